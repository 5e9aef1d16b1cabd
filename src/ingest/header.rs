//! The `Title: …` lines at the top of an article. Knows their words (`assets/header.toml`), not what is done with them.

use std::{collections::HashMap, sync::LazyLock};

use super::document::{HeaderKey, HeaderLine};
use crate::text::{Span, fold_word};

/// The longest key, in bytes; a colon after more than that belongs to a sentence.
const LONGEST_KEY: usize = 64;

static KEYS: LazyLock<HashMap<String, HeaderKey>> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    let words = parsed(include_str!("../../assets/header.toml")).expect("bundled header words");
    words.into_iter().flat_map(|(key, words)| words.into_iter().map(move |word| (folded(&word), key))).collect()
});

fn parsed(toml: &str) -> Result<HashMap<HeaderKey, Vec<String>>, toml::de::Error> {
    toml::from_str(toml)
}

/// The header at the top of `text`: known keys, each once, up to `Content:` or the first other line. Blank lines
/// between them do not count. One key alone makes no header, unless it is the title.
pub(super) fn header(text: &str) -> Vec<HeaderLine> {
    let mut found: Vec<HeaderLine> = Vec::new();
    for line in lines(text) {
        let Some(next) = header_line(text, line) else { break };
        if found.iter().any(|earlier| earlier.key == next.key) {
            break;
        }
        found.push(next);
        if next.key == HeaderKey::Content {
            break;
        }
    }
    let declares = found.len() > 1 || found.first().is_some_and(|line| line.key == HeaderKey::Title);
    if declares { found } else { Vec::new() }
}

/// `line` as a header line, where it begins with a known key and a colon.
pub(super) fn header_line(text: &str, line: Span) -> Option<HeaderLine> {
    let words = line.of(text);
    let colon = words.find(':').filter(|&colon| colon <= LONGEST_KEY)?;
    let key = *KEYS.get(&folded(&words[..colon]))?;
    let value_start = line.start as usize + colon + 1;
    let value = Span::new(value_start, line.end as usize).trimmed(text);
    Some(HeaderLine { key, label: Span::new(line.start as usize, value_start), value })
}

/// The lines of `text` that are not blank, without white space at their ends, for any kind of line end.
pub(super) fn lines(text: &str) -> impl DoubleEndedIterator<Item = Span> {
    let line_span = move |line: &str| {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + line.len()).trimmed(text)
    };
    text.split(['\n', '\r']).map(line_span).filter(|line| !line.is_empty())
}

fn folded(key: &str) -> String {
    key.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use HeaderKey::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(HeaderKey, &str, &str)]) {
        let found: Vec<_> =
            header(text).iter().map(|line| (line.key, line.label.of(text), line.value.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_key_in_english_and_vietnamese() {
        check(
            "Title: A: b\r\nSource:\r\nLink: http://x.vn/a\r\nPublished Date: 1/2/2016\r\nAuthor: N\r\nTags: a, b\r\n\
             Summary:  Lead. \r\nContent:\r\nTags: body\r\n",
            &[
                (Title, "Title:", "A: b"),
                (Source, "Source:", ""),
                (Link, "Link:", "http://x.vn/a"),
                (Published, "Published Date:", "1/2/2016"),
                (Author, "Author:", "N"),
                (Tags, "Tags:", "a, b"),
                (Summary, "Summary:", "Lead."),
                (Content, "Content:", ""),
            ],
        );
        check(
            "\n  TIÊU ĐỀ : Một\n\nTo\u{301}m tă\u{301}t: Hai\nNội dung: Ba\nBốn",
            &[(Title, "TIÊU ĐỀ :", "Một"), (Summary, "To\u{301}m tă\u{301}t:", "Hai"), (Content, "Nội dung:", "Ba")],
        );
    }

    #[test]
    fn one_key_alone_is_a_title_or_no_header() {
        check("Title: A\nBody", &[(Title, "Title:", "A")]);
        check("Nguồn: TTXVN\nBody", &[]);
        check("Source: A\nAuthor: B", &[(Source, "Source:", "A"), (Author, "Author:", "B")]);
    }

    #[test]
    fn body_lines_are_no_header() {
        check("Lưu ý: đọc kỹ\nTitle: A", &[]);
        check("Ông nói: “Title: x”", &[]);
        check("", &[]);
        check("Title: A\nTitle: B", &[(Title, "Title:", "A")]);
        check("Title: A\nhttp://a.vn\nSource: B", &[(Title, "Title:", "A")]);
    }

    #[test]
    fn the_bundled_words_name_each_key_once() {
        let words = parsed(include_str!("../../assets/header.toml")).expect("bundled header words");
        assert_eq!(words.len(), 8);
        assert_eq!(words.values().map(Vec::len).sum::<usize>(), KEYS.len(), "a word under two keys");
    }
}
