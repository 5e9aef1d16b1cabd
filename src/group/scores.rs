//! How likely each two of many belong together, and how well some hold together.

/// The probabilities of pairs of what is numbered from 0.
pub(crate) struct PairScores {
    /// For each its partners, ascending, with the probability of the pair.
    rows: Vec<Vec<(u32, f32)>>,
}

impl PairScores {
    /// `count`: how many there are to be paired; each of `pairs` is given once, either way round.
    pub fn new(count: usize, pairs: impl Iterator<Item = (u32, u32, f32)>) -> Self {
        let mut rows = vec![Vec::new(); count];
        for (a, b, probability) in pairs {
            rows[a as usize].push((b, probability));
            rows[b as usize].push((a, probability));
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(partner, _)| partner));
        PairScores { rows }
    }

    /// The probability of a pair; 0 where none is known.
    pub fn get(&self, a: u32, b: u32) -> f32 {
        let row = &self.rows[a as usize];
        row.binary_search_by_key(&b, |&(partner, _)| partner).map_or(0.0, |at| row[at].1)
    }

    /// The mean probability of each of `members`, which are ascending, with those of other articles; and of all such pairs, where
    /// there are any. `article` tells the article of each; it ascends with them.
    pub fn means(&self, members: &[u32], article: impl Fn(u32) -> u32) -> (Vec<f32>, Option<f32>) {
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
    fn sum(&self, one: u32, members: &[u32], article: &impl Fn(u32) -> u32) -> f32 {
        let mut open = members;
        let mut sum = 0.0;
        for &(partner, probability) in &self.rows[one as usize] {
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

    #[test]
    fn means_leave_out_what_is_of_one_article() {
        let scores = PairScores::new(4, [(0, 1, 0.8), (0, 2, 0.4), (1, 2, 0.9)].into_iter());
        assert_eq!((scores.get(2, 0), scores.get(2, 3)), (0.4, 0.0));
        // The second and the third are of one article.
        let (means, mean) = scores.means(&[0, 1, 2], |one| one.div_ceil(2));
        assert_eq!((means, mean), (vec![(0.8 + 0.4) / 2.0, 0.8, 0.4], Some((0.8 + 0.4 + 0.8 + 0.4) / 4.0)));
        assert_eq!(scores.means(&[1, 2], |one| one.div_ceil(2)), (vec![0.0, 0.0], None));
    }
}
