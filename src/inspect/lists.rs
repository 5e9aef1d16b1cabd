//! Which word list knows the words by which something was read.
//!
//! Reading keeps no note of it: the lists are asked again here, with the words that reading points at. Each list goes by its
//! key in the language pack's file, so that it can be found there. Known limit: where two lists know the same words, the one
//! that is named first here is told.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    claims::{Article, Bound, Word},
    lang::{self, Lexicon, Pack, Part, Phrases, PlaceList, Sets},
    segment::Rule,
    text::{Span, is_letter_or_digit, keys_of},
};

/// The files of a language pack.
const LANGUAGE: &str = "language.toml";
const NAMES: &str = "names.toml";
const DETAILS: &str = "details.toml";
const PLACES: &str = "places.tsv";
/// What every language shares.
const PLACES_EVERYWHERE: &str = "assets/places/places.tsv";

/// A list that has words which were found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListHit {
    /// The file that has the list: in the program's sources, or of the reader's own pack.
    pub file: String,
    /// The list's key in the file ("cues.denies"); empty where the file is one list.
    pub list: &'static str,
    /// The words, as the text has them.
    pub words: String,
}

/// Words that can be asked for by their keys.
trait WordList {
    /// How many words the longest entry has that begins with the first of `keys`.
    fn starting(&self, keys: &[u64]) -> Option<usize>;
}

impl WordList for Phrases {
    fn starting(&self, keys: &[u64]) -> Option<usize> {
        Phrases::starting(self, keys)
    }
}

impl<T> WordList for Lexicon<T> {
    fn starting(&self, keys: &[u64]) -> Option<usize> {
        Lexicon::starting(self, keys).map(|(words, _)| words)
    }
}

impl WordList for Sets {
    fn starting(&self, keys: &[u64]) -> Option<usize> {
        Sets::starting(self, keys).map(|(_, words)| words)
    }
}

impl<T> WordList for FxHashMap<u64, T> {
    fn starting(&self, keys: &[u64]) -> Option<usize> {
        self.contains_key(keys.first()?).then_some(1)
    }
}

impl WordList for FxHashSet<u64> {
    fn starting(&self, keys: &[u64]) -> Option<usize> {
        self.contains(keys.first()?).then_some(1)
    }
}

/// A list of a pack, by the file and the key that it has there.
pub(super) struct List {
    file: &'static str,
    key: &'static str,
    starting: Box<Starting>,
}

/// How many words the longest entry has that begins with the first of some keys.
type Starting = dyn Fn(&[u64]) -> Option<usize>;

fn list(key: &'static str, words: &'static impl WordList) -> List {
    List { file: LANGUAGE, key, starting: Box::new(|keys| words.starting(keys)) }
}

fn of_names(key: &'static str, words: &'static impl WordList) -> List {
    List { file: NAMES, ..list(key, words) }
}

fn of_details(key: &'static str, words: &'static impl WordList) -> List {
    List { file: DETAILS, ..list(key, words) }
}

/// What denies.
pub(super) fn denials(pack: &'static Pack) -> [List; 1] {
    [list("cues.denies", &pack.cues.denies)]
}

/// What accuses or suspects.
pub(super) fn allegations(pack: &'static Pack) -> [List; 1] {
    [list("cues.alleges", &pack.cues.alleges)]
}

/// What leaves unsure.
pub(super) fn hedges(pack: &'static Pack) -> [List; 2] {
    [list("cues.hedges", &pack.cues.hedges), list("cues.hedges_number", &pack.cues.hedges_number)]
}

/// What negates a predicate.
pub(super) fn negations(pack: &'static Pack) -> [List; 2] {
    [list("cues.negates", &pack.cues.negates), list("cues.negates_first", &pack.cues.negates_first)]
}

/// What points back.
pub(super) fn references(pack: &'static Pack) -> [List; 4] {
    let words = &pack.references;
    [
        list("references.accusation", &words.accusation),
        list("references.information", &words.information),
        list("references.event", &words.event),
        list("references.pronoun", &words.pronoun),
    ]
}

/// What tells that somebody speaks.
pub(super) fn saying(pack: &'static Pack) -> [List; 6] {
    let cues = &pack.cues;
    [
        list("cues.says", &cues.says),
        list("cues.says_last", &cues.says_last),
        list("cues.inverted", &cues.inverted),
        list("cues.according_pronouns", &cues.according_pronouns),
        list("cues.according", &cues.according),
        list("cues.according_after", &cues.according_after),
    ]
}

/// With what the words for a speaker begin.
pub(super) fn speakers(pack: &'static Pack) -> [List; 6] {
    let (speakers, names) = (&pack.speakers, pack.names());
    [
        list("speakers.unnamed", &speakers.unnamed),
        list("speakers.persons", &speakers.persons),
        of_names("titles.offices", &names.titles.offices),
        of_names("titles.callings", &names.titles.callings),
        of_names("bodies.whole", &names.bodies),
        of_names("bodies.heads", &names.heads),
    ]
}

/// What opens a clause.
pub(super) fn conjunctions(pack: &'static Pack) -> [List; 1] {
    [list("clauses.joins", &pack.clauses.joins)]
}

/// What is counted or measured.
pub(super) fn units(pack: &'static Pack) -> [List; 4] {
    let numbers = &pack.numbers;
    [
        list("numbers.measures", &numbers.measures),
        list("numbers.glued_measures", &numbers.glued_measures),
        list("numbers.adjectives", &numbers.adjectives),
        list("numbers.nouns", &numbers.nouns),
    ]
}

/// Numbers in words.
pub(super) fn numerals(pack: &'static Pack) -> [List; 12] {
    let numbers = &pack.numbers;
    [
        list("numbers.worded", &numbers.worded),
        list("numbers.shares", &numbers.shares),
        list("numbers.ranges", &numbers.ranges),
        list("numbers.half_before", &numbers.half_before),
        list("numbers.half_after", &numbers.half_after),
        list("numbers.words", &numbers.word_phrases),
        list("numbers.words", &numbers.words),
        list("numbers.after_tens", &numbers.after_tens),
        list("numbers.scales", &numbers.scales),
        list("numbers.several", &numbers.several),
        list("numbers.many", &numbers.many),
        list("numbers.fractions", &numbers.fractions),
    ]
}

/// What bounds a number so, before it.
pub(super) fn bounds_before(pack: &'static Pack, bound: Bound) -> Vec<List> {
    let bounds = &pack.bounds;
    match bound {
        Bound::Exact => Vec::new(),
        Bound::About => vec![list("bounds.about", &bounds.about)],
        Bound::Nearly => vec![list("bounds.nearly", &bounds.nearly)],
        Bound::AtLeast => vec![list("bounds.at_least", &bounds.at_least), list("bounds.older", &bounds.older)],
        Bound::AtMost => vec![list("bounds.at_most", &bounds.at_most)],
        Bound::Range => vec![list("bounds.between", &bounds.between)],
    }
}

/// The same, among its own words.
pub(super) fn bounds_inside(pack: &'static Pack, bound: Bound) -> Vec<List> {
    let bounds = &pack.bounds;
    match bound {
        Bound::AtLeast => vec![list("bounds.at_least_inside", &bounds.at_least_inside)],
        Bound::Range => vec![list("bounds.to", &bounds.to), list("bounds.and", &bounds.and)],
        _ => Vec::new(),
    }
}

/// The same, after it.
pub(super) fn bounds_after(pack: &'static Pack, bound: Bound) -> Vec<List> {
    let bounds = &pack.bounds;
    match bound {
        Bound::Exact | Bound::Range => Vec::new(),
        Bound::About => vec![list("bounds.about_after", &bounds.about_after)],
        Bound::Nearly => vec![list("bounds.nearly_after", &bounds.nearly_after)],
        Bound::AtLeast => vec![list("bounds.at_least_after", &bounds.at_least_after)],
        Bound::AtMost => vec![list("bounds.at_most_after", &bounds.at_most_after)],
    }
}

/// The words of a date.
pub(super) fn date_words(pack: &'static Pack) -> Vec<List> {
    let dates = &pack.dates;
    let mut words = vec![
        list("dates.events", &dates.events),
        list("dates.relative", &dates.relative),
        list("dates.named_day", &dates.named_day),
        list("dates.ago", &dates.ago),
        list("dates.ago_before", &dates.ago_before),
        list("dates.later", &dates.later),
        list("dates.later_before", &dates.later_before),
        list("dates.weekdays", &dates.weekdays),
        list("dates.quarters", &dates.quarters),
        list("dates.halves", &dates.halves),
        list("dates.stretches", &dates.stretches),
        list("dates.months_from_start", &dates.months_from_start),
        list("dates.centuries", &dates.centuries),
        list("dates.decade_before", &dates.decade_before),
        list("dates.decade_after", &dates.decade_after),
        list("dates.named_year", &dates.named_year),
        list("dates.months", &dates.months),
        list("dates.day_after", &dates.day_after),
        list("dates.month_after", &dates.month_after),
        list("dates.year_after", &dates.year_after),
        list("dates.month", &dates.month),
        list("dates.year", &dates.year),
        list("dates.day", &dates.day),
        list("dates.until", &dates.until),
        list("bounds.to", &pack.bounds.to),
        list("dates.units", &dates.units),
        list("dates.month_words", &dates.month_words),
        list("dates.days", &dates.days),
    ];
    words.extend(parts_of_year(pack));
    words
}

/// The words right before a date that tell which it is.
pub(super) fn date_cues(pack: &'static Pack) -> Vec<List> {
    let dates = &pack.dates;
    vec![
        list("dates.day", &dates.day),
        list("dates.month", &dates.month),
        list("dates.year", &dates.year),
        list("dates.month_alone", &dates.month_alone),
        list("dates.year_before_noun", &dates.year_before_noun),
        list("dates.next", &dates.next),
        list("dates.last", &dates.last),
        list("dates.eve", &dates.eve),
    ]
}

/// The parts of a month or a year.
fn parts_of_year(pack: &'static Pack) -> [List; 6] {
    let part = |key, words: &'static Lexicon<Part>, of: Part| List {
        starting: Box::new(move |keys| words.starting(keys).filter(|(_, part)| **part == of).map(|(count, _)| count)),
        ..list(key, words)
    };
    let dates = &pack.dates;
    [
        part("dates.early", &dates.parts, Part::Early),
        part("dates.mid", &dates.parts, Part::Mid),
        part("dates.late", &dates.parts, Part::Late),
        part("dates.early_after", &dates.parts_after, Part::Early),
        part("dates.mid_after", &dates.parts_after, Part::Mid),
        part("dates.late_after", &dates.parts_after, Part::Late),
    ]
}

/// The words of a time of day.
pub(super) fn time_words(pack: &'static Pack) -> Vec<List> {
    let times = &pack.times;
    vec![
        list("times.names", &times.names),
        list("times.past", &times.past),
        list("times.parts_before", &times.parts_before),
        list("times.clock", &times.clock),
        list("times.hour", &times.hour),
        list("times.less", &times.less),
        list("times.half", &times.half),
        list("times.more", &times.more),
        list("times.minute", &times.minute),
        list("times.parts", &times.parts),
        list("times.hours", &times.hours),
    ]
}

/// The words right before a time of day, and right after it.
pub(super) fn time_cues(pack: &'static Pack) -> [List; 3] {
    let times = &pack.times;
    [list("times.at", &times.at), list("times.opening", &times.opening), list("times.zones", &times.zones)]
}

/// The words before a name or after it that tell a person.
pub(super) fn titles(pack: &'static Pack) -> [List; 6] {
    let titles = &pack.names().titles;
    [
        of_names("titles.male", &titles.male),
        of_names("titles.female", &titles.female),
        of_names("titles.any", &titles.any),
        of_names("titles.offices", &titles.offices),
        of_names("titles.callings", &titles.callings),
        of_names("titles.ends", &titles.ends),
    ]
}

/// With what a name begins.
pub(super) fn beginnings_of_names(pack: &'static Pack) -> [List; 5] {
    let names = pack.names();
    [
        of_names("people", &names.known_people),
        of_names("bodies.whole", &names.bodies),
        of_names("bodies.heads", &names.heads),
        of_names("families", &names.families),
        of_names("given_names", &names.given_names),
    ]
}

/// The words by which `rule` tells what is no claim.
pub(super) fn page_words(pack: &'static Pack, rule: Rule) -> Vec<List> {
    let page = &pack.page;
    match rule {
        Rule::PageLabel => vec![list("page.labels", &page.labels)],
        Rule::LabelledCredit => vec![list("credits", &pack.credits)],
        Rule::Superseded => vec![list("page.superseded", &page.superseded)],
        Rule::Notice => {
            vec![list("page.self_words", &page.self_words), list("page.reader_words", &page.reader_words)]
        }
        _ => Vec::new(),
    }
}

/// The words of a detail that is no number, day or name by itself.
pub(super) fn detail_words(pack: &'static Pack) -> [List; 5] {
    let details = pack.details();
    [
        of_details("born", &details.born),
        of_details("day_parts", &details.day_parts),
        of_details("ranks", &details.ranks),
        of_details("numbered", &details.numbered),
        list("dates.weekdays", &pack.dates.weekdays),
    ]
}

/// The words right before a name that make it a place's.
pub(super) fn before_places(pack: &'static Pack) -> [List; 1] {
    [of_details("place_before", &pack.details().place_before)]
}

/// The words right after one.
pub(super) fn after_places(pack: &'static Pack) -> [List; 1] {
    [of_details("place_after", &pack.details().place_after)]
}

/// The words of an article, which its pack's lists are asked for.
pub(super) struct Asked<'a> {
    text: &'a str,
    pack: &'static Pack,
    words: Vec<Word>,
    keys: Vec<u64>,
}

/// A phrase has at most so many words.
const LONGEST: usize = 8;

impl<'a> Asked<'a> {
    /// The words of all claims of `article`.
    pub fn new(article: &'a Article) -> Self {
        let words: Vec<Word> = article.claims.iter().flat_map(|claim| claim.words.iter().copied()).collect();
        let keys = words.iter().map(|word| word.key).collect();
        Asked { text: &article.document.text, pack: lang::pack(article.document.language), words, keys }
    }

    /// The pack whose lists are asked.
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// The first of `lists` that has just the words at `span`.
    pub fn exact(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        let at = self.range(span);
        let keys = &self.keys[at.clone()];
        let has_all = |list: &&List| (list.starting)(keys) == Some(keys.len());
        lists.iter().find(has_all).map(|list| self.hit(list, at)).into_iter().collect()
    }

    /// The phrases of `lists` inside `span` from left to right, at each word the longest.
    pub fn within(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        let Range { start: mut at, end } = self.range(span);
        let mut hits = Vec::new();
        while at < end {
            match longest(&self.keys[at..end], lists) {
                Some((list, words)) => {
                    hits.push(self.hit(list, at..at + words));
                    at += words;
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The phrase of `lists` with which the words at `span` begin.
    pub fn starting(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        let Range { start, end } = self.range(span);
        let found = longest(&self.keys[start..end], lists);
        found.map(|(list, words)| self.hit(list, start..start + words)).into_iter().collect()
    }

    /// The longest phrase of `lists` right before `span`.
    pub fn before(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        self.ending(self.range(span).start, lists)
    }

    /// The longest phrase of `lists` with which the words at `span` end.
    pub fn closing(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        self.ending(self.range(span).end, lists)
    }

    /// The longest phrase of `lists` right after `span`.
    pub fn after(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        let from = self.range(span).end;
        let found = longest(&self.keys[from..], lists);
        found.map(|(list, words)| self.hit(list, from..from + words)).into_iter().collect()
    }

    fn ending(&self, end: usize, lists: &[List]) -> Vec<ListHit> {
        let ending = |from: usize| {
            let keys = &self.keys[from..end];
            lists.iter().find(|list| (list.starting)(keys) == Some(keys.len())).map(|list| (list, from))
        };
        let found = (end.saturating_sub(LONGEST)..end).find_map(ending);
        found.map(|(list, from)| self.hit(list, from..end)).into_iter().collect()
    }

    /// The list of places that has the name at `span`, or the one of short forms beside a dash.
    pub fn place(&self, span: Span) -> Vec<ListHit> {
        let at = self.range(span);
        let words = self.words_at(at.clone());
        let form = self.pack.names().places.starting(&self.keys[at.clone()]).filter(|(_, words)| *words == at.len());
        let (file, list) = match form.map(|(form, _)| form.list) {
            Some(PlaceList::Everywhere) => (PLACES_EVERYWHERE.to_owned(), ""),
            Some(PlaceList::Language) => (self.path(PLACES), ""),
            Some(PlaceList::Press) => (self.path(NAMES), "places"),
            None => (self.path(NAMES), "pairs"),
        };
        vec![ListHit { file, list, words }]
    }

    /// The list that has `unit`, the words of what is counted.
    pub fn unit(&self, unit: &str) -> Vec<ListHit> {
        let keys: Vec<u64> = unit.split_whitespace().flat_map(keys_of).collect();
        let found = longest(&keys, &units(self.pack)).map(|(list, _)| (list.file, list.key));
        found.map(|(file, list)| ListHit { file: self.path(file), list, words: unit.to_owned() }).into_iter().collect()
    }

    /// The first phrase of each of `lists` in the words at `span`, which need not be of a claim.
    pub fn anywhere(&self, span: Span, lists: &[List]) -> Vec<ListHit> {
        let words: Vec<Word> = words_of(self.text, span);
        let keys: Vec<u64> = words.iter().map(|word| word.key).collect();
        let first = |list: &List| {
            let (at, count) = (0..keys.len()).find_map(|at| Some((at, (list.starting)(&keys[at..])?)))?;
            let span = Span { start: words[at].span.start, end: words[at + count - 1].span.end };
            Some(ListHit { file: self.path(list.file), list: list.key, words: span.of(self.text).to_owned() })
        };
        lists.iter().filter_map(first).collect()
    }

    fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.pack.folder)
    }

    fn hit(&self, list: &List, at: Range<usize>) -> ListHit {
        ListHit { file: self.path(list.file), list: list.key, words: self.words_at(at) }
    }

    fn words_at(&self, at: Range<usize>) -> String {
        let words = &self.words[at];
        let ends = words.first().zip(words.last());
        ends.map_or_else(String::new, |(first, last)| {
            Span { start: first.span.start, end: last.span.end }.of(self.text).to_owned()
        })
    }

    /// The words that share a byte with `span`.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.words.partition_point(|word| word.span.end <= span.start);
        start..self.words.partition_point(|word| word.span.start < span.end).max(start)
    }
}

/// The list with the longest phrase that begins with the first of `keys`, the first of several, and its number of words.
fn longest<'l>(keys: &[u64], lists: &'l [List]) -> Option<(&'l List, usize)> {
    let found = lists.iter().rev().filter_map(|list| Some((list, (list.starting)(keys)?)));
    found.max_by_key(|(_, words)| *words)
}

/// The words at `span` of `text`, as lists know them: one of several pieces is as many words.
fn words_of(text: &str, span: Span) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = span.start as usize;
    for part in span.of(text).split_inclusive(char::is_whitespace) {
        let bare = part.trim_start_matches(|ch: char| !is_letter_or_digit(ch));
        let at = start + (part.len() - bare.len());
        let bare = bare.trim_end_matches(|ch: char| !is_letter_or_digit(ch));
        start += part.len();
        if !bare.is_empty() {
            let span = Span::new(at, at + bare.len());
            words.extend(keys_of(bare).into_iter().map(|key| Word { span, key }));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every list that can be told.
    fn all(pack: &'static Pack) -> Vec<List> {
        let bounds = [Bound::About, Bound::Nearly, Bound::AtLeast, Bound::AtMost, Bound::Range];
        let rules = [Rule::PageLabel, Rule::LabelledCredit, Rule::Superseded, Rule::Notice];
        let mut all: Vec<List> = Vec::new();
        all.extend(denials(pack).into_iter().chain(allegations(pack)).chain(hedges(pack)).chain(negations(pack)));
        all.extend(references(pack).into_iter().chain(saying(pack)).chain(speakers(pack)).chain(conjunctions(pack)));
        all.extend(units(pack).into_iter().chain(numerals(pack)).chain(date_words(pack)).chain(date_cues(pack)));
        all.extend(time_words(pack).into_iter().chain(time_cues(pack)).chain(titles(pack)).chain(detail_words(pack)));
        all.extend(beginnings_of_names(pack).into_iter().chain(before_places(pack)).chain(after_places(pack)));
        all.extend(bounds.into_iter().flat_map(|bound| {
            let before = bounds_before(pack, bound).into_iter();
            before.chain(bounds_inside(pack, bound)).chain(bounds_after(pack, bound))
        }));
        all.extend(rules.into_iter().flat_map(|rule| page_words(pack, rule)));
        all
    }

    #[test]
    fn every_list_has_the_key_that_it_goes_by() {
        let mut keys: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
        for pack in lang::all() {
            for List { file, key, .. } in all(pack) {
                let text = std::fs::read_to_string(format!("{}/{}/{file}", env!("CARGO_MANIFEST_DIR"), pack.folder));
                let Ok(file_of_pack) = text.unwrap_or_default().parse::<toml::Table>() else { panic!("{file}") };
                let mut value = Some(&toml::Value::Table(file_of_pack)).cloned();
                for part in key.split('.') {
                    value = value.and_then(|value| value.get(part).cloned());
                }
                keys.insert((file, key));
                known.extend(value.map(|_| (file, key)));
            }
        }
        assert_eq!(keys.difference(&known).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
    }
}
