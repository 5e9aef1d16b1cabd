//! The machine's groups, with what the reader said of pairs.
//!
//! What the reader confirmed is together and what the reader rejected is apart; of two statements about a pair the later
//! counts. Around that the machine's groups hold as they are: a passage that two others of its group are torn between goes
//! with the one that it is linked to more strongly. Groups that no statement touches stay as they are.
//!
//! What the reader says of a guest moves nothing: confirmed, it stays a guest, and rejected, it is none any more. Guests stay
//! with the best wording of their group, wherever that goes.
//!
//! Invariant: every claim is at home in one group, and no rejected pair is at home in one. Where statements contradict each other
//! in a ring (a with b, b with c, a not with c), the oldest confirmation gives way.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    compare::{Comparison, SameClaim},
    ids::{ClaimId, GroupId, IdVec},
};

/// What the reader said of two passages, or of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// They make one claim; the values tell one fact.
    Confirmed,
    /// They do not.
    Rejected,
}

impl Decision {
    /// Both decisions.
    pub const ALL: [Decision; 2] = [Decision::Confirmed, Decision::Rejected];

    /// The decision as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Confirmed => "confirmed",
            Decision::Rejected => "rejected",
        }
    }
}

/// What the reader said of pairs of passages, in order.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// By the pair, the lower first; with a number that later statements have higher.
    pairs: FxHashMap<(ClaimId, ClaimId), (u32, Decision)>,
    said: u32,
}

impl Decisions {
    /// All of `claims` make one claim.
    pub fn together(&mut self, claims: &[ClaimId]) {
        for (at, &a) in claims.iter().enumerate() {
            claims[at + 1..].iter().for_each(|&b| self.say(a, b, Some(Decision::Confirmed)));
        }
        self.said += 1;
    }

    /// Between the claims of `some` and of `others` it is as `decision` says; `None` leaves them to the machine.
    pub fn between(&mut self, some: &[ClaimId], others: &[ClaimId], decision: Option<Decision>) {
        for &a in some {
            others.iter().for_each(|&b| self.say(a, b, decision));
        }
        self.said += 1;
    }

    fn say(&mut self, a: ClaimId, b: ClaimId, decision: Option<Decision>) {
        let pair = (a.min(b), a.max(b));
        match decision {
            _ if a == b => (),
            Some(decision) => {
                self.pairs.insert(pair, (self.said, decision));
            }
            None => {
                self.pairs.remove(&pair);
            }
        }
    }

    /// Whether the reader said that the two are apart.
    fn are_apart(&self, a: ClaimId, b: ClaimId) -> bool {
        self.pairs.get(&(a.min(b), a.max(b))).is_some_and(|(_, decision)| *decision == Decision::Rejected)
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Every pair of which something was said.
    pub fn iter(&self) -> impl Iterator<Item = ((ClaimId, ClaimId), Decision)> {
        self.pairs.iter().map(|(&pair, &(_, decision))| (pair, decision))
    }

    /// The pairs that have `decision`, those said last first.
    fn with(&self, decision: Decision) -> Vec<(ClaimId, ClaimId)> {
        let mut found: Vec<_> = self.pairs.iter().filter(|(_, (_, said))| *said == decision).collect();
        found.sort_unstable_by_key(|(pair, (order, _))| (std::cmp::Reverse(*order), **pair));
        found.into_iter().map(|(pair, _)| *pair).collect()
    }
}

/// The groups of `machine` with `decisions`, ordered by their first claim at home.
pub fn regrouped(machine: &Comparison, decisions: &Decisions) -> IdVec<GroupId, SameClaim> {
    let guests = |home: &[ClaimId]| {
        let group_of = |claim: ClaimId| &machine.groups[machine.claims[claim].group];
        let invited =
            home.iter().filter(|&&claim| group_of(claim).best == claim).flat_map(|&best| &group_of(best).guests);
        let stays =
            |guest: &ClaimId| !home.contains(guest) && home.iter().all(|&claim| !decisions.are_apart(*guest, claim));
        let guests: BTreeSet<ClaimId> = invited.copied().filter(stays).collect();
        guests.into_iter().collect()
    };
    let homes = partition(machine, decisions).into_iter();
    homes.map(|home| SameClaim { guests: guests(&home), home }).collect()
}

/// The claims at home in each group of `machine` with `decisions`: each ascending, ordered by their first claim.
fn partition(machine: &Comparison, decisions: &Decisions) -> Vec<Vec<ClaimId>> {
    let group_of = |claim: ClaimId| machine.claims[claim].group;
    let touched: FxHashSet<GroupId> = decisions.iter().flat_map(|((a, b), _)| [group_of(a), group_of(b)]).collect();
    let mut parts = Parts::default();
    for (a, b) in decisions.with(Decision::Rejected) {
        parts.keep_apart(a, b);
    }
    let confirmed = decisions.with(Decision::Confirmed);
    let as_guests = confirmed_as_guests(machine, &confirmed);
    for (a, b) in confirmed.into_iter().filter(|pair| !as_guests.contains(pair)) {
        parts.join(a, b);
    }
    let mut order: Vec<GroupId> = touched.iter().copied().collect();
    order.sort_unstable();
    for &group in &order {
        let home: Vec<ClaimId> = machine.groups[group].home().collect();
        for (a, b) in nearest_first(machine, &home, &parts) {
            parts.join(a, b);
        }
    }
    let untouched = machine.groups.iter_enumerated().filter(|(number, _)| !touched.contains(number));
    let mut groups: Vec<Vec<ClaimId>> = untouched.map(|(_, group)| group.home().collect()).collect();
    let members = order.iter().flat_map(|&group| machine.groups[group].home());
    groups.extend(parts.of(members));
    groups.sort_unstable();
    groups
}

/// The `confirmed` pairs of which the machine has both in one group, one of them as a guest, unless the reader confirmed all
/// pairs of their two homes and so merged them.
fn confirmed_as_guests(machine: &Comparison, confirmed: &[(ClaimId, ClaimId)]) -> FxHashSet<(ClaimId, ClaimId)> {
    let homes = |&(a, b): &(ClaimId, ClaimId)| {
        let [one, other] = [a, b].map(|claim| machine.claims[claim].group);
        (one.min(other), one.max(other))
    };
    let mut counts: FxHashMap<(GroupId, GroupId), usize> = FxHashMap::default();
    confirmed.iter().for_each(|pair| *counts.entry(homes(pair)).or_default() += 1);
    let size = |group: GroupId| machine.groups[group].home().count();
    let is_guest_there = |&(a, b): &(ClaimId, ClaimId)| {
        let (one, other) = homes(&(a, b));
        let all = size(one) * size(other);
        one != other && machine.are_together(a, b) && counts[&(one, other)] < all
    };
    confirmed.iter().copied().filter(is_guest_there).collect()
}

/// The pairs of `members` that hold the machine's group together, the strongest first.
fn nearest_first(machine: &Comparison, members: &[ClaimId], parts: &Parts) -> Vec<(ClaimId, ClaimId)> {
    if !members.iter().any(|claim| parts.apart.contains_key(claim)) {
        return members.iter().skip(1).map(|&claim| (members[0], claim)).collect();
    }
    let score = |a, b| match machine.links.binary_search_by_key(&(a, b), |link| (link.a, link.b)) {
        Ok(at) => machine.links[at].score,
        Err(_) => 0.0,
    };
    let pairs = members.iter().enumerate().flat_map(|(at, &a)| members[at + 1..].iter().map(move |&b| (a, b)));
    let mut scored: Vec<(f32, (ClaimId, ClaimId))> = pairs.map(|(a, b)| (score(a, b), (a, b))).collect();
    scored.sort_by(|(one, pair), (other, other_pair)| other.total_cmp(one).then(pair.cmp(other_pair)));
    scored.into_iter().map(|(_, pair)| pair).collect()
}

/// Sets of claims that are joined unless two of them are to be kept apart.
#[derive(Default)]
struct Parts {
    /// Which set a claim is in, once it is joined to any.
    part_of: FxHashMap<ClaimId, usize>,
    /// The sets; empty where one was joined to another.
    parts: Vec<Vec<ClaimId>>,
    /// What each claim is kept apart from.
    apart: FxHashMap<ClaimId, FxHashSet<ClaimId>>,
}

impl Parts {
    fn keep_apart(&mut self, a: ClaimId, b: ClaimId) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    fn part(&mut self, claim: ClaimId) -> usize {
        *self.part_of.entry(claim).or_insert_with(|| {
            self.parts.push(vec![claim]);
            self.parts.len() - 1
        })
    }

    /// Joins the sets of `a` and `b` where nothing keeps them apart.
    fn join(&mut self, a: ClaimId, b: ClaimId) {
        let (one, other) = (self.part(a), self.part(b));
        let is_apart = |claim: &ClaimId| {
            self.apart.get(claim).is_some_and(|apart| self.parts[other].iter().any(|claim| apart.contains(claim)))
        };
        if one == other || self.parts[one].iter().any(is_apart) {
            return;
        }
        let moved = std::mem::take(&mut self.parts[other]);
        moved.iter().for_each(|&claim| {
            self.part_of.insert(claim, one);
        });
        self.parts[one].extend(moved);
    }

    /// The sets of `claims`, each ascending.
    fn of(mut self, claims: impl Iterator<Item = ClaimId>) -> Vec<Vec<ClaimId>> {
        let numbers: FxHashSet<usize> = claims.map(|claim| self.part(claim)).collect();
        let mut sets: Vec<Vec<ClaimId>> =
            numbers.into_iter().map(|number| std::mem::take(&mut self.parts[number])).collect();
        sets.iter_mut().for_each(|set| set.sort_unstable());
        sets
    }
}
