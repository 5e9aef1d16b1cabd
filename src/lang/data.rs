//! The TOML of a language pack, as people write it, and the [`Pack`] made of it.
//!
//! A list that a pack leaves out is empty, so that a small pack is a pack; a key that is not known is an error, so
//! that a slip of the pen is told.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Bounds, CalendarUnit, ClauseWords, Cues, DateWords, Lexicon, Measure, More, Numbers, Pack, PageWords, Part,
    Phrases, ReferenceWords, SpeakerWords, TimeWords,
};
use crate::text::{fold_word, keys_of, word_key};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PackData {
    name: String,
    common: Vec<String>,
    letters: String,
    abbreviations: Vec<String>,
    openers: Vec<String>,
    credits: Vec<String>,
    page: PageData,
    numbers: NumbersData,
    bounds: BoundsData,
    dates: DatesData,
    times: TimesData,
    cues: Cues,
    speakers: SpeakerWords,
    references: ReferenceWords,
    clauses: ClausesData,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PageData {
    labels: Vec<String>,
    self_words: Vec<String>,
    reader_words: Vec<String>,
    verbs: Vec<String>,
    nouns_before: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NumbersData {
    decimal: Option<char>,
    thousands: Option<char>,
    unit_words: usize,
    ordinals: Vec<String>,
    amounts: Vec<String>,
    unit_ends: Vec<String>,
    classifiers: Vec<String>,
    modifiers: Vec<String>,
    before: Vec<String>,
    nouns_first: bool,
    myriads: bool,
    measures: Vec<MeasureData>,
    nouns: Vec<MeasureData>,
    half_after: Vec<String>,
    half_before: Vec<String>,
    links: Vec<String>,
    of: Vec<String>,
    lone_scales: Vec<String>,
    not_numbers: Vec<String>,
    not_units: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
    minus_after: Vec<String>,
    part_of: Vec<String>,
    whole_first: Vec<String>,
    share_before: Vec<String>,
    articles: Vec<String>,
    half_inside: Vec<String>,
    per: Vec<String>,
    per_ends: Vec<String>,
    endings: Vec<String>,
    labels: Vec<String>,
    labels_after: Vec<String>,
    score: Vec<String>,
    counters: Vec<String>,
    glued_counters: Vec<String>,
    digits: BTreeMap<String, f64>,
    not_shares: Vec<String>,
    fractions: BTreeMap<String, f64>,
    shares: BTreeMap<String, f64>,
    words: BTreeMap<String, f64>,
    after_tens: BTreeMap<String, f64>,
    scales: BTreeMap<String, f64>,
    suffixes: BTreeMap<String, f64>,
    several: BTreeMap<String, f64>,
    many: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureData {
    of: String,
    each: Option<f64>,
    zero: Option<f64>,
    words: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct BoundsData {
    about: Vec<String>,
    nearly: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    about_after: Vec<String>,
    nearly_after: Vec<String>,
    at_least_after: Vec<String>,
    at_most_after: Vec<String>,
    at_least_inside: Vec<String>,
    to: Vec<String>,
    between: Vec<String>,
    and: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DatesData {
    day: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
    day_after: Vec<String>,
    month_after: Vec<String>,
    year_after: Vec<String>,
    day_first: bool,
    months: Vec<Vec<String>>,
    capital_months: bool,
    month_alone: Vec<String>,
    weekdays: Vec<Vec<String>>,
    quarters: Vec<Vec<String>>,
    early: Vec<String>,
    mid: Vec<String>,
    late: Vec<String>,
    coming: Vec<String>,
    next: Vec<String>,
    last: Vec<String>,
    plural: Vec<String>,
    relative: Vec<RelativeData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelativeData {
    unit: CalendarUnit,
    by: i32,
    words: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct TimesData {
    at: Vec<String>,
    hour: Vec<String>,
    letters: Vec<String>,
    minute: Vec<String>,
    half: Vec<String>,
    durations: Vec<String>,
    parts: Vec<DayPartData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayPartData {
    words: Vec<String>,
    from: u8,
    to: u8,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ClausesData {
    words: usize,
    joined_words: usize,
    joins: Vec<String>,
    goes_on: Vec<String>,
    predicates: Vec<String>,
    not_predicates: Vec<String>,
}

/// Fewer words than this are no clause.
const LEAST_CLAUSE_WORDS: usize = 4;
/// The most words that can say what a number counts.
const MOST_UNIT_WORDS: usize = 4;
/// What languages group digits by.
const MYRIAD: f64 = 10_000.0;
const THOUSAND: f64 = 1_000.0;
/// The months of a year.
const MONTHS: u8 = 12;

impl Pack {
    /// The file that makes a folder a language pack.
    pub(super) const LANGUAGE: &str = "language.toml";

    /// The pack of the language `code` from the text of its [`Pack::LANGUAGE`] and its other files, or what is wrong.
    pub(super) fn new(code: &'static str, language: &str, more: More) -> Result<Self, String> {
        let data: PackData = parse(Self::LANGUAGE, language)?;
        Ok(Pack {
            code,
            name: data.name,
            common: data.common.iter().map(|word| key(word)).collect(),
            letters: data.letters.chars().collect(),
            abbreviations: data.abbreviations.iter().map(|word| fold_word(word)).collect(),
            openers: data.openers.iter().map(|word| key(word)).collect(),
            credits: Phrases::new(&data.credits),
            page: page(&data.page),
            numbers: numbers(data.numbers),
            bounds: bounds(&data.bounds),
            dates: dates(data.dates),
            times: times(data.times),
            cues: data.cues,
            speakers: data.speakers,
            references: data.references,
            clauses: clauses(&data.clauses),
            more,
        })
    }
}

/// What the file `name` with this `text` says, or where it is wrong.
pub(super) fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        format!("{name}, line {}: {}", 1 + before.matches('\n').count(), error.message())
    })
}

fn page(data: &PageData) -> PageWords {
    PageWords {
        labels: Phrases::new(&data.labels),
        self_words: Phrases::new(&data.self_words),
        reader_words: Phrases::new(&data.reader_words),
        verbs: Phrases::new(&data.verbs),
        nouns_before: Phrases::new(&data.nouns_before),
    }
}

fn numbers(data: NumbersData) -> Numbers {
    Numbers {
        decimal: data.decimal,
        thousands: data.thousands,
        unit_words: data.unit_words.clamp(1, MOST_UNIT_WORDS),
        ordinals: Phrases::new(&data.ordinals),
        amounts: Phrases::new(&data.amounts),
        unit_ends: data.unit_ends.iter().map(|word| key(word)).collect(),
        classifiers: Phrases::new(&data.classifiers),
        modifiers: data.modifiers.iter().map(|word| key(word)).collect(),
        before: Phrases::new(&data.before),
        nouns_first: data.nouns_first,
        half_after: Phrases::new(&data.half_after),
        half_before: Phrases::new(&data.half_before),
        links: Phrases::new(&data.links),
        of: Phrases::new(&data.of),
        lone_scales: data.lone_scales.iter().map(|word| fold_word(word)).collect(),
        not_numbers: Phrases::new(&data.not_numbers),
        not_units: Phrases::new(&data.not_units),
        point: Phrases::new(&data.point),
        minus: Phrases::new(&data.minus),
        minus_after: Phrases::new(&data.minus_after),
        part_of: Phrases::new(&data.part_of),
        whole_first: Phrases::new(&data.whole_first),
        share_before: Phrases::new(&data.share_before),
        per: Phrases::new(&data.per),
        per_ends: data.per_ends.iter().map(|word| key(word)).collect(),
        endings: data.endings.iter().map(|word| key(word)).collect(),
        labels: Phrases::new(&data.labels),
        labels_after: Phrases::new(&data.labels_after),
        score: Phrases::new(&data.score),
        counters: Phrases::new(&data.counters),
        glued_counters: data.glued_counters.iter().map(|word| key(word)).collect(),
        digits: values(&data.digits),
        not_shares: Phrases::new(&data.not_shares),
        fractions: values(&data.fractions),
        share_forms: data.shares.keys().map(|words| fold_word(words)).collect(),
        shares: Lexicon::new(data.shares.iter().map(|(words, &share)| (words, share))),
        articles: data.articles.iter().map(|word| key(word)).collect(),
        half_inside: Phrases::new(&data.half_inside),
        forms: forms(&data),
        word_phrases: Lexicon::new(long_words(&data.words)),
        words: values(&data.words),
        after_tens: values(&data.after_tens),
        closing_scale: if data.myriads { MYRIAD } else { THOUSAND },
        scales: values(&data.scales),
        suffixes: data.suffixes.iter().map(|(letters, &value)| (fold_word(letters), value)).collect(),
        several: values(&data.several),
        many: values(&data.many),
        measures: measures(data.measures),
        nouns: measures(data.nouns),
    }
}

/// The number words, folded.
fn forms(data: &NumbersData) -> FxHashSet<String> {
    let maps = [&data.words, &data.after_tens, &data.scales, &data.several, &data.many];
    maps.into_iter().flat_map(BTreeMap::keys).chain(&data.half_before).map(|word| fold_word(word)).collect()
}

/// The words of one token, by key, with their values.
fn values(map: &BTreeMap<String, f64>) -> FxHashMap<u64, f64> {
    map.iter().filter(|(word, _)| is_one_token(word)).map(|(word, &value)| (key(word), value)).collect()
}

/// The words of several tokens, with their values.
fn long_words(map: &BTreeMap<String, f64>) -> impl Iterator<Item = (&String, f64)> {
    map.iter().filter(|(word, _)| !is_one_token(word)).map(|(word, &value)| (word, value))
}

fn is_one_token(word: &str) -> bool {
    word.split_whitespace().flat_map(keys_of).nth(1).is_none()
}

fn measures(data: Vec<MeasureData>) -> Lexicon<Measure> {
    meanings(data.into_iter().map(|unit| {
        let (each, zero) = (unit.each.unwrap_or(1.0), unit.zero.unwrap_or(0.0));
        let measure = Measure { of: unit.of.into(), each, zero };
        (unit.words, measure)
    }))
}

/// Each list of phrases with what all of them mean.
fn meanings<T: Clone>(lists: impl IntoIterator<Item = (Vec<String>, T)>) -> Lexicon<T> {
    let entries = lists.into_iter().flat_map(|(words, meaning)| words.into_iter().map(move |w| (w, meaning.clone())));
    Lexicon::new(entries.collect::<Vec<_>>())
}

fn bounds(data: &BoundsData) -> Bounds {
    Bounds {
        about: Phrases::new(&data.about),
        nearly: Phrases::new(&data.nearly),
        at_least: Phrases::new(&data.at_least),
        at_most: Phrases::new(&data.at_most),
        about_after: Phrases::new(&data.about_after),
        nearly_after: Phrases::new(&data.nearly_after),
        at_least_after: Phrases::new(&data.at_least_after),
        at_most_after: Phrases::new(&data.at_most_after),
        at_least_inside: Phrases::new(&data.at_least_inside),
        to: Phrases::new(&data.to),
        between: Phrases::new(&data.between),
        and: Phrases::new(&data.and),
    }
}

fn dates(data: DatesData) -> DateWords {
    let mut months = FxHashMap::default();
    for (names, month) in data.months.iter().zip(1..=MONTHS) {
        months.extend(names.iter().map(|name| (key(name), month)));
    }
    DateWords {
        day: Phrases::new(&data.day),
        month: Phrases::new(&data.month),
        year: Phrases::new(&data.year),
        day_after: Phrases::new(&data.day_after),
        month_after: Phrases::new(&data.month_after),
        year_after: Phrases::new(&data.year_after),
        day_first: data.day_first,
        months,
        month_alone: Phrases::new(&data.month_alone),
        weekdays: meanings(data.weekdays.into_iter().zip(0..)),
        quarters: meanings(data.quarters.into_iter().zip(1..)),
        parts: meanings([(data.early, Part::Early), (data.mid, Part::Mid), (data.late, Part::Late)]),
        coming: Phrases::new(&data.coming),
        next: Phrases::new(&data.next),
        last: Phrases::new(&data.last),
        plural: Phrases::new(&data.plural),
        relative: meanings(data.relative.into_iter().map(|data| (data.words, (data.unit, data.by)))),
        capital_months: data.capital_months,
    }
}

fn times(data: TimesData) -> TimeWords {
    TimeWords {
        at: Phrases::new(&data.at),
        hour: Phrases::new(&data.hour),
        letters: data.letters,
        minute: Phrases::new(&data.minute),
        half: Phrases::new(&data.half),
        durations: Phrases::new(&data.durations),
        parts: meanings(data.parts.into_iter().map(|part| (part.words, (part.from, part.to)))),
    }
}

fn clauses(data: &ClausesData) -> ClauseWords {
    ClauseWords {
        words: data.words.max(LEAST_CLAUSE_WORDS),
        joined_words: data.joined_words.max(LEAST_CLAUSE_WORDS),
        joins: Phrases::new(&data.joins),
        goes_on: Phrases::new(&data.goes_on),
        not_predicates: Phrases::new(&data.not_predicates),
        predicates: data.predicates.iter().map(|word| key(word)).collect(),
    }
}

/// The key of one word.
pub(super) fn key(word: &str) -> u64 {
    word_key(&fold_word(word))
}
