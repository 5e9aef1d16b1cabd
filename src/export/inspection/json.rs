//! The JSON of `synoptic inspect --format json`, version 1. Offsets are bytes into the decoded text as UTF-8.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use super::{
    super::json::{MetadataJson, NoteJson, Words, metadata, note, words},
    label::{beside, detail_kind},
    rows::Lines,
};
use crate::{
    claims::{Attribution, Date, DayPart, Name, Quantity, Reference},
    facts::Described,
    ids::{DocumentId, LocalClaimId},
    inspect::{Feature, Finding, Inspection, ListHit, Passage, PassageKind, Reason},
    notes::Note,
};

/// Writes `inspections` and what was noted on the way as one line of JSON; with `explained`, why each thing is read so.
pub fn write_inspections_json(
    inspections: &[Inspection<'_>],
    notes: &[Note],
    explained: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let documents = inspections.iter().map(|inspection| document(inspection, explained)).collect();
    let notes = notes.iter().map(note).collect();
    let json = InspectionJson { format: "synoptic-inspection", version: 1, documents, notes };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct InspectionJson<'a> {
    format: &'static str,
    version: u32,
    documents: Vec<DocumentJson<'a>>,
    notes: Vec<NoteJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a DocumentId,
    file: String,
    #[serde(flatten)]
    metadata: MetadataJson<'a>,
    /// The day that `published` is read as.
    day: Option<String>,
    /// The hour that is read beside it.
    clock: Option<String>,
    passages: Vec<PassageJson<'a>>,
}

fn document<'a>(inspection: &'a Inspection<'a>, explained: bool) -> DocumentJson<'a> {
    let article = inspection.article;
    let document = &article.document;
    let page = Page { inspection, lines: Lines::new(&document.text), explained };
    DocumentJson {
        id: &document.id,
        file: document.file(),
        metadata: metadata(document),
        day: article.published.map(|published| published.day.to_string()),
        clock: article.published.and_then(|published| published.clock).map(|clock| clock.to_string()),
        passages: inspection.passages.iter().map(|passage| page.passage(passage)).collect(),
    }
}

#[derive(Serialize)]
struct PassageJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    /// The number of its line, from 1.
    line: usize,
    kind: &'static str,
    role: &'static str,
    #[serde(flatten)]
    claim: Option<ClaimJson<'a>>,
    /// Why it is no claim, or ends where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReasonJson<'a>>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    /// As in the JSON of a comparison.
    id: String,
    /// Its number in the document, from 1.
    claim: u32,
    /// Which part of its sentence it is, from 1, and of how many.
    part: usize,
    parts: usize,
    features: Vec<FeatureJson<'a>>,
}

#[derive(Serialize)]
struct FeatureJson<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(flatten)]
    value: ValueJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReasonJson<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "feature", rename_all = "kebab-case")]
enum ValueJson<'a> {
    Speaker {
        direct: bool,
    },
    Stance {
        polarity: &'static str,
    },
    Answers,
    Negated,
    Hedged,
    RefersBack {
        /// The number of the claim that is meant.
        claim: u32,
        kind: &'static str,
    },
    Number {
        low: f64,
        high: f64,
        /// The second value of digits that can be read in two ways.
        #[serde(skip_serializing_if = "Option::is_none")]
        or: Option<f64>,
        bound: &'static str,
        unit: &'a str,
    },
    Date {
        from: String,
        to: String,
        inferred: &'static str,
    },
    Time {
        clock: String,
    },
    Name {
        name: &'a str,
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        country: Option<&'static str>,
        short_form: bool,
    },
    Detail {
        kind: &'static str,
        value: Cow<'a, str>,
        /// Of an age, whose it is; else the person named nearest before.
        #[serde(skip_serializing_if = "Option::is_none")]
        owner: Option<&'a str>,
        /// The day of the week beside a date, 1 for Monday.
        #[serde(skip_serializing_if = "Option::is_none")]
        weekday: Option<u8>,
        /// The part of the day beside a date or an hour, from 1 for the early hours to 6 for the night.
        #[serde(skip_serializing_if = "Option::is_none")]
        part_of_day: Option<u8>,
        taken_back: bool,
    },
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    rule: &'static str,
    lists: Vec<ListJson<'a>>,
}

#[derive(Serialize)]
struct ListJson<'a> {
    file: &'a str,
    /// The list's key in the file; empty where the file is one list.
    list: &'static str,
    text: &'a str,
}

struct Page<'a> {
    inspection: &'a Inspection<'a>,
    lines: Lines,
    explained: bool,
}

impl<'a> Page<'a> {
    fn text(&self) -> &'a str {
        &self.inspection.article.document.text
    }

    fn passage(&self, passage: &'a Passage<'a>) -> PassageJson<'a> {
        let (kind, claim) = match &passage.kind {
            PassageKind::Apart(kind) => (kind.as_str(), None),
            PassageKind::Claim { index, findings } => ("claim", Some(self.claim(passage, *index, findings))),
        };
        PassageJson {
            words: words(self.text(), passage.span),
            line: self.lines.number(passage.span.start),
            kind,
            role: passage.role.as_str(),
            claim,
            reason: self.reason(&passage.reason),
        }
    }

    fn claim(&self, passage: &Passage<'_>, index: LocalClaimId, findings: &'a [Finding<'a>]) -> ClaimJson<'a> {
        let (part, parts) = self.inspection.part_of_sentence(index);
        ClaimJson {
            id: format!("{}:{}", self.inspection.article.document.id, passage.span.start),
            claim: index.0 + 1,
            part,
            parts,
            features: findings.iter().map(|finding| self.feature(finding)).collect(),
        }
    }

    fn feature(&self, finding: &'a Finding<'a>) -> FeatureJson<'a> {
        let reason = self.reason(&finding.reason);
        FeatureJson { words: words(self.text(), finding.span), value: value(&finding.feature), reason }
    }

    fn reason(&self, reason: &'a Reason) -> Option<ReasonJson<'a>> {
        let list = |hit: &'a ListHit| ListJson { file: &hit.file, list: hit.list, text: &hit.words };
        let json = || ReasonJson { rule: reason.rule, lists: reason.lists.iter().map(list).collect() };
        self.explained.then(json)
    }
}

fn value<'a>(feature: &'a Feature<'a>) -> ValueJson<'a> {
    match feature {
        Feature::Speaker(Attribution { direct, .. }) => ValueJson::Speaker { direct: *direct },
        Feature::Stance(polarity) => ValueJson::Stance { polarity: polarity.as_str() },
        Feature::Answers => ValueJson::Answers,
        Feature::Negated => ValueJson::Negated,
        Feature::Hedged => ValueJson::Hedged,
        Feature::RefersBack(Reference { claim, kind, .. }) => {
            ValueJson::RefersBack { claim: claim.0 + 1, kind: kind.as_str() }
        }
        Feature::Quantity(Quantity { low, high, or, bound, unit, .. }) => {
            ValueJson::Number { low: *low, high: *high, or: *or, bound: bound.as_str(), unit }
        }
        Feature::Date(Date { from, to, inferred, .. }) => {
            ValueJson::Date { from: from.to_string(), to: to.to_string(), inferred: inferred.as_str() }
        }
        Feature::Time(time) => ValueJson::Time { clock: time.clock.to_string() },
        Feature::Name(Name { name, kind, country, is_short_form, .. }) => {
            ValueJson::Name { name, kind: kind.as_str(), country: *country, short_form: *is_short_form }
        }
        Feature::Detail(described) => detail(described),
    }
}

fn detail(described: &Described) -> ValueJson<'_> {
    let Described { detail, owner, is_taken_back, .. } = described;
    let (weekday, part_of_day) = beside(detail);
    ValueJson::Detail {
        kind: detail_kind(described),
        value: detail.value.canonical(),
        owner: owner.as_ref().map(|name| name.name.as_str()),
        weekday: weekday.map(|day| day + 1),
        part_of_day: part_of_day.map(DayPart::number),
        taken_back: *is_taken_back,
    }
}
