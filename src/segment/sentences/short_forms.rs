//! Whether a full stop belongs to the word before it: an initial, a short form, the number of an item, a day.

use crate::{
    lang::{Pack, ShortForm},
    segment::words::states,
    text::{fold_word, is_hangul, is_letter, is_number},
};

/// The longest short form, in characters.
const LONGEST: usize = 10;
/// The number of an item has at most so many digits.
const ITEM_DIGITS: usize = 3;
/// A part of a day that is written with stops has at most so many digits.
const DAY_DIGITS: usize = 4;

/// Whether the stop between `before`, the sentence so far, and `after` belongs to the word before it, so that the
/// sentence goes on.
pub(super) fn holds(before: &str, after: &str, pack: &Pack) -> bool {
    let Some(word) = last_word(before) else { return false };
    let next = Next::new(after);
    let is_first = word.len() == before.trim_start().len();
    if is_day(word) {
        return next.rest.starts_with(is_hangul);
    }
    if is_digits(word) {
        return is_item_number(before, word, is_first) || is_in_day(before, word, after);
    }
    if is_first && (is_roman(word) || word.chars().count() == 1) {
        return true;
    }
    match short_form(before, word, pack) {
        Some(ShortForm::GoesOn) => true,
        Some(ShortForm::BeforeNumber) if is_initial(word) => next.is_number() || !next.opens(pack),
        Some(ShortForm::BeforeNumber) => next.is_number(),
        Some(ShortForm::Closes) => !next.opens(pack) && !next.is_common_word(),
        Some(ShortForm::MayEnd) => {
            let head = before[..before.len() - word.len()].trim_end();
            // "… at 6 p.m. Mr. Smith left."
            let next_subject = head.ends_with(is_number) && next.is_title(pack) && states(before, pack);
            // What stands so inside a sentence has a comma after it as well ("San Diego, Calif., …").
            let closed = word.is_ascii() && head.ends_with(',') && next.is_common_word();
            !next.opens(pack) && !next_subject && !closed
        }
        None => is_initial(word) && !next.opens(pack),
    }
}

/// Whether the stop between `before` and `after` stands inside a short form ("Th.S").
pub(super) fn goes_through(before: &str, after: &str, pack: &Pack) -> bool {
    let end = after.find(|ch| !is_letter(ch)).unwrap_or(after.len());
    let whole = || last_word(before).map(|word| fold_word(&format!("{word}.{}", &after[..end])));
    (1..=LONGEST).contains(&end) && whole().is_some_and(|whole| pack.sentences.short_form(&whole, true).is_some())
}

/// The short form before the stop: the last word, the last part of a word with stops ("PGS.TS"), or the last two
/// words ("т. д", "и др").
fn short_form(before: &str, word: &str, pack: &Pack) -> Option<ShortForm> {
    let find = |word: &str| pack.sentences.short_form(&fold_word(word), word.starts_with(char::is_uppercase));
    let spaced = || {
        let head = before[..before.len() - word.len()].trim_end();
        let first = last_word(head)?;
        let space = if first.ends_with('.') { "" } else { " " };
        find(&format!("{first}{space}{word}"))
    };
    let last_part = || word.rsplit_once('.').and_then(|(_, last)| find(last).filter(|_| last.chars().count() > 1));
    spaced().or_else(|| find(word)).or_else(last_part)
}

/// "V", "А.С", "U.S.A": capitals with stops between them.
fn is_initial(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "2024.5.1"
fn is_day(word: &str) -> bool {
    word.split('.').count() == 3 && word.split('.').all(|part| is_digits(part) && part.len() <= DAY_DIGITS)
}

fn is_roman(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// Whether the number `word` counts an item: where the sentence begins, or after a mark ("1.bread, 2.milk").
fn is_item_number(before: &str, word: &str, is_first: bool) -> bool {
    let head = before[..before.len() - word.len()].trim_end();
    let is_short = |digits: usize| word.len() <= digits;
    (is_first && is_short(ITEM_DIGITS)) || (is_short(2) && head.ends_with([':', ';', '(']))
}

/// Whether the number `word` is a part of a day that is written with stops and spaces: "2023. 5. 12. 서울", "12. 5. 2023".
fn is_in_day(before: &str, word: &str, after: &str) -> bool {
    let head = before[..before.len() - word.len()].trim_end();
    let goes_on = head.strip_suffix('.').and_then(last_word).is_some_and(is_digits);
    let next = after.trim_start();
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let number_next = (1..=DAY_DIGITS).contains(&digits) && (goes_on || next[digits..].starts_with('.'));
    word.len() <= DAY_DIGITS && (number_next || (goes_on && next.starts_with(is_hangul)))
}

/// The word after a stop.
struct Next<'a> {
    /// What follows the stop, without white space and opening marks.
    rest: &'a str,
    /// Its first letters.
    word: &'a str,
}

impl<'a> Next<'a> {
    fn new(after: &'a str) -> Self {
        let rest =
            after.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '"' | '“' | '«' | '‘' | '—' | '–'));
        let end = rest.find(|ch| !is_letter(ch)).unwrap_or(rest.len());
        Next { rest, word: &rest[..end] }
    }

    fn is_number(&self) -> bool {
        self.rest.starts_with(|ch: char| ch.is_numeric() || matches!(ch, '№' | '#'))
            || (is_roman(self.word) && !self.word.is_empty())
    }

    /// Whether it opens a sentence, and is no initial.
    fn opens(&self, pack: &Pack) -> bool {
        self.is_capital() && !self.rest[self.word.len()..].starts_with('.') && pack.sentences.is_starter(self.word)
    }

    fn is_capital(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    /// Whether only its first letter is a capital.
    fn is_common_word(&self) -> bool {
        self.is_capital() && self.word.chars().nth(1).is_some_and(char::is_lowercase)
    }

    /// Whether it stands before a name ("Mr.").
    fn is_title(&self, pack: &Pack) -> bool {
        let short_form = || pack.sentences.short_form(&fold_word(self.word), true);
        self.is_capital() && self.rest[self.word.len()..].starts_with('.') && short_form() == Some(ShortForm::GoesOn)
    }
}

/// The last word of `before`, where it is short. Looks back no further than that, so that a line of a million full
/// stops stays cheap.
fn last_word(before: &str) -> Option<&str> {
    let is_end = |ch: char| ch.is_whitespace() || matches!(ch, '(' | '"' | '“' | '«' | '[' | ',');
    let letters = || before.chars().rev().take(LONGEST + 1).take_while(|&ch| !is_end(ch));
    let bytes: usize = letters().map(char::len_utf8).sum();
    (1..=LONGEST).contains(&letters().count()).then(|| &before[before.len() - bytes..])
}
