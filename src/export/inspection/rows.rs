//! The words of a passage on rows of a terminal, and the columns in which a part of them stands.
//!
//! Law: every part of a passage that shows anything has columns on the rows that it stands on. A column is what a terminal
//! gives a narrow letter: a wide one of East Asia takes two, an accent of its own none. Known limit: a terminal that draws text
//! from right to left, or a sequence of emoji otherwise than Unicode has it, puts the carets elsewhere.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::harmless::is_bidi;
use crate::text::Span;

/// A row holds so many columns of words at most.
const MOST_COLUMNS: usize = 96;

/// A row of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of the line that begins with it, where one does.
    pub line: Option<usize>,
    /// Its words as they are shown.
    pub shown: String,
    /// Its words in the text.
    pub span: Span,
    /// Where each character begins in the text and in `shown`.
    places: Vec<(u32, usize)>,
}

/// A character of a passage.
#[derive(Clone, Copy)]
struct Cell {
    /// Where it is in the text.
    span: Span,
    /// As it is shown.
    ch: char,
    columns: usize,
}

impl Cell {
    fn new(at: usize, ch: char) -> Self {
        let span = Span::new(at, at + ch.len_utf8());
        let ch = match ch {
            _ if ch.is_whitespace() => ' ',
            _ if ch.is_control() || is_bidi(ch) => char::REPLACEMENT_CHARACTER,
            _ => ch,
        };
        Cell { span, ch, columns: ch.width().unwrap_or(1) }
    }

    fn is_space(&self) -> bool {
        self.ch == ' '
    }
}

/// Where the lines of a text begin, each after a line feed, a carriage return, or both.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let is_end = |&at: &usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        Lines(std::iter::once(0).chain((0..bytes.len()).filter(is_end).map(|at| at + 1)).collect())
    }

    /// The number of the line of byte `at`, from 1.
    pub fn number(&self, at: u32) -> usize {
        self.0.partition_point(|start| *start <= at as usize)
    }

    /// `span` line by line, each with the number of its line.
    fn of(&self, span: Span) -> impl Iterator<Item = (Span, usize)> {
        let first = self.number(span.start);
        (first..=self.number(span.end.max(span.start + 1) - 1)).map(move |number| {
            let start = self.0[number - 1].max(span.start as usize);
            let end = self.0.get(number).map_or(span.end as usize, |next| span.range().end.min(*next));
            (Span::new(start, end), number)
        })
    }
}

/// The rows of the passage at `span` of `text`, whose lines are `lines`.
pub(super) fn rows(text: &str, span: Span, lines: &Lines) -> Vec<Row> {
    let mut rows = Vec::new();
    for (line, number) in lines.of(span) {
        let start = line.start as usize;
        let cells: Vec<Cell> = line.of(text).char_indices().map(|(at, ch)| Cell::new(start + at, ch)).collect();
        let mut rest = trimmed(&cells);
        let mut number = Some(number);
        while !rest.is_empty() {
            let end = end_of_row(rest);
            rows.push(Row::new(trimmed(&rest[..end]), number.take()));
            rest = trimmed(&rest[end..]);
        }
    }
    rows
}

/// `cells` without the spaces at their ends.
fn trimmed(cells: &[Cell]) -> &[Cell] {
    let start = cells.iter().take_while(|cell| cell.is_space()).count();
    let end = cells.len() - cells[start..].iter().rev().take_while(|cell| cell.is_space()).count();
    &cells[start..end]
}

/// How many of `cells` are one row: all of them where there is room, else up to the last space or between wide letters, or as
/// many as there is room for. No accent begins a row.
fn end_of_row(cells: &[Cell]) -> usize {
    let mut columns = 0;
    let is_over = |cell: &Cell| {
        columns += cell.columns;
        columns > MOST_COLUMNS
    };
    let Some(full) = cells.iter().position(is_over) else { return cells.len() };
    let is_wide = |at: usize| cells[at].columns > 1;
    let may_end = |&at: &usize| cells[at].columns > 0 && (cells[at - 1].is_space() || is_wide(at - 1) || is_wide(at));
    let letters = |&at: &usize| cells[at].columns > 0;
    (1..=full).rev().find(may_end).or_else(|| (1..=full).rev().find(letters)).unwrap_or(full)
}

impl Row {
    /// A row of `cells`, of which there is one at least.
    fn new(cells: &[Cell], line: Option<usize>) -> Self {
        let mut shown = String::new();
        let mut places = Vec::with_capacity(cells.len());
        for cell in cells {
            places.push((cell.span.start, shown.len()));
            shown.push(cell.ch);
        }
        let span = Span { start: cells[0].span.start, end: cells[cells.len() - 1].span.end };
        Row { line, shown, span, places }
    }

    /// The columns in which what the row has of `span` is shown, at least one; `None` where it has nothing of it.
    pub fn columns(&self, span: Span) -> Option<Range<usize>> {
        let first = self.places.partition_point(|(at, _)| *at < span.start);
        let end = self.places.partition_point(|(at, _)| *at < span.end);
        let offset = |place: usize| self.places.get(place).map_or(self.shown.len(), |(_, offset)| *offset);
        let start = self.shown[..offset(first)].width();
        (first < end).then(|| start..self.shown[..offset(end)].width().max(start + 1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows of `marked`, each with carets under what stands between `[` and `]`.
    fn check(marked: &str, expected: &[&str]) {
        let start = marked.find('[').unwrap();
        let span = Span::new(start, marked.find(']').unwrap() - 1);
        let text = marked.replace(['[', ']'], "");
        let rows = rows(&text, Span::new(0, text.len()), &Lines::new(&text));
        let carets =
            |row: &Row| row.columns(span).map(|at| format!("{}{}", " ".repeat(at.start), "^".repeat(at.len())));
        let shown: Vec<String> = rows.iter().flat_map(|row| [Some(row.shown.clone()), carets(row)]).flatten().collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn an_accent_of_its_own_takes_no_column() {
        check("Ông [Phúc] nói", &["Ông Phúc nói", "    ^^^^"]);
        check("O\u{302}ng [Phu\u{301}c] no\u{301}i", &["O\u{302}ng Phu\u{301}c no\u{301}i", "    ^^^^"]);
        check("a [\u{301}]b", &["a \u{301}b", "  ^"]);
    }

    #[test]
    fn a_wide_letter_takes_two_columns() {
        check("在[北京]说", &["在北京说", "  ^^^^"]);
        check("지난 [5월 3일] 서울", &["지난 5월 3일 서울", "     ^^^^^^^"]);
        check("ｶﾞ [ﾊﾞ] x", &["ｶﾞ ﾊﾞ x", "   ^^"]);
        check("👩‍🚒 [said]", &["👩‍🚒 said", "   ^^^^"]);
    }

    #[test]
    fn what_would_move_the_cursor_is_shown_as_unknown() {
        check("a\tb\u{1b}[c]", &["a b\u{fffd}c", "    ^"]);
        check("a\u{202e} [b]", &["a\u{fffd} b", "   ^"]);
    }

    #[test]
    fn a_long_line_goes_on_on_the_next_row() {
        let words = "word ".repeat(30);
        let (first, second) = ("word ".repeat(19), "word ".repeat(11));
        let carets = [" ".repeat(90) + "^^^^", "^^^^".to_owned()];
        let marked = format!("{}[word word] {}", "word ".repeat(18), "word ".repeat(10));
        check(&marked, &[first.trim_end(), &carets[0], second.trim_end(), &carets[1]]);
        let text = words.trim_end();
        assert_eq!(rows(text, Span::new(0, text.len()), &Lines::new(text)).len(), 2);
        let wide = "北".repeat(60);
        let widths: Vec<usize> =
            rows(&wide, Span::new(0, wide.len()), &Lines::new(&wide)).iter().map(|row| row.shown.width()).collect();
        assert_eq!(widths, [96, 24]);
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("one{end}{end}three four{end}five");
            let from = text.find("three").unwrap();
            let found = rows(&text, Span::new(from, text.len()), &Lines::new(&text));
            let shown: Vec<_> = found.iter().map(|row| (row.line, row.shown.as_str())).collect();
            assert_eq!(shown, [(Some(3), "three four"), (Some(4), "five")]);
        }
    }

    proptest! {
        #[test]
        fn every_character_that_shows_something_is_on_a_row(text in "([a-zạ북京 \u{301}\u{200b}\t\r\n👩]|\\PC| {20}|x{50}){0,60}") {
            let found = rows(&text, Span::new(0, text.len()), &Lines::new(&text));
            for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
                let span = Span::new(at, at + ch.len_utf8());
                let on: Vec<_> = found.iter().filter_map(|row| Some((row, row.columns(span)?))).collect();
                prop_assert_eq!(on.len(), 1);
                prop_assert!(!on[0].1.is_empty() && on[0].0.span.contains(span));
            }
            prop_assert!(found.iter().all(|row| row.shown.trim() == row.shown && !row.shown.is_empty()));
        }
    }
}
