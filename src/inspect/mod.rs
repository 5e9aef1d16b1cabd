//! What is read from one article, passage by passage, and by which rule or list: for whoever works on the rules.
//!
//! Reads nothing itself. It gathers what the rooms above found, each thing with the rule that it was recorded with, and asks
//! the lists again for the words that it rests on (`lists`). Law: the passages are in order, do not overlap, and with the white
//! space between them are the whole text.

mod lists;

use crate::{
    claims::{
        Article, Attribution, AttributionRule, Claim, Date, Name, NameRule, Polarity, Quantity, Reference, Time, Value,
    },
    facts::{self, Described},
    ids::{Id, IdVec, Ids, LocalClaimId},
    segment::{Piece, PieceKind, Role, Rule},
    text::Span,
};
pub use lists::ListHit;
use lists::{Asked, List};

/// What is read from an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its passages, in order.
    pub passages: Vec<Passage<'a>>,
}

/// A claim, or a part of the text that is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'a> {
    /// Where it stands.
    pub span: Span,
    /// What its paragraph is in the article.
    pub role: Role,
    /// What it is.
    pub kind: PassageKind<'a>,
    /// Why it is that, or why it ends where it does.
    pub reason: Reason,
}

/// What a passage is.
#[derive(Clone, Debug, PartialEq)]
pub enum PassageKind<'a> {
    /// No claim.
    Apart(PieceKind),
    /// A claim.
    Claim {
        /// Index in [`Article::claims`].
        index: LocalClaimId,
        /// What is read from its words, in order.
        findings: Vec<Finding<'a>>,
    },
}

/// Something that is read from a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// The words that it is read from; those of a speaker may stand in another claim.
    pub span: Span,
    /// What it is.
    pub feature: Feature<'a>,
    /// Why it is read so.
    pub reason: Reason,
}

/// What is read from words.
#[derive(Clone, Debug, PartialEq)]
pub enum Feature<'a> {
    /// Who says the claim.
    Speaker(&'a Attribution),
    /// That the claim denies or alleges.
    Stance(Polarity),
    /// The accusation that a denial names.
    Answers,
    /// That the main predicate is negated.
    Negated,
    /// That the claim is hedged.
    Hedged,
    /// That the claim points back.
    RefersBack(&'a Reference),
    /// A number with what it counts.
    Quantity(&'a Quantity),
    /// A day, month or year.
    Date(&'a Date),
    /// A time of day.
    Time(&'a Time),
    /// A name.
    Name(&'a Name),
    /// A value that is held against those of other articles.
    Detail(Box<Described>),
}

/// By which rule something is read, and which lists know its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The rule's name: its module, and what in it.
    pub rule: &'static str,
    /// The lists.
    pub lists: Vec<ListHit>,
}

impl<'a> Inspection<'a> {
    /// What is read from `article`.
    pub fn new(article: &'a Article) -> Self {
        let inspector = Inspector { article, asked: Asked::new(article) };
        let mut findings = inspector.findings();
        let mut claims = article.claims.iter_enumerated().peekable();
        let mut passages = Vec::new();
        for paragraph in &article.paragraphs {
            for piece in &paragraph.pieces {
                if piece.kind != PieceKind::Sentence {
                    passages.push(inspector.apart(piece, paragraph.role));
                    continue;
                }
                while let Some((index, claim)) = claims.next_if(|(_, claim)| piece.span.contains(claim.span)) {
                    let findings = std::mem::take(&mut findings[index]);
                    let kind = PassageKind::Claim { index, findings };
                    let reason = inspector.end(index, piece.rule);
                    passages.push(Passage { span: claim.span, role: claim.role, kind, reason });
                }
            }
        }
        Inspection { article, passages }
    }
}

impl<'a> Inspection<'a> {
    /// Which part of its sentence the claim at `index` is, from 1, and of how many.
    pub fn part_of_sentence(&self, index: LocalClaimId) -> (usize, usize) {
        let sentence = self.article.sentence_of(index);
        (Ids::between(sentence.start(), index).len() + 1, sentence.len())
    }
}

impl<'a> Passage<'a> {
    /// What is read from its words, in order.
    pub fn findings(&self) -> &[Finding<'a>] {
        match &self.kind {
            PassageKind::Apart(_) => &[],
            PassageKind::Claim { findings, .. } => findings,
        }
    }
}

/// Gathers what is read from an article.
struct Inspector<'a> {
    article: &'a Article,
    asked: Asked<'a>,
}

impl<'a> Inspector<'a> {
    /// A passage that is no claim.
    fn apart(&self, piece: &Piece, role: Role) -> Passage<'a> {
        let lists = self.asked.anywhere(piece.span, &lists::page_words(self.asked.pack(), piece.rule));
        let reason = Reason::of(piece.rule.as_str(), lists);
        Passage { span: piece.span, role, kind: PassageKind::Apart(piece.kind), reason }
    }

    /// Why the claim at `index` ends where it does, in a sentence that ends by `rule`.
    fn end(&self, index: LocalClaimId, rule: Rule) -> Reason {
        let claims = &self.article.claims;
        match claims.get(index.after()).filter(|next| next.sentence == claims[index].sentence) {
            Some(next) => Reason::of(CLAUSES, self.asked.starting(next.span, &lists::conjunctions(self.asked.pack()))),
            None => Reason::of(rule.as_str(), Vec::new()),
        }
    }

    /// What is read from each claim, in order.
    fn findings(&self) -> IdVec<LocalClaimId, Vec<Finding<'a>>> {
        let mut findings: IdVec<LocalClaimId, Vec<Finding<'a>>> =
            self.article.claims.iter().map(|claim| self.features(claim)).collect();
        for described in facts::described(self.article) {
            findings[described.detail.claim].push(self.detail(described));
        }
        findings
            .iter_mut()
            .for_each(|of_claim| of_claim.sort_by_key(|finding| (finding.span, finding.feature.order())));
        findings
    }

    /// What the claims' room read from `claim`.
    fn features(&self, claim: &'a Claim) -> Vec<Finding<'a>> {
        let mut found = self.stance(claim);
        found.extend(claim.attribution.as_ref().map(|said| self.speaker(said)));
        found.extend(claim.refers.as_ref().map(|reference| {
            let lists = self.asked.exact(reference.span, &lists::references(self.asked.pack()));
            Finding::new(reference.span, Feature::RefersBack(reference), Reason::of(REFERENCES, lists))
        }));
        found.extend(claim.quantities.iter().map(|quantity| self.quantity(quantity)));
        found.extend(claim.dates.iter().map(|date| self.date(date)));
        found.extend(claim.times.iter().map(|time| self.time(time)));
        found.extend(claim.names.iter().map(|name| self.name(name)));
        found
    }

    /// How `claim` is meant.
    fn stance(&self, claim: &Claim) -> Vec<Finding<'a>> {
        let pack = self.asked.pack();
        let (denials, allegations) = (lists::denials(pack), lists::allegations(pack));
        let polarity = if claim.polarity == Polarity::Denies { &denials } else { &allegations };
        let cues = [
            (claim.polarity_cue, Feature::Stance(claim.polarity), &polarity[..]),
            (claim.answers, Feature::Answers, &allegations),
            (claim.negated, Feature::Negated, &lists::negations(pack)),
            (claim.certainty_cue, Feature::Hedged, &lists::hedges(pack)),
        ];
        let finding = |(cue, feature, lists): (Option<Span>, Feature<'a>, &[List])| {
            let span = cue?;
            Some(Finding::new(span, feature, Reason::of(STANCE, self.asked.exact(span, lists))))
        };
        cues.into_iter().filter_map(finding).collect()
    }

    fn speaker(&self, said: &'a Attribution) -> Finding<'a> {
        let pack = self.asked.pack();
        let saying = lists::saying(pack);
        let mut lists = match (said.cue, said.rule) {
            (None, _) => Vec::new(),
            (Some(cue), AttributionRule::BeforeVerb | AttributionRule::Closing) => self.asked.closing(cue, &saying),
            (Some(cue), _) => self.asked.starting(cue, &saying),
        };
        lists.extend(self.asked.starting(said.span, &lists::speakers(pack)));
        Finding::new(said.span, Feature::Speaker(said), Reason::of(said.rule.as_str(), lists))
    }

    fn quantity(&self, quantity: &'a Quantity) -> Finding<'a> {
        let (pack, span, bound) = (self.asked.pack(), quantity.span, quantity.bound);
        let mut lists = self.asked.before(span, &lists::bounds_before(pack, bound));
        lists.extend(self.asked.within(span, &lists::numerals(pack)));
        lists.extend(self.asked.within(span, &lists::bounds_inside(pack, bound)));
        lists.extend(self.asked.unit(&quantity.unit));
        lists.extend(self.asked.after(span, &lists::bounds_after(pack, bound)));
        Finding::new(span, Feature::Quantity(quantity), Reason::of(quantity.rule.as_str(), lists))
    }

    fn date(&self, date: &'a Date) -> Finding<'a> {
        let pack = self.asked.pack();
        let mut lists = self.asked.before(date.span, &lists::date_cues(pack));
        lists.extend(self.asked.within(date.span, &lists::date_words(pack)));
        Finding::new(date.span, Feature::Date(date), Reason::of(date.rule.as_str(), lists))
    }

    fn time(&self, time: &'a Time) -> Finding<'a> {
        let pack = self.asked.pack();
        let mut lists = self.asked.before(time.span, &lists::time_cues(pack));
        lists.extend(self.asked.within(time.span, &lists::time_words(pack)));
        Finding::new(time.span, Feature::Time(time), Reason::of(time.rule.as_str(), lists))
    }

    fn name(&self, name: &'a Name) -> Finding<'a> {
        let pack = self.asked.pack();
        let lists = match name.rule {
            NameRule::Place => self.asked.place(name.span),
            _ => {
                let titles = lists::titles(pack);
                let before = self.asked.before(name.span, &titles);
                let beginning = self.asked.starting(name.span, &lists::beginnings_of_names(pack));
                let is_title_after = matches!(name.rule, NameRule::Uncased | NameRule::Titled);
                let after = if is_title_after { self.asked.after(name.span, &titles) } else { Vec::new() };
                [before, beginning, after].concat()
            }
        };
        Finding::new(name.span, Feature::Name(name), Reason::of(name.rule.as_str(), lists))
    }

    fn detail(&self, described: Described) -> Finding<'a> {
        let pack = self.asked.pack();
        let span = described.detail.span;
        let lists = match &described.detail.value {
            Value::Place(_) => {
                let before = self.asked.before(span, &lists::before_places(pack));
                [before, self.asked.after(span, &lists::after_places(pack))].concat()
            }
            Value::Quantity(_) | Value::Name(_) => Vec::new(),
            _ => self.asked.within(span, &lists::detail_words(pack)),
        };
        let rule = if described.is_age { AGES } else { DETAILS };
        Finding::new(span, Feature::Detail(Box::new(described)), Reason::of(rule, lists))
    }
}

/// The names of rules that are whole modules.
const CLAUSES: &str = "claims::clauses";
const STANCE: &str = "claims::meaning";
const REFERENCES: &str = "claims::references";
const DETAILS: &str = "facts::detail";
const AGES: &str = "facts::pairs";

impl Reason {
    fn of(rule: &'static str, lists: Vec<ListHit>) -> Self {
        Reason { rule, lists }
    }
}

impl<'a> Finding<'a> {
    fn new(span: Span, feature: Feature<'a>, reason: Reason) -> Self {
        Finding { span, feature, reason }
    }
}

impl Feature<'_> {
    /// Its place among features of the same words.
    fn order(&self) -> u8 {
        match self {
            Feature::Speaker(_) => 0,
            Feature::Stance(_) => 1,
            Feature::Answers => 2,
            Feature::Negated => 3,
            Feature::Hedged => 4,
            Feature::RefersBack(_) => 5,
            Feature::Quantity(_) => 6,
            Feature::Date(_) => 7,
            Feature::Time(_) => 8,
            Feature::Name(_) => 9,
            Feature::Detail(_) => 10,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::ingest;

    /// The names of the rules in these files.
    const RULES: [&str; 6] = [
        include_str!("../segment/rule.rs"),
        include_str!("../claims/dates/rule.rs"),
        include_str!("../claims/names/rule.rs"),
        include_str!("../claims/quantities/rule.rs"),
        include_str!("../claims/speech/rule.rs"),
        include_str!("mod.rs"),
    ];

    /// Whether `module` is a file, or a function of the file that is the rest of it.
    fn is_there(module: &str) -> bool {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        let source = |path: &str| {
            ["", "claims/"]
                .into_iter()
                .flat_map(|room| [".rs", "/mod.rs"].map(|end| format!("{root}/{room}{path}{end}")))
                .find_map(|file| fs::read_to_string(file).ok())
        };
        let path = module.replace("::", "/");
        let function = path
            .rsplit_once('/')
            .and_then(|(file, name)| source(file).map(|text| text.contains(&format!("fn {name}("))));
        source(&path).is_some() || function == Some(true)
    }

    #[test]
    fn every_rule_is_called_by_the_place_where_it_is() {
        let is_name = |part: &&str| {
            part.contains("::") && part.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b':' | b'_'))
        };
        for rule in RULES.iter().flat_map(|file| file.split('"')).filter(is_name) {
            assert!(is_there(rule), "{rule}");
        }
    }

    proptest! {
        #[test]
        fn the_passages_tile_any_text_and_what_is_read_stands_in_it(
            text in "(Ông Lê |ông |nói |rằng |bác bỏ |cáo buộc |khoảng |11.000 người|hôm qua|3/5|, |nhưng |\\. |\n|\n\n|“|”|: |theo |said |Ann Lee |Xem thêm|Ảnh: |9 giờ|\\PC){0,40}",
        ) {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let article = Article::new(document);
            let (text, inspection) = (article.document.text.as_str(), Inspection::new(&article));
            let mut end = 0;
            for passage in &inspection.passages {
                let start = passage.span.start as usize;
                prop_assert!(start >= end && text[end..start].trim().is_empty() && !passage.reason.rule.is_empty());
                end = passage.span.end as usize;
                for finding in passage.findings() {
                    prop_assert!(text.get(finding.span.range()).is_some() && !finding.span.is_empty());
                    let is_speaker = matches!(finding.feature, Feature::Speaker(_));
                    prop_assert!(is_speaker || passage.span.contains(finding.span), "{:?}", finding);
                }
            }
            prop_assert!(text[end..].trim().is_empty());
            let claims = inspection.passages.iter().filter(|passage| matches!(passage.kind, PassageKind::Claim { .. }));
            prop_assert_eq!(claims.count(), article.claims.len());
        }
    }
}
