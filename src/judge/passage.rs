//! A member of a group with the words that it is compared by, and how alike two of them are.

use std::{cell::OnceCell, ops::Range};

use rustc_hash::FxHashSet;

use super::{Aspect, Member, Place, telling::Term};
use crate::{
    claims::{Polarity, Value, Word},
    lang::{self, Judging, Pack, Phrases},
    text::{Span, fold_word, is_piece},
};

/// Words that say something, to each side of a number or date, by which it is known what it is about; and how many words
/// are looked at to find them.
const NEAR_WORDS: usize = 4;
const LOOKED_AT: usize = 8;
/// Words of negation with at most so many words between them are one ("none of them was not"; "ни разу не").
const REACH_OF_NEGATION: usize = 1;
/// With fewer words in common two passages are too short to be held against each other.
const FEWEST_SHARED: usize = 3;

/// A member with its words at hand.
pub(super) struct Passage<'a> {
    pub member: Member<'a>,
    pub pack: &'static Pack,
    pub judging: &'static Judging,
    /// The keys of its words, in order.
    pub keys: Vec<u64>,
    /// The keys of the words that say something: neither common nor digits.
    content: FxHashSet<u64>,
    /// The same outside of names, once they are asked for.
    beyond_names: OnceCell<FxHashSet<u64>>,
    /// Its words that take sides, once they are asked for.
    pub terms: OnceCell<Vec<Term>>,
    /// See [`Passage::turns`].
    turns: OnceCell<Vec<Range<usize>>>,
}

/// A detail of two passages: the place in each that shows it.
pub(super) struct Pair {
    pub aspect: Aspect,
    pub sides: [Place; 2],
}

impl<'a> Passage<'a> {
    pub fn new(member: Member<'a>) -> Self {
        let language = member.source.document.language;
        let keys = member.claim.words.iter().map(|word| word.key).collect();
        let mut passage = Passage {
            member,
            pack: lang::pack(language),
            judging: lang::pack(language).judging(),
            keys,
            content: FxHashSet::default(),
            beyond_names: OnceCell::new(),
            terms: OnceCell::new(),
            turns: OnceCell::new(),
        };
        passage.content = passage.content_outside(Span::default());
        passage
    }

    /// The document's text.
    pub fn text(&self) -> &'a str {
        &self.member.source.document.text
    }

    /// A place in this passage.
    pub fn place(&self, span: Span, value: impl Into<Value>) -> Place {
        Place { claim: self.member.index, span, value: value.into() }
    }

    /// A place in this passage whose words are the value.
    pub fn words(&self, span: Span) -> Place {
        self.place(span, Value::Words(fold_word(span.of(self.text()))))
    }

    /// The place that stands for the whole passage.
    pub fn whole(&self, value: impl Into<Value>) -> Place {
        self.place(self.member.claim.span, value)
    }

    /// The part of the words of the shorter passage that the other has too, 0 to 1; 0 where they share hardly a word.
    pub fn contained(&self, other: &Passage<'_>) -> f32 {
        ratio(self.shared(other), self.content.len().min(other.content.len()))
    }

    /// The same without the names of either: two passages on one person need not be on one thing.
    pub fn contained_beyond_names(&self, other: &Passage<'_>) -> f32 {
        let (a, b) = (self.content_beyond_names(), other.content_beyond_names());
        ratio(a.intersection(b).count(), a.len().min(b.len()))
    }

    /// Whether both have a name, and less than this part of the other words of the shorter passage: "Ann Lee, head of Dock Works, said
    /// sorry", "police charged Ann Lee, head of Dock Works".
    pub fn shares_little_beyond_names(&self, other: &Passage<'_>) -> bool {
        const LITTLE: f32 = 0.3;
        const FEWEST: usize = 2;
        let has = |name: &str| other.member.claim.names.iter().any(|their| their.name == name);
        if !self.member.claim.names.iter().any(|name| has(&name.name)) {
            return false;
        }
        let (a, b) = (self.content_beyond_names(), other.content_beyond_names());
        let fewer = a.len().min(b.len());
        fewer >= FEWEST && (a.intersection(b).count() as f32) < LITTLE * fewer as f32
    }

    /// The part of the words of the longer passage that the other has too, 0 to 1; 0 where they share hardly a word.
    pub fn alike(&self, other: &Passage<'_>) -> f32 {
        ratio(self.shared(other), self.content.len().max(other.content.len()))
    }

    /// How alike the two are apart from the words at `own` here and `theirs` there.
    pub fn alike_outside(&self, own: Span, other: &Passage<'_>, theirs: Span) -> f32 {
        let (a, b) = (self.content_outside(own), other.content_outside(theirs));
        ratio(a.intersection(&b).count(), a.len().max(b.len()))
    }

    fn shared(&self, other: &Passage<'_>) -> usize {
        let (less, more) = if self.content.len() < other.content.len() { (self, other) } else { (other, self) };
        less.content.iter().filter(|key| more.content.contains(key)).count()
    }

    fn content_beyond_names(&self) -> &FxHashSet<u64> {
        self.beyond_names.get_or_init(|| {
            let names: Vec<Span> = self.member.claim.names.iter().map(|name| name.span).collect();
            self.content_outside_all(&names)
        })
    }

    fn content_outside(&self, hidden: Span) -> FxHashSet<u64> {
        let words = self.member.claim.words.iter();
        words.filter(|word| !word.span.overlaps(hidden) && self.says_something(word)).map(|word| word.key).collect()
    }

    /// The words that say something, but for those at `hidden`.
    pub fn content_outside_all(&self, hidden: &[Span]) -> FxHashSet<u64> {
        let words = self.member.claim.words.iter();
        let is_shown = |word: &&Word| !hidden.iter().any(|span| span.overlaps(word.span));
        words.filter(is_shown).filter(|word| self.says_something(word)).map(|word| word.key).collect()
    }

    /// The words that say something from byte `start` up to `end`.
    pub fn content_between(&self, start: u32, end: u32) -> FxHashSet<u64> {
        let words = self.member.claim.words.iter().filter(|word| word.span.start >= start && word.span.end <= end);
        words.filter(|word| self.says_something(word)).map(|word| word.key).collect()
    }

    /// The words that say something right after the word before `at`, up to the next mark.
    pub fn content_after(&self, at: usize) -> impl Iterator<Item = u64> {
        const REACH: usize = 5;
        self.saying_within(at, REACH).map(|index| self.keys[index])
    }

    /// The places of the words that say something from `at` up to the next mark.
    pub fn content_of_clause(&self, at: usize) -> impl Iterator<Item = usize> {
        self.saying_within(at, self.keys.len())
    }

    /// The places of those words that say something among the `most` from `at`, up to the next mark.
    fn saying_within(&self, at: usize, most: usize) -> impl Iterator<Item = usize> {
        let words = (at..self.keys.len()).take(most);
        let of_clause = words.take_while(move |&index| index == at || !self.is_apart(index));
        of_clause.filter(|&index| self.says(index))
    }

    /// The word at `index`, as it is written.
    pub fn word(&self, index: usize) -> &'a str {
        self.member.claim.words[index].span.of(self.text())
    }

    /// Whether some word is `word` or a form of it: "warning", "warnings".
    pub fn has_form_of(&self, word: &str) -> bool {
        (0..self.keys.len()).any(|index| is_form(self.word(index), word))
    }

    /// The word that says something nearest before `words`.
    pub fn content_before(&self, words: Range<usize>) -> Option<u64> {
        let all = self.member.claim.words[..words.start].iter().rev();
        all.filter(|word| self.says_something(word)).map(|word| word.key).next()
    }

    /// The word that says something right after `words`, before any mark.
    pub fn content_next(&self, words: Range<usize>) -> Option<u64> {
        self.content_after(words.end).next()
    }

    /// Whether the words before it in the document belong to its sentence.
    pub fn opens_amid_sentence(&self) -> bool {
        let text = &self.text()[..self.member.claim.span.start as usize];
        let before = text.trim_end();
        let is_joined = || {
            let joins = &self.member.source.document.joins;
            joins.binary_search_by_key(&(before.len() as u32), |join| join.start).is_ok()
        };
        let is_new_line = before.is_empty() || (text[before.len()..].contains('\n') && !is_joined());
        !is_new_line && !before.ends_with(['.', '!', '?', '…', '。', '！', '？', ':', '"', '”'])
    }

    /// Whether the word at `index` says something.
    pub fn says(&self, index: usize) -> bool {
        self.says_something(&self.member.claim.words[index])
    }

    fn says_something(&self, word: &Word) -> bool {
        !self.pack.is_common(word.key) && !word.span.of(self.text()).starts_with(char::is_numeric)
    }

    /// The words that say "not", as places among the words.
    pub fn negators(&self) -> Vec<Range<usize>> {
        self.negating(&self.pack.cues.negates, |words, other| other < words)
    }

    /// The places of `phrases` among the words, but for those whose number of words is not told apart from that of a look-alike.
    fn negating(&self, phrases: &Phrases, is_told_apart: impl Fn(usize, usize) -> bool) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.keys.len() {
            let rest = &self.keys[at..];
            let other = self.pack.cues.not_negates.starting(rest);
            let words = phrases.starting(rest).filter(|&words| other.is_none_or(|other| is_told_apart(words, other)));
            found.extend(words.map(|words| at..at + words));
            at += words.or(other).unwrap_or(1);
        }
        found
    }

    /// The words by which a predicate is turned once, as places among the words: each "not" with the words of negation right
    /// beside it, "without", and none where the one turns the other ("not denied").
    pub fn turns(&self) -> &[Range<usize>] {
        self.turns.get_or_init(|| self.find_turns())
    }

    fn find_turns(&self) -> Vec<Range<usize>> {
        let cues = &self.pack.cues;
        // What is a look-alike of "not" may say "without".
        let lacking = self.negating(&cues.lacks, |words, other| other <= words);
        let mut negators: Vec<Range<usize>> = self.negators().into_iter().chain(lacking).collect();
        negators.sort_by_key(|words| words.start);
        let mut turns: Vec<Range<usize>> = Vec::new();
        for words in negators {
            match turns.last_mut() {
                Some(last) if words.start <= last.end + REACH_OF_NEGATION => last.end = last.end.max(words.end),
                _ => turns.push(words),
            }
        }
        turns.retain(|words| cues.denies.starting(&self.keys[words.end.min(self.keys.len())..]).is_none());
        let denial = self.member.claim.polarity_cue.filter(|_| self.member.claim.polarity == Polarity::Denies);
        if let Some(denial) = denial.map(|cue| self.words_at(cue)).filter(|words| !words.is_empty()) {
            let is_within = |words: &Range<usize>| words.start < denial.end && denial.start < words.end;
            let follows = |words: &Range<usize>| words.start.saturating_sub(denial.end) <= REACH_OF_NEGATION;
            turns.retain(|words| !is_within(words));
            // "없다고 반박했다": what is said with a "not" is what is denied.
            let is_said = |words: &Range<usize>| {
                const REACH: usize = 3;
                !cues.negated_nouns.is_empty() && words.end <= denial.start && denial.start - words.end <= REACH
            };
            match turns.iter().position(|words| words.start >= denial.end && follows(words)) {
                Some(turned_back) => drop(turns.remove(turned_back)),
                None if turns.iter().any(is_said) => {}
                None => turns.push(denial),
            }
        }
        turns
    }

    /// The word that a negation at `not` turns, without its ending, where the verb stands before: of "매각하지 않았다" the pieces of
    /// "매각", of "받은 사실이 없다" that of "받".
    pub fn stem_before(&self, not: usize) -> Option<&[u64]> {
        let cues = &self.pack.cues;
        let written = |end: usize| {
            let is_joined = |at: &usize| {
                let words = &self.member.claim.words;
                words[*at - 1].span.end == words[*at].span.start
            };
            let start = (1..end).rev().take_while(is_joined).last().map_or(end.saturating_sub(1), |at| at - 1);
            start..end
        };
        let mut word = written(not);
        if cues.negated_nouns.starting(&self.keys[word.clone()]) == Some(word.len()) {
            word = written(word.start);
        }
        if cues.negated_nouns.is_empty() {
            return None;
        }
        let ending = cues.negated_endings.ending(&self.keys[word.clone()]).unwrap_or(0);
        let stem = &self.keys[word.start..word.end - ending];
        (!stem.is_empty()).then_some(stem)
    }

    /// Whether its words are whole words, not syllables or characters, so that one in common tells much.
    pub fn has_whole_words(&self) -> bool {
        let is_in_pieces = |word: &Word| word.span.of(self.text()).starts_with(is_piece);
        !self.pack.names().syllabic && !self.member.claim.words.iter().any(is_in_pieces)
    }

    /// Whether a negation says that it was never so, or not at all: "never", "không hề", "전혀 … 못".
    pub fn says_never(&self, turn: &Range<usize>) -> bool {
        const REACH: usize = 5;
        let around = turn.start.saturating_sub(REACH)..self.keys.len().min(turn.end + 1);
        self.pack.cues.never.first_in(&self.keys[around]).is_some()
    }

    /// Whether the word with this key follows a "not".
    pub fn turns_word(&self, key: u64) -> bool {
        self.turns().iter().any(|turn| self.content_after(turn.end).any(|word| word == key))
    }

    /// Whether the word with this key is among those that say something.
    pub fn has(&self, key: u64) -> bool {
        self.content.contains(&key)
    }

    /// The numbers of the words at `span`.
    pub fn words_at(&self, span: Span) -> Range<usize> {
        let words = &self.member.claim.words;
        let first = words.partition_point(|word| word.span.end <= span.start);
        first..words.partition_point(|word| word.span.start < span.end).max(first)
    }

    /// The span from the first to the last of `words`, which are not empty.
    pub fn span_of(&self, words: Range<usize>) -> Span {
        let all = &self.member.claim.words;
        Span { start: all[words.start].span.start, end: all[words.end - 1].span.end }
    }

    /// The words that say something near `span`, but not in it.
    pub fn near(&self, span: Span) -> FxHashSet<u64> {
        let at = self.words_at(span);
        let words = &self.member.claim.words;
        let before = words[at.start.saturating_sub(LOOKED_AT)..at.start].iter().rev();
        let after = words[at.end..words.len().min(at.end + LOOKED_AT)].iter();
        let telling = |word: &&Word| self.says_something(word);
        let near = before.filter(telling).take(NEAR_WORDS).chain(after.filter(telling).take(NEAR_WORDS));
        near.map(|word| word.key).collect()
    }

    /// The words of the clause around `at`, at most `before` and `after` words to its sides.
    pub fn clause_around(&self, at: Range<usize>, before: usize, after: usize) -> Range<usize> {
        let start = (0..before).take_while(|back| at.start > *back && !self.is_apart(at.start - back)).count();
        let room = self.keys.len().saturating_sub(at.end).min(after);
        let end = (0..room).take_while(|ahead| !self.is_apart(at.end + ahead)).count();
        at.start - start..at.end + end
    }

    /// Whether a mark stands between the word at `index` and the one before.
    pub fn is_apart(&self, index: usize) -> bool {
        let words = &self.member.claim.words;
        let (Some(before), Some(word)) = (index.checked_sub(1).and_then(|at| words.get(at)), words.get(index)) else {
            return true;
        };
        let between = Span { start: before.span.end, end: word.span.start.max(before.span.end) };
        between.of(self.text()).contains([',', ';', ':', '.', '(', ')', '"', '“', '”', '–', '—', '…'])
    }
}

/// Whether two words are one, or begin alike and differ in a short ending alone.
fn is_form(one: &str, other: &str) -> bool {
    /// A stem has at least so many letters, an ending at most so many.
    const STEM: usize = 4;
    const ENDING: usize = 2;
    let (one, other) = (fold_word(one), fold_word(other));
    let shared = one.chars().zip(other.chars()).take_while(|(x, y)| x == y).count();
    let ending = one.chars().count().max(other.chars().count()) - shared;
    ending == 0 || shared >= STEM && ending <= ENDING
}

fn ratio(shared: usize, of: usize) -> f32 {
    if shared < FEWEST_SHARED { 0.0 } else { shared as f32 / of as f32 }
}
