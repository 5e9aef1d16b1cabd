//! Which articles are about the same: of these all claims are compared, also such as have hardly a word in common.

use rustc_hash::FxHashMap;

use super::{Budget, features::Placed, index::Candidate};
use crate::claims::Article;

/// Two articles are about the same where so many pairs of their claims are so alike.
const LEAST_PAIRS: u32 = 3;
const ALIKE: f32 = 0.2;
/// Of two long articles only those claims are compared that find each other.
const MOST_PAIRS: usize = 40_000;
/// Of all articles so many pairs of claims are compared, those of the articles first that have most in common; of many articles
/// so many.
const MOST_IN_ALL: usize = 600_000;
const IN_ALL_OF_MANY: Budget = Budget { least: 250_000, of_article: 600 };

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
    let pairs = |&(a, b): &(u32, u32)| size(a) * size(b);
    let mut related: Vec<((u32, u32), u32)> =
        found.into_iter().filter(|(both, count)| *count >= LEAST_PAIRS && pairs(both) <= MOST_PAIRS).collect();
    related.sort_unstable_by_key(|&(both, count)| (std::cmp::Reverse(count), both));
    let mut left = IN_ALL_OF_MANY.of(articles.len()).unwrap_or(MOST_IN_ALL);
    let fits = |(both, _): &((u32, u32), u32)| {
        let fits = pairs(both) <= left;
        left -= if fits { pairs(both) } else { 0 };
        fits
    };
    let related = related.into_iter().filter(fits);
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
