//! What pointing words ("thông tin này", "the allegations") point back to: an earlier claim of the same article.
//!
//! Looks back a few sentences, within the paragraph and the one before. Which claim is meant is told by the noun: an
//! accusation points to what somebody alleges, information to what somebody alleges, says or is not sure of, an event to
//! the claim right before. Known limit: words that only name what is meant again ("the attack") are taken as pointing
//! only where the claim takes a stand on it.

use std::ops::Range;

use super::{
    Claim,
    meaning::{Certainty, Polarity},
};
use crate::{
    ids::{Id, LocalClaimId},
    lang::{Pack, Phrases, ReferenceWords},
    segment::Role,
    text::Span,
};

/// Words that point back, and what they point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The pointing words.
    pub span: Span,
    /// The earlier claim that they point to.
    pub claim: LocalClaimId,
    /// What the pointing claim does to it.
    pub kind: ReferenceKind,
}

/// What a claim does to the claim that it points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// Says that it is not so.
    Denies,
    /// Says that it is so.
    Confirms,
    /// Takes another stand on it, or declines to.
    Comments,
    /// Goes on from it to something new.
    Continues,
}

impl ReferenceKind {
    /// Whether the claim speaks of the very thing it points to, rather than going on from it.
    pub fn is_about_it(self) -> bool {
        self != ReferenceKind::Continues
    }

    /// The kind in a word, as exported.
    pub fn as_str(self) -> &'static str {
        match self {
            ReferenceKind::Denies => "denies",
            ReferenceKind::Confirms => "confirms",
            ReferenceKind::Comments => "comments",
            ReferenceKind::Continues => "continues",
        }
    }
}

/// A pointing phrase is looked for in so many sentences before, in this paragraph and the one before it.
const SENTENCES_BACK: u32 = 4;
/// At most so many claims are looked at, however many a sentence has.
const CLAIMS_BACK: usize = 24;
/// Words that begin something new from what was said stand this near the start of their claim.
const NEAR_START: usize = 4;

/// Sets what each claim points back to.
pub(super) fn resolve(claims: &mut [Claim], pack: &Pack) {
    for at in 1..claims.len() {
        claims[at].refers =
            pointing(&claims[at], pack).and_then(|pointing| resolved(&claims[..at], &claims[at], pointing));
    }
}

/// The word by which a claim takes a stand is at most so far from the pointing words.
const STAND_WORDS: usize = 8;

/// Pointing words before what they point to is known.
struct Pointing {
    span: Span,
    noun: Noun,
    kind: ReferenceKind,
}

/// What kind of thing pointing words name.
#[derive(Clone, Copy, PartialEq)]
enum Noun {
    Accusation,
    Information,
    Event,
}

/// The first pointing words of a claim.
fn pointing(claim: &Claim, pack: &Pack) -> Option<Pointing> {
    let words = &pack.references;
    let keys: Vec<u64> = claim.words.iter().map(|word| word.key).collect();
    let (at, count, noun) =
        (0..keys.len()).find_map(|at| pointing_at(&keys[at..], pack).map(|(n, noun)| (at, n, noun)))?;
    let near = at.saturating_sub(STAND_WORDS)..keys.len().min(at + count + STAND_WORDS);
    let kind = stand(claim, near, &keys, words);
    let starts_claim = at <= NEAR_START;
    let span = Span { start: claim.words[at].span.start, end: claim.words[at + count - 1].span.end };
    (kind != ReferenceKind::Continues || starts_claim).then_some(Pointing { span, noun, kind })
}

/// How many words at the start of `keys` point back, and to what kind of thing.
fn pointing_at(keys: &[u64], pack: &Pack) -> Option<(usize, Noun)> {
    let words = &pack.references;
    let of = |phrases: &Phrases, noun: Noun| phrases.starting(keys).map(|count| (count, noun));
    let pronoun = || {
        let count = words.pronoun.starting(keys)?;
        let verb = pack.speakers.auxiliaries.starting(&keys[count..]);
        verb.or_else(|| words.comments.starting(&keys[count..])).map(|_| (count, Noun::Event))
    };
    of(&words.accusation, Noun::Accusation)
        .or_else(|| of(&words.information, Noun::Information))
        .or_else(|| of(&words.event, Noun::Event))
        .or_else(pronoun)
}

/// What the claim does to what it points to, by its words in `near`.
fn stand(claim: &Claim, near: Range<usize>, keys: &[u64], words: &ReferenceWords) -> ReferenceKind {
    let place = Span { start: claim.words[near.start].span.start, end: claim.words[near.end - 1].span.end };
    let denies = claim.polarity == Polarity::Denies && claim.polarity_cue.is_some_and(|cue| cue.overlaps(place));
    let confirms = words.confirms.first_in(&keys[near.clone()]).is_some();
    let unsure = claim.negated.is_some() || claim.certainty == Certainty::Hedged;
    match () {
        () if denies => ReferenceKind::Denies,
        () if confirms && !unsure => ReferenceKind::Confirms,
        () if confirms || words.comments.first_in(&keys[near]).is_some() => ReferenceKind::Comments,
        () => ReferenceKind::Continues,
    }
}

/// The reference from `claim`, where one of the claims `before` it is meant.
fn resolved(before: &[Claim], claim: &Claim, pointing: Pointing) -> Option<Reference> {
    let is_near = |other: &Claim| {
        claim.sentence.0.saturating_sub(other.sentence.0) <= SENTENCES_BACK && claim.paragraph - other.paragraph <= 1
    };
    let is_text = |other: &Claim| !matches!(other.role, Role::Caption | Role::Furniture | Role::Header);
    let near = || {
        let back = (0..before.len()).rev().take(CLAIMS_BACK).take_while(|&at| is_near(&before[at]));
        back.filter(|&at| is_text(&before[at]))
    };
    let meant = near().find(|&at| fits(&before[at], &pointing)).or_else(|| near().next())?;
    Some(Reference { span: pointing.span, claim: LocalClaimId::from_index(meant), kind: pointing.kind })
}

/// Whether a claim is what such words point to.
fn fits(claim: &Claim, pointing: &Pointing) -> bool {
    let alleges = claim.polarity == Polarity::Alleges;
    let denies = claim.polarity == Polarity::Denies;
    let told = alleges || claim.certainty == Certainty::Hedged || claim.attribution.is_some();
    match pointing.noun {
        Noun::Accusation => alleges,
        Noun::Information => pointing.kind == ReferenceKind::Continues || (told && !denies),
        Noun::Event => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{claims::Article, ingest};

    #[test]
    fn a_denial_points_past_the_background_to_what_it_denies() {
        let text = include_str!("../../seeds/004_4676e60b1241503e.txt");
        let article = Article::new(ingest::pasted(text).unwrap());
        let words = |claim: &Claim| claim.span.of(&article.document.text);
        let denial = article.claims.iter().find(|claim| words(claim).contains("bác bỏ thông tin này")).unwrap();
        let reference = denial.refers.unwrap();
        assert_eq!(reference.span.of(&article.document.text), "thông tin này");
        assert_eq!(reference.kind, ReferenceKind::Denies);
        assert!(words(&article.claims[reference.claim]).starts_with("Giới chức phương Tây nghi ngại"));
    }

    proptest! {
        #[test]
        fn references_point_back(
            text in "(Điều này |bác bỏ |thông tin này |cáo buộc |theo A |xác nhận |[a-zA-Z]{1,3} |\\. |\n){1,40}"
        ) {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let article = Article::new(document);
            for (at, claim) in article.claims.iter_enumerated() {
                let Some(reference) = claim.refers else { continue };
                prop_assert!(reference.claim < at && claim.span.contains(reference.span));
                prop_assert!(article.document.text.get(reference.span.range()).is_some());
            }
        }
    }
}
