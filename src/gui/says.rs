//! What one passage says, as lines: its stance, who says it, its numbers, dates and names, and what it points back to.
//!
//! Plain and made once for a passage, for the card over it and the evidence. Knows comparisons and no widgets. A passage
//! of which nothing was found has no lines.

use super::quotation::shortened;
use crate::{
    align::ClaimIndex,
    claims::{
        Article, Bound, Certainty, Claim, Date, Inferred, Name, NameKind, Polarity, Quantity, Reference, ReferenceKind,
    },
    compare::Comparison,
    text::Span,
};

/// One thing that a passage says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is: "Number".
    pub what: &'static str,
    /// The words that say it; empty where it has none of its own.
    pub words: String,
    /// What they amount to; empty where the words are enough.
    pub means: String,
}

impl Line {
    /// The line as one text, for those who hear it: "Number: “11.000 binh sĩ”, about 11 000 binh sĩ".
    pub fn spoken(&self) -> String {
        match (self.words.as_str(), self.means.as_str()) {
            ("", means) => format!("{}: {means}", self.what),
            (words, "") => format!("{}: “{words}”", self.what),
            (words, means) => format!("{}: “{words}”, {means}", self.what),
        }
    }
}

/// Everything that was found in the passage `index`.
pub fn says(comparison: &Comparison, index: ClaimIndex) -> Vec<Line> {
    let (article, claim) = comparison.claim(index);
    let text = &article.document.text;
    let line = |what, span: Span, means: String| Line { what, words: words(text, span), means };
    let mut lines = Vec::new();
    lines.extend(claim.attribution.as_ref().map(|said| line("Said by", said.span, speech(said.direct).to_owned())));
    lines.extend(certainty(text, claim));
    lines.extend(claim.answers.map(|span| line("Answers", span, String::new())));
    lines.extend(claim.negated.map(|span| line("Not", span, "the main statement is negated".to_owned())));
    lines.extend(claim.quantities.iter().map(|quantity| line("Number", quantity.span, number(quantity))));
    lines.extend(claim.dates.iter().map(|date| line("Date", date.span, day(date))));
    lines.extend(claim.times.iter().map(|time| line("Time", time.span, time.to_string())));
    lines.extend(names(text, claim));
    lines.extend(claim.refers.map(|reference| line("Points back", reference.span, pointed(article, reference))));
    let stance = stance(text, claim);
    if claim.polarity != Polarity::Asserts || !lines.is_empty() {
        lines.insert(0, stance);
    }
    lines
}

/// How what somebody says is given.
pub fn speech(direct: bool) -> &'static str {
    if direct { "quoted" } else { "reported" }
}

fn words(text: &str, span: Span) -> String {
    shortened(span.of(text))
}

fn stance(text: &str, claim: &Claim) -> Line {
    let words = claim.polarity_cue.map(|span| words(text, span)).unwrap_or_default();
    Line { what: "Stance", words, means: claim.polarity.as_str().to_owned() }
}

fn certainty(text: &str, claim: &Claim) -> Option<Line> {
    let words = claim.certainty_cue.map(|span| words(text, span)).unwrap_or_default();
    let means = claim.certainty.as_str().to_owned();
    (claim.certainty == Certainty::Hedged).then_some(Line { what: "Certainty", words, means })
}

/// A number with its bound and unit: "about 11 000 binh sĩ".
fn number(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    };
    let value = match quantity.low == quantity.high {
        true => digits(quantity.low),
        false => format!("{} to {}", digits(quantity.low), digits(quantity.high)),
    };
    let or = quantity.or.map(|or| format!(" or {}", digits(or))).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { String::new() } else { format!(" {}", quantity.unit) };
    format!("{bound}{value}{or}{unit}")
}

/// `value` with a space after every three digits before the point, which no language reads as anything else.
fn digits(value: f64) -> String {
    const GROUPED: f64 = 10_000.0;
    let plain = value.to_string();
    if value.abs() < GROUPED {
        return plain;
    }
    let (whole, rest) = plain.find('.').map_or((plain.as_str(), ""), |point| plain.split_at(point));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A date as ISO 8601, and what of it is not in the words.
fn day(date: &Date) -> String {
    let inferred = match date.inferred {
        Inferred::Nothing => "",
        Inferred::Year => " (the year is inferred)",
        Inferred::Day => " (inferred)",
        Inferred::Extent => " (how far it reaches is inferred)",
    };
    format!("{date}{inferred}")
}

/// The names, each once.
fn names(text: &str, claim: &Claim) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for name in &claim.names {
        let line = Line { what: "Name", words: words(text, name.span), means: meant(text, name) };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What a name names, and before it its one form where it is written otherwise: "Kim Jong Un, person".
fn meant(text: &str, name: &Name) -> String {
    let kind = if name.kind == NameKind::Other { None } else { Some(name.kind.as_str().to_owned()) };
    let as_written = name.span.of(text).to_lowercase() == name.name;
    let form = (!as_written).then(|| name.name.split(' ').map(capitalised).collect::<Vec<_>>().join(" "));
    form.into_iter().chain(kind).collect::<Vec<_>>().join(", ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn pointed(article: &Article, reference: Reference) -> String {
    let does = match reference.kind {
        ReferenceKind::Denies => "denies",
        ReferenceKind::Confirms => "confirms",
        ReferenceKind::Comments => "comments on",
        ReferenceKind::Continues => "goes on from",
    };
    let earlier = &article.claims[reference.claim as usize];
    format!("{does} “{}”", words(&article.document.text, earlier.span))
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{compare::Comparer, ingest};

    /// The lines of the last claim of `text`, as they are heard.
    fn check(text: &str, expected: &[&str]) {
        let documents = [ingest::pasted(text).unwrap()];
        let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        let last = comparison.claims.len() as ClaimIndex - 1;
        let lines: Vec<String> = says(&comparison, last).iter().map(Line::spoken).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_passage_says_who_what_and_how_surely() {
        check(
            "Theo KCNA, khoảng 11.000 binh sĩ được đưa tới Kursk hồi tháng 8 năm 2024.",
            &[
                "Stance: asserts",
                "Said by: “KCNA”, reported",
                "Certainty: “khoảng”, hedged",
                "Number: “11.000 binh sĩ”, about 11\u{a0}000 binh sĩ",
                "Date: “8 năm 2024”, 2024-08",
                "Name: “KCNA”",
                "Name: “Kursk”",
            ],
        );
    }

    #[test]
    fn a_denial_says_what_it_answers_and_points_back_to() {
        check(
            "Mỹ cáo buộc Triều Tiên bán vũ khí cho Nga. Bình Nhưỡng bác bỏ cáo buộc này.",
            &[
                "Stance: “bác bỏ”, denies",
                "Said by: “Bình Nhưỡng”, reported",
                "Answers: “cáo buộc”",
                "Name: “Bình Nhưỡng”, Pyongyang, place",
                "Points back: “cáo buộc này”, denies “Mỹ cáo buộc Triều Tiên bán vũ khí cho Nga.”",
            ],
        );
    }

    #[test]
    fn a_passage_of_which_nothing_was_found_has_no_lines() {
        check("mưa rơi trên những mái nhà cũ.", &[]);
    }

    #[test]
    fn digits_are_grouped_from_ten_thousand_on() {
        let shown = [7.0, 2023.0, 11_000.0, 1_500_000.0, 12_345.5].map(digits);
        assert_eq!(shown, ["7", "2023", "11\u{a0}000", "1\u{a0}500\u{a0}000", "12\u{a0}345.5"]);
    }
}
