//! The time stamps of a transcript: "[00:01:05] MINISTER: …", "(12:30) No.", "0:15 so we left". They tell when something was
//! said, not what, so they are furniture before the sentence.
//!
//! A stamp with seconds or in brackets is one anywhere; hours and minutes alone are the time of day of a live report unless
//! the article counts up from zero.

use super::{Paragraph, Piece, PieceKind, Role, Rule};
use crate::text::{Span, is_letter, time_len};

/// So many bare stamps that count up from less than a minute make a transcript.
const FEWEST_BARE: usize = 3;

/// A stamp before a line.
#[derive(Clone, Copy)]
struct Stamp {
    /// Bytes of all of it, the white space after it left out.
    len: usize,
    /// Whether it is one by its form.
    sure: bool,
    /// Its minutes and seconds, where it has no more and no brackets.
    clock: (u32, u32),
}

/// The bytes of the name that `line` consists of with a time stamp after it: "Ann Lee  00:15", "MINISTER [00:01:05]".
pub(crate) fn name_before_stamp(line: &str) -> Option<usize> {
    const LONGEST: usize = 60; // bytes
    const MOST_WORDS: usize = 5;
    let line = Some(line.trim_end()).filter(|line| line.len() <= LONGEST)?;
    let at = line.rfind(char::is_whitespace)?;
    let stamp = line[at..].trim_start().trim_start_matches(['[', '(']).trim_end_matches([']', ')', ':']);
    let name = line[..at].trim_end_matches(|ch: char| !is_letter(ch) && ch != '.');
    let is_name = (1..=MOST_WORDS).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    (is_name && time_len(stamp, 2) == Some(stamp.len())).then_some(name.len())
}

/// Makes furniture of the stamps before the lines of `paragraphs`.
pub(super) fn take_off(text: &str, paragraphs: &mut [Paragraph]) {
    let stamps: Vec<Option<Stamp>> = paragraphs.iter().map(|paragraph| stamp_of(text, paragraph)).collect();
    let bare: Vec<(u32, u32)> = stamps.iter().flatten().filter(|stamp| !stamp.sure).map(|stamp| stamp.clock).collect();
    let counts_up = bare.len() >= FEWEST_BARE && bare[0].0 == 0 && bare.is_sorted();
    let is_alone =
        |paragraph: &Paragraph| paragraph.role != Role::Header && name_before_stamp(paragraph.span.of(text)).is_some();
    // One such line alone is a heading of something else ("Mara 10:15").
    let names = paragraphs.iter().filter(|paragraph| is_alone(paragraph)).count();
    for paragraph in paragraphs.iter_mut().filter(|paragraph| names > 1 && is_alone(paragraph)) {
        paragraph.role = Role::Furniture;
        paragraph.pieces = vec![Piece::new(paragraph.span, PieceKind::Furniture, Rule::Stamp)];
    }
    for (paragraph, stamp) in paragraphs.iter_mut().zip(stamps) {
        let Some(stamp) = stamp.filter(|stamp| stamp.sure || counts_up) else { continue };
        let first = paragraph.pieces[0].span;
        let head = Span { start: first.start, end: first.start + stamp.len as u32 };
        let rest = Span { start: head.end, end: first.end }.trimmed(text);
        let is_said = rest.of(text).contains(char::is_alphanumeric);
        paragraph.pieces[0].span = if is_said { rest } else { first };
        match is_said {
            true => paragraph.pieces.insert(0, Piece::new(head, PieceKind::Furniture, Rule::Stamp)),
            false => paragraph.pieces[0] = Piece::new(first, PieceKind::Furniture, Rule::Stamp),
        }
    }
}

/// The stamp that a paragraph of sentences begins with.
fn stamp_of(text: &str, paragraph: &Paragraph) -> Option<Stamp> {
    let first = paragraph.pieces.first().filter(|piece| piece.kind == PieceKind::Sentence)?;
    if matches!(paragraph.role, Role::Header | Role::Furniture) {
        return None;
    }
    let words = first.span.of(text);
    let open = words.chars().next().filter(|ch| matches!(ch, '[' | '(' | '<'));
    let from = open.map_or(0, char::len_utf8);
    let time = time_len(&words[from..], 2)?;
    let mut end = from + time;
    if let Some(second) = second_time(&words[end..]) {
        end += second;
    }
    if let Some(open) = open {
        let closer = match open {
            '[' => ']',
            '(' => ')',
            _ => '>',
        };
        end += words[end..].starts_with(closer).then_some(1)?;
    }
    let numbers: Vec<u32> =
        words[from..from + time].split([':', '.', ',']).filter_map(|part| part.parse().ok()).collect();
    let has_seconds = words[from..from + time].matches(':').count() == 2;
    let goes_on = words[end..].starts_with(char::is_whitespace) || words[end..].is_empty();
    let clock = (numbers.first().copied()?, numbers.get(1).copied()?);
    (goes_on || open.is_some()).then_some(Stamp { len: end, sure: open.is_some() || has_seconds, clock })
}

/// The bytes of " --> 00:00:15" or " - 0:15".
fn second_time(rest: &str) -> Option<usize> {
    let spaces = rest.len() - rest.trim_start().len();
    let mark = ["-->", "-", "–"].into_iter().find(|mark| rest[spaces..].starts_with(mark))?;
    let after = spaces + mark.len();
    let gap = rest[after..].len() - rest[after..].trim_start().len();
    let time = time_len(&rest[after + gap..], 2);
    match time {
        Some(time) => Some(after + gap + time),
        None => (mark == "-->").then_some(after),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ingest,
        lang::pack,
        segment::{PieceKind, segment},
    };

    /// The pieces of `text`, furniture in brackets.
    fn check(text: &str, expected: &str) {
        let document = ingest::pasted(text).unwrap();
        let pieces = segment(&document, pack(Some("en"))).into_iter().flat_map(|paragraph| paragraph.pieces);
        let shown = pieces.map(|piece| {
            let words = piece.span.of(text);
            if piece.kind == PieceKind::Sentence { words.to_owned() } else { format!("[{words}]") }
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn stamps_are_no_words_of_the_line() {
        check(
            "The minister met the press at noon.\n\n[00:01:05] MINISTER: Nine died. It is sad.\n00:01:09 --> REPORTER: Was it full?\n(12:30) No, it was not.\n[1:02:03 - 1:02:09] We checked it twice.\n00:02:00,500 We have no more to say.",
            "The minister met the press at noon. [[00:01:05]] MINISTER: Nine died. It is sad. [00:01:09 -->] REPORTER: Was it full? [(12:30)] No, it was not. [[1:02:03 - 1:02:09]] We checked it twice. [00:02:00,500] We have no more to say.",
        );
        check(
            "The talk was held at noon.\n0:00 So we left the port.\n0:15 It was quite full.\n1:02 Nobody told us.",
            "The talk was held at noon. [0:00] So we left the port. [0:15] It was quite full. [1:02] Nobody told us.",
        );
    }

    #[test]
    fn a_live_report_tells_the_time_of_day() {
        let text = "The ferry sank off the coast in the morning.\n10:15 The coast guard is told.\n10:40 Boats reach the ship.\n11:05 The rescue ends.";
        check(text, &text.replace('\n', " "));
        check("10:15 p.m. was the last call.", "10:15 p.m. was the last call.");
        check("2:1 was the score at the end of the game.", "2:1 was the score at the end of the game.");
    }
}
