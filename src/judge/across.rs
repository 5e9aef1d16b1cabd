//! The numbers of two passages in two languages, which have no words in common to be compared by.
//!
//! Two numbers are of one thing where each passage has just one of that measure and both speak of somebody or something of
//! one name. Known limit: what a number tells of the thing that is counted (dead, injured) is only known where the unit
//! says so.

use super::{
    Aspect,
    passage::{Pair, Passage},
    quantities::{self, Compared},
};
use crate::claims::Quantity;

/// Of a claim so many numbers and names are looked at.
const MOST: usize = 16;

/// Compares the numbers of two passages of two articles in different languages.
pub(super) fn compare(a: &Passage<'_>, b: &Passage<'_>) -> Compared {
    let mut compared = Compared::default();
    if !share_name(a, b) {
        return compared;
    }
    for one in only_of_their_measure(a) {
        let Some(other) = only_of_their_measure(b).find(|other| one.counts_same(other)) else { continue };
        let sides =
            [(a, one), (b, other)].map(|(passage, quantity)| passage.place(quantity.span, quantities::shown(quantity)));
        let pair = Pair { aspect: Aspect::Quantity, sides };
        if quantities::can_be_same(one, other) {
            compared.same.extend(quantities::differently_written(one, other).then_some(pair));
        } else if !tells(a, other) && !tells(b, one) {
            compared.conflicts.push(pair);
        }
    }
    compared
}

/// Whether both passages name somebody or something alike.
pub(super) fn share_name(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let theirs = &b.member.claim.names;
    a.member.claim.names.iter().take(MOST).any(|one| theirs.iter().take(MOST).any(|other| one.is_same(other)))
}

/// The quantities of the passage that no other one of it could be meant for.
fn only_of_their_measure<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = &'a Quantity> {
    let all = &passage.member.claim.quantities[..passage.member.claim.quantities.len().min(MOST)];
    let measured = all.iter().filter(|quantity| quantity.measure.is_some());
    measured.filter(move |one| all.iter().filter(|other| one.counts_same(other)).count() == 1)
}

/// Whether the article of `passage` tells the number of `other` of the same thing anywhere.
fn tells(passage: &Passage<'_>, other: &Quantity) -> bool {
    const MOST_TOLD: usize = 4_096;
    let told = passage.member.source.claims.iter().flat_map(|claim| &claim.quantities).take(MOST_TOLD);
    told.filter(|told| told.counts_same(other)).any(|told| quantities::can_be_same(told, other))
}
