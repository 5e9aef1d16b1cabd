//! Runs `furniture.toml`: which lines of a page are the article's own text.

use serde::Deserialize;
use synoptic::{
    claims::Article,
    ingest,
    segment::{Paragraph, PieceKind, Role},
};

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
    let table: Table = toml::from_str(include_str!("../../cases/furniture.toml")).unwrap();
    let failures: Vec<String> = table.article.iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{} lines:\n{}", failures.len(), failures.join("\n"));
}

/// What is not as the table says, line by line; a `known` line that has come right is told too.
fn failures(page: &Page) -> Vec<String> {
    let text: Vec<&str> = page.lines.iter().map(|line| line.line.as_str()).collect();
    let article = Article::new(ingest::pasted(&text.join("\n")).unwrap());
    assert_eq!(article.paragraphs.len(), page.lines.len(), "{}: a paragraph is a line", page.about);
    let wrong = |(line, paragraph): (&Line, &Paragraph)| {
        let found = found(&article, paragraph);
        let expected = (line.is.clone(), line.credit.clone());
        match (&line.known, found == expected) {
            (None, false) => Some(format!("{}: {:?}\n    is {expected:?}, found {found:?}", page.about, line.line)),
            (Some(why), true) => Some(format!("{:?} is right now; take `known` away ({why})", line.line)),
            _ => None,
        }
    };
    page.lines.iter().zip(&article.paragraphs).filter_map(wrong).collect()
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
