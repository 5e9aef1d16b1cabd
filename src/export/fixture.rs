//! Readings to export in tests: two plain articles, and two of which every word is hostile, with edits of all kinds.

use std::{ops::ControlFlow, sync::Arc};

use super::{Format, Options, Words, write};
use crate::{
    align::{Link, Reason, ReasonKind},
    claims::Value,
    compare::{Comparer, Comparison, SameClaim},
    edits::{self, Act, AuthorKind, Change, Colour, Draft, History, Pen, Rating, Reading, Subject},
    facts::{Fact, FactValue},
    ids::{AlignmentId, ClaimId, GroupId, IdVec},
    ingest::{self, Document, Property},
    judge::{Aspect, Place, Verdict},
    text::Span,
};

/// Text that means harm in one format or another.
pub const HOSTILE: &str = "=1+1 <script>alert(1)</script> [x](javascript:alert(1)) \"'</td> # a | b \u{202e}gpj\u{1b} www.evil.example {{ 7*7 }}";

/// Two articles that differ in a number.
pub fn documents() -> Vec<Arc<Document>> {
    let texts = [
        "Title: Fire at Harbour Street\nSource: The Harbour News\nPublished Date: 2024-05-03\nLink: https://a.example/fire\n\n\
         Fire crews said 12 people were hurt at the Harbour Street warehouse on 3 May.\nNobody was in the office.",
        "Title: Cháy kho hàng\nSource: Báo Cảng\nPublished Date: 2024-05-03\n\n\
         At the Harbour Street warehouse, 15 people were hurt on 3 May, fire crews said.\nSmoke was seen from the bay.",
    ];
    texts.iter().map(|text| ingest::pasted(text).unwrap()).collect()
}

/// Two articles with hostile titles, outlets, links and words.
pub fn hostile_documents() -> Vec<Arc<Document>> {
    let texts = [12, 15].map(|hurt| {
        format!(
            "Title: {HOSTILE}\nSource: {HOSTILE}\nLink: javascript:alert({hurt})\n\n\
             Fire crews said {hurt} people were hurt at the Harbour Street warehouse on 3 May {HOSTILE}"
        )
    });
    texts.iter().map(|text| ingest::pasted(text).unwrap()).collect()
}

/// `documents` compared, without an edit.
pub fn plain(documents: &[Arc<Document>]) -> Reading {
    edited(documents, |_| Vec::new())
}

/// `documents` compared, with what `edit` makes of them in order.
pub fn edited(documents: &[Arc<Document>], edit: impl Fn(&Reading) -> Vec<Draft>) -> Reading {
    let mut history = History::default();
    let hashes = documents.iter().map(|document| document.sha256.clone()).collect();
    history.record(Draft { act: Act::Open, changes: vec![Change::Open(hashes)] }.at(0));
    let compare = |history: &History| {
        let open = edits::documents(documents, history);
        let comparison = Comparer::default().compare(&open, &mut |_| ControlFlow::Continue(())).unwrap();
        edits::reading(&Arc::new(settled(comparison)), history)
    };
    for draft in edit(&compare(&history)) {
        history.record(draft.at(1_714_780_800)); // 4 May 2024
    }
    compare(&history)
}

/// `documents` with every kind of edit, in which the reader writes `text` wherever something is written.
pub fn worked_through(documents: &[Arc<Document>], text: &str) -> Reading {
    edited(documents, |reading| {
        let comparison = &*reading.comparison;
        let pen = Pen::new(comparison, &reading.hand);
        let (group, _) = comparison.shared_groups().next().unwrap();
        let passage = comparison.groups[group].members[0];
        let alone =
            comparison.claims.ids().find(|&claim| comparison.groups[comparison.claims[claim].group].sources == 1);
        let rating = Rating { name: "mostly-true".to_owned(), evidence: text.to_owned() };
        let mut drafts = vec![
            pen.confirm_groups(&[group]),
            pen.verdict(group, Some(Verdict::Changed), text),
            pen.note(Subject::Group(group), 1, text),
            pen.note(Subject::Passage(passage), 2, text),
            pen.tag(&[Subject::Group(group), Subject::Passage(passage)], text, true),
            pen.rate(Subject::Group(group), Some(rating)),
            pen.colour(&[Subject::Group(group)], Some(Colour::Blue)),
            Pen::correct(&documents[1], Property::Source, Some(text)),
            Pen::author(text, "https://check.example", AuthorKind::Person),
        ];
        drafts.extend(alone.map(|claim| pen.reject(&[[passage, claim]])));
        drafts
    })
}

/// `comparison` with what its texts are made for, whatever the engine finds in them: a group of the passages in which people
/// were hurt, the facts of how many and when, and an alignment of the last passages, which are related and no more.
fn settled(mut comparison: Comparison) -> Comparison {
    let (hurt, last) = (holding(&comparison, &["people were hurt"]), holding(&comparison, &["nobody", "smoke"]));
    let facts = [
        fact(&comparison, &hurt, Aspect::Quantity, &["12 people", "15 people"]),
        fact(&comparison, &hurt, Aspect::Date, &["3 May"]),
    ];
    comparison.facts = Arc::new(facts.into_iter().flatten().collect());
    let mut links = [pairs(&hurt, 0.9), pairs(&last, 0.04)].concat();
    links.sort_by_key(|link| (link.a, link.b));
    comparison.links = Arc::new(links);
    let alignments: IdVec<AlignmentId, Vec<ClaimId>> = partition(&comparison, &[&hurt, &last]).into();
    for (alignment, members) in alignments.iter_enumerated() {
        members.iter().for_each(|&claim| comparison.claims[claim].alignment = alignment);
    }
    comparison.alignments = Arc::new(alignments);
    comparison.groups = IdVec::new(); // so that every group is judged anew
    let groups: IdVec<GroupId, SameClaim> = partition(&comparison, &[&hurt]).into_iter().map(SameClaim::from).collect();
    comparison.regrouped(&groups)
}

/// The claims that have one of `words`.
fn holding(comparison: &Comparison, words: &[&str]) -> Vec<ClaimId> {
    let has = |claim: &ClaimId| words.iter().any(|word| comparison.words(*claim).to_lowercase().contains(word));
    comparison.claims.ids().filter(has).collect()
}

/// These sets, and each claim of none of them by itself.
fn partition(comparison: &Comparison, sets: &[&[ClaimId]]) -> Vec<Vec<ClaimId>> {
    let is_alone = |claim: &ClaimId| !sets.iter().any(|set| set.contains(claim));
    let alone = comparison.claims.ids().filter(is_alone).map(|claim| vec![claim]);
    let sets = sets.iter().filter(|set| !set.is_empty()).map(|set| set.to_vec());
    let mut all: Vec<Vec<ClaimId>> = alone.chain(sets).collect();
    all.sort_unstable();
    all
}

/// What `claims` say in one of these ways each, where several do.
fn fact(comparison: &Comparison, claims: &[ClaimId], aspect: Aspect, ways: &[&str]) -> Option<Fact> {
    let value = |&claim: &ClaimId| {
        let (article, found) = comparison.claim(claim);
        let text = &article.document.text[..found.span.end as usize];
        let way = |way: &&str| Some(text.rfind(way)?).filter(|&at| at >= found.span.start as usize);
        let (variant, way, start) = (0..).zip(ways).find_map(|(variant, of)| Some((variant, of, way(of)?)))?;
        let span = Span::new(start, start + way.len());
        Some(FactValue {
            place: Place { claim, span, value: Value::Words((*way).to_owned()) },
            variant,
            corrected: false,
        })
    };
    let values: Vec<FactValue> = claims.iter().filter_map(value).collect();
    let first = values.first().filter(|_| values.len() > 1)?;
    let agrees = values.iter().all(|value| value.variant == first.variant);
    let (_, after) = comparison.words(first.place.claim).split_once(&*first.place.value.canonical())?;
    Some(Fact {
        key: format!("fact:{}", aspect.as_str()).into(),
        aspect,
        subject: String::new(),
        attribute: String::new(),
        label: format!("…{after}"),
        verdict: if agrees { Verdict::Agree } else { Verdict::Differ },
        probability: 0.9,
        values,
    })
}

/// The links between all of `claims`.
fn pairs(claims: &[ClaimId], score: f32) -> Vec<Link> {
    let after = |&a: &ClaimId| claims.iter().filter(move |&&b| a < b).map(move |&b| link(a, b, score));
    claims.iter().flat_map(after).collect()
}

/// A link with more reasons than any reader wants.
fn link(a: ClaimId, b: ClaimId, score: f32) -> Link {
    let kinds = [
        ReasonKind::RareWords,
        ReasonKind::Names,
        ReasonKind::Dates,
        ReasonKind::Shared,
        ReasonKind::Concepts,
        ReasonKind::Order,
        ReasonKind::Length,
    ];
    let why = (0..).zip(kinds).map(|(at, kind): (u8, _)| Reason { kind, weight: 2.0 - f32::from(at) / 4.0 }).collect();
    Link { a, b, score, related: 0.6, points: false, in_common: 1.0, why }
}

/// The two articles whose one shared group is only probably one claim.
pub fn loose() -> Reading {
    let mut reading = plain(&documents());
    let comparison = Arc::make_mut(&mut reading.comparison);
    let (group, _) = comparison.shared_groups().next().unwrap();
    comparison.groups[group].probability = Some(0.7);
    reading
}

/// A note on an article that is closed since.
pub fn with_orphan() -> Reading {
    let documents = documents();
    edited(&documents, |reading| {
        let pen = Pen::new(&reading.comparison, &reading.hand);
        let closed = Draft { act: Act::Close, changes: vec![Change::Close(vec![documents[0].sha256.clone()])] };
        vec![pen.note(Subject::Passage(ClaimId(0)), 1, "xem lại"), closed]
    })
}

/// What `reading` is in `format`, in English.
pub fn written(format: Format, reading: &Reading) -> Vec<u8> {
    written_in("en", format, reading)
}

/// What `reading` is in `format`, in the language with this code.
pub fn written_in(language: &str, format: Format, reading: &Reading) -> Vec<u8> {
    let mut out = Vec::new();
    let options = Options { words: Words::of(language).unwrap(), day: Some("2024-05-05") };
    write(format, reading, &options, &[], &mut out).unwrap();
    out
}
