//! A reading as Markdown (CommonMark with tables): what is shared, the matrix, claim by claim, the sources.
//!
//! Everything from an article or a reader is escaped: none of it becomes a link, a heading, an image or HTML.

use std::io::{self, Write};

use super::{
    Options,
    report::{Detail, Report, is_bidi, on_one_line, printable, stance_symbol, verdict_symbol, web_address},
};
use crate::{
    align::ClaimIndex,
    edits::{Reading, Remarks, Standing},
    judge::Verdict,
};

/// Writes `reading`.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = Report::new(reading, options);
    let groups = report.notable();
    writeln!(out, "# {}\n", report.say("title"))?;
    write_about(report, out)?;
    write_counts(report, out)?;
    write_articles(report, out)?;
    write_matrix(report, &groups, out)?;
    writeln!(out, "## {}\n", report.say("evidence-title"))?;
    for (&group, number) in groups.iter().zip(1..) {
        write_group(report, group, number, out)?;
    }
    if groups.is_empty() {
        writeln!(out, "{}\n", report.say("not-shared"))?;
    }
    write_orphans(report, out)?;
    writeln!(out, "## {}\n\n{}", report.say("method"), report.method())
}

fn write_about(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let author = Some(report.hand.author.name.as_str()).filter(|name| !name.is_empty());
    let day = report.day.map(|day| report.words.fill("made-on", &[("day", day)]));
    let author = author.map(|name| report.words.fill("checked-by", &[("name", &escaped(name))]));
    let lines: Vec<String> = day.into_iter().chain(author).collect();
    if lines.is_empty() { Ok(()) } else { writeln!(out, "{}\n", lines.join(" · ")) }
}

fn write_counts(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for verdict in Verdict::ALL {
        let count = report.comparison.groups.iter().filter(|group| group.verdict == verdict).count();
        writeln!(out, "- {} {}: {count}", verdict_symbol(verdict), report.verdict(verdict))?;
    }
    writeln!(out)
}

fn write_articles(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", report.say("articles"))?;
    for source in 1..=report.sources() {
        let document = report.document(source);
        let title = escaped(&report.title(source));
        let link = document.metadata.link.as_ref().and_then(|field| web_address(&field.value));
        let title = link.map_or(title.clone(), |link| format!("[{title}](<{link}>)"));
        let published = document.metadata.published.as_ref().map(|field| escaped(&field.value));
        let about: Vec<String> = [escaped(&report.outlet(source)), title].into_iter().chain(published).collect();
        writeln!(out, "{source}. {}", about.join(" · "))?;
        writeln!(out, "   - {}: {}", report.say("file"), escaped(&report.file(source)))?;
        writeln!(out, "   - {}: `{}`", report.say("hash"), document.sha256)?;
        for correction in &document.corrected {
            let read = report.corrected(source, correction.property).unwrap_or_default();
            writeln!(out, "   - {}: {}", report.property(correction.property), escaped(&read))?;
        }
    }
    writeln!(out)
}

fn write_matrix(report: Report<'_>, groups: &[u32], out: &mut dyn Write) -> io::Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n\n*{}*\n", report.say("matrix"), report.say("stance-symbols"))?;
    let sources: Vec<String> = (1..=report.sources()).map(|source| escaped(&report.label(source))).collect();
    writeln!(out, "| {} | {} | {} |", report.say("number"), report.say("claim"), sources.join(" | "))?;
    writeln!(out, "|---|---|{}", "---|".repeat(sources.len()))?;
    for (&group, number) in groups.iter().zip(1..) {
        let symbol = verdict_symbol(report.group(group).verdict);
        let cells: Vec<String> = (1..=report.sources()).map(|source| cell(report, group, source)).collect();
        writeln!(out, "| {number} {symbol} | {} | {} |", escaped(&report.best(group)), cells.join(" | "))?;
    }
    writeln!(out)
}

/// How a source puts a claim: each way once.
fn cell(report: Report<'_>, group: u32, source: u32) -> String {
    let mut stances: Vec<String> = Vec::new();
    for claim in report.passages_in(group, source) {
        let symbol = stance_symbol(report.comparison.claim(claim).1.polarity);
        let stance = format!("{symbol} {}", report.stance(claim));
        if !stances.contains(&stance) {
            stances.push(stance);
        }
    }
    stances.join("; ")
}

fn write_group(report: Report<'_>, group: u32, number: u32, out: &mut dyn Write) -> io::Result<()> {
    let of = report.group(group);
    writeln!(out, "### {number}. {}\n", escaped(&report.best(group)))?;
    let verdict = format!("{} {}", verdict_symbol(of.verdict), report.verdict(of.verdict));
    write!(out, "**{verdict}** ({}", report.by(group))?;
    if report.is_by_reader(group) {
        let program = report.verdict(report.program_verdict(group));
        write!(out, "; {}", report.words.fill("program-said", &[("verdict", program)]))?;
    }
    writeln!(out, ")")?;
    if !report.reason(group).is_empty() {
        writeln!(out, "\n{}", report.words.fill("reason", &[("reason", &escaped(report.reason(group)))]))?;
    }
    writeln!(out)?;
    write_remarks(report, "", report.hand.remarks(group), out)?;
    for &claim in &of.members {
        write_passage(report, claim, out)?;
    }
    report.differences(group).iter().try_for_each(|detail| write_detail("", detail, out))?;
    let same = format!("{}: ", report.say("same"));
    report.same(group).iter().try_for_each(|detail| write_detail(&same, detail, out))?;
    for claim in report.hand.kept_out(report.comparison, group) {
        let label = escaped(&report.label(report.source_of(claim)));
        let words = escaped(report.comparison.words(claim));
        writeln!(out, "- {}: {label}: “{words}”", report.say("kept-out"))?;
    }
    writeln!(out)
}

fn write_passage(report: Report<'_>, claim: ClaimIndex, out: &mut dyn Write) -> io::Result<()> {
    let label = escaped(&report.label(report.source_of(claim)));
    let standing = match report.hand.standing(report.comparison, claim) {
        Standing::Suggested => "",
        Standing::Confirmed => "standing-confirmed",
        Standing::Joined => "standing-joined",
    };
    let standing = if standing.is_empty() { String::new() } else { format!(" ({})", report.say(standing)) };
    let words = escaped(report.comparison.words(claim));
    writeln!(out, "- **{label}** {}: “{words}”{standing}", report.stance(claim))?;
    write_remarks(report, "  ", report.hand.passages.get(&claim), out)
}

fn write_detail(before: &str, detail: &Detail, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- {before}{}", escaped(&detail.line()))
}

fn write_remarks(report: Report<'_>, indent: &str, remarks: Option<&Remarks>, out: &mut dyn Write) -> io::Result<()> {
    let Some(remarks) = remarks else { return Ok(()) };
    let mut line = |id: &str, text: &str| writeln!(out, "{indent}- *{}*: {}", report.words.say(id), escaped(text));
    if let (Some(name), Some(rating)) = (report.words_of_rating(remarks), &remarks.rating) {
        line("rating", &name)?;
        if !rating.evidence.is_empty() {
            line("evidence", &rating.evidence)?;
        }
    }
    remarks.notes.values().try_for_each(|note| line("note", note))?;
    if !remarks.tags.is_empty() {
        line("tags", &remarks.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", "))?;
    }
    match remarks.colour {
        Some(colour) => line("colour", report.words.say(&format!("colour-{}", colour.as_str()))),
        None => Ok(()),
    }
}

fn write_orphans(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let orphans = &report.hand.orphans;
    if orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n\n{}\n", report.say("orphans"), report.say("orphans-hint"))?;
    for orphan in orphans {
        let quotes: Vec<String> = orphan.quotes.iter().map(|anchor| format!("“{}”", escaped(&anchor.quote))).collect();
        let text = if orphan.text.is_empty() { String::new() } else { format!(": {}", escaped(&orphan.text)) };
        writeln!(out, "- {}{text}", quotes.join(", "))?;
    }
    writeln!(out)
}

/// `text` on one line as Markdown that shows just this.
fn escaped(text: &str) -> String {
    let text = on_one_line(&printable(text));
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' | '$' => true,
            ':' => after == Some('/'),
            '.' => before == 'w' || before.is_ascii_digit() && after.is_none_or(|c| c == ' '),
            '-' | '+' | '=' | ')' => at == 0 || before.is_ascii_digit() && after == Some(' '),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(if is_bidi(c) { '\u{fffd}' } else { c });
        before = c;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Format,
        fixture::{HOSTILE, documents, hostile_documents, plain, worked_through, written, written_in},
    };

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn it_tells_what_is_shared_and_by_whom() {
        let shown = text(written(Format::Markdown, &plain(&documents())));
        for part in [
            "Made on 2024-05-05",
            "- ≠ Differ: 1",
            "1. The Harbour News · [Fire at Harbour Street](<https://a.example/fire>) · 2024-05-03",
            "**≠ Differ** (by the program)",
            "- Number: \\[1\\] “12 people”; \\[2\\] “15 people”",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }

    #[test]
    fn program_and_reader_are_told_apart() {
        let shown = text(written_in("vi", Format::Markdown, &worked_through(&documents(), "xem lại")));
        for part in [
            "**→ Đã thay đổi** (theo người đọc; Chương trình: Khác nhau)",
            "Lý do: xem lại",
            "- *Đánh giá*: Phần lớn đúng",
            "  - *Ghi chú*: xem lại",
            "(người đọc xác nhận)",
            "- Người đọc tách ra:",
            "- Báo: người đọc đã sửa; chương trình đọc là: Báo Cảng",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }

    #[test]
    fn hostile_text_becomes_no_markup() {
        let shown = text(written(Format::Markdown, &worked_through(&hostile_documents(), HOSTILE)));
        assert!(!shown.contains("<script>") && !shown.contains("[x](") && !shown.contains('\u{202e}'), "{shown}");
        assert!(!shown.contains(" www.evil") && shown.contains("www\\.evil"), "{shown}");
        let columns = |line: &str| line.replace("\\|", "").matches('|').count();
        for row in shown.lines().filter(|line| line.starts_with("| ")) {
            assert_eq!(columns(row), 5, "{row}");
        }
    }

    #[test]
    fn marks_are_escaped_where_they_mean_something() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("1. một", "1\\. một"),
            ("11.000 người", "11.000 người"),
            ("- a - b", "\\- a - b"),
            ("https://a.vn", "https\\://a.vn"),
            ("a\n\n# b", "a \\# b"),
            ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
