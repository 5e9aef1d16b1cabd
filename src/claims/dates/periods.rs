//! Quarters, halves and first months of a year, and decades: "quý II/2023", "Q3 2015", "the second half of 2015", "9 tháng đầu
//! năm 2015", "the 1990s", "90년대", "上世纪九十年代".

use super::{
    Inferred, PartialDate, Reader,
    written::{Found, year},
};
use crate::claims::tokens::{Gap, Kind};

/// Decades up to this one of the century are of the present century where the century is not told.
const LAST_DECADE_AHEAD: u32 = 20;
/// The century of an article that does not tell its day.
const THIS_CENTURY: u32 = 21;

impl Reader<'_> {
    /// A part of a year, or several years, that begins at token `at`.
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        self.part_of_year(at).or_else(|| self.first_months(at)).or_else(|| self.decade(at))
    }

    /// "quý II/2023", "the second quarter of 2023", "в первом полугодии 2023 года".
    fn part_of_year(&self, at: usize) -> Option<Found> {
        let (words, from, to) = self.months_of_part(at)?;
        let month = |month: u8| PartialDate { year: None, month: Some(month), day: None };
        let found = self.with_period_year(at, month(from), month(to), at + words);
        if found.from.year.is_some() {
            return Some(found);
        }
        let is_half = self.pack.dates.quarters.starting(self.keys_from(at)).is_none();
        if is_half && self.pack.dates.month_after.is_empty() {
            return None; // "the first half of the match"
        }
        let (year, inferred) = self.leaning_year_before(at);
        let with_year = |date: PartialDate| PartialDate { year, ..date };
        Some(Found { from: with_year(found.from), to: with_year(found.to), inferred, ..found })
    }

    /// The same after its year, which ends before token `at`: "2015년 3분기", "2015年上半年".
    pub(super) fn period_of_year(&self, start: usize, year: i32, at: usize) -> Option<Found> {
        let (words, from, to) = self.goes_on(at).then(|| self.months_of_part(at)).flatten()?;
        let month = |month: u8| PartialDate { year: Some(year), month: Some(month), day: None };
        Some(Found { start, from: month(from), to: month(to), inferred: Inferred::Nothing, end: at + words })
    }

    /// How many words at token `at` name a quarter or half of a year, and its first and last month.
    fn months_of_part(&self, at: usize) -> Option<(usize, u8, u8)> {
        let part = |(words, &index): (usize, &u8), months: u8| (words, (index - 1) * months + 1, index * months);
        let words = &self.pack.dates;
        let quarter = words.quarters.starting(self.keys_from(at)).map(|found| part(found, 3));
        let half = || words.halves.starting(self.keys_from(at)).map(|found| part(found, 6));
        let stretch = || words.stretches.starting(self.keys_from(at)).map(|(count, &(from, to))| (count, from, to));
        quarter.or_else(half).or_else(stretch)
    }

    /// "9 tháng đầu năm [2015]".
    fn first_months(&self, at: usize) -> Option<Found> {
        let words = self.pack.dates.months_from_start.starting(self.keys_from(at + 1))?;
        let months = self.plain_number(at).or_else(|| self.small_number(at))?;
        let month = |month: u8| PartialDate { year: None, month: Some(month), day: None };
        let last = u8::try_from(months).ok().filter(|month| (1..=12).contains(month))?;
        let end = at + 1 + words;
        let found = self.with_period_year(at, month(1), month(last), end);
        let year = self.pack.dates.year.starting(self.keys_from(end)).unwrap_or(0);
        (year > 0).then_some(Found { end: found.end.max(end + year), ..found })
    }

    /// A number in one word, at most a dozen or two.
    pub(super) fn small_number(&self, at: usize) -> Option<u32> {
        let value = self.tokens.keys().get(at).and_then(|key| self.pack.numbers.words.get(key))?;
        (*value <= 31.0).then_some(*value as u32)
    }

    fn with_period_year(&self, at: usize, from: PartialDate, to: PartialDate, end: usize) -> Found {
        let of =
            self.pack.numbers.of.starting(self.keys_from(end)).filter(|_| self.year_at(end + 1).is_some()).unwrap_or(0);
        let found = self.with_year(at, from, to, end + of);
        if found.from.year.is_some() { found } else { Found { end, ..found } }
    }

    /// Ten years by the first of them.
    fn decade(&self, at: usize) -> Option<Found> {
        let (first, end) = self.decade_in_digits(at).or_else(|| self.decade_in_words(at))?;
        let (year, inferred) = match self.century_before(at) {
            _ if first >= 100 => (first, Inferred::Nothing),
            Some(century) => (century + first, Inferred::Nothing),
            None if first <= LAST_DECADE_AHEAD => (2000 + first, Inferred::Year),
            None => (1900 + first, Inferred::Year),
        };
        let of = |year: u32| PartialDate { year: i32::try_from(year).ok(), ..PartialDate::default() };
        Some(Found { start: at, from: of(year), to: of(year + 9), inferred, end })
    }

    /// The first year of the century named before token `at`: "20世纪", "上世纪".
    fn century_before(&self, at: usize) -> Option<u32> {
        let (words, &by) = self.pack.dates.centuries.ending(self.keys_before(at))?;
        let number = at.checked_sub(words + 1).and_then(|before| self.plain_number(before));
        let this =
            self.context.published.and_then(|day| day.year).map_or(THIS_CENTURY, |year| year.unsigned_abs() / 100 + 1);
        let century = if by == 0 { number? } else { this.checked_add_signed(by)? };
        century.checked_sub(1).filter(|century| (10..=20).contains(century)).map(|century| century * 100)
    }

    fn decade_in_digits(&self, at: usize) -> Option<(u32, usize)> {
        let words = &self.pack.dates;
        let token = self.tokens.get(at)?;
        let text = self.tokens.text(at);
        let is_decade = |first: &u32| first.is_multiple_of(10) && (*first < 100 || year(*first).is_some());
        let named = words.decade_after.starting(self.keys_from(at + 1)).filter(|_| self.goes_on(at + 1));
        if token.kind == Kind::Mixed {
            let digits = words.decade_endings.iter().find_map(|ending| text.strip_suffix(ending.as_str()))?;
            let first = digits.parse().ok().filter(is_decade)?;
            let is_century = first >= 100 && first.is_multiple_of(100) && first != 2000;
            let told = first >= 100
                || words.decade_before.ending(self.keys_before(at)).is_some()
                || self.tokens.between(at).ends_with(['\'', '’']);
            return (told && !is_century && matches!(digits.len(), 2 | 4)).then_some((first, at + 1));
        }
        let first = self.plain_number(at).filter(is_decade).filter(|_| matches!(text.len(), 2 | 4))?;
        let ending = words.decade_endings.iter().any(|ending| ending == self.tokens.text(at + 1));
        if ending && self.gap(at + 1) == Some(Gap::Hyphen) {
            let end = at + 2;
            let after = words.decade_after.starting(self.keys_from(end));
            return (first >= 100 || after.is_some() || self.part_before(at).is_some())
                .then_some((first, end + after.unwrap_or(0)));
        }
        if let Some(words) = named.filter(|_| words.decade_endings.is_empty()) {
            return Some((first, at + 1 + words));
        }
        let before = words.decade_before.ending(self.keys_before(at)).filter(|_| words.decade_after.is_empty());
        (before.is_some() && words.decade_endings.is_empty()).then_some((first, at + 1))
    }

    fn decade_in_words(&self, at: usize) -> Option<(u32, usize)> {
        let words = &self.pack.dates;
        let (count, &first) = words.decades.starting(self.keys_from(at))?;
        let end = at + count;
        let named = words.decade_after.starting(self.keys_from(end)).filter(|_| self.goes_on(end));
        let told = words.decade_before.ending(self.keys_before(at)).is_some() && !self.is_no_day(at);
        (named.is_some() || told).then_some((first.into(), end + named.unwrap_or(0)))
    }
}
