//! How the words around a number bound it: "more than", "trở lên", "вырос до".

use super::{Bound, MeasureKind, read::Reader, unit::Unit};
use crate::lang::Phrases;

impl Reader<'_> {
    /// The bound of what is counted in `unit` by the words before token `start` and from `end` on.
    pub(super) fn bound_of(&self, unit: &Unit, start: usize, end: usize) -> Bound {
        let is_age = unit.measure.as_ref().is_some_and(|measure| measure.of == MeasureKind::YearOfAge);
        match self.bound(start, end) {
            Bound::Exact if is_age && self.pack.bounds.older.ending(self.keys_before(start)).is_some() => {
                Bound::AtLeast
            }
            bound => bound,
        }
    }

    /// The bound by the words before token `start` and from `end` on.
    pub(super) fn bound(&self, start: usize, end: usize) -> Bound {
        let bounds = &self.pack.bounds;
        let (before, after) = (self.keys_before(start), self.keys_from(end));
        let by_words_after = [
            (&bounds.at_most_after, Bound::AtMost),
            (&bounds.at_least_after, Bound::AtLeast),
            (&bounds.about_after, Bound::About),
            (&bounds.nearly_after, Bound::Nearly),
        ];
        // Of "30 percent and more than twice" the words behind the first number bound the second.
        let before_next = [&bounds.at_most, &bounds.at_least, &bounds.about, &bounds.nearly];
        let opens_next = |words: usize| {
            let rest = after.get(1..).unwrap_or_default();
            let mut found = before_next.iter().filter_map(|phrases| phrases.starting(rest));
            found.any(|count| 1 + count > words && self.amounts.at(end + 1 + count).is_some())
        };
        let is_after = |phrases: &Phrases| phrases.starting(after).is_some_and(|words| !opens_next(words));
        if let Some((_, bound)) = by_words_after.into_iter().find(|(phrases, _)| is_after(phrases)) {
            return bound;
        }
        let said = |phrases: &Phrases| phrases.ending(before).unwrap_or(0);
        let by_words = [
            (said(&bounds.about), Bound::About),
            (said(&bounds.nearly), Bound::Nearly),
            (said(&bounds.at_least), Bound::AtLeast),
            (if self.is_reached(start) { 0 } else { said(&bounds.at_most) }, Bound::AtMost),
        ];
        let longest = by_words.into_iter().max_by_key(|(words, _)| *words).filter(|(words, _)| *words > 0);
        longest.map_or(Bound::Exact, |(_, bound)| bound)
    }

    /// "число выросло до 43": whether a verb of change before token `start` makes the word for "up to" there say what was
    /// reached.
    fn is_reached(&self, start: usize) -> bool {
        const REACH: usize = 10;
        let bounds = &self.pack.bounds;
        let Some(words) = bounds.up_to.ending(self.keys_before(start)) else { return false };
        let before = start - words;
        bounds.reached.first_in(&self.tokens.keys()[before.saturating_sub(REACH)..before]).is_some()
    }
}
