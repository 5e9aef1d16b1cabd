//! The first sheet: what is disputed, differs and agrees, as far as it fits on A4.

use serde::Serialize;

use super::short;
use crate::{
    export::{harmless::line, order::Order, position::Position, report::Report},
    ids::GroupId,
    judge::Verdict,
};

/// The claims of one verdict on the first sheet.
#[derive(Serialize)]
pub struct Glance {
    class: &'static str,
    symbol: &'static str,
    word: String,
    pub items: Vec<Item>,
    more: usize,
}

#[derive(Clone, Serialize)]
pub struct Item {
    number: u32,
    words: String,
    /// Who says what, in a line.
    by: String,
    rating: Option<String>,
    by_reader: bool,
}

/// How many lines of the first sheet the claims of [`glance`] and the list of articles may take together.
pub const SHEET: usize = 53;
/// The lines of a heading, and of a claim.
pub const HEADING: usize = 2;
pub const CLAIM: usize = 3;
/// So many claims of a verdict at most.
const MOST: usize = 9;

/// What the first sheet tells: of each verdict some claims that are sure, in turn, as long as there is room on a sheet of
/// A4.
pub fn glance(report: Report<'_>, order: &Order) -> Vec<Glance> {
    let rated = |group: GroupId| report.hand.remarks(group).is_some_and(|remarks| remarks.rating.is_some());
    let verdict = |group: GroupId| report.group(group).verdict;
    let mut sections = Vec::new();
    let checked: Vec<(u32, GroupId)> = order.sure().filter(|&(_, group)| rated(group)).collect();
    sections.push(("rated", "★", report.say("checked"), checked));
    for of in [Verdict::Disputed, Verdict::Differ, Verdict::Changed, Verdict::Agree] {
        let groups = order.sure().filter(|&(_, group)| verdict(group) == of && !rated(group)).collect();
        sections.push((of.as_str(), of.symbol(), report.verdict(of), groups));
    }
    sections.retain(|(.., groups)| !groups.is_empty());
    let articles = report.sources() as usize;
    let taken = if articles <= 8 { articles } else { articles.min(75).div_ceil(3) };
    let mut room = SHEET.saturating_sub(taken + HEADING * sections.len()) / CLAIM;
    let mut shown = vec![0; sections.len()];
    while room > 0 {
        let before = room;
        for ((.., groups), shown) in sections.iter().zip(&mut shown) {
            if room > 0 && *shown < groups.len().min(MOST) {
                *shown += 1;
                room -= 1;
            }
        }
        if room == before {
            break;
        }
    }
    let mut glances = Vec::new();
    for ((class, symbol, word, groups), shown) in sections.into_iter().zip(shown) {
        let items = groups[..shown].iter().map(|&(number, group)| item(report, group, number)).collect();
        glances.push(Glance { class, symbol, word: word.to_owned(), items, more: groups.len() - shown });
    }
    glances
}

fn item(report: Report<'_>, group: GroupId, number: u32) -> Item {
    let conflict = report.group(group).differences.iter().position(|difference| difference.aspect.is_conflict());
    let conflict = conflict.and_then(|at| report.differences(group).into_iter().nth(at));
    Item {
        number,
        words: short(&report.best(group)),
        by: short(&conflict.map_or_else(|| who_says(report, group), |detail| detail.line())),
        rating: report.hand.remarks(group).and_then(|remarks| report.words_of_rating(remarks)).map(|name| line(&name)),
        by_reader: report.is_by_reader(group),
    }
}

/// "“12 people”: [1], [3]; denies: [2]".
fn who_says(report: Report<'_>, group: GroupId) -> String {
    let mut by_position: Vec<(String, Vec<u32>)> = Vec::new();
    for (claim, Position { words, .. }) in report.positions(group) {
        let source = report.source_of(claim);
        match by_position.iter_mut().find(|(known, _)| *known == words) {
            Some((_, sources)) if sources.contains(&source) => (),
            Some((_, sources)) => sources.push(source),
            None => by_position.push((words, vec![source])),
        }
    }
    let list = |sources: &[u32]| sources.iter().map(|source| format!("[{source}]")).collect::<Vec<_>>().join(", ");
    let parts: Vec<String> = by_position.iter().map(|(words, sources)| format!("{words}: {}", list(sources))).collect();
    parts.join("; ")
}
