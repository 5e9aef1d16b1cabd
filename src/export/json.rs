//! The JSON of `synoptic compare --format json`, version 2. Offsets are bytes into the decoded text as UTF-8.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Write},
    sync::Arc,
};

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::facts::spread_of_fact;
use crate::{
    align::{Link, MODEL},
    claims::{Attribution, Claim, Date, Name, Quantity, Reference},
    compare::{Article, Comparison, Group},
    edits::{Author, Decision, Hand, Orphan, Reading, Remarks, SetVerdict, Standing, USUAL_SCALE},
    facts::{self, Fact},
    ids::{ArticleId, ClaimId, ClaimKey, ContentHash, DocumentId, FactKey, GroupId, GroupKey, IdVec},
    ingest::{Document, Field},
    judge::{Aspect, Difference, Place},
    notes::Note,
    origins::NearCopy,
    segment::{Piece, PieceKind},
    text::Span,
};

/// Which links are written, and how much of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// Those that hold a group or an alignment together, and near misses; of each the heaviest reasons.
    #[default]
    Kept,
    /// Every one, with every reason.
    All,
}

/// Two passages that are not in one group and make the same claim with this probability are a near miss.
const NEAR_MISS: f32 = 0.15;
/// So many reasons of a link are written where only the heaviest are.
const HEAVIEST_REASONS: usize = 5;

impl Links {
    fn has(self, comparison: &Comparison, link: &Link) -> bool {
        self == Links::All || holds_together(comparison, link) || is_near_miss(comparison, link)
    }

    fn most_reasons(self) -> usize {
        match self {
            Links::Kept => HEAVIEST_REASONS,
            Links::All => usize::MAX,
        }
    }
}

/// Whether `link` is a ground for a group of several articles or for an alignment.
fn holds_together(comparison: &Comparison, link: &Link) -> bool {
    let [a, b] = [link.a, link.b].map(|claim| comparison.claims[claim]);
    let is_home = a.group == b.group && comparison.groups[a.group].sources > 1;
    let is_grouped = is_home || is_guest_with(comparison, link);
    let is_aligned = a.alignment == b.alignment && link.related >= MODEL.floor;
    (is_grouped || is_aligned) && (a.article != b.article || link.points)
}

/// Whether one claim of `link` is a guest where the other is at home.
fn is_guest_with(comparison: &Comparison, link: &Link) -> bool {
    let home = |claim: ClaimId| comparison.claims[claim].group;
    let is_guest = |claim: ClaimId, group: GroupId| home(claim) != group && comparison.is_in(claim, group);
    is_guest(link.a, home(link.b)) || is_guest(link.b, home(link.a))
}

fn is_near_miss(comparison: &Comparison, link: &Link) -> bool {
    let [a, b] = [link.a, link.b].map(|claim| comparison.claims[claim].group);
    a != b && link.score >= NEAR_MISS && !is_guest_with(comparison, link)
}

/// Writes `reading` and what was noted on the way as one line of JSON.
pub fn write_json(reading: &Reading, notes: &[Note], links: Links, out: &mut dyn Write) -> io::Result<()> {
    let (comparison, hand) = (&*reading.comparison, &*reading.hand);
    let ids: IdVec<ClaimId, ClaimKey> = comparison.claims.ids().map(|claim| comparison.claim_key(claim)).collect();
    let ids = Keys(&ids);
    let json = ComparisonJson {
        format: "synoptic-comparison",
        version: 2,
        documents: List(|| comparison.articles.ids().map(|index| document(comparison, ids, index))),
        claims: List(|| comparison.claims.ids().map(|index| claim(comparison, hand, ids, index))),
        groups: List(|| comparison.groups.ids().map(|index| group(comparison, hand, ids, index))),
        alignments: List(|| comparison.alignments.iter().map(|members| alignment(ids, members))),
        facts: List(|| comparison.facts.iter().map(|fact| self::fact(comparison, ids, fact))),
        links: List(|| {
            let written = comparison.links.iter().filter(|link| links.has(comparison, link));
            written.map(|link| self::link(hand, ids, link, links.most_reasons()))
        }),
        copies: List(|| comparison.copies.iter().map(|copy| near_copy(comparison, copy))),
        notes: List(|| notes.iter().map(note)),
        meaning: meaning(comparison),
        decisions: decisions(comparison, hand, ids),
        orphans: hand.orphans.iter().map(orphan).collect(),
        scale: if hand.scale == USUAL_SCALE { &[] } else { &hand.scale },
        author: author(hand),
    };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct ComparisonJson<'a, D, C, G, A, F, L, O, N>
where
    D: Serialize,
    C: Serialize,
    G: Serialize,
    A: Serialize,
    F: Serialize,
    L: Serialize,
    O: Serialize,
    N: Serialize,
{
    format: &'static str,
    version: u32,
    documents: D,
    claims: C,
    groups: G,
    alignments: A,
    facts: F,
    links: L,
    copies: O,
    notes: N,
    /// By what else than its words it was compared; null where by nothing.
    meaning: Option<MeaningJson<'a>>,
    /// What the reader said of pairs of claims, whether or not there is a link between them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<DecisionJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    orphans: Vec<OrphanJson<'a>>,
    /// The reader's own names for ratings, from the truest to the falsest.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    scale: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<AuthorJson<'a>>,
}

#[derive(Serialize)]
struct MeaningJson<'a> {
    model: &'a str,
    /// Of so many claims the meaning was known.
    claims: usize,
}

fn meaning(comparison: &Comparison) -> Option<MeaningJson<'_>> {
    let vectors = &*comparison.vectors;
    let of_article = |article: &Arc<Article>| vectors.of_claims(article).iter().flatten().count();
    let claims = || comparison.articles.iter().map(of_article).sum();
    (!vectors.is_empty()).then(|| MeaningJson { model: vectors.model(), claims: claims() })
}

#[derive(Serialize)]
struct DecisionJson<'a> {
    a: &'a ClaimKey,
    b: &'a ClaimKey,
    decision: &'static str,
}

#[derive(Serialize)]
struct OrphanJson<'a> {
    act: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    quotes: Vec<QuoteJson<'a>>,
    /// Whether the articles of its words are closed; else the words are gone from them.
    closed: bool,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    /// Hash of the text that the words were in.
    sha256: &'a ContentHash,
    text: &'a str,
    /// How often the words stood earlier in that text.
    occurrence: u32,
}

/// Who checks the facts.
#[derive(Serialize)]
pub(super) struct AuthorJson<'a> {
    name: &'a str,
    link: &'a str,
    kind: &'static str,
}

pub(super) fn author(hand: &Hand) -> Option<AuthorJson<'_>> {
    let Author { name, link, kind } = &hand.author;
    (hand.author != Author::default()).then_some(AuthorJson { name, link, kind: kind.as_str() })
}

fn decisions<'a>(comparison: &Comparison, hand: &Hand, ids: Keys<'a>) -> Vec<DecisionJson<'a>> {
    let decided = |a: ClaimId| hand.decided(a).filter(move |&(b, _)| a < b).map(move |(b, decision)| (a, b, decision));
    let all = comparison.claims.ids().flat_map(decided);
    all.map(|(a, b, decision)| DecisionJson { a: ids.of(a), b: ids.of(b), decision: as_str(decision) }).collect()
}

fn as_str(decision: Decision) -> &'static str {
    match decision {
        Decision::Confirmed => "confirmed",
        Decision::Rejected => "rejected",
    }
}

fn orphan(orphan: &Orphan) -> OrphanJson<'_> {
    let quotes = orphan.quotes.iter();
    OrphanJson {
        act: orphan.act.as_str(),
        text: &orphan.text,
        quotes: quotes
            .map(|anchor| QuoteJson { sha256: &anchor.document, text: &anchor.quote, occurrence: anchor.occurrence })
            .collect(),
        closed: orphan.closed,
    }
}

/// What the reader noted of a claim or group.
#[derive(Default, Serialize)]
pub(super) struct RemarksJson<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<RemarkJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'static str>,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    number: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct RatingJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    evidence: &'a str,
}

pub(super) fn remarks(remarks: Option<&Remarks>) -> RemarksJson<'_> {
    let Some(remarks) = remarks else { return RemarksJson::default() };
    RemarksJson {
        notes: remarks.notes.iter().map(|(&number, text)| RemarkJson { number, text }).collect(),
        tags: remarks.tags.iter().map(String::as_str).collect(),
        rating: remarks.rating.as_ref().map(|rating| RatingJson { name: &rating.name, evidence: &rating.evidence }),
        colour: remarks.colour.map(|colour| colour.as_str()),
    }
}

/// The ids of all claims, made once: links name each of them many times.
#[derive(Clone, Copy)]
struct Keys<'a>(&'a IdVec<ClaimId, ClaimKey>);

impl<'a> Keys<'a> {
    fn of(self, claim: ClaimId) -> &'a ClaimKey {
        &self.0[claim]
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

/// What an article says of itself, or was guessed of it.
#[derive(Serialize)]
pub(super) struct MetadataJson<'a> {
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    author: Option<&'a str>,
    link: Option<&'a str>,
    /// Which of the five above are not declared by the text but guessed from it.
    guessed: Vec<&'static str>,
    /// Where in the text those stand that it declares or that were guessed from it.
    stands: BTreeMap<&'static str, [u32; 2]>,
    language: Option<&'a str>,
    encoding: &'a str,
    sha256: &'a ContentHash,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a DocumentId,
    file: String,
    #[serde(flatten)]
    metadata: MetadataJson<'a>,
    furniture: Vec<FurnitureJson>,
    /// What the article says in two ways.
    contradictions: Vec<DetailJson<'a>>,
    /// Which of its properties the reader corrected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrected: Vec<CorrectionJson<'a>>,
    /// What the reader said that places are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<FurnitureJson>,
}

#[derive(Serialize)]
struct CorrectionJson<'a> {
    property: &'static str,
    /// What was read.
    read: Option<&'a str>,
}

fn corrected(document: &Document) -> Vec<CorrectionJson<'_>> {
    let corrections = document.corrected.iter();
    corrections.map(|of| CorrectionJson { property: of.property.as_str(), read: of.read.as_deref() }).collect()
}

fn marks(document: &Document) -> Vec<FurnitureJson> {
    let marks = document.marks.iter();
    marks.map(|mark| FurnitureJson { start: mark.span.start, end: mark.span.end, kind: mark.kind.as_str() }).collect()
}

#[derive(Serialize)]
struct FurnitureJson {
    start: u32,
    end: u32,
    kind: &'static str,
}

pub(super) fn metadata(document: &Document) -> MetadataJson<'_> {
    let metadata = &document.metadata;
    let fields = [
        ("title", &metadata.title),
        ("source", &metadata.source),
        ("published", &metadata.published),
        ("author", &metadata.author),
        ("link", &metadata.link),
    ];
    let stands = |field: &Option<Field>| field.as_ref()?.at.map(|at| [at.start, at.end]);
    let is_guessed = |field: &Option<Field>| field.as_ref().is_some_and(|field| field.guessed);
    MetadataJson {
        title: value(&metadata.title),
        source: value(&metadata.source),
        published: value(&metadata.published),
        author: value(&metadata.author),
        link: value(&metadata.link),
        guessed: fields.iter().filter(|(_, field)| is_guessed(field)).map(|(name, _)| *name).collect(),
        stands: fields.iter().filter_map(|(name, field)| Some((*name, stands(field)?))).collect(),
        language: document.language,
        encoding: document.encoding,
        sha256: &document.sha256,
    }
}

fn document<'a>(comparison: &'a Comparison, ids: Keys<'a>, index: ArticleId) -> DocumentJson<'a> {
    let article: &Article = &comparison.articles[index];
    let document = &article.document;
    DocumentJson {
        id: &document.id,
        file: document.file(),
        metadata: metadata(document),
        furniture: furniture(article),
        contradictions: comparison
            .contradictions_in(index)
            .map(|found| detail(comparison, ids, found.aspect, &found.values))
            .collect(),
        corrected: corrected(document),
        marks: marks(document),
    }
}

/// What is no claim: pieces of the text, and in subtitles the numbers and times that a sentence runs over.
fn furniture(article: &Article) -> Vec<FurnitureJson> {
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    let (sentences, others): (Vec<&Piece>, Vec<&Piece>) = pieces.partition(|piece| piece.kind == PieceKind::Sentence);
    let cues = article.document.cues.iter().filter(|cue| {
        let at = sentences.partition_point(|sentence| sentence.span.end <= cue.start);
        sentences.get(at).is_some_and(|sentence| sentence.span.contains(**cue))
    });
    let json = |span: Span, kind: PieceKind| FurnitureJson { start: span.start, end: span.end, kind: kind.as_str() };
    let mut furniture: Vec<FurnitureJson> = others.iter().map(|piece| json(piece.span, piece.kind)).collect();
    furniture.extend(cues.map(|&cue| json(cue, PieceKind::Furniture)));
    furniture.sort_by_key(|piece| piece.start);
    furniture
}

fn value(field: &Option<Field>) -> Option<&str> {
    field.as_ref().map(|field| field.value.as_str())
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: &'a ClaimKey,
    document: &'a DocumentId,
    start: u32,
    end: u32,
    text: &'a str,
    /// The words without the marks of Markdown and subtitles, where such stand among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<&'a str>,
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
    #[serde(flatten)]
    remarks: RemarksJson<'a>,
}

/// Words of a text and where they stand.
#[derive(Serialize)]
pub(super) struct Words<'a> {
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
    claim: &'a ClaimKey,
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

pub(super) fn words(text: &str, span: Span) -> Words<'_> {
    Words { start: span.start, end: span.end, text: span.of(text) }
}

fn claim<'a>(comparison: &'a Comparison, hand: &'a Hand, ids: Keys<'a>, index: ClaimId) -> ClaimJson<'a> {
    let (article, claim) = comparison.claim(index);
    let Claim { span, role, quantities, dates, times, names, attribution, polarity, certainty, refers, .. } = claim;
    let text = article.document.text.as_str();
    let claims = comparison.claims_of(comparison.claims[index].article);
    ClaimJson {
        id: ids.of(index),
        document: &article.document.id,
        start: span.start,
        end: span.end,
        text: span.of(text),
        said: claim.said.as_deref(),
        role: role.as_str(),
        polarity: polarity.as_str(),
        polarity_words: claim.polarity_cue.map(|span| words(text, span)),
        negation: claim.negated.map(|span| words(text, span)),
        certainty: certainty.as_str(),
        certainty_words: claim.certainty_cue.map(|span| words(text, span)),
        attribution: attribution
            .as_ref()
            .map(|Attribution { span, direct, .. }| AttributionJson { words: words(text, *span), direct: *direct }),
        refers: refers.map(|Reference { span, claim, kind }| ReferenceJson {
            words: words(text, span),
            claim: ids.of(claims.of_local(claim)),
            kind: kind.as_str(),
        }),
        quantities: quantities.iter().map(|quantity| quantity_json(text, quantity)).collect(),
        dates: dates
            .iter()
            .map(|Date { span, from, to, inferred, .. }| DateJson {
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
        remarks: remarks(hand.passages.get(&index)),
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
    id: &'a GroupKey,
    members: Vec<&'a ClaimKey>,
    /// The member that the others are most like.
    best: &'a ClaimKey,
    verdict: &'static str,
    /// How many of its documents are independent.
    origins: u32,
    /// The mean probability that two members, of different documents, make the same claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f32>,
    /// Whether the members only probably make the same claim, and the reader did not decide on them.
    loose: bool,
    absent: Vec<&'a DocumentId>,
    differences: Vec<DifferenceJson<'a>>,
    /// Details that are written otherwise and can be the same.
    same: Vec<DetailJson<'a>>,
    /// What the reader says of the verdict.
    #[serde(flatten)]
    judgement: Option<JudgementJson<'a>>,
    /// Whether the reader stands for every member.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    confirmed: bool,
    /// The members that are not only suggested by the program.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    standings: Vec<StandingJson<'a>>,
    /// The claims that the reader keeps apart from a member.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kept_out: Vec<&'a ClaimKey>,
    #[serde(flatten)]
    remarks: RemarksJson<'a>,
}

#[derive(Serialize)]
struct JudgementJson<'a> {
    /// The program's verdict.
    judged: &'static str,
    /// Whose the verdict is.
    by: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

#[derive(Serialize)]
struct StandingJson<'a> {
    claim: &'a ClaimKey,
    standing: &'static str,
}

fn standing<'a>(
    comparison: &Comparison,
    hand: &Hand,
    ids: Keys<'a>,
    claim: ClaimId,
    group: GroupId,
) -> Option<StandingJson<'a>> {
    let standing = hand.standing(comparison, claim, group);
    (standing != Standing::Suggested).then(|| StandingJson { claim: ids.of(claim), standing: standing.as_str() })
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
    /// Whether it changed, by the reports' own words or the days on which they came out.
    over_time: bool,
    /// The fact that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a FactKey>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    claim: &'a ClaimKey,
    #[serde(flatten)]
    words: Words<'a>,
    value: Cow<'a, str>,
}

fn group<'a>(comparison: &'a Comparison, hand: &'a Hand, ids: Keys<'a>, index: GroupId) -> GroupJson<'a> {
    let group: &Group = &comparison.groups[index];
    let set = hand.groups.get(&index).and_then(|of| of.verdict.as_ref());
    let judgement =
        |set: &'a SetVerdict| JudgementJson { judged: set.machine.as_str(), by: "reader", reason: &set.reason };
    let difference = |difference: &'a Difference| DifferenceJson {
        detail: detail(comparison, ids, difference.aspect, &difference.values),
        over_time: difference.over_time,
        fact: difference.fact.as_ref(),
    };
    let id_of = |article: ArticleId| &comparison.articles[article].document.id;
    GroupJson {
        id: &group.key,
        members: group.members.iter().map(|&index| ids.of(index)).collect(),
        best: ids.of(group.best),
        verdict: group.verdict.as_str(),
        origins: group.origins,
        probability: group.probability.map(rounded),
        loose: hand.is_loose(comparison, index),
        absent: comparison.absent(group).map(id_of).collect(),
        differences: group.differences.iter().map(difference).collect(),
        same: group.same.iter().map(|same| detail(comparison, ids, same.aspect, &same.values)).collect(),
        judgement: set.map(judgement),
        confirmed: hand.is_confirmed(comparison, index),
        standings: group.members.iter().filter_map(|&claim| standing(comparison, hand, ids, claim, index)).collect(),
        kept_out: hand.kept_out(comparison, index).into_iter().map(|claim| ids.of(claim)).collect(),
        remarks: remarks(hand.remarks(index)),
    }
}

fn detail<'a>(comparison: &'a Comparison, ids: Keys<'a>, aspect: Aspect, places: &'a [Place]) -> DetailJson<'a> {
    DetailJson { aspect: aspect.as_str(), values: places.iter().map(|shown| place(comparison, ids, shown)).collect() }
}

fn place<'a>(comparison: &'a Comparison, ids: Keys<'a>, place: &'a Place) -> PlaceJson<'a> {
    let text = &comparison.claim(place.claim).0.document.text;
    PlaceJson { claim: ids.of(place.claim), words: words(text, place.span), value: place.value.canonical() }
}

/// Claims on the same part of the story.
#[derive(Serialize)]
struct AlignmentJson<'a> {
    /// The first, in the order of the alphabet, of the ids of its members.
    id: Option<&'a ClaimKey>,
    members: Vec<&'a ClaimKey>,
}

fn alignment<'a>(ids: Keys<'a>, members: &[ClaimId]) -> AlignmentJson<'a> {
    let members: Vec<&ClaimKey> = members.iter().map(|&claim| ids.of(claim)).collect();
    AlignmentJson { id: members.iter().min().copied(), members }
}

/// What several documents tell of one attribute of one subject.
#[derive(Serialize)]
struct FactJson<'a> {
    id: &'a FactKey,
    aspect: &'static str,
    subject: &'a str,
    attribute: &'a str,
    label: &'a str,
    verdict: &'static str,
    probability: f32,
    /// How many of its documents are independent.
    origins: u32,
    values: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    document: &'a DocumentId,
    #[serde(flatten)]
    place: PlaceJson<'a>,
    /// Values of one number fit each other.
    variant: u32,
    /// Whether the document takes it back itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    corrected: bool,
}

fn fact<'a>(comparison: &'a Comparison, ids: Keys<'a>, fact: &'a Fact) -> FactJson<'a> {
    let value = |value: &'a facts::FactValue| ValueJson {
        document: &comparison.claim(value.place.claim).0.document.id,
        place: place(comparison, ids, &value.place),
        variant: value.variant,
        corrected: value.corrected,
    };
    FactJson {
        id: &fact.key,
        aspect: fact.aspect.as_str(),
        subject: &fact.subject,
        attribute: &fact.attribute,
        label: &fact.label,
        verdict: fact.verdict.as_str(),
        probability: rounded(fact.probability),
        origins: spread_of_fact(comparison, fact).origins,
        values: fact.values.iter().map(value).collect(),
    }
}

#[derive(Serialize)]
struct LinkJson<'a> {
    a: &'a ClaimKey,
    b: &'a ClaimKey,
    /// The probability that both make the same claim.
    score: f32,
    /// The probability that both are on the same part of the story.
    related: f32,
    why: Vec<ReasonJson>,
    /// What the reader said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
}

#[derive(Serialize)]
struct ReasonJson {
    reason: &'static str,
    weight: f32,
}

fn link<'a>(hand: &Hand, ids: Keys<'a>, link: &Link, most_reasons: usize) -> LinkJson<'a> {
    let reasons = link.why.iter().take(most_reasons);
    LinkJson {
        a: ids.of(link.a),
        b: ids.of(link.b),
        score: rounded(link.score),
        related: rounded(link.related),
        why: reasons.map(|why| ReasonJson { reason: why.kind.key(), weight: rounded(why.weight) }).collect(),
        decision: hand.decision(link.a, link.b).map(as_str),
    }
}

/// Two documents of which one has much of the other's text.
#[derive(Serialize)]
struct NearCopyJson<'a> {
    a: &'a DocumentId,
    b: &'a DocumentId,
    share_of_a: f32,
    share_of_b: f32,
}

fn near_copy<'a>(comparison: &'a Comparison, copy: &NearCopy) -> NearCopyJson<'a> {
    let id_of = |article: ArticleId| &comparison.articles[article].document.id;
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

/// What was noted of a document.
#[derive(Serialize)]
pub(super) struct NoteJson<'a> {
    document: &'a str,
    level: &'static str,
    text: String,
}

pub(super) fn note(note: &Note) -> NoteJson<'_> {
    NoteJson { document: &note.subject, level: note.level.as_str(), text: note.what.to_string() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::{Links, write_json};
    use crate::{
        align::{Link, ReasonKind},
        edits::Reading,
        export::{
            Format,
            fixture::{documents, edited, plain, worked_through, written},
        },
        ids::ClaimId,
        ingest::MarkKind,
        text::Span,
    };

    fn shown(reading: &Reading) -> Value {
        serde_json::from_slice(&written(Format::Json, reading)).unwrap()
    }

    #[test]
    fn without_edits_there_is_no_sign_of_a_reader() {
        let json = shown(&plain(&documents()));
        let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
        let expected = "alignments claims copies documents facts format groups links meaning notes version";
        assert_eq!(keys, expected.split(' ').collect::<Vec<_>>());
        let text = json.to_string();
        for field in
            ["judged", "\"by\"", "confirmed", "standings", "kept_out", "decision", "corrected", "\"marks\"", "rating"]
        {
            assert!(!text.contains(field), "{field}");
        }
    }

    #[test]
    fn what_the_reader_said_stands_beside_what_the_program_says() {
        let json = shown(&worked_through(&documents(), "xem lại"));
        let group = json["groups"].as_array().unwrap().iter().find(|group| group.get("judged").is_some()).unwrap();
        assert_eq!(
            (&group["verdict"], &group["judged"], &group["by"]),
            (&json!("changed"), &json!("differ"), &json!("reader"))
        );
        assert_eq!((&group["reason"], &group["confirmed"]), (&json!("xem lại"), &json!(true)));
        assert_eq!(group["rating"], json!({ "name": "mostly-true", "evidence": "xem lại" }));
        assert_eq!((&group["tags"], &group["colour"]), (&json!(["xem lại"]), &json!("blue")));
        assert_eq!(group["standings"][0]["standing"], "confirmed");
        assert_eq!(group["kept_out"].as_array().unwrap().len(), 1);
        assert_eq!(json["documents"][1]["corrected"], json!([{ "property": "source", "read": "Báo Cảng" }]));
        assert_eq!(json["author"]["link"], "https://check.example");
        let decisions = json["decisions"].as_array().unwrap();
        assert!(
            decisions.iter().any(|of| of["decision"] == "rejected")
                && decisions.iter().any(|of| of["decision"] == "confirmed")
        );
        let noted = json["claims"].as_array().unwrap().iter().find(|claim| claim.get("notes").is_some()).unwrap();
        assert_eq!(noted["notes"], json!([{ "number": 2, "text": "xem lại" }]));
    }

    #[test]
    fn a_fact_has_its_values_and_counts_its_origins() {
        let json = shown(&plain(&documents()));
        let fact = &json["facts"][0];
        assert_eq!(
            (&fact["aspect"], &fact["verdict"], &fact["origins"]),
            (&json!("quantity"), &json!("differ"), &json!(2))
        );
        let texts: Vec<&Value> = fact["values"].as_array().unwrap().iter().map(|value| &value["text"]).collect();
        assert_eq!(texts, ["12 people", "15 people"]);
        let differences = |group: &Value| group["differences"].as_array().unwrap().clone();
        let named = json["groups"].as_array().unwrap().iter().flat_map(differences).any(|of| of["fact"] == fact["id"]);
        assert!(named, "{}", json["groups"]);
    }

    /// The links that are written of the two articles with these besides: their pairs, and how many reasons each has.
    fn written_links(links: Links, more: &[Link]) -> Vec<([String; 2], usize)> {
        let mut reading = plain(&documents());
        let comparison = Arc::make_mut(&mut reading.comparison);
        Arc::make_mut(&mut comparison.links).extend_from_slice(more);
        let mut out = Vec::new();
        write_json(&reading, &[], links, &mut out).unwrap();
        let json: Value = serde_json::from_slice(&out).unwrap();
        let written = json["links"].as_array().unwrap().iter().map(|link| {
            let ends = ["a", "b"].map(|end| link[end].as_str().unwrap().to_owned());
            (ends, link["why"].as_array().unwrap().len())
        });
        written.collect()
    }

    #[test]
    fn links_that_explain_nothing_are_left_out_and_of_the_others_all_but_five_reasons() {
        // Claims 0 to 2 are of the first article, 3 to 5 of the second: headline, people hurt, something else.
        let link = |a, b, score, related, points| {
            let (a, b) = (ClaimId(a), ClaimId(b));
            Link { a, b, score, related, points, in_common: 1.0, why: Vec::new() }
        };
        let more = [
            link(0, 1, 0.0, 0.9, false),  // of one article
            link(0, 3, 0.14, 0.9, false), // neither near nor together
            link(0, 4, 0.16, 0.0, false), // a near miss
        ];
        let all = written_links(Links::All, &more);
        assert_eq!(all.iter().map(|(_, reasons)| *reasons).collect::<Vec<_>>(), [7, 7, 0, 0, 0]);
        let kept = written_links(Links::Kept, &more);
        assert_eq!(kept.iter().map(|(_, reasons)| *reasons).collect::<Vec<_>>(), [5, 5, 0]);
        let ends = |links: &[([String; 2], usize)]| links.iter().map(|(ends, _)| ends.clone()).collect::<Vec<_>>();
        assert_eq!(ends(&kept), [&ends(&all)[..2], &ends(&all)[4..]].concat());
    }

    #[test]
    fn the_schema_describes_every_reason() {
        let schema: Value = serde_json::from_str(include_str!("../../assets/comparison.schema.json")).unwrap();
        let described = schema["$defs"]["reason"]["oneOf"].as_array().unwrap();
        assert!(described.iter().all(|reason| !reason["description"].as_str().unwrap().is_empty()));
        let keys: Vec<&str> = described.iter().map(|reason| reason["const"].as_str().unwrap()).collect();
        assert_eq!(keys, ReasonKind::ALL.iter().map(|kind| kind.key()).collect::<Vec<_>>());
    }

    #[test]
    fn marks_are_told() {
        let documents = documents();
        let at = documents[0].text.find("Nobody").unwrap();
        let span = Span::new(at, documents[0].text.len());
        let reading =
            edited(&documents, |_| vec![crate::edits::Pen::mark(&documents[0], span, Some(MarkKind::Furniture))]);
        let json = shown(&reading);
        assert_eq!(
            json["documents"][0]["marks"],
            json!([{ "start": span.start, "end": span.end, "kind": "furniture" }])
        );
    }
}
