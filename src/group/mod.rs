//! Links into groups and alignments, both by average linkage: two sets are joined while the mean over all pairs between them is
//! high enough, a pair without a link counting as none (Sokal and Michener, 1958). One strong link therefore does not chain
//! two stories together.
//!
//! A **group** is of claims that make the same claim, by the probabilities of the links; one of which the mean is too low
//! loses its weakest members. An **alignment** is of passages on the same part of the story, for reading side by side: the
//! affinity of two is how related they are less what chance would give (see [`affinity`]). Headlines, summaries and captions
//! repeat what their article says: alignments are made without them, and each then joins the one it is nearest to.
//!
//! A sentence may make two claims: a claim is at home in one group, and a **guest** in every other with whose members it makes
//! the same claim as surely as these do with each other.
//!
//! Two claims of one article have no affinity, unless one points to the other, and two of one sentence speak against each
//! other, since a sentence does not make one claim twice.
//!
//! Knows nothing of texts. Invariant: the homes of claims and the alignments are partitions, and the same for the same links.

mod affinity;
mod same_claim;
mod scores;

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BinaryHeap},
};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::{
    align::Link,
    ids::{ArticleId, ClaimId, Id, IdVec, LocalClaimId},
};
use affinity::{Affinity, affinities};
pub use same_claim::{SURE, SameClaim, mean_probability, same_claims};
pub(crate) use scores::PairScores;

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its article.
    pub article: ArticleId,
    /// The first claim of its sentence, which the claims of one sentence share.
    pub sentence: LocalClaimId,
    /// Whether it is a headline, a summary or a caption.
    pub repeats: bool,
}

/// Partitions the claims at `places` into passages on the same part of the story: ascending within a set,
/// sets by their first claim.
pub fn alignments(places: &IdVec<ClaimId, Place>, links: &[Link], join: f32) -> Vec<Vec<ClaimId>> {
    let affinities: Vec<Affinity> = affinities(places, links).collect();
    let repeats = |claim: ClaimId| places[claim].repeats;
    let told = affinities.iter().copied().filter(|&(a, b, _)| !repeats(a) && !repeats(b));
    let mut groups = linked(places.len(), told, join);
    let alone = add_repeats(&mut groups, places, &affinities, join);
    let of_alone = affinities.iter().copied().filter(|(a, b, _)| alone.contains(a) && alone.contains(b));
    groups.extend(linked(places.len(), of_alone, join).into_iter().filter(|group| alone.contains(&group[0])));
    groups.iter_mut().for_each(|members| members.sort_unstable());
    groups.sort_unstable();
    groups
}

/// Groups of all `claims` by average linkage; where nothing leads to a claim, it is one by itself.
fn linked(claims: usize, affinities: impl Iterator<Item = Affinity> + Clone, join: f32) -> Vec<Vec<ClaimId>> {
    linked_by(Clusters::new(claims, affinities, join))
}

/// Joins `clusters` until no two are near enough.
pub(crate) fn linked_by<I: Id>(mut clusters: Clusters<I>) -> Vec<Vec<I>> {
    while let Some(candidate) = clusters.queue.pop() {
        if clusters.is_current(&candidate) {
            clusters.join(candidate.a, candidate.b);
        }
    }
    clusters.members.into_iter().filter(|members| !members.is_empty()).collect()
}

/// Moves the claims that repeat others to the group each is nearest to on average, where that is near enough. Those that
/// are near none are taken out of `groups` and returned.
fn add_repeats(
    groups: &mut Vec<Vec<ClaimId>>,
    places: &IdVec<ClaimId, Place>,
    affinities: &[Affinity],
    join: f32,
) -> FxHashSet<ClaimId> {
    let repeats = |claim: ClaimId| places[claim].repeats;
    groups.retain(|members| !repeats(members[0]));
    let mut group_of: FxHashMap<ClaimId, usize> = FxHashMap::default();
    for (number, members) in groups.iter().enumerate() {
        group_of.extend(members.iter().map(|&member| (member, number)));
    }
    let mut sums: BTreeMap<(ClaimId, usize), f64> = BTreeMap::new();
    for &(a, b, affinity) in affinities {
        for (claim, other) in [(a, b), (b, a)] {
            if let Some(&group) = group_of.get(&other).filter(|_| repeats(claim)) {
                *sums.entry((claim, group)).or_default() += f64::from(affinity);
            }
        }
    }
    let mut nearest: BTreeMap<ClaimId, (f32, usize)> = BTreeMap::new();
    for ((claim, group), sum) in sums {
        let mean = (sum / groups[group].len() as f64) as f32;
        if mean >= join && nearest.get(&claim).is_none_or(|&(most, _)| mean > most) {
            nearest.insert(claim, (mean, group));
        }
    }
    nearest.iter().for_each(|(&claim, &(_, group))| groups[group].push(claim));
    places.ids().filter(|claim| repeats(*claim) && !nearest.contains_key(claim)).collect()
}

/// Clusters of what is numbered by `I`, each named after the one that it began with.
pub(crate) struct Clusters<I> {
    /// Empty where it was joined to another.
    members: IdVec<I, Vec<I>>,
    /// Sum of the affinities to each other cluster that any link leads to.
    sums: IdVec<I, FxHashMap<I, f64>>,
    /// The pairs of clusters whose mean is high enough, and some that were joined to others since.
    queue: BinaryHeap<Candidate<I>>,
    join: f32,
}

/// Two clusters that could be joined, and the mean affinity between them when it was queued.
struct Candidate<I> {
    mean: f32,
    a: I,
    b: I,
}

impl<I: Id> Clusters<I> {
    /// `count`: how many there are to be clustered.
    pub fn new(count: usize, affinities: impl Iterator<Item = (I, I, f32)> + Clone, join: f32) -> Self {
        let mut others: IdVec<I, usize> = IdVec::filled(0, count);
        let members = others.ids().map(|one| vec![one]).collect();
        affinities.clone().for_each(|(a, b, _)| [a, b].iter().for_each(|&one| others[one] += 1));
        let sums =
            others.into_iter().map(|others| FxHashMap::with_capacity_and_hasher(others, FxBuildHasher)).collect();
        let mut clusters = Clusters { members, sums, queue: BinaryHeap::new(), join };
        for (a, b, affinity) in affinities {
            clusters.sums[a].insert(b, f64::from(affinity));
            clusters.sums[b].insert(a, f64::from(affinity));
            clusters.consider(a, b, affinity);
        }
        clusters
    }

    /// Queues the clusters `a` and `b`, where the mean between them is high enough.
    fn consider(&mut self, a: I, b: I, mean: f32) {
        if mean >= self.join {
            self.queue.push(Candidate { mean, a: a.min(b), b: a.max(b) });
        }
    }

    fn mean(&self, a: I, b: I) -> Option<f32> {
        let pairs = self.members[a].len() * self.members[b].len();
        self.sums[a].get(&b).map(|sum| (sum / pairs as f64) as f32)
    }

    fn is_current(&self, candidate: &Candidate<I>) -> bool {
        self.mean(candidate.a, candidate.b) == Some(candidate.mean)
    }

    /// Joins cluster `b` to `a`, which comes before it.
    fn join(&mut self, a: I, b: I) {
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        for (other, sum) in std::mem::take(&mut self.sums[b]) {
            self.sums[other].remove(&b);
            if other != a {
                *self.sums[a].entry(other).or_default() += sum;
                *self.sums[other].entry(a).or_default() += sum;
            }
        }
        let others: Vec<I> = self.sums[a].keys().copied().collect();
        for other in others {
            if let Some(mean) = self.mean(a, other) {
                self.consider(a, other, mean);
            }
        }
    }
}

impl<I: Id> Ord for Candidate<I> {
    /// The greater mean first, then the earlier clusters.
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl<I: Id> PartialOrd for Candidate<I> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<I: Id> PartialEq for Candidate<I> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<I: Id> Eq for Candidate<I> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, related: f32) -> Link {
        Link { a: ClaimId(a), b: ClaimId(b), score: related, related, points: false, in_common: 1.0, why: Vec::new() }
    }

    /// `places`: the article and sentence of each claim.
    fn check(places: &[(u32, u32)], links: &[(u32, u32, f32)], expected: &[&[u32]]) {
        let places = places.iter().map(|&(article, sentence)| place(article, sentence)).collect();
        let links: Vec<Link> = links.iter().map(|&(a, b, score)| link(a, b, score)).collect();
        assert_eq!(numbers(&alignments(&places, &links, 0.25)), expected);
    }

    fn place(article: u32, sentence: u32) -> Place {
        Place { article: ArticleId(article), sentence: LocalClaimId(sentence), repeats: false }
    }

    fn numbers(sets: &[Vec<ClaimId>]) -> Vec<Vec<u32>> {
        sets.iter().map(|claims| claims.iter().map(|claim| claim.0).collect()).collect()
    }

    #[test]
    fn a_chain_is_not_a_group() {
        let apart = [(0, 0), (1, 0), (2, 0), (3, 0)];
        check(&apart, &[(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)], &[&[0, 1], &[2, 3]]);
        check(&apart[..3], &[(0, 1, 0.9), (1, 2, 0.7), (0, 2, 0.6)], &[&[0, 1, 2]]);
    }

    #[test]
    fn weak_links_join_nothing() {
        check(&[(0, 0), (1, 0)], &[(0, 1, 0.2)], &[&[0], &[1]]);
        check(&[], &[], &[]);
    }

    #[test]
    fn two_claims_of_one_sentence_go_to_the_nearer_each() {
        let places = [(0, 0), (1, 0), (1, 0)];
        check(&places, &[(0, 1, 0.9), (0, 2, 0.8)], &[&[0, 1], &[2]]);
    }

    #[test]
    fn a_headline_joins_the_nearest_group_and_makes_none() {
        let places = (0..5).map(|at| Place { repeats: matches!(at, 2..), ..place(at, 0) }).collect();
        let between = [link(0, 2, 0.6), link(1, 2, 0.9), link(3, 4, 0.9)];
        assert_eq!(numbers(&alignments(&places, &between, 0.25)), [vec![0], vec![1, 2], vec![3, 4]]);
    }

    #[test]
    fn a_denial_joins_what_it_points_to() {
        let places = [place(0, 0), place(0, 1)].into_iter().collect();
        let found = alignments(&places, &[Link { points: true, ..link(0, 1, 0.9) }], 0.25);
        assert_eq!(numbers(&found), [[0, 1]]);
    }
}
