//! The order of the story: what stands beside passages that are alike is likelier to be alike too.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    Pair,
    features::{FEATURES, similarity},
};
use crate::claims::Article;

/// The pairs around a pair: each claim or the one before or after it, with the same of the other; not the pair itself.
const AROUND: f32 = 8.0;

/// Sets the last feature of each pair: the mean similarity of the pairs around it, one that was no candidate counting
/// as 0.
pub(super) fn add_neighbours(pairs: &mut [Pair], articles: &[&Article]) {
    let similar: FxHashMap<(u32, u32), f32> =
        pairs.iter().map(|pair| ((pair.a, pair.b), similarity(&pair.features))).collect();
    let bounds = bounds(articles);
    let around = |claim: u32| {
        let within = &bounds[claim as usize];
        claim.saturating_sub(1).max(within.start)..(claim + 2).min(within.end)
    };
    for pair in pairs {
        let mut sum = 0.0;
        for a in around(pair.a) {
            let row = around(pair.b).filter(|&b| (a, b) != (pair.a, pair.b));
            sum += row.filter_map(|b| similar.get(&(a.min(b), a.max(b)))).sum::<f32>();
        }
        pair.features[FEATURES.len() - 1] = sum / AROUND;
    }
}

/// For each claim, the claims of its article.
fn bounds(articles: &[&Article]) -> Vec<Range<u32>> {
    let mut bounds = Vec::new();
    for article in articles {
        let first = bounds.len() as u32;
        bounds.extend(article.claims.iter().map(|_| first..first + article.claims.len() as u32));
    }
    bounds
}
