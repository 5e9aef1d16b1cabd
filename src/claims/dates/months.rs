//! Days and years beside the name of a month, or beside a word for one: "September 9th, 2019", "the 4th of July", "3-5 May",
//! "18-го февраля", "ngày mùng 2 tháng Tư năm 2016", "in May last year".

use super::{
    Inferred, PartialDate, Reader,
    written::{Found, year},
};
use crate::{
    claims::tokens::{Gap, Kind},
    lang::CalendarUnit,
};

/// First and last day of a month, whether words tell them, and the token after them.
struct Days {
    from: u8,
    to: u8,
    in_words: bool,
    end: usize,
}

impl Reader<'_> {
    /// A month's name with its days, its year, or a word before it that lets it stand alone.
    pub(super) fn named_month(&self, at: usize) -> Option<Found> {
        match self.month_at(at) {
            Some(month) => self.month_first(at, month),
            None => self.day_first(at),
        }
    }

    /// "May 3, 2023", "May 3-5", "May 2023", "in May".
    fn month_first(&self, at: usize, month: u8) -> Option<Found> {
        let date = |day: Option<u8>| PartialDate { year: None, month: Some(month), day };
        let before = self.keys_before(at);
        let stands_alone = self.pack.dates.month_alone.ending(before).is_some();
        let days = self.goes_on(at + 1).then(|| self.days_at(at + 1)).flatten().filter(|days| {
            // "in May 12 people died", "in March first reports came".
            let ends_range = self.pack.dates.until.ending(before).is_some();
            let counts = stands_alone && !ends_range && self.is_noun(days.end) && self.year_after(days.end).is_none();
            let is_doubtful = days.in_words && (stands_alone || self.gap(days.end) == Some(Gap::Hyphen));
            !counts && !is_doubtful
        });
        if let Some(days) = days {
            return Some(self.with_year(at, date(Some(days.from)), date(Some(days.to)), days.end));
        }
        let last = self.month_at(at + 1).filter(|last| self.tokens.is_after_dash(at + 1) && *last > month); // "January–March 2022"
        let end = at + 1 + usize::from(last.is_some());
        let found = self.with_year(at, date(None), PartialDate { month: last.or(Some(month)), ..date(None) }, end);
        let alone = || stands_alone || self.part_before(at).is_some();
        let of_nobody = || {
            let after_and = || self.pack.bounds.and.ending(before).map(|words| at - words);
            let is_listed = |at: usize| at > 0 && (self.month_at(at - 1).is_some() || self.number(at - 1).is_some());
            let named = self.pack.dates.month_unless_name.ending(before).is_some() && after_and().is_none_or(is_listed);
            named && !self.tokens.get(at + 1).is_some_and(|next| next.capital && self.goes_on(at + 1))
        };
        let owns = self.tokens.between(at + 1).contains('\'') && self.tokens.text(at + 1) == "s"; // "before May's vote"
        let tells = found.from.year.is_some() || (!owns && (alone() || of_nobody()));
        tells.then_some(found) // a month alone is too often a name or a verb ("May")
    }

    /// "3 May 2023", "3rd of May", "12-17 May", "первого мая".
    fn day_first(&self, at: usize) -> Option<Found> {
        let days = self.days_at(at)?;
        let of = self.pack.dates.day_of.starting(self.keys_from(days.end)).unwrap_or(0);
        let month = self.month_at(days.end + of).filter(|_| (days.end..=days.end + of).all(|at| self.goes_on(at)))?;
        if days.in_words && of == 0 && self.pack.dates.capital_months {
            return None; // "the second March"
        }
        let date = |day: u8| PartialDate { year: None, month: Some(month), day: Some(day) };
        Some(self.with_year(at, date(days.from), date(days.to), days.end + of + 1))
    }

    /// "ngày 3 tháng 5 [năm 2020]", "mùng 2 tháng Tư", "3 tháng 10, 1957", from its day.
    pub(super) fn day_of_numbered_month(&self, at: usize) -> Option<Found> {
        let words = &self.pack.dates;
        let (day, end) = self.day_at(at)?;
        let is_day = words.day.ending(self.keys_before(at)).is_some();
        let leaning = words.relative.starting(self.keys_from(end)).filter(|_| is_day && self.goes_on(end));
        if let Some((count, &(CalendarUnit::Month, by))) = leaning {
            let month = self.month_by(by)?; // "ngày 28 tháng trước"
            let date = PartialDate { day: Some(day), ..month };
            return Some(Found { start: at, from: date, to: date, inferred: Inferred::Year, end: end + count });
        }
        let cue = words.month.starting(self.keys_from(end)).filter(|_| self.goes_on(end))?;
        let (month, end) = self.numbered_month_at(end + cue)?;
        let date = PartialDate { year: None, month: Some(month), day: Some(day) };
        let found = self.with_year(at, date, date, end);
        (is_day || found.from.year.is_some()).then_some(found) // "3 tháng 10 ngày" is how long
    }

    /// "tháng 9 [năm 2023]", "tháng Tư" from its number; a number in words that may count something needs a capital, a year
    /// or a word for a part of the month.
    pub(super) fn numbered_month(&self, at: usize) -> Option<Found> {
        let cue = self.pack.dates.month.ending(self.keys_before(at))?;
        let (month, end) = self.numbered_month_at(at)?;
        if self.is_name_of_place(at - cue) {
            return None; // "phố Ba Tháng Hai"
        }
        let after_number = at.checked_sub(cue + 1).is_some_and(|before| self.plain_number(before).is_some());
        if after_number && self.pack.numbers.measures.starting(self.keys_from(end)).is_some() {
            return None; // "3 tháng 10 ngày"
        }
        let date = PartialDate { year: None, month: Some(month), day: None };
        let found = self.with_year(at, date, date, end);
        let token = self.tokens.get(at)?;
        let is_sure = token.kind == Kind::Number || token.capital || self.part_before(at).is_some();
        (is_sure || found.from.year.is_some()).then_some(found)
    }

    /// Whether the word for a month at token `at` has a capital after another word with one.
    fn is_name_of_place(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.capital);
        at > 0 && is_capital(at) && is_capital(at - 1) && self.gap(at) == Some(Gap::Space)
    }

    fn numbered_month_at(&self, at: usize) -> Option<(u8, usize)> {
        let digits = || self.plain_number(at).and_then(|month| u8::try_from(month).ok()).map(|month| (month, at + 1));
        let words = || self.pack.dates.month_words.starting(self.keys_from(at)).map(|(words, &m)| (m, at + words));
        digits().or_else(words).filter(|(month, _)| (1..=12).contains(month))
    }

    /// The month whose name is the token at `at`. Where names of months take no capital, one with a capital is a person's, but
    /// for the first word.
    pub(super) fn month_at(&self, at: usize) -> Option<u8> {
        let month = self.tokens.keys().get(at).and_then(|key| self.pack.dates.months.get(key)).copied();
        let month = month.filter(|_| !self.is_look_alike(at))?;
        let capital = self.tokens.get(at).is_some_and(|token| token.capital);
        let is_name = capital && !self.pack.dates.capital_months && at > 0 && self.plain_number(at - 1).is_none();
        (if self.pack.dates.capital_months { capital } else { !is_name }).then_some(month)
    }

    /// "3", "3rd", "12-17", "12 to 17", "3rd-5th" as days of a month.
    fn days_at(&self, at: usize) -> Option<Days> {
        let in_words = self.tokens.get(at)?.kind == Kind::Word;
        let day = |text: &str| text.parse().ok().filter(|day| (1..=31).contains(day));
        if let Some((from, to)) = self.number(at).and_then(|text| text.split_once('-')) {
            let (from, to) = (day(from)?, day(to)?);
            return (from < to).then_some(Days { from, to, in_words, end: at + 1 });
        }
        let (from, end) = self.day_at(at)?;
        let last = || {
            let next_day = || self.pack.bounds.and.starting(self.keys_from(end)); // "22 and 23 May"
            let (words, most) =
                self.until(end).map(|words| (words, 31)).or_else(|| next_day().map(|and| (and, from + 1)))?;
            let (to, after) = self.day_at(end + words).filter(|(to, _)| *to <= most)?;
            (from < to && !self.is_noun(after) || self.month_at(after).is_some()).then_some((to, after))
        };
        let (to, end) = last().filter(|(to, _)| from < *to).unwrap_or((from, end));
        Some(Days { from, to, in_words, end })
    }

    /// How many tokens from `at` on stand between the first and the last day of a range; none where just a hyphen does.
    pub(super) fn until(&self, at: usize) -> Option<usize> {
        let words = self.pack.dates.until.starting(self.keys_from(at));
        let words = words.or_else(|| self.pack.bounds.to.starting(self.keys_from(at)));
        words.or_else(|| (self.tokens.is_after_dash(at) || self.is_after_tilde(at)).then_some(0))
    }

    /// "3∼5일".
    pub(super) fn is_after_tilde(&self, at: usize) -> bool {
        matches!(self.tokens.between(at).trim(), "~" | "∼" | "〜")
    }

    /// A day of a month at token `at`, in digits ("3", "3rd", "18-го") or in words, and the token after it.
    pub(super) fn day_at(&self, at: usize) -> Option<(u8, usize)> {
        let words = &self.pack.dates;
        let of_month = |day: &u8| (1..=31).contains(day);
        if let Some(day) = self.number(at).filter(|text| text.len() <= 2) {
            let has_ending = self.gap(at + 1) == Some(Gap::Hyphen)
                && words.day_endings.iter().any(|ending| ending == self.tokens.text(at + 1));
            return day.parse().ok().filter(of_month).map(|day| (day, at + 1 + usize::from(has_ending)));
        }
        let text = self.tokens.text(at);
        let glued = || words.day_endings.iter().find_map(|ending| text.strip_suffix(ending.as_str())?.parse().ok());
        let in_words = || words.days.starting(self.keys_from(at)).map(|(count, &day)| (day, at + count));
        match self.tokens.get(at)?.kind {
            Kind::Mixed => glued().filter(of_month).map(|day| (day, at + 1)),
            Kind::Word => in_words(),
            _ => None,
        }
    }

    /// The date from `from` to `to`, with the year where the tokens from `end` on name one.
    pub(super) fn with_year(&self, start: usize, from: PartialDate, to: PartialDate, end: usize) -> Found {
        let (year, inferred, end) = self.year_after(end).unwrap_or((None, Inferred::Nothing, end));
        Found { start, from: PartialDate { year, ..from }, to: PartialDate { year, ..to }, inferred, end }
    }

    /// The year that the tokens from `at` on name ("năm 2023", ", 2023", "last year", "'74"), and the token after it.
    pub(super) fn year_after(&self, at: usize) -> Option<(Option<i32>, Inferred, usize)> {
        let keys = |at: usize| self.keys_from(at);
        let named = || {
            // "ngày 8 tháng 3, năm 2014".
            let is_near = self.goes_on(at) || !self.pack.dates.month.is_empty();
            let is_apart = self.pack.dates.year_apart.starting(keys(at)).is_some();
            let words = self.pack.dates.year.starting(keys(at)).filter(|_| is_near && !is_apart)?;
            self.year_at(at + words)
        };
        let leaning = || {
            let of = self.pack.numbers.of.starting(keys(at)).unwrap_or(0);
            let (words, &(unit, by)) = self.pack.dates.relative.starting(keys(at + of))?;
            let year = self.context.published?.year? + by;
            (unit == CalendarUnit::Year && self.goes_on(at)).then_some((Some(year), Inferred::Year, at + of + words))
        };
        let written = |(year, end)| (Some(year), Inferred::Nothing, end);
        named().map(written).or_else(leaning).or_else(|| self.year_at(at).map(written))
    }

    /// A year in digits at token `at`, and the token after it; none where it is how many ("2000 people").
    pub(super) fn year_at(&self, at: usize) -> Option<(i32, usize)> {
        let value = self.plain_number(at)?;
        let after_apostrophe = self.tokens.between(at).ends_with(['\'', '’']);
        if after_apostrophe && self.tokens.text(at).len() == 2 {
            return Some((self.two_figure_year(value), at + 1));
        }
        let year = year(value)?.year?;
        let numbers = &self.pack.numbers;
        let counted =
            [&numbers.measures, &numbers.nouns].into_iter().any(|of| of.starting(self.keys_from(at + 1)).is_some());
        let is_year = self.pack.dates.year_after.starting(self.keys_from(at + 1)).is_some();
        let is_near = !matches!(self.gap(at + 1), Some(Gap::Mark | Gap::Stop) | None);
        let is_time = self.pack.times.zones.starting(self.keys_from(at + 1)).is_some(); // "until 1100 GMT"
        (is_year || !is_near || !(counted || is_time)).then_some((year, at + 1))
    }
}
