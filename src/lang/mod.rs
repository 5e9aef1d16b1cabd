//! What a language contributes: its cues, number words, units, short forms, and words that mean the same.
//!
//! Everything is data, in a folder for each language (`assets/lang/<code>/`, or the reader's own); this room turns it
//! into [`Pack`]s whose phrases are found by word keys. It knows no documents. Known limit: a text has one language,
//! told by its commonest words.

mod calendar;
mod clock;
mod cues;
mod data;
mod details;
mod detect;
mod judging;
mod key_filter;
mod lexicon;
mod names;
mod numbers;
mod packs;
mod phrases;
mod places;
mod sentences;
mod thesaurus;

use std::sync::LazyLock;

pub use calendar::{CalendarUnit, DateWords, DayOrder, Part};
pub use clock::TimeWords;
pub use cues::{Cues, ReferenceWords, SpeakerWords};
pub use details::{DayPart, DetailWords, Opposites, Outcome, Roles};
pub use detect::detect;
pub use judging::{Found, Judging, Sets};
pub use lexicon::Lexicon;
pub use names::{Gender, NameWords, Spellings, Titles};
pub use numbers::{Measure, MeasureKind, Numbers};
use packs::{More, Packs, UNKNOWN};
pub use phrases::Phrases;
pub use places::{Place, PlaceForm, PlaceList, Places};
use rustc_hash::FxHashSet;
pub use sentences::{SentenceWords, ShortForm};
pub use thesaurus::{Thesaurus, concept_key};

use crate::notes::Note;

/// One language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The folder of its lists: in the program's sources, or the reader's own.
    pub folder: String,
    /// Keys of the words by which the language is told.
    common: FxHashSet<u64>,
    /// Letters, small, that hardly another language is written with.
    letters: FxHashSet<char>,
    /// Short forms, and words that open a sentence.
    pub sentences: SentenceWords,
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
    /// What an earlier version of the article said.
    pub superseded: Phrases,
    /// What a page speaks of when it speaks of itself.
    pub self_words: Phrases,
    /// How a page speaks to its reader.
    pub reader_words: Phrases,
    /// Verbs and auxiliaries.
    pub verbs: Phrases,
    /// Words after which a verb is a noun.
    pub nouns_before: Phrases,
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
    /// Those of `at_most` that say what a value came to, where a word of `reached` stands before ("вырос до 50").
    pub up_to: Phrases,
    /// Verbs of growth and decline.
    pub reached: Phrases,
    /// Before how much something changed ("вырос на 5 рублей, до 50"), which opens no range.
    pub changed_by: Phrases,
    /// At least, of an age alone ("ngoài 40 tuổi").
    pub older: Phrases,
    /// Between the ends of a range.
    pub to: Phrases,
    /// Before a range whose ends an `and` joins.
    pub between: Phrases,
    /// Between the ends of such a range.
    pub and: Phrases,
    /// Between two lengths of one area ("6 by 4 metres").
    pub by: Phrases,
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
