//! Dates as they are written, whole or in part: "13.09.2023", "ngày 12-17/9", "tháng 9/2023", "năm 2019", "3 May 2023".
//!
//! A form that can be read in two ways keeps only what is sure. Known limit: days of the week and words like
//! "yesterday" are left alone, since they need the day of publication.

use super::tokens::{Gap, Kind, Tokens};
use crate::{lang::Pack, text::Span};

/// A date, or the part of one that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it is written.
    pub span: Span,
    /// First day.
    pub from: PartialDate,
    /// Last day; equal to `from` unless it is a range.
    pub to: PartialDate,
}

/// A date of which only some parts are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year, where known.
    pub year: Option<i32>,
    /// Month, 1 to 12, where known.
    pub month: Option<u8>,
    /// Day, 1 to 31, where known.
    pub day: Option<u8>,
}

impl Date {
    /// Whether some day can be meant by both. Without the years, days are in the same year.
    pub fn can_be(&self, other: &Date) -> bool {
        let same_year = self.from.year.is_none() || other.from.year.is_none() || self.from.year == other.from.year;
        let order = |date: PartialDate| (date.month, date.day);
        let days = self.from.day.is_some() && other.from.day.is_some();
        let overlap = order(self.from) <= order(other.to) && order(other.from) <= order(self.to);
        self.from.compatible(other.from) || self.to.compatible(other.to) || (days && same_year && overlap)
    }
}

impl PartialDate {
    /// Whether both can be the same day: no part that both know differs.
    pub fn compatible(self, other: PartialDate) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }
}

impl std::fmt::Display for PartialDate {
    /// ISO 8601 with unknown parts left out: "2023-09-13", "2023-09", "2023"; "--09-13" where the year is unknown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.year, self.month) {
            (Some(year), _) => write!(f, "{year:04}")?,
            (None, _) => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// The dates of a claim, in order.
pub(super) fn dates(tokens: &Tokens, pack: &Pack) -> Vec<Date> {
    let reader = Reader { tokens, pack };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.date_at(at) {
            Some((date, end)) => {
                found.push(date);
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
    /// The date whose first number or month is the token at `at`, and the token after it.
    fn date_at(&self, at: usize) -> Option<(Date, usize)> {
        let named = self.named_month(at);
        let number = || self.number(at).and_then(|text| self.written(at, text));
        named.or_else(number).map(|(from, to, end)| (Date { span: self.tokens.span(at, end), from, to }, end))
    }

    /// The digits of a number token that is no part of a name.
    fn number(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        (token.kind == Kind::Number && token.gap != Gap::Hyphen).then(|| self.tokens.text(at))
    }

    /// A number token read as a date by its separators and the word before it.
    fn written(&self, at: usize, text: &str) -> Option<(PartialDate, PartialDate, usize)> {
        let before = &self.tokens.keys()[..at];
        let words = &self.pack.dates;
        let (parts, marks) = split(text)?;
        let one = |date: PartialDate| (date, date, at + 1);
        match (&parts[..], &marks[..]) {
            ([value], "") if words.year.ending(before).is_some() => year(*value).map(one),
            ([value], "") if words.month.ending(before).is_some() => self.month_then_year(at, *value),
            ([value], "") if words.day.ending(before).is_some() => self.day_then_month(at, *value),
            ([a, b], "/") if *b > 31 && words.months.is_empty() => month_of_year(*a, *b).map(one),
            ([a, b], "/") if words.months.is_empty() => self.with_year(at, day_of_month(*a, *b)?),
            ([a, b], "-" | ".") if words.day.ending(before).is_some() => self.with_year(at, day_of_month(*a, *b)?),
            ([from, to], "-") => Some((year(*from)?, year(*to)?, at + 1)).filter(|_| from < to),
            ([a, b, c], "//" | "--" | "..") => whole(*a, *b, *c, !words.months.is_empty()).map(one),
            ([from, to, month], "-/" | "-.") => range(*from, *to, *month, None, at),
            ([from, to, month, y], "-//" | "-.." | "-/-") => range(*from, *to, *month, year(*y)?.year, at),
            ([d1, m1, d2, m2], "/-/") => Some((day_of_month(*d1, *m1)?, day_of_month(*d2, *m2)?, at + 1)),
            _ => None,
        }
    }

    /// "ngày 3 tháng 5 [năm 2020]" from its day.
    fn day_then_month(&self, at: usize, day: u32) -> Option<(PartialDate, PartialDate, usize)> {
        let words = self.pack.dates.month.starting(&self.tokens.keys()[at + 1..])?;
        let month = self.plain_number(at + 1 + words)?;
        let date = day_of_month(day, month)?;
        self.followed_by_year(date, at + 2 + words)
    }

    /// "tháng 9 [năm 2023]" from its number.
    fn month_then_year(&self, at: usize, month: u32) -> Option<(PartialDate, PartialDate, usize)> {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        self.followed_by_year(PartialDate { month: Some(month), ..PartialDate::default() }, at + 1)
    }

    fn with_year(&self, at: usize, date: PartialDate) -> Option<(PartialDate, PartialDate, usize)> {
        self.followed_by_year(date, at + 1)
    }

    /// `date`, with the year where the tokens from `at` on name one.
    fn followed_by_year(&self, date: PartialDate, at: usize) -> Option<(PartialDate, PartialDate, usize)> {
        let said = self.tokens.keys().get(at..).and_then(|keys| self.pack.dates.year.starting(keys));
        let with = said.and_then(|words| Some((year(self.plain_number(at + words)?)?.year, at + words + 1)));
        let (year, end) = with.unwrap_or((None, at));
        let date = PartialDate { year, ..date };
        Some((date, date, end))
    }

    /// "3 May 2023", "May 3, 2023", "May 2023" and the same without the year, from the first token.
    fn named_month(&self, at: usize) -> Option<(PartialDate, PartialDate, usize)> {
        let keys = self.tokens.keys();
        let month_at = |at: usize| {
            let capital = self.tokens.get(at).is_some_and(|token| token.capital);
            keys.get(at).and_then(|key| self.pack.dates.months.get(key)).copied().filter(|_| capital)
        };
        let day =
            |at: usize| self.plain_number(at).and_then(|day| u8::try_from(day).ok()).filter(|d| (1..=31).contains(d));
        let (month, day, end) = match (month_at(at), month_at(at + 1)) {
            (Some(month), _) => match day(at + 1) {
                Some(day) => (month, Some(day), at + 2),
                None => (month, None, at + 1),
            },
            (None, Some(month)) => (month, Some(day(at)?), at + 2),
            (None, None) => return None,
        };
        let year = self.plain_number(end).and_then(year).and_then(|date| date.year);
        if day.is_none() && year.is_none() {
            return None; // a month alone is too often a name or a verb ("May")
        }
        let date = PartialDate { year, month: Some(month), day };
        Some((date, date, if year.is_some() { end + 1 } else { end }))
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

fn year(value: u32) -> Option<PartialDate> {
    (1000..=2100).contains(&value).then(|| PartialDate { year: Some(value as i32), ..PartialDate::default() })
}

fn day_of_month(day: u32, month: u32) -> Option<PartialDate> {
    let valid = (1..=31).contains(&day) && (1..=12).contains(&month);
    valid.then_some(PartialDate { year: None, month: Some(month as u8), day: Some(day as u8) })
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

fn range(from: u32, to: u32, month: u32, year: Option<i32>, at: usize) -> Option<(PartialDate, PartialDate, usize)> {
    let (from, to) = (day_of_month(from, month)?, day_of_month(to, month)?);
    Some((PartialDate { year, ..from }, PartialDate { year, ..to }, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// `expected`: each date as it is written and as ISO 8601 with `-` for unknown parts.
    fn check(code: &str, text: &str, expected: &[(&str, &str)]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found = dates(&tokens, pack(Some(code)));
        let iso = |date: &Date| match date.from == date.to {
            true => date.from.to_string(),
            false => format!("{}/{}", date.from, date.to),
        };
        let shown: Vec<(&str, String)> = found.iter().map(|date| (date.span.of(text), iso(date))).collect();
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
}
