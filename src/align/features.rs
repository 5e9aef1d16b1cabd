//! What two claims are compared by, each a number that a person can check.

use super::{
    Feature, FeatureVector, Grounds,
    index::{Beside, Index},
};
use crate::{
    claims::{Claim, Date, Inferred, Polarity, Quantity},
    ids::{ArticleId, ClaimId, IdVec, LocalClaimId},
    segment::Role,
};

/// The weight of some two rare words in a handful of articles.
const FEW_RARE_WORDS: f32 = 30.0;
/// At most so many equal numbers or dates count.
const MOST_VALUES: usize = 2;
/// Of each claim, so many numbers and dates are looked at: one with more is a table without full stops.
const MOST_LOOKED_AT: usize = 64;

/// A claim with its place in the order of its article, 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub claim: &'a Claim,
    pub article: ArticleId,
    /// Which of its article it is.
    pub at: LocalClaimId,
    pub order: f32,
    /// The year in which its article came out, where that is known.
    pub year: Option<i32>,
    /// Code of the language of its article, where that is known.
    pub language: Option<&'static str>,
}

/// The features that two claims have by themselves; those of how they stand among the others are set by [`super::likeness`],
/// those of what they mean by [`super::meant`].
pub(super) fn features(
    index: &Index,
    beside: &mut Beside<'_>,
    claims: &IdVec<ClaimId, Placed<'_>>,
    (a, b): (ClaimId, ClaimId),
    grounds: Grounds,
) -> FeatureVector {
    let (one, other) = (claims[a].claim, claims[b].claim);
    let words = beside.alike(a, b);
    let mut features = FeatureVector::default();
    features[Feature::RareWords] = words.alike;
    features[Feature::Contained] = words.contained;
    features[Feature::Shared] = (words.shared / FEW_RARE_WORDS).ln_1p();
    features[Feature::Concepts] = index.concepts[a].cosine(&index.concepts[b]);
    features[Feature::Names] = index.names[a].cosine(&index.names[b]);
    features[Feature::Quantities] = equals(&one.quantities, &other.quantities, same_quantity);
    features[Feature::Dates] = equals(&one.dates, &other.dates, same_date);
    features[Feature::OtherTime] = other_time(claims[a], claims[b], grounds);
    features[Feature::Accusation] = f32::from(one.polarity != Polarity::Asserts && other.polarity != Polarity::Asserts);
    features[Feature::PointsTo] = f32::from(points_to(claims[a], claims[b]) || points_to(claims[b], claims[a]));
    features[Feature::Heading] = f32::from(is_heading(one)) + f32::from(is_heading(other));
    features[Feature::Order] = (claims[a].order - claims[b].order).abs();
    features
}

/// How many of the values `a` have an equal among `b`.
fn equals<T>(a: &[T], b: &[T], equal: impl Fn(&T, &T) -> bool) -> f32 {
    let has_equal = |x: &&T| b.iter().take(MOST_LOOKED_AT).any(|y| equal(x, y));
    a.iter().take(MOST_LOOKED_AT).filter(has_equal).count().min(MOST_VALUES) as f32
}

/// Whether two numbers are equal, whatever the words for what they count: of small ones there are too many.
fn same_quantity(a: &Quantity, b: &Quantity) -> bool {
    const LEAST_TELLING: f64 = 10.0;
    let equal = a.low == b.low || (a.counts_same(b) && a.compatible(b));
    equal && (a.low >= LEAST_TELLING || a.counts_same(b))
}

/// Whether two dates are the same; a year that is only inferred tells nothing.
fn same_date(a: &Date, b: &Date) -> bool {
    let known =
        |date: &Date| date.from.day.is_some() || (date.from.year.is_some() && date.inferred == Inferred::Nothing);
    known(a) && known(b) && a.is_same(b)
}

/// How surely the two are of other times, 0 to 1.
fn other_time(a: Placed<'_>, b: Placed<'_>, grounds: Grounds) -> f32 {
    /// How far what one tells of the past is of another time than what the other tells of no year.
    const PAST: f32 = 0.5;
    if other_day(a.claim, b.claim) || other_year(a.claim, b.claim) {
        1.0
    } else if grounds == Grounds::Across && is_past_beside(a, b) {
        PAST
    } else {
        0.0
    }
}

/// Whether both write years, and no year is in both.
fn other_year(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (written_years(a), written_years(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|year| b.contains(year))
}

/// Whether one writes years that were all past when the other, which writes none, came out.
fn is_past_beside(a: Placed<'_>, b: Placed<'_>) -> bool {
    let is_past = |old: Placed<'_>, new: Placed<'_>| {
        let (old, year) = (written_years(old.claim), new.year);
        let before = |now: i32| old.iter().all(|&year| year < now);
        !old.is_empty() && written_years(new.claim).is_empty() && year.is_some_and(before)
    };
    is_past(a, b) || is_past(b, a)
}

fn other_day(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (a.only_day(), b.only_day()) else { return false };
    !a.can_be(b)
}

/// The years that a claim writes out.
fn written_years(claim: &Claim) -> Vec<i32> {
    let written = claim.dates.iter().filter(|date| date.inferred == Inferred::Nothing);
    written.take(MOST_LOOKED_AT).flat_map(|date| [date.from.year, date.to.year]).flatten().collect()
}

fn points_to(from: Placed<'_>, to: Placed<'_>) -> bool {
    let pointed = from.claim.refers.filter(|refers| refers.kind.is_about_it());
    from.article == to.article && pointed.is_some_and(|refers| refers.claim == to.at)
}

fn is_heading(claim: &Claim) -> bool {
    matches!(claim.role, Role::Headline | Role::Lead)
}
