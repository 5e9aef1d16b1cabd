//! The marks that may end a sentence, and whether they do by what stands around them.

use super::{enclosed::Enclosures, short_forms};
use crate::{
    lang::Pack,
    text::{is_han, is_hangul, is_invisible, is_number, is_piece, tag_len},
};

/// A word with a mark inside is looked at so many bytes far to either side.
const WORD_BYTES: usize = 120;

/// A run of marks that may end a sentence, and the quotation marks, brackets and notes that close after it.
pub(super) struct Stop<'a> {
    part: &'a str,
    /// First byte of the marks.
    pub start: usize,
    /// After the marks.
    marks_end: usize,
    /// After what closes with them.
    pub end: usize,
    /// Whether it stands in a quotation or brackets.
    enclosed: bool,
}

pub(super) fn is_terminator(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '．')
}

/// The end marks of Chinese, which no space follows.
fn is_wide(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '｡')
}

fn is_closer(ch: char) -> bool {
    matches!(ch, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '》' | '〉')
}

/// Whether `ch` opens a quotation or brackets.
fn is_opener(ch: char) -> bool {
    matches!(ch, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[' | '「' | '『' | '《' | '（' | '¿' | '¡' | '*' | '_')
}

fn is_dash(ch: char) -> bool {
    matches!(ch, '-' | '–' | '—')
}

impl<'a> Stop<'a> {
    /// The next run of marks in `part` from `at` on.
    pub fn next(part: &'a str, at: usize, enclosures: &Enclosures) -> Option<Self> {
        let start = at + part[at..].find(is_terminator)?;
        let marks_end = end_of_marks(part, start);
        let end = end_of_closers(part, marks_end, enclosures);
        Some(Stop { part, start, marks_end, end, enclosed: enclosures.contain(start) })
    }

    /// Whether it ends the sentence that began at `start`.
    pub fn ends_sentence(&self, start: usize, pack: &Pack) -> bool {
        let before = &self.part[start..self.start];
        let after = &self.part[self.end..];
        let next = after.trim_start();
        if next.is_empty() {
            return true;
        }
        if self.is_full_stop()
            && (short_forms::holds(before, after, pack) || short_forms::goes_through(before, after, pack))
        {
            return false;
        }
        if self.marks().ends_with(is_wide) {
            return !after.starts_with(['，', '、', '；', '—']) && !self.quotation_goes_on(after, pack);
        }
        if after.starts_with(char::is_whitespace) {
            self.ends_before(before, next, pack)
        } else {
            self.ends_without_space(before, pack)
        }
    }

    fn marks(&self) -> &'a str {
        &self.part[self.start..self.marks_end]
    }

    fn is_full_stop(&self) -> bool {
        self.marks() == "."
    }

    fn is_ellipsis(&self) -> bool {
        self.marks().starts_with('…') || self.marks().starts_with("..") || self.marks().starts_with(". ")
    }

    /// Whether a quotation closes with the marks and the words after it go on with the sentence ("…!”라고").
    fn quotation_goes_on(&self, after: &str, pack: &Pack) -> bool {
        self.end > self.marks_end && pack.sentences.after_quotation.iter().any(|word| after.starts_with(word.as_str()))
    }

    /// Whether a sentence ends where white space follows and then `next`.
    fn ends_before(&self, before: &str, next: &str, pack: &Pack) -> bool {
        let dashed = next.starts_with(is_dash) && next.trim_start_matches(is_dash).starts_with(char::is_whitespace);
        let words = if dashed { next.trim_start_matches(is_dash).trim_start() } else { next };
        let mut first = words.trim_start_matches(is_opener).chars();
        let Some(letter) = first.next() else { return true };
        let is_small = letter.is_lowercase() && !first.next().is_some_and(char::is_uppercase);
        if is_small || next.starts_with([',', ';', ')']) || (dashed && self.enclosed) {
            return false;
        }
        if self.is_ellipsis() && is_piece(letter) {
            return pack.sentences.finals.is_empty() || before.trim_end().ends_with(&pack.sentences.finals[..]);
        }
        !self.quotation_goes_on(next, pack)
    }

    /// Whether a sentence begins right after the marks: "Ukraine.Nước", "19/5.Ngày", but not "TP.HCM" or "11.000".
    fn ends_without_space(&self, before: &str, pack: &Pack) -> bool {
        let after = &self.part[self.end..];
        let closed = self.end > self.marks_end;
        if before.ends_with(is_hangul) && after.trim_start_matches(is_opener).starts_with(is_piece) {
            let goes_on = pack.sentences.after_quotation.iter().any(|word| after.starts_with(word.as_str()));
            return !closed && !goes_on && (!self.is_ellipsis() || before.ends_with(&pack.sentences.finals[..]));
        }
        if before.ends_with(is_han) && after.starts_with(is_han) {
            return !closed && !self.is_ellipsis() && !self.is_full_stop();
        }
        let letter_before = before.chars().next_back();
        let ended = closed || letter_before.is_some_and(|ch| ch.is_lowercase() || is_number(ch) || is_closer(ch));
        let mut next = after.trim_start_matches(is_opener).chars();
        ended
            && next.next().is_some_and(char::is_uppercase)
            && next.next().is_some_and(|ch| ch.is_lowercase() || ch == ' ')
            && !self.is_in_address()
    }

    /// Whether the word around the marks is an address of the web or of mail.
    fn is_in_address(&self) -> bool {
        let from = self.part.floor_char_boundary(self.start.saturating_sub(WORD_BYTES));
        let to = self.part.ceil_char_boundary((self.end + WORD_BYTES).min(self.part.len()));
        let head = self.part[from..self.start].rsplit(char::is_whitespace).next().unwrap_or_default();
        let tail = self.part[self.end..to].split(char::is_whitespace).next().unwrap_or_default();
        head.contains("://") || head.contains("www.") || head.contains('@') || tail.contains('@')
    }
}

/// Where the run of marks at `start` ends, dots with spaces between them among it (". . . .").
fn end_of_marks(part: &str, start: usize) -> usize {
    let mut end = part.len() - part[start..].trim_start_matches(is_terminator).len();
    while part[..end].ends_with('.') {
        let spaced = part[end..].trim_start_matches([' ', '\u{a0}']);
        let dots = spaced.trim_start_matches('.');
        if spaced.len() == part.len() - end || dots.len() == spaced.len() || dots.starts_with(char::is_alphanumeric) {
            break;
        }
        end = part.len() - dots.len();
    }
    end
}

/// Where the quotation marks, brackets and numbers of notes ("[3]") end that close at `at`.
fn end_of_closers(part: &str, at: usize, enclosures: &Enclosures) -> usize {
    let mut end = at;
    loop {
        let rest = &part[end..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        if rest.starts_with("''") && enclosures.closes(end + 1) {
            end += 2;
        } else if let Some(ch) = rest.chars().next().filter(|&ch| is_closer(ch)) {
            // A mark that opens and closes belongs to the next sentence where a letter follows and nothing is open.
            let begins_next = matches!(ch, '"' | '\'') && rest[1..].starts_with(char::is_alphanumeric);
            if begins_next && !enclosures.closes(end) {
                return end;
            }
            end += ch.len_utf8();
        } else if let Some(tag) = rest.starts_with("</").then(|| tag_len(rest)).flatten() {
            end += tag;
        } else if let Some(ch) = rest.chars().next().filter(|&ch| is_invisible(ch)) {
            end += ch.len_utf8();
        } else if let Some(note) = note_len(rest) {
            end += note;
        } else if spaces > 0 && rest[spaces..].starts_with(['»', '”']) && enclosures.closes(end + spaces) {
            end += spaces;
        } else {
            return end;
        }
    }
}

/// The bytes of the number or name of a note that `rest` begins with ("[3]", `[^1]`, `[^port]`).
fn note_len(rest: &str) -> Option<usize> {
    const LONGEST_NAME: usize = 20; // bytes
    let inside = rest.strip_prefix('[')?;
    let end = inside.bytes().take(LONGEST_NAME).position(|byte| byte == b']')?;
    let is_note = match inside[..end].strip_prefix('^') {
        Some(name) => !name.is_empty() && !name.contains(char::is_whitespace),
        None => (1..=4).contains(&end) && inside[..end].bytes().all(|byte| byte.is_ascii_digit()),
    };
    is_note.then_some(end + 2)
}
