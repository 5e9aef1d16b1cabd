//! A workbook: facts and claims by sources, differences, sources and what the reader noted. Every text is written as a
//! string, so that none is ever calculated.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{
    Options,
    harmless::{on_one_line, printable},
    report::{Report, joined},
    table::{Cell, Head, Row, Table, VERDICT},
};
use crate::{
    edits::{Reading, Remarks},
    judge::Verdict,
};

/// Excel holds no longer text in a cell.
const LONGEST: usize = 32_767;

/// Writes `reading` as a workbook.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(Report::new(reading, options)).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(report: Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same reading gives the same bytes.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(report.say("title")).set_creation_datetime(&never));
    judged(report.say("facts"), &Table::facts(report), workbook.add_worksheet())?;
    judged(report.say("claims"), &Table::claims(report), workbook.add_worksheet())?;
    differences(report, workbook.add_worksheet())?;
    sources(report, workbook.add_worksheet())?;
    notes(report, workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// Writes a table of which each row has a verdict.
fn judged(name: &str, table: &Table, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    begin(sheet, name, &table.head, table.rows.len())?;
    sheet.set_freeze_panes(1, 3)?;
    for (Row { verdict, cells }, row) in table.rows.iter().zip(1..) {
        for (column, content) in cells.iter().enumerate() {
            let format = if column == VERDICT { verdict_format(*verdict) } else { wrapped() };
            put(sheet, row, column, content, &format)?;
        }
    }
    Ok(())
}

fn differences(report: Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let head = heads(
        report,
        &[("number", 6), ("claim", 60), ("difference", 22), ("outlet", 24), ("value", 30), ("words", 60)],
    );
    let mut rows = Vec::new();
    for (number, group) in report.order().all() {
        for detail in report.differences(group) {
            rows.extend(detail.values.iter().map(|value| {
                vec![
                    Cell::Number(number),
                    Cell::Text(report.best(group)),
                    Cell::Text(detail.aspect.clone()),
                    Cell::Text(report.label(value.source)),
                    Cell::Text(value.text.clone()),
                    Cell::Text(on_one_line(report.comparison.words(value.claim))),
                ]
            }));
        }
    }
    fill(sheet, report.say("differences"), &head, &rows)
}

fn sources(report: Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("number", 6),
        ("outlet", 24),
        ("headline", 60),
        ("published", 20),
        ("link", 50),
        ("document-language", 10),
        ("file", 40),
        ("hash", 68),
        ("notes", 40),
    ];
    let property = |value: Option<&str>| Cell::Text(value.unwrap_or_default().to_owned());
    let row = |source| {
        let document = report.document(source);
        let corrected = document.corrected.iter().filter_map(|of| report.corrected(source, of.property));
        vec![
            Cell::Number(source),
            Cell::Text(report.outlet(source)),
            Cell::Text(report.title(source)),
            property(document.metadata.published.as_ref().map(|field| field.value.as_str())),
            property(document.metadata.link.as_ref().map(|field| field.value.as_str())),
            property(document.language),
            Cell::Text(report.file(source)),
            Cell::Text(document.sha256.to_string()),
            Cell::Text(corrected.collect::<Vec<_>>().join("\n")),
        ]
    };
    let rows: Vec<Vec<Cell>> = (1..=report.sources()).map(row).collect();
    fill(sheet, report.say("articles"), &heads(report, &columns), &rows)
}

/// What the reader noted of groups and passages, and the edits whose words are gone.
fn notes(report: Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns =
        [("number", 6), ("about", 60), ("outlet", 24), ("notes", 60), ("tags", 20), ("rating", 16), ("evidence", 40)];
    let row = |number: Cell, about: &str, outlet: String, remarks: &Remarks| {
        let notes: Vec<&str> = remarks.notes.values().map(String::as_str).collect();
        let evidence = remarks.rating.as_ref().map_or("", |rating| &rating.evidence);
        let rating = report.words_of_rating(remarks).unwrap_or_default();
        let texts = [notes.join("\n"), joined(&remarks.tags), rating, evidence.to_owned()].map(Cell::Text);
        [number, Cell::Text(on_one_line(about)), Cell::Text(outlet)].into_iter().chain(texts).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for (number, group) in report.order().all() {
        let own = report.hand.remarks(group).filter(|remarks| !remarks.is_empty());
        rows.extend(own.map(|remarks| row(Cell::Number(number), &report.best(group), String::new(), remarks)));
        for &claim in &report.group(group).members {
            let label = report.label(report.source_of(claim));
            let passage = report.hand.passages.get(&claim);
            rows.extend(passage.map(|of| row(Cell::Number(number), report.comparison.words(claim), label.clone(), of)));
        }
    }
    for orphan in &report.hand.orphans {
        let quotes: Vec<String> =
            orphan.quotes.iter().map(|anchor| format!("“{}”", on_one_line(&anchor.quote))).collect();
        let texts = [report.say("orphans").to_owned(), quotes.join("\n"), String::new(), orphan.text.clone()];
        rows.push(texts.into_iter().map(Cell::Text).collect());
    }
    fill(sheet, report.say("notes"), &heads(report, &columns), &rows)
}

fn heads(report: Report<'_>, columns: &[(&'static str, u32)]) -> Vec<Head> {
    columns.iter().map(|&(id, width)| Head { title: report.words.say(id).to_owned(), width }).collect()
}

fn fill(sheet: &mut Worksheet, name: &str, head: &[Head], rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    begin(sheet, name, head, rows.len())?;
    sheet.set_freeze_panes(1, 0)?;
    for (cells, row) in rows.iter().zip(1..) {
        for (column, cell) in cells.iter().enumerate() {
            put(sheet, row, column, cell, &wrapped())?;
        }
    }
    Ok(())
}

/// The head of a sheet, its widths, filters and how it is printed.
fn begin(sheet: &mut Worksheet, name: &str, head: &[Head], rows: usize) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = wrapped().set_bold().set_background_color(Color::RGB(0xEB_E6DB));
    for (at, column) in head.iter().zip(0..) {
        sheet.set_column_width(column, at.width)?;
        sheet.write_string_with_format(0, column, cut(&printable(&at.title)), &bold)?;
    }
    sheet.autofilter(0, 0, rows as u32, head.len().saturating_sub(1) as u16)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: usize, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    let column = column as u16;
    match cell {
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, cut(&printable(text)), format)?,
    };
    Ok(())
}

/// `text` as far as a cell holds it. Excel counts UTF-16.
fn cut(text: &str) -> String {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units >= LONGEST
    });
    end.map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair)
}

/// The colours of the window's light theme.
fn verdict_format(verdict: Verdict) -> Format {
    let (ground, letters) = match verdict {
        Verdict::Disputed => (0xF8_E0EC, 0xB0_1674),
        Verdict::Differ => (0xFB_EBC8, 0x96_5200),
        Verdict::Changed => (0xE6_E8F7, 0x4B_53A8),
        Verdict::Agree => (0xDC_EFF0, 0x00_5F78),
        Verdict::SingleSource => (0xEF_ECE4, 0x5F_594E),
    };
    wrapped().set_bold().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(letters))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::export::{
        self,
        fixture::{HOSTILE, documents, hostile_documents, worked_through, written},
    };

    fn read(reading: &Reading) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(written(export::Format::Xlsx, reading))).unwrap()
    }

    #[test]
    fn another_library_reads_what_was_written() {
        let mut book = read(&worked_through(&documents(), "xem lại"));
        assert_eq!(book.sheet_names(), ["Facts", "Claims", "Differences", "Articles", "Notes"]);
        let facts = book.worksheet_range("Facts").unwrap();
        let shown = |column| facts.get((1, column)).unwrap().to_string();
        assert_eq!([shown(VERDICT), shown(3), shown(7), shown(8)], ["Differ", "Number", "“12 people”", "“15 people”"]);
        let claims = book.worksheet_range("Claims").unwrap();
        assert_eq!(claims.get((1, VERDICT)), Some(&Data::String("Changed".into())));
        assert_eq!(claims.get((0, 17)), Some(&Data::String("[2] xem lại".into())));
        let sources = book.worksheet_range("Articles").unwrap();
        assert_eq!(sources.get((1, 4)), Some(&Data::String("https://a.example/fire".into())));
        assert!(sources.get((2, 8)).is_some_and(|cell| cell.to_string().contains("Báo Cảng")));
        let notes = book.worksheet_range("Notes").unwrap();
        assert_eq!((notes.height(), notes.get((1, 5))), (3, Some(&Data::String("Mostly true".into()))));
        assert_eq!(book.worksheet_range("Differences").unwrap().get((1, 4)).unwrap().to_string(), "“12 people”");
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut book = read(&worked_through(&hostile_documents(), HOSTILE));
        for name in book.sheet_names() {
            assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
        }
        let reason = book.worksheet_range("Claims").unwrap().get((1, 9)).unwrap().to_string();
        assert!(reason.starts_with("=1+1 <script>"), "{reason}");
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut() {
        let long = "á".repeat(LONGEST + 10);
        assert_eq!(cut(&long).chars().count(), LONGEST);
        assert_eq!(cut("á"), "á");
    }
}
