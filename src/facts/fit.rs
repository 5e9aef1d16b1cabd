//! Whether two details can both be so of one thing.
//!
//! Numbers fit by the rules of rounding and bounds, days and times as far as they are told, names where one is a part of
//! the other, sounds like it or is spelt almost like it. In doubt they fit.

use super::detail::{Detail, DetailValue};
use crate::claims::{Clock, Date, Inferred, Name, Quantity};

/// How two details stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They cannot both be so.
    Conflict,
    /// They are of two sorts ("Wednesday", "3 pm"), or too vague to be held against each other.
    Unknown,
    /// They can both be so.
    Compatible,
    /// They are the same.
    Equal,
}

/// How `a` and `b` stand to each other. The morning of a day is not its evening.
pub fn fit(a: &Detail, b: &Detail) -> Fit {
    let fits = fit_of_values(a, b);
    let is_day = matches!(a.value, DetailValue::Date(_) | DetailValue::Weekday(_));
    match a.day_part.zip(b.day_part) {
        Some((one, other)) if is_day && fits >= Fit::Compatible && one.abs_diff(other) > 1 => Fit::Conflict,
        _ => fits,
    }
}

fn fit_of_values(a: &Detail, b: &Detail) -> Fit {
    match (&a.value, &b.value) {
        (DetailValue::Quantity(one), DetailValue::Quantity(other)) => quantities(one, other),
        (DetailValue::Date(one), DetailValue::Date(other)) => dates(one, other),
        (DetailValue::Time(one), DetailValue::Time(other)) => clocks(*one, *other),
        (DetailValue::Weekday(one), DetailValue::Weekday(other)) => equal_or(one == other, Fit::Conflict),
        (DetailValue::Rank(one), DetailValue::Rank(other)) => equal_or(one == other, Fit::Conflict),
        (DetailValue::DayPart(one), DetailValue::DayPart(other)) => match one.abs_diff(*other) {
            0 => Fit::Equal,
            1 => Fit::Unknown, // "morning" and "noon" may be one
            _ => Fit::Conflict,
        },
        (DetailValue::Born(one), DetailValue::Born(other)) => equal_or(one == other, Fit::Conflict),
        (DetailValue::Code(one), DetailValue::Code(other)) => codes(one, other),
        (DetailValue::Name(one), DetailValue::Name(other)) => names(one, other),
        (DetailValue::Place(one), DetailValue::Place(other)) => places(one, other),
        _ => Fit::Unknown,
    }
}

fn equal_or(equal: bool, otherwise: Fit) -> Fit {
    if equal { Fit::Equal } else { otherwise }
}

fn quantities(a: &Quantity, b: &Quantity) -> Fit {
    let (one, other) = match (&a.measure, &b.measure) {
        (Some(x), Some(y)) if x.of == y.of => (x.each, y.each),
        _ => (1.0, 1.0),
    };
    let same = |x: f64, y: f64| (x * one - y * other).abs() <= 1e-9 * (x * one).abs().max((y * other).abs());
    if same(a.low, b.low) && same(a.high, b.high) {
        Fit::Equal
    } else if crate::judge::can_be_same_quantity(a, b) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

fn dates(a: &Date, b: &Date) -> Fit {
    let leans = |date: &Date| date.inferred == Inferred::Day;
    if (a.from, a.to) == (b.from, b.to) {
        Fit::Equal
    } else if leans(a) || leans(b) {
        Fit::Unknown // "today" of an article of which the day may be wrong
    } else if a.can_be(b) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

/// "About 4" and "4.30" do not fit: an hour without minutes is that hour, to a quarter of an hour.
fn clocks(a: Clock, b: Clock) -> Fit {
    const QUARTER: i32 = 15;
    if a == b {
        return Fit::Equal;
    }
    let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0));
    let apart = (minutes(a) - minutes(b)).abs();
    // A clock of twelve hours without its half of the day.
    let apart = apart.min((apart - 12 * 60).abs());
    let rounds = a.minute.is_none() || b.minute.is_none();
    if apart == 0 || rounds && apart <= QUARTER || apart <= 10 { Fit::Compatible } else { Fit::Conflict }
}

/// "29A-504.82" and "29A-504XX": one may hide what the other shows.
fn codes(a: &str, b: &str) -> Fit {
    let hides = |ch: char| matches!(ch, 'X' | 'x' | '*');
    let fits =
        a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).all(|(x, y)| x == y || hides(x) || hides(y));
    match a == b {
        true => Fit::Equal,
        false if fits || a.starts_with(b) || b.starts_with(a) => Fit::Compatible,
        false => Fit::Conflict,
    }
}

fn names(a: &Name, b: &Name) -> Fit {
    if a.is_same(b) {
        return Fit::Equal;
    }
    let words = |name: &Name| name.name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(a), words(b));
    let holds = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    let initials = |some: &[String], all: &[String]| {
        some.len() == 1
            && some[0].chars().count() > 1
            && some[0].chars().eq(all.iter().filter_map(|w| w.chars().next()))
    };
    if holds(&one, &other) || holds(&other, &one) || initials(&one, &other) || initials(&other, &one) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

/// Two places may be one within the other: only those that share a word, and no more, are known to fit.
fn places(a: &Name, b: &Name) -> Fit {
    match names(a, b) {
        Fit::Conflict => Fit::Unknown,
        fit => fit,
    }
}
