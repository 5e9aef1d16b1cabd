//! Runs `sentences.toml` and `sentences/*.toml`: where the sentences of a line end.

use serde::Deserialize;
use synoptic::claims::Article;

use crate::table::{self, Outcome};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    language: String,
    text: String,
    known: Option<String>,
}

/// The cases of all tables.
fn cases() -> impl Iterator<Item = Case> {
    table::read_all("cases/sentences").flat_map(|table: Table| table.case)
}

#[test]
fn sentences_end_where_the_table_says() {
    let mut outcome = Outcome::default();
    for case in cases() {
        let marked: Vec<&str> = case.text.split('|').map(str::trim).collect();
        let article = table::article(&case.language, &case.text.replace('|', ""));
        outcome.compare(&case.text, marked, sentences(&article), case.known.as_deref());
    }
    outcome.check();
}

/// The pieces of the text, in order.
fn sentences(article: &Article) -> Vec<&str> {
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    pieces.map(|piece| piece.span.of(&article.document.text)).collect()
}
