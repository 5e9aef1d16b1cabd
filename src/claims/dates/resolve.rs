//! What the day of publication and the words around a written date add to it: the year, how far "late August" reaches, the
//! night before a day.

use super::{Inferred, PartialDate, Reader, calendar, written::Found};
use crate::{
    claims::tokens::{Gap, Kind},
    lang::Part,
};

/// A day without a year is at most so many days after the publication; else it is of the year before. A month begins
/// sooner, unless the words around say that it is to come.
const MOST_DAYS_AHEAD: i32 = 56;
/// See there.
const MOST_DAYS_AHEAD_OF_MONTH: i32 = 31;
/// A year in which every day of every month is.
pub(super) const LEAP_YEAR: i32 = 2000;

impl Reader<'_> {
    /// `found` with the year that the day of publication gives it, and cut down or widened to what the words beside it say.
    pub(super) fn resolved(&self, found: Found) -> Found {
        let dated = self.with_inferred_year(found);
        let single = dated.from == dated.to;
        let eve = || self.pack.dates.eve.ending(self.keys_before(dated.start)).is_some();
        if single && dated.from.day.is_some() {
            return match eve().then(|| day_before(dated.from)).flatten() {
                Some(from) => Found { from, ..dated },
                None => dated,
            };
        }
        if single { self.cut(dated, Inferred::Extent) } else { dated }
    }

    /// The part of the month or year `found` that the words before or after it name, where they name one.
    pub(super) fn cut(&self, found: Found, inferred: Inferred) -> Found {
        let before = || self.part_before(found.start).map(|(start, part)| (start, part, found.end));
        let after = || {
            let (words, &part) = self.pack.dates.parts_after.starting(self.keys_from(found.end))?;
            self.goes_on(found.end).then_some((found.start, part, found.end + words))
        };
        let cut = before().or_else(after).and_then(|(start, part, end)| {
            part_of(found.from, part).map(|(from, to)| Found { start, from, to, inferred, end })
        });
        cut.unwrap_or(found)
    }

    /// "cuối [tháng]", "late" before token `at`: where it begins, and which part.
    pub(super) fn part_before(&self, at: usize) -> Option<(usize, Part)> {
        let words = &self.pack.dates;
        let before = self.keys_before(at);
        let cue = words.month.ending(before).or_else(|| words.year.ending(before)).unwrap_or(0);
        let part = |skipped: usize| {
            let (count, &part) = words.parts.ending(&before[..before.len() - skipped])?;
            let start = at - skipped - count;
            let is_apart = |at: usize| matches!(self.gap(at), Some(Gap::Mark | Gap::Stop));
            if (start + 1..=at).any(is_apart) {
                return None; // "thông tin ban đầu, năm 2013"
            }
            let of_another =
                words.month.ending(&before[..start]).or(self.pack.numbers.half_before.ending(&before[..start]));
            of_another.is_none().then_some((start, part)) // "6 tháng đầu năm", "nửa đầu năm" reach further
        };
        part(cue).or_else(|| part(0))
    }

    fn with_inferred_year(&self, found: Found) -> Found {
        let Found { start, from, to, end, .. } = found;
        if let Some(by) = self.by_named_year(start, end).filter(|_| from.year.is_none()) {
            let year = |date: PartialDate| PartialDate {
                year: self.context.last.and_then(|day| Some(day.year? + by)),
                ..date
            };
            return Found { from: year(from), to: year(to), inferred: Inferred::Year, ..found };
        }
        let resolve = || {
            let is_every = || self.pack.dates.every.ending(self.keys_before(start)).is_some(); // "매년 4월 5일"
            let is_open = from.year.is_none() && from.month.is_some() && !(from.day.is_some() && is_every());
            let published = self.context.published.filter(|_| is_open)?;
            let near = || {
                let year = year_near(from, published, self.is_to_come(start, end))?;
                let is_over = is_long_past(from.in_year(year), to.in_year(year), published);
                Some(year + i32::from(is_over && self.is_future(start, end)))
            };
            let year = self.year_of_end(&found).or_else(near)?;
            let wraps = u8::from((to.month, to.day) < (from.month, from.day));
            let (from, to) = (from.in_year(year), to.in_year(year + i32::from(wraps)));
            // "29 February" of a year that has none is of another.
            let is_whole = from.is_in_calendar() && to.is_in_calendar();
            is_whole.then_some(Found { from, to, inferred: Inferred::Year, ..found })
        };
        resolve().unwrap_or(found)
    }

    /// How many years after the one named last the date from token `start` up to `end` lies, where the words beside it say so
    /// ("in November of that year", "同年5月").
    fn by_named_year(&self, start: usize, end: usize) -> Option<i32> {
        let named = &self.pack.dates.named_year;
        let of = self.pack.numbers.of.starting(self.keys_from(end)).unwrap_or(0);
        let after = || named.starting(self.keys_from(end + of)).filter(|_| self.goes_on(end));
        let before = || named.ending(self.keys_before(start)).filter(|_| self.goes_on(start));
        after().or_else(before).map(|(_, &by)| by)
    }

    /// The year of the date that ends the range that `found` begins, where that tells one: "28 апреля – 2 мая 2015 года".
    fn year_of_end(&self, found: &Found) -> Option<i32> {
        let and = || {
            let between = self.pack.bounds.between.ending(self.keys_before(found.start));
            between.and_then(|_| self.pack.bounds.and.starting(self.keys_from(found.end))) // "between June and September 2021"
        };
        let until = self.until(found.end).or_else(and)?;
        let cues = [&self.pack.dates.day, &self.pack.dates.month];
        let cue = cues.iter().find_map(|cue| cue.starting(self.keys_from(found.end + until))).unwrap_or(0);
        let last = self.written_at(found.end + until + cue)?.from;
        let wraps = (last.month?, last.day) < (found.from.month?, found.from.day);
        Some(last.year? - i32::from(wraps))
    }

    /// Whether the words right before or after put the date from token `start` up to `end` after the publication ("next
    /// March", "ngày 8/11 tới").
    fn is_to_come(&self, start: usize, end: usize) -> bool {
        self.is_coming(end) || self.pack.dates.next.ending(self.keys_before(start)).is_some()
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
}

/// The year in which `date` is meant by an article of `published`.
fn year_near(date: PartialDate, published: PartialDate, coming: bool) -> Option<i32> {
    let (this, now) = (published.year?, calendar::number(published)?);
    let ahead = |year: i32| {
        let day = date.day.unwrap_or(1).min(calendar::last_day(year, date.month?));
        Some(calendar::number(PartialDate { day: Some(day), ..date.in_year(year) })? - now)
    };
    let most = if date.day.is_some() { MOST_DAYS_AHEAD } else { MOST_DAYS_AHEAD_OF_MONTH };
    let near = |year: &i32| ahead(*year).is_some_and(|days| if coming { days >= 0 } else { days <= most });
    if coming { (this..=this + 1).find(near) } else { (this - 1..=this + 1).rev().find(near) }
}

/// Whether the date from `from` to `to` ends so long before `published` that a sentence about what is to come means another
/// year: a month as soon as it is over, a quarter or half of a year once its results are out.
fn is_long_past(from: PartialDate, to: PartialDate, published: PartialDate) -> bool {
    const MOST_DAYS_BEHIND: i32 = 60;
    const MOST_DAYS_TO_RESULTS: i32 = 92;
    let most = match from.day {
        Some(_) => MOST_DAYS_BEHIND,
        None if from.month != to.month => MOST_DAYS_TO_RESULTS,
        None => 0,
    };
    let ended = to.days().zip(calendar::number(published));
    ended.is_some_and(|(days, now)| now - days.end >= most)
}

/// The day before one of which the month is known; `None` before the first of a month of no known year.
fn day_before(date: PartialDate) -> Option<PartialDate> {
    match calendar::number(date) {
        Some(number) => Some(calendar::date(number - 1)),
        None => date.day.filter(|&day| day > 1).map(|day| PartialDate { day: Some(day - 1), ..date }),
    }
}

/// The part of a month or a year.
fn part_of(whole: PartialDate, part: Part) -> Option<(PartialDate, PartialDate)> {
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
