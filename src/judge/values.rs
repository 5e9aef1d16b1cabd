//! Numbers and dates that cannot be the same.

use super::{Aspect, Difference, Member, Place};
use crate::claims::{Date, Quantity, Word};

/// Words to each side of a number that are looked at for what it is about.
const CONTEXT_WORDS: usize = 5;

/// For each thing that is counted, the places whose numbers cannot be the same. A claim with two numbers of one thing
/// leaves open which is meant, and is left out.
pub(super) fn differing_numbers(members: &[Member<'_>]) -> Vec<Difference> {
    let mut sides: Vec<Side<'_, Quantity>> = members
        .iter()
        .flat_map(|&member| member.claim.quantities.iter().map(move |value| Side { member, value }))
        .filter(|side| !side.value.unit.is_empty())
        .collect();
    sides.sort_by_key(|side| (side.value.unit.as_str(), side.member.index));
    let of_one_thing = sides.chunk_by(|a, b| a.value.unit == b.value.unit);
    of_one_thing.filter_map(differing_number).collect()
}

fn differing_number(sides: &[Side<'_, Quantity>]) -> Option<Difference> {
    let by_claim = sides.chunk_by(|a, b| a.member.index == b.member.index);
    let sides: Vec<Side<'_, Quantity>> = by_claim
        .filter_map(|sides| match sides {
            [only] => Some(Side { ..*only }),
            _ => None,
        })
        .collect();
    let conflict = |a: &Side<'_, Quantity>, b: &Side<'_, Quantity>| {
        !a.value.compatible(b.value) && a.lacks_number_of(b) && b.lacks_number_of(a) && a.shares_context(b)
    };
    difference(Aspect::Quantity, &sides, conflict, |q| format!("{} {}", number(q), q.unit))
}

/// The places whose days cannot be the same, where each claim names one day.
pub(super) fn differing_dates(members: &[Member<'_>]) -> Option<Difference> {
    let sides: Vec<Side<'_, Date>> =
        members.iter().filter_map(|&member| member.claim.only_day().map(|date| Side { member, value: date })).collect();
    difference(
        Aspect::Date,
        &sides,
        |a, b| !a.value.can_be(b.value),
        |date| {
            if date.from == date.to { date.from.to_string() } else { format!("{}/{}", date.from, date.to) }
        },
    )
}

/// A value and the claim that it is in.
struct Side<'a, T> {
    member: Member<'a>,
    value: &'a T,
}

/// The difference made of all sides that conflict with a side of another article.
fn difference<T: Spanned>(
    aspect: Aspect,
    sides: &[Side<'_, T>],
    conflict: impl Fn(&Side<'_, T>, &Side<'_, T>) -> bool,
    show: impl Fn(&T) -> String,
) -> Option<Difference> {
    let conflicts = |a: &&Side<'_, T>| sides.iter().any(|b| b.member.article != a.member.article && conflict(a, b));
    let values: Vec<Place> = sides
        .iter()
        .filter(conflicts)
        .map(|side| Place { claim: side.member.index, span: side.value.span(), value: show(side.value) })
        .collect();
    (!values.is_empty()).then_some(Difference { aspect, values })
}

trait Spanned {
    fn span(&self) -> crate::text::Span;
}

impl Spanned for Quantity {
    fn span(&self) -> crate::text::Span {
        self.span
    }
}

impl Spanned for Date {
    fn span(&self) -> crate::text::Span {
        self.span
    }
}

impl Side<'_, Quantity> {
    /// Whether nothing in this claim can be the other's number.
    fn lacks_number_of(&self, other: &Side<'_, Quantity>) -> bool {
        !self.member.claim.quantities.iter().any(|q| q.low == other.value.low || q.high == other.value.high)
    }

    /// Whether a word near the number, other than what is counted, is near the other number too.
    fn shares_context(&self, other: &Side<'_, Quantity>) -> bool {
        let theirs: Vec<u64> = other.context().map(|word| word.key).collect();
        self.context().any(|word| theirs.contains(&word.key))
    }

    fn context(&self) -> impl Iterator<Item = &Word> {
        let words = &self.member.claim.words;
        let first = words.partition_point(|word| word.span.start < self.value.span.start);
        let last = words.partition_point(|word| word.span.start < self.value.span.end);
        let before = &words[first.saturating_sub(CONTEXT_WORDS)..first];
        before.iter().chain(&words[last..words.len().min(last + CONTEXT_WORDS)])
    }
}

fn number(quantity: &Quantity) -> String {
    match quantity.low == quantity.high {
        true => quantity.low.to_string(),
        false => format!("{}–{}", quantity.low, quantity.high),
    }
}
