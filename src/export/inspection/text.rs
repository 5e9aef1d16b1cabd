//! What is read from articles as text, like what a compiler has to say of a source: each passage with the number of its line,
//! and under its words a row of carets for each thing that is read from them. With `explained`, why.

use std::io::{self, Write};

use super::{
    super::harmless::line,
    label::{label, reason, tells_more},
    rows::{Lines, Row, rows},
};
use crate::{
    claims::Article,
    ingest::{Document, Field, Property},
    inspect::{Feature, Finding, Inspection, Passage, PassageKind, Reason},
    lang,
    notes::Note,
    segment::{PieceKind, Role},
};

/// Columns before a passage: the number of its line.
const GUTTER: usize = 5;

/// Writes `inspections`, each with those of `notes` that are about it.
pub fn write_inspections(
    inspections: &[Inspection<'_>],
    notes: &[Note],
    explained: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, inspection) in inspections.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let page = Page { inspection, lines: Lines::new(&inspection.article.document.text), explained };
        page.write_head(notes, out)?;
        inspection.passages.iter().try_for_each(|passage| page.write_passage(passage, out))?;
    }
    Ok(())
}

struct Page<'a> {
    inspection: &'a Inspection<'a>,
    lines: Lines,
    explained: bool,
}

impl<'a> Page<'a> {
    fn article(&self) -> &'a Article {
        self.inspection.article
    }

    fn text(&self) -> &'a str {
        &self.article().document.text
    }

    /// What is known of the whole article.
    fn write_head(&self, notes: &[Note], out: &mut dyn Write) -> io::Result<()> {
        let document = &self.article().document;
        let metadata = &document.metadata;
        writeln!(out, "{}", line(&document.file()))?;
        let fields = [
            ("title", &metadata.title, Some(Property::Title)),
            ("source", &metadata.source, Some(Property::Source)),
            ("published", &metadata.published, Some(Property::Published)),
            ("author", &metadata.author, None),
            ("link", &metadata.link, Some(Property::Link)),
        ];
        for (name, field, property) in fields {
            let Some(field) = field else { continue };
            let read_as = if name == "published" { self.publication() } else { String::new() };
            let origin = self.origin(field, property);
            writeln!(out, "  {name}: {} ({origin}){read_as}", line(&field.value))?;
        }
        writeln!(out, "  language: {}", language(document))?;
        writeln!(out, "  encoding: {}", document.encoding)?;
        let mut about = notes.iter().filter(|note| note.subject == document.file());
        about.try_for_each(|note| writeln!(out, "  note: {}", line(&note.what.to_string())))
    }

    /// Where a field comes from.
    fn origin(&self, field: &Field, property: Option<Property>) -> String {
        let document = &self.article().document;
        let is_corrected = document.corrected.iter().any(|correction| Some(correction.property) == property);
        let how = match () {
            () if is_corrected => "corrected",
            () if field.guessed => "guessed",
            () => "declared",
        };
        let at = field.at.filter(|_| !is_corrected);
        at.map_or_else(|| how.to_owned(), |at| format!("{how}, line {}", self.lines.number(at.start)))
    }

    fn publication(&self) -> String {
        let read_as = self.article().published.map(|published| match published.clock {
            Some(clock) => format!(", read as {} {clock}", published.day),
            None => format!(", read as {}", published.day),
        });
        read_as.unwrap_or_else(|| ", no day in it".to_owned())
    }

    fn write_passage(&self, passage: &Passage<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.head(passage))?;
        let rows = rows(self.text(), passage.span, &self.lines);
        let findings: Vec<&Finding<'_>> = passage.findings().iter().filter(|finding| is_shown(finding)).collect();
        let below = under(&rows, &findings);
        for (row, findings) in rows.iter().zip(below) {
            let number = row.line.map_or_else(String::new, |number| number.to_string());
            writeln!(out, "{number:>GUTTER$} | {}", row.shown)?;
            findings.into_iter().try_for_each(|under| self.write_finding(row, under, out))?;
        }
        let is_elsewhere = |finding: &&&Finding<'_>| !finding.span.overlaps(passage.span);
        findings.iter().filter(is_elsewhere).try_for_each(|finding| {
            let number = self.lines.number(finding.span.start);
            writeln!(out, "{:GUTTER$} | {}, line {number}", "", label(self.text(), finding))?;
            self.write_reason("", &finding.reason, out)
        })
    }

    /// What a passage is, and with `explained` why it is that or ends where it does.
    fn head(&self, passage: &Passage<'_>) -> String {
        let (what, because) = match &passage.kind {
            PassageKind::Apart(kind) => (apart(*kind, passage.role), "by"),
            PassageKind::Claim { index, .. } => {
                let (part, parts) = self.inspection.part_of_sentence(*index);
                let of_sentence =
                    if parts > 1 { format!(", part {part} of {parts} of its sentence") } else { String::new() };
                (format!("claim {}, {}{of_sentence}", index.0 + 1, passage.role.as_str()), "ends by")
            }
        };
        if self.explained { format!("{what} [{because} {}]", reason(&passage.reason)) } else { what }
    }

    /// The carets under what `row` has of a finding; its label under the last of them.
    fn write_finding(
        &self,
        row: &Row,
        (finding, is_last): (&Finding<'_>, bool),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Some(columns) = row.columns(finding.span) else { return Ok(()) };
        let (indent, carets) = (" ".repeat(columns.start), "^".repeat(columns.len()));
        if !is_last {
            return writeln!(out, "{:GUTTER$} | {indent}{carets}…", "");
        }
        writeln!(out, "{:GUTTER$} | {indent}{carets} {}", "", label(self.text(), finding))?;
        self.write_reason(&indent, &finding.reason, out)
    }

    fn write_reason(&self, indent: &str, why: &Reason, out: &mut dyn Write) -> io::Result<()> {
        match self.explained {
            true => writeln!(out, "{:GUTTER$} | {indent}= {}", "", reason(why)),
            false => Ok(()),
        }
    }
}

/// For each of `rows` those of `findings` that stand on it, and whether they end there.
fn under<'f, 'a>(rows: &[Row], findings: &[&'f Finding<'a>]) -> Vec<Vec<(&'f Finding<'a>, bool)>> {
    let mut under: Vec<Vec<(&Finding<'_>, bool)>> = vec![Vec::new(); rows.len()];
    for finding in findings {
        let first = rows.partition_point(|row| row.span.end <= finding.span.start);
        let end = rows.partition_point(|row| row.span.start < finding.span.end);
        (first..end).for_each(|at| under[at].push((finding, at + 1 == end)));
    }
    under
}

/// A detail that is no more than a number, day or name that is shown already is left out.
fn is_shown(finding: &Finding<'_>) -> bool {
    match &finding.feature {
        Feature::Detail(described) => tells_more(described),
        _ => true,
    }
}

fn apart(kind: PieceKind, role: Role) -> String {
    match role {
        Role::Caption | Role::Headline | Role::Lead => format!("{}, {}", kind.as_str(), role.as_str()),
        _ => kind.as_str().to_owned(),
    }
}

fn language(document: &Document) -> String {
    let is_corrected = document.corrected.iter().any(|correction| correction.property == Property::Language);
    let how = if is_corrected { "corrected" } else { "guessed" };
    let name = &lang::pack(document.language).name;
    document.language.map_or_else(|| "unknown".to_owned(), |code| format!("{code}, {name} ({how})"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ingest;

    fn shown(article: &Article, explained: bool) -> String {
        let mut out = Vec::new();
        write_inspections(&[Inspection::new(article)], &[], explained, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn inspected(text: &str, explained: bool) -> String {
        shown(&Article::new(ingest::pasted(text).unwrap()), explained)
    }

    #[test]
    fn each_thing_that_is_read_stands_under_its_words() {
        let text = "Title: Ferry runs aground\nPublished: 2024-05-03\n\nThe harbour office denied on Friday that about 120 \
                    passengers were hurt.\n";
        assert_eq!(
            inspected(text, false),
            "pasted text\n  title: Ferry runs aground (declared, line 1)\n  published: 2024-05-03 (declared, line 2), read \
             as 2024-05-03\n  language: en, English (guessed)\n  encoding: UTF-8\n\n\
             header, headline\n    1 | Title:\n\n\
             claim 1, headline\n    1 | Ferry runs aground\n\n\
             header\n    2 | Published: 2024-05-03\n\n\
             claim 2, body\n    4 | The harbour office denied on Friday that about 120 passengers were hurt.\n      \
             | ^^^^^^^^^^^^^^^^^^ speaker The harbour office\n      \
             |                    ^^^^^^ stance denies (cue “denied”)\n      \
             |                              ^^^^^^ day 2024-05-03 (day inferred)\n      \
             |                              ^^^^^^ detail date = 2024-05-03, weekday 5\n      \
             |                                          ^^^^^ hedged (cue “about”)\n      \
             |                                                ^^^^^^^^^^^^^^ number 120 passengers (about)\n"
        );
    }

    #[test]
    fn explained_each_thing_has_its_rule_and_its_lists() {
        let shown = inspected("Ông Lê bác bỏ cáo buộc nhận khoảng 30 triệu đồng hôm 3/5.\nXem thêm: Tin khác\n", true);
        for part in [
            "claim 1, body [ends by segment::sentences::stops]\n",
            "= claims::meaning; assets/lang/vi/language.toml: cues.denies “bác bỏ”\n",
            "= quantities::read::range; assets/lang/vi/language.toml: bounds.about “khoảng”, numbers.scales “triệu”, \
             numbers.measures “đồng”\n",
            "= dates::written::numeric; assets/lang/vi/language.toml: dates.day “hôm”\n",
            "assets/lang/vi/names.toml: titles.male “Ông”",
            "furniture [by segment::words::is_labelled; assets/lang/vi/language.toml: page.labels “Xem thêm”]\n    2 | Xem thêm",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }

    #[test]
    fn a_long_passage_has_its_carets_row_by_row() {
        let text = format!("{} Nguyễn Văn Bình Minh đã rời cảng Vân Sa.", "Hôm qua vào buổi sáng sớm tàu".repeat(3));
        let shown = inspected(&text, false);
        let row = shown.lines().position(|line| line.ends_with("^…")).unwrap();
        let after: Vec<&str> = shown.lines().skip(row + 1).take(2).collect();
        assert!(after[0].starts_with("      | ") && after[1].contains("^ name "), "{shown}");
    }

    #[test]
    fn a_speaker_who_is_named_elsewhere_is_told_with_the_line() {
        let text = "The money will not bring back the reef, said Helen Marsh, a marine biologist who has studied the bay for a \
                    decade.";
        let shown = inspected(text, false);
        let second = shown.split("\n\n").find(|passage| passage.starts_with("claim 2, ")).unwrap();
        assert!(second.contains("\n      | speaker Helen Marsh, line 1"), "{shown}");
    }

    #[test]
    fn an_article_without_words_or_without_claims_has_its_head() {
        let mut document = Arc::unwrap_or_clone(ingest::pasted("x").unwrap());
        (document.text, document.metadata) = (String::new(), ingest::Metadata::default());
        document.language = None;
        assert_eq!(
            shown(&Article::new(document.into()), true),
            "pasted text\n  language: unknown\n  encoding: UTF-8\n"
        );
        let shown = inspected("Xem thêm:\n* * *\nẢnh: VOA\n", false);
        assert!(shown.contains("\nfurniture\n    1 | Xem thêm:\n\nfurniture\n    2 | * * *\n"), "{shown}");
        assert!(!shown.contains("claim"), "{shown}");
    }
}
