//! How passages are meant and in what they differ, in words.

use super::{
    dates::date_words,
    names::{capitalised, place_words},
};
use crate::{
    claims::{Bound, Certainty, DayPart, Figures, Polarity, Quantity, Value},
    gui::words::{grouped, t},
    judge::Aspect,
};

/// What a kind of detail is called.
pub fn aspect_words(aspect: Aspect) -> String {
    match aspect {
        Aspect::Quantity => t!("aspect-quantity"),
        Aspect::Date => t!("aspect-date"),
        Aspect::Polarity => t!("aspect-polarity"),
        Aspect::Place => t!("aspect-place"),
        Aspect::Name => t!("aspect-name"),
        Aspect::Certainty => t!("aspect-certainty"),
        Aspect::Attribution => t!("aspect-attribution"),
        Aspect::Wording => t!("aspect-wording"),
    }
}

/// How a passage stands to what it speaks of.
pub fn polarity_words(polarity: Polarity) -> String {
    match polarity {
        Polarity::Asserts => t!("stance-asserts"),
        Polarity::Denies => t!("stance-denies"),
        Polarity::Alleges => t!("stance-alleges"),
    }
}

/// Whether a passage is hedged.
pub fn certainty_words(certainty: Certainty) -> String {
    match certainty {
        Certainty::Plain => t!("certainty-plain"),
        Certainty::Hedged => t!("certainty-hedged"),
    }
}

/// A value in words.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => quantity_words(quantity),
        Value::Rank(rank) => t!("value-rank", rank = rank + 1),
        Value::Born(year) => t!("value-born", year = year.to_string()),
        Value::Date { date, part: None } => date_words(date),
        Value::Date { date, part: Some(part) } => {
            t!("date-with-part", date = date_words(date), part = day_part_words(*part))
        }
        Value::Time(clock) => clock.to_string(),
        Value::Weekday(day) => t!("weekday", day = day + 1),
        Value::DayPart(part) => day_part_words(*part),
        Value::Name(name) => capitalised(&name.name),
        Value::Place(name) => place_words(&name.name),
        Value::Polarity(polarity) => polarity_words(*polarity),
        Value::Certainty(certainty) => certainty_words(*certainty),
        Value::Gender(gender) => t!("value-gender", gender = gender.as_str()),
        Value::Code(text) | Value::Words(text) => text.clone(),
    }
}

fn day_part_words(part: DayPart) -> String {
    t!("day-part", part = part.number())
}

/// A number with its bound and unit: "about 11 000 binh sĩ".
pub fn quantity_words(quantity: &Quantity) -> String {
    let Figures { low, high, or, unit } = quantity.figures();
    let value = match low == high {
        true => digits(low),
        false => t!("number-range", low = digits(low), high = digits(high)),
    };
    let either = match or {
        Some(or) => t!("number-or", number = value, other = digits(or)),
        None => value,
    };
    let counted = if unit.is_empty() { either } else { format!("{either} {unit}") };
    bounded(quantity.bound, counted)
}

/// `number` within its bound: "about 11 000 binh sĩ".
fn bounded(bound: Bound, number: String) -> String {
    match bound {
        Bound::Exact | Bound::Range => number,
        Bound::About => t!("number-about", number = number),
        Bound::Nearly => t!("number-nearly", number = number),
        Bound::AtLeast => t!("number-at-least", number = number),
        Bound::AtMost => t!("number-at-most", number = number),
    }
}

/// `value` with a space after every three digits before the point, which no language reads as anything else.
fn digits(value: f64) -> String {
    const GROUPED: f64 = 10_000.0;
    let plain = value.to_string();
    if value.abs() < GROUPED {
        return plain;
    }
    grouped(&plain, '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claims::{Date, DateRule, Inferred, Measure, MeasureKind, PartialDate, QuantityRule},
        gui::words::{Language, speak},
        text::Span,
    };

    /// `words`: English, Vietnamese.
    #[track_caller]
    fn check(value: impl Into<Value>, words: [&str; 2]) {
        let value = value.into();
        let said = Language::ALL.map(|language| {
            speak(language);
            value_words(&value)
        });
        speak(Language::default());
        assert_eq!(said, words);
    }

    fn number(bound: Bound, [low, high]: [f64; 2], unit: &str) -> Value {
        let (span, unit) = (Span::default(), unit.to_owned());
        let rule = QuantityRule::Range;
        Value::Quantity(Quantity { span, low, high, or: None, bound, unit, measure: None, rule })
    }

    fn date(from: PartialDate, to: PartialDate) -> Date {
        Date { span: Span::default(), from, to, inferred: Inferred::Nothing, rule: DateRule::Numeric }
    }

    #[test]
    fn how_a_passage_is_meant_is_said_in_words() {
        check(Polarity::Denies, ["denies", "phủ nhận"]);
        check(Certainty::Hedged, ["hedged", "dè dặt"]);
        check(Value::Words("denies".to_owned()), ["denies", "denies"]);
    }

    #[test]
    fn numbers_are_said_with_their_bound_and_unit() {
        let at_least = number(Bound::AtLeast, [10_000.0; 2], "binh sĩ");
        check(at_least, ["at least 10\u{a0}000 binh sĩ", "ít nhất 10\u{a0}000 binh sĩ"]);
        check(number(Bound::Nearly, [100.0; 2], ""), ["nearly 100", "gần 100"]);
        check(number(Bound::Range, [350.0, 400.0], "km"), ["350 to 400 km", "350 đến 400 km"]);
        let third = Measure { of: MeasureKind::Percent, each: 100.0, zero: 0.0 };
        let Value::Quantity(share) = number(Bound::Exact, [1.0 / 3.0; 2], "") else { panic!("it is a number") };
        check(&Quantity { measure: Some(third), ..share }, ["33.3 %", "33.3 %"]);
    }

    #[test]
    fn days_are_said_as_the_language_writes_them() {
        let day = |year, day| PartialDate { year, month: Some(3), day: Some(day) };
        let [first, last] = [17, 23].map(|number| day(Some(2025), number));
        check(&date(first, last), ["2025-03-17 to 2025-03-23", "17/03/2025 – 23/03/2025"]);
        check(&date(day(None, 17), day(None, 17)), ["03-17", "17/03"]);
        let march = PartialDate { month: Some(3), ..PartialDate::default() };
        check(&date(march, march), ["March", "tháng 3"]);
        let morning = Value::Date { date: date(first, first), part: Some(DayPart::Morning) };
        check(morning, ["2025-03-17, morning", "sáng 17/03/2025"]);
        check(Value::DayPart(DayPart::Night), ["night", "đêm"]);
        check(Value::Weekday(2), ["Wednesday", "thứ Tư"]);
        check(Value::Born(1999), ["born in 1999", "sinh năm 1999"]);
        check(Value::Rank(2), ["no. 3", "thứ 3"]);
    }

    #[test]
    fn digits_are_grouped_from_ten_thousand_on() {
        let shown = [7.0, 2023.0, 11_000.0, 1_500_000.0, 12_345.5].map(digits);
        assert_eq!(shown, ["7", "2023", "11\u{a0}000", "1\u{a0}500\u{a0}000", "12\u{a0}345.5"]);
    }
}
