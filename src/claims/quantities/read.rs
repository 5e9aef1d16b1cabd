//! The quantities of a claim: an amount, the words around it that bound it, and what it counts.

use super::{
    Bound, Measure, Quantity,
    amount::{Amount, Amounts},
};
use crate::{
    claims::{
        Date, Time,
        tokens::{Gap, Kind, Token, Tokens},
    },
    lang::{Pack, Phrases},
    text::word_key,
};

/// Words that describe what is counted, at most so many between it and the number.
const MOST_MODIFIERS: usize = 4;

/// The quantities of a claim, in order, apart from the numbers of its `dates` and `times`.
pub(in crate::claims) fn quantities(tokens: &Tokens, dates: &[Date], times: &[Time], pack: &Pack) -> Vec<Quantity> {
    let reader = Reader { tokens, pack, amounts: Amounts { tokens, pack } };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next_date = dates.partition_point(|date| date.span.end <= token.span.start);
        let next_time = times.partition_point(|time| time.span.end <= token.span.start);
        let in_date = dates.get(next_date).is_some_and(|date| date.span.overlaps(token.span));
        let in_time = times.get(next_time).is_some_and(|time| time.span.overlaps(token.span));
        match reader.quantity(at).filter(|_| !in_date && !in_time) {
            Some((quantity, end)) => {
                found.push(quantity);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    tokens: &'a Tokens,
    pack: &'a Pack,
    amounts: Amounts<'a>,
}

/// What a number counts, and the token after it.
struct Unit {
    words: String,
    measure: Option<Measure>,
    end: usize,
}

impl Reader<'_> {
    /// The quantity whose number begins at token `at`, and the token after it.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let (words, before) = (&self.pack.numbers, self.keys_before(at));
        // "Con số 41" is an amount, "số 41" is none.
        if words.ordinals.ending(before) > words.amounts.ending(before) {
            return None;
        }
        let (amount, unit) = self.glued(at).or_else(|| self.hyphened(at)).or_else(|| self.range(at))?;
        if !self.counts(at, &amount, &unit) {
            return None;
        }
        let start = self.currency_before(at).unwrap_or(at);
        let (half, end) = self.half_after(&amount, &unit);
        let (low, high) = (amount.low + half, amount.high + half);
        let more = (at..=amount.end).any(|at| self.inside(at) > 0);
        let bound = match low < high {
            true => Bound::Range,
            false if more => Bound::AtLeast,
            false => self.bound(start, end),
        };
        let Unit { words: unit, measure, .. } = unit;
        Some((Quantity { span: self.tokens.span(start, end), low, high, or: amount.or, bound, unit, measure }, end))
    }

    /// How many words at token `at`, between a number and what it counts, say that it is a little more.
    fn inside(&self, at: usize) -> usize {
        self.pack.bounds.at_least_inside.starting(self.keys_from(at)).unwrap_or(0)
    }

    /// Whether the number at token `at` counts something: it is no year for a five ("năm") and no part of a word
    /// ("two-thirds"); plain digits without a known unit are no number of a name, year, day or score.
    fn counts(&self, at: usize, amount: &Amount, unit: &Unit) -> bool {
        if amount.doubtful {
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            return unit.measure.is_some() && before.is_none_or(|token| token.kind == Kind::Word);
        }
        let dates = &self.pack.dates;
        let calendar = [&dates.day_after, &dates.month_after, &dates.year_after];
        if unit.measure.is_none() && calendar.iter().any(|words| words.starting(self.keys_from(amount.end)).is_some()) {
            return false; // a day of a month that is not known ("20일")
        }
        let next = self.tokens.get(amount.end);
        let in_word = next.is_some_and(|token| token.gap == Gap::Hyphen && token.kind == Kind::Word);
        let counts_noun = amount.plain && !unit.words.is_empty(); // "12-member", but not "five-star"
        let is_label =
            amount.plain && (self.is_after_name(at) || unit.words.is_empty() && self.is_bare_label(at, amount));
        unit.measure.is_some() || (!is_label && (!in_word || counts_noun))
    }

    /// "Boeing 737": right behind a capital that does not just open the sentence.
    fn is_after_name(&self, at: usize) -> bool {
        let joined = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        joined && at > 1 && self.tokens.get(at - 1).is_some_and(|token| token.capital)
    }

    /// Digits that count nothing: a day ("ngày 19"), a year ("Luật Đất đai 2013"), a side of a score ("1 - 1").
    fn is_bare_label(&self, at: usize, amount: &Amount) -> bool {
        let is_day = self.pack.dates.day.ending(self.keys_before(at)).is_some();
        let is_year = (1900.0..=2100.0).contains(&amount.low) && self.bound(at, amount.end) == Bound::Exact;
        is_day || is_year || self.tokens.is_after_dash(at) || self.tokens.is_after_dash(amount.end)
    }

    /// One amount with its unit, or two with words between them: "350 đến 400 km", "350 km đến 400 km".
    fn range(&self, at: usize) -> Option<(Amount, Unit)> {
        let first = self.amounts.at(at)?;
        let unit = self.unit(at, first.end);
        let bare = unit.end == first.end;
        let Some(both) = self.second(at, &first, unit.end) else { return Some((first, unit)) };
        let shared = self.unit(at, both.end);
        let of_one_kind = bare || shared.words == unit.words;
        Some(if of_one_kind { (both, shared) } else { (first, unit) })
    }

    /// The range from `first` to the amount that the words from token `at` on join to it.
    fn second(&self, start: usize, first: &Amount, at: usize) -> Option<Amount> {
        let bounds = &self.pack.bounds;
        let between = || {
            bounds.between.ending(self.keys_before(start))?;
            bounds.and.starting(self.keys_from(at))
        };
        let second = match self.tokens.is_after_dash(at) {
            true => self.amounts.in_digits(at, self.tokens.text(at)).filter(|second| self.is_measured(start, second)),
            false => self.amounts.at(at + bounds.to.starting(self.keys_from(at)).or_else(between)?),
        };
        let second = second.filter(|second| second.low == second.high)?;
        let shares_scale = first.scale == 1.0 && second.scale > 1.0 && first.low < 1000.0;
        let low = if shares_scale { first.low * second.scale } else { first.low };
        (low < second.low).then_some(Amount { low, or: None, ..second })
    }

    /// Whether an amount is surely one, and no score or part of a date: it has a unit or a multiplier.
    fn is_measured(&self, start: usize, amount: &Amount) -> bool {
        amount.scale > 1.0 || !self.unit(start, amount.end).words.is_empty()
    }

    /// "350-400 km": a range only with a unit or a multiplier, else it is a score.
    fn hyphened(&self, at: usize) -> Option<(Amount, Unit)> {
        let (low, high) = self.tokens.text(at).split_once('-')?;
        let whole = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number && token.gap != Gap::Hyphen);
        let second = self.amounts.in_digits(at, high).filter(|_| whole)?;
        let first = self.amounts.in_digits(at, low)?;
        let unit = self.unit(at, second.end);
        (first.low < second.low && self.is_measured(at, &second))
            .then_some((Amount { low: first.low, or: None, plain: false, ..second }, unit))
    }

    /// Digits with a multiplier or a unit right after them: "1.2bn", "20tr", "10km".
    fn glued(&self, at: usize) -> Option<(Amount, Unit)> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Mixed && token.gap != Gap::Hyphen)?;
        let text = self.tokens.text(at);
        let (digits, letters) = text.split_at(text.find(char::is_alphabetic)?);
        let measure = self.pack.numbers.measures.starting(&[word_key(letters)]).map(|(_, measure)| measure.clone());
        let scale = self.pack.numbers.suffixes.get(letters).filter(|_| measure.is_none() || self.is_scale(at));
        let amount =
            self.amounts.in_digits(at, digits).filter(|_| digits.starts_with(|ch: char| ch.is_ascii_digit()))?;
        let amount = Amount { end: at + 1, plain: false, ..amount };
        match (scale, measure) {
            (Some(&scale), _) => {
                let value = amount.low * scale;
                Some((
                    Amount { low: value, high: value, or: amount.or.map(|or| or * scale), ..amount },
                    self.unit(at, at + 1),
                ))
            }
            (None, Some(measure)) if !(letters.len() == 1 && token.capital) => {
                Some((amount, Unit { words: letters.to_owned(), measure: Some(measure), end: at + 1 }))
            }
            _ => None,
        }
    }

    /// Whether letters that can be a multiplier and a unit ("5m") are the multiplier: with a currency or a noun.
    fn is_scale(&self, at: usize) -> bool {
        let unit = self.unit(at, at + 1);
        self.currency_before(at).is_some() || !unit.words.is_empty()
    }

    /// What the number from token `at` up to `end` counts.
    fn unit(&self, at: usize, end: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let end = end + self.inside(end);
        if let Some(sign) = self.currency_before(at) {
            return self.named(self.tokens.text(sign).to_owned(), &self.tokens.keys()[sign..at], end);
        }
        if let Some(words) = numbers.before.ending(self.keys_before(at)) {
            return self.named(self.tokens.joined(at - words, at), &self.tokens.keys()[at - words..at], end);
        }
        let measure = numbers.measures.starting(self.keys_from(end)).filter(|_| self.is_joined(end));
        if let Some((words, measure)) = measure {
            let measure = Some(measure.clone());
            return Unit { words: self.tokens.joined(end, end + words), measure, end: end + words };
        }
        let counted = self.counted(end);
        self.noun_before(at, &counted).unwrap_or(counted)
    }

    /// The noun before the number at token `at`, where the language puts it there and a mere counter follows.
    fn noun_before(&self, at: usize, counter: &Unit) -> Option<Unit> {
        let numbers = &self.pack.numbers;
        let is_counter = counter.measure.as_ref().is_none_or(|measure| &*measure.of == "person");
        if !numbers.nouns_first || !is_counter {
            return None;
        }
        let bounds = &self.pack.bounds;
        let bound = [&bounds.about, &bounds.nearly, &bounds.at_least, &bounds.at_most];
        let bound = bound.into_iter().find_map(|words| words.ending(self.keys_before(at))).unwrap_or(0);
        let (words, measure) = numbers.nouns.ending(self.keys_before(at - bound))?;
        let from = at - bound - words;
        Some(Unit {
            words: self.tokens.folded(from, from + words).to_owned(),
            measure: Some(measure.clone()),
            end: counter.end,
        })
    }

    /// The noun that is counted, from token `from` on, behind classifiers and the words that describe it.
    fn counted(&self, from: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let longer = numbers.nouns.starting(self.keys_from(from)).filter(|(words, _)| *words > 1);
        let classifier = numbers.classifiers.starting(self.keys_from(from)).filter(|_| longer.is_none()).unwrap_or(0);
        let noun_at = from + classifier;
        let noun = noun_at + self.modifiers(noun_at);
        let (noun, words) = match self.noun_words(noun) {
            0 if self.noun_words(noun_at) > 0 => (noun_at, self.noun_words(noun_at)),
            0 if classifier > 0 && self.is_joined(from) => (from, classifier),
            words => (noun, words),
        };
        let end = if words == 0 { from } else { noun + words };
        self.named(self.tokens.joined(noun, noun + words), &self.tokens.keys()[noun..noun + words], end)
    }

    /// How many words from token `at` on are the noun.
    fn noun_words(&self, at: usize) -> usize {
        let numbers = &self.pack.numbers;
        let ends = |at: usize| self.tokens.keys().get(at).is_none_or(|key| numbers.unit_ends.contains(key));
        let known = numbers.nouns.starting(self.keys_from(at)).filter(|_| self.is_joined(at));
        let counted = |&at: &usize| {
            let word = |token: &Token| token.kind == Kind::Word && !token.capital;
            self.is_joined(at) && !ends(at) && self.tokens.get(at).is_some_and(word)
        };
        known.map_or_else(|| (at..at + numbers.unit_words).take_while(counted).count(), |(words, _)| words)
    }

    /// How many words from token `at` on describe the noun after them ("more", "North Korean").
    fn modifiers(&self, at: usize) -> usize {
        let modifiers = &self.pack.numbers.modifiers;
        let describes = |&at: &usize| {
            let capital = self.tokens.get(at).is_some_and(|token| token.capital);
            let known = self.tokens.keys().get(at).is_some_and(|key| modifiers.contains(key));
            self.is_joined(at) && (capital || known)
        };
        if modifiers.is_empty() { 0 } else { (at..at + MOST_MODIFIERS).take_while(describes).count() }
    }

    /// A unit by its words, with its measure where all of them name one.
    fn named(&self, words: String, keys: &[u64], end: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let whole = |found: Option<(usize, &Measure)>| found.filter(|(n, _)| *n == keys.len()).map(|(_, m)| m.clone());
        let measure = whole(numbers.measures.starting(keys)).or_else(|| whole(numbers.nouns.starting(keys)));
        Unit { words, measure, end }
    }

    /// "hai năm rưỡi": what a half after the unit adds, and the token after it.
    fn half_after(&self, amount: &Amount, unit: &Unit) -> (f64, usize) {
        let half = self.pack.numbers.half_after.starting(self.keys_from(unit.end));
        match half.filter(|_| amount.scale == 1.0 && unit.end > amount.end && amount.low == amount.high) {
            Some(words) => (0.5, unit.end + words),
            None => (0.0, unit.end),
        }
    }

    /// The bound by the words before token `start` and from `end` on.
    fn bound(&self, start: usize, end: usize) -> Bound {
        let bounds = &self.pack.bounds;
        let (before, after) = (self.keys_before(start), self.keys_from(end));
        if bounds.at_most_after.starting(after).is_some() {
            return Bound::AtMost;
        }
        if bounds.at_least_after.starting(after).is_some() {
            return Bound::AtLeast;
        }
        let said = |phrases: &Phrases| phrases.ending(before).unwrap_or(0);
        let by_words = [
            (said(&bounds.about), Bound::About),
            (said(&bounds.nearly), Bound::Nearly),
            (said(&bounds.at_least), Bound::AtLeast),
            (said(&bounds.at_most), Bound::AtMost),
        ];
        let longest = by_words.into_iter().max_by_key(|(words, _)| *words).filter(|(words, _)| *words > 0);
        longest.map_or(Bound::Exact, |(_, bound)| bound)
    }

    /// The token of the currency sign right before token `at`.
    fn currency_before(&self, at: usize) -> Option<usize> {
        let sign = at.checked_sub(1)?;
        let is_sign =
            self.tokens.get(sign).is_some_and(|token| token.kind == Kind::Sign) && self.tokens.text(sign) != "%";
        (is_sign && self.is_joined(at)).then_some(sign)
    }

    /// Whether no punctuation but a hyphen, or the full stop of a short multiplier ("тыс."), stands before token `at`.
    fn is_joined(&self, at: usize) -> bool {
        let is_short_scale = || {
            let before = at.checked_sub(1).and_then(|before| self.tokens.keys().get(before));
            before.is_some_and(|key| self.pack.numbers.scales.contains_key(key)) && !self.tokens.is_apart(at, self.pack)
        };
        self.tokens.get(at).is_some_and(|token| match token.gap {
            Gap::None | Gap::Space | Gap::Hyphen => true,
            Gap::Stop => is_short_scale(),
            Gap::Mark => false,
        })
    }

    fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    fn keys_before(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(..at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lang::pack, text::Span};

    /// `expected`: low, high, bound, unit of each.
    fn check(code: &str, text: &str, expected: &[(f64, f64, Bound, &str)]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let pack = pack(Some(code));
        let dates = crate::claims::dates::dates(&tokens, pack, None);
        let found = quantities(&tokens, &dates, &[], pack);
        let shown: Vec<_> = found.iter().map(|q| (q.low, q.high, q.bound, q.unit.as_str())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn one_value_in_many_forms() {
        for text in
            ["11.000 binh sĩ", "11 nghìn binh sĩ", "11 ngàn binh sĩ", "mười một nghìn binh sĩ", "11,000 binh sĩ"]
        {
            check("vi", text, &[(11000.0, 11000.0, Bound::Exact, "binh sĩ")]);
        }
        for text in ["11,000 troops", "11 thousand troops", "eleven thousand troops"] {
            check("en", text, &[(11000.0, 11000.0, Bound::Exact, "troops")]);
        }
    }

    #[test]
    fn bounds_ranges_and_units() {
        check(
            "vi",
            "khoảng 11.000 quân, hơn 70 con",
            &[(11000.0, 11000.0, Bound::About, "quân"), (70.0, 70.0, Bound::AtLeast, "con")],
        );
        check("vi", "bay 350 đến 400 km", &[(350.0, 400.0, Bound::Range, "km")]);
        check(
            "vi",
            "gần 8 triệu đồng và 3,5% của 1.234,5 tấn",
            &[(8e6, 8e6, Bound::Nearly, "đồng"), (3.5, 3.5, Bound::Exact, "%"), (1234.5, 1234.5, Bound::Exact, "tấn")],
        );
        check(
            "en",
            "at least 1.5 million people, up to $200",
            &[(1.5e6, 1.5e6, Bound::AtLeast, "people"), (200.0, 200.0, Bound::AtMost, "$")],
        );
        check(
            "vi",
            "hai nước và 5 người chết",
            &[(2.0, 2.0, Bound::Exact, "nước"), (5.0, 5.0, Bound::Exact, "người chết")],
        );
    }

    #[test]
    fn names_places_in_an_order_and_dates_are_not_amounts() {
        check("vi", "Su-35, Covid-19, lần thứ 3, số 5, ngày 13/9, năm 2019, một thỏa thuận, trong năm qua", &[]);
    }

    #[test]
    fn hostile_numbers_are_read_in_one_pass() {
        let long = 50_000;
        for text in [
            "7".repeat(long),
            "1.".repeat(long),
            "1-".repeat(long),
            "hai mươi ".repeat(long),
            "1 tỷ 200 triệu ".repeat(long / 10),
            "nghìn ".repeat(long),
            "khoảng 1 đến ".repeat(long / 10),
        ] {
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            for quantity in quantities(&tokens, &[], &[], pack(Some("vi"))) {
                assert!(quantity.low <= quantity.high && quantity.span.end as usize <= text.len(), "{quantity:?}");
            }
        }
    }
}
