//! Which pairs of details are looked at, and what each pair is among the others.
//!
//! Details are paired where their passages may make the same claim, or stand in sentences that do, or where both count the same
//! and words around them are the same; of these each detail keeps its likeliest partners in each other article.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    fit::{Fit, fit},
    pairs::{Site, Sites},
};
use crate::{
    align::Budget,
    claims::{Articles, Value, claim_ids},
    ids::{ArticleId, ClaimId, DetailId, Id, IdVec, Ids},
    judge::Aspect,
};

/// Passages that are less likely than this to make the same claim, and their sentences too, tell nothing of their details.
const MIN_LINK: f32 = 0.02;
/// The same for two names that are not one.
const MIN_LINK_OF_NAMES: f32 = 0.1;
/// What the likeness of two sentences counts for the passages in them.
pub(super) const OF_SENTENCE: f32 = 0.5;
/// Of each detail so many partners in another article are looked at,
const MOST_PARTNERS: usize = 12;
/// among many articles as many fewer as so many pairs allow.
const PAIRS: Budget = Budget { least: 400_000, of_article: 600 };
/// Among many articles so many pairs of details are considered, those of the likeliest sentences first.
const PAIRS_IN_SENTENCES: Budget = Budget { least: 350_000, of_article: 1_000 };
/// Details that count the same with so much in common around them are looked at wherever they stand.
const LEAST_NEAR: f32 = 4.0;
/// A detail of which there are more by the same value and unit is looked for no further.
const MOST_ALIKE: usize = 48;
/// Among many articles only the details of those are compared of which two claims are as likely the same.
const MIN_OF_STORY: f32 = 0.3;

/// For each claim others with their scores.
type Partners = IdVec<ClaimId, Vec<(ClaimId, f32)>>;

/// The scores of pairs of claims, and the best of each two sentences.
pub(super) struct Links {
    /// For each claim its partners, ascending, with their scores.
    claims: Partners,
    /// For each sentence, at the place of its first claim, those of later articles that it has partners in, ascending, with the
    /// best score.
    sentences: Partners,
    /// The claims of each article.
    of_article: IdVec<ArticleId, Ids<ClaimId>>,
    /// Two articles, the earlier first, that may make one claim; `None` where all are looked at.
    on_one_story: Option<FxHashSet<(ArticleId, ArticleId)>>,
}

impl Links {
    /// `scored`: two claims of two articles, the earlier first, and the probability that they make the same claim.
    pub fn new(articles: &Articles<'_>, scored: impl Iterator<Item = (ClaimId, ClaimId, f32)>) -> Self {
        let of_article = claim_ids(articles.iter().copied());
        let mut of_claim: IdVec<ClaimId, (ArticleId, ClaimId)> = IdVec::new();
        for ((number, article), claims) in articles.iter_enumerated().zip(&of_article) {
            of_claim.extend(article.claims.iter().map(|claim| (number, claims.of_local(claim.sentence))));
        }
        let [mut claims, mut sentences] = [(); 2].map(|()| Partners::filled(Vec::new(), of_claim.len()));
        let mut on_one_story = PAIRS.of(articles.len()).map(|_| FxHashSet::default());
        for (a, b, score) in scored {
            let [(article, one), (other_article, other)] = [a, b].map(|claim| of_claim[claim]);
            if let Some(on_one_story) = on_one_story.as_mut().filter(|_| score >= MIN_OF_STORY) {
                on_one_story.insert((article.min(other_article), article.max(other_article)));
            }
            claims[a].push((b, score));
            claims[b].push((a, score));
            sentences[one].push((other, score));
        }
        for row in claims.iter_mut().chain(&mut sentences) {
            row.sort_unstable_by(|x: &(ClaimId, f32), y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
            row.dedup_by_key(|(other, _)| *other);
        }
        Links { claims, sentences, of_article, on_one_story }
    }

    fn are_on_one_story(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        let both = (a.article.min(b.article), a.article.max(b.article));
        self.on_one_story.as_ref().is_none_or(|known| known.contains(&both))
    }

    /// Whether there are so many articles that not all pairs are looked at.
    pub fn are_many(&self) -> bool {
        self.on_one_story.is_some()
    }

    /// The scores of the claims of `a` and `b` and of their sentences; 0 where there is none.
    fn between(&self, a: &Site<'_>, b: &Site<'_>) -> (f32, f32) {
        let score = |rows: &Partners, one: ClaimId, other: ClaimId| {
            let row = &rows[one.min(other)];
            row.binary_search_by_key(&one.max(other), |&(partner, _)| partner).map_or(0.0, |at| row[at].1)
        };
        (score(&self.claims, a.claim, b.claim), score(&self.sentences, a.sentence, b.sentence))
    }

    /// How many claims of the article of `b` score better with the claim of `a`.
    pub fn rank(&self, a: &Site<'_>, b: &Site<'_>, score: f32) -> f32 {
        let of_other = &self.of_article[b.article];
        let row = &self.claims[a.claim];
        let from = row.partition_point(|&(claim, _)| claim < of_other.start());
        let theirs = row[from..].iter().take_while(|(claim, _)| of_other.contains(*claim));
        theirs.filter(|(_, other)| *other > score).count().min(10) as f32
    }
}

/// How much the words around each detail tell: more, the fewer details a word stands by.
pub(super) struct Around {
    /// For each detail the weights of the words near it, in their order.
    weights: IdVec<DetailId, [Vec<f32>; 2]>,
    /// What they add up to.
    pub totals: IdVec<DetailId, [f32; 2]>,
}

impl Around {
    pub fn new(sites: &Sites<'_>, claims: usize) -> Self {
        let mut usage: FxHashMap<u64, FxHashSet<ClaimId>> = FxHashMap::default();
        for site in sites {
            for &key in &site.near[1] {
                usage.entry(key).or_default().insert(site.claim);
            }
        }
        let weight = |by: FxHashSet<ClaimId>| (1.0 + claims as f32 / by.len() as f32).ln();
        let weight_of: FxHashMap<u64, f32> = usage.into_iter().map(|(key, by)| (key, weight(by))).collect();
        let of_site = |site: &Site<'_>| [0, 1].map(|reach| site.near[reach].iter().map(|key| weight_of[key]).collect());
        let weights: IdVec<DetailId, [Vec<f32>; 2]> = sites.iter().map(of_site).collect();
        let totals = weights.iter().map(|[near, wide]| [near.iter().sum(), wide.iter().sum()]).collect();
        Around { weights, totals }
    }

    /// What the words add up to that both the details `a` and `b` have right beside them, and what those near them: where there
    /// are none of these, as for most, there are none right beside.
    fn near(&self, sites: &Sites<'_>, a: DetailId, b: DetailId) -> [f32; 2] {
        let wide = self.shared(sites, a, b, 1);
        [if wide > 0.0 { self.shared(sites, a, b, 0) } else { 0.0 }, wide]
    }

    /// What the words add up to that both the details `a` and `b` have near them.
    fn shared(&self, sites: &Sites<'_>, a: DetailId, b: DetailId, reach: usize) -> f32 {
        let (mut ours, mut theirs) = (&sites[a].near[reach][..], &sites[b].near[reach][..]);
        let mut weights = &self.weights[a][reach][..];
        let mut sum = 0.0;
        while let (Some(x), Some(y)) = (ours.first(), theirs.first()) {
            if x == y {
                sum += weights[0];
            }
            let step = usize::from(x <= y);
            (ours, weights, theirs) = (&ours[step..], &weights[step..], &theirs[usize::from(y <= x)..]);
        }
        sum
    }
}

/// What two details have in common before it is known which other partners they have.
pub(super) struct Candidate {
    pub a: DetailId,
    pub b: DetailId,
    pub fit: Fit,
    pub link: f32,
    pub sentence_link: f32,
    pub near: [f32; 2],
    /// How likely the two are of one thing, roughly.
    rough: f32,
}

impl Candidate {
    /// How likely by passage and words alone.
    fn likely(&self) -> f32 {
        2.0 * self.link + self.near[1] / 20.0
    }
}

/// The pairs of details that are looked at, in order.
pub(super) fn candidates(sites: &Sites<'_>, links: &Links, around: &Around) -> Vec<Candidate> {
    let mut wanted = of_like_sentences(sites, links);
    wanted.extend(counting_alike(sites, links, around));
    wanted.retain(|&(a, b)| !sites[a].is_taken_back && !sites[b].is_taken_back);
    wanted.sort_unstable();
    wanted.dedup();
    let candidate = |(a, b): (DetailId, DetailId)| {
        let (one, other) = (&sites[a], &sites[b]);
        let (link, sentence_link) = links.between(one, other);
        let fit = fit(one.detail, other.detail);
        let near = around.near(sites, a, b);
        let likely = link.max(OF_SENTENCE * sentence_link);
        let of_fit = match fit {
            Fit::Equal => 0.6,
            Fit::Compatible => 0.3,
            _ => 0.0,
        };
        Candidate { a, b, fit, link, sentence_link, near, rough: 2.0 * likely + near[1] / 20.0 + of_fit }
    };
    // Two names, where nothing says that the passages make the same claim, are two names.
    let is_told = |pair: &Candidate| {
        let are_names = matches!(sites[pair.a].detail.aspect(), Aspect::Name | Aspect::Place);
        !are_names || pair.fit >= Fit::Compatible || pair.link >= MIN_LINK_OF_NAMES
    };
    let candidates = wanted.into_par_iter().map(candidate).filter(is_told).collect();
    best_partners(candidates, sites, PAIRS.of(links.of_article.len()))
}

/// The details of one aspect in sentences that may make the same claim.
fn of_like_sentences(sites: &Sites<'_>, links: &Links) -> Vec<(DetailId, DetailId)> {
    let in_sentence = |sentence: ClaimId| {
        let first = sites.partition_point(|site| site.sentence < sentence);
        Ids::between(first, sites.partition_point(|site| site.sentence <= sentence))
    };
    let of_sentences: IdVec<ClaimId, Ids<DetailId>> = links.sentences.ids().map(in_sentence).collect();
    let budget = PAIRS_IN_SENTENCES.of(links.of_article.len()).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    for [one, other] in like_sentences(sites, links, &of_sentences) {
        if found.len() >= budget {
            break;
        }
        for a in of_sentences[one].clone() {
            let aspect = sites[a].detail.aspect();
            let theirs = of_sentences[other].clone();
            found.extend(theirs.filter(|&b| sites[b].detail.aspect() == aspect).map(|b| (a, b)));
        }
    }
    found
}

/// The pairs of sentences with details that may make the same claim, the likeliest first; `of_sentences` are the details of each.
fn like_sentences(sites: &Sites<'_>, links: &Links, of_sentences: &IdVec<ClaimId, Ids<DetailId>>) -> Vec<[ClaimId; 2]> {
    let mut alike: Vec<(f32, [ClaimId; 2])> = Vec::new();
    for ((one, row), ours) in links.sentences.iter_enumerated().zip(of_sentences) {
        for &(other, score) in row.iter().filter(|(_, score)| *score >= MIN_LINK / OF_SENTENCE) {
            let theirs = &of_sentences[other];
            if ours.is_empty() || theirs.is_empty() {
                continue;
            }
            if links.are_on_one_story(&sites[ours.start()], &sites[theirs.start()]) {
                alike.push((score, [one, other]));
            }
        }
    }
    alike.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    alike.into_iter().map(|(_, both)| both).collect()
}

/// Numbers that count the same, hours and days of two articles, with words around them in common.
fn counting_alike(sites: &Sites<'_>, links: &Links, around: &Around) -> Vec<(DetailId, DetailId)> {
    let mut by_unit: FxHashMap<(u8, &str), Vec<DetailId>> = FxHashMap::default();
    for (number, site) in sites.iter_enumerated() {
        let unit = match &site.detail.value {
            Value::Quantity(quantity) => quantity.unit.split(' ').next().filter(|unit| !unit.is_empty()),
            Value::Time(_) | Value::Date { .. } => Some(""),
            _ => None,
        };
        if let Some(unit) = unit {
            by_unit.entry((site.detail.kind(), unit)).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for alike in by_unit.values().filter(|alike| alike.len() <= MOST_ALIKE) {
        for (at, &a) in alike.iter().enumerate() {
            let (one, later) = (&sites[a], &alike[at + 1..]);
            let is_other = |other: &Site<'_>| other.article != one.article && links.are_on_one_story(one, other);
            let others = later.iter().filter(|&&b| is_other(&sites[b]));
            let near = |b: DetailId| around.shared(sites, a, b, 1);
            let is_told = |&&b: &&DetailId| near(b) >= LEAST_NEAR || one.is_age_of_same_person(&sites[b]);
            found.extend(others.filter(is_told).map(|&b| (a, b)));
        }
    }
    found
}

/// Keeps the candidates, which are in order, that are among the best of the other article for one of the two, and about as many
/// as the `budget` where there is one.
fn best_partners(candidates: Vec<Candidate>, sites: &Sites<'_>, budget: Option<usize>) -> Vec<Candidate> {
    let ranks = ranks(&candidates, sites);
    let most = budget.map_or(MOST_PARTNERS, |budget| {
        let mut by_rank = [0; MOST_PARTNERS];
        ranks.iter().filter_map(|rank| *rank).for_each(|rank| by_rank[rank] += 1);
        Budget::partners(budget, &by_rank)
    });
    let is_kept = |rank: Option<usize>| rank.is_some_and(|rank| rank < most);
    candidates.into_iter().zip(ranks).filter(|(_, rank)| is_kept(*rank)).map(|(pair, _)| pair).collect()
}

/// For each of the candidates how many likelier ones of the same two articles there are of the one of its details that has fewer;
/// `None` where both have [`MOST_PARTNERS`].
fn ranks(candidates: &[Candidate], sites: &Sites<'_>) -> Vec<Option<usize>> {
    let articles = |pair: &Candidate| (sites[pair.a].article, sites[pair.b].article);
    // What they are sorted by stands beside their numbers, so that the sort need not look it up.
    let mut order: Vec<((ArticleId, ArticleId), f32, u32)> =
        candidates.iter().zip(0..).map(|(pair, number)| (articles(pair), pair.rough, number)).collect();
    order.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)).then(x.2.cmp(&y.2)));
    let mut ranks = vec![None; candidates.len()];
    let mut partners: IdVec<DetailId, usize> = IdVec::filled(0, sites.len());
    let pair = |number: u32| &candidates[number as usize];
    for of_two_articles in order.chunk_by(|x, y| x.0 == y.0) {
        for &(_, _, number) in of_two_articles {
            let Candidate { a, b, .. } = *pair(number);
            let rank = partners[a].min(partners[b]);
            if rank < MOST_PARTNERS {
                ranks[number as usize] = Some(rank);
                partners[a] += 1;
                partners[b] += 1;
            }
        }
        for Candidate { a, b, .. } in of_two_articles.iter().map(|&(_, _, number)| pair(number)) {
            partners[*a] = 0;
            partners[*b] = 0;
        }
    }
    ranks
}

/// For each detail the candidates that it is in.
pub(super) struct Rivals {
    /// The partners of each detail, ascending.
    of_details: Vec<Rival>,
    /// Where those of each detail begin; one more for the end of the last.
    starts: IdVec<DetailId, u32>,
}

/// A partner of a detail, with what is asked of it beside other partners.
#[derive(Clone, Copy, Default)]
struct Rival {
    partner: DetailId,
    article: ArticleId,
    rough: f32,
    /// How likely by passage and words alone where it has an equal value; -1 where it has not.
    likely_equal: f32,
}

impl Rivals {
    /// `candidates` are in order.
    pub fn new(candidates: &[Candidate], sites: &Sites<'_>) -> Self {
        let mut starts = vec![0; sites.len() + 2];
        for detail in candidates.iter().flat_map(|pair| [pair.a, pair.b]) {
            starts[detail.index() + 2] += 1;
        }
        for detail in 2..starts.len() {
            starts[detail] += starts[detail - 1];
        }
        let mut of_details = vec![Rival::default(); 2 * candidates.len()];
        for pair in candidates {
            let likely_equal = if pair.fit == Fit::Equal { pair.likely() } else { -1.0 };
            for (detail, partner) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let next = &mut starts[detail.index() + 1];
                let article = sites[partner].article;
                of_details[*next as usize] = Rival { partner, article, rough: pair.rough, likely_equal };
                *next += 1;
            }
        }
        Rivals { of_details, starts: starts.into() }
    }

    /// Of `one` beside its partner in `pair`, which is of `article`: how many partners there are likelier, how much likelier than
    /// the best of them it is, and how likely the best of equal value is; -1 where none is.
    pub fn beside(&self, one: DetailId, pair: &Candidate, article: ArticleId) -> [f32; 3] {
        let partner = if pair.a == one { pair.b } else { pair.a };
        let [first, end] = [one, one.after()].map(|detail| self.starts[detail] as usize);
        let own = &self.of_details[first..end];
        let there = own[own.partition_point(|rival| rival.article < article)..].iter();
        let (mut likelier, mut best, mut equal): (f32, f32, f32) = (0.0, 0.0, -1.0);
        for rival in there.take_while(|rival| rival.article == article).filter(|rival| rival.partner != partner) {
            likelier += f32::from(u8::from(rival.rough > pair.rough));
            best = best.max(rival.rough);
            equal = equal.max(rival.likely_equal);
        }
        [likelier, pair.rough - best, equal]
    }
}
