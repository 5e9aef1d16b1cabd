//! What one passage denies and the other tells: an accusation, or the same words whoever says them.
//!
//! A word of denial denies, and "never"; a bare "not" hardly ever, since much is "not" so that nobody disputes.

use std::ops::Range;

use super::{
    Aspect, names,
    opposed::{is_said_without, stops},
    passage::{Pair, Passage},
    stance,
};
use crate::claims::Polarity;

/// The part of the shorter one's words, names apart, that a denial and an accusation share.
pub(super) const MIN_DENIED: f32 = 0.5;

/// An accusation here, its denial there.
pub(super) fn denied(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let polarity = |passage: &Passage<'_>| passage.member.claim.polarity;
    let is_answer = |denial: &Passage<'_>, accusation: &Passage<'_>| {
        polarity(denial) == Polarity::Denies
            && polarity(accusation) == Polarity::Alleges
            && !stance::has_cue_of(accusation, denial)
    };
    if !(is_answer(a, b) || is_answer(b, a)) || a.contained_beyond_names(b) < MIN_DENIED {
        return None;
    }
    let side = |passage: &Passage<'_>| {
        let claim = passage.member.claim;
        passage.place(claim.polarity_cue.unwrap_or(claim.span), claim.polarity)
    };
    Some(Pair { aspect: Aspect::Polarity, sides: [side(a), side(b)] })
}

/// A denial of the very words that the other tells, whoever tells them: "The company denied that the ferry was overloaded",
/// "Inspectors found that the ferry was overloaded"; and "it had never received a warning", "it received three warnings".
pub(super) fn denied_outright(denial: &Passage<'_>, told: &Passage<'_>) -> Option<Pair> {
    let [turn] = denial.turns() else { return None };
    let is_told = told.turns().is_empty() && told.member.claim.polarity != Polarity::Denies && !stops(told);
    let is_cut_off = turn.start == 0 && told.opens_amid_sentence();
    let are_of_others = || names::has_foreign(denial, told) && names::has_foreign(told, denial);
    if !is_told || is_cut_off || are_of_others() {
        return None;
    }
    let said = Said::around(turn, denial, told);
    let is_so = if denial.member.claim.polarity == Polarity::Denies { said.is_denied() } else { said.is_turned() };
    let not = || denial.place(denial.span_of(turn.clone()), Polarity::Denies);
    is_so.then(|| Pair { aspect: Aspect::Polarity, sides: [not(), told.whole(Polarity::Asserts)] })
}

/// What a passage denies, and how many of its words that say something the other has too.
struct Said<'p, 'a> {
    denial: &'p Passage<'a>,
    told: &'p Passage<'a>,
    turn: &'p Range<usize>,
    /// Before the words that deny: how many, and how many of them the other has.
    before: [usize; 2],
    /// The same of the clause after them.
    after: [usize; 2],
}

impl<'p, 'a> Said<'p, 'a> {
    /// What is denied has at least so many words that say something.
    const FEWEST: usize = 2;

    fn around(turn: &'p Range<usize>, denial: &'p Passage<'a>, told: &'p Passage<'a>) -> Self {
        let is_shared = |&at: &usize| told.has_form_of(denial.word(at));
        let counted = |words: Vec<usize>| [words.len(), words.iter().filter(|at| is_shared(at)).count()];
        let before = counted((0..turn.start).filter(|&at| denial.says(at)).collect());
        let after = counted(denial.content_of_clause(turn.end).collect());
        Said { denial, told, turn, before, after }
    }

    /// Whether the other tells what a word of denial denies: all of it, or the most where both name who denies it ("took", "denied
    /// that he had taken").
    fn is_denied(&self) -> bool {
        /// Without a clause of its own, whose subject it would name, so many words are denied.
        const FEWEST_WITHOUT_CLAUSE: usize = 3;
        /// Of so few words half may be told in other words, of more a third.
        const FEW: usize = 4;
        let [words, shared] = self.after;
        let has_clause = self.denial.pack.cues.that.starting(&self.denial.keys[self.turn.end..]).is_some();
        let fewest = if has_clause { Self::FEWEST } else { FEWEST_WITHOUT_CLAUSE };
        let are_most = 3 * shared >= 2 * words || words <= FEW && 2 * shared >= words;
        let is_all = shared == words || are_most && names_same_before(self.denial, self.turn.start, self.told);
        (has_clause || self.before[1] > 0) && shared >= fewest && is_all
    }

    /// Whether the other tells what a "not" turns. Much is "not" so that nobody disputes: what "never" was is denied, and what a
    /// short passage says in words that the other has all.
    fn is_turned(&self) -> bool {
        /// A short passage says so few.
        const MOST_OF_SHORT: usize = 6;
        let ([before, shared_before], [after, shared]) = (self.before, self.after);
        let all = before + after;
        let is_never =
            || self.denial.says_never(self.turn) && after >= Self::FEWEST && 4 * (shared_before + shared) >= 3 * all;
        let is_whole = || {
            self.denial.has_whole_words()
                && (Self::FEWEST..=MOST_OF_SHORT).contains(&all)
                && shared_before == before
                && after > 0
                && is_said_without(self.denial, self.turn, self.told)
        };
        shared == after && (is_never() || is_whole())
    }
}

/// Whether a name before the word `end` of `denial` is in `told` too.
fn names_same_before(denial: &Passage<'_>, end: usize, told: &Passage<'_>) -> bool {
    let start_of_turn = denial.span_of(end..end + 1).start;
    let before = denial.member.claim.names.iter().filter(|name| name.span.end <= start_of_turn);
    before.into_iter().any(|name| told.member.claim.names.iter().any(|their| their.is_same(name)))
}
