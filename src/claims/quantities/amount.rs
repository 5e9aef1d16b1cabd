//! One amount in digits, words or both: "11 nghìn", "hai mươi lăm", "1 tỷ 200 triệu", "two and a half million", "vài chục",
//! "hundreds of".

use super::digits;
use crate::{
    claims::tokens::{Gap, Kind, Tokens},
    lang::{Numbers, Pack},
};

/// An amount has at most so many words.
const MOST_WORDS: usize = 16;
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
            Kind::Number if token.gap != Gap::Hyphen => self.in_digits(at, self.tokens.text(at)),
            Kind::Word if !(token.capital && at > 0 && token.gap == Gap::Space) => {
                self.several(at).or_else(|| self.many(at)).or_else(|| self.half(at)).or_else(|| self.in_words(at))
            }
            _ => None,
        }
    }

    /// The amount whose first token is the digits `text`.
    pub fn in_digits(&self, at: usize, text: &str) -> Option<Amount> {
        let (joined, after) = self.groups(at, text);
        let text = joined.as_deref().unwrap_or(text);
        let scaled = self.scale(after).is_some();
        let (value, or) = digits::value(text, scaled, self.numbers())?;
        let sum = Sum { part: value, last: value, fits_words: false, ..Sum::default() };
        let (total, end) = self.sum(sum, after);
        let scale = if value > 0.0 { total / value } else { 1.0 };
        let plain = end == after && text.bytes().all(|byte| byte.is_ascii_digit());
        let or = or.map(|or| or * scale);
        Some(Amount { low: total, high: total, or, scale, end, plain, doubtful: false })
    }

    /// The digits that spaces divide into groups of three ("11 000"), where the language writes them so, and the token
    /// after them.
    fn groups(&self, at: usize, text: &str) -> (Option<String>, usize) {
        const MOST_GROUPS: usize = 5;
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if self.numbers().thousands != Some(' ') || text.len() > 3 || text.starts_with('0') || !is_plain(text) {
            return (None, at + 1);
        }
        let mut joined = String::from(text);
        let mut next = at + 1;
        while next <= at + MOST_GROUPS
            && let Some(token) = self.tokens.get(next).filter(|token| token.gap == Gap::Space)
        {
            let group = self.tokens.text(next);
            let (whole, part) = group.split_at(group.find([',', '.']).unwrap_or(group.len()));
            if token.kind != Kind::Number || whole.len() != 3 || !is_plain(whole) {
                break;
            }
            joined.push_str(group);
            next += 1;
            if !part.is_empty() {
                break;
            }
        }
        (Some(joined).filter(|_| next > at + 1), next)
    }

    /// "hai", "hai mươi lăm", "one hundred and five"; "một" and "năm" (five, but also year) stay doubtful.
    fn in_words(&self, at: usize) -> Option<Amount> {
        let first = self.word(at)?;
        let sum = Sum { part: first, last: first, fits_words: true, ..Sum::default() };
        let (total, end) = self.sum(sum, at + 1);
        let alone = end == at + 1;
        if alone && first == 1.0 {
            return None; // an article more often than a number
        }
        let doubtful = alone && self.is_year(at);
        Some(Amount { low: total, high: total, or: None, scale: total / first, end, plain: false, doubtful })
    }

    /// "vài chục", "hàng trăm nghìn", "several hundred".
    fn several(&self, at: usize) -> Option<Amount> {
        let least = *self.numbers().several.get(self.tokens.keys().get(at)?)?;
        let (scale, end) = self.product(at + 1);
        (end > at + 1).then(|| unknown(least, scale, end))
    }

    /// "dozens", "tens of thousands".
    fn many(&self, at: usize) -> Option<Amount> {
        let number = |at: usize| self.tokens.keys().get(at).and_then(|key| self.numbers().many.get(key)).copied();
        let of = |at: usize| self.numbers().of.starting(self.keys_from(at)).unwrap_or(0);
        let first = number(at)?;
        let linked = at + 1 + of(at + 1);
        match number(linked).or_else(|| self.scale(linked)) {
            Some(second) => Some(unknown(2.0, first * second, linked + 1 + of(linked + 1))),
            None => Some(unknown(2.0, first, linked)),
        }
    }

    /// "nửa triệu", "half a million".
    fn half(&self, at: usize) -> Option<Amount> {
        let words = self.numbers().half_before.starting(self.keys_from(at))?;
        let (scale, end) = self.product(at + words);
        let value = scale / 2.0;
        (end > at + words).then_some(Amount {
            low: value,
            high: value,
            or: None,
            scale,
            end,
            plain: false,
            doubtful: false,
        })
    }

    /// The product of the multipliers from token `at` on, and the token after them.
    fn product(&self, at: usize) -> (f64, usize) {
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
        let words = self.numbers().half_after.starting(self.keys_from(at)).filter(|_| !sum.halved)?;
        let half = sum.last_scale / 2.0;
        let more = Sum { part: sum.part + half, last: sum.last + half, halved: true, ..*sum };
        Some((more, words))
    }

    /// A digit or tens after tens, hundreds or a multiplier, perhaps with a linking word ("linh", "and").
    fn linked(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        let link = self.numbers().links.starting(self.keys_from(at)).unwrap_or(0);
        let at = at + link;
        let after_tens = || self.numbers().after_tens.get(self.tokens.keys().get(at)?).copied();
        let value = match after_tens().filter(|_| sum.ends_in_tens()) {
            Some(digit) => digit,
            None => self.word(at).filter(|_| link > 0 || !self.is_year(at) || self.scale(at + 1).is_some())?,
        };
        let known_whole = link > 0 || self.scale(at + 1).is_some();
        Some((sum.with_word(value, known_whole)?, link + 1))
    }

    /// "1 tỷ 200 triệu": digits with a lesser multiplier.
    fn smaller(&self, sum: &Sum, at: usize) -> Option<(Sum, usize)> {
        let by_myriads = self.numbers().closing_scale > THOUSAND;
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let near = token.gap == Gap::Space || (by_myriads && token.gap == Gap::None);
        let lesser = self.scale(at + 1).is_some_and(|scale| scale >= THOUSAND && scale < sum.last_scale);
        if !near || !(lesser || by_myriads) || sum.part > 0.0 {
            return None;
        }
        let (value, _) = digits::value(self.tokens.text(at), lesser, self.numbers())?;
        (lesser || value < sum.last_scale).then_some((Sum { part: value, last: value, ..*sum }, 1))
    }

    /// The multiplier at token `at`.
    fn scale(&self, at: usize) -> Option<f64> {
        let apart = self.tokens.get(at).is_none_or(|token| matches!(token.gap, Gap::Stop | Gap::Mark));
        self.tokens.keys().get(at).and_then(|key| self.numbers().scales.get(key)).copied().filter(|_| !apart)
    }

    fn word(&self, at: usize) -> Option<f64> {
        self.tokens.keys().get(at).and_then(|key| self.numbers().words.get(key)).copied()
    }

    /// Whether the word at token `at` can be "year" as well as a number.
    fn is_year(&self, at: usize) -> bool {
        self.pack.dates.year.starting(self.keys_from(at)).is_some()
    }

    fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    fn numbers(&self) -> &Numbers {
        &self.pack.numbers
    }
}

/// An unknown number of `scale`, from `least` of it up to the next power of ten.
fn unknown(least: f64, scale: f64, end: usize) -> Amount {
    let high = 10_f64.powf(scale.log10().floor() + 1.0) - 1.0;
    Amount { low: least * scale, high, or: None, scale, end, plain: false, doubtful: false }
}

/// A number in the making.
#[derive(Clone, Copy)]
struct Sum {
    /// The closed groups.
    total: f64,
    /// The open group, below [`Numbers::closing_scale`].
    part: f64,
    /// What was last added to it.
    last: f64,
    /// The last multiplier, 1 before any.
    last_scale: f64,
    /// Number words may go on from here.
    fits_words: bool,
    halved: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum { total: 0.0, part: 0.0, last: 0.0, last_scale: 1.0, fits_words: true, halved: false }
    }
}

impl Sum {
    /// With a multiplier: of the last digit where it closes no group, else of the group.
    fn scaled(&self, scale: f64, numbers: &Numbers) -> Option<Sum> {
        let next = Sum { last_scale: scale, last: 0.0, fits_words: true, ..*self };
        match scale < numbers.closing_scale {
            true => (self.last > 0.0).then_some(Sum { part: self.part - self.last + self.last * scale, ..next }),
            false if self.part > 0.0 => Some(Sum { total: self.total + self.part * scale, part: 0.0, ..next }),
            false => Some(Sum { total: self.total * scale, ..next }),
        }
    }

    fn ends_in_tens(&self) -> bool {
        self.part >= 10.0 && self.part % 10.0 == 0.0
    }

    /// With a number word that fits behind the digits so far; after a multiplier only where it is `known_whole`.
    fn with_word(&self, value: f64, known_whole: bool) -> Option<Sum> {
        let after_group = self.part == 0.0 && self.total > 0.0 && known_whole;
        let after_hundreds = self.part >= 100.0 && self.part % 100.0 == 0.0 && value < 100.0;
        let after_tens = self.ends_in_tens() && value < 10.0;
        let fits = self.fits_words && (after_group || after_hundreds || after_tens);
        fits.then_some(Sum { part: self.part + value, last: value, ..*self })
    }
}
