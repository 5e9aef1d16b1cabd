//! Times of day: "9 giờ 50", "15h30", "23:45", "9.50 pm". A list of its own beside the dates, since a time is often written
//! far from its day and is compared by itself.
//!
//! Known limit: hours without a word or a part of the day that makes them a time are a duration ("trong 9 giờ").

use crate::{
    claims::tokens::{Gap, Kind, Tokens},
    lang::Pack,
    text::Span,
};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it is written.
    pub span: Span,
    /// What it says.
    pub clock: Clock,
}

/// What a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59, where it is told.
    pub minute: Option<u8>,
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.clock.fmt(f)
    }
}

impl std::fmt::Display for Clock {
    /// ISO 8601: "09:50", or "09" where the minute is unknown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}", self.hour)?;
        self.minute.map_or(Ok(()), |minute| write!(f, ":{minute:02}"))
    }
}

/// A longer run of digits and marks is no time.
const LONGEST_TIME: usize = 12;

/// The times of a claim, in order.
pub(in crate::claims) fn times(tokens: &Tokens, pack: &Pack) -> Vec<Time> {
    let reader = Reader { tokens, pack };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.time_at(at) {
            Some((clock, end)) => {
                found.push(Time { span: tokens.span(at, end), clock });
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

/// How sure digits are a time by their own form.
#[derive(PartialEq)]
enum Form {
    /// "15:30", "15h30".
    Time,
    /// "9.50", "3": only with a part of the day after it.
    Number,
    /// "9 giờ": with a part of the day, minutes or a word before it.
    Hours,
}

impl Reader<'_> {
    /// The time that begins at token `at`, and the token after it.
    fn time_at(&self, at: usize) -> Option<(Clock, usize)> {
        let token = self.tokens.get(at)?;
        let text = self.tokens.text(at);
        if !matches!(token.kind, Kind::Number | Kind::Mixed) || token.gap == Gap::Hyphen || text.len() > LONGEST_TIME {
            return None;
        }
        let (clock, form, end) = self.hours(at).or_else(|| self.written(at, text))?;
        let part = self.part(at, end);
        let before = self.tokens.keys().get(..at)?;
        let told = match form {
            Form::Time => self.pack.times.durations.ending(before).is_none(),
            Form::Hours => {
                clock.minute.is_some() || self.pack.times.at.ending(before).is_some() || self.is_before_day(end)
            }
            Form::Number => false,
        };
        let (hours, end) = part.unwrap_or(((0, 24), end));
        let hour = if part.is_some() { hour_within(clock.hour, hours)? } else { clock.hour };
        (told || part.is_some()).then_some((Clock { hour, ..clock }, end))
    }

    /// Whether a day is written at token `at`: "16 giờ ngày 19/5".
    fn is_before_day(&self, at: usize) -> bool {
        let day = self.pack.dates.day.starting(self.tokens.keys().get(at..).unwrap_or_default());
        day.is_some_and(|words| {
            let number = self.tokens.get(at + words);
            number.is_some_and(|token| token.gap == Gap::Space && matches!(token.kind, Kind::Number | Kind::Mixed))
        })
    }

    /// "9 giờ", "9 giờ 50", "9 giờ 50 phút", "7 giờ rưỡi"; minutes with their unit only after a word for a time.
    fn hours(&self, at: usize) -> Option<(Clock, Form, usize)> {
        let words = &self.pack.times;
        let keys = |at: usize| self.tokens.keys().get(at..).unwrap_or_default();
        let hour = number(self.tokens.text(at), 23)?;
        let end = at + 1 + words.hour.starting(keys(at + 1))?;
        if let Some(half) = words.half.starting(keys(end)) {
            return Some((Clock { hour, minute: Some(30) }, self.told_or_part(at, end + half)?, end + half));
        }
        let spaced = self.tokens.get(end).is_some_and(|token| token.gap == Gap::Space);
        let minute = number(self.tokens.text(end), 59).filter(|_| spaced);
        let unit = minute.and_then(|_| words.minute.starting(keys(end + 1)));
        match (minute, unit) {
            (Some(_), Some(unit)) => {
                Some((Clock { hour, minute }, self.told_or_part(at, end + 1 + unit)?, end + 1 + unit))
            }
            (Some(_), None) => Some((Clock { hour, minute }, Form::Hours, end + 1)),
            (None, _) => Some((Clock { hour, minute }, Form::Hours, end)),
        }
    }

    /// A form that could be a duration too is a time only where the words around it say so.
    fn told_or_part(&self, at: usize, end: usize) -> Option<Form> {
        let told = self.pack.times.at.ending(self.tokens.keys().get(..at)?).is_some();
        (told || self.part(at, end).is_some()).then_some(Form::Time)
    }

    /// "15:30", "15h30", "15h", "9.50", "9.50pm", "3".
    fn written(&self, at: usize, text: &str) -> Option<(Clock, Form, usize)> {
        let digits = text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
        let (hour, rest) = (number(&text[..digits], 23)?, &text[digits..]);
        let letters = self.pack.times.letters.iter().find_map(|letters| rest.strip_prefix(letters.as_str()));
        let exact = |text: &str| Some(text).filter(|text| text.len() == 2).and_then(|text| number(text, 59));
        let leading = |text: &str| text.get(..2).and_then(exact).filter(|_| self.glued_part(&text[2..]).is_some());
        let (minute, form) = match (letters, rest.chars().next()) {
            (Some(""), _) => (None, Form::Time),
            (Some(minute), _) => (Some(number(minute, 59)?), Form::Time),
            (None, Some(':')) => {
                let minute = rest[1..].split(':').next().unwrap_or_default();
                (Some(exact(minute).or_else(|| leading(minute))?), Form::Time)
            }
            (None, Some('.')) => (Some(exact(&rest[1..]).or_else(|| leading(&rest[1..]))?), Form::Number),
            (None, None) => (None, Form::Number),
            (None, Some(_)) => self.glued_part(rest).map(|_| (None, Form::Number))?,
        };
        Some((Clock { hour, minute }, form, at + 1))
    }

    /// The part of the day that ends the token at `at` or begins at `end`: its hours, and the token after it.
    fn part(&self, at: usize, end: usize) -> Option<((u8, u8), usize)> {
        let letters =
            self.tokens.text(at).trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ':' | '.'));
        if let Some(hours) = self.glued_part(letters).filter(|_| end == at + 1) {
            return Some((hours, end));
        }
        let joined = self.tokens.get(end).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::None));
        let (words, &hours) = self.pack.times.parts.starting(self.tokens.keys().get(end..)?).filter(|_| joined)?;
        Some((hours, end + words))
    }

    fn glued_part(&self, letters: &str) -> Option<(u8, u8)> {
        let key = crate::text::word_key(letters);
        self.pack.times.parts.starting(&[key]).map(|(_, &hours)| hours)
    }
}

/// Plain digits up to `most`.
fn number(text: &str, most: u8) -> Option<u8> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|value| plain && *value <= most)
}

/// The hour that a clock of twelve or twenty-four hours shows within the hours `from` to `to`; as written, where none is.
fn hour_within(hour: u8, (from, to): (u8, u8)) -> Option<u8> {
    if (from, to) == (0, 24) {
        return Some(hour);
    }
    let written = [hour + 12, hour, hour + 24];
    let within = written.into_iter().find(|hour| (from..to).contains(hour) || (*hour == 24 && from == 0));
    within.map(|hour| hour % 24).or(Some(hour))
}
