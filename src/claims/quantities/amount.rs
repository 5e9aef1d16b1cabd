//! One amount in digits, words or both: "11 nghìn", "hai mươi lăm", "1 tỷ 200 triệu", "two and a half million", "예순두".

use super::{digits, sum::Sum};
use crate::{
    claims::tokens::{Gap, Kind, Token, Tokens},
    lang::{Numbers, Pack},
    text::{is_cyrillic, is_han, is_hangul},
};

/// An amount has at most so many words.
const MOST_WORDS: usize = 16;
/// A word that only looks like a number begins at most so many tokens before it.
const MOST_WORDS_BEFORE: usize = 2;
/// Digits after a multiplier have one of at least this ("1 tỷ 200 triệu").
const THOUSAND: f64 = 1_000.0;

/// A value and the tokens that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub low: f64,
    /// Greater than `low` for "vài chục".
    pub high: f64,
    /// The other reading of its separator.
    pub or: Option<f64>,
    /// What its digits were multiplied by.
    pub scale: f64,
    /// The token after it.
    pub end: usize,
    /// Plain digits, as a name may have too.
    pub plain: bool,
    /// A word that is a number only before something that is counted ("năm").
    pub doubtful: bool,
    /// Written in number words alone.
    pub spelled: bool,
}

impl Amount {
    /// Exactly `value`, which ends before token `end`.
    pub fn exact(value: f64, end: usize) -> Amount {
        Amount { low: value, high: value, or: None, scale: 1.0, end, plain: false, doubtful: false, spelled: false }
    }

    /// The same times `factor`.
    pub fn times(self, factor: f64) -> Amount {
        let or = self.or.map(|or| or * factor);
        Amount { low: self.low * factor, high: self.high * factor, or, scale: self.scale * factor, ..self }
    }
}

/// Reads amounts out of the tokens of a claim.
pub(super) struct Amounts<'a> {
    pub tokens: &'a Tokens,
    pub pack: &'a Pack,
}

impl Amounts<'_> {
    /// The amount that begins at token `at`. A number word with a capital inside a sentence is a name ("ông Ba").
    pub fn at(&self, at: usize) -> Option<Amount> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Number if token.gap != Gap::Hyphen || self.is_after_piece(at) => {
                self.in_digits(at, self.tokens.text(at))
            }
            Kind::Word if !self.is_of_other_word(at, token) => {
                let unknown = self.several(at).or_else(|| self.many(at)).or_else(|| self.half(at));
                unknown.or_else(|| self.in_words(at)).filter(|found| !self.is_other_word(at, found.end))
            }
            _ => None,
        }
    }

    /// Whether the word at token `at` is a name, or a part or a form of another word.
    fn is_of_other_word(&self, at: usize, token: &Token) -> bool {
        let is_name = token.capital && at > 0 && (token.gap == Gap::Space || self.is_of_title(at));
        is_name || self.is_inside_word(at) || self.is_other_form(at)
    }

    /// «Двенадцать стульев»: whether token `at` opens a few words in quotation marks that stand inside a sentence.
    fn is_of_title(&self, at: usize) -> bool {
        const MOST: usize = 5;
        let is_quote = |text: &str| text.contains(['"', '«', '»', '“', '”']);
        let is_inside = |&at: &usize| matches!(self.tokens.get(at).map(|t| t.gap), Some(Gap::Space | Gap::Hyphen));
        let opening = self.tokens.between(at);
        let end = at + 1 + (at + 1..at + MOST).take_while(is_inside).count();
        let closing = self.tokens.between(end);
        is_quote(opening)
            && !opening.contains([':', ',', '.'])
            && is_quote(closing)
            && !closing.starts_with(['.', ',', '!', '?'])
    }

    /// Whether token `at` goes on with a word of Hangul, or with a number in Chinese characters.
    fn is_inside_word(&self, at: usize) -> bool {
        let goes_on = |token: &Token| token.is_piece && token.gap == Gap::None && at > 0;
        let after_numeral = || self.word(at - 1).is_some() || self.scale(at - 1).is_some();
        self.tokens.get(at).is_some_and(goes_on) && (self.tokens.text(at).starts_with(is_hangul) || after_numeral())
    }

    /// Whether the word at token `at` shares no more than its stem with a number word ("стоит").
    fn is_other_form(&self, at: usize) -> bool {
        let text = self.tokens.text(at);
        text.starts_with(is_cyrillic) && !self.numbers().forms.contains(text)
    }

    /// Whether a character of a script without spaces stands before the hyphen in front of token `at` ("为-5℃").
    fn is_after_piece(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|token| token.is_piece)
    }

    /// Whether the number from token `at` up to `end` is a part of a word that only looks like one ("三星"), but not where
    /// its unit reaches beyond that ("十分", "十分钟").
    fn is_other_word(&self, at: usize, end: usize) -> bool {
        let words = &self.numbers().not_numbers;
        if words.is_empty() {
            return false;
        }
        let unit = self.numbers().measures.starting(self.keys_from(end)).map_or(0, |(words, _)| words);
        let reaches = |from: usize| {
            let last = words.starting(self.keys_from(from)).map(|words| from + words);
            last.is_some_and(|last| last > at && last >= end + unit)
        };
        (at.saturating_sub(MOST_WORDS_BEFORE)..=at).any(reaches)
    }

    /// The amount whose first token is the digits `text`.
    pub fn in_digits(&self, at: usize, text: &str) -> Option<Amount> {
        if let Some(amount) = self.with_middle_point(at, text) {
            return Some(amount);
        }
        let (joined, after) = self.groups(at, text);
        self.digits_before(joined.as_deref().unwrap_or(text), after)
    }

    /// The amount of the digits `text` and the words from token `after` on.
    pub fn digits_before(&self, text: &str, after: usize) -> Option<Amount> {
        let scaled = self.scale(after).is_some();
        let (value, or) = digits::value(text, scaled, self.numbers())?;
        let sum = Sum { part: value, last: value, fits_words: false, ..Sum::default() };
        let (total, end) = self.sum(sum, after);
        let total = if (total - total.round()).abs() <= total.abs() * 1e-12 { total.round() } else { total };
        let scale = if value > 0.0 { total / value } else { 1.0 };
        let plain = end == after && text.bytes().all(|byte| byte.is_ascii_digit());
        let or = or.map(|or| or * scale);
        Some(Amount { or, scale, plain, ..Amount::exact(total, end) })
    }

    /// "１·４亿": whole and part of a number of multipliers or of a unit, with a point in the middle.
    fn with_middle_point(&self, at: usize, text: &str) -> Option<Amount> {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_part = self.tokens.between(at + 1) == "·" && self.numbers().closes_late();
        let part = Some(self.tokens.text(at + 1)).filter(|part| is_part && is_digits(part) && is_digits(text))?;
        self.scale(at + 2).filter(|_| self.tokens.text(at + 2).starts_with(is_han))?;
        self.digits_before(&format!("{text}.{part}"), at + 2)
    }

    /// The digits that spaces or apostrophes divide into groups of three ("11 000", "1'240"), and the token after them. A
    /// single space divides them only where the language writes them so.
    fn groups(&self, at: usize, text: &str) -> (Option<String>, usize) {
        const MOST_GROUPS: usize = 5;
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > 3 || text.starts_with('0') || !is_plain(text) {
            return (None, at + 1);
        }
        let mut joined = String::from(text);
        let mut next = at + 1;
        while next <= at + MOST_GROUPS && self.tokens.get(next).is_some_and(|token| token.kind == Kind::Number) {
            let group = self.tokens.text(next);
            let (whole, part) = group.split_at(group.find([',', '.']).unwrap_or(group.len()));
            if !matches!(self.tokens.between(next), " " | "\u{2009}" | "'") || whole.len() != 3 || !is_plain(whole) {
                break;
            }
            joined.push_str(group);
            next += 1;
            if !part.is_empty() {
                break;
            }
        }
        let is_custom = self.numbers().thousands == Some(' ') || next > at + 2 || self.tokens.between(at + 1) != " ";
        if next > at + 1 && is_custom { (Some(joined), next) } else { (None, at + 1) }
    }

    /// "hai", "hai mươi lăm", "one hundred and five"; "một" and "năm" (five, but also year) stay doubtful.
    fn in_words(&self, at: usize) -> Option<Amount> {
        if let Some(either) = self.range_word(at).or_else(|| self.either_of_two(at)) {
            return Some(either);
        }
        let beside_scale = || self.digit(at).filter(|_| self.scale(at + 1).is_some()).map(|digit| (1, digit));
        let (first, sum, after) = match self.word(at).or_else(beside_scale) {
            Some((words, first)) => (first, Sum { part: first, last: first, ..Sum::default() }, at + words),
            None => (1.0, Sum { part: 1.0, last: 1.0, ..Sum::default() }, self.lone_scale(at)?),
        };
        let (total, end) = self.sum(sum, after);
        let alone = end == after;
        if alone && first == 1.0 && !self.is_one_of(at, end) {
            return None; // an article more often than a number
        }
        if let Some(either) = self.tens_and_either(total, end) {
            return Some(either);
        }
        let (total, end) = self.decimals(total, end);
        if total == 0.0 {
            return None; // "零" alone
        }
        let (scale, scaled) = self.product(end);
        let (total, end) = if total.fract() > 0.0 { (total * scale, scaled) } else { (total, end) };
        let doubtful = alone && self.is_year(at);
        Some(Amount { scale: total / first, doubtful, spelled: true, ..Amount::exact(total, end) })
    }

    /// Whether the word for one at token `at` tells how many there are of what stands from token `end` on: "one person".
    fn is_one_of(&self, at: usize, end: usize) -> bool {
        let numbers = self.numbers();
        let is_article = || self.tokens.keys().get(at).is_some_and(|key| numbers.articles.contains(key));
        let is_near = self.tokens.get(end).is_some_and(|token| matches!(token.gap, Gap::None | Gap::Space));
        if numbers.ones.is_empty() || !is_near || is_article() {
            return false;
        }
        let keys = self.tokens.keys_apart(end);
        let found = [&numbers.measures, &numbers.nouns].into_iter().filter_map(|of| of.starting(&keys));
        let longest = found.max_by_key(|(words, _)| *words);
        longest.is_some_and(|(_, measure)| numbers.ones.contains(&measure.of))
    }

    /// "서너", "hai ba", "два-три": words for one number or another, with the multipliers after them.
    fn range_word(&self, at: usize) -> Option<Amount> {
        let (words, &(low, high)) = self.numbers().ranges.starting(&self.tokens.keys_apart(at))?;
        let (scale, end) = self.product(at + words);
        Some(Amount { high: high * scale, scale, spelled: true, ..Amount::exact(low * scale, end) })
    }

    /// "两三百", "두세": a digit and the next one, joined, for the one or the other.
    fn either_of_two(&self, at: usize) -> Option<Amount> {
        let is_joined = self.tokens.get(at + 1).is_some_and(|token| token.is_piece && token.gap == Gap::None);
        let (words, low) = self.word(at).filter(|_| is_joined)?;
        let (more, high) = self.word(at + words).filter(|&(_, high)| high == low + 1.0 && high < 10.0)?;
        let (scale, end) = self.product(at + words + more);
        let both = Amount { high: high * scale, scale, spelled: true, ..Amount::exact(low * scale, end) };
        Some(both)
    }

    /// "十五六": `total`, whose last digit ends before token `end`, or one more.
    fn tens_and_either(&self, total: f64, end: usize) -> Option<Amount> {
        let goes_on = self.tokens.get(end).is_some_and(|token| token.is_piece && token.gap == Gap::None);
        let digit = total % 10.0;
        let (words, next) = self.word(end).filter(|_| goes_on && total > 10.0 && digit > 0.0)?;
        let (scale, after) = self.product(end + words);
        let both = Amount { high: (total + 1.0) * scale, scale, spelled: true, ..Amount::exact(total * scale, after) };
        (next == digit + 1.0 && next < 10.0).then_some(both)
    }

    /// The token at which the sum goes on where a multiplier opens it ("тысяча человек", "만 명", "около сотни"): that
    /// multiplier.
    pub(super) fn lone_scale(&self, at: usize) -> Option<usize> {
        let (numbers, bounds) = (self.numbers(), &self.pack.bounds);
        let text = self.tokens.text(at);
        let is_bounded = || {
            let before = self.tokens.keys().get(..at).unwrap_or_default();
            let bounds = [&bounds.about, &bounds.nearly, &bounds.at_least, &bounds.at_most];
            bounds.iter().any(|words| words.ending(before).is_some())
        };
        let is_one = numbers.lone_scales.contains(text) || numbers.bounded_scales.contains(text) && is_bounded();
        is_one.then_some(at)
    }

    /// `whole` with the digits in words from token `end` on, after a word for the point ("two point five").
    fn decimals(&self, whole: f64, end: usize) -> (f64, usize) {
        const MOST_DIGITS: usize = 6;
        let Some(point) = self.numbers().point.starting(self.keys_from(end)) else { return (whole, end) };
        let is_near = |at: usize| self.tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::None | Gap::Space));
        let word = |at: usize| self.word(at).filter(|&(words, value)| words == 1 && value < 10.0 && is_near(at));
        let digit = |at: usize| word(at).map(|(_, value)| value);
        let digits = (end + point..end + point + MOST_DIGITS).map_while(digit);
        let (value, _, after) = digits
            .fold((whole, 0.1, end + point), |(value, place, at), digit| (value + digit * place, place / 10.0, at + 1));
        if after > end + point { ((value * 1e6).round() / 1e6, after) } else { (whole, end) }
    }

    /// The product of the multipliers from token `at` on, and the token after them.
    pub(super) fn product(&self, at: usize) -> (f64, usize) {
        let scales = (at..at + MOST_WORDS).map_while(|at| self.scale(at));
        scales.fold((1.0, at), |(product, end), scale| (product * scale, end + 1))
    }

    /// What `sum` comes to with the words from token `at` on, and the token after them.
    fn sum(&self, mut sum: Sum, at: usize) -> (f64, usize) {
        let mut end = at;
        while end < at + MOST_WORDS {
            let Some((next, taken)) = self.next(&sum, end) else { break };
            sum = next;
            end += taken;
        }
        (sum.total + sum.part, end)
    }

    /// `sum` with what token `at` adds to it, and how many tokens that takes.
    fn next(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        if self.tokens.get(at).is_none_or(|token| matches!(token.gap, Gap::Stop | Gap::Mark)) {
            return None;
        }
        let more = self.pack.bounds.at_least_inside.starting(self.keys_from(at)).unwrap_or(0); // "10多万"
        let scaled = self.scale(at + more).and_then(|scale| Some((sum.scaled(scale, self.numbers())?, 1 + more)));
        scaled.or_else(|| self.half_more(sum, at)).or_else(|| self.linked(sum, at)).or_else(|| self.smaller(sum, at))
    }

    /// "rưỡi", "and a half".
    fn half_more(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        let numbers = self.numbers();
        let is_piece = self.tokens.get(at).is_some_and(|token| token.is_piece);
        let halves = if is_piece { &numbers.half_inside } else { &numbers.half_after };
        let words = halves.starting(self.keys_from(at)).filter(|_| !sum.halved)?;
        let half = sum.last_scale / 2.0;
        let more = Sum { part: sum.part + half, last: sum.last + half, halved: true, ..*sum };
        Some((more, words))
    }

    /// A digit or tens after tens, hundreds or a multiplier, perhaps with a linking word ("linh", "and").
    fn linked(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        let link = self.numbers().links.starting(self.keys_from(at)).unwrap_or(0);
        let at = at + link;
        let after_tens = || self.numbers().after_tens.get(&self.tokens.key_apart(at)?).copied();
        let (words, value) = match after_tens().filter(|_| sum.ends_in_tens()) {
            Some(digit) => (1, digit),
            None => {
                let word = self.word(at).or_else(|| Some((1, self.digit(at)?)))?;
                Some(word).filter(|_| link > 0 || !self.is_year(at) || self.scale(at + 1).is_some())?
            }
        };
        let is_round = value >= 10.0; // "тысяча сто", but "hai nghìn ba" is 2,300
        let writes_no_link = !self.numbers().has_links && !self.numbers().closes_late();
        let known_whole = link > 0 || is_round || writes_no_link || self.scale(at + words).is_some();
        let after_tens = link > 0 && sum.part % 100.0 != 0.0; // "ten and two"
        Some((sum.with_word(value, known_whole).filter(|_| !after_tens)?, link + words))
    }

    /// "1 tỷ 200 triệu", "8천 6백": digits with a lesser multiplier.
    fn smaller(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        let by_myriads = self.numbers().closes_late();
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let near = token.gap == Gap::Space || (by_myriads && token.gap == Gap::None);
        let least = if by_myriads { 1.0 } else { THOUSAND };
        let scale = self.scale(at + 1).unwrap_or(1.0);
        let lesser = scale >= least && scale < sum.last_scale && scale > 1.0;
        if !near || !(lesser || by_myriads) || sum.last > 0.0 {
            return None;
        }
        let (value, _) = digits::value(self.tokens.text(at), lesser, self.numbers())?;
        let open = sum.part + value; // "8천 6": the group goes on
        (lesser || value < sum.last_scale).then_some((Sum { part: open, last: value, ..*sum }, 1))
    }

    /// The multiplier at token `at`.
    pub(super) fn scale(&self, at: usize) -> Option<f64> {
        let apart = self.tokens.get(at).is_none_or(|token| matches!(token.gap, Gap::Stop | Gap::Mark));
        let scale = self.tokens.key_apart(at).and_then(|key| self.numbers().scales.get(&key)).copied();
        scale.filter(|_| !apart && !self.is_other_form(at))
    }

    /// How many tokens the number word from token `at` on has, and its value.
    pub(super) fn word(&self, at: usize) -> Option<(usize, f64)> {
        let numbers = self.numbers();
        let longer = numbers.word_phrases.starting(&self.tokens.keys_apart(at)).map(|(words, &value)| (words, value));
        let word = || Some((1, *numbers.words.get(&self.tokens.key_apart(at)?)?)).filter(|_| !self.is_other_form(at));
        longer.or_else(word)
    }

    /// The digit at token `at` that is a number only beside a multiplier.
    fn digit(&self, at: usize) -> Option<f64> {
        self.numbers().digits.get(&self.tokens.key_apart(at)?).copied()
    }

    /// Whether the word at token `at` can be "year" as well as a number.
    fn is_year(&self, at: usize) -> bool {
        self.pack.dates.year.starting(self.keys_from(at)).is_some()
    }

    pub(super) fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    pub(super) fn numbers(&self) -> &Numbers {
        &self.pack.numbers
    }
}
