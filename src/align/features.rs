//! What two claims are compared by, each a number that a person can check.

use super::{ReasonKind, index::Index};
use crate::claims::{Claim, Date, Inferred, Polarity};

/// The features in the order of [`Features`].
pub(super) const FEATURES: [ReasonKind; 8] = [
    ReasonKind::RareWords,
    ReasonKind::WordPairs,
    ReasonKind::Contained,
    ReasonKind::Quantities,
    ReasonKind::Dates,
    ReasonKind::OtherDay,
    ReasonKind::Accusation,
    ReasonKind::Neighbours,
];

/// - rare words, word pairs: cosine of the weighted bags, 0 to 1;
/// - contained: shared weight over the lesser weight, 0 to 1;
/// - quantities, dates: how many have an equal on the other side, 0 to 2;
/// - other day: 1 where each names one day and they cannot be the same;
/// - accusation: 1 where both report an accusation or a denial, whichever;
/// - neighbours: mean similarity of the passages around the two, 0 to 1 (see [`super::neighbours`]).
pub(super) type Features = [f32; 8];

/// At most so many equal numbers or dates count.
const MOST_VALUES: usize = 2;
/// Of each claim, so many numbers and dates are looked at: one with more is a table without full stops.
const MOST_LOOKED_AT: usize = 64;

/// The features of the claims `a` and `b`, but for their neighbours.
pub(super) fn features(index: &Index, claims: &[&Claim], a: usize, b: usize) -> Features {
    let (one, other) = (claims[a], claims[b]);
    let words = index.words[a].shared(&index.words[b]);
    let pairs = index.pairs[a].shared(&index.pairs[b]);
    let (words_a, words_b) = (index.words[a].total, index.words[b].total);
    let equal_numbers = equals(&one.quantities, &other.quantities, |q, r| q.low == r.low);
    let equal_dates = equals(&one.dates, &other.dates, same_date);
    [
        cosine(words, words_a, words_b),
        cosine(pairs, index.pairs[a].total, index.pairs[b].total),
        words / words_a.min(words_b).max(f32::MIN_POSITIVE),
        equal_numbers,
        equal_dates,
        f32::from(other_day(one, other)),
        f32::from(one.polarity != Polarity::Asserts && other.polarity != Polarity::Asserts),
        0.0,
    ]
}

/// How alike two claims are in their own words, 0 to 1.
pub(super) fn similarity(features: &Features) -> f32 {
    let [words, pairs, ..] = features;
    (2.0 * words + pairs) / 3.0
}

/// How many of the values `a` have an equal among `b`.
fn equals<T>(a: &[T], b: &[T], equal: impl Fn(&T, &T) -> bool) -> f32 {
    let has_equal = |x: &&T| b.iter().take(MOST_LOOKED_AT).any(|y| equal(x, y));
    a.iter().take(MOST_LOOKED_AT).filter(has_equal).count().min(MOST_VALUES) as f32
}

fn cosine(shared: f32, a: f32, b: f32) -> f32 {
    if shared > 0.0 { shared / (a * b).sqrt() } else { 0.0 }
}

fn same_date(a: &Date, b: &Date) -> bool {
    let known =
        |date: &Date| date.from.day.is_some() || (date.from.year.is_some() && date.inferred == Inferred::Nothing);
    known(a) && known(b) && a.is_same(b)
}

fn other_day(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (a.only_day(), b.only_day()) else { return false };
    !a.can_be(b)
}
