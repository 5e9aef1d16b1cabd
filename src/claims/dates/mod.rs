//! Days, months, years and times of day, as they are written and as the day of publication resolves them.
//!
//! What is written is the words at [`Date::span`]; what the day of publication adds to them is told by [`Inferred`], so
//! that nothing inferred passes for written. A form that can be read in two ways keeps only what is sure.
//!
//! Known limits: a day is taken for a day of the article's own time, so "that Wednesday" within a story of last year is
//! resolved to another week, which is why of a weekday only the day of the week makes two claims differ; holidays are no days,
//! and days of the lunar calendar are left out.

mod calendar;
mod counted;
mod lists;
mod months;
mod numbered;
mod order;
mod periods;
mod published;
mod relative;
mod resolve;
mod rule;
mod tense;
mod times;
mod written;
mod years;

pub use published::Published;
pub use rule::{DateRule, TimeRule};
pub use times::{Clock, Time};

pub(super) use {order::order_of, times::times};

use self::written::Found;
use super::tokens::{Gap, Kind, Token, Tokens};
use crate::{
    lang::{DayOrder, Pack},
    text::Span,
};

/// A date, or the part of one that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it is written.
    pub span: Span,
    /// First day.
    pub from: PartialDate,
    /// Last day; equal to `from` unless it is a range.
    pub to: PartialDate,
    /// What of `from` and `to` is not in the words.
    pub inferred: Inferred,
    /// By which rule it is read.
    pub rule: DateRule,
}

/// What of a date its words leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Inferred {
    /// Nothing: all of it is written.
    #[default]
    Nothing,
    /// The year, by the day of publication ("ngày 27/7").
    Year,
    /// All of it, counted from the day of publication ("hôm qua", "last month").
    Day,
    /// All of it, as the nearest such day to the publication or after the day named last ("on Wednesday", "the next day").
    Nearest,
    /// How far it reaches ("late August"); perhaps its year too.
    Extent,
}

impl Inferred {
    /// The part in a word, as exported.
    pub fn as_str(self) -> &'static str {
        match self {
            Inferred::Nothing => "nothing",
            Inferred::Year => "year",
            Inferred::Day | Inferred::Nearest => "day",
            Inferred::Extent => "extent",
        }
    }
}

/// A date of which only some parts are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year, where known.
    pub year: Option<i32>,
    /// Month, 1 to 12, where known.
    pub month: Option<u8>,
    /// Day, 1 to 31, where known.
    pub day: Option<u8>,
}

impl Date {
    /// Whether some day can be meant by both; where not, the dates differ. Without the years, days are in the same year.
    /// A weekday can be the same of any week, and "late August" can be any day of August.
    pub fn can_be(&self, other: &Date) -> bool {
        match self.is_nearest() || other.is_nearest() {
            true => self.weekday().zip(other.weekday()).is_none_or(|(one, another)| one == another),
            false => self.widened().is_same(&other.widened()),
        }
    }

    /// Whether it is the nearest of several days that its words can mean.
    fn is_nearest(&self) -> bool {
        self.inferred == Inferred::Nearest
    }

    /// Whether nothing of it is written.
    pub fn is_leaning(&self) -> bool {
        matches!(self.inferred, Inferred::Day | Inferred::Nearest)
    }

    /// The day of the week, 0 for Monday, of a single day that is known in whole.
    fn weekday(&self) -> Option<i32> {
        (self.from == self.to).then(|| calendar::number(self.from).map(calendar::weekday)).flatten()
    }

    /// Whether both are the same as far as they tell, with all that is inferred.
    pub fn is_same(&self, other: &Date) -> bool {
        let years = self.from.year.is_some() && other.from.year.is_some();
        let (a, b) = (self.extent(years), other.extent(years));
        a.0 <= b.1 && b.0 <= a.1
    }

    /// The whole month or year of a vague part of it.
    fn widened(&self) -> Date {
        let whole = |date: PartialDate| match date.day {
            _ if self.inferred != Inferred::Extent => date,
            Some(_) => PartialDate { day: None, ..date },
            None => PartialDate { month: None, ..date },
        };
        Date { from: whole(self.from), to: whole(self.to), ..*self }
    }

    /// The first and the last day that it can mean, with or without the years; any day of a year where it runs over the turn of one
    /// that is not told ("28/12–2/1").
    fn extent(&self, years: bool) -> ((i32, u8, u8), (i32, u8, u8)) {
        let year = |date: PartialDate| date.year.filter(|_| years).unwrap_or(0);
        let (from, to) = (self.from, self.to);
        let first = (year(from), from.month.unwrap_or(1), from.day.unwrap_or(1));
        let last = (year(to), to.month.unwrap_or(12), to.day.unwrap_or(31));
        if last < first { ((first.0, 1, 1), (first.0, 12, 31)) } else { (first, last) }
    }
}

impl PartialDate {
    /// The days that it can mean, as numbers of which 0 is 1 January 1970, the end excluded; `None` without a year, and for
    /// a day that is in no calendar.
    pub fn days(self) -> Option<std::ops::Range<i32>> {
        let year = self.year?;
        let last_month = self.month.unwrap_or(12);
        let first = PartialDate { month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)), ..self };
        let last_day = self.day.unwrap_or(calendar::last_day(year, last_month));
        let last = PartialDate { month: Some(last_month), day: Some(last_day), ..self };
        Some(calendar::number(first)?..calendar::number(last)? + 1)
    }

    /// Whether the calendar has such a day, as far as it is known.
    fn is_in_calendar(self) -> bool {
        let year = self.year.unwrap_or(resolve::LEAP_YEAR);
        self.month.zip(self.day).is_none_or(|(month, day)| (1..=calendar::last_day(year, month)).contains(&day))
    }

    /// The day with this number, of which 0 is 1 January 1970.
    pub fn of_day(number: i32) -> PartialDate {
        calendar::date(number)
    }
}

impl std::fmt::Display for Date {
    /// The date, or its two ends with a slash between (ISO 8601).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.from == self.to {
            true => self.from.fmt(f),
            false => write!(f, "{}/{}", self.from, self.to),
        }
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

/// What is known of an article beside the words of a claim, by which its days are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of publication, where it is known.
    pub published: Option<PartialDate>,
    /// Which of the two numbers of a day comes first.
    pub order: Option<DayOrder>,
    /// The day that was named last before the claim, where one was.
    pub named: Option<PartialDate>,
    /// The day, month or year that was named last.
    pub last: Option<PartialDate>,
}

/// The dates of a claim, in order.
pub(super) fn dates(tokens: &Tokens, pack: &Pack, context: &Context) -> Vec<Date> {
    let mut reader = Reader { tokens, pack, context: *context };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((rule, Found { start, from, to, inferred, end })) = reader.date_at(at) else {
            at += 1;
            continue;
        };
        if from.is_in_calendar() && to.is_in_calendar() && !reader.is_lunar(start, end) {
            found.push(Date { span: tokens.span(start, end), from, to, inferred, rule });
            reader.context.last = Some(to);
            reader.context.named = Some(to).filter(|day| day.day.is_some()).or(reader.context.named);
        }
        at = reader.weekday_after(end).max(end);
    }
    found
}

/// What reads a date that begins at a token by one rule.
type ReadDate<'a> = fn(&Reader<'a>, usize) -> Option<Found>;

/// Reads dates out of the tokens of a claim.
struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
    context: Context,
}

impl<'a> Reader<'a> {
    /// The date whose first number, month or leaning word is the token at `at`; perhaps one that is in no calendar.
    fn date_at(&self, at: usize) -> Option<(DateRule, Found)> {
        let written = self.written_by_rule(at).map(|(rule, found)| (rule, self.resolved(found)));
        written.or_else(|| self.leaning_at(at))
    }

    /// Whether the date from token `start` up to `end` is of the lunar calendar.
    fn is_lunar(&self, start: usize, end: usize) -> bool {
        let lunar = &self.pack.dates.lunar;
        let ends_with = |at: usize| lunar.ending(self.keys_before(at)).is_some();
        ends_with(start) || ends_with(end) || lunar.starting(self.keys_from(end)).is_some_and(|_| self.goes_on(end))
    }

    /// The keys of the tokens from `at` on.
    fn keys_from(&self, at: usize) -> &'a [u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    /// The keys of the tokens before `at`.
    fn keys_before(&self, at: usize) -> &'a [u64] {
        self.tokens.keys().get(..at).unwrap_or_default()
    }

    /// What stands before token `at`; `None` where there is no such token.
    fn gap(&self, at: usize) -> Option<Gap> {
        self.tokens.get(at).map(|token| token.gap)
    }

    /// Whether token `at` goes on with what the one before it says: no punctuation parts them but the full stop of a short
    /// form ("Sept. 9").
    fn goes_on(&self, at: usize) -> bool {
        match self.gap(at) {
            Some(Gap::None | Gap::Space | Gap::Hyphen) => true,
            Some(Gap::Stop) => !self.tokens.is_apart(at, self.pack),
            Some(Gap::Mark) | None => false,
        }
    }

    /// Whether token `at` is a word in small letters after a space that is no word of grammar: a noun, or a verb.
    fn is_noun(&self, at: usize) -> bool {
        let word = |token: &Token| token.gap == Gap::Space && token.kind == Kind::Word && !token.capital;
        let ends = |key: &u64| self.pack.numbers.unit_ends.contains(key);
        self.tokens.get(at).is_some_and(word) && !self.tokens.keys().get(at).is_some_and(ends)
    }
}
