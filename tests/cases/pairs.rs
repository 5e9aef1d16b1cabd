//! Pairs of passages with the verdict and the differences that a careful reader finds: `pairs.toml`.

use std::{ops::ControlFlow, sync::Arc};

use serde::Deserialize;
use synoptic::{
    claims::Article,
    compare::Comparer,
    ingest::{self, Document},
    judge::{self, Judgement, Member, Place},
    lang,
    segment::Role,
    text::Span,
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
    toml::from_str::<Table>(include_str!("pairs.toml")).expect("pairs.toml is a table of pairs").pair
}

#[test]
fn each_pair_is_judged_as_a_reader_judges_it() {
    let mut wrong = Vec::new();
    for pair in table() {
        let problems = problems(&pair);
        match (&pair.known, problems.is_empty()) {
            (None, false) => wrong.push(format!("{}\n{}\n    {}", pair.a, pair.b, problems.join("\n    "))),
            (Some(why), true) => wrong.push(format!("{}\n{}\n    no longer wrong, take out: {why}", pair.a, pair.b)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} pairs\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn each_pair_is_put_together_or_kept_apart() {
    let table = table();
    let placed: Vec<bool> = table.iter().map(|pair| is_joined(pair) == pair.together).collect();
    for (pair, _) in table.iter().zip(&placed).filter(|&(_, &right)| !right) {
        println!("{}\n    {}\n    {}", if pair.together { "not joined" } else { "joined" }, pair.a, pair.b);
    }
    let right = placed.iter().filter(|&&right| right).count();
    println!("{right} of {} pairs placed as the table says", table.len());
    assert!(right >= LEAST_PLACED, "{right} of {} pairs", table.len());
}

/// The two passages as articles, with a header where they are dated.
fn articles(pair: &Pair) -> [Arc<Document>; 2] {
    let dated = |text: &str, at: usize| match &pair.published {
        Some(dates) => format!("Title: -\nPublished Date: {}\nContent:\n{text}", dates[at]),
        None => text.to_owned(),
    };
    // A sentence alone is too short to tell its language by.
    let language = lang::pack(Some(&pair.language)).code;
    [dated(&pair.a, 0), dated(&pair.b, 1)].map(|text| {
        let document = ingest::pasted(&text).expect("a passage is a text");
        Arc::new(Document { language: Some(language), ..(*document).clone() })
    })
}

fn is_joined(pair: &Pair) -> bool {
    let comparison = Comparer::default().compare(&articles(pair), &mut |_| ControlFlow::Continue(()));
    comparison.is_some_and(|comparison| comparison.shared_groups().next().is_some())
}

/// A passage that stands alone may be taken for a headline; under a header it is not the title.
fn is_passage(article: &Article, role: Role) -> bool {
    role == Role::Body || (article.document.header.is_empty() && role == Role::Headline)
}

/// What is not as the table says, in words.
fn problems(pair: &Pair) -> Vec<String> {
    let articles = articles(pair).map(Article::new);
    let mut members: Vec<Member<'_>> = Vec::new();
    for (article, at) in articles.iter().zip(0..) {
        let claims = article.claims.iter().filter(|claim| is_passage(article, claim.role));
        for claim in claims {
            let index = members.len() as u32;
            members.push(Member { index, article: at, claim, source: article });
        }
    }
    let judgement = judge::judge(&members);
    let mut problems: Vec<String> = verdict_problem(pair, &judgement).into_iter().collect();
    let shown = |places: &[Place]| places.iter().map(|place| shown(&members, place)).collect::<Vec<_>>().join(" | ");
    let found = judgement.differences.iter().map(|d| (d.aspect.as_str(), &d.values[..], shown(&d.values)));
    problems.extend(list_problems(&members, found.collect(), &pair.differences));
    let same = judgement.same.iter().map(|s| (s.aspect.as_str(), &s.values[..], shown(&s.values)));
    let same: Vec<_> = same.collect();
    let missing = pair.same.iter().filter(|words| !same.iter().any(|(_, places, _)| shows(&members, places, words)));
    problems.extend(missing.map(|words| format!("not said to be the same: {words}")));
    problems
}

fn verdict_problem(pair: &Pair, judgement: &Judgement) -> Option<String> {
    let found = judgement.verdict.as_str();
    (found != pair.verdict).then(|| format!("{found}, should be {}", pair.verdict))
}

/// Differences that were expected and not found, or found and not expected.
fn list_problems(members: &[Member<'_>], found: Vec<(&str, &[Place], String)>, expected: &[String]) -> Vec<String> {
    let mut open: Vec<&String> = expected.iter().collect();
    let mut problems = Vec::new();
    for (aspect, places, words) in found {
        let fits = |line: &&String| {
            line.split_once(": ").is_some_and(|(name, words)| name == aspect && shows(members, places, words))
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
fn shows(members: &[Member<'_>], places: &[Place], words: &str) -> bool {
    let (a, b) = words.split_once(" | ").expect("words of a | words of b");
    [(0, a), (1, b)].iter().all(|&(article, words)| {
        let in_article = places.iter().filter(|place| members[place.claim as usize].article == article);
        in_article.map(|place| (members[place.claim as usize].source, place.span)).any(|(source, span)| {
            let text = &source.document.text;
            let at = text.rfind(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
            Span::new(at, at + words.len()).overlaps(span)
        })
    })
}

fn shown(members: &[Member<'_>], place: &Place) -> String {
    let text = &members[place.claim as usize].source.document.text;
    format!("{} ({})", place.span.of(text), place.value)
}
