//! A reading as one page for a browser: a first sheet, the facts, the matrix, claim by claim, the articles, the sources.
//!
//! The page is a template, `assets/export/report.html`, that escapes whatever it is given; this file makes what it is
//! given. No script, nothing loaded from anywhere. Invariant: every `#…` link leads to an element of the page.

mod columns;
mod facts;
mod sheet;

use std::io::{self, Write};

use minijinja::{
    Environment,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde},
};
use serde::Serialize;

use self::{
    columns::{ArticleView, articles},
    facts::{FactsView, facts},
    sheet::{Glance, glance},
};
use super::{
    Options,
    harmless::{line, printable, web_address},
    order::Order,
    position::Position,
    report::{Detail, DetailValue, Report, source_number},
};
use crate::{
    edits::{Hand, Reading, Remarks},
    ids::{ClaimId, ContentHash, GroupId},
    ingest::Property,
    judge::Verdict,
};

const TEMPLATE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/export/report.html"));
/// So many articles stand side by side in one matrix.
const COLUMNS: u32 = 40;
/// Words that are told in passing are cut here.
const SHORT: usize = 150;

/// Writes `reading`.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = options.words;
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(io::Error::other)?);
    environment.add_function("say", move |id: String, values: Kwargs| -> Result<String, minijinja::Error> {
        let mut filled: Vec<(String, String)> = Vec::new();
        for name in values.args() {
            filled.push((name.to_owned(), values.get::<minijinja::Value>(name)?.to_string()));
        }
        let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (&**name, &**value)).collect();
        Ok(words.fill(&id, &filled))
    });
    environment.add_template("report.html", TEMPLATE).map_err(io::Error::other)?;
    let template = environment.get_template("report.html").map_err(io::Error::other)?;
    let page = page(Report::new(reading, options));
    let html = template.render(Serde(&page)).map_err(io::Error::other)?;
    out.write_all(html.as_bytes())
}

#[derive(Serialize)]
struct Page<'a> {
    language: &'static str,
    day: Option<String>,
    author: Option<Linked>,
    method: String,
    counts: Vec<Count>,
    /// How many facts the articles conflict in, and how many they tell alike.
    facts_count: String,
    /// How many are only probably one claim each.
    loose: usize,
    /// How many claims only one article makes.
    only_here: usize,
    sources: Vec<Source<'a>>,
    glance: Vec<Glance>,
    facts: Vec<FactsView>,
    matrices: Vec<Matrix>,
    claims: Vec<Claims>,
    kept_apart: Vec<[QuoteView; 2]>,
    related: Vec<Vec<QuoteView>>,
    articles: Vec<ArticleView>,
    copies: Vec<String>,
    orphans: Vec<OrphanView>,
}

/// Text that is a link where it has an address of the web.
#[derive(Serialize)]
struct Linked {
    text: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct Count {
    class: &'static str,
    symbol: &'static str,
    word: String,
    count: usize,
}

#[derive(Serialize)]
struct Source<'a> {
    number: u32,
    outlet: String,
    title: Linked,
    published: Option<String>,
    language: Option<&'static str>,
    file: String,
    sha256: ContentHash,
    guessed: Vec<&'a str>,
    corrected: Vec<Correction>,
    contradictions: Vec<String>,
}

/// A property and what was read of it.
#[derive(Serialize)]
struct Correction {
    name: String,
    read: String,
}

#[derive(Serialize)]
struct Matrix {
    from: u32,
    to: u32,
    is_all: bool,
    /// Whether there is room for words beside the symbols.
    wide: bool,
    sources: Vec<Column>,
    bodies: Vec<Body>,
}

/// The rows that are sure, or those that are loose.
#[derive(Serialize)]
struct Body {
    loose: bool,
    rows: Vec<Row>,
}

/// The claims that are sure, or those that are loose.
#[derive(Serialize)]
struct Claims {
    loose: bool,
    groups: Vec<GroupView>,
}

/// A passage beside another.
#[derive(Serialize)]
struct QuoteView {
    passage: ClaimId,
    source: u32,
    words: String,
}

#[derive(Serialize)]
struct Column {
    number: u32,
    outlet: String,
}

#[derive(Serialize)]
struct Row {
    number: u32,
    class: &'static str,
    symbol: &'static str,
    verdict: String,
    by_reader: bool,
    words: String,
    rating: Option<String>,
    remarked: bool,
    cells: Vec<Vec<Mark>>,
}

/// A passage in a cell of the matrix.
#[derive(Serialize)]
struct Mark {
    passage: ClaimId,
    symbol: &'static str,
    /// How it stands to the claim.
    words: String,
    label: String,
}

#[derive(Serialize)]
struct GroupView {
    number: u32,
    class: &'static str,
    symbol: &'static str,
    verdict: String,
    /// In how many articles it is.
    spread: String,
    loose: bool,
    /// Who says so.
    says: String,
    by_reader: bool,
    reason: String,
    words: String,
    confirmed: bool,
    remarks: Option<RemarksView>,
    passages: Vec<PassageView>,
    differences: Vec<DetailView>,
    same: Vec<DetailView>,
    absent: Vec<Column>,
    kept_out: Vec<PassageView>,
}

#[derive(Serialize)]
struct PassageView {
    passage: ClaimId,
    source: u32,
    outlet: String,
    /// How it stands to the claim; empty where it is kept out of it.
    position: String,
    words: String,
    /// Who put it there, where that is worth saying.
    standing: Option<String>,
    remarks: Option<RemarksView>,
}

#[derive(Serialize)]
struct DetailView {
    aspect: String,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    passage: ClaimId,
    source: u32,
    text: String,
}

#[derive(Serialize)]
struct RemarksView {
    rating: Option<String>,
    evidence: String,
    notes: Vec<String>,
    tags: Vec<String>,
    colour: Option<&'static str>,
    colour_word: String,
}

#[derive(Serialize)]
struct OrphanView {
    text: String,
    quotes: Vec<String>,
}

fn page(report: Report<'_>) -> Page<'_> {
    let order = report.order();
    let author = &report.hand.author;
    let counts = Verdict::ALL.into_iter().filter(|&verdict| verdict != Verdict::SingleSource);
    let facts = report.facts();
    let quotes = |passages: &[ClaimId]| passages.iter().map(|&claim| quote(report, claim)).collect();
    Page {
        language: report.words.code(),
        day: report.day.map(printable),
        author: (!author.name.is_empty()).then(|| linked(&author.name, Some(&author.link))),
        method: report.method(),
        counts: counts
            .map(|verdict| Count {
                class: verdict.as_str(),
                symbol: verdict.symbol(),
                word: report.verdict(verdict).to_owned(),
                count: report.count(order.sure(), verdict),
            })
            .collect(),
        facts_count: report.facts_count(&facts),
        loose: order.loose().count(),
        only_here: report.count(order.all(), Verdict::SingleSource),
        sources: (1..=report.sources()).map(|source| self::source(report, source)).collect(),
        glance: glance(report, &order),
        facts: self::facts(report, facts),
        matrices: matrices(report, &order),
        claims: claims(report, &order),
        kept_apart: report.kept_apart(&order).into_iter().map(|pair| pair.map(|claim| quote(report, claim))).collect(),
        related: report.related().into_iter().map(quotes).collect(),
        articles: articles(report, &order),
        copies: report.copies(),
        orphans: orphans(report.hand),
    }
}

fn linked(text: &str, link: Option<&str>) -> Linked {
    Linked { text: line(text), href: link.and_then(web_address).map(str::to_owned) }
}

/// The beginning of long words; a word is not cut, unless it is the only one.
fn short(text: &str) -> String {
    let text = line(text);
    let Some((cut, _)) = text.char_indices().nth(SHORT) else { return text };
    let whole = text[..cut].rsplit_once(' ').map_or(&text[..cut], |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':']))
}

fn source(report: Report<'_>, source: u32) -> Source<'_> {
    let document = report.document(source);
    let corrected = document.corrected.iter().map(|correction| Correction {
        name: report.property(correction.property).to_owned(),
        read: line(&report.corrected(source, correction.property).unwrap_or_default()),
    });
    Source {
        number: source,
        outlet: line(&report.outlet(source)),
        title: linked(&report.title(source), document.property(Property::Link)),
        published: document.property(Property::Published).map(line),
        language: document.language,
        file: line(&report.file(source)),
        sha256: document.sha256.clone(),
        guessed: report.guessed(source),
        corrected: corrected.collect(),
        contradictions: report.contradictions(source).iter().map(|found| line(found)).collect(),
    }
}

fn matrices(report: Report<'_>, order: &Order) -> Vec<Matrix> {
    let last = report.sources();
    let mut matrices = Vec::new();
    for from in (1..=last).step_by(COLUMNS as usize) {
        let to = (from + COLUMNS - 1).min(last);
        let row = |(number, group)| row(report, group, number, from, to);
        let (sure, loose) = (order.sure().filter_map(row).collect(), order.loose().filter_map(row).collect());
        let mut bodies = vec![Body { loose: false, rows: sure }, Body { loose: true, rows: loose }];
        bodies.retain(|body| !body.rows.is_empty());
        if !bodies.is_empty() {
            let sources = (from..=to).map(|source| column(report, source)).collect();
            matrices.push(Matrix { from, to, is_all: to - from + 1 == last, wide: last <= 8, sources, bodies });
        }
    }
    matrices
}

fn column(report: Report<'_>, source: u32) -> Column {
    Column { number: source, outlet: line(&report.outlet(source)) }
}

/// What the sources `from` to `to` say of a group; `None` where they say nothing.
fn row(report: Report<'_>, group: GroupId, number: u32, from: u32, to: u32) -> Option<Row> {
    let of = report.group(group);
    let positions = report.positions(group);
    let marks = |source: u32| {
        let found = report.positions_in(&positions, source);
        found.map(|(claim, position)| mark(report, *claim, position)).collect()
    };
    let cells: Vec<Vec<Mark>> = (from..=to).map(marks).collect();
    let remarks = report.hand.remarks(group);
    let is_remarked = |claim| report.hand.passages.contains_key(claim);
    cells.iter().any(|marks| !marks.is_empty()).then(|| Row {
        number,
        class: of.verdict.as_str(),
        symbol: of.verdict.symbol(),
        verdict: report.verdict(of.verdict).to_owned(),
        by_reader: report.is_by_reader(group),
        words: short(&report.best(group)),
        rating: remarks.and_then(|remarks| report.words_of_rating(remarks)).map(|name| line(&name)),
        remarked: remarks.is_some_and(|of| !of.notes.is_empty()) || of.members.iter().any(is_remarked),
        cells,
    })
}

fn mark(report: Report<'_>, claim: ClaimId, position: &Position) -> Mark {
    let words = line(&position.words);
    let label = format!("{}: {words}", line(&report.label(report.source_of(claim))));
    Mark { passage: claim, symbol: position.symbol, words, label }
}

fn claims(report: Report<'_>, order: &Order) -> Vec<Claims> {
    let view = |(number, group)| group_view(report, group, number);
    let (sure, loose) = (order.sure().map(view).collect(), order.loose().map(view).collect());
    let mut claims = vec![Claims { loose: false, groups: sure }, Claims { loose: true, groups: loose }];
    claims.retain(|of| !of.groups.is_empty());
    claims
}

fn group_view(report: Report<'_>, group: GroupId, number: u32) -> GroupView {
    let of = report.group(group);
    let absent = if of.sources > 1 { report.comparison.absent(of).collect() } else { Vec::new() };
    GroupView {
        number,
        class: of.verdict.as_str(),
        symbol: of.verdict.symbol(),
        verdict: report.verdict(of.verdict).to_owned(),
        spread: report.spread(group),
        loose: report.is_loose(group),
        says: report.says(group),
        by_reader: report.is_by_reader(group),
        reason: printable(report.reason(group)),
        words: line(&report.best(group)),
        confirmed: report.hand.is_confirmed(report.comparison, group),
        remarks: report.hand.remarks(group).and_then(|remarks| remarks_view(report, remarks)),
        passages: report
            .positions(group)
            .into_iter()
            .map(|(claim, position)| passage(report, claim, &position.words, report.standing(claim, group)))
            .collect(),
        differences: report.differences(group).into_iter().map(detail).collect(),
        same: report.same(group).into_iter().map(detail).collect(),
        absent: absent.into_iter().map(|article| column(report, source_number(article))).collect(),
        kept_out: report
            .hand
            .kept_out(report.comparison, group)
            .into_iter()
            .map(|claim| passage(report, claim, "", None))
            .collect(),
    }
}

fn quote(report: Report<'_>, claim: ClaimId) -> QuoteView {
    QuoteView { passage: claim, source: report.source_of(claim), words: line(report.comparison.words(claim)) }
}

fn passage(report: Report<'_>, claim: ClaimId, position: &str, standing: Option<&str>) -> PassageView {
    let source = report.source_of(claim);
    PassageView {
        passage: claim,
        source,
        outlet: line(&report.outlet(source)),
        position: line(position),
        words: line(report.comparison.words(claim)),
        standing: standing.map(str::to_owned),
        remarks: report.hand.passages.get(&claim).and_then(|remarks| remarks_view(report, remarks)),
    }
}

fn detail(detail: Detail) -> DetailView {
    let value =
        |value: DetailValue| ValueView { passage: value.claim, source: value.source, text: printable(&value.text) };
    DetailView { aspect: detail.aspect, values: detail.values.into_iter().map(value).collect() }
}

fn remarks_view(report: Report<'_>, remarks: &Remarks) -> Option<RemarksView> {
    let colour = remarks.colour.map(|colour| colour.as_str());
    (!remarks.is_empty()).then(|| RemarksView {
        rating: report.words_of_rating(remarks).map(|name| line(&name)),
        evidence: remarks.rating.as_ref().map_or_else(String::new, |rating| printable(&rating.evidence)),
        notes: remarks.notes.values().map(|note| printable(note)).collect(),
        tags: remarks.tags.iter().map(|tag| line(tag)).collect(),
        colour,
        colour_word: report.colour(remarks),
    })
}

fn orphans(hand: &Hand) -> Vec<OrphanView> {
    let view = |orphan: &crate::edits::Orphan| OrphanView {
        text: printable(&orphan.text),
        quotes: orphan.quotes.iter().map(|anchor| line(&anchor.quote)).collect(),
    };
    hand.orphans.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{
        sheet::{CLAIM, HEADING, SHEET},
        *,
    };
    use crate::export::{
        Format,
        fixture::{HOSTILE, documents, edited, hostile_documents, loose, plain, worked_through, written, written_in},
    };

    fn shown(reading: &Reading) -> String {
        String::from_utf8(written(Format::Html, reading)).unwrap()
    }

    fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
        let begin = format!(" {name}=\"");
        html.split(&begin).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
    }

    /// Ids are unique, and every jump has its place.
    fn check_jumps(html: &str) {
        let ids = attributes(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
        for jump in attributes(html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(jump), "#{jump}");
        }
    }

    #[test]
    fn program_and_reader_are_told_apart() {
        let html = shown(&worked_through(&documents(), "xem lại"));
        for part in [
            "by the reader",
            "the program says: Differ",
            "Reason: ",
            "Mostly true",
            "xem lại",
            "Every passage is confirmed by the reader",
        ] {
            assert!(html.contains(part), "{part}");
        }
        assert!(
            html.contains("href=\"https:&#x2f;&#x2f;a.example&#x2f;fire\"")
                && html.contains("corrected by the reader; read as: Báo Cảng")
        );
        check_jumps(&html);
        let before = shown(&plain(&documents()));
        assert!(!before.contains("✎") && before.contains("by the program"));
        check_jumps(&before);
    }

    #[test]
    fn what_is_loose_follows_and_is_not_on_the_first_sheet() {
        let html = shown(&loose());
        let (sheet, rest) = html.split_once("</section>").unwrap();
        assert!(!sheet.contains("Fire crews said") && sheet.contains("not counted here: 1"), "{sheet}");
        assert!(rest.contains("Probably the same claim") && rest.contains("class=\"p differ loose\""));
        check_jumps(&html);
    }

    #[test]
    fn facts_lead_to_the_words_of_each_article() {
        let html = shown(&plain(&documents()));
        let (_, facts) = html.split_once("<h2 id=\"facts\">").unwrap();
        let (facts, rest) = facts.split_once("</section>").unwrap();
        for part in [
            "≠ Differ",
            "… were hurt at the Harbour Street warehouse",
            "“12 people”",
            "“15 people”",
            "= Agree",
            "“3 May”",
        ] {
            assert!(facts.contains(part), "{part} in {facts}");
        }
        for jump in attributes(facts, "href") {
            let passage = rest.split_once(&format!("id=\"{}\"", &jump[1..])).unwrap().1;
            assert!(passage.split("</a>").next().unwrap().contains("people were hurt"), "{jump}");
        }
        let (claims, columns) = rest.split_once("id=\"columns\"").unwrap();
        let related = claims.split_once("id=\"related\"").unwrap().1;
        assert!(related.contains("Smoke was seen from the bay.") && columns.contains("Smoke was seen from the bay."));
    }

    #[test]
    fn no_cell_says_that_an_article_asserts_what_another_says() {
        let html = shown(&plain(&documents()));
        let row = html.split_once("<a href=\"#g1\">1</a>").unwrap().1.split_once("</tr>").unwrap().0;
        assert!(row.contains("≠<span class=\"stance\"> “") && !row.contains("asserts"), "{row}");
    }

    #[test]
    fn the_page_is_in_its_language() {
        let html = String::from_utf8(written_in("vi", Format::Html, &plain(&documents()))).unwrap();
        assert!(html.contains("<html lang=\"vi\">") && html.contains("Khác nhau") && !html.contains("Differ"));
    }

    #[test]
    fn hostile_text_becomes_no_markup() {
        let html = shown(&worked_through(&hostile_documents(), HOSTILE));
        assert!(!html.contains("<script") && !html.contains("href=\"javascript") && !html.contains('\u{1b}'));
        assert!(html.contains("&lt;script&gt;") && html.contains("{{ 7*7 }}"));
        check_jumps(&html);
    }

    #[test]
    fn one_article_or_none_is_a_page_too() {
        check_jumps(&shown(&Reading::default()));
        check_jumps(&shown(&plain(&documents()[..1])));
    }

    #[test]
    fn fifty_articles_are_one_matrix_of_forty_and_one_of_ten() {
        let texts: Vec<_> = (0..50)
            .map(|n| crate::ingest::pasted(&format!("Title: Report {n}\n\nFire crews said 12 people were hurt at the Harbour Street warehouse on 3 May {n}.")).unwrap())
            .collect();
        let reading = plain(&texts);
        let page = page_of(&reading);
        assert_eq!(page.matrices.iter().map(|matrix| matrix.sources.len()).collect::<Vec<_>>(), [40, 10]);
        let lines: usize = page.glance.iter().map(|of| HEADING + CLAIM * of.items.len()).sum();
        assert!(lines + 17 <= SHEET, "{lines}");
    }

    fn page_of(reading: &Reading) -> Page<'_> {
        page(Report::new(reading, &Options { words: crate::export::Words::of("en").unwrap(), day: None }))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn no_words_of_a_note_become_markup(note in "\\PC{0,40}[<>\"'&\u{202e}\u{0}]{1,6}\\PC{0,10}") {
            let reading = edited(&documents(), |reading| {
                let pen = crate::edits::Pen::new(&reading.comparison, &reading.hand);
                vec![pen.note(crate::edits::Subject::Group(GroupId(0)), 1, &note)]
            });
            let html = shown(&reading);
            let without = shown(&plain(&documents()));
            // The markup of the page is that of any other note.
            let tags = |html: &str| html.matches("<script").count() + html.matches(" onerror=\"").count();
            prop_assert_eq!(tags(&html), tags(&without));
            prop_assert!(!html.contains('\0'));
            check_jumps(&html);
        }
    }
}
