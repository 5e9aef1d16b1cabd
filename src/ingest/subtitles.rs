//! Subtitles (.srt, .vtt, .sbv): which lines tell when something is shown rather than what is said, and where a sentence
//! runs over from one cue to the next. Told by the times themselves, whatever the file is called.
//!
//! Where hardly a line ends with the mark of a sentence, as in captions made by a program and in most Chinese ones, each cue
//! stands for itself. Known limit: who speaks is known only where the subtitles name him.

use super::header::lines;
use crate::text::{Span, is_timing_line};

/// So many cues make subtitles.
const FEWEST_CUES: usize = 2;
/// One line in so many has to end a sentence for sentences to be looked for over cues.
const ONE_END_IN: usize = 12;
/// A sentence goes on over at most so many lines.
const MOST_LINES: usize = 24;
/// Blocks of WebVTT that say nothing to who watches.
const OTHER_BLOCKS: [&str; 4] = ["WEBVTT", "NOTE", "STYLE", "REGION"];

/// The cues of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues {
    /// Lines that are not said, in order: numbers, names and times of cues, heads, notes and styles, sounds.
    pub heads: Vec<Span>,
    /// What parts lines of one sentence, in order, from the end of one to the start of the next.
    pub joins: Vec<Span>,
}

/// The cues of `text`, where it is subtitles.
pub(super) fn cues(text: &str) -> Option<Cues> {
    if !text.contains("-->") && !starts_with_sbv(text) {
        return None;
    }
    let all: Vec<Span> = lines(text).collect();
    let count = all.iter().filter(|line| is_timing_line(line.of(text))).count();
    if count < FEWEST_CUES {
        return None;
    }
    let (heads, said): (Vec<_>, Vec<_>) = kinds(text, &all).partition(|&(_, is_head)| is_head);
    let said: Vec<Span> = said.into_iter().map(|(line, _)| line).collect();
    Some(Cues { heads: heads.into_iter().map(|(line, _)| line).collect(), joins: joins(text, &said) })
}

fn starts_with_sbv(text: &str) -> bool {
    lines(text).next().is_some_and(|line| is_timing_line(line.of(text)))
}

/// The lines of `all`, each with whether it is not said.
fn kinds<'a>(text: &'a str, all: &'a [Span]) -> impl Iterator<Item = (Span, bool)> + 'a {
    let begins_block = |at: usize| {
        let before = at.checked_sub(1).map_or(0, |before| all[before].end);
        at == 0 || Span { start: before, end: all[at].start }.of(text).matches('\n').count() > 1
    };
    let is_timing = |at: usize| all.get(at).is_some_and(|line: &Span| is_timing_line(line.of(text)));
    let mut in_other = false;
    (0..all.len()).map(move |at| {
        let words = all[at].of(text);
        if begins_block(at) {
            in_other = OTHER_BLOCKS.iter().any(|name| words.strip_prefix(name).is_some_and(is_end_of_name));
        }
        in_other &= !is_timing(at);
        let is_number = words.bytes().all(|byte| byte.is_ascii_digit());
        let names_cue = is_timing(at + 1) && (is_number || begins_block(at));
        (all[at], in_other || is_timing(at) || names_cue || is_sound(words))
    })
}

fn is_end_of_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', ':', '-'])
}

/// "[applause]", "(music)", "♪ … ♪".
fn is_sound(words: &str) -> bool {
    let words = words.trim_matches(['-', ' ']);
    let pairs = [('[', ']'), ('(', ')'), ('♪', '♪'), ('（', '）')];
    let is_pair = |&(open, close): &(char, char)| {
        let inside = words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| !inside.contains([open, close]))
    };
    pairs.iter().any(is_pair)
}

fn joins(text: &str, said: &[Span]) -> Vec<Span> {
    let ends = said.iter().filter(|line| ends_sentence(line.of(text))).count();
    if ends * ONE_END_IN < said.len() {
        return Vec::new();
    }
    let mut joins = Vec::new();
    let mut count = 0;
    for pair in said.windows(2) {
        let joined = count < MOST_LINES && !ends_sentence(pair[0].of(text)) && !begins_speech(pair[1].of(text));
        count = if joined { count + 1 } else { 0 };
        joins.extend(joined.then_some(Span { start: pair[0].end, end: pair[1].start }));
    }
    joins
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches("</v>").trim_end_matches("</i>").trim_end_matches("</b>");
    let closed = words.trim_end_matches(['"', '”', '’', '»', ')', '」', '』', '）', ']', ' ']);
    // Dots at the end of a cue show that the sentence goes on.
    let goes_on = words.ends_with("...") || words.ends_with('…');
    !goes_on && closed.ends_with(['.', '!', '?', ':', '。', '！', '？', '：'])
}

/// Whether somebody else begins to speak: "- No.", ">> No.", "<v Ann Lee>No.", "MINISTER: No."
fn begins_speech(words: &str) -> bool {
    let is_name = |name: &str| {
        let letters = || name.chars().filter(|ch| ch.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    };
    words.starts_with(['-', '–', '—', '>', '‐'])
        || words.starts_with("<v")
        || words.split_once([':', '：']).is_some_and(|(name, _)| is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is not said left out and what parts a sentence as `/`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let cues = cues(text).expect("subtitles");
        let mut marked = text.to_owned();
        let outside = cues.heads.iter().filter(|head| !cues.joins.iter().any(|join| join.contains(**head)));
        let mut places: Vec<(Span, &str)> = outside.map(|&head| (head, "")).collect();
        places.extend(cues.joins.iter().map(|&join| (join, "/")));
        places.sort_by_key(|(span, _)| span.start);
        for (span, with) in places.into_iter().rev() {
            marked.replace_range(span.range(), with);
        }
        let found: Vec<&str> = marked.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_run_over_cues() {
        check(
            "1\r\n00:00:12,000 --> 00:00:15,000\r\nFourteen people died when\r\nthe ferry\r\n\r\n2\r\n00:00:15,500 --> 00:00:19,000\r\nsank. It was\r\n\r\n3\r\n00:00:19,500 --> 00:00:21,000\r\nfull.\r\n",
            &["Fourteen people died when/the ferry/sank. It was/full."],
        );
        check(
            "1\n0:00:01,0 --> 0:00:02,0\nПаром вышел\n2\n0:00:02,0 --> 0:00:04,0\nв море.\n3\n0:00:04,0 --> 0:00:05,0\nОн затонул.",
            &["Паром вышел/в море.", "Он затонул."],
        );
    }

    #[test]
    fn heads_notes_and_sounds_are_not_said() {
        check(
            "WEBVTT - Harbour news\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE not shown\n\nintro\n00:01.000 --> 00:04.000 position:10% align:left\n<v Ann Lee>Fourteen people died.</v>\n\n00:04.000 --> 00:05.000\n[applause]\n\n00:05.000 --> 00:06.000\n- When?\n- On Monday.",
            &["<v Ann Lee>Fourteen people died.</v>", "- When?", "- On Monday."],
        );
        check("0:00:01.000,0:00:02.000\nOne sank.\n\n0:00:02.000,0:00:03.000\nTwo left.", &["One sank.", "Two left."]);
    }

    #[test]
    fn other_texts_are_no_subtitles() {
        for text in
            ["a --> b\nc --> d", "At 00:00:12,000 --> it began.\nAt 10:15 it ended.", "10:15, 10:20\nTwo trains left."]
        {
            assert_eq!(cues(text), None, "{text}");
        }
    }
}
