//! What a language contributes: its cues, number words, units, short forms, and words that mean the same.
//!
//! Everything is data, in a folder for each language (`assets/lang/<code>/`, or the reader's own); this room turns it
//! into [`Pack`]s whose phrases are found by word keys. It knows no documents. Known limit: a text has one language,
//! told by its commonest words.

mod cues;
mod data;
mod details;
mod detect;
mod judging;
mod lexicon;
mod names;
mod packs;
mod phrases;
mod places;
mod thesaurus;

use std::sync::{Arc, LazyLock};

pub use cues::{Cues, ReferenceWords, SpeakerWords};
pub use details::{DetailWords, Opposites, Outcome, Roles};
pub use detect::detect;
pub use judging::{Found, Judging, Sets};
pub use lexicon::Lexicon;
pub use names::{Gender, NameWords, Spellings, Titles};
use packs::{More, Packs, UNKNOWN};
pub use phrases::Phrases;
pub use places::{Place, PlaceForm, Places};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
pub use thesaurus::{Thesaurus, concept_key};

use crate::notes::Note;

/// One language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// Keys of the words by which the language is told.
    common: FxHashSet<u64>,
    /// Letters, small, that hardly another language is written with.
    letters: FxHashSet<char>,
    /// Folded short forms, without their full stop.
    pub abbreviations: FxHashSet<String>,
    /// Keys of words that open a sentence and are no part of the name after them.
    pub openers: FxHashSet<u64>,
    /// Words before the maker of a picture.
    pub credits: Phrases,
    /// Words of the page around an article, and of statements.
    pub page: PageWords,
    /// How numbers are written and what they count.
    pub numbers: Numbers,
    /// Words that bound a number.
    pub bounds: Bounds,
    /// Words around dates.
    pub dates: DateWords,
    /// Words around times of day.
    pub times: TimeWords,
    /// Words that tell who says it, denies it, is not sure.
    pub cues: Cues,
    /// What is read when it is asked for.
    more: More,
    /// Words around those who say it.
    pub speakers: SpeakerWords,
    /// Words that point back to an earlier claim.
    pub references: ReferenceWords,
    /// Words by which a sentence is divided.
    pub clauses: ClauseWords,
}

/// Words by which a sentence is divided into clauses.
#[derive(Debug)]
pub struct ClauseWords {
    /// So many words a clause has at least.
    pub words: usize,
    /// So many where a conjunction or a semicolon parts it from the next.
    pub joined_words: usize,
    /// Conjunctions that open a clause.
    pub joins: Phrases,
    /// Words after a comma that go on with what stands before.
    pub goes_on: Phrases,
    /// Keys of words that show a predicate.
    pub predicates: FxHashSet<u64>,
    /// Words with one of them that show none.
    pub not_predicates: Phrases,
}

/// Words of the page around an article, and the words by which a statement differs from a heading.
#[derive(Debug)]
pub struct PageWords {
    /// Alone on a line or before a colon: another story, key words, a button.
    pub labels: Phrases,
    /// What a page speaks of when it speaks of itself.
    pub self_words: Phrases,
    /// How a page speaks to its reader.
    pub reader_words: Phrases,
    /// Verbs and auxiliaries.
    pub verbs: Phrases,
    /// Words after which a verb is a noun.
    pub nouns_before: Phrases,
}

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
    /// Words between two unknown numbers ("tens of thousands").
    pub of: Phrases,
    /// Number words by key.
    pub words: FxHashMap<u64, f64>,
    /// All number words of one form, folded: where words are known by their stem, another form is none ("сто", "стоит").
    pub forms: FxHashSet<String>,
    /// Number words of several tokens ("예순", "a couple of").
    pub word_phrases: Lexicon<f64>,
    /// Multipliers, folded, that are a number by themselves ("тысяча").
    pub lone_scales: FxHashSet<String>,
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
    /// What is measured or counted; the same name in every language ("metre", "person").
    pub of: Arc<str>,
    /// How many of it one unit is.
    pub each: f64,
    /// What of it the unit's own zero is: degrees Celsius at 0 °F.
    pub zero: f64,
}

impl Measure {
    /// `value` in this unit as one of what is measured.
    pub fn convert(&self, value: f64) -> f64 {
        value * self.each + self.zero
    }
}

impl Numbers {
    /// Whether multipliers close a group of digits from ten thousand on.
    pub fn closes_late(&self) -> bool {
        self.closing_scale > 1_000.0
    }
}

/// Words that bound a number.
#[derive(Debug)]
pub struct Bounds {
    /// About.
    pub about: Phrases,
    /// A little less.
    pub nearly: Phrases,
    /// At least.
    pub at_least: Phrases,
    /// At most.
    pub at_most: Phrases,
    /// About, after what is counted.
    pub about_after: Phrases,
    /// A little less, after what is counted.
    pub nearly_after: Phrases,
    /// At least, after what is counted.
    pub at_least_after: Phrases,
    /// At most, after what is counted.
    pub at_most_after: Phrases,
    /// A little more, between a number and what it counts ("10여 명").
    pub at_least_inside: Phrases,
    /// Between the ends of a range.
    pub to: Phrases,
    /// Before a range whose ends an `and` joins.
    pub between: Phrases,
    /// Between the ends of such a range.
    pub and: Phrases,
}

/// Words around dates.
#[derive(Debug)]
pub struct DateWords {
    /// Before a day.
    pub day: Phrases,
    /// Before a month's number.
    pub month: Phrases,
    /// Before a year.
    pub year: Phrases,
    /// After a day's number ("3일").
    pub day_after: Phrases,
    /// After a month's number ("5월").
    pub month_after: Phrases,
    /// After a year ("2024년", "2024 года").
    pub year_after: Phrases,
    /// Of a date in three numbers the day comes first, never the month.
    pub day_first: bool,
    /// Names of months, by key.
    pub months: FxHashMap<u64, u8>,
    /// Words after which a month's name may stand alone.
    pub month_alone: Phrases,
    /// Days of the week: 0 is Monday.
    pub weekdays: Lexicon<u8>,
    /// Quarters of a year, 1 to 4.
    pub quarters: Lexicon<u8>,
    /// Parts of a month or a year.
    pub parts: Lexicon<Part>,
    /// After a day that is to come.
    pub coming: Phrases,
    /// Before a day that is to come.
    pub next: Phrases,
    /// Before a day of the week that has been.
    pub last: Phrases,
    /// Before words of [`DateWords::relative`] that mean several.
    pub plural: Phrases,
    /// Words that lean on the day of publication: what of the calendar, and how many after it.
    pub relative: Lexicon<(CalendarUnit, i32)>,
    /// Whether they are written with a capital.
    pub capital_months: bool,
}

/// A third of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
    Late,
}

/// What of the calendar a word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CalendarUnit {
    /// A day.
    Day,
    /// A week, from Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Words around times of day.
#[derive(Debug)]
pub struct TimeWords {
    /// Before a time.
    pub at: Phrases,
    /// After the hour.
    pub hour: Phrases,
    /// Letters between hour and minute, right after the digits.
    pub letters: Vec<String>,
    /// After the minutes.
    pub minute: Phrases,
    /// Half an hour more.
    pub half: Phrases,
    /// Before a duration.
    pub durations: Phrases,
    /// Parts of the day after an hour: the hours between which they lie, past 24 on the next day.
    pub parts: Lexicon<(u8, u8)>,
}

impl Pack {
    /// Words around names, and the places by their names in the language.
    pub fn names(&self) -> &NameWords {
        &self.more.names
    }

    /// Words around details.
    pub fn details(&self) -> &DetailWords {
        &self.more.details
    }

    /// What cannot both be so of one thing.
    pub fn opposites(&self) -> &Opposites {
        &self.more.opposites
    }

    /// The words by which two passages are judged.
    pub fn judging(&self) -> &Judging {
        &self.more.judging
    }

    /// Words that mean the same.
    pub fn thesaurus(&self) -> &Thesaurus {
        &self.more.thesaurus
    }

    /// Whether nearly every text of the language has the word with this key.
    pub fn is_common(&self, key: u64) -> bool {
        self.common.contains(&key)
    }
}

/// The pack of `code`, or the one for languages without a pack.
pub fn pack(code: Option<&str>) -> &'static Pack {
    let wanted = code.unwrap_or(UNKNOWN);
    let Packs { list, unknown, .. } = packs();
    list.iter().find(|pack| pack.code == wanted).unwrap_or(&list[*unknown])
}

/// The code of the language that `code` names, where a pack knows it.
pub fn known(code: &str) -> Option<&'static str> {
    let named = |pack: &&Pack| pack.code == code && pack.code != UNKNOWN;
    packs().list.iter().find(named).map(|pack| pack.code)
}

/// All packs.
pub fn all() -> &'static [Pack] {
    &packs().list
}

/// What is wrong with the reader's own language packs.
pub fn notes() -> &'static [Note] {
    &packs().notes
}

/// All packs, read at the first use.
fn packs() -> &'static Packs {
    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::load);
    &PACKS
}
