//! Whether a day lies before or after the publication, by the words around it: "the court will rule on Tuesday", "said on
//! Tuesday".

use super::Reader;
use crate::claims::tokens::Gap;

/// So many tokens on either side are looked at.
const REACH: usize = 16;
/// Punctuation puts what is behind it so many tokens further away.
const MARK: usize = 5;
/// A day so few tokens after the start of its clause opens it, so that its verb comes after it.
const OPENING: usize = 2;

impl Reader<'_> {
    /// Whether the day from token `at` up to `end` is to come: a word for what is to come is nearer to it than a verb of
    /// saying. Where the day does not open its clause, such a word comes before it, but in languages that put the verb last.
    pub(super) fn is_future(&self, at: usize, end: usize) -> bool {
        let verb_last = !self.pack.dates.day_after.is_empty();
        let opens = (at.saturating_sub(OPENING)..=at).any(|start| start == 0 || self.gap(start) == Some(Gap::Mark));
        let future = |from: usize| {
            let words = self.pack.dates.future.starting(self.keys_from(from));
            words.is_some_and(|words| !self.is_past(from + words - 1))
        };
        let says = |from: usize| self.pack.cues.says.starting(self.keys_from(from)).is_some();
        let before = self.distance_before(at, future);
        let after = if verb_last || opens { self.distance_after(end, future) } else { None };
        let Some(future) = [before, after].into_iter().flatten().min() else { return false };
        let said = [self.distance_before(at, says), self.distance_after(end, says)].into_iter().flatten().min();
        said.is_none_or(|said| future < said)
    }

    /// Whether the word at `at` is what has been by its last letters, though it has the stem of what will be ("встретились").
    fn is_past(&self, at: usize) -> bool {
        let text = self.tokens.text(at);
        self.pack.dates.past_endings.iter().any(|ending| text.ends_with(ending.as_str()))
    }

    /// How far before token `at` the nearest phrase begins that `is` finds, in the same sentence.
    fn distance_before(&self, at: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut far = 0;
        for from in (at.saturating_sub(REACH)..at).rev() {
            far += 1 + self.mark_before(from + 1)?;
            if is(from) {
                return Some(far);
            }
        }
        None
    }

    /// How far from token `end` on the nearest phrase begins that `is` finds, in the same sentence.
    fn distance_after(&self, end: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut far = 0;
        for from in end..self.tokens.len().min(end + REACH) {
            far += 1 + self.mark_before(from)?;
            if is(from) {
                return Some(far);
            }
        }
        None
    }

    /// What the punctuation before token `at` adds to a distance; `None` for the end of a sentence.
    fn mark_before(&self, at: usize) -> Option<usize> {
        match self.gap(at) {
            Some(Gap::Stop) if self.tokens.text(at - 1).chars().count() > 1 && self.tokens.is_apart(at, self.pack) => {
                None
            } // not "p.m."
            Some(Gap::Mark) => Some(MARK),
            _ => Some(0),
        }
    }
}
