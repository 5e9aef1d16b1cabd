//! Which articles are about the same: of these all claims are compared, also such as have hardly a word in common.

use rustc_hash::FxHashMap;

use super::{Budget, features::Placed, index::Candidate};
use crate::{
    claims::{Articles, claim_ids},
    ids::{ArticleId, ClaimId, IdVec},
};

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
pub(super) fn all_pairs(
    candidates: &[Candidate],
    claims: &IdVec<ClaimId, Placed<'_>>,
    articles: &Articles<'_>,
) -> Vec<(ClaimId, ClaimId)> {
    let mut found: FxHashMap<(ArticleId, ArticleId), u32> = FxHashMap::default();
    for pair in candidates.iter().filter(|pair| pair.alike >= ALIKE) {
        let (a, b) = (claims[pair.a].article, claims[pair.b].article);
        if a != b {
            *found.entry((a, b)).or_default() += 1;
        }
    }
    let claims_of = claim_ids(articles.iter().copied());
    let pairs = |&(a, b): &(ArticleId, ArticleId)| claims_of[a].len() * claims_of[b].len();
    let mut related: Vec<((ArticleId, ArticleId), u32)> =
        found.into_iter().filter(|(both, count)| *count >= LEAST_PAIRS && pairs(both) <= MOST_PAIRS).collect();
    related.sort_unstable_by_key(|&(both, count)| (std::cmp::Reverse(count), both));
    let mut left = IN_ALL_OF_MANY.of(articles.len()).unwrap_or(MOST_IN_ALL);
    let fits = |(both, _): &((ArticleId, ArticleId), u32)| {
        let fits = pairs(both) <= left;
        left -= if fits { pairs(both) } else { 0 };
        fits
    };
    let related = related.into_iter().filter(fits);
    let all = |(a, b): (ArticleId, ArticleId)| {
        let (ours, theirs) = (claims_of[a].clone(), &claims_of[b]);
        ours.flat_map(|x| theirs.clone().map(move |y| (x, y))).collect::<Vec<_>>()
    };
    related.flat_map(|(both, _)| all(both)).collect()
}
