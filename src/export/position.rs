//! How a passage stands to the claim that heads its group: the values that it gives, or else that it asserts or denies it.
//!
//! Invariant: no passage is said to assert what another passage says.

use super::{
    facts::is_conflict,
    report::{Report, stance_symbol},
};
use crate::{
    claims::{Certainty, Polarity},
    facts::FactValue,
    ids::{ClaimId, GroupId},
    judge::{Aspect, Difference, Place},
};

/// How a passage stands to its group's claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// A sign for it.
    pub symbol: &'static str,
    /// The values that the passage gives, in its words, or how it puts the claim: "“15 people”", "denies, hedged".
    pub words: String,
}

/// One thing that passages of a group give values of.
struct Detail<'a> {
    aspect: Aspect,
    /// Whether the values conflict.
    conflicts: bool,
    values: Vec<GivenValue<'a>>,
}

/// A value that a passage gives.
#[derive(Clone, Copy)]
struct GivenValue<'a> {
    place: &'a Place,
    /// Values of one number fit each other; not known where two languages are compared.
    variant: Option<u32>,
    /// Whether the article takes it back itself.
    corrected: bool,
}

impl<'a> Report<'a> {
    /// How the passages of a group stand to its claim, in their order.
    pub fn positions(self, group: GroupId) -> Vec<(ClaimId, Position)> {
        let details = if self.group(group).sources > 1 { self.details_of(group) } else { Vec::new() };
        self.group(group).members.iter().map(|&claim| (claim, self.position(group, claim, &details))).collect()
    }

    /// Those of `positions` that are of the source with this number.
    pub fn positions_in(
        self,
        positions: &[(ClaimId, Position)],
        source: u32,
    ) -> impl Iterator<Item = &(ClaimId, Position)> {
        positions.iter().filter(move |&&(claim, _)| self.source_of(claim) == source)
    }

    fn position(self, group: GroupId, claim: ClaimId, details: &[Detail<'_>]) -> Position {
        let found = self.comparison.claim(claim).1;
        let values = self.values_of(claim, details);
        let is_assertion = found.polarity == Polarity::Asserts;
        let is_best = claim == self.group(group).best;
        if !values.is_empty() {
            let differs = details.iter().any(|detail| detail.differs(claim, self.group(group).best));
            let symbol = if differs { "≠" } else { stance_symbol(found.polarity) };
            let is_plain = is_assertion && found.certainty == Certainty::Plain;
            let words = if is_plain { values } else { format!("{}: {values}", self.stance(claim)) };
            Position { symbol, words }
        } else if is_assertion && !is_best && details.iter().any(|detail| detail.conflicts) {
            Position { symbol: "○", words: self.say("stance-silent").to_owned() }
        } else if is_assertion && !is_best && self.is_loose(group) {
            Position { symbol: "~", words: self.say("stance-probably").to_owned() }
        } else {
            Position { symbol: stance_symbol(found.polarity), words: self.stance(claim) }
        }
    }

    /// The values that a passage gives, each once.
    fn values_of(self, claim: ClaimId, details: &[Detail<'_>]) -> String {
        let mut values: Vec<String> = Vec::new();
        for detail in details {
            for given in detail.values_in(claim) {
                let value = self.marked(self.detail_value(detail.aspect, given.place), given.corrected);
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        values.join(", ")
    }

    /// What passages of several articles of a group give values of: by the facts, and where two languages are compared by the
    /// differences.
    fn details_of(self, group: GroupId) -> Vec<Detail<'a>> {
        let across = self.group(group).differences.iter().filter(is_of_values);
        let across = across.map(|difference| Detail {
            aspect: difference.aspect,
            conflicts: true,
            values: difference
                .values
                .iter()
                .map(|place| GivenValue { place, variant: None, corrected: false })
                .collect(),
        });
        across.chain(self.facts_of(group)).collect()
    }

    fn facts_of(self, group: GroupId) -> impl Iterator<Item = Detail<'a>> {
        let members = self.group(group).members.as_slice();
        let is_member = |value: &&FactValue| members.binary_search(&value.place.claim).is_ok();
        self.comparison.facts.iter().filter_map(move |fact| {
            let values: Vec<&FactValue> = fact.values.iter().filter(is_member).collect();
            let first = values.first()?;
            let source = |value: &FactValue| self.source_of(value.place.claim);
            let is_shared = values.iter().any(|value| source(value) != source(first));
            let varies = values.iter().any(|value| value.variant != first.variant);
            is_shared.then(|| Detail {
                aspect: fact.aspect,
                conflicts: varies && is_conflict(fact.verdict),
                values: values.into_iter().map(GivenValue::from).collect(),
            })
        })
    }
}

/// Whether `difference` is one of values that no fact has.
fn is_of_values(difference: &&Difference) -> bool {
    let is_value = matches!(difference.aspect, Aspect::Quantity | Aspect::Date | Aspect::Place | Aspect::Name);
    is_value && difference.fact.is_none()
}

impl<'a> From<&'a FactValue> for GivenValue<'a> {
    fn from(FactValue { place, variant, corrected }: &'a FactValue) -> Self {
        GivenValue { place, variant: Some(*variant), corrected: *corrected }
    }
}

impl GivenValue<'_> {
    fn fits(&self, other: &GivenValue<'_>) -> bool {
        if self.variant.is_some() { self.variant == other.variant } else { self.place.value == other.place.value }
    }
}

impl<'a> Detail<'a> {
    fn values_in(&self, claim: ClaimId) -> impl Iterator<Item = &GivenValue<'a>> {
        self.values.iter().filter(move |given| given.place.claim == claim)
    }

    /// Whether `claim` stands by values, and none of them is a value of `best`, which stands by some too.
    fn differs(&self, claim: ClaimId, best: ClaimId) -> bool {
        let stands_by = |claim: ClaimId| self.values_in(claim).filter(|given| !given.corrected);
        let has_values = stands_by(claim).next().is_some() && stands_by(best).next().is_some();
        self.conflicts && has_values && stands_by(claim).all(|one| !stands_by(best).any(|other| one.fits(other)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        edits::Reading,
        export::{
            Options, Words,
            fixture::{documents, loose, plain},
        },
        ids::FactId,
        ingest,
    };

    /// The positions in the shared group, with those of the passage that heads it last.
    fn positions(reading: &Reading) -> Vec<(&'static str, String)> {
        let report = Report::new(reading, &Options { words: Words::of("en").unwrap(), day: None });
        let (group, of) = reading.comparison.shared_groups().next().unwrap();
        let mut positions = report.positions(group);
        positions.sort_by_key(|&(claim, _)| claim == of.best);
        positions.into_iter().map(|(_, Position { symbol, words })| (symbol, words)).collect()
    }

    #[test]
    fn values_stand_where_they_are_known() {
        let told = positions(&plain(&documents()));
        assert_eq!(told.iter().map(|(symbol, _)| *symbol).collect::<Vec<_>>(), ["≠", "+"]);
        assert!(told.iter().any(|(_, words)| words == "“12 people”, “3 May”"), "{told:?}");
        assert!(told.iter().any(|(_, words)| words == "“15 people”, “3 May”"), "{told:?}");
    }

    #[test]
    fn a_passage_without_the_value_that_differs_asserts_none() {
        let mut documents = documents();
        documents.push(ingest::pasted("People were hurt at the Harbour Street warehouse, fire crews said.").unwrap());
        let told = positions(&plain(&documents));
        assert_eq!(told.iter().filter(|(symbol, _)| *symbol == "○").count(), 1, "{told:?}");
        assert!(told.iter().all(|(_, words)| !words.contains("asserts")), "{told:?}");
    }

    #[test]
    fn a_value_that_its_article_takes_back_is_marked_and_differs_from_none() {
        let mut reading = plain(&documents());
        let comparison = Arc::make_mut(&mut reading.comparison);
        Arc::make_mut(&mut comparison.facts)[FactId(0)].values.iter_mut().for_each(|value| value.corrected = true);
        let told = positions(&reading);
        let is_marked = |(symbol, words): &(&str, String)| *symbol == "+" && words.contains("people” (taken back");
        assert!(told.iter().all(is_marked), "{told:?}");
    }

    #[test]
    fn what_is_only_probably_the_claim_is_only_probably_asserted() {
        let mut reading = loose();
        Arc::make_mut(&mut reading.comparison).facts = Arc::default();
        let told = positions(&reading);
        assert_eq!(told, [("~", "probably asserts".to_owned()), ("+", "asserts".to_owned())]);
    }
}
