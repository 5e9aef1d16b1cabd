//! The articles in columns, their passages marked.

use std::sync::Arc;

use serde::Serialize;

use super::{Linked, linked};
use crate::{
    compare::Article,
    export::{
        harmless::{line, printable},
        order::Order,
        report::Report,
    },
    ids::{ArticleId, ClaimId, GroupId, IdVec, Ids},
    ingest::Property,
    segment::PieceKind,
    text::Span,
};

#[derive(Serialize)]
pub struct ArticleView {
    number: u32,
    language: Option<&'static str>,
    outlet: String,
    title: Linked,
    published: Option<String>,
    paragraphs: Vec<Vec<Part>>,
}

/// A part of a paragraph: plain text, or a passage of a group that is told of.
#[derive(Clone, Serialize)]
struct Part {
    text: String,
    furniture: bool,
    /// The passage, where the part begins it.
    anchor: Option<ClaimId>,
    /// Number of its group, where that is told of.
    group: Option<u32>,
    /// Whether that is only probably one claim.
    loose: bool,
    class: &'static str,
    symbol: &'static str,
    label: String,
}

pub fn articles(report: Report<'_>, order: &Order) -> Vec<ArticleView> {
    let mut numbers: IdVec<GroupId, Option<u32>> = IdVec::filled(None, report.comparison.groups.len());
    order.notable().for_each(|(number, group)| numbers[group] = Some(number));
    let view = |((at, article), number): ((ArticleId, &Arc<Article>), u32)| ArticleView {
        number,
        language: article.document.language,
        outlet: line(&report.outlet(number)),
        title: linked(&report.title(number), article.document.property(Property::Link)),
        published: article.document.property(Property::Published).map(line),
        paragraphs: paragraphs(report, article, report.comparison.claims_of(at), &numbers),
    };
    report.comparison.articles.iter_enumerated().zip(1..).map(view).collect()
}

/// The lines of an article that are not blank, divided at its passages and furniture.
fn paragraphs(
    report: Report<'_>,
    article: &Article,
    claims: Ids<ClaimId>,
    numbers: &IdVec<GroupId, Option<u32>>,
) -> Vec<Vec<Part>> {
    let text = &article.document.text;
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    let furniture = pieces.filter(|piece| piece.kind != PieceKind::Sentence).map(|piece| (piece.span, None));
    let passages = claims.zip(&article.claims).map(|(claim, found)| (found.span, Some(claim)));
    let mut marked: Vec<(Span, Option<ClaimId>)> = furniture.chain(passages).collect();
    marked.sort_unstable_by_key(|(span, _)| span.start);

    let mut parts = Vec::new();
    let mut at = 0;
    for (span, claim) in marked {
        let (start, end) = ((span.start as usize).max(at), span.end as usize);
        if start >= end {
            continue;
        }
        parts.push(unmarked(&text[at..start], false));
        match claim {
            Some(claim) => parts.push(passage_part(report, claim, &text[start..end], numbers)),
            None => parts.push(unmarked(&text[start..end], true)),
        }
        at = end;
    }
    parts.push(unmarked(&text[at..], false));
    lines(parts)
}

fn unmarked(text: &str, furniture: bool) -> Part {
    let (class, symbol, label) = ("", "", String::new());
    Part { text: printable(text), furniture, anchor: None, group: None, loose: false, class, symbol, label }
}

fn passage_part(report: Report<'_>, claim: ClaimId, text: &str, numbers: &IdVec<GroupId, Option<u32>>) -> Part {
    let group = report.comparison.claims[claim].group;
    let number = numbers[group];
    let verdict = report.group(group).verdict;
    let loose = report.is_loose(group);
    let loosely = if loose { format!(", {}", report.say("loosely")) } else { String::new() };
    let label = number.map(|number| format!("{number}, {}{loosely}", report.verdict(verdict)));
    Part {
        text: printable(text),
        furniture: false,
        // Every passage can be led to: one that is kept out of a group may stand in none that is told of.
        anchor: Some(claim),
        group: number,
        loose,
        class: verdict.as_str(),
        symbol: verdict.symbol(),
        label: label.unwrap_or_default(),
    }
}

/// `parts` by lines; blank lines and empty parts are left out.
fn lines(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut lines = vec![Vec::new()];
    for part in parts {
        let mut anchor = part.anchor;
        for (at, text) in part.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            let Some(line) = lines.last_mut() else { continue };
            let is_blank = text.trim().is_empty();
            if !is_blank {
                line.push(Part { text: text.to_owned(), anchor: anchor.take(), ..part.clone() });
            } else if !line.is_empty() && !text.is_empty() {
                line.push(unmarked(" ", part.furniture));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}
