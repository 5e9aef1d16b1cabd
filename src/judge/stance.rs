//! How the passages stand to what they tell: denied, negated, alleged, hedged.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{
    Aspect, Difference, Member, Place, across,
    passage::{Pair, Passage},
};
use crate::{
    claims::{Certainty, Polarity},
    ids::ArticleId,
    text::Span,
};

/// An allegation is another certainty, not another thing, only between those that share at least this part.
const LEAST_ALIKE_IN_DOUBT: f32 = 0.8;

/// A denial is of what somebody asserts only where the two share at least this part of the shorter one's words, names
/// apart; of an allegation, or of an assertion in another language, it needs no more than to be in one group with it.
const LEAST_DENIED: f32 = 0.5;

/// The places of a denial and of what it denies, where the group has both: an article that does not deny, or the
/// accusation that a denial itself names. Two copies of a text that says both do not dispute each other.
pub(super) fn denial(members: &[Member<'_>]) -> Option<Difference> {
    let denies = |member: &Member<'_>| member.claim.polarity == Polarity::Denies;
    let denied: FxHashSet<ArticleId> =
        members.iter().filter(|&member| denies(member)).map(|member| member.article).collect();
    // What a further clause says is not so ("not true, and it is no drug") leaves open what is denied.
    let denials = members.iter().filter(|&member| denies(member)).map(|&member| Passage::new(member));
    let denying: Vec<Passage<'_>> =
        denials.filter(|denial| denies_negated(denial) || !negates_besides(denial)).collect();
    let meant = |member: &Member<'_>| {
        let alleged = member.claim.polarity == Polarity::Alleges;
        let is_denied = |denial: &Passage<'_>| {
            let told = Passage::new(*member);
            across::is_across(denial, &told) || denial.contained_beyond_names(&told) >= LEAST_DENIED
        };
        alleged || denying.iter().any(is_denied)
    };
    let denies_too = |member: &Member<'_>| {
        let told = Passage::new(*member);
        // "It is not true that it had not been inspected" denies no "it had been inspected", but "it had not been inspected".
        let agrees = |denial: &Passage<'_>| negates_what_is_denied(&told, denial) != denies_negated(denial);
        denying.iter().any(|denial| agrees(denial) || has_cue_of(&told, denial))
    };
    let asserts = |member: &Member<'_>| {
        let negates_denied = || {
            let told = Passage::new(*member);
            denying.iter().any(|denial| denies_negated(denial) && negates_what_is_denied(&told, denial))
        };
        let affirms = (member.claim.negated.is_none() || negates_denied()) && !denied.contains(&member.article);
        affirms && meant(member) && !denies_too(member)
    };
    let takes_part = |member: &Member<'_>| denies(member) || asserts(member);
    let values: Vec<Place> = members.iter().filter(|&member| takes_part(member)).flat_map(sides).collect();
    // Where all deny, they agree, though each names the accusation.
    let disputed = !denied.is_empty() && members.iter().any(asserts);
    disputed.then_some(Difference { aspect: Aspect::Polarity, values, over_time: false, fact: None })
}

/// Whether a passage says "not" of what `denial` denies: "denied that there were chemicals", "said there were no chemicals".
fn negates_what_is_denied(told: &Passage<'_>, denial: &Passage<'_>) -> bool {
    let is_denied = |turn: &Range<usize>| {
        let turned: Vec<u64> = told.content_after(turn.end).collect();
        let denied = turned.iter().filter(|&&word| denial.has(word)).count();
        denied > 0 && 2 * denied >= turned.len()
    };
    told.member.claim.polarity != Polarity::Denies && told.turns().iter().any(is_denied)
}

/// Whether a passage has the very words by which `denial` denies: it tells of the denial, whatever else it says.
pub(super) fn has_cue_of(told: &Passage<'_>, denial: &Passage<'_>) -> bool {
    let Some(cue) = denial.member.claim.polarity_cue.map(|cue| denial.words_at(cue)) else { return false };
    !cue.is_empty() && told.keys.windows(cue.len()).any(|words| words == &denial.keys[cue.clone()])
}

/// Whether a denial has a "not" beside its own words.
fn negates_besides(denial: &Passage<'_>) -> bool {
    let is_own = |span: Span| denial.member.claim.polarity_cue.is_some_and(|cue| cue.overlaps(span));
    denial.negators().into_iter().any(|words| !is_own(denial.span_of(words)))
}

/// Whether what is denied is said with a "not": "denied that it had not been inspected", "phủ nhận kho hoạt động không phép".
fn denies_negated(denial: &Passage<'_>) -> bool {
    const REACH: usize = 5;
    let Some(cue) = denial.member.claim.polarity_cue.map(|cue| denial.words_at(cue)) else { return false };
    let within = cue.end..cue.end + REACH;
    let is_within =
        |words: &Range<usize>| within.contains(&words.start) && !(cue.end..=words.start).any(|at| denial.is_apart(at));
    denial.negators().iter().any(is_within)
}

/// Where a claim says how it stands, after the accusation that it names, if it does.
fn sides(member: &Member<'_>) -> impl Iterator<Item = Place> {
    let Member { index, claim, .. } = *member;
    let side = move |span: Span, polarity: Polarity| Place { claim: index, span, value: polarity.into() };
    let named = claim.answers.map(|span| side(span, Polarity::Alleges));
    named.into_iter().chain([side(claim.polarity_cue.unwrap_or(claim.span), claim.polarity)])
}

/// A fact of one that is an allegation or a guess of the other.
pub(super) fn certainty(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let sides = match (doubt(a), doubt(b)) {
        (Some(doubt), None) if is_fact(b) => [doubt, b.whole(Certainty::Plain)],
        (None, Some(doubt)) if is_fact(a) => [a.whole(Certainty::Plain), doubt],
        _ => return None,
    };
    (a.alike(b) >= LEAST_ALIKE_IN_DOUBT).then_some(Pair { aspect: Aspect::Certainty, sides })
}

/// The words by which a passage leaves open whether it is so; "about" is none, since it bounds a number or an hour.
fn doubt(passage: &Passage<'_>) -> Option<Place> {
    let claim = passage.member.claim;
    match (claim.polarity, claim.polarity_cue) {
        (Polarity::Alleges, Some(cue)) => return Some(passage.place(cue, Polarity::Alleges)),
        (Polarity::Denies, _) => return None,
        _ => {}
    }
    let hedge = claim.certainty_cue.filter(|&cue| !is_about(passage, cue));
    hedge.map(|cue| passage.place(cue, Certainty::Hedged))
}

fn is_about(passage: &Passage<'_>, cue: Span) -> bool {
    let keys = &passage.keys[passage.words_at(cue)];
    passage.pack.bounds.about.starting(keys).is_some()
}

/// Whether the passage says, in the article's own name, that it is so.
fn is_fact(passage: &Passage<'_>) -> bool {
    let claim = passage.member.claim;
    claim.polarity == Polarity::Asserts && claim.attribution.is_none() && doubt(passage).is_none()
}
