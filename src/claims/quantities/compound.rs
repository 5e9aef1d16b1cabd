//! Numbers that are a part of a word of another kind ("трёхлетний"), and those behind their unit ("человек тридцать").

use super::{amount::Amount, read::Reader, unit::Unit};
use crate::{
    claims::tokens::{Gap, Kind, Token},
    text::{keys_of, word_key},
};

impl Reader<'_> {
    /// "трёхлетний", "двадцатипятиэтажный": the number with which the adjective at token `at` begins, and what it measures.
    /// A capital inside a sentence is of a name.
    pub(super) fn compound(&self, at: usize) -> Option<(Amount, Unit)> {
        let numbers = &self.pack.numbers;
        if let Some(found) = self.worded(at) {
            return Some(found);
        }
        if numbers.prefixes.is_empty() {
            return None;
        }
        let is_name = |token: &Token| token.capital && at > 0 && token.gap == Gap::Space;
        self.tokens.get(at).filter(|token| token.kind == Kind::Word && !is_name(token))?;
        let (value, rest) = self.prefix(self.tokens.text(at))?;
        let (value, rest) = match self.prefix(rest) {
            Some((ones, rest)) if value >= 20.0 && ones < 10.0 => (value + ones, rest),
            _ => (value, rest),
        };
        let (_, measure) = numbers.adjectives.starting(&[word_key(rest)])?;
        let is_other = numbers.not_numbers.starting(self.keys_from(at)).is_some();
        let unit = Unit { words: rest.to_owned(), measure: Some(measure.clone()), end: at + 1, known: true };
        (!is_other).then(|| (Amount::exact(value, at + 1), unit))
    }

    /// "полчаса", "사흘", "fortnight": a word that is a number and its unit at once.
    fn worded(&self, at: usize) -> Option<(Amount, Unit)> {
        let numbers = &self.pack.numbers;
        let (words, (value, unit)) = numbers.worded.starting(self.keys_from(at))?;
        let is_same_form = || numbers.worded_forms.contains(&self.tokens.joined(at, at + words));
        let (_, measure) = numbers.measures.starting(&keys_of(unit)).filter(|_| is_same_form())?;
        let unit = Unit { words: unit.clone(), measure: Some(measure.clone()), end: at + words, known: true };
        Some((Amount::exact(*value, at + words), unit))
    }

    /// The value of the letters with which `word` begins, and the rest of it.
    fn prefix<'w>(&self, word: &'w str) -> Option<(f64, &'w str)> {
        let prefixes = &self.pack.numbers.prefixes;
        prefixes.iter().find_map(|(letters, value)| Some((*value, word.strip_prefix(letters.as_str())?)))
    }

    /// "человек тридцать", "минут через двадцать": the unit before the number at token `at`, which counts nothing behind it,
    /// and the first token of that unit. Such a number is not exact.
    pub(super) fn inverted(&self, at: usize, amount: &Amount, unit: &Unit) -> Option<(usize, Unit)> {
        let numbers = &self.pack.numbers;
        if numbers.inverted.is_empty() || unit.measure.is_some() || amount.low < amount.high || !self.is_joined(at) {
            return None;
        }
        let before = at.checked_sub(1)?;
        let has_link = self.tokens.keys().get(before).is_some_and(|key| numbers.inverted_links.contains(key));
        let first = if has_link { before.checked_sub(1)? } else { before };
        let is_unit = numbers.inverted.contains(self.tokens.text(first)) && (!has_link || self.is_joined(before));
        if !is_unit || self.is_counted_already(first) {
            return None;
        }
        let unit = self.named(self.tokens.text(first).to_owned(), &self.tokens.keys()[first..=first], amount.end);
        Some((first, unit))
    }

    /// Whether a number stands right before the unit at token `at` ("из 30 человек пять").
    fn is_counted_already(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let is_digits = self.tokens.get(before).is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Mixed));
        let is_vague = self.tokens.keys().get(before).is_some_and(|key| self.pack.numbers.several.contains_key(key));
        is_digits || is_vague || self.amounts.scale(before).is_some() || self.amounts.word(before).is_some()
    }
}
