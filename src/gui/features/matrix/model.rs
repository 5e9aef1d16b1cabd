//! What the matrix shows, plain and made before drawing: which rows in which order, which columns, and what each article
//! says of each claim.
//!
//! Knows comparisons and no widgets. The rows are the groups of the claims list, sorted when the list or the wish changes,
//! never by a frame; a cell is made when it is in sight.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::{
    claims::{self, Certainty, Polarity},
    compare::{Comparison, Group},
    edits::{Decision, Hand},
    facts::Fact,
    gui::{
        wording::{
            names::outlet_of,
            quotation::shortened,
            relation::{Relation, relation_words},
            values::{certainty_words, polarity_words},
        },
        words::t,
    },
    ids::{ArticleId, ClaimId, DocumentId, FactId, GroupId, IdVec},
    judge::{Aspect, Place, Verdict},
};

/// In which order the rows stand, those that conflict always before the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    /// As in the claims list.
    #[default]
    List,
    /// What conflicts first.
    Disagreement,
    /// What more articles have first.
    Sources,
    /// As the article with this document id tells it; what it does not tell comes last.
    Article(DocumentId),
}

/// In which order the columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnOrder {
    /// As the columns of the articles.
    #[default]
    Columns,
    /// The oldest first; without a day last.
    Date,
    /// What shares most of its passages with others first.
    Share,
}

impl ColumnOrder {
    /// In the order in which they are offered.
    pub const ALL: [ColumnOrder; 3] = [ColumnOrder::Columns, ColumnOrder::Date, ColumnOrder::Share];
}

/// A place of the matrix: a row, and an article or else the row's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The group of the row.
    pub group: GroupId,
    /// The article; none: the head of the row.
    pub article: Option<ArticleId>,
}

/// Claims against articles.
#[derive(Default)]
pub struct Matrix {
    /// How the reader wants the rows sorted.
    pub row_order: RowOrder,
    /// How the reader wants the columns sorted.
    pub column_order: ColumnOrder,
    /// The groups that are shown, in order.
    pub rows: Vec<GroupId>,
    /// Where the keyboard is.
    pub spot: Option<Spot>,
    /// By article: the share of its passages that others have too.
    shares: IdVec<ArticleId, f32>,
    told: Told,
}

impl Matrix {
    /// Makes the rows anew from those of the claims list.
    pub fn refresh(&mut self, comparison: &Comparison, hand: &Hand, list: &[GroupId]) {
        self.rows = list.to_vec();
        self.shares = shares(comparison);
        self.told = Told::of(comparison, hand);
        let group = |row: &GroupId| &comparison.groups[*row];
        match &self.row_order {
            RowOrder::List => (),
            RowOrder::Disagreement => self.rows.sort_by_key(|row| group(row).verdict),
            RowOrder::Sources => self.rows.sort_by_key(|row| Reverse(group(row).sources)),
            RowOrder::Article(document) => {
                let article = comparison.articles.position(|article| article.document.id == *document);
                let first = |row: &GroupId| passages(comparison, group(row), article?).first().copied();
                let none = comparison.claims.ids().end();
                self.rows.sort_by_key(|row| first(row).unwrap_or(none));
            }
        }
        self.rows.sort_by_key(|row| !Relation::of_group(comparison, group(row)).is_conflict());
    }

    /// The articles in the order of the matrix; `order` has their document ids in that of the columns.
    pub fn columns<'o>(&self, comparison: &Comparison, order: impl Iterator<Item = &'o DocumentId>) -> Vec<ArticleId> {
        let mut columns = in_order(comparison, order);
        match self.column_order {
            ColumnOrder::Columns => (),
            ColumnOrder::Date => columns.sort_by_key(|&article| {
                let published = comparison.articles[article].published;
                (published.is_none(), published)
            }),
            ColumnOrder::Share => columns.sort_by(|&a, &b| self.share(b).total_cmp(&self.share(a))),
        }
        columns
    }

    fn share(&self, article: ArticleId) -> f32 {
        self.shares.get(article).copied().unwrap_or(0.0)
    }
}

/// The articles of `comparison` with these document ids.
pub fn in_order<'o>(comparison: &Comparison, order: impl Iterator<Item = &'o DocumentId>) -> Vec<ArticleId> {
    order.filter_map(|id| comparison.articles.position(|article| article.document.id == *id)).collect()
}

fn shares(comparison: &Comparison) -> IdVec<ArticleId, f32> {
    let mut counts: IdVec<ArticleId, (u32, u32)> = IdVec::filled((0, 0), comparison.articles.len());
    for place in &comparison.claims {
        let (shared, all) = &mut counts[place.article];
        *all += 1;
        *shared += u32::from(comparison.groups[place.group].sources > 1);
    }
    counts.into_iter().map(|(shared, all)| shared as f32 / all.max(1) as f32).collect()
}

/// The passages of `group` that `article` has.
pub fn passages<'c>(comparison: &Comparison, group: &'c Group, article: ArticleId) -> &'c [ClaimId] {
    let of = |claim: &ClaimId| comparison.claims[*claim].article;
    let start = group.members.partition_point(|claim| of(claim) < article);
    let end = group.members.partition_point(|claim| of(claim) <= article);
    &group.members[start..end]
}

/// The values of facts, by the claims that tell them: the fact and which of its values.
#[derive(Default)]
struct Told(FxHashMap<ClaimId, Vec<(FactId, u32)>>);

impl Told {
    /// The values of the facts of `comparison` that the reader did not reject.
    fn of(comparison: &Comparison, hand: &Hand) -> Self {
        let mut told = Told::default();
        let counts = |&(number, _): &(FactId, &Fact)| hand.fact_decision(number) != Some(Decision::Rejected);
        for (number, fact) in comparison.facts.iter_enumerated().filter(counts) {
            for (value, place) in fact.values.iter().zip(0..) {
                told.0.entry(value.place.claim).or_default().push((number, place));
            }
        }
        told
    }

    /// The values that `passages` tell of facts that other articles of `group` tell as well.
    fn shared<'c>(
        &'c self,
        comparison: &'c Comparison,
        group: &'c Group,
        passages: &'c [ClaimId],
    ) -> impl Iterator<Item = &'c Place> {
        let told = passages.iter().filter_map(|claim| self.0.get(claim)).flatten();
        told.filter_map(move |&(fact, place)| {
            let values = &comparison.facts[fact].values;
            let is_other = |claim: ClaimId| !passages.contains(&claim) && group.members.binary_search(&claim).is_ok();
            let is_shared = values.iter().any(|value| is_other(value.place.claim));
            is_shared.then(|| &values[place as usize].place)
        })
    }
}

/// What an article says of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// That it denies or alleges it; each once, the gravest first.
    pub stances: Vec<Polarity>,
    /// What it tells of facts that other articles tell as well.
    pub values: Vec<Value>,
    /// Its words, where there are no values.
    pub words: String,
}

/// A detail as the article writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The words.
    pub words: String,
    /// Whether others conflict with it.
    pub conflicts: bool,
}

impl Cell {
    /// The cell for those who hear it: "denies, 12.000".
    pub fn spoken(&self) -> String {
        let stances = self.stances.iter().map(|stance| polarity_words(*stance));
        let values = self.values.iter().map(|value| value.words.clone());
        let words = Some(self.words.clone()).filter(|words| !words.is_empty());
        stances.chain(values).chain(words).collect::<Vec<_>>().join(", ")
    }
}

impl Matrix {
    /// What `article` says of `group`; `None` where it says nothing.
    pub fn cell(&self, comparison: &Comparison, group: &Group, article: ArticleId) -> Option<Cell> {
        let passages = passages(comparison, group, article);
        let first = *passages.first()?;
        let mut stances: Vec<Polarity> = passages.iter().map(|&claim| stance(comparison, group, claim)).collect();
        stances.retain(|stance| *stance != Polarity::Asserts);
        stances.sort_by_key(|stance| gravity(*stance));
        stances.dedup();
        // Where it is denied, that is what counts, and not what both have.
        let told = if group.verdict == Verdict::Disputed { &[] } else { passages };
        let shared = self.told.shared(comparison, group, told);
        let shared = shared.map(|place| Value { words: written(comparison, place), conflicts: false });
        let mut values: Vec<Value> = Vec::new();
        for value in telling(comparison, group, passages).chain(shared) {
            if !values.iter().any(|known| known.words == value.words) {
                values.push(value);
            }
        }
        let words = if values.is_empty() { shortened(comparison.words(first)) } else { String::new() };
        Some(Cell { stances, values, words })
    }

    /// The name of a place of the matrix, for those who hear it.
    pub fn spot_name(&self, comparison: &Comparison, spot: Spot, loose: bool) -> String {
        let Some(group) = comparison.groups.get(spot.group) else { return String::new() };
        let words = shortened(comparison.words(group.best));
        let Some(article) = spot.article else {
            let relation = relation_words(Relation::of_group(comparison, group), loose);
            return t!("matrix-row-name", verdict = relation, words = words, sources = group.sources);
        };
        let outlet = outlet_of(&comparison.articles[article].document);
        match self.cell(comparison, group, article) {
            Some(cell) => t!("matrix-cell-name", outlet = outlet, says = cell.spoken(), words = words),
            None => t!("matrix-blank-name", outlet = outlet, words = words),
        }
    }
}

/// How the passage stands to the group's claim: what is disputed may lie in a "not" that is no denial by itself.
fn stance(comparison: &Comparison, group: &Group, claim: ClaimId) -> Polarity {
    let polarities = group.differences.iter().filter(|difference| difference.aspect == Aspect::Polarity);
    let denies = |place: &Place| place.claim == claim && place.value.is_denial();
    if polarities.flat_map(|difference| &difference.values).any(denies) {
        return Polarity::Denies;
    }
    comparison.claim(claim).1.polarity
}

fn gravity(stance: Polarity) -> u8 {
    match stance {
        Polarity::Denies => 0,
        Polarity::Alleges => 1,
        Polarity::Asserts => 2,
    }
}

/// The details of `passages` in which the articles conflict, then those that they write otherwise.
fn telling<'c>(
    comparison: &'c Comparison,
    group: &'c Group,
    passages: &'c [ClaimId],
) -> impl Iterator<Item = Value> + 'c {
    let shown = |aspect: Aspect| aspect.is_conflict() && aspect != Aspect::Polarity;
    let differences = group.differences.iter().filter(move |difference| shown(difference.aspect));
    let conflicting = differences.flat_map(|d| d.values.iter().map(|place| (d.aspect, place, true)));
    let alike = group.same.iter().flat_map(|same| same.values.iter().map(|place| (same.aspect, place, false)));
    let own = conflicting.chain(alike).filter(|(_, place, _)| passages.contains(&place.claim));
    own.map(|(aspect, place, conflicts)| Value { words: value_words(comparison, aspect, place), conflicts })
}

fn value_words(comparison: &Comparison, aspect: Aspect, place: &Place) -> String {
    match (aspect, &place.value) {
        (Aspect::Certainty, claims::Value::Certainty(Certainty::Hedged)) => certainty_words(Certainty::Hedged),
        (Aspect::Certainty, _) => t!("matrix-certain"),
        _ => written(comparison, place),
    }
}

fn written(comparison: &Comparison, place: &Place) -> String {
    let (article, claim) = comparison.claim(place.claim);
    shortened(&claim.said_at(&article.document.text, place.span))
}

/// The symbol for a stance.
pub fn stance_symbol(stance: Polarity) -> &'static str {
    match stance {
        Polarity::Asserts => "+",
        Polarity::Denies => "−",
        Polarity::Alleges => "?",
    }
}

/// The head of a row for those who see it: symbol and words of how it stands to other articles, and whether it is only probably
/// one claim.
pub fn relation_label(comparison: &Comparison, group: &Group, loose: bool) -> String {
    let relation = Relation::of_group(comparison, group);
    format!("{} {}", relation.symbol(), relation_words(relation, loose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gui::fixture,
        ids::{LocalClaimId, ids},
    };

    fn check_rows(order: RowOrder, list: &[u32], expected: &[u32]) {
        let mut matrix = Matrix { row_order: order.clone(), ..Matrix::default() };
        matrix.refresh(&fixture::comparison(), &Hand::default(), &ids(list));
        assert_eq!(matrix.rows, ids::<GroupId>(expected), "{order:?}");
    }

    #[test]
    fn rows_are_those_of_the_list_in_the_order_that_is_wanted_what_conflicts_first() {
        check_rows(RowOrder::List, &[3, 0, 1], &[0, 1, 3]);
        check_rows(RowOrder::Disagreement, &[3, 0, 1], &[1, 0, 3]);
        check_rows(RowOrder::Sources, &[2, 3, 0], &[0, 3, 2]);
        check_rows(RowOrder::Article("Beta.txt-id".into()), &[2, 3, 1, 0], &[0, 1, 3, 2]);
        check_rows(RowOrder::Article("gone".into()), &[3, 1], &[1, 3]);
    }

    fn check_columns(order: ColumnOrder, expected: &[u32]) {
        let mut comparison = fixture::comparison();
        let day = |day| crate::claims::PartialDate { year: Some(2023), month: Some(9), day: Some(day) };
        for (article, number) in [(ArticleId(1), 20), (ArticleId(2), 13)] {
            let mut dated = (*comparison.articles[article]).clone();
            dated.published = Some(crate::claims::Published { day: day(number), clock: None });
            comparison.articles[article] = std::sync::Arc::new(dated);
        }
        let mut matrix = Matrix { column_order: order, ..Matrix::default() };
        matrix.refresh(&comparison, &Hand::default(), &[]);
        let order = ["Beta.txt-id", "gone", "Alpha.txt-id", "Gamma.txt-id"].map(DocumentId::from);
        let columns = matrix.columns(&comparison, order.iter());
        assert_eq!(columns, ids::<ArticleId>(expected), "{order:?}");
    }

    #[test]
    fn columns_are_sorted_by_date_and_by_what_they_share() {
        check_columns(ColumnOrder::Columns, &[1, 0, 2]);
        check_columns(ColumnOrder::Date, &[2, 1, 0]);
        check_columns(ColumnOrder::Share, &[1, 2, 0]);
    }

    #[test]
    fn a_cell_has_the_value_or_the_words_or_is_an_honest_blank() {
        let (matrix, comparison) = matrix();
        let spoken = |group, article| {
            matrix.cell(&comparison, &comparison.groups[GroupId(group)], ArticleId(article)).map(|cell| cell.spoken())
        };
        assert_eq!(spoken(0, 0).as_deref(), Some("10.000"));
        assert_eq!(spoken(0, 1).as_deref(), Some("12.000"));
        assert_eq!([spoken(0, 2), spoken(1, 2)], [None, None]);
        assert_eq!(spoken(1, 0).as_deref(), Some("Triều Tiên đã bán vũ khí."));
        assert_eq!(spoken(1, 1).as_deref(), Some("denies, Triều Tiên không bán vũ khí."));
        assert_eq!(spoken(3, 2).as_deref(), Some("hiệp ước"), "what agrees is a value as well");
    }

    fn matrix() -> (Matrix, Comparison) {
        let (mut matrix, comparison) = (Matrix::default(), fixture::comparison());
        matrix.refresh(&comparison, &Hand::default(), &[]);
        (matrix, comparison)
    }

    #[test]
    fn a_not_that_disputes_is_a_denial() {
        let mut comparison = fixture::comparison();
        let mut beta = (*comparison.articles[ArticleId(1)]).clone();
        beta.claims[LocalClaimId(1)].polarity = Polarity::Asserts;
        comparison.articles[ArticleId(1)] = std::sync::Arc::new(beta);
        let cell = Matrix::default().cell(&comparison, &comparison.groups[GroupId(1)], ArticleId(1)).unwrap();
        assert_eq!(cell.stances, [Polarity::Denies]);
    }

    #[test]
    fn every_place_has_a_name() {
        let (matrix, comparison) = matrix();
        let name = |article: Option<u32>| {
            let spot = Spot { group: GroupId(0), article: article.map(ArticleId) };
            matrix.spot_name(&comparison, spot, false)
        };
        assert_eq!(name(None), "Differ: Khoảng 10.000 binh sĩ ở Kursk., 2 articles");
        assert_eq!(name(Some(1)), "Beta: 12.000. Claim: Khoảng 10.000 binh sĩ ở Kursk.");
        assert_eq!(name(Some(2)), "Gamma does not say: Khoảng 10.000 binh sĩ ở Kursk.");
    }
}
