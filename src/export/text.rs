//! A comparison as plain text, for reading at a terminal.

use std::io::{self, Write};

use super::report::{on_one_line, printable};
use crate::{
    claims::Certainty,
    compare::{Comparison, Group},
    edits::{Hand, Reading},
    judge::{Aspect, Contradiction, Difference, Place, Same, Verdict},
    origins::NearCopy,
};

/// Writes what the articles of `reading` share, gravest verdict first, then how much only one of them says.
pub fn write_text(reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
    let comparison = &*reading.comparison;
    writeln!(out, "{} articles", comparison.articles.len())?;
    for (article, number) in comparison.articles.iter().zip(1..) {
        writeln!(out, "  [{number}] {} ({})", article.document.title(), article.document.file())?;
        comparison.contradictions_in(number - 1).try_for_each(|found| write_contradiction(comparison, found, out))?;
    }
    write_copies(comparison, out)?;
    for verdict in Verdict::ALL.into_iter().filter(|&verdict| verdict != Verdict::SingleSource) {
        for (index, group) in comparison.shared_groups().filter(|(_, group)| group.verdict == verdict) {
            write_group(comparison, group, out)?;
            write_hand(&reading.hand, index, out)?;
        }
    }
    write_counts(comparison, out)
}

fn write_copies(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let percent = |share: f32| (share * 100.0).round();
    for NearCopy { a, b, share_of_a, share_of_b } in &comparison.copies {
        let (a, b, in_b, in_a) = (a + 1, b + 1, percent(*share_of_a), percent(*share_of_b));
        writeln!(out, "  near-copies: {in_b} % of [{a}] stands in [{b}], {in_a} % of [{b}] in [{a}]")?;
    }
    Ok(())
}

fn write_group(comparison: &Comparison, group: &Group, out: &mut dyn Write) -> io::Result<()> {
    let (sources, articles) = (group.sources, comparison.articles.len());
    write!(out, "\n{}, {sources} of {articles}", group.verdict.as_str().to_uppercase())?;
    match group.origins {
        origins if origins == sources => writeln!(out)?,
        1 => writeln!(out, "; {sources} articles, 1 origin")?,
        origins => writeln!(out, "; {sources} articles, {origins} origins")?,
    }
    for &member in &group.members {
        let article = comparison.claims[member as usize].article + 1;
        writeln!(out, "  [{article}] {}", comparison.words(member))?;
    }
    group.differences.iter().try_for_each(|difference| write_difference(comparison, difference, out))?;
    group.same.iter().try_for_each(|same| write_same(comparison, same, out))
}

/// What the reader said of a group.
fn write_hand(hand: &Hand, group: u32, out: &mut dyn Write) -> io::Result<()> {
    let Some(of) = hand.groups.get(&group) else { return Ok(()) };
    if let Some(set) = &of.verdict {
        let (machine, reason) = (set.machine.as_str(), line(&set.reason));
        writeln!(out, "  verdict by the reader (the program says {machine}): {reason}")?;
    }
    if let Some(rating) = &of.remarks.rating {
        writeln!(out, "  rated by the reader: {}: {}", line(&rating.name), line(&rating.evidence))?;
    }
    of.remarks.notes.values().try_for_each(|note| writeln!(out, "  note: {}", line(note)))
}

fn line(text: &str) -> String {
    on_one_line(&printable(text))
}

fn write_difference(comparison: &Comparison, difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let value = |place: &Place| {
        let words = place.span.of(&comparison.claim(place.claim).0.document.text);
        let article = comparison.claims[place.claim as usize].article + 1;
        match difference.aspect {
            Aspect::Polarity => format!("[{article}] {} ({words})", place.value),
            // A fact has no word of its own to show.
            Aspect::Certainty if place.value == Certainty::Plain.as_str() => format!("[{article}] {}", place.value),
            _ => quoted(comparison, place),
        }
    };
    let values: Vec<String> = difference.values.iter().map(value).collect();
    let over_time = if difference.over_time { " over time" } else { "" };
    writeln!(out, "  {}{over_time}: {}", difference.aspect.as_str(), values.join(" / "))
}

fn write_same(comparison: &Comparison, same: &Same, out: &mut dyn Write) -> io::Result<()> {
    let values: Vec<String> = same.values.iter().map(|place| quoted(comparison, place)).collect();
    writeln!(out, "  can be the same: {}", values.join(" / "))
}

fn write_contradiction(comparison: &Comparison, found: &Contradiction, out: &mut dyn Write) -> io::Result<()> {
    let values = found.values.each_ref().map(|place| place.span.of(&comparison.claim(place.claim).0.document.text));
    writeln!(out, "      says two things, {}: {}", found.aspect.as_str(), values.join(" / "))
}

/// The article's number and the words.
fn quoted(comparison: &Comparison, place: &Place) -> String {
    let words = place.span.of(&comparison.claim(place.claim).0.document.text);
    format!("[{}] {words}", comparison.claims[place.claim as usize].article + 1)
}

fn write_counts(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    for verdict in Verdict::ALL {
        let count = comparison.groups.iter().filter(|group| group.verdict == verdict).count();
        writeln!(out, "{count:6} {}", verdict.as_str())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::export::{
        Format,
        fixture::{documents, plain, worked_through, written},
    };

    #[test]
    fn the_readers_verdict_is_told_beside_the_programs() {
        let shown = String::from_utf8(written(Format::Text, &worked_through(&documents(), "xem lại"))).unwrap();
        let said = "  verdict by the reader (the program says differ): xem lại\n  rated by the reader: mostly-true: xem lại\n  \
                    note: xem lại\n";
        assert!(shown.contains("\nCHANGED, 2 of 2\n") && shown.contains(said), "{shown}");
        assert!(!String::from_utf8(written(Format::Text, &plain(&documents()))).unwrap().contains("reader"));
    }
}
