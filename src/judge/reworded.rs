//! Passages in the same words but for a few at one place: another way to say it, or another thing said.
//!
//! No list holds all that can be another ("died of cancer", "of a heart attack"), and newsrooms put one word for another, too:
//! so nothing is said to conflict, but such passages do not surely agree.

use std::ops::Range;

use super::{passage::Passage, quantities};
use crate::{
    claims::{Quantity, Word},
    text::{Span, fold_word, written_alike},
};

/// So many words may stand at that place.
const MOST_REWORDED: usize = 4;
/// So many words that say something the passages must have in common.
const FEWEST_SHARED: usize = 3;
/// Words so alike in their letters are one, spelt in two ways.
const SPELT_ALIKE: f32 = 0.65;

/// Whether `a` and `b` are in the same words but at one place, where other words stand that are not known to mean the same.
pub(super) fn are_reworded(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let (one, other) = differing(&a.keys, &b.keys);
    let is_short = |range: &Range<usize>| (1..=MOST_REWORDED).contains(&range.len());
    if !is_short(&one) || !is_short(&other) || shared_content(a, &one) < FEWEST_SHARED {
        return false;
    }
    let (ours, theirs) = (Reworded::new(a, one), Reworded::new(b, other));
    ours.says_something() && theirs.says_something() && !ours.may_mean(&theirs)
}

/// The parts of two rows between what they begin and end with alike.
fn differing(a: &[u64], b: &[u64]) -> (Range<usize>, Range<usize>) {
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let after = a[before..].iter().rev().zip(b[before..].iter().rev()).take_while(|(x, y)| x == y).count();
    (before..a.len() - after, before..b.len() - after)
}

/// How many words that say something stand outside of `range`.
fn shared_content(passage: &Passage<'_>, range: &Range<usize>) -> usize {
    let outside = passage.keys.iter().enumerate().filter(|(at, _)| !range.contains(at));
    outside.filter(|(_, key)| !passage.pack.is_common(**key)).count()
}

/// The words of a passage that the other has not, at their place.
struct Reworded<'p, 'a> {
    passage: &'p Passage<'a>,
    range: Range<usize>,
    span: Span,
}

impl<'p, 'a> Reworded<'p, 'a> {
    fn new(passage: &'p Passage<'a>, range: Range<usize>) -> Self {
        let span = passage.span_of(range.clone());
        Reworded { passage, range, span }
    }

    fn words(&self) -> String {
        fold_word(self.span.of(self.passage.text()))
    }

    fn says_something(&self) -> bool {
        self.passage.keys[self.range.clone()].iter().any(|&key| !self.passage.pack.is_common(key))
    }

    /// Whether both may be one in other words: of one concept or kind, spelt alike, one short for the other or a part of it, numbers
    /// that can be the same, or who says it.
    fn may_mean(&self, other: &Reworded<'_, '_>) -> bool {
        let (ours, theirs) = (self.words(), other.words());
        let is_part = |some: &str, of: &str| some.split(' ').all(|word| of.split(' ').any(|their| their == word));
        self.concepts().any(|concept| other.concepts().any(|their| their.key == concept.key))
            || self.outcomes().any(|(set, side)| other.outcomes().any(|their| their == (set, side)))
            || !ours.contains(char::is_numeric) && written_alike(&ours, &theirs) >= SPELT_ALIKE
            || is_part(&ours, &theirs)
            || is_part(&theirs, &ours)
            || is_short_for(&ours, &theirs)
            || is_short_for(&theirs, &ours)
            || self.counts_alike(other)
            || self.is_hedge()
            || other.is_hedge()
            || self.is_speaker() && other.is_speaker()
    }

    fn concepts(&self) -> impl Iterator<Item = &Word> {
        self.passage.member.claim.concepts.iter().filter(|concept| concept.span.overlaps(self.span))
    }

    /// The sets and sides of the outcomes and kinds that it tells.
    fn outcomes(&self) -> impl Iterator<Item = (usize, usize)> {
        let outcomes = self.passage.pack.opposites().all_in(&self.passage.keys[self.range.clone()]);
        outcomes.into_iter().map(|outcome| (outcome.set, outcome.side))
    }

    /// Whether both have a number, day or hour there that can be the same.
    fn counts_alike(&self, other: &Reworded<'_, '_>) -> bool {
        let (one, their) = (self.passage.member.claim, other.passage.member.claim);
        let here = |span: Span| span.overlaps(self.span);
        let there = |span: Span| span.overlaps(other.span);
        let mut numbers = one.quantities.iter().filter(|number| here(number.span));
        let mut dates = one.dates.iter().filter(|date| here(date.span));
        let mut times = one.times.iter().filter(|time| here(time.span));
        let is_told =
            |number: &Quantity| their.quantities.iter().any(|q| there(q.span) && quantities::can_be_same(number, q));
        numbers.any(is_told)
            || dates.any(|date| their.dates.iter().any(|d| there(d.span) && date.can_be(d)))
            || times.any(|time| their.times.iter().any(|t| there(t.span) && time.clock == t.clock))
    }

    /// How sure it is is compared by itself.
    fn is_hedge(&self) -> bool {
        self.passage.member.claim.certainty_cue.is_some_and(|cue| cue.overlaps(self.span))
    }

    fn is_speaker(&self) -> bool {
        self.passage.member.claim.attribution.as_ref().is_some_and(|said| said.span.overlaps(self.span))
    }
}

/// Whether `short` is made of the first letters of the words of `long`: "psg", "paris saint germain".
fn is_short_for(short: &str, long: &str) -> bool {
    let initials: String = long.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    initials.chars().count() > 1 && short.replace(['.', ' '], "") == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_stands_between_what_is_alike() {
        assert_eq!(differing(&[1, 2, 3, 4], &[1, 5, 3, 4]), (1..2, 1..2));
        assert_eq!(differing(&[1, 2, 2, 4], &[1, 2, 4]), (2..3, 2..2));
        assert_eq!(differing(&[1, 2], &[1, 2]), (2..2, 2..2));
        assert_eq!(differing(&[], &[1]), (0..0, 0..1));
    }

    #[test]
    fn first_letters_are_short_for_words() {
        assert!(is_short_for("p.s.g", "paris saint-germain") && !is_short_for("psv", "paris saint germain"));
    }
}
