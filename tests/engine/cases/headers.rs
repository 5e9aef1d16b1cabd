//! Runs `headers.toml` and `headers/*.toml`: what an article says of itself, and what is guessed of it.

use serde::Deserialize;
use synoptic::ingest::{self, Field};

use crate::table::{self, Outcome};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    text: String,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    author: Option<String>,
    known: Option<String>,
}

/// The cases of all tables.
fn cases() -> impl Iterator<Item = Case> {
    table::read_all("cases/headers").flat_map(|table: Table| table.case)
}

#[test]
fn articles_say_who_published_them_when() {
    let mut outcome = Outcome::default();
    for case in cases() {
        let document = ingest::pasted(&case.text).unwrap();
        let metadata = &document.metadata;
        let found = [&metadata.title, &metadata.source, &metadata.published, &metadata.author].map(shown);
        let expected = [case.title, case.source, case.published, case.author];
        outcome.compare(&case.text, expected, found, case.known.as_deref());
    }
    outcome.check();
}

#[test]
fn what_is_said_stands_in_the_text() {
    for case in cases() {
        let document = ingest::pasted(&case.text).unwrap();
        let metadata = &document.metadata;
        for field in [&metadata.title, &metadata.source, &metadata.published, &metadata.author].into_iter().flatten() {
            let at = field.at.expect("read from the text").of(&document.text);
            let digits = |words: &str| words.chars().filter(char::is_ascii_digit).collect::<String>();
            assert!(at.contains(&field.value) || at.contains("://"), "{}: {at:?} for {:?}", case.about, field.value);
            assert!(digits(at).contains(&digits(&field.value)), "{}: {at:?} for {:?}", case.about, field.value);
        }
    }
}

/// The value, a `?` after it where it is guessed.
fn shown(field: &Option<Field>) -> Option<String> {
    field.as_ref().map(|field| format!("{}{}", field.value, if field.guessed { "?" } else { "" }))
}
