//! Numbers with their bound and what they count: "khoảng 11.000 binh sĩ", "1,5 triệu", "350 đến 400 km", "hai nước".
//!
//! Values are compared, not spellings: a unit that a language pack knows has a [`Measure`], by which "3 km" is "3.000 m" and
//! "5 percent" is "5%". A separator that can be read in two ways leaves two values, either of which may be meant.
//!
//! A part of a whole ("two thirds", "one in five", "2/3 dân số") is the share that it is, comparable with percent.
//!
//! Known limit: what is counted is told by the place of words, not by grammar.

mod amount;
mod bounds;
mod compound;
mod digits;
mod label;
mod lesser;
mod read;
mod rule;
mod share;
mod sum;
mod unit;
mod vague;

pub(super) use read::quantities;
pub use rule::QuantityRule;
pub(super) use share::is_written_share;

pub use crate::lang::{Measure, MeasureKind};
use crate::text::Span;

/// A number with its bound and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From the first digit, number word or currency sign to the last word of the unit.
    pub span: Span,
    /// Least value that it allows; equal to `high` unless it is a range.
    pub low: f64,
    /// Greatest value that it allows.
    pub high: f64,
    /// The second value of a number whose separator can be read in two ways ("3.125").
    pub or: Option<f64>,
    /// How the words bound it.
    pub bound: Bound,
    /// What is counted or measured, folded; empty where nothing follows the number.
    pub unit: String,
    /// What the unit is in every language, where the language pack knows it: `low * each` is the value in `of`.
    pub measure: Option<Measure>,
    /// By which rule it is read.
    pub rule: QuantityRule,
}

/// A number as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures<'a> {
    /// Least value that it allows; equal to `high` unless it is a range.
    pub low: f64,
    /// Greatest value that it allows.
    pub high: f64,
    /// See [`Quantity::or`].
    pub or: Option<f64>,
    /// What is counted or measured, folded; may be empty.
    pub unit: &'a str,
}

/// How a number is bounded by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just this value.
    Exact,
    /// About.
    About,
    /// About, but not more ("gần 100").
    Nearly,
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
    /// From `low` to `high`.
    Range,
}

impl Bound {
    /// The bound as the JSON spells it, where "nearly" is "about".
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About | Bound::Nearly => "about",
            Bound::AtLeast => "at-least",
            Bound::AtMost => "at-most",
            Bound::Range => "range",
        }
    }
}

/// "About" reaches half a unit of the last digit that is no zero, but within these shares of the number.
const ABOUT: std::ops::RangeInclusive<f64> = 0.05..=0.1;
/// "Nearly" begins at this share of the number.
const NEARLY: f64 = 0.9;
/// "More than n" is meant up to so many times n, "fewer than n" down to the same: who knows of 700 does not say "more than
/// 70". Of small numbers a few more are meant ("at least 7" when there are 11 in the end).
const WITHIN: f64 = 1.5;
const A_FEW: f64 = 5.0;
/// A value that was converted from another unit may be rounded by this share.
const CONVERTED: f64 = 0.01;
/// What floating point may do to a product.
const EPSILON: f64 = 1e-9;

impl Quantity {
    /// Whether one value can be meant by both. Units of one measure are converted; whether the two count the same thing
    /// at all is told by [`Quantity::counts_same`].
    pub fn compatible(&self, other: &Quantity) -> bool {
        let units = match (&self.measure, &other.measure) {
            (Some(mine), Some(theirs)) if mine.of == theirs.of => [Some(mine), Some(theirs)],
            _ => [None, None],
        };
        if self.bound == Bound::Nearly && other.bound == Bound::Nearly && units[0] == units[1] {
            return are_nearly_one(self.low, other.low);
        }
        let slack = if units[0] == units[1] { EPSILON } else { CONVERTED };
        self.intervals(units[0]).any(|a| {
            other.intervals(units[1]).any(|b| a.0 <= b.1 + slack * b.1.abs() && b.0 <= a.1 + slack * a.1.abs())
        })
    }

    /// Whether it is a part of a whole: a percentage, or a share without a unit ("two thirds").
    pub fn is_share(&self) -> bool {
        self.measure.as_ref().is_some_and(|measure| measure.of == MeasureKind::Percent)
    }

    /// What is shown of it: a share without a unit in percent.
    pub fn figures(&self) -> Figures<'_> {
        let Quantity { low, high, or, unit, .. } = self;
        match self.measure.as_ref().filter(|_| unit.is_empty() && self.is_share()) {
            None => Figures { low: *low, high: *high, or: *or, unit },
            Some(measure) => {
                // A third has no last digit.
                let percent = |share: f64| (measure.convert(share) * 10.0).round() / 10.0;
                Figures { low: percent(*low), high: percent(*high), or: or.map(percent), unit: "%" }
            }
        }
    }

    /// Whether both count or measure the same thing: by their measure, or else by the same word. Never two currencies.
    pub fn counts_same(&self, other: &Quantity) -> bool {
        match (&self.measure, &other.measure) {
            (Some(a), Some(b)) => a.of == b.of,
            _ => self.unit == other.unit && !self.unit.is_empty(),
        }
    }

    /// The values that the words allow, in each reading, in what `unit` measures.
    fn intervals(&self, unit: Option<&Measure>) -> impl Iterator<Item = (f64, f64)> {
        let first = (self.low, self.high);
        let second = self.or.map(|or| (or, or));
        std::iter::once(first).chain(second).map(move |(low, high)| {
            let (low, high) = self.bound.allowed(low, high);
            unit.map_or((low, high), |unit| (unit.convert(low), unit.convert(high)))
        })
    }
}

impl std::fmt::Display for Quantity {
    /// In a form that can be compared: "11000 binh sĩ", "at-least 10000 binh sĩ", "350–400 km"; a share without a unit in percent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Figures { low, high, unit, .. } = self.figures();
        match self.bound {
            Bound::Exact => write!(f, "{low} {unit}"),
            Bound::Range => write!(f, "{low}–{high} {unit}"),
            bound => write!(f, "{} {low} {unit}", bound.as_str()),
        }
    }
}

impl Bound {
    fn allowed(self, low: f64, high: f64) -> (f64, f64) {
        match self {
            Bound::Exact | Bound::Range => (low, high),
            Bound::About => (low - tolerance(low), high + tolerance(high)),
            Bound::Nearly => (low - (1.0 - NEARLY) * low.abs(), high),
            Bound::AtLeast => (low, (high * WITHIN).max(high + A_FEW)),
            Bound::AtMost => ((low / WITHIN).min(low - A_FEW), high),
        }
    }
}

/// How far from `value` "about" reaches.
fn tolerance(value: f64) -> f64 {
    let value = value.abs();
    (last_digit(value) / 2.0).clamp(value * ABOUT.start(), value * ABOUT.end())
}

/// What the last digit of `value` that is no zero counts: 10 of 240, 1000 of 12,000; at least 1.
fn last_digit(value: f64) -> f64 {
    let mut last_digit = 1.0;
    while value > last_digit && value % (last_digit * 10.0) == 0.0 {
        last_digit *= 10.0;
    }
    last_digit
}

/// Whether "nearly" one number and "nearly" another are of one value: where the one is the other rounded. "Nearly 11,900" is
/// nearly 12,000; "nearly 240" is not nearly 250, since who knows of 240 does not say so.
fn are_nearly_one(a: f64, b: f64) -> bool {
    let coarse = last_digit(a.abs()).max(last_digit(b.abs()));
    (a / coarse).ceil() == (b / coarse).ceil()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(bound: Bound, low: f64) -> Quantity {
        let unit = String::new();
        Quantity {
            span: Span::default(),
            low,
            high: low,
            or: None,
            bound,
            unit,
            measure: None,
            rule: QuantityRule::Range,
        }
    }

    #[track_caller]
    fn check(a: (Bound, f64), b: (Bound, f64), compatible: bool) {
        let (a, b) = (quantity(a.0, a.1), quantity(b.0, b.1));
        assert_eq!((a.compatible(&b), b.compatible(&a)), (compatible, compatible), "{a:?} {b:?}");
    }

    #[test]
    fn bounds_decide_what_can_be_the_same() {
        check((Bound::About, 11000.0), (Bound::AtLeast, 10000.0), true);
        check((Bound::AtMost, 100.0), (Bound::About, 96.0), true);
        check((Bound::Exact, 10000.0), (Bound::Exact, 12000.0), false);
        check((Bound::AtLeast, 100.0), (Bound::Exact, 96.0), false);
        check((Bound::AtLeast, 70.0), (Bound::Exact, 700.0), false);
        check((Bound::AtMost, 100.0), (Bound::Exact, 10.0), false);
        check((Bound::About, 10000.0), (Bound::About, 12000.0), false);
        check((Bound::About, 20.0), (Bound::Exact, 22.0), true);
        check((Bound::Nearly, 240.0), (Bound::Nearly, 250.0), false);
        check((Bound::Nearly, 11900.0), (Bound::Nearly, 12000.0), true);
        check((Bound::Nearly, 250.0), (Bound::Exact, 240.0), true);
    }

    #[test]
    fn no_value_is_too_great_or_too_small() {
        for value in [0.0, 1e-300, 1e300, f64::MAX, -5.0, -1e300] {
            for bound in [Bound::About, Bound::Nearly, Bound::AtLeast, Bound::AtMost] {
                check((bound, value), (bound, value), true);
            }
        }
    }
}
