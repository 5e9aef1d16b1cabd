//! What two claims are compared by, each a number that a person can check.

use super::{
    ReasonKind,
    index::{Beside, Index},
};
use crate::{
    claims::{Claim, Date, Inferred, Polarity, Quantity},
    segment::Role,
};

/// The features in the order of [`Features`]: what the two claims say themselves, how they stand among the others, then what
/// they mean.
pub(super) const FEATURES: [ReasonKind; 19] = [
    ReasonKind::RareWords,
    ReasonKind::Contained,
    ReasonKind::Shared,
    ReasonKind::Concepts,
    ReasonKind::Names,
    ReasonKind::Quantities,
    ReasonKind::Dates,
    ReasonKind::OtherTime,
    ReasonKind::Accusation,
    ReasonKind::PointsTo,
    ReasonKind::Heading,
    ReasonKind::Order,
    ReasonKind::Neighbours,
    ReasonKind::Closest,
    ReasonKind::Company,
    ReasonKind::Busy,
    ReasonKind::Widespread,
    ReasonKind::Meaning,
    ReasonKind::MeaningAround,
];

/// How many of the features are told by the two claims themselves.
pub(super) const OWN: usize = 12;
/// How many are told without what the claims mean.
pub(super) const BY_WORDS: usize = 17;
/// The places of [`ReasonKind::OtherTime`], [`ReasonKind::PointsTo`] and [`ReasonKind::Closest`].
pub(super) const OTHER_TIME: usize = 7;
pub(super) const POINTS_TO: usize = 9;
pub(super) const CLOSEST: usize = 13;

/// - rare words: how alike they are by their words: the cosine of the weighted bags, to two thirds of single words and
///   to one of pairs of neighbouring words, 0 to 1;
/// - concepts, names: cosine of the weighted bags, 0 to 1;
/// - contained: shared weight over the lesser weight, 0 to 1;
/// - shared: how much they share at all, however long they are: the logarithm of the shared weight;
/// - quantities, dates: how many have an equal on the other side, 0 to 2;
/// - other time: 1 where each names one day, or years, and they cannot be the same;
/// - accusation: 1 where both report an accusation or a denial, whichever;
/// - points to: 1 where the one points to the other ("thông tin này");
/// - heading: how many of the two are a headline or a summary;
/// - order: how far apart they stand in the order of their articles, 0 to 1;
/// - neighbours: how alike the claims around the two are, 0 to 1;
/// - closest: 1 where each is the most like the other in its article;
/// - company: how far both are like the same other claims, 0 to 1;
/// - busy, widespread: how like they are to all that they are like at all, and to what part of the claims that is;
/// - meaning: how like they are by what they mean, -1 to 1, see [`super::meant`];
/// - meaning around: the most that the one is so like a claim beside the other.
///
/// Neighbours to widespread are set by [`super::likeness`], the last two by [`super::meant`]. Between two languages, which
/// share no words, closest is by meaning too, and other time is 0.5 where one tells of years that were past when the other,
/// which writes none, came out.
pub(super) type Features = [f32; FEATURES.len()];

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
    pub article: u32,
    /// Index in its article.
    pub at: u32,
    pub order: f32,
    /// The year in which its article came out, where that is known.
    pub year: Option<i32>,
    /// Code of the language of its article, where that is known.
    pub language: Option<&'static str>,
}

/// The features that the claims `a` and `b` have by themselves; the others are 0.
pub(super) fn features(index: &Index, beside: &mut Beside<'_>, claims: &[Placed<'_>], a: usize, b: usize) -> Features {
    let (one, other) = (claims[a].claim, claims[b].claim);
    let words = beside.alike(a, b);
    let mut features = Features::default();
    let own: [f32; OWN] = [
        words.alike,
        words.contained,
        (words.shared / FEW_RARE_WORDS).ln_1p(),
        index.concepts[a].cosine(&index.concepts[b]),
        index.names[a].cosine(&index.names[b]),
        equals(&one.quantities, &other.quantities, same_quantity),
        equals(&one.dates, &other.dates, same_date),
        f32::from(other_day(one, other) || other_year(one, other)),
        f32::from(one.polarity != Polarity::Asserts && other.polarity != Polarity::Asserts),
        f32::from(points_to(claims[a], claims[b]) || points_to(claims[b], claims[a])),
        f32::from(is_heading(one)) + f32::from(is_heading(other)),
        (claims[a].order - claims[b].order).abs(),
    ];
    features[..OWN].copy_from_slice(&own);
    features
}

/// How alike two claims are by their words, 0 to 1.
pub(super) fn alike(features: &Features) -> f32 {
    features[0]
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

/// Whether both write years, and no year is in both.
fn other_year(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (written_years(a), written_years(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|year| b.contains(year))
}

/// Whether one writes years that were all past when the other, which writes none, came out.
pub(super) fn is_past_beside(a: Placed<'_>, b: Placed<'_>) -> bool {
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
