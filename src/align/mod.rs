//! Claims into links: which pairs speak of the same thing, how sure that is, and on what grounds.
//!
//! How common a word is, is learnt from the open articles themselves (`index`); only pairs that share rare words are
//! ever looked at, never all pairs. A small logistic model over readable features gives the probability (`model`).
//! Does not know who is right. Invariant: the result does not depend on the order of the articles beyond the numbering.
//! Known limit: two passages without a word in common are never linked.

mod features;
mod index;
mod model;
mod neighbours;

use std::{ops::ControlFlow, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    claims::{Article, Claim},
    text::Span,
};
use features::{Features, features};
use index::{Candidate, Index};
pub use model::{MODEL, Model};

/// Index of a claim in [`crate::compare::Comparison::claims`].
pub type ClaimIndex = u32;

/// Two claims that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The earlier claim.
    pub a: ClaimIndex,
    /// The later claim.
    pub b: ClaimIndex,
    /// Probability that a reader would put the two together.
    pub score: f32,
    /// What the score rests on, heaviest first.
    pub why: Vec<Reason>,
}

/// One ground for a link or against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub kind: ReasonKind,
    /// What it adds to the log-odds of the score; negative where it speaks against.
    pub weight: f32,
}

/// What is compared between two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReasonKind {
    /// Words that few passages of the open articles use.
    RareWords,
    /// Pairs of neighbouring words.
    WordPairs,
    /// One says nearly all that the other says.
    Contained,
    /// Numbers of the same value.
    Quantities,
    /// Dates that can be the same day.
    Dates,
    /// Each names a day, and not the same one.
    OtherDay,
    /// Both report an accusation or a denial.
    Accusation,
    /// The passages around the two are alike.
    Neighbours,
}

impl ReasonKind {
    /// The reason in words.
    pub fn as_str(self) -> &'static str {
        match self {
            ReasonKind::RareWords => "rare words in common",
            ReasonKind::WordPairs => "phrases in common",
            ReasonKind::Contained => "one says what the other says",
            ReasonKind::Quantities => "the same numbers",
            ReasonKind::Dates => "the same dates",
            ReasonKind::OtherDay => "days that cannot be the same",
            ReasonKind::Accusation => "both speak of an accusation",
            ReasonKind::Neighbours => "the passages around are alike",
        }
    }
}

/// How many claims are compared between two questions whether to go on.
const CLAIMS_BETWEEN_QUESTIONS: usize = 256;

/// Two claims that share rare words, `a` before `b`.
struct Pair {
    a: ClaimIndex,
    b: ClaimIndex,
    features: Features,
}

/// Links the claims of `articles`, which are numbered through in order. Ascending by `a`, then `b`. `None` where
/// `watch`, which hears the fraction done, ends it.
pub fn align(articles: &[&Article], watch: &mut dyn FnMut(f32) -> ControlFlow<()>) -> Option<Vec<Link>> {
    let mut pairs = pairs(articles, watch)?;
    neighbours::add_neighbours(&mut pairs, articles);
    let mut links: Vec<Link> = pairs.iter().filter_map(|pair| MODEL.link(pair)).collect();
    links.sort_unstable_by_key(|link| (link.a, link.b));
    Some(links)
}

/// The pairs that share rare words, with their features.
fn pairs(articles: &[&Article], watch: &mut dyn FnMut(f32) -> ControlFlow<()>) -> Option<Vec<Pair>> {
    let claims: Vec<&Claim> = articles.iter().flat_map(|article| &article.claims).collect();
    let index = Index::new(&claims);
    let mut search = index.search();
    let mut candidates = Vec::new();
    for b in 0..claims.len() {
        if b % CLAIMS_BETWEEN_QUESTIONS == 0 && watch(b as f32 / claims.len() as f32).is_break() {
            return None;
        }
        search.candidates_before(b, &mut candidates);
    }
    let pair = |Candidate { a, b, .. }| Pair { a, b, features: features(&index, &claims, a as usize, b as usize) };
    Some(index::keep_best(candidates, claims.len()).into_iter().map(pair).collect())
}

/// In how many claims of `articles` each word of the claims `of` stands, by the word's key.
pub fn usage(articles: &[Arc<Article>], of: &[&Claim]) -> FxHashMap<u64, usize> {
    let mut usage: FxHashMap<u64, usize> = of.iter().flat_map(|claim| &claim.words).map(|word| (word.key, 0)).collect();
    let mut counted = FxHashSet::default();
    for claim in articles.iter().flat_map(|article| &article.claims) {
        counted.clear();
        for word in claim.words.iter().filter(|word| counted.insert(word.key)) {
            usage.entry(word.key).and_modify(|claims| *claims += 1);
        }
    }
    usage
}

/// The rarest words that `a` shares with `b`, as places in `a`: `count` at most, rarest first by their [`usage`].
pub fn rarest_shared(a: &Claim, b: &Claim, usage: &FxHashMap<u64, usize>, count: usize) -> Vec<Span> {
    let mut open: FxHashSet<u64> = b.words.iter().map(|word| word.key).collect();
    let shared = a.words.iter().filter(|word| open.remove(&word.key));
    let mut shared: Vec<(usize, Span)> =
        shared.map(|word| (usage.get(&word.key).copied().unwrap_or_default(), word.span)).collect();
    shared.sort_unstable();
    shared.into_iter().take(count).map(|(_, span)| span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    #[test]
    fn the_rarest_shared_words_come_first() {
        let texts = ["Kim thăm Vostochny và Nga.", "Nga mời Kim tới Vostochny.", "Nga và Kim. Nga và Putin."];
        let articles = texts.map(|text| Arc::new(Article::new(ingest::pasted(text).unwrap())));
        let (a, b) = (&articles[0].claims[0], &articles[1].claims[0]);
        let words = rarest_shared(a, b, &usage(&articles, &[a, b]), 2);
        assert_eq!(words.iter().map(|span| span.of(texts[0])).collect::<Vec<_>>(), ["Vostochny", "Kim"]);
    }
}
