//! What one passage says, as lines: its stance, who says it, its numbers, dates and names, and what it points back to.
//!
//! Plain and made once for a passage, for the card over it and the evidence. Knows comparisons and no widgets. A passage
//! of which nothing was found has no lines.

use crate::{
    claims::{Article, Certainty, Claim, Date, Inferred, Name, NameKind, Polarity, Reference, ReferenceKind},
    compare::Comparison,
    gui::{
        wording::{
            dates::date_words,
            names::{capitalised, place_words},
            quotation::shortened,
            values::{certainty_words, polarity_words, quantity_words},
        },
        words::t,
    },
    ids::ClaimId,
    text::Span,
};

/// One thing that a passage says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is: "Number".
    pub what: String,
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
pub fn says(comparison: &Comparison, index: ClaimId) -> Vec<Line> {
    let (article, claim) = comparison.claim(index);
    let text = &article.document.text;
    let line = |what: String, span: Span, means: String| Line { what, words: words(text, span), means };
    let mut lines = Vec::new();
    lines.extend(claim.attribution.as_ref().map(|said| line(t!("says-said-by"), said.span, speech(said.direct))));
    lines.extend(certainty(text, claim));
    lines.extend(claim.answers.map(|span| line(t!("says-answers"), span, String::new())));
    lines.extend(claim.negated.map(|span| line(t!("says-not"), span, t!("says-not-means"))));
    lines.extend(
        claim.quantities.iter().map(|quantity| line(t!("says-number"), quantity.span, quantity_words(quantity))),
    );
    lines.extend(claim.dates.iter().map(|date| line(t!("says-date"), date.span, day(date))));
    lines.extend(claim.times.iter().map(|time| line(t!("says-time"), time.span, time.to_string())));
    lines.extend(names(text, claim));
    lines.extend(
        claim.refers.map(|reference| line(t!("says-points-back"), reference.span, pointed(article, reference))),
    );
    let stance = stance(text, claim);
    if claim.polarity != Polarity::Asserts || !lines.is_empty() {
        lines.insert(0, stance);
    }
    lines
}

/// How what somebody says is given.
pub fn speech(direct: bool) -> String {
    if direct { t!("speech-quoted") } else { t!("speech-reported") }
}

fn words(text: &str, span: Span) -> String {
    shortened(span.of(text))
}

fn stance(text: &str, claim: &Claim) -> Line {
    let words = claim.polarity_cue.map(|span| words(text, span)).unwrap_or_default();
    Line { what: t!("says-stance"), words, means: polarity_words(claim.polarity) }
}

fn certainty(text: &str, claim: &Claim) -> Option<Line> {
    let words = claim.certainty_cue.map(|span| words(text, span)).unwrap_or_default();
    let means = certainty_words(claim.certainty);
    (claim.certainty == Certainty::Hedged).then_some(Line { what: t!("says-certainty"), words, means })
}

/// A date, and what of it is not in the words.
fn day(date: &Date) -> String {
    let words = date_words(date);
    match date.inferred {
        Inferred::Nothing => words,
        Inferred::Year => t!("date-year-inferred", date = words),
        Inferred::Day | Inferred::Nearest => t!("date-inferred", date = words),
        Inferred::Extent => t!("date-extent-inferred", date = words),
    }
}

/// The names, each once.
fn names(text: &str, claim: &Claim) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for name in &claim.names {
        let line = Line { what: t!("says-name"), words: words(text, name.span), means: meant(text, name) };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What a name names, and before it its one form where it is written otherwise: "Kim Jong Un, person".
fn meant(text: &str, name: &Name) -> String {
    let kind = match name.kind {
        NameKind::Person => Some(t!("name-person")),
        NameKind::Place => Some(t!("name-place")),
        NameKind::Other => None,
    };
    let form = if name.kind == NameKind::Place { place_words(&name.name) } else { capitalised(&name.name) };
    let form = (form.to_lowercase() != name.span.of(text).to_lowercase()).then_some(form);
    form.into_iter().chain(kind).collect::<Vec<_>>().join(", ")
}

fn pointed(article: &Article, reference: Reference) -> String {
    let earlier = words(&article.document.text, article.claims[reference.claim].span);
    match reference.kind {
        ReferenceKind::Denies => t!("points-denies", words = earlier),
        ReferenceKind::Confirms => t!("points-confirms", words = earlier),
        ReferenceKind::Comments => t!("points-comments", words = earlier),
        ReferenceKind::Continues => t!("points-continues", words = earlier),
    }
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
        let last = comparison.claims.ids().next_back().unwrap();
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
}
