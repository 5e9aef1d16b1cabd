//! Runs `thesaurus.toml`: passages in other words that must meet in a concept, and look-alikes that must not.

use std::{collections::HashSet, sync::Arc};

use serde::Deserialize;
use synoptic::{claims::Article, ingest, lang};

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
    let mut document = (*ingest::pasted(text).unwrap()).clone();
    document.language = Some(lang::pack(Some(code)).code);
    let article = Article::new(Arc::new(document));
    article.claims.iter().flat_map(|claim| &claim.concepts).map(|concept| concept.key).collect()
}

fn problem(case: &Case) -> Option<String> {
    let (first, last) = (&case.r#in[0], &case.r#in[case.r#in.len() - 1]);
    let (a, b) = (concepts(first, &case.a), concepts(last, &case.b));
    let shared = |name: &&String| a.contains(&lang::concept_key(name)) && b.contains(&lang::concept_key(name));
    let missing: Vec<&String> = case.share.iter().filter(|name| !shared(name)).collect();
    let wrong: Vec<&String> = case.apart.iter().filter(shared).collect();
    (!missing.is_empty() || !wrong.is_empty()).then(|| format!("does not share {missing:?}, wrongly shares {wrong:?}"))
}

#[test]
fn other_words_for_one_thing_meet() {
    let table: Table = toml::from_str(include_str!("../../cases/thesaurus.toml")).unwrap();
    let mut problems = Vec::new();
    for case in &table.case {
        match (problem(case), &case.known) {
            (Some(problem), None) => problems.push(format!("{} | {}: {problem}", case.a, case.b)),
            (None, Some(known)) => problems.push(format!("{} | {}: mended, but known as {known:?}", case.a, case.b)),
            _ => {}
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
