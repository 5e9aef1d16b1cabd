//! A reading as Markdown (CommonMark with tables): what is shared, the articles, the facts, the matrix, claim by claim.
//!
//! Everything from an article or a reader is escaped: none of it becomes a link, a heading, an image or HTML.

use std::io::{self, Write};

use super::{
    Options,
    facts::FactSummary,
    harmless::{is_bidi, line, web_address},
    order::Order,
    position::Position,
    report::{Detail, Report},
};
use crate::{
    edits::{Reading, Remarks},
    ids::{ClaimId, GroupId},
    judge::Verdict,
};

/// Writes `reading`.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = Report::new(reading, options);
    let order = report.order();
    let loose = order.loose().next().is_some();
    writeln!(out, "# {}\n", report.say("title"))?;
    write_about(report, out)?;
    let facts = report.facts();
    write_counts(report, &order, &facts, out)?;
    write_articles(report, out)?;
    write_facts(report, facts, out)?;
    writeln!(out, "## {}\n", report.say("matrix"))?;
    write_matrix(report, order.sure(), out)?;
    if loose {
        writeln!(out, "### {}\n", report.say("loose-title"))?;
        write_matrix(report, order.loose(), out)?;
    }
    writeln!(out, "## {}\n", report.say("evidence-title"))?;
    order.sure().try_for_each(|(number, group)| write_group(report, group, number, out))?;
    if order.notable().next().is_none() {
        writeln!(out, "{}\n", report.say("not-shared"))?;
    }
    if loose {
        writeln!(out, "## {}\n\n{}\n", report.say("loose-title"), report.say("loose-hint"))?;
    }
    order.loose().try_for_each(|(number, group)| write_group(report, group, number, out))?;
    write_kept_apart(report, &report.kept_apart(&order), out)?;
    write_orphans(report, out)?;
    write_related(report, out)?;
    writeln!(out, "## {}\n\n{}", report.say("method"), report.method())
}

fn write_about(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let author = Some(report.hand.author.name.as_str()).filter(|name| !name.is_empty());
    let day = report.day.map(|day| report.words.fill("made-on", &[("day", day)]));
    let author = author.map(|name| report.words.fill("checked-by", &[("name", &escaped(name))]));
    let lines: Vec<String> = day.into_iter().chain(author).collect();
    if lines.is_empty() { Ok(()) } else { writeln!(out, "{}\n", lines.join(" · ")) }
}

fn write_counts(report: Report<'_>, order: &Order, facts: &[FactSummary], out: &mut dyn Write) -> io::Result<()> {
    if !facts.is_empty() {
        writeln!(out, "- {}", report.facts_count(facts))?;
    }
    writeln!(out, "- {}", report.say("claims-count"))?;
    for verdict in Verdict::ALL.into_iter().filter(|&verdict| verdict != Verdict::SingleSource) {
        let count = report.count(order.sure(), verdict);
        writeln!(out, "    - {} {}: {count}", verdict.symbol(), report.verdict(verdict))?;
    }
    let loose = order.loose().count();
    if loose > 0 {
        writeln!(out, "    - ~ {}", report.words.fill("loose-follow", &[("count", &loose.to_string())]))?;
    }
    let only = report.count(order.all(), Verdict::SingleSource).to_string();
    writeln!(out, "- {} {}\n", Verdict::SingleSource.symbol(), report.words.fill("only-here", &[("count", &only)]))
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
            writeln!(out, "   - ✎ {}: {}", report.property(correction.property), escaped(&read))?;
        }
        let guessed = report.guessed(source);
        if !guessed.is_empty() {
            writeln!(out, "   - {}: {}", report.say("guessed"), guessed.join(", "))?;
        }
        report.contradictions(source).iter().try_for_each(|found| writeln!(out, "   - {}", escaped(found)))?;
    }
    report.copies().iter().try_for_each(|copies| writeln!(out, "- {}", escaped(copies)))?;
    writeln!(out)
}

fn write_facts(report: Report<'_>, facts: Vec<FactSummary>, out: &mut dyn Write) -> io::Result<()> {
    let parts = report.in_parts(facts);
    if !parts.is_empty() {
        writeln!(out, "## {}\n\n{}\n", report.say("facts"), report.say("facts-hint"))?;
    }
    for (title, facts) in parts {
        writeln!(out, "### {title}\n")?;
        for fact in facts {
            let verdict = format!("{} {}", fact.verdict.symbol(), report.verdict(fact.verdict));
            let spread = report.spread_words(fact.spread);
            writeln!(out, "{}. **{verdict}** · {} · {spread}", fact.number, escaped(&fact.title()))?;
            report.value_lines(&fact).iter().try_for_each(|values| writeln!(out, "    - {}", escaped(values)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_related(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let related = report.related();
    if !related.is_empty() {
        writeln!(out, "## {}\n\n{}\n", report.say("related-title"), report.say("related-hint"))?;
    }
    for passages in related {
        let passages: Vec<String> = passages.iter().map(|&claim| quote(report, claim)).collect();
        writeln!(out, "- {}\n", passages.join("\n- "))?;
    }
    Ok(())
}

fn write_matrix(
    report: Report<'_>,
    groups: impl Iterator<Item = (u32, GroupId)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut groups = groups.peekable();
    if groups.peek().is_none() {
        return writeln!(out, "{}\n", report.say("nothing-here"));
    }
    writeln!(out, "*{}*\n", report.say("stance-symbols"))?;
    let sources: Vec<String> = (1..=report.sources()).map(|source| escaped(&report.label(source))).collect();
    writeln!(out, "| {} | {} | {} |", report.say("number"), report.say("claim"), sources.join(" | "))?;
    writeln!(out, "|---|---|{}", "---|".repeat(sources.len()))?;
    for (number, group) in groups {
        let symbol = report.group(group).verdict.symbol();
        let positions = report.positions(group);
        let cells: Vec<String> = (1..=report.sources()).map(|source| cell(report, &positions, source)).collect();
        writeln!(out, "| {number} {symbol} | {} | {} |", escaped(&report.best(group)), cells.join(" | "))?;
    }
    writeln!(out)
}

/// How the passages of a source stand to a claim: each way once.
fn cell(report: Report<'_>, positions: &[(ClaimId, Position)], source: u32) -> String {
    let mut ways: Vec<String> = Vec::new();
    for (_, Position { symbol, words }) in report.positions_in(positions, source) {
        let way = format!("{symbol} {}", escaped(words));
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways.join("; ")
}

fn write_group(report: Report<'_>, group: GroupId, number: u32, out: &mut dyn Write) -> io::Result<()> {
    let of = report.group(group);
    writeln!(out, "### {number}. {}\n", escaped(&report.best(group)))?;
    let verdict = format!("{} {}", of.verdict.symbol(), report.verdict(of.verdict));
    write!(out, "**{verdict}** ({}) · {}", report.says(group), report.spread(group))?;
    if report.is_loose(group) {
        write!(out, " · {}", report.say("loosely"))?;
    }
    if report.hand.is_confirmed(report.comparison, group) {
        write!(out, " · ✎ {}", report.say("all-confirmed"))?;
    }
    writeln!(out)?;
    if !report.reason(group).is_empty() {
        writeln!(out, "\n✎ {}", report.words.fill("reason", &[("reason", &escaped(report.reason(group)))]))?;
    }
    writeln!(out)?;
    write_remarks(report, "", report.hand.remarks(group), out)?;
    for (claim, position) in report.positions(group) {
        write_passage(report, group, (claim, &position), out)?;
    }
    report.differences(group).iter().try_for_each(|detail| write_detail("", detail, out))?;
    let same = format!("{}: ", report.say("same"));
    report.same(group).iter().try_for_each(|detail| write_detail(&same, detail, out))?;
    for claim in report.hand.kept_out(report.comparison, group) {
        writeln!(out, "- ✎ {}: {}", report.say("kept-out"), quote(report, claim))?;
    }
    writeln!(out)
}

fn write_passage(
    report: Report<'_>,
    group: GroupId,
    (claim, position): (ClaimId, &Position),
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = escaped(&report.label(report.source_of(claim)));
    let standing = report.standing(claim, group).map_or_else(String::new, |standing| format!(" (✎ {standing})"));
    let words = escaped(report.comparison.words(claim));
    writeln!(out, "- **{label}** {}: “{words}”{standing}", escaped(&position.words))?;
    write_remarks(report, "  ", report.hand.passages.get(&claim), out)
}

/// The article and the words.
fn quote(report: Report<'_>, claim: ClaimId) -> String {
    let label = escaped(&report.label(report.source_of(claim)));
    format!("{label}: “{}”", escaped(report.comparison.words(claim)))
}

fn write_detail(before: &str, detail: &Detail, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- {before}{}", escaped(&detail.line()))
}

fn write_remarks(report: Report<'_>, indent: &str, remarks: Option<&Remarks>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = report.remark_lines(remarks).into_iter();
    lines.try_for_each(|(name, text)| writeln!(out, "{indent}- ✎ *{name}*: {}", escaped(&text)))
}

fn write_kept_apart(report: Report<'_>, pairs: &[[ClaimId; 2]], out: &mut dyn Write) -> io::Result<()> {
    if pairs.is_empty() {
        return Ok(());
    }
    writeln!(out, "## ✎ {}\n\n{}\n", report.say("kept-apart"), report.say("kept-apart-hint"))?;
    pairs.iter().try_for_each(|&[a, b]| writeln!(out, "- {} × {}", quote(report, a), quote(report, b)))?;
    writeln!(out)
}

fn write_orphans(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let orphans = &report.hand.orphans;
    if orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "## ✎ {}\n\n{}\n", report.say("orphans"), report.say("orphans-hint"))?;
    for orphan in orphans {
        let quotes: Vec<String> = orphan.quotes.iter().map(|anchor| format!("“{}”", escaped(&anchor.quote))).collect();
        let text = if orphan.text.is_empty() { String::new() } else { format!(": {}", escaped(&orphan.text)) };
        writeln!(out, "- {}{text}", quotes.join(", "))?;
    }
    writeln!(out)
}

/// `text` on one line as Markdown that shows just this.
fn escaped(text: &str) -> String {
    let text = line(text);
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@' | '$' => true,
            // Within a word it stands for itself.
            '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
            ':' => after == Some('/'),
            '.' if before == 'w' => true,
            // At the beginning a number with one of these is a list, and some of them alone are one or a heading's line.
            '.' | ')' => at > 0 && after.is_none_or(|c| c == ' ') && text[..at].bytes().all(|b| b.is_ascii_digit()),
            '-' | '+' | '=' => at == 0,
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
            "- Facts: 1 in conflict, 1 told alike",
            "1. The Harbour News · [Fire at Harbour Street](<https://a.example/fire>) · 2024-05-03",
            "**≠ Differ** (by the program) · in 2 of 2 articles",
            "- Number: \\[1\\] “12 people”; \\[2\\] “15 people”",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }

    #[test]
    fn facts_come_first_and_what_is_only_related_last() {
        let shown = text(written_in("vi", Format::Markdown, &plain(&documents())));
        let at = |part: &str| shown.find(part).unwrap_or_else(|| panic!("{part} in\n{shown}"));
        let fact = "1. **≠ Khác nhau** · … were hurt at the Harbour Street warehouse on 3 May. (Con số) · ở 2 trong 2 bài\n    \
                    - “12 people”: \\[1\\] The Harbour News\n    - “15 people”: \\[2\\] Báo Cảng\n";
        assert!(at("## Dữ kiện\n") < at(fact) && at(fact) < at("## Nhận định và các bài\n"));
        assert!(at("## Từng nhận định\n") < at("## Các đoạn liên quan\n"));
        assert!(
            shown[at("## Các đoạn liên quan\n")..]
                .contains("- \\[1\\] The Harbour News: “Nobody was in the office.”\n- ")
        );
    }

    #[test]
    fn a_cell_tells_the_value_of_its_article() {
        let shown = text(written(Format::Markdown, &plain(&documents())));
        let row = shown.lines().find(|row| row.starts_with("| 1 ≠ |")).unwrap();
        assert!(row.contains("“12 people”, “3 May” |") && row.contains("≠ “") && !row.contains("asserts"), "{row}");
    }

    #[test]
    fn program_and_reader_are_told_apart() {
        let shown = text(written_in("vi", Format::Markdown, &worked_through(&documents(), "xem lại")));
        for part in [
            "**→ Đã thay đổi** (theo người đọc; chương trình: Khác nhau) · ở 2 trong 2 bài · ✎ Mọi đoạn đều được người đọc xác nhận",
            "✎ Lý do: xem lại",
            "- ✎ *Đánh giá*: Phần lớn đúng",
            "  - ✎ *Ghi chú*: xem lại",
            "- ✎ Người đọc tách ra:",
            "- ✎ Báo: người đọc đã sửa; chương trình đọc là: Báo Cảng",
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
            ("năm 2019.", "năm 2019."),
            ("2019.", "2019\\."),
            ("a_b _c_ D & E", "a_b \\_c\\_ D & E"),
            ("- a - b", "\\- a - b"),
            ("https://a.vn", "https\\://a.vn"),
            ("a\n\n# b", "a \\# b"),
            ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
