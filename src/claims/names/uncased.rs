//! Persons where capitals do not tell them or endings change them: Chinese, Korean and Russian names.
//!
//! A person is one of the lists of the language, or stands beside a title or a calling: a family name with one or two
//! characters more that given names are written with, or what foreign names are written with. An interpunct joins the
//! parts of a foreign name in Chinese; a particle joined to a Korean name is none of it. Known limits: a name that neither
//! a list nor a title tells is not found; a Korean name beside a title has three syllables, or is a foreign one.

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
/// A foreign name has at most so many words in Korean.
const MOST_WORDS: usize = 3;
/// A Korean word has at most so many syllables, as far as it is looked at.
const LONGEST_WORD: usize = 12;
/// A Korean family name and a given one have so many syllables.
const KOREAN: usize = 3;
/// Syllables that end no Korean name of the usual length, but words that look like one ("유명한", "정부는").
const NO_ENDS: &str = "는을를에의며된한할했될와들게";
/// Korean for Mr or Ms, which may be joined to the name.
const KOREAN_MR: &str = "씨";

/// The person whose name begins at token `at`, who is `titled` by the words before: the token after it, and the name.
pub(super) fn person_at(tokens: &Tokens, at: usize, pack: &Pack, titled: bool) -> Option<(usize, String)> {
    tokens.get(at).filter(|token| token.is_piece)?;
    let reader = Reader { tokens, pack, words: pack.names() };
    reader.listed(at).or_else(|| match tokens.text(at).starts_with(is_hangul) {
        true => reader.korean(at),
        false => reader.dotted(at).or_else(|| if titled { reader.after_title(at) } else { reader.titled_after(at) }),
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
    let many = parts.len() > 1;
    let plain = parts.iter().enumerate().map(|(at, part)| match at {
        0 if many && !woman => soft(part).unwrap_or_else(|| nominative(part, woman, false)),
        _ => nominative(part, woman, at == 0 && woman),
    });
    let latin: Vec<String> = plain.map(|part| any_ascii::any_ascii(&part).to_lowercase().replace('\'', "")).collect();
    let latin: Vec<&str> = latin.iter().map(String::as_str).collect();
    Some(people::canonical(&latin, known))
}

/// What a lone family name in Russian may be in the nominative, in Latin letters: as it is written, a man's, a woman's.
pub(super) fn readings(word: &str) -> Vec<String> {
    if !word.starts_with(is_cyrillic) {
        return Vec::new();
    }
    let plain = [word.to_owned(), nominative(word, false, false), nominative(word, true, false)];
    let latin = plain.iter().map(|part| any_ascii::any_ascii(part).to_lowercase().replace('\'', ""));
    let mut found: Vec<String> = latin.flat_map(|part| people::spelled(&[&part])).collect();
    found.sort();
    found.dedup();
    found
}

pub(super) fn is_cyrillic(ch: char) -> bool {
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
    ("ыну", "ын"),
    ("ына", "ын"),
    ("ыне", "ын"),
    ("цкого", "цкий"),
    ("цкому", "цкий"),
    ("цким", "цкий"),
    ("цком", "цкий"),
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
    ("ыной", "ына"),
    ("ыну", "ына"),
    ("цкой", "цкая"),
    ("цкую", "цкая"),
    ("ской", "ская"),
    ("скую", "ская"),
];

/// A given name of a man that ends with "й", out of another case ("Сергея", "Николаем").
fn soft(part: &str) -> Option<String> {
    let stem = ["ем", "я", "ю"].into_iter().find_map(|ending| part.strip_suffix(ending))?;
    stem.ends_with(['а', 'е', 'и']).then(|| format!("{stem}й"))
}

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
        let mut end = self.before_dot(at)?;
        let mut dots = 0;
        while self.tokens.between(end) == "·"
            && let Some(next) = self.before_dot(end).or_else(|| self.transliterated(end))
        {
            end = next;
            dots += 1;
        }
        (dots > 0).then(|| (end, self.tokens.folded(at, end).replace('·', " ")))
    }

    /// Before the interpunct that ends what stands from `at` on, if foreign names are written so.
    fn before_dot(&self, at: usize) -> Option<usize> {
        let dotted = |&next: &usize| self.tokens.between(next) == "·";
        let end = (at + 1..at + 1 + LONGEST).find(dotted)?;
        let foreign =
            |at: usize| self.tokens.text(at).chars().next().is_some_and(|ch| self.words.transliterated.contains(&ch));
        (at..end)
            .all(|next| {
                foreign(next) && (next == at || self.tokens.get(next).is_some_and(|token| token.gap == Gap::None))
            })
            .then_some(end)
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
            let given = [GIVEN, 1].map(|given| at + 1 + given);
            let whole = given.into_iter().find(|&end| self.is_given(at + 1, end) && self.ends_name(end));
            let usual = || given.into_iter().find(|&end| self.is_usual(at + 1, end));
            let foreign = self.transliterated(at).filter(|&end| end > at + 1 + GIVEN);
            if let Some(end) = whole.or_else(usual).filter(|_| foreign.is_none()) {
                return Some((end, self.tokens.joined(at, end)));
            }
        }
        let end = self.transliterated(at).filter(|&end| end > at + 1)?;
        Some((end, self.tokens.joined(at, end)))
    }

    /// "张丽华女士": a family name and a given one right before a title.
    fn titled_after(&self, at: usize) -> Option<(usize, String)> {
        if !self.words.families.contains(&self.tokens.keys()[at]) {
            return None;
        }
        let titles = [&self.words.titles.offices, &self.words.titles.callings];
        let titled = |&end: &usize| titles.iter().any(|list| list.starting(self.keys_from(end)).is_some());
        let end = [at + 1 + GIVEN, at + 2].into_iter().find(|end| self.is_usual(at + 1, *end) && titled(end))?;
        Some((end, self.tokens.joined(at, end)))
    }

    /// Whether the characters up to `end` are such as given names are written with, and go on no other word.
    fn is_usual(&self, from: usize, end: usize) -> bool {
        let usual = |at| self.tokens.text(at).chars().next().is_some_and(|ch| self.words.given.contains(&ch));
        self.is_given(from, end) && (from..end).all(usual)
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
            || self.words.after_names.starting(keys).is_some()
            || lists.iter().any(|list| list.starting(keys).is_some())
    }

    /// A Korean name beside a title or a calling, or a foreign one: "김민수 시장", "선장 오현석이", "이반 페트로프 장관".
    fn korean(&self, at: usize) -> Option<(usize, String)> {
        if !self.begins_word(at) || !self.words.titles.after_name {
            return None;
        }
        let found = self.korean_name(at).or_else(|| self.foreign_name(at))?;
        Some((found, self.tokens.joined(at, found)))
    }

    /// After a family name and two syllables that given names are written with, beside a title.
    fn korean_name(&self, at: usize) -> Option<usize> {
        let (name, end) = (at + KOREAN, self.end_of_word(at));
        let given = |at: usize| self.tokens.text(at).chars().next().is_some_and(|ch| self.words.given.contains(&ch));
        let looks_so = name <= end && self.words.families.contains(&self.tokens.keys()[at]);
        if !looks_so || !(at + 1..name).all(given) || self.is_known_word(at) {
            return None;
        }
        let last = self.tokens.text(name - 1);
        let is_bare = name == end && !NO_ENDS.contains(last);
        let is_mr = self.tokens.text(name) == KOREAN_MR && name < end;
        let called = || self.is_called(at) && (is_bare || self.is_particle(name, end));
        let office = |end| self.is_titled(end) || (self.is_body(end) && self.is_titled(self.end_of_word(end)));
        let titled = || is_bare && last != "이" && office(end);
        (is_mr || called() || titled()).then_some(name)
    }

    /// After up to three words of syllables that foreign names are written with, beside a title.
    fn foreign_name(&self, at: usize) -> Option<usize> {
        let called = self.is_called(at);
        let (mut word, mut name) = (at, None);
        for words in 1..=MOST_WORDS {
            let end = self.end_of_word(word);
            let bare = if self.is_particle(end - 1, end) && end > word + 1 { end - 1 } else { end };
            if !self.is_foreign(word, bare, 2) || self.is_known_word(word) {
                break;
            }
            let full = words > 1 && bare >= at + KOREAN && self.is_foreign(at, bare, 3);
            if full && self.is_titled(end) {
                return Some(end);
            }
            name = Some(bare).filter(|_| full && called).or(name);
            if bare < end && called || self.tokens.get(end).is_none_or(|token| token.gap != Gap::Space) {
                break;
            }
            word = end;
        }
        name
    }

    /// Whether a word like those for ministries, courts and companies stands at `at` ("보건복지부").
    fn is_body(&self, at: usize) -> bool {
        const LAST: &str = "부청처원위시도군구팀실국회사";
        let end = self.end_of_word(at);
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space)
            && end > at + 1
            && LAST.contains(self.tokens.text(end - 1))
    }

    fn begins_word(&self, at: usize) -> bool {
        at == 0 || self.tokens.get(at).is_some_and(|token| token.gap != Gap::None)
    }

    fn end_of_word(&self, at: usize) -> usize {
        let most = self.tokens.len().min(at + LONGEST_WORD);
        (at + 1..most).find(|&next| self.begins_word(next)).unwrap_or(most)
    }

    /// Whether the word at `at` is one of the lists, so that it is no part of a name.
    fn is_known_word(&self, at: usize) -> bool {
        let (keys, titles) = (self.keys_from(at), &self.words.titles);
        self.words.places.starting(keys).is_some()
            || [&self.words.bodies, &titles.offices, &titles.callings].iter().any(|list| list.starting(keys).is_some())
    }

    /// Whether all syllables but one of `parts` are such as foreign names are written with.
    fn is_foreign(&self, from: usize, end: usize, parts: usize) -> bool {
        let syllable = |at: usize| self.tokens.text(at).chars().next().filter(|&ch| is_hangul(ch));
        let foreign = |at: &usize| syllable(*at).is_some_and(|ch| self.words.transliterated.contains(&ch));
        (from..end).all(|at| syllable(at).is_some())
            && (from..end).filter(foreign).count() * parts >= (end - from) * (parts - 1)
    }

    /// Whether the tokens from `from` up to `end` are one particle that fits the syllable before.
    fn is_particle(&self, from: usize, end: usize) -> bool {
        /// Syllables of one pair of consonant and vowel, the first of which ends with the vowel.
        const FINALS: u32 = 28;
        let before = from.checked_sub(1).and_then(|before| self.tokens.text(before).chars().next());
        let Some(before) = before.filter(|_| from + 1 == end) else { return false };
        let open = (u32::from(before).wrapping_sub(u32::from('가'))) % FINALS == 0;
        self.tokens.text(from).chars().next().is_some_and(|ch| self.words.particles[usize::from(open)].contains(&ch))
    }

    /// Whether a title or a calling stands right before the word at `at`.
    fn is_called(&self, at: usize) -> bool {
        let (before, titles) = (&self.tokens.keys()[..at], &self.words.titles);
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space)
            && [&titles.callings, &titles.ends, &titles.offices].iter().any(|list| list.ending(before).is_some())
    }

    /// Whether the word at `at` is a title or a calling, or ends like one, or the one after what an office is for is.
    fn is_titled(&self, at: usize) -> bool {
        if self.tokens.get(at).is_none_or(|token| token.gap != Gap::Space) {
            return false;
        }
        let (keys, titles) = (self.keys_from(at), &self.words.titles);
        let whole = [&titles.offices, &titles.callings].iter().any(|list| list.starting(keys).is_some());
        let end = self.end_of_word(at);
        let ends = |from: usize| {
            let words = titles.ends.starting(self.keys_from(from));
            words.is_some_and(|words| from + words <= end && end - from - words <= 1)
        };
        whole || (at + 1..end).any(ends)
    }

    fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }
}
