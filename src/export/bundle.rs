//! The evidence in one zip file: the texts, a manifest with every hash, quote, verdict and note, the page and the JSON.
//!
//! Invariant: the same reading gives the same bytes, whenever and wherever it is written.

use std::io::{self, Cursor, Write};

use serde::{Serialize, Serializer};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    Options,
    facts::FactSummary,
    html,
    json::{AuthorJson, Links, RemarksJson, author, remarks, write_json},
    report::Report,
};
use crate::{
    edits::Reading,
    ids::{ClaimId, ContentHash, DocumentId, FactKey, GroupId, GroupKey},
    ingest::{self, Document, Property},
    notes::Note,
    text::Span,
};

/// What the manifest says that it is.
pub const FORMAT: &str = "synoptic-bundle";
/// The version of the manifest: 2 has facts, and quotes of their values.
pub const VERSION: u64 = 2;
/// The manifest's name in the zip.
pub const MANIFEST: &str = "manifest.json";

/// Writes the bundle of `reading`. The day of the export is left out.
pub fn write(reading: &Reading, options: &Options<'_>, notes: &[Note], out: &mut dyn Write) -> io::Result<()> {
    let options = Options { day: None, ..*options };
    let report = Report::new(reading, &options);
    let (mut page, mut comparison) = (Vec::new(), Vec::new());
    html::write(reading, &options, &mut page)?;
    write_json(reading, notes, Links::Kept, &mut comparison)?;
    let files = [("report.html", &page), ("comparison.json", &comparison)];
    let manifest = Manifest {
        format: FORMAT,
        version: VERSION,
        program: concat!("synoptic ", env!("CARGO_PKG_VERSION")),
        author: author(report.hand),
        documents: (1..=report.sources()).map(|source| document(report, source)).collect(),
        facts: facts(report),
        groups: groups(report),
        quotes: quotes(report),
        files: files.map(|(name, bytes)| FileJson { name, sha256: ingest::hash(bytes) }),
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    put(&mut zip, MANIFEST, &serde_json::to_vec_pretty(&manifest)?)?;
    for (source, document) in (1..=report.sources()).zip(&manifest.documents) {
        put(&mut zip, &document.text, report.document(source).text.as_bytes())?;
    }
    for (name, bytes) in files {
        put(&mut zip, name, bytes)?;
    }
    out.write_all(zip.finish()?.get_ref())
}

fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> io::Result<()> {
    // Always the same time, so that the bytes are the same.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(bytes.len() as u64 >= u64::from(u32::MAX));
    zip.start_file(name, options)?;
    zip.write_all(bytes)
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: &'static str,
    version: u64,
    program: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<AuthorJson<'a>>,
    documents: Vec<DocumentJson<'a>>,
    facts: Vec<FactJson>,
    groups: Vec<GroupJson<'a>>,
    quotes: Vec<QuoteJson<'a>>,
    /// The other files of the bundle.
    files: [FileJson; 2],
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    id: &'a DocumentId,
    /// Its text in the zip.
    text: String,
    /// Of the text, as UTF-8.
    text_sha256: ContentHash,
    /// Name of the file that it was read from.
    file: String,
    /// Of the bytes of that file.
    sha256: &'a ContentHash,
    encoding: &'static str,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    link: Option<&'a str>,
    language: Option<&'static str>,
    /// Which of these the reader corrected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrected: Vec<&'static str>,
}

#[derive(Serialize)]
struct FactJson {
    id: FactKey,
    /// Its number in the report.
    number: u32,
    verdict: &'static str,
    label: String,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    id: &'a GroupKey,
    /// Its number in the report.
    number: u32,
    verdict: &'static str,
    /// Whose the verdict is: "program" or "reader".
    by: &'static str,
    /// What the program says.
    judged: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    /// Whether the reader stands for every passage.
    confirmed: bool,
    /// Whether the passages only probably make the same claim, and the reader did not decide on them.
    loose: bool,
    #[serde(flatten)]
    remarks: RemarksJson<'a>,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    /// Id of the document.
    document: &'a DocumentId,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(flatten)]
    of: Of<'a>,
    #[serde(flatten)]
    kind: Kind<'a>,
}

/// What it is quoted for, by its id.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Of<'a> {
    Group(&'a GroupKey),
    Fact(&'a FactKey),
}

/// What is quoted.
enum Kind<'a> {
    /// A passage of the group.
    Passage { standing: &'static str, remarks: RemarksJson<'a> },
    /// A detail that is not the same everywhere, or a value of a fact.
    Detail(&'static str),
}

impl Serialize for Kind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'k> {
            #[serde(skip_serializing_if = "Option::is_none")]
            standing: Option<&'static str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            detail: Option<&'static str>,
            #[serde(flatten)]
            remarks: Option<&'k RemarksJson<'k>>,
        }
        let fields = match self {
            Kind::Passage { standing, remarks } => {
                Fields { standing: Some(standing), detail: None, remarks: Some(remarks) }
            }
            Kind::Detail(aspect) => Fields { standing: None, detail: Some(aspect), remarks: None },
        };
        fields.serialize(serializer)
    }
}

#[derive(Serialize)]
struct FileJson {
    name: &'static str,
    sha256: ContentHash,
}

fn document<'a>(report: Report<'a>, source: u32) -> DocumentJson<'a> {
    let document: &Document = report.document(source);
    let Document { id, text, sha256, encoding, language, .. } = document;
    DocumentJson {
        id,
        text: format!("texts/{source:03}-{id}.txt"),
        text_sha256: ingest::hash(text.as_bytes()),
        file: document.name(),
        sha256,
        encoding,
        title: document.property(Property::Title),
        source: document.property(Property::Source),
        published: document.property(Property::Published),
        link: document.property(Property::Link),
        language: *language,
        corrected: document.corrected.iter().map(|correction| correction.property.as_str()).collect(),
    }
}

/// The groups that are told of, and those whose passages the reader keeps apart, with their numbers.
fn quoted(report: Report<'_>) -> Vec<(u32, GroupId)> {
    let is_quoted =
        |group: GroupId| report.group(group).sources > 1 || report.hand.is_touched(report.comparison, group);
    report.order().all().filter(|&(_, group)| is_quoted(group)).collect()
}

fn groups(report: Report<'_>) -> Vec<GroupJson<'_>> {
    let group = |(number, group)| GroupJson {
        id: &report.group(group).key,
        number,
        verdict: report.group(group).verdict.as_str(),
        by: if report.is_by_reader(group) { "reader" } else { "program" },
        judged: report.program_verdict(group).as_str(),
        reason: report.reason(group),
        confirmed: report.hand.is_confirmed(report.comparison, group),
        loose: report.is_loose(group),
        remarks: remarks(report.hand.remarks(group)),
    };
    quoted(report).into_iter().map(group).collect()
}

fn facts(report: Report<'_>) -> Vec<FactJson> {
    let fact = |FactSummary { key, number, verdict, label, .. }| FactJson {
        id: key,
        number,
        verdict: verdict.as_str(),
        label,
    };
    report.facts().into_iter().map(fact).collect()
}

fn quote<'a>(report: Report<'a>, claim: ClaimId, span: Span, of: Of<'a>, kind: Kind<'a>) -> QuoteJson<'a> {
    let document = report.document(report.source_of(claim));
    let (start, end, text) = (span.start, span.end, span.of(&document.text));
    QuoteJson { document: &document.id, start, end, text, of, kind }
}

/// The values of the facts, the passages of the groups, and the details in which they are not the same.
fn quotes(report: Report<'_>) -> Vec<QuoteJson<'_>> {
    let mut quotes = Vec::new();
    for fact in report.comparison.facts.iter() {
        let places = fact.values.iter().map(|value| &value.place);
        let kind = || Kind::Detail(fact.aspect.as_str());
        quotes.extend(places.map(|at| quote(report, at.claim, at.span, Of::Fact(&fact.key), kind())));
    }
    for (_, group) in quoted(report) {
        let of = report.group(group);
        let quote = |claim, span, kind| quote(report, claim, span, Of::Group(&of.key), kind);
        for &claim in &of.members {
            let standing = report.hand.standing(report.comparison, claim, group).as_str();
            let kind = Kind::Passage { standing, remarks: remarks(report.hand.passages.get(&claim)) };
            quotes.push(quote(claim, report.comparison.claim(claim).1.span, kind));
        }
        for difference in &of.differences {
            let aspect = difference.aspect.as_str();
            quotes.extend(difference.values.iter().map(|at| quote(at.claim, at.span, Kind::Detail(aspect))));
        }
    }
    quotes
}

#[cfg(test)]
mod tests {
    use crate::export::{
        Format,
        fixture::{documents, worked_through, written},
    };

    #[test]
    fn the_same_reading_gives_the_same_bytes() {
        let reading = worked_through(&documents(), "xem lại");
        assert_eq!(written(Format::Bundle, &reading), written(Format::Bundle, &reading));
        assert_eq!(written(Format::Xlsx, &reading), written(Format::Xlsx, &reading));
    }
}
