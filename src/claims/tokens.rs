//! A claim's words, numbers and signs, folded, each with its place in the document.

use std::borrow::Cow;

use super::Word;
use crate::{
    lang::Pack,
    text::{Folded, Span, is_hangul, is_letter, is_letter_or_digit, is_number, is_piece, joined_key, word_key},
};

/// The tokens of one claim.
pub(super) struct Tokens {
    folded: Folded,
    list: Vec<Token>,
    keys: Vec<u64>,
}

/// A run of letters and digits, a Chinese character, a Korean syllable, or a sign that belongs to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the document.
    pub span: Span,
    /// Where it stands in the folded claim.
    at: Span,
    pub kind: Kind,
    /// Begins with a capital.
    pub capital: bool,
    /// Has several letters, all of them capitals.
    pub upper: bool,
    /// Has a capital anywhere ("iPhone", "5G").
    pub has_capital: bool,
    /// Is a character of a script without capitals and, in Chinese, without spaces.
    pub is_piece: bool,
    /// What stands between it and the token before.
    pub gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, with the separators of numbers, dates and times between them.
    Number,
    /// Letters and digits.
    Mixed,
    /// `%`, `$` and the like.
    Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the start of the claim, or a sign without space.
    None,
    /// White space alone.
    Space,
    /// A hyphen without spaces.
    Hyphen,
    /// A full stop, with or without space.
    Stop,
    /// Any other punctuation.
    Mark,
}

impl Tokens {
    /// The tokens of the claim at `span` of `text`.
    pub fn new(text: &str, span: Span) -> Self {
        let folded = Folded::new(span.of(text));
        let mut scanner = Scanner { chars: folded.chars().collect(), next: 0 };
        let mut list = Vec::with_capacity(folded.text.len() / 5);
        while let Some((at, gap)) = scanner.next_token(&folded.text) {
            let place = folded.original(at).shifted(span.start);
            let word = place.of(text);
            let (capital, upper) = (word.starts_with(char::is_uppercase), is_upper(word));
            let is_piece = word.starts_with(is_piece);
            let has_capital = word.contains(char::is_uppercase);
            let kind = kind(at.of(&folded.text));
            list.push(Token { span: place, at, kind, capital, upper, has_capital, is_piece, gap });
        }
        let keys = keys(&list, &folded.text);
        Tokens { folded, list, keys }
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The folded text of the token at `index`; empty past the end.
    pub fn text(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| token.at.of(&self.folded.text))
    }

    /// What stands between the token at `index` and the one before, folded; empty before the first.
    pub fn between(&self, index: usize) -> &str {
        match (index.checked_sub(1).and_then(|before| self.list.get(before)), self.list.get(index)) {
            (Some(before), Some(token)) => Span { start: before.at.end, end: token.at.start }.of(&self.folded.text),
            _ => "",
        }
    }

    /// Where the last of `marks` between the token at `index` and the one before stands in the document.
    pub fn last_mark(&self, index: usize, marks: &[char]) -> Option<Span> {
        let before = self.list.get(index.checked_sub(1)?)?;
        let between = self.between(index);
        let at = between.rfind(marks)?;
        let len = between[at..].chars().next().map_or(0, char::len_utf8);
        let start = before.at.end as usize + at;
        let shift = before.span.start - self.folded.original(before.at).start;
        Some(self.folded.original(Span::new(start, start + len)).shifted(shift))
    }

    /// Whether punctuation parts the token at `index` from the one before; the full stop of an initial or a short form
    /// does not ("V. Putin").
    pub fn is_apart(&self, index: usize, pack: &Pack) -> bool {
        match self.list.get(index).map(|token| token.gap) {
            Some(Gap::Mark) => true,
            Some(Gap::Stop) => index.checked_sub(1).is_none_or(|before| !self.is_short_form(before, pack)),
            _ => false,
        }
    }

    fn is_short_form(&self, index: usize, pack: &Pack) -> bool {
        let (word, capital) = (self.text(index), self.list[index].capital);
        let initial = capital && word.chars().count() == 1;
        initial || pack.sentences.short_form(word, capital).is_some()
    }

    /// Whether just a dash stands between the token at `index` and the one before, perhaps with spaces.
    pub fn is_after_dash(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.list.get(before));
        let between =
            before.zip(self.list.get(index)).map(|(a, b)| &self.folded.text[a.at.end as usize..b.at.start as usize]);
        between.is_some_and(|between| between.len() <= 3 && between.trim() == "-")
    }

    /// The keys of all tokens.
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The key of token `at` as that of a word of its own, though Hangul is written on in front of it ("열두명").
    pub fn key_apart(&self, at: usize) -> Option<u64> {
        let token = self.list.get(at)?;
        let joined = token.is_piece && token.gap == Gap::None && self.text(at).starts_with(is_hangul);
        Some(if joined { word_key(self.text(at)) } else { self.keys[at] })
    }

    /// The keys from token `at` on, the first as that of a word of its own.
    pub fn keys_apart(&self, at: usize) -> Cow<'_, [u64]> {
        const MOST: usize = 6;
        let keys = self.keys.get(at..).unwrap_or_default();
        match self.key_apart(at) {
            Some(first) if first != keys[0] => {
                Cow::Owned(std::iter::once(first).chain(keys[1..].iter().take(MOST).copied()).collect())
            }
            _ => Cow::Borrowed(keys),
        }
    }

    /// What stands before the token at `index`, back to the token before or to the start of the claim.
    pub fn before(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |token| token.at.end);
        self.list.get(index).map_or("", |token| Span { start, end: token.at.start }.of(&self.folded.text))
    }

    /// What stands behind the token at `index`, up to the token after or to the end of the claim.
    pub fn after(&self, index: usize) -> &str {
        let end = self.list.get(index + 1).map_or(self.folded.text.len() as u32, |token| token.at.start);
        self.list.get(index).map_or("", |token| Span { start: token.at.end, end }.of(&self.folded.text))
    }

    /// From the first byte of token `from` to the last of token `to - 1`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.list[from].span.start, end: self.list[to - 1].span.end }
    }

    /// The folded text from token `from` up to `to`, with what stands between.
    pub fn folded(&self, from: usize, to: usize) -> &str {
        Span { start: self.list[from].at.start, end: self.list[to - 1].at.end }.of(&self.folded.text)
    }

    /// The folded words from token `from` up to `to`, with single spaces, and none inside a word of several pieces.
    pub fn joined(&self, from: usize, to: usize) -> String {
        let mut joined = String::new();
        for at in from..to {
            let goes_on = self.list.get(at).is_some_and(|token| token.is_piece && token.gap == Gap::None);
            if at > from && !goes_on {
                joined.push(' ');
            }
            joined.push_str(self.text(at));
        }
        joined
    }

    /// What the claim is compared by, word by word.
    pub fn words(&self) -> Vec<Word> {
        let words = self.list.iter().zip(&self.keys).filter(|(token, _)| token.kind != Kind::Sign);
        words.map(|(token, &key)| Word { span: token.span, key }).collect()
    }

    /// The phrases that stand for concepts, from left to right, the longest first; none reaches over punctuation.
    pub fn concepts(&self, pack: &Pack) -> Vec<Word> {
        let mut found = Vec::new();
        let (mut at, mut end) = (0, 0);
        while at < self.len() {
            if at == end {
                end = (at + 1..self.len()).find(|&next| self.is_apart(next, pack)).unwrap_or(self.len());
            }
            let concept = pack.thesaurus().concept_at(&self.keys[at..end]);
            found.extend(concept.map(|(words, key)| Word { span: self.span(at, at + words), key }));
            at += concept.map_or(1, |(words, _)| words);
        }
        found
    }
}

/// Whether a word has several letters, all of them capitals.
pub(super) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|&ch| is_letter(ch));
    letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
}

/// The key of each token of `list`, which is of the text `folded`. A Hangul syllable begins a word where nothing but a
/// number is joined to it from before: the digits themselves, or multipliers after digits or after one another
/// ("1만1000명", "수십만명").
fn keys(list: &[Token], folded: &str) -> Vec<u64> {
    let mut after_number = false;
    let mut keys = Vec::with_capacity(list.len());
    for (at, token) in list.iter().enumerate() {
        let text = token.at.of(folded);
        let hangul = text.starts_with(is_hangul);
        let joined = hangul && token.gap == Gap::None && at > 0 && !after_number;
        keys.push(if joined { joined_key(text) } else { word_key(text) });
        let next_is_multiplier = || {
            let next = list.get(at + 1).filter(|next| next.gap == Gap::None);
            next.is_some_and(|next| MULTIPLIERS.contains(&next.at.of(folded)))
        };
        let is_multiplier = MULTIPLIERS.contains(&text);
        after_number = match token.kind {
            Kind::Number => true,
            _ if after_number => is_multiplier,
            _ => hangul && !joined && (is_multiplier || SEVERAL.contains(&text)) && next_is_multiplier(),
        };
    }
    keys
}

/// Korean multipliers, and what stands for "odd" after a number, which are written onto digits without a space.
const MULTIPLIERS: &[&str] = &["십", "백", "천", "만", "억", "조", "여"];
/// An unknown number of them.
const SEVERAL: &[&str] = &["수", "몇"];

fn kind(token: &str) -> Kind {
    let digits = token.contains(is_number);
    match (digits, token.contains(is_letter)) {
        (false, false) => Kind::Sign,
        (true, false) => Kind::Number,
        (false, true) => Kind::Word,
        (true, true) => Kind::Mixed,
    }
}

struct Scanner {
    /// Where each folded character begins, and itself.
    chars: Vec<(usize, char, usize)>,
    next: usize,
}

impl Scanner {
    fn char(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, ch, _)| ch)
    }

    fn offset(&self, index: usize, text: &str) -> usize {
        self.chars.get(index).map_or(text.len(), |&(at, _, _)| at)
    }

    /// The next token's place in the folded text, and what stands before it.
    fn next_token(&mut self, text: &str) -> Option<(Span, Gap)> {
        let gap_from = self.next;
        let first = (self.next..self.chars.len()).find(|&at| is_token_start(self.chars[at].1))?;
        let end = if is_sign(self.chars[first].1) { first + 1 } else { self.end_of_run(first) };
        self.next = end;
        let gap = gap(&self.chars[gap_from..first]);
        Some((Span::new(self.offset(first, text), self.offset(end, text)), gap))
    }

    fn end_of_run(&self, first: usize) -> usize {
        let mut at = first;
        let mut digits_only = true;
        if self.char(first).is_some_and(is_piece) {
            return first + 1;
        }
        while let Some(ch) = self.char(at).filter(|&ch| !is_piece(ch)) {
            let separates = digits_only && matches!(ch, '.' | ',' | '/' | '-' | ':');
            if separates && at > first && self.char(at + 1).is_some_and(is_number) {
                at += 1;
            } else if !is_word_char(ch) {
                break;
            }
            digits_only &= self.char(at).is_some_and(is_number);
            at += 1;
        }
        at
    }
}

fn is_word_char(ch: char) -> bool {
    is_letter_or_digit(ch) || (!ch.is_ascii() && unicode_normalization::char::is_combining_mark(ch))
}

/// Whether `ch` is the sign of a currency.
pub(super) fn is_currency(ch: char) -> bool {
    matches!(ch, '$' | '€' | '£' | '¥' | '₫' | '₽' | '₩' | '₹' | '฿' | '₱' | '₺' | '₴' | '₦' | '₸')
}

fn is_sign(ch: char) -> bool {
    is_currency(ch)
        || matches!(
            ch,
            '%' | '‰'
                | '°'
                | '℃'
                | '℉'
                | '㎡'
                | '㎢'
                | '㎥'
                | '㎞'
                | '㎝'
                | '㎜'
                | '㎏'
                | '㎎'
                | '㎖'
                | '㎾'
                | '㎿'
        )
}

fn is_token_start(ch: char) -> bool {
    is_letter_or_digit(ch) || is_sign(ch)
}

fn blank(between: &[(usize, char, usize)]) -> bool {
    between.iter().all(|&(_, ch, _)| ch.is_whitespace())
}

fn gap(between: &[(usize, char, usize)]) -> Gap {
    match between {
        [] => Gap::None,
        [(_, '-', _)] => Gap::Hyphen,
        _ if blank(between) => Gap::Space,
        [(_, '.', _), rest @ ..] if blank(rest) => Gap::Stop,
        _ => Gap::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_spaces_are_read_character_by_character() {
        let text = "2024年5月，1만1000명은 KBS가 수십만명";
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let shown: Vec<&str> = (0..tokens.len()).map(|at| tokens.text(at)).collect();
        let expected = "2024 年 5 月 1 만 1000 명 은 kbs 가 수 십 만 명";
        assert_eq!(shown.join(" "), expected);
        let begins = |at: usize| tokens.keys()[at] == word_key(tokens.text(at));
        assert_eq!(
            (5..15).map(begins).collect::<Vec<_>>(),
            [true, true, true, false, true, false, true, true, true, true]
        );
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        let text = "Kim Jong-un (9.000$), ngày 12-17/9: 15h, 3,5% Su-35.";
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let shown: Vec<(&str, Kind, Gap)> =
            (0..tokens.len()).map(|i| (tokens.text(i), tokens.list[i].kind, tokens.list[i].gap)).collect();
        assert_eq!(
            shown,
            [
                ("kim", Kind::Word, Gap::None),
                ("jong", Kind::Word, Gap::Space),
                ("un", Kind::Word, Gap::Hyphen),
                ("9.000", Kind::Number, Gap::Mark),
                ("$", Kind::Sign, Gap::None),
                ("ngày", Kind::Word, Gap::Mark),
                ("12-17/9", Kind::Number, Gap::Space),
                ("15h", Kind::Mixed, Gap::Mark),
                ("3,5", Kind::Number, Gap::Mark),
                ("%", Kind::Sign, Gap::None),
                ("su", Kind::Word, Gap::Space),
                ("35", Kind::Number, Gap::Hyphen),
            ]
        );
    }
}
