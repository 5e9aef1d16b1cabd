//! The details of one article: typed values, each with the words around it that tell what it is of.
//!
//! Numbers, days, times and names are the claims' own features; beside these, what is a detail only beside others: a day of
//! the week without a date, a part of the day, a rank, a number plate or flight number. Sees one article at a time.

use super::spelling::Spelling;
use crate::{
    claims::{Article, Bound, Claim, Date, DateRule, DayPart, Inferred, Name, NameKind, PartialDate, Quantity, Value},
    ids::LocalClaimId,
    judge::Aspect,
    lang::{self, Pack},
    text::{Span, fold_word},
};

/// A typed value in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The claim that it is in.
    pub claim: LocalClaimId,
    /// Its words.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// Of a day or an hour, the part of the day that is told beside it.
    pub day_part: Option<DayPart>,
    /// Of a day the day of the week that its words tell, Monday being 0.
    pub weekday: Option<u8>,
    /// Of a name how it is spelt.
    pub(super) spelling: Spelling,
}

impl Detail {
    /// The kind of detail that readers know.
    pub fn aspect(&self) -> Aspect {
        match self.value {
            Value::Date { .. } | Value::Time(_) | Value::Weekday(_) | Value::DayPart(_) => Aspect::Date,
            Value::Quantity(_) | Value::Rank(_) | Value::Code(_) | Value::Born(_) => Aspect::Quantity,
            Value::Name(_) | Value::Gender(_) => Aspect::Name,
            Value::Place(_) => Aspect::Place,
            Value::Polarity(_) => Aspect::Polarity,
            Value::Certainty(_) => Aspect::Certainty,
            Value::Words(_) => Aspect::Wording,
        }
    }

    /// A number for what it is, by which the model tells kinds apart; persons from other names too.
    pub(super) fn kind(&self) -> u8 {
        match &self.value {
            Value::Date { date, .. } => 10 + u8::from(date.from.day.is_none()),
            Value::Time(_) => 12,
            Value::Weekday(_) => 13,
            Value::DayPart(_) => 14,
            Value::Quantity(_) => 0,
            Value::Rank(_) => 1,
            Value::Code(_) => 2,
            Value::Born(_) => 3,
            Value::Name(name) => 30 + u8::from(name.kind != NameKind::Person),
            Value::Place(name) => 20 + u8::from(name.kind != NameKind::Place),
            // No detail of an article is one.
            Value::Polarity(_) | Value::Certainty(_) | Value::Gender(_) | Value::Words(_) => 40,
        }
    }
}

/// Of a claim so many details are taken: one with more is a table without full stops.
const MOST_DETAILS: usize = 24;

/// The details of `article`, in order.
pub fn details(article: &Article) -> Vec<Detail> {
    let pack = lang::pack(article.document.language);
    let text = article.document.text.as_str();
    let mut details = Vec::new();
    for (index, claim) in article.claims.iter_enumerated() {
        let mut found = of_claim(text, claim, pack);
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        found.retain(|(span, _)| {
            let is_free = span.start >= end;
            end = if is_free { span.end } else { end };
            is_free
        });
        found.truncate(MOST_DETAILS);
        let reader = Reader::new(text, claim, pack);
        details.extend(found.into_iter().map(|(span, value)| {
            let day_part = if is_of_day(&value) { reader.day_part_within(span) } else { None };
            let value = match value {
                Value::Date { date, .. } => Value::Date { date, part: day_part },
                value => value,
            };
            let weekday = if is_of_day(&value) { reader.weekday_within(span) } else { None };
            let spelling = match &value {
                Value::Name(name) | Value::Place(name) => Spelling::new(&name.name),
                _ => Spelling::default(),
            };
            Detail { claim: index, span, value, day_part, weekday, spelling }
        }));
    }
    details
}

type Found = (Span, Value);

fn of_claim(text: &str, claim: &Claim, pack: &Pack) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    found.extend(claim.dates.iter().map(|date| (date.span, Value::from(date))));
    found.extend(claim.times.iter().map(|time| (time.span, Value::Time(time.clock))));
    let reader = Reader::new(text, claim, pack);
    for read in [Reader::births, Reader::quantities, Reader::codes, Reader::weekdays, Reader::ranks, Reader::places] {
        let more = read(&reader);
        let is_free = |(span, _): &Found| !found.iter().any(|(other, _)| other.overlaps(*span));
        let more: Vec<Found> = more.into_iter().filter(is_free).collect();
        found.extend(more);
    }
    reader.add_day_parts(&mut found);
    found
}

/// Reads details out of the words of a claim.
struct Reader<'a> {
    text: &'a str,
    claim: &'a Claim,
    pack: &'a Pack,
    keys: Vec<u64>,
}

/// Whether it is a day or an hour, beside which a part of the day may be told.
fn is_of_day(value: &Value) -> bool {
    matches!(value, Value::Date { .. } | Value::Time(_) | Value::Weekday(_))
}

/// The part of the day that was found in the word lists.
fn day_part(found: &lang::Found) -> Option<DayPart> {
    DayPart::ALL.get(found.set).copied()
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, claim: &'a Claim, pack: &'a Pack) -> Self {
        Reader { text, claim, pack, keys: claim.words.iter().map(|word| word.key).collect() }
    }

    /// The part of the day told within `span`.
    fn day_part_within(&self, span: Span) -> Option<DayPart> {
        let all = &self.claim.words;
        let first = all.partition_point(|word| word.span.end <= span.start);
        let last = all.partition_point(|word| word.span.start < span.end).max(first);
        self.day_parts().into_iter().find(|part| (first..last).contains(&part.at)).and_then(|part| day_part(&part))
    }

    /// The day of the week told within `span`.
    fn weekday_within(&self, span: Span) -> Option<u8> {
        let all = &self.claim.words;
        let first = all.partition_point(|word| word.span.end <= span.start);
        let last = all.partition_point(|word| word.span.start < span.end).max(first);
        let day = |at: usize| self.pack.dates.weekdays.starting(&self.keys[at..last]).map(|(_, day)| *day);
        (first..last).find_map(day)
    }

    /// The parts of the day told, but for words that only look like one ("tối cao").
    fn day_parts(&self) -> Vec<lang::Found> {
        let lists = self.pack.details();
        let mut parts = lists.day_parts.all_in(&self.keys);
        let is_other = |part: &lang::Found, from: usize| {
            let words = lists.not_day_parts.starting(&self.keys[from..]);
            words.is_some_and(|words| from + words > part.at && words > part.words)
        };
        parts.retain(|part| !(part.at.saturating_sub(1)..=part.at).any(|from| is_other(part, from)));
        parts
    }

    fn span(&self, at: usize, words: usize) -> Span {
        let all = &self.claim.words;
        Span { start: all[at].span.start, end: all[at + words - 1].span.end }
    }

    fn word(&self, at: usize) -> &str {
        self.claim.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// What stands between word `at` and the one before.
    fn gap(&self, at: usize) -> &str {
        let all = &self.claim.words;
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        before.zip(all.get(at)).map_or("", |(before, word)| {
            Span { start: before.span.end, end: word.span.start.max(before.span.end) }.of(self.text)
        })
    }

    fn year(&self, at: usize) -> Option<i32> {
        let word = self.word(at);
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse().ok().filter(|year| is_year && (1500..2100).contains(year))
    }

    /// "SN 1999", "born in 1999".
    fn births(&self) -> Vec<Found> {
        let born = &self.pack.details().born;
        let birth = |at: usize| {
            let words = born.starting(&self.keys[at..])?;
            let year = self.year(at + words)?;
            Some((self.span(at, words + 1), Value::Born(year)))
        };
        (0..self.keys.len()).filter_map(birth).collect()
    }

    /// The numbers of the claim; one that stands alone like a year before a noun ("the 2009 quake") is a year.
    fn quantities(&self) -> Vec<Found> {
        let found = |quantity: &Quantity| {
            let at = self.claim.words.partition_point(|word| word.span.end <= quantity.span.start);
            let is_year = quantity.measure.is_none() && quantity.bound == Bound::Exact && quantity.low == quantity.high;
            match self.year(at).filter(|_| is_year) {
                Some(year) => {
                    let day = PartialDate { year: Some(year), ..PartialDate::default() };
                    let span = self.span(at, 1);
                    let date =
                        Date { span, from: day, to: day, inferred: Inferred::Nothing, rule: DateRule::YearAlone };
                    (span, Value::from(&date))
                }
                None => (quantity.span, Value::Quantity(quantity.clone())),
            }
        };
        self.claim.quantities.iter().map(found).collect()
    }

    /// Number plates, flights, laws, roads: "29A-504.82" of two words and more too.
    fn codes(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.keys.len() {
            let first = at;
            at += 1;
            let Some(mut code) = code(self.word(first)).or_else(|| self.numbered(first)) else {
                let code = |(words, code)| (self.span(first - words, words + 1), Value::Code(code));
                found.extend(self.designated(first).map(code));
                continue;
            };
            let goes_on = |at: usize| {
                let joined = matches!(self.gap(at), "-" | "." | " - " | " – " | "–" | "- " | " -");
                let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() >= 2;
                joined && digits(self.word(at)) && self.word(at).chars().all(|ch| !ch.is_lowercase())
            };
            while goes_on(at) {
                code.extend(self.word(at).chars().filter(|ch| ch.is_alphanumeric()));
                at += 1;
            }
            found.push((self.span(first, at - first), Value::Code(code)));
        }
        found
    }

    /// The digits after a number sign: "№ 214".
    fn numbered(&self, at: usize) -> Option<String> {
        let is_number = self.word(at).bytes().all(|byte| byte.is_ascii_digit()) && self.gap(at).contains('№');
        is_number.then(|| self.word(at).to_owned())
    }

    /// The code that the digits at `at` are with the word before them, and of how many words before them it is, too: none of
    /// "CSB 33", where the word is of a name, one of "room 12". A space is left between the two, since only two rooms are held
    /// against each other.
    fn designated(&self, at: usize) -> Option<(usize, String)> {
        let digits = self.word(at);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let before = self.word(at.checked_sub(1).filter(|_| is_number && self.gap(at) == " ")?);
        if self.gap(at + 1).contains(['-', '–', '/']) {
            return None; // a range, or a day
        }
        let code = |before: &str| format!("{} {digits}", fold_word(before));
        if let Some(words) = self.pack.details().numbered.ending(&self.keys[..at]) {
            return Some((words, code(self.span(at - words, words).of(self.text))));
        }
        let is_short = (2..=4).contains(&before.chars().count()) && before.chars().all(char::is_uppercase);
        is_short.then(|| (0, code(before)))
    }

    /// Days of the week, of which the date is not known. One that is also an ordinal ("thứ hai") needs a capital, as does a single
    /// word but for one after a word that leads to a day ("в среду").
    fn weekdays(&self) -> Vec<Found> {
        let ranks = self.pack.details().ranks.all_in(&self.keys);
        let is_in_rank = |at: usize| ranks.iter().any(|rank| rank.at < at && at < rank.at + rank.words);
        let day = |at: usize| {
            let (words, &day) = self.pack.dates.weekdays.starting(&self.keys[at..])?;
            let last = self.word(at + words - 1);
            let is_capital = |word: &str| word.starts_with(char::is_uppercase);
            let is_ordinal = self.pack.details().ranks.starting(&self.keys[at..]).is_some();
            let is_led = self.pack.details().weekday_after.ending(&self.keys[..at]).is_some();
            let is_day =
                if words > 1 && is_ordinal { is_capital(last) } else { words > 1 || is_led || is_capital(last) };
            is_day.then(|| (self.span(at, words), Value::Weekday(day)))
        };
        (0..self.keys.len()).filter(|&at| !is_in_rank(at)).filter_map(day).collect()
    }

    fn ranks(&self) -> Vec<Found> {
        let ranks = self.pack.details().ranks.all_in(&self.keys);
        ranks.into_iter().map(|rank| (self.span(rank.at, rank.words), Value::Rank(rank.set))).collect()
    }

    /// The names, as places where the lists or the words beside them say so.
    fn places(&self) -> Vec<Found> {
        self.claim.names.iter().map(|name| self.named(name)).collect()
    }

    /// The parts of the day: one right beside a day or an hour belongs to it, any other stands by itself.
    fn add_day_parts(&self, found: &mut Vec<Found>) {
        for part in self.day_parts() {
            let span = self.span(part.at, part.words);
            if found.iter().any(|(other, _)| other.overlaps(span)) {
                continue;
            }
            let is_beside = |other: Span| {
                let between = Span { start: span.end.min(other.end), end: span.start.max(other.start) };
                between.start <= between.end && self.is_short(between)
            };
            match found.iter_mut().find(|(other, value)| is_of_day(value) && is_beside(*other)) {
                Some((other, _)) => {
                    *other = Span { start: other.start.min(span.start), end: other.end.max(span.end) };
                }
                None => found.extend(day_part(&part).map(|part| (span, Value::DayPart(part)))),
            }
        }
    }

    /// Whether no more than a word for a day stands at `between` ("sáng ngày 17/5").
    fn is_short(&self, between: Span) -> bool {
        const LONGEST: usize = 12;
        let words = between.of(self.text);
        words.len() <= LONGEST && words.split_whitespace().count() <= 1 && !words.contains([',', '.', ';', '('])
    }

    /// A name, as a place where the lists or the words beside it say so.
    fn named(&self, name: &Name) -> Found {
        let (words, pack) = (&self.claim.words, self.pack);
        let first = words.partition_point(|word| word.span.end <= name.span.start);
        let last = words.partition_point(|word| word.span.start < name.span.end);
        let keys = |range: std::ops::Range<usize>| words[range].iter().map(|word| word.key).collect::<Vec<u64>>();
        const LOOKED_AT: usize = 3;
        let before = keys(first.saturating_sub(LOOKED_AT)..first);
        let after = keys(last..words.len().min(last + LOOKED_AT));
        let within = keys(first..last);
        let lists = pack.details();
        // "quận Hoàn Kiếm", "Harbour Street": the word stands beside the name or is its first or last.
        let is_place = name.kind == NameKind::Place
            || name.kind == NameKind::Other
                && (lists.place_before.ending(&before).is_some()
                    || lists.place_after.starting(&after).is_some()
                    || lists.place_before.starting(&within).is_some_and(|count| count < within.len())
                    || lists.place_after.ending(&within).is_some_and(|count| count < within.len()));
        (name.span, if is_place { Value::Place(name.clone()) } else { Value::Name(name.clone()) })
    }
}

/// A word of capitals and digits, as on a number plate: its letters and digits.
fn code(word: &str) -> Option<String> {
    let has = |asked: fn(char) -> bool| word.chars().any(asked);
    let all_upper = !has(char::is_lowercase);
    let is_code = has(|ch| ch.is_ascii_digit()) && has(char::is_uppercase) && all_upper;
    is_code.then(|| word.chars().filter(|ch| ch.is_alphanumeric()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    /// The values of the details of a text, as they are compared.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::new(ingest::pasted(text).unwrap());
        let found: Vec<String> = details(&article).iter().map(|detail| detail.value.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_that_only_look_like_a_part_of_the_day_are_none() {
        check("Đến tối, nước rút.", &["part of the day 5"]);
        check("Đây là mức tối đa, một sáng kiến đi ngược chiều.", &[]);
    }

    #[test]
    fn a_place_in_an_order_is_no_day_of_the_week() {
        check("Hiện thương hiệu đứng thứ 3 trong vùng.", &["3."]);
        check("Họ ký kết vào thứ 3.", &["weekday 2"]);
    }
}
