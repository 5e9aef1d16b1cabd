//! Runs `copies.toml`: what is read of articles as they are copied from pages, films and notebooks.

use serde::Deserialize;
use synoptic::{
    claims::{Article, Claim},
    ingest,
    segment::PieceKind,
};

use crate::table::{self, Outcome};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lang: String,
    about: String,
    text: String,
    claims: Option<usize>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    quantities: Vec<f64>,
    #[serde(default)]
    units: Vec<String>,
    times: Option<usize>,
    #[serde(default)]
    furniture: Vec<String>,
    speakers: Option<Vec<String>>,
    #[serde(default)]
    direct: Vec<String>,
    author: Option<String>,
    title: Option<String>,
    #[serde(default)]
    days: Vec<String>,
    known: Option<String>,
}

#[test]
fn copies_are_read_like_what_they_are_copied_from() {
    let mut outcome = Outcome::default();
    for case in table::read::<Table>("cases/copies.toml").case {
        outcome.note(&format!("{} {}", case.lang, case.about), wrong(&case), case.known.as_deref());
    }
    outcome.check();
}

/// What goes otherwise than the case says.
fn wrong(case: &Case) -> Vec<String> {
    let article = Article::new(ingest::pasted(&case.text).unwrap());
    let text = &article.document.text;
    let claims: Vec<&str> = article.claims.iter().map(|claim| claim.span.of(text)).collect();
    let mut wrong = Vec::new();
    if article.document.language != Some(&*case.lang) {
        wrong.push(format!("in {:?}", article.document.language));
    }
    if case.claims.is_some_and(|count| count != claims.len()) {
        wrong.push(format!("{} claims: {claims:?}", claims.len()));
    }
    wrong.extend(missing(&case.begins, |begin| claims.iter().any(|claim| claim.starts_with(begin.as_str())), "claim"));
    let said = |words: &String| article.claims.iter().any(|claim| claim.said_in(text) == words);
    wrong.extend(missing(&case.says, said, "claim that says"));
    let quantities = || article.claims.iter().flat_map(|claim| &claim.quantities);
    let has = |value: &f64| quantities().any(|quantity| quantity.low == *value);
    wrong.extend(missing(&case.quantities, has, "quantity"));
    wrong.extend(missing(&case.units, |unit| quantities().any(|quantity| quantity.unit == **unit), "unit"));
    let times = article.claims.iter().map(|claim| claim.times.len()).sum::<usize>();
    wrong.extend(case.times.filter(|&count| count != times).map(|_| format!("{times} times")));
    let pieces = || article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    let is_furniture =
        |words: &String| pieces().any(|piece| piece.kind != PieceKind::Sentence && piece.span.of(text) == words);
    wrong.extend(missing(&case.furniture, is_furniture, "furniture"));
    let speaker = |claim: &Claim| claim.attribution.as_ref().map_or("", |said| said.span.of(text)).to_owned();
    let speakers: Vec<String> = article.claims.iter().map(speaker).collect();
    if case.speakers.as_ref().is_some_and(|asked| *asked != speakers) {
        wrong.push(format!("said by {speakers:?}"));
    }
    let is_direct = |name: &String| {
        let direct = article.claims.iter().filter(|claim| claim.attribution.as_ref().is_some_and(|said| said.direct));
        direct.map(speaker).any(|found| found == *name)
    };
    wrong.extend(
        missing(&case.direct, is_direct, "speaker of a quotation").map(|words| format!("{words} of {speakers:?}")),
    );
    let days = || article.claims.iter().flat_map(|claim| &claim.dates);
    wrong.extend(missing(&case.days, |day| days().any(|date| date.from.to_string() == **day), "day"));
    let title = article.document.metadata.title.as_ref().map_or("", |title| title.value.as_str());
    wrong.extend(case.title.as_deref().filter(|asked| title != *asked).map(|_| format!("title {title:?}")));
    let author = article.document.metadata.author.as_ref().map(|author| author.value.as_str());
    wrong.extend(case.author.as_deref().filter(|asked| author != Some(asked)).map(|_| format!("author {author:?}")));
    wrong
}

/// What of `asked` is not there.
fn missing<T: std::fmt::Debug>(asked: &[T], is_there: impl Fn(&T) -> bool, what: &str) -> impl Iterator<Item = String> {
    asked.iter().filter(move |one| !is_there(one)).map(move |one| format!("no {what} {one:?}"))
}
