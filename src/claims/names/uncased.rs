//! Persons where capitals do not tell them or endings change them: Chinese, Korean and Russian names.
//!
//! A person is one of the lists of the language, or stands beside a title: in Chinese after it, a family name with one or
//! two characters more, or what foreign names are written with; in Korean before it. An interpunct joins the parts of a
//! foreign name in Chinese. Known limit: a name that neither a list nor a title tells is not found.

use super::people;
use crate::{
    claims::tokens::{Gap, Kind, Tokens},
    lang::{NameWords, Pack},
    text::{is_han, is_hangul, word_key},
};

/// A Chinese family name has at most so many characters after it.
const GIVEN: usize = 2;
/// What foreign names are written with goes on for at most so many characters.
const LONGEST: usize = 12;
/// A Korean title has at most so many words of a name before it.
const MOST_WORDS: usize = 3;

/// The person whose name begins at token `at`, who is `titled` by the words before: the token after it, and the name.
pub(super) fn person_at(tokens: &Tokens, at: usize, pack: &Pack, titled: bool) -> Option<(usize, String)> {
    tokens.get(at).filter(|token| token.is_piece)?;
    let reader = Reader { tokens, pack, words: pack.names() };
    reader.listed(at).or_else(|| match tokens.text(at).starts_with(is_hangul) {
        true => reader.before_title(at),
        false => reader.dotted(at).or_else(|| if titled { reader.after_title(at) } else { None }),
    })
}

/// The name that the words of a Russian name are compared by: one of the lists in any case, or in Latin letters without
/// the ending of its case.
pub(super) fn inflected(parts: &[&str], known: &NameWords) -> Option<String> {
    if !parts.iter().all(|part| part.starts_with(is_cyrillic)) {
        return None;
    }
    let keys: Vec<u64> = parts.iter().map(|part| word_key(part)).collect();
    if let Some((_, name)) = known.known_people.starting(&keys).filter(|(words, _)| *words == keys.len()) {
        return Some(name.clone());
    }
    let woman = known.female_given.contains(&keys[0]) && parts.len() > 1;
    let plain = parts.iter().enumerate().map(|(at, part)| nominative(part, woman, at == 0 && woman));
    let latin: Vec<String> = plain.map(|part| any_ascii::any_ascii(&part).to_lowercase().replace('\'', "")).collect();
    let latin: Vec<&str> = latin.iter().map(String::as_str).collect();
    Some(people::canonical(&latin, known))
}

fn is_cyrillic(ch: char) -> bool {
    matches!(ch, '\u{400}'..='\u{52f}')
}

/// Endings of Russian family names in their cases, and the ending of the nominative; of a man, and of a woman.
const OF_MEN: &[(&str, &str)] = &[
    ("овым", "ов"),
    ("евым", "ев"),
    ("ёвым", "ёв"),
    ("иным", "ин"),
    ("ыным", "ын"),
    ("ову", "ов"),
    ("еву", "ев"),
    ("ину", "ин"),
    ("ова", "ов"),
    ("ева", "ев"),
    ("ёва", "ёв"),
    ("ина", "ин"),
    ("ове", "ов"),
    ("еве", "ев"),
    ("ине", "ин"),
    ("ского", "ский"),
    ("скому", "ский"),
    ("ским", "ский"),
    ("ском", "ский"),
];
const OF_WOMEN: &[(&str, &str)] = &[
    ("овой", "ова"),
    ("евой", "ева"),
    ("иной", "ина"),
    ("ову", "ова"),
    ("еву", "ева"),
    ("ину", "ина"),
    ("ской", "ская"),
    ("скую", "ская"),
];

/// A part of a name without the ending of its case, as far as the ending is one of names.
fn nominative(part: &str, woman: bool, given: bool) -> String {
    if woman && given {
        let ending = ["ой", "ей", "ы", "и", "у", "ю", "е"].into_iter().find_map(|ending| part.strip_suffix(ending));
        return match ending {
            Some(stem) if part.ends_with("ии") || part.ends_with("ию") || part.ends_with("ией") => {
                format!("{stem}я")
            }
            Some(stem) => format!("{stem}а"),
            None => part.to_owned(),
        };
    }
    let endings = if woman { OF_WOMEN } else { OF_MEN };
    let found = endings.iter().find_map(|(ending, plain)| Some((part.strip_suffix(ending)?, plain)));
    if let Some((stem, plain)) = found.filter(|(stem, _)| stem.chars().count() > 1) {
        return format!("{stem}{plain}");
    }
    let long = part.chars().count() > 4;
    let stem =
        ["ом", "ым", "а", "у", "е"].into_iter().find_map(|ending| part.strip_suffix(ending)).filter(|_| long && !woman);
    let consonant = |stem: &&str| stem.ends_with(|ch| "бвгджзйклмнпрстфхцчшщ".contains(ch));
    stem.filter(consonant).unwrap_or(part).to_owned()
}

struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
    words: &'a NameWords,
}

impl Reader<'_> {
    /// A person of the lists, the longest name first. A Korean one begins its word.
    fn listed(&self, at: usize) -> Option<(usize, String)> {
        let (words, name) = self.words.known_people.starting(self.keys_from(at))?;
        Some((at + words, name.clone()))
    }

    /// "伊万·彼得罗夫": what foreign names are written with, joined by interpuncts.
    fn dotted(&self, at: usize) -> Option<(usize, String)> {
        let mut end = self.transliterated(at)?;
        let mut dots = 0;
        while self.tokens.between(end) == "·"
            && let Some(next) = self.transliterated(end)
        {
            end = next;
            dots += 1;
        }
        (dots > 0).then(|| (end, self.tokens.folded(at, end).replace('·', " ")))
    }

    /// After the characters from `at` on that foreign names are written with.
    fn transliterated(&self, at: usize) -> Option<usize> {
        let is_one = |&next: &usize| {
            let token = self.tokens.get(next);
            let joined = next == at || token.is_some_and(|token| token.gap == Gap::None);
            let ch = self.tokens.text(next).chars().next();
            joined
                && ch.is_some_and(|ch| self.words.transliterated.contains(&ch))
                && (next == at || !self.ends_name(next))
        };
        let end = (at..at + LONGEST).take_while(is_one).count() + at;
        (end > at).then_some(end)
    }

    /// The name right after a title: a family name and a given one, or a foreign name of at least two characters.
    fn after_title(&self, at: usize) -> Option<(usize, String)> {
        if self.words.families.contains(&self.tokens.keys()[at]) {
            let ends =
                [at + 1 + GIVEN, at + GIVEN].into_iter().find(|&end| self.is_given(at + 1, end) && self.ends_name(end));
            let foreign = self.transliterated(at).filter(|&end| end > at + 1 + GIVEN);
            if let Some(end) = ends.filter(|_| foreign.is_none()) {
                return Some((end, self.tokens.joined(at, end)));
            }
        }
        let end = self.transliterated(at).filter(|&end| end > at + 1)?;
        Some((end, self.tokens.joined(at, end)))
    }

    fn is_given(&self, from: usize, end: usize) -> bool {
        (from..end).all(|at| {
            let han = self.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
                && self.tokens.text(at).starts_with(is_han);
            han && !self.ends_name(at)
        })
    }

    /// Whether a word that goes on the sentence, or none, stands at the token.
    fn ends_name(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let keys = self.keys_from(at);
        let lists =
            [&self.pack.cues.says, &self.pack.speakers.auxiliaries, &self.pack.speakers.joins, &self.pack.page.verbs];
        token.gap != Gap::None
            || token.kind == Kind::Number
            || self.pack.is_common(keys[0])
            || self.pack.numbers.unit_ends.contains(&keys[0])
            || lists.iter().any(|list| list.starting(keys).is_some())
    }

    /// "김민수 시장", "이반 페트로프 장관": up to three words before a title, by a Korean family name or by syllables that
    /// foreign names are written with.
    fn before_title(&self, at: usize) -> Option<(usize, String)> {
        let titles = &self.words.titles;
        let begins = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap != Gap::None) || at == 0;
        if !titles.after_name || !begins(at) {
            return None;
        }
        let mut end = at;
        for _ in 0..MOST_WORDS {
            let word = (end + 1..self.tokens.len()).find(|&next| begins(next)).unwrap_or(self.tokens.len());
            let known = self.words.places.starting(self.keys_from(end)).is_some()
                || self.words.bodies.starting(self.keys_from(end)).is_some()
                || titles.offices.starting(self.keys_from(end)).is_some();
            let pieces = (end..word).all(|at| self.tokens.text(at).starts_with(is_hangul));
            if known || !pieces || (end > at && self.tokens.get(end).is_none_or(|token| token.gap != Gap::Space)) {
                return None;
            }
            end = word;
            let titled = self.tokens.get(end).is_some_and(|token| token.gap == Gap::Space)
                && titles.offices.starting(self.keys_from(end)).is_some();
            if titled && self.looks_like_person(at, end) {
                return Some((end, self.tokens.joined(at, end)));
            }
            if titled {
                return None;
            }
        }
        None
    }

    fn looks_like_person(&self, at: usize, end: usize) -> bool {
        let words = self.tokens.joined(at, end);
        let korean = end == at + 3 && !words.contains(' ') && self.words.families.contains(&self.tokens.keys()[at]);
        let foreign = |ch: char| self.words.transliterated.contains(&ch);
        let all: Vec<char> = words.chars().filter(|ch| *ch != ' ').collect();
        let transliterated = all.iter().filter(|&&ch| foreign(ch)).count() * 3 >= all.len() * 2;
        korean || (words.contains(' ') && all.len() >= 3 && transliterated)
    }

    fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }
}
