//! Days that share the month of the last of them: "ngày 19 đến 25-5", "ngày 1, 2 và 3/5".

use super::{
    PartialDate, Reader,
    written::{Found, day_of_month, range, split, year},
};

/// So many days a list has at most.
const MOST_DAYS: usize = 6;

impl Reader<'_> {
    /// "ngày 19 đến [ngày] 25-5", "đêm 16, rạng sáng 17/5" from the first day.
    pub(super) fn day_to_date(&self, at: usize, day: u32) -> Option<Found> {
        let next_day = || self.pack.bounds.and.starting(self.keys_from(at + 1)); // "ngày 10 và 11/9"
        let (to, most) = self.until(at + 1).map(|to| (to, u32::MAX)).or_else(|| next_day().map(|to| (to, day + 1)))?;
        let cue = self.pack.dates.day.starting(self.keys_from(at + 1 + to)).unwrap_or(0);
        let last = at + 1 + to + cue;
        if let Some(found) = self
            .day_of_numbered_month(last)
            .filter(|found| found.from == found.to && u32::from(found.from.day.unwrap_or(0)) <= most)
        {
            let from = day_of_month(day, found.from.month?.into())?;
            let from = PartialDate { year: found.from.year, ..from };
            return (from < found.from).then_some(Found { start: at, from, ..found });
        }
        let (parts, _) = split(self.number(last)?)?;
        let (until, month, year) = match parts[..] {
            [until, month] => (until, month, None),
            [until, month, of] => (until, month, year(of)?.year),
            _ => return None,
        };
        let found = range(day, until, month, year, last).filter(|_| day < until && until <= most)?;
        Some(Found { start: at, ..found })
    }

    /// "ngày 1, 2 và 3/5", "ngày 9 và ngày 11/4" from a day before the last.
    pub(super) fn day_of_list(&self, at: usize, day: u32) -> Option<Found> {
        let mut last = at;
        for _ in 0..MOST_DAYS {
            last = self.next_of_list(last)?;
            if self.plain_number(last).is_none() {
                break;
            }
        }
        if self.is_before_scale(last) {
            return None; // "ngày 5, 3.5 triệu người"
        }
        let (parts, marks) = split(self.number(last)?)?;
        let (month, year) = match (&parts[..], marks.as_str()) {
            ([_, month], "/" | "-" | ".") => (*month, None),
            ([_, month, of], "//" | "--" | "..") => (*month, year(*of)?.year),
            _ => return None,
        };
        day_of_month(parts[0], month)?;
        Some(Found::one(at, PartialDate { year, ..day_of_month(day, month)? }, at + 1))
    }

    /// The number behind that at `at` after a comma or a word for "and", perhaps with a word for a day between.
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let and = self.pack.bounds.and.starting(self.keys_from(at + 1)).unwrap_or(0);
        let cue = self.pack.dates.day.starting(self.keys_from(at + 1 + and)).unwrap_or(0);
        let next = at + 1 + and + cue;
        let joined = and > 0 || self.tokens.between(at + 1).trim() == ",";
        (joined && self.number(next).is_some()).then_some(next)
    }

    /// Whether the number at `at` goes on a list of days that a word for a day begins.
    pub(super) fn is_in_day_list(&self, at: usize) -> bool {
        let mut first = at;
        for _ in 0..MOST_DAYS {
            let Some(before) = self.before_in_list(first) else { return false };
            first = before;
            if self.pack.dates.day.ending(self.keys_before(first)).is_some() {
                return true;
            }
        }
        false
    }

    /// The plain number before that at `at`, with nothing but a comma or a word for "and" between.
    fn before_in_list(&self, at: usize) -> Option<usize> {
        let and = self.pack.bounds.and.ending(self.keys_before(at));
        let words = and.or_else(|| (self.tokens.between(at).trim() == ",").then_some(0))?;
        at.checked_sub(words + 1).filter(|&before| self.plain_number(before).is_some())
    }
}
