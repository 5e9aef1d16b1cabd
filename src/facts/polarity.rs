//! What one says and another says is not so, gathered: outcomes and their opposites, accusations and denials.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Doubt, Fact, FactValue};
use crate::{
    align::Link,
    claims::{Articles, Claim},
    ids::{ArticleId, ClaimId, FactKey, IdVec},
    judge::{Aspect, Member, Opposable, Opposed, Place, Verdict},
};

/// How likely two passages must be to make the same claim for what both say is not so to be of one thing.
const MIN_SCORE_OF_SAME: f32 = 0.6;

/// Two claims, and why they may conflict.
type DoubtedPair = ((ClaimId, ClaimId), Doubt);

/// The disputes between passages that are linked, and what several say is not so; and those pairs of passages that do not surely
/// agree: they tell opposite outcomes, but perhaps of two things, put one word for another, or share names and little else.
pub(super) fn facts(articles: &Articles<'_>, links: &[Link]) -> (Vec<Fact>, Vec<DoubtedPair>) {
    let claims: IdVec<ClaimId, (ArticleId, &Claim)> = articles
        .iter_enumerated()
        .flat_map(|(number, article)| article.claims.iter().map(move |claim| (number, claim)))
        .collect();
    let mut known: FxHashMap<ClaimId, Opposable<'_>> = FxHashMap::default();
    let mut pairs: Vec<(Opposed, f32)> = Vec::new();
    let mut doubts = Vec::new();
    let mut alike: Vec<([Place; 2], f32)> = Vec::new();
    for link in links {
        let [one, other] = [link.a, link.b].map(|claim| claims[claim]);
        if one.0 == other.0 || !Opposable::is_worth_asking(link.score, link.related) {
            continue;
        }
        for (index, (article, claim)) in [(link.a, one), (link.b, other)] {
            let member = Member { index, article, claim, source: articles[article] };
            known.entry(index).or_insert_with(|| Opposable::new(member));
        }
        let (one, other) = (&known[&link.a], &known[&link.b]);
        match one.opposed(other, link.score, link.related) {
            Some(opposed) => pairs.push((opposed, link.score)),
            None if one.tells_otherwise(other) => doubts.push(((link.a, link.b), Doubt::Grave)),
            None if link.score >= MIN_SCORE_OF_SAME => {
                alike.extend(one.negates_alike(other).into_iter().map(|places| (places, link.score)));
                doubts.extend(one.may_say_another(other).then_some(((link.a, link.b), Doubt::Slight)));
            }
            None => (),
        }
    }
    let disputes = gathered(pairs).into_iter().map(|dispute| dispute.fact(articles, &claims));
    let agreed = agreed(alike).into_iter().map(|agreed| agreed.fact(articles, &claims));
    (disputes.chain(agreed).collect(), doubts)
}

/// Places that say the same is not so.
struct Agreed {
    places: BTreeSet<Place>,
    scores: Vec<f32>,
}

/// Pairs that share a place made one.
fn agreed(mut pairs: Vec<([Place; 2], f32)>) -> Vec<Agreed> {
    pairs.sort_by(|x, y| y.1.total_cmp(&x.1).then_with(|| x.0.cmp(&y.0)));
    let mut all: Vec<Agreed> = Vec::new();
    for ([one, other], score) in pairs {
        let known = |place: &Place| all.iter().position(|agreed| agreed.places.contains(place));
        let at = match (known(&one), known(&other)) {
            (Some(at), Some(from)) if at != from => {
                let (at, from) = (at.min(from), at.max(from));
                let moved = all.swap_remove(from);
                all[at].places.extend(moved.places);
                all[at].scores.extend(moved.scores);
                at
            }
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => {
                all.push(Agreed { places: BTreeSet::new(), scores: Vec::new() });
                all.len() - 1
            }
        };
        all[at].places.extend([one, other]);
        all[at].scores.push(score);
    }
    all
}

impl Agreed {
    fn fact(self, articles: &Articles<'_>, claims: &IdVec<ClaimId, (ArticleId, &Claim)>) -> Fact {
        let document = |place: &Place| &articles[claims[place.claim].0].document;
        let id = self.places.iter().map(|place| format!("{}:{}", document(place).id, place.span.start)).min();
        let label = self.places.first().map(|place| shortened(place.span.of(&document(place).text)));
        let mut told: FxHashSet<ArticleId> = FxHashSet::default();
        // Each article once.
        let first = |place: &Place| told.insert(claims[place.claim].0);
        let values =
            self.places.into_iter().filter(first).map(|place| FactValue { place, variant: 0, corrected: false });
        Fact {
            key: FactKey::from(format!("{}:alike", id.unwrap_or_default())),
            aspect: Aspect::Polarity,
            subject: String::new(),
            attribute: String::new(),
            label: label.unwrap_or_default(),
            verdict: Verdict::Agree,
            probability: self.scores.iter().sum::<f32>() / self.scores.len().max(1) as f32,
            values: values.collect(),
        }
    }
}

/// Pairs that share a place made one.
#[derive(Default)]
struct Dispute {
    /// The places, each with its side.
    sides: BTreeMap<Place, u32>,
    is_denial: bool,
    aspect: Option<Aspect>,
    scores: Vec<f32>,
}

fn gathered(pairs: Vec<(Opposed, f32)>) -> Vec<Dispute> {
    let mut disputes: Vec<Dispute> = Vec::new();
    for (Opposed { aspect, sides: [one, other], is_denial }, score) in pairs {
        let has = |dispute: &&mut Dispute| {
            let known = dispute.sides.contains_key(&one) || dispute.sides.contains_key(&other);
            known && dispute.aspect == Some(aspect) && dispute.is_denial == is_denial
        };
        let at = disputes.iter_mut().find(has);
        let dispute = match at {
            Some(dispute) => dispute,
            None => {
                disputes.push(Dispute { is_denial, aspect: Some(aspect), ..Dispute::default() });
                let last = disputes.len() - 1;
                &mut disputes[last]
            }
        };
        let side = match (dispute.sides.get(&one), dispute.sides.get(&other)) {
            (Some(&side), _) => side,
            (None, Some(&side)) => 1 - side,
            (None, None) => 0,
        };
        dispute.sides.entry(one).or_insert(side);
        dispute.sides.entry(other).or_insert(1 - side);
        dispute.scores.push(score);
    }
    disputes
}

impl Dispute {
    fn fact(self, articles: &Articles<'_>, claims: &IdVec<ClaimId, (ArticleId, &Claim)>) -> Fact {
        let name = |place: &Place| {
            let (article, _) = claims[place.claim];
            format!("{}:{}", articles[article].document.id, place.span.start)
        };
        let id = self.sides.keys().map(name).min().unwrap_or_default();
        let affirmed = self.sides.keys().find(|place| !place.value.is_denial());
        let label = affirmed.or(self.sides.keys().next()).map(|place| {
            let (article, claim) = claims[place.claim];
            shortened(claim.span.of(&articles[article].document.text))
        });
        let values = self.sides.into_iter().map(|(place, variant)| FactValue { place, variant, corrected: false });
        Fact {
            key: FactKey::from(format!("{id}:dispute")),
            aspect: self.aspect.unwrap_or(Aspect::Polarity),
            subject: String::new(),
            attribute: String::new(),
            label: label.unwrap_or_default(),
            verdict: if self.is_denial { Verdict::Disputed } else { Verdict::Differ },
            probability: self.scores.iter().sum::<f32>() / self.scores.len().max(1) as f32,
            values: values.collect(),
        }
    }
}

/// The first words of a passage.
fn shortened(text: &str) -> String {
    const MOST_WORDS: usize = 14;
    let mut words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        words[MOST_WORDS] = "…";
    }
    words.join(" ")
}
