//! How strongly two claims belong together, beyond what the articles they are in would make likely anyway.

use rustc_hash::FxHashMap;

use super::Place;
use crate::{
    align::{Link, MODEL},
    ids::{ArticleId, ClaimId, IdVec},
};

/// How much of what chance would give is taken off.
const OF_CHANCE: f32 = 0.87;
/// Added to the scores between two articles, so that of two short ones little is left to chance.
const PRIOR: f32 = 2.0;
/// The affinity of two claims of one sentence.
const SAME_SENTENCE: f32 = -1.0;

/// Two claims, the earlier first, and how strongly they belong together.
pub(super) type Affinity = (ClaimId, ClaimId, f32);

/// The scores between claims and articles, and between articles, over all links.
struct Totals {
    /// By claim and article.
    of_claim: FxHashMap<(ClaimId, ArticleId), f32>,
    /// By two articles, the lesser first.
    of_articles: FxHashMap<(ArticleId, ArticleId), f32>,
}

impl Totals {
    fn new(places: &IdVec<ClaimId, Place>, links: &[Link]) -> Self {
        let mut totals = Totals { of_claim: FxHashMap::default(), of_articles: FxHashMap::default() };
        for link in links.iter().filter(|link| link.related >= MODEL.floor) {
            let (one, other) = (places[link.a].article, places[link.b].article);
            *totals.of_claim.entry((link.a, other)).or_default() += link.related;
            *totals.of_claim.entry((link.b, one)).or_default() += link.related;
            *totals.of_articles.entry((one.min(other), one.max(other))).or_default() += link.related;
        }
        totals
    }

    /// The score that chance would give two claims, as in modularity (Newman, 2006) for each two articles: the part of
    /// the scores between the two that the one claim has, times what the other has.
    fn chance(&self, places: &IdVec<ClaimId, Place>, link: &Link) -> f32 {
        let (one, other) = (places[link.a].article, places[link.b].article);
        let of = |claim, article| self.of_claim.get(&(claim, article)).copied().unwrap_or_default();
        let all = self.of_articles.get(&(one.min(other), one.max(other))).copied().unwrap_or_default();
        of(link.a, other) * of(link.b, one) / (all + PRIOR)
    }

    fn affinity(&self, places: &IdVec<ClaimId, Place>, link: &Link) -> Option<f32> {
        if places[link.a].article == places[link.b].article {
            return link.points.then_some(link.related);
        }
        Some(link.related - OF_CHANCE * self.chance(places, link))
    }
}

/// The affinities of all linked claims, and of those of one sentence.
pub(super) fn affinities<'a>(
    places: &'a IdVec<ClaimId, Place>,
    links: &'a [Link],
) -> impl Iterator<Item = Affinity> + use<'a> {
    let totals = Totals::new(places, links);
    let linked = links
        .iter()
        .filter(|link| link.related >= MODEL.floor && places[link.a] != places[link.b])
        .filter_map(move |link| Some((link.a, link.b, totals.affinity(places, link)?)));
    linked.chain(of_one_sentence(places))
}

fn of_one_sentence(places: &IdVec<ClaimId, Place>) -> impl Iterator<Item = Affinity> {
    const MOST_APART: usize = 16;
    places.ids().flat_map(move |a| {
        let mates = places.ids_after(a).take(MOST_APART - 1).take_while(move |&b| places[b] == places[a]);
        mates.map(move |b| (a, b, SAME_SENTENCE))
    })
}
