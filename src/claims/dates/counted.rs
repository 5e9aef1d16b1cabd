//! Days that are counted from another day: "three days ago", "two weeks later", "cách đây 3 năm", "사흘 뒤", "через три дня".

use super::{
    Inferred, PartialDate, Reader,
    calendar::{self, DAYS_OF_WEEK},
    written::Found,
};
use crate::{
    claims::tokens::Gap,
    lang::{CalendarUnit, Lexicon, Phrases},
    text::is_hangul,
};

impl CalendarUnit {
    /// More of it than this, from the day that is counted from, are not counted one by one; years are round numbers.
    fn most(self) -> u32 {
        match self {
            CalendarUnit::Day => 31,
            CalendarUnit::Week | CalendarUnit::Weekend => 8,
            CalendarUnit::Month => 24,
            CalendarUnit::Year => 0,
        }
    }
}

impl Reader<'_> {
    /// The date that a number at token `at` counts from the publication or from the day named last.
    pub(super) fn counted_from(&self, at: usize) -> Option<Found> {
        let (number, after) = self.count_at(at)?;
        let dates = &self.pack.dates;
        let (published, last) = (self.context.published, self.context.last);
        let ago = self.unit_at(at, after, &dates.ago, &dates.ago_before);
        let later = self.unit_at(at, after, &dates.later, &dates.later_before);
        if later.is_none_or(|(end, ..)| ago.is_some_and(|(other, ..)| other >= end)) {
            let (end, unit, by) = ago?;
            return self.shifted(at, published?, (unit, by * number), end);
        }
        let (end, unit, by) = later?;
        let from = last.or_else(|| published.filter(|_| by > 0 && self.is_future(at, end)))?;
        self.shifted(at, from, (unit, by * number), end).map(|found| Found { inferred: Inferred::Nearest, ..found })
    }

    /// A number of days, weeks, months or years at token `at` that is no part of a longer one, and the token after it.
    fn count_at(&self, at: usize) -> Option<(i32, usize)> {
        let number = |at: usize| self.plain_number(at).or_else(|| self.small_number(at));
        let is_part = || self.is_several(at) || self.tokens.is_after_dash(at); // "vài ba ngày trước", "2 - 3 ngày trước"
        let is_bound = || {
            let bounds = [&self.pack.bounds.at_least, &self.pack.bounds.at_most];
            bounds.iter().any(|words| words.ending(self.keys_before(at)).is_some()) // "hơn hai năm trước"
        };
        let value = number(at).filter(|value| *value > 0 && !is_part() && !is_bound())?;
        Some((i32::try_from(value).ok()?, at + 1))
    }

    /// What the number that begins at token `at` and ends before `after` counts, and the way: by one of `words` behind it, or by
    /// one of `before` and a unit ("cách đây 3 năm").
    fn unit_at(
        &self,
        at: usize,
        after: usize,
        words: &Lexicon<(CalendarUnit, i32)>,
        before: &Lexicon<i32>,
    ) -> Option<(usize, CalendarUnit, i32)> {
        let keys = self.keys_from(after);
        let joined = matches!(self.gap(after), Some(Gap::None | Gap::Space));
        let behind = || words.starting(keys).map(|(count, &(unit, by))| (count, unit, by));
        let in_front = || {
            let (_, &by) = before.ending(self.keys_before(at))?;
            let (count, &unit) = self.pack.dates.units.starting(keys)?;
            Some((count, unit, by))
        };
        let (count, unit, by) = behind().or_else(in_front).filter(|_| joined)?;
        let is_other = self.pack.dates.uncounted.starting(keys).is_some_and(|other| other > count); // "ba ngày trước khi"
        let number = self.plain_number(at).or_else(|| self.small_number(at))?;
        (!is_other && number <= unit.most() && self.ends_word(after + count)).then_some((after + count, unit, by))
    }

    /// Whether a word ends before token `at`, perhaps with a particle written on: "사흘 전부터", not "14일 전국에".
    pub(super) fn ends_word(&self, at: usize) -> bool {
        let goes_on = self.gap(at) == Some(Gap::None) && self.tokens.text(at).starts_with(is_hangul);
        let has = |words: &Phrases| words.starting(self.keys_from(at)).is_some();
        !goes_on || has(&self.pack.numbers.particles) || has(&self.pack.bounds.about_after)
    }

    /// The date that lies `by` units after `from`, of which so much is known as is needed.
    fn shifted(&self, start: usize, from: PartialDate, (unit, by): (CalendarUnit, i32), end: usize) -> Option<Found> {
        let days_later = |days: i32| Some(calendar::date(calendar::number(from)? + days));
        let (date, inferred) = match unit {
            CalendarUnit::Day => (days_later(by)?, Inferred::Day),
            CalendarUnit::Week if by.abs() == 1 => (days_later(DAYS_OF_WEEK * by)?, Inferred::Day),
            CalendarUnit::Week => (days_later(DAYS_OF_WEEK * by)?, Inferred::Extent),
            CalendarUnit::Month => (from.months_later(by)?, Inferred::Nearest),
            CalendarUnit::Weekend | CalendarUnit::Year => return None,
        };
        Some(Found { start, from: date, to: date, inferred, end })
    }
}

impl PartialDate {
    /// The month that is `by` months after that of this date.
    pub(super) fn months_later(self, by: i32) -> Option<PartialDate> {
        let months = self.year? * 12 + i32::from(self.month?) - 1 + by;
        let month = u8::try_from(months.rem_euclid(12) + 1).ok();
        Some(PartialDate { year: Some(months.div_euclid(12)), month, day: None })
    }
}
