//! Two passages that cannot both be so, though no number, day or name tells it: an outcome and its opposite, a thing and its
//! denial, and who did it to whom.
//!
//! Precision first: two outcomes exclude each other only where the passages are otherwise much alike and each tells one side
//! alone; a bare "not" only where hardly another word differs. Known limit: what happened after what is not known, so "closed"
//! and later "reopened" is a conflict unless the days of the reports explain it.

use std::ops::Range;

use super::{
    Aspect, Member, Place, across, dates,
    passage::{Pair, Passage},
};
use crate::{
    claims::{Claim, Name, Polarity},
    lang::Outcome,
    text::Span,
};

/// How likely two passages must be to make the same claim for their outcomes to be held against each other.
const MIN_SCORE: f32 = 0.4;
/// The parts of the shorter passage's words, outcomes apart, that the other must have too, and of the longer one's.
const MIN_SHARED: [f32; 2] = [0.6, 0.45];
/// The same where the outcomes are words that are often said of two things ("all", "some").
const MIN_SHARED_WEAK: [f32; 2] = [0.8, 0.75];
/// The part of the longer passage's words, "not" apart, that the other must have too where only a "not" differs.
const MIN_ALIKE: f32 = 0.75;
/// A direction is that of a distance told so many bytes before it ("60 km east of"); any other may be of another thing.
const REACH_OF_DISTANCE: u32 = 24;
/// So near before an outcome a "not" turns it.
const NEGATION_REACH: usize = 3;

/// A passage with what it tells of outcomes and what it negates.
pub(crate) struct Opposable<'a> {
    passage: Passage<'a>,
    outcomes: Vec<Outcome>,
}

/// What of two passages cannot both be so.
pub(crate) struct Opposed {
    /// The kind of detail.
    pub aspect: Aspect,
    /// The two places that show it.
    pub sides: [Place; 2],
    /// Whether one denies what the other says.
    pub is_denial: bool,
}

impl<'a> Opposable<'a> {
    pub fn new(member: Member<'a>) -> Self {
        let passage = Passage::new(member);
        let outcomes = passage.pack.opposites().all_in(&passage.keys);
        Opposable { passage, outcomes }
    }

    /// Whether passages that make the same claim with the probability `score` and are `related` with another can be opposed.
    pub fn is_worth_asking(score: f32, related: f32) -> bool {
        score >= MIN_SCORE_OF_DENIAL || related >= MIN_RELATED_OF_DENIAL
    }

    /// What of this passage and `other`, which make the same claim with the probability `score` and are `related` with
    /// another, cannot both be so.
    pub fn opposed(&self, other: &Opposable<'_>, score: f32, related: f32) -> Option<Opposed> {
        let (a, b) = (&self.passage, &other.passage);
        if across::is_across(a, b) || a.keys.len().max(b.keys.len()) > MOST_WORDS {
            return None;
        }
        let found = |is_denial| move |Pair { aspect, sides }| Opposed { aspect, sides, is_denial };
        if score >= MIN_SCORE && !dates::are_apart(a, b) {
            let not_so = || negated(a, b).map(found(true));
            let turned = || roles(a, b).map(found(false));
            let opposed = outcomes(self, other).map(found(false)).or_else(not_so).or_else(turned);
            if opposed.is_some() {
                return opposed;
            }
        }
        Self::is_worth_asking(score, related).then(|| denied(a, b)).flatten().map(found(true))
    }
}

/// A denial answers an accusation wherever it stands: so likely the two must be on one thing at least.
const MIN_SCORE_OF_DENIAL: f32 = 0.25;
const MIN_RELATED_OF_DENIAL: f32 = 0.4;
/// The part of the shorter one's words, names apart, that a denial and an accusation share.
const MIN_DENIED: f32 = 0.5;

/// An accusation here, its denial there.
fn denied(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let polarity = |passage: &Passage<'_>| passage.member.claim.polarity;
    let is_answer = |denial: &Passage<'_>, accusation: &Passage<'_>| {
        polarity(denial) == Polarity::Denies && polarity(accusation) == Polarity::Alleges
    };
    if !(is_answer(a, b) || is_answer(b, a)) || a.contained_beyond_names(b) < MIN_DENIED {
        return None;
    }
    let side = |passage: &Passage<'_>| {
        let claim = passage.member.claim;
        passage.place(claim.polarity_cue.unwrap_or(claim.span), claim.polarity.as_str())
    };
    Some(Pair { aspect: Aspect::Polarity, sides: [side(a), side(b)] })
}

/// Of an article so many claims are looked at to see whether it tells an outcome elsewhere.
const MOST_CLAIMS: usize = 400;
/// Longer passages say too much to be held against each other by a word.
const MOST_WORDS: usize = 80;

/// Two outcomes of one set.
fn outcomes(one: &Opposable<'_>, other: &Opposable<'_>) -> Option<Pair> {
    let (a, b) = (&one.passage, &other.passage);
    let (ours, theirs) = (&one.outcomes, &other.outcomes);
    let only = |outcomes: &[Outcome], set: usize| {
        let mut sides = outcomes.iter().filter(|outcome| outcome.set == set);
        let first = sides.next()?;
        sides.all(|outcome| outcome.side == first.side).then_some(*first)
    };
    // Two outcomes that are both otherwise ("the north gate closed", "the south gate open") are of two things.
    let turned = |outcome: &&Outcome| theirs.iter().any(|other| other.set == outcome.set && other.side != outcome.side);
    let mut sets: Vec<usize> = ours.iter().filter(turned).map(|outcome| outcome.set).collect();
    sets.dedup();
    if sets.len() > 1 {
        return None;
    }
    for outcome in ours {
        let Some(one) = only(ours, outcome.set) else { continue };
        let Some(other) = only(theirs, outcome.set).filter(|other| other.side != one.side) else { continue };
        let (our_span, their_span) = (span(a, &one), span(b, &other));
        let (mine, yours) = (a.content_outside_all(&[our_span]), b.content_outside_all(&[their_span]));
        let shared = mine.intersection(&yours).count();
        let lists = a.pack.opposites();
        let [of_shorter, of_longer] = if lists.is_weak(one.set) { MIN_SHARED_WEAK } else { MIN_SHARED };
        let (shorter, longer) = (mine.len().min(yours.len()) as f32, mine.len().max(yours.len()) as f32);
        let is_near = shared >= 2 && shared as f32 >= of_shorter * shorter && shared as f32 >= of_longer * longer;
        let at_a_distance = |passage: &Passage<'_>, outcome: &Outcome| {
            let start = passage.span_of(outcome.at..outcome.at + 1).start;
            let near = |q: &crate::claims::Quantity| q.span.end <= start && start - q.span.end <= REACH_OF_DISTANCE;
            passage.member.claim.quantities.iter().any(near)
        };
        if lists.is_of_place(one.set) && !(at_a_distance(a, &one) && at_a_distance(b, &other)) {
            continue;
        }
        if is_near && !tells(a, &other) && !tells(b, &one) && !is_negated(a, &one) && !is_negated(b, &other) {
            let of_place = a.pack.opposites().is_of_place(one.set);
            let aspect = if of_place { Aspect::Place } else { Aspect::Polarity };
            let side = |passage: &Passage<'_>, place: Span| {
                passage.place(place, crate::text::fold_word(place.of(passage.text())))
            };
            return Some(Pair { aspect, sides: [side(a, our_span), side(b, their_span)] });
        }
    }
    None
}

/// Whether the article of `passage` tells the same outcome in another claim: then it is of another thing, or of another time.
fn tells(passage: &Passage<'_>, outcome: &Outcome) -> bool {
    let own = passage.member.claim.span;
    let others = passage.member.source.claims.iter().filter(|claim| claim.span != own);
    let keys = |claim: &Claim| claim.words.iter().map(|word| word.key).collect::<Vec<u64>>();
    others.take(MOST_CLAIMS).any(|claim| passage.pack.opposites().has(&keys(claim), outcome))
}

fn span(passage: &Passage<'_>, outcome: &Outcome) -> Span {
    passage.span_of(outcome.at..outcome.at + outcome.words)
}

fn is_negated(passage: &Passage<'_>, outcome: &Outcome) -> bool {
    let near = outcome.at.saturating_sub(NEGATION_REACH)..outcome.at;
    negators(passage).iter().any(|negator| near.contains(&negator.start))
}

/// The words that say "not", with the denials, as places among the words.
fn negators(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let cues = &passage.pack.cues;
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.keys.len() {
        let rest = &passage.keys[at..];
        let other = cues.not_negates.starting(rest);
        let words = cues.negates.starting(rest).filter(|words| other.is_none_or(|other| other < *words));
        found.extend(words.map(|words| at..at + words));
        at += words.or(other).unwrap_or(1);
    }
    found
}

/// The same said with and without "not", or denied.
fn negated(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let sides = [a, b].map(|passage| {
        let negators: Vec<Span> = negators(passage).into_iter().map(|words| passage.span_of(words)).collect();
        let denial = passage.member.claim.polarity_cue.filter(|_| passage.member.claim.polarity == Polarity::Denies);
        (negators, denial)
    });
    let turns = |side: &(Vec<Span>, Option<Span>)| side.0.len() + usize::from(side.1.is_some());
    let (mine, yours) = (turns(&sides[0]), turns(&sides[1]));
    if mine % 2 == yours % 2 || mine.max(yours) > 1 {
        return None;
    }
    let hidden = |side: &(Vec<Span>, Option<Span>)| side.0.iter().copied().chain(side.1).collect::<Vec<Span>>();
    let (ours, theirs) = (a.content_outside_all(&hidden(&sides[0])), b.content_outside_all(&hidden(&sides[1])));
    let shared = ours.intersection(&theirs).count() as f32;
    let longer = ours.len().max(theirs.len()) as f32;
    if shared < 2.0 || shared < MIN_ALIKE * longer {
        return None;
    }
    let negated_first = sides[0].0.first().filter(|_| sides[0].1.is_none()).map(|span| (a, *span, b));
    let negated_second = sides[1].0.first().filter(|_| sides[1].1.is_none()).map(|span| (b, *span, a));
    if let Some((negating, not, plain)) = negated_first.or(negated_second)
        && !is_said_without(negating, not, plain)
    {
        return None;
    }
    let side = |passage: &Passage<'_>, side: &(Vec<Span>, Option<Span>)| match side.1.or(side.0.first().copied()) {
        Some(span) => passage.place(span, Polarity::Denies.as_str()),
        None => passage.whole(Polarity::Asserts.as_str()),
    };
    Some(Pair { aspect: Aspect::Polarity, sides: [side(a, &sides[0]), side(b, &sides[1])] })
}

/// Whether the words to both sides of `not` stand together in `plain`: "was not overloaded", "was overloaded".
fn is_said_without(negating: &Passage<'_>, not: Span, plain: &Passage<'_>) -> bool {
    const MOST_APART: usize = 2;
    let at = negating.words_at(not);
    let neighbours = at.start.checked_sub(1).map(|before| negating.keys[before]).zip(negating.keys.get(at.end));
    neighbours.is_some_and(|(before, after)| {
        let places =
            |key: u64| plain.keys.iter().enumerate().filter(move |(_, other)| **other == key).map(|(at, _)| at);
        places(before).any(|one| places(*after).any(|other| other > one && other - one <= MOST_APART))
    })
}

/// The same words in another order, so that who did it and to whom have changed places: "A rammed B", "B rammed A".
fn roles(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let in_order = |passage: &Passage<'_>| {
        let mut keys = passage.keys.clone();
        keys.sort_unstable();
        keys
    };
    // A passive has a word more ("was", "by", "bị").
    if in_order(a) != in_order(b) {
        return None;
    }
    // Two names that have changed sides of the same verb.
    let ours = &a.member.claim.names;
    let theirs = &b.member.claim.names;
    let at = |name: &Name| theirs.iter().position(|other| other.name == name.name);
    for (first, one) in ours.iter().enumerate() {
        for other in &ours[first + 1..] {
            let Some((later, earlier)) = at(one).zip(at(other)).filter(|(later, earlier)| later > earlier) else {
                continue;
            };
            let between = a.content_between(one.span.end, other.span.start);
            let between_theirs = b.content_between(theirs[earlier].span.end, theirs[later].span.start);
            if between.intersection(&between_theirs).next().is_some() {
                let side = |passage: &Passage<'_>, span: Span| {
                    passage.place(span, crate::text::fold_word(span.of(passage.text())))
                };
                let sides = [side(a, one.span), side(b, theirs[earlier].span)];
                return Some(Pair { aspect: Aspect::Polarity, sides });
            }
        }
    }
    None
}
