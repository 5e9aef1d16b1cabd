//! Minimal pairs: does the program see that two sentences contradict each other, and only where they do? Each stands amid
//! sentences of an ordinary report (`contexts.toml`).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Deserialize;
use synoptic::{compare::Comparison, ids::ClaimId, ingest::Document, judge::Verdict};

use crate::{
    support::compared::compare,
    table::{self, document},
};

/// Of the pairs that conflict at least so many are seen, and of the others at most so many are called a conflict. Asked are
/// 85 and 5 in a hundred: what is missing is told when the test runs with `--nocapture`.
const LEAST_SEEN: usize = 138;
const MOST_ALARMS: usize = 6;

#[derive(Deserialize)]
struct Table {
    pair: Vec<Pair>,
}

/// The keys are explained at the top of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    lang: String,
    kind: String,
    a: String,
    b: String,
    want: Want,
    #[serde(rename = "why")]
    _why: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Want {
    Conflict,
    None,
}

/// The sentences around those of a pair.
#[derive(Deserialize)]
pub struct Context {
    a: [String; 3],
    b: [String; 3],
}

#[test]
fn contradictions_are_seen_and_look_alikes_are_not() {
    let contexts: BTreeMap<String, Context> = table::read("cases/contexts.toml");
    let pairs = table::read::<Table>("cases/contradictions.toml").pair;
    let (mut seen, mut alarms) = (BTreeMap::new(), BTreeMap::new());
    for pair in &pairs {
        let found = is_opposed(pair, &contexts[&pair.lang]);
        let tally: &mut (usize, usize) =
            if pair.want == Want::Conflict { &mut seen } else { &mut alarms }.entry(pair.lang.as_str()).or_default();
        tally.0 += usize::from(found);
        tally.1 += 1;
        if found != (pair.want == Want::Conflict) {
            println!(
                "{} {} {}\n    {}\n    {}",
                if found { "false alarm" } else { "missed" },
                pair.lang,
                pair.kind,
                pair.a,
                pair.b
            );
        }
    }
    println!("seen, of all, by language: {seen:?}\nfalse alarms, of all: {alarms:?}");
    let sum = |of: &BTreeMap<&str, (usize, usize)>| of.values().map(|tally| tally.0).sum::<usize>();
    assert!(sum(&seen) >= LEAST_SEEN && sum(&alarms) <= MOST_ALARMS, "{} seen, {} alarms", sum(&seen), sum(&alarms));
}

#[test]
fn the_table_is_even_and_of_five_languages() {
    let pairs = table::read::<Table>("cases/contradictions.toml").pair;
    let count = |want| pairs.iter().filter(|pair| pair.want == want).count();
    let languages: BTreeSet<&str> = pairs.iter().map(|pair| pair.lang.as_str()).collect();
    assert!(pairs.len() >= 150 && count(Want::Conflict) == count(Want::None));
    assert_eq!(languages.len(), 5);
}

/// Whether the two sentences are set against each other: by a fact, or in a group that both are in.
fn is_opposed(pair: &Pair, context: &Context) -> bool {
    let (comparison, own) = compared(&pair.lang, [&pair.a, &pair.b], context);
    let has_both = |claims: &[ClaimId]| own.iter().all(|own| claims.iter().any(|claim| own.contains(claim)));
    let by_fact = comparison.facts.iter().filter(|fact| fact.verdict < Verdict::Agree);
    let by_fact = by_fact.map(|fact| fact.values.iter().map(|value| value.place.claim).collect::<Vec<ClaimId>>());
    let by_group = comparison.shared_groups().filter(|(_, group)| group.verdict < Verdict::Agree);
    by_fact.chain(by_group.map(|(_, group)| group.members.clone())).any(|claims| has_both(&claims))
}

/// Two reports of which each has one of the sentences amid its side of `context`, compared; with the claims of each sentence.
pub fn compared(language: &str, sentences: [&str; 2], context: &Context) -> (Comparison, [Vec<ClaimId>; 2]) {
    let report = |[one, two, three]: &[String; 3], own: &str| {
        document(language, &format!("{one}\n\n{two}\n\n{own}\n\n{three}\n"))
    };
    let documents = [report(&context.a, sentences[0]), report(&context.b, sentences[1])];
    let comparison = compare(&documents);
    let own = sentences.map(|own| claims_in(&comparison, &documents, own));
    (comparison, own)
}

/// The claims of the sentence `own`, of whichever document has it.
fn claims_in(comparison: &Comparison, documents: &[Arc<Document>; 2], own: &str) -> Vec<ClaimId> {
    let holds = |index: &ClaimId| {
        let (article, claim) = comparison.claim(*index);
        let document = documents.iter().find(|document| document.id == article.document.id);
        let start = document.and_then(|document| document.text.find(own));
        start.is_some_and(|start| (start..start + own.len()).contains(&(claim.span.start as usize)))
    };
    comparison.claims.ids().filter(holds).collect()
}
