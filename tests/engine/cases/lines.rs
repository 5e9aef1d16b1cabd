//! Runs `lines.toml`: which line breaks end a paragraph.

use serde::Deserialize;
use synoptic::claims::Article;

use crate::table::{self, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    article: Vec<Unbroken>,
    joined: Vec<Joined>,
    apart: Vec<Apart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unbroken {
    language: String,
    paragraphs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Joined {
    about: String,
    language: String,
    text: String,
    sentences: Vec<String>,
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apart {
    about: String,
    text: String,
    known: Option<String>,
}

#[test]
fn a_text_of_any_width_has_the_sentences_of_the_unbroken_one() {
    let mut outcome = Outcome::default();
    for Unbroken { language, paragraphs } in table::read::<Table>("cases/lines.toml").article {
        let expected = sentences(&language, &paragraphs.join("\n\n"));
        for (width, between) in (48..=80).flat_map(|width| [(width, "\n\n"), (width, "\n")]) {
            let wrapped: Vec<String> = paragraphs.iter().map(|paragraph| wrapped(paragraph, width)).collect();
            let case = format!("{language}, {width} columns, {between:?} between paragraphs");
            outcome.compare(&case, &expected, &sentences(&language, &wrapped.join(between)), None);
        }
    }
    outcome.check();
}

#[test]
fn broken_sentences_are_joined() {
    let mut outcome = Outcome::default();
    for case in table::read::<Table>("cases/lines.toml").joined {
        outcome.compare(&case.about, case.sentences, sentences(&case.language, &case.text), case.known.as_deref());
    }
    outcome.check();
}

#[test]
fn lists_verse_tables_and_headings_stay_apart() {
    let mut outcome = Outcome::default();
    for case in table::read::<Table>("cases/lines.toml").apart {
        let lines: Vec<String> = case.text.lines().map(str::to_owned).collect();
        let article = table::article("en", &case.text);
        let found = article.paragraphs.iter().map(|line| line.span.of(&article.document.text).to_owned()).collect();
        outcome.compare(&case.about, lines, found, case.known.as_deref());
    }
    outcome.check();
}

/// The pieces of `text`, white space in them as single spaces, and none between Chinese characters.
fn sentences(language: &str, text: &str) -> Vec<String> {
    let article: Article = table::article(language, text);
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    let space = if language == "zh" { "" } else { " " };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(space);
    pieces.map(|piece| words(piece.span.of(&article.document.text))).collect()
}

/// `paragraph` in lines of at most `width` columns, broken between words, or anywhere where it has no spaces.
fn wrapped(paragraph: &str, width: usize) -> String {
    let spaced = paragraph.contains(' ');
    let units: Vec<&str> =
        if spaced { paragraph.split(' ').collect() } else { paragraph.split_inclusive(|_| true).collect() };
    let columns = |unit: &str| unit.chars().map(|ch| if ch >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    let (mut text, mut at) = (String::new(), 0);
    for unit in units {
        let space = usize::from(spaced && at > 0);
        // No line of Chinese begins with a mark.
        let hangs = !spaced && !unit.contains(char::is_alphanumeric);
        if at > 0 && at + space + columns(unit) > width && !hangs {
            text.push('\n');
            at = 0;
        } else if space > 0 {
            text.push(' ');
            at += 1;
        }
        text.push_str(unit);
        at += columns(unit);
    }
    text
}
