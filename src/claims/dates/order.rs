//! Which of two numbers is the day: by the language, and where that varies, by the article's own habit.

use crate::{
    lang::{DayOrder, Pack},
    text::{fold_word, word_key},
};

/// So many words of an article are looked at.
const MOST_WORDS: usize = 20_000;

/// The order of an article of the language of `pack`, with the words of its header that tell its day.
///
/// Each day that can be read in one way only tells ("14/09/2023"), and each that names its month ("14 September").
pub(in crate::claims) fn order_of(text: &str, published: Option<&str>, pack: &Pack) -> Option<DayOrder> {
    if !pack.dates.order_varies {
        return pack.dates.order;
    }
    let words: Vec<&str> =
        published.unwrap_or_default().split_whitespace().chain(text.split_whitespace()).take(MOST_WORDS).collect();
    let (mut days, mut months) = (0, 0);
    for at in 0..words.len() {
        match in_digits(words[at]).or_else(|| in_words(&words, at, pack)) {
            Some(DayOrder::Day) => days += 1,
            Some(DayOrder::Month) => months += 1,
            None => {}
        }
    }
    if days > months { Some(DayOrder::Day) } else { pack.dates.order }
}

/// "14/09/2023", "09/14/2023".
fn in_digits(word: &str) -> Option<DayOrder> {
    if !word.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.split(['/', '.', '-']).map(|part| part.trim_end_matches(|ch: char| !ch.is_ascii_digit()));
    let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
    let (first, second, _) = (number()?, number()?, number()?);
    match (first, second) {
        (13..=31, 1..=12) => Some(DayOrder::Day),
        (1..=12, 13..=31) => Some(DayOrder::Month),
        _ => None,
    }
}

/// "14 September", "September 14".
fn in_words(words: &[&str], at: usize, pack: &Pack) -> Option<DayOrder> {
    let word = words[at].trim_matches(|ch: char| !ch.is_alphabetic());
    let is_month = || pack.dates.months.contains_key(&word_key(&fold_word(word)));
    if !word.starts_with(char::is_uppercase) || !is_month() {
        return None;
    }
    let is_day = |word: &&&str| {
        let digits = word.trim_end_matches(|ch: char| !ch.is_ascii_digit());
        digits.len() <= 2 && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(is_day);
    match (before, words.get(at + 1).filter(is_day)) {
        (Some(_), None) => Some(DayOrder::Day),
        (None, Some(_)) => Some(DayOrder::Month),
        _ => None,
    }
}
