//! Claims that make the same claim, by the probabilities of their links.

use rustc_hash::FxHashMap;

use super::{Clusters, Place, linked_by};
use crate::align::{ClaimIndex, Link};

/// The affinity of two claims of one sentence.
const SAME_SENTENCE: f32 = -0.3;

/// Partitions the claims at `places`, numbered from 0, into those that make the same claim: two groups are merged while the
/// mean probability between them is at least `merge_threshold`; then each loses its weakest members until the mean within it
/// is at least `min_probability`. Ascending within a group, groups by their first claim.
pub fn same_claims(
    places: &[Place],
    links: &[Link],
    merge_threshold: f32,
    min_probability: f32,
) -> Vec<Vec<ClaimIndex>> {
    let probabilities = Probabilities::new(places, links);
    let between = links.iter().filter(|link| probabilities.counts(link)).map(|link| (link.a, link.b, link.score));
    let merged = linked_by(Clusters::new(places.len(), between.chain(of_one_sentence(places)), merge_threshold));
    let mut groups: Vec<Vec<ClaimIndex>> = Vec::with_capacity(merged.len());
    for mut members in merged {
        members.sort_unstable();
        while let Some(weakest) = probabilities.weakest(&members, min_probability) {
            groups.push(vec![members.remove(weakest)]);
        }
        groups.push(members);
    }
    groups.sort_unstable();
    groups
}

/// The mean probability of the pairs of different articles, a claim of `one` and a claim of `other` each; of a set with
/// itself, of the pairs within it. `None` where there are no such pairs. `article` tells the article of a claim; `links` are in
/// order.
pub fn mean_probability(
    article: &impl Fn(ClaimIndex) -> u32,
    links: &[Link],
    one: &[ClaimIndex],
    other: &[ClaimIndex],
) -> Option<f32> {
    let score = |a: u32, b: u32| {
        let key = (a.min(b), a.max(b));
        let found = links.binary_search_by_key(&key, |link| (link.a, link.b));
        found.map_or(0.0, |at| links[at].score)
    };
    let (mut sum, mut pairs) = (0.0, 0u32);
    for &a in one {
        for &b in other.iter().filter(|&&b| if one == other { a < b } else { a != b }) {
            if article(a) != article(b) {
                sum += score(a, b);
                pairs += 1;
            }
        }
    }
    (pairs > 0).then(|| sum / pairs as f32)
}

/// The probabilities of pairs, by the pair.
struct Probabilities<'a> {
    places: &'a [Place],
    of: FxHashMap<(ClaimIndex, ClaimIndex), f32>,
}

impl<'a> Probabilities<'a> {
    fn new(places: &'a [Place], links: &[Link]) -> Self {
        Probabilities { places, of: links.iter().map(|link| ((link.a, link.b), link.score)).collect() }
    }

    /// Whether a link can join: between two articles, or of one that points to the other.
    fn counts(&self, link: &Link) -> bool {
        link.points || self.are_apart(link.a, link.b)
    }

    fn are_apart(&self, a: ClaimIndex, b: ClaimIndex) -> bool {
        self.places[a as usize].article != self.places[b as usize].article
    }

    fn of(&self, a: ClaimIndex, b: ClaimIndex) -> f32 {
        self.of.get(&(a.min(b), a.max(b))).copied().unwrap_or_default()
    }

    /// The place of the member with the least mean probability, where the mean of all pairs is less than `least`.
    fn weakest(&self, members: &[ClaimIndex], least: f32) -> Option<usize> {
        let (mut all, mut pairs) = (0.0, 0u32);
        let mut weakest: Option<(f32, usize)> = None;
        for (at, &member) in members.iter().enumerate() {
            let (mut sum, mut count) = (0.0, 0u32);
            for &other in members.iter().filter(|&&other| self.are_apart(member, other)) {
                sum += self.of(member, other);
                count += 1;
            }
            let mean = if count == 0 { 0.0 } else { sum / count as f32 };
            if weakest.is_none_or(|(least, _)| mean < least) {
                weakest = Some((mean, at));
            }
            all += sum;
            pairs += count;
        }
        weakest.filter(|_| pairs > 0 && all < least * pairs as f32).map(|(_, at)| at)
    }
}

fn of_one_sentence(places: &[Place]) -> impl Iterator<Item = (ClaimIndex, ClaimIndex, f32)> {
    const MOST_APART: usize = 16;
    (0..places.len()).flat_map(move |a| {
        let same = move |&b: &usize| (places[b].article, places[b].sentence) == (places[a].article, places[a].sentence);
        let mates = (a + 1..places.len().min(a + MOST_APART)).take_while(same);
        mates.map(move |b| (a as u32, b as u32, SAME_SENTENCE))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, score: f32) -> Link {
        Link { a, b, score, related: 0.0, points: false, why: Vec::new() }
    }

    fn places(articles: &[u32]) -> Vec<Place> {
        let place = |(&article, sentence): (&u32, u32)| Place { article, sentence, repeats: false };
        articles.iter().zip(0..).map(place).collect()
    }

    #[test]
    fn what_is_surely_the_same_is_together() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.8), link(1, 2, 0.7), link(2, 3, 0.2)];
        assert_eq!(same_claims(&places(&[0, 1, 2, 3]), &links, 0.3, 0.5), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_group_that_is_unsure_loses_its_weakest_member() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.4), link(1, 2, 0.3)];
        let places = places(&[0, 1, 2]);
        assert_eq!(same_claims(&places, &links, 0.3, 0.5), [vec![0, 1, 2]]);
        assert_eq!(same_claims(&places, &links, 0.3, 0.6), [vec![0, 1], vec![2]]);
        let mean = |one: &[u32], other: &[u32]| mean_probability(&|claim| claim, &links, one, other);
        assert_eq!((mean(&[0, 1], &[2]), mean(&[0], &[0])), (Some((0.4 + 0.3) / 2.0), None));
        assert_eq!(mean(&[0, 1, 2], &[0, 1, 2]), Some((0.9 + 0.4 + 0.3) / 3.0));
    }
}
