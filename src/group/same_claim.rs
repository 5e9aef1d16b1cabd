//! Claims that make the same claim, by the probabilities of their links.

use rustc_hash::FxHashMap;

use super::{Clusters, PairScores, Place, linked_by};
use crate::{
    align::{Grouping, Link},
    ids::{ArticleId, ClaimId, GroupId, IdVec},
};

/// Claims that make the same claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameClaim {
    /// Those that are in no other group, or surest of this one; ascending, and at least one.
    pub home: Vec<ClaimId>,
    /// Those whose home is another group; ascending.
    pub guests: Vec<ClaimId>,
}

impl From<Vec<ClaimId>> for SameClaim {
    fn from(home: Vec<ClaimId>) -> Self {
        SameClaim { home, guests: Vec::new() }
    }
}

impl SameClaim {
    /// All of them, ascending.
    pub fn members(&self) -> Vec<ClaimId> {
        let mut members = [&self.home[..], &self.guests].concat();
        members.sort_unstable();
        members
    }
}

/// A group of a lesser mean probability is only probably one claim.
pub const SURE: f32 = 0.8;

/// The affinity of two claims of one sentence.
const SAME_SENTENCE: f32 = -0.3;

/// Which of the claims at `places` make the same claim: two groups are merged while the mean probability
/// between them is high enough; then each loses its weakest members until the mean within it is. A claim that goes as well
/// with another group is a guest there, or moves there where it is alone. Groups by their first claim at home.
pub fn same_claims(places: &IdVec<ClaimId, Place>, links: &[Link], grouping: Grouping) -> Vec<SameClaim> {
    let probabilities = Probabilities::new(places, links);
    // What surely is not the same adds nothing.
    let counted = links.iter().filter(|link| link.score > 0.0 && probabilities.counts(link));
    let affinities = counted.map(|link| (link.a, link.b, link.score)).chain(of_one_sentence(places));
    let merged = linked_by(Clusters::new(places.len(), affinities, grouping.merge_threshold));
    let mut homes: IdVec<GroupId, Vec<ClaimId>> = IdVec::with_capacity(merged.len());
    for mut members in merged {
        members.sort_unstable();
        while let Some(weakest) = probabilities.weakest(&members, grouping.min_probability) {
            homes.push(vec![members.remove(weakest)]);
        }
        homes.push(members);
    }
    let guests = probabilities.guests(&homes, links, grouping);
    settled(homes, guests)
}

/// The groups of `homes` with their `guests`: one that is alone at home moves to where it is the likeliest guest.
fn settled(homes: IdVec<GroupId, Vec<ClaimId>>, mut guests: Vec<Guest>) -> Vec<SameClaim> {
    guests.sort_by(|x, y| x.claim.cmp(&y.claim).then(y.mean.total_cmp(&x.mean)).then(x.group.cmp(&y.group)));
    let mut groups: IdVec<GroupId, SameClaim> = homes.into_iter().map(SameClaim::from).collect();
    for invited in guests.chunk_by(|x, y| x.claim == y.claim) {
        let Guest { claim, home, group, .. } = invited[0];
        let moves = groups[home].home == [claim];
        if moves {
            groups[home].home.clear();
            groups[group].home.push(claim);
        }
        invited.iter().skip(usize::from(moves)).for_each(|guest| groups[guest.group].guests.push(claim));
    }
    let mut groups = groups.into_vec();
    groups.retain(|group| !group.home.is_empty());
    groups.iter_mut().for_each(|group| group.home.sort_unstable());
    groups.sort_unstable_by_key(|group| group.home[0]);
    groups
}

/// The mean probability of the pairs of different articles, a claim of `one` and a claim of `other` each; of a set with
/// itself, of the pairs within it. `None` where there are no such pairs. `article` tells the article of a claim; `links` are in
/// order.
pub fn mean_probability(
    article: &impl Fn(ClaimId) -> ArticleId,
    links: &[Link],
    one: &[ClaimId],
    other: &[ClaimId],
) -> Option<f32> {
    let score = |a: ClaimId, b: ClaimId| {
        let key = (a.min(b), a.max(b));
        let found = links.binary_search_by_key(&key, |link| (link.a, link.b));
        found.map_or(0.0, |at| links[at].score)
    };
    let (mut sum, mut pairs) = (0.0, 0u32);
    for &a in one {
        for &b in other.iter().filter(|&&b| if one == other { a < b } else { a != b }) {
            if article(a) != article(b) {
                sum += score(a, b);
                pairs += 1;
            }
        }
    }
    (pairs > 0).then(|| sum / pairs as f32)
}

/// A claim that makes the claim of another group, too.
#[derive(Clone, Copy)]
struct Guest {
    claim: ClaimId,
    /// The home that it is of, among those that have no guests yet.
    home: GroupId,
    /// The one that it is a guest in.
    group: GroupId,
    /// The mean probability with those at home there.
    mean: f32,
}

/// The probabilities of pairs.
struct Probabilities<'a> {
    places: &'a IdVec<ClaimId, Place>,
    scores: PairScores<ClaimId>,
}

impl<'a> Probabilities<'a> {
    fn new(places: &'a IdVec<ClaimId, Place>, links: &[Link]) -> Self {
        let pairs = links.iter().filter(|link| link.score > 0.0).map(|link| (link.a, link.b, link.score));
        Probabilities { places, scores: PairScores::new(places.len(), pairs) }
    }

    /// Whether a link can join: between two articles, or of one that points to the other.
    fn counts(&self, link: &Link) -> bool {
        link.points || self.article(link.a) != self.article(link.b)
    }

    fn article(&self, claim: ClaimId) -> ArticleId {
        self.places[claim].article
    }

    /// The guests of `homes`: what goes with them well enough, the likeliest first, as long as the mean of all pairs is high
    /// enough. A group of one article or of headlines has none, nor has one a guest of a sentence that it has already. A headline
    /// is no guest: it says a little of much.
    fn guests(&self, homes: &IdVec<GroupId, Vec<ClaimId>>, links: &[Link], grouping: Grouping) -> Vec<Guest> {
        let mut home_of: IdVec<ClaimId, GroupId> = IdVec::filled(GroupId::default(), self.places.len());
        for (home, members) in homes.iter_enumerated() {
            members.iter().for_each(|&claim| home_of[claim] = home);
        }
        let repeats = |claim: ClaimId| self.places[claim].repeats;
        let is_shared = |members: &[ClaimId]| {
            members.iter().any(|&claim| self.are_apart(claim, members[0]))
                && !members.iter().all(|&claim| repeats(claim))
        };
        let shared: IdVec<GroupId, bool> = homes.iter().map(|members| is_shared(members)).collect();
        // The group and the claim of each end of a link that leads out of a home.
        let ends = |link: &Link| {
            let ends = [(link.a, link.b), (link.b, link.a)].map(|(claim, other)| (home_of[other], claim));
            let leads_out =
                |&(group, claim): &(GroupId, ClaimId)| group != home_of[claim] && shared[group] && !repeats(claim);
            ends.into_iter().filter(leads_out)
        };
        let between = || links.iter().filter(|link| link.score > 0.0 && self.are_apart(link.a, link.b));
        let strong = between().filter(|link| link.score >= grouping.min_of_guest);
        let mut sums: FxHashMap<(GroupId, ClaimId), f64> = strong.flat_map(ends).map(|end| (end, 0.0)).collect();
        for link in between() {
            for end in ends(link) {
                if let Some(sum) = sums.get_mut(&end) {
                    *sum += f64::from(link.score);
                }
            }
        }
        let mut sums: Vec<((GroupId, ClaimId), f64)> = sums.into_iter().collect();
        sums.sort_unstable_by_key(|&(end, _)| end);
        let likely = sums.into_iter().filter_map(|((group, claim), sum)| {
            let members = &homes[group];
            let others = members.iter().filter(|&&other| self.are_apart(claim, other)).count();
            let mean = (sum / others.max(1) as f64) as f32;
            let is_told = members.iter().any(|&other| self.are_of_one_sentence(claim, other));
            (mean >= grouping.min_of_guest && !is_told).then(|| Guest { claim, home: home_of[claim], group, mean })
        });
        let likely: Vec<Guest> = likely.collect();
        let mut admitted = Vec::new();
        for of_group in likely.chunk_by(|x, y| x.group == y.group) {
            let mut members = homes[of_group[0].group].clone();
            let mut order: Vec<&Guest> = of_group.iter().collect();
            order.sort_by(|x, y| y.mean.total_cmp(&x.mean).then(x.claim.cmp(&y.claim)));
            // What is sure stays so.
            let is_sure = self.weakest(&members, SURE).is_none();
            let least = if is_sure { SURE } else { grouping.min_probability };
            for guest in order {
                let at = members.partition_point(|&claim| claim < guest.claim);
                members.insert(at, guest.claim);
                if self.weakest(&members, least).is_some() {
                    members.remove(at);
                } else {
                    admitted.push(*guest);
                }
            }
        }
        admitted
    }

    fn are_apart(&self, a: ClaimId, b: ClaimId) -> bool {
        self.article(a) != self.article(b)
    }

    fn are_of_one_sentence(&self, a: ClaimId, b: ClaimId) -> bool {
        let [one, other] = [a, b].map(|claim| self.places[claim]);
        (one.article, one.sentence) == (other.article, other.sentence)
    }

    /// The place of the member with the least mean probability, where the mean of all pairs is less than `least`. The members
    /// are ascending.
    fn weakest(&self, members: &[ClaimId], least: f32) -> Option<usize> {
        let (means, mean) = self.scores.means(members, |claim| self.article(claim));
        let weakest = (0..members.len()).min_by(|&x, &y| means[x].total_cmp(&means[y]));
        weakest.filter(|_| mean.is_some_and(|mean| mean < least))
    }
}

fn of_one_sentence(places: &IdVec<ClaimId, Place>) -> impl Iterator<Item = (ClaimId, ClaimId, f32)> + Clone {
    const MOST_APART: usize = 16;
    places.ids().flat_map(move |a| {
        let same =
            move |&b: &ClaimId| (places[b].article, places[b].sentence) == (places[a].article, places[a].sentence);
        let mates = places.ids_after(a).take(MOST_APART - 1).take_while(same);
        mates.map(move |b| (a, b, SAME_SENTENCE))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{LocalClaimId, ids};

    fn link(a: u32, b: u32, score: f32) -> Link {
        Link { a: ClaimId(a), b: ClaimId(b), score, related: 0.0, points: false, in_common: 1.0, why: Vec::new() }
    }

    fn places(articles: &[u32]) -> IdVec<ClaimId, Place> {
        let place = |(&article, sentence): (&u32, u32)| Place {
            article: ArticleId(article),
            sentence: LocalClaimId(sentence),
            repeats: false,
        };
        articles.iter().zip(0..).map(place).collect()
    }

    /// `expected`: of each group its members at home and its guests.
    fn check(places: &IdVec<ClaimId, Place>, links: &[Link], least: f32, expected: &[(&[u32], &[u32])]) {
        let grouping = Grouping { merge_threshold: 0.3, min_probability: least, min_of_guest: least };
        let found = same_claims(places, links, grouping);
        let expected: Vec<SameClaim> =
            expected.iter().map(|(home, guests)| SameClaim { home: ids(home), guests: ids(guests) }).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_claim_that_makes_two_claims_is_a_guest_in_one_group() {
        let links = |of_second: f32| {
            let pairs = [(0, 1, 0.9), (0, 4, 0.9), (1, 4, 0.9), (2, 3, of_second), (2, 4, 0.7), (3, 4, 0.7)];
            pairs.map(|(a, b, score)| link(a, b, score)).to_vec()
        };
        let mut places = places(&[0, 1, 0, 1, 2]);
        check(&places, &links(0.78), 0.5, &[(&[0, 1, 4], &[]), (&[2, 3], &[4])]);
        check(&places, &links(0.78), 0.75, &[(&[0, 1, 4], &[]), (&[2, 3], &[])]);
        check(&places, &links(0.9), 0.5, &[(&[0, 1, 4], &[]), (&[2, 3], &[])]); // it would not be sure any more
        places.push(Place { article: ArticleId(2), ..places[ClaimId(4)] });
        let other_half =
            [links(0.78), [(2, 5, 0.9), (3, 5, 0.9)].map(|(a, b, score)| link(a, b, score)).to_vec()].concat();
        check(&places, &other_half, 0.5, &[(&[0, 1, 4], &[]), (&[2, 3, 5], &[])]);
    }

    #[test]
    fn what_is_surely_the_same_is_together() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.8), link(1, 2, 0.7), link(2, 3, 0.2)];
        check(&places(&[0, 1, 2, 3]), &links, 0.5, &[(&[0, 1, 2], &[]), (&[3], &[])]);
    }

    #[test]
    fn a_group_that_is_unsure_loses_its_weakest_member() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.4), link(1, 2, 0.3)];
        let places = places(&[0, 1, 2]);
        check(&places, &links, 0.5, &[(&[0, 1, 2], &[])]);
        check(&places, &links, 0.6, &[(&[0, 1], &[]), (&[2], &[])]);
        let mean = |one: &[u32], other: &[u32]| {
            mean_probability(&|claim| places[claim].article, &links, &ids(one), &ids(other))
        };
        assert_eq!((mean(&[0, 1], &[2]), mean(&[0], &[0])), (Some((0.4 + 0.3) / 2.0), None));
        assert_eq!(mean(&[0, 1, 2], &[0, 1, 2]), Some((0.9 + 0.4 + 0.3) / 3.0));
    }
}
