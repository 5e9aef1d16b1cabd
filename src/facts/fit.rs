//! Whether two details can both be so of one thing.
//!
//! Numbers fit by the rules of rounding and bounds, days and times as far as they are told, names where one is a part of
//! the other, sounds like it or is spelt almost like it. In doubt they fit.

use super::{
    detail::Detail,
    spelling::{self, Spelling, Spelt},
};
use crate::claims::{Clock, Date, DayPart, Inferred, Name, PartialDate, Quantity, Value};

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

/// How `a` and `b` stand to each other. The morning of a day is not its evening, nor is "Tuesday" "Wednesday", whenever that was.
pub fn fit(a: &Detail, b: &Detail) -> Fit {
    let fits = fit_of_values(a, b);
    let is_day = matches!(a.value, Value::Date { .. } | Value::Weekday(_));
    if fits == Fit::Unknown && is_day && a.weekday.zip(b.weekday).is_some_and(|(one, other)| one != other) {
        return Fit::Conflict;
    }
    match a.day_part.zip(b.day_part) {
        Some((one, other)) if is_day && fits >= Fit::Compatible && one.apart(other) > 1 => Fit::Conflict,
        Some(_) if fits == Fit::Conflict && meet_at_midnight(a, b) => Fit::Compatible,
        _ => fits,
    }
}

/// Whether one is the night of a day and the other the early hours of the next.
fn meet_at_midnight(a: &Detail, b: &Detail) -> bool {
    let day = |detail: &Detail, asked: DayPart| match &detail.value {
        Value::Date { date, part } if *part == Some(asked) && date.from == date.to => date.from.days(),
        _ => None,
    };
    let follows = |night, early| {
        let days = day(night, DayPart::Night).zip(day(early, DayPart::EarlyHours));
        days.is_some_and(|(night, early)| night.end == early.start && early.len() == 1)
    };
    follows(a, b) || follows(b, a)
}

fn fit_of_values(a: &Detail, b: &Detail) -> Fit {
    match (&a.value, &b.value) {
        (Value::Quantity(one), Value::Quantity(other)) => quantities(one, other),
        (Value::Date { date: one, .. }, Value::Date { date: other, .. }) => dates(one, other),
        (Value::Time(one), Value::Time(other)) => clocks(*one, *other),
        (Value::Weekday(one), Value::Weekday(other)) => equal_or(one == other, Fit::Conflict),
        (Value::Rank(one), Value::Rank(other)) => equal_or(one == other, Fit::Conflict),
        (Value::DayPart(one), Value::DayPart(other)) => match one.apart(*other) {
            0 => Fit::Equal,
            1 => Fit::Unknown, // "morning" and "noon" may be one
            _ => Fit::Conflict,
        },
        (Value::Born(one), Value::Born(other)) => equal_or(one == other, Fit::Conflict),
        (Value::Code(one), Value::Code(other)) => codes(one, other),
        (Value::Name(one), Value::Name(other)) => names((one, &a.spelling), (other, &b.spelling)),
        (Value::Place(one), Value::Place(other)) => places((one, &a.spelling), (other, &b.spelling)),
        _ => Fit::Unknown,
    }
}

fn equal_or(equal: bool, otherwise: Fit) -> Fit {
    if equal { Fit::Equal } else { otherwise }
}

fn quantities(a: &Quantity, b: &Quantity) -> Fit {
    let ends = |q: &Quantity| match &q.measure {
        Some(measure) if a.counts_same(b) => (measure.convert(q.low), measure.convert(q.high)),
        _ => (q.low, q.high),
    };
    let (one, other) = (ends(a), ends(b));
    let same = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    if same(one.0, other.0) && same(one.1, other.1) {
        Fit::Equal
    } else if crate::judge::can_be_same_quantity(a, b) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

fn dates(a: &Date, b: &Date) -> Fit {
    let nearest = |date: &Date| date.inferred == Inferred::Nearest;
    let depth = |date: &Date| (date.from.month.is_some(), date.from.day.is_some());
    let is_vague = || (a.is_leaning() || b.is_leaning()) && depth(a) != depth(b);
    if (a.from, a.to) == (b.from, b.to) {
        Fit::Equal
    } else if !told_alike(a, b) || is_vague() || (nearest(a) || nearest(b)) && a.can_be(b) {
        // "16/9" of no year known against "1950–1953"; "this year" against "21/5"; a Wednesday that may be of another week.
        Fit::Unknown
    } else if a.can_be(b) || are_of_unknown_years(a, b) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

/// Whether both tell a year, or both a month.
fn told_alike(a: &Date, b: &Date) -> bool {
    let both = |told: fn(&PartialDate) -> bool| told(&a.from) && told(&b.from);
    both(|date| date.year.is_some()) || both(|date| date.month.is_some())
}

/// Whether two days are the same but for the year, which one does not tell.
fn are_of_unknown_years(a: &Date, b: &Date) -> bool {
    let yearless = |date: &Date| [date.from, date.to].map(|day| PartialDate { year: None, ..day });
    a.from.day.is_some() && [a, b].iter().any(|date| date.inferred == Inferred::Year) && yearless(a) == yearless(b)
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

/// "29A-504.82" and "29A-504XX": one may hide what the other shows, or leave out its beginning or end. Those of other shapes
/// ("29A-504.82", "1A") are of two things.
fn codes(a: &str, b: &str) -> Fit {
    let hides = |ch: char| matches!(ch, 'X' | 'x' | '*');
    let all = |fits: fn(char, char) -> bool| {
        a.chars().count() == b.chars().count()
            && a.chars().zip(b.chars()).all(|(x, y)| fits(x, y) || hides(x) || hides(y))
    };
    let is_part = |some: &str, of: &str| of.starts_with(some) || of.ends_with(some);
    let noun = |code: &str| code.split_once(' ').map(|(noun, _)| noun.to_owned());
    if a == b {
        Fit::Equal
    } else if noun(a).is_some() && noun(b).is_some() {
        if noun(a) == noun(b) { Fit::Conflict } else { Fit::Unknown }
    } else if all(|x, y| x == y) || is_part(a, b) || is_part(b, a) {
        Fit::Compatible
    } else if all(|x, y| x.is_ascii_digit() == y.is_ascii_digit()) {
        Fit::Conflict
    } else {
        Fit::Unknown
    }
}

fn names(a: (&Name, &Spelling), b: (&Name, &Spelling)) -> Fit {
    if a.0.is_same(b.0) {
        Fit::Equal
    } else if spelling::may_be_one(Spelt { name: &a.0.name, spelling: a.1 }, Spelt { name: &b.0.name, spelling: b.1 }) {
        Fit::Compatible
    } else {
        Fit::Conflict
    }
}

/// Two places may be one within the other: only those that share a word, and no more, are known to fit.
fn places(a: (&Name, &Spelling), b: (&Name, &Spelling)) -> Fit {
    match names(a, b) {
        Fit::Conflict => Fit::Unknown,
        fit => fit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{claims::Article, facts::details, ingest};

    /// The detail of `text` that stands at `words`.
    fn detail(text: &str, words: &str) -> Detail {
        let document = ingest::pasted(&format!("Title: Tin\nPublished Date: 20/05/2016\nContent:\n{text}")).unwrap();
        let article = Article::new(document);
        let found = details(&article).into_iter();
        let at = |detail: &Detail| detail.span.of(&article.document.text).contains(words);
        found.clone().find(at).unwrap_or_else(|| panic!("no {words} in {:?}", found.collect::<Vec<_>>()))
    }

    fn check(a: (&str, &str), b: (&str, &str), expected: Fit) {
        let (one, other) = (detail(a.0, a.1), detail(b.0, b.1));
        assert_eq!([fit(&one, &other), fit(&other, &one)], [expected; 2], "{a:?} {b:?}");
    }

    #[test]
    fn names_fit_by_initials_and_spelling() {
        let named = |name: &str| format!("Công an bắt giữ ông {name} hôm qua. Ông {name} khai nhận.");
        let check = |a: &str, b: &str, expected| check((&named(a), a), (&named(b), b), expected);
        check("Trần Quốc Việt", "Trần Quốc V", Fit::Compatible);
        check("Hồ Sỹ Nam", "Hồ Sĩ Nam", Fit::Compatible);
        check("Natasha Terán", "Natasha Teran", Fit::Compatible);
        check("Juergen Klopp", "Jürgen Klopp", Fit::Compatible);
        check("Trần Văn Lợi", "Trần Minh Lợi", Fit::Conflict);
        check("Trần Cảnh Lạc", "Trần Cạnh Lạc", Fit::Conflict);
    }

    #[test]
    fn codes_of_other_shapes_are_of_two_things() {
        let code = |code: &str| format!("Xe mang biển số {code} chạy trên đường.");
        let check = |a: &str, b: &str, expected| check((&code(a), a), (&code(b), b), expected);
        check("96C-187.42", "96C-178.42", Fit::Conflict);
        check("90B1-735.91", "B1-735.91", Fit::Compatible);
        check("29A-504.82", "1A", Fit::Unknown);
    }

    #[test]
    fn a_year_that_is_not_told_conflicts_with_none() {
        let (told, left_out) = ("Giải trao ngày 3/2/2017 tại Hà Nội.", "Giải trao ngày 3/2 tại Hà Nội.");
        check((told, "3/2"), (left_out, "3/2"), Fit::Compatible);
        check((told, "3/2"), ("Giải trao ngày 4/2/2017 tại Hà Nội.", "4/2"), Fit::Conflict);
    }

    #[test]
    fn the_night_of_a_day_meets_the_early_hours_of_the_next() {
        let night = ("Đội bóng đăng quang khuya 21/5 trên sân nhà.", "21/5");
        check(night, ("Đội bóng đăng quang rạng sáng 22/5 trên sân nhà.", "22/5"), Fit::Compatible);
        check(night, ("Đội bóng đăng quang rạng sáng 23/5 trên sân nhà.", "23/5"), Fit::Conflict);
        check(night, ("Đội bóng đăng quang chiều 22/5 trên sân nhà.", "22/5"), Fit::Conflict);
        check(night, ("Đội bóng đăng quang rạng sáng 21/5 trên sân nhà.", "21/5"), Fit::Conflict);
    }
}
