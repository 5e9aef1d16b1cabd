//! What a smaller part adds to an amount and its unit: "hai năm rưỡi", "6 feet 2 inches", "1米85", "5'10\"".

use super::{Measure, MeasureKind, amount::Amount, read::Reader, unit::Unit};
use crate::{
    claims::tokens::{Gap, Kind},
    text::word_key,
};

impl Reader<'_> {
    /// "hai năm rưỡi": what a half after the unit adds, and the token after it.
    pub(super) fn half_after(&self, amount: &Amount, unit: &Unit) -> Option<(f64, usize)> {
        let half =
            self.pack.numbers.half_after.starting(self.keys_from(unit.end)).filter(|_| self.is_joined(unit.end))?;
        let is_piece = self.tokens.get(unit.end).is_some_and(|token| token.is_piece);
        let is_measured = unit.measure.is_some() || !is_piece;
        let is_whole = amount.scale == 1.0 && unit.end > amount.end && amount.low == amount.high && is_measured;
        is_whole.then_some((0.5, unit.end + half))
    }

    /// "2 hours and 30 minutes", "6 feet 2 inches": what the lesser unit adds, and the token after it.
    pub(super) fn lesser_unit(&self, amount: &Amount, unit: &Unit) -> Option<(f64, usize)> {
        let greater = unit.measure.as_ref().filter(|_| amount.low == amount.high)?;
        if let Some(found) = self.hundredths(amount, unit, greater) {
            return Some(found);
        }
        let link = self.pack.bounds.and.starting(self.keys_from(unit.end)).unwrap_or(0);
        let at = unit.end + link;
        let is_digits = self.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Mixed));
        let is_joined = self.is_joined(at) || self.tokens.between(at) == ". "; // "5 руб. 50 коп."
        if !is_joined || !(is_digits || self.amounts.at(at).is_some()) {
            return None;
        }
        let spaced = || self.amounts.at(at).map(|more| (more, self.unit(at, more.end)));
        let (more, lesser) = self.glued(at).or_else(spaced)?;
        let measure = lesser.measure.as_ref().filter(|lesser| lesser.of == greater.of && lesser.each < greater.each)?;
        let part = more.low * measure.each / greater.each;
        (measure.zero == 0.0 && part < 1.0 && more.low == more.high).then_some((part, lesser.end))
    }

    /// "1米85", "1 mét 65": what bare digits behind the metres of a whole number of them add, and the token after them.
    fn hundredths(&self, amount: &Amount, unit: &Unit, measure: &Measure) -> Option<(f64, usize)> {
        if let Some(found) = self.hundredths_in_words(amount, unit, measure) {
            return Some(found);
        }
        let token = self.tokens.get(unit.end).filter(|token| token.kind == Kind::Number)?;
        let text = self.tokens.text(unit.end);
        let has_hundredths = matches!(measure.of, MeasureKind::Metre | MeasureKind::Second); // "25秒36"
        let is_metre = has_hundredths && measure.each == 1.0 && amount.low.fract() == 0.0;
        let is_part = text.len() == 2 && matches!(token.gap, Gap::None | Gap::Space);
        let is_bare = || self.unit(unit.end, unit.end + 1).words.is_empty();
        let part: f64 = text.parse().ok().filter(|_| is_metre && is_part && is_bare())?;
        Some((part / 100.0, unit.end + 1))
    }

    /// "一米七五": what one or two digits in words add to a whole number of metres, and the token after them.
    fn hundredths_in_words(&self, amount: &Amount, unit: &Unit, measure: &Measure) -> Option<(f64, usize)> {
        let is_metre =
            measure.of == MeasureKind::Metre && measure.each == 1.0 && amount.spelled && amount.low.fract() == 0.0;
        let goes_on = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_piece && token.gap == Gap::None);
        let digit = |at: usize| {
            let found = self.amounts.word(at).filter(|_| is_metre && goes_on(at));
            found.filter(|&(words, value)| words == 1 && value < 10.0).map(|(_, value)| value)
        };
        let tenths = digit(unit.end)?;
        let (part, end) = match digit(unit.end + 1) {
            Some(hundredths) => (tenths * 10.0 + hundredths, unit.end + 2),
            None => (tenths * 10.0, unit.end + 1),
        };
        let is_bare = self.amounts.scale(end).is_none() && !self.unit(unit.end, end).known;
        is_bare.then_some((part / 100.0, end))
    }

    /// "5'10\"": feet and inches from token `at` on, and the token after them.
    pub(super) fn feet_and_inches(&self, at: usize) -> Option<(Amount, Unit)> {
        const INCHES: f64 = 12.0;
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let is_pair = is_number(at) && is_number(at + 1) && self.tokens.between(at + 1) == "'";
        let inches: f64 = self.tokens.text(at + 1).parse().ok().filter(|_| is_pair)?;
        let feet: f64 = self.tokens.text(at).parse().ok()?;
        let foot = self.pack.numbers.measures.starting(&[word_key("ft")]).map(|(_, measure)| measure.clone());
        let is_length = inches < INCHES && feet.fract() == 0.0 && self.tokens.after(at + 1).starts_with('"');
        let unit = Unit { words: "ft".to_owned(), measure: Some(foot?), end: at + 2, known: true };
        is_length.then(|| (Amount::exact(feet + inches / INCHES, at + 2), unit))
    }
}
