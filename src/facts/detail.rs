//! The details of one article: typed values, each with the words around it that tell what it is of.
//!
//! Numbers, days, times and names are the claims' own features; beside these, what is a detail only beside others: a day of
//! the week without a date, a part of the day, a rank, a number plate or flight number. Sees one article at a time.

use crate::{
    claims::{Article, Claim, Clock, Date, Name, NameKind, Quantity},
    judge::Aspect,
    lang::{self, Pack},
    text::Span,
};

/// A typed value in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Index in [`Article::claims`].
    pub claim: u32,
    /// Its words.
    pub span: Span,
    /// What it is.
    pub value: DetailValue,
}

/// What a detail is.
#[derive(Clone, Debug, PartialEq)]
pub enum DetailValue {
    /// A day, month or year, or a range of them.
    Date(Date),
    /// A time of day.
    Time(Clock),
    /// A day of the week, of which the date is not known: 0 is Monday.
    Weekday(u8),
    /// A part of the day: the number of its set in the word lists.
    DayPart(usize),
    /// A number with what it counts.
    Quantity(Quantity),
    /// First, second … of its kind.
    Rank(usize),
    /// A number plate, the number of a flight, a law, a road: its letters and digits without what stands between.
    Code(String),
    /// A person, a body, or what else has a name.
    Name(Name),
    /// A place by its name.
    Place(Name),
}

impl Detail {
    /// The kind of detail that readers know.
    pub fn aspect(&self) -> Aspect {
        match self.value {
            DetailValue::Date(_) | DetailValue::Time(_) | DetailValue::Weekday(_) | DetailValue::DayPart(_) => {
                Aspect::Date
            }
            DetailValue::Quantity(_) | DetailValue::Rank(_) | DetailValue::Code(_) => Aspect::Quantity,
            DetailValue::Name(_) => Aspect::Name,
            DetailValue::Place(_) => Aspect::Place,
        }
    }

    /// A number for what it is, by which the model tells kinds apart; persons from other names too.
    pub(super) fn kind(&self) -> u8 {
        match &self.value {
            DetailValue::Date(date) => 10 + u8::from(date.from.day.is_none()),
            DetailValue::Time(_) => 12,
            DetailValue::Weekday(_) => 13,
            DetailValue::DayPart(_) => 14,
            DetailValue::Quantity(_) => 0,
            DetailValue::Rank(_) => 1,
            DetailValue::Code(_) => 2,
            DetailValue::Name(name) => 30 + u8::from(name.kind != NameKind::Person),
            DetailValue::Place(name) => 20 + u8::from(name.kind != NameKind::Place),
        }
    }

    /// The value in a form that can be compared.
    pub fn shown(&self) -> String {
        match &self.value {
            DetailValue::Date(date) => date.to_string(),
            DetailValue::Time(clock) => clock.to_string(),
            DetailValue::Weekday(day) => format!("weekday {}", day + 1),
            DetailValue::DayPart(part) => format!("part of the day {}", part + 1),
            DetailValue::Quantity(quantity) => crate::judge::shown_quantity(quantity),
            DetailValue::Rank(rank) => format!("{}.", rank + 1),
            DetailValue::Code(code) => code.clone(),
            DetailValue::Name(name) | DetailValue::Place(name) => name.name.clone(),
        }
    }
}

/// Of a claim so many details are taken: one with more is a table without full stops.
const MOST_DETAILS: usize = 24;

/// The details of `article`, in order.
pub fn details(article: &Article) -> Vec<Detail> {
    let pack = lang::pack(article.document.language);
    let text = article.document.text.as_str();
    let mut details = Vec::new();
    for (claim, index) in article.claims.iter().zip(0..) {
        let mut found = of_claim(text, claim, pack);
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        found.retain(|(span, _)| {
            let is_free = span.start >= end;
            end = if is_free { span.end } else { end };
            is_free
        });
        found.truncate(MOST_DETAILS);
        details.extend(found.into_iter().map(|(span, value)| Detail { claim: index, span, value }));
    }
    details
}

type Found = (Span, DetailValue);

fn of_claim(text: &str, claim: &Claim, pack: &Pack) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    found.extend(claim.dates.iter().map(|&date| (date.span, DetailValue::Date(date))));
    found.extend(claim.times.iter().map(|time| (time.span, DetailValue::Time(time.clock))));
    let is_of_time = |span: Span| found.iter().any(|(other, _)| other.overlaps(span));
    let counted = claim.quantities.iter().filter(|quantity| !is_of_time(quantity.span));
    let counted: Vec<Found> =
        counted.map(|quantity| (quantity.span, DetailValue::Quantity(quantity.clone()))).collect();
    found.extend(counted);
    found.extend(claim.names.iter().map(|name| named(text, claim, name, pack)));
    let keys: Vec<u64> = claim.words.iter().map(|word| word.key).collect();
    let span = |at: usize, words: usize| Span {
        start: claim.words[at].span.start,
        end: claim.words[at + words - 1].span.end,
    };
    let mut add = |place: Span, value: DetailValue| {
        if !found.iter().any(|(other, _)| other.overlaps(place)) {
            found.push((place, value));
        }
    };
    for (at, word) in claim.words.iter().enumerate() {
        if let Some(code) = code(word.span.of(text)) {
            add(word.span, DetailValue::Code(code));
        }
        if let Some((words, &day)) = pack.dates.weekdays.starting(&keys[at..]) {
            let capital = word.span.of(text).starts_with(char::is_uppercase);
            if words > 1 || capital {
                add(span(at, words), DetailValue::Weekday(day));
            }
        }
    }
    for part in pack.details().day_parts.all_in(&keys) {
        add(span(part.at, part.words), DetailValue::DayPart(part.set));
    }
    for rank in pack.details().ranks.all_in(&keys) {
        add(span(rank.at, rank.words), DetailValue::Rank(rank.set));
    }
    found
}

/// A name, as a place where the lists or the words beside it say so.
fn named(text: &str, claim: &Claim, name: &Name, pack: &Pack) -> Found {
    let words = &claim.words;
    let first = words.partition_point(|word| word.span.end <= name.span.start);
    let last = words.partition_point(|word| word.span.start < name.span.end);
    let keys = |range: std::ops::Range<usize>| words[range].iter().map(|word| word.key).collect::<Vec<u64>>();
    const LOOKED_AT: usize = 3;
    let before = keys(first.saturating_sub(LOOKED_AT)..first);
    let after = keys(last..words.len().min(last + LOOKED_AT));
    let within = keys(first..last);
    let lists = pack.details();
    // "quận Hoàn Kiếm", "Harbour Street": the word stands beside the name or is its first or last.
    let is_place = name.kind == NameKind::Place
        || name.kind == NameKind::Other
            && (lists.place_before.ending(&before).is_some()
                || lists.place_after.starting(&after).is_some()
                || lists.place_before.starting(&within).is_some_and(|count| count < within.len())
                || lists.place_after.ending(&within).is_some_and(|count| count < within.len()));
    debug_assert!(name.span.end as usize <= text.len());
    (name.span, if is_place { DetailValue::Place(name.clone()) } else { DetailValue::Name(name.clone()) })
}

/// A word of capitals and digits, as on a number plate: its letters and digits.
fn code(word: &str) -> Option<String> {
    let has = |asked: fn(char) -> bool| word.chars().any(asked);
    let all_upper = !has(char::is_lowercase);
    let is_code = has(|ch| ch.is_ascii_digit()) && has(char::is_uppercase) && all_upper;
    is_code.then(|| word.chars().filter(|ch| ch.is_alphanumeric()).collect())
}
