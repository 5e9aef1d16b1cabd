//! Stories of four reports each, made up, with conflicts planted in them: `tests/planted/*/expected.toml` says which values
//! conflict, which agree, and which must not be set against each other.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use synoptic::{
    claims::Value,
    compare::Comparison,
    ids::{ArticleId, ClaimId},
    judge::{Aspect, Difference, Verdict},
    text::Span,
};

use crate::{
    support::compared::{compare, read, root},
    table,
};

/// Of the planted conflicts at least so many are seen, of the look-alikes at most so many are set against each other.
const LEAST_SEEN: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    fact: Vec<Detail>,
    agree: Vec<Detail>,
    never: Vec<Detail>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    label: String,
    aspect: Option<String>,
    #[serde(rename = "verdict")]
    _verdict: Option<String>,
    values: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file: String,
    text: String,
}

#[test]
fn planted_conflicts_are_seen_and_look_alikes_are_not() {
    let (mut seen, mut planted, mut alarms, mut quiet) = (0, 0, 0, 0);
    for story in stories() {
        let expected: Expected = table::read_file(&story.join("expected.toml"));
        let comparison = compared(&story);
        let name = story.file_name().unwrap_or_default().to_string_lossy();
        for detail in &expected.fact {
            let is_seen = is_opposed(&comparison, detail);
            println!("{} {name}: {}", if is_seen { "seen       " } else { "missed     " }, detail.label);
            seen += usize::from(is_seen);
            planted += 1;
        }
        for detail in expected.never.iter().chain(&expected.agree) {
            let is_alarm = is_opposed(&comparison, detail);
            if is_alarm {
                println!("false alarm {name}: {}", detail.label);
            }
            alarms += usize::from(is_alarm);
            quiet += 1;
        }
    }
    println!("{seen} of {planted} seen, {alarms} false alarms of {quiet}");
    assert!(seen >= LEAST_SEEN && alarms == 0, "{seen} of {planted} seen, {alarms} of {quiet} false alarms");
}

fn stories() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("tests/planted")).expect("the stories are there");
    let mut stories: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be read").path()).collect();
    stories.sort();
    assert_eq!(stories.len(), 4);
    stories
}

fn compared(story: &Path) -> Comparison {
    let files = ["a.txt", "b.txt", "c.txt", "d.txt"].map(|name| story.join(name));
    let documents = read(&files).documents;
    assert_eq!(documents.len(), files.len());
    compare(&documents)
}

/// Whether some fact or group sets two of the values against each other in the aspect that is told, or in any.
fn is_opposed(comparison: &Comparison, detail: &Detail) -> bool {
    let places: Vec<(ArticleId, Span)> = detail.values.iter().map(|words| place(comparison, words)).collect();
    let touches = |claim: ClaimId, span: Span| {
        let article = comparison.claims[claim].article;
        places.iter().position(|&(of, place)| of == article && place.overlaps(span))
    };
    let is_of_it = |aspect: Aspect| detail.aspect.as_ref().is_none_or(|expected| expected == aspect.as_str());
    let facts = comparison.facts.iter().filter(|fact| fact.verdict < Verdict::Agree && is_of_it(fact.aspect));
    let by_fact = facts.into_iter().any(|fact| {
        let met =
            fact.values.iter().filter_map(|value| Some((touches(value.place.claim, value.place.span)?, value.variant)));
        let met: Vec<(usize, u32)> = met.collect();
        met.iter().any(|(one, variant)| met.iter().any(|(other, theirs)| one != other && variant != theirs))
    });
    let by_group = comparison.shared_groups().flat_map(|(_, group)| &group.differences);
    let of_none = |difference: &&Difference| difference.fact.is_none() && is_of_it(difference.aspect);
    let by_group = by_group.filter(|difference| difference.aspect.is_conflict()).filter(of_none).any(|difference| {
        let met = difference.values.iter().filter_map(|value| Some((touches(value.claim, value.span)?, &value.value)));
        let met: Vec<(usize, &Value)> = met.collect();
        met.iter().any(|(one, value)| met.iter().any(|(other, theirs)| one != other && value != theirs))
    });
    by_fact || by_group
}

fn place(comparison: &Comparison, words: &Words) -> (ArticleId, Span) {
    let of_file = |article: &synoptic::compare::Article| format!("{:?}", article.document.origin).contains(&words.file);
    let at = comparison.articles.position(|article| of_file(article)).expect("the file is compared");
    let text = &comparison.articles[at].document.text;
    let start = text.find(&words.text).unwrap_or_else(|| panic!("{:?} is not in {}", words.text, words.file));
    (at, Span::new(start, start + words.text.len()))
}
