//! What the first scores of all pairs tell of each: whether a better partner stands elsewhere, and whether third articles
//! bear it out.

use rustc_hash::FxHashMap;

use super::{ReasonKind, features::Placed};

/// The features of the second pass, with what each speaks of. Of two numbers, one for each passage, the lesser comes first.
pub(super) const SECOND: &[(&str, ReasonKind)] = &[
    ("first_score", ReasonKind::RareWords),
    ("share_of_best_least", ReasonKind::Closest),
    ("share_of_best_most", ReasonKind::Closest),
    ("score_lead_least", ReasonKind::Closest),
    ("score_lead_most", ReasonKind::Closest),
    ("rivals_least", ReasonKind::Busy),
    ("rivals_most", ReasonKind::Busy),
    ("third_most", ReasonKind::Company),
    ("third_mean", ReasonKind::Company),
    ("third_against", ReasonKind::Company),
    ("beside", ReasonKind::Neighbours),
    ("all_least", ReasonKind::Busy),
    ("all_most", ReasonKind::Busy),
];

/// For each claim its partners, ascending, with their scores.
struct Partners<'a> {
    rows: Vec<Vec<(u32, f32)>>,
    claims: &'a [Placed<'a>],
    /// For each claim and each article it has partners in: the article, the best partner, its score, the next best score and
    /// the sum.
    best: Vec<Vec<Best>>,
    articles: f32,
}

#[derive(Clone, Copy)]
struct Best {
    article: u32,
    partner: u32,
    score: f32,
    next: f32,
    sum: f32,
}

/// The features of those of the pairs `scored` whose score is at least `least`, in order.
pub(super) fn features(
    scored: &[(u32, u32, f32)],
    claims: &[Placed<'_>],
    least: f32,
) -> impl Iterator<Item = [f32; SECOND.len()]> {
    let partners = Partners::new(scored, claims);
    let scores: FxHashMap<(u32, u32), f32> = scored.iter().map(|&(a, b, score)| ((a, b), score)).collect();
    let of_pair = move |&(a, b, score): &(u32, u32, f32)| partners.features(a, b, score, &scores);
    scored.iter().filter(move |(.., score)| *score >= least).map(of_pair)
}

impl<'a> Partners<'a> {
    fn new(scored: &[(u32, u32, f32)], claims: &'a [Placed<'a>]) -> Self {
        let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); claims.len()];
        for &(a, b, score) in scored {
            rows[a as usize].push((b, score));
            rows[b as usize].push((a, score));
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(partner, _)| partner));
        let article = |&(claim, _): &(u32, f32)| claims[claim as usize].article;
        let of_row = |row: &Vec<(u32, f32)>| {
            let best = |of_one: &[(u32, f32)]| {
                let mut best = Best { article: article(&of_one[0]), partner: 0, score: -1.0, next: 0.0, sum: 0.0 };
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
        let articles = claims.last().map_or(1, |last| last.article + 1) as f32;
        Partners { rows, claims, best, articles }
    }

    fn features(&self, a: u32, b: u32, score: f32, scores: &FxHashMap<(u32, u32), f32>) -> [f32; SECOND.len()] {
        let sides = [self.side(a, b, score), self.side(b, a, score)];
        let (least, most) = (|i: usize| sides[0][i].min(sides[1][i]), |i: usize| sides[0][i].max(sides[1][i]));
        let third = self.third(a, b);
        let sum = |claim: u32| self.rows[claim as usize].iter().map(|(_, score)| score).sum::<f32>() / self.articles;
        let all = [sum(a), sum(b)];
        [
            score,
            least(0),
            most(0),
            least(1),
            most(1),
            least(2),
            most(2),
            third[0],
            third[1],
            third[2],
            self.beside(a, b, scores),
            all[0].min(all[1]),
            all[0].max(all[1]),
        ]
    }

    /// For `a`: its score with `b` beside the best in that article, how far it leads the others, and what these add up to.
    fn side(&self, a: u32, b: u32, score: f32) -> [f32; 3] {
        let article = self.claims[b as usize].article;
        let of_article = self.best[a as usize].iter().find(|best| best.article == article);
        let Some(best) = of_article else { return [1.0, score, 0.0] };
        let other = if best.partner == b { best.next } else { best.score };
        [score / best.score.max(1e-6), score - other, best.sum - score]
    }

    /// Over the other articles: the most and the mean that both score with one passage, and the most that they score with
    /// two different ones.
    fn third(&self, a: u32, b: u32) -> [f32; 3] {
        let [own, other] = [a, b].map(|claim| self.claims[claim as usize].article);
        let (ours, theirs) = (&self.rows[a as usize], &self.rows[b as usize]);
        let (mut at, mut by_article): (usize, Vec<(u32, f32)>) = (0, Vec::new());
        for &(partner, score) in ours {
            while at < theirs.len() && theirs[at].0 < partner {
                at += 1;
            }
            let Some(&(_, their_score)) = theirs.get(at).filter(|(claim, _)| *claim == partner) else { continue };
            let (article, both) = (self.claims[partner as usize].article, score.min(their_score));
            match by_article.last_mut() {
                Some((last, most)) if *last == article => *most = most.max(both),
                _ => by_article.push((article, both)),
            }
        }
        by_article.retain(|(article, _)| *article != own && *article != other);
        let most = by_article.iter().map(|(_, both)| *both).fold(0.0, f32::max);
        let mean = by_article.iter().map(|(_, both)| both).sum::<f32>() / (self.articles - 2.0).max(1.0);
        let mut against: f32 = 0.0;
        for best in self.best[a as usize].iter().filter(|best| best.article != own && best.article != other) {
            let theirs = self.best[b as usize].iter().find(|their| their.article == best.article);
            if let Some(their) = theirs.filter(|their| their.partner != best.partner) {
                against = against.max(best.score.min(their.score));
            }
        }
        [most, mean, against]
    }

    /// The best score of the passages right before both, or right after.
    fn beside(&self, a: u32, b: u32, scores: &FxHashMap<(u32, u32), f32>) -> f32 {
        let step = |claim: u32, back: bool| {
            let next = if back { claim.checked_sub(1) } else { Some(claim + 1) };
            next.filter(|&next| {
                self.claims.get(next as usize).is_some_and(|c| c.article == self.claims[claim as usize].article)
            })
        };
        let score = |back: bool| {
            let (one, other) = (step(a, back)?, step(b, back)?);
            scores.get(&(one.min(other), one.max(other))).copied()
        };
        score(true).into_iter().chain(score(false)).fold(0.0, f32::max)
    }
}
