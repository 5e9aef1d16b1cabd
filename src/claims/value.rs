//! What passages tell, as values that can be held against each other.
//!
//! A value keeps its type from where it is read to where it is shown. Two are equal, and are sorted, by their canonical text,
//! the same in every language: what it leaves out (whether "nearly" or "about", which year was inferred) makes no other value.

use std::{borrow::Cow, cmp::Ordering, fmt};

use super::{Certainty, Clock, Date, DayPart, Gender, Name, Polarity, Quantity};

/// A typed value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// A number with what it counts.
    Quantity(Quantity),
    /// First, second … of its kind; 0 is the first.
    Rank(usize),
    /// A number plate, the number of a flight, a law, a road: its letters and digits without what stands between.
    Code(String),
    /// A year of birth, which tells an age.
    Born(i32),
    /// A day, month or year, or a range of them.
    Date {
        /// The date.
        date: Date,
        /// The part of the day that is told beside it.
        part: Option<DayPart>,
    },
    /// A time of day.
    Time(Clock),
    /// A day of the week, of which the date is not known: 0 is Monday.
    Weekday(u8),
    /// A part of the day, of which the date is not known.
    DayPart(DayPart),
    /// A person, a body, or what else has a name.
    Name(Name),
    /// A place by its name.
    Place(Name),
    /// How the passage stands to what it speaks of.
    Polarity(Polarity),
    /// How sure it is said to be.
    Certainty(Certainty),
    /// What a form of address tells of a person.
    Gender(Gender),
    /// Folded words that are compared as they are: who says it, words that take sides, an outcome.
    Words(String),
}

impl Value {
    /// Whether it denies what others tell.
    pub fn is_denial(&self) -> bool {
        matches!(self, Value::Polarity(Polarity::Denies))
    }

    /// The text by which it is compared, as exported: "11000 binh sĩ", "2023-09-13", "denies". Words are for the reader's language
    /// to make.
    pub fn canonical(&self) -> Cow<'_, str> {
        match self {
            Value::Quantity(quantity) => quantity.to_string().into(),
            Value::Rank(rank) => format!("{}.", rank + 1).into(),
            Value::Code(text) | Value::Words(text) => text.into(),
            Value::Born(year) => format!("born {year}").into(),
            Value::Date { date, part: None } => date.to_string().into(),
            Value::Date { date, part: Some(part) } => format!("{date} part {}", part.number()).into(),
            Value::Time(clock) => clock.to_string().into(),
            Value::Weekday(day) => format!("weekday {}", day + 1).into(),
            Value::DayPart(part) => format!("part of the day {}", part.number()).into(),
            Value::Name(name) | Value::Place(name) => name.name.as_str().into(),
            Value::Polarity(polarity) => polarity.as_str().into(),
            Value::Certainty(certainty) => certainty.as_str().into(),
            Value::Gender(gender) => gender.as_str().into(),
        }
    }
}

impl fmt::Display for Value {
    /// [`Value::canonical`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical())
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

impl Eq for Value {}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        self.canonical().cmp(&other.canonical())
    }
}

impl From<Polarity> for Value {
    fn from(polarity: Polarity) -> Self {
        Value::Polarity(polarity)
    }
}

impl From<Certainty> for Value {
    fn from(certainty: Certainty) -> Self {
        Value::Certainty(certainty)
    }
}

impl From<&Quantity> for Value {
    fn from(quantity: &Quantity) -> Self {
        Value::Quantity(quantity.clone())
    }
}

impl From<&Date> for Value {
    fn from(date: &Date) -> Self {
        Value::Date { date: *date, part: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claims::{Bound, DateRule, Inferred, Measure, MeasureKind, PartialDate, QuantityRule},
        text::Span,
    };

    fn quantity(bound: Bound, [low, high]: [f64; 2], unit: &str) -> Quantity {
        let (unit, rule) = (unit.to_owned(), QuantityRule::Range);
        Quantity { span: Span::default(), low, high, or: None, bound, unit, measure: None, rule }
    }

    fn day(year: Option<i32>, month: u8, day: u8) -> PartialDate {
        PartialDate { year, month: Some(month), day: Some(day) }
    }

    fn date(from: PartialDate, to: PartialDate, part: Option<DayPart>) -> Value {
        let date = Date { span: Span::default(), from, to, inferred: Inferred::Nothing, rule: DateRule::Numeric };
        Value::Date { date, part }
    }

    #[test]
    fn each_value_has_one_text() {
        let share = Quantity {
            measure: Some(Measure { of: MeasureKind::Percent, each: 100.0, zero: 0.0 }),
            ..quantity(Bound::Exact, [2.0 / 3.0; 2], "")
        };
        let published = day(Some(2023), 9, 13);
        for (value, expected) in [
            (Value::Quantity(quantity(Bound::Exact, [11_000.0; 2], "binh sĩ")), "11000 binh sĩ"),
            (Value::Quantity(quantity(Bound::Nearly, [100.0; 2], "km")), "about 100 km"),
            (Value::Quantity(quantity(Bound::AtLeast, [10_000.0; 2], "binh sĩ")), "at-least 10000 binh sĩ"),
            (Value::Quantity(quantity(Bound::Range, [350.0, 400.0], "km")), "350–400 km"),
            (Value::Quantity(quantity(Bound::Exact, [5.0; 2], "")), "5 "),
            (Value::Quantity(share), "66.7 %"),
            (Value::Rank(2), "3."),
            (Value::Born(1999), "born 1999"),
            (date(published, published, None), "2023-09-13"),
            (date(published, published, Some(DayPart::Noon)), "2023-09-13 part 3"),
            (date(day(None, 3, 17), day(None, 3, 23), None), "--03-17/--03-23"),
            (Value::Time(Clock { hour: 9, minute: Some(5) }), "09:05"),
            (Value::Weekday(2), "weekday 3"),
            (Value::DayPart(DayPart::Night), "part of the day 6"),
            (Polarity::Denies.into(), "denies"),
            (Certainty::Plain.into(), "plain"),
            (Value::Gender(Gender::Female), "female"),
        ] {
            assert_eq!(value.to_string(), expected);
        }
    }

    #[test]
    fn what_the_text_leaves_out_makes_no_other_value() {
        let [nearly, about] = [Bound::Nearly, Bound::About].map(|bound| quantity(bound, [100.0; 2], "km"));
        assert_eq!(Value::from(&nearly), Value::from(&about));
        assert!(Value::from(&about) > Value::Words("9".to_owned()), "sorted as text");
    }
}
