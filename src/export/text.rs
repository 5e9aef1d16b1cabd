//! A reading as plain text, for reading at a terminal: facts, claims, related passages. What the reader said is marked by
//! a pen.

use std::io::{self, Write};

use super::{Options, harmless::line, report::Report};
use crate::{
    edits::{Reading, Remarks},
    ids::{ClaimId, GroupId},
    judge::Verdict,
};

/// Writes what the articles of `reading` share or the reader said something of, then how much only one of them says.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = Report::new(reading, options);
    let order = report.order();
    write_articles(report, out)?;
    write_facts(report, out)?;
    order.sure().try_for_each(|(number, group)| write_group(report, group, number, out))?;
    if order.loose().next().is_some() {
        writeln!(out, "\n{}\n{}", report.say("loose-title").to_uppercase(), report.say("loose-hint"))?;
    }
    order.loose().try_for_each(|(number, group)| write_group(report, group, number, out))?;
    write_kept_apart(report, &report.kept_apart(&order), out)?;
    write_orphans(report, out)?;
    write_related(report, out)?;
    writeln!(out)?;
    for verdict in Verdict::ALL.into_iter().filter(|&verdict| verdict != Verdict::SingleSource) {
        writeln!(out, "{:6} {}", report.count(order.sure(), verdict), report.verdict(verdict))?;
    }
    writeln!(out, "{:6} {}", order.loose().count(), report.say("loose-title"))?;
    writeln!(out, "{:6} {}", report.count(order.all(), Verdict::SingleSource), report.verdict(Verdict::SingleSource))
}

fn write_articles(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", report.words.fill("articles-count", &[("count", &report.sources().to_string())]))?;
    let author = &report.hand.author.name;
    if !author.is_empty() {
        writeln!(out, "✎ {}", report.words.fill("checked-by", &[("name", &line(author))]))?;
    }
    for source in 1..=report.sources() {
        writeln!(out, "  [{source}] {} ({})", line(&report.title(source)), line(&report.file(source)))?;
        for correction in &report.document(source).corrected {
            let read = report.corrected(source, correction.property).unwrap_or_default();
            writeln!(out, "      ✎ {}: {}", report.property(correction.property), line(&read))?;
        }
        report.contradictions(source).iter().try_for_each(|found| writeln!(out, "      {}", line(found)))?;
    }
    report.copies().iter().try_for_each(|copies| writeln!(out, "  {copies}"))
}

fn write_facts(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let parts = report.in_parts(report.facts());
    if !parts.is_empty() {
        writeln!(out, "\n{}\n{}", report.say("facts").to_uppercase(), report.say("facts-hint"))?;
    }
    for (title, facts) in parts {
        writeln!(out, "\n{title}")?;
        for fact in facts {
            let verdict = report.verdict(fact.verdict).to_uppercase();
            let (symbol, spread) = (fact.verdict.symbol(), report.spread_words(fact.spread));
            writeln!(out, "  {}. {symbol} {verdict}, {spread}: {}", fact.number, line(&fact.title()))?;
            report.value_lines(&fact).iter().try_for_each(|values| writeln!(out, "      {}", line(values)))?;
        }
    }
    Ok(())
}

fn write_related(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let related = report.related();
    if !related.is_empty() {
        writeln!(out, "\n{}\n{}", report.say("related-title").to_uppercase(), report.say("related-hint"))?;
    }
    for passages in related {
        writeln!(out)?;
        passages.iter().try_for_each(|&claim| writeln!(out, "  {}", quote(report, claim)))?;
    }
    Ok(())
}

fn write_group(report: Report<'_>, group: GroupId, number: u32, out: &mut dyn Write) -> io::Result<()> {
    let of = report.group(group);
    write!(out, "\n{number}. {}, {}", report.verdict(of.verdict).to_uppercase(), report.spread(group))?;
    writeln!(out, "{}", if report.is_loose(group) { format!("; {}", report.say("loosely")) } else { String::new() })?;
    if report.is_by_reader(group) {
        writeln!(out, "  ✎ {}", report.says(group))?;
    }
    if !report.reason(group).is_empty() {
        writeln!(out, "  ✎ {}", line(&report.words.fill("reason", &[("reason", report.reason(group))])))?;
    }
    if report.hand.is_confirmed(report.comparison, group) {
        writeln!(out, "  ✎ {}", report.say("all-confirmed"))?;
    }
    write_remarks(report, "  ", report.hand.remarks(group), out)?;
    let passage = |&claim: &ClaimId| (claim, report.standing(claim, group));
    of.members.iter().map(passage).try_for_each(|passage| write_passage(report, passage, out))?;
    report.differences(group).iter().try_for_each(|detail| writeln!(out, "  {}", line(&detail.line())))?;
    let same = report.say("same");
    report.same(group).iter().try_for_each(|detail| writeln!(out, "  {same}: {}", line(&detail.line())))?;
    let kept_out = report.hand.kept_out(report.comparison, group);
    kept_out.into_iter().try_for_each(|claim| writeln!(out, "  ✎ {}: {}", report.say("kept-out"), quote(report, claim)))
}

fn write_passage(
    report: Report<'_>,
    (claim, standing): (ClaimId, Option<&str>),
    out: &mut dyn Write,
) -> io::Result<()> {
    let standing = standing.map_or_else(String::new, |standing| format!(" (✎ {standing})"));
    writeln!(out, "  {}{standing}", quote(report, claim))?;
    write_remarks(report, "      ", report.hand.passages.get(&claim), out)
}

/// The article's number and the words.
fn quote(report: Report<'_>, claim: ClaimId) -> String {
    format!("[{}] {}", report.source_of(claim), line(report.comparison.words(claim)))
}

fn write_remarks(report: Report<'_>, indent: &str, remarks: Option<&Remarks>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = report.remark_lines(remarks).into_iter();
    lines.try_for_each(|(name, text)| writeln!(out, "{indent}✎ {name}: {}", line(&text)))
}

fn write_kept_apart(report: Report<'_>, pairs: &[[ClaimId; 2]], out: &mut dyn Write) -> io::Result<()> {
    if !pairs.is_empty() {
        writeln!(out, "\n✎ {}", report.say("kept-apart").to_uppercase())?;
    }
    pairs.iter().try_for_each(|&[a, b]| writeln!(out, "  {}\n    × {}", quote(report, a), quote(report, b)))
}

fn write_orphans(report: Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !report.hand.orphans.is_empty() {
        writeln!(out, "\n✎ {}\n{}", report.say("orphans").to_uppercase(), report.say("orphans-hint"))?;
    }
    for orphan in &report.hand.orphans {
        let quotes: Vec<String> = orphan.quotes.iter().map(|anchor| format!("“{}”", line(&anchor.quote))).collect();
        let text = if orphan.text.is_empty() { String::new() } else { format!(": {}", line(&orphan.text)) };
        writeln!(out, "  {}{text}", quotes.join(", "))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::export::{
        Format,
        fixture::{
            HOSTILE, documents, hostile_documents, loose, plain, with_orphan, worked_through, written, written_in,
        },
    };

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn everything_that_the_reader_said_is_told_beside_what_the_program_says() {
        let shown = text(written(Format::Text, &worked_through(&documents(), "xem lại")));
        let group = "\n1. CHANGED, in 2 of 2 articles\n  ✎ by the reader; the program says: Differ\n  ✎ Reason: xem lại\n  \
                     ✎ Every passage is confirmed by the reader\n  ✎ Rating: Mostly true\n  ✎ Evidence: xem lại\n  \
                     ✎ Note: xem lại\n  ✎ Tags: xem lại\n  ✎ Colour: blue\n  [1] Fire crews said 12";
        for part in [
            "5 articles".replace('5', "2").as_str(),
            "\n✎ Checked by xem lại\n",
            "      ✎ Outlet: corrected by the reader; read as: Báo Cảng\n",
            group,
            "\n      ✎ Note: xem lại\n      ✎ Tags: xem lại\n",
            "\n  Number: [1] “12 people”; [2] “15 people”\n",
            "\n  ✎ Kept out by the reader: [1] Fire at Harbour Street\n",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
        assert!(!text(written(Format::Text, &plain(&documents()))).contains('✎'));
    }

    #[test]
    fn edits_whose_words_are_gone_are_told() {
        let shown = text(written(Format::Text, &with_orphan()));
        assert!(shown.contains("✎ EDITS WHOSE WORDS ARE GONE") && shown.contains(": xem lại\n"), "{shown}");
    }

    #[test]
    fn what_is_loose_follows_under_its_own_heading_and_is_not_counted() {
        let shown = text(written_in("vi", Format::Text, &loose()));
        let at = |part: &str| shown.find(part).unwrap_or_else(|| panic!("{part} in\n{shown}"));
        assert!(at("CÓ LẼ CÙNG MỘT Ý") < at("\n1. KHÁC NHAU, ở 2 trong 2 bài; có lẽ cùng một ý"));
        assert!(shown.contains("     0 Khác nhau\n") && shown.contains("     1 Có lẽ cùng một ý\n"), "{shown}");
    }

    #[test]
    fn facts_come_first_and_what_is_only_related_last() {
        let shown = text(written(Format::Text, &plain(&documents())));
        let facts = "\nFACTS\nWhat several articles tell of one thing, whether or not their sentences are alike.\n\n\
                     The articles conflict\n  \
                     1. ≠ DIFFER, in 2 of 2 articles: … were hurt at the Harbour Street warehouse on 3 May. (Number)\n      \
                     “12 people”: [1] The Harbour News\n      “15 people”: [2] Báo Cảng\n\n\
                     Several articles tell it alike\n  2. = AGREE, in 2 of 2 articles:";
        let related = "\nRELATED PASSAGES\n";
        let at = |part: &str| shown.find(part).unwrap_or_else(|| panic!("{part} in\n{shown}"));
        assert!(at(facts) < at("\n1. DIFFER") && at("\n1. DIFFER") < at(related));
        assert!(
            shown[at(related)..].contains("\n\n  [1] Nobody was in the office.\n  [2] Smoke was seen from the bay.\n")
        );
    }

    #[test]
    fn hostile_text_moves_no_cursor() {
        let shown = text(written(Format::Text, &worked_through(&hostile_documents(), HOSTILE)));
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown}");
    }
}
