//! The TOML of a language pack, as people write it, and the [`Pack`] made of it.
//!
//! A list that a pack leaves out is empty, so that a small pack is a pack; a key that is not known is an error, so
//! that a slip of the pen is told.

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Bounds, ClauseWords, Cues, Lexicon, More, Pack, PageWords, Phrases, ReferenceWords, SentenceWords, SpeakerWords,
    calendar::DatesData,
    clock::TimesData,
    numbers::{NumbersData, numbers},
    sentences::SentencesData,
};
use crate::text::{fold_word, word_key};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PackData {
    name: String,
    common: Vec<String>,
    letters: String,
    abbreviations: Vec<String>,
    openers: Vec<String>,
    credits: Vec<String>,
    sentences: SentencesData,
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
    superseded: Vec<String>,
    self_words: Vec<String>,
    reader_words: Vec<String>,
    verbs: Vec<String>,
    nouns_before: Vec<String>,
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
    up_to: Vec<String>,
    reached: Vec<String>,
    changed_by: Vec<String>,
    older: Vec<String>,
    to: Vec<String>,
    between: Vec<String>,
    and: Vec<String>,
    by: Vec<String>,
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

impl Pack {
    /// The file that makes a folder a language pack.
    pub(super) const LANGUAGE: &str = "language.toml";

    /// The pack of the language `code` in `folder` from the text of its [`Pack::LANGUAGE`] and its other files, or what is
    /// wrong.
    pub(super) fn new(code: &'static str, folder: String, language: &str, more: More) -> Result<Self, String> {
        let data: PackData = parse(Self::LANGUAGE, language)?;
        Ok(Pack {
            code,
            name: data.name,
            folder,
            common: data.common.iter().map(|word| key(word)).collect(),
            letters: data.letters.chars().collect(),
            sentences: SentenceWords::new(&data.abbreviations, data.sentences),
            openers: data.openers.iter().map(|word| key(word)).collect(),
            credits: Phrases::new(&data.credits),
            page: page(&data.page),
            numbers: numbers(data.numbers),
            bounds: bounds(&data.bounds),
            dates: data.dates.into(),
            times: data.times.into(),
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
        superseded: Phrases::new(&data.superseded),
        self_words: Phrases::new(&data.self_words),
        reader_words: Phrases::new(&data.reader_words),
        verbs: Phrases::new(&data.verbs),
        nouns_before: Phrases::new(&data.nouns_before),
    }
}

/// Each list of phrases with what all of them mean.
pub(super) fn meanings<T: Clone>(lists: impl IntoIterator<Item = (Vec<String>, T)>) -> Lexicon<T> {
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
        up_to: Phrases::new(&data.up_to),
        reached: Phrases::new(&data.reached),
        changed_by: Phrases::new(&data.changed_by),
        older: Phrases::new(&data.older),
        to: Phrases::new(&data.to),
        between: Phrases::new(&data.between),
        and: Phrases::new(&data.and),
        by: Phrases::new(&data.by),
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
