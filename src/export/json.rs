//! The JSON of `synoptic compare --format json`, version 1. Offsets are bytes into the decoded text as UTF-8.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeSeq};

use crate::{
    align::{ClaimIndex, Link},
    claims::{Attribution, Claim, Date, Name, Quantity, Reference},
    compare::{Article, Comparison, Group},
    edits::Reading,
    ingest::Field,
    judge::{Aspect, Difference, Place},
    notes::Note,
    origins::NearCopy,
    segment::PieceKind,
    text::Span,
};

/// Writes `reading` and what was noted on the way as one line of JSON.
pub fn write_json(reading: &Reading, notes: &[Note], out: &mut dyn Write) -> io::Result<()> {
    let comparison = &*reading.comparison;
    let ids: Vec<String> = (0..comparison.claims.len() as u32).map(|index| comparison.claim_id(index)).collect();
    let ids = Ids(&ids);
    let json = ComparisonJson {
        format: "synoptic-comparison",
        version: 1,
        documents: List(|| (0..comparison.articles.len() as u32).map(|index| document(comparison, ids, index))),
        claims: List(|| (0..comparison.claims.len() as u32).map(|index| claim(comparison, ids, index))),
        groups: List(|| comparison.groups.iter().map(|group| self::group(comparison, ids, group))),
        links: List(|| comparison.links.iter().map(|link| self::link(ids, link))),
        copies: List(|| comparison.copies.iter().map(|copy| near_copy(comparison, copy))),
        notes: List(|| notes.iter().map(note)),
    };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct ComparisonJson<D: Serialize, C: Serialize, G: Serialize, L: Serialize, O: Serialize, N: Serialize> {
    format: &'static str,
    version: u32,
    documents: D,
    claims: C,
    groups: G,
    links: L,
    copies: O,
    notes: N,
}

/// The ids of all claims, made once: links name each of them many times.
#[derive(Clone, Copy)]
struct Ids<'a>(&'a [String]);

impl<'a> Ids<'a> {
    fn of(self, claim: ClaimIndex) -> &'a str {
        &self.0[claim as usize]
    }
}

/// A list that is made while it is written, so that a large comparison is never held twice.
struct List<F>(F);

impl<F: Fn() -> I, I: Iterator<Item = T>, T: Serialize> Serialize for List<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for item in self.0() {
            list.serialize_element(&item)?;
        }
        list.end()
    }
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a str,
    file: String,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    link: Option<&'a str>,
    /// Which of the four above are not declared by the text but guessed from it.
    guessed: Vec<&'static str>,
    language: Option<&'a str>,
    encoding: &'a str,
    sha256: &'a str,
    furniture: Vec<FurnitureJson>,
    /// What the article says in two ways.
    contradictions: Vec<DetailJson<'a>>,
}

#[derive(Serialize)]
struct FurnitureJson {
    start: u32,
    end: u32,
    kind: &'static str,
}

fn document<'a>(comparison: &'a Comparison, ids: Ids<'a>, index: u32) -> DocumentJson<'a> {
    let article: &Article = &comparison.articles[index as usize];
    let document = &article.document;
    let metadata = &document.metadata;
    let fields = [
        ("title", &metadata.title),
        ("source", &metadata.source),
        ("published", &metadata.published),
        ("link", &metadata.link),
    ];
    let is_guessed = |field: &Option<Field>| field.as_ref().is_some_and(|field| field.guessed);
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    DocumentJson {
        id: &document.id,
        file: document.file(),
        title: value(&metadata.title),
        source: value(&metadata.source),
        published: value(&metadata.published),
        link: value(&metadata.link),
        guessed: fields.iter().filter(|(_, field)| is_guessed(field)).map(|(name, _)| *name).collect(),
        language: document.language,
        encoding: document.encoding,
        sha256: &document.sha256,
        furniture: pieces
            .filter(|piece| piece.kind != PieceKind::Sentence)
            .map(|piece| FurnitureJson { start: piece.span.start, end: piece.span.end, kind: piece.kind.as_str() })
            .collect(),
        contradictions: comparison
            .contradictions_in(index)
            .map(|found| detail(comparison, ids, found.aspect, &found.values))
            .collect(),
    }
}

fn value(field: &Option<Field>) -> Option<&str> {
    field.as_ref().map(|field| field.value.as_str())
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: &'a str,
    document: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    /// What its paragraph is in the article: "headline", "lead", "body" or "caption".
    role: &'static str,
    polarity: &'static str,
    /// The words that make it a denial or an allegation.
    #[serde(skip_serializing_if = "Option::is_none")]
    polarity_words: Option<Words<'a>>,
    /// The word that negates its main predicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    negation: Option<Words<'a>>,
    certainty: &'static str,
    /// The words that hedge it.
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty_words: Option<Words<'a>>,
    attribution: Option<AttributionJson<'a>>,
    /// The earlier claim that its pointing words ("thông tin này") mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    refers: Option<ReferenceJson<'a>>,
    quantities: Vec<QuantityJson<'a>>,
    dates: Vec<DateJson<'a>>,
    times: Vec<TimeJson<'a>>,
    names: Vec<NameJson<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct AttributionJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    direct: bool,
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    claim: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct QuantityJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    low: f64,
    high: f64,
    bound: &'static str,
    unit: &'a str,
}

#[derive(Serialize)]
struct DateJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    from: String,
    to: String,
    /// What of it is not written but inferred from the day of publication: "nothing", "year", "day" or "extent".
    inferred: &'static str,
}

#[derive(Serialize)]
struct TimeJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    /// ISO 8601: "15" or "09:50".
    clock: String,
}

#[derive(Serialize)]
struct NameJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    name: &'a str,
    kind: &'static str,
    /// The country whose government it can stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'static str>,
}

fn words(text: &str, span: Span) -> Words<'_> {
    Words { start: span.start, end: span.end, text: span.of(text) }
}

fn claim<'a>(comparison: &'a Comparison, ids: Ids<'a>, index: ClaimIndex) -> ClaimJson<'a> {
    let (article, claim) = comparison.claim(index);
    let Claim { span, role, quantities, dates, times, names, attribution, polarity, certainty, refers, .. } = claim;
    let text = article.document.text.as_str();
    // The claims of an article are numbered through.
    let first = index - comparison.claims[index as usize].claim;
    let Words { start, end, text: own } = words(text, *span);
    ClaimJson {
        id: ids.of(index),
        document: &article.document.id,
        start,
        end,
        text: own,
        role: role.as_str(),
        polarity: polarity.as_str(),
        polarity_words: claim.polarity_cue.map(|span| words(text, span)),
        negation: claim.negated.map(|span| words(text, span)),
        certainty: certainty.as_str(),
        certainty_words: claim.certainty_cue.map(|span| words(text, span)),
        attribution: attribution
            .as_ref()
            .map(|Attribution { span, direct }| AttributionJson { words: words(text, *span), direct: *direct }),
        refers: refers.map(|Reference { span, claim, kind }| ReferenceJson {
            words: words(text, span),
            claim: ids.of(first + claim),
            kind: kind.as_str(),
        }),
        quantities: quantities.iter().map(|quantity| quantity_json(text, quantity)).collect(),
        dates: dates
            .iter()
            .map(|Date { span, from, to, inferred }| DateJson {
                words: words(text, *span),
                from: from.to_string(),
                to: to.to_string(),
                inferred: inferred.as_str(),
            })
            .collect(),
        times: times
            .iter()
            .map(|time| TimeJson { words: words(text, time.span), clock: time.clock.to_string() })
            .collect(),
        names: names.iter().map(|name| name_json(text, name)).collect(),
    }
}

fn quantity_json<'a>(text: &'a str, quantity: &'a Quantity) -> QuantityJson<'a> {
    let Quantity { span, low, high, bound, unit, .. } = quantity;
    QuantityJson { words: words(text, *span), low: *low, high: *high, bound: bound.as_str(), unit }
}

fn name_json<'a>(text: &'a str, name: &'a Name) -> NameJson<'a> {
    NameJson { words: words(text, name.span), name: &name.name, kind: name.kind.as_str(), country: name.country }
}

#[derive(Serialize)]
struct GroupJson<'a> {
    id: &'a str,
    members: Vec<&'a str>,
    /// The member that the others are most like.
    best: &'a str,
    verdict: &'static str,
    /// How many of its documents are independent.
    origins: u32,
    absent: Vec<&'a str>,
    differences: Vec<DifferenceJson<'a>>,
    /// Details that are written otherwise and can be the same.
    same: Vec<DetailJson<'a>>,
}

/// A kind of detail and the places that show it.
#[derive(Serialize)]
struct DetailJson<'a> {
    aspect: &'static str,
    values: Vec<PlaceJson<'a>>,
}

#[derive(Serialize)]
struct DifferenceJson<'a> {
    #[serde(flatten)]
    detail: DetailJson<'a>,
    /// Whether the days on which the articles came out explain it.
    over_time: bool,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    claim: &'a str,
    #[serde(flatten)]
    words: Words<'a>,
    value: &'a str,
}

fn group<'a>(comparison: &'a Comparison, ids: Ids<'a>, group: &'a Group) -> GroupJson<'a> {
    let difference = |difference: &'a Difference| DifferenceJson {
        detail: detail(comparison, ids, difference.aspect, &difference.values),
        over_time: difference.over_time,
    };
    let id_of = |article: u32| comparison.articles[article as usize].document.id.as_str();
    GroupJson {
        id: &group.id,
        members: group.members.iter().map(|&index| ids.of(index)).collect(),
        best: ids.of(group.best),
        verdict: group.verdict.as_str(),
        origins: group.origins,
        absent: comparison.absent(group).map(id_of).collect(),
        differences: group.differences.iter().map(difference).collect(),
        same: group.same.iter().map(|same| detail(comparison, ids, same.aspect, &same.values)).collect(),
    }
}

fn detail<'a>(comparison: &'a Comparison, ids: Ids<'a>, aspect: Aspect, places: &'a [Place]) -> DetailJson<'a> {
    let place = |place: &'a Place| {
        let text = &comparison.claim(place.claim).0.document.text;
        PlaceJson { claim: ids.of(place.claim), words: words(text, place.span), value: &place.value }
    };
    DetailJson { aspect: aspect.as_str(), values: places.iter().map(place).collect() }
}

#[derive(Serialize)]
struct LinkJson<'a> {
    a: &'a str,
    b: &'a str,
    score: f32,
    why: Vec<ReasonJson>,
}

#[derive(Serialize)]
struct ReasonJson {
    reason: &'static str,
    weight: f32,
}

fn link<'a>(ids: Ids<'a>, link: &Link) -> LinkJson<'a> {
    LinkJson {
        a: ids.of(link.a),
        b: ids.of(link.b),
        score: rounded(link.score),
        why: link.why.iter().map(|why| ReasonJson { reason: why.kind.as_str(), weight: rounded(why.weight) }).collect(),
    }
}

/// Two documents of which one has much of the other's text.
#[derive(Serialize)]
struct NearCopyJson<'a> {
    a: &'a str,
    b: &'a str,
    share_of_a: f32,
    share_of_b: f32,
}

fn near_copy<'a>(comparison: &'a Comparison, copy: &NearCopy) -> NearCopyJson<'a> {
    let id_of = |article: u32| comparison.articles[article as usize].document.id.as_str();
    NearCopyJson {
        a: id_of(copy.a),
        b: id_of(copy.b),
        share_of_a: rounded(copy.share_of_a),
        share_of_b: rounded(copy.share_of_b),
    }
}

/// Four digits are more than the model knows.
fn rounded(value: f32) -> f32 {
    (value * 1e4).round() / 1e4
}

#[derive(Serialize)]
struct NoteJson<'a> {
    document: &'a str,
    level: &'static str,
    text: String,
}

fn note(note: &Note) -> NoteJson<'_> {
    NoteJson { document: &note.subject, level: note.level.as_str(), text: note.what.to_string() }
}
