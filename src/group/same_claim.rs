//! Claims that make the same claim, by the probabilities of their links.

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
    // What surely is not the same adds nothing.
    let between = links
        .iter()
        .filter(|link| link.score > 0.0 && probabilities.counts(link))
        .map(|link| (link.a, link.b, link.score));
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

/// The probabilities of pairs.
struct Probabilities<'a> {
    places: &'a [Place],
    /// For each claim its partners, ascending.
    rows: Vec<Vec<(ClaimIndex, f32)>>,
}

impl<'a> Probabilities<'a> {
    fn new(places: &'a [Place], links: &[Link]) -> Self {
        let mut rows = vec![Vec::new(); places.len()];
        for link in links.iter().filter(|link| link.score > 0.0) {
            rows[link.a as usize].push((link.b, link.score));
            rows[link.b as usize].push((link.a, link.score));
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(partner, _)| partner));
        Probabilities { places, rows }
    }

    /// Whether a link can join: between two articles, or of one that points to the other.
    fn counts(&self, link: &Link) -> bool {
        link.points || self.article(link.a) != self.article(link.b)
    }

    fn article(&self, claim: ClaimIndex) -> u32 {
        self.places[claim as usize].article
    }

    /// The place of the member with the least mean probability, where the mean of all pairs is less than `least`. The members
    /// are ascending.
    fn weakest(&self, members: &[ClaimIndex], least: f32) -> Option<usize> {
        let (mut all, mut pairs) = (0.0, 0);
        let mut weakest: Option<(f32, usize)> = None;
        let mut at = 0;
        for of_article in members.chunk_by(|&x, &y| self.article(x) == self.article(y)) {
            let count = members.len() - of_article.len();
            for &member in of_article {
                let sum = self.sum(member, members);
                let mean = if count == 0 { 0.0 } else { sum / count as f32 };
                if weakest.is_none_or(|(least, _)| mean < least) {
                    weakest = Some((mean, at));
                }
                all += sum;
                pairs += count;
                at += 1;
            }
        }
        weakest.filter(|_| pairs > 0 && all < least * pairs as f32).map(|(_, at)| at)
    }

    /// What the probabilities of `member` with those of other articles among `members`, which are ascending, add up to.
    fn sum(&self, member: ClaimIndex, members: &[ClaimIndex]) -> f32 {
        let mut open = members;
        let mut sum = 0.0;
        for &(partner, probability) in &self.rows[member as usize] {
            if open.is_empty() {
                break;
            }
            while open.first().is_some_and(|&other| other < partner) {
                open = &open[1..];
            }
            if open.first() == Some(&partner) && self.article(partner) != self.article(member) {
                sum += probability;
            }
        }
        sum
    }
}

fn of_one_sentence(places: &[Place]) -> impl Iterator<Item = (ClaimIndex, ClaimIndex, f32)> + Clone {
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
