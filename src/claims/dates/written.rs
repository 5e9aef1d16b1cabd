//! Dates with a number or the name of a month: "13.09.2023", "ngày 12-17/9", "tháng 9/2023", "năm 2019", "quý II/2023",
//! "3 May 2023", "late August"; and the year that the day of publication gives to those without.

use super::{Inferred, PartialDate, Reader, calendar};
use crate::{
    claims::{
        quantities::is_written_share,
        tokens::{Gap, Kind},
    },
    lang::{CalendarUnit, Part},
};

/// A day without a year is at most so many days after the publication; else it is of the year before.
const MOST_DAYS_AHEAD: i32 = 56;
/// A longer run of digits and marks is no date.
const LONGEST_DATE: usize = 32;

/// A date and the tokens that it takes, from `start` up to `end`.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub start: usize,
    pub from: PartialDate,
    pub to: PartialDate,
    pub inferred: Inferred,
    pub end: usize,
}

/// The two ends of a date and the token after it.
type Ends = (PartialDate, PartialDate, usize);

impl Reader<'_> {
    /// The date with a number or a month's name that begins at token `at`, as far as it is written.
    pub(super) fn written_at(&self, at: usize) -> Option<Found> {
        let by_name = || self.quarter(at).or_else(|| self.named_month(at)).or_else(|| self.before_units(at));
        let by_number = || self.number(at).and_then(|text| self.written(at, text));
        let (from, to, end) = by_name().or_else(by_number)?;
        let last_words = self.pack.dates.relative.ending(self.keys_before(end));
        let leans = last_words.is_some_and(|(_, (unit, _))| *unit == CalendarUnit::Year); // "tháng 8 năm ngoái"
        let day_alone = || from.day.is_some() && self.pack.dates.day_after.starting(self.keys_from(at + 1)).is_some();
        let leans = leans || (from.year.is_some() && (self.leans_before(at).is_some() || day_alone()));
        let inferred = if leans { Inferred::Year } else { Inferred::Nothing };
        Some(Found { start: at, from, to, inferred, end })
    }

    /// `found` with the year that the day of publication gives it, and cut down to the part that its words name.
    pub(super) fn resolved(&self, found: Found) -> Found {
        let dated = self.with_inferred_year(found);
        match self.part_before(found.start).filter(|_| found.from == found.to && found.from.day.is_none()) {
            None => dated,
            Some((start, part)) => match part_of(dated.from, part) {
                Some((from, to)) => Found { start, from, to, inferred: Inferred::Extent, ..dated },
                None => dated,
            },
        }
    }

    /// "cuối [tháng]", "late" before token `at`: where it begins, and which part.
    pub(super) fn part_before(&self, at: usize) -> Option<(usize, Part)> {
        let words = &self.pack.dates;
        let before = self.keys_before(at);
        let cue = words.month.ending(before).or_else(|| words.year.ending(before)).unwrap_or(0);
        let part = |skipped: usize| {
            let (count, &part) = words.parts.ending(&before[..before.len() - skipped])?;
            let start = at - skipped - count;
            let of_another =
                words.month.ending(&before[..start]).or(self.pack.numbers.half_before.ending(&before[..start]));
            of_another.is_none().then_some((start, part)) // "6 tháng đầu năm", "nửa đầu năm" reach further
        };
        part(cue).or_else(|| part(0))
    }

    fn with_inferred_year(&self, found: Found) -> Found {
        let Found { from, to, end, .. } = found;
        let resolve = || {
            let published = self.published.filter(|_| from.year.is_none() && from.month.is_some())?;
            let year = year_near(from, published, self.is_coming(end))?;
            let wraps = u8::from((to.month, to.day) < (from.month, from.day));
            let (from, to) = (from.in_year(year), to.in_year(year + i32::from(wraps)));
            Some(Found { from, to, inferred: Inferred::Year, ..found })
        };
        resolve().unwrap_or(found)
    }

    /// Whether the words from token `at` on put what is before them after the publication ("ngày 8/11 tới").
    pub(super) fn is_coming(&self, at: usize) -> bool {
        let joined = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        let words = self.pack.dates.coming.starting(self.keys_from(at)).filter(|_| joined);
        words.is_some_and(|words| {
            let next = self.tokens.get(at + words);
            let ends_a_range = next.is_some_and(|token| token.kind == Kind::Number)
                || self.pack.dates.day.starting(self.keys_from(at + words)).is_some();
            !ends_a_range
        })
    }

    /// "quý II/2023", "the second quarter of 2023".
    fn quarter(&self, at: usize) -> Option<Ends> {
        let (words, &quarter) = self.pack.dates.quarters.starting(self.keys_from(at))?;
        let end = at + words;
        let said = self.pack.dates.year.starting(self.keys_from(end)).unwrap_or(0);
        let after = |at: usize| Some((year(self.plain_number(at)?)?.year, at + 1));
        let (year, end) = after(end + said).or_else(|| after(end)).unwrap_or((None, end));
        let month = |month: u8| PartialDate { year, month: Some(month), day: None };
        Some((month(quarter * 3 - 2), month(quarter * 3), end))
    }

    /// The digits of a number token that is no part of a name ("Su-35"); "mid-2019" is none.
    fn number(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        let text = self.tokens.text(at);
        let stands_apart = || token.gap != Gap::Hyphen || self.pack.dates.parts.ending(self.keys_before(at)).is_some();
        (token.kind == Kind::Number && text.len() <= LONGEST_DATE && stands_apart()).then_some(text)
    }

    /// A number token read as a date by its separators and the word before it.
    fn written(&self, at: usize, text: &str) -> Option<Ends> {
        let before = self.keys_before(at);
        let words = &self.pack.dates;
        let is_year = words.year.ending(before).is_some() || words.parts.ending(before).is_some();
        let is_day = words.day.ending(before).is_some();
        let (parts, marks) = split(text)?;
        let one = |date: PartialDate| (date, date, at + 1);
        match (&parts[..], &marks[..]) {
            ([value], "") if is_year && year(*value).is_some() => year(*value).map(one),
            ([value], "") if words.month.ending(before).is_some() => self.month_then_year(at, *value),
            ([value], "") if is_day => self.day_then_month(at, *value).or_else(|| self.day_to_date(at, *value)),
            ([a, b], "/" | "-" | ".") if *b > 31 && self.is_quarter(before, *a) => {
                let month = |month: u8| PartialDate {
                    year: year(*b).and_then(|date| date.year),
                    month: Some(month),
                    day: None,
                };
                let last = *a as u8 * 3;
                Some((month(last - 2), month(last), at + 1))
            }
            ([a, b], "/") if *b > 31 && words.months.is_empty() => month_of_year(*a, *b).map(one),
            ([a, b], "-" | ".") if *b > 31 && words.month.ending(before).is_some() => month_of_year(*a, *b).map(one),
            ([a, b], "-" | ".") if self.is_bracketed(at) && words.months.is_empty() && self.published.is_some() => {
                self.with_year(at, day_of_month(*a, *b)?)
            }
            ([a, b], "/") if is_written_share(self.tokens, self.pack, at, *a, *b) => None,
            ([_, _], "/") if !words.month_after.is_empty() => None, // which of the two is the month is not sure
            ([a, b], "/") if words.months.is_empty() => self.with_year(at, day_of_month(*a, *b)?),
            ([a, b], "-" | ".") if is_day || self.is_after_leaning_day(at) => self.with_year(at, day_of_month(*a, *b)?),
            ([from, to], "-") => Some((year(*from)?, year(*to)?, at + 1)).filter(|_| from < to),
            ([a, b, c], "//" | "--" | ".." | "/.") => {
                whole(*a, *b, *c, !(words.months.is_empty() || words.day_first && marks == "..")).map(one)
            }
            ([from, to, month], "-/" | "-.") => range(*from, *to, *month, None, at),
            ([from, to, month, y], "-//" | "-.." | "-/-") => range(*from, *to, *month, year(*y)?.year, at),
            ([d1, m1, d2, m2], "/-/") => Some((day_of_month(*d1, *m1)?, day_of_month(*d2, *m2)?, at + 1)),
            _ => None,
        }
    }

    /// "ngày 19 đến [ngày] 25-5" from the first day.
    fn day_to_date(&self, at: usize, day: u32) -> Option<Ends> {
        let to = self.pack.bounds.to.starting(self.keys_from(at + 1))?;
        let cue = self.pack.dates.day.starting(self.keys_from(at + 1 + to)).unwrap_or(0);
        let last = at + 1 + to + cue;
        let (parts, _) = split(self.number(last)?)?;
        let (until, month, year) = match parts[..] {
            [until, month] => (until, month, None),
            [until, month, of] => (until, month, year(of)?.year),
            _ => return None,
        };
        range(day, until, month, year, last).filter(|_| day < until)
    }

    /// Whether a word like "hôm qua" stands before token `at`, as in "hôm qua (19.5)".
    fn is_after_leaning_day(&self, at: usize) -> bool {
        let word = self.pack.dates.relative.ending(self.keys_before(at));
        word.is_some_and(|(_, (unit, _))| *unit == CalendarUnit::Day)
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

    /// "ngày 3 tháng 5 [năm 2020]" from its day.
    fn day_then_month(&self, at: usize, day: u32) -> Option<Ends> {
        let words = self.pack.dates.month.starting(self.keys_from(at + 1))?;
        let month = self.plain_number(at + 1 + words)?;
        let date = day_of_month(day, month)?;
        self.followed_by_year(date, at + 2 + words)
    }

    /// "tháng 9 [năm 2023]" from its number.
    fn month_then_year(&self, at: usize, month: u32) -> Option<Ends> {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        self.followed_by_year(PartialDate { month: Some(month), ..PartialDate::default() }, at + 1)
    }

    fn with_year(&self, at: usize, date: PartialDate) -> Option<Ends> {
        self.followed_by_year(date, at + 1)
    }

    /// `date`, with the year where the tokens from `at` on name one ("năm 2023", "năm ngoái").
    fn followed_by_year(&self, date: PartialDate, at: usize) -> Option<Ends> {
        let keys = self.keys_from(at);
        let named = || {
            let words = self.pack.dates.year.starting(keys)?;
            Some((year(self.plain_number(at + words)?)?.year, at + words + 1))
        };
        let leaning = || {
            let (words, (_, by)) =
                self.pack.dates.relative.starting(keys).filter(|(_, (unit, _))| *unit == CalendarUnit::Year)?;
            Some((Some(self.published?.year? + by), at + words))
        };
        let bare = || Some((year(self.plain_number(at)?)?.year, at + 1)); // "tháng 5, 2016"
        let (year, end) = named().or_else(leaning).or_else(bare).unwrap_or((None, at));
        let date = PartialDate { year, ..date };
        Some((date, date, end))
    }

    /// "3 May 2023", "12-17 May", "May 3, 2023", "May 2023", the same without the year, and "in May".
    fn named_month(&self, at: usize) -> Option<Ends> {
        let (month, days, end) = match self.month_at(at) {
            Some(month) => match self.days_at(at + 1) {
                Some((days, end)) => (month, Some(days), end),
                None => (month, None, at + 1),
            },
            None => {
                let (days, end) = self.days_at(at)?;
                (self.month_at(end)?, Some(days), end + 1)
            }
        };
        let year = self.plain_number(end).and_then(year).and_then(|date| date.year);
        let before = self.keys_before(at);
        let alone = self.pack.dates.month_alone.ending(before).is_some() || self.part_before(at).is_some();
        if days.is_none() && year.is_none() && !alone {
            return None; // a month alone is too often a name or a verb ("May")
        }
        let date = |day: Option<u8>| PartialDate { year, month: Some(month), day };
        let (from, to) = days.map_or((date(None), date(None)), |(from, to)| (date(Some(from)), date(Some(to))));
        Some((from, to, if year.is_some() { end + 1 } else { end }))
    }

    /// "2024년 5월 3일", "5月3日", "2024 год": numbers before what they count. A day alone is one of the month of the
    /// publication or of the month before.
    fn before_units(&self, at: usize) -> Option<Ends> {
        let words = &self.pack.dates;
        let counted = |at: usize, unit: &crate::lang::Phrases| {
            let value = self.plain_number(at)?;
            let words = unit.starting(self.keys_from(at + 1))?;
            let longer = self.pack.numbers.measures.starting(self.keys_from(at + 1)).is_some_and(|(n, _)| n > words);
            (!longer).then_some((value, at + 1 + words)) // "3일간" is how long
        };
        let mut date = PartialDate::default();
        let mut end = at;
        if let Some((value, after)) = counted(end, &words.year_after) {
            (date.year, end) = (year(value)?.year, after);
        }
        if let Some((month, after)) = counted(end, &words.month_after).filter(|(month, _)| (1..=12).contains(month)) {
            (date.month, end) = (u8::try_from(month).ok(), after);
            date.year = date.year.or_else(|| self.leans_before(at));
        }
        if let Some((day, after)) = counted(end, &words.day_after) {
            let full = day_of_month(day, date.month.map_or(1, u32::from)).filter(|_| date.month.is_some() || end == at);
            if full.is_some() {
                (date.day, end) = (u8::try_from(day).ok(), after);
            }
        }
        if date.month.is_none() && date.day.is_some() {
            (date.year, date.month) = self.month_of_day(date.day?)?;
        }
        (end > at).then_some((date, date, end))
    }

    /// The year that a word like "지난해" before token `at` means.
    fn leans_before(&self, at: usize) -> Option<i32> {
        let (_, (unit, by)) = self.pack.dates.relative.ending(self.keys_before(at))?;
        (*unit == CalendarUnit::Year && !self.pack.dates.month_after.is_empty())
            .then(|| Some(self.published?.year? + by))?
    }

    /// Year and month of the day that was last called so on the day of publication.
    fn month_of_day(&self, day: u8) -> Option<(Option<i32>, Option<u8>)> {
        let published = self.published?;
        let (year, month) = (published.year?, published.month?);
        let last_month = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        let (year, month) = if day <= published.day? { (year, month) } else { last_month };
        (day <= calendar::last_day(year, month)).then_some((Some(year), Some(month)))
    }

    fn month_at(&self, at: usize) -> Option<u8> {
        let capital = !self.pack.dates.capital_months || self.tokens.get(at).is_some_and(|token| token.capital);
        self.tokens.keys().get(at).and_then(|key| self.pack.dates.months.get(key)).copied().filter(|_| capital)
    }

    /// "3", "12-17" or "12 to 17" as days of a month, and the token after them.
    fn days_at(&self, at: usize) -> Option<((u8, u8), usize)> {
        let day = |text: &str| text.parse().ok().filter(|day| (1..=31).contains(day));
        let text = self.number(at)?;
        if let Some((from, to)) = text.split_once('-') {
            return Some(((day(from)?, day(to)?), at + 1)).filter(|((from, to), _)| from < to);
        }
        let first = day(text)?;
        let last = || {
            let words = self.pack.bounds.to.starting(self.keys_from(at + 1))?;
            let to = day(self.number(at + 1 + words)?).filter(|to| first < *to)?;
            self.month_at(at + 2 + words).map(|_| (to, at + 2 + words))
        };
        let (to, end) = last().unwrap_or((first, at + 1));
        Some(((first, to), end))
    }

    fn plain_number(&self, at: usize) -> Option<u32> {
        self.number(at)?.parse().ok()
    }
}

/// The numbers of a token and the marks between them; `None` where it has too many or too long ones.
fn split(text: &str) -> Option<(Vec<u32>, String)> {
    let parts: Option<Vec<u32>> = text.split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
    let marks: String = text.chars().filter(|ch| matches!(ch, '/' | '-' | '.')).collect();
    parts.filter(|parts| parts.len() <= 4).map(|parts| (parts, marks))
}

/// A year in which every day of every month is.
const LEAP_YEAR: i32 = 2000;

/// The year in which `date` is meant by an article of `published`.
fn year_near(date: PartialDate, published: PartialDate, coming: bool) -> Option<i32> {
    let (this, now) = (published.year?, calendar::number(published)?);
    let ahead = |year: i32| {
        let day = date.day.unwrap_or(1).min(calendar::last_day(year, date.month?));
        Some(calendar::number(PartialDate { day: Some(day), ..date.in_year(year) })? - now)
    };
    let near = |year: &i32| ahead(*year).is_some_and(|days| if coming { days >= 0 } else { days <= MOST_DAYS_AHEAD });
    if coming { (this..=this + 1).find(near) } else { (this - 1..=this + 1).rev().find(near) }
}

/// The part of a month or a year.
pub(super) fn part_of(whole: PartialDate, part: Part) -> Option<(PartialDate, PartialDate)> {
    let third = |early, mid, late| match part {
        Part::Early => early,
        Part::Mid => mid,
        Part::Late => late,
    };
    if let Some(month) = whole.month {
        let (from, to) = third((1, 10), (11, 20), (21, calendar::last_day(whole.year.unwrap_or(LEAP_YEAR), month)));
        return Some((PartialDate { day: Some(from), ..whole }, PartialDate { day: Some(to), ..whole }));
    }
    let (from, to) = third((1, 4), (5, 8), (9, 12));
    whole.year.map(|_| (PartialDate { month: Some(from), ..whole }, PartialDate { month: Some(to), ..whole }))
}

impl PartialDate {
    fn in_year(self, year: i32) -> Self {
        PartialDate { year: Some(year), ..self }
    }
}

fn year(value: u32) -> Option<PartialDate> {
    (1000..=2100).contains(&value).then(|| PartialDate { year: Some(value as i32), ..PartialDate::default() })
}

fn day_of_month(day: u32, month: u32) -> Option<PartialDate> {
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    let valid = (1..=calendar::last_day(LEAP_YEAR, month)).contains(&day);
    valid.then_some(PartialDate { year: None, month: Some(month), day: Some(day) })
}

fn month_of_year(month: u32, of: u32) -> Option<PartialDate> {
    let date = day_of_month(1, month)?;
    Some(PartialDate { year: year(of)?.year, day: None, ..date })
}

/// Three numbers as a date; where day and month may be the other way round and both ways are possible, the year alone.
fn whole(a: u32, b: u32, c: u32, month_may_be_first: bool) -> Option<PartialDate> {
    if a > 31 {
        return Some(PartialDate { year: year(a)?.year, ..day_of_month(c, b)? });
    }
    let year = year(if c < 100 { 2000 + c } else { c })?.year;
    if month_may_be_first && a <= 12 && b <= 12 && a != b {
        return Some(PartialDate { year, ..PartialDate::default() });
    }
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    Some(PartialDate { year, ..day_of_month(day, month)? })
}

fn range(from: u32, to: u32, month: u32, year: Option<i32>, at: usize) -> Option<Ends> {
    let (from, to) = (day_of_month(from, month)?, day_of_month(to, month)?);
    Some((PartialDate { year, ..from }, PartialDate { year, ..to }, at + 1))
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use crate::{
        claims::{
            dates::{Date, dates},
            tokens::Tokens,
        },
        lang::pack,
        text::Span,
    };

    /// `expected`: each date as it is written and as ISO 8601 with `-` for unknown parts.
    fn check(code: &str, text: &str, expected: &[(&str, &str)]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found = dates(&tokens, pack(Some(code)), None);
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
        for piece in ["1/", "1/2-", "ngày 1 ", "thứ hai ", "ngày 1 đến ", "cuối tháng 8 ", "hôm qua (", "quý i "]
        {
            let text = piece.repeat(20_000);
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            for date in dates(&tokens, pack(Some("vi")), published) {
                assert!(date.span.end as usize <= text.len(), "{date:?}");
            }
        }
    }
}
