//! Dates with a number: "13.09.2023", "ngày 12-17/9", "tháng 9/2023", "năm 2019"; and every other form that is written.

use super::{DateRule, Inferred, PartialDate, ReadDate, Reader, calendar, resolve::LEAP_YEAR};
use crate::{
    claims::{
        quantities::is_written_share,
        tokens::{Gap, Kind},
    },
    lang::{CalendarUnit, DayOrder},
};

/// A longer run of digits and marks is no date.
const LONGEST_DATE: usize = 32;
/// A year in two figures that is later than this many years after the publication is of the century before.
const MOST_YEARS_AHEAD: i32 = 10;
/// In an article that does not tell its day, two figures from this on are a year of the 1900s and lower ones of the 2000s, as
/// ECMAScript's `Date` and Windows have it.
const FIRST_OF_THE_1900S: i32 = 50;

/// A date and the tokens that it takes, from `start` up to `end`.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub start: usize,
    pub from: PartialDate,
    pub to: PartialDate,
    pub inferred: Inferred,
    pub end: usize,
}

impl Found {
    /// One date that is written in the tokens from `start` up to `end`.
    pub(super) fn one(start: usize, date: PartialDate, end: usize) -> Self {
        Found { start, from: date, to: date, inferred: Inferred::Nothing, end }
    }

    /// The dates from the first of `ends` to the last.
    fn range(start: usize, (from, to): (PartialDate, PartialDate), end: usize) -> Self {
        Found { start, from, to, inferred: Inferred::Nothing, end }
    }
}

impl Reader<'_> {
    /// The date with a number or a month's name that begins at token `at`, as far as it is written.
    pub(super) fn written_at(&self, at: usize) -> Option<Found> {
        self.written_by_rule(at).map(|(_, found)| found)
    }

    /// The same, with the rule by which it is read.
    pub(super) fn written_by_rule(&self, at: usize) -> Option<(DateRule, Found)> {
        let rules: [(DateRule, ReadDate<'_>); 8] = [
            (DateRule::Event, Self::event),
            (DateRule::Period, Self::period),
            (DateRule::NamedMonth, Self::named_month),
            (DateRule::BeforeUnits, Self::before_units),
            (DateRule::DayOfNumberedMonth, Self::day_of_numbered_month),
            (DateRule::NumberedMonth, Self::numbered_month),
            (DateRule::WithStops, Self::with_stops),
            (DateRule::Numeric, Self::numeric),
        ];
        let (rule, found) = rules.into_iter().find_map(|(rule, read)| Some((rule, read(self, at)?)))?;
        Some((rule, self.up_to_year(found)))
    }

    /// `found` up to the year after it, where it is a year: "from 2019 to 2021", "2021年至2025年".
    fn up_to_year(&self, found: Found) -> Found {
        let is_year = found.from == found.to && found.from.month.is_none() && found.inferred == Inferred::Nothing;
        let end = found.end;
        if !is_year || !(self.goes_on(end) || self.tokens.is_after_dash(end) || self.is_after_tilde(end)) {
            return found;
        }
        let bounds = &self.pack.bounds;
        let is_between = || {
            let before = self.keys_before(found.start);
            let cue =
                self.pack.dates.year.ending(before).filter(|_| bounds.between.ending(before).is_none()).unwrap_or(0);
            bounds.between.ending(&before[..before.len() - cue]).is_some()
        };
        let and = || bounds.and.starting(self.keys_from(found.end)).filter(|_| is_between());
        let last = self.until(found.end).or_else(and).and_then(|words| {
            let cue = self.pack.dates.year.starting(self.keys_from(found.end + words)).unwrap_or(0);
            let (year, end) = self.year_at(found.end + words + cue)?;
            let unit = self.pack.dates.year_after.starting(self.keys_from(end)).unwrap_or(0);
            Some((in_year(year), end + unit))
        });
        match last.filter(|(to, _)| *to > found.from) {
            Some((to, end)) => Found { to, end, ..found },
            None => found,
        }
    }

    /// "9/11".
    fn event(&self, at: usize) -> Option<Found> {
        let (words, &(year, month, day)) = self.pack.dates.events.starting(self.keys_from(at))?;
        let date = PartialDate { year: Some(year), month: Some(month), day: Some(day) };
        Some(Found::one(at, date, at + words))
    }

    /// The digits of a number token that is no part of a name ("Su-35"); "mid-2019" is none.
    pub(super) fn number(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        let text = self.tokens.text(at);
        let stands_apart = || {
            let after_number = at > 0 && self.tokens.get(at - 1).is_some_and(|before| before.kind != Kind::Word);
            token.gap != Gap::Hyphen || after_number || self.pack.dates.parts.ending(self.keys_before(at)).is_some()
        };
        (token.kind == Kind::Number && text.len() <= LONGEST_DATE && stands_apart()).then_some(text)
    }

    /// The day of "2023-09-13T10:30".
    fn iso_day(&self, at: usize) -> Option<&str> {
        let (day, hour) = self.tokens.text(at).split_once('t')?;
        (day.len() == "2023-09-13".len() && hour.parse::<u8>().is_ok()).then_some(day)
    }

    /// A number token read as a date by its separators and the word before it.
    fn numeric(&self, at: usize) -> Option<Found> {
        let text = self.number(at).or_else(|| self.iso_day(at))?;
        let before = self.keys_before(at);
        let words = &self.pack.dates;
        let is_year = words.year.ending(before).is_some() || words.parts.ending(before).is_some();
        let is_month = words.month.ending(before).is_some();
        let is_day = words.day.ending(before).is_some();
        let (parts, marks) = split(text)?;
        let one = |date: PartialDate| Found::one(at, date, at + 1);
        if self.tokens.between(at + 1).starts_with('/') {
            return None; // "5/2020/NĐ-CP"
        }
        match (&parts[..], &marks[..]) {
            ([_], "") if is_year && !self.is_part_of_number(at) => {
                self.year_at(at).map(|(year, end)| Found::one(at, in_year(year), end))
            }
            ([from], "") if self.until_last_year(at, *from).is_some() => {
                let last = at + 1 + self.until_last_year(at, *from)?;
                Some(Found::range(at, (year(*from)?, year(self.plain_number(last)?)?), last + 1))
            }
            ([value], "") if self.is_year_of_noun(at, *value) => year(*value).map(one),
            ([day], "") if is_day => self.day_to_date(at, *day).or_else(|| self.day_of_list(at, *day)),
            ([day], "") if self.is_in_day_list(at) => self.day_of_list(at, *day),
            ([a, b], "/" | "-" | ".") if *b > 31 && self.is_quarter(before, *a) => {
                let month = |month: u8| PartialDate { month: Some(month), ..year(*b).unwrap_or_default() };
                let last = *a as u8 * 3;
                Some(Found::range(at, (month(last - 2), month(last)), at + 1))
            }
            ([a, b], "/") if *b > 31 && words.months.is_empty() => month_of_year(*a, *b).map(one),
            ([a, b], "-" | ".") if *b > 31 && is_month => month_of_year(*a, *b).map(one),
            ([a, b], "-" | ".")
                if self.is_bracketed(at) && words.months.is_empty() && self.context.published.is_some() =>
            {
                self.day_in_digits(at, *a, *b)
            }
            ([a, b], "/") if *a > 1_000 && *b == (*a + 1) % 100 => {
                Some(Found::range(at, (year(*a)?, year(*a + 1)?), at + 1))
            }
            ([a, b], "/") if is_written_share(self.tokens, self.pack, at, *a, *b) || self.is_score(at, *a, *b) => None,
            ([_, _], "/") if !words.month_after.is_empty() => None, // which of the two is the month is not sure
            ([_, _], "/") if !is_day && (!words.months.is_empty() || self.is_no_day(at) || self.is_labelled(at)) => {
                None
            }
            ([a, b], "/") => self.day_in_digits(at, *a, *b),
            ([a, b], "-" | ".") if words.months.is_empty() && (is_day || self.is_after_leaning_day(at)) => {
                self.day_in_digits(at, *a, *b)
            }
            ([a, b], "-") if words.months.is_empty() && self.is_in_day_list(at) => self.day_in_digits(at, *a, *b),
            ([from, to], "-") if *from > 100 && (13..100).contains(to) => {
                let to = from - from % 100 + to; // "2021-22"
                Some(Found::range(at, (year(*from)?, year(to)?), at + 1)).filter(|_| *from < to)
            }
            ([from, to], "-") => Some(Found::range(at, (year(*from)?, year(*to)?), at + 1)).filter(|_| from < to),
            ([a, b, c], "//" | "--" | ".." | "/." | "./") if !self.is_section(at, text) => {
                self.whole([*a, *b, *c]).map(one)
            }
            ([from, to, month], "-." | "-/") => range(*from, *to, *month, None, at),
            ([from, to, month, y], "-//" | "-.." | "-/-") => range(*from, *to, *month, year(*y)?.year, at),
            ([_, _, _, _], ".-.") if self.is_before_scale(at) => None,
            ([d1, m1, d2, m2], "/-/" | ".-.") => {
                Some(Found::range(at, (day_of_month(*d1, *m1)?, day_of_month(*d2, *m2)?), at + 1))
            }
            _ => None,
        }
    }

    /// "10/10 điểm", "5/5 xã": all of what the word after token `at` counts.
    fn is_score(&self, at: usize, part: u32, of: u32) -> bool {
        let numbers = &self.pack.numbers;
        let counted = || {
            let nouns = [&numbers.measures, &numbers.nouns];
            nouns.into_iter().any(|nouns| nouns.starting(self.keys_from(at + 1)).is_some())
        };
        part == of && self.goes_on(at + 1) && counted() && self.year_after(at + 1).is_none()
    }

    /// Whether the number at `at` is one of thousands or millions: "1.2–1.4 million".
    pub(super) fn is_before_scale(&self, at: usize) -> bool {
        self.tokens.keys().get(at + 1).is_some_and(|key| self.pack.numbers.scales.contains_key(key))
    }

    /// "27/7" as a day, with the year where the tokens after it name one.
    fn day_in_digits(&self, at: usize, a: u32, b: u32) -> Option<Found> {
        let month_first = self.context.order.or(self.pack.dates.order) == Some(DayOrder::Month);
        let (day, month) = if month_first { (b, a) } else { (a, b) };
        let date = day_of_month(day, month)?;
        Some(self.with_year(at, date, date, at + 1))
    }

    /// "300 of 1900 fans": the number at `at` is what another is a part of.
    fn is_part_of_number(&self, at: usize) -> bool {
        let of = self.pack.numbers.of.ending(self.keys_before(at));
        let part = of.and_then(|words| self.tokens.get(at.checked_sub(words + 1)?));
        part.is_some_and(|token| token.kind == Kind::Number)
    }

    /// "số 12/5": a word before the number at `at` makes it a label.
    fn is_labelled(&self, at: usize) -> bool {
        let numbers = &self.pack.numbers;
        let words = [&numbers.ordinals, &numbers.labels];
        self.goes_on(at) && words.iter().any(|words| words.ending(self.keys_before(at)).is_some())
    }

    /// Whether the token at `at` only looks like a day: "24/7".
    pub(super) fn is_no_day(&self, at: usize) -> bool {
        self.pack.dates.not_days.starting(self.keys_from(at)).is_some()
    }

    /// Whether the word at `at` has but the stem of the name of a day or a month: "среди".
    pub(super) fn is_look_alike(&self, at: usize) -> bool {
        let text = self.tokens.text(at);
        self.pack.dates.look_alikes.iter().any(|word| word == text)
    }

    /// "Section 4.12.3", "10.3.2": three numbers with points that are no day, since a day's year has two figures or four.
    fn is_section(&self, at: usize, text: &str) -> bool {
        let figures = text.rsplit('.').next().unwrap_or_default().len();
        let dotted = text.bytes().filter(|byte| *byte == b'.').count() == 2;
        let leads = text.split('.').next().unwrap_or_default().len() == YEAR_FIGURES;
        dotted && !leads && (self.is_labelled(at) || !matches!(figures, 2 | YEAR_FIGURES))
    }

    /// Three numbers as a date; where day and month may be the other way round and nobody knows which, the year alone.
    fn whole(&self, [a, b, c]: [u32; 3]) -> Option<PartialDate> {
        if a > 31 {
            return Some(PartialDate { year: year(a)?.year, ..day_of_month(c, b)? });
        }
        if !self.pack.dates.month_after.is_empty() && day_of_month(c, b).is_some() {
            return Some(PartialDate { year: Some(self.two_figure_year(a)), ..day_of_month(c, b)? }); // "24.4.10"
        }
        let year = year(if c < 100 { u32::try_from(self.two_figure_year(c)).ok()? } else { c })?.year;
        let (day, month) = match self.context.order {
            _ if b > 12 => (b, a),
            _ if a > 12 || a == b => (a, b),
            Some(DayOrder::Day) => (a, b),
            Some(DayOrder::Month) => (b, a),
            None => match self.pack.dates.order.filter(|_| !self.pack.dates.order_varies) {
                Some(DayOrder::Day) => (a, b),
                Some(DayOrder::Month) => (b, a),
                None => return Some(PartialDate { year, ..PartialDate::default() }),
            },
        };
        Some(PartialDate { year, ..day_of_month(day, month)? })
    }

    /// The year that two figures mean: the last such up to some years after the publication, where that is known.
    pub(super) fn two_figure_year(&self, figures: u32) -> i32 {
        let figures = i32::try_from(figures % 100).unwrap_or(0);
        let Some(published) = self.context.published.and_then(|day| day.year) else {
            return if figures < FIRST_OF_THE_1900S { 2000 + figures } else { 1900 + figures };
        };
        let latest = published.saturating_add(MOST_YEARS_AHEAD);
        latest - (latest - figures).rem_euclid(100)
    }

    /// Whether a word like "hôm qua" or "thứ Ba" stands before token `at`, as in "hôm qua (19.5)".
    fn is_after_leaning_day(&self, at: usize) -> bool {
        let before = self.keys_before(at);
        let word = self.pack.dates.relative.ending(before);
        let is_day = word.is_some_and(|(_, (unit, _))| *unit == CalendarUnit::Day);
        is_day || self.pack.dates.weekdays.ending(before).is_some()
    }

    /// Whether the word before `2/2016` makes the first number a quarter: "quý".
    fn is_quarter(&self, before: &[u64], number: u32) -> bool {
        let named = |key: &u64| {
            let keys = [*key, crate::text::word_key(&number.to_string())];
            self.pack.dates.quarters.starting(&keys).is_some_and(|(words, _)| words == 2)
        };
        (1..=4).contains(&number) && before.last().is_some_and(named)
    }

    /// Whether the token at `at` is all that a bracket holds: "lễ cưới (22-5)".
    fn is_bracketed(&self, at: usize) -> bool {
        let closes = self.tokens.between(at + 1).starts_with(')');
        self.tokens.between(at).ends_with('(') && (closes || at + 1 == self.tokens.len())
    }

    pub(super) fn plain_number(&self, at: usize) -> Option<u32> {
        self.number(at)?.parse().ok()
    }
}

/// A year has so many figures.
const YEAR_FIGURES: usize = 4;

/// The numbers of a token and the marks between them; `None` where it has too many or too long ones.
pub(super) fn split(text: &str) -> Option<(Vec<u32>, String)> {
    let parts: Option<Vec<u32>> = text.split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
    let marks: String = text.chars().filter(|ch| matches!(ch, '/' | '-' | '.')).collect();
    parts.filter(|parts| parts.len() <= 4).map(|parts| (parts, marks))
}

fn in_year(year: i32) -> PartialDate {
    PartialDate { year: Some(year), ..PartialDate::default() }
}

pub(super) fn year(value: u32) -> Option<PartialDate> {
    (1000..=2100).contains(&value).then(|| in_year(value as i32))
}

pub(super) fn day_of_month(day: u32, month: u32) -> Option<PartialDate> {
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    let valid = (1..=calendar::last_day(LEAP_YEAR, month)).contains(&day);
    valid.then_some(PartialDate { year: None, month: Some(month), day: Some(day) })
}

fn month_of_year(month: u32, of: u32) -> Option<PartialDate> {
    let date = day_of_month(1, month)?;
    Some(PartialDate { year: year(of)?.year, day: None, ..date })
}

pub(super) fn range(from: u32, to: u32, month: u32, year: Option<i32>, at: usize) -> Option<Found> {
    let (from, to) = (day_of_month(from, month)?, day_of_month(to, month)?);
    Some(Found::range(at, (PartialDate { year, ..from }, PartialDate { year, ..to }), at + 1))
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use crate::{
        claims::{
            dates::{Context, Date, dates},
            tokens::Tokens,
        },
        lang::pack,
        text::Span,
    };

    /// `expected`: each date as it is written and as ISO 8601 with `-` for unknown parts.
    fn check(code: &str, text: &str, expected: &[(&str, &str)]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found = dates(&tokens, pack(Some(code)), &Context::default());
        let shown: Vec<(&str, String)> =
            found.iter().map(|date: &Date| (date.span.of(text), date.to_string())).collect();
        let expected: Vec<(&str, String)> = expected.iter().map(|(span, iso)| (*span, iso.to_string())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn vietnamese_forms() {
        check(
            "vi",
            "ngày 27/7 và 13.09.2023, hôm 17-5",
            &[("27/7", "--07-27"), ("13.09.2023", "2023-09-13"), ("17-5", "--05-17")],
        );
        check("vi", "từ ngày 12-17/9 đến tháng 3/2024", &[("12-17/9", "--09-12/--09-17"), ("3/2024", "2024-03")]);
        check(
            "vi",
            "ngày 3 tháng 5 năm 2020, tháng 8 qua, năm 2019",
            &[("3 tháng 5 năm 2020", "2020-05-03"), ("8", "--08"), ("2019", "2019")],
        );
        check("vi", "Chiến tranh 1950-1953 kéo dài", &[("1950-1953", "1950/1953")]);
    }

    #[test]
    fn english_forms() {
        check(
            "en",
            "On 3 May 2023 and March 4, 2024, in 2019",
            &[("3 May 2023", "2023-05-03"), ("March 4, 2024", "2024-03-04"), ("2019", "2019")],
        );
        check(
            "en",
            "He may 3 times; 03/04/2023; 13/04/2023; 2023-09-13",
            &[("03/04/2023", "2023"), ("13/04/2023", "2023-04-13"), ("2023-09-13", "2023-09-13")],
        );
    }

    #[test]
    fn other_numbers_are_left_alone() {
        check("vi", "Su-35, 11.000 binh sĩ, 3,5%, tỷ số 45/99, 350-400 km, 9:50", &[]);
    }

    #[test]
    fn hostile_dates_are_read_in_one_pass() {
        let published = Some(PartialDate { year: Some(2016), month: Some(5), day: Some(20) });
        let context = Context { published, ..Context::default() };
        for piece in ["1/", "1/2-", "ngày 1 ", "thứ hai ", "ngày 1 đến ", "cuối tháng 8 ", "hôm qua (", "quý i "]
        {
            let text = piece.repeat(20_000);
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            for date in dates(&tokens, pack(Some("vi")), &context) {
                assert!(date.span.end as usize <= text.len(), "{date:?}");
            }
        }
    }
}
