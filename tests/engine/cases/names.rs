//! Names: `names.toml` says which names a text has, and which two names are one; `names/*.toml` says more of short forms.

use std::sync::Arc;

use serde::Deserialize;
use synoptic::{
    claims::{Article, Name, NameKind},
    ingest,
    lang::{self, Gender},
    text::Span,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
    same: Vec<Pair>,
    never: Vec<Pair>,
    governments: Vec<Government>,
    gender: Vec<Titled>,
    across: Vec<Across>,
    short: Vec<Short>,
    nobody: Vec<Nobody>,
}

/// More short forms, and more that is no person, in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfLanguage {
    short: Vec<Short>,
    nobody: Vec<Nobody>,
}

/// All names of a text, in order: the words and the name; a third part, if any, is the kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    language: String,
    text: String,
    names: Vec<Vec<String>>,
    known: Option<String>,
}

/// Two texts, each with one name in square brackets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    language: String,
    a: String,
    b: String,
    known: Option<String>,
}

/// The country that the bracketed name stands for; empty where it stands for none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Government {
    language: String,
    text: String,
    country: String,
    known: Option<String>,
}

/// What the title before the bracketed name tells: "female", "male" or "".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titled {
    language: String,
    text: String,
    gender: String,
    known: Option<String>,
}

/// Two texts in two languages, each with one name in square brackets, and whether the two are one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Across {
    a: [String; 2],
    b: [String; 2],
    same: bool,
    known: Option<String>,
}

/// A text with two names in square brackets, and whether the two are one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Short {
    /// Left out in a table of one language.
    #[serde(default)]
    language: String,
    text: String,
    same: bool,
    known: Option<String>,
}

/// A text with something in square brackets that is no person.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nobody {
    /// Left out in a table of one language.
    #[serde(default)]
    language: String,
    text: String,
    known: Option<String>,
}

/// `names.toml`, and what the tables of single languages have of its kinds.
fn table() -> Table {
    let mut table: Table = super::table::read("names.toml");
    for code in ["en", "vi", "ru", "ko", "zh"] {
        let OfLanguage { short, nobody } = super::table::read(&format!("names/{code}.toml"));
        table.short.extend(short.into_iter().map(|case| Short { language: code.to_owned(), ..case }));
        table.nobody.extend(nobody.into_iter().map(|case| Nobody { language: code.to_owned(), ..case }));
    }
    table
}

fn article(language: &str, text: &str) -> Article {
    let mut document = (*ingest::pasted(text).unwrap()).clone();
    document.language = Some(lang::known(language).unwrap_or_else(|| panic!("no such language here: {language}")));
    Article::new(Arc::new(document))
}

fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Other => "other",
    }
}

/// The names of `text` as the table writes them, each with as many parts as `like` has there.
fn names(language: &str, text: &str, like: &[Vec<String>]) -> Vec<Vec<String>> {
    let article = article(language, text);
    let found = article.claims.iter().flat_map(|claim| &claim.names);
    found
        .enumerate()
        .map(|(at, name)| {
            let mut row = vec![name.span.of(&article.document.text).to_owned(), name.name.clone()];
            row.extend(like.get(at).filter(|row| row.len() > 2).map(|_| kind(name.kind).to_owned()));
            row
        })
        .collect()
}

/// The bracketed name of `marked`: name, country and what its title tells. The words alone where it is no name.
fn bracketed(language: &str, marked: &str) -> (String, String, Option<Gender>) {
    match bracketed_name(language, marked) {
        Ok(name) => (name.name.clone(), name.country.unwrap_or_default().to_owned(), name.title_gender),
        Err(words) => (format!("no name at [{words}]"), String::new(), None),
    }
}

/// The bracketed name of `marked`, or the words there.
fn bracketed_name(language: &str, marked: &str) -> Result<Name, String> {
    let (open, close) = (marked.find('[').unwrap(), marked.find(']').unwrap());
    let text = marked.replace(['[', ']'], "");
    let span = Span::new(open, close - 1);
    let article = article(language, &text);
    let found = article.claims.iter().flat_map(|claim| &claim.names).find(|name| name.span == span);
    found.cloned().ok_or_else(|| span.of(&text).to_owned())
}

/// Collects what is not as the table says; a `known` case must fail.
#[derive(Default)]
struct Report {
    wrong: Vec<String>,
}

impl Report {
    fn check(&mut self, right: bool, known: Option<&String>, shown: impl FnOnce() -> String) {
        match (right, known) {
            (true, None) | (false, Some(_)) => {}
            (true, Some(why)) => self.wrong.push(format!("mended, so take out `known = {why:?}`: {}", shown())),
            (false, None) => self.wrong.push(shown()),
        }
    }

    fn finish(self) {
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

#[test]
fn every_name_of_a_text_is_found() {
    let mut report = Report::default();
    for case in table().case {
        let found = names(&case.language, &case.text, &case.names);
        let shown = || format!("{}\n  found    {found:?}\n  expected {:?}", case.text, case.names);
        report.check(found == case.names, case.known.as_ref(), shown);
    }
    report.finish();
}

#[test]
fn spellings_of_one_name_are_one() {
    pairs(table().same, |a, b| a == b);
}

#[test]
fn other_names_are_never_one() {
    pairs(table().never, |a, b| a != b);
}

fn pairs(pairs: Vec<Pair>, right: impl Fn(&str, &str) -> bool) {
    let mut report = Report::default();
    for Pair { language, a, b, known } in pairs {
        let (one, other) = (bracketed(&language, &a).0, bracketed(&language, &b).0);
        let are_names = !one.starts_with("no name") && !other.starts_with("no name");
        report.check(are_names && right(&one, &other), known.as_ref(), || format!("{a} | {b}: {one:?} | {other:?}"));
    }
    report.finish();
}

#[test]
fn names_meet_across_languages() {
    let mut report = Report::default();
    for Across { a, b, same, known } in table().across {
        let found = (bracketed_name(&a[0], &a[1]), bracketed_name(&b[0], &b[1]));
        let right = matches!(&found, (Ok(one), Ok(other)) if one.is_same(other) == same && other.is_same(one) == same);
        report.check(right, known.as_ref(), || format!("{} | {}: {found:?}", a[1], b[1]));
    }
    report.finish();
}

#[test]
fn seats_stand_for_their_governments() {
    let mut report = Report::default();
    for Government { language, text, country, known } in table().governments {
        let (name, found, _) = bracketed(&language, &text);
        report.check(found == country, known.as_ref(), || format!("{text}: {name:?} stands for {found:?}"));
    }
    report.finish();
}

#[test]
fn titles_tell_the_gender() {
    let mut report = Report::default();
    for Titled { language, text, gender, known } in table().gender {
        let (name, _, found) = bracketed(&language, &text);
        let found = found.map_or("", Gender::as_str);
        report.check(found == gender, known.as_ref(), || format!("{text}: {name:?} is {found:?}"));
    }
    report.finish();
}

/// The names at the brackets of `marked`, each of which may lack.
fn bracketed_names(language: &str, marked: &str) -> Vec<Option<Name>> {
    let mut text = String::new();
    let (mut open, mut spans) = (0, Vec::new());
    for ch in marked.chars() {
        match ch {
            '[' => open = text.len(),
            ']' => spans.push(Span::new(open, text.len())),
            _ => text.push(ch),
        }
    }
    let article = article(language, &text);
    let names: Vec<&Name> = article.claims.iter().flat_map(|claim| &claim.names).collect();
    spans.into_iter().map(|span| names.iter().find(|name| name.span.overlaps(span)).copied().cloned()).collect()
}

#[test]
fn short_forms_meet_the_full_name() {
    let mut report = Report::default();
    for Short { language, text, same, known } in table().short {
        let found = bracketed_names(&language, &text);
        let right = matches!(&found[..], [Some(one), Some(other)] if (one.name == other.name) == same);
        report.check(right, known.as_ref(), || format!("{text}: {found:?}"));
    }
    report.finish();
}

#[test]
fn houses_streets_and_ships_are_no_persons() {
    let mut report = Report::default();
    for Nobody { language, text, known } in table().nobody {
        let found = bracketed_names(&language, &text);
        let is_person = found.iter().flatten().any(|name| name.kind == NameKind::Person);
        report.check(!is_person, known.as_ref(), || format!("{text}: {found:?}"));
    }
    report.finish();
}
