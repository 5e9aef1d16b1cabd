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
    (1..=full).rev().find(may_end).or_else(|| (1..=full).rev().find(letters)).unwrap_or(full.max(1))
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
