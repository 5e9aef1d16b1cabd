//! How a language writes numbers, and what it counts and measures.

use std::{collections::BTreeMap, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    Lexicon, Phrases,
    data::{key, meanings},
};
use crate::text::{fold_word, keys_of, word_key};

/// The most words that can say what a number counts.
const MOST_UNIT_WORDS: usize = 4;
/// What languages group digits by.
const MYRIAD: f64 = 10_000.0;
const THOUSAND: f64 = 1_000.0;

/// How numbers are written and what they count.
#[derive(Debug)]
pub struct Numbers {
    /// Between whole and part; `None` where that is not known.
    pub decimal: Option<char>,
    /// Between groups of three digits, perhaps a space; `None` where that is not known.
    pub thousands: Option<char>,
    /// How many words after a number say what is counted.
    pub unit_words: usize,
    /// Words after which a number is a name, not an amount.
    pub ordinals: Phrases,
    /// Words that end like one of those, and after which a number is an amount.
    pub amounts: Phrases,
    /// Words that end what is counted.
    pub unit_ends: FxHashSet<u64>,
    /// Words between a number and the noun that it counts.
    pub classifiers: Phrases,
    /// Words that describe the noun and stand before it; none where the language puts them after it.
    pub modifiers: FxHashSet<u64>,
    /// Units before their number.
    pub before: Phrases,
    /// The noun that is counted stands before its number ("병력 1만 명").
    pub nouns_first: bool,
    /// Units.
    pub measures: Lexicon<Measure>,
    /// Units that are such only right behind digits ("2in").
    pub glued_measures: Lexicon<Measure>,
    /// Nouns with several spellings.
    pub nouns: Lexicon<Measure>,
    /// A half, after what it halves.
    pub half_after: Phrases,
    /// A half between a counter and what it halves ("三个半小时").
    pub half_inside: Phrases,
    /// A half, before what it halves.
    pub half_before: Phrases,
    /// Words inside a number that stand for nothing.
    pub links: Phrases,
    /// Whether there are any of those.
    pub has_links: bool,
    /// Words between two unknown numbers ("tens of thousands").
    pub of: Phrases,
    /// Number words by key.
    pub words: FxHashMap<u64, f64>,
    /// The keys of all words with which an amount in words can begin.
    pub openers: FxHashSet<u64>,
    /// All number words of one form, folded: where words are known by their stem, another form is none ("сто", "стоит").
    pub forms: FxHashSet<String>,
    /// Number words of several tokens ("예순", "a couple of").
    pub word_phrases: Lexicon<f64>,
    /// Multipliers, folded, that are a number by themselves ("тысяча").
    pub lone_scales: FxHashSet<String>,
    /// The same behind a word that bounds them ("около сотни").
    pub bounded_scales: FxHashSet<String>,
    /// Units, folded, that stand before a number that is not quite theirs ("человек тридцать").
    pub inverted: FxHashSet<String>,
    /// What may stand between those two ("минут через двадцать"), by key.
    pub inverted_links: FxHashSet<u64>,
    /// Words that are a number and its unit at once ("полчаса"): the number, and the unit as `measures` has it.
    pub worded: Lexicon<(f64, String)>,
    /// The same, folded: no other forms are meant.
    pub worded_forms: FxHashSet<String>,
    /// Numbers that begin an adjective ("трёх-летний"), folded, the longest first.
    pub prefixes: Vec<(String, f64)>,
    /// What such an adjective says of its noun.
    pub adjectives: Lexicon<Measure>,
    /// Before a whole of which parts are told ("cứ 5 trẻ thì có 1 trẻ"), and between the two.
    pub each: Phrases,
    /// See [`Numbers::each`].
    pub each_has: Phrases,
    /// Words that begin or hold a number word and are none ("三星").
    pub not_numbers: Phrases,
    /// Words like a unit that are none after a number ("成为").
    pub not_units: Phrases,
    /// The point between whole and part, in words.
    pub point: Phrases,
    /// Before a number that is less than nothing ("minus", "零下").
    pub minus: Phrases,
    /// The same after its unit ("below zero").
    pub minus_after: Phrases,
    /// What a part is of, by the key of the word: 3 for "third".
    pub fractions: FxHashMap<u64, f64>,
    /// Parts of one, with their value: "half of", "một nửa", "половина".
    pub shares: Lexicon<f64>,
    /// The same, folded: of their words no other forms are meant ("треть", but not "третьей").
    pub share_forms: FxHashSet<String>,
    /// Number words that are articles, by key.
    pub articles: FxHashSet<u64>,
    /// Between part and whole: "out of", "phần", "из".
    pub part_of: Phrases,
    /// Between whole and part, where the whole comes first: "분의", "分之".
    pub whole_first: Phrases,
    /// Before a part in digits that might be a day ("chiếm 1/5").
    pub share_before: Phrases,
    /// Before the time or the thing for each of which the number is: "per", "mỗi".
    pub per: Phrases,
    /// Words after such a time that make it a point in time ("a day after").
    pub per_ends: FxHashSet<u64>,
    /// Endings written onto digits with a hyphen, which say nothing ("5-ти"), by key.
    pub endings: FxHashSet<u64>,
    /// Words for a rank that end a number in words ("двадцать первый").
    pub ranks: Phrases,
    /// Words for a street, behind whose name and a comma the number of a house stands ("улица Мира, 8").
    pub streets: Phrases,
    /// Before a length that is so much for each time ("시속 180㎞"): the measure of a metre for it.
    pub rates_before: Lexicon<Measure>,
    /// Words before a bare number that is a label ("round 3").
    pub labels: Phrases,
    /// Words after digits that are a label ("2호선", "1인당").
    pub labels_after: Phrases,
    /// Between the two sides of a score ("2 대 1").
    pub score: Phrases,
    /// Words that count things and say nothing of what they are ("개", "家").
    pub counters: Phrases,
    /// Of those, what is written onto a short number word without a space ("세명"), by key.
    pub glued_counters: FxHashSet<u64>,
    /// Words for one number or another ("서너", "hai ba"): the least and the greatest.
    pub ranges: Lexicon<(f64, f64)>,
    /// What the word for one tells how many of: names of measures ("person", "year").
    pub ones: FxHashSet<MeasureKind>,
    /// Numbers of emergency services and the like, which count nothing by themselves ("911"), by key.
    pub service_numbers: FxHashSet<u64>,
    /// Letters with which the plural of a noun ends; none where a noun before another is not told by them.
    pub plural_endings: Vec<String>,
    /// Letters with which one that is no plural ends all the same ("glass").
    pub singular_endings: Vec<String>,
    /// Plurals that end otherwise ("men"), by key.
    pub plurals: FxHashSet<u64>,
    /// Letters with which a word ends that describes the noun after it ("активных"), and with which that noun ends.
    pub attributive_endings: Vec<String>,
    /// See [`Numbers::attributive_endings`].
    pub attributed_endings: Vec<String>,
    /// Letters with which a word ends that is not what is counted ("finally").
    pub unit_end_letters: Vec<String>,
    /// What is written onto a noun or a number and is no part of it ("에서").
    pub particles: Phrases,
    /// Digits that are numbers only beside a multiplier ("이십만"), by key.
    pub digits: FxHashMap<u64, f64>,
    /// Words before a half or a third that is no share of anything ("the first half").
    pub not_shares: Phrases,
    /// Number words after tens, by key.
    pub after_tens: FxHashMap<u64, f64>,
    /// From this multiplier on, multipliers close a group of digits ("hai trăm | nghìn"): 1,000 or 10,000.
    pub closing_scale: f64,
    /// Multipliers by key.
    pub scales: FxHashMap<u64, f64>,
    /// Multipliers written right after digits, folded.
    pub suffixes: FxHashMap<String, f64>,
    /// Unknown numbers before a multiplier, by key: the least that they stand for.
    pub several: FxHashMap<u64, f64>,
    /// Multipliers that are an unknown number of times meant, by key.
    pub many: FxHashMap<u64, f64>,
}

/// What a unit measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// What is measured or counted.
    pub of: MeasureKind,
    /// How many of it one unit is.
    pub each: f64,
    /// What of it the unit's own zero is: degrees Celsius at 0 °F.
    pub zero: f64,
}

/// What is measured or counted, by one name in every language. Those variants are here that the rules tell from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// Parts of a hundred.
    Percent,
    /// What parts of a hundred differ by.
    PercentagePoint,
    /// Points, as of a game or an index.
    Point,
    /// Degrees Celsius.
    Degree,
    /// Length.
    Metre,
    /// Mass.
    Kilogram,
    /// Duration.
    Second,
    /// Months, which have no one duration.
    Month,
    /// Years.
    Year,
    /// A person's age.
    YearOfAge,
    /// How often.
    Time,
    /// Any persons.
    Person,
    /// Persons of an army.
    Soldier,
    /// Persons on board.
    Passenger,
    /// Persons who are children.
    Child,
    /// Persons who are held.
    Hostage,
    /// Persons who died.
    Death,
    /// Persons who were hurt.
    Injury,
    /// The first for each of the second: "metre/second".
    Rate(Arc<[MeasureKind; 2]>),
    /// Any other: "usd", "tank".
    Other(Arc<str>),
}

impl MeasureKind {
    /// Whether it is money, which is named by its code (ISO 4217).
    pub fn is_currency(&self) -> bool {
        const CODE: usize = 3;
        matches!(self, MeasureKind::Other(name) if name.len() == CODE)
    }
}

impl From<&str> for MeasureKind {
    /// By the name in the language files.
    fn from(name: &str) -> Self {
        match name {
            "percent" => MeasureKind::Percent,
            "percentage point" => MeasureKind::PercentagePoint,
            "point" => MeasureKind::Point,
            "degree" => MeasureKind::Degree,
            "metre" => MeasureKind::Metre,
            "kilogram" => MeasureKind::Kilogram,
            "second" => MeasureKind::Second,
            "month" => MeasureKind::Month,
            "year" => MeasureKind::Year,
            "year of age" => MeasureKind::YearOfAge,
            "time" => MeasureKind::Time,
            "person" => MeasureKind::Person,
            "soldier" => MeasureKind::Soldier,
            "passenger" => MeasureKind::Passenger,
            "child" => MeasureKind::Child,
            "hostage" => MeasureKind::Hostage,
            "death" => MeasureKind::Death,
            "injury" => MeasureKind::Injury,
            other => match other.split_once('/') {
                Some((of, each)) => MeasureKind::Rate([of, each].map(MeasureKind::from).into()),
                None => MeasureKind::Other(other.into()),
            },
        }
    }
}

impl Measure {
    /// `value` in this unit as one of what is measured.
    pub fn convert(&self, value: f64) -> f64 {
        value * self.each + self.zero
    }
}

impl Numbers {
    /// Whether the folded `word` is a plural, where the language tells.
    pub fn is_plural(&self, word: &str) -> bool {
        const SHORT: usize = 3;
        let ends = |endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        let by_ending = word.len() > SHORT && ends(&self.plural_endings) && !ends(&self.singular_endings);
        by_ending || !self.plurals.is_empty() && self.plurals.contains(&word_key(word))
    }

    /// Whether the folded `word` describes the folded `noun` after it, by the letters with which they end.
    pub fn describes(&self, word: &str, noun: &str) -> bool {
        let ends = |word: &str, endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        ends(word, &self.attributive_endings) && ends(noun, &self.attributed_endings)
    }

    /// Whether the folded `word` ends like none that is counted.
    pub fn ends_unit(&self, word: &str) -> bool {
        const SHORT: usize = 4;
        word.len() > SHORT && self.unit_end_letters.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether multipliers close a group of digits from ten thousand on.
    pub fn closes_late(&self) -> bool {
        self.closing_scale > 1_000.0
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NumbersData {
    decimal: Option<char>,
    thousands: Option<char>,
    unit_words: usize,
    ordinals: Vec<String>,
    amounts: Vec<String>,
    unit_ends: Vec<String>,
    classifiers: Vec<String>,
    modifiers: Vec<String>,
    before: Vec<String>,
    nouns_first: bool,
    myriads: bool,
    measures: Vec<MeasureData>,
    glued_measures: Vec<MeasureData>,
    nouns: Vec<MeasureData>,
    half_after: Vec<String>,
    half_before: Vec<String>,
    links: Vec<String>,
    of: Vec<String>,
    lone_scales: Vec<String>,
    bounded_scales: Vec<String>,
    inverted: Vec<String>,
    inverted_links: Vec<String>,
    worded: BTreeMap<String, (f64, String)>,
    prefixes: BTreeMap<String, f64>,
    adjectives: Vec<MeasureData>,
    each: Vec<String>,
    each_has: Vec<String>,
    not_numbers: Vec<String>,
    not_units: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
    minus_after: Vec<String>,
    part_of: Vec<String>,
    whole_first: Vec<String>,
    share_before: Vec<String>,
    articles: Vec<String>,
    half_inside: Vec<String>,
    per: Vec<String>,
    per_ends: Vec<String>,
    endings: Vec<String>,
    ranks: Vec<String>,
    streets: Vec<String>,
    rates_before: Vec<MeasureData>,
    labels: Vec<String>,
    labels_after: Vec<String>,
    score: Vec<String>,
    counters: Vec<String>,
    glued_counters: Vec<String>,
    ranges: BTreeMap<String, (f64, f64)>,
    ones: Vec<String>,
    service_numbers: Vec<u64>,
    plural_endings: Vec<String>,
    singular_endings: Vec<String>,
    plurals: Vec<String>,
    unit_end_letters: Vec<String>,
    attributive_endings: Vec<String>,
    attributed_endings: Vec<String>,
    particles: Vec<String>,
    digits: BTreeMap<String, f64>,
    not_shares: Vec<String>,
    fractions: BTreeMap<String, f64>,
    shares: BTreeMap<String, f64>,
    words: BTreeMap<String, f64>,
    after_tens: BTreeMap<String, f64>,
    scales: BTreeMap<String, f64>,
    suffixes: BTreeMap<String, f64>,
    several: BTreeMap<String, f64>,
    many: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureData {
    of: String,
    each: Option<f64>,
    zero: Option<f64>,
    words: Vec<String>,
}

pub(super) fn numbers(data: NumbersData) -> Numbers {
    Numbers {
        decimal: data.decimal,
        thousands: data.thousands,
        unit_words: data.unit_words.clamp(1, MOST_UNIT_WORDS),
        ordinals: Phrases::new(&data.ordinals),
        amounts: Phrases::new(&data.amounts),
        unit_ends: data.unit_ends.iter().map(|word| key(word)).collect(),
        classifiers: Phrases::new(&data.classifiers),
        modifiers: data.modifiers.iter().map(|word| key(word)).collect(),
        before: Phrases::new(&data.before),
        nouns_first: data.nouns_first,
        half_after: Phrases::new(&data.half_after),
        half_before: Phrases::new(&data.half_before),
        links: Phrases::new(&data.links),
        has_links: !data.links.is_empty(),
        of: Phrases::new(&data.of),
        lone_scales: data.lone_scales.iter().map(|word| fold_word(word)).collect(),
        bounded_scales: data.bounded_scales.iter().map(|word| fold_word(word)).collect(),
        inverted: data.inverted.iter().map(|word| fold_word(word)).collect(),
        inverted_links: data.inverted_links.iter().map(|word| key(word)).collect(),
        worded_forms: data.worded.keys().map(|word| fold_word(word)).collect(),
        worded: Lexicon::new(data.worded.clone()),
        prefixes: prefixes(&data.prefixes),
        each: Phrases::new(&data.each),
        each_has: Phrases::new(&data.each_has),
        not_numbers: Phrases::new(&data.not_numbers),
        not_units: Phrases::new(&data.not_units),
        point: Phrases::new(&data.point),
        minus: Phrases::new(&data.minus),
        minus_after: Phrases::new(&data.minus_after),
        part_of: Phrases::new(&data.part_of),
        whole_first: Phrases::new(&data.whole_first),
        share_before: Phrases::new(&data.share_before),
        per: Phrases::new(&data.per),
        per_ends: data.per_ends.iter().map(|word| key(word)).collect(),
        endings: data.endings.iter().map(|word| key(word)).collect(),
        ranks: Phrases::new(&data.ranks),
        streets: Phrases::new(&data.streets),
        labels: Phrases::new(&data.labels),
        labels_after: Phrases::new(&data.labels_after),
        score: Phrases::new(&data.score),
        counters: Phrases::new(&data.counters),
        glued_counters: data.glued_counters.iter().map(|word| key(word)).collect(),
        ranges: Lexicon::new(data.ranges.iter().map(|(words, &range)| (words, range))),
        ones: data.ones.iter().map(|name| MeasureKind::from(name.as_str())).collect(),
        service_numbers: data.service_numbers.iter().map(|number| word_key(&number.to_string())).collect(),
        plural_endings: data.plural_endings.clone(),
        singular_endings: data.singular_endings.clone(),
        plurals: data.plurals.iter().map(|word| key(word)).collect(),
        unit_end_letters: data.unit_end_letters.clone(),
        attributive_endings: data.attributive_endings.clone(),
        attributed_endings: data.attributed_endings.clone(),
        particles: Phrases::new(&data.particles),
        digits: values(&data.digits),
        not_shares: Phrases::new(&data.not_shares),
        fractions: values(&data.fractions),
        share_forms: data.shares.keys().map(|words| fold_word(words)).collect(),
        shares: Lexicon::new(data.shares.iter().map(|(words, &share)| (words, share))),
        articles: data.articles.iter().map(|word| key(word)).collect(),
        half_inside: Phrases::new(&data.half_inside),
        openers: openers(&data),
        forms: forms(&data),
        word_phrases: Lexicon::new(long_words(&data.words)),
        words: values(&data.words),
        after_tens: values(&data.after_tens),
        closing_scale: if data.myriads { MYRIAD } else { THOUSAND },
        scales: values(&data.scales),
        suffixes: data.suffixes.iter().map(|(letters, &value)| (fold_word(letters), value)).collect(),
        several: values(&data.several),
        many: values(&data.many),
        measures: measures(data.measures),
        glued_measures: measures(data.glued_measures),
        nouns: measures(data.nouns),
        adjectives: measures(data.adjectives),
        rates_before: measures(data.rates_before),
    }
}

/// The beginnings of adjectives, folded, the longest first.
fn prefixes(data: &BTreeMap<String, f64>) -> Vec<(String, f64)> {
    let mut prefixes: Vec<_> = data.iter().map(|(letters, &value)| (fold_word(letters), value)).collect();
    prefixes.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    prefixes
}

/// The key of the first word of everything that an amount in words can begin with.
fn openers(data: &NumbersData) -> FxHashSet<u64> {
    let maps = [&data.words, &data.digits, &data.several, &data.many, &data.shares];
    let lists = data.half_before.iter().chain(&data.lone_scales).chain(data.ranges.keys());
    let words = maps.into_iter().flat_map(BTreeMap::keys).chain(lists);
    words.filter_map(|word| word.split_whitespace().flat_map(keys_of).next()).collect()
}

/// The number words, folded.
fn forms(data: &NumbersData) -> FxHashSet<String> {
    let maps = [&data.words, &data.after_tens, &data.scales, &data.several, &data.many];
    maps.into_iter().flat_map(BTreeMap::keys).chain(&data.half_before).map(|word| fold_word(word)).collect()
}

/// The words of one token, by key, with their values.
fn values(map: &BTreeMap<String, f64>) -> FxHashMap<u64, f64> {
    map.iter().filter(|(word, _)| is_one_token(word)).map(|(word, &value)| (key(word), value)).collect()
}

/// The words of several tokens, with their values.
fn long_words(map: &BTreeMap<String, f64>) -> impl Iterator<Item = (&String, f64)> {
    map.iter().filter(|(word, _)| !is_one_token(word)).map(|(word, &value)| (word, value))
}

fn is_one_token(word: &str) -> bool {
    word.split_whitespace().flat_map(keys_of).nth(1).is_none()
}

fn measures(data: Vec<MeasureData>) -> Lexicon<Measure> {
    meanings(data.into_iter().map(|unit| {
        let (each, zero) = (unit.each.unwrap_or(1.0), unit.zero.unwrap_or(0.0));
        let measure = Measure { of: unit.of.as_str().into(), each, zero };
        (unit.words, measure)
    }))
}
