//! A sentence into claims and what they are compared by.
//!
//! Sees one document at a time. A claim is a clause that can be true by itself, often the whole sentence; its features
//! are found by the word lists of the document's language pack, each with its own place in the text. What needs its
//! neighbours (who says a long quotation, what "thông tin này" points to) is found when all claims are. Known limit: a
//! clause without a comma before it stays with the one before.

mod clauses;
mod dates;
mod meaning;
mod names;
mod quantities;
mod references;
mod speech;
mod tokens;
mod value;

use std::{borrow::Cow, sync::Arc};

pub use crate::lang::{DayPart, Gender};
use crate::{
    ids::{ArticleId, ClaimId, Id, IdVec, Ids, LocalClaimId},
    ingest::{Document, Mark, MarkKind},
    lang::{self, Pack},
    segment::{self, Paragraph, PieceKind, Role},
    text::{Span, said, said_within},
};
pub use dates::{Clock, Date, DateRule, Inferred, PartialDate, Published, Time, TimeRule};
pub use meaning::{Certainty, Polarity};
pub use names::{Name, NameKind, NameRule};
pub use quantities::{Bound, Figures, Measure, MeasureKind, Quantity, QuantityRule};
pub use references::{Reference, ReferenceKind};
pub use speech::{Attribution, AttributionRule};
use tokens::Tokens;
pub use value::Value;

/// A document with everything that is found in it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The document.
    pub document: Arc<Document>,
    /// When it was published, where its metadata says so.
    pub published: Option<Published>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its claims in order.
    pub claims: IdVec<LocalClaimId, Claim>,
}

/// The articles that are compared, by their numbers.
pub type Articles<'a> = IdVec<ArticleId, &'a Article>;

/// The claims of each of `articles`, numbered through all of them in order.
pub fn claim_ids<'a>(articles: impl IntoIterator<Item = &'a Article>) -> IdVec<ArticleId, Ids<ClaimId>> {
    let mut next = ClaimId::default();
    let of_article = |article: &Article| {
        let claims = Ids::new(next, article.claims.len());
        next = claims.end();
        claims
    };
    articles.into_iter().map(of_article).collect()
}

impl Article {
    /// Divides `document` and finds its claims.
    pub fn new(document: Arc<Document>) -> Self {
        let pack = lang::pack(document.language);
        let paragraphs = segment::segment(&document, pack);
        let published = document.metadata.published.as_ref().and_then(|field| Published::read(&field.value, pack));
        let quotations = speech::quotations(&document.text, &paragraphs, pack);
        let day = published.map(|published| published.day);
        let marks = &document.marks;
        let header = document.metadata.published.as_ref().map(|field| field.value.as_str());
        let order = dates::order_of(&document.text, header, pack);
        let context = dates::Context { published: day, order, named: None, last: None };
        let source = Source { text: &document.text, pack, context, quotations: &quotations, marks };
        let mut claims = claims(source, &paragraphs);
        names::resolve(&document.text, &mut claims, pack);
        Article { document, published, paragraphs, claims: claims.into() }
    }

    /// The claims of the sentence of which `claim` is one.
    pub fn sentence_of(&self, claim: LocalClaimId) -> Ids<LocalClaimId> {
        let first = self.claims[claim].sentence;
        let mates = self.claims.as_slice()[first.index()..].iter().take_while(|claim| claim.sentence == first);
        Ids::new(first, mates.count())
    }
}

/// What claims are found in.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    pack: &'a Pack,
    /// By what its days are read.
    context: dates::Context,
    /// The quotations of the article.
    quotations: &'a [Span],
    /// What a reader marked.
    marks: &'a [Mark],
}

impl Source<'_> {
    /// The same after `claims`, of which the last ones may name a day.
    fn after(self, claims: &[Claim]) -> Self {
        const MOST_CLAIMS_BACK: usize = 6;
        let dates = claims.iter().rev().take(MOST_CLAIMS_BACK).flat_map(|claim| claim.dates.iter().rev());
        let mut dates = dates.map(|date| date.to).peekable();
        let last = dates.peek().copied();
        let named = dates.find(|day| day.day.is_some());
        Source { context: dates::Context { named, last, ..self.context }, ..self }
    }

    /// Whether a reader marked `piece` as one claim: the marks part the pieces, so no other shares a byte with it.
    fn is_marked(&self, piece: Span) -> bool {
        self.marks.iter().any(|mark| mark.kind == MarkKind::Claim && mark.span.overlaps(piece))
    }
}

fn claims(source: Source<'_>, paragraphs: &[Paragraph]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (paragraph, index) in paragraphs.iter().zip(0..) {
        for piece in paragraph.pieces.iter().filter(|piece| piece.kind == PieceKind::Sentence) {
            let place =
                Place { paragraph: index, role: paragraph.role, sentence: LocalClaimId::from_index(claims.len()) };
            push_claims(source, piece.span, place, &mut claims);
        }
    }
    speech::transcribe(&mut claims, source.text, source.pack);
    speech::spread(&mut claims, source.quotations, source.text);
    references::resolve(&mut claims, source.pack);
    claims
}

/// Adds the claims of the sentence at `span`. What lies within what somebody says in it is said by the same, unless it
/// names a speaker of its own; names are found in the whole, since a capital means less where a sentence begins.
fn push_claims(source: Source<'_>, span: Span, place: Place, claims: &mut Vec<Claim>) {
    let Source { text, pack, quotations, .. } = source;
    let tokens = Tokens::new(text, span);
    let names = names::names(&tokens, pack);
    let said = speech::said(text, span, &tokens, quotations, pack);
    let clauses = if source.is_marked(span) { vec![span] } else { clauses::clauses(text, span, &tokens, pack) };
    if clauses.len() == 1 {
        return claims.push(claim(
            source.after(claims),
            &tokens,
            span,
            place,
            (names, said.map(|said| said.attribution)),
        ));
    }
    let mut names = names.into_iter().peekable();
    for clause in clauses {
        let tokens = Tokens::new(text, clause);
        let own = speech::said(text, clause, &tokens, quotations, pack).map(|said| said.attribution);
        let around = || said.as_ref().filter(|said| said.scope.overlaps(clause)).map(|said| said.attribution.clone());
        let attribution = own.or_else(around);
        let mut inside = Vec::new();
        while let Some(name) = names.next_if(|name| name.span.start < clause.end) {
            inside.extend(clause.contains(name.span).then_some(name));
        }
        claims.push(claim(source.after(claims), &tokens, clause, place, (inside, attribution)));
    }
}

/// Where a claim stands in its article.
#[derive(Clone, Copy)]
struct Place {
    paragraph: u32,
    sentence: LocalClaimId,
    role: Role,
}

/// What a claim has of its sentence: the names in it, and who says it.
type OfSentence = (Vec<Name>, Option<Attribution>);

fn claim(source: Source<'_>, tokens: &Tokens, span: Span, place: Place, of_sentence: OfSentence) -> Claim {
    let Source { pack, context, .. } = source;
    let (names, attribution) = of_sentence;
    let dates = dates::dates(tokens, pack, &context);
    let times = dates::times(tokens, pack);
    let meaning = meaning::meaning(tokens, pack);
    Claim {
        span,
        said: owned(said(span.of(source.text))),
        paragraph: place.paragraph,
        sentence: place.sentence,
        role: place.role,
        words: tokens.words(),
        concepts: tokens.concepts(pack),
        quantities: quantities::quantities(tokens, &dates, &times, pack),
        attribution,
        dates,
        times,
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

fn owned(said: Cow<'_, str>) -> Option<Box<str>> {
    match said {
        Cow::Borrowed(_) => None,
        Cow::Owned(said) => Some(said.into_boxed_str()),
    }
}

/// The smallest passage that can be true or false by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// What it says, where marks of Markdown or subtitles stand among its words; see [`said`](crate::text::said).
    pub said: Option<Box<str>>,
    /// Index of its paragraph in [`Article::paragraphs`].
    pub paragraph: u32,
    /// The first claim of its sentence: the claims of one sentence share it.
    pub sentence: LocalClaimId,
    /// What its paragraph is in the article.
    pub role: Role,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// What its words and phrases stand for in the thesaurus of its language, in order: `key` is a concept's.
    pub concepts: Vec<Word>,
    /// Numbers with what they count.
    pub quantities: Vec<Quantity>,
    /// Days, months and years.
    pub dates: Vec<Date>,
    /// Times of day.
    pub times: Vec<Time>,
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
    /// The word that negates the main predicate.
    pub negated: Option<Span>,
    /// Whether it is hedged.
    pub certainty: Certainty,
    /// The words that hedge it.
    pub certainty_cue: Option<Span>,
    /// The earlier claim that it points back to ("thông tin này").
    pub refers: Option<Reference>,
}

/// A word (in Vietnamese, a syllable) and what it is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Hash of its folded form: equal words have equal keys. Of a phrase that stands for a concept, the concept's key.
    pub key: u64,
}

impl Claim {
    /// Its words in `text`, the text of its document, without the marks of Markdown and subtitles.
    pub fn said_in<'a>(&'a self, text: &'a str) -> &'a str {
        self.said.as_deref().unwrap_or_else(|| self.span.of(text))
    }

    /// What it says at `span`, a part of it, in `text`.
    pub fn said_at<'a>(&self, text: &'a str, span: Span) -> Cow<'a, str> {
        let start = self.span.start as usize;
        match self.said {
            Some(_) => said_within(self.span.of(text), span.start as usize - start..span.end as usize - start),
            None => Cow::Borrowed(span.of(text)),
        }
    }

    /// The day that it names, where it names just one date and that to the day. Days that are wholly inferred
    /// ("hôm qua") do not count, and a vague part of a month is no day.
    pub fn only_day(&self) -> Option<&Date> {
        let mut written = self.dates.iter().filter(|date| !date.is_leaning());
        match (written.next(), written.next()) {
            (Some(date), None) if date.from.day.is_some() && date.inferred != Inferred::Extent => Some(date),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of numbers, dates and times, to be put together at random.
    const PIECES: &str = "(11|1\\.5|3,125|27/7|12-17/9|9h30|9 giờ 50|0|-|–|/|\\.|,|\\$|%| |  |nghìn|triệu|tỷ|trăm|hai|\
                          mươi|lăm|năm|rưỡi|nửa|vài|chục|khoảng|gần|đến|tới|trở lên|km|người|con|tháng|ngày|thứ|Tư|cuối|\
                          hôm qua|tuần này|May|three|hundred|and a half|dozens of|to|between|pm|late|Wednesday|\
                          만|천|여|명|년|월|일|以上|万|三|百|多|人|年|月|日|тыс|мая|около|000|два|\\PC){0,24}";

    #[test]
    fn a_range_over_the_turn_of_a_year_that_is_not_told_can_be_itself() {
        let day = |month, day| PartialDate { year: None, month: Some(month), day: Some(day) };
        let (from, to) = (day(12, 28), day(1, 2));
        let range = Date { span: Span::new(0, 1), from, to, inferred: Inferred::Nothing, rule: DateRule::Numeric };
        assert!(range.can_be(&range) && range.is_same(&range));
    }

    proptest! {
        #[test]
        fn values_lie_in_their_claim(text in PIECES, code in "(vi|en|und|ru|ko|zh)", dated in any::<bool>()) {
            let published = dated.then_some(PartialDate { year: Some(2016), month: Some(2), day: Some(29) });
            let context = dates::Context { published, ..dates::Context::default() };
            let source = Source { text: &text, pack: lang::pack(Some(&code)), context, quotations: &[], marks: &[] };
            let whole = Span::new(0, text.len());
            let place = Place { paragraph: 0, sentence: LocalClaimId(0), role: Role::Body };
            let claim = claim(source, &Tokens::new(&text, whole), whole, place, (Vec::new(), None));
            let quantities = claim.quantities.iter().map(|quantity| quantity.span);
            let dates = claim.dates.iter().map(|date| date.span);
            for span in quantities.chain(dates).chain(claim.times.iter().map(|time| time.span)) {
                prop_assert!(whole.contains(span) && !span.is_empty());
                prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
            }
            for quantity in &claim.quantities {
                prop_assert!(quantity.low <= quantity.high && quantity.compatible(quantity), "{:?}", quantity);
            }
            for date in &claim.dates {
                prop_assert!(date.can_be(date) && date.is_same(date), "{:?}", date);
            }
        }
    }
}
