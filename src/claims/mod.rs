//! A sentence into claims and what they are compared by.
//!
//! Sees one document at a time. A claim is a sentence; its features are found by the cues of the document's language
//! pack, each with its own place in the text. Known limits: no clause is a claim of its own; a denial is known by its
//! cue, not by what it denies; a name is known by its capitals.

mod dates;
mod names;
mod quantities;
mod speech;
mod tokens;

use std::sync::Arc;

use crate::{
    ingest::Document,
    lang::{self, Pack},
    segment::{self, Paragraph, PieceKind, Role},
    text::Span,
};
use tokens::Tokens;

/// A document with everything that is found in it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The document.
    pub document: Arc<Document>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its claims in order.
    pub claims: Vec<Claim>,
}

impl Article {
    /// Divides `document` and finds its claims.
    pub fn new(document: Arc<Document>) -> Self {
        let pack = lang::pack(document.language);
        let paragraphs = segment::segment(&document, pack);
        let claims = claims(&document.text, &paragraphs, pack);
        Article { document, paragraphs, claims }
    }
}

fn claims(text: &str, paragraphs: &[Paragraph], pack: &Pack) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (paragraph, index) in paragraphs.iter().zip(0..) {
        for piece in paragraph.pieces.iter().filter(|piece| piece.kind == PieceKind::Sentence) {
            claims.push(claim(text, piece.span, index, paragraph.role, pack));
        }
    }
    claims
}

fn claim(text: &str, span: Span, paragraph: u32, role: Role, pack: &Pack) -> Claim {
    let tokens = Tokens::new(text, span);
    let dates = dates::dates(&tokens, pack);
    let names = names::names(&tokens, pack);
    let (polarity, polarity_cue) = speech::polarity(&tokens, pack);
    let (certainty, certainty_cue) = speech::certainty(&tokens, pack);
    Claim {
        span,
        paragraph,
        role,
        words: tokens.words(),
        quantities: quantities::quantities(&tokens, &dates, pack),
        attribution: speech::attribution(&tokens, &names, span.of(text), pack),
        dates,
        names,
        answers: speech::answered_accusation(&tokens, polarity, pack),
        polarity,
        polarity_cue,
        certainty,
        certainty_cue,
    }
}

/// The smallest passage that can be true or false by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// Index of its paragraph in [`Article::paragraphs`].
    pub paragraph: u32,
    /// What its paragraph is in the article.
    pub role: Role,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Numbers with what they count.
    pub quantities: Vec<Quantity>,
    /// Days, months and years.
    pub dates: Vec<Date>,
    /// Names of persons, places and bodies.
    pub names: Vec<Name>,
    /// Who says it, where it is said.
    pub attribution: Option<Attribution>,
    /// Whether it is asserted, denied or alleged.
    pub polarity: Polarity,
    /// The words that make it a denial or an allegation.
    pub polarity_cue: Option<Span>,
    /// The accusation that a denial names, so that both sides are in one claim ("bác bỏ cáo buộc …").
    pub answers: Option<Span>,
    /// Whether it is hedged.
    pub certainty: Certainty,
    /// The words that hedge it.
    pub certainty_cue: Option<Span>,
}

/// A word (in Vietnamese, a syllable) and what it is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Hash of its folded form: equal words have equal keys.
    pub key: u64,
}

/// A number with its bound and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From the first digit or number word to the last word of the unit.
    pub span: Span,
    /// Least value that it allows; equal to `high` unless it is a range.
    pub low: f64,
    /// Greatest value that it allows.
    pub high: f64,
    /// How the words bound it.
    pub bound: Bound,
    /// What is counted or measured, folded; empty where nothing follows the number.
    pub unit: String,
}

/// How a number is bounded by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just this value.
    Exact,
    /// About, nearly.
    About,
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
    /// From `low` to `high`.
    Range,
}

/// A date, or the part of one that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it is written.
    pub span: Span,
    /// First day.
    pub from: PartialDate,
    /// Last day; equal to `from` unless it is a range.
    pub to: PartialDate,
}

/// A date of which only some parts are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Year, where known.
    pub year: Option<i32>,
    /// Month, 1 to 12, where known.
    pub month: Option<u8>,
    /// Day, 1 to 31, where known.
    pub day: Option<u8>,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// The name folded, its words with single spaces: what it is compared by.
    pub name: String,
}

/// Who says a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker's words in the text.
    pub span: Span,
    /// Whether the claim is quoted word for word.
    pub direct: bool,
}

/// How a claim stands to what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Reports that somebody accuses or suspects.
    Alleges,
}

/// Whether a claim is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Said outright.
    Plain,
    /// Said with "about", "may", "is believed to".
    Hedged,
}

impl Bound {
    /// The bound as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at-least",
            Bound::AtMost => "at-most",
            Bound::Range => "range",
        }
    }
}

impl Polarity {
    /// The polarity as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Asserts => "asserts",
            Polarity::Denies => "denies",
            Polarity::Alleges => "alleges",
        }
    }
}

impl Certainty {
    /// The certainty as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Plain => "plain",
            Certainty::Hedged => "hedged",
        }
    }
}

impl Claim {
    /// The day that it names, where it names just one date and that to the day.
    pub fn only_day(&self) -> Option<&Date> {
        match &self.dates[..] {
            [date] if date.from.day.is_some() => Some(date),
            _ => None,
        }
    }
}

impl Date {
    /// Whether some day can be meant by both. Without the years, days are in the same year.
    pub fn can_be(&self, other: &Date) -> bool {
        let same_year = self.from.year.is_none() || other.from.year.is_none() || self.from.year == other.from.year;
        let order = |date: PartialDate| (date.month, date.day);
        let days = self.from.day.is_some() && other.from.day.is_some();
        let overlap = order(self.from) <= order(other.to) && order(other.from) <= order(self.to);
        self.from.compatible(other.from) || self.to.compatible(other.to) || (days && same_year && overlap)
    }
}

impl PartialDate {
    /// Whether both can be the same day: no part that both know differs.
    pub fn compatible(self, other: PartialDate) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }
}

impl std::fmt::Display for PartialDate {
    /// ISO 8601 with unknown parts left out: "2023-09-13", "2023-09", "2023"; "--09-13" where the year is unknown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.year, self.month) {
            (Some(year), _) => write!(f, "{year:04}")?,
            (None, _) => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}
