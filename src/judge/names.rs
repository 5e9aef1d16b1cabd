//! Another name in the same role: another place after the same preposition, another person after the same title.
//!
//! Only where the rest of both passages is nearly the same and each has exactly one name that the other has not. Known
//! limit: a city that is no capital and the country that it lies in are taken for two places.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{
    Aspect, across,
    passage::{Pair, Passage},
    quantities,
};
use crate::{
    claims::{Claim, Name, NameKind, Value},
    lang::Judging,
    text::{Span, has_all_words},
};

/// Apart from the two names the passages share at least this part of the longer one's words.
const LEAST_ALIKE: f32 = 0.8;
/// Of a claim so many names are looked at.
const MOST_NAMES: usize = 32;

/// The names of two passages that stand in one role and are not the same.
pub(super) fn compare(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    if across::is_across(a, b) {
        return across::persons(a, b);
    }
    let (ours, theirs) = (only_foreign(a, b)?, only_foreign(b, a)?);
    let aspect = ours.aspect.filter(|_| {
        ours.aspect == theirs.aspect && ours.before == theirs.before && !ours.is_hidden() && !theirs.is_hidden()
    })?;
    let alike = a.alike_outside(ours.span, b, theirs.span) >= LEAST_ALIKE;
    let words = [ours.folded(a), theirs.folded(b)];
    let is_other = alike
        && !quantities::are_others(a, b)
        && skeleton(&words[0]) != skeleton(&words[1])
        && !(ours.name.country.is_some() && ours.name.country == theirs.name.country)
        && ![a, b].iter().any(|passage| has_name_of_both(passage, &words));
    let [one, other] = words;
    let side = |passage: &Passage<'_>, named: &Named<'_>, words| passage.place(named.span, named.value(aspect, words));
    is_other.then(|| Pair { aspect, sides: [side(a, &ours, one), side(b, &theirs, other)] })
}

/// A name in its role.
struct Named<'a> {
    name: &'a Name,
    /// Its place without titles.
    span: Span,
    /// What kind of detail it is, by the word right before it.
    aspect: Option<Aspect>,
    /// That word.
    before: Option<u64>,
    /// The letters of its longest word.
    letters: usize,
}

impl<'a> Named<'a> {
    fn new(passage: &Passage<'_>, name: &'a Name, at: Range<usize>) -> Self {
        let keys = &passage.keys[..at.start];
        let aspect = match (passage.judging.places.ending(keys), passage.judging.titles.ending(keys)) {
            _ if name.kind == NameKind::Place => Some(Aspect::Place),
            _ if passage.is_apart(at.start) => None,
            (Some(_), _) => Some(Aspect::Place),
            (None, Some(_)) => Some(Aspect::Name),
            (None, None) => None,
        };
        let span = passage.span_of(at.clone());
        let words = passage.member.claim.words[at].iter().map(|word| word.span.of(passage.text()).chars().count());
        Named { name, span, aspect, before: keys.last().copied(), letters: words.max().unwrap_or(0) }
    }

    /// Whether the name is only hinted at: "anh T.", "chị H.".
    fn is_hidden(&self) -> bool {
        self.letters <= 1
    }

    fn folded(&self, passage: &Passage<'_>) -> String {
        crate::text::fold_word(self.span.of(passage.text()))
    }

    /// The name by its `words`, since two that are written otherwise were held against each other.
    fn value(&self, aspect: Aspect, words: String) -> Value {
        let name = Name { span: self.span, name: words, ..self.name.clone() };
        if aspect == Aspect::Place { Value::Place(name) } else { Value::Name(name) }
    }
}

/// The consonants of a name, by which its spellings are one: "Moskva" and "Moscow", "Đắk Lắk" and "Đác Lắc".
fn skeleton(name: &str) -> String {
    let letter = |ch: char| match ch {
        'đ' => Some('d'),
        'c' | 'q' => Some('k'),
        'w' => Some('v'),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => None,
        other => other.is_alphabetic().then_some(other),
    };
    name.nfd().filter_map(letter).collect()
}

/// Whether the article of `passage` tells a name that holds the words of both `names`: "Yo Jong" and "Kim" of Kim Yo Jong.
fn has_name_of_both(passage: &Passage<'_>, names: &[String; 2]) -> bool {
    let known = passage.member.source.claims.iter().flat_map(|claim| &claim.names);
    known.into_iter().any(|known| names.iter().all(|name| has_all_words(&known.name, name)))
}

/// The one name of `passage` that `other` has not, but for who says it.
fn only_foreign<'a>(passage: &'a Passage<'_>, other: &'a Passage<'_>) -> Option<Named<'a>> {
    let mut foreign = foreign(passage, other);
    let (name, at) = foreign.next()?;
    foreign.next().is_none().then(|| Named::new(passage, name, at))
}

/// Whether `passage` has a name that `other` has not, but for who says it.
pub(super) fn has_foreign(passage: &Passage<'_>, other: &Passage<'_>) -> bool {
    foreign(passage, other).next().is_some()
}

/// The names of `passage` that `other` has not, but for who says it, and the words of each without titles. A place is another
/// where one word is ("South Korea", "North Korea"), any other name where all are.
fn foreign<'p>(passage: &'p Passage<'_>, other: &'p Passage<'_>) -> impl Iterator<Item = (&'p Name, Range<usize>)> {
    let claim = passage.member.claim;
    let speaks = |name: &Name| claim.attribution.as_ref().is_some_and(|said| said.span.overlaps(name.span));
    let names = claim.names.iter().take(MOST_NAMES).filter(move |name| !speaks(name));
    let is_known = |name: &Name, at: &Range<usize>| {
        let mut keys = passage.keys[at.clone()].iter();
        match name.kind {
            NameKind::Place => {
                keys.all(|&key| other.has(key)) || other.member.claim.names.iter().any(|their| their.is_same(name))
            }
            _ => keys.any(|&key| other.has(key)),
        }
    };
    let bare = names.map(|name| (name, without_title(claim, name, passage.judging)));
    bare.filter(move |(name, at)| !at.is_empty() && !is_known(name, at))
}

/// The words of `name` in `claim` after the titles that it begins with ("Mr Peskov").
pub(super) fn without_title(claim: &Claim, name: &Name, judging: &Judging) -> Range<usize> {
    let first = claim.words.partition_point(|word| word.span.end <= name.span.start);
    let end = claim.words.partition_point(|word| word.span.start < name.span.end).max(first);
    let is_title = |at: &usize| judging.titles.starting(&[claim.words[*at].key]).is_some();
    let titles = (first..end).take_while(is_title).count();
    first + titles..end
}
