//! Whether two passages make the same claim, strictly: the same truth conditions, or one denies the other, or they differ in
//! a detail of one fact. Sharing a topic is not enough; that is what [`super::model`] tells.
//!
//! Two passes of boosted trees. The first sees the two passages (`evidence`): words shared and words that only one has, the
//! names and numbers of both, how they rank among the other article's passages. The second sees the first's scores of all
//! (`second_pass`): whether a better partner stands elsewhere, and whether third articles agree. Only pairs that rank high for
//! one of the two are looked at; all others are not the same claim. Between two languages, for which there are no judged
//! stories, the link model's own estimate stands.

use std::sync::LazyLock;

use rayon::prelude::*;

use super::{
    Budget, Feature, Grounds, PAIRS_A_MEMORY, Pair, ReasonKind,
    evidence::{self, Evidence, Profiles, Rank},
    features::Placed,
    second_pass::{self, AmongAll},
};
use crate::{
    boosting::BoostedTrees,
    ids::{ClaimId, IdVec},
};

/// A passage looks at so many of another article that are most like it by words,
const MOST_BY_WORDS: usize = 8;
/// and so many by meaning.
const MOST_BY_MEANING: u32 = 3;
/// Among many articles it looks at as many fewer by words as so many pairs allow.
const PAIRS_BY_WORDS: Budget = Budget { least: 220_000, of_article: 450 };

/// Among so many pairs those of articles that have less in common than [`LITTLE_IN_COMMON`] are looked at by words only where
/// they are at least so alike.
const MANY_PAIRS: usize = 200_000;
const MIN_ALIKE_APART: f32 = 0.15;
const LITTLE_IN_COMMON: f32 = 0.08;

/// The trees of both passes, by words alone and by words and meaning.
pub(super) struct Models {
    words: [BoostedTrees; 2],
    meaning: [BoostedTrees; 2],
}

/// The bundled trees. A file that is missing or damaged leaves none, and no pair is the same claim.
pub(super) static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let read = |by_meaning| bundled(by_meaning).map(Result::unwrap_or_default);
    Models { words: read(false), meaning: read(true) }
});

/// The trees of both passes as they are read.
fn bundled(by_meaning: bool) -> [Result<BoostedTrees, String>; 2] {
    let [first, second] = if by_meaning {
        [
            include_str!("../../assets/model/same-claim/meaning-1.json"),
            include_str!("../../assets/model/same-claim/meaning-2.json"),
        ]
    } else {
        [
            include_str!("../../assets/model/same-claim/words-1.json"),
            include_str!("../../assets/model/same-claim/words-2.json"),
        ]
    };
    [
        BoostedTrees::from_json(first, &feature_names(by_meaning)),
        BoostedTrees::from_json(second, &second_feature_names(by_meaning)),
    ]
}

/// The names of the features of the first pass, in order.
pub fn feature_names(by_meaning: bool) -> Vec<String> {
    evidence::feature_names(by_meaning)
}

/// The names of the features of the second pass, in order: those of the first, its score, and those of its own.
pub fn second_feature_names(by_meaning: bool) -> Vec<String> {
    let own = ["first_score"].iter().chain(AmongAll::NAMES).map(|name| (*name).to_owned());
    feature_names(by_meaning).into_iter().chain(own).collect()
}

/// A pair that is looked at: its index in the pairs, and its features.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index in the pairs that were given.
    pub pair: usize,
    /// Whether it is known what both passages mean.
    pub by_meaning: bool,
    /// The features in the order of [`feature_names`], then of [`second_feature_names`].
    pub features: Vec<f32>,
}

/// The pairs of two articles in one language of which one passage ranks high for the other, with the features of the first
/// pass.
pub(super) fn candidates(pairs: &[Pair], claims: &IdVec<ClaimId, Placed<'_>>) -> Vec<Candidate> {
    let profiles = Profiles::new(claims);
    let ranks = evidence::ranks(pairs, claims);
    let is_alike = |number: usize| {
        let pair = &pairs[number];
        let alike = pair.features[Feature::RareWords];
        let is_far = pairs.len() >= MANY_PAIRS && pair.related < LITTLE_IN_COMMON && alike < MIN_ALIKE_APART;
        alike > 0.0 && !is_far
    };
    let most_by_words = most_by_words(&ranks, claims, is_alike) as f32;
    let is_looked_at = |&number: &usize| {
        let (pair, rank) = (&pairs[number], &ranks[number]);
        let is_near = rank.by_words.least < most_by_words && is_alike(number)
            || pair.grounds == Grounds::Meaning && rank.by_meaning.least < MOST_BY_MEANING as f32;
        let across = claims[pair.a].article != claims[pair.b].article;
        is_near && across && pair.grounds != Grounds::Across
    };
    let numbers: Vec<usize> = (0..pairs.len()).filter(is_looked_at).collect();
    let candidate = |evidence: &mut Evidence<'_, '_>, pair: usize| {
        let by_meaning = pairs[pair].grounds == Grounds::Meaning;
        let features = evidence.features(&pairs[pair], &ranks[pair], by_meaning, 1 + AmongAll::NAMES.len());
        Candidate { pair, by_meaning, features }
    };
    let looked_at = numbers.into_par_iter().with_min_len(PAIRS_A_MEMORY);
    looked_at.map_init(|| Evidence::new(&profiles, claims), candidate).collect()
}

/// How many of another article a passage looks at that are most like it by words, of pairs of these `ranks`.
fn most_by_words(ranks: &[Rank], claims: &IdVec<ClaimId, Placed<'_>>, is_alike: impl Fn(usize) -> bool) -> usize {
    let Some(budget) = PAIRS_BY_WORDS.of(second_pass::articles(claims)) else {
        return MOST_BY_WORDS;
    };
    let mut by_rank = [0; MOST_BY_WORDS];
    for (number, rank) in ranks.iter().enumerate() {
        if let Some(count) = by_rank.get_mut(rank.by_words.least as usize).filter(|_| is_alike(number)) {
            *count += 1;
        }
    }
    Budget::partners(budget, &by_rank)
}

/// What the first pass finds less likely stays as unlikely as it says: the second makes no more of it.
const LEAST_FIRST: f32 = 0.01;

/// Adds the features of the second pass, by the `scores` of the first, to those that score at least `least`.
pub(super) fn add_second(
    candidates: &mut [Candidate],
    pairs: &[Pair],
    scores: &[f32],
    claims: &IdVec<ClaimId, Placed<'_>>,
    least: f32,
) {
    let scored: Vec<(ClaimId, ClaimId, f32)> = candidates
        .iter()
        .zip(scores)
        .map(|(candidate, &score)| (pairs[candidate.pair].a, pairs[candidate.pair].b, score))
        .collect();
    let asked = candidates.iter_mut().zip(scores).filter(|(_, score)| **score >= least);
    for ((candidate, &score), second) in asked.zip(second_pass::features(&scored, claims, least)) {
        candidate.features.push(score);
        candidate.features.extend(second.values());
    }
}

/// A pair with the probability that both make the same claim, and what it rests on.
pub(super) struct Scored {
    pub probability: f32,
    candidate: Candidate,
}

/// The candidates among `pairs` with their probabilities.
pub(super) fn scored(pairs: &[Pair], claims: &IdVec<ClaimId, Placed<'_>>) -> Vec<Scored> {
    let mut candidates = candidates(pairs, claims);
    candidates.retain(|candidate| !MODELS.trees(candidate.by_meaning)[1].is_empty());
    let first = MODELS.probabilities(&candidates, 0);
    add_second(&mut candidates, pairs, &first, claims, LEAST_FIRST);
    let (likely, unlikely): (Vec<_>, Vec<_>) =
        candidates.into_iter().zip(first).partition(|(_, score)| *score >= LEAST_FIRST);
    let likely: Vec<Candidate> = likely.into_iter().map(|(candidate, _)| candidate).collect();
    let second = MODELS.probabilities(&likely, 1);
    let scored = likely.into_iter().zip(second).chain(unlikely);
    scored.map(|(candidate, probability)| Scored { probability, candidate }).collect()
}

impl Models {
    fn trees(&self, by_meaning: bool) -> &[BoostedTrees; 2] {
        if by_meaning { &self.meaning } else { &self.words }
    }

    /// The probabilities of `candidates` by pass 0 or 1, each by the trees for what is known of it.
    fn probabilities(&self, candidates: &[Candidate], pass: usize) -> Vec<f32> {
        let mut probabilities = vec![0.0; candidates.len()];
        for by_meaning in [false, true] {
            let of_kind = || candidates.iter().enumerate().filter(|(_, candidate)| candidate.by_meaning == by_meaning);
            let rows: Vec<&[f32]> = of_kind().map(|(_, candidate)| &candidate.features[..]).collect();
            let found = self.trees(by_meaning)[pass].probabilities(&rows);
            of_kind().zip(found).for_each(|((at, _), probability)| probabilities[at] = probability);
        }
        probabilities
    }
}

impl Scored {
    /// Index in the pairs that were given.
    pub fn pair(&self) -> usize {
        self.candidate.pair
    }
}

/// What adds to the log-odds of each of `scored`: the second pass's own parts, and for the first's score its parts in turn,
/// scaled.
pub(super) fn reasons(scored: &[&Scored]) -> Vec<Vec<(ReasonKind, f32)>> {
    /// So many are told at once, so that their parts stay near the processor.
    const AT_ONCE: usize = 256;
    let of_kind = scored.chunk_by(|x, y| x.candidate.by_meaning == y.candidate.by_meaning);
    let some: Vec<&[&Scored]> = of_kind.flat_map(|of_kind| of_kind.chunks(AT_ONCE)).collect();
    let reasons = |some: &[&Scored]| {
        let by_meaning = some[0].candidate.by_meaning;
        let kinds = evidence::feature_kinds(by_meaning);
        let rows: Vec<&[f32]> = some.iter().map(|scored| &scored.candidate.features[..]).collect();
        let [of_first, of_second] = MODELS.trees(by_meaning).each_ref().map(|trees| trees.parts(&rows));
        let both = of_first.iter().zip(&of_second);
        both.map(|(first, second)| gathered(&kinds, first, second)).collect::<Vec<_>>()
    };
    some.into_par_iter().flat_map_iter(reasons).collect()
}

/// The parts of both passes by what they speak of; `kinds` are those of the features of the first.
fn gathered(kinds: &[ReasonKind], of_first: &[f32], of_second: &[f32]) -> Vec<(ReasonKind, f32)> {
    let (own, later) = of_second.split_at(kinds.len());
    let (of_first_score, later) = later.split_first().map_or((0.0, later), |(score, later)| (*score, later));
    let whole: f32 = of_first.iter().map(|part| part.abs()).sum::<f32>().max(f32::MIN_POSITIVE);
    let mut sums: Vec<(ReasonKind, f32)> = Vec::new();
    let mut add = |kind: ReasonKind, part: f32| match sums.iter_mut().find(|(known, _)| *known == kind) {
        Some((_, sum)) => *sum += part,
        None => sums.push((kind, part)),
    };
    for ((&kind, &own), &first) in kinds.iter().zip(own).zip(of_first) {
        // The first score's own part is shared out by what made that score.
        add(kind, own + of_first_score * first.abs() / whole);
    }
    AmongAll::KINDS.iter().zip(later).for_each(|(&kind, &part)| add(kind, part));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_trees_read_the_features_of_the_program() {
        for trees in [false, true].into_iter().flat_map(bundled) {
            assert!(!trees.unwrap().is_empty());
        }
    }
}
