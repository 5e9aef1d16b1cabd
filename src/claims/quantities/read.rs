//! The quantities of a claim: an amount, the words around it that bound it, and what it counts.

use super::{
    Bound, MeasureKind, Quantity, QuantityRule,
    amount::{Amount, Amounts},
    unit::Unit,
};
use crate::{
    claims::{
        Date, Time,
        tokens::{Gap, Kind, Token, Tokens},
    },
    lang::Pack,
};

/// The quantities of a claim, in order, apart from the numbers of its `dates` and `times`.
pub(in crate::claims) fn quantities(tokens: &Tokens, dates: &[Date], times: &[Time], pack: &Pack) -> Vec<Quantity> {
    let reader = Reader { tokens, pack, amounts: Amounts { tokens, pack } };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next_date = dates.partition_point(|date| date.span.end <= token.span.start);
        let next_time = times.partition_point(|time| time.span.end <= token.span.start);
        let in_date = dates.get(next_date).is_some_and(|date| date.span.overlaps(token.span));
        let in_time = |quantity: &Quantity| {
            let is_bare = quantity.unit.is_empty(); // "from 10 to 11 a.m."
            let span = if is_bare { quantity.span } else { token.span };
            times.get(next_time).is_some_and(|time| time.span.overlaps(span))
        };
        let in_date =
            |quantity: &Quantity| in_date || dates.get(next_date).is_some_and(|date| date.span.overlaps(quantity.span));
        match reader.quantity(at).filter(|(quantity, _)| !in_time(quantity) && !in_date(quantity)) {
            Some((quantity, end)) => {
                found.push(quantity);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// An amount and what it counts.
type Measured = (Amount, Unit);

/// What reads an amount with its unit that begins at a token, by one rule.
type ReadQuantity<'a> = fn(&Reader<'a>, usize) -> Option<Measured>;

/// What the first of `rules` reads that finds anything at token `at`.
fn first_read<'a>(
    reader: &Reader<'a>,
    at: usize,
    rules: [(QuantityRule, ReadQuantity<'a>); 3],
) -> Option<(QuantityRule, Measured)> {
    rules.into_iter().find_map(|(rule, read)| Some((rule, read(reader, at)?)))
}

pub(super) struct Reader<'a> {
    pub tokens: &'a Tokens,
    pub pack: &'a Pack,
    pub amounts: Amounts<'a>,
}

impl Reader<'_> {
    /// The quantity whose number begins at token `at`, and the token after it.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let (rule, (amount, unit)) = self.measured(at)?;
        let inverted = self.inverted(at, &amount, &unit);
        let is_inverted = inverted.is_some();
        let (start, unit) = inverted.unwrap_or_else(|| (self.unit_before(at).unwrap_or(at), unit));
        let (more, end) =
            self.half_after(&amount, &unit).or_else(|| self.lesser_unit(&amount, &unit)).unwrap_or((0.0, unit.end));
        let (low, high) = (amount.low + more, amount.high + more);
        let a_little_more = (at + 1..=amount.end).any(|at| self.inside(at) > 0);
        let bound = match low < high {
            true => Bound::Range,
            false if a_little_more || self.tokens.between(amount.end).starts_with('+') => Bound::AtLeast,
            false => match self.bound_of(&unit, start, end) {
                Bound::Exact if is_inverted => Bound::About,
                bound => bound,
            },
        };
        let Unit { words, measure, .. } = unit;
        let rule = if is_inverted { QuantityRule::Inverted } else { rule };
        let (span, or) = (self.tokens.span(start, end), amount.or);
        let quantity = Quantity { span, low, high, or, bound, unit: words, measure, rule };
        let minus = self.minus(start, end).filter(|_| quantity.can_be_negative());
        Some(match minus {
            Some((start, end)) if low >= 0.0 => (quantity.negative(self.tokens.span(start, end)), end),
            _ => (quantity, end),
        })
    }

    /// The amount that begins at token `at`, with its unit, where it counts something, and the rule by which it is read.
    fn measured(&self, at: usize) -> Option<(QuantityRule, Measured)> {
        if !self.may_begin(at) || self.is_label(at) {
            return None;
        }
        let whole: [(QuantityRule, ReadQuantity<'_>); 3] = [
            (QuantityRule::Share, Self::share),
            (QuantityRule::Compound, Self::compound),
            (QuantityRule::FeetAndInches, Self::feet_and_inches),
        ];
        let counted: [(QuantityRule, ReadQuantity<'_>); 3] = [
            (QuantityRule::Glued, Self::glued),
            (QuantityRule::Hyphened, Self::hyphened),
            (QuantityRule::Range, Self::range),
        ];
        let counts = |(_, (amount, unit)): &(_, Measured)| self.counts(at, amount, unit);
        first_read(self, at, whole).or_else(|| first_read(self, at, counted).filter(counts))
    }

    /// Whether token `at` has digits or is a word with which an amount can begin.
    fn may_begin(&self, at: usize) -> bool {
        let is_opener = || self.tokens.keys().get(at).is_some_and(|key| self.pack.numbers.openers.contains(key));
        self.tokens.get(at).is_some_and(|token| match token.kind {
            Kind::Number | Kind::Mixed => true,
            Kind::Word => is_opener() || self.compound(at).is_some(),
            Kind::Sign => false,
        })
    }

    /// How many words at token `at`, between a number and what it counts, say that it is a little more.
    pub(super) fn inside(&self, at: usize) -> usize {
        let is_another_word = self.tokens.get(at).is_some_and(|token| token.is_piece && token.gap != Gap::None);
        if is_another_word || self.amounts.word(at).is_some() {
            return 0; // "747 여객기", "열여섯"
        }
        self.pack.bounds.at_least_inside.starting(self.keys_from(at)).unwrap_or(0)
    }

    /// One amount with its unit, or two with words between them: "350 đến 400 km", "350 km đến 400 km".
    fn range(&self, at: usize) -> Option<(Amount, Unit)> {
        let first = self.amounts.at(at)?;
        let unit = self.unit(at, first.end);
        let bare = unit.end == first.end;
        if let Some(found) = self.range_to_glued(&first, &unit).or_else(|| self.before_shared_unit(at, &first, &unit)) {
            return Some(found);
        }
        let Some(both) = self.second(at, &first, unit.end) else { return Some((first, unit)) };
        let shared = self.unit(at, both.end);
        let of_one_kind = bare || shared.words == unit.words;
        Some(if of_one_kind { (both, shared) } else { (first, unit) })
    }

    /// "500 - 1000m": the range up to digits with a unit right after them, behind a dash.
    fn range_to_glued(&self, first: &Amount, unit: &Unit) -> Option<(Amount, Unit)> {
        let is_bare = first.plain && unit.end == first.end && self.tokens.is_after_dash(first.end);
        let (second, unit) = is_bare.then(|| self.glued(first.end)).flatten()?;
        let rises = unit.measure.is_some() && second.low == second.high && first.low < second.low;
        rises.then_some((Amount { low: first.low, or: None, ..second }, unit))
    }

    /// "5 и 7 лет", "5, 7 и 9 машин": an amount whose unit stands behind the last of several.
    fn before_shared_unit(&self, at: usize, first: &Amount, unit: &Unit) -> Option<(Amount, Unit)> {
        let bounds = &self.pack.bounds;
        let is_digits = first.scale == 1.0 && !first.spelled;
        let is_bare = is_digits && unit.words.is_empty() && bounds.between.ending(self.keys_before(at)).is_none();
        let last = is_bare.then(|| self.end_of_list(first.end))?;
        let links = [&bounds.and, &bounds.by].into_iter();
        let and =
            links.filter_map(|words| words.starting(self.keys_from(last))).max().filter(|_| self.is_joined(last))?;
        let second = self.amounts.at(last + and).filter(|second| second.scale == 1.0 && !second.spelled)?;
        let shared = self.unit(last + and, second.end);
        shared.measure.as_ref()?;
        Some((*first, Unit { end: first.end, ..shared }))
    }

    /// The token after the plain digits from token `at` on that commas part.
    fn end_of_list(&self, at: usize) -> usize {
        const MOST: usize = 6;
        let is_next = |&at: &usize| {
            let plain =
                |token: &Token| token.kind == Kind::Number && self.tokens.text(at).bytes().all(|b| b.is_ascii_digit());
            self.tokens.get(at).is_some_and(plain) && self.tokens.between(at) == ", "
        };
        at + (at..at + MOST).take_while(is_next).count()
    }

    /// The range from `first` to the amount that the words from token `at` on join to it.
    fn second(&self, start: usize, first: &Amount, at: usize) -> Option<Amount> {
        let bounds = &self.pack.bounds;
        let between = || {
            bounds.between.ending(self.keys_before(start))?;
            bounds.and.starting(self.keys_from(at))
        };
        let is_joined = self.tokens.is_after_dash(at) || self.tokens.between(at).trim() == "~";
        let is_change = || bounds.changed_by.ending(self.keys_before(start)).is_some();
        if !is_joined && (!self.is_joined(at) || is_change()) {
            return None;
        }
        let second = match is_joined {
            true => self.amounts.in_digits(at, self.tokens.text(at)).filter(|second| self.is_measured(start, second)),
            false => {
                let to = bounds.to.starting(&self.tokens.keys_apart(at)).or_else(between)?;
                let sign = usize::from(self.tokens.get(at + to).is_some_and(|token| token.kind == Kind::Sign));
                self.amounts.at(at + to + sign)
            }
        };
        let second = second.filter(|second| second.low == second.high)?;
        let shares_scale = first.scale == 1.0 && second.scale > 1.0 && first.low < 1000.0;
        let low = if shares_scale { first.low * second.scale } else { first.low };
        if shares_scale && low > second.low {
            return Some(Amount { high: low, or: None, ..second }); // "от 4 до 2,5 млрд лет назад"
        }
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
        let first = self.amounts.digits_before(low, self.tokens.len())?.times(second.scale);
        let unit = self.unit(at, second.end);
        let is_measured = self.is_measured(at, &second) && !self.is_uncounted(&second, &unit);
        (first.low < second.low && is_measured)
            .then_some((Amount { low: first.low, or: None, plain: false, ..second }, unit))
    }

    /// The tokens from the first to the one after the last where words or a sign around those from `start` up to `end`
    /// make their number less than nothing.
    fn minus(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let numbers = &self.pack.numbers;
        if let Some(words) = numbers.minus.ending(self.keys_before(start)) {
            return Some((start - words, end));
        }
        if let Some(words) = numbers.minus_after.starting(self.keys_from(end)) {
            return Some((start, end + words));
        }
        let before = self.tokens.before(start);
        let after_number = start
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .is_some_and(|token| token.kind != Kind::Word);
        let sign = before.strip_suffix(['-', '−'])?;
        let is_after_piece =
            start.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|token| token.is_piece);
        let is_sign = before.ends_with('−')
            || sign.is_empty() && is_after_piece
            || sign.is_empty() && start == 0
            || sign.ends_with([' ', '(', '"']);
        (is_sign && !after_number).then_some((start, end))
    }

    /// Whether no punctuation but a hyphen, or the full stop of a short multiplier ("тыс."), stands before token `at`.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let is_short_scale = || {
            let before = at.checked_sub(1).and_then(|before| self.tokens.keys().get(before));
            before.is_some_and(|key| self.pack.numbers.scales.contains_key(key)) && !self.tokens.is_apart(at, self.pack)
        };
        self.tokens.get(at).is_some_and(|token| match token.gap {
            Gap::None | Gap::Space | Gap::Hyphen => true,
            Gap::Stop => is_short_scale(),
            Gap::Mark => self.tokens.between(at).trim() == "+", // "20+ people"
        })
    }

    pub(super) fn keys_from(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(at..).unwrap_or_default()
    }

    pub(super) fn keys_before(&self, at: usize) -> &[u64] {
        self.tokens.keys().get(..at).unwrap_or_default()
    }
}

impl Quantity {
    /// Whether it measures what can be less than nothing, and counts no things ("3胜1负2平").
    fn can_be_negative(&self) -> bool {
        let is_measured = |of: &MeasureKind| match of {
            MeasureKind::Degree | MeasureKind::Metre => true,
            MeasureKind::Percent | MeasureKind::PercentagePoint | MeasureKind::Point => true,
            other => other.is_currency(),
        };
        self.unit.is_empty() || self.measure.as_ref().is_some_and(|measure| is_measured(&measure.of))
    }

    /// The same below zero, at `span`.
    fn negative(self, span: crate::text::Span) -> Quantity {
        Quantity { span, low: -self.high, high: -self.low, or: self.or.map(|or| -or), ..self }
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
        let dates = crate::claims::dates::dates(&tokens, pack, &Default::default());
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
