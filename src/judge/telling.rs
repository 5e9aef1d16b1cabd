//! Who says it, and in which words: differences that are shown and change no verdict.

use super::{
    Aspect,
    passage::{Pair, Passage},
};
use crate::text::{Span, fold_word};

/// Passages that share less than this part of the shorter one's words tell of too different things: by who says it, and
/// by loaded words.
const LEAST_CONTAINED: (f32, f32) = (0.6, 0.4);
/// Nor do speakers say the same where the passages share less than this part of the longer one's words.
const LEAST_ALIKE: f32 = 0.4;
/// Of a claim so many loaded words are looked at.
const MOST_TERMS: usize = 32;

/// The speakers of two passages, where both are named and are not the same.
pub(super) fn attribution(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let (ours, theirs) = (a.member.claim.attribution.as_ref()?.span, b.member.claim.attribution.as_ref()?.span);
    let (speaker, other) = (speaker(a, ours), speaker(b, theirs));
    let holds = |one: &[u64], other: &[u64]| one.iter().all(|key| other.contains(key));
    let same = holds(&speaker, &other) || holds(&other, &speaker);
    if same || a.contained(b) < LEAST_CONTAINED.0 || a.alike(b) < LEAST_ALIKE {
        return None;
    }
    Some(Pair { aspect: Aspect::Attribution, sides: [a.words(ours), b.words(theirs)] })
}

/// The words of the names at `said`; none where the speaker is not named.
fn speaker(passage: &Passage<'_>, said: Span) -> Vec<u64> {
    let names = passage.member.claim.names.iter().filter(|name| name.span.overlaps(said));
    names.flat_map(|name| passage.keys[passage.words_at(name.span)].iter().copied()).collect()
}

/// The words that take sides, where the two passages call one thing by others.
pub(super) fn wording(a: &Passage<'_>, b: &Passage<'_>) -> Vec<Pair> {
    if !std::ptr::eq(a.judging, b.judging) || a.contained(b) < LEAST_CONTAINED.1 {
        return Vec::new();
    }
    let (ours, theirs) = (terms(a), terms(b));
    let lacks = |terms: &[Term], term: &Term| !terms.iter().any(|other| other.value == term.value);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut done: Vec<usize> = Vec::new();
    for term in ours.iter().filter(|term| lacks(theirs, term)) {
        let same_thing = |other: &&Term| {
            let takes_sides = term.loaded || other.loaded;
            takes_sides && other.set == term.set && lacks(ours, other) && !other.touches(term)
        };
        let Some(other) = theirs.iter().find(same_thing).filter(|_| !done.contains(&term.set)) else { continue };
        let sides = [a.words(term.span), b.words(other.span)];
        pairs.push(Pair { aspect: Aspect::Wording, sides });
        done.push(term.set);
    }
    pairs
}

/// A loaded word in its place.
pub(super) struct Term {
    set: usize,
    /// Whether it takes sides by itself.
    loaded: bool,
    span: Span,
    value: String,
}

impl Term {
    /// Whether one is only the other with a word more ("xung đột", "cuộc xung đột").
    fn touches(&self, other: &Term) -> bool {
        self.value.ends_with(&other.value) || other.value.ends_with(&self.value)
    }
}

fn terms<'p>(passage: &'p Passage<'_>) -> &'p [Term] {
    passage.terms.get_or_init(|| found_terms(passage))
}

fn found_terms(passage: &Passage<'_>) -> Vec<Term> {
    let found = passage.judging.wording.all_in(&passage.keys).into_iter().take(MOST_TERMS);
    found
        .map(|found| {
            let span = passage.span_of(found.at..found.at + found.words);
            let loaded = passage.judging.loaded.starting(&passage.keys[found.at..]) == Some(found.words);
            Term { set: found.set, loaded, span, value: fold_word(span.of(passage.text())) }
        })
        .collect()
}
