//! Names: `names.toml` says which names a text has, and which two names are one; `names/*.toml` says more of short forms.

use serde::Deserialize;
use synoptic::{
    claims::{Name, NameKind},
    lang::Gender,
    text::Span,
};

use crate::table::{self, Outcome, article};

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
    let mut table: Table = table::read("cases/names.toml");
    for (code, OfLanguage { short, nobody }) in table::by_language("cases/names") {
        table.short.extend(short.into_iter().map(|case| Short { language: code.to_owned(), ..case }));
        table.nobody.extend(nobody.into_iter().map(|case| Nobody { language: code.to_owned(), ..case }));
    }
    table
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

#[test]
fn every_name_of_a_text_is_found() {
    let mut outcome = Outcome::default();
    for case in table().case {
        let found = names(&case.language, &case.text, &case.names);
        outcome.compare(&case.text, case.names, found, case.known.as_deref());
    }
    outcome.check();
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
    let mut outcome = Outcome::default();
    for Pair { language, a, b, known } in pairs {
        let (one, other) = (bracketed(&language, &a).0, bracketed(&language, &b).0);
        let are_names = !one.starts_with("no name") && !other.starts_with("no name");
        let wrong = (!are_names || !right(&one, &other)).then(|| format!("{one:?} | {other:?}"));
        outcome.note(&format!("{a} | {b}"), wrong, known.as_deref());
    }
    outcome.check();
}

#[test]
fn names_meet_across_languages() {
    let mut outcome = Outcome::default();
    for Across { a, b, same, known } in table().across {
        let found = (bracketed_name(&a[0], &a[1]), bracketed_name(&b[0], &b[1]));
        let right = matches!(&found, (Ok(one), Ok(other)) if one.is_same(other) == same && other.is_same(one) == same);
        outcome.note(&format!("{} | {}", a[1], b[1]), (!right).then(|| format!("{found:?}")), known.as_deref());
    }
    outcome.check();
}

#[test]
fn seats_stand_for_their_governments() {
    let mut outcome = Outcome::default();
    for Government { language, text, country, known } in table().governments {
        let (name, found, _) = bracketed(&language, &text);
        outcome.compare(&format!("{text}: {name:?}"), country, found, known.as_deref());
    }
    outcome.check();
}

#[test]
fn titles_tell_the_gender() {
    let mut outcome = Outcome::default();
    for Titled { language, text, gender, known } in table().gender {
        let (name, _, found) = bracketed(&language, &text);
        let found = found.map_or("", Gender::as_str);
        outcome.compare(&format!("{text}: {name:?}"), &*gender, found, known.as_deref());
    }
    outcome.check();
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
    let mut outcome = Outcome::default();
    for Short { language, text, same, known } in table().short {
        let found = bracketed_names(&language, &text);
        let right = matches!(&found[..], [Some(one), Some(other)] if (one.name == other.name) == same);
        outcome.note(&text, (!right).then(|| format!("{found:?}")), known.as_deref());
    }
    outcome.check();
}

#[test]
fn houses_streets_and_ships_are_no_persons() {
    let mut outcome = Outcome::default();
    for Nobody { language, text, known } in table().nobody {
        let found = bracketed_names(&language, &text);
        let is_person = found.iter().flatten().any(|name| name.kind == NameKind::Person);
        outcome.note(&text, is_person.then(|| format!("{found:?}")), known.as_deref());
    }
    outcome.check();
}
