//! What is read from words, in a few others: in those of the canonical JSON where that has one ("denies", "about").

use super::super::harmless::line;
use crate::{
    claims::{Attribution, Bound, Date, DateRule, Name, NameKind, PartialDate, Quantity, Reference},
    facts::{Described, Detail, DetailValue},
    inspect::{Feature, Finding, ListHit, Reason},
};

/// What is read, with its value: "number 11000 people (about)".
pub(super) fn label(text: &str, finding: &Finding<'_>) -> String {
    let words = || line(finding.span.of(text));
    match &finding.feature {
        Feature::Speaker(said) => speaker(text, said),
        Feature::Stance(polarity) => format!("stance {} (cue “{}”)", polarity.as_str(), words()),
        Feature::Answers => format!("answers “{}”", words()),
        Feature::Negated => format!("negated (cue “{}”)", words()),
        Feature::Hedged => format!("hedged (cue “{}”)", words()),
        Feature::RefersBack(Reference { claim, kind, .. }) => {
            format!("refers back to claim {} ({})", claim + 1, kind.as_str())
        }
        Feature::Quantity(quantity) => format!("number {}", quantity_words(quantity)),
        Feature::Date(date) => date_words(date),
        Feature::Time(time) => format!("hour {time}"),
        Feature::Name(name) => format!("name {} → {}", words(), name_words(name)),
        Feature::Detail(described) => detail(described),
    }
}

/// Why: the rule, and by their files the lists with their words.
pub(super) fn reason(reason: &Reason) -> String {
    let list = |hit: &ListHit| format!("{}“{}”", if hit.list.is_empty() { "" } else { " " }, line(&hit.words));
    let of_file = |hits: &[ListHit]| {
        let lists: Vec<String> = hits.iter().map(|hit| format!("{}{}", hit.list, list(hit))).collect();
        format!("; {}: {}", hits[0].file, lists.join(", "))
    };
    let files = reason.lists.chunk_by(|one, next| one.file == next.file);
    format!("{}{}", reason.rule, files.map(of_file).collect::<String>())
}

fn speaker(text: &str, said: &Attribution) -> String {
    let how = if said.direct { " (direct)" } else { "" };
    format!("speaker {}{how}", line(said.span.of(text)))
}

/// "11000 people (about)", "350–400 km (range)", "3125 or 3.125".
pub(super) fn quantity_words(quantity: &Quantity) -> String {
    let Quantity { low, high, or, bound, unit, .. } = quantity;
    let value = if low == high { low.to_string() } else { format!("{low}–{high}") };
    let or = or.map_or_else(String::new, |or| format!(" or {or}"));
    let unit = if unit.is_empty() { String::new() } else { format!(" {}", line(unit)) };
    let bound = if *bound == Bound::Exact { String::new() } else { format!(" ({})", bound.as_str()) };
    format!("{value}{or}{unit}{bound}")
}

/// "day 2024-10-23", "month 2024-10", "year 2019", with what of it is inferred.
fn date_words(date: &Date) -> String {
    let kind = match date.from {
        PartialDate { day: Some(_), .. } => "day",
        PartialDate { month: Some(_), .. } => "month",
        _ => "year",
    };
    let inferred = match date.inferred.as_str() {
        "nothing" => String::new(),
        part => format!(" ({part} inferred)"),
    };
    format!("{kind} {date}{inferred}")
}

fn name_words(name: &Name) -> String {
    let country = name.country.map_or_else(String::new, |country| format!(", {country}"));
    let short_form = if name.is_short_form { ", short form" } else { "" };
    format!("{} ({}{country}{short_form})", line(&name.name), name.kind.as_str())
}

/// "detail age of Natalie Tyson = 25".
fn detail(described: &Described) -> String {
    let owner = described.owner.as_ref().filter(|_| described.is_age);
    let of = owner.map_or_else(String::new, |name| format!(" of {}", line(&name.name)));
    let (weekday, part) = beside(&described.detail);
    let weekday = weekday.map_or_else(String::new, |day| format!(", {}", self::weekday(day)));
    let part = part.map_or_else(String::new, |part| format!(", part {} of the day", part + 1));
    let taken_back = if described.is_taken_back { " (taken back)" } else { "" };
    format!(
        "detail {}{of} = {}{weekday}{part}{taken_back}",
        detail_kind(described),
        detail_value(&described.detail.value)
    )
}

/// The day of the week and the part of the day that are told beside a day or an hour.
pub(super) fn beside(detail: &Detail) -> (Option<u8>, Option<usize>) {
    let weekday = detail.weekday.filter(|_| !matches!(detail.value, DetailValue::Weekday(_)));
    (weekday, detail.day_part)
}

/// What kind of detail it is.
pub(super) fn detail_kind(described: &Described) -> &'static str {
    match &described.detail.value {
        DetailValue::Quantity(_) if described.is_age => "age",
        DetailValue::Quantity(_) => "number",
        DetailValue::Date(_) => "date",
        DetailValue::Time(_) => "hour",
        DetailValue::Weekday(_) => "weekday",
        DetailValue::DayPart(_) => "part-of-day",
        DetailValue::Rank(_) => "rank",
        DetailValue::Born(_) => "birth",
        DetailValue::Code(_) => "code",
        DetailValue::Name(_) => "name",
        DetailValue::Place(_) => "place",
    }
}

/// The value of a detail, in a form that can be compared by eye.
pub(super) fn detail_value(value: &DetailValue) -> String {
    match value {
        DetailValue::Quantity(quantity) => quantity_words(quantity),
        DetailValue::Date(date) => date.to_string(),
        DetailValue::Time(clock) => clock.to_string(),
        DetailValue::Weekday(day) => weekday(*day).to_owned(),
        DetailValue::DayPart(part) => (part + 1).to_string(),
        DetailValue::Rank(rank) => (rank + 1).to_string(),
        DetailValue::Born(year) => year.to_string(),
        DetailValue::Code(code) => line(code),
        DetailValue::Name(name) | DetailValue::Place(name) => line(&name.name),
    }
}

/// A day of the week, of which 0 is Monday.
pub(super) fn weekday(day: u8) -> &'static str {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS[usize::from(day) % DAYS.len()]
}

/// Whether a detail tells more than the number, day or name that it is made of.
pub(super) fn tells_more(described: &Described) -> bool {
    let detail = &described.detail;
    let is_more = match &detail.value {
        DetailValue::Quantity(_) | DetailValue::Time(_) | DetailValue::Name(_) => false,
        DetailValue::Date(date) => date.rule == DateRule::YearAlone,
        DetailValue::Place(name) => name.kind != NameKind::Place,
        DetailValue::Weekday(_) | DetailValue::DayPart(_) | DetailValue::Rank(_) => true,
        DetailValue::Born(_) | DetailValue::Code(_) => true,
    };
    is_more || described.is_age || described.is_taken_back || detail.weekday.is_some() || detail.day_part.is_some()
}
