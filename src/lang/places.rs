//! Places by the names that a language uses for them, and the country that each stands for.
//!
//! The lists are lines of plain text, made by `assets/places/generate.py` and read without a parser, with a layer of
//! press usage above them. A place has one key whatever it is called: its English name in small letters. Known limit:
//! a name that two places share (Georgia) is the one of the lists.

use rustc_hash::FxHashMap;

use crate::text::{fold_word, keys_of, with_case};

/// The names in use in every language.
const EVERYWHERE: &str = include_str!("../../assets/places/places.tsv");

/// A country, a city, a region or a seat of government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is compared by: "north korea", "moscow", "kremlin".
    pub key: String,
    /// Key of the country that it is, whose capital it is or whose government sits there.
    pub country: Option<&'static str>,
    /// Whether it is that country's building or street.
    pub is_seat: bool,
    /// What the language calls it first of all.
    called: Option<String>,
}

/// One way to write a place.
#[derive(Clone, Debug)]
pub struct PlaceForm {
    /// Keys of the words after the first.
    rest: Box<[u64]>,
    /// Index in [`Places::places`].
    place: u32,
    /// Counts only in capitals: "US", "EU".
    pub is_acronym: bool,
    /// Which list has it.
    pub list: PlaceList,
}

/// A list that has names of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceList {
    /// The names in use in every language.
    Everywhere,
    /// The language's own file of places.
    Language,
    /// What the press of the language calls them, among its words around names.
    Press,
}

impl PlaceForm {
    /// Whether it comes from the language's own lists, not from the names in use everywhere.
    pub fn is_local(&self) -> bool {
        self.list != PlaceList::Everywhere
    }
}

/// The places that a language can name.
#[derive(Debug, Default)]
pub struct Places {
    places: Vec<Place>,
    by_key: FxHashMap<String, u32>,
    by_first: FxHashMap<u64, Vec<PlaceForm>>,
    /// Short forms beside a dash, by the key of their word.
    pairs: FxHashMap<u64, u32>,
}

impl Places {
    /// The file that lists them.
    pub(super) const FILE: &str = "places.tsv";

    /// The places with international names and those of `list`, a `places.tsv`.
    pub(super) fn new(list: &'static str) -> Self {
        let mut places = Places::default();
        for (key, country, names) in EVERYWHERE.lines().filter_map(everywhere) {
            let place = places.place(key);
            places.places[place as usize].country = country;
            names.for_each(|name| places.add_form(place, name, PlaceList::Everywhere));
        }
        for line in list.lines() {
            let mut parts = line.split('\t');
            let place = places.place(parts.next().unwrap_or_default());
            places.places[place as usize].called = parts.clone().next().map(str::to_owned);
            parts.for_each(|name| places.add_form(place, name, PlaceList::Language));
        }
        places
    }

    /// Adds what the press calls the place `key`.
    pub(super) fn add(&mut self, key: &str, names: &[String]) {
        let place = self.place(key);
        let called = &mut self.places[place as usize].called;
        *called = called.take().or_else(|| names.first().cloned());
        names.iter().for_each(|name| self.add_form(place, name, PlaceList::Press));
    }

    /// Adds the building or street `key` that stands for `country`.
    pub(super) fn add_seat(&mut self, country: &str, key: &str, names: &[String]) {
        self.add(key, names);
        let country = self.by_key.get(country).and_then(|&at| self.places[at as usize].country);
        let place = self.place(key) as usize;
        self.places[place].country = country;
        self.places[place].is_seat = true;
    }

    /// Adds the word that means the place `key` only beside a dash.
    pub(super) fn add_pair(&mut self, word: &str, key: &str) {
        let place = self.place(key);
        self.pairs.insert(super::data::key(word), place);
    }

    /// Puts the longer of two forms that begin alike first.
    pub(super) fn sort(&mut self) {
        self.by_first.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len())));
    }

    /// The longest name that begins with the first of `keys`: its form and its number of words.
    pub fn starting(&self, keys: &[u64]) -> Option<(&PlaceForm, usize)> {
        let (first, rest) = keys.split_first()?;
        let form = self.by_first.get(first)?.iter().find(|form| rest.starts_with(&form.rest))?;
        Some((form, 1 + form.rest.len()))
    }

    /// The place that `form` means.
    pub fn of(&self, form: &PlaceForm) -> &Place {
        &self.places[form.place as usize]
    }

    /// What the language calls the place with this key.
    pub fn called(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).and_then(|&at| self.places[at as usize].called.as_deref())
    }

    /// The place that the word with this key means beside a dash.
    pub fn in_pair(&self, key: u64) -> Option<&Place> {
        self.pairs.get(&key).map(|&at| &self.places[at as usize])
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn place(&mut self, key: &str) -> u32 {
        if let Some(&at) = self.by_key.get(key) {
            return at;
        }
        let at = self.places.len() as u32;
        self.places.push(Place { key: key.to_owned(), country: None, is_seat: false, called: None });
        self.by_key.insert(key.to_owned(), at);
        at
    }

    fn add_form(&mut self, place: u32, name: &str, list: PlaceList) {
        with_case(name).for_each(|name| self.add_spelling(place, &name, list));
    }

    fn add_spelling(&mut self, place: u32, name: &str, list: PlaceList) {
        let keys = word_keys(name);
        let Some((&first, rest)) = keys.split_first() else { return };
        let is_acronym =
            !name.chars().any(char::is_lowercase) && name.chars().filter(|ch| ch.is_uppercase()).nth(1).is_some();
        let form = PlaceForm { rest: rest.into(), place, is_acronym, list };
        let forms = self.by_first.entry(first).or_default();
        match forms.iter_mut().find(|known| known.rest == form.rest) {
            Some(known) => *known = form, // the language's own lists come later and know better
            None => forms.push(form),
        }
    }
}

/// A line of the international list: key, country and names.
fn everywhere(line: &'static str) -> Option<(&'static str, Option<&'static str>, std::str::Split<'static, char>)> {
    let mut parts = line.split('\t');
    let (key, country) = (parts.next()?, parts.next()?);
    Some((key, (country != "-").then_some(country), parts))
}

/// The keys of the words of `name`, parted as a claim's words are.
fn word_keys(name: &str) -> Vec<u64> {
    let folded = fold_word(name);
    folded.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()).flat_map(keys_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// The key of the place that `text` begins with, and its country.
    fn place(code: &str, text: &str) -> Option<(&'static str, Option<&'static str>)> {
        let places = &pack(Some(code)).names().places;
        let (form, _) = places.starting(&word_keys(text))?;
        let place = places.of(form);
        Some((place.key.as_str(), place.country))
    }

    #[test]
    fn places_have_one_key_in_every_language() {
        for (code, text, key, country) in [
            ("vi", "Triều Tiên", "north korea", Some("north korea")),
            ("en", "Democratic People's Republic of Korea", "north korea", Some("north korea")),
            ("vi", "Mát-xcơ-va", "moscow", Some("russia")),
            ("vi", "Bắc Kinh", "beijing", Some("china")),
            ("en", "North Koreans", "north korea", Some("north korea")),
            ("vi", "Điện Kremlin", "kremlin", Some("russia")),
            ("vi", "Thượng Hải", "shanghai", None),
            ("und", "Sao Paulo", "sao paulo", None),
        ] {
            assert_eq!(place(code, text), Some((key, country)), "{text}");
        }
    }

    #[test]
    fn every_capital_names_a_country() {
        for (key, country, _) in EVERYWHERE.lines().filter_map(everywhere) {
            let known = country.is_none_or(|country| {
                EVERYWHERE.lines().filter_map(everywhere).any(|(key, of, _)| key == country && of == Some(key))
            });
            assert!(known, "{key} stands for {country:?}");
        }
    }
}
