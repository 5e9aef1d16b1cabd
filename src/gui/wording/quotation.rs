//! A passage as a quotation for the clipboard: the words, and where they stand. Pure.

use super::names::outlet_of;
use crate::{
    gui::words::t,
    ingest::{Document, Field},
};

/// The `words` of `document` in quotation marks, and on a line of its own what is known of where they stand:
/// outlet, title, date, link. What was guessed is marked so.
pub fn quotation(document: &Document, words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}\n— {}", quoted(&words), reference(document))
}

/// In quotation marks; marks that are there already around all of it are not doubled.
fn quoted(words: &str) -> String {
    let inner = words.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    match inner {
        Some(inner) if !inner.contains(['“', '”']) => words.to_owned(),
        _ => format!("“{words}”"),
    }
}

/// A title in quotation marks, unless it begins with one of its own: a guessed title may be cut before that closes.
fn titled(title: &str) -> String {
    if title.starts_with(['“', '"', '«']) { title.to_owned() } else { quoted(title) }
}

/// What is known of the document, on one line; without an outlet its file stands for it.
fn reference(document: &Document) -> String {
    let metadata = &document.metadata;
    let title = metadata.title.as_ref().map(|title| Field { value: titled(&title.value), ..title.clone() });
    let outlet = metadata.source.as_ref().map_or_else(|| outlet_of(document), with_guess);
    let about = [title.as_ref(), metadata.published.as_ref(), metadata.link.as_ref()].into_iter().flatten();
    std::iter::once(outlet).chain(about.map(with_guess)).collect::<Vec<_>>().join(", ")
}

/// Longer words are cut where they are shown in passing.
const LONGEST: usize = 120;

/// `words` on one line; what is too long ends in an ellipsis.
pub fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

/// The value, and whether it was guessed.
pub fn with_guess(field: &Field) -> String {
    if field.guessed { t!("guessed", value = field.value.as_str()) } else { field.value.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gui::fixture::document, ingest::Metadata};

    fn field(value: &str, guessed: bool) -> Option<Field> {
        Some(Field { value: value.to_owned(), guessed, at: None })
    }

    fn check(text: &str, metadata: Metadata, expected: &str) {
        let document = crate::ingest::Document { metadata, ..document("news.txt", text) };
        assert_eq!(quotation(&document, text), expected);
    }

    #[test]
    fn a_title_that_is_quoted_already_is_not_quoted_again() {
        let metadata = Metadata { title: field("“Các chuyến thăm…", true), ..Metadata::default() };
        check("Hai bên đã ký.", metadata, "“Hai bên đã ký.”\n— news.txt, “Các chuyến thăm… (guessed)");
    }

    #[test]
    fn everything_known_is_named() {
        let metadata = Metadata {
            title: field("Một hiệp ước", false),
            source: field("VnExpress", false),
            published: field("13/09/2023", true),
            link: field("https://example.org/1", false),
            author: None,
        };
        let expected = "“Hai bên đã ký.”\n— VnExpress, “Một hiệp ước”, 13/09/2023 (guessed), https://example.org/1";
        check("Hai bên\n đã ký.", metadata, expected);
    }

    #[test]
    fn a_document_that_says_nothing_of_itself_is_named_by_its_file() {
        check("Hai bên đã ký.", Metadata::default(), "“Hai bên đã ký.”\n— news.txt");
        let metadata = Metadata { title: field("Một hiệp ước", true), ..Metadata::default() };
        check("Hai bên đã ký.", metadata, "“Hai bên đã ký.”\n— news.txt, “Một hiệp ước” (guessed)");
    }

    #[test]
    fn quotation_marks_are_not_doubled() {
        check("“Đã ký.”", Metadata::default(), "“Đã ký.”\n— news.txt");
        check("“Một” và “hai”", Metadata::default(), "““Một” và “hai””\n— news.txt");
    }
}
