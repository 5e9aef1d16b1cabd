//! Two passages in two languages, which have no words in common to be compared by: their numbers, days, persons and denials
//! are.
//!
//! That they are in one group at all says that they mean nearly the same, so that a detail of the one that only one detail
//! of the other can answer to, is held against it. Known limits: what a number tells of the thing that is counted (dead,
//! injured) is only known where the unit says so; a name is only known by its sound or the lists.

use super::{
    Aspect,
    passage::{Pair, Passage},
    quantities::{self, Compared},
};
use crate::claims::{Claim, MeasureKind, Name, NameKind, Quantity, Value};

/// Of a claim so many numbers and names are looked at.
const MOST: usize = 16;
/// Of an article so many are looked at to see whether it tells one elsewhere.
const MOST_TOLD: usize = 4_096;

/// Whether two passages are in two languages.
pub(super) fn is_across(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    !std::ptr::eq(a.judging, b.judging)
}

/// Compares the numbers of two passages of two articles: those that can be the same answer to each other, and of the rest
/// one of which there is no other that counts the same, to one such of the other passage.
pub(super) fn numbers(a: &Passage<'_>, b: &Passage<'_>) -> Compared {
    let (mut ours, mut theirs) = (counted(a), counted(b));
    let sides = |one: &Quantity, other: &Quantity| Pair {
        aspect: Aspect::Quantity,
        sides: [a.place(one.span, one), b.place(other.span, other)],
    };
    let mut compared = Compared::default();
    ours.retain(|one| {
        let same = theirs.iter().position(|other| count_one_thing(one, other) && quantities::can_be_same(one, other));
        if let Some(other) = same.map(|at| theirs.remove(at)) {
            compared.same.extend(quantities::differently_written(one, other).then(|| sides(one, other)));
        }
        same.is_none()
    });
    for one in &ours {
        let mut answers = theirs.iter().filter(|other| count_one_thing(one, other));
        let (Some(other), None) = (answers.next(), answers.next()) else { continue };
        let is_only = ours.iter().filter(|one| count_one_thing(one, other)).count() == 1;
        if is_only && !tells(a, other) && !tells(b, one) {
            compared.conflicts.push(sides(one, other));
        }
    }
    compared
}

/// The persons that two passages tell the same of: one in each of whom the other article knows nothing.
pub(super) fn persons(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let (one, other) = (only_stranger(a, b)?, only_stranger(b, a)?);
    if !one.is_surely_other(other) {
        return None;
    }
    let side = |passage: &Passage<'_>, name: &Name| passage.place(name.span, Value::Name(name.clone()));
    Some(Pair { aspect: Aspect::Name, sides: [side(a, one), side(b, other)] })
}

/// Whether both passages name somebody or something alike.
pub(super) fn share_name(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let theirs = &b.member.claim.names;
    a.member.claim.names.iter().take(MOST).any(|one| theirs.iter().take(MOST).any(|other| one.is_same(other)))
}

fn counted<'a>(passage: &Passage<'a>) -> Vec<&'a Quantity> {
    passage.member.claim.quantities.iter().take(MOST).collect()
}

/// Whether two numbers can count one thing: by their measures, where both are known. A rate that one language tells by the unit
/// ("25.000 tấn mỗi năm") another may tell elsewhere ("每年供货1.8万吨").
fn count_one_thing(a: &Quantity, b: &Quantity) -> bool {
    let (Some(one), Some(other)) = (&a.measure, &b.measure) else { return true };
    let (one, other) = match (&one.of, &other.of) {
        (MeasureKind::Rate(_), MeasureKind::Rate(_)) => (&one.of, &other.of),
        (MeasureKind::Rate(rate), other) => (&rate[0], other),
        (one, MeasureKind::Rate(rate)) => (one, &rate[0]),
        both => both,
    };
    let persons = are_persons(one) && are_persons(other);
    one == other || (persons && (*one == MeasureKind::Person || *other == MeasureKind::Person))
}

/// Whether persons of some kind are counted.
fn are_persons(kind: &MeasureKind) -> bool {
    use MeasureKind::{Child, Death, Hostage, Injury, Passenger, Person, Soldier};
    matches!(kind, Person | Soldier | Passenger | Child | Hostage | Death | Injury)
}

/// Whether the article of `passage` tells the number of `other` of the same thing anywhere.
fn tells(passage: &Passage<'_>, other: &Quantity) -> bool {
    let told = passage.member.source.claims.iter().flat_map(|claim| &claim.quantities).take(MOST_TOLD);
    told.filter(|told| told.counts_same(other)).any(|told| quantities::can_be_same(told, other))
}

/// The one person of `passage` whom the article of `other` does not name anywhere, but for who says it.
fn only_stranger<'a>(passage: &Passage<'a>, other: &Passage<'_>) -> Option<&'a Name> {
    let claim = passage.member.claim;
    let known: Vec<&Name> = other.member.source.claims.iter().flat_map(|claim| &claim.names).take(MOST_TOLD).collect();
    let is_stranger = |name: &&Name| {
        name.kind == NameKind::Person && !speaks(claim, name) && !known.iter().any(|known| name.is_same(known))
    };
    let mut strangers = claim.names.iter().take(MOST).filter(is_stranger);
    strangers.next().filter(|_| strangers.next().is_none())
}

fn speaks(claim: &Claim, name: &Name) -> bool {
    claim.attribution.as_ref().is_some_and(|said| said.span.overlaps(name.span))
}
