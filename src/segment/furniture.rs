//! Lines that are not the article's own text, told by general signs: shape, position, script.

use super::Role;
use crate::{lang::Pack, text::Span};

/// A line without an end mark and of at most so many letters is a heading or a button, not a statement.
const SHORT_LINE_CHARS: usize = 30;
/// A by-line has at most so many words.
const BYLINE_WORDS: usize = 12;
/// The maker of a picture is named in at most so many letters.
const CREDIT_CHARS: usize = 60;
/// A first line of at most so many words and without an end mark is a title.
const TITLE_WORDS: usize = 40;

/// What the lines of a document have in common.
pub(super) struct Page {
    latin: bool,
    lines: usize,
}

/// Where a line stands on its page.
#[derive(Clone, Copy)]
pub(super) struct Line {
    first: bool,
    last: bool,
    page_is_latin: bool,
}

impl Page {
    pub(super) fn new(text: &str, lines: &[Span]) -> Self {
        Page { latin: mostly_latin(text), lines: lines.len() }
    }

    /// The line with index `at`; with a header the first line is not a title.
    pub(super) fn line_at(&self, at: usize, has_header: bool) -> Line {
        Line { first: at == 0 && !has_header, last: at > 0 && at + 1 == self.lines, page_is_latin: self.latin }
    }
}

/// What the line `span` is in its article, but for captions.
pub(super) fn role(text: &str, span: Span, line: Line) -> Role {
    let words = span.of(text);
    let ended = words.trim_end_matches(['"', '”', '’', ')', '|', ' ']).ends_with(['.', '!', '?', '…', ':', ';', ',']);
    if line.first && !ended && words.split_whitespace().count() <= TITLE_WORDS {
        return Role::Headline;
    }
    let other_script = line.page_is_latin && !mostly_latin(words);
    if other_script || is_link(words) || (!ended && (is_short(words) || (line.last && is_byline(words)))) {
        return Role::Furniture;
    }
    Role::Body
}

/// A pointer to another story.
fn is_link(words: &str) -> bool {
    words.starts_with(">>") || words.starts_with('»') || words.starts_with('→')
}

fn is_short(words: &str) -> bool {
    let digits = words.contains(|ch: char| ch.is_ascii_digit());
    let letters = words.contains(char::is_alphabetic);
    !letters || (!digits && words.chars().count() <= SHORT_LINE_CHARS)
}

/// Names, most of them capitalised.
fn is_byline(words: &str) -> bool {
    let initials: Vec<char> = words
        .split(|ch: char| ch.is_whitespace() || ch == '/')
        .filter_map(|word| word.chars().find(|ch| ch.is_alphabetic()))
        .collect();
    let capitals = initials.iter().filter(|ch| ch.is_uppercase()).count();
    initials.len() <= BYLINE_WORDS && capitals * 3 >= initials.len() * 2
}

/// Whether most letters are Latin, or there are no letters.
fn mostly_latin(text: &str) -> bool {
    const LOOKED_AT: usize = 4_000;
    let letters = text.chars().filter(|ch| ch.is_alphabetic()).take(LOOKED_AT);
    let (latin, other) = letters.fold((0, 0), |(latin, other), ch| match ch {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => (latin + 1, other),
        _ => (latin, other + 1),
    });
    latin >= other
}

/// The part of the line `span` that tells who made a picture: "Ảnh: VOA", "© POOL …", "- Outlet, 1920, 13.09.2023".
pub(super) fn credit(text: &str, span: Span, pack: &Pack) -> Option<Span> {
    let words = span.of(text);
    let at =
        if words.starts_with('©') { Some(0) } else { labelled_credit(words, pack).or_else(|| archive_credit(words)) };
    at.map(|at| Span { start: span.start + at as u32, end: span.end })
}

/// Where "Ảnh: …" begins at the end of a line.
fn labelled_credit(words: &str, pack: &Pack) -> Option<usize> {
    let colon = words.rfind(':')?;
    let name = &words[colon + 1..];
    if name.trim().is_empty() || name.chars().count() > CREDIT_CHARS || words[colon..].starts_with("://") {
        return None;
    }
    let before = &words[..colon];
    let from = before.rfind(['.', '!', '?', '|', '(', '"', '”', ';']).map_or(0, |at| at + char_len(before, at));
    let label = before[from..].trim_start();
    let keys: Vec<u64> =
        label.split_whitespace().map(|word| crate::text::word_key(&crate::text::fold_word(word))).collect();
    let is_label = !keys.is_empty() && pack.credits.starting(&keys) == Some(keys.len());
    let start = if before[..from].ends_with('(') { from - 1 } else { from + (before[from..].len() - label.len()) };
    is_label.then_some(start)
}

/// Where " - Outlet, number, date" begins at the end of a line, as picture archives write it.
fn archive_credit(words: &str) -> Option<usize> {
    let at = words.rfind(" - ")? + 1;
    let mut fields = words[at + 1..].rsplit(',');
    let date = fields.next()?.trim();
    let is_date = date.len() >= 8 && date.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '.' | '/' | '-'));
    (is_date && fields.next().is_some() && words.len() - at <= CREDIT_CHARS).then_some(at)
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
