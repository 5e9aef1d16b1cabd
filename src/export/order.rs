//! The order in which claims are told, and their numbers: the same in every format.

use rustc_hash::FxHashMap;

use super::report::Report;
use crate::{
    edits::Decision,
    ids::{ArticleId, ClaimId, GroupId, IdVec},
};

/// The claims in the order in which they are told; their places in it, from 1, are their numbers in every format.
pub struct Order {
    groups: Vec<GroupId>,
    /// So many come first that are sure or decided.
    sure: usize,
    /// So many have a place of their own: these and the loose ones.
    notable: usize,
}

/// Which claims come before which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What several articles say, or the reader said something of.
    Sure,
    /// What is only probably one claim.
    Loose,
    /// What one article alone says.
    Alone,
}

impl<'a> Report<'a> {
    /// All claims: what is sure, what is loose, what one article alone says; of each the gravest verdict first, then what
    /// more articles have.
    pub fn order(self) -> Order {
        let mut groups: Vec<(Rank, GroupId)> =
            self.comparison.groups.ids().map(|group| (self.rank(group), group)).collect();
        groups.sort_by_key(|&(rank, group)| {
            let of = self.group(group);
            (rank, of.verdict, std::cmp::Reverse(of.sources), group)
        });
        let sure = groups.partition_point(|&(rank, _)| rank < Rank::Loose);
        let notable = groups.partition_point(|&(rank, _)| rank < Rank::Alone);
        Order { groups: groups.into_iter().map(|(_, group)| group).collect(), sure, notable }
    }

    fn rank(self, group: GroupId) -> Rank {
        let of = self.group(group);
        if of.sources < 2 && !self.is_remarked(group) && !self.hand.is_confirmed(self.comparison, group) {
            Rank::Alone
        } else if self.is_loose(group) {
            Rank::Loose
        } else {
            Rank::Sure
        }
    }

    /// Passages that are related and no more: alignments over several articles of which no two articles make the same claim.
    pub fn related(self) -> Vec<&'a [ClaimId]> {
        let place = |claim: &ClaimId| self.comparison.claims[*claim];
        let mut guest_in: FxHashMap<ClaimId, Vec<GroupId>> = FxHashMap::default();
        for (number, group) in self.comparison.groups.iter_enumerated() {
            group.guests.iter().for_each(|&claim| guest_in.entry(claim).or_default().push(number));
        }
        let is_related = |members: &[ClaimId]| {
            let mut article_of: FxHashMap<GroupId, ArticleId> = FxHashMap::default();
            let one_article = members.iter().all(|claim| place(claim).article == place(&members[0]).article);
            let mut shares =
                |group: GroupId, article: ArticleId| *article_of.entry(group).or_insert(article) != article;
            let shares = |claim: &ClaimId| {
                let visited = guest_in.get(claim).into_iter().flatten();
                visited.chain([&place(claim).group]).any(|&group| shares(group, place(claim).article))
            };
            !one_article && !members.iter().any(shares)
        };
        self.comparison.alignments.iter().map(Vec::as_slice).filter(|members| is_related(members)).collect()
    }

    /// Passages that the reader keeps apart and that stand in no claim of `order` with a place of its own.
    pub fn kept_apart(self, order: &Order) -> Vec<[ClaimId; 2]> {
        let mut told: IdVec<GroupId, bool> = IdVec::filled(false, self.comparison.groups.len());
        order.notable().for_each(|(_, group)| told[group] = true);
        let is_told = |claim: ClaimId| told[self.comparison.claims[claim].group];
        let mut pairs = Vec::new();
        for a in self.comparison.claims.ids().filter(|&a| !is_told(a)) {
            let apart = self.hand.decided(a).filter(|&(b, decision)| a < b && decision == Decision::Rejected);
            pairs.extend(apart.filter(|&(b, _)| !is_told(b)).map(|(b, _)| [a, b]));
        }
        pairs
    }
}

impl Order {
    /// The claims that are sure or decided, with their numbers.
    pub fn sure(&self) -> impl Iterator<Item = (u32, GroupId)> + Clone {
        self.notable().take(self.sure)
    }

    /// What is only probably one claim each, with their numbers.
    pub fn loose(&self) -> impl Iterator<Item = (u32, GroupId)> + Clone {
        self.notable().skip(self.sure)
    }

    /// The claims with a place of their own, with their numbers: those of several articles, and those that the reader said
    /// something of.
    pub fn notable(&self) -> impl Iterator<Item = (u32, GroupId)> + Clone {
        self.all().take(self.notable)
    }

    /// All claims with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (u32, GroupId)> + Clone {
        (1..).zip(self.groups.iter().copied())
    }
}
