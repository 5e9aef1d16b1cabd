//! Pairs of passages with the verdict and the differences that a careful reader finds: `pairs.toml`.

use std::sync::Arc;

use serde::Deserialize;
use synoptic::{
    compare::Comparison,
    ids::ArticleId,
    ingest::Document,
    judge::{Place, Verdict},
    text::Span,
};

use crate::{
    support::compared::compare,
    table::{self, Outcome, document},
};

/// At least so many pairs are put together, or kept apart, as the table says when each is compared alone.
const LEAST_PLACED: usize = 65;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pair: Vec<Pair>,
}

/// The keys are explained at the top of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    language: String,
    a: String,
    b: String,
    published: Option<[String; 2]>,
    verdict: String,
    #[serde(default)]
    differences: Vec<String>,
    #[serde(default)]
    same: Vec<String>,
    #[serde(default = "yes")]
    together: bool,
    known: Option<String>,
}

fn yes() -> bool {
    true
}

fn table() -> Vec<Pair> {
    table::read::<Table>("cases/pairs.toml").pair
}

#[test]
fn each_pair_is_judged_as_a_reader_judges_it() {
    let mut outcome = Outcome::default();
    for pair in table() {
        outcome.note(&format!("{}\n{}", pair.a, pair.b), problems(&pair), pair.known.as_deref());
    }
    outcome.check();
}

#[test]
fn each_pair_is_put_together_or_kept_apart() {
    let pairs = table();
    let placed: Vec<bool> = pairs.iter().map(|pair| is_joined(pair) == pair.together).collect();
    for (pair, _) in pairs.iter().zip(&placed).filter(|&(_, &right)| !right) {
        println!("{}\n    {}\n    {}", if pair.together { "not joined" } else { "joined" }, pair.a, pair.b);
    }
    let right = placed.iter().filter(|&&right| right).count();
    println!("{right} of {} pairs placed as the table says", pairs.len());
    assert!(right >= LEAST_PLACED, "{right} of {} pairs", pairs.len());
}

/// The two passages as articles, with a header where they are dated.
fn articles(pair: &Pair) -> [Arc<Document>; 2] {
    let dated = |text: &str, at: usize| match &pair.published {
        Some(dates) => format!("Title: -\nPublished Date: {}\nContent:\n{text}", dates[at]),
        None => text.to_owned(),
    };
    // A sentence alone is too short to tell its language by.
    [dated(&pair.a, 0), dated(&pair.b, 1)].map(|text| document(&pair.language, &text))
}

fn is_joined(pair: &Pair) -> bool {
    compare(&articles(pair)).shared_groups().next().is_some()
}

/// What is not as the table says, in words.
fn problems(pair: &Pair) -> Vec<String> {
    let comparison = compare(&articles(pair));
    let found = Found::of(&comparison);
    let mut problems: Vec<String> = Vec::new();
    if found.verdict().as_str() != pair.verdict {
        problems.push(format!("{}, should be {}", found.verdict().as_str(), pair.verdict));
    }
    let listed = found.differences.iter().map(|(aspect, places)| (*aspect, &places[..], shown(&comparison, places)));
    problems.extend(list_problems(&comparison, listed.collect(), &pair.differences));
    let is_same = |words: &&String| found.same.iter().any(|places| shows(&comparison, places, words));
    let missing = pair.same.iter().filter(|words| !is_same(words));
    problems.extend(missing.map(|words| format!("not said to be the same: {words}")));
    problems
}

/// What a comparison says of the two passages: by its facts, and by the groups that both are in.
struct Found {
    verdicts: Vec<Verdict>,
    differences: Vec<(&'static str, Vec<Place>)>,
    same: Vec<Vec<Place>>,
}

impl Found {
    fn of(comparison: &Comparison) -> Self {
        let mut found = Found { verdicts: Vec::new(), differences: Vec::new(), same: Vec::new() };
        for fact in comparison.facts.iter() {
            let places = fact.values.iter().map(|value| value.place.clone()).collect();
            found.verdicts.push(fact.verdict);
            match fact.verdict {
                Verdict::Agree => found.same.push(places),
                _ => found.differences.push((fact.aspect.as_str(), places)),
            }
        }
        for (_, group) in comparison.shared_groups() {
            found.verdicts.push(group.verdict);
            let own = group.differences.iter().filter(|difference| difference.fact.is_none());
            found.differences.extend(own.map(|difference| (difference.aspect.as_str(), difference.values.clone())));
        }
        found
    }

    /// The gravest; where nothing was held against each other, nothing conflicts.
    fn verdict(&self) -> Verdict {
        self.verdicts.iter().copied().min().filter(|verdict| *verdict < Verdict::Agree).unwrap_or(Verdict::Agree)
    }
}

/// Differences that were expected and not found, or found and not expected.
fn list_problems(comparison: &Comparison, found: Vec<(&str, &[Place], String)>, expected: &[String]) -> Vec<String> {
    let mut open: Vec<&String> = expected.iter().collect();
    let mut problems = Vec::new();
    for (aspect, places, words) in found {
        let fits = |line: &&String| {
            line.split_once(": ").is_some_and(|(name, words)| name == aspect && shows(comparison, places, words))
        };
        match open.iter().position(fits) {
            Some(at) => drop(open.remove(at)),
            None => problems.push(format!("found {aspect}: {words}")),
        }
    }
    problems.extend(open.iter().map(|line| format!("not found: {line}")));
    problems
}

/// Whether some place in the first article touches the words before the bar and some in the second those after it.
fn shows(comparison: &Comparison, places: &[Place], words: &str) -> bool {
    let (a, b) = words.split_once(" | ").expect("words of a | words of b");
    let article = |place: &&Place| comparison.claims[place.claim].article;
    // The articles stand in the order of the passages.
    [(0, a), (1, b)].iter().all(|&(number, words)| {
        places.iter().filter(|place| article(place) == ArticleId(number)).any(|place| {
            let text = &comparison.claim(place.claim).0.document.text;
            let at = text.rfind(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
            Span::new(at, at + words.len()).overlaps(place.span)
        })
    })
}

fn shown(comparison: &Comparison, places: &[Place]) -> String {
    let one = |place: &Place| {
        let text = &comparison.claim(place.claim).0.document.text;
        format!("{} ({})", place.span.of(text), place.value)
    };
    places.iter().map(one).collect::<Vec<_>>().join(" | ")
}
