//! How likely each two of many belong together, and how well some hold together.

use crate::ids::{ArticleId, Id, IdVec};

/// The probabilities of pairs of what is numbered by `I`.
pub(crate) struct PairScores<I> {
    /// For each its partners, ascending, with the probability of the pair.
    rows: IdVec<I, Vec<(I, f32)>>,
}

impl<I: Id> PairScores<I> {
    /// `count`: how many there are to be paired; each of `pairs` is given once, either way round.
    pub fn new(count: usize, pairs: impl Iterator<Item = (I, I, f32)>) -> Self {
        let mut rows: IdVec<I, Vec<(I, f32)>> = IdVec::filled(Vec::new(), count);
        for (a, b, probability) in pairs {
            rows[a].push((b, probability));
            rows[b].push((a, probability));
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(partner, _)| partner));
        PairScores { rows }
    }

    /// The probability of a pair; 0 where none is known.
    pub fn get(&self, a: I, b: I) -> f32 {
        let row = &self.rows[a];
        row.binary_search_by_key(&b, |&(partner, _)| partner).map_or(0.0, |at| row[at].1)
    }

    /// The mean probability of each of `members`, which are ascending, with those of other articles; and of all such pairs, where
    /// there are any. `article` tells the article of each; it ascends with them.
    pub fn means(&self, members: &[I], article: impl Fn(I) -> ArticleId) -> (Vec<f32>, Option<f32>) {
        let (mut all, mut pairs) = (0.0, 0);
        let mut means = Vec::with_capacity(members.len());
        for of_article in members.chunk_by(|&x, &y| article(x) == article(y)) {
            let count = members.len() - of_article.len();
            for &one in of_article {
                let sum = self.sum(one, members, &article);
                all += sum;
                pairs += count;
                means.push(if count == 0 { 0.0 } else { sum / count as f32 });
            }
        }
        (means, (pairs > 0).then(|| all / pairs as f32))
    }

    /// What the probabilities of `one` with those of other articles among `members` add up to.
    fn sum(&self, one: I, members: &[I], article: &impl Fn(I) -> ArticleId) -> f32 {
        let mut open = members;
        let mut sum = 0.0;
        for &(partner, probability) in &self.rows[one] {
            if open.is_empty() {
                break;
            }
            while open.first().is_some_and(|&other| other < partner) {
                open = &open[1..];
            }
            if open.first() == Some(&partner) && article(partner) != article(one) {
                sum += probability;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClaimId;

    #[test]
    fn means_leave_out_what_is_of_one_article() {
        let [one, two, three, four] = [0, 1, 2, 3].map(ClaimId);
        let pairs = [(one, two, 0.8), (one, three, 0.4), (two, three, 0.9)];
        let scores = PairScores::new(4, pairs.into_iter());
        assert_eq!((scores.get(three, one), scores.get(three, four)), (0.4, 0.0));
        // The second and the third are of one article.
        let article = |claim: ClaimId| ArticleId(claim.0.div_ceil(2));
        let (means, mean) = scores.means(&[one, two, three], article);
        assert_eq!((means, mean), (vec![(0.8 + 0.4) / 2.0, 0.8, 0.4], Some((0.8 + 0.4 + 0.8 + 0.4) / 4.0)));
        assert_eq!(scores.means(&[two, three], article), (vec![0.0, 0.0], None));
    }
}
