//! Numbers before the words for what they number: "2024년 5월 3일", "二〇二四年五月三日", "5月3日至5日", "2024 год", "2015년 3분기".

use super::{
    Inferred, PartialDate, Reader, calendar,
    written::{Found, day_of_month, year},
};
use crate::{
    claims::tokens::{Gap, Kind},
    lang::{CalendarUnit, Lexicon, Phrases},
};

/// A day of no month that ends so few days before the publication is of its month, whatever the words around say.
const MOST_DAYS_BEHIND: u8 = 10;
/// A year in Chinese digits has so many.
const YEAR_DIGITS: usize = 4;

impl Reader<'_> {
    /// Year, month and day, each before its word. A day alone is one of the month of the publication or of the month before.
    pub(super) fn before_units(&self, at: usize) -> Option<Found> {
        let words = &self.pack.dates;
        let mut date = PartialDate::default();
        let (mut end, mut inferred) = (at, Inferred::Nothing);
        if let Some(found) = self.years(at) {
            return Some(found);
        }
        if let Some((value, after)) =
            self.year_number(at).and_then(|(value, end)| self.counted(value, end, &words.year_after))
        {
            (date.year, end) = (Some(value), after);
            if let Some(found) = self.period_of_year(at, value, end) {
                return Some(found);
            }
        }
        if let Some((from, to, after)) = self.months_to(end) {
            if date.year.is_none() {
                (date.year, inferred) = self.leaning_year(at);
            }
            let month = |month: u8| PartialDate { month: Some(month), ..date };
            return Some(Found { start: at, from: month(from), to: month(to), inferred, end: after });
        }
        if let Some((month, after)) =
            self.month_number(end).and_then(|(m, after)| self.counted(m, after, &words.month_after))
        {
            (date.month, end) = (Some(month), after);
            if date.year.is_none() {
                (date.year, inferred) = self.leaning_year(at);
            }
        }
        if end > at && date.month.is_none() {
            return Some(Found { start: at, from: date, to: date, inferred, end });
        }
        let Some(days) = self.numbered_days(end) else {
            return (end > at).then_some(Found { start: at, from: date, to: date, inferred, end });
        };
        if date.month.is_none() {
            let is_every = self.pack.dates.every.ending(self.keys_before(at)).is_some(); // "매월 5일"
            if days.in_words || is_every || self.is_how_many(end, days.end) {
                return None;
            }
            (date.year, date.month) = self.month_of_day(at, days.from, days.end)?;
            inferred = Inferred::Year;
        }
        day_of_month(days.from.into(), date.month?.into())?;
        let until = days.month.map_or(PartialDate { day: Some(days.to), ..date }, |month| PartialDate {
            month: Some(month),
            day: Some(days.to),
            ..date
        });
        Some(Found {
            start: at,
            from: PartialDate { day: Some(days.from), ..date },
            to: until,
            inferred,
            end: days.end,
        })
    }

    /// "2023. 5. 12.": year, month and day with full stops.
    pub(super) fn with_stops(&self, at: usize) -> Option<Found> {
        let stops =
            !self.pack.dates.month_after.is_empty() && (1..=2).all(|next| self.gap(at + next) == Some(Gap::Stop));
        let [of, month, day] = [at, at + 1, at + 2].map(|at| self.plain_number(at));
        let date = PartialDate { year: year(of.filter(|_| stops)?)?.year, ..day_of_month(day?, month?)? };
        Some(Found { start: at, from: date, to: date, inferred: Inferred::Nothing, end: at + 3 })
    }

    /// "2015∼2016년", "с 2019 по 2021 год": two years of which the last alone has its word.
    fn years(&self, at: usize) -> Option<Found> {
        let (from, end) = self.year_number(at)?;
        let until = self.until(end).filter(|_| !self.pack.dates.year_after.is_empty())?;
        let (to, end) = self.year_number(end + until)?;
        let (to, end) = self.counted(to, end, &self.pack.dates.year_after).filter(|(to, _)| from < *to)?;
        let of = |year: i32| PartialDate { year: Some(year), ..PartialDate::default() };
        Some(Found { start: at, from: of(from), to: of(to), inferred: Inferred::Nothing, end })
    }

    /// `value` where a word of `unit` follows it at token `at` that is no part of a longer unit ("3일간").
    fn counted<T>(&self, value: T, at: usize, unit: &Phrases) -> Option<(T, usize)> {
        let words = unit.starting(self.keys_from(at)).filter(|_| self.goes_on(at))?;
        let longer = self.pack.numbers.measures.starting(self.keys_from(at)).is_some_and(|(count, _)| count > words);
        let is_other = self.pack.dates.month_after.starting(self.keys_from(at)).is_some() && self.is_no_day(at); // "7월호"
        (!longer && !is_other).then_some((value, at + words))
    }

    /// A year at token `at`, in digits of either kind.
    fn year_number(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(value) = self.plain_number(at) {
            let is_short = self.tokens.text(at).len() == 2 && self.tokens.before(at).ends_with(['\'', '’', '‘']); // "'21년"
            let short = is_short.then(|| self.two_figure_year(value));
            return short.or_else(|| year(value)?.year).map(|year| (year, at + 1));
        }
        let digits = (at..at + YEAR_DIGITS).map(|at| self.digit(at));
        let value = digits.reduce(|sum, digit| Some(sum? * 10 + digit?))??;
        year(value)?.year.map(|year| (year, at + YEAR_DIGITS))
    }

    /// A Chinese digit.
    fn digit(&self, at: usize) -> Option<u32> {
        if !self.tokens.get(at)?.is_piece {
            return None;
        }
        let key = self.tokens.keys().get(at)?;
        let zero = || self.pack.numbers.links.starting(&[*key]).map(|_| 0);
        let value = self.pack.numbers.words.get(key).filter(|value| **value < 10.0).map(|value| *value as u32);
        value.or_else(zero)
    }

    /// "1~10월", "1至10月": the first and the last of the months from token `at` on, of which the last alone has its word.
    fn months_to(&self, at: usize) -> Option<(u8, u8, usize)> {
        let written = || {
            let (from, to) = self.number(at)?.split_once('-')?;
            Some((from.parse().ok()?, to.parse().ok()?, at + 1))
        };
        let apart = || {
            let (from, end) = self.month_number(at)?;
            let (to, end) = self.month_number(end + self.until(end)?)?;
            Some((from, to, end))
        };
        let (from, to, end) = written().or_else(apart).filter(|(from, to, _)| (1..*to).contains(from) && *to <= 12)?;
        let ((from, to), end) = self.counted((from, to), end, &self.pack.dates.month_after)?;
        self.numbered_days(end).is_none().then_some((from, to, end))
    }

    fn month_number(&self, at: usize) -> Option<(u8, usize)> {
        let digits = || self.plain_number(at).and_then(|month| u8::try_from(month).ok()).map(|month| (month, at + 1));
        let words = || {
            let (words, &month) = self.pack.dates.month_words.starting(self.keys_from(at))?;
            let in_number = at.checked_sub(1).is_some_and(|before| self.digit(before).is_some());
            (!in_number).then_some((month, at + words))
        };
        digits().or_else(words).filter(|(month, _)| (1..=12).contains(month))
    }

    /// "3일", "3∼5일", "3-5日", "3日至5日", "30일부터 다음 …": the days from token `at` on.
    fn numbered_days(&self, at: usize) -> Option<NumberedDays> {
        let day_after = &self.pack.dates.day_after;
        let day = |text: &str| text.parse().ok().filter(|day| (1..=31).contains(day));
        if let Some((from, to)) = self.number(at).and_then(|text| text.split_once('-')) {
            let ((from, to), end) = self.counted((day(from)?, day(to)?), at + 1, day_after)?;
            return (from < to).then_some(NumberedDays { from, to, month: None, in_words: false, end });
        }
        let in_words = self.tokens.get(at)?.kind == Kind::Word;
        let (from, after) = self.day_at(at)?;
        let one = self.counted(from, after, day_after);
        let last = || {
            let end = one.map_or(after, |(_, end)| end);
            let end = end
                + one.and_then(|_| self.pack.times.parts_before.starting(self.keys_from(end))).map_or(0, |(n, _)| n);
            let until = self.until(end)?;
            let month = self
                .month_number(end + until)
                .and_then(|(m, after)| self.counted(m, after, &self.pack.dates.month_after));
            let (month, start) = month.map_or((None, end + until), |(month, after)| (Some(month), after));
            let (to, end) = self.day_at(start)?;
            let (to, end) = self.counted(to, end, day_after)?;
            (month.is_some() || from < to).then_some(NumberedDays { from, to, month, in_words, end })
        };
        last().or_else(|| one.map(|(from, end)| NumberedDays { from, to: from, month: None, in_words, end }))
    }

    /// Whether the days from token `at` up to `end`, without a month, are how many: "5일 동안", "3号线", "1일 2회".
    fn is_how_many(&self, at: usize, end: usize) -> bool {
        let dates = &self.pack.dates;
        let phrase = |at: usize| dates.not_days.starting(self.keys_from(at)).is_some();
        let is_counted = |words: &Lexicon<(CalendarUnit, i32)>| {
            words.starting(self.keys_from(at + 1)).is_some_and(|(count, _)| self.ends_word(at + 1 + count))
        };
        phrase(at + 1)
            || is_counted(&dates.ago)
            || is_counted(&dates.later)
            || self.tokens.get(end).is_some_and(|token| token.kind == Kind::Number && token.gap == Gap::Space)
    }

    /// The year that a word like "지난해" before token `at` means, or that of "지난달".
    fn leaning_year(&self, at: usize) -> (Option<i32>, Inferred) {
        let by_year = |_| {
            let (_, &(unit, by)) = self.pack.dates.relative.ending(self.keys_before(at))?;
            (unit == CalendarUnit::Year).then_some(self.context.published?.year? + by)
        };
        let in_brackets = self.tokens.between(at) == "("; // "지난해(12월 6일)"
        let year = self.gap(at).filter(|gap| *gap != Gap::Mark || in_brackets).and_then(by_year);
        (year, if year.is_some() { Inferred::Year } else { Inferred::Nothing })
    }

    /// The year of a period of a year that stands right after its year ("2015년 3분기") or after a word for it ("今年").
    pub(super) fn leaning_year_before(&self, at: usize) -> (Option<i32>, Inferred) {
        match self.pack.dates.month_after.is_empty() {
            true => (None, Inferred::Nothing),
            false => self.leaning_year(at),
        }
    }

    /// The month that is `by` months after that of the publication.
    pub(super) fn month_by(&self, by: i32) -> Option<PartialDate> {
        self.context.published?.months_later(by)
    }

    /// Year and month of `day`, which ends before token `end`: the month that a word before token `at` names ("지난달"); else the
    /// last one with such a day up to the publication, or the first from it on where the words around say so.
    pub(super) fn month_of_day(&self, at: usize, day: u8, end: usize) -> Option<(Option<i32>, Option<u8>)> {
        let published = self.context.published?;
        let named =
            self.pack.dates.relative.ending(self.keys_before(at)).filter(|(_, (unit, _))| *unit == CalendarUnit::Month);
        // Just past, it would be told as one of the next month ("다음 달 10일").
        let is_recent = || (1..=MOST_DAYS_BEHIND).contains(&published.day.unwrap_or(0).saturating_sub(day));
        let coming = || {
            let next = self.pack.dates.next.ending(self.keys_before(at)).is_some();
            let last = || self.pack.dates.last.ending(self.keys_before(at)).is_some();
            next || (!last() && self.is_future(at, end) && !is_recent())
        };
        if let Some(day_before) = self.day_joined_before(at).filter(|before| before.day < Some(day)) {
            return Some((day_before.year, day_before.month));
        }
        let by = match named {
            Some((_, (_, by))) => *by,
            None if coming() => i32::from(day < published.day?),
            None if self.is_soon(day) && self.pack.dates.last.ending(self.keys_before(at)).is_none() => 0,
            None => -i32::from(day > published.day?),
        };
        let month = self.month_by(by)?;
        (day <= calendar::last_day(month.year?, month.month?)).then_some((month.year, month.month))
    }
}

impl Reader<'_> {
    /// Whether `day` of the month of the publication is the next day or the one after it, of which articles tell in advance.
    fn is_soon(&self, day: u8) -> bool {
        const MOST_DAYS: u8 = 2;
        let today = self.context.published.and_then(|published| published.day);
        today.is_some_and(|today| (1..=MOST_DAYS).contains(&day.saturating_sub(today)))
    }

    /// The day named last, where nothing but a particle stands between it and token `at` ("20일과 28일").
    fn day_joined_before(&self, at: usize) -> Option<PartialDate> {
        const MOST_BETWEEN: usize = 1;
        let is_after_day = |between: usize| {
            let before = at.checked_sub(between).map(|at| self.keys_before(at));
            before.is_some_and(|before| self.pack.dates.day_after.ending(before).is_some())
        };
        self.context.named.filter(|_| (0..=MOST_BETWEEN).any(is_after_day) && !self.pack.dates.day_after.is_empty())
    }
}

/// First and last day, the month of the last where it is another, and the token after them.
#[derive(Clone, Copy)]
struct NumberedDays {
    from: u8,
    to: u8,
    month: Option<u8>,
    in_words: bool,
    end: usize,
}
