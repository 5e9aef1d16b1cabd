//! The table of claims and sources that CSV and workbook share: a row for each claim, a column for each source.

use std::collections::BTreeSet;

use super::{
    harmless::{on_one_line, printable},
    report::{Report, joined},
};
use crate::{edits::Remarks, judge::Verdict};

/// The claims, a row each.
pub struct Table {
    /// What the columns are.
    pub head: Vec<Head>,
    /// The claims, in the order of every format.
    pub rows: Vec<Row>,
}

/// What a column is.
pub struct Head {
    /// Its title.
    pub title: String,
    /// How wide it is best, in letters.
    pub width: u32,
}

/// One claim.
pub struct Row {
    /// What it amounts to.
    pub verdict: Verdict,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number.
    Number(u32),
    /// Words; may be empty.
    Text(String),
}

impl Table {
    /// The claims of `report`.
    pub fn new(report: Report<'_>) -> Self {
        let rows = report.order().all().map(|(number, group)| row(report, group, number)).collect();
        Table { head: head(report), rows }
    }
}

/// The column of the verdict.
pub const VERDICT: usize = 1;

fn head(report: Report<'_>) -> Vec<Head> {
    let own = [
        ("number", 6),
        ("verdict", 12),
        ("claim", 60),
        ("differences", 40),
        ("held-together", 12),
        ("sources-count", 9),
        ("origins", 12),
        ("verdict-by", 18),
        ("program-verdict", 18),
        ("reason-column", 30),
        ("rating", 16),
        ("evidence", 30),
        ("tags", 16),
        ("notes", 40),
        ("colour", 10),
        ("kept-out", 40),
    ];
    let own = own.map(|(id, width)| Head { title: report.say(id).to_owned(), width });
    let sources = (1..=report.sources()).map(|source| Head { title: printable(&report.label(source)), width: 40 });
    own.into_iter().chain(sources).collect()
}

fn row(report: Report<'_>, group: u32, number: u32) -> Row {
    let of = report.group(group);
    let remarks = report.hand.remarks(group);
    let differences: Vec<String> = report.differences(group).iter().map(|detail| detail.line()).collect();
    let rating = remarks.and_then(|remarks| remarks.rating.as_ref());
    let mut cells = vec![
        Cell::Number(number),
        text(report.verdict(of.verdict)),
        text(&report.best(group)),
        text(&differences.join("\n")),
        text(report.strength(group)),
        Cell::Number(of.sources),
        Cell::Number(of.origins),
        text(report.by(group)),
        text(report.verdict(report.program_verdict(group))),
        text(report.reason(group)),
        text(&remarks.and_then(|remarks| report.words_of_rating(remarks)).unwrap_or_default()),
        text(rating.map_or("", |rating| &rating.evidence)),
        text(&tags(report, group, remarks)),
        text(&notes(report, group, remarks)),
        text(&remarks.map_or_else(String::new, |remarks| report.colour(remarks))),
        text(&kept_out(report, group)),
    ];
    cells.extend((1..=report.sources()).map(|source| text(&cell(report, group, source))));
    Row { verdict: of.verdict, cells }
}

/// What a source says of a claim: how it puts it, and its words.
fn cell(report: Report<'_>, group: u32, source: u32) -> String {
    let passage = |claim| format!("{}: “{}”", report.stance(claim), on_one_line(report.comparison.words(claim)));
    report.passages_in(group, source).map(passage).collect::<Vec<_>>().join("\n")
}

/// The tags of a group and of its passages.
fn tags(report: Report<'_>, group: u32, remarks: Option<&Remarks>) -> String {
    let passages = report.group(group).members.iter().filter_map(|claim| report.hand.passages.get(claim));
    joined(remarks.into_iter().chain(passages).flat_map(|of| &of.tags).collect::<BTreeSet<_>>())
}

/// The notes of a group, and those of its passages with the numbers of their sources.
fn notes(report: Report<'_>, group: u32, remarks: Option<&Remarks>) -> String {
    let own = remarks.into_iter().flat_map(|of| of.notes.values().cloned());
    let of_passage = |&claim: &u32| Some((report.source_of(claim), report.hand.passages.get(&claim)?));
    let passages = report.group(group).members.iter().filter_map(of_passage);
    let theirs =
        passages.flat_map(|(source, remarks)| remarks.notes.values().map(move |note| format!("[{source}] {note}")));
    own.chain(theirs).collect::<Vec<_>>().join("\n")
}

/// The passages that the reader keeps out of a group, with the numbers of their sources.
fn kept_out(report: Report<'_>, group: u32) -> String {
    let line = |claim| format!("[{}] “{}”", report.source_of(claim), on_one_line(report.comparison.words(claim)));
    report.hand.kept_out(report.comparison, group).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn text(text: &str) -> Cell {
    Cell::Text(printable(text))
}
