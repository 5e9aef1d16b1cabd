//! What is read from words, in a few others: in those of the canonical JSON where that has one ("denies", "about").

use super::super::harmless::line;
use crate::{
    claims::{
        Attribution, Bound, Date, DateRule, DayPart, Figures, Name, NameKind, PartialDate, Quantity, Reference, Value,
    },
    facts::{Described, Detail},
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
            format!("refers back to claim {} ({})", claim.0 + 1, kind.as_str())
        }
        Feature::Quantity(quantity) => format!("number {}", quantity_words(quantity)),
        Feature::Date(date) => date_words(date),
        Feature::Time(time) => format!("hour {time}"),
        Feature::Name(name) => format!("name {} → {}", words(), name_words(name)),
        Feature::Detail(described) => detail(text, described),
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

/// "11000 people (about)", "350–400 km (range)", "3125 or 3.125"; a share without a unit in percent.
fn quantity_words(quantity: &Quantity) -> String {
    let Figures { low, high, or, unit } = quantity.figures();
    let value = if low == high { low.to_string() } else { format!("{low}–{high}") };
    let or = or.map_or_else(String::new, |or| format!(" or {or}"));
    let unit = if unit.is_empty() { String::new() } else { format!(" {}", line(unit)) };
    let bound = if quantity.bound == Bound::Exact { String::new() } else { format!(" ({})", quantity.bound.as_str()) };
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

/// "detail age of Natalie Tyson = 25 years", "detail weekday 3".
fn detail(text: &str, described: &Described) -> String {
    let Described { detail, is_age, owner, is_taken_back } = described;
    let value = line(&detail.value.canonical());
    let owner = owner.as_ref().filter(|_| *is_age);
    let of = owner.map_or_else(String::new, |name| format!(" of {}", line(name.span.of(text))));
    let what = match &detail.value {
        Value::Weekday(_) | Value::DayPart(_) | Value::Born(_) => value,
        _ => format!("{}{of} = {value}", detail_kind(described)),
    };
    let (weekday, part) = beside(detail);
    let part = part.filter(|_| !matches!(detail.value, Value::Date { .. })); // its text has it
    let beside = [weekday.map(Value::Weekday), part.map(Value::DayPart)].into_iter().flatten();
    let beside: String = beside.map(|value| format!(", {value}")).collect();
    format!("detail {what}{beside}{}", if *is_taken_back { " (taken back)" } else { "" })
}

/// The day of the week and the part of the day that are told beside a day or an hour.
pub(super) fn beside(detail: &Detail) -> (Option<u8>, Option<DayPart>) {
    let weekday = detail.weekday.filter(|_| !matches!(detail.value, Value::Weekday(_)));
    let part = detail.day_part.filter(|_| !matches!(detail.value, Value::DayPart(_)));
    (weekday, part)
}

/// What kind of detail it is.
pub(super) fn detail_kind(described: &Described) -> &'static str {
    match &described.detail.value {
        Value::Quantity(_) if described.is_age => "age",
        Value::Quantity(_) => "number",
        Value::Date { .. } => "date",
        Value::Time(_) => "time",
        Value::Weekday(_) => "weekday",
        Value::DayPart(_) => "part-of-day",
        Value::Rank(_) => "rank",
        Value::Born(_) => "birth",
        Value::Code(_) => "code",
        Value::Name(_) | Value::Gender(_) => "name",
        Value::Place(_) => "place",
        Value::Polarity(_) => "polarity",
        Value::Certainty(_) => "certainty",
        Value::Words(_) => "words",
    }
}

/// Whether a detail tells more than the number, day or name that it is made of.
pub(super) fn tells_more(described: &Described) -> bool {
    let detail = &described.detail;
    let is_more = match &detail.value {
        Value::Quantity(_) | Value::Time(_) | Value::Name(_) => false,
        Value::Date { date, .. } => date.rule == DateRule::YearAlone,
        Value::Place(name) => name.kind != NameKind::Place,
        _ => true,
    };
    let (weekday, part) = beside(detail);
    is_more || described.is_age || described.is_taken_back || weekday.is_some() || part.is_some()
}
