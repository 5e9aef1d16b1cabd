//! Facts and claims by sources as CSV: UTF-8 with a byte-order mark, by which spreadsheets know it; commas; no cell
//! that a spreadsheet would take for a formula.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{
    Options,
    report::Report,
    table::{Cell, Table},
};
use crate::edits::Reading;

/// Writes the facts and claims of `reading`.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let table = Table::all(Report::new(reading, options));
    out.write_all("\u{feff}".as_bytes())?;
    let mut builder = WriterBuilder::new();
    let mut csv = builder.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(out);
    csv.write_record(table.head.iter().map(|head| harmless(&head.title)))?;
    for row in &table.rows {
        csv.write_record(row.cells.iter().map(|cell| match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => harmless(text),
        }))?;
    }
    csv.flush()
}

/// `text` so that no spreadsheet calculates it, wherever the spreadsheet thinks that a cell begins: some divide at
/// semicolons. (OWASP, CSV injection.)
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') {
            harmless.push('\'');
        }
        harmless.push(c);
        begins = matches!(c, ';' | '\t' | '\n' | '"') || (begins && c == ' ');
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Format,
        fixture::{HOSTILE, documents, hostile_documents, plain, worked_through, written, written_in},
    };

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_claim_is_a_row_and_a_source_a_column() {
        let rows = rows(&written_in("vi", Format::Csv, &worked_through(&documents(), "xem lại")));
        assert_eq!(rows[0][17..], ["[1] The Harbour News", "[2] xem lại"]);
        let first = rows.iter().find(|row| row[..2] == ["Nhận định", "1"]).unwrap();
        assert_eq!((first[2].as_str(), first[9].as_str()), ("Đã thay đổi", "Khác nhau"));
        assert_eq!(
            (first[5].as_str(), first[8].as_str(), first[11].as_str(), first[15].as_str()),
            ("theo người đọc", "theo người đọc", "Phần lớn đúng", "lam")
        );
        assert_eq!(first[14], "xem lại\n[1] xem lại");
        assert_eq!(first[16], "[1] “Fire at Harbour Street”");
        assert!(first[17].starts_with("“12 people”, “3 May”: “Fire crews said 12"), "{}", first[17]);
        assert!(first[4].contains("[1] “12 people”; [2] “15 people”"), "{}", first[4]);
    }

    #[test]
    fn a_fact_is_a_row_of_the_same_columns() {
        let rows = rows(&written(Format::Csv, &plain(&documents())));
        let kinds: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(kinds[..4], ["Kind", "Fact", "Fact", "Claim"]);
        let expected = ["Fact", "1", "Differ", "… were hurt at the Harbour Street warehouse on 3 May. (Number)"];
        assert_eq!(rows[1][..4], expected);
        assert_eq!(rows[1][4], "“12 people”: [1] The Harbour News\n“15 people”: [2] Báo Cảng");
        assert_eq!(rows[1][6..10], ["2", "2", "by the program", "Differ"]);
        assert_eq!(rows[1][17..], ["“12 people”", "“15 people”"]);
        assert_eq!((rows[2][4].as_str(), &rows[2][17..]), ("", &["“3 May”".to_owned(), "“3 May”".to_owned()][..]));
    }

    #[test]
    fn no_cell_is_a_formula() {
        for row in rows(&written(Format::Csv, &worked_through(&hostile_documents(), HOSTILE))) {
            for cell in row {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                assert!(!cell.contains('\u{1b}'), "{cell}");
            }
        }
        for (text, expected) in [
            ("=1", "'=1"),
            (" -1", " '-1"),
            ("a;=1", "a;'=1"),
            ("a\n@b", "a\n'@b"),
            ("1-2=3", "1-2=3"),
            ("ngày 3 - 5", "ngày 3 - 5"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
