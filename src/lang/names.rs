//! Words around names: titles, bodies, family names, spellings; the data of `names.toml` and of the list of spellings.

use std::{collections::BTreeMap, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    Lexicon, Phrases, Places,
    data::{self, key},
};
use crate::text::{fold_word, with_case};

/// What a form of address tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "bà", "Ms".
    Female,
    /// "ông", "Mr".
    Male,
}

impl Gender {
    /// The gender as a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Gender::Female => "female",
            Gender::Male => "male",
        }
    }
}

/// What a language contributes to finding names.
#[derive(Debug)]
pub struct NameWords {
    /// Whether words are written syllable by syllable, so that another build betrays a name.
    pub syllabic: bool,
    /// Keys of family names that come first.
    pub families: FxHashSet<u64>,
    /// No names, whatever their capitals.
    pub not_names: Phrases,
    /// Keys of words that open a sentence and are no part of the name after them.
    pub openers: FxHashSet<u64>,
    /// Keys of places that are ordinary words where they open a sentence.
    pub weak_places: FxHashSet<u64>,
    /// Keys of the words between a title and whose it is, and inside the names of bodies.
    pub of: FxHashSet<u64>,
    /// Keys of the words between two of a kind.
    pub and: FxHashSet<u64>,
    /// Keys of words that a hyphen joins to a name without being part of it.
    pub after_hyphen: FxHashSet<u64>,
    /// Words that go on the sentence after a name, rather than end a word that its last capital begins.
    pub after_names: Phrases,
    /// Words before a person.
    pub titles: Titles,
    /// Names of bodies that stand by themselves.
    pub bodies: Phrases,
    /// Words with which the name of a body begins.
    pub heads: Phrases,
    /// Words with which the name of a body, a house or a street ends ("General Hospital").
    pub tails: Phrases,
    /// Words before a name that make it no person's ("улица Гагарина").
    pub no_persons_after: Phrases,
    /// Words before a name in quotation marks that is no person's (a ship's).
    pub named_in_quotes: Phrases,
    /// Endings of fathers' names, in all cases.
    pub patronymics: Vec<String>,
    /// Countries, cities and seats of government.
    pub places: Places,
    /// A person's name by another: folded words with single spaces.
    pub people: FxHashMap<String, String>,
    /// The same by their words, which may have endings.
    pub known_people: Lexicon<String>,
    /// Keys of given names of women, after which a family name's last "а" is no case.
    pub female_given: FxHashSet<u64>,
    /// Keys of given names, after which a family name makes a person's.
    pub given_names: FxHashSet<u64>,
    /// Whether a country ends the run of capitals before it ("Армия Израиля").
    pub places_end_names: bool,
    /// Characters that foreign names are written with, where no capitals tell a name.
    pub transliterated: FxHashSet<char>,
    /// Characters that given names are written with, where no capitals tell a name.
    pub given: FxHashSet<char>,
    /// Particles that may be joined to a name: after a closed syllable, and after an open one.
    pub particles: [FxHashSet<char>; 2],
}

/// Words before a person.
#[derive(Debug)]
pub struct Titles {
    /// Forms of address for men.
    pub male: Phrases,
    /// Forms of address for women.
    pub female: Phrases,
    /// Forms of address for both.
    pub any: Phrases,
    /// Offices and callings.
    pub offices: Phrases,
    /// Offices that one person holds at a time in one place.
    pub sole: Phrases,
    /// Callings of people in the news, which make a person of no more than a full name right after them.
    pub callings: Phrases,
    /// With what the words for offices end ("~장관").
    pub ends: Phrases,
    /// Keys of words before a title that belong to it.
    pub prefixes: FxHashSet<u64>,
    /// What an office is for.
    pub fields: Phrases,
    /// Whether they stand after the name ("김민수 시장").
    pub after_name: bool,
}

/// Spellings of personal names that are one, whatever the language.
#[derive(Debug)]
pub struct Spellings {
    /// How a word may end and what it is read as, longest first.
    pub endings: Vec<(String, String)>,
    /// A word by its other spellings.
    pub words: FxHashMap<String, String>,
    /// Endings of fathers' names between given name and family name.
    pub patronymics: Vec<String>,
    /// Names that are told apart by an initial.
    pub with_initials: FxHashSet<String>,
    /// Keys of small words inside names.
    pub particles: FxHashSet<u64>,
    /// Keys of those that a family name begins with where it stands alone ("von der Leyen").
    pub leading: FxHashSet<u64>,
    /// Keys of Chinese and Korean family names.
    pub families_first: FxHashSet<u64>,
    /// Japanese family names.
    pub japanese: FxHashSet<String>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    // Proved by `the_spellings_are_read`: the text is fixed when the program is built.
    Spellings::from_toml(include_str!("../../assets/names/spellings.toml")).expect("the bundled spellings are valid")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesData {
    syllabic: bool,
    families: Vec<String>,
    not_names: Vec<String>,
    openers: Vec<String>,
    weak_places: Vec<String>,
    of: Vec<String>,
    and: Vec<String>,
    after_hyphen: Vec<String>,
    after_names: Vec<String>,
    #[serde(default)]
    places_end_names: bool,
    #[serde(default)]
    female_given: Vec<String>,
    #[serde(default)]
    given_names: Vec<String>,
    #[serde(default)]
    transliterated: String,
    #[serde(default)]
    given: String,
    #[serde(default)]
    particles: [String; 2],
    #[serde(default)]
    patronymics: Vec<String>,
    titles: TitlesData,
    bodies: BodiesData,
    places: BTreeMap<String, Vec<String>>,
    seats: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    pairs: BTreeMap<String, String>,
    people: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitlesData {
    male: Vec<String>,
    female: Vec<String>,
    any: Vec<String>,
    offices: Vec<String>,
    #[serde(default)]
    sole: Vec<String>,
    prefixes: Vec<String>,
    fields: Vec<String>,
    #[serde(default)]
    callings: Vec<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    after_name: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesData {
    whole: Vec<String>,
    heads: Vec<String>,
    #[serde(default)]
    tails: Vec<String>,
    #[serde(default)]
    no_persons_after: Vec<String>,
    #[serde(default)]
    named_in_quotes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingsData {
    endings: BTreeMap<String, String>,
    words: BTreeMap<String, Vec<String>>,
    patronymics: Endings,
    initials: Initials,
    particles: ParticlesData,
    families: Families,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    endings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Initials {
    matter: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParticlesData {
    words: Vec<String>,
    leading: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Families {
    first: Vec<String>,
    japanese: Vec<String>,
}

impl NameWords {
    /// The file of words around names.
    pub(super) const FILE: &str = "names.toml";

    /// What the texts of [`NameWords::FILE`] and of [`Places::FILE`] say, or what is wrong with the first.
    pub(super) fn new(names: &str, list: &'static str) -> Result<Self, String> {
        let data: NamesData = data::parse(Self::FILE, names)?;
        let places = places(&data, list);
        Ok(NameWords {
            syllabic: data.syllabic,
            families: keys(&data.families),
            not_names: Phrases::new(&data.not_names),
            openers: keys(&data.openers),
            weak_places: keys(&data.weak_places),
            of: keys(&data.of),
            and: keys(&data.and),
            after_hyphen: keys(&data.after_hyphen),
            after_names: Phrases::new(&data.after_names),
            titles: titles(&data.titles),
            bodies: Phrases::new(&data.bodies.whole),
            heads: Phrases::new(&data.bodies.heads),
            tails: Phrases::new(&data.bodies.tails),
            no_persons_after: Phrases::new(&data.bodies.no_persons_after),
            named_in_quotes: Phrases::new(&data.bodies.named_in_quotes),
            patronymics: data.patronymics.clone(),
            places,
            people: others(&data.people),
            known_people: known_people(&data.people),
            female_given: keys(&data.female_given),
            given_names: keys(&data.given_names).union(&keys(&data.female_given)).copied().collect(),
            places_end_names: data.places_end_names,
            transliterated: data.transliterated.chars().collect(),
            given: data.given.chars().collect(),
            particles: data.particles.each_ref().map(|particles| particles.chars().collect()),
        })
    }
}

impl Spellings {
    /// The spellings that hold everywhere.
    pub fn bundled() -> &'static Spellings {
        &SPELLINGS
    }

    fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let data: SpellingsData = toml::from_str(text)?;
        let mut endings: Vec<(String, String)> = data.endings.into_iter().collect();
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        Ok(Spellings {
            endings,
            words: others(&data.words),
            patronymics: data.patronymics.endings,
            with_initials: data.initials.matter.into_iter().collect(),
            particles: keys(&data.particles.words),
            leading: keys(&data.particles.leading),
            families_first: keys(&data.families.first),
            japanese: data.families.japanese.into_iter().collect(),
        })
    }
}

fn places(data: &NamesData, list: &'static str) -> Places {
    let mut places = Places::new(list);
    data.places.iter().for_each(|(place, names)| places.add(place, names));
    for (country, seats) in &data.seats {
        seats.iter().for_each(|(seat, names)| places.add_seat(country, seat, names));
    }
    data.pairs.iter().for_each(|(word, place)| places.add_pair(word, place));
    places.sort();
    places
}

fn titles(data: &TitlesData) -> Titles {
    Titles {
        male: Phrases::new(&data.male),
        female: Phrases::new(&data.female),
        any: Phrases::new(&data.any),
        offices: Phrases::new(&data.offices),
        sole: Phrases::new(&data.sole),
        callings: Phrases::new(&data.callings),
        ends: Phrases::new(&data.ends),
        prefixes: keys(&data.prefixes),
        fields: Phrases::new(&data.fields),
        after_name: data.after_name,
    }
}

/// The same by the words of each way to write it; an interpunct parts words.
fn known_people(by_name: &BTreeMap<String, Vec<String>>) -> Lexicon<String> {
    let forms = |other: &String| with_case(&other.replace('·', " ")).collect::<Vec<_>>();
    let named = |(name, others): (&String, &Vec<String>)| {
        others.iter().flat_map(forms).map(|form| (form, name.clone())).collect::<Vec<_>>()
    };
    Lexicon::new(by_name.iter().flat_map(named))
}

/// What is meant, by each other way to write it, both folded.
fn others(by_name: &BTreeMap<String, Vec<String>>) -> FxHashMap<String, String> {
    let pairs =
        by_name.iter().flat_map(|(name, others)| others.iter().map(move |other| (fold_word(other), name.clone())));
    pairs.collect()
}

fn keys(words: &[String]) -> FxHashSet<u64> {
    words.iter().map(|word| key(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_are_read() {
        let spellings = Spellings::bundled();
        assert_eq!(spellings.words.get("sergey").map(String::as_str), Some("sergei"));
        let twice = spellings.words.values().find(|word| spellings.words.contains_key(*word));
        assert_eq!(twice, None, "a spelling leads to a word that is shown");
    }
}
