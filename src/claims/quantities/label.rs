//! Numbers that count nothing: of names, places in an order, years, days, and number words inside other words.

use super::{Bound, MeasureKind, amount::Amount, read::Reader, unit::Unit};
use crate::{
    claims::tokens::{Gap, Kind, Token},
    text::{is_cyrillic, is_han, is_hangul, is_number, is_piece},
};

/// Number words that come to so much are a number, whatever stands after them.
const MANY: f64 = 10_000.0;

/// Whether `ch` is of a script in which a word in Latin letters is a name.
fn is_other_script(ch: char) -> bool {
    is_piece(ch) || is_cyrillic(ch)
}

impl Reader<'_> {
    /// Whether the words before or at token `at` make its number a label: "số 41", but not "con số 41".
    pub(super) fn is_label(&self, at: usize) -> bool {
        let (numbers, before) = (&self.pack.numbers, self.keys_before(at));
        if self.tokens.between(at).contains('(') {
            return false; // "bà Trang (37 tuổi)"
        }
        let before = if self.tokens.between(at).trim_start().starts_with(',') { &[] } else { before };
        let is_numbered = self.tokens.before(at).trim_end().ends_with(['№', '#']);
        let is_name = is_numbered || numbers.ordinals.ending(before) > numbers.amounts.ending(before);
        is_name || numbers.before.starting(self.keys_from(at)).is_some_and(|words| words > 1)
    }

    /// Whether the number at token `at` counts something: it is no year for a five ("năm") and no part of a word
    /// ("five-star"); plain digits without a known unit are no number of a name, year, day or score.
    pub(super) fn counts(&self, at: usize, amount: &Amount, unit: &Unit) -> bool {
        if amount.doubtful {
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            return unit.measure.is_some() && before.is_none_or(|token| token.kind == Kind::Word);
        }
        let numbers = &self.pack.numbers;
        // "3시" but not "3시간", whose unit is longer.
        if amount.spelled && self.is_rank(amount) {
            return false;
        }
        let label = numbers.labels_after.starting(self.keys_from(amount.end)).filter(|_| !amount.spelled);
        let is_before_label = label.is_some_and(|words| amount.end + words >= unit.end);
        if self.is_score(at, amount)
            || is_before_label
            || self.is_list_mark(at, amount)
            || self.is_in_telephone_number(at)
            || self.is_named_after_time(at, amount, unit)
            || self.is_minute(amount)
            || self.is_plate(at)
        {
            return false;
        }
        let is_label = || {
            self.is_service_number(at, amount)
                || self.is_type(at, amount)
                || self.ends_hangul_name(at, amount)
                || self.is_event(at, amount)
                || self.is_version(at, amount, unit)
                || self.is_before_label(amount)
                || self.is_uncounted(amount, unit)
        };
        if unit.measure.is_none() && is_label() {
            return false;
        }
        if amount.spelled && amount.low >= MANY && amount.end >= at + 3 {
            return true; // "一百万志愿者"
        }
        if amount.spelled && self.tokens.get(at).is_some_and(|token| token.is_piece) {
            let is_phrase = unit.end > amount.end + 2; // "명이 숨졌"
            return unit.known && (is_phrase || self.ends_word(unit.end)) && self.is_apart_or_glued(at, amount.end);
        }
        let dates = &self.pack.dates;
        let calendar = [&dates.day_after, &dates.month_after, &dates.year_after];
        if unit.measure.is_none() && calendar.iter().any(|words| words.starting(self.keys_from(amount.end)).is_some()) {
            return false; // a day of a month that is not known ("20일")
        }
        if self.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen) {
            // Of "歼-20" and "为-5℃" only the second is a number.
            return unit
                .measure
                .as_ref()
                .is_some_and(|measure| matches!(measure.of, MeasureKind::Degree | MeasureKind::Percent));
        }
        let next = self.tokens.get(amount.end);
        let in_word = next.is_some_and(|token| token.gap == Gap::Hyphen && token.kind == Kind::Word)
            && self.inside(amount.end) == 0; // "4,500-odd"
        let counts_noun = amount.plain && !unit.words.is_empty(); // "12-member", but not "five-star"
        let is_named = numbers.labels.ending(self.keys_before(at)).is_some()
            || unit.words.is_empty() && self.is_in_list_of_labels(at);
        let is_label = amount.plain
            && (is_named
                || self.is_year_of(at, amount)
                || self.is_after_name(at)
                || unit.words.is_empty() && self.is_bare_label(at, amount)
                || self.is_of_address(at));
        unit.measure.is_some() || (!is_label && !self.is_house_number(amount) && (!in_word || counts_noun))
    }

    /// "двадцать первого", "thirty-second": whether a word for a rank ends the number in words.
    fn is_rank(&self, amount: &Amount) -> bool {
        let is_tens = amount.low >= 20.0 && amount.low % 10.0 == 0.0;
        is_tens && self.is_joined(amount.end) && self.pack.numbers.ranks.starting(self.keys_from(amount.end)).is_some()
    }

    /// "junctions 9 and 10": whether plain digits with a word for a label before stand in a list before token `at`.
    fn is_in_list_of_labels(&self, at: usize) -> bool {
        const MOST: usize = 4;
        let numbers = &self.pack.numbers;
        let mut first = at;
        for _ in 0..MOST {
            let and = self.pack.bounds.and.ending(self.keys_before(first)).unwrap_or(0);
            let Some(before) = first.checked_sub(and + 1) else { return false };
            let is_next = and > 0 && self.is_joined(first) || self.tokens.between(first) == ", ";
            if !is_next || !self.tokens.get(before).is_some_and(|token| token.kind == Kind::Number) {
                break;
            }
            first = before;
        }
        let keys = self.keys_before(first);
        first < at && (numbers.labels.ending(keys).is_some() || numbers.ordinals.ending(keys).is_some())
    }

    /// "по улице Мира, 8": whether the bare digits at token `at` stand behind the name of a street and a comma.
    fn is_of_address(&self, at: usize) -> bool {
        const MOST_NAMES: usize = 3;
        let street = |before: usize| self.pack.numbers.streets.ending(self.keys_before(before)).is_some();
        let is_name = |at: usize| self.tokens.get(at).is_some_and(|token| token.has_capital && token.gap == Gap::Space);
        let names = (1..=MOST_NAMES).take_while(|&back| at >= back && is_name(at - back));
        self.tokens.between(at) == ", " && names.map(|back| at - back).any(street)
    }

    /// "2 대 1", "2比1": either side of a score.
    fn is_score(&self, at: usize, amount: &Amount) -> bool {
        let score = &self.pack.numbers.score;
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let before = || score.ending(self.keys_before(at)).is_some_and(|words| at > words && is_number(at - words - 1));
        let after = || score.starting(self.keys_from(amount.end)).is_some_and(|words| is_number(amount.end + words));
        amount.plain && !score.is_empty() && (before() || after())
    }

    /// Whether what the number word from token `at` up to `end` counts stands apart, or may be written onto so short a word
    /// of Hangul: "세 대", "세명", but not "세대" or "구조대".
    fn is_apart_or_glued(&self, at: usize, end: usize) -> bool {
        const SHORT: usize = 2;
        let end = end + self.inside(end); // "백여 명"
        let is_glued = self.tokens.get(end).is_some_and(|token| token.gap == Gap::None);
        let may_be = || self.tokens.key_apart(end).is_some_and(|key| self.pack.numbers.glued_counters.contains(&key));
        !is_glued || !self.tokens.text(at).starts_with(is_hangul) || end > at + SHORT || may_be()
    }

    /// Whether a word of Hangul ends before token `at`, or goes on with a particle.
    fn ends_word(&self, at: usize) -> bool {
        let goes_on = self.tokens.get(at).is_some_and(|token| token.is_piece && token.gap == Gap::None);
        let key = || self.tokens.keys().get(at).is_some_and(|key| self.pack.numbers.unit_ends.contains(key));
        let particle = || self.pack.numbers.particles.starting(self.keys_from(at)).is_some();
        !goes_on || !self.tokens.text(at).starts_with(is_hangul) || key() || particle()
    }

    /// "Boeing 737", "iPhone 15": right behind a capital that does not just open the sentence.
    fn is_after_name(&self, at: usize) -> bool {
        let joined = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_foreign =
            |at: usize| self.tokens.text(at).is_ascii() && self.tokens.text(at + 2).starts_with(is_other_script);
        let opens = |token: &Token| at == 1 && token.capital && !token.upper && !is_foreign(at - 1);
        joined && before.is_some_and(|token| token.has_capital && !opens(token))
    }

    /// "27 Mill Road": plain digits before a name that ends with a word for a place.
    fn is_house_number(&self, amount: &Amount) -> bool {
        const MOST_NAMES: usize = 3;
        let is_name = |&at: &usize| self.tokens.get(at).is_some_and(|token| token.capital && token.gap == Gap::Space);
        let names = (amount.end..amount.end + MOST_NAMES).take_while(is_name);
        let places = &self.pack.details().place_after;
        amount.plain && names.skip(1).any(|at| places.starting(self.keys_from(at)).is_some())
    }

    /// Whether plain digits are a year, with a noun of no list after them or none: "Luật Đất đai 2013", "a 1997 quake".
    fn is_year_of(&self, at: usize, amount: &Amount) -> bool {
        (1900.0..=2100.0).contains(&amount.low) && self.bound(at, amount.end) == Bound::Exact
    }

    /// "119 신고": plain digits that are the number of an emergency service.
    fn is_service_number(&self, at: usize, amount: &Amount) -> bool {
        let is_one = |key: &u64| self.pack.numbers.service_numbers.contains(key);
        let is_exact = || self.bound(at, amount.end) == Bound::Exact;
        amount.plain && self.tokens.keys().get(at).is_some_and(is_one) && is_exact()
    }

    /// "3.1운동", "6·25전쟁": month and day of an event, written onto its name or joined by a point in the middle.
    fn is_event(&self, at: usize, amount: &Amount) -> bool {
        let in_hangul = self.tokens.text(amount.end).starts_with(is_hangul) || self.tokens.text(amount.end).is_empty();
        let is_point = |at: usize| matches!(self.tokens.between(at), "·" | "・" | "‧");
        let has_point = self.tokens.text(at).contains('.') && amount.end == at + 1;
        let is_glued = self.tokens.get(amount.end).is_some_and(|token| token.gap == Gap::None);
        in_hangul && has_point && is_glued || is_point(at) || amount.scale == 1.0 && is_point(amount.end)
    }

    /// "스마트 2.0": a number with a nought behind the point that counts nothing.
    fn is_version(&self, at: usize, amount: &Amount, unit: &Unit) -> bool {
        let text = self.tokens.text(at);
        let has_nought = text.strip_suffix(".0").is_some_and(|whole| whole.len() == 1);
        has_nought && unit.words.is_empty() && amount.end == at + 1
    }

    /// "2, 3층", "29、30、31日": the first of several numbers that share a label or a word for a day.
    fn is_before_label(&self, amount: &Amount) -> bool {
        const MOST: usize = 6;
        let is_next = |&at: &usize| {
            let is_number = self.tokens.get(at).is_some_and(|next| next.kind == Kind::Number);
            is_number && matches!(self.tokens.between(at).trim(), "," | "·" | "、")
        };
        let last = amount.end + (amount.end..amount.end + MOST).take_while(is_next).count();
        let words = [&self.pack.numbers.labels_after, &self.pack.dates.day_after];
        let has_label = || words.iter().any(|words| words.starting(self.keys_from(last)).is_some());
        amount.plain && last > amount.end && has_label()
    }

    /// "318国道", "747客机": plain digits before a word of Chinese that takes a counter.
    pub(super) fn is_uncounted(&self, amount: &Amount, unit: &Unit) -> bool {
        const FEWEST_MANY: f64 = 1_000.0;
        let in_chinese = self.tokens.text(amount.end).starts_with(is_han) && self.pack.numbers.closes_late();
        let is_word = unit.end > amount.end + 1;
        in_chinese && is_word && !unit.known && amount.high < FEWEST_MANY
    }

    /// "K리그1": plain digits written onto a word of Hangul that has no number before.
    fn ends_hangul_name(&self, at: usize, amount: &Amount) -> bool {
        const LONGEST: usize = 12;
        let is_glued = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        let is_syllable = |at: &usize| self.tokens.text(*at).starts_with(is_hangul);
        let word =
            (at.saturating_sub(LONGEST)..at).rev().take_while(|before| is_glued(before + 1) && is_syllable(before));
        let length = word.count();
        let first = at - length;
        let after_number = first.checked_sub(1).is_some_and(|before| self.tokens.text(before).ends_with(is_number));
        amount.plain && length > 0 && !(is_glued(first) && after_number)
    }

    /// "the 60 Minutes piece": whether a capital makes a unit of time between small words a part of a name.
    fn is_named_after_time(&self, at: usize, amount: &Amount, unit: &Unit) -> bool {
        let is_small =
            |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Word && !token.has_capital);
        let is_capital = |token: &Token| token.capital && !token.upper && token.gap == Gap::Space;
        let is_time = || {
            unit.measure
                .as_ref()
                .is_some_and(|of| matches!(of.of, MeasureKind::Second | MeasureKind::Month | MeasureKind::Year))
        };
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        is_time()
            && self.tokens.get(amount.end).is_some_and(is_capital)
            && (at == 1 || is_small(before))
            && self.tokens.get(amount.end + 1).is_none_or(|next| is_small(Some(next)))
    }

    /// "12가 3456": whether token `at` is one of the two numbers of a Korean plate.
    fn is_plate(&self, at: usize) -> bool {
        let is_number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
            let text = self.tokens.text(at);
            digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let gap = |at: usize| self.tokens.get(at).map(|token| token.gap);
        let opens = |at: usize| {
            let is_syllable = self.tokens.text(at + 1).starts_with(is_hangul) && gap(at + 1) == Some(Gap::None);
            is_number(at, 2..=3) && is_syllable && gap(at + 2) == Some(Gap::Space) && is_number(at + 2, 4..=4)
        };
        opens(at) || at.checked_sub(2).is_some_and(opens)
    }

    /// "Mata (81')": the minute of a match.
    fn is_minute(&self, amount: &Amount) -> bool {
        let after = self.tokens.after(amount.end - 1);
        amount.plain && (after.starts_with("')") || after.starts_with("',"))
    }

    /// "a 737 jet": plain digits behind an article, which counts but one.
    fn is_type(&self, at: usize, amount: &Amount) -> bool {
        let articles = &self.pack.numbers.articles;
        let article = at.checked_sub(1).and_then(|before| self.tokens.keys().get(before));
        let is_hyphened = self.tokens.get(amount.end).is_some_and(|token| token.gap == Gap::Hyphen);
        amount.plain && self.is_joined(at) && !is_hyphened && article.is_some_and(|key| articles.contains(key))
    }

    /// Whether the digits at token `at` are of a telephone number: a run of groups of which the first begins with a nought or
    /// one has two hyphens ("0800 123 456", "8 800 555-35-35").
    fn is_in_telephone_number(&self, at: usize) -> bool {
        const MOST_GROUPS: usize = 6;
        const LEAST_DIGITS: usize = 7;
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
        let goes_on = |&at: &usize| is_number(at) && matches!(self.tokens.between(at), " " | "-" | ") ");
        if !is_number(at) {
            return false;
        }
        let start = at
            - (at.saturating_sub(MOST_GROUPS)..at).rev().take_while(|&at| goes_on(&(at + 1)) && is_number(at)).count();
        let groups = 1 + (start + 1..start + MOST_GROUPS).take_while(goes_on).count();
        let texts = || (start..start + groups).map(|at| self.tokens.text(at));
        let digits: usize = texts().map(|text| text.bytes().filter(u8::is_ascii_digit).count()).sum();
        let is_plain = texts().all(|text| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
        let has_nought = self.tokens.text(start).len() > 1 && self.tokens.text(start).starts_with('0');
        let is_hyphened = || texts().any(|text| text.matches('-').count() == 2 && text.len() <= 9);
        let has_area_code = || (start + 1..start + groups).any(|at| self.tokens.between(at) == ") ");
        groups > 1 && digits >= LEAST_DIGITS && is_plain && (has_nought || is_hyphened() || has_area_code())
    }

    /// "7. Xây dựng …", "2) …": what numbers an item of a list.
    fn is_list_mark(&self, at: usize, amount: &Amount) -> bool {
        let after = self.tokens.between(amount.end);
        at == 0 && amount.plain && (after.starts_with(". ") || after.starts_with([')', '、', '．']))
    }

    /// "за — 312, против — 74": whether a word of Cyrillic and a dash between spaces stand before token `at`.
    fn is_after_spaced_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        self.tokens.between(at).starts_with(' ')
            && before.is_some_and(|token| token.kind == Kind::Word && !token.has_capital)
            && self.tokens.text(at.saturating_sub(1)).starts_with(is_cyrillic)
    }

    /// Digits that count nothing: a day ("ngày 19"), a number in quotation marks ("812"), a side of a score ("1 - 1").
    fn is_bare_label(&self, at: usize, amount: &Amount) -> bool {
        let is_day = self.pack.dates.day.ending(self.keys_before(at)).is_some();
        let between = [at, amount.end].map(|at| self.tokens.between(at));
        let is_quoted = between[0].ends_with('"') && between[1].starts_with('"');
        is_day
            || is_quoted
            || between.contains(&"·")
            || between[0] == "+"
            || self.tokens.is_after_dash(at) && !self.is_after_spaced_word(at)
            || self.tokens.is_after_dash(amount.end)
    }
}
