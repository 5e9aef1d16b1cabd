//! Words that lean on the day of publication: "hôm qua", "tuần trước", "on Wednesday", "last year".
//!
//! Without a day of publication they say nothing. Beside a written date they are left to it ("thứ Tư, 18/5").

use super::{
    Inferred, PartialDate, Reader,
    calendar::{self, DayNumber},
    written::{Found, part_of},
};
use crate::{
    claims::tokens::{Gap, Kind},
    lang::CalendarUnit,
};

impl Reader<'_> {
    /// The date that leans on the day of publication and begins at token `at`.
    pub(super) fn leaning_at(&self, at: usize) -> Option<Found> {
        let now = calendar::number(self.published?)?;
        let (from, to, end) = self.relative(at, now).or_else(|| self.weekday(at, now))?;
        if self.is_beside_written(end) {
            return None;
        }
        let part = self.part_before(at).filter(|_| from == to && from.day.is_none());
        let cut = part.and_then(|(start, part)| part_of(from, part).map(|(from, to)| (start, from, to)));
        let (start, from, to) = cut.unwrap_or((at, from, to));
        Some(Found { start, from, to, inferred: Inferred::Day, end })
    }

    /// The token after the day of the week that repeats the date before token `at` ("ngày 18/5 (thứ Tư)").
    pub(super) fn weekday_after(&self, at: usize) -> usize {
        self.weekday_words(at).map_or(at, |(words, _)| at + words)
    }

    fn relative(&self, at: usize, now: DayNumber) -> Option<(PartialDate, PartialDate, usize)> {
        let (words, &(unit, by)) = self.pack.dates.relative.starting(self.keys_from(at))?;
        if unit != CalendarUnit::Day && self.is_several(at) {
            return None;
        }
        let today = calendar::date(now);
        let (from, to) = match unit {
            CalendarUnit::Day => (calendar::date(now + by), calendar::date(now + by)),
            CalendarUnit::Week => {
                let monday = now - calendar::weekday(now) + 7 * by;
                (calendar::date(monday), calendar::date(monday + 6))
            }
            CalendarUnit::Month => {
                let month = months_after(today, by)?;
                (month, month)
            }
            CalendarUnit::Year => {
                let year = PartialDate { year: today.year.map(|year| year + by), ..PartialDate::default() };
                (year, year)
            }
        };
        Some((from, to, at + words))
    }

    /// Whether the words before token `at` make it several ("3 năm nay", "những năm tới") or a part ("nửa năm nay").
    fn is_several(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let numbers = &self.pack.numbers;
        let in_words = |key: &u64| numbers.words.contains_key(key) || numbers.several.contains_key(key);
        let phrases = [&self.pack.dates.plural, &numbers.half_before];
        phrases.iter().any(|phrases| phrases.ending(self.keys_before(at)).is_some())
            || self.tokens.get(before).is_some_and(|token| token.kind == Kind::Number)
            || self.tokens.keys().get(before).is_some_and(in_words)
    }

    /// The last such day up to the publication, or the one that the words beside it tell.
    fn weekday(&self, at: usize, now: DayNumber) -> Option<(PartialDate, PartialDate, usize)> {
        let (words, weekday) = self.weekday_words(at)?;
        let (end, before) = (at + words, self.keys_before(at));
        let monday = now - calendar::weekday(now);
        let back = (calendar::weekday(now) - weekday).rem_euclid(7);
        let of_week = self.pack.dates.relative.starting(self.keys_from(end));
        let (day, end) = match of_week {
            Some((words, (CalendarUnit::Week, by))) => (monday + 7 * by + weekday, end + words),
            _ if self.is_coming(end) || self.pack.dates.next.ending(before).is_some() => (now + 7 - back, end),
            _ if back == 0 && self.pack.dates.last.ending(before).is_some() => (now - 7, end),
            _ => (now - back, end),
        };
        let date = calendar::date(day);
        Some((date, date, end))
    }

    /// The day of the week at token `at`: how many words, and which, 0 for Monday.
    fn weekday_words(&self, at: usize) -> Option<(usize, i32)> {
        let (words, &weekday) = self.pack.dates.weekdays.starting(self.keys_from(at))?;
        let last = at + words - 1;
        let numbers = &self.pack.numbers;
        let is_word = |key: &u64| numbers.words.contains_key(key) || numbers.after_tens.contains_key(key);
        let token = self.tokens.get(last)?;
        let counts = |key: &u64| is_word(key) && !self.tokens.text(last).contains(crate::text::is_han); // "周一"
        let ordinal = token.kind == Kind::Number || self.tokens.keys().get(last).is_some_and(counts);
        let told = || {
            let week = self.pack.dates.relative.starting(self.keys_from(last + 1));
            let of_week = week.is_some_and(|(_, (unit, _))| *unit == CalendarUnit::Week);
            of_week || token.capital || self.pack.dates.day.ending(self.keys_before(at)).is_some()
        };
        (!ordinal || told()).then_some((words, i32::from(weekday)))
    }

    /// Whether a written day follows token `at - 1`, perhaps after a comma, a bracket or a word for a day.
    fn is_beside_written(&self, at: usize) -> bool {
        let near = self.tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Mark));
        let cue = self.pack.dates.day.starting(self.keys_from(at)).unwrap_or(0);
        near && self.written_at(at + cue).is_some_and(|found| found.from.day.is_some())
    }
}

/// The month that is `by` months after that of `day`.
fn months_after(day: PartialDate, by: i32) -> Option<PartialDate> {
    let months = day.year? * 12 + i32::from(day.month?) - 1 + by;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok();
    Some(PartialDate { year: Some(months.div_euclid(12)), month, day: None })
}
