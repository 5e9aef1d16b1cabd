//! A sentence as its speakers are looked for in: which words are quoted, where marks part them.

use crate::{
    claims::tokens::{Gap, Kind, Tokens},
    lang::{Pack, Phrases},
    text::{Span, is_hangul},
};

/// The words of a sentence with its quotations.
pub(super) struct Sentence<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    quoted: Vec<bool>,
    pub pack: &'a Pack,
}

/// A list of names is looked at for so many words.
const LIST_WORDS: usize = 16;
/// So many words in quotation marks are only a way to name something ("bàn tay sắt").
const MARKED_WORDS: usize = 5;
/// Marks between two words that are longer than this always part them.
const LONGEST_GAP: usize = 8;

impl<'a> Sentence<'a> {
    pub fn new(text: &'a str, tokens: &'a Tokens, quotations: &[Span], pack: &'a Pack) -> Self {
        let place = |at: usize| tokens.span(at, at + 1);
        let first = (0..tokens.len()).next().map_or(0, |at| place(at).start);
        let mut next = quotations.partition_point(|quotation| quotation.end <= first);
        let quoted = (0..tokens.len()).map(|at| {
            while quotations.get(next).is_some_and(|quotation| quotation.end <= place(at).start) {
                next += 1;
            }
            quotations.get(next).is_some_and(|quotation| quotation.contains(place(at)))
        });
        let mut sentence = Sentence { text, tokens, quoted: quoted.collect(), pack };
        sentence.unquote_asides();
        sentence
    }

    /// Takes out of a quotation what its author says in it: "«Мы устали, — сказал он. — Пора домой»".
    fn unquote_asides(&mut self) {
        let dash = |gap: &str| gap.contains(['—', '–']);
        let opens = |sentence: &Self, at: usize| {
            let gap = sentence.gap(at).filter(|gap| dash(gap) && gap.contains([',', '!', '?', '…']));
            sentence.quoted[at] && gap.is_some() && sentence.starts(&sentence.pack.cues.inverted, at).is_some()
        };
        let mut at = 1;
        while at < self.len() {
            if !opens(self, at) {
                at += 1;
                continue;
            }
            let ends = |&next: &usize| !self.quoted[next] || self.gap(next).is_some_and(dash);
            let end = (at + 1..self.len()).find(ends).unwrap_or(self.len());
            self.quoted[at..end].fill(false);
            at = end;
        }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted[at]
    }

    /// Whether the token is in a quotation that is more than a word or two in quotation marks.
    pub fn is_quoted_at_length(&self, at: usize) -> bool {
        let near = at.saturating_sub(MARKED_WORDS)..self.len().min(at + MARKED_WORDS + 1);
        let before = (near.start..at).rev().take_while(|&at| self.quoted[at]).count();
        let after = (at..near.end).take_while(|&at| self.quoted[at]).count();
        self.quoted[at] && before + after > MARKED_WORDS
    }

    /// Whether nearly every text of the language has this word.
    pub fn is_common(&self, at: usize) -> bool {
        self.pack.is_common(self.tokens.keys()[at])
    }

    /// Whether a bracket closes right before the token.
    pub fn closes_bracket(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.contains(')'))
    }

    /// Whether a bracket opens right before the token.
    pub fn opens_bracket(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.contains('('))
    }

    /// Whether a colon stands right before the token.
    pub fn is_after_colon(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.contains(':'))
    }

    /// Whether the token can begin a name: by its capital, or in a script without capitals.
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital || token.is_piece)
    }

    /// Whether "据" or the like stands at the token or right before it, in a script in which every character could begin a
    /// name.
    pub fn is_led_by_source(&self, at: usize) -> bool {
        let according = &self.pack.cues.according;
        self.is_piece(at) && (self.starts(according, at).is_some() || self.ends(according, at).is_some())
    }

    /// Whether a Korean ending that would end before `end` goes on: "가" in "전문가들" is none.
    pub fn is_inside_word(&self, at: usize, end: usize) -> bool {
        self.is_joined_hangul(at) && self.is_joined_hangul(end)
    }

    /// Whether the token is a Hangul syllable that goes on with a word.
    pub fn is_joined_hangul(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::None) && self.tokens.text(at).starts_with(is_hangul)
    }

    /// Whether a comma stands right before the token.
    pub fn is_after_comma(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.contains(','))
    }

    /// Whether white space stands right before the token.
    pub fn is_after_space(&self, at: usize) -> bool {
        self.gap(at).is_none_or(|gap| gap.contains(char::is_whitespace))
    }

    /// Whether the token is digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Whether a word begins at the token, or the sentence ends before it.
    pub fn begins_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.gap != Gap::None)
    }

    /// Whether the token is a character of a script without capitals.
    pub fn is_piece(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_piece)
    }

    /// Whether the token is the number of a day in a script that sets no spaces around it, or of a count in Korean.
    pub fn is_day_among_pieces(&self, at: usize) -> bool {
        let is_day = || self.starts(&self.pack.dates.day_after, at + 1).is_some();
        self.is_number(at) && self.is_piece(at + 1) && (is_day() || self.is_joined_hangul(at + 1))
    }

    /// Whether the word at the token is a form of a word of saying that says nothing: «подтвердить».
    pub fn is_no_saying_form(&self, at: usize) -> bool {
        let endings = &self.pack.cues.not_saying_endings;
        !endings.is_empty() && endings.iter().any(|ending| self.tokens.text(at).ends_with(ending.as_str()))
    }

    /// The keys of all tokens.
    pub fn keys(&self) -> &[u64] {
        self.tokens.keys()
    }

    /// Whether the token goes on with a name: a capital, or a part joined by a hyphen ("Jong-un").
    pub fn is_name_word(&self, at: usize) -> bool {
        self.is_capital(at) || self.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen)
    }

    /// How many words from `at` on are one of `phrases`.
    pub fn starts(&self, phrases: &Phrases, at: usize) -> Option<usize> {
        self.tokens.keys().get(at..).and_then(|keys| phrases.starting(keys))
    }

    /// How many words right before `at` are one of `phrases`.
    pub fn ends(&self, phrases: &Phrases, at: usize) -> Option<usize> {
        phrases.ending(&self.tokens.keys()[..at])
    }

    /// Whether the token is a part of one of `phrases`.
    pub fn is_within(&self, phrases: &Phrases, at: usize) -> bool {
        const LONGEST: usize = 3;
        let covers = |from: usize| self.starts(phrases, from).is_some_and(|words| from + words > at);
        !phrases.is_empty() && (at.saturating_sub(LONGEST)..=at).any(covers)
    }

    /// How many words of an auxiliary begin at the token, where it is no part of another word.
    pub fn auxiliary(&self, at: usize) -> Option<usize> {
        let words = &self.pack.speakers;
        let after_bracket = || {
            let joined = self.closes_bracket(at) && !self.is_after_space(at) && self.begins_word(at + 1);
            (joined && self.tokens.text(at).starts_with(is_hangul)).then_some(1) // "국제통화기금(IMF)은"
        };
        self.starts(&words.auxiliaries, at)
            .filter(|_| !self.is_within(&words.not_auxiliaries, at))
            .or_else(after_bracket)
    }

    /// The token after "rằng" or "that" at `at`.
    pub fn skip_that(&self, at: usize) -> usize {
        at + self.starts(&self.pack.cues.that, at).unwrap_or(0)
    }

    /// The words of a speaker, with the bracket that closes an acronym after the name.
    pub fn speaker_span(&self, (from, to): (usize, usize)) -> Span {
        let span = self.tokens.span(from, to);
        let open = span.of(self.text).matches('(').count() > span.of(self.text).matches(')').count();
        let closes = self.text[span.end as usize..].starts_with(')');
        if open && closes { Span { end: span.end + 1, ..span } } else { self.with_marks(span) }
    }

    /// The words of a name with both quotation marks, where one of them is among the words or around them.
    fn with_marks(&self, span: Span) -> Span {
        const PAIRS: &[(char, char)] = &[('«', '»'), ('“', '”'), ('"', '"'), ('《', '》')];
        let (before, after) = (&self.text[..span.start as usize], &self.text[span.end as usize..]);
        for &(opening, closing) in PAIRS {
            let within = span.of(self.text).contains(opening);
            let around = before.ends_with(opening);
            if (within || around) && after.starts_with(closing) {
                let start = if around && !within { span.start - opening.len_utf8() as u32 } else { span.start };
                return Span { start, end: span.end + closing.len_utf8() as u32 };
            }
        }
        span
    }

    /// What stands between the token at `at` and the one before, where that is short.
    fn gap(&self, at: usize) -> Option<&str> {
        let (before, this) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        // A sign and a letter set upon it are two tokens at one place.
        let gap = Span { start: before.span.end.min(this.span.start), end: this.span.start };
        (gap.len() <= LONGEST_GAP).then(|| gap.of(self.text))
    }

    /// Whether marks part the token at `at` from the one before: no apostrophe, "&", bracket or list of names.
    pub fn is_apart(&self, at: usize) -> bool {
        if !self.tokens.is_apart(at, self.pack) {
            return false;
        }
        match self.gap(at) {
            Some("'" | "’" | "-" | "–") => false,
            Some(gap) if gap.trim() == "," => !self.is_list(at),
            Some(gap) if self.opens_marked_name(at, gap) || self.closes_marked_name(at, gap) => false,
            Some(gap) => !matches!(gap.trim(), "&" | "(" | ")" | "《" | "》" | "·" | "•" | "‧"),
            None => true,
        }
    }

    /// Whether nothing but a quotation mark stands before `at`, which opens a name in such marks ("агентства «Интер»").
    fn opens_marked_name(&self, at: usize, gap: &str) -> bool {
        let opens = matches!(gap.trim(), "\"" | "“" | "«") && self.is_quoted(at) && !self.is_quoted(at - 1);
        opens && self.is_capital(at) && !self.is_piece(at) && !self.is_piece(at - 1) && !self.is_quoted_at_length(at)
    }

    /// Whether nothing but the mark stands before `at` that closes such a name, with which the words before go on ("аналитик
    /// «Финама» Сергей Дроздов").
    fn closes_marked_name(&self, at: usize, gap: &str) -> bool {
        let closes = matches!(gap.trim(), "\"" | "”" | "»") && self.is_quoted(at - 1) && !self.is_quoted(at);
        closes && self.is_capital(at) && !self.is_piece(at) && !self.is_quoted_at_length(at - 1)
    }

    /// Whether the comma before `at` only parts the names of a list: "Mỹ, Hàn Quốc và Ukraine" and then a mark, a word
    /// of saying or the end.
    fn is_list(&self, at: usize) -> bool {
        let ends = |at: usize| at >= self.len() || self.starts(&self.pack.cues.says, at).is_some() || self.is_mark(at);
        let mut joined = false;
        if !self.is_capital(at - 1) {
            return false;
        }
        for at in at..self.len().min(at + LIST_WORDS) + 1 {
            if joined && (ends(at) || self.starts(&self.pack.speakers.circumstances, at).is_some()) {
                return true;
            }
            match self.starts(&self.pack.speakers.joins, at) {
                Some(_) if !joined && self.is_capital(at + 1) => joined = true,
                _ if !self.is_capital(at) => return false,
                _ => {}
            }
        }
        false
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::Mark)
    }
}
