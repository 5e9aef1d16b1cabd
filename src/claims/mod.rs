//! A sentence into claims and what they are compared by.
//!
//! Sees one document at a time. A claim is a sentence; its features are found by the cues of the document's language
//! pack, each with its own place in the text. What needs its neighbours (who says a long quotation, what "thông tin này"
//! points to) is found when all claims are. Known limits: no clause is a claim of its own; a name is known by its capitals.

mod clauses;
mod dates;
mod meaning;
mod names;
mod quantities;
mod references;
mod speech;
mod tokens;

use std::sync::Arc;

use crate::{
    ingest::Document,
    lang::{self, Pack},
    segment::{self, Paragraph, PieceKind, Role},
    text::Span,
};
pub use dates::{Date, PartialDate};
pub use meaning::{Certainty, Polarity};
pub use names::Name;
pub use quantities::{Bound, Quantity};
pub use references::{Reference, ReferenceKind};
pub use speech::Attribution;
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

/// What claims are found in.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    pack: &'a Pack,
    /// The quotations of the article.
    quotations: &'a [Span],
}

fn claims(text: &str, paragraphs: &[Paragraph], pack: &Pack) -> Vec<Claim> {
    let quotations = speech::quotations(text, paragraphs);
    let source = Source { text, pack, quotations: &quotations };
    let mut claims = Vec::new();
    for (paragraph, index) in paragraphs.iter().zip(0..) {
        for piece in paragraph.pieces.iter().filter(|piece| piece.kind == PieceKind::Sentence) {
            let place = Place { paragraph: index, role: paragraph.role, sentence: claims.len() as u32 };
            push_claims(source, piece.span, place, &mut claims);
        }
    }
    speech::spread(&mut claims, &quotations, text);
    references::resolve(&mut claims, pack);
    claims
}

/// Adds the claims of the sentence at `span`. What lies within what somebody says in it is said by the same, unless it
/// names a speaker of its own.
fn push_claims(source: Source<'_>, span: Span, place: Place, claims: &mut Vec<Claim>) {
    let Source { text, pack, quotations } = source;
    let tokens = Tokens::new(text, span);
    let said = speech::said(text, span, &tokens, quotations, pack);
    let clauses = clauses::clauses(text, span, &tokens, pack);
    if clauses.len() == 1 {
        return claims.push(claim(source, span, &tokens, said.map(|said| said.attribution), place));
    }
    for clause in clauses {
        let tokens = Tokens::new(text, clause);
        let own = speech::said(text, clause, &tokens, quotations, pack).map(|said| said.attribution);
        let around = || said.as_ref().filter(|said| said.scope.overlaps(clause)).map(|said| said.attribution.clone());
        let attribution = own.or_else(around);
        claims.push(claim(source, clause, &tokens, attribution, place));
    }
}

/// Where a claim stands in its article.
#[derive(Clone, Copy)]
struct Place {
    paragraph: u32,
    sentence: u32,
    role: Role,
}

fn claim(source: Source<'_>, span: Span, tokens: &Tokens, attribution: Option<Attribution>, place: Place) -> Claim {
    let pack = source.pack;
    let dates = dates::dates(tokens, pack);
    let names = names::names(tokens, pack);
    let meaning = meaning::meaning(tokens, pack);
    Claim {
        span,
        paragraph: place.paragraph,
        sentence: place.sentence,
        role: place.role,
        words: tokens.words(),
        quantities: quantities::quantities(tokens, &dates, pack),
        attribution,
        dates,
        names,
        polarity: meaning.polarity,
        polarity_cue: meaning.polarity_cue,
        answers: meaning.answers,
        certainty: meaning.certainty,
        certainty_cue: meaning.certainty_cue,
        negated: meaning.negated,
        refers: None,
    }
}

/// The smallest passage that can be true or false by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// Index of its paragraph in [`Article::paragraphs`].
    pub paragraph: u32,
    /// Index in [`Article::claims`] of the first claim of its sentence: the claims of one sentence share it.
    pub sentence: u32,
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
    /// The word that negates its main predicate ("không tham gia"), unless it is a denial anyway.
    pub negated: Option<Span>,
    /// The earlier claim that it points back to ("thông tin này").
    pub refers: Option<Reference>,
}

/// A word (in Vietnamese, a syllable) and what it is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Hash of its folded form: equal words have equal keys.
    pub key: u64,
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
