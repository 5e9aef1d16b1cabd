//! The part of a line that tells who made a picture: "Ảnh: VOA", "© POOL …", "- Outlet, 1920, 13.09.2023".

use super::{
    Rule,
    words::{keys, states},
};
use crate::{
    lang::Pack,
    text::{Span, is_letter},
};

/// The maker of a picture is named in at most so many letters.
const CREDIT_CHARS: usize = 60;
/// A credit before a caption ends within so many bytes.
const LEADING_CREDIT_BYTES: usize = 240;

/// The credit that the line `span` begins with: all of it, or up to where the caption is glued to it
/// ("© POOL / Chuyển đến kho ảnhCuộc gặp giữa …").
pub(super) fn leading(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let end = words.starts_with('©').then(|| end_of_leading(words).unwrap_or(words.len()))?;
    Some(Span { start: span.start, end: span.start + end as u32 })
}

/// Where a small letter meets a capital in a word that begins small: a name that is written so ("VnExpress") begins
/// with a capital.
fn end_of_leading(words: &str) -> Option<usize> {
    let mut begins_small = false;
    let mut before = ' ';
    for (at, ch) in words.char_indices().take_while(|&(at, _)| at < LEADING_CREDIT_BYTES) {
        let first_of_word = is_letter(ch) && !is_letter(before);
        if ch.is_uppercase() && before.is_lowercase() && begins_small {
            return Some(at);
        }
        if first_of_word {
            begins_small = ch.is_lowercase();
        }
        before = ch;
    }
    None
}

/// The credit that the line `span` ends with, and the rule that tells it.
pub(super) fn trailing(text: &str, span: Span, pack: &Pack) -> Option<(Span, Rule)> {
    let words = span.of(text);
    let labelled = labelled(words, pack).map(|at| (at, Rule::LabelledCredit));
    let (at, rule) = labelled.or_else(|| archive(words).map(|at| (at, Rule::ArchiveCredit)))?;
    Some((Span { start: span.start + at as u32, end: span.end }, rule))
}

/// Where "Ảnh: …" begins at the end of a line.
fn labelled(words: &str, pack: &Pack) -> Option<usize> {
    let colon = words.rfind(':')?;
    let name = &words[colon + 1..];
    let is_name = !name.trim().is_empty() && name.chars().take(CREDIT_CHARS + 1).count() <= CREDIT_CHARS;
    if !is_name || name.starts_with("//") || states(name, pack) {
        return None;
    }
    let before = &words[..colon];
    let from = start_of_label(before);
    let label = before[from..].trim_start();
    let label_start = from + (before[from..].len() - label.len());
    let label_keys = keys(label.trim_start_matches(['-', '–', '—']));
    let is_label =
        !label_keys.is_empty() && !label.ends_with(')') && pack.credits.starting(&label_keys) == Some(label_keys.len());
    let start = if before[..from].ends_with('(') { from - 1 } else { label_start };
    is_label.then_some(start)
}

/// Where the label before a colon begins: after the last mark, or at the last dash.
fn start_of_label(before: &str) -> usize {
    let mark = before.rfind(['.', '!', '?', '|', '(', '"', '”', ';']).map_or(0, |at| at + char_len(before, at));
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| before.rfind(dash)).max().map_or(0, |at| at + 1);
    mark.max(dash)
}

/// Where " - Outlet, number, date" begins at the end of a line, as picture archives write it.
fn archive(words: &str) -> Option<usize> {
    let at = words.rfind(" - ")? + 1;
    let mut fields = words[at + 1..].rsplit(',');
    let date = fields.next()?.trim();
    let is_date = date.len() >= 8 && date.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '.' | '/' | '-'));
    (is_date && fields.next().is_some() && words.len() - at <= CREDIT_CHARS).then_some(at)
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
