//! What a number counts or measures: signs and codes of currencies before it, units and nouns after it, rates.

use super::{Measure, MeasureKind, amount::Amount, read::Reader};
use crate::{
    claims::tokens::{Gap, Kind, Token, is_currency},
    text::{is_hangul, joined_key, word_key},
};

/// Words that describe what is counted, at most so many between it and the number.
const MOST_MODIFIERS: usize = 6;
/// A unit has at most so many words.
const MOST_WORDS: usize = 5;

/// What a number counts, and the token after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    pub words: String,
    pub measure: Option<Measure>,
    pub end: usize,
    /// The language knows it for a unit, or for a word that stands after numbers.
    pub known: bool,
}

/// Parts of a whole and times, of which there is so much for each of nothing; of a time there is so much for each.
fn has_no_rate(of: &MeasureKind) -> bool {
    use MeasureKind::{Month, Percent, Second, Year, YearOfAge};
    matches!(of, Percent | Second | Month | Year | YearOfAge)
}

impl Reader<'_> {
    /// Digits with a multiplier or a unit right after them, or a currency right before: "1.2bn", "20tr", "10km", "USD3.14".
    pub(super) fn glued(&self, at: usize) -> Option<(Amount, Unit)> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Mixed && token.gap != Gap::Hyphen)?;
        let (text, end) = self.with_decimals(at);
        let (code, text) = text.split_at(text.find(|ch: char| ch.is_ascii_digit())?);
        let (digits, letters) = text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()));
        let is_degree = |unit: &Unit| unit.measure.as_ref().is_some_and(|measure| measure.of == MeasureKind::Degree); // "30C"
        let single = letters.len() == 1 && token.has_capital && code.is_empty(); // "5G"
        let amount = self.digits_range(digits, end)?;
        let amount = Amount { plain: false, ..amount };
        let currency = match code {
            "" => None,
            code => {
                self.pack.numbers.before.starting(&[word_key(code)])?;
                Some(self.glued_unit(code, at, at)?)
            }
        };
        if letters.is_empty() {
            return Some((amount, Unit { end: amount.end, ..currency? }));
        }
        let measure = self.glued_unit(letters, at, end);
        if let Some(&scale) = self.pack.numbers.suffixes.get(letters) {
            let unit = currency.map_or_else(|| self.unit(at, end), |unit| Unit { end, ..unit });
            let is_one = !self.pack.numbers.plural_endings.is_empty() && !self.is_plural_unit(&unit); // "500m race"
            let is_length = is_one && measure.is_some();
            let has_noun = !(unit.words.is_empty() || single || is_length);
            let has_unit = self.currency_before(at).is_some() || unit.known || has_noun;
            if has_unit || measure.is_none() && !single {
                return Some((amount.times(scale), unit));
            }
        }
        if let Some(parts) = self.with_lesser_part(letters, &amount, at) {
            return Some(parts);
        }
        measure.filter(|unit| !single || is_degree(unit)).map(|unit| (amount, unit))
    }

    /// Whether what is counted in `unit` is a plural.
    fn is_plural_unit(&self, unit: &Unit) -> bool {
        unit.words.rsplit(' ').next().is_some_and(|noun| self.pack.numbers.is_plural(noun))
    }

    /// The text of token `at` and of the one after it that is its part behind a point ("USD3" and "14"), and the token
    /// after them.
    fn with_decimals(&self, at: usize) -> (String, usize) {
        let text = self.tokens.text(at);
        let goes_on = text.ends_with(|ch: char| ch.is_ascii_digit())
            && matches!(self.tokens.between(at + 1), "." | ",")
            && self.tokens.text(at + 1).starts_with(|ch: char| ch.is_ascii_digit());
        match goes_on {
            true => (format!("{text}{}{}", self.tokens.between(at + 1), self.tokens.text(at + 1)), at + 2),
            false => (text.to_owned(), at + 1),
        }
    }

    /// The amount of digits before token `end`, perhaps two with a hyphen ("10-15").
    fn digits_range(&self, digits: &str, end: usize) -> Option<Amount> {
        match digits.split_once('-') {
            Some((low, high)) => {
                let (low, high) = (self.amounts.digits_before(low, end)?, self.amounts.digits_before(high, end)?);
                (low.low < high.low).then_some(Amount { low: low.low, or: None, ..high })
            }
            None => self.amounts.digits_before(digits, end),
        }
    }

    /// The unit that begins with `letters` of token `at` and goes on from token `end` ("162km" "h").
    fn glued_unit(&self, letters: &str, at: usize, end: usize) -> Option<Unit> {
        let mut keys = vec![word_key(letters)];
        if end > at {
            let joins = |&next: &usize| self.is_joined(next) || self.tokens.between(next) == "/";
            keys.extend((end..end + MOST_WORDS).take_while(joins).filter_map(|next| self.tokens.keys().get(next)));
        }
        let numbers = &self.pack.numbers;
        let (words, measure) = numbers.measures.starting(&keys).or_else(|| numbers.glued_measures.starting(&keys))?;
        let mut text = letters.to_owned();
        for next in end..end + words - 1 {
            text.push_str(self.tokens.between(next));
            text.push_str(self.tokens.text(next));
        }
        let unit = Unit { words: text, measure: Some(measure.clone()), end: end + words - 1, known: true };
        Some(if end > at { self.rate(unit) } else { unit })
    }

    /// "1m65", "1h45": digits behind the letters of a unit are its smaller part.
    fn with_lesser_part(&self, letters: &str, amount: &Amount, at: usize) -> Option<(Amount, Unit)> {
        let (letters, part) = letters.split_at(letters.find(|ch: char| ch.is_ascii_digit())?);
        let is_whole = amount.low == amount.high && amount.low.fract() == 0.0;
        let tenths = || Some(part.parse::<f64>().ok()? / 10_f64.powi(i32::try_from(part.len()).ok()?));
        if let Some(&scale) = self.pack.numbers.suffixes.get(letters).filter(|&&scale| is_whole && scale > 1_000.0) {
            return Some((Amount::exact((amount.low + tenths()?) * scale, at + 1), self.unit(at, at + 1))); // "2tr5"
        }
        let unit = self.glued_unit(letters, at, at)?;
        let measure = unit.measure.as_ref()?;
        let of_one = match (&measure.of, measure.each) {
            (MeasureKind::Second, 3_600.0) => 60.0,
            (MeasureKind::Metre | MeasureKind::Kilogram, 1.0) => 10_f64.powi(i32::try_from(part.len()).ok()?),
            _ => return None,
        };
        let part: f64 = part.parse().ok().filter(|_| part.len() <= 2)?;
        (part < of_one && is_whole)
            .then_some((Amount::exact(amount.low + part / of_one, at + 1), Unit { end: at + 1, ..unit }))
    }

    /// What the number from token `at` up to `end` counts.
    pub(super) fn unit(&self, at: usize, end: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let end = end + self.inside(end) + self.ending(end);
        if let Some(start) = self.unit_before(at) {
            return self.rate(self.named(self.written(start, at), &self.tokens.keys()[start..at], end));
        }
        if let Some((words, measure)) = self.measure_at(end) {
            let measure = Some(self.with_rate_before(at, measure));
            let unit = Unit { words: self.written(end, end + words), measure, end: end + words, known: true };
            return self.rate(unit);
        }
        let counted = self.counted(end);
        let unit = self.noun_before(at, &counted).unwrap_or(counted);
        let known = unit.known || numbers.counters.starting(&self.tokens.keys_apart(end)).is_some();
        self.rate(Unit { known, ..unit })
    }

    /// `measure` of the number at token `at`, or what it is for each time that words before the number tell ("시속 180㎞").
    fn with_rate_before(&self, at: usize, measure: Measure) -> Measure {
        let rate =
            self.pack.numbers.rates_before.ending(self.keys_before(at)).filter(|_| measure.of == MeasureKind::Metre);
        match rate {
            Some((_, rate)) => Measure { of: rate.of.clone(), each: rate.each * measure.each, zero: 0.0 },
            None => measure,
        }
    }

    /// 1 where token `at` is an ending written onto digits ("5-ти"), else 0.
    fn ending(&self, at: usize) -> usize {
        let is_ending = |key: &u64| self.pack.numbers.endings.contains(key);
        let is_hyphened = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        usize::from(is_hyphened && self.tokens.keys().get(at).is_some_and(is_ending))
    }

    /// The unit that begins at token `at`, with how many tokens it has.
    pub(super) fn measure_at(&self, at: usize) -> Option<(usize, Measure)> {
        if !self.is_joined(at) || self.pack.numbers.not_units.starting(self.keys_from(at)).is_some() {
            return None;
        }
        let (words, measure) = self.pack.numbers.measures.starting(&self.tokens.keys_apart(at))?;
        let is_initial = words == 1 && self.tokens.text(at).len() == 1 && self.tokens.between(at + 1) == "."; // "V.League"
        (!is_initial && !self.is_longer_counter(at, words)).then(|| (words, measure.clone()))
    }

    /// Whether the word of Hangul at token `at` is a counter of more than so many syllables ("도움", not "도").
    fn is_longer_counter(&self, at: usize, words: usize) -> bool {
        let is_hangul = self.tokens.text(at).starts_with(is_hangul);
        is_hangul && self.pack.numbers.counters.starting(&self.tokens.keys_apart(at)).is_some_and(|count| count > words)
    }

    /// The first token of a sign, a code or words right before the number at token `at` that are its unit: "$", "US$",
    /// "EUR", "aged".
    pub(super) fn unit_before(&self, at: usize) -> Option<usize> {
        let words = || {
            let words = self.pack.numbers.before.ending(self.keys_before(at)).filter(|_| self.is_joined(at))?;
            Some(at - words)
        };
        let Some(sign) = self.currency_before(at) else { return words() };
        let with_letters = sign.checked_sub(1).filter(|&letters| {
            let keys = &self.tokens.keys()[letters..at];
            self.tokens.get(sign).is_some_and(|token| token.gap == Gap::None)
                && self.pack.numbers.measures.starting(keys).is_some_and(|(words, _)| words == 2)
        });
        Some(with_letters.unwrap_or(sign))
    }

    /// The token of the currency sign right before token `at`.
    fn currency_before(&self, at: usize) -> Option<usize> {
        let sign = at.checked_sub(1)?;
        let is_sign = self.tokens.get(sign).is_some_and(|token| token.kind == Kind::Sign)
            && self.tokens.text(sign).starts_with(is_currency);
        (is_sign && self.is_joined(at)).then_some(sign)
    }

    /// `unit`, or it for each of the times or things that are named after it: "5 lần/ngày", "$10 a day". A percentage, an
    /// age and a length of time have no such rate.
    fn rate(&self, unit: Unit) -> Unit {
        let end = unit.end;
        let is_rated = unit.measure.as_ref().is_none_or(|measure| !has_no_rate(&measure.of));
        let slash = self.tokens.between(end) == "/";
        let per = if slash {
            Some(0)
        } else {
            self.pack.numbers.per.starting(self.keys_from(end)).filter(|_| self.is_joined(end))
        };
        let Some(at) = per.map(|words| end + words).filter(|_| is_rated && (unit.known || !unit.words.is_empty()))
        else {
            return unit;
        };
        let numbers = &self.pack.numbers;
        let each = numbers.measures.starting(self.keys_from(at)).or_else(|| numbers.nouns.starting(self.keys_from(at)));
        let Some((words, each)) = each.filter(|_| slash || self.is_joined(at)) else { return unit };
        let after = at + words;
        let is_time = has_no_rate(&each.of);
        if !slash && (!is_time || self.tokens.keys().get(after).is_some_and(|key| numbers.per_ends.contains(key))) {
            return unit;
        }
        let measure = unit.measure.map(|measure| Measure {
            of: MeasureKind::Rate([measure.of, each.of.clone()].into()),
            each: measure.each / each.each,
            zero: 0.0,
        });
        let mark = if slash { "/" } else { " " };
        Unit {
            words: format!("{}{mark}{}", unit.words, self.written(end, after)),
            measure,
            end: after,
            known: unit.known,
        }
    }

    /// The noun before the number at token `at`, where the language puts it there and a mere counter follows.
    fn noun_before(&self, at: usize, counter: &Unit) -> Option<Unit> {
        let numbers = &self.pack.numbers;
        let is_counter = counter.measure.as_ref().is_none_or(|measure| measure.of == MeasureKind::Person);
        if !numbers.nouns_first || !is_counter {
            return None;
        }
        let bounds = &self.pack.bounds;
        let bound = [&bounds.about, &bounds.nearly, &bounds.at_least, &bounds.at_most];
        let bound = bound.into_iter().find_map(|words| words.ending(self.keys_before(at))).unwrap_or(0);
        let is_apart = self.tokens.get(at - bound).is_none_or(|token| !matches!(token.gap, Gap::None | Gap::Space));
        let (words, measure) = numbers.nouns.ending(self.keys_before(at - bound)).filter(|_| !is_apart)?;
        let from = at - bound - words;
        Some(Unit {
            words: self.tokens.folded(from, from + words).to_owned(),
            measure: Some(measure.clone()),
            end: counter.end,
            known: counter.known,
        })
    }

    /// The noun that is counted, from token `from` on, behind classifiers and the words that describe it.
    fn counted(&self, from: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let keys = self.tokens.keys_apart(from);
        let longer = numbers.nouns.starting(&keys).filter(|(words, _)| *words > 1);
        let classifier = numbers.classifiers.starting(&keys).filter(|_| longer.is_none()).unwrap_or(0);
        let noun_at = from + classifier;
        let noun = noun_at + self.modifiers(noun_at);
        let is_hyphened = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        let (noun, words) = match self.noun_words(noun) {
            0 if noun > noun_at + 1 && is_hyphened(noun - 1) && self.noun_words(noun - 1) > 0 => {
                (noun - 1, self.noun_words(noun - 1)) // "co-workers"
            }
            0 if self.noun_words(noun_at) > 0 => (noun_at, self.noun_words(noun_at)),
            0 if classifier > 0 && self.is_joined(from) => (from, classifier),
            words => (noun, words),
        };
        let end = if words == 0 { from } else { noun + words };
        let keys = self.tokens.keys_apart(noun);
        let unit = self.named(self.tokens.joined(noun, noun + words), &keys[..words.min(keys.len())], end);
        let known = unit.known || classifier > 0 && self.is_joined(from);
        Unit { known, ..unit }
    }

    /// How many words from token `at` on are the noun.
    fn noun_words(&self, at: usize) -> usize {
        let numbers = &self.pack.numbers;
        let ends = |at: usize| self.tokens.keys().get(at).is_none_or(|key| numbers.unit_ends.contains(key));
        let known = numbers.nouns.starting(&self.tokens.keys_apart(at)).map(|(words, _)| words);
        let counted = |&at: &usize| {
            let word = |token: &Token| token.kind == Kind::Word && !token.capital;
            let ends = ends(at) || numbers.ends_unit(self.tokens.text(at));
            self.is_joined(at) && !ends && self.tokens.get(at).is_some_and(word)
        };
        let is_one_phrase = |words: usize| (at..at + words).all(|at| self.is_joined(at));
        let known = known.filter(|&words| is_one_phrase(words) && !self.is_longer_counter(at, words));
        let in_hangul = || self.hangul_noun(at).filter(|_| self.is_joined(at));
        known.or_else(in_hangul).unwrap_or_else(|| (at..at + numbers.unit_words).take_while(counted).count())
    }

    /// How many syllables of the word of Hangul from token `at` on are left without the particle at its end.
    fn hangul_noun(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        if !self.tokens.text(at).starts_with(is_hangul) {
            return None;
        }
        let goes_on = |&next: &usize| {
            self.tokens.get(next).is_some_and(|token| token.gap == Gap::None)
                && self.tokens.text(next).starts_with(is_hangul)
        };
        let length = 1 + (at + 1..at + LONGEST).take_while(goes_on).count();
        let is_glued = self.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        let keys: Vec<u64> = (at..at + length).map(|at| joined_key(self.tokens.text(at))).collect();
        let particle = |from: &usize| self.pack.numbers.particles.starting(&keys[*from..]) == Some(length - from);
        (usize::from(!is_glued)..length).find(particle).or(Some(length))
    }

    /// How many words from token `first` on describe the noun after them ("more", "North Korean").
    fn modifiers(&self, first: usize) -> usize {
        let modifiers = &self.pack.numbers.modifiers;
        let describes = |&at: &usize| {
            let capital = self.tokens.get(at).is_some_and(|token| token.capital);
            let known = self.tokens.keys().get(at).is_some_and(|key| modifiers.contains(key));
            let hyphened = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
            let in_compound = hyphened(at + 1) || at > first && hyphened(at); // "well-preserved jars"
            self.is_joined(at) && (capital || known || in_compound || self.is_attributive(at))
        };
        if modifiers.is_empty() { 0 } else { (first..first + MOST_MODIFIERS).take_while(describes).count() }
    }

    /// "24 bank robberies", "девять активных участников": whether the word at token `at` stands before what is
    /// counted; of nouns before a plural at most one more between.
    fn is_attributive(&self, at: usize) -> bool {
        const MOST_BETWEEN: usize = 1;
        let numbers = &self.pack.numbers;
        let is_noun = |at: usize| {
            let word = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word && !token.capital);
            let ends = |key: &u64| numbers.unit_ends.contains(key);
            word && self.is_joined(at)
                && !self.tokens.keys().get(at).is_some_and(ends)
                && !numbers.ends_unit(self.tokens.text(at))
        };
        let is_plural = |at: usize| numbers.is_plural(self.tokens.text(at));
        let casualties = || {
            let noun = numbers.nouns.starting(self.keys_from(at));
            noun.is_some_and(|(_, measure)| matches!(measure.of, MeasureKind::Death | MeasureKind::Injury))
        };
        if self.tokens.get(at + 1).is_some_and(|_| is_noun(at) && is_noun(at + 1))
            && numbers.nouns.starting(self.keys_from(at)).is_none()
            && numbers.describes(self.tokens.text(at), self.tokens.text(at + 1))
        {
            return true;
        }
        if numbers.plural_endings.is_empty() || !is_noun(at) || is_plural(at) || casualties() {
            return false;
        }
        let between = (at + 1..=at + MOST_BETWEEN).take_while(|&at| is_noun(at) && !is_plural(at)).count();
        is_noun(at + 1 + between) && is_plural(at + 1 + between)
    }

    /// A unit by its words, with its measure where all of them name one.
    pub(super) fn named(&self, words: String, keys: &[u64], end: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let whole = |found: Option<(usize, &Measure)>| found.filter(|(n, _)| *n == keys.len()).map(|(_, m)| m.clone());
        let measure = whole(numbers.measures.starting(keys)).or_else(|| whole(numbers.nouns.starting(keys)));
        Unit { words, known: measure.is_some(), measure, end }
    }

    /// The folded words from token `from` up to `to` with what joins them: "km/h", "°c", "us$", "kilometres an hour".
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for at in from..to {
            match self.tokens.between(at) {
                _ if at == from => {}
                "/" => text.push('/'),
                "" => {}
                _ => text.push(' '),
            }
            text.push_str(self.tokens.text(at));
        }
        text
    }
}
