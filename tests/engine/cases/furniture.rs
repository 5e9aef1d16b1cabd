//! Runs `furniture.toml`: which lines of a page are the article's own text.

use serde::Deserialize;
use synoptic::{
    claims::Article,
    ingest,
    segment::{Paragraph, PieceKind, Role},
};

use crate::table::{self, Outcome};

#[derive(Deserialize)]
struct Table {
    article: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    about: String,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    is: String,
    line: String,
    credit: Option<String>,
    known: Option<String>,
}

#[test]
fn lines_are_told_apart() {
    let mut outcome = Outcome::default();
    table::read::<Table>("cases/furniture.toml").article.iter().for_each(|page| note_lines(page, &mut outcome));
    outcome.check();
}

/// Notes each line of a page as a case.
fn note_lines(page: &Page, outcome: &mut Outcome) {
    let text: Vec<&str> = page.lines.iter().map(|line| line.line.as_str()).collect();
    let article = Article::new(ingest::pasted(&text.join("\n")).unwrap());
    assert_eq!(article.paragraphs.len(), page.lines.len(), "{}: a paragraph is a line", page.about);
    for (Line { is, line, credit, known }, paragraph) in page.lines.iter().zip(&article.paragraphs) {
        let expected = (is.clone(), credit.clone());
        outcome.compare(&format!("{}: {line:?}", page.about), expected, found(&article, paragraph), known.as_deref());
    }
}

/// What the paragraph is in the words of the table, and the credit after its caption.
fn found(article: &Article, paragraph: &Paragraph) -> (String, Option<String>) {
    let says = paragraph.pieces.iter().any(|piece| piece.kind == PieceKind::Sentence);
    let credit = paragraph.pieces.iter().find(|piece| piece.kind == PieceKind::Credit);
    let credit = credit.map(|piece| piece.span.of(&article.document.text).to_owned());
    match paragraph.role {
        Role::Caption if says => ("caption".to_owned(), credit),
        Role::Caption => ("credit".to_owned(), None),
        role => (role.as_str().to_owned(), None),
    }
}
