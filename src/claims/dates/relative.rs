//! Words that lean on the day of publication or on the day named last: "hôm qua", "tuần trước", "on Wednesday", "last year",
//! "three days ago", "the next morning".
//!
//! Without a day to lean on they say nothing. Beside a written date they are left to it ("thứ Tư, 18/5").

use super::{
    DateRule, Inferred, PartialDate, ReadDate, Reader,
    calendar::{self, DAYS_OF_WEEK, DayNumber},
    written::Found,
};
use crate::{
    claims::tokens::{Gap, Kind},
    lang::CalendarUnit,
};

/// The day of the week with which a weekend begins, 0 for Monday.
const SATURDAY: i32 = 5;

impl Reader<'_> {
    /// The date that leans on another day and begins at token `at`.
    pub(super) fn leaning_at(&self, at: usize) -> Option<(DateRule, Found)> {
        let dates = &self.pack.dates;
        if self.is_no_day(at) || dates.not_days.ending(self.keys_before(at + 1)).is_some() {
            return None; // "오늘날", "如今日均"
        }
        let rules: [(DateRule, ReadDate<'_>); 5] = [
            (DateRule::Counted, Self::counted_from),
            (DateRule::Relative, Self::relative),
            (DateRule::Weekday, Self::weekday),
            (DateRule::BareOrdinal, Self::bare_ordinal),
            (DateRule::AfterNamed, Self::after_named),
        ];
        let (rule, found) = rules.into_iter().find_map(|(rule, read)| Some((rule, read(self, at)?)))?;
        if self.is_beside_written(found.end) || self.is_of_written(&found) {
            return None;
        }
        let is_whole = found.from == found.to && found.from.day.is_none();
        Some((rule, if is_whole { self.cut(found, Inferred::Day) } else { found }))
    }

    /// The day of publication, where it is known in whole.
    fn now(&self) -> Option<DayNumber> {
        self.context.published.and_then(calendar::number)
    }

    /// The token after the day of the week that repeats the date before token `at` ("ngày 18/5 (thứ Tư)").
    pub(super) fn weekday_after(&self, at: usize) -> usize {
        self.weekday_words(at).map_or(at, |(words, _)| at + words)
    }

    fn relative(&self, at: usize) -> Option<Found> {
        let now = self.now()?;
        let (words, &(unit, by)) = self.pack.dates.relative.starting(self.keys_from(at))?;
        if (unit != CalendarUnit::Day || by.abs() >= DAYS_OF_WEEK) && self.is_several(at) {
            return None; // "3 năm nay", "две недели назад"
        }
        let today = calendar::date(now);
        let end = at + words;
        let found = |from, to| Some(Found { start: at, from, to, inferred: Inferred::Day, end });
        match unit {
            CalendarUnit::Day => found(calendar::date(now + by), calendar::date(now + by)),
            CalendarUnit::Week => {
                let monday = now - calendar::weekday(now) + DAYS_OF_WEEK * by;
                if let Some((end, weekday)) = self.weekday_of_week(at, end) {
                    let day = calendar::date(monday + weekday);
                    return Some(Found { start: at, from: day, to: day, inferred: Inferred::Nearest, end });
                }
                found(calendar::date(monday), calendar::date(monday + 6))
            }
            CalendarUnit::Weekend => {
                let by = by + i32::from(by < 0 && self.is_future(at, end));
                let saturday = now - calendar::weekday(now) + DAYS_OF_WEEK * by + SATURDAY;
                found(calendar::date(saturday), calendar::date(saturday + 1))
            }
            CalendarUnit::Month => {
                let month = today.months_later(by)?;
                found(month, month)
            }
            CalendarUnit::Year => {
                let year = PartialDate { year: today.year.map(|year| year + by), ..PartialDate::default() };
                found(year, year)
            }
        }
    }

    /// The day of the week that goes on from the week in the tokens from `at` up to `end`, perhaps sharing letters with it
    /// ("지난주 화요일", "上周三", "下星期三"): the token after it, and which.
    fn weekday_of_week(&self, at: usize, end: usize) -> Option<(usize, i32)> {
        let day = |from: usize| self.weekday_words(from).map(|(words, day)| (from + words, day));
        let goes_on = self.goes_on(end);
        (at + 1..=end).rev().find_map(day).filter(|(after, _)| goes_on && *after > end)
    }

    /// Whether the words before token `at` make it several ("3 năm nay", "những năm tới") or a part ("nửa năm nay").
    pub(super) fn is_several(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.goes_on(at)) else { return false };
        let numbers = &self.pack.numbers;
        let in_words = |key: &u64| numbers.words.contains_key(key) || numbers.several.contains_key(key);
        let phrases = [&self.pack.dates.plural, &numbers.half_before];
        phrases.iter().any(|phrases| phrases.ending(self.keys_before(at)).is_some())
            || self.tokens.get(before).is_some_and(|token| token.kind == Kind::Number)
            || self.tokens.keys().get(before).is_some_and(in_words)
    }

    /// The day that is counted from the one named last: "the next morning", "cùng ngày". Where none is named, the day before is
    /// that before the publication, and days that are to come are counted from it ("사흘 뒤 열린다").
    fn after_named(&self, at: usize) -> Option<Found> {
        let (words, &by) = self.pack.dates.named_day.starting(self.keys_from(at))?;
        let named = self.context.named.and_then(calendar::number);
        let leans = || by < 0 || by > 1 && self.is_future(at, at + words);
        let from = named.or_else(|| self.context.published.filter(|_| leans()).and_then(calendar::number))?;
        let day = calendar::date(from + by);
        Some(Found { start: at, from: day, to: day, inferred: Inferred::Nearest, end: at + words })
    }

    /// "on the 15th": a day of the month of the publication or of the month before.
    fn bare_ordinal(&self, at: usize) -> Option<Found> {
        self.now()?;
        let has_ending = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mixed && token.gap == Gap::Space);
        let article = at.checked_sub(1).filter(|_| has_ending && !self.pack.dates.day_of.is_empty())?;
        let told = self.pack.dates.day.ending(self.keys_before(article)).is_some();
        let (day, end) = self.day_at(at).filter(|_| told)?;
        let counts =
            self.tokens.get(end).is_some_and(|next| next.capital || next.gap == Gap::Hyphen) || self.is_noun(end);
        let (year, month) = self.month_of_day(at, day, end).filter(|_| !counts)?;
        let date = PartialDate { year, month, day: Some(day) };
        Some(Found { start: at, from: date, to: date, inferred: Inferred::Year, end })
    }

    /// The nearest such day on the side of the publication that the words around it tell, the last one where none do.
    fn weekday(&self, at: usize) -> Option<Found> {
        let now = self.now()?;
        let (words, weekday) = self.weekday_words(at)?;
        let (end, before) = (at + words, self.keys_before(at));
        let dates = &self.pack.dates;
        let is_every = dates.every.ending(before).is_some() || self.is_every_after(end);
        if is_every || self.is_in_name(at, end) {
            return None;
        }
        let monday = now - calendar::weekday(now);
        let back = (calendar::weekday(now) - weekday).rem_euclid(7);
        let of = self.pack.numbers.of.starting(self.keys_from(end)).unwrap_or(0);
        let of_week = dates.relative.starting(self.keys_from(end + of)).filter(|_| self.goes_on(end));
        let (day, end) = match of_week {
            Some((words, (CalendarUnit::Week, by))) => (monday + DAYS_OF_WEEK * by + weekday, end + of + words),
            _ if self.is_coming(end) || dates.next.ending(before).is_some() => (now + DAYS_OF_WEEK - back, end),
            _ if dates.last.ending(before).is_some() => (now - if back == 0 { DAYS_OF_WEEK } else { back }, end),
            _ if back > 0 && self.is_future(at, end) => (now + DAYS_OF_WEEK - back, end),
            _ => (now - back, end),
        };
        let day = calendar::date(day);
        Some(Found { start: at, from: day, to: day, inferred: Inferred::Nearest, end })
    }

    /// "thứ Ba hằng tuần", "thứ Ba và thứ Năm hằng tuần": what follows token `at - 1` says that the day of the week is every one.
    fn is_every_after(&self, at: usize) -> bool {
        let next = || {
            let and = at + self.pack.bounds.and.starting(self.keys_from(at))?;
            self.weekday_words(and).map(|(words, _)| and + words)
        };
        let is_every = |at: usize| self.pack.dates.every_after.starting(self.keys_from(at)).is_some();
        is_every(at) || next().is_some_and(is_every)
    }

    /// "Black Friday", "the Sunday Times": the day of the week from token `at` up to `end` is a part of a name.
    fn is_in_name(&self, at: usize, end: usize) -> bool {
        if self.pack.dates.not_days.ending(self.keys_before(end)).is_some() || self.is_no_day(at) {
            return true;
        }
        let is_capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.capital && token.kind == Kind::Word);
        let before = at.checked_sub(1).filter(|_| self.gap(at) == Some(Gap::Space) && is_capital(at));
        let is_cue = self.pack.dates.day.ending(self.keys_before(at)).is_some()
            || self.pack.dates.last.ending(self.keys_before(at)).is_some()
            || self.pack.dates.month_alone.ending(self.keys_before(at)).is_some();
        let after_name = before.is_some_and(|before| before > 0 && is_capital(before) && !is_cue);
        let takes_article =
            !self.pack.dates.day_of.is_empty() && before.is_some_and(|before| self.tokens.text(before) == "the");
        after_name && self.pack.dates.capital_months
            || takes_article && is_capital(end) && self.gap(end) == Some(Gap::Space)
    }

    /// The day of the week at token `at`: how many words, and which, 0 for Monday.
    fn weekday_words(&self, at: usize) -> Option<(usize, i32)> {
        let (words, &weekday) =
            self.pack.dates.weekdays.starting(self.keys_from(at)).filter(|_| !self.is_look_alike(at))?;
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
        let at = at + self.pack.dates.day_parts.starting(self.keys_from(at)).filter(|_| self.goes_on(at)).unwrap_or(0);
        let near = self.tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Mark));
        let cue = self.pack.dates.day.starting(self.keys_from(at)).unwrap_or(0);
        near && self.written_at(at + cue).is_some_and(|found| found.from.day.is_some())
    }

    /// Whether `found` is the year or month of a written date right after it ("지난해 12월", "上月28日", "今年第一季度").
    fn is_of_written(&self, found: &Found) -> bool {
        let takes = found.from == found.to && found.from.day.is_none() && !self.pack.dates.month_after.is_empty();
        takes && self.goes_on(found.end) && self.written_at(found.end).is_some()
    }
}
