//! Numbers with their bound and what they count: "khoảng 11.000 binh sĩ", "1,5 triệu", "350 đến 400 km", "hai nước".
//!
//! Known limit: a separator that can be read in two ways is read as the language is wont to write it.

use super::{
    Date,
    tokens::{Gap, Kind, Tokens},
};
use crate::{lang::Pack, text::Span};

/// A number with its bound and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From the first digit or number word to the last word of the unit.
    pub span: Span,
    /// Least value that it allows; equal to `high` unless it is a range.
    pub low: f64,
    /// Greatest value that it allows.
    pub high: f64,
    /// How the words bound it.
    pub bound: Bound,
    /// What is counted or measured, folded; empty where nothing follows the number.
    pub unit: String,
}

/// How a number is bounded by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just this value.
    Exact,
    /// About, nearly.
    About,
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
    /// From `low` to `high`.
    Range,
}

impl Bound {
    /// The bound as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at-least",
            Bound::AtMost => "at-most",
            Bound::Range => "range",
        }
    }
}

/// The quantities of a claim, in order, apart from the numbers of its `dates`.
pub(super) fn quantities(tokens: &Tokens, dates: &[Date], pack: &Pack) -> Vec<Quantity> {
    let reader = Reader { tokens, pack };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next_date = dates.partition_point(|date| date.span.end <= token.span.start);
        let in_date = dates.get(next_date).is_some_and(|date| date.span.overlaps(token.span));
        match reader.quantity(at).filter(|_| !in_date) {
            Some((quantity, end)) => {
                found.push(quantity);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
}

impl Reader<'_> {
    /// The quantity that begins at token `at`, and the token after it.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let before = &self.tokens.keys()[..at];
        if self.pack.numbers.ordinals.ending(before).is_some() {
            return None;
        }
        let (low, high, end) = self.range(at)?;
        let (unit, end) = self.unit(at, end);
        let bound = if low < high { Bound::Range } else { self.bound(before) };
        Some((Quantity { span: self.tokens.span(at, end), low, high, bound, unit }, end))
    }

    /// One value or the two ends of a range, with their multipliers.
    fn range(&self, at: usize) -> Option<(f64, f64, usize)> {
        let (low, mid, end) = self.value(at)?;
        if let Some(high) = mid {
            let (scale, end) = self.scale(end);
            return Some((low * scale, high * scale, end));
        }
        let (scale, end) = self.scale(end);
        let words = self.pack.bounds.to.starting(&self.tokens.keys()[end..]);
        let second =
            words.and_then(|words| self.value(end + words)).filter(|(high, more, _)| more.is_none() && *high > low);
        let Some((high, _, second_end)) = second else { return Some((low * scale, low * scale, end)) };
        let (high_scale, range_end) = self.scale(second_end);
        let low_scale = if scale == 1.0 && high_scale > 1.0 && low < 1000.0 { high_scale } else { scale };
        let same_kind = self.unit(at, end).0.is_empty();
        let (low, high) = (low * low_scale, high * high_scale);
        Some(if same_kind && low < high { (low, high, range_end) } else { (low, low, end) })
    }

    /// The number at token `at`; for "350-400" both ends.
    fn value(&self, at: usize) -> Option<(f64, Option<f64>, usize)> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Number if token.gap != Gap::Hyphen => self.digits(at),
            Kind::Word => self.number_words(at).map(|(value, end)| (value, None, end)),
            _ => None,
        }
    }

    fn digits(&self, at: usize) -> Option<(f64, Option<f64>, usize)> {
        let scaled = self.scale(at + 1).1 > at + 1;
        let number = |text: &str| self.number(text, scaled);
        match self.tokens.text(at).split_once('-') {
            None => Some((number(self.tokens.text(at))?, None, at + 1)),
            Some((low, high)) => {
                let (low, high) = (number(low)?, number(high)?);
                (low < high).then_some((low, Some(high), at + 1))
            }
        }
    }

    /// "hai", "mười hai"; "năm" (five, but also year) only before a multiplier.
    fn number_words(&self, at: usize) -> Option<(f64, usize)> {
        let numbers = &self.pack.numbers;
        let word = |at: usize| self.tokens.keys().get(at).and_then(|key| numbers.words.get(key)).copied();
        let first = word(at)?;
        let (value, end) = match word(at + 1) {
            Some(second) if first == 10.0 && second < 10.0 => (first + second, at + 2),
            _ => (first, at + 1),
        };
        let has_scale = self.scale(end).1 > end;
        let doubtful = first == 1.0 || self.pack.dates.year.starting(&self.tokens.keys()[at..]).is_some();
        (has_scale || !doubtful || end > at + 1).then_some((value, end))
    }

    /// The product of the multipliers from token `at` on ("nghìn", "million"), and the token after them.
    fn scale(&self, at: usize) -> (f64, usize) {
        let mut scale = 1.0;
        let mut end = at;
        while let Some(by) = self.tokens.keys().get(end).and_then(|key| self.pack.numbers.scales.get(key)) {
            if self.tokens.get(end).is_none_or(|token| matches!(token.gap, Gap::Stop | Gap::Mark)) {
                break;
            }
            scale *= by;
            end += 1;
        }
        (scale, end)
    }

    /// What the number from token `at` to `end` counts, and the token after it.
    fn unit(&self, at: usize, end: usize) -> (String, usize) {
        let currency = at.checked_sub(1).filter(|&sign| self.tokens.get(sign).is_some_and(|t| t.kind == Kind::Sign));
        if let Some(sign) = currency.filter(|&sign| self.tokens.text(sign) != "%") {
            return (self.tokens.text(sign).to_owned(), end);
        }
        let joined = |at: usize| self.tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::None | Gap::Space));
        let unit = self.tokens.keys().get(end..).and_then(|keys| self.pack.numbers.units.starting(keys));
        if let Some(words) = unit.filter(|_| joined(end)) {
            return (self.tokens.joined(end, end + words), end + words);
        }
        let counted = |&at: &usize| {
            let token = self.tokens.get(at);
            let ends = self.tokens.keys().get(at).is_none_or(|key| self.pack.numbers.unit_ends.contains(key));
            joined(at) && !ends && token.is_some_and(|token| token.kind == Kind::Word && !token.capital)
        };
        let words = (end..end + self.pack.numbers.unit_words).take_while(counted).count();
        (self.tokens.joined(end, end + words), end + words)
    }

    fn bound(&self, before: &[u64]) -> Bound {
        let bounds = &self.pack.bounds;
        let said = |phrases: &crate::lang::Phrases| phrases.ending(before).unwrap_or(0);
        let (about, least, most) = (said(&bounds.about), said(&bounds.at_least), said(&bounds.at_most));
        match about.max(least).max(most) {
            0 => Bound::Exact,
            n if n == most => Bound::AtMost,
            n if n == least => Bound::AtLeast,
            _ => Bound::About,
        }
    }

    /// The value of digits with separators; `scaled` where a multiplier follows ("1,234 tỷ").
    fn number(&self, text: &str, scaled: bool) -> Option<f64> {
        let numbers = &self.pack.numbers;
        let separators: Vec<char> = text.chars().filter(|ch| !ch.is_ascii_digit()).collect();
        if separators.iter().any(|&ch| ch != '.' && ch != ',') {
            return None;
        }
        let (Some(&first), Some(&last)) = (separators.first(), separators.last()) else { return text.parse().ok() };
        let grouped = |text: &str, by: char| text.split(by).skip(1).all(|group| group.len() == 3);
        let decimal = match separators.len() {
            1 => {
                let as_thousands = grouped(text, last) && (last == numbers.thousands || !scaled);
                (!as_thousands).then_some(last)
            }
            _ if first != last => Some(last),
            _ => None,
        };
        let (whole, part) = decimal.and_then(|mark| text.rsplit_once(mark)).unwrap_or((text, "0"));
        let mark = if decimal.is_some() && separators.len() == 1 { None } else { Some(first) };
        if mark.is_some_and(|mark| !grouped(whole, mark)) || part.contains(['.', ',']) {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        format!("{whole}.{part}").parse().ok()
    }
}

impl Quantity {
    /// Whether one value can be meant by both: of the bounds, only "about" is taken loosely, by a twentieth.
    pub fn compatible(&self, other: &Quantity) -> bool {
        let (a, b) = (self.interval(), other.interval());
        a.0 <= b.1 && b.0 <= a.1
    }

    /// The values that the words allow.
    fn interval(&self) -> (f64, f64) {
        const ABOUT: f64 = 0.05;
        match self.bound {
            Bound::Exact | Bound::Range => (self.low, self.high),
            Bound::About => (self.low * (1.0 - ABOUT), self.high * (1.0 + ABOUT)),
            Bound::AtLeast => (self.low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, self.high),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// `expected`: low, high, bound, unit of each.
    fn check(code: &str, text: &str, expected: &[(f64, f64, Bound, &str)]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let pack = pack(Some(code));
        let dates = super::super::dates::dates(&tokens, pack);
        let found = quantities(&tokens, &dates, pack);
        let shown: Vec<_> = found.iter().map(|q| (q.low, q.high, q.bound, q.unit.as_str())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn one_value_in_many_forms() {
        for text in
            ["11.000 binh sĩ", "11 nghìn binh sĩ", "11 ngàn binh sĩ", "mười một nghìn binh sĩ", "11,000 binh sĩ"]
        {
            check("vi", text, &[(11000.0, 11000.0, Bound::Exact, "binh sĩ")]);
        }
        for text in ["11,000 troops", "11 thousand troops", "eleven thousand troops"] {
            check("en", text, &[(11000.0, 11000.0, Bound::Exact, "troops")]);
        }
    }

    #[test]
    fn bounds_ranges_and_units() {
        check(
            "vi",
            "khoảng 11.000 quân, hơn 70 con",
            &[(11000.0, 11000.0, Bound::About, "quân"), (70.0, 70.0, Bound::AtLeast, "con")],
        );
        check("vi", "bay 350 đến 400 km", &[(350.0, 400.0, Bound::Range, "km")]);
        check(
            "vi",
            "gần 8 triệu đồng và 3,5% của 1.234,5 tấn",
            &[(8e6, 8e6, Bound::About, "đồng"), (3.5, 3.5, Bound::Exact, "%"), (1234.5, 1234.5, Bound::Exact, "tấn")],
        );
        check(
            "en",
            "at least 1.5 million people, up to $200",
            &[(1.5e6, 1.5e6, Bound::AtLeast, "people"), (200.0, 200.0, Bound::Exact, "$")],
        );
        check(
            "vi",
            "hai nước và 5 người chết",
            &[(2.0, 2.0, Bound::Exact, "nước"), (5.0, 5.0, Bound::Exact, "người chết")],
        );
    }

    #[test]
    fn names_places_in_an_order_and_dates_are_not_amounts() {
        check("vi", "Su-35, Covid-19, lần thứ 3, số 5, ngày 13/9, năm 2019, một thỏa thuận, trong năm qua", &[]);
    }

    #[test]
    fn bounds_decide_what_can_be_the_same() {
        let q = |bound, low| Quantity { span: Span::default(), low, high: low, bound, unit: String::new() };
        assert!(q(Bound::About, 11000.0).compatible(&q(Bound::AtLeast, 10000.0)));
        assert!(q(Bound::AtMost, 100.0).compatible(&q(Bound::About, 96.0)));
        assert!(!q(Bound::Exact, 10000.0).compatible(&q(Bound::Exact, 12000.0)));
        assert!(!q(Bound::AtLeast, 100.0).compatible(&q(Bound::Exact, 96.0)));
    }
}
