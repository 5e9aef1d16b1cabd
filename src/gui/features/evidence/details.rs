//! The details of a group, aspect by aspect: what the sources do not have the same, what they write otherwise, and what is the
//! same in different languages.
//!
//! Plain and made once for a selection. Knows comparisons and no widgets.

use super::cross_lingual::{self, Shared};
use crate::{
    claims,
    compare::{Comparison, Group},
    gui::{
        wording::{
            dates::published_words,
            names::{capitalised, outlet_of, place_words},
            quotation::shortened,
            values::{aspect_words, value_words},
        },
        words::t,
    },
    ids::ClaimId,
    judge::{Aspect, Place},
};

/// One kind of detail and the places that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The kind of detail: "Number".
    pub aspect: String,
    /// What is to be said of it: "can be the same", "changed over time". Empty where it simply differs.
    pub note: String,
    /// Whether the sources conflict in it.
    pub conflict: bool,
    /// Every value once.
    pub values: Vec<Value>,
}

/// A value and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The words that show it, as the first article writes them; empty where it has no words of its own.
    pub words: String,
    /// The value in words of the reader's language; empty where those that show it say just that.
    pub value: String,
    /// The outlets that have it, with the days on which they came out where these explain the change.
    pub outlets: Vec<String>,
}

impl Value {
    /// The value and who has it, for those who hear it: "“khoảng 11.000”, about 11 000: Alpha, Beta".
    pub fn spoken(&self) -> String {
        let quoted = if self.words.is_empty() { String::new() } else { format!("“{}”", self.words) };
        let parts: Vec<&str> = [quoted.as_str(), &self.value].into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}: {}", parts.join(", "), self.outlets.join(", "))
    }
}

/// Everything in which the passages of `group` differ, then what can be the same.
pub fn details(comparison: &Comparison, group: &Group) -> Vec<Detail> {
    let is_foreign = |places: &[Place]| {
        places.iter().any(|place| cross_lingual::are_foreign(comparison, place.claim, places[0].claim))
    };
    let differences = group.differences.iter().map(|difference| {
        let (aspect, over_time) = (difference.aspect, difference.over_time);
        let note = match over_time {
            true => t!("detail-over-time"),
            false if aspect.is_conflict() && is_foreign(&difference.values) => t!("across-conflict"),
            false => String::new(),
        };
        let values = values(comparison, aspect, &difference.values, over_time);
        Detail { aspect: aspect_words(aspect), note, conflict: aspect.is_conflict(), values }
    });
    let same = group.same.iter().map(|same| {
        let values = values(comparison, same.aspect, &same.values, false);
        Detail { aspect: aspect_words(same.aspect), note: t!("detail-same"), conflict: false, values }
    });
    let across = cross_lingual::shared(comparison, group).into_iter().map(|shared| shared.detail(comparison));
    differences.chain(same).chain(across).collect()
}

/// Each value of `places` once, with who has it; with the days of publication where `dated`.
fn values(comparison: &Comparison, aspect: Aspect, places: &[Place], dated: bool) -> Vec<Value> {
    let mut values: Vec<(&claims::Value, Value)> = Vec::new();
    for place in places {
        let outlet = outlet(comparison, place.claim, dated);
        match values.iter_mut().find(|(value, _)| **value == place.value) {
            Some((_, known)) if known.outlets.contains(&outlet) => (),
            Some((_, known)) => known.outlets.push(outlet),
            None => values.push((&place.value, value(comparison, aspect, place, outlet))),
        }
    }
    values.into_iter().map(|(_, value)| value).collect()
}

fn value(comparison: &Comparison, aspect: Aspect, place: &Place, outlet: String) -> Value {
    let (article, claim) = comparison.claim(place.claim);
    // How a passage is meant is a word of its own, and where no words of it say so the place is all of it.
    let is_meant = matches!(aspect, Aspect::Polarity | Aspect::Certainty);
    let words = match is_meant && place.span == claim.span {
        true => String::new(),
        false => shortened(&claim.said_at(&article.document.text, place.span)),
    };
    // Speakers and loaded words are what they are.
    let value = value_words(&place.value);
    let is_value = |text: &str| words.to_lowercase() == text.to_lowercase();
    let is_said = matches!(aspect, Aspect::Attribution | Aspect::Wording)
        || is_value(&value)
        || is_value(&place.value.canonical());
    let value = if is_said && !is_meant { String::new() } else { value };
    Value { words, value, outlets: vec![outlet] }
}

/// The outlet of `claim`, and in brackets when it came out, where that is asked for and known.
fn outlet(comparison: &Comparison, claim: ClaimId, dated: bool) -> String {
    let article = comparison.claim(claim).0;
    let outlet = outlet_of(&article.document);
    match article.published.filter(|_| dated) {
        Some(published) => format!("{outlet} ({})", published_words(published)),
        None => outlet,
    }
}

impl Shared {
    /// It as a detail of the group: every spelling once, with who has it.
    pub fn detail(&self, comparison: &Comparison) -> Detail {
        let mut values: Vec<Value> = Vec::new();
        for &(claim, span) in &self.places {
            let (article, _) = comparison.claim(claim);
            let (words, outlet) = (shortened(span.of(&article.document.text)), outlet_of(&article.document));
            match values.iter_mut().find(|value| value.words == words) {
                Some(value) if value.outlets.contains(&outlet) => (),
                Some(value) => value.outlets.push(outlet),
                None => values.push(Value { words, value: String::new(), outlets: vec![outlet] }),
            }
        }
        let called = if self.aspect == Aspect::Place { place_words(&self.name) } else { self.name.clone() };
        let name = capitalised(&called);
        let is_spelt = |value: &Value| value.words.to_lowercase() == name.to_lowercase();
        if !name.is_empty() && !values.iter().any(is_spelt) {
            values[0].value = name;
        }
        Detail { aspect: aspect_words(self.aspect), note: t!("across-same"), conflict: false, values }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        claims::{PartialDate, Published},
        gui::fixture,
        ids::{ArticleId, GroupId},
        judge::Same,
    };

    fn spoken(detail: &Detail) -> Vec<String> {
        detail.values.iter().map(Value::spoken).collect()
    }

    #[test]
    fn every_value_stands_with_its_words_and_the_outlets_that_have_it() {
        let comparison = fixture::comparison();
        let [numbers] = &details(&comparison, &comparison.groups[GroupId(0)])[..] else {
            panic!("numbers differ and no more")
        };
        assert_eq!((numbers.aspect.as_str(), numbers.note.as_str(), numbers.conflict), ("Number", "", true));
        assert_eq!(spoken(numbers), ["“10.000”, 10\u{a0}000: Alpha", "“12.000”, 12\u{a0}000: Beta"]);
        let [stance] = &details(&comparison, &comparison.groups[GroupId(1)])[..] else {
            panic!("the stance differs and no more")
        };
        assert_eq!(spoken(stance), ["asserts: Alpha", "“không”, denies: Beta"]);
    }

    #[test]
    fn a_change_tells_when_each_article_came_out() {
        let mut comparison = fixture::comparison();
        comparison.groups[GroupId(0)].differences[0].over_time = true;
        let day = PartialDate { year: Some(2024), month: Some(5), day: Some(4) };
        let beta = crate::compare::Article {
            published: Some(Published { day, clock: None }),
            ..crate::compare::Article::clone(&comparison.articles[ArticleId(1)])
        };
        comparison.articles[ArticleId(1)] = Arc::new(beta);
        let detail = &details(&comparison, &comparison.groups[GroupId(0)])[0];
        assert_eq!(detail.note, "changed over time");
        assert_eq!(spoken(detail), ["“10.000”, 10\u{a0}000: Alpha", "“12.000”, 12\u{a0}000: Beta (2024-05-04)"]);
    }

    #[test]
    fn what_can_be_the_same_comes_last_and_is_no_conflict() {
        let mut comparison = fixture::comparison();
        let values = comparison.groups[GroupId(0)].differences[0].values.clone();
        comparison.groups[GroupId(0)].same.push(Same { aspect: Aspect::Quantity, values });
        let details = details(&comparison, &comparison.groups[GroupId(0)]);
        let same = &details[1];
        assert_eq!((same.aspect.as_str(), same.note.as_str(), same.conflict), ("Number", "can be the same", false));
    }
}
