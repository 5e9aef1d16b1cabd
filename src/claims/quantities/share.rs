//! Parts of a whole: "two thirds", "2/3 dân số", "one in five", "三分之二", "каждый пятый", "half of", "1½ hours".

use unicode_normalization::UnicodeNormalization;

use super::{Bound, Measure, MeasureKind, amount::Amount, read::Reader, unit::Unit, vague::has_parts};
use crate::{
    claims::tokens::{Gap, Kind, Token, Tokens},
    lang::Pack,
};

/// The whole of a part is at most this.
const MOST_WHOLE: f64 = 1_000.0;
/// "1/1000" has so many bytes.
const MOST_PART: usize = 6;
/// A part of more than one is of one of these or of up to ten ("9/11" is a day).
const WHOLES: [u32; 2] = [100, 1_000];

/// Whether the number token `at`, `part/of`, is a share and no day: a lesser number over a greater one, without a word
/// for a day before it, behind a word for a share or before what it is a part of.
pub(in crate::claims) fn is_written_share(tokens: &Tokens, pack: &Pack, at: usize, part: u32, of: u32) -> bool {
    let (before, after) = tokens.keys().split_at(at.min(tokens.len()));
    let after = after.get(1..).unwrap_or_default();
    let (bounds, numbers) = (&pack.bounds, &pack.numbers);
    let cues = [&bounds.about, &bounds.at_least, &bounds.at_most, &bounds.nearly, &numbers.share_before];
    let is_cued = cues.iter().any(|cues| cues.ending(before).is_some());
    let counts = |token: &Token| token.gap == Gap::Space && token.kind == Kind::Word && !token.capital;
    let ends = |key: &u64| numbers.unit_ends.contains(key) || pack.dates.coming.starting(&[*key]).is_some();
    let is_noun = tokens.get(at + 1).is_some_and(counts) && !after.first().is_some_and(ends);
    let of_noun = numbers.of.starting(after).is_some() && tokens.get(at + 1).is_some_and(counts);
    let is_dated = pack.dates.day.ending(before).is_some();
    let is_dated = is_dated || numbers.not_shares.ending(before).is_some();
    let is_small = of <= 10 || WHOLES.contains(&of);
    0 < part && part < of && is_small && !is_dated && (is_noun || of_noun || is_cued)
}

impl Reader<'_> {
    /// The share that begins at token `at`, with its unit: what it is a part of where that is one unit of a measure ("half
    /// a mile"), else the whole.
    pub(super) fn share(&self, at: usize) -> Option<(Amount, Unit)> {
        let token = self.tokens.get(at)?;
        let is_name = token.kind == Kind::Word && token.capital && at > 0 && token.gap == Gap::Space;
        if is_name || token.gap == Gap::Hyphen {
            return None;
        }
        let share = self.in_slashes(at).or_else(|| self.half_or_third(at)).or_else(|| self.with_whole(at));
        let share = share.or_else(|| self.bounded_half(at))?;
        if self.pack.numbers.not_shares.ending(self.keys_before(at)).is_some() {
            return None;
        }
        if let Some(part) = self.of_scale(&share) {
            return Some((part, self.unit(at, part.end)));
        }
        let unit = if share.low > 1.0 { self.unit(at, share.end) } else { self.unit_of_share(share.end) };
        Some((share, unit))
    }

    /// "четверть миллиарда", "a quarter of a million": `share` of a multiplier.
    fn of_scale(&self, share: &Amount) -> Option<Amount> {
        let numbers = &self.pack.numbers;
        let of = numbers.of.starting(self.keys_from(share.end)).unwrap_or(0);
        let article = self.tokens.keys().get(share.end + of).is_some_and(|key| numbers.articles.contains(key));
        let at = share.end + of + usize::from(article);
        let (scale, end) = self.amounts.product(at);
        let is_apart = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space); // not "5분의 1만"
        let is_whole = is_apart && (article || of == 0) && share.low < 1.0;
        (scale >= 1_000.0 && is_whole).then_some(Amount { scale, ..Amount::exact(share.low * scale, end) })
    }

    /// "2/3", "1 1/2", "½", "2½".
    fn in_slashes(&self, at: usize) -> Option<Amount> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let text = self.tokens.text(at);
        if let Some(value) = with_vulgar(text) {
            return Some(Amount::exact(value, at + 1));
        }
        let mixed = || {
            let next = self.tokens.get(at + 1).filter(|next| next.gap == Gap::Space && next.kind == Kind::Number)?;
            let whole: f64 =
                text.parse().ok().filter(|whole: &f64| whole.fract() == 0.0 && next.span.len() <= MOST_PART)?;
            let part = with_vulgar(self.tokens.text(at + 1)).or_else(|| self.over(at + 1))?;
            (part < 1.0).then_some(Amount::exact(whole + part, at + 2))
        };
        self.over(at).map(|value| Amount::exact(value, at + 1)).or_else(mixed)
    }

    /// The value of the number token `at` where it is "2/3", before a unit or where it is a share.
    fn over(&self, at: usize) -> Option<f64> {
        let (part, of) = self.tokens.text(at).split_once('/')?;
        let (part, of) = (part.parse().ok()?, of.parse().ok()?);
        let has_unit = || 0 < part && part < of && of <= 10 && self.measure_at(at + 1).is_some();
        let is_share = || is_written_share(self.tokens, self.pack, at, part, of);
        (has_unit() || is_share()).then(|| f64::from(part) / f64::from(of))
    }

    /// "a third of", "одна треть", "половина", "каждый пятый", "một nửa".
    fn half_or_third(&self, at: usize) -> Option<Amount> {
        let (words, &share) = self.pack.numbers.shares.starting(self.keys_from(at))?;
        self.pack.numbers.share_forms.contains(&self.tokens.joined(at, at + words)).then_some(())?;
        Some(Amount::exact(share, at + words))
    }

    /// "more than half": a half with a word that bounds it before.
    fn bounded_half(&self, at: usize) -> Option<Amount> {
        let words = self.pack.numbers.half_before.starting(self.keys_from(at))?;
        let is_share = self.amounts.half(at).is_none() && self.bound(at, at + words) != Bound::Exact;
        is_share.then(|| Amount::exact(0.5, at + words))
    }

    /// "two thirds", "hai phần ba", "one in five", "6 из 10", "3분의 2".
    fn with_whole(&self, at: usize) -> Option<Amount> {
        let numbers = &self.pack.numbers;
        if numbers.articles.contains(self.tokens.keys().get(at)?) {
            return None;
        }
        let (first, end) = self.whole_number(at)?;
        let joined = |at: usize| self.is_joined(at).then_some(at);
        if let Some(share) = numbers.point.starting(self.keys_from(end)).and_then(|words| {
            let (part, last) = self.whole_number(joined(end + words)?)?; // "одна целая пять десятых"
            let of = self.tokens.keys().get(joined(last)?).and_then(|key| numbers.fractions.get(key))?;
            (part < *of).then(|| Amount::exact(first + part / of, last + 1))
        }) {
            return Some(share);
        }
        if let Some(&of) = self.tokens.keys().get(joined(end)?).and_then(|key| numbers.fractions.get(key)) {
            return (first < of).then(|| Amount::exact(first / of, end + 1));
        }
        if let Some(words) = numbers.part_of.starting(self.keys_from(end)) {
            let last = joined(end + words)?;
            let after_tens = || Some((*numbers.after_tens.get(self.tokens.keys().get(last)?)?, last + 1)); // "phần tư"
            let (of, end) = self.whole_number(last).or_else(after_tens)?;
            let is_length = self.measure_at(end).is_some_and(|(_, measure)| measure.of != MeasureKind::Percent);
            return (is_told_as_share(first, of) && !is_length).then(|| Amount::exact(first / of, end));
        }
        if let Some(share) = self.of_each(at, first, end) {
            return Some(share);
        }
        let words = numbers.whole_first.starting(&self.tokens.keys_apart(end))?;
        let digits = |at: usize| self.tokens.text(at).parse().ok().map(|part: f64| (part, at + 1)); // "5분의 1만"
        let (part, end) = digits(end + words).or_else(|| self.whole_number(end + words))?;
        let counter =
            if self.is_counted(at) { numbers.counters.starting(&self.tokens.keys_apart(end)).unwrap_or(0) } else { 0 };
        is_told_as_share(part, first).then(|| Amount::exact(part / first, end + counter))
    }

    /// "每五名儿童中就有一名", "cứ 5 trẻ thì có 1 trẻ": so many of each `of`, whose number ends before token `end`. The same
    /// word counts both, or it is a rate ("cứ 3 ngày có 1 chuyến").
    fn of_each(&self, at: usize, of: f64, end: usize) -> Option<Amount> {
        const MOST_BETWEEN: usize = 6;
        let numbers = &self.pack.numbers;
        numbers.each.ending(self.keys_before(at))?;
        let link = (end + 1..=end + MOST_BETWEEN).take_while(|&at| self.is_joined(at));
        let mut links = link.filter_map(|at| Some(at + numbers.each_has.starting(self.keys_from(at))?));
        let (part, after) = links.find_map(|at| self.whole_number(at))?;
        let is_same = self.tokens.text(after) == self.tokens.text(end) && self.is_joined(after);
        (is_same && is_told_as_share(part, of)).then(|| Amount::exact(part / of, after + 1))
    }

    /// Whether the words for "of each" behind the number at token `at` hold what is counted ("10명 중 3명").
    fn is_counted(&self, at: usize) -> bool {
        let of = self.whole_number(at).map(|(_, end)| end);
        of.is_some_and(|end| self.pack.numbers.counters.starting(&self.tokens.keys_apart(end)).is_some())
    }

    /// The whole number from token `at` on, above 0, in plain digits or words, one of them perhaps, and the token after it.
    fn whole_number(&self, at: usize) -> Option<(f64, usize)> {
        let found =
            self.amounts.at(at).filter(|found| found.plain || found.spelled).map(|found| (found.low, found.end));
        let one = || self.amounts.word(at).map(|(words, value)| (value, at + words));
        found.or_else(one).filter(|(value, _)| *value >= 1.0 && value.fract() == 0.0)
    }

    /// What a share that ends before token `end` is a part of.
    fn unit_of_share(&self, end: usize) -> Unit {
        let numbers = &self.pack.numbers;
        let of = numbers.of.starting(self.keys_from(end)).unwrap_or(0);
        let one = self.amounts.word(end + of).filter(|(_, value)| *value == 1.0).map_or(0, |(words, _)| words);
        let at = end + of + one;
        let is_time = |at: usize| self.tokens.keys().get(at).is_some_and(|key| numbers.per_ends.contains(key));
        let unit = self.measure_at(at).filter(|(words, measure)| {
            has_parts(measure) && (of == 0 || one > 0) && !is_time(at + words) // "2/3 năm trước"
        });
        match unit {
            Some((words, measure)) => {
                Unit { words: self.written(at, at + words), measure: Some(measure), end: at + words, known: true }
            }
            None => {
                let measure = Measure { of: MeasureKind::Percent, each: 100.0, zero: 0.0 };
                Unit { words: String::new(), measure: Some(measure), end, known: true }
            }
        }
    }
}

/// Whether `part` of `of` tells a share ("6 of 10", "one in 40"), and no two counts ("27 of the 40 members").
fn is_told_as_share(part: f64, of: f64) -> bool {
    let is_small = of <= 10.0 || WHOLES.iter().any(|&whole| f64::from(whole) == of);
    part < of && of <= MOST_WHOLE && (part == 1.0 || is_small)
}

/// "½" or "2½".
fn with_vulgar(text: &str) -> Option<f64> {
    let sign = text.chars().next_back().filter(|sign| !sign.is_ascii())?;
    let whole = &text[..text.len() - sign.len_utf8()];
    let decomposed: String = std::iter::once(sign).nfkd().collect();
    let (part, of) = decomposed.split_once('\u{2044}')?;
    let (part, of): (f64, f64) = (part.parse().ok()?, of.parse().ok()?);
    let whole: f64 = if whole.is_empty() { 0.0 } else { whole.parse().ok()? };
    (of > 0.0).then(|| whole + part / of)
}
