//! Whom a short form means, by the full names of the same article: "ông Kim", "Putin", "V. Putin", "ông Phúc".
//!
//! The one person named in full before it counts, or else the one named in full anywhere; where that could be two
//! people and the title does not decide, the short form stays as it is. Linear: of people who share a short form only
//! the first few are kept, since more than one is already too many.

use rustc_hash::FxHashMap;

use super::{
    super::{Claim, tokens::is_upper},
    Name, NameKind, Sound, people, shouts,
};
use crate::{
    ingest::vietnamese::is_syllable,
    lang::{Gender, NameWords, Pack},
    text::{Span, fold_word, word_key},
};

/// Of people with one short form, so many are told apart.
const MOST_NAMESAKES: usize = 8;

/// Gives the short forms in `claims` the full names that they stand for.
pub(in super::super) fn resolve(text: &str, claims: &mut [Claim], pack: &Pack) {
    let words = pack.names();
    let mut roster = Roster::new(text, claims, words);
    if roster.people.is_empty() {
        return;
    }
    for (claim, at) in claims.iter_mut().zip(0..) {
        add_unmarked(text, claim, &roster, words);
        for name in &mut claim.names {
            roster.resolve(name, at, words);
        }
    }
    for name in claims.iter_mut().flat_map(|claim| &mut claim.names) {
        name.kind = roster.by_name.get(&name.name).map_or(name.kind, |&at| roster.people[at].kind);
    }
}

/// Somebody whom the article names in full.
struct Person {
    name: String,
    /// First letter of the first word.
    initial: Option<char>,
    /// The claim and the place that first name the person.
    first: (usize, Span),
    gender: Option<Gender>,
    kind: NameKind,
    sound: Sound,
}

impl Person {
    fn new(name: &Name, claim: usize) -> Self {
        Person {
            name: name.name.clone(),
            initial: name.name.chars().next(),
            first: (claim, name.span),
            gender: name.title_gender,
            kind: name.kind,
            sound: name.sound.clone(),
        }
    }
}

/// Everybody whom the article names in full.
#[derive(Default)]
struct Roster {
    people: Vec<Person>,
    by_name: FxHashMap<String, usize>,
    by_short: FxHashMap<String, Vec<usize>>,
}

impl Roster {
    fn new(text: &str, claims: &[Claim], words: &NameWords) -> Self {
        let mut roster = Roster::default();
        for (claim, at) in claims.iter().zip(0..) {
            for name in claim.names.iter().filter(|name| name.kind != NameKind::Place) {
                roster.add(name, at, name.span.of(text), words);
            }
        }
        roster
    }

    /// Adds `name` if it is a full one.
    fn add(&mut self, name: &Name, claim: usize, written: &str, words: &NameWords) {
        let parts = people::words_of(written);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let looks_full = name.kind == NameKind::Person || parts.len() <= 3;
        let has_acronym = written.split_whitespace().any(is_upper);
        if has_acronym
            || !(2..=6).contains(&parts.len())
            || is_initial(parts[0])
            || !looks_full
            || starts_body(&parts, words)
        {
            return;
        }
        if let Some(&known) = self.by_name.get(&name.name) {
            let person = &mut self.people[known];
            person.gender = person.gender.or(name.title_gender);
            person.kind = if name.kind == NameKind::Person { name.kind } else { person.kind };
            return;
        }
        let at = self.people.len();
        self.people.push(Person::new(name, claim));
        self.by_name.insert(name.name.clone(), at);
        for short in short_forms(&parts, words) {
            let namesakes = self.by_short.entry(short).or_default();
            if namesakes.len() < MOST_NAMESAKES && !namesakes.contains(&at) {
                namesakes.push(at);
            }
        }
    }

    /// Makes `name`, which stands in claim number `claim`, the one that it is short for.
    fn resolve(&mut self, name: &mut Name, claim: usize, words: &NameWords) {
        if name.kind == NameKind::Place || self.by_name.contains_key(&name.name) {
            return;
        }
        let meant = self.meant(&name.name, name.title_gender, (claim, name.span));
        let Some(person) = meant.map(|at| &mut self.people[at]) else { return };
        let is_person = person.kind == NameKind::Person;
        let could_be_word = name.name.contains(' ') || (words.syllabic && is_syllable(&name.name));
        if could_be_word && !is_person {
            return; // "Đình" is not short for "Mỹ Đình", nor "Q. Nam" for "Quảng Nam": these stand for persons alone
        }
        if name.kind == NameKind::Person {
            person.kind = NameKind::Person;
        }
        name.name = person.name.clone();
        name.sound = person.sound.clone();
    }

    /// The number of the one person whom `short` at the place `here` can mean.
    fn meant(&self, short: &str, gender: Option<Gender>, here: (usize, Span)) -> Option<usize> {
        let (initial, short) = match short.split_once(' ') {
            Some((initial, rest)) if is_initial(initial) => (initial.chars().next(), rest),
            _ => (None, short),
        };
        let namesakes = self.by_short.get(short)?.iter().map(|&at| (at, &self.people[at]));
        let fit: Vec<_> = namesakes.filter(|(_, person)| initial.is_none_or(|_| person.initial == initial)).collect();
        let before: Vec<_> = fit.iter().copied().filter(|(_, person)| person.first < here).collect();
        only(&before, gender).or_else(|| only(&fit, gender).filter(|_| before.is_empty()))
    }
}

/// The number of the one of `people` whom a title of this gender can mean.
fn only(people: &[(usize, &Person)], gender: Option<Gender>) -> Option<usize> {
    let one = |keep: &dyn Fn(&Person) -> bool| {
        let mut kept = people.iter().filter(|(_, person)| keep(person)).map(|&(at, _)| at);
        kept.next().filter(|_| kept.next().is_none())
    };
    let any = |keep: &dyn Fn(&Person) -> bool| people.iter().any(|(_, person)| keep(person));
    let Some(gender) = gender else { return one(&|_| true) };
    let marked = |person: &Person| person.gender == Some(gender);
    let fits = |person: &Person| person.gender.is_none_or(|known| known == gender);
    // Reports address women by a title and name leading men without: "bà Kim" is the woman who was called so before.
    match gender {
        Gender::Female if any(&marked) => one(&marked),
        _ if any(&fits) => one(&fits),
        _ => one(&|_| true), // one article, one person, two titles: the contradiction is for the judge to show
    }
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

fn starts_body(parts: &[&str], words: &NameWords) -> bool {
    let keys: Vec<u64> = parts.iter().map(|part| word_key(part)).collect();
    words.heads.starting(&keys).is_some() || words.bodies.starting(&keys).is_some()
}

/// What somebody of these names is called for short: the last word; where the family name comes first, that too and all
/// after it.
fn short_forms(parts: &[&str], words: &NameWords) -> Vec<String> {
    let spelled = people::spelled(parts);
    let without_suffix = spelled.strip_suffix(&["jr".to_owned()]).unwrap_or(&spelled);
    let mut forms: Vec<String> = without_suffix.last().cloned().into_iter().collect();
    if people::family_comes_first(parts, words) || (words.syllabic && words.families.contains(&word_key(parts[0]))) {
        forms.push(spelled[0].clone());
        forms.push(spelled[1..].join(" "));
    }
    forms
}

/// Adds the names that only the article tells from words: the capital that opens a sentence, and words of a headline set
/// in capitals.
fn add_unmarked(text: &str, claim: &mut Claim, roster: &Roster, words: &NameWords) {
    let long = claim.words.iter().map(|word| word.span.of(text)).filter(|word| word.chars().nth(1).is_some());
    let looked_at = if shouts(long.map(is_upper)) { claim.words.len() } else { 1 };
    let mut added = Vec::new();
    for word in claim.words.iter().take(looked_at) {
        let written = word.span.of(text);
        let is_word = words.syllabic && is_syllable(written);
        let named = claim.names.partition_point(|name| name.span.end <= word.span.start);
        let covered = claim.names.get(named).is_some_and(|name| name.span.overlaps(word.span));
        if !covered && !is_word && written.starts_with(char::is_uppercase) {
            added.extend(roster.by_short.get(&fold_word(written)).and(Some(short_name(word.span, written))));
        }
    }
    if !added.is_empty() {
        claim.names.extend(added);
        claim.names.sort_by_key(|name| name.span);
    }
}

fn short_name(span: Span, written: &str) -> Name {
    let name = people::spelled(&[&fold_word(written)]).join(" ");
    Name { span, name, kind: NameKind::Other, country: None, title_gender: None, sound: Sound::default() }
}
