//! A claim read from left to right: titles, places and bodies by the lists, and runs of capitals between them.

mod parts;

use super::{
    super::tokens::{Gap, Kind, Tokens},
    Name, NameKind, NameRule, Sound, people,
    places::{Before, Setting},
    shouts, uncased,
};
use crate::{
    ingest::vietnamese::is_syllable,
    lang::{Gender, NameWords, Pack, Phrases, Spellings},
};

/// A run of more capitals is a heading or a list, no name.
const LONGEST_RUN: usize = 8;
/// The name of a body has no more words.
const LONGEST_BODY: usize = 14;

/// "Nguyên Phó Chủ tịch": so many words before a title are looked at.
const MOST_PREFIXES: usize = 3;

/// The title that the words before belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    gender: Option<Gender>,
    /// A form of address, which is followed by a person, not an office, which a country may follow.
    is_address: bool,
}

impl Title {
    /// Whether nothing but a person can follow: "bà", "Mr".
    pub fn is_of_person(self) -> bool {
        self.gender.is_some()
    }
}

pub(super) struct Scanner<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
    words: &'a NameWords,
    setting: Setting<'a>,
    at: usize,
    title: Option<Title>,
    found: Vec<Name>,
}

impl<'a> Scanner<'a> {
    pub fn new(tokens: &'a Tokens, pack: &'a Pack) -> Self {
        let words = pack.names();
        let all = (0..tokens.len()).filter_map(|at| tokens.get(at));
        let shouting =
            shouts(all.filter(|token| token.kind == Kind::Word && token.span.len() > 1).map(|token| token.upper));
        let setting = Setting { tokens, words, shouting };
        Scanner { tokens, pack, words, setting, at: 0, title: None, found: Vec::new() }
    }

    pub fn names(mut self) -> Vec<Name> {
        while self.at < self.tokens.len() {
            self.step();
        }
        self.found
    }

    /// Reads on by one word or one name.
    fn step(&mut self) {
        let at = self.at;
        if self.opens(at) {
            self.title = None;
        }
        if let Some(words) = self.no_name_at(at) {
            self.skip(words, None);
        } else if let Some((place, words)) = self.place_at(at) {
            let name = self.name(at, at + words, place.key.clone());
            let (kind, country) = (NameKind::Place, place.country);
            self.push(Name { kind, country, rule: NameRule::Place, ..name }, at + words);
        } else if let Some((end, name)) = uncased::person_at(self.tokens, at, self.pack, self.title.is_some()) {
            let (kind, title_gender) = (NameKind::Person, self.title.and_then(|title| title.gender));
            self.push(Name { kind, title_gender, rule: NameRule::Uncased, ..self.spoken(at, end, name) }, end);
        } else if let Some((title, words)) = self.title_at(at) {
            self.skip(words, Some(title));
        } else if let Some(end) = self.body_at(at) {
            let name = self.name(at, end, self.tokens.joined(at, end));
            self.push(Name { rule: NameRule::Body, ..name }, end);
        } else if self.is_capital_word(at) && !self.setting.shouting {
            self.run(at);
        } else if let Some(first) = self.led_by_particle(at) {
            let end = self.end_of_run(first);
            self.push(Name { rule: NameRule::Particle, ..self.person_or_other(at, end) }, end);
        } else {
            let of_place = self.words.of.contains(&self.tokens.keys()[at]) && self.is_listed_place(at + 1);
            self.skip(1, self.title.filter(|_| of_place));
        }
    }

    fn skip(&mut self, words: usize, title: Option<Title>) {
        self.at += words;
        self.title = title;
    }

    /// A place keeps the title for the person after it ("Tổng thống Nga Vladimir Putin").
    fn push(&mut self, name: Name, end: usize) {
        if name.kind != NameKind::Place {
            self.title = None;
        }
        self.found.push(name);
        self.at = end;
    }

    fn name(&self, from: usize, end: usize, name: String) -> Name {
        let span = self.tokens.span(from, end);
        Name { name, ..Name::new(span, NameRule::Run) }
    }

    /// Words that are no name whatever their capitals: those of the lists, and a capital that only opens the sentence.
    fn no_name_at(&self, at: usize) -> Option<usize> {
        let keys = &self.tokens.keys()[at..];
        let key = keys[0];
        let opener = || self.pack.openers.contains(&key) || self.words.openers.contains(&key);
        let place = self.words.places.starting(keys).map_or(0, |(_, words)| words);
        let listed = self.words.not_names.starting(keys).filter(|&words| words > place);
        let only_opens = || self.opens(at) && opener() && self.title_at(at).is_none() && self.body_at(at).is_none();
        let is_word =
            || !self.is_initial(at) && ((self.pack.is_common(key) && self.title_at(at).is_none()) || only_opens());
        listed.or_else(|| (self.is_capital_word(at) && !self.is_listed_place(at) && is_word()).then_some(1))
    }

    /// Whether a capital and a stop stand for a name at `at`, before another capital: "А. С. Ковалёв".
    fn is_initial(&self, at: usize) -> bool {
        let letter = self.is_capital_word(at) && self.tokens.text(at).chars().nth(1).is_none();
        letter
            && at + 1 < self.tokens.len()
            && self.tokens.between(at + 1).starts_with('.')
            && self.is_capital_word(at + 1)
    }

    fn is_listed_place(&self, at: usize) -> bool {
        self.tokens.keys().get(at..).is_some_and(|keys| self.words.places.starting(keys).is_some())
    }

    fn place_at(&self, at: usize) -> Option<(&'a crate::lang::Place, usize)> {
        self.setting.place_at(at, Before { title: self.title, opens: self.opens(at) })
    }

    /// The title at `at`, with what is before and after it that belongs to it: "Phó Thủ tướng", "Bộ trưởng Quốc phòng".
    fn title_at(&self, at: usize) -> Option<(Title, usize)> {
        let prefixes = (at..self.tokens.len()).take_while(|&at| self.is_prefix(at)).take(MOST_PREFIXES).count();
        // "Cố vấn" is an office, though "cố" before one is a prefix.
        let titled = |from: usize| Some((from, self.plain_title(from)?));
        let (from, (title, words)) = (at..=at + prefixes).find_map(titled)?;
        let end = if title.is_address { from + words } else { self.end_of_fields(from + words) };
        Some((title, end - at))
    }

    fn is_prefix(&self, at: usize) -> bool {
        self.words.titles.prefixes.contains(&self.tokens.keys()[at])
    }

    fn plain_title(&self, from: usize) -> Option<(Title, usize)> {
        let keys = self.tokens.keys().get(from..)?;
        let titles = &self.words.titles;
        let address = |gender| Title { gender, is_address: true };
        let office = Title { gender: None, is_address: false };
        let lists = [
            (&titles.male, address(Some(Gender::Male))),
            (&titles.female, address(Some(Gender::Female))),
            (&titles.any, address(None)),
            (&titles.offices, office),
        ];
        let of_pieces = self.tokens.get(from).filter(|token| token.is_piece).map(|_| (&titles.callings, office));
        let found = lists.into_iter().chain(of_pieces).filter_map(|(list, title)| Some((title, list.starting(keys)?)));
        found.max_by_key(|&(_, words)| words)
    }

    /// Past the fields of an office: "Tài nguyên Thiên nhiên và Sinh thái".
    fn end_of_fields(&self, mut at: usize) -> usize {
        let fields = |at: usize| self.words.titles.fields.starting(self.tokens.keys().get(at..).unwrap_or_default());
        let is_and = |at: usize| self.tokens.keys().get(at).is_some_and(|key| self.words.and.contains(key));
        while !self.tokens.is_apart(at, self.pack) {
            match (fields(at), fields(at + 1)) {
                (Some(words), _) => at += words,
                (None, Some(words)) if is_and(at) => at += 1 + words,
                _ => break,
            }
        }
        at
    }

    /// Where the body that begins at `at` ends.
    fn body_at(&self, at: usize) -> Option<usize> {
        let keys = &self.tokens.keys()[at..];
        if !self.is_capital_word(at) || self.setting.shouting {
            return None;
        }
        let whole = self.words.bodies.starting(keys).map(|words| at + words);
        let from = |words: usize| Some(self.end_of_body(at + words)).filter(|&end| end > at + words);
        whole.or_else(|| from(self.words.heads.starting(keys)?))
    }

    /// Past the capitals of a body's name and the small words that belong to it.
    fn end_of_body(&self, from: usize) -> usize {
        let mut end = from;
        while let Some(next) = self.part_of_body(from, end).filter(|_| end < from + LONGEST_BODY) {
            end = next;
        }
        self.without_small_end(end, from)
    }

    /// Past the next part of the body whose name goes on at `end`, if it does.
    fn part_of_body(&self, from: usize, end: usize) -> Option<usize> {
        if self.tokens.is_apart(end, self.pack) {
            return None;
        }
        if let Some(words) = self.words.titles.fields.starting(self.tokens.keys().get(end..)?) {
            return Some(end + words);
        }
        let place = (self.words.syllabic && self.is_listed_place(end)) || (end > from && self.setting.ends_run(end));
        let other = place || (end > from && self.begins_other(end));
        let inside = self.is_capital_word(end) && !other && !self.is_person_at(end);
        (inside || self.is_small_part(end, from)).then_some(end + 1)
    }

    /// Whether a title or another body of several words begins at the token.
    fn begins_other(&self, at: usize) -> bool {
        let heads = &self.words.heads;
        self.title_at(at).is_some() || (self.words.syllabic && heads.starting(&self.tokens.keys()[at..]).is_some())
    }

    /// A small word of a body's name: "of" before a capital, or the second syllable of a Vietnamese word.
    fn is_small_part(&self, at: usize, from: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| !token.capital && token.kind == Kind::Word) else {
            return false;
        };
        let key = self.tokens.keys()[at];
        if self.words.of.contains(&key) && !self.words.syllabic {
            return self.is_capital_word(at + 1)
                || self.pack.is_common(self.tokens.keys().get(at + 1).copied().unwrap_or(0));
        }
        if self.words.and.contains(&key) && self.words.syllabic {
            let word = self.is_capital_word(at + 1) && !self.begins_other(at + 1) && !self.is_listed_place(at + 1);
            return at > from && word && self.is_small_syllable(at + 2);
        }
        let before_is_capital = at > from && self.is_capital_word(at - 1);
        self.words.syllabic
            && token.gap == Gap::Space
            && before_is_capital
            && is_syllable(self.tokens.text(at - 1))
            && self.is_syllable_of_word(at)
    }

    fn is_small_syllable(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space && !token.capital)
            && self.is_syllable_of_word(at)
    }

    /// Whether a small syllable can end a word, rather than be one that goes on the sentence.
    fn is_syllable_of_word(&self, at: usize) -> bool {
        let keys = &self.tokens.keys()[at..];
        !self.pack.is_common(keys[0])
            && !self.pack.numbers.unit_ends.contains(&keys[0])
            && !self.words.and.contains(&keys[0])
            && self.words.after_names.starting(keys).is_none()
            && self.pack.cues.says.starting(keys).is_none()
            && is_syllable(self.tokens.text(at))
    }

    /// A body's name does not end with "of" or "the".
    fn without_small_end(&self, end: usize, from: usize) -> usize {
        let small = |at: usize| self.words.of.contains(&self.tokens.keys()[at]);
        if end > from && small(end - 1) { end - 1 } else { end }
    }

    fn is_family(&self, at: usize) -> bool {
        let key = &self.tokens.keys()[at];
        self.words.syllabic && self.words.families.contains(key)
    }

    /// A family name with two more capitals.
    fn is_person_at(&self, at: usize) -> bool {
        self.is_family(at) && self.is_capital_word(at + 1) && self.is_capital_word(at + 2)
    }

    /// Reads a run of capitals, which is a name unless it only opens the sentence.
    fn run(&mut self, at: usize) {
        if let Some(words) = self.calling_at(at) {
            return self.skip(words, None);
        }
        let end = self.end_of_run(at);
        let lone_letter = end == at + 1 && self.tokens.get(at).is_some_and(|token| token.span.len() <= 1);
        let quoted = at > 0 && self.tokens.between(at).contains(['"', ':']);
        let only_opens = (at == 0 || quoted) && end == at + 1 && !self.is_surely_name(at);
        let is_word = end == at + 1 && self.is_word_with_capital(at);
        let names_title = end < self.tokens.len() && !self.tokens.is_apart(end, self.pack) && self.names_title(at, end);
        if is_word || names_title || only_opens || end - at > LONGEST_RUN || (lone_letter && self.title.is_none()) {
            return self.skip(end - at, self.title);
        }
        if end == at + 1
            && self.words.places_end_names
            && self.full_name_begins(end)
            && !self.tokens.is_apart(end, self.pack)
        {
            self.found.push(self.name(at, end, self.tokens.joined(at, end)));
            return self.at = end;
        }
        if end > at + 1 && self.is_body_of_title(at) {
            self.found.push(self.name(at, at + 1, self.tokens.joined(at, at + 1)));
            return self.at = at + 1;
        }
        let name = self.person_or_other(at, end);
        self.push(name, end);
    }

    /// Whether an acronym between a title and a person says where the office is: "Tổng thư ký NATO Jens Stoltenberg".
    fn is_body_of_title(&self, at: usize) -> bool {
        let upper = |at: usize| self.tokens.get(at).is_some_and(|token| token.upper);
        self.title.is_some_and(|title| !title.is_address) && upper(at) && !upper(at + 1)
    }

    /// Whether the capital that opens a sentence is one of a name: an acronym, letters with digits, no word of the language.
    fn is_surely_name(&self, at: usize) -> bool {
        let foreign = self.words.syllabic && !is_syllable(self.tokens.text(at)) && self.title.is_none();
        let acronym = |kind: Kind, upper: bool| kind == Kind::Mixed || upper;
        foreign || self.title.is_some() || self.tokens.get(at).is_some_and(|token| acronym(token.kind, token.upper))
    }

    /// Whether a lone capital begins a word of small syllables ("Chiến tranh"), as far as the syllable after it tells.
    fn is_word_with_capital(&self, at: usize) -> bool {
        let keys = &self.tokens.keys()[at..];
        let goes_on = self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && !next.capital);
        if !self.words.syllabic || !goes_on || !is_syllable(self.tokens.text(at)) {
            return false;
        }
        let known = |list: &Phrases| list.starting(keys).is_some_and(|words| words > 1);
        match self.title {
            Some(title) if title.is_address || self.is_family(at) => {
                known(&self.words.heads) || known(&self.words.bodies) || known(&self.words.titles.fields)
            }
            _ => self.is_syllable_of_word(at + 1),
        }
    }

    /// Whether the run up to `end` says what the office after it is for: "Energy Minister".
    fn names_title(&self, at: usize, end: usize) -> bool {
        let office = self.words.titles.offices.starting(&self.tokens.keys()[end..]).is_some();
        let acronym = self.tokens.get(at).is_some_and(|token| token.upper);
        office && end - at <= 2 && !acronym && self.tokens.get(end).is_some_and(|token| token.capital)
    }

    /// How many words the calling that begins at a capital has, where a full name follows ("Coach Dmitri Volkov").
    fn calling_at(&self, at: usize) -> Option<usize> {
        let words = self.words.titles.callings.starting(&self.tokens.keys()[at..])?;
        let full = [at + words, at + words + 1];
        let goes_on = |&at: &usize| self.is_capital_word(at) && !self.tokens.is_apart(at, self.pack);
        (full.iter().all(goes_on) && !self.is_listed_place(full[0])).then_some(words)
    }

    /// Whether a calling stands right before a name of several words ("cleaner Robert Wilkins").
    fn is_called(&self, at: usize, end: usize) -> bool {
        let calling = || self.words.titles.callings.ending(&self.tokens.keys()[..at]);
        // "bảo vệ" is also a verb: what is protected has no family name.
        let looks_so = !self.words.syllabic || !is_syllable(self.tokens.text(at)) || self.is_family(at);
        let joined = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        end > at + 1 && joined && looks_so && calling().is_some()
    }

    /// Whether a given name begins a run of two or three words, none of which names a body or a thing.
    fn is_given(&self, at: usize, end: usize) -> bool {
        let of_body = |at: usize| self.words.heads.starting(&self.tokens.keys()[at..]).is_some();
        let upper = |at: usize| self.tokens.get(at).is_some_and(|token| token.upper);
        let particles = &Spellings::bundled().particles;
        let small = (at..end).filter(|&at| particles.contains(&self.tokens.keys()[at])).count();
        (2..=3).contains(&(end - at - small))
            && self.words.given_names.contains(&self.tokens.keys()[at])
            && !(at + 1..end).any(|at| of_body(at) || upper(at))
    }

    fn person_or_other(&self, at: usize, end: usize) -> Name {
        let parts = people::words_of_folded(self.tokens.folded(at, end));
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let acronym =
            end == at + 1 && self.tokens.get(at).is_some_and(|token| token.upper || token.kind == Kind::Mixed);
        let is_thing = self.is_thing(at, end);
        let by_title = self.title.filter(|_| !acronym && !is_thing);
        let looks_so =
            self.is_called(at, end) || self.is_given(at, end) || people::family_comes_first(&parts, self.words);
        let person = by_title.is_some() || (looks_so && !is_thing);
        let kind = if person { NameKind::Person } else { NameKind::Other };
        let title_gender = by_title.and_then(|title| title.gender);
        let name = uncased::inflected(&parts, self.words).unwrap_or_else(|| people::canonical(&parts, self.words));
        Name { kind, title_gender, ..self.spoken(at, end, name) }
    }

    /// A name that is not in the lists, with its sound.
    fn spoken(&self, from: usize, end: usize, name: String) -> Name {
        let sound = Sound::new(self.tokens.folded(from, end), &name);
        Name { sound, ..self.name(from, end, name) }
    }

    fn end_of_run(&self, start: usize) -> usize {
        let mut end = start + 1;
        while let Some(next) = self.part_of_run(start, end) {
            end = next;
        }
        end
    }

    /// Past the next part of the run that goes on at `end`, if it does.
    fn part_of_run(&self, start: usize, end: usize) -> Option<usize> {
        let token = self.tokens.get(end)?;
        let keys = &self.tokens.keys()[end..];
        let capital = self.is_capital_word(end);
        if token.gap == Gap::Hyphen {
            let parts = self.words.after_hyphen.contains(&keys[0]) || (capital && self.is_listed_place(end));
            return (!parts).then_some(end + 1);
        }
        let apostrophe = capital && self.tokens.between(end) == "'";
        if !apostrophe && self.tokens.is_apart(end, self.pack) {
            return None;
        }
        if capital {
            let is_given = self.tokens.keys().get(start).is_some_and(|key| self.words.given_names.contains(key));
            let full = self.words.places_end_names && !is_given && self.full_name_begins(end);
            let person_begins = full || (end > start + 1 && self.is_person_at(end) && !self.is_family(start));
            return (!person_begins && !self.ends_before(end)).then_some(end + 1);
        }
        let next = self.after_particles(end);
        (next > end && self.is_capital_word(next) && !self.tokens.is_apart(next, self.pack)).then_some(next + 1)
    }

    /// Whether something else begins at a capital inside a run.
    fn ends_before(&self, at: usize) -> bool {
        let keys = &self.tokens.keys()[at..];
        let begins = |list: &Phrases| list.starting(keys).is_some();
        begins(&self.words.not_names) || begins(&self.words.titles.offices) || self.setting.ends_run(at)
    }

    fn is_capital_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital && matches!(token.kind, Kind::Word | Kind::Mixed))
    }

    /// Whether a sentence or a part of it begins at the token.
    fn opens(&self, at: usize) -> bool {
        at == 0 || self.tokens.is_apart(at, self.pack)
    }
}
