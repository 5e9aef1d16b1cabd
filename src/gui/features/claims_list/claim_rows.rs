//! Rows of the claims list, plain and made before drawing.
//!
//! Knows comparisons and no widgets; nothing here is drawn, so all of it can be tested without a pixel.

use std::ops::Range;

use super::search::{Query, SearchIndex};
use crate::{
    claims::Value,
    compare::{Comparison, Group},
    edits::Colour,
    gui::{
        features::annotations::model::colour_words,
        wording::{
            counts::in_sources,
            relation::{Relation, relation_words},
            values::value_words,
        },
        words::t,
    },
    ids::{ClaimId, GroupId},
    judge::{Aspect, Difference},
};

/// How many values of a difference stand in a row of the list.
const VALUES_IN_A_ROW: usize = 3;

/// A mark so many bytes into a wording is in sight in a row; further on, the row begins so many bytes before it.
const MARK_IN_SIGHT: usize = 56;
const BEFORE_MARK: usize = 24;
/// The same for what the reader wrote, of which there is one line.
const REMARK_IN_SIGHT: usize = 24;

/// A row of the claims list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow<'a> {
    /// How the group stands to other articles.
    pub relation: Relation,
    /// The best wording.
    pub words: &'a str,
    /// "in 3 of 5".
    pub sources: String,
    /// What differs, in short: "10.000 ≠ 12.000". Empty where nothing does.
    pub differs: String,
    /// Whether the passages only probably make the same claim.
    pub loose: bool,
    /// Whether its articles were brought together by what they mean alone.
    pub by_meaning: bool,
    /// The letters of `words` that the reader typed, as ranges of bytes, in order.
    pub marks: Vec<Range<usize>>,
    /// The byte of `words` from which they are shown, so that the first mark is in sight.
    pub shown_from: usize,
    /// What the reader wrote that has the letters, where no wording has them.
    pub remark: Option<FoundRemark>,
    /// The colours that the reader gave the group and its passages.
    pub colours: Vec<Colour>,
}

/// Something that the reader wrote, with the letters that were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRemark {
    /// The text.
    pub words: String,
    /// Where the letters are.
    pub marks: Vec<Range<usize>>,
    /// The byte from which it is shown.
    pub shown_from: usize,
}

impl<'a> ClaimRow<'a> {
    /// The row of `group`.
    pub fn of(comparison: &'a Comparison, group: &Group) -> Self {
        let conflicts = group.differences.iter().filter(|difference| difference.aspect.is_conflict());
        ClaimRow {
            relation: Relation::of_group(comparison, group),
            words: comparison.words(group.best),
            sources: in_sources(comparison, group),
            differs: conflicts.map(|d| short_difference(comparison, d)).collect::<Vec<_>>().join(" · "),
            loose: false,
            by_meaning: false,
            marks: Vec::new(),
            shown_from: 0,
            remark: None,
            colours: Vec::new(),
        }
    }

    /// The row with the letters of `query` marked: in the best wording, or in the first other that has them where the
    /// best has not.
    pub fn found(mut self, comparison: &'a Comparison, group: &Group, query: &Query<'_>) -> Self {
        let others = group.members.iter().map(|&claim| comparison.words(claim));
        for words in std::iter::once(self.words).chain(others) {
            if let Some(marks) = query.marks(words) {
                self.shown_from = marks.first().map_or(0, |mark| shown_from(words, mark.start, MARK_IN_SIGHT));
                (self.words, self.marks) = (words, marks);
                break;
            }
        }
        self
    }

    /// The row with what the reader gave `number` and wrote of it: that which `query` finds, where no wording has it.
    pub fn remarked(mut self, number: GroupId, index: &SearchIndex, query: &Query<'_>) -> Self {
        if let Some(said) = index.facets.said.get(&number) {
            self.colours = said.colours.iter().copied().collect();
        }
        if self.marks.is_empty() {
            self.remark = query.remark(number).map(|(words, marks)| {
                let shown_from = marks.first().map_or(0, |mark| shown_from(words, mark.start, REMARK_IN_SIGHT));
                FoundRemark { words: words.to_owned(), marks, shown_from }
            });
        }
        self
    }

    /// How it stands to other articles, in words: "Agree", "Agree, probably the same claim".
    pub fn relation_words(&self) -> String {
        relation_words(self.relation, self.loose)
    }

    /// The row in words, for those who hear it.
    pub fn accessible_name(&self) -> String {
        let (verdict, words, sources) = (self.relation_words(), self.words, self.sources.as_str());
        let mut name = match self.differs.as_str() {
            "" => t!("row", verdict = verdict, words = words, sources = sources),
            differs => t!("row-differing", verdict = verdict, words = words, sources = sources, differs = differs),
        };
        if self.by_meaning {
            name = t!("meaning-row", row = name);
        }
        if let Some(remark) = &self.remark {
            name = t!("remarks-row-found", row = name, text = remark.words.as_str());
        }
        if !self.colours.is_empty() {
            let colours = self.colours.iter().map(|&colour| colour_words(colour)).collect::<Vec<_>>().join(", ");
            name = t!("remarks-row-coloured", row = name, colours = colours);
        }
        name
    }
}

/// Where to begin `words`, of which so many bytes are in sight, so that what is at `mark` is too: at a word a little before.
fn shown_from(words: &str, mark: usize, in_sight: usize) -> usize {
    if mark <= in_sight {
        return 0;
    }
    let near = words.floor_char_boundary(mark.saturating_sub(BEFORE_MARK));
    words[near..mark].find(char::is_whitespace).map_or(mark, |space| near + space + 1)
}

/// The values of `difference`, each once, as the articles write them.
fn short_difference(comparison: &Comparison, difference: &Difference) -> String {
    let values = distinct_values(comparison, difference);
    let mut shown: Vec<&str> = values.iter().take(VALUES_IN_A_ROW).map(|(text, _)| text.as_str()).collect();
    if values.len() > VALUES_IN_A_ROW {
        shown.push("…");
    }
    shown.join(if difference.over_time { " → " } else { " ≠ " })
}

/// Every value of `difference` once, as the first article writes it, with the claims that have it.
pub fn distinct_values(comparison: &Comparison, difference: &Difference) -> Vec<(String, Vec<ClaimId>)> {
    let mut values: Vec<(&Value, String, Vec<ClaimId>)> = Vec::new();
    for place in &difference.values {
        if let Some((.., claims)) = values.iter_mut().find(|(value, ..)| **value == place.value) {
            claims.push(place.claim);
            continue;
        }
        let (article, claim) = comparison.claim(place.claim);
        let written = claim.said_at(&article.document.text, place.span);
        let by_value = matches!(difference.aspect, Aspect::Polarity | Aspect::Certainty);
        let text = if by_value { value_words(&place.value) } else { written.into_owned() };
        values.push((&place.value, text, vec![place.claim]));
    }
    values.into_iter().map(|(_, text, claims)| (text, claims)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edits::{self, History, Pen, Reading, Subject},
        gui::fixture,
    };

    #[test]
    fn a_row_says_what_differs() {
        let comparison = fixture::comparison();
        let row = ClaimRow::of(&comparison, &comparison.groups[GroupId(0)]);
        assert_eq!((row.sources.as_str(), row.differs.as_str()), ("in 2 of 3", "10.000 ≠ 12.000"));
        let name = "Differ: Khoảng 10.000 binh sĩ ở Kursk., in 2 of 3, 10.000 ≠ 12.000";
        assert_eq!(row.accessible_name(), name);
        assert_eq!(ClaimRow::of(&comparison, &comparison.groups[GroupId(1)]).differs, "asserts ≠ denies");
        assert_eq!(ClaimRow::of(&comparison, &comparison.groups[GroupId(3)]).differs, "");
        let loose = ClaimRow { loose: true, ..row };
        assert!(loose.accessible_name().starts_with("Differ, probably the same claim: Khoảng"));
    }

    #[test]
    fn a_row_shows_the_wording_that_has_the_letters() {
        let comparison = fixture::comparison();
        let (index, group) = (SearchIndex::of(&comparison.clone().into()), &comparison.groups[GroupId(1)]);
        let found = |typed: &str| ClaimRow::of(&comparison, group).found(&comparison, group, &index.query(typed));
        let marked = |row: &ClaimRow<'_>| row.marks.iter().map(|mark| row.words[mark.clone()].to_owned()).collect();
        let row = found("trieu");
        assert_eq!((row.words, marked(&row)), ("Triều Tiên đã bán vũ khí.", vec!["Triều".to_owned()]));
        let row = found("khong");
        assert_eq!((row.words, marked(&row)), ("Triều Tiên không bán vũ khí.", vec!["không".to_owned()]));
        assert!(found("").marks.is_empty());
    }

    #[test]
    fn a_row_shows_what_the_reader_wrote_where_no_wording_has_the_letters() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut history = History::default();
        history.record(pen.note(Subject::Passage(ClaimId(3)), 1, "Before anything else, ask the press office.").at(0));
        history.record(pen.colour(&[Subject::Group(GroupId(0))], Some(Colour::Red)).at(0));
        let reading = edits::reading(&before.comparison, &history);
        let (index, comparison) = (SearchIndex::of(&reading), &*reading.comparison);
        let group = &comparison.groups[GroupId(0)];
        let row = |typed: &str| {
            let query = index.query(typed);
            ClaimRow::of(comparison, group).found(comparison, group, &query).remarked(GroupId(0), &index, &query)
        };
        let remark = row("press").remark.unwrap();
        assert_eq!(&remark.words[remark.marks[0].clone()], "press");
        assert!(remark.words[remark.shown_from..].starts_with("anything else"));
        assert!(row("press").accessible_name().ends_with("ask the press office.; Red"));
        assert_eq!((row("kursk").remark, row("").remark), (None, None));
    }

    #[test]
    fn a_row_begins_near_a_mark_that_is_far_on() {
        let words = "Một câu rất dài, mà ở cuối của nó, sau nhiều chữ, mới nói đến Triều Tiên";
        let mark = words.find("Triều").unwrap();
        assert_eq!(shown_from(words, 4, MARK_IN_SIGHT), 0);
        assert_eq!(&words[shown_from(words, mark, MARK_IN_SIGHT)..], "mới nói đến Triều Tiên");
        assert_eq!(shown_from(&"ế".repeat(90), 198, MARK_IN_SIGHT), 198, "without white space it begins at the mark");
    }
}
