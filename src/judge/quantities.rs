//! Numbers that count the same thing, and whether they can be the same.
//!
//! Precision first. Two numbers are held against each other only where the passages are alike, what is counted is the
//! same ("lính", "binh sĩ"), what it tells of it is the same (dead, injured) and whether it is the whole or a part, and a
//! word near the one is near the other. A number that the other article tells too, here or elsewhere, conflicts with
//! nothing. Known limit: two rates of one thing against two bases (last month, last year) may be taken for one.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{
    Aspect, Member, across, dates, names,
    passage::{Pair, Passage},
};
use crate::{
    claims::{Article, Claim, Quantity},
    ids::{ArticleId, ClaimId},
    text::{Span, keys_of},
};

/// Passages that share less than this part of the shorter one's words are not held against each other: in general, and
/// where each names somebody or some place that the other does not.
const LEAST_CONTAINED: (f32, f32) = (0.65, 0.75);
/// Nor are those that share less than this part of the longer one's words.
const LEAST_ALIKE: f32 = 0.4;
/// The part of the words near the one number that must be near the other, of the fewer: where a word tells what both
/// measure, and where none does.
const LEAST_NEAR: (f32, f32) = (0.2, 0.5);
/// So far from a number in its clause a word may stand that tells what it measures, or that it is only a part.
const MEASURE_WORDS: usize = 8;
const PART_WORDS: (usize, usize) = (5, 2);
/// Of a claim so many numbers are looked at: one with more is a table without full stops.
const MOST_NUMBERS: usize = 16;
/// Of an article so many numbers are looked at to see whether it tells one elsewhere.
const MOST_TOLD: usize = 4_096;

/// What the numbers of two passages show.
#[derive(Default)]
pub(super) struct Compared {
    /// Numbers of one thing that cannot be the same.
    pub conflicts: Vec<Pair>,
    /// Numbers of one thing, written otherwise, that can be the same.
    pub same: Vec<Pair>,
}

/// A number with what it is about.
struct Counted<'a> {
    quantity: &'a Quantity,
    /// Numbers of the sets of [`crate::lang::Judging`].
    kind: Option<usize>,
    measure: Option<usize>,
    part: Option<Part>,
    near: FxHashSet<u64>,
}

/// What the words around a number tell of it, by the sets of [`crate::lang::Judging`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// What is counted under several words.
    pub counted: Option<usize>,
    /// What it tells of the thing: dead, injured; rose, fell.
    pub measured: Option<usize>,
    /// That it is not the whole.
    pub part: Option<Part>,
}

/// What makes a number one that is not of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// It comes on top of another.
    Addition,
    /// A set of [`crate::lang::Judging::parts`].
    Set(usize),
}

/// What the words of `claim` of `article` tell of each of its numbers, in order.
pub(crate) fn told_of_numbers(article: &Article, claim: &Claim) -> Vec<Told> {
    if claim.quantities.is_empty() {
        return Vec::new();
    }
    let passage =
        Passage::new(Member { index: ClaimId::default(), article: ArticleId::default(), claim, source: article });
    let told = |quantity: &Quantity| Told {
        counted: kind(&passage, &quantity.unit),
        measured: measure(&passage, quantity.span),
        part: part(&passage, quantity.span),
    };
    claim.quantities.iter().map(told).collect()
}

/// Numbers, by their place in the list of each passage, that count the same thing.
struct Candidate {
    a: usize,
    b: usize,
    shared: usize,
    compatible: bool,
}

/// Compares the numbers of two passages of two articles. What the other article tells elsewhere is another number of
/// another thing, no conflict.
pub(super) fn compare(a: &Passage<'_>, b: &Passage<'_>) -> Compared {
    if across::is_across(a, b) {
        return across::numbers(a, b);
    }
    compare_where(a, b, |one, other| !is_told(a, other) && !is_told(b, one))
}

/// Compares the numbers of two passages of one article.
pub(super) fn compare_within(a: &Passage<'_>, b: &Passage<'_>) -> Compared {
    compare_where(a, b, |_, _| true)
}

/// Compares the numbers of two passages; a number of each conflicts only if `may_conflict`.
fn compare_where(
    a: &Passage<'_>,
    b: &Passage<'_>,
    may_conflict: impl Fn(&Counted<'_>, &Counted<'_>) -> bool,
) -> Compared {
    if !are_comparable(a, b) {
        return Compared::default();
    }
    let (ours, theirs) = (counted(a), counted(b));
    let candidates = candidates(&ours, &theirs);
    let side = |passage: &Passage<'_>, counted: &Counted<'_>| passage.place(counted.quantity.span, counted.quantity);
    let mut compared = Compared::default();
    for candidate in candidates.iter().filter(|candidate| is_best(candidate, &candidates)) {
        let (one, other) = (&ours[candidate.a], &theirs[candidate.b]);
        let pair = Pair { aspect: Aspect::Quantity, sides: [side(a, one), side(b, other)] };
        let lacked = || lacks(a, other.quantity) && lacks(b, one.quantity);
        if candidate.compatible {
            compared.same.extend(differently_written(one.quantity, other.quantity).then_some(pair));
        } else if !is_settled(candidate, &candidates) && lacked() && may_conflict(one, other) {
            compared.conflicts.push(pair);
        }
    }
    compared
}

/// Whether the article of `passage` tells the number of `other`, of the same kind of thing, anywhere.
fn is_told(passage: &Passage<'_>, other: &Counted<'_>) -> bool {
    let same_thing = |unit: &str| match other.kind {
        None => unit == other.quantity.unit,
        kind => self::kind(passage, unit) == kind,
    };
    let told = passage.member.source.claims.iter().flat_map(|claim| &claim.quantities);
    told.take(MOST_TOLD).filter(|told| told.low == other.quantity.low).any(|told| same_thing(&told.unit))
}

/// Whether two passages are alike enough for their numbers to be of one thing.
fn are_comparable(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let counts = |passage: &Passage<'_>| !passage.member.claim.quantities.is_empty();
    let others_named = || names::has_foreign(a, b) && names::has_foreign(b, a);
    let least = || if others_named() { LEAST_CONTAINED.1 } else { LEAST_CONTAINED.0 };
    let same_words = std::ptr::eq(a.judging, b.judging);
    let alike = || a.contained(b) >= least() && a.alike(b) >= LEAST_ALIKE;
    counts(a) && counts(b) && same_words && alike() && !dates::are_apart(a, b)
}

fn counted<'a>(passage: &Passage<'a>) -> Vec<Counted<'a>> {
    let quantities = passage.member.claim.quantities.iter().take(MOST_NUMBERS);
    quantities
        .filter(|quantity| !quantity.unit.is_empty() || quantity.is_share())
        .map(|quantity| Counted {
            quantity,
            kind: kind(passage, &quantity.unit),
            measure: measure(passage, quantity.span),
            part: part(passage, quantity.span),
            near: passage.near(quantity.span),
        })
        .collect()
}

/// The set of words that the unit begins with one of.
fn kind(passage: &Passage<'_>, unit: &str) -> Option<usize> {
    let keys: Vec<u64> = unit.split(' ').flat_map(keys_of).collect();
    passage.judging.counted.starting(&keys).map(|(set, _)| set)
}

/// What the number tells of the thing: the set of the nearest such word of its clause, between the numbers around it.
fn measure(passage: &Passage<'_>, span: Span) -> Option<usize> {
    let at = passage.words_at(span);
    let window = between_numbers(passage, span, passage.clause_around(at.clone(), MEASURE_WORDS, MEASURE_WORDS));
    let from = window.start;
    let found = passage.judging.measured.all_in(&passage.keys[window]);
    let distance = |first: usize, words: usize| match first >= at.start {
        true => first.saturating_sub(at.end),
        false => at.start.saturating_sub(first + words),
    };
    let nearest = found.iter().min_by_key(|found| (distance(from + found.at, found.words), from + found.at < at.start));
    nearest.map(|found| found.set)
}

/// The part of `window` between the number before the one at `span` and the number after it.
fn between_numbers(passage: &Passage<'_>, span: Span, window: Range<usize>) -> Range<usize> {
    let quantities = &passage.member.claim.quantities;
    let own = passage.words_at(span);
    let before = quantities[..quantities.partition_point(|q| q.span.end <= span.start)].last();
    let after = quantities[quantities.partition_point(|q| q.span.start < span.end)..].first();
    let start = before.map_or(0, |quantity| passage.words_at(quantity.span).start + 1);
    let end = after.map_or(usize::MAX, |quantity| passage.words_at(quantity.span).start);
    window.start.max(start).min(own.start)..window.end.min(end).max(own.end)
}

/// What the words by the number tell of its not being the whole.
fn part(passage: &Passage<'_>, span: Span) -> Option<Part> {
    let window = passage.clause_around(passage.words_at(span), PART_WORDS.0, PART_WORDS.1);
    let keys = &passage.keys[window];
    let set = passage.judging.parts.all_in(keys).first().map(|found| Part::Set(found.set));
    let is_addition = || passage.judging.additions.first_in(keys).is_some() && !follows_other_measure(passage, span);
    set.or_else(|| is_addition().then_some(Part::Addition))
}

/// Whether a number before the one at `span` tells something else: "6 died and another 13 were hurt".
fn follows_other_measure(passage: &Passage<'_>, span: Span) -> bool {
    let own = measure(passage, span);
    let before = passage.member.claim.quantities.iter().take_while(|before| before.span.end <= span.start);
    own.is_some() && before.filter_map(|before| measure(passage, before.span)).any(|told| Some(told) != own)
}

/// The numbers that count the same thing, with words in common around them.
fn candidates(ours: &[Counted<'_>], theirs: &[Counted<'_>]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (a, one) in ours.iter().enumerate() {
        for (b, other) in theirs.iter().enumerate().filter(|(_, other)| one.counts_what(other)) {
            let least = if one.measure.is_some() { LEAST_NEAR.0 } else { LEAST_NEAR.1 };
            let shared = one.near.intersection(&other.near).count();
            let is_near = shared > 0 && shared as f32 >= least * one.near.len().min(other.near.len()) as f32;
            let compatible = can_be_same(one.quantity, other.quantity);
            candidates.extend(is_near.then_some(Candidate { a, b, shared, compatible }));
        }
    }
    candidates
}

impl Counted<'_> {
    /// Whether both count the same thing, and tell the same of it.
    fn counts_what(&self, other: &Counted<'_>) -> bool {
        let thing = match (self.kind, other.kind) {
            (None, None) => self.quantity.unit == other.quantity.unit,
            (one, other) => one == other,
        };
        let shares = self.quantity.is_share() && other.quantity.is_share();
        (thing || shares) && self.measure == other.measure && self.part == other.part
    }
}

/// Whether one of the two numbers can be the same as another of the other passage.
fn is_settled(candidate: &Candidate, all: &[Candidate]) -> bool {
    all.iter().any(|other| other.compatible && (other.a == candidate.a || other.b == candidate.b))
}

/// Whether no other number of either passage is as near to the words of the other's.
fn is_best(candidate: &Candidate, all: &[Candidate]) -> bool {
    let rival = |other: &&Candidate| {
        (other.a == candidate.a) != (other.b == candidate.b) && other.compatible == candidate.compatible
    };
    all.iter().filter(rival).all(|other| other.shared < candidate.shared)
}

/// Whether the words allow one value, or the one number is the other rounded ("2,1 triệu", "2,13 triệu"; "7%", "7,1%").
/// Small whole numbers are counted, not rounded.
pub(crate) fn can_be_same(a: &Quantity, b: &Quantity) -> bool {
    const LEAST_ROUNDED: f64 = 10_000.0;
    const MOST_ROUNDED_OFF: f64 = 0.03;
    let off = (a.low - b.low).abs();
    let (one, other) = (last_place(a.low), last_place(b.low));
    let is_rounded = a.low.min(b.low) >= LEAST_ROUNDED || one.min(other) < 1.0;
    let slightly_off = off <= MOST_ROUNDED_OFF * a.low.max(b.low) && off <= one.max(other) / 2.0;
    a.compatible(b) || (is_rounded && one != other && slightly_off)
}

/// The worth of the last digit that is not 0: 0.1 for 7.1, 100,000 for 2,100,000.
fn last_place(value: f64) -> f64 {
    const PLACES: std::ops::RangeInclusive<i32> = -3..=12;
    let is_whole = |number: f64| (number - number.round()).abs() < 1e-6;
    PLACES.map(|power| 10f64.powi(power)).take_while(|place| is_whole(value / place)).last().unwrap_or(1e-3)
}

/// Whether each passage has a number that the other lacks.
pub(super) fn are_others(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let has_other = |one: &Passage<'_>, other: &Passage<'_>| {
        one.member.claim.quantities.iter().take(MOST_NUMBERS).any(|quantity| lacks(other, quantity))
    };
    has_other(a, b) && has_other(b, a)
}

/// Whether no number of the passage has the value of `quantity`.
fn lacks(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    !passage.member.claim.quantities.iter().take(MOST_TOLD).any(|q| q.low == quantity.low || q.high == quantity.high)
}

pub(super) fn differently_written(a: &Quantity, b: &Quantity) -> bool {
    (a.low, a.high, a.bound) != (b.low, b.high, b.bound)
}
