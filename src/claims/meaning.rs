//! How a claim is meant: asserted, denied or alleged; outright or hedged; its main predicate negated or not.
//!
//! All by cues of the language pack, each with its look-alikes ("deny entry", "khoảng cách"). Only the main part of a
//! claim counts: what concedes ("dù …, nhưng") and what explains a name ("người từng bị …") is left out. Known limit: a
//! cue is a phrase; what it governs is told by where it stands, not by grammar.

use super::tokens::{Kind, Tokens};
use crate::{
    lang::{Pack, Phrases},
    text::Span,
};

/// How a claim stands to what it speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Reports that somebody accuses or suspects.
    Alleges,
}

/// Whether a claim is hedged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Said outright.
    #[default]
    Plain,
    /// Said with "about", "may", "is believed to".
    Hedged,
}

impl Polarity {
    /// The polarity as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Asserts => "asserts",
            Polarity::Denies => "denies",
            Polarity::Alleges => "alleges",
        }
    }
}

impl Certainty {
    /// The certainty as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Plain => "plain",
            Certainty::Hedged => "hedged",
        }
    }
}

/// How a claim is meant, and the words that say so.
pub(super) struct Meaning {
    pub polarity: Polarity,
    pub polarity_cue: Option<Span>,
    /// The words by which a denial names the accusation that it answers.
    pub answers: Option<Span>,
    pub certainty: Certainty,
    pub certainty_cue: Option<Span>,
    /// The word that negates the main predicate, where it does not deny already.
    pub negated: Option<Span>,
}

/// A negation further from the start of its clause than this negates something smaller than the clause.
const NEGATION_REACH: usize = 24;

/// Marks around a name or a quotation.
const QUOTES: &str = "\"'“”«»„《》「」『』";
/// A subject that an apposition parts from its predicate has at most so many words.
const BARE_WORDS: usize = 8;

/// What concedes stands within so many words of the start ("theo các nhà quan sát, dù …").
const CONCESSION_REACH: usize = 16;
/// A word of saying so near before a mark leads in what is said after it.
const SAYING_REACH: usize = 4;

/// How the claim with these `tokens` is meant.
pub(super) fn meaning(tokens: &Tokens, pack: &Pack) -> Meaning {
    let cues = &pack.cues;
    let reader = Reader { tokens, pack, main: main_part(tokens, pack) };
    let accusation = reader.cue(&cues.alleges, &cues.not_alleges);
    let is_denial = |_: &Span| !reader.opens_with_correction() && (accusation.is_some() || !reader.turns_down());
    let denial = reader.cue(&cues.denies, &cues.not_denies).filter(is_denial);
    let (polarity, polarity_cue) = match (denial, accusation) {
        (Some(span), _) => (Polarity::Denies, Some(span)),
        (None, Some(span)) => (Polarity::Alleges, Some(span)),
        (None, None) => (Polarity::Asserts, None),
    };
    let certainty_cue = reader.hedge();
    Meaning {
        polarity,
        polarity_cue,
        answers: denial.and_then(|denial| accusation.filter(|accusation| !accusation.overlaps(denial))),
        certainty: if certainty_cue.is_some() { Certainty::Hedged } else { Certainty::Plain },
        certainty_cue,
        negated: reader.negation().filter(|_| polarity != Polarity::Denies),
    }
}

/// For each token, whether it is in the main part of the claim.
fn main_part(tokens: &Tokens, pack: &Pack) -> Vec<bool> {
    let mut main = vec![true; tokens.len()];
    for (start, end) in concession(tokens, pack).into_iter().chain(asides(tokens, pack)) {
        main[start..end].fill(false);
    }
    main
}

/// The clause near the start that the main one stands against: "dù …" up to "nhưng", or up to the next mark.
fn concession(tokens: &Tokens, pack: &Pack) -> Option<(usize, usize)> {
    let keys = tokens.keys();
    let apart = |&at: &usize| tokens.is_apart(at, pack);
    let contrast = |&at: &usize| pack.cues.contrasts.starting(&keys[at..]).is_some();
    let concedes = |&at: &usize| pack.cues.concedes.starting(&keys[at..]).is_some() && !contrast(&at);
    let near = (0..keys.len().min(CONCESSION_REACH)).filter(|at| *at == 0 || apart(at));
    let start = near.into_iter().find(concedes)?;
    let rest = || start + 1..keys.len();
    let end = rest().filter(apart).find(contrast).or_else(|| rest().find(contrast)).or_else(|| rest().find(apart));
    Some((start, end?))
}

/// The parts between commas that only explain the name before them.
fn asides(tokens: &Tokens, pack: &Pack) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = (1..tokens.len()).filter(|&at| tokens.is_apart(at, pack)).collect();
    let explains = |at: usize| pack.cues.relatives.starting(&tokens.keys()[at..]).is_some();
    marks.windows(2).map(|pair| (pair[0], pair[1])).filter(|&(start, _)| explains(start)).collect()
}

struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
    main: Vec<bool>,
}

impl Reader<'_> {
    /// The first of `phrases` in the main part that is none of `look_alikes`.
    fn cue(&self, phrases: &Phrases, look_alikes: &Phrases) -> Option<Span> {
        self.find(phrases, look_alikes, |_| true).map(|(at, words)| self.tokens.span(at, at + words))
    }

    /// Whether it begins with the label of a correction ("Đính chính: …"), which gives another value and denies nothing.
    fn opens_with_correction(&self) -> bool {
        let words = self.pack.details().corrections.starting(self.tokens.keys());
        words.is_some_and(|words| self.tokens.is_apart(words, self.pack))
    }

    /// Whether a proposal is turned down that is named before: "asked for talks, the ministry rejected this".
    fn turns_down(&self) -> bool {
        let cues = &self.pack.cues;
        let refusal = self.find(&cues.denies, &cues.not_denies, |_| true).map(|(at, _)| at);
        let keys = self.tokens.keys();
        let proposal = cues.proposals.first_in(keys).map(|(at, _)| at);
        refusal
            .zip(proposal)
            .is_some_and(|(refusal, proposal)| proposal < refusal && cues.refuses.starting(&keys[refusal..]).is_some())
    }

    fn find(&self, phrases: &Phrases, look_alikes: &Phrases, is: impl Fn(Hit) -> bool) -> Option<Hit> {
        let keys = self.tokens.keys();
        let mut at = 0;
        while at < keys.len() {
            let hit = phrases.starting(&keys[at..]);
            let other = look_alikes.starting(&keys[at..]).filter(|&words| hit.is_none_or(|hit| words >= hit));
            match (other, hit) {
                (Some(words), _) => at += words,
                (None, Some(words)) if self.main[at] && is((at, words)) => return Some((at, words)),
                _ => at += 1,
            }
        }
        None
    }

    /// The first words that leave it unsure.
    fn hedge(&self) -> Option<Span> {
        let cues = &self.pack.cues;
        let anywhere = self.find(&cues.hedges, &cues.not_hedges, |(at, _)| !self.is_named(at));
        let before_number = self.find(&cues.hedges_number, &cues.not_hedges, |(at, words)| self.is_number(at + words));
        let (at, words) = anywhere.into_iter().chain(before_number).min()?;
        Some(self.tokens.span(at, at + words))
    }

    /// Whether the word is a name by its capital ("May").
    fn is_named(&self, at: usize) -> bool {
        let capital = self.tokens.get(at).is_some_and(|token| token.capital);
        capital && (at > 0 && !self.tokens.is_apart(at, self.pack) || self.is_number(at + 1))
    }

    fn is_number(&self, at: usize) -> bool {
        let numbers = &self.pack.numbers;
        let Some(token) = self.tokens.get(at) else { return false };
        let key = self.tokens.keys()[at];
        let sign = token.kind == Kind::Sign;
        token.kind == Kind::Number || sign || numbers.words.contains_key(&key) || numbers.scales.contains_key(&key)
    }

    /// The word that negates the main predicate: in the first clause or in what is said, before any clause under it.
    fn negation(&self) -> Option<Span> {
        let cues = &self.pack.cues;
        let at_start =
            || self.find(&cues.negates_first, &cues.not_negates, |(at, _)| self.start_of_clause(at) == Some(at));
        let of_predicate = |hit: Hit| !self.asks(hit) && !self.explains_name(hit) && !self.says_when(hit);
        let (at, words) = self.find(&cues.negates, &cues.not_negates, of_predicate).or_else(at_start)?;
        let from = self.start_of_clause(at)?;
        let under = (from + 1..at).any(|at| self.starts(&cues.subordinates, at)) || self.stands_before_main(from, at);
        (at - from <= NEGATION_REACH && !under).then(|| self.tokens.span(at, at + words))
    }

    /// Whether the same character stands on both sides, which asks whether it is so ("下不下雨").
    fn asks(&self, (at, words): Hit) -> bool {
        let keys = self.tokens.keys();
        let is_piece = self.tokens.get(at).is_some_and(|token| token.is_piece);
        is_piece && at > 0 && keys.get(at + words) == Some(&keys[at - 1])
    }

    /// Whether it opens a part that says more of the name before: «пассажир, не оплативший проезд, …».
    fn explains_name(&self, (at, words): Hit) -> bool {
        let endings = &self.pack.cues.participles;
        let opens = !endings.is_empty() && at > 0 && self.tokens.is_apart(at, self.pack);
        let next = at + words;
        opens && next < self.tokens.len() && endings.iter().any(|ending| self.tokens.text(next).ends_with(&ending[..]))
    }

    /// Whether a word after it, before the next mark, says when it came about: "not reopened until May".
    fn says_when(&self, (at, words): Hit) -> bool {
        let cues = &self.pack.cues;
        let rest = at + words..self.tokens.len().min(at + words + NEGATION_REACH);
        let until = |&at: &usize| self.starts(&cues.until, at) && !self.starts(&cues.not_until, at);
        rest.take_while(|&at| !self.tokens.is_apart(at, self.pack)).any(|at| until(&at))
    }

    /// Whether a clause under the main one begins at `from`, and the main one stands after it: "if it does not rain, …".
    fn stands_before_main(&self, from: usize, at: usize) -> bool {
        let ends =
            |mark: usize| mark == self.tokens.len() || self.tokens.is_apart(mark, self.pack) && !self.is_quote(mark);
        let mut marks = (at + 1..=self.tokens.len()).filter(|&mark| ends(mark));
        let next = marks.next().filter(|&mark| mark < self.tokens.len());
        self.starts(&self.pack.cues.subordinates, from)
            && next.is_some()
            && marks.next().is_some_and(|end| self.pack.cues.says.ending(&self.tokens.keys()[..end]).is_none())
    }

    /// Where the main clause with the word at `at` begins: after "cho biết rằng", or after parts that only lead in.
    fn start_of_clause(&self, at: usize) -> Option<usize> {
        let that = &self.pack.cues.that;
        let presents = |from: usize| self.pack.cues.presents.ending(&self.tokens.keys()[..from]).is_some();
        let said = |&from: &usize| self.starts(that, from) && (self.ends_with_saying(from) || presents(from));
        if let Some(that) = (at.saturating_sub(NEGATION_REACH)..at).rev().find(said) {
            return Some(that + 1);
        }
        let mut start = 0;
        let mut subject = None;
        for mark in (1..=at).filter(|&mark| self.tokens.is_apart(mark, self.pack) && !self.is_quote(mark)) {
            if self.leads_in(start) || self.ends_with_saying(mark) {
                subject = None;
            } else if self.is_bare(start, mark) {
                subject = subject.or(Some(start));
            } else if subject.is_none() {
                return None;
            }
            start = mark;
        }
        Some(subject.unwrap_or(start))
    }

    /// Whether nothing but quotation marks stands before the token.
    fn is_quote(&self, at: usize) -> bool {
        let between = self.tokens.between(at);
        !between.trim().is_empty() && between.chars().all(|ch| ch.is_whitespace() || QUOTES.contains(ch))
    }

    /// Whether a part between two marks names something and says nothing of it yet: "The bridge, built in 1962, was …".
    fn is_bare(&self, start: usize, end: usize) -> bool {
        let is_verb = |at: usize| {
            self.pack.clauses.predicates.contains(&self.tokens.keys()[at]) || self.starts(&self.pack.page.verbs, at)
        };
        end - start <= BARE_WORDS && !(start..end).any(is_verb)
    }

    /// Whether the part from `start` on is only the time, place or occasion, or what the main clause stands against.
    fn leads_in(&self, start: usize) -> bool {
        let words = &self.pack.speakers;
        let opens = [&words.circumstances, &words.connectives, &self.pack.cues.according];
        !self.main[start] || opens.into_iter().any(|phrases| self.starts(phrases, start))
    }

    fn ends_with_saying(&self, end: usize) -> bool {
        (end.saturating_sub(SAYING_REACH)..end).any(|at| self.starts(&self.pack.cues.says, at))
    }

    fn starts(&self, phrases: &Phrases, at: usize) -> bool {
        phrases.starting(&self.tokens.keys()[at..]).is_some()
    }
}

/// The first word of a phrase and how many it has.
type Hit = (usize, usize);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::pack;

    #[test]
    fn every_feature_names_its_words() {
        let text = "Triều Tiên đã bác bỏ cáo buộc, có thể sai.";
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found = meaning(&tokens, pack(Some("vi")));
        let words = |span: Option<Span>| span.map(|span| span.of(text));
        assert_eq!((found.polarity, words(found.polarity_cue)), (Polarity::Denies, Some("bác bỏ")));
        assert_eq!(words(found.answers), Some("cáo buộc"));
        assert_eq!((found.certainty, words(found.certainty_cue)), (Certainty::Hedged, Some("có thể")));
    }

    proptest! {
        #[test]
        fn any_text_has_a_meaning(text in "(dù |nhưng |không |rằng |, |người bị |bác bỏ |May |not |about 3|否认|부인했다 |не |않|[a-z“”.]{0,3} ?){0,30}") {
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            for code in ["vi", "en", "und", "ru", "ko", "zh"] {
                let found = meaning(&tokens, pack(Some(code)));
                let spans = [found.polarity_cue, found.answers, found.certainty_cue, found.negated];
                prop_assert!(spans.into_iter().flatten().all(|span| text.get(span.range()).is_some()));
            }
        }
    }
}
