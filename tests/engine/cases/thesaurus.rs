//! Runs `thesaurus.toml`: passages in other words that must meet in a concept, and look-alikes that must not.

use std::collections::HashSet;

use serde::Deserialize;
use synoptic::lang;

use crate::table::{self, Outcome, article};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    r#in: Vec<String>,
    a: String,
    b: String,
    #[serde(default)]
    share: Vec<String>,
    #[serde(default)]
    apart: Vec<String>,
    known: Option<String>,
}

/// The concepts of `text`, which is in the language `code`.
fn concepts(code: &str, text: &str) -> HashSet<u64> {
    article(code, text).claims.iter().flat_map(|claim| &claim.concepts).map(|concept| concept.key).collect()
}

fn wrong(case: &Case) -> Option<String> {
    let (first, last) = (&case.r#in[0], &case.r#in[case.r#in.len() - 1]);
    let (a, b) = (concepts(first, &case.a), concepts(last, &case.b));
    let shared = |name: &&String| a.contains(&lang::concept_key(name)) && b.contains(&lang::concept_key(name));
    let missing: Vec<&String> = case.share.iter().filter(|name| !shared(name)).collect();
    let met: Vec<&String> = case.apart.iter().filter(shared).collect();
    (!missing.is_empty() || !met.is_empty()).then(|| format!("does not share {missing:?}, wrongly shares {met:?}"))
}

#[test]
fn other_words_for_one_thing_meet() {
    let mut outcome = Outcome::default();
    for case in table::read::<Table>("cases/thesaurus.toml").case {
        outcome.note(&format!("{} | {}", case.a, case.b), wrong(&case), case.known.as_deref());
    }
    outcome.check();
}
