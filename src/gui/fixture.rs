//! Documents, claims and a comparison made by hand, for the tests of this room: they do not depend on what the engine
//! finds.

use std::{path::PathBuf, sync::Arc};

use super::app::state::State;
use crate::{
    align::{Link, Reason, ReasonKind},
    claims::{Bound, Certainty, Claim, Polarity, Quantity, QuantityRule, Value, Word},
    compare::{Article, ClaimPlace, Comparison, Group},
    edits::{Draft, History},
    facts::{Fact, FactValue},
    ids::{AlignmentId, ArticleId, ClaimId, GroupId, GroupKey, IdVec, LocalClaimId, ids},
    ingest::{Document, Field, Metadata, Origin},
    judge::{Aspect, Difference, Place, Verdict},
    text::Span,
};

/// What `drafts` do, one after the other.
pub fn history(drafts: impl IntoIterator<Item = Draft>) -> History {
    let mut history = History::default();
    drafts.into_iter().for_each(|draft| history.record(draft.at(0)));
    history
}

/// A document of a file `name` that says nothing of itself.
pub fn document(name: &str, text: &str) -> Document {
    Document {
        id: format!("{name}-id").into(),
        origin: Origin::File(PathBuf::from(name)),
        text: text.to_owned(),
        sha256: format!("{name}-hash").into(),
        encoding: "UTF-8",
        language: None,
        metadata: Metadata::default(),
        header: Vec::new(),
        corrected: Vec::new(),
        joins: Vec::new(),
        cues: Vec::new(),
        marks: Vec::new(),
    }
}

/// A window that holds [`comparison`].
pub fn state() -> State {
    let mut state = State::default();
    state.library.comparison = Arc::new(comparison());
    state
}

/// A plain claim of all of `text`, which stands `start` bytes into its document.
pub fn claim(text: &str, start: usize) -> Claim {
    Claim { span: Span::new(start, start + text.len()), words: words(text, start), ..Claim::default() }
}

fn words(text: &str, start: usize) -> Vec<Word> {
    let place = |word: &str| start + (word.as_ptr() as usize - text.as_ptr() as usize);
    text.split_whitespace()
        .map(|word| Word {
            span: Span::new(place(word), place(word) + word.len()),
            key: word.to_lowercase().bytes().fold(5381, |hash: u64, byte| hash.wrapping_mul(33) ^ u64::from(byte)),
        })
        .collect()
}

/// An article whose lines are its claims.
fn article(outlet: &str, lines: &[&str]) -> Article {
    let mut document = document(&format!("{outlet}.txt"), &lines.join("\n"));
    document.metadata.source = Some(Field { value: outlet.to_owned(), guessed: false, at: None });
    let mut start = 0;
    let mut claims = IdVec::new();
    for line in lines {
        claims.push(claim(line, start));
        start += line.len() + 1;
    }
    Article { document: Arc::new(document), published: None, paragraphs: Vec::new(), claims }
}

/// Three articles with one group of each verdict: they differ on troops (10.000, 12.000), one denies the arms deal that
/// another asserts, two agree on the treaty, and one alone speaks of the zoo. Their alignments are these groups; of the facts
/// one differs and one agrees.
///
/// Claims: 0 troops, 1 arms, 2 zoo (Alpha); 3 troops, 4 arms, 5 treaty (Beta); 6 treaty (Gamma).
pub fn comparison() -> Comparison {
    let alpha = article(
        "Alpha",
        &["Khoảng 10.000 binh sĩ ở Kursk.", "Triều Tiên đã bán vũ khí.", "Vườn thú nhận 70 động vật."],
    );
    let mut beta =
        article("Beta", &["Có 12.000 binh sĩ ở Kursk.", "Triều Tiên không bán vũ khí.", "Hai bên đã ký hiệp ước."]);
    beta.claims[LocalClaimId(0)].certainty = Certainty::Hedged;
    beta.claims[LocalClaimId(1)].polarity = Polarity::Denies;
    let gamma = article("Gamma", &["Hai nước ký hiệp ước."]);
    let place = |article, claim, group| ClaimPlace {
        article: ArticleId(article),
        claim: LocalClaimId(claim),
        group: GroupId(group),
        alignment: AlignmentId(group),
    };
    Comparison {
        articles: [alpha, beta, gamma].map(Arc::new).into_iter().collect(),
        claims: IdVec::from(vec![
            place(0, 0, 0),
            place(0, 1, 1),
            place(0, 2, 2),
            place(1, 0, 0),
            place(1, 1, 1),
            place(1, 2, 3),
            place(2, 0, 3),
        ]),
        links: Arc::new(vec![
            link(0, 3, 0.91, &[(ReasonKind::RareWords, 2.0), (ReasonKind::Dates, -0.5)]),
            link(1, 4, 0.74, &[(ReasonKind::Concepts, 1.0)]),
            link(5, 6, 0.88, &[(ReasonKind::Contained, 1.5)]),
        ]),
        groups: IdVec::from(vec![
            group(&[0, 3], Verdict::Differ, vec![quantities()], (2, Some(0.91))),
            group(&[1, 4], Verdict::Disputed, vec![polarities()], (2, Some(0.84))),
            group(&[2], Verdict::SingleSource, Vec::new(), (1, None)),
            group(&[5, 6], Verdict::Agree, Vec::new(), (2, Some(0.88))),
        ]),
        alignments: Arc::new([ids(&[0, 3]), ids(&[1, 4]), ids(&[2]), ids(&[5, 6])].into_iter().collect()),
        facts: Arc::new([troops(), treaty()].into_iter().collect()),
        copies: Vec::new(),
        contradictions: Vec::new(),
        vectors: Arc::default(),
    }
}

/// The same, where the zoo is on the same part of the story as the treaty and makes another claim.
pub fn related() -> Comparison {
    let mut comparison = comparison();
    comparison.alignments = Arc::new([ids(&[0, 3]), ids(&[1, 4]), ids(&[2, 5, 6])].into_iter().collect());
    for claim in [2, 5, 6].map(ClaimId) {
        comparison.claims[claim].alignment = AlignmentId(2);
    }
    comparison
}

fn link(a: u32, b: u32, score: f32, why: &[(ReasonKind, f32)]) -> Link {
    let why = why.iter().map(|(kind, weight)| Reason { kind: *kind, weight: *weight }).collect();
    let (a, b) = (ClaimId(a), ClaimId(b));
    Link { a, b, score, related: score, points: false, in_common: 1.0, why }
}

fn group(
    members: &[u32],
    verdict: Verdict,
    differences: Vec<Difference>,
    (sources, probability): (u32, Option<f32>),
) -> Group {
    Group {
        key: GroupKey::from(format!("group-of-{}", members[0])),
        members: ids(members),
        guests: Vec::new(),
        best: ClaimId(members[0]),
        verdict,
        differences,
        same: Vec::new(),
        sources,
        origins: sources,
        probability,
    }
}

fn quantities() -> Difference {
    // "Khoảng " is nine bytes, "Có " is four.
    let place = |claim, start, number: f64| {
        let (span, unit) = (Span::new(start, start + 6), String::new());
        let rule = QuantityRule::Range;
        let number =
            Quantity { span, low: number, high: number, or: None, bound: Bound::Exact, unit, measure: None, rule };
        Place { claim: ClaimId(claim), span, value: Value::Quantity(number) }
    };
    let values = vec![place(0, 9, 10_000.0), place(3, 4, 12_000.0)];
    Difference { aspect: Aspect::Quantity, values, over_time: false, fact: Some("fact-of-0".into()) }
}

fn polarities() -> Difference {
    // An assertion is all of its passage; the denial is its "không".
    let (arms, not) = (Span::new(36, 69), Span::new(45, 51));
    let place = |claim, span, polarity| Place { claim: ClaimId(claim), span, value: Value::Polarity(polarity) };
    let values = vec![place(1, arms, Polarity::Asserts), place(4, not, Polarity::Denies)];
    Difference { aspect: Aspect::Polarity, values, over_time: false, fact: None }
}

/// How many soldiers there are, which differs.
fn troops() -> Fact {
    let value = |(place, variant): (&Place, u32)| FactValue { place: place.clone(), variant, corrected: false };
    let values = quantities().values.iter().zip(0..).map(value).collect();
    fact("fact-of-0", (Aspect::Quantity, Verdict::Differ), "binh sĩ ở Kursk", values)
}

/// What was signed, which two write in one way.
fn treaty() -> Fact {
    // "hiệp ước" stands at the end of both; the document of Beta has two lines before it.
    let value = |claim, start| {
        let place = Place {
            claim: ClaimId(claim),
            span: Span::new(start, start + 13),
            value: Value::Words("hiệp ước".to_owned()),
        };
        FactValue { place, variant: 0, corrected: false }
    };
    fact("fact-of-5", (Aspect::Name, Verdict::Agree), "ký", vec![value(5, 85), value(6, 16)])
}

fn fact(key: &str, (aspect, verdict): (Aspect, Verdict), label: &str, values: Vec<FactValue>) -> Fact {
    let (key, label) = (key.into(), label.to_owned());
    Fact { key, aspect, subject: String::new(), attribute: String::new(), label, verdict, probability: 0.9, values }
}
