//! The tables of facts, claims and sources that CSV and workbook share: a row for each fact or claim, a column for each
//! source.

use std::collections::BTreeSet;

use super::{
    facts::FactSummary,
    harmless::{on_one_line, printable},
    position::Position,
    report::{Report, joined},
};
use crate::{
    edits::Remarks,
    ids::{ClaimId, GroupId},
    judge::Verdict,
};

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

/// The place of [`Column::Verdict`] among the columns of facts and of claims.
pub const VERDICT: usize = 1;

/// A column before those of the sources.
#[derive(Clone, Copy, Debug)]
enum Column {
    Number,
    Verdict,
    Claim,
    Fact,
    Detail,
    Value,
    Differences,
    HeldTogether,
    SourcesCount,
    Origins,
    VerdictBy,
    ProgramVerdict,
    Reason,
    Rating,
    Evidence,
    Tags,
    Notes,
    Colour,
    KeptOut,
}

/// The columns of claims.
const CLAIM_COLUMNS: [Column; 16] = [
    Column::Number,
    Column::Verdict,
    Column::Claim,
    Column::Differences,
    Column::HeldTogether,
    Column::SourcesCount,
    Column::Origins,
    Column::VerdictBy,
    Column::ProgramVerdict,
    Column::Reason,
    Column::Rating,
    Column::Evidence,
    Column::Tags,
    Column::Notes,
    Column::Colour,
    Column::KeptOut,
];

/// The columns of facts.
const FACT_COLUMNS: [Column; 7] = [
    Column::Number,
    Column::Verdict,
    Column::Fact,
    Column::Detail,
    Column::Value,
    Column::SourcesCount,
    Column::Origins,
];

impl Column {
    /// The string that is its title, and how wide it is best.
    fn title(self) -> (&'static str, u32) {
        match self {
            Column::Number => ("number", 6),
            Column::Verdict => ("verdict", 12),
            Column::Claim => ("claim", 60),
            Column::Fact => ("fact", 50),
            Column::Detail => ("detail", 12),
            Column::Value => ("value", 50),
            Column::Differences => ("differences", 40),
            Column::HeldTogether => ("held-together", 12),
            Column::SourcesCount => ("sources-count", 9),
            Column::Origins => ("origins", 12),
            Column::VerdictBy => ("verdict-by", 18),
            Column::ProgramVerdict => ("program-verdict", 18),
            Column::Reason => ("reason-column", 30),
            Column::Rating => ("rating", 16),
            Column::Evidence => ("evidence", 30),
            Column::Tags => ("tags", 16),
            Column::Notes => ("notes", 40),
            Column::Colour => ("colour", 10),
            Column::KeptOut => ("kept-out", 40),
        }
    }
}

fn head(report: Report<'_>, columns: &[Column]) -> Vec<Head> {
    let own = columns.iter().map(|column| {
        let (id, width) = column.title();
        Head { title: report.words.say(id).to_owned(), width }
    });
    let sources = (1..=report.sources()).map(|source| Head { title: printable(&report.label(source)), width: 40 });
    own.chain(sources).collect()
}

fn fact_row(report: Report<'_>, fact: &FactSummary, columns: &[Column]) -> Row {
    let own = columns.iter().map(|column| match column {
        Column::Number => Cell::Number(fact.number),
        Column::Verdict | Column::ProgramVerdict => text(report.verdict(fact.verdict)),
        Column::Fact => text(&fact.label),
        Column::Claim => text(&fact.title()),
        Column::Detail => text(&fact.aspect),
        Column::Value => text(&report.value_lines(fact).join("\n")),
        Column::Differences if fact.is_conflict() => text(&report.value_lines(fact).join("\n")),
        Column::SourcesCount => Cell::Number(fact.spread.sources),
        Column::Origins => Cell::Number(fact.spread.origins),
        Column::VerdictBy => text(report.say("by-program")),
        // Of these only claims have something.
        Column::Differences | Column::HeldTogether | Column::Reason | Column::Rating | Column::Evidence => text(""),
        Column::Tags | Column::Notes | Column::Colour | Column::KeptOut => text(""),
    });
    let sources = (1..=report.sources()).map(|source| text(&report.values_in(fact, source).join("\n")));
    Row { verdict: fact.verdict, cells: own.chain(sources).collect() }
}

fn claim_row(report: Report<'_>, group: GroupId, number: u32) -> Row {
    let of = report.group(group);
    let remarks = report.hand.remarks(group);
    let differences: Vec<String> = report.differences(group).iter().map(|detail| detail.line()).collect();
    let rating = remarks.and_then(|remarks| remarks.rating.as_ref());
    let own = CLAIM_COLUMNS.into_iter().map(|column| match column {
        Column::Number => Cell::Number(number),
        Column::Verdict => text(report.verdict(of.verdict)),
        Column::Claim => text(&report.best(group)),
        Column::Differences => text(&differences.join("\n")),
        Column::HeldTogether => text(report.how_sure(group)),
        Column::SourcesCount => Cell::Number(of.sources),
        Column::Origins => Cell::Number(of.origins),
        Column::VerdictBy => text(report.by(group)),
        Column::ProgramVerdict => text(report.verdict(report.program_verdict(group))),
        Column::Reason => text(report.reason(group)),
        Column::Rating => text(&remarks.and_then(|remarks| report.words_of_rating(remarks)).unwrap_or_default()),
        Column::Evidence => text(rating.map_or("", |rating| &rating.evidence)),
        Column::Tags => text(&tags(report, group, remarks)),
        Column::Notes => text(&notes(report, group, remarks)),
        Column::Colour => text(&remarks.map_or_else(String::new, |remarks| report.colour(remarks))),
        Column::KeptOut => text(&kept_out(report, group)),
        Column::Fact | Column::Detail | Column::Value => text(""),
    });
    let positions = report.positions(group);
    let sources = (1..=report.sources()).map(|source| text(&cell(report, &positions, source)));
    Row { verdict: of.verdict, cells: own.chain(sources).collect() }
}

/// What a source says of a claim: the value that it gives or how it puts the claim, and its words.
fn cell(report: Report<'_>, positions: &[(ClaimId, Position)], source: u32) -> String {
    let passage = |(claim, position): &(ClaimId, Position)| {
        format!("{}: “{}”", position.words, on_one_line(report.comparison.words(*claim)))
    };
    report.positions_in(positions, source).map(passage).collect::<Vec<_>>().join("\n")
}

/// The tags of a group and of its passages.
fn tags(report: Report<'_>, group: GroupId, remarks: Option<&Remarks>) -> String {
    let passages = report.group(group).members.iter().filter_map(|claim| report.hand.passages.get(claim));
    joined(remarks.into_iter().chain(passages).flat_map(|of| &of.tags).collect::<BTreeSet<_>>())
}

/// The notes of a group, and those of its passages with the numbers of their sources.
fn notes(report: Report<'_>, group: GroupId, remarks: Option<&Remarks>) -> String {
    let own = remarks.into_iter().flat_map(|of| of.notes.values().cloned());
    let of_passage = |&claim: &ClaimId| Some((report.source_of(claim), report.hand.passages.get(&claim)?));
    let passages = report.group(group).members.iter().filter_map(of_passage);
    let theirs =
        passages.flat_map(|(source, remarks)| remarks.notes.values().map(move |note| format!("[{source}] {note}")));
    own.chain(theirs).collect::<Vec<_>>().join("\n")
}

/// The passages that the reader keeps out of a group, with the numbers of their sources.
fn kept_out(report: Report<'_>, group: GroupId) -> String {
    let line = |claim| format!("[{}] “{}”", report.source_of(claim), on_one_line(report.comparison.words(claim)));
    report.hand.kept_out(report.comparison, group).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn text(text: &str) -> Cell {
    Cell::Text(printable(text))
}
