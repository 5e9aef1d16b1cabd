//! What the first scores of all pairs tell of each: whether a better partner stands elsewhere, and whether third articles
//! bear it out.

use super::{ReasonKind, features::Placed};
use crate::{
    boosting::feature_row,
    ids::{ArticleId, ClaimId, Id, IdVec},
};

feature_row! {
    /// The features of the second pass beyond those of the first and its score, with what each speaks of. Of two numbers, one
    /// for each passage, the lesser comes first.
    pub(super) struct AmongAll of ReasonKind {
        share_of_best_least: Closest,
        share_of_best_most: Closest,
        score_lead_least: Closest,
        score_lead_most: Closest,
        rivals_least: Busy,
        rivals_most: Busy,
        third_most: Company,
        third_mean: Company,
        third_against: Company,
        beside: Neighbours,
        all_least: Busy,
        all_most: Busy,
    }
}

/// For each claim its partners, ascending, with their scores.
struct Partners<'a> {
    rows: IdVec<ClaimId, Vec<(ClaimId, f32)>>,
    claims: &'a IdVec<ClaimId, Placed<'a>>,
    /// For each claim and each article it has partners in, ascending.
    best: IdVec<ClaimId, Vec<Best>>,
    /// For each claim the mean over all articles of what its scores add up to.
    means: IdVec<ClaimId, f32>,
    articles: f32,
}

/// The partners of a claim in one article.
#[derive(Clone, Copy, Debug)]
struct Best {
    article: ArticleId,
    /// The one with the best score.
    partner: ClaimId,
    score: f32,
    /// The next best score.
    next: f32,
    sum: f32,
}

/// The features of those of the pairs `scored` whose score is at least `least`, in order.
pub(super) fn features(
    scored: &[(ClaimId, ClaimId, f32)],
    claims: &IdVec<ClaimId, Placed<'_>>,
    least: f32,
) -> impl Iterator<Item = AmongAll> {
    let partners = Partners::new(scored, claims);
    let mut spread = Spread::new(claims);
    let of_pair = move |&(a, b, score): &(ClaimId, ClaimId, f32)| {
        spread.set(&partners, a);
        partners.features(a, b, score, &spread)
    };
    scored.iter().filter(move |(.., score)| *score >= least).map(of_pair)
}

/// The scores of the claim before a claim, of its own and of the one after it, at the places of their partners, and the best of
/// its own at the places of the articles, so that each is found at once.
struct Spread {
    of: Option<ClaimId>,
    scores: [IdVec<ClaimId, f32>; 3],
    best: IdVec<ArticleId, Option<Best>>,
}

impl Spread {
    fn new(claims: &IdVec<ClaimId, Placed<'_>>) -> Self {
        let none = || IdVec::filled(0.0, claims.len());
        Spread { of: None, scores: [none(), none(), none()], best: IdVec::filled(None, articles(claims)) }
    }

    /// Spreads what `claim` has, quickly where it was spread last.
    fn set(&mut self, partners: &Partners<'_>, claim: ClaimId) {
        if self.of == Some(claim) {
            return;
        }
        if let Some(last) = self.of {
            for (scores, of) in self.scores.iter_mut().zip(partners.around(last)) {
                partners.row(of).iter().for_each(|&(partner, _)| scores[partner] = 0.0);
            }
            partners.best[last].iter().for_each(|best| self.best[best.article] = None);
        }
        for (scores, of) in self.scores.iter_mut().zip(partners.around(claim)) {
            partners.row(of).iter().for_each(|&(partner, score)| scores[partner] = score);
        }
        partners.best[claim].iter().for_each(|best| self.best[best.article] = Some(*best));
        self.of = Some(claim);
    }

    /// The score of the claim `at` places after the one before the claim that is spread, with `partner`; 0 where there is none.
    fn score(&self, at: usize, partner: ClaimId) -> f32 {
        self.scores[at][partner]
    }
}

/// How many articles the claims are of; the last claim is of the last that has any.
pub(super) fn articles(claims: &IdVec<ClaimId, Placed<'_>>) -> usize {
    claims.iter().next_back().map_or(0, |last| last.article.index() + 1)
}

impl<'a> Partners<'a> {
    fn new(scored: &[(ClaimId, ClaimId, f32)], claims: &'a IdVec<ClaimId, Placed<'a>>) -> Self {
        let mut rows: IdVec<ClaimId, Vec<(ClaimId, f32)>> = IdVec::filled(Vec::new(), claims.len());
        for &(a, b, score) in scored {
            rows[a].push((b, score));
            rows[b].push((a, score));
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(partner, _)| partner));
        let article = |&(claim, _): &(ClaimId, f32)| claims[claim].article;
        let of_row = |row: &Vec<(ClaimId, f32)>| {
            let best = |of_one: &[(ClaimId, f32)]| {
                let mut best =
                    Best { article: article(&of_one[0]), partner: ClaimId(0), score: -1.0, next: 0.0, sum: 0.0 };
                for &(partner, score) in of_one {
                    best.sum += score;
                    if score > best.score {
                        (best.next, best.score, best.partner) = (best.score.max(0.0), score, partner);
                    } else {
                        best.next = best.next.max(score);
                    }
                }
                best
            };
            row.chunk_by(|x, y| article(x) == article(y)).map(best).collect()
        };
        let best = rows.iter().map(of_row).collect();
        let articles = articles(claims).max(1) as f32;
        let means = rows.iter().map(|row| row.iter().map(|(_, score)| score).sum::<f32>() / articles).collect();
        Partners { rows, claims, best, means, articles }
    }

    fn row(&self, claim: Option<ClaimId>) -> &[(ClaimId, f32)] {
        claim.map_or(&[], |claim| &self.rows[claim])
    }

    /// The claim before `claim`, itself and the one after it, within its article.
    fn around(&self, claim: ClaimId) -> [Option<ClaimId>; 3] {
        let article = self.claims[claim].article;
        let is_within = |at: &ClaimId| self.claims.get(*at).is_some_and(|c| c.article == article);
        [claim.before().filter(is_within), Some(claim), Some(claim.after()).filter(is_within)]
    }

    /// Those of `a`, which is `spread`, and `b`.
    fn features(&self, a: ClaimId, b: ClaimId, score: f32, spread: &Spread) -> AmongAll {
        let article = |claim: ClaimId| self.claims[claim].article;
        let theirs = &self.best[b];
        let their_best = theirs.binary_search_by_key(&article(a), |best| best.article).ok().map(|at| theirs[at]);
        let sides = [side(spread.best[article(b)], b, score), side(their_best, a, score)];
        let (least, most) = (|i: usize| sides[0][i].min(sides[1][i]), |i: usize| sides[0][i].max(sides[1][i]));
        let [third_most, third_mean] = self.third(a, b, spread);
        let means = [a, b].map(|claim| self.means[claim]);
        AmongAll {
            share_of_best_least: least(0),
            share_of_best_most: most(0),
            score_lead_least: least(1),
            score_lead_most: most(1),
            rivals_least: least(2),
            rivals_most: most(2),
            third_most,
            third_mean,
            third_against: self.third_against(a, b, spread),
            beside: self.beside(b, spread),
            all_least: means[0].min(means[1]),
            all_most: means[0].max(means[1]),
        }
    }

    /// Over the other articles: the most and the mean that `a`, which is `spread`, and `b` both score with one passage.
    fn third(&self, a: ClaimId, b: ClaimId, spread: &Spread) -> [f32; 2] {
        let [own, other] = [a, b].map(|claim| self.claims[claim].article);
        let (mut most, mut sum): (f32, f32) = (0.0, 0.0);
        let mut of_article: (Option<ArticleId>, f32) = (None, 0.0);
        for &(partner, score) in &self.rows[b] {
            let both = score.min(spread.score(1, partner));
            let article = self.claims[partner].article;
            if both == 0.0 || article == own || article == other {
                continue;
            }
            if of_article.0 != Some(article) {
                sum += of_article.1;
                of_article = (Some(article), 0.0);
            }
            of_article.1 = of_article.1.max(both);
            most = most.max(both);
        }
        [most, (sum + of_article.1) / (self.articles - 2.0).max(1.0)]
    }

    /// Over the other articles: the most that `a`, which is `spread`, and `b` score with two different passages of one.
    fn third_against(&self, a: ClaimId, b: ClaimId, spread: &Spread) -> f32 {
        let [own, other] = [a, b].map(|claim| self.claims[claim].article);
        let thirds = self.best[b].iter().filter(|their| their.article != own && their.article != other);
        let against = thirds.filter_map(|their| {
            let ours = spread.best[their.article].filter(|ours| ours.partner != their.partner)?;
            Some(ours.score.min(their.score))
        });
        against.fold(0.0, f32::max)
    }

    /// The best score of the passages right before both, or right after: of `b` and the one that is `spread`.
    fn beside(&self, b: ClaimId, spread: &Spread) -> f32 {
        let [before, _, after] = self.around(b);
        let score = |at: usize, partner: Option<ClaimId>| partner.map_or(0.0, |partner| spread.score(at, partner));
        score(0, before).max(score(2, after))
    }
}

/// Of a claim with the `best` of its partners in an article: its `score` with `partner`, who is there too, beside the best, how
/// far it leads the others, and what these add up to.
fn side(best: Option<Best>, partner: ClaimId, score: f32) -> [f32; 3] {
    let Some(best) = best else { return [1.0, score, 0.0] };
    let other = if best.partner == partner { best.next } else { best.score };
    [score / best.score.max(1e-6), score - other, best.sum - score]
}
