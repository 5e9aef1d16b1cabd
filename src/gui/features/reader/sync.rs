//! The way from a place in one article to its place in another, by the passages in which both make one claim or are on the
//! same part of the story.
//!
//! Pure: a place is a byte of an article's text, also between two letters, so no height that was ever estimated has a part
//! in it. Law: the map never goes backwards, never jumps, and leads ends to ends.

use crate::{
    compare::Comparison,
    gui::wording::relation::aligned,
    ids::{ArticleId, ClaimId, Ids},
};

/// A byte of one article and the one beside it in another.
pub type Pair = [f64; 2];

/// The longest chain of the passages of two articles that lie beside each other, ascending in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain(Vec<Pair>);

impl Chain {
    /// The chain between two articles. `None` where they share nothing.
    pub fn between(comparison: &Comparison, articles: [ArticleId; 2]) -> Option<Self> {
        let [claims, others] = articles.map(|article| comparison.claims_of(article));
        let start = |claim: ClaimId| f64::from(comparison.claim(claim).1.span.start);
        let pairs = claims.flat_map(|claim| {
            let group = &comparison.groups[comparison.claims[claim].group];
            let same = within(&group.members, &others);
            let there = if same.is_empty() { within(aligned(comparison, claim), &others) } else { same };
            there.iter().map(move |&member| [start(claim), start(member)])
        });
        let chain = ascending(pairs.collect());
        (!chain.is_empty()).then_some(Chain(chain))
    }

    /// Where `place` of the one article leads in the other. `ends`: the first and the last place that each can show in the
    /// middle of its view.
    pub fn lead(&self, place: f64, ends: [Pair; 2]) -> f64 {
        let [first, last] = ends;
        let inside = |pair: &Pair| (0..2).all(|side| first[side] < pair[side] && pair[side] < last[side]);
        let after = self.0.iter().copied().filter(inside).chain([last]);
        let mut before = first;
        for next in after {
            if place < next[0] {
                return between(before, next, place);
            }
            before = next;
        }
        last[1]
    }
}

/// Those of `members` that are among `claims`; both ascend.
fn within<'m>(members: &'m [ClaimId], claims: &Ids<ClaimId>) -> &'m [ClaimId] {
    let [from, to] = [claims.start(), claims.end()].map(|end| members.partition_point(|&member| member < end));
    &members[from..to]
}

/// The place of the other article on the straight way from one pair to the next.
fn between(before: Pair, next: Pair, place: f64) -> f64 {
    let part = ((place - before[0]) / (next[0] - before[0]).max(f64::EPSILON)).clamp(0.0, 1.0);
    before[1] + part * (next[1] - before[1])
}

/// The longest of the chains of `pairs` that ascend in both articles (patience sorting, O(n log n)).
fn ascending(mut pairs: Vec<Pair>) -> Vec<Pair> {
    // Those of one place come in descending order, so that a chain has at most one of them.
    pairs.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]).then(b[1].total_cmp(&a[1])));
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end][1] < pair[1]);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length + 1));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut chain: Vec<Pair> =
        std::iter::successors(ends.last().copied(), |&index| before[index]).map(|index| pairs[index]).collect();
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::gui::fixture;

    fn chain(pairs: &[Pair]) -> Chain {
        Chain(ascending(pairs.to_vec()))
    }

    const ENDS: [Pair; 2] = [[100.0, 50.0], [9_000.0, 4_000.0]];

    #[test]
    fn a_shared_passage_leads_to_its_counterpart_and_between_two_it_is_the_middle() {
        let chain = chain(&[[1_000.0, 500.0], [2_000.0, 3_000.0]]);
        assert_eq!(chain.lead(1_000.0, ENDS), 500.0);
        assert_eq!(chain.lead(1_500.0, ENDS), 1_750.0);
        assert_eq!(chain.lead(2_000.0, ENDS), 3_000.0);
    }

    #[test]
    fn before_the_first_and_after_the_last_it_slides_to_the_ends() {
        let chain = chain(&[[1_000.0, 500.0]]);
        assert_eq!(chain.lead(550.0, ENDS), 275.0);
        assert_eq!([chain.lead(0.0, ENDS), chain.lead(99_999.0, ENDS)], [50.0, 4_000.0]);
    }

    #[test]
    fn passages_told_in_another_order_are_left_out_where_fewer() {
        let moved = chain(&[[1.0, 10.0], [2.0, 90.0], [3.0, 20.0], [4.0, 30.0]]);
        assert_eq!(moved.0, [[1.0, 10.0], [3.0, 20.0], [4.0, 30.0]]);
    }

    #[test]
    fn a_passage_with_two_counterparts_has_one_in_the_chain() {
        let twice = chain(&[[1.0, 10.0], [1.0, 20.0], [2.0, 15.0]]);
        assert_eq!(twice.0.len(), 2);
    }

    #[test]
    fn the_same_claim_leads_before_the_same_part_of_the_story() {
        let comparison = fixture::related();
        let [alpha, beta, gamma] = [0, 1, 2].map(ArticleId);
        let between = |articles| Chain::between(&comparison, articles);
        assert_eq!(between([beta, gamma]), Some(Chain(vec![[67.0, 0.0]])), "the treaty");
        assert_eq!(between([alpha, gamma]), Some(Chain(vec![[70.0, 0.0]])), "the zoo beside it");
        assert_eq!(Chain::between(&fixture::comparison(), [alpha, gamma]), None);
    }

    fn pairs() -> impl Strategy<Value = Vec<Pair>> {
        prop::collection::vec((0_u16..9_500, 0_u16..4_500), 0..40)
            .prop_map(|pairs| pairs.into_iter().map(|(a, b)| [f64::from(a), f64::from(b)]).collect())
    }

    /// How many of `pairs` the longest ascending chain has, by trying each as the last.
    fn longest(pairs: &[Pair]) -> usize {
        let mut sorted = pairs.to_vec();
        sorted.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let mut lengths = vec![0; sorted.len()];
        for at in 0..sorted.len() {
            let shorter = (0..at).filter(|&i| sorted[i][0] < sorted[at][0] && sorted[i][1] < sorted[at][1]);
            lengths[at] = 1 + shorter.map(|i| lengths[i]).max().unwrap_or(0);
        }
        lengths.into_iter().max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn the_chain_ascends_and_is_the_longest(pairs in pairs()) {
            let chain = ascending(pairs.clone());
            prop_assert!(chain.windows(2).all(|two| two[0][0] < two[1][0] && two[0][1] < two[1][1]));
            prop_assert!(chain.iter().all(|pair| pairs.contains(pair)));
            prop_assert_eq!(chain.len(), longest(&pairs));
        }

        #[test]
        fn the_map_never_goes_backwards_nor_jumps_and_leads_ends_to_ends(pairs in pairs()) {
            let chain = chain(&pairs);
            prop_assert_eq!(chain.lead(ENDS[0][0], ENDS), ENDS[0][1]);
            prop_assert_eq!(chain.lead(ENDS[1][0], ENDS), ENDS[1][1]);
            let step = 0.25;
            let mut before = chain.lead(0.0, ENDS);
            for at in 1..38_000 {
                let here = chain.lead(f64::from(at) * step, ENDS);
                prop_assert!(here >= before, "backwards at {at}");
                // Places are whole bytes at least one apart, so no way is steeper than this.
                prop_assert!(here - before <= step * 4_000.0 + 1e-6, "a jump at {at}");
                before = here;
            }
        }
    }
}
