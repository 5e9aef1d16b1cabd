//! The machine's groups, with what the reader said of pairs.
//!
//! What the reader confirmed is together and what the reader rejected is apart; of two statements about a pair the later
//! counts. Around that the machine's groups hold as they are: a passage that two others of its group are torn between goes
//! with the one that it is linked to more strongly. Groups that no statement touches stay as they are.
//!
//! Invariant: the result is a partition in which no rejected pair is in one group. Where statements contradict each other
//! in a ring (a with b, b with c, a not with c), the oldest confirmation gives way.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{align::ClaimIndex, compare::Comparison};

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
    pairs: FxHashMap<(ClaimIndex, ClaimIndex), (u32, Decision)>,
    said: u32,
}

impl Decisions {
    /// All of `claims` make one claim.
    pub fn together(&mut self, claims: &[ClaimIndex]) {
        for (at, &a) in claims.iter().enumerate() {
            claims[at + 1..].iter().for_each(|&b| self.say(a, b, Some(Decision::Confirmed)));
        }
        self.said += 1;
    }

    /// Between the claims of `some` and of `others` it is as `decision` says; `None` leaves them to the machine.
    pub fn between(&mut self, some: &[ClaimIndex], others: &[ClaimIndex], decision: Option<Decision>) {
        for &a in some {
            others.iter().for_each(|&b| self.say(a, b, decision));
        }
        self.said += 1;
    }

    fn say(&mut self, a: ClaimIndex, b: ClaimIndex, decision: Option<Decision>) {
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

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Every pair of which something was said.
    pub fn iter(&self) -> impl Iterator<Item = ((ClaimIndex, ClaimIndex), Decision)> {
        self.pairs.iter().map(|(&pair, &(_, decision))| (pair, decision))
    }

    /// The pairs that have `decision`, those said last first.
    fn with(&self, decision: Decision) -> Vec<(ClaimIndex, ClaimIndex)> {
        let mut found: Vec<_> = self.pairs.iter().filter(|(_, (_, said))| *said == decision).collect();
        found.sort_unstable_by_key(|(pair, (order, _))| (std::cmp::Reverse(*order), **pair));
        found.into_iter().map(|(pair, _)| *pair).collect()
    }
}

/// The groups of `machine` with `decisions`: each ascending, ordered by their first claim.
pub fn partition(machine: &Comparison, decisions: &Decisions) -> Vec<Vec<ClaimIndex>> {
    let group_of = |claim: ClaimIndex| machine.claims[claim as usize].group;
    let touched: FxHashSet<u32> = decisions.iter().flat_map(|((a, b), _)| [group_of(a), group_of(b)]).collect();
    let mut parts = Parts::default();
    for (a, b) in decisions.with(Decision::Rejected) {
        parts.keep_apart(a, b);
    }
    for (a, b) in decisions.with(Decision::Confirmed) {
        parts.join(a, b);
    }
    let mut order: Vec<u32> = touched.iter().copied().collect();
    order.sort_unstable();
    for &group in &order {
        for (a, b) in nearest_first(machine, &machine.groups[group as usize].members, &parts) {
            parts.join(a, b);
        }
    }
    let untouched = (0..).zip(&machine.groups).filter(|(number, _)| !touched.contains(number));
    let mut groups: Vec<Vec<ClaimIndex>> = untouched.map(|(_, group)| group.members.clone()).collect();
    let members = order.iter().flat_map(|&group| machine.groups[group as usize].members.iter().copied());
    groups.extend(parts.of(members));
    groups.sort_unstable();
    groups
}

/// The pairs of `members` that hold the machine's group together, the strongest first.
fn nearest_first(machine: &Comparison, members: &[ClaimIndex], parts: &Parts) -> Vec<(ClaimIndex, ClaimIndex)> {
    if !members.iter().any(|claim| parts.apart.contains_key(claim)) {
        return members.iter().skip(1).map(|&claim| (members[0], claim)).collect();
    }
    let score = |a, b| match machine.links.binary_search_by_key(&(a, b), |link| (link.a, link.b)) {
        Ok(at) => machine.links[at].score,
        Err(_) => 0.0,
    };
    let pairs = members.iter().enumerate().flat_map(|(at, &a)| members[at + 1..].iter().map(move |&b| (a, b)));
    let mut scored: Vec<(f32, (ClaimIndex, ClaimIndex))> = pairs.map(|(a, b)| (score(a, b), (a, b))).collect();
    scored.sort_by(|(one, pair), (other, other_pair)| other.total_cmp(one).then(pair.cmp(other_pair)));
    scored.into_iter().map(|(_, pair)| pair).collect()
}

/// Sets of claims that are joined unless two of them are to be kept apart.
#[derive(Default)]
struct Parts {
    /// Which set a claim is in, once it is joined to any.
    part_of: FxHashMap<ClaimIndex, usize>,
    /// The sets; empty where one was joined to another.
    parts: Vec<Vec<ClaimIndex>>,
    /// What each claim is kept apart from.
    apart: FxHashMap<ClaimIndex, FxHashSet<ClaimIndex>>,
}

impl Parts {
    fn keep_apart(&mut self, a: ClaimIndex, b: ClaimIndex) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    fn part(&mut self, claim: ClaimIndex) -> usize {
        *self.part_of.entry(claim).or_insert_with(|| {
            self.parts.push(vec![claim]);
            self.parts.len() - 1
        })
    }

    /// Joins the sets of `a` and `b` where nothing keeps them apart.
    fn join(&mut self, a: ClaimIndex, b: ClaimIndex) {
        let (one, other) = (self.part(a), self.part(b));
        let is_apart = |claim: &ClaimIndex| {
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
    fn of(mut self, claims: impl Iterator<Item = ClaimIndex>) -> Vec<Vec<ClaimIndex>> {
        let numbers: FxHashSet<usize> = claims.map(|claim| self.part(claim)).collect();
        let mut sets: Vec<Vec<ClaimIndex>> =
            numbers.into_iter().map(|number| std::mem::take(&mut self.parts[number])).collect();
        sets.iter_mut().for_each(|set| set.sort_unstable());
        sets
    }
}
