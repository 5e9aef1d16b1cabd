//! How alike claims are by what they mean, and which are nearest by it: the only way between two languages.
//!
//! All texts of one event point much the same way, and so do all of one language, so that from each vector the mean of the
//! open articles is taken, of each language by itself; what is left tells passages apart.

use std::collections::BTreeMap;

use super::{Feature, Grounds, Pair, Watch, features::Placed};
use crate::{
    claims::{Article, Articles, claim_ids},
    ids::{ArticleId, ClaimId, Id, IdVec, Ids},
    meaning::{Vectors, likeness},
};

/// Of a language with few claims the mean is that of all languages as if by so many claims.
const OF_ALL: f32 = 2.0;
/// A claim is compared with so many of each other article that are nearest to it by meaning,
const NEAREST: usize = 3;
/// and at least so like it,
const LEAST_ALIKE: f32 = 0.15;
/// of so many articles that are nearest to its own.
const ARTICLES: usize = 24;
/// Of two articles with more pairs of claims none is looked for: they are books, or no texts at all.
const MOST_PAIRS: u64 = 1_000_000;

/// What the claims mean, less the mean of their language.
pub(super) struct Meant<'a> {
    claims: &'a IdVec<ClaimId, Placed<'a>>,
    /// For each claim, a vector of length 1, or nothing where it is not known.
    rows: IdVec<ClaimId, Option<Vec<f32>>>,
    /// The claims of each article.
    articles: IdVec<ArticleId, Ids<ClaimId>>,
    /// For each article, the number of its language.
    languages: IdVec<ArticleId, usize>,
}

impl<'a> Meant<'a> {
    pub fn new(articles: &Articles<'_>, claims: &'a IdVec<ClaimId, Placed<'a>>, vectors: &Vectors) -> Self {
        let raw: Vec<Option<&[f32]>> = articles.iter().flat_map(|article| vectors.of_claims(article)).collect();
        let languages = languages(articles);
        let means = means(&raw, claims, &languages);
        let centred = |(vector, claim): (&Option<&[f32]>, &Placed<'_>)| {
            let mean = &means[languages[claim.article]];
            vector.filter(|vector| vector.len() == mean.len()).and_then(|vector| unit_less(vector, mean))
        };
        let rows = raw.iter().zip(claims).map(centred).collect();
        Meant { claims, rows, articles: claim_ids(articles.iter().copied()), languages }
    }

    /// What is known of two claims.
    pub fn grounds(&self, a: ClaimId, b: ClaimId) -> Grounds {
        match [a, b].iter().all(|&claim| self.rows[claim].is_some()) {
            true if self.is_across(a, b) => Grounds::Across,
            true => Grounds::Meaning,
            false => Grounds::Words,
        }
    }

    /// Sets the features of `pairs` that are told by meaning, where the meaning of both claims is known.
    pub fn add(&self, pairs: &mut [Pair]) {
        for Pair { a, b, grounds, features, .. } in pairs {
            let Some(alike) = self.alike(*a, *b) else { continue };
            features[Feature::Meaning] = alike;
            features[Feature::MeaningAround] = self.around(*a, *b);
            if *grounds == Grounds::Across {
                features[Feature::Closest] = self.share_of_closest(*a, *b, alike);
            }
        }
    }

    /// The pairs of claims of which one is among the nearest of its article to the other, and near enough. `None` where
    /// `watch` ends it.
    pub fn nearest(&self, watch: &mut Watch<'_>) -> Option<Vec<(ClaimId, ClaimId)>> {
        let mut found = Vec::new();
        for (one, other) in self.near_articles() {
            let (from, to) = (&self.articles[one], &self.articles[other]);
            if from.len() as u64 * to.len() as u64 > MOST_PAIRS {
                continue;
            }
            if watch(1.0).is_break() {
                return None;
            }
            for a in from.clone() {
                found.extend(self.nearest_of(a, to.clone()).into_iter().map(|b| (a.min(b), a.max(b))));
            }
            for b in to.clone() {
                found.extend(self.nearest_of(b, from.clone()).into_iter().map(|a| (a.min(b), a.max(b))));
            }
        }
        Some(found)
    }

    fn alike(&self, a: ClaimId, b: ClaimId) -> Option<f32> {
        let (one, other) = (self.rows[a].as_ref()?, self.rows[b].as_ref()?);
        Some(likeness(one, other))
    }

    /// The most that one of the two is like the claim before or after the other.
    fn around(&self, a: ClaimId, b: ClaimId) -> f32 {
        let beside = |claim: ClaimId| {
            let article = self.claims[claim].article;
            let is_within = move |at: &ClaimId| self.claims.get(*at).is_some_and(|claim| claim.article == article);
            [claim.before(), Some(claim.after())].into_iter().flatten().filter(is_within)
        };
        let to_other = |claim: ClaimId, other: ClaimId| beside(other).filter_map(move |near| self.alike(claim, near));
        to_other(a, b).chain(to_other(b, a)).fold(0.0, f32::max)
    }

    fn is_across(&self, a: ClaimId, b: ClaimId) -> bool {
        let language = |claim: ClaimId| self.languages[self.claims[claim].article];
        language(a) != language(b)
    }

    /// How `alike` two claims are beside the most that each is like any claim of the other's article, both 0 to 1.
    fn share_of_closest(&self, a: ClaimId, b: ClaimId, alike: f32) -> f32 {
        let most = |claim: ClaimId, other: ClaimId| {
            let of_other = &self.articles[self.claims[other].article];
            of_other.clone().filter_map(|near| self.alike(claim, near)).fold(f32::MIN_POSITIVE, f32::max)
        };
        let alike = alike.max(0.0);
        (alike / most(a, b)).min(1.0) * (alike / most(b, a)).min(1.0)
    }

    /// The claims of `among` that are nearest to `claim`.
    fn nearest_of(&self, claim: ClaimId, among: Ids<ClaimId>) -> Vec<ClaimId> {
        let alike = |other: ClaimId| Some((self.alike(claim, other)?, other));
        let mut near: Vec<(f32, ClaimId)> =
            among.filter_map(alike).filter(|&(alike, _)| alike >= LEAST_ALIKE).collect();
        near.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        near.into_iter().take(NEAREST).map(|(_, other)| other).collect()
    }

    /// Each two articles of which one is among the nearest to the other by the mean of what their claims mean.
    fn near_articles(&self) -> Vec<(ArticleId, ArticleId)> {
        // An article that is alone in its language has no mean left, and is as near to one as to another.
        let mean = |(article, claims): (ArticleId, &Ids<ClaimId>)| {
            let known: Vec<&[f32]> = claims.clone().filter_map(|at| self.rows[at].as_deref()).collect();
            (!known.is_empty()).then(|| (article, unit_sum(known.into_iter()).unwrap_or_default()))
        };
        let means: Vec<(ArticleId, Vec<f32>)> = self.articles.iter_enumerated().filter_map(mean).collect();
        let mut found = Vec::new();
        for (article, mean) in &means {
            let others = means.iter().filter(|(other, _)| other != article);
            let mut near: Vec<(f32, ArticleId)> =
                others.map(|(other, of_other)| (likeness(mean, of_other), *other)).collect();
            near.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            found
                .extend(near.into_iter().take(ARTICLES).map(|(_, other)| (*article.min(&other), *article.max(&other))));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A number for the language of each article.
fn languages(articles: &Articles<'_>) -> IdVec<ArticleId, usize> {
    let mut numbers: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let number = |article: &&Article| {
        let next = numbers.len();
        *numbers.entry(article.document.language).or_insert(next)
    };
    articles.iter().map(number).collect()
}

/// The mean of the vectors of each language.
fn means(
    raw: &[Option<&[f32]>],
    claims: &IdVec<ClaimId, Placed<'_>>,
    languages: &IdVec<ArticleId, usize>,
) -> Vec<Vec<f32>> {
    let dimensions = raw.iter().flatten().next().map_or(0, |vector| vector.len());
    let count = languages.iter().max().map_or(0, |most| most + 1);
    let mut sums = vec![(vec![0.0f32; dimensions], 0.0f32); count];
    for (vector, claim) in raw.iter().zip(claims) {
        let Some(vector) = vector.filter(|vector| vector.len() == dimensions) else { continue };
        let (sum, claims) = &mut sums[languages[claim.article]];
        sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        *claims += 1.0;
    }
    let all: f32 = sums.iter().map(|(_, claims)| claims).sum::<f32>().max(1.0);
    let of_all: Vec<f32> = (0..dimensions).map(|at| sums.iter().map(|(sum, _)| sum[at]).sum::<f32>() / all).collect();
    let mean = |(sum, claims): (Vec<f32>, f32)| {
        sum.iter().zip(&of_all).map(|(sum, of_all)| (sum + OF_ALL * of_all) / (claims + OF_ALL)).collect()
    };
    sums.into_iter().map(mean).collect()
}

/// `vector` less `mean`, of length 1; nothing where nothing is left.
fn unit_less(vector: &[f32], mean: &[f32]) -> Option<Vec<f32>> {
    unit(vector.iter().zip(mean).map(|(number, mean)| number - mean).collect())
}

fn unit_sum<'a>(vectors: impl Iterator<Item = &'a [f32]>) -> Option<Vec<f32>> {
    unit(vectors.fold(Vec::new(), |mut sum, vector| {
        sum.resize(vector.len(), 0.0);
        sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        sum
    }))
}

fn unit(mut vector: Vec<f32>) -> Option<Vec<f32>> {
    let length = likeness(&vector, &vector).sqrt();
    vector.iter_mut().for_each(|number| *number /= length);
    (length > 1e-6).then_some(vector)
}
