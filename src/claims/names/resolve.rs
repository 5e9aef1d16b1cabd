//! Whom a short form means, by the full names of the same article: "ông Kim", "Putin", "V. Putin", "ông Phúc".
//!
//! The one person named in full before it counts, or else the one named in full anywhere; where that could be two
//! people and the title does not decide, the short form stays as it is. Linear: of people who share a short form only
//! the first few are kept, since more than one is already too many.

use rustc_hash::FxHashMap;

use super::{
    super::{Claim, tokens::is_upper},
    Name, NameKind, NameRule, Sound, people, shouts, surnames, uncased,
};
use crate::{
    ingest::vietnamese::is_syllable,
    lang::{Gender, NameWords, Pack, Spellings},
    text::{Span, fold_word, word_key},
};

/// Of people with one short form, so many are told apart.
const MOST_NAMESAKES: usize = 8;

/// A run of more capitals than so many is a heading as often as a person's name.
const MOST_NAMES: usize = 4;

/// So many names stand before a family name at most.
const MOST_GIVEN: usize = 2;

/// Gives the short forms in `claims` the full names that they stand for.
pub(in super::super) fn resolve(text: &str, claims: &mut [Claim], pack: &Pack) {
    let words = pack.names();
    let mut roster = Roster::new(text, claims, words);
    if roster.people.is_empty() && roster.by_family.is_empty() {
        return;
    }
    for (claim, at) in claims.iter_mut().zip(0..) {
        add_unmarked(text, claim, &roster, words);
        surnames::add_titled(text, claim, &roster.by_family, words);
        let opener = claim.names.first().and_then(|name| roster.behind_opener(name, claim, text, words));
        if let Some((person, family)) = opener {
            claim.names[0].span = family;
            roster.take(&mut claim.names[0], person);
        }
        for name in &mut claim.names {
            roster.resolve(name, at, text, words);
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
    /// Whether it has so many words that each of them tells the person.
    is_long: bool,
}

impl Person {
    fn new(name: &Name, claim: usize, words: usize) -> Self {
        Person {
            name: name.name.clone(),
            initial: name.name.chars().next(),
            first: (claim, name.span),
            gender: name.title_gender,
            kind: name.kind,
            sound: name.sound.clone(),
            is_long: words >= MOST_NAMES,
        }
    }
}

/// Everybody whom the article names in full.
#[derive(Default)]
struct Roster {
    people: Vec<Person>,
    by_name: FxHashMap<String, usize>,
    by_short: FxHashMap<String, Vec<usize>>,
    /// By a given name, or another name before the last: where no family name is so.
    by_given: FxHashMap<String, Vec<usize>>,
    /// By two and more of the last words of a full name, which look like a full name themselves.
    by_end: FxHashMap<String, Vec<usize>>,
    /// By the first character, where family names come first and are written with one.
    by_family: FxHashMap<char, Vec<(String, Sound)>>,
}

impl Roster {
    fn new(text: &str, claims: &[Claim], words: &NameWords) -> Self {
        let mut roster = Roster::default();
        let mut doubtful = Vec::new();
        for (claim, at) in claims.iter().zip(0..) {
            for name in claim.names.iter().filter(|name| name.kind != NameKind::Place) {
                match opener_and_name(name, claim, text, words) {
                    Some(_) => doubtful.push((name, at)),
                    None => roster.add(name, at, name.span.of(text), words),
                }
            }
        }
        for (name, at) in doubtful {
            if roster.behind_opener(name, &claims[at], text, words).is_none() {
                roster.add(name, at, name.span.of(text), words);
            }
        }
        // Where nobody of the family is named in full, the one with initials is the full name.
        for (claim, at) in claims.iter().zip(0..) {
            for name in claim.names.iter().filter(|name| name.kind != NameKind::Place) {
                roster.add_initialled(name, at);
            }
        }
        roster
    }

    /// The person whose family name alone stands after a capital that only opens the sentence, and where ("Слова Лукашенко").
    fn behind_opener(&self, name: &Name, claim: &Claim, text: &str, words: &NameWords) -> Option<(usize, Span)> {
        let family = opener_and_name(name, claim, text, words)?;
        let one = one_of(&self.by_short, &uncased::readings(&fold_word(family.of(text))))?;
        (self.people[one].kind == NameKind::Person).then_some((one, family))
    }

    /// Adds `name` if it is a full one.
    fn add(&mut self, name: &Name, claim: usize, written: &str, words: &NameWords) {
        if let Some(family) = surnames::family(written, name.kind, words) {
            let namesakes = self.by_family.entry(family).or_default();
            if namesakes.iter().all(|(known, _)| *known != name.name) && namesakes.len() < MOST_NAMESAKES {
                namesakes.push((name.name.clone(), name.sound.clone()));
            }
        }
        let parts = match written.starts_with(uncased::is_cyrillic) {
            true => people::words_of(&name.name),
            false => people::words_of(written),
        };
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let particles = &Spellings::bundled().particles;
        let large = parts.iter().filter(|part| !particles.contains(&word_key(part))).count();
        let is_given = |part: &&str| words.given_names.contains(&word_key(part));
        let first_is_given = parts.first().is_some_and(is_given);
        let may_be_long = match words.syllabic {
            true => large < parts.len(),
            false => first_is_given || !parts.iter().skip(1).any(is_given),
        };
        let looks_full = name.kind == NameKind::Person || large < MOST_NAMES || (large == MOST_NAMES && may_be_long);
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
        self.people.push(Person::new(name, claim, large));
        self.by_name.insert(name.name.clone(), at);
        let mut forms = short_forms(&parts, words);
        forms.ends.extend(double_barrelled(written));
        if written.starts_with(uncased::is_cyrillic) {
            // One of the lists may be spelled otherwise in Latin letters.
            let latin = people::words_of(&any_ascii::any_ascii(&fold_word(written)).replace('\'', ""));
            let latin: Vec<&str> = latin.iter().map(String::as_str).collect();
            let spelled_so = short_forms(&latin, words);
            forms.ends.extend(spelled_so.ends);
            forms.last.extend(spelled_so.last);
            forms.given.extend(spelled_so.given);
            forms.ends.extend(with_fathers_name(&latin));
        }
        for (short, map) in
            [(forms.last, &mut self.by_short), (forms.ends, &mut self.by_end), (forms.given, &mut self.by_given)]
        {
            for short in short {
                let namesakes = map.entry(short).or_default();
                if namesakes.len() < MOST_NAMESAKES && !namesakes.contains(&at) {
                    namesakes.push(at);
                }
            }
        }
    }

    /// Adds `name` if it is a family name after an initial ("A. S. Kovalyov").
    fn add_initialled(&mut self, name: &Name, claim: usize) {
        let parts: Vec<&str> = name.name.split(' ').collect();
        let (Some(first), Some(&family)) = (parts.first(), parts.last()) else { return };
        let whole = (2..=MOST_GIVEN + 1).contains(&parts.len()) && is_initial(first) && !is_initial(family);
        if !whole || self.by_short.contains_key(family) || self.by_name.contains_key(&name.name) {
            return;
        }
        let at = self.people.len();
        self.people.push(Person { kind: NameKind::Person, ..Person::new(name, claim, parts.len()) });
        self.by_name.insert(name.name.clone(), at);
        self.by_short.insert(family.to_owned(), vec![at]);
    }

    /// Makes `name`, which stands in claim number `claim`, the one that it is short for.
    fn resolve(&mut self, name: &mut Name, claim: usize, text: &str, words: &NameWords) {
        if name.kind == NameKind::Place {
            return;
        }
        if let Some(&[whole]) = self.by_end.get(&name.name).map(Vec::as_slice) {
            return self.take(name, whole);
        }
        if self.by_name.contains_key(&name.name) {
            return;
        }
        let here = (claim, name.span);
        let meant = self.meant(&self.by_short, &name.name, name.title_gender, here);
        let written = name.span.of(text);
        let is_cyrillic = written.starts_with(uncased::is_cyrillic);
        let readings =
            if is_cyrillic && !name.name.contains(' ') { uncased::readings(&fold_word(written)) } else { Vec::new() };
        let inflected = || one_of(&self.by_short, &readings).or_else(|| one_of(&self.by_given, &readings));
        let known = |map: &FxHashMap<String, Vec<usize>>| map.contains_key(&name.name);
        let given = || {
            let at = self.meant(&self.by_given, &name.name, name.title_gender, here);
            at.filter(|&at| {
                !known(&self.by_short) && (self.people[at].kind == NameKind::Person || self.people[at].is_long)
            })
        };
        let Some(at) = meant.or_else(inflected).or_else(given) else { return };
        let is_person = self.people[at].kind == NameKind::Person;
        // "Нордии" is not short for "Флот Нордии" either.
        let could_be_word = name.name.contains(' ') || (words.syllabic && is_syllable(&name.name)) || is_cyrillic;
        if could_be_word && !is_person && !self.people[at].is_long {
            return; // "Đình" is not short for "Mỹ Đình", nor "Q. Nam" for "Quảng Nam": these stand for persons alone
        }
        self.take(name, at);
    }

    /// Gives `name` the full one of the person at `at`.
    fn take(&mut self, name: &mut Name, at: usize) {
        let person = &mut self.people[at];
        if name.kind == NameKind::Person {
            person.kind = NameKind::Person;
        }
        name.name = person.name.clone();
        name.sound = person.sound.clone();
        name.is_short_form = true;
    }

    /// The number of the one person whom `short` at the place `here` can mean.
    fn meant(
        &self,
        map: &FxHashMap<String, Vec<usize>>,
        short: &str,
        gender: Option<Gender>,
        here: (usize, Span),
    ) -> Option<usize> {
        let (initial, short) = match short.split_once(' ') {
            Some((initial, rest)) if is_initial(initial) => (initial.chars().next(), rest),
            _ => (None, short),
        };
        let namesakes = map.get(short)?.iter().map(|&at| (at, &self.people[at]));
        let fit: Vec<_> = namesakes.filter(|(_, person)| initial.is_none_or(|_| person.initial == initial)).collect();
        let before: Vec<_> = fit.iter().copied().filter(|(_, person)| person.first < here).collect();
        only(&before, gender).or_else(|| only(&fit, gender).filter(|_| before.is_empty()))
    }
}

/// The number of the one person whom one of the short forms `of` the map can mean.
fn one_of(map: &FxHashMap<String, Vec<usize>>, forms: &[String]) -> Option<usize> {
    let mut found = forms.iter().filter_map(|form| map.get(form)).flatten();
    let one = found.next()?;
    found.all(|other| other == one).then_some(*one)
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

/// What somebody is called for short.
struct ShortForms {
    /// The last word; where the family name comes first, that too and all after it.
    last: Vec<String>,
    /// Two and more of the last words, and a family name with its small words ("von der Leyen").
    ends: Vec<String>,
    /// The first word and those between.
    given: Vec<String>,
}

fn short_forms(parts: &[&str], words: &NameWords) -> ShortForms {
    let spelled = people::spelled(parts);
    let named = spelled.strip_suffix(&["jr".to_owned()]).unwrap_or(&spelled);
    let mut last: Vec<String> = named.last().cloned().into_iter().collect();
    let family_first =
        people::family_comes_first(parts, words) || (words.syllabic && words.families.contains(&word_key(parts[0])));
    if family_first {
        last.push(spelled[0].clone());
        last.push(spelled[1..].join(" "));
    }
    let particles = &Spellings::bundled().particles;
    let is_given = |word: &String| words.given_names.contains(&word_key(word));
    let is_end = |&from: &usize| {
        let by_particle = particles.contains(&word_key(&named[from])) && from <= MOST_GIVEN;
        let by_family = family_first && (from == 1 || words.syllabic);
        let by_length = !words.syllabic && named.len() >= MOST_NAMES && from <= MOST_GIVEN && !is_given(&named[from]);
        by_particle || by_family || by_length
    };
    let ends = (1..named.len().saturating_sub(1)).filter(is_end).map(|from| named[from..].join(" "));
    let whole_word = |word: &&String| word.chars().count() > 2 && !particles.contains(&word_key(word));
    let given = named.iter().take(named.len().saturating_sub(1)).filter(whole_word);
    // "Atlassian Scott Farquhar" begins with no given name.
    let has_particle = named.iter().any(|word| particles.contains(&word_key(word)));
    let of_other = named.len() > 2 && !is_given(&named[0]) && named.iter().skip(1).any(is_given);
    let of_other = of_other || (words.syllabic && !has_particle);
    let given = if family_first || of_other { Vec::new() } else { given.cloned().collect() };
    ShortForms { last, ends: ends.collect(), given }
}

/// The family name of two joined by a hyphen: "Ocasio-Cortez", no "Jong-un".
fn double_barrelled(written: &str) -> Option<String> {
    let (_, family) = written.rsplit_once(char::is_whitespace)?;
    let is_double = family.contains('-') && family.split('-').all(|part| part.starts_with(char::is_uppercase));
    let folded = people::words_of(family);
    let parts: Vec<&str> = folded.iter().map(String::as_str).collect();
    is_double.then(|| people::spelled(&parts).join(" "))
}

/// The given name and the father's of a Russian name, by which somebody is addressed ("Алексей Николаевич").
fn with_fathers_name(parts: &[&str]) -> Option<String> {
    let &[given, fathers, _] = parts else { return None };
    let is_fathers = Spellings::bundled().patronymics.iter().any(|ending| fathers.ends_with(ending.as_str()));
    is_fathers.then(|| people::spelled(&[given, fathers]).join(" "))
}

/// Where the second of two words of a Russian name stands that may only follow the capital that opens the sentence: no
/// given name is before it.
fn opener_and_name(name: &Name, claim: &Claim, text: &str, words: &NameWords) -> Option<Span> {
    if !words.places_end_names {
        return None;
    }
    let written = name.span.of(text);
    let (first, family) = written.split_once(' ').filter(|(_, family)| !family.contains(' '))?;
    let opens = name.span.start == claim.span.start
        && !first.ends_with('.')
        && !words.given_names.contains(&word_key(&fold_word(first)));
    (opens && family.starts_with(uncased::is_cyrillic))
        .then(|| Span { start: name.span.end - family.len() as u32, ..name.span })
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
            let folded = fold_word(written);
            let known = roster.by_short.contains_key(&folded)
                || roster.by_given.contains_key(&folded)
                || uncased::readings(&folded)
                    .iter()
                    .any(|reading| roster.by_short.contains_key(reading) || roster.by_given.contains_key(reading));
            added.extend(known.then(|| short_name(word.span, written)));
        }
    }
    if !added.is_empty() {
        claim.names.extend(added);
        claim.names.sort_by_key(|name| name.span);
    }
}

fn short_name(span: Span, written: &str) -> Name {
    let name = people::spelled(&[&fold_word(written)]).join(" ");
    Name { name, ..Name::new(span, NameRule::Known) }
}
