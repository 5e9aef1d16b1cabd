//! Which articles are about the same: of these all claims are compared, also such as have hardly a word in common.

use rustc_hash::FxHashMap;

use super::{features::Placed, index::Candidate};
use crate::claims::Article;

/// Two articles are about the same where so many pairs of their claims are so alike.
const LEAST_PAIRS: u32 = 3;
const ALIKE: f32 = 0.2;
/// Of two long articles only those claims are compared that find each other.
const MOST_PAIRS: usize = 40_000;

/// All pairs of claims of each two related articles.
pub(super) fn all_pairs(candidates: &[Candidate], claims: &[Placed<'_>], articles: &[&Article]) -> Vec<(u32, u32)> {
    let mut found: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for pair in candidates.iter().filter(|pair| pair.alike >= ALIKE) {
        let (a, b) = (claims[pair.a as usize].article, claims[pair.b as usize].article);
        if a != b {
            *found.entry((a, b)).or_default() += 1;
        }
    }
    let firsts = firsts(articles);
    let size = |article: u32| articles[article as usize].claims.len();
    let related = found.into_iter().filter(|&((a, b), pairs)| pairs >= LEAST_PAIRS && size(a) * size(b) <= MOST_PAIRS);
    let claims_of = |article: u32| firsts[article as usize]..firsts[article as usize] + size(article) as u32;
    related.flat_map(|((a, b), _)| claims_of(a).flat_map(move |x| claims_of(b).map(move |y| (x, y)))).collect()
}

/// The index of the first claim of each article.
fn firsts(articles: &[&Article]) -> Vec<u32> {
    let mut next = 0;
    let first = |article: &&Article| {
        next += article.claims.len() as u32;
        next - article.claims.len() as u32
    };
    articles.iter().map(first).collect()
}
