//! A reading as one page for a browser: a first sheet, the matrix, claim by claim, the articles, the sources.
//!
//! The page is a template, `assets/export/report.html`, that escapes whatever it is given; this file makes what it is
//! given. No script, nothing loaded from anywhere. Invariant: every `#…` link leads to an element of the page.

use std::io::{self, Write};

use minijinja::{
    Environment,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde},
};
use serde::Serialize;

use super::{
    Options,
    report::{Detail, Report, on_one_line, printable, stance_symbol, verdict_symbol, web_address},
};
use crate::{
    align::ClaimIndex,
    compare::Article,
    edits::{Hand, Reading, Remarks, Standing},
    ingest::Property,
    judge::Verdict,
    segment::PieceKind,
    text::Span,
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
struct Page {
    language: &'static str,
    day: Option<String>,
    author: Option<Linked>,
    method: String,
    counts: Vec<Count>,
    /// How many claims only one article makes.
    only_here: usize,
    sources: Vec<Source>,
    glance: Vec<Glance>,
    matrices: Vec<Matrix>,
    groups: Vec<GroupView>,
    articles: Vec<ArticleView>,
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
struct Source {
    number: u32,
    outlet: String,
    title: Linked,
    published: Option<String>,
    language: Option<&'static str>,
    file: String,
    sha256: String,
    guessed: Vec<String>,
    corrected: Vec<Correction>,
}

/// A property and what was read of it.
#[derive(Serialize)]
struct Correction {
    name: String,
    read: String,
}

/// The claims of one verdict on the first sheet.
#[derive(Serialize)]
struct Glance {
    class: &'static str,
    symbol: &'static str,
    word: String,
    items: Vec<Item>,
    more: usize,
}

#[derive(Clone, Serialize)]
struct Item {
    number: usize,
    words: String,
    /// Who says what, in a line.
    by: String,
    rating: Option<String>,
    by_reader: bool,
}

#[derive(Serialize)]
struct Matrix {
    from: u32,
    to: u32,
    is_all: bool,
    /// Whether there is room for words beside the symbols.
    wide: bool,
    sources: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Column {
    number: u32,
    outlet: String,
}

#[derive(Serialize)]
struct Row {
    number: usize,
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
    passage: u32,
    symbol: &'static str,
    stance: String,
    label: String,
}

#[derive(Serialize)]
struct GroupView {
    number: usize,
    class: &'static str,
    symbol: &'static str,
    verdict: String,
    by: String,
    by_reader: bool,
    /// What the program says, where the reader said something.
    program: Option<String>,
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
    passage: u32,
    source: u32,
    outlet: String,
    stance: String,
    words: String,
    /// Who put it there; empty for one that is kept out.
    standing: String,
    by_reader: bool,
    remarks: Option<RemarksView>,
}

#[derive(Serialize)]
struct DetailView {
    aspect: String,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    passage: u32,
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
struct ArticleView {
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
    anchor: Option<u32>,
    /// Number of its group, where that is told of.
    group: Option<usize>,
    class: &'static str,
    symbol: &'static str,
    label: String,
}

#[derive(Serialize)]
struct OrphanView {
    text: String,
    quotes: Vec<String>,
}

fn page(report: Report<'_>) -> Page {
    let notable = report.notable();
    let author = &report.hand.author;
    let count = |verdict: Verdict| report.comparison.groups.iter().filter(|group| group.verdict == verdict).count();
    let counts = Verdict::ALL.into_iter().filter(|&verdict| verdict != Verdict::SingleSource);
    Page {
        language: report.words.code(),
        day: report.day.map(printable),
        author: (!author.name.is_empty()).then(|| linked(&author.name, Some(&author.link))),
        method: report.method(),
        counts: counts
            .map(|verdict| Count {
                class: verdict.as_str(),
                symbol: verdict_symbol(verdict),
                word: report.verdict(verdict).to_owned(),
                count: count(verdict),
            })
            .collect(),
        only_here: count(Verdict::SingleSource),
        sources: (1..=report.sources()).map(|source| self::source(report, source)).collect(),
        glance: glance(report, &notable),
        matrices: matrices(report, &notable),
        groups: notable.iter().zip(1..).map(|(&group, number)| group_view(report, group, number)).collect(),
        articles: articles(report, &notable),
        orphans: orphans(report.hand),
    }
}

fn linked(text: &str, link: Option<&str>) -> Linked {
    Linked { text: line(text), href: link.and_then(web_address).map(str::to_owned) }
}

fn line(text: &str) -> String {
    on_one_line(&printable(text))
}

/// The beginning of long words.
fn short(text: &str) -> String {
    let text = line(text);
    match text.char_indices().nth(SHORT) {
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
        None => text,
    }
}

fn source(report: Report<'_>, source: u32) -> Source {
    let document = report.document(source);
    let corrected = document.corrected.iter().map(|correction| Correction {
        name: report.property(correction.property).to_owned(),
        read: line(&report.corrected(source, correction.property).unwrap_or_default()),
    });
    let metadata = &document.metadata;
    let fields = [
        (Property::Title, &metadata.title),
        (Property::Source, &metadata.source),
        (Property::Published, &metadata.published),
    ];
    let guessed = fields.iter().filter(|(_, field)| field.as_ref().is_some_and(|field| field.guessed));
    Source {
        number: source,
        outlet: line(&report.outlet(source)),
        title: linked(&report.title(source), document.property(Property::Link)),
        published: document.property(Property::Published).map(line),
        language: document.language,
        file: line(&report.file(source)),
        sha256: document.sha256.clone(),
        guessed: guessed.map(|(property, _)| report.property(*property).to_owned()).collect(),
        corrected: corrected.collect(),
    }
}

/// How many lines of the first sheet the claims of [`glance`] and the list of articles may take together.
const SHEET: usize = 54;
/// The lines of a heading, and of a claim.
const HEADING: usize = 2;
const CLAIM: usize = 3;
/// So many claims of a verdict at most.
const MOST: usize = 9;

/// What the first sheet tells: of each verdict some claims, in turn, as long as there is room on a sheet of A4.
fn glance(report: Report<'_>, notable: &[u32]) -> Vec<Glance> {
    let numbered: Vec<(u32, usize)> = notable.iter().copied().zip(1..).collect();
    let rated = |group: u32| report.hand.remarks(group).is_some_and(|remarks| remarks.rating.is_some());
    let verdict = |group: u32| report.group(group).verdict;
    let mut sections = Vec::new();
    let checked: Vec<(u32, usize)> = numbered.iter().copied().filter(|&(group, _)| rated(group)).collect();
    sections.push(("rated", "★", report.say("checked"), checked));
    for of in [Verdict::Disputed, Verdict::Differ, Verdict::Changed, Verdict::Agree] {
        let groups = numbered.iter().copied().filter(|&(group, _)| verdict(group) == of && !rated(group)).collect();
        sections.push((of.as_str(), verdict_symbol(of), report.verdict(of), groups));
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
        let items = groups[..shown].iter().map(|&(group, number)| item(report, group, number)).collect();
        glances.push(Glance { class, symbol, word: word.to_owned(), items, more: groups.len() - shown });
    }
    glances
}

fn item(report: Report<'_>, group: u32, number: usize) -> Item {
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

/// "asserts: [1], [3]; denies: [2]".
fn who_says(report: Report<'_>, group: u32) -> String {
    let mut by_stance: Vec<(String, Vec<u32>)> = Vec::new();
    for &claim in &report.group(group).members {
        let (stance, source) = (report.stance(claim), report.source_of(claim));
        match by_stance.iter_mut().find(|(known, _)| *known == stance) {
            Some((_, sources)) if sources.contains(&source) => (),
            Some((_, sources)) => sources.push(source),
            None => by_stance.push((stance, vec![source])),
        }
    }
    let list = |sources: &[u32]| sources.iter().map(|source| format!("[{source}]")).collect::<Vec<_>>().join(", ");
    let parts: Vec<String> = by_stance.iter().map(|(stance, sources)| format!("{stance}: {}", list(sources))).collect();
    parts.join("; ")
}

fn matrices(report: Report<'_>, notable: &[u32]) -> Vec<Matrix> {
    let last = report.sources();
    let mut matrices = Vec::new();
    for from in (1..=last).step_by(COLUMNS as usize) {
        let to = (from + COLUMNS - 1).min(last);
        let rows: Vec<Row> =
            notable.iter().zip(1..).filter_map(|(&group, number)| row(report, group, number, from, to)).collect();
        if !rows.is_empty() {
            let sources = (from..=to).map(|source| column(report, source)).collect();
            matrices.push(Matrix { from, to, is_all: to - from + 1 == last, wide: last <= 8, sources, rows });
        }
    }
    matrices
}

fn column(report: Report<'_>, source: u32) -> Column {
    Column { number: source, outlet: line(&report.outlet(source)) }
}

/// What the sources `from` to `to` say of a group; `None` where they say nothing.
fn row(report: Report<'_>, group: u32, number: usize, from: u32, to: u32) -> Option<Row> {
    let of = report.group(group);
    let cells: Vec<Vec<Mark>> = (from..=to)
        .map(|source| report.passages_in(group, source).map(|claim| mark(report, claim)).collect())
        .collect();
    let remarks = report.hand.remarks(group);
    let is_remarked = |claim| report.hand.passages.contains_key(claim);
    cells.iter().any(|marks| !marks.is_empty()).then(|| Row {
        number,
        class: of.verdict.as_str(),
        symbol: verdict_symbol(of.verdict),
        verdict: report.verdict(of.verdict).to_owned(),
        by_reader: report.is_by_reader(group),
        words: short(&report.best(group)),
        rating: remarks.and_then(|remarks| report.words_of_rating(remarks)).map(|name| line(&name)),
        remarked: remarks.is_some_and(|of| !of.notes.is_empty()) || of.members.iter().any(is_remarked),
        cells,
    })
}

fn mark(report: Report<'_>, claim: ClaimIndex) -> Mark {
    let stance = report.stance(claim);
    let label = format!("{}: {stance}", line(&report.label(report.source_of(claim))));
    let symbol = stance_symbol(report.comparison.claim(claim).1.polarity);
    Mark { passage: claim, symbol, stance, label }
}

fn group_view(report: Report<'_>, group: u32, number: usize) -> GroupView {
    let of = report.group(group);
    let by_reader = report.is_by_reader(group);
    let program = report.verdict(report.program_verdict(group));
    let absent = if of.sources > 1 { report.comparison.absent(of).collect() } else { Vec::new() };
    GroupView {
        number,
        class: of.verdict.as_str(),
        symbol: verdict_symbol(of.verdict),
        verdict: report.verdict(of.verdict).to_owned(),
        by: report.by(group).to_owned(),
        by_reader,
        program: by_reader.then(|| report.words.fill("program-said", &[("verdict", program)])),
        reason: printable(report.reason(group)),
        words: line(&report.best(group)),
        confirmed: report.hand.is_confirmed(report.comparison, group),
        remarks: report.hand.remarks(group).and_then(|remarks| remarks_view(report, remarks)),
        passages: of.members.iter().map(|&claim| passage(report, claim, standing(report, claim))).collect(),
        differences: report.differences(group).into_iter().map(detail).collect(),
        same: report.same(group).into_iter().map(detail).collect(),
        absent: absent.into_iter().map(|article| column(report, article + 1)).collect(),
        kept_out: report
            .hand
            .kept_out(report.comparison, group)
            .into_iter()
            .map(|claim| passage(report, claim, ""))
            .collect(),
    }
}

fn standing(report: Report<'_>, claim: ClaimIndex) -> &'static str {
    match report.hand.standing(report.comparison, claim) {
        Standing::Suggested => "standing-suggested",
        Standing::Confirmed => "standing-confirmed",
        Standing::Joined => "standing-joined",
    }
}

fn passage(report: Report<'_>, claim: ClaimIndex, standing: &'static str) -> PassageView {
    let source = report.source_of(claim);
    PassageView {
        passage: claim,
        source,
        outlet: line(&report.outlet(source)),
        stance: report.stance(claim),
        words: line(report.comparison.words(claim)),
        standing: report.words.say(standing).to_owned(),
        by_reader: standing != "standing-suggested",
        remarks: report.hand.passages.get(&claim).and_then(|remarks| remarks_view(report, remarks)),
    }
}

fn detail(detail: Detail) -> DetailView {
    let value = |value: super::report::DetailValue| ValueView {
        passage: value.claim,
        source: value.source,
        text: printable(&value.text),
    };
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
        colour_word: colour.map_or_else(String::new, |colour| report.words.say(&format!("colour-{colour}")).to_owned()),
    })
}

fn articles(report: Report<'_>, notable: &[u32]) -> Vec<ArticleView> {
    let mut numbers = vec![None; report.comparison.groups.len()];
    notable.iter().zip(1..).for_each(|(&group, number)| numbers[group as usize] = Some(number));
    let mut first = 0;
    let mut views = Vec::new();
    for (article, number) in report.comparison.articles.iter().zip(1..) {
        views.push(ArticleView {
            number,
            language: article.document.language,
            outlet: line(&report.outlet(number)),
            title: linked(&report.title(number), article.document.property(Property::Link)),
            published: article.document.property(Property::Published).map(line),
            paragraphs: paragraphs(report, article, first, &numbers),
        });
        first += article.claims.len() as ClaimIndex;
    }
    views
}

/// The lines of an article that are not blank, divided at its passages and furniture.
fn paragraphs(report: Report<'_>, article: &Article, first: ClaimIndex, numbers: &[Option<usize>]) -> Vec<Vec<Part>> {
    let text = &article.document.text;
    let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
    let furniture = pieces.filter(|piece| piece.kind != PieceKind::Sentence).map(|piece| (piece.span, None));
    let passages = (first..).zip(&article.claims).map(|(claim, found)| (found.span, Some(claim)));
    let mut marked: Vec<(Span, Option<ClaimIndex>)> = furniture.chain(passages).collect();
    marked.sort_unstable_by_key(|(span, _)| span.start);

    let mut parts = Vec::new();
    let mut at = 0;
    for (span, claim) in marked {
        let (start, end) = ((span.start as usize).max(at), span.end as usize);
        if start >= end {
            continue;
        }
        parts.push(plain(&text[at..start], false));
        match claim {
            Some(claim) => parts.push(passage_part(report, claim, &text[start..end], numbers)),
            None => parts.push(plain(&text[start..end], true)),
        }
        at = end;
    }
    parts.push(plain(&text[at..], false));
    lines(parts)
}

fn plain(text: &str, furniture: bool) -> Part {
    let (class, symbol, label) = ("", "", String::new());
    Part { text: printable(text), furniture, anchor: None, group: None, class, symbol, label }
}

fn passage_part(report: Report<'_>, claim: ClaimIndex, text: &str, numbers: &[Option<usize>]) -> Part {
    let group = report.comparison.claims[claim as usize].group;
    let number = numbers[group as usize];
    let verdict = report.group(group).verdict;
    let label = number.map(|number| format!("{number}, {}", report.verdict(verdict)));
    Part {
        text: printable(text),
        furniture: false,
        // Every passage can be led to: one that is kept out of a group may stand in none that is told of.
        anchor: Some(claim),
        group: number,
        class: verdict.as_str(),
        symbol: verdict_symbol(verdict),
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
                line.push(plain(" ", part.furniture));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
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

    use super::*;
    use crate::export::{
        Format,
        fixture::{HOSTILE, documents, edited, hostile_documents, plain, worked_through, written, written_in},
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
            "The program says: Differ",
            "Reason: ",
            "Mostly true",
            "xem lại",
            "confirmed by the reader",
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
        let page = page_of(&plain(&texts));
        assert_eq!(page.matrices.iter().map(|matrix| matrix.sources.len()).collect::<Vec<_>>(), [40, 10]);
        let lines: usize = page.glance.iter().map(|of| HEADING + CLAIM * of.items.len()).sum();
        assert!(lines + 17 <= SHEET, "{lines}");
    }

    fn page_of(reading: &Reading) -> Page {
        page(Report::new(reading, &Options { words: crate::export::Words::of("en").unwrap(), day: None }))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn no_words_of_a_note_become_markup(note in "\\PC{0,40}[<>\"'&\u{202e}\u{0}]{1,6}\\PC{0,10}") {
            let reading = edited(&documents(), |reading| {
                let pen = crate::edits::Pen::new(&reading.comparison, &reading.hand);
                vec![pen.note(crate::edits::Subject::Group(0), 1, &note)]
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
