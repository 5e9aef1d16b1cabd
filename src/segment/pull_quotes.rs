//! What an article says twice in the same words: a pull quote, a summary over the text, a paragraph that the page repeats.
//! It is one claim, so only the longer of the two lines, or the first of two alike, says it.
//!
//! Known limit: a sentence that is repeated inside a longer paragraph stands where it is.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{Paragraph, PieceKind, Role, Rule};
use crate::text::{is_invisible, is_letter, is_letter_or_digit, is_piece};

/// A line of fewer words may be said twice on purpose; of a script without spaces, of fewer characters. A quotation may be
/// shorter where another line has more than it.
const FEWEST_WORDS: usize = 7;
const FEWEST_PIECES: usize = 12;
const FEWEST_QUOTED_WORDS: usize = 4;
const FEWEST_QUOTED_PIECES: usize = 8;
/// A pull quote has at most so many words, or characters.
const MOST_WORDS: usize = 80;
/// Of so many lines that begin alike it is asked whether they stand inside another.
const MOST_ALIKE: usize = 8;

/// Makes furniture of the lines of `paragraphs` whose words stand in another line of the article's own text.
pub(super) fn take_out(text: &str, paragraphs: &mut [Paragraph]) {
    let lines: Vec<Line> =
        paragraphs.iter().zip(0..).filter_map(|(paragraph, at)| Line::new(text, paragraph, at)).collect();
    let mut repeated = are_like_an_earlier(&lines);
    mark_inner(&lines, &mut repeated);
    for (line, _) in lines.iter().zip(repeated).filter(|(_, repeated)| *repeated) {
        let paragraph = &mut paragraphs[line.paragraph];
        paragraph.role = Role::Furniture;
        let sentences = paragraph.pieces.iter_mut().filter(|piece| piece.kind == PieceKind::Sentence);
        sentences.for_each(|piece| (piece.kind, piece.rule) = (PieceKind::Furniture, Rule::PullQuote));
    }
}

/// For each of `lines` whether an earlier one has just its words.
fn are_like_an_earlier(lines: &[Line]) -> Vec<bool> {
    let mut seen: FxHashSet<&[u64]> = FxHashSet::default();
    lines.iter().map(|line| line.is_long() && line.words.len() <= MOST_WORDS && !seen.insert(&line.words)).collect()
}

/// Marks those of `lines` as `repeated` whose words stand inside a line with more words.
fn mark_inner(lines: &[Line], repeated: &mut [bool]) {
    let mut by_head: FxHashMap<&[u64], Vec<usize>> = FxHashMap::default();
    for (index, line) in lines.iter().enumerate().filter(|&(index, line)| !repeated[index] && line.may_be_inside()) {
        let alike = by_head.entry(&line.said()[..FEWEST_QUOTED_WORDS]).or_default();
        if alike.len() < MOST_ALIKE {
            alike.push(index);
        }
    }
    for line in lines {
        for (at, head) in line.words.windows(FEWEST_QUOTED_WORDS).enumerate() {
            for &index in by_head.get(head).into_iter().flatten() {
                let inner = &lines[index];
                let is_inside = inner.words.len() < line.words.len() && line.words[at..].starts_with(inner.said());
                repeated[index] |= is_inside;
            }
        }
    }
}

/// The words of a line of the article's own text.
struct Line {
    paragraph: usize,
    words: Vec<u64>,
    /// How many of them are quoted, where nothing but a name follows the quotation.
    quoted: Option<usize>,
    of_pieces: bool,
}

impl Line {
    fn new(text: &str, paragraph: &Paragraph, at: usize) -> Option<Self> {
        if paragraph.role != Role::Body || !paragraph.pieces.iter().any(|piece| piece.kind == PieceKind::Sentence) {
            return None;
        }
        let line = paragraph.span.of(text).trim_start_matches(['>', ' ']);
        let words = words_of(line);
        let quoted = quotation_before_name(line).map(|quotation| words_of(quotation).len());
        (words.len() >= FEWEST_QUOTED_WORDS).then(|| Line {
            paragraph: at,
            words,
            quoted,
            of_pieces: line.contains(is_piece),
        })
    }

    /// The words that another line may say as well.
    fn said(&self) -> &[u64] {
        &self.words[..self.quoted.unwrap_or(self.words.len())]
    }

    fn is_long(&self) -> bool {
        self.said().len() >= if self.of_pieces { FEWEST_PIECES } else { FEWEST_WORDS }
    }

    fn may_be_inside(&self) -> bool {
        let fewest = if self.of_pieces { FEWEST_QUOTED_PIECES } else { FEWEST_QUOTED_WORDS };
        let is_quotation = self.quoted.is_some() && self.said().len() >= fewest;
        self.said().len() <= MOST_WORDS && (self.is_long() || is_quotation)
    }
}

/// The words of `line`, by their keys; of a script without spaces, its characters.
fn words_of(line: &str) -> Vec<u64> {
    let mut words = Vec::new();
    for word in line.split(|ch: char| !is_letter_or_digit(ch) && !is_inside_word(ch)).filter(|word| !word.is_empty()) {
        if word.starts_with(is_piece) {
            words.extend(word.chars().map(|ch| u64::from(u32::from(ch))));
        } else {
            words.push(key_of(word));
        }
    }
    words
}

/// A key of a word, upper and lower case alike; an article spells its own words alike.
fn key_of(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for ch in word.chars().filter(|&ch| !is_invisible(ch)) {
        match ch.is_ascii() {
            true => hasher.write_u8(ch.to_ascii_lowercase() as u8),
            false => ch.to_lowercase().for_each(|ch| hasher.write_u32(u32::from(ch))),
        }
    }
    hasher.finish()
}

/// A mark that stands inside words: an accent of decomposed letters, or what shows nothing.
fn is_inside_word(ch: char) -> bool {
    !ch.is_ascii() && (unicode_normalization::char::is_combining_mark(ch) || is_invisible(ch))
}

/// The quotation that `line` begins with, where nothing follows it or a name: "“We saw it.” — Tom Hale".
fn quotation_before_name(line: &str) -> Option<&str> {
    const NAME_WORDS: usize = 8;
    let open = line.chars().next().filter(|ch| matches!(ch, '"' | '“' | '«' | '„' | '「' | '‘'))?;
    let close = line.rfind(['"', '”', '»', '“', '」', '’']).filter(|&close| close > open.len_utf8())?;
    let name = line[close..].trim_start_matches(|ch: char| !is_letter(ch));
    let is_dashed = line[close..].contains(['—', '–', '-']);
    let words = || name.split_whitespace();
    let is_name =
        words().count() <= NAME_WORDS && words().all(|word| !word.starts_with(char::is_lowercase) || is_dashed);
    is_name.then(|| &line[..close])
}

#[cfg(test)]
mod tests {
    use crate::{
        ingest,
        lang::pack,
        segment::{Role, segment},
    };

    /// `marked` has a `#` before each line that is furniture.
    fn check(code: &str, marked: &[&str]) {
        let text = marked.iter().map(|line| line.trim_start_matches('#')).collect::<Vec<_>>().join("\n\n");
        let roles = segment(&ingest::pasted(&text).unwrap(), pack(Some(code))).into_iter().map(|line| line.role);
        let found: Vec<bool> = roles.map(|role| role == Role::Furniture).collect();
        assert_eq!(found, marked.iter().map(|line| line.starts_with('#')).collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn a_pull_quote_is_said_once() {
        check(
            "en",
            &[
                "The ferry sank off the coast on Wednesday morning.",
                "\"We saw the water come in and nobody told us anything,\" said Tom Hale, a survivor.",
                "#“We saw the water come in and nobody told us anything”",
                "Hale, 34, swam for an hour before a boat found him.",
            ],
        );
        check(
            "en",
            &[
                "The ferry sank off the coast on Wednesday morning.",
                "#“Nobody told us anything. We had to swim.” — Tom Hale",
                "A survivor told the paper: “We saw the water come in. Nobody told us anything. We had to swim.”",
            ],
        );
        check(
            "ru",
            &[
                "Паром затонул в среду утром у порта Мара.",
                "«Мы видели, как прибывает вода, и никто нам ничего не сказал», — рассказал выживший Том Хейл.",
                "#Мы видели, как прибывает вода, и никто нам ничего не сказал",
            ],
        );
        check(
            "zh",
            &[
                "渡轮周三在港外沉没。",
                "“我们看见水涌进来，没有人告诉我们任何事。”幸存者说。",
                "#“我们看见水涌进来，没有人告诉我们任何事。”",
            ],
        );
    }

    #[test]
    fn what_is_short_or_goes_on_is_said_again() {
        check(
            "en",
            &[
                "The union said it would not give in.",
                "“We will not give in.”",
                "A thousand people came.",
                "“We will not give in.”",
            ],
        );
        check(
            "en",
            &[
                "The port said the ferry left with 120 people on board on Monday.",
                "The port said the ferry left with 140 people on board on Monday.",
            ],
        );
    }
}
