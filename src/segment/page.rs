//! The lines of a document seen together: where its text begins and ends, which lines stand alone between paragraphs,
//! and which stand in a list.
//!
//! Knows the shape of lines and their places, nothing of what they say but the words by which a page speaks of itself.

use std::ops::Range;

use super::words::{is_labelled, is_note, keys, leads_elsewhere, mostly_latin};
use crate::{lang::Pack, text::Span};

/// A line without an end mark and of at most so many words may be a heading or a button.
const HEADING_WORDS: usize = 11;
/// A line of more words is a paragraph, however it ends.
const SHORT_WORDS: usize = 12;
/// A line of at most so many words may be the page's word to its reader.
const NOTICE_WORDS: usize = 25;
/// A sentence of fewer words does not tell where the text begins or ends.
const LEAST_SENTENCE_WORDS: usize = 4;
/// A first line of at most so many words and without an end mark is a title.
const TITLE_WORDS: usize = 40;
/// So many lines at either end may hold a note on the article itself.
const LINES_NEAR_AN_END: usize = 4;
/// So many headings may follow each other; more short lines in a row are a list.
const HEADINGS_IN_A_ROW: usize = 2;

/// The lines of a document that are not its header.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub pack: &'a Pack,
    lines: Vec<Line>,
    /// From the first to the last line that is surely the article's own.
    core: Range<usize>,
    latin: bool,
    /// Whether most long lines end with a mark, so that a line without one is not just careless.
    punctuated: bool,
}

/// One line and its shape.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub span: Span,
    /// How it ends.
    pub end: End,
    pub place: Place,
    /// How many words it has; at most [`TITLE_WORDS`] + 1 are counted.
    words: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Without an end mark.
    Open,
    Question,
    /// With any other mark.
    Closed,
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    /// Before the article's first sentence or after its last.
    Edge,
    /// Short and alone between paragraphs.
    Alone,
    /// Anywhere else.
    Inside,
}

impl<'a> Page<'a> {
    /// `title` is where the title stands; in the header it is none of `spans`.
    pub fn new(text: &'a str, spans: &[Span], title: Option<Span>, pack: &'a Pack) -> Self {
        let lines: Vec<Line> = spans.iter().map(|&span| line(text, span)).collect();
        // Not the keys of a header, which are English above any text.
        let body = spans.first().map_or("", |first| &text[first.start as usize..]);
        let mut page = Page { text, pack, core: 0..lines.len(), lines, latin: mostly_latin(body), punctuated: true };
        page.punctuated = page.is_punctuated();
        let title = title.and_then(|title| spans.iter().position(|line| line.overlaps(title)));
        page.core = page.own_text(title.map_or(0, |at| at + 1));
        page.place_lines(title);
        page
    }

    pub fn line(&self, at: usize) -> Line {
        self.lines[at]
    }

    /// Whether the line with index `at` is an item of a list under a label of the page ("Most read"), with no empty line
    /// between.
    pub fn is_under_label(&self, at: usize) -> bool {
        const LONGEST_LIST: usize = 12;
        let words = |line: &Line| line.span.of(self.text);
        let is_item = |line: &Line| line.end != End::Closed && begins_item(words(line));
        if !is_item(&self.lines[at]) {
            return false;
        }
        let adjoins =
            |pair: &[Line]| !has_empty_line(&self.text[pair[0].span.end as usize..pair[1].span.start as usize]);
        let before = self.lines[at.saturating_sub(LONGEST_LIST)..=at].windows(2).rev().take_while(|pair| adjoins(pair));
        let label = before.map(|pair| &pair[0]).find(|line| !is_item(line));
        label.is_some_and(|label| label.end == End::Open && is_labelled(words(label), self.pack))
    }

    /// Whether the line with index `at` is among the first or last, where notes on the article itself stand.
    pub fn is_near_an_end(&self, at: usize) -> bool {
        at < LINES_NEAR_AN_END || at + LINES_NEAR_AN_END >= self.lines.len()
    }

    /// Whether the line has so few words that it may be a heading.
    pub fn may_be_heading(&self, line: Line) -> bool {
        line.words <= HEADING_WORDS && self.punctuated && !self.pack.page.verbs.is_empty()
    }

    /// Whether `words` are in another script than the rest.
    pub fn is_foreign(&self, words: &str) -> bool {
        self.latin && !mostly_latin(words)
    }

    /// Whether the line is the page's word to its reader ("We use cookies to improve your experience").
    pub fn is_notice(&self, line: Line) -> bool {
        let words = line.span.of(self.text);
        let quotes = || words.contains(['"', '“', '”', '«']);
        let to_reader = || self.pack.page.reader_words.first_in(&keys(words)).is_some();
        line.words <= NOTICE_WORDS && !quotes() && self.names_the_page(words) && to_reader()
    }

    /// Whether `words` have a word by which a page speaks of itself.
    pub fn names_the_page(&self, words: &str) -> bool {
        self.pack.page.self_words.first_in(&keys(words)).is_some()
    }

    fn is_punctuated(&self) -> bool {
        let long = || self.lines.iter().filter(|line| line.words > SHORT_WORDS);
        let closed = long().filter(|line| line.end != End::Open).count();
        closed * 2 > long().count()
    }

    /// From the first to the last line that is surely the article's own, the title left out; all lines where none is.
    fn own_text(&self, from: usize) -> Range<usize> {
        let is_own = |&at: &usize| self.is_own(self.lines[at]);
        let all = from.min(self.lines.len())..self.lines.len();
        let first = all.clone().find(is_own);
        let last = all.clone().rev().find(is_own);
        first.zip(last).map_or(all, |(first, last)| first..last + 1)
    }

    fn is_own(&self, line: Line) -> bool {
        let sentence = line.end != End::Open && line.words >= LEAST_SENTENCE_WORDS;
        let words = line.span.of(self.text);
        let of_the_page =
            || words.starts_with('©') || leads_elsewhere(words) || is_note(words) || is_labelled(words, self.pack);
        (sentence || line.words > SHORT_WORDS) && !of_the_page() && !self.is_notice(line)
    }

    fn place_lines(&mut self, title: Option<usize>) {
        let lone: Vec<bool> = self.runs().flat_map(|run| vec![run.len() <= HEADINGS_IN_A_ROW; run.len()]).collect();
        let core = self.core.clone();
        for ((at, line), lone) in self.lines.iter_mut().enumerate().zip(lone) {
            line.place = match () {
                () if title == Some(at) && line.end == End::Open && line.words <= TITLE_WORDS => Place::Title,
                () if !core.contains(&at) => Place::Edge,
                () if lone => Place::Alone,
                () => Place::Inside,
            };
        }
    }

    /// The lines parted into runs of short ones without a full stop and runs of others.
    fn runs(&self) -> impl Iterator<Item = &[Line]> {
        let is_short = |line: &Line| line.words <= SHORT_WORDS && line.end != End::Closed;
        self.lines.chunk_by(move |a, b| is_short(a) == is_short(b))
    }
}

/// "• One", "- One", "1. One".
fn begins_item(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    words.starts_with(['•', '-', '–', '*', '▪', '●'])
        || ((1..=2).contains(&digits) && words[digits..].starts_with(['.', ')']))
}

fn has_empty_line(between: &str) -> bool {
    between.matches('\n').count().max(between.matches('\r').count()) > 1
}

fn line(text: &str, span: Span) -> Line {
    let words = span.of(text);
    let count = words.split_whitespace().take(TITLE_WORDS + 1).count();
    let marks = words.trim_end_matches(['"', '”', '’', '»', ')', '|', ' ']);
    let end = match marks.chars().next_back() {
        Some('?' | '？') => End::Question,
        Some('.' | '!' | '…' | ':' | ';' | ',' | '。' | '！') => End::Closed,
        _ => End::Open,
    };
    Line { span, words: count, end, place: Place::Inside }
}
