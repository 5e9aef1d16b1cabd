//! What differs between the passages of the selected group, and the values of the selected fact, as places in the text.
//!
//! Made once for a selection, and only where the reader wants it; knows comparisons and no pixels. Words that are not those
//! of the best wording, values that conflict, and values that are written otherwise and can be the same. Between languages
//! words are not compared: there, what corresponds is marked.

use rustc_hash::FxHashMap;

use crate::{
    compare::{Comparison, Group},
    facts::Fact,
    gui::features::evidence::{
        cross_lingual::{self, are_foreign},
        word_diff::differing_words,
    },
    ids::ClaimId,
    judge::{Place, Verdict},
    text::Span,
};

/// What is to be said of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The best wording does not have them.
    Differs,
    /// They conflict with what another passage has.
    Conflict,
    /// Another passage has the same in another form.
    Same,
    /// They are a value of the selected fact, which amounts to this.
    Value(Verdict),
}

/// The places in the passages of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marking(FxHashMap<ClaimId, Vec<(Span, Kind)>>);

impl Marking {
    /// What differs in the passages of `group`.
    pub fn of(comparison: &Comparison, group: &Group) -> Self {
        let mut marking = Marking::default();
        let best = comparison.claim(group.best).1;
        for &member in &group.members {
            let claim = comparison.claim(member).1;
            let start = claim.span.start as usize;
            if are_foreign(comparison, group.best, member) {
                continue;
            }
            let words = differing_words(best, claim);
            marking.add(member, words.into_iter().map(|w| (Span::new(start + w.start, start + w.end), Kind::Differs)));
        }
        let conflicts = group.differences.iter().filter(|difference| difference.aspect.is_conflict());
        conflicts.for_each(|difference| marking.add_places(comparison, &difference.values, Kind::Conflict));
        let shared = cross_lingual::shared(comparison, group);
        let places = shared.into_iter().flat_map(|shared| shared.places);
        places.for_each(|(claim, span)| marking.add(claim, std::iter::once((span, Kind::Same))));
        group.same.iter().for_each(|same| marking.add_places(comparison, &same.values, Kind::Same));
        marking
    }

    /// Marks the values of `fact`, and nothing else there.
    pub fn mark_fact(&mut self, fact: &Fact) {
        for value in &fact.values {
            let place = &value.place;
            self.0.entry(place.claim).or_default().retain(|(span, _)| !span.overlaps(place.span));
            self.add(place.claim, std::iter::once((place.span, Kind::Value(fact.verdict))));
        }
    }

    /// The places in the passage of `claim`.
    pub fn places(&self, claim: ClaimId) -> &[(Span, Kind)] {
        self.0.get(&claim).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, claim: ClaimId, places: impl Iterator<Item = (Span, Kind)>) {
        self.0.entry(claim).or_default().extend(places);
    }

    /// Marks the values; one that is the whole passage has no words of its own.
    fn add_places(&mut self, comparison: &Comparison, values: &[Place], kind: Kind) {
        for place in values.iter().filter(|place| comparison.claim(place.claim).1.span != place.span) {
            self.add(place.claim, std::iter::once((place.span, kind)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gui::fixture,
        ids::{FactId, GroupId},
        judge::{Aspect, Same},
    };

    /// The marked words of the members of `group`, in order.
    fn check(comparison: &Comparison, group: u32, kind: Kind, expected: &[&str]) {
        let group = &comparison.groups[GroupId(group)];
        let marking = Marking::of(comparison, group);
        let words = group.members.iter().flat_map(|&member| {
            let text = &comparison.claim(member).0.document.text;
            let of_kind = marking.places(member).iter().filter(|(_, found)| *found == kind);
            of_kind.map(|(span, _)| span.of(text)).collect::<Vec<_>>()
        });
        assert_eq!(words.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn other_words_are_tinted_and_conflicting_values_boxed() {
        let comparison = fixture::comparison();
        check(&comparison, 0, Kind::Differs, &["Có 12.000"]);
        check(&comparison, 0, Kind::Conflict, &["10.000", "12.000"]);
        check(&comparison, 0, Kind::Same, &[]);
    }

    #[test]
    fn a_value_of_the_fact_is_marked_as_that_alone() {
        let comparison = fixture::comparison();
        let mut marking = Marking::of(&comparison, &comparison.groups[GroupId(0)]);
        marking.mark_fact(&comparison.facts[FactId(0)]);
        assert_eq!(marking.places(ClaimId(0)), [(Span::new(9, 15), Kind::Value(Verdict::Differ))]);
        assert_eq!(marking.places(ClaimId(5)), []);
    }

    #[test]
    fn the_same_value_in_another_form_is_marked_as_the_same() {
        let mut comparison = fixture::comparison();
        let values = std::mem::take(&mut comparison.groups[GroupId(0)].differences[0].values);
        comparison.groups[GroupId(0)].differences.clear();
        comparison.groups[GroupId(0)].same = vec![Same { aspect: Aspect::Quantity, values }];
        check(&comparison, 0, Kind::Conflict, &[]);
        check(&comparison, 0, Kind::Same, &["10.000", "12.000"]);
    }

    #[test]
    fn a_value_that_is_the_whole_passage_is_not_boxed() {
        let mut comparison = fixture::comparison();
        let whole = comparison.claim(comparison.groups[GroupId(0)].members[0]).1.span;
        comparison.groups[GroupId(0)].differences[0].values[0].span = whole;
        check(&comparison, 0, Kind::Conflict, &["12.000"]);
    }
}
