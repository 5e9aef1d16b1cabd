//! How claims stand among the others, by which claims they are alike: what stands beside claims that are alike, or is
//! like the same others, is likelier to be alike too; what is like everything tells little.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Feature, Grounds, Pair, features::Placed, index::LEAST_ALIKE};
use crate::ids::{ArticleId, ClaimId, Id, IdVec};

/// For each claim the others that it is like, ascending, with how alike they are.
struct Likeness<'a> {
    claims: &'a IdVec<ClaimId, Placed<'a>>,
    rows: IdVec<ClaimId, Vec<(ClaimId, f32)>>,
    /// The length of each row as a vector.
    lengths: IdVec<ClaimId, f32>,
    /// For each claim and each article it is like a claim of, the most that it is like one: (article, most).
    closest: IdVec<ClaimId, Vec<(ArticleId, f32)>>,
    /// The claims of other articles that each is like.
    company: IdVec<ClaimId, Company>,
    /// For two articles, how like the claims of the one are on average to the closest claim of the other.
    related: FxHashMap<(ArticleId, ArticleId), f32>,
}

/// Sets the features that need the other pairs: how the two stand among all others by their words.
pub(super) fn add_standing(pairs: &mut [Pair], claims: &IdVec<ClaimId, Placed<'_>>, sizes: &IdVec<ArticleId, u32>) {
    let likeness = Likeness::new(pairs, claims, sizes);
    let stand = |spread: &mut Spread, of_one: &mut [Pair]| {
        spread.set(&likeness, of_one[0].a);
        for pair in of_one {
            likeness.stand(pair, spread);
            pair.related = likeness.related(pair.a, pair.b);
        }
    };
    pairs.par_chunk_by_mut(|x, y| x.a == y.a).for_each_init(|| Spread::new(claims.len()), stand);
}

/// The rows of a claim, of the one before and of the one after it, spread out so that each place is found at once.
struct Spread {
    rows: [IdVec<ClaimId, f32>; 3],
    /// Which claim's row each of them is.
    of: [Option<ClaimId>; 3],
}

impl Spread {
    fn new(claims: usize) -> Self {
        Spread { rows: [(); 3].map(|()| IdVec::filled(0.0, claims)), of: [None; 3] }
    }

    /// Spreads the rows around `claim`; one beyond its article is empty.
    fn set(&mut self, likeness: &Likeness<'_>, claim: ClaimId) {
        let around = likeness.around(claim);
        for ((row, of), next) in self.rows.iter_mut().zip(&mut self.of).zip(around) {
            let likes = |claim: Option<ClaimId>| claim.map_or(&[][..], |claim| &likeness.rows[claim]);
            likes(*of).iter().for_each(|&(other, _)| row[other] = 0.0);
            likes(next).iter().for_each(|&(other, alike)| row[other] = alike);
            *of = next;
        }
    }
}

impl<'a> Likeness<'a> {
    /// `sizes`: how many claims each article has.
    fn new(pairs: &[Pair], claims: &'a IdVec<ClaimId, Placed<'a>>, sizes: &IdVec<ArticleId, u32>) -> Self {
        let mut rows: IdVec<ClaimId, Vec<(ClaimId, f32)>> = IdVec::filled(Vec::new(), claims.len());
        for pair in pairs {
            let alike = pair.features[Feature::RareWords];
            if alike >= LEAST_ALIKE {
                rows[pair.a].push((pair.b, alike));
                rows[pair.b].push((pair.a, alike));
            }
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|&(other, _)| other));
        let lengths = rows.iter().map(|row| row.iter().map(|(_, alike)| alike * alike).sum::<f32>().sqrt()).collect();
        let closest: IdVec<ClaimId, Vec<(ArticleId, f32)>> = rows.iter().map(|row| closest(row, claims)).collect();
        let company = claims.ids().map(|claim| Company::new(claim, &rows[claim], claims, sizes)).collect();
        let related = related(&closest, claims, sizes);
        Likeness { claims, rows, lengths, closest, company, related }
    }

    /// Sets the features of `pair`, the first of which is `spread`.
    fn stand(&self, pair: &mut Pair, spread: &Spread) {
        let Pair { a, b, grounds, ref mut features, .. } = *pair;
        let alike = features[Feature::RareWords];
        let (one, other) = (&self.company[a], &self.company[b]);
        features[Feature::Neighbours] = self.beside(b, spread);
        // Between two languages it is told by what they mean.
        if grounds != Grounds::Across {
            features[Feature::Closest] = self.share_of_closest(a, b, alike) * self.share_of_closest(b, a, alike);
        }
        features[Feature::Company] = self.shared_company(a, b, spread);
        features[Feature::Busy] = (one.busy_beside(alike) + other.busy_beside(alike)) / 2.0;
        features[Feature::Widespread] = (one.widespread_beside(alike) + other.widespread_beside(alike)) / 2.0;
    }

    /// How much the articles of two claims have in common, 0 to 1.
    fn related(&self, a: ClaimId, b: ClaimId) -> f32 {
        let (one, other) = (self.claims[a].article, self.claims[b].article);
        let of = |key| self.related.get(&key).copied().unwrap_or_default();
        if one == other { 1.0 } else { of((one, other)).max(of((other, one))) }
    }

    /// The claim before `claim`, itself and the one after it, within its article.
    fn around(&self, claim: ClaimId) -> [Option<ClaimId>; 3] {
        let article = self.claims[claim].article;
        let is_within = |at: &ClaimId| self.claims.get(*at).is_some_and(|c| c.article == article);
        [claim.before().filter(is_within), Some(claim), Some(claim.after()).filter(is_within)]
    }

    /// The mean of how alike the pairs are that are made of the claim that is `spread`, or the one before or after it,
    /// and the same of `b`, but for the pair itself.
    fn beside(&self, b: ClaimId, spread: &Spread) -> f32 {
        const PAIRS: f32 = 8.0;
        let around = self.around(b);
        let of_row = |row: &IdVec<ClaimId, f32>| around.iter().flatten().map(|&y| row[y]).sum::<f32>();
        let all: f32 = spread.rows.iter().map(of_row).sum();
        (all - spread.rows[1][b]).max(0.0) / PAIRS
    }

    /// How alike `a` and `b` are beside the most that `a` is like any claim of the article of `b`.
    fn share_of_closest(&self, a: ClaimId, b: ClaimId, alike: f32) -> f32 {
        let article = self.claims[b].article;
        let closest = &self.closest[a];
        let most = closest.binary_search_by_key(&article, |&(of, _)| of).map_or(0.0, |at| closest[at].1);
        if most > 0.0 { (alike / most).min(1.0) } else { 0.0 }
    }

    /// The cosine of the rows of `a`, which is `spread`, and `b`.
    fn shared_company(&self, a: ClaimId, b: ClaimId, spread: &Spread) -> f32 {
        let sum: f32 = self.rows[b].iter().map(|&(other, alike)| alike * spread.rows[1][other]).sum();
        if sum > 0.0 { sum / (self.lengths[a] * self.lengths[b]) } else { 0.0 }
    }
}

fn closest(row: &[(ClaimId, f32)], claims: &IdVec<ClaimId, Placed<'_>>) -> Vec<(ArticleId, f32)> {
    let article = |&(claim, _): &(ClaimId, f32)| claims[claim].article;
    let of_one_article = row.chunk_by(|a, b| article(a) == article(b));
    of_one_article.map(|row| (article(&row[0]), row.iter().map(|(_, alike)| *alike).fold(0.0, f32::max))).collect()
}

fn related(
    closest: &IdVec<ClaimId, Vec<(ArticleId, f32)>>,
    claims: &IdVec<ClaimId, Placed<'_>>,
    sizes: &IdVec<ArticleId, u32>,
) -> FxHashMap<(ArticleId, ArticleId), f32> {
    let mut related: FxHashMap<(ArticleId, ArticleId), f32> = FxHashMap::default();
    for (closest, claim) in closest.iter().zip(claims) {
        for (article, most) in closest {
            *related.entry((claim.article, *article)).or_default() += most / sizes[claim.article] as f32;
        }
    }
    related
}

/// The claims of other articles that a claim is like: how like in sum, how many, and how many their articles have.
struct Company {
    sum: f32,
    count: f32,
    size: f32,
}

impl Company {
    fn new(
        claim: ClaimId,
        row: &[(ClaimId, f32)],
        claims: &IdVec<ClaimId, Placed<'_>>,
        sizes: &IdVec<ArticleId, u32>,
    ) -> Self {
        let article = |&(claim, _): &(ClaimId, f32)| claims[claim].article;
        let own = claims[claim].article;
        let mut company = Company { sum: 0.0, count: 0.0, size: 0.0 };
        for row in row.chunk_by(|a, b| article(a) == article(b)).filter(|row| article(&row[0]) != own) {
            company.sum += row.iter().map(|(_, alike)| alike).sum::<f32>();
            company.count += row.len() as f32;
            company.size += sizes[article(&row[0])] as f32;
        }
        company
    }

    /// How like the claim is on average to the others but one that it is so much `alike`. Of few others little is known.
    fn busy_beside(&self, alike: f32) -> f32 {
        const FEW: f32 = 4.0;
        const USUAL: f32 = 0.08;
        let (sum, count) = self.beside(alike);
        (sum + FEW * USUAL) / (count + FEW)
    }

    /// What part of the claims of their articles the others are, but for one that it is so much `alike`.
    fn widespread_beside(&self, alike: f32) -> f32 {
        const FEW: f32 = 8.0;
        self.beside(alike).1 / (self.size + FEW)
    }

    fn beside(&self, alike: f32) -> (f32, f32) {
        if alike >= LEAST_ALIKE {
            ((self.sum - alike).max(0.0), (self.count - 1.0).max(0.0))
        } else {
            (self.sum, self.count)
        }
    }
}
