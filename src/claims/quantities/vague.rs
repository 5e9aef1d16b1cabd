//! Amounts of an unknown number or of a half: "vài chục", "hundreds of", "nửa triệu".

use super::{
    Measure, MeasureKind,
    amount::{Amount, Amounts},
};
use crate::claims::tokens::Gap;

impl Amounts<'_> {
    /// "vài chục", "hàng trăm nghìn", "several hundred".
    pub(super) fn several(&self, at: usize) -> Option<Amount> {
        let least = *self.numbers().several.get(self.tokens.keys().get(at)?)?;
        let (scale, end) = self.product(at + 1);
        (end > at + 1).then(|| unknown(least, scale, end))
    }

    /// "dozens", "tens of thousands".
    pub(super) fn many(&self, at: usize) -> Option<Amount> {
        if self.lone_scale(at).is_some() {
            return None; // "тысяча", whose stem "тысячи" shares
        }
        let number = |at: usize| self.tokens.keys().get(at).and_then(|key| self.numbers().many.get(key)).copied();
        let of = |at: usize| self.numbers().of.starting(self.keys_from(at)).unwrap_or(0);
        let first = number(at)?;
        let linked = at + 1 + of(at + 1);
        match number(linked).or_else(|| self.scale(linked)) {
            Some(second) => Some(unknown(2.0, first * second, linked + 1 + of(linked + 1))),
            None => Some(unknown(2.0, first, linked)),
        }
    }

    /// "nửa triệu", "half a million", "half an hour".
    pub(super) fn half(&self, at: usize) -> Option<Amount> {
        let words = self.numbers().half_before.starting(self.keys_from(at))?;
        let (scale, end) = self.product(at + words);
        let unit = || self.numbers().measures.starting(self.keys_from(end)).filter(|(_, measure)| has_parts(measure));
        let halves = end > at + words || (self.tokens.get(end)?.gap != Gap::Mark && unit().is_some());
        halves.then_some(Amount { scale, ..Amount::exact(scale / 2.0, end) })
    }
}

/// Whether a half of the unit is a measure: "half time" is no half of a time.
pub(super) fn has_parts(measure: &Measure) -> bool {
    !matches!(measure.of, MeasureKind::Time | MeasureKind::Percent | MeasureKind::Point)
}

/// An unknown number of `scale`, from `least` of it up to the next power of ten.
fn unknown(least: f64, scale: f64, end: usize) -> Amount {
    let high = 10_f64.powf(scale.log10().floor() + 1.0) - 1.0;
    Amount { high, scale, ..Amount::exact(least * scale, end) }
}
