//! Quotations and brackets inside of which no sentence ends, because the sentence around them goes on.

use std::ops::Range;

use super::stops::is_terminator;
use crate::{
    lang::Pack,
    text::{is_han, is_hangul, is_letter_or_digit, is_piece},
};

/// What is longer than so many bytes is divided even where the sentence goes on after it.
const LONGEST: usize = 300;
/// Where capitals tell sentences apart, a quotation of more characters is divided: each of its sentences says something.
const LONGEST_WITH_CAPITALS: usize = 80;

/// The quotations and brackets of a paragraph.
pub(super) struct Enclosures {
    /// From the first mark to the last, outermost only, in order.
    outer: Vec<Range<usize>>,
    /// Where no sentence ends, in order, apart from each other.
    held: Vec<Range<usize>>,
    /// First bytes of the closing marks, in order.
    closers: Vec<usize>,
}

/// Where a pair opens and closes: the first bytes of its marks.
#[derive(Clone, Copy)]
struct Pair {
    open: usize,
    close: usize,
}

impl Enclosures {
    pub fn new(part: &str, pack: &Pack) -> Self {
        let pairs = pairs(part);
        let mut closers: Vec<usize> = pairs.iter().map(|pair| pair.close).collect();
        closers.sort_unstable();
        let is_short = |pair: &&Pair| pair.close - pair.open <= LONGEST;
        let held = pairs.iter().filter(is_short).map(|&pair| held(part, pair, pack));
        let held = merged(held.filter(|range| !range.is_empty()));
        Enclosures { outer: merged(pairs.iter().map(|pair| pair.open..pair.close)), held, closers }
    }

    /// Whether `at` lies where no sentence ends.
    pub fn hold(&self, at: usize) -> bool {
        is_in(&self.held, at)
    }

    /// Whether `at` lies inside any pair.
    pub fn contain(&self, at: usize) -> bool {
        is_in(&self.outer, at)
    }

    /// Whether the mark at `at` closes a pair.
    pub fn closes(&self, at: usize) -> bool {
        self.closers.binary_search(&at).is_ok()
    }
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let until = ranges.partition_point(|range| range.start <= at);
    ranges[..until].last().is_some_and(|range| range.contains(&at))
}

/// `ranges`, in order of their starts, with those that overlap as one.
fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

/// The part of `pair` in which no sentence ends: all of it where the sentence around it goes on; in Chinese quotations,
/// which end with the mark of their last sentence, what stands before that mark.
fn held(part: &str, pair: Pair, pack: &Pack) -> Range<usize> {
    let inside = &part[pair.open..pair.close];
    if goes_on(part, pair, pack) {
        return pair.open..pair.close;
    }
    let ends_itself = inside.trim_end_matches(is_terminator);
    if inside.starts_with(['“', '「']) && inside.contains(is_han) {
        pair.open..pair.open + ends_itself.len()
    } else {
        0..0
    }
}

/// The mark that closes what `ch` opens.
fn closer_of(ch: char) -> Option<char> {
    Some(match ch {
        '"' => '"',
        '\'' | '`' => '\'',
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '«' => '»',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '(' => ')',
        '（' => '）',
        '[' => ']',
        _ => return None,
    })
}

/// The pairs of `part`, in order of their first marks.
fn pairs(part: &str) -> Vec<Pair> {
    const DEEPEST: usize = 8;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    // An apostrophe opens a quotation after what is no letter, and closes one before what is none, or before Korean and
    // Chinese.
    let opens = |at: usize| !part[..at].ends_with(is_letter_or_digit);
    let closes = |at: usize| !part[at + 1..].starts_with(|ch| is_letter_or_digit(ch) && !is_piece(ch));
    for (at, ch) in part.char_indices().filter(|&(_, ch)| ch != ' ' && !is_letter_or_digit(ch)) {
        if let Some(depth) = open.iter().rposition(|&(_, closer)| closer == ch && (ch != '\'' || closes(at))) {
            pairs.push(Pair { open: open[depth].0, close: at });
            open.truncate(depth);
        } else if let Some(closer) = closer_of(ch)
            && open.len() < DEEPEST
            && (ch != '\'' || opens(at))
        {
            open.push((at, closer));
        }
    }
    pairs.sort_by_key(|pair| pair.open);
    pairs
}

/// Whether the sentence around `pair` goes on after it.
fn goes_on(part: &str, pair: Pair, pack: &Pack) -> bool {
    let mark = part[pair.open..].chars().next().unwrap_or_default();
    if matches!(mark, '《' | '〈' | '『') {
        return true;
    }
    let before = part[..pair.open].trim_end();
    let inside = &part[pair.open + mark.len_utf8()..pair.close];
    let after = part[pair.close..].chars().next().map_or("", |closer| &part[pair.close + closer.len_utf8()..]);
    let opens_sentence = before.chars().next_back().is_none_or(|ch| is_terminator(ch) || ch == '”');
    if !inside.contains(is_letter_or_digit) {
        return true;
    }
    let goes_on_with = |rest: &str| pack.sentences.after_quotation.iter().any(|word| rest.starts_with(word.as_str()));
    let Some(next) = after.chars().next() else { return false };
    if is_han(next) || is_hangul(next) {
        // A Chinese quotation that opens the sentence is followed by who says it; one after a colon closes the sentence.
        let introduced = before.ends_with(['：', ':', '，']);
        let is_aside = opens_sentence && matches!(mark, '(' | '（' | '[');
        return !is_aside && (is_hangul(next) || !introduced || goes_on_with(after));
    }
    let rest = after.trim_start();
    if goes_on_with(rest) {
        return true;
    }
    let aside_in_caseless = matches!(mark, '(' | '（') && rest.starts_with(is_piece);
    let small = rest.starts_with(|ch: char| ch.is_lowercase() || matches!(ch, ',' | ';' | '，' | '；' | '、'));
    let is_bracket = matches!(mark, '(' | '（' | '[');
    let is_short = is_bracket || inside.chars().take(LONGEST_WITH_CAPITALS + 1).count() <= LONGEST_WITH_CAPITALS;
    !opens_sentence && is_short && (is_terminator(next) || small || aside_in_caseless)
}
