//! The tables of facts, claims and sources that CSV and workbook share: a row for each fact or claim, a column for each
//! source.

use std::collections::BTreeSet;

use super::{
    facts::FactSummary,
    harmless::{on_one_line, printable},
    position::Position,
    report::{Report, joined},
};
use crate::{align::ClaimIndex, edits::Remarks, judge::Verdict};

/// Facts or claims, a row each.
pub struct Table {
    /// What the columns are.
    pub head: Vec<Head>,
    /// In the order of every format.
    pub rows: Vec<Row>,
}

/// What a column is.
pub struct Head {
    /// Its title.
    pub title: String,
    /// How wide it is best, in letters.
    pub width: u32,
}

/// One fact or claim.
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
    pub fn claims(report: Report<'_>) -> Self {
        let rows = report.order().all().map(|(number, group)| claim_row(report, group, number)).collect();
        Table { head: head(report, &CLAIM_COLUMNS), rows }
    }

    /// The facts of `report`.
    pub fn facts(report: Report<'_>) -> Self {
        let rows = report.facts().iter().map(|fact| fact_row(report, fact, &FACT_COLUMNS)).collect();
        Table { head: head(report, &FACT_COLUMNS), rows }
    }

    /// The facts and then the claims, in the columns of the claims behind one that says which of the two a row is.
    pub fn all(report: Report<'_>) -> Self {
        let mut table = Table::claims(report);
        table.head.insert(0, Head { title: report.say("kind").to_owned(), width: 8 });
        let facts = report.facts();
        let facts = facts.iter().map(|fact| fact_row(report, fact, &CLAIM_COLUMNS)).map(|row| (row, "fact"));
        let rows = facts.chain(table.rows.into_iter().map(|row| (row, "claim")));
        let of_kind = |(mut row, kind): (Row, &'static str)| {
            row.cells.insert(0, text(report.words.say(kind)));
            row
        };
        table.rows = rows.map(of_kind).collect();
        table
    }
}

/// The column of the verdict among facts and among claims.
pub const VERDICT: usize = 1;

/// The words for a column's title, and how wide it is best.
type Column = (&'static str, u32);

/// The columns of claims before those of the sources.
const CLAIM_COLUMNS: [Column; 16] = [
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

/// The columns of facts before those of the sources.
const FACT_COLUMNS: [Column; 7] = [
    ("number", 6),
    ("verdict", 12),
    ("fact", 50),
    ("detail", 12),
    ("value", 50),
    ("sources-count", 9),
    ("origins", 12),
];

fn head(report: Report<'_>, columns: &[Column]) -> Vec<Head> {
    let own = columns.iter().map(|&(id, width)| Head { title: report.words.say(id).to_owned(), width });
    let sources = (1..=report.sources()).map(|source| Head { title: printable(&report.label(source)), width: 40 });
    own.chain(sources).collect()
}

fn fact_row(report: Report<'_>, fact: &FactSummary, columns: &[Column]) -> Row {
    let own = columns.iter().map(|&(id, _)| match id {
        "number" => Cell::Number(fact.number),
        "verdict" | "program-verdict" => text(report.verdict(fact.verdict)),
        "fact" => text(&fact.label),
        "claim" => text(&fact.title()),
        "detail" => text(&fact.aspect),
        "value" => text(&report.value_lines(fact).join("\n")),
        "differences" if fact.is_conflict() => text(&report.value_lines(fact).join("\n")),
        "sources-count" => Cell::Number(fact.spread.sources),
        "origins" => Cell::Number(fact.spread.origins),
        "verdict-by" => text(report.say("by-program")),
        _ => text(""),
    });
    let sources = (1..=report.sources()).map(|source| text(&report.values_in(fact, source).join("\n")));
    Row { verdict: fact.verdict, cells: own.chain(sources).collect() }
}

fn claim_row(report: Report<'_>, group: u32, number: u32) -> Row {
    let of = report.group(group);
    let remarks = report.hand.remarks(group);
    let differences: Vec<String> = report.differences(group).iter().map(|detail| detail.line()).collect();
    let rating = remarks.and_then(|remarks| remarks.rating.as_ref());
    let mut cells = vec![
        Cell::Number(number),
        text(report.verdict(of.verdict)),
        text(&report.best(group)),
        text(&differences.join("\n")),
        text(report.how_sure(group)),
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
    let positions = report.positions(group);
    cells.extend((1..=report.sources()).map(|source| text(&cell(report, &positions, source))));
    Row { verdict: of.verdict, cells }
}

/// What a source says of a claim: the value that it gives or how it puts the claim, and its words.
fn cell(report: Report<'_>, positions: &[(ClaimIndex, Position)], source: u32) -> String {
    let passage = |(claim, position): &(ClaimIndex, Position)| {
        format!("{}: “{}”", position.words, on_one_line(report.comparison.words(*claim)))
    };
    report.positions_in(positions, source).map(passage).collect::<Vec<_>>().join("\n")
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
