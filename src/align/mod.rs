//! Claims into links: which pairs speak of the same thing, how sure that is, and on what grounds.
//!
//! How common a word is, is learnt from the open articles themselves (`index`); only claims that share rare words, those of
//! articles that are about the same (`related`), and those that are nearest by what they mean, where that is known (`meant`),
//! are ever compared. A small logistic model (`model`) over readable features (`reasons`) gives the probability: what the two
//! say (`features`), how they stand among all others (`likeness`), and what they mean.
//! Does not know who is right. Invariant: the result does not depend on the order of the articles beyond the numbering.
//! Known limit: without vectors two passages without a word in common are never linked.

mod evidence;
mod features;
mod index;
mod likeness;
mod meant;
mod model;
mod reasons;
mod related;
mod same_claim;
mod second_pass;

use std::{ops::ControlFlow, sync::Arc};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    claims::{Article, Articles, Claim, claim_ids},
    ids::{ArticleId, ClaimId, Id, IdVec, LocalClaimId},
    meaning::Vectors,
    text::Span,
};
use features::{Placed, features};
use index::{Beside, Candidate, Index, Search};
use meant::Meant;
pub use model::{Grouping, MODEL, Model};
pub use reasons::{Feature, FeatureVector, Reason, ReasonKind};
use same_claim::Scored;
pub use same_claim::{feature_names as same_claim_features, second_feature_names as second_pass_features};

/// Two claims that have something to do with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The earlier claim.
    pub a: ClaimId,
    /// The later claim.
    pub b: ClaimId,
    /// Probability that the two make the same claim.
    pub score: f32,
    /// Probability that a reader would put the two side by side, as being on the same part of the story.
    pub related: f32,
    /// Whether one points to the other ("thông tin này").
    pub points: bool,
    /// How much their articles have in common, 0 to 1: more where they report one event.
    pub in_common: f32,
    /// What the score rests on, heaviest first.
    pub why: Vec<Reason>,
}

impl Link {
    /// Whether the two were found by what they mean alone: without it they would not be linked.
    pub fn is_by_meaning(&self) -> bool {
        let of_meaning = |reason: &&Reason| matches!(reason.kind, ReasonKind::Meaning | ReasonKind::MeaningAround);
        let meaning: f32 = self.why.iter().filter(of_meaning).map(|reason| reason.weight).sum();
        let log_odds = (self.score / (1.0 - self.score)).ln();
        meaning > 0.0 && 1.0 / (1.0 + (meaning - log_odds).exp()) < MODEL.floor
    }
}

/// Pairs that are less likely than this to make the same claim are not kept as links, unless they are related.
pub const MIN_SCORE: f32 = 0.02;
/// Of less likely pairs it is not told why they are likely at all; what makes them related is.
const MIN_TOLD: f32 = 0.25;
/// Among more articles than this there is a [`Budget`] for what is compared.
const FEW_ARTICLES: usize = 32;
/// How many claims are compared between two questions whether to go on.
const CLAIMS_BETWEEN_QUESTIONS: usize = 1024;
/// How many claims at least are looked for with one working memory.
const CLAIMS_A_SEARCH: usize = 32;
/// How many pairs at least are looked at with one working memory.
const PAIRS_A_MEMORY: usize = 512;

/// Two claims that are compared, `a` before `b`.
struct Pair {
    a: ClaimId,
    b: ClaimId,
    features: FeatureVector,
    /// How alike the claims of the two articles are on average to the closest of the other, 0 to 1; 1 within an article.
    related: f32,
    grounds: Grounds,
}

impl Pair {
    /// The one of the two that is not `claim`.
    fn other(&self, claim: ClaimId) -> ClaimId {
        if self.a == claim { self.b } else { self.a }
    }
}

/// What is known of two claims, by which the weights of their features are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// Their words alone.
    Words,
    /// What they mean as well.
    Meaning,
    /// What they mean, and they are in two languages.
    Across,
}

/// How many pairs are compared among many articles, so that time and memory grow with the articles and not with their square.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// So many are compared in any case,
    pub least: usize,
    /// and so many for each article.
    pub of_article: usize,
}

impl Budget {
    /// The most pairs of so many `articles`; `None` where they are few and all are compared.
    pub fn of(self, articles: usize) -> Option<usize> {
        (articles > FEW_ARTICLES).then(|| self.least.max(self.of_article * articles))
    }

    /// How many partners in another article each may have, at least two, for at most `budget` pairs: `ranks` has the number of
    /// pairs by how many better ones there are for the one of the two for which there are fewer.
    pub fn partners(budget: usize, ranks: &[usize]) -> usize {
        const LEAST: usize = 2;
        let sums = ranks.iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        sums.take_while(|sum| *sum <= budget).count().max(LEAST)
    }
}

/// Hears the fraction done, and may end the work.
type Watch<'a> = dyn FnMut(f32) -> ControlFlow<()> + 'a;

/// Links the claims of `articles`, which are numbered through in order. Ascending by `a`, then `b`. `None` where
/// `watch` ends it.
pub fn align(articles: &Articles<'_>, vectors: &Vectors, watch: &mut Watch<'_>) -> Option<Vec<Link>> {
    let pairs = pairs(articles, vectors, watch)?;
    let is_kept = |link: &Link| link.score >= MIN_SCORE || link.related >= MODEL.floor;
    Some(links(&pairs, &placed(articles), is_kept))
}

/// The pairs with both probabilities, those that are `kept`, with their reasons.
fn links(pairs: &[Pair], claims: &IdVec<ClaimId, Placed<'_>>, kept: impl Fn(&Link) -> bool) -> Vec<Link> {
    let mut links: Vec<Link> = pairs.par_iter().map(|pair| MODEL.link(pair)).collect();
    let scored = same_claim::scored(pairs, claims);
    scored.iter().for_each(|scored| links[scored.pair()].score = scored.probability);
    let is_told = |scored: &&Scored| scored.probability >= MIN_TOLD && kept(&links[scored.pair()]);
    let told: Vec<&Scored> = scored.iter().filter(is_told).collect();
    let reason = |(kind, weight)| Reason { kind, weight };
    for (scored, reasons) in told.iter().zip(same_claim::reasons(&told)) {
        links[scored.pair()].why = model::heaviest_first(reasons.into_iter().map(reason).collect());
    }
    let mut is_told = vec![false; pairs.len()];
    told.iter().for_each(|scored| is_told[scored.pair()] = true);
    let mut is_kept = Vec::with_capacity(pairs.len());
    is_kept.extend(links.iter().map(kept));
    let untold = links.par_iter_mut().zip(pairs).zip(is_kept.par_iter().zip(is_told));
    untold.for_each(|((link, pair), (&is_kept, is_told))| {
        if is_kept && !is_told {
            link.why = MODEL.reasons(pair);
        }
    });
    let mut is_kept = is_kept.into_iter();
    links.retain(|_| is_kept.next().unwrap_or_default());
    links
}

/// The link between the claims `a` and `b` of `articles`, also where it is too weak to be kept. Only their two articles are compared
/// with the others, so that it is told at once among many; where it is kept, [`align`] may tell it a little otherwise.
pub fn link_between(articles: &Articles<'_>, vectors: &Vectors, a: ClaimId, b: ClaimId) -> Link {
    let asked = (a.min(b), a.max(b));
    let pairs = pairs_beside(articles, vectors, asked);
    let is_asked = |link: &Link| (link.a, link.b) == asked;
    let found = links(&pairs, &placed(articles), is_asked);
    let nothing =
        Link { a: asked.0, b: asked.1, score: 0.0, related: 0.0, points: false, in_common: 0.0, why: Vec::new() };
    found.into_iter().next().unwrap_or(nothing)
}

/// The features of one pair of claims, for training.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The earlier claim.
    pub a: ClaimId,
    /// The later claim.
    pub b: ClaimId,
    /// What the two are compared by.
    pub features: FeatureVector,
    /// How much their articles have in common, 0 to 1.
    pub related: f32,
    /// What is known of the two.
    pub grounds: Grounds,
}

/// For training: the pairs that [`same_claim`] looks at, with the features of the first pass and, where the scores of the
/// first pass are given in the same order, of the second.
pub fn same_claim_examples(
    articles: &Articles<'_>,
    vectors: &Vectors,
    first_scores: Option<&[f32]>,
) -> Vec<(ClaimId, ClaimId, Vec<f32>)> {
    let pairs = pairs(articles, vectors, &mut |_| ControlFlow::Continue(())).unwrap_or_default();
    let claims = placed(articles);
    let mut candidates = same_claim::candidates(&pairs, &claims);
    if let Some(scores) = first_scores {
        same_claim::add_second(&mut candidates, &pairs, scores, &claims, 0.0);
    }
    candidates.into_iter().map(|found| (pairs[found.pair].a, pairs[found.pair].b, found.features)).collect()
}

/// Every pair of claims of `articles` that is compared.
pub fn compared(articles: &Articles<'_>, vectors: &Vectors) -> Vec<Compared> {
    let pairs = pairs(articles, vectors, &mut |_| ControlFlow::Continue(())).unwrap_or_default();
    let compared = |Pair { a, b, features, related, grounds }| Compared { a, b, features, related, grounds };
    pairs.into_iter().map(compared).collect()
}

/// The pairs that are alike by their words, those of related articles, those that are nearest by meaning and those of which one
/// points to the other, with their features, in order.
fn pairs(articles: &Articles<'_>, vectors: &Vectors, watch: &mut Watch<'_>) -> Option<Vec<Pair>> {
    let claims: IdVec<ClaimId, &Claim> = articles.iter().flat_map(|article| &article.claims).collect();
    let placed = placed(articles);
    let index = Index::new(articles, &claims);
    let mut candidates = Vec::new();
    for first in (0..claims.len()).step_by(CLAIMS_BETWEEN_QUESTIONS) {
        if watch(first as f32 / claims.len() as f32).is_break() {
            return None;
        }
        let some = first..claims.len().min(first + CLAIMS_BETWEEN_QUESTIONS);
        let before = |search: &mut Search<'_>, claim| search.candidates_before(ClaimId::from_index(claim));
        let found: Vec<Vec<Candidate>> =
            some.into_par_iter().with_min_len(CLAIMS_A_SEARCH).map_init(|| index.search(), before).collect();
        candidates.extend(found.into_iter().flatten());
    }
    let candidates = index::keep_best(candidates, claims.len());
    let mut wanted: Vec<(ClaimId, ClaimId)> = candidates.iter().map(|found| (found.a, found.b)).collect();
    wanted.extend(related::all_pairs(&candidates, &placed, articles));
    let meant = Meant::new(articles, &placed, vectors);
    wanted.extend(meant.nearest(watch)?);
    wanted.extend(pointing(articles));
    Some(with_features(wanted, articles, &placed, &index, &meant))
}

/// The pair that is `asked` for and what it is told by: those pairs of [`pairs`] of which a claim is in one of its two articles, but
/// for those that are found by meaning.
fn pairs_beside(articles: &Articles<'_>, vectors: &Vectors, asked: (ClaimId, ClaimId)) -> Vec<Pair> {
    let claims: IdVec<ClaimId, &Claim> = articles.iter().flat_map(|article| &article.claims).collect();
    let placed = placed(articles);
    let index = Index::new(articles, &claims);
    let article = |claim: ClaimId| placed[claim].article;
    let is_beside = |claim: ClaimId| article(claim) == article(asked.0) || article(claim) == article(asked.1);
    let mut search = index.search();
    let mut candidates = Vec::new();
    for claim in claims.ids().filter(|&claim| is_beside(claim)) {
        candidates.extend(search.candidates_of(claim));
    }
    candidates.sort_unstable_by_key(|found| (found.a, found.b));
    candidates.dedup_by_key(|found| (found.a, found.b));
    let candidates = index::keep_best(candidates, claims.len());
    let mut wanted: Vec<(ClaimId, ClaimId)> = candidates.iter().map(|found| (found.a, found.b)).collect();
    let are_beside = |&(a, b): &(ClaimId, ClaimId)| is_beside(a) && is_beside(b);
    let between: Vec<Candidate> = candidates.into_iter().filter(|found| are_beside(&(found.a, found.b))).collect();
    wanted.extend(related::all_pairs(&between, &placed, articles));
    wanted.extend(pointing(articles).filter(are_beside).chain([asked]));
    with_features(wanted, articles, &placed, &index, &Meant::new(articles, &placed, vectors))
}

/// The pairs that are `wanted` with their features, in order.
fn with_features(
    mut wanted: Vec<(ClaimId, ClaimId)>,
    articles: &Articles<'_>,
    placed: &IdVec<ClaimId, Placed<'_>>,
    index: &Index,
    meant: &Meant<'_>,
) -> Vec<Pair> {
    wanted.sort_unstable();
    wanted.dedup();
    let pair = |beside: &mut Beside<'_>, &(a, b): &(ClaimId, ClaimId)| {
        let grounds = meant.grounds(a, b);
        let features = features(index, beside, placed, (a, b), grounds);
        Pair { a, b, features, related: 0.0, grounds }
    };
    let mut pairs: Vec<Pair> =
        wanted.par_iter().with_min_len(PAIRS_A_MEMORY).map_init(|| index.beside(), pair).collect();
    let sizes: IdVec<ArticleId, u32> = articles.iter().map(|article| article.claims.len() as u32).collect();
    likeness::add_standing(&mut pairs, placed, &sizes);
    meant.add(&mut pairs);
    pairs
}

/// The claims with their places.
fn placed<'a>(articles: &Articles<'a>) -> IdVec<ClaimId, Placed<'a>> {
    let mut placed = IdVec::new();
    for (number, article) in articles.iter_enumerated() {
        let last = article.claims.len().saturating_sub(1).max(1) as f32;
        let year = article.published.and_then(|published| published.day.year);
        let language = article.document.language;
        let place = |(at, claim): (LocalClaimId, &'a Claim)| Placed {
            claim,
            article: number,
            at,
            order: at.0 as f32 / last,
            year,
            language,
        };
        placed.extend(article.claims.iter_enumerated().map(place));
    }
    placed
}

/// The pairs of which the later points to the earlier.
fn pointing(articles: &Articles<'_>) -> impl Iterator<Item = (ClaimId, ClaimId)> {
    articles.iter().zip(claim_ids(articles.iter().copied())).flat_map(|(article, claims)| {
        let pointing = article.claims.iter().zip(claims.clone()).filter_map(|(claim, at)| Some((claim.refers?, at)));
        let about_it = pointing.filter(|(refers, _)| refers.kind.is_about_it());
        about_it.map(move |(refers, at)| (claims.of_local(refers.claim), at))
    })
}

/// In how many claims of `articles` each word of the claims `of` stands, by the word's key.
pub fn usage<'a>(articles: impl IntoIterator<Item = &'a Arc<Article>>, of: &[&Claim]) -> FxHashMap<u64, usize> {
    let mut usage: FxHashMap<u64, usize> = of.iter().flat_map(|claim| &claim.words).map(|word| (word.key, 0)).collect();
    let mut counted = FxHashSet::default();
    for claim in articles.into_iter().flat_map(|article| &article.claims) {
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
    use crate::ingest::{self, Document};

    #[test]
    fn only_many_articles_have_a_budget() {
        let budget = Budget { least: 100, of_article: 2 };
        assert_eq!([32, 33, 60].map(|articles| budget.of(articles)), [None, Some(100), Some(120)]);
        // Each may have as many partners as fit, but two at least.
        assert_eq!([45, 100, 1000].map(|most| Budget::partners(most, &[30, 10, 5, 40])), [3, 4, 4]);
        assert_eq!(Budget::partners(10, &[30, 10, 5, 40]), 2);
    }

    #[test]
    fn a_pair_by_itself_is_told_as_among_all() {
        let texts = [
            "Cầu treo ở Nậm Lành bị lũ cuốn trôi sáng 3/5. Trường học đóng cửa.",
            "Lũ cuốn trôi cầu treo ở Nậm Lành. Giá rau tăng gấp đôi.",
            "Trường học ở Nậm Lành đóng cửa từ 3/5 vì lũ.",
        ];
        let articles = texts.map(|text| Article::new(ingest::pasted(text).unwrap()));
        let articles: Articles<'_> = articles.iter().collect();
        let vectors = Vectors::default();
        let all = align(&articles, &vectors, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(!all.is_empty());
        for link in all {
            let alone = link_between(&articles, &vectors, link.b, link.a);
            assert!((alone.score - link.score).abs() < 0.05 && alone.why.len() == link.why.len(), "{alone:?} {link:?}");
        }
    }

    #[test]
    fn the_rarest_shared_words_come_first() {
        let texts = ["Kim thăm Vostochny và Nga.", "Nga mời Kim tới Vostochny.", "Nga và Kim. Nga và Putin."];
        let articles = texts.map(|text| Arc::new(Article::new(ingest::pasted(text).unwrap())));
        let (a, b) = (&articles[0].claims[LocalClaimId(0)], &articles[1].claims[LocalClaimId(0)]);
        let words = rarest_shared(a, b, &usage(&articles, &[a, b]), 2);
        assert_eq!(words.iter().map(|span| span.of(texts[0])).collect::<Vec<_>>(), ["Vostochny", "Kim"]);
    }

    /// Two reports of three facts, in other languages and another order, with vectors that lie along the axis of each fact.
    fn two_languages() -> (Vec<Article>, Vectors) {
        let report = |code: &str, text: &str| {
            let document = ingest::pasted(text).unwrap();
            Article::new(Arc::new(Document { language: crate::lang::known(code), ..(*document).clone() }))
        };
        let articles = vec![
            report("vi", "Cầu treo bị cuốn trôi. Trường học đóng cửa. Giá rau tăng gấp đôi."),
            report("en", "Schools stay shut. Vegetable prices doubled. The suspension bridge was swept away."),
        ];
        let mut vectors = Vectors::default();
        for (article, facts) in articles.iter().zip([[0, 1, 2], [1, 2, 0]]) {
            for (sentence, fact) in crate::meaning::sentences(article).zip(facts) {
                let along = |axis: usize| if axis == fact { 1.0 } else { 0.1 };
                vectors.insert(sentence.key(), Arc::from([(0..3).map(along).collect::<Vec<f32>>()]));
            }
        }
        (articles, vectors)
    }

    #[test]
    fn passages_in_two_languages_are_linked_by_what_they_mean() {
        let (articles, vectors) = two_languages();
        let articles: Articles<'_> = articles.iter().collect();
        let links = |vectors: &Vectors| align(&articles, vectors, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(links(&Vectors::default()), []);
        let found = links(&vectors);
        assert_eq!(
            found.iter().map(|link| (link.a, link.b)).collect::<Vec<_>>(),
            [(0, 5), (1, 3), (2, 4)].map(|(a, b)| (ClaimId(a), ClaimId(b)))
        );
        assert!(found.iter().all(|link| link.is_by_meaning() && link.why[0].kind == ReasonKind::Meaning));
    }

    #[test]
    fn what_is_known_of_some_passages_only_links_these() {
        let (articles, mut vectors) = two_languages();
        let known = crate::meaning::sentences(&articles[1]).next().unwrap().key();
        vectors.insert(known, Arc::from([]));
        let articles: Articles<'_> = articles.iter().collect();
        let found = align(&articles, &vectors, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(found.iter().all(|link| link.b != ClaimId(3)) && !found.is_empty(), "{found:?}");
    }

    #[test]
    fn what_words_tell_is_not_found_by_meaning_alone() {
        let why = |kind, weight| Reason { kind, weight };
        let link = |score: f32, why| Link {
            a: ClaimId(0),
            b: ClaimId(1),
            score,
            related: score,
            points: false,
            in_common: 1.0,
            why,
        };
        assert!(link(0.5, vec![why(ReasonKind::Meaning, 4.0)]).is_by_meaning());
        assert!(!link(0.5, vec![why(ReasonKind::Meaning, 1.0)]).is_by_meaning());
        assert!(!link(0.9, vec![why(ReasonKind::RareWords, 4.0), why(ReasonKind::Meaning, 1.0)]).is_by_meaning());
    }
}
