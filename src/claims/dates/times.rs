//! Times of day: "9 giờ 50", "15h30", "23:45", "9.50 pm", "오후 3시", "下午三点", "half past four", "noon". A list of its own
//! beside the dates, since a time is often written far from its day and is compared by itself.
//!
//! Known limit: hours without a word or a part of the day that makes them a time are a duration ("trong 9 giờ").

use super::TimeRule;
use crate::{
    claims::tokens::{Gap, Kind, Tokens},
    lang::{Measure, MeasureKind, Pack},
    text::Span,
};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it is written.
    pub span: Span,
    /// What it says.
    pub clock: Clock,
    /// By which rule it is read.
    pub rule: TimeRule,
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
            Some((rule, (clock, end))) => {
                found.push(Time { span: tokens.span(at, end), clock, rule });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// What reads a time that begins at a token by one rule, and the token after it.
type ReadTime<'a> = fn(&Reader<'a>, usize) -> Option<(Clock, usize)>;

struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
}

/// How sure digits are a time by their own form.
#[derive(PartialEq)]
enum Form {
    /// "four o'clock", "3시".
    Clock,
    /// "15:30", "15h30".
    Time,
    /// "9.50", "3": only with a part of the day after it.
    Number,
    /// "9 giờ": with a part of the day, minutes or a word before it.
    Hours,
}

/// What is read of a time: its clock, how sure it is a time, and the token after it.
type Read = (Clock, Form, usize);

impl Reader<'_> {
    /// The time that begins at token `at`, and the token after it, with the rule by which it is read.
    fn time_at(&self, at: usize) -> Option<(TimeRule, (Clock, usize))> {
        let rules: [(TimeRule, ReadTime<'_>); 4] = [
            (TimeRule::Named, Self::named),
            (TimeRule::Past, Self::past),
            (TimeRule::AfterPart, Self::after_part),
            (TimeRule::Counted, Self::counted),
        ];
        rules.into_iter().find_map(|(rule, read)| Some((rule, read(self, at)?)))
    }

    /// "noon", "정오"; with a capital it is a name, but for the first word.
    fn named(&self, at: usize) -> Option<(Clock, usize)> {
        let (words, &hour) = self.pack.times.names.starting(self.keys_from(at))?;
        let is_name = at > 0 && self.tokens.get(at).is_some_and(|token| token.capital);
        (!is_name).then_some((Clock { hour: hour % 24, minute: Some(0) }, at + words))
    }

    /// "half past four", "quarter to six", "в половине пятого".
    fn past(&self, at: usize) -> Option<(Clock, usize)> {
        let (words, &minutes) = self.pack.times.past.starting(self.keys_from(at))?;
        let (hour, after) = self.hour_at(at + words).or_else(|| {
            let (words, &ordinal) = self.pack.dates.days.starting(self.keys_from(at + words))?;
            Some((ordinal, at + words)).filter(|(hour, _)| *hour <= 12)
        })?;
        let after = after.max(at + words + 1);
        let part = self.part(at + words, after);
        let hour = part.map_or(Some(hour), |(hours, _)| hour_within(hour, hours))?;
        let minutes = (i32::from(hour) * 60 + minutes).rem_euclid(24 * 60);
        let clock = Clock { hour: u8::try_from(minutes / 60).ok()?, minute: u8::try_from(minutes % 60).ok() };
        Some((clock, part.map_or(after, |(_, end)| end)))
    }

    /// "오후 3시 30분", "下午三点": an hour after its part of the day.
    fn after_part(&self, at: usize) -> Option<(Clock, usize)> {
        let (words, &hours) = self.pack.times.parts_before.starting(self.keys_from(at))?;
        let first = at + words;
        let joined = matches!(self.tokens.get(first)?.gap, Gap::Space | Gap::None);
        let read = self.hours(first).or_else(|| self.written(first, self.tokens.text(first)))?;
        let (clock, form, end) = self.up_to_hour(first, read)?;
        let is_time = joined && form != Form::Number;
        is_time.then_some((Clock { hour: hour_within(clock.hour, hours)?, ..clock }, end))
    }

    /// `read`, which begins at token `at`, or that hour with the word of the one after it: "오후 2∼3시".
    fn up_to_hour(&self, at: usize, read: Read) -> Option<Read> {
        let (clock, form, end) = read;
        let is_range = form == Form::Number && matches!(self.tokens.between(end).trim(), "~" | "∼" | "-" | "〜");
        match is_range.then(|| self.hours(end)).flatten() {
            Some((_, last, end)) if end > at => Some((clock, last, end)),
            _ => Some((clock, form, end)),
        }
    }

    /// An hour, with the part of the day after it where there is one.
    fn counted(&self, at: usize) -> Option<(Clock, usize)> {
        let token = self.tokens.get(at)?;
        let text = self.tokens.text(at);
        if token.gap == Gap::Hyphen || token.kind == Kind::Sign || text.len() > LONGEST_TIME {
            return None;
        }
        let (clock, form, end) = self.hours(at).or_else(|| self.in_digits(at, text)).or_else(|| self.in_words(at))?;
        let in_range =
            || self.part_of_range(clock.hour, end).filter(|_| form == Form::Number).map(|hours| (hours, end));
        let part = self.part(at, end).or_else(in_range);
        let told = match form {
            Form::Clock => true,
            Form::Time => !self.is_duration(at, end, clock.minute.is_some()),
            Form::Hours => {
                let told = clock.minute.is_some() || self.is_told(at) || self.is_before_day(end);
                told && !self.is_duration(at, end, false)
            }
            Form::Number => clock.minute.is_some() && (self.is_zoned(end) || self.is_near(at) && !self.counts(end)),
        };
        let (hours, end) = part.unwrap_or(((0, 24), end));
        let hour = if part.is_some() { hour_within(clock.hour, hours)? } else { clock.hour };
        let by_part = part.is_some() && (form != Form::Number || !self.is_counted_part(at));
        (told || by_part).then_some((Clock { hour, ..clock }, end))
    }

    /// "3 đêm": the part of the day after the number at `at` may be what it counts.
    fn is_counted_part(&self, at: usize) -> bool {
        self.pack.dates.day.starting(self.keys_from(at + 1)).is_some() && !self.is_near(at)
    }

    fn in_digits(&self, at: usize, text: &str) -> Option<Read> {
        matches!(self.tokens.get(at)?.kind, Kind::Number | Kind::Mixed).then(|| self.written(at, text)).flatten()
    }

    /// "five" before a part of the day, after a word for a time.
    fn in_words(&self, at: usize) -> Option<Read> {
        let (hour, end) = self.hour_at(at).filter(|_| self.is_near(at))?;
        Some((Clock { hour, minute: None }, Form::Number, end))
    }

    /// An hour in digits or in words, and the token after it.
    fn hour_at(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(hour) = number(self.tokens.text(at), 24) {
            return Some((hour % 24, at + 1));
        }
        let (words, &hour) = self.pack.times.hours.starting(self.keys_from(at))?;
        Some((hour % 24, at + words))
    }

    fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    fn keys_before(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(..at).unwrap_or_default()
    }

    /// Whether a word for a time stands before token `at`.
    fn is_after(&self, at: usize) -> bool {
        self.pack.times.at.ending(self.keys_before(at)).is_some()
    }

    /// The same, or a word like "khoảng".
    fn is_near(&self, at: usize) -> bool {
        self.is_after(at) || self.pack.times.opening.ending(self.keys_before(at)).is_some()
    }

    /// The same, where the word like "khoảng" begins the clause.
    fn is_told(&self, at: usize) -> bool {
        self.is_after(at) || self.is_opening(at)
    }

    fn is_opening(&self, at: usize) -> bool {
        let words = self.pack.times.opening.ending(self.keys_before(at));
        words
            .is_some_and(|words| at == words || self.tokens.get(at - words).is_some_and(|token| token.gap == Gap::Mark))
    }

    /// Whether the words around make the hours from token `at` up to `end` a duration; one with minutes is a time behind a
    /// word like "gần" too, and so is one that opens its clause.
    fn is_duration(&self, at: usize, end: usize, has_minute: bool) -> bool {
        let words = &self.pack.times;
        let after = words.durations_after.starting(self.keys_from(end)).is_some();
        let nearly = has_minute && words.opening.ending(self.keys_before(at)).is_some();
        after || (words.durations.ending(self.keys_before(at)).is_some() && !nearly && !self.is_opening(at))
    }

    /// "17.30 GMT".
    fn is_zoned(&self, at: usize) -> bool {
        self.pack.times.zones.starting(self.keys_from(at)).is_some()
    }

    /// Whether token `at` is what the number before it counts.
    fn counts(&self, at: usize) -> bool {
        let measured = self.pack.numbers.measures.starting(self.keys_from(at)).is_some();
        measured
            || self.tokens.get(at).is_some_and(|next| {
                let is_noun = next.kind == Kind::Word
                    && !next.capital
                    && !self.pack.numbers.unit_ends.contains(&self.tokens.keys()[at]);
                next.kind == Kind::Sign || matches!(next.gap, Gap::Space | Gap::None) && is_noun
            })
    }

    /// Whether a day is written at token `at`: "16 giờ ngày 19/5".
    fn is_before_day(&self, at: usize) -> bool {
        let day = self.pack.dates.day.starting(self.keys_from(at));
        day.is_some_and(|words| {
            let number = self.tokens.get(at + words);
            number.is_some_and(|token| token.gap == Gap::Space && matches!(token.kind, Kind::Number | Kind::Mixed))
        })
    }

    /// "9 giờ", "9 giờ 50", "9 giờ 50 phút", "7 giờ rưỡi", "三点半"; minutes with their unit only after a word for a time.
    fn hours(&self, at: usize) -> Option<Read> {
        let words = &self.pack.times;
        let (hour, after) = self.hour_at(at)?;
        let longer = |count: usize| {
            let measure = self.pack.numbers.measures.starting(self.keys_from(after));
            measure.is_some_and(|(words, _)| words > count) // "3시간"
        };
        let clock = words.clock.starting(self.keys_from(after)).filter(|&count| !longer(count));
        let end = after + clock.or_else(|| words.hour.starting(self.keys_from(after)))?;
        // "一时", "세 시민": in letters only the words around make it a time.
        let in_letters = self.tokens.get(at).is_some_and(|token| token.is_piece);
        let (sure, form) = if clock.is_some() && !in_letters { (true, Form::Clock) } else { (false, Form::Hours) };
        let is_duration = |(_, measure): (usize, &Measure)| measure.of == MeasureKind::Second;
        let measure = self.pack.numbers.measures.starting(self.keys_from(after));
        let sure_with_minutes = sure || !in_letters && !measure.is_some_and(is_duration); // "8点15分"
        let form_of = |end: usize| if sure_with_minutes { Some(Form::Clock) } else { self.told_or_part(at, end) };
        let less = words.less.starting(self.keys_from(end)).and_then(|less| {
            let minutes = number(self.tokens.text(end + less), 59).filter(|minutes| *minutes > 0)?; // "5 giờ kém 15"
            Some((Clock { hour: (hour + 23) % 24, minute: Some(60 - minutes) }, Form::Time, end + less + 1))
        });
        if less.is_some() {
            return less;
        }
        let half = words.half.starting(self.keys_from(end)).map(|count| (count, 30));
        let more = || words.more.starting(self.keys_from(end)).map(|(count, &minutes)| (count, minutes));
        if let Some((count, minutes)) = half.or_else(more) {
            return Some((Clock { hour, minute: Some(minutes) }, form_of(end + count)?, end + count));
        }
        let joined = self.tokens.get(end).is_some_and(|token| match token.gap {
            Gap::Space => true,
            Gap::None => token.is_piece || self.tokens.get(end - 1).is_some_and(|before| before.is_piece),
            _ => false,
        });
        let minute = number(self.tokens.text(end), 59).filter(|_| joined);
        let unit = minute.and_then(|_| words.minute.starting(self.keys_from(end + 1)));
        match (minute, unit) {
            (Some(_), Some(unit)) => Some((Clock { hour, minute }, form_of(end + 1 + unit)?, end + 1 + unit)),
            (Some(_), None) if !sure => Some((Clock { hour, minute }, form, end + 1)),
            _ => Some((Clock { hour, minute: None }, form, end)),
        }
    }

    /// A form that could be a duration too is a time only where the words around it say so.
    fn told_or_part(&self, at: usize, end: usize) -> Option<Form> {
        let before = self.pack.times.parts_before.ending(self.keys_before(at)).is_some();
        (before || self.is_told(at) || self.part(at, end).is_some() || self.is_before_day(end)).then_some(Form::Time)
    }

    /// "15:30", "15h30", "15h", "9.50", "9.50pm", "3".
    fn written(&self, at: usize, text: &str) -> Option<Read> {
        let digits = text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
        if let Some(clock) = self.four_figures(at, text) {
            return Some((clock, Form::Time, at + 1));
        }
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

    /// "0730 GMT", "1900 hrs".
    fn four_figures(&self, at: usize, text: &str) -> Option<Clock> {
        let (hour, minute) = (text.len() == 4 && self.is_zoned(at + 1)).then(|| text.split_at_checked(2)).flatten()?;
        Some(Clock { hour: number(hour, 23)?, minute: Some(number(minute, 59)?) })
    }

    /// The part of the day of an hour from that of the one after it: "between 3 and 5 p.m.", "10 to 2 p.m.".
    fn part_of_range(&self, hour: u8, end: usize) -> Option<(u8, u8)> {
        const NOON: u8 = 12;
        let bounds = &self.pack.bounds;
        let words = bounds.to.starting(self.keys_from(end)).or_else(|| bounds.and.starting(self.keys_from(end)));
        let next = end + words.or_else(|| self.tokens.is_after_dash(end).then_some(0))?;
        let (last, _, after) = self.hours(next).or_else(|| self.in_digits(next, self.tokens.text(next)))?;
        let (hours, _) = self.part(next, after).filter(|_| (1..=NOON).contains(&hour) && last.hour <= NOON)?;
        let is_same = hour % NOON <= last.hour % NOON;
        Some(if is_same { hours } else { (0, NOON) }) // "10 to 2 p.m."
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
