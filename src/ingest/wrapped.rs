//! Line breaks that a fixed width put into a text: mail, copies of printed pages, agency terminals.
//!
//! A text is taken for wrapped where its lines end because the next word would not have fitted, again and again and in
//! the middle of sentences. Verse, lists, tables and headings end sooner or begin with capitals. Beside that, a single
//! line that breaks off and goes on with a small letter is joined by itself. Quoted lines ("> …") are joined with each other.
//! Known limit: a paragraph is not joined over an empty line.

use super::header::lines;
use crate::text::{Span, is_han, is_hangul, is_letter, is_letter_or_digit};

/// A text is wrapped at so many columns at least, and at most.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=100;
/// So many of the widest widths are tried: some lines are longer than the width, an address of the web for one.
const WIDTHS_TRIED: usize = 6;
/// So many breaks inside sentences show that a text is wrapped.
const FEWEST_BREAKS: usize = 2;

/// The breaks of `text` from byte `from` on that are no ends of paragraphs, each with the white space around it.
pub(super) fn breaks(text: &str, from: usize) -> Vec<Span> {
    let rows: Vec<Row<'_>> = lines(&text[from..]).map(|line| Row::new(text, line.shifted(from as u32))).collect();
    let pairs: Vec<[&Row<'_>; 2]> = rows.windows(2).map(|pair| [&pair[0], &pair[1]]).collect();
    let width = width(text, &rows, &pairs);
    let mut joined: Vec<bool> = pairs.iter().map(|&[row, next]| joins(text, row, next, width)).collect();
    keep_finished(&rows, width, &mut joined);
    let breaks = pairs.iter().zip(joined).filter(|(_, joined)| *joined);
    breaks.map(|([row, next], _)| Span { start: row.span.end, end: next.span.start }).collect()
}

/// A line that is not blank.
struct Row<'a> {
    words: &'a str,
    span: Span,
    /// Columns up to its last character, white space before it counted.
    columns: usize,
    /// Columns of its first word.
    first_word: usize,
    /// White space before its first character.
    indent: usize,
    /// How many marks of quoting stand before its words ("> > …").
    quoted: usize,
    /// An item of a list, a heading, a row of a table.
    stands_alone: bool,
    /// It ends with the mark of a sentence.
    is_closed: bool,
}

impl<'a> Row<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        let words = unquoted(span.of(text));
        let quoted = span.of(text)[..span.of(text).len() - words.len()].matches('>').count();
        let before = &text[..span.start as usize];
        let indent = before.chars().rev().take_while(|&ch| matches!(ch, ' ' | '\u{a0}' | '\u{3000}')).count();
        let first = words.split_whitespace().next().unwrap_or_default();
        let last = words.trim_end_matches(['"', '”', '’', '»', ')', '」', '）', ']', ' ']);
        Row {
            words,
            span,
            columns: indent + columns(words),
            first_word: if first.contains(is_han) { 2 } else { columns(first) },
            indent,
            quoted,
            stands_alone: stands_alone(words),
            is_closed: last.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '：']),
        }
    }

    fn begins_small(&self) -> bool {
        self.words.trim_start_matches(|ch| !is_letter_or_digit(ch)).starts_with(char::is_lowercase)
    }

    /// Whether its script has no capitals.
    fn is_caseless(&self) -> bool {
        self.words.contains(|ch| is_han(ch) || is_hangul(ch))
    }

    /// Whether the first word of `next` would not have fitted within `width`.
    fn is_full(&self, next: &Row<'_>, width: usize) -> bool {
        let space = usize::from(!next.words.starts_with(is_han));
        self.columns + space + next.first_word > width
    }
}

/// A line without the marks of quoting before it.
fn unquoted(mut words: &str) -> &str {
    while let Some(rest) = words.strip_prefix('>').filter(|rest| rest.starts_with([' ', '>'])) {
        words = rest.trim_start_matches(' ');
    }
    words
}

/// A line that is none with those beside it.
fn stands_alone(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = words.starts_with(['-', '–', '—', '•', '*', '+', '▪', '●', '#', '>', '|', '①', '②', '③'])
        || ((1..=3).contains(&digits) && words[digits..].starts_with(['.', ')', '）', '、']));
    let is_row = words.contains('\t') || words.contains("   ") || words.matches(" | ").count() > 1;
    let is_label = words.split_once(':').is_some_and(|(label, value)| !label.contains(' ') && value.starts_with(' '));
    is_item || is_row || (is_label && !words.starts_with(char::is_lowercase))
}

/// Columns of a fixed-width font: two for a Chinese character or Korean syllable, none for a combining mark.
fn columns(words: &str) -> usize {
    let wide =
        |ch: char| is_han(ch) || is_hangul(ch) || matches!(ch, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}');
    let columns = |ch: char| match ch {
        '\0'..='\x7f' => 1,
        '\u{300}'..='\u{36f}' => 0,
        _ => 1 + usize::from(wide(ch)),
    };
    words.chars().map(columns).sum()
}

/// The width at which the text is wrapped, where it is.
fn width(text: &str, rows: &[Row<'_>], pairs: &[[&Row<'_>; 2]]) -> Option<usize> {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.columns).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.dedup();
    let long = rows.iter().filter(|row| row.columns > *COLUMNS.end()).count();
    if long * 20 > rows.len() {
        return None;
    }
    let open: Vec<[&Row<'_>; 2]> =
        pairs.iter().copied().filter(|&[row, next]| !row.is_closed && may_join(text, row, next)).collect();
    let tried = widths.into_iter().filter(|width| COLUMNS.contains(width)).take(WIDTHS_TRIED);
    tried.into_iter().find(|&width| is_wrapped(&open, width))
}

/// Whether the breaks after lines without an end mark are those of a text wrapped at `width`.
fn is_wrapped(open: &[[&Row<'_>; 2]], width: usize) -> bool {
    let caseless = open.iter().filter(|[row, _]| row.is_caseless()).count() * 2 > open.len();
    let full = open.iter().filter(|[row, next]| row.is_full(next, width)).count();
    let near = open.iter().filter(|[row, next]| row.is_full(next, width - width / 8)).count();
    let small = open.iter().filter(|[_, next]| next.begins_small()).count();
    // Where no capitals tell a sentence that goes on, its end does.
    let reads_on = if caseless { open.iter().any(|[_, next]| next.is_closed) } else { small * 2 >= open.len() };
    let regular = if caseless { full * 10 >= open.len() * 9 } else { near * 5 >= open.len() * 4 };
    full >= FEWEST_BREAKS && regular && reads_on
}

/// Whether the break between two lines may be one of a fixed width at all.
fn may_join(text: &str, row: &Row<'_>, next: &Row<'_>) -> bool {
    let between = Span { start: row.span.end, end: next.span.start }.of(text);
    let ends = between.matches('\n').count().max(between.matches('\r').count());
    let is_table = row.stands_alone && row.words.contains(['\t', '|']);
    ends == 1 && row.quoted == next.quoted && !next.stands_alone && !is_table && row.words.contains(is_letter)
}

fn joins(text: &str, row: &Row<'_>, next: &Row<'_>, width: Option<usize>) -> bool {
    if !may_join(text, row, next) || (row.is_closed && next.indent > row.indent) {
        return false;
    }
    let small = next.begins_small();
    let goes_on = !row.is_closed && small;
    match width {
        Some(width) if small && !row.is_closed => row.is_full(next, width / 2),
        Some(width) => row.is_full(next, width),
        None => goes_on,
    }
}

/// Outside wrapped texts, leaves apart what does not read as one sentence: it has to begin with a capital and to end with
/// an end mark, which the lines of a list in small letters do not.
fn keep_finished(rows: &[Row<'_>], width: Option<usize>, joined: &mut [bool]) {
    let mut start = 0;
    while width.is_none() && start < joined.len() {
        let end = start + joined[start..].iter().take_while(|joined| **joined).count();
        let is_sentence = rows[end].is_closed && !rows[start].begins_small() && !rows[start].stands_alone;
        if !is_sentence {
            joined[start..end].fill(false);
        }
        start = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of `text`, a `/` where a break was joined.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut marked = text.to_owned();
        for joined in breaks(text, 0).into_iter().rev() {
            marked.replace_range(joined.start as usize..joined.end as usize, "/");
        }
        assert_eq!(marked.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_of_a_fixed_width_are_one_paragraph() {
        check(
            "Ferry sinks\n\nA ferry with 120 passengers sank off the coast early on\nWednesday, and the coast guard said that rescue boats\nbrought most of them to the shore.\nThe owner, a company from the capital, denied that the\nvessel was overloaded.\n",
            &[
                "Ferry sinks",
                "A ferry with 120 passengers sank off the coast early on/Wednesday, and the coast guard said that rescue boats/brought most of them to the shore.",
                "The owner, a company from the capital, denied that the/vessel was overloaded.",
            ],
        );
        check(
            "渡轮周三清晨在港口外沉没，海岸警卫队说有十四人死亡，\n一百零六人在中午前被救上岸，船主否认船只超载，市长宣\n布哀悼三天，调查人员星期四登上残骸，取走了两台记录仪\n和航海日志。\n",
            &[
                "渡轮周三清晨在港口外沉没，海岸警卫队说有十四人死亡，/一百零六人在中午前被救上岸，船主否认船只超载，市长宣/布哀悼三天，调查人员星期四登上残骸，取走了两台记录仪/和航海日志。",
            ],
        );
    }

    #[test]
    fn a_line_that_breaks_off_goes_on_with_a_small_letter() {
        check(
            "The ferry sank off the\ncoast on Wednesday.\nNine died.",
            &["The ferry sank off the/coast on Wednesday.", "Nine died."],
        );
        check("Con phà chìm\nngoài khơi sáng nay.", &["Con phà chìm/ngoài khơi sáng nay."]);
    }

    #[test]
    fn verse_lists_tables_and_headings_stay_apart() {
        for text in [
            "bread\nmilk and eggs\nlamp oil",
            "Shopping:\nbread\nmilk.",
            "The sea was calm that night in May,\nThe boats were far from land,\nAnd no one heard the captain say\nThat all was out of hand.",
            "Minister resigns\nStorm kills 40\nBank raises rates",
            "Port\tDead\nMara\t14\nTora\t3",
            "- the port was closed\n- the ferry was stopped",
        ] {
            check(text, &text.lines().collect::<Vec<_>>());
        }
    }
}
