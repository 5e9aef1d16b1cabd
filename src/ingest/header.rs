//! The `Title: …` lines at the top of an article. Knows their words (`assets/header.toml`), not what is done with them.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    document::{HeaderKey, HeaderLine},
    masthead::is_day_line,
};
use crate::text::{Span, fold_word};

/// The longest key, in bytes; a colon after more than that belongs to a sentence.
const LONGEST_KEY: usize = 64;

static KEYS: LazyLock<HashMap<String, HeaderKey>> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    let words = parsed(include_str!("../../assets/header.toml")).expect("bundled header words");
    words.into_iter().flat_map(|(key, words)| words.into_iter().map(move |word| (folded(&word), key))).collect()
});

/// The first words of all keys.
static FIRST_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| KEYS.keys().filter_map(|key| key.split(' ').next()).collect());

fn parsed(toml: &str) -> Result<HashMap<HeaderKey, Vec<String>>, toml::de::Error> {
    toml::from_str(toml)
}

/// The header at the top of `text`: the front matter of Markdown, or else known keys, each once, up to `Content:` or the
/// first other line. Blank lines between them do not count. One key alone makes no header, unless it is the title, or what
/// it declares is a day, or an empty line parts it from the rest.
pub(super) fn header(text: &str) -> Vec<HeaderLine> {
    if let Some(found) = front_matter(text) {
        return found;
    }
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
    let declares = match found[..] {
        [] => false,
        [only] => only.key == HeaderKey::Title || stands_apart(text, only),
        _ => true,
    };
    if declares { found } else { Vec::new() }
}

/// Whether an empty line follows `line`, or a day is all that it declares.
fn stands_apart(text: &str, line: HeaderLine) -> bool {
    let rest = &text[line.value.end as usize..];
    let gap = &rest[..rest.len() - rest.trim_start().len()];
    let is_apart = gap.matches('\n').count().max(gap.matches('\r').count()) > 1;
    let is_day = || line.key == HeaderKey::Published && is_day_line(line.value.of(text));
    !line.value.is_empty() && (is_apart || is_day())
}

/// The lines between two `---` at the top of a text of Markdown, and those themselves, where all of them are declarations.
fn front_matter(text: &str) -> Option<Vec<HeaderLine>> {
    const FENCE: &str = "---";
    let mut found = Vec::new();
    for (line, at) in lines(text).zip(0..) {
        let words = line.of(text);
        let other = HeaderLine { key: HeaderKey::Other, label: line, value: Span { start: line.end, end: line.end } };
        let is_declaration = || words.contains(':') || words.starts_with('-');
        match (at, words.trim_end() == FENCE) {
            (0, true) => found.push(other),
            (0, false) => return None,
            (_, true) => {
                found.push(other);
                return Some(found);
            }
            (_, false) if !is_declaration() => return None,
            (_, false) => found.push(header_line(text, line).map_or(other, |line| unquoted(text, line))),
        }
    }
    None
}

/// `line` without the quotation marks around its value.
fn unquoted(text: &str, line: HeaderLine) -> HeaderLine {
    let value = line.value.of(text);
    let is_quoted =
        ['"', '\''].into_iter().any(|mark| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark));
    let inside = Span { start: line.value.start + 1, end: line.value.end.saturating_sub(1) };
    HeaderLine { value: if is_quoted { inside.trimmed(text) } else { line.value }, ..line }
}

/// `line` as a header line, where it begins with a known key and a colon.
pub(super) fn header_line(text: &str, line: Span) -> Option<HeaderLine> {
    let words = line.of(text);
    let head = &words[..words.floor_char_boundary(LONGEST_KEY + '：'.len_utf8())];
    let (colon, mark) = head.match_indices([':', '：']).next().filter(|&(colon, _)| colon <= LONGEST_KEY)?;
    let key = *KEYS.get(&folded(&words[..colon]))?;
    let value_start = line.start as usize + colon + mark.len();
    let value = Span::new(value_start, line.end as usize).trimmed(text);
    Some(HeaderLine { key, label: Span::new(line.start as usize, value_start), value })
}

/// The key whose word `words` begin with, though no colon follows it, and where it ends.
pub(super) fn leading_key(words: &str) -> Option<(HeaderKey, usize)> {
    const LONGEST_LABEL: usize = 4; // words
    FIRST_WORDS.get(fold_word(words.split_whitespace().next()?).as_str())?;
    let ends = words.char_indices().filter(|&(_, ch)| ch.is_whitespace()).map(|(at, _)| at).take(LONGEST_LABEL);
    ends.filter_map(|end| Some((*KEYS.get(&folded(&words[..end]))?, end))).last()
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
        check("Nguồn: TTXVN\n\nBody", &[(Source, "Nguồn:", "TTXVN")]);
        check("Published Date: 2023-09-14\nBody", &[(Published, "Published Date:", "2023-09-14")]);
        check("Date: it was Tuesday\nBody", &[]);
        check("Source: A\nAuthor: B", &[(Source, "Source:", "A"), (Author, "Author:", "B")]);
    }

    #[test]
    fn every_language_and_the_wide_colon() {
        check(
            "Заголовок: Паром\nИсточник: Альфа\nДата: 14.09.2023\n\nТекст",
            &[(Title, "Заголовок:", "Паром"), (Source, "Источник:", "Альфа"), (Published, "Дата:", "14.09.2023")],
        );
        check("제목: 배\n출처: 가나일보\n\n글", &[(Title, "제목:", "배"), (Source, "출처:", "가나일보")]);
        check("标题：渡轮\n来源：甲报\n\n文", &[(Title, "标题：", "渡轮"), (Source, "来源：", "甲报")]);
    }

    #[test]
    fn the_front_matter_of_markdown() {
        check(
            "---\ntitle: \"Ferry: sunk\"\ndate: 2023-09-14\nlayout: post\ntags:\n  - sea\n---\n\n# Ferry",
            &[
                (Other, "---", ""),
                (Title, "title:", "Ferry: sunk"),
                (Published, "date:", "2023-09-14"),
                (Other, "layout: post", ""),
                (Tags, "tags:", ""),
                (Other, "- sea", ""),
                (Other, "---", ""),
            ],
        );
        check("---\nBody\n---\nMore", &[]);
        check("---\ntitle: A", &[]);
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
        assert_eq!(words.len(), 9);
        assert_eq!(words.values().map(Vec::len).sum::<usize>(), KEYS.len(), "a word under two keys");
    }
}
