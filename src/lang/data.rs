//! The TOML of a language pack, as people write it, and the [`Pack`] made of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::{Bounds, ClauseWords, Cues, DateWords, Numbers, Pack, Phrases, ReferenceWords, SpeakerWords};
use crate::text::{fold_word, word_key};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackData {
    name: String,
    common: Vec<String>,
    abbreviations: Vec<String>,
    openers: Vec<String>,
    credits: Vec<String>,
    numbers: NumbersData,
    bounds: BoundsData,
    dates: DatesData,
    cues: Cues,
    #[serde(default)]
    speakers: SpeakerWords,
    #[serde(default)]
    references: ReferenceWords,
    clauses: ClausesData,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersData {
    decimal: char,
    thousands: char,
    unit_words: usize,
    units: Vec<String>,
    ordinals: Vec<String>,
    unit_ends: Vec<String>,
    words: BTreeMap<String, i64>,
    scales: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundsData {
    about: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    to: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesData {
    day: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
    months: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClausesData {
    words: usize,
    joined_words: usize,
    joins: Vec<String>,
    goes_on: Vec<String>,
    predicates: Vec<String>,
}

impl Pack {
    /// The pack of the language `code` from the text of its `language.toml`.
    pub(super) fn from_toml(code: &'static str, text: &str) -> Result<Self, toml::de::Error> {
        let data: PackData = toml::from_str(text)?;
        Ok(Pack {
            code,
            name: data.name,
            common: data.common.iter().map(|word| key(word)).collect(),
            abbreviations: data.abbreviations.iter().map(|word| fold_word(word)).collect::<HashSet<_>>(),
            openers: data.openers.iter().map(|word| key(word)).collect(),
            credits: Phrases::new(&data.credits),
            numbers: numbers(&data.numbers),
            bounds: bounds(&data.bounds),
            dates: dates(&data.dates),
            cues: data.cues,
            speakers: data.speakers,
            references: data.references,
            clauses: clauses(&data.clauses),
        })
    }
}

fn numbers(data: &NumbersData) -> Numbers {
    let values = |map: &BTreeMap<String, i64>| map.iter().map(|(word, &value)| (key(word), value as f64)).collect();
    Numbers {
        decimal: data.decimal,
        thousands: data.thousands,
        unit_words: data.unit_words,
        units: Phrases::new(&data.units),
        ordinals: Phrases::new(&data.ordinals),
        unit_ends: data.unit_ends.iter().map(|word| key(word)).collect(),
        words: values(&data.words),
        scales: values(&data.scales),
    }
}

fn bounds(data: &BoundsData) -> Bounds {
    Bounds {
        about: Phrases::new(&data.about),
        at_least: Phrases::new(&data.at_least),
        at_most: Phrases::new(&data.at_most),
        to: Phrases::new(&data.to),
    }
}

fn dates(data: &DatesData) -> DateWords {
    let mut months = HashMap::new();
    for (names, month) in data.months.iter().zip(1..) {
        months.extend(names.iter().map(|name| (key(name), month)));
    }
    DateWords { day: Phrases::new(&data.day), month: Phrases::new(&data.month), year: Phrases::new(&data.year), months }
}

fn clauses(data: &ClausesData) -> ClauseWords {
    ClauseWords {
        words: data.words,
        joined_words: data.joined_words,
        joins: Phrases::new(&data.joins),
        goes_on: Phrases::new(&data.goes_on),
        predicates: data.predicates.iter().map(|word| key(word)).collect(),
    }
}

fn key(word: &str) -> u64 {
    word_key(&fold_word(word))
}
