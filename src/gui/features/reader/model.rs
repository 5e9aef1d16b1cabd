//! Which columns there are, in which order, how wide, and where each is scrolled to.
//!
//! Keyed by document id, so order, widths and places survive another article and another comparison. Draws nothing;
//! geometry is in points from the left of all columns.

use std::{collections::HashMap, sync::Arc};

use super::{
    cache::{Follower, HeaderRows, Overview},
    layout::Page,
    scroll::{Anchor, Glide},
};
use crate::{
    compare::Comparison,
    gui::{
        features::find::model::Hit,
        wording::{quotation::shortened, relation::aligned, values::aspect_words},
    },
    ids::{ArticleId, ClaimId, DocumentId, GroupId, Ids, LocalClaimId},
    judge::{Aspect, Contradiction},
    text::Span,
};

/// Narrowest a column is made.
pub const LEAST_WIDTH: f32 = 220.0;

/// Below this many times the text size, columns no longer share the window's width; some fill it, the others are reached by
/// scrolling sideways.
const LEAST_SHARED_EMS: f32 = 16.0;

/// As many columns fill the window as are this many times the text size wide, which holds about forty letters; or two where
/// they can share it.
const FILLING_EMS: f32 = 20.0;

/// Width of a column that is narrowed to its overview.
pub const NARROW_WIDTH: f32 = 40.0;

/// A passage that is to be scrolled into sight when its column is next drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The passage's bytes.
    pub span: Span,
    /// Points below the view's top at which it should begin; `None`: about the upper third.
    pub line: Option<f32>,
}

/// What an article says in two ways that cannot both be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The kind of detail.
    aspect: Aspect,
    /// What it says at both places.
    said: [String; 2],
    /// The two places.
    pub places: [Span; 2],
}

impl Doubt {
    fn of(text: &str, found: &Contradiction) -> Self {
        let places = found.values.each_ref().map(|place| place.span);
        Doubt { aspect: found.aspect, said: places.map(|span| shortened(span.of(text))), places }
    }

    /// The kind of detail and both places: "Name: “ông Koffler” ≠ “bà Koffler”".
    pub fn words(&self) -> String {
        let [one, other] = &self.said;
        format!("{}: “{one}” ≠ “{other}”", aspect_words(self.aspect))
    }
}

/// One article's column.
pub struct Column {
    /// Id of its document.
    pub document: DocumentId,
    /// Its article.
    pub article: ArticleId,
    /// The claims of its article.
    pub claims: Ids<ClaimId>,
    /// How many of its claims other articles make too.
    pub shared: u32,
    /// What the article says in two ways.
    pub doubts: Vec<Doubt>,
    /// How many places of these were jumped to.
    pub jumps: usize,
    /// Whether it stays at the left while the others scroll sideways.
    pub pinned: bool,
    /// Whether it neither follows the other columns nor leads them.
    pub locked: bool,
    /// Whether it is not shown.
    pub hidden: bool,
    /// Whether only its overview is shown.
    pub narrow: bool,
    /// The width that the reader gave it.
    pub own_width: Option<f32>,
    /// Left edge, counted from the left of all columns.
    pub left: f32,
    /// The width that it has.
    pub width: f32,
    /// The top of its view.
    pub anchor: Anchor,
    /// Where it is gliding to.
    pub glide: Option<Glide>,
    /// Where it is to go.
    pub goal: Option<Goal>,
    /// What its overview shows.
    pub overview: Overview,
    /// What it remembers of following another.
    pub follower: Follower,
    /// Its text.
    pub page: Page,
    /// The words over it, laid out.
    pub header: Option<HeaderRows>,
    /// What of it is in sight: blocks and the top of their rows on the screen.
    pub sight: Vec<(usize, f32)>,
}

/// The columns from left to right.
#[derive(Default)]
pub struct Columns {
    list: Vec<Column>,
    epoch: Option<u64>,
    view: f32,
    /// Points between two columns.
    gap: f32,
    /// Size of their letters in points.
    text_size: f32,
    /// Points that they take together.
    total: f32,
    /// How far they are scrolled to the right.
    pub x: f32,
}

impl Columns {
    /// The columns from left to right.
    pub fn list(&self) -> &[Column] {
        &self.list
    }

    /// The column at `index`, to change what is remembered of it.
    pub fn get_mut(&mut self, index: usize) -> &mut Column {
        &mut self.list[index]
    }

    /// Every column, to change what is remembered of it.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Column> {
        self.list.iter_mut()
    }

    /// Where the column of `document` is.
    pub fn position(&self, document: &DocumentId) -> Option<usize> {
        self.list.iter().position(|column| column.document == *document)
    }

    /// Takes over the articles of another comparison: those that stay keep their place and width, new ones come last,
    /// and the first of them into sight.
    /// Returns whether anything was to be done.
    pub fn sync(&mut self, comparison: &Comparison, epoch: u64) -> bool {
        if self.epoch == Some(epoch) {
            return false;
        }
        self.epoch = Some(epoch);
        let numbered = comparison.articles.iter_enumerated();
        let mut articles: HashMap<&DocumentId, ArticleId> =
            numbered.map(|(number, article)| (&article.document.id, number)).collect();
        let mut kept = std::mem::take(&mut self.list);
        kept.retain_mut(|column| {
            let article = articles.remove(&column.document);
            article.inspect(|&article| column.update(comparison, article)).is_some()
        });
        let mut added: Vec<ArticleId> = articles.into_values().collect();
        added.sort_unstable();
        let first_added = kept.len();
        kept.extend(added.into_iter().map(|article| Column::new(comparison, article)));
        self.list = kept;
        if first_added > 0 && first_added < self.list.len() {
            self.place(self.view);
            self.show(first_added);
        }
        true
    }

    /// Gives every column its width and place in a view `view` points wide.
    pub fn place(&mut self, view: f32) {
        self.view = view;
        let usual = self.usual_width();
        let mut left = 0.0;
        self.total = 0.0;
        for column in &mut self.list {
            column.left = left;
            column.width = 0.0;
            if column.hidden {
                continue;
            }
            column.width = column.given_width().unwrap_or(usual);
            self.total = left + column.width;
            left = self.total + self.gap;
        }
        self.x = self.x.clamp(0.0, (self.total - view).max(0.0));
    }

    /// Width of a column that was given none: the columns share the view, or as many as can be read fill it.
    fn usual_width(&self) -> f32 {
        let shown = || self.list.iter().filter(|column| !column.hidden);
        let given: f32 = shown().filter_map(Column::given_width).sum();
        let sharing = shown().filter(|column| column.given_width().is_none()).count();
        let gaps = self.gap * shown().count().saturating_sub(1) as f32;
        let share = ((self.view - given - gaps) / sharing.max(1) as f32).floor();
        let [least, good] = [LEAST_SHARED_EMS, FILLING_EMS].map(|ems| ems * self.text_size);
        if share >= least {
            return share;
        }
        let fitting = |width: f32| ((self.view + self.gap) / (width + self.gap)).floor();
        let filling = fitting(good).max(fitting(least).min(2.0)).max(1.0);
        ((self.view + self.gap) / filling - self.gap).ceil().max(LEAST_WIDTH)
    }

    /// Leaves `gap` points between two columns, whose letters are `text_size` points large.
    pub fn set_spacing(&mut self, gap: f32, text_size: f32) {
        (self.gap, self.text_size) = (gap, text_size);
    }

    /// Gives every column its place anew in the view that it has.
    pub fn replace(&mut self) {
        self.place(self.view);
    }

    /// The next column that is read, so many places from `index` in one direction.
    pub fn neighbour(&self, index: usize, to_right: bool) -> Option<usize> {
        let is_read = |&index: &usize| !self.list[index].hidden && !self.list[index].narrow;
        if to_right { (index + 1..self.list.len()).find(is_read) } else { (0..index).rev().find(is_read) }
    }

    /// Points that all columns take.
    pub fn total_width(&self) -> f32 {
        self.total
    }

    /// The columns of which something is in sight.
    pub fn in_sight(&self) -> Vec<usize> {
        let (left, right) = (self.x + self.pinned_reach(), self.x + self.view);
        let is_seen = |column: &Column| column.pinned || (column.left + column.width > left && column.left < right);
        (0..self.list.len()).filter(|&index| !self.list[index].hidden && is_seen(&self.list[index])).collect()
    }

    /// Points at the left that the pinned column takes, with the gap beside it.
    pub fn pinned_reach(&self) -> f32 {
        let pinned = self.list.first().filter(|column| column.pinned && !column.hidden);
        pinned.map_or(0.0, |column| column.width + self.gap)
    }

    /// Pins the column at `index` at the left, or sets it free where it is pinned. One is pinned at most.
    pub fn pin(&mut self, index: usize) {
        let pins = !self.list[index].pinned;
        self.list.iter_mut().for_each(|column| column.pinned = false);
        let column = self.list.remove(index);
        self.list.insert(if pins { 0 } else { index }, column);
        self.list[if pins { 0 } else { index }].pinned = pins;
    }

    /// Scrolls sideways until the column at `index` is wholly in sight.
    pub fn show(&mut self, index: usize) {
        let Some(column) = self.list.get(index) else { return };
        if column.pinned || column.hidden {
            return;
        }
        let (left, right) = (column.left - self.pinned_reach(), column.left + column.width);
        self.x = self.x.max(right - self.view).min(left).max(0.0);
    }

    /// Puts the column at `from` before the one that is now at `gap`.
    pub fn move_to(&mut self, from: usize, gap: usize) {
        if from >= self.list.len() || gap > self.list.len() || self.list[from].pinned {
            return;
        }
        let gap = gap.max(usize::from(self.list[0].pinned));
        let to = if gap > from { gap - 1 } else { gap };
        let column = self.list.remove(from);
        self.list.insert(to, column);
    }

    /// The gap between columns that is nearest to `x` (from the left of all columns).
    pub fn gap_at(&self, x: f32) -> usize {
        self.list.partition_point(|column| column.left + column.width / 2.0 < x)
    }

    /// Gives the column at `index` a width of its own, or takes it away.
    pub fn resize(&mut self, index: usize, width: Option<f32>) {
        if let Some(column) = self.list.get_mut(index) {
            column.own_width = width.map(|width| width.max(LEAST_WIDTH).round());
        }
    }

    /// Sends every column with a passage of `group`, or else one on the same part of the story, to it, at `line` or the upper
    /// third.
    pub fn reveal(&mut self, comparison: &Comparison, group: GroupId, line: Option<f32>) {
        let Some(group) = comparison.groups.get(group) else { return };
        let beside = group.members.iter().flat_map(|&member| aligned(comparison, member));
        let passages: Vec<ClaimId> = group.members.iter().chain(beside).copied().collect();
        let goals = self.aim(comparison, &passages, line);
        // What is beside a clicked passage stays there.
        if line.is_none() {
            self.show_most_of(&goals);
        }
    }

    /// Sends the columns of two passages to them; where not both fit, the second comes into sight.
    pub fn reveal_passages(&mut self, comparison: &Comparison, pair: [ClaimId; 2]) {
        let [first, second] = pair;
        let goals = self.aim(comparison, &[second, first], None);
        self.show_most_of(&goals);
        let article = comparison.claims[second].article;
        if let Some(index) = self.list.iter().position(|column| column.article == article) {
            self.show(index);
        }
    }

    /// Sends every column with one of `hits` to the first of its own; where not all fit, the column of the first comes into
    /// sight.
    pub fn reveal_words(&mut self, hits: &[Hit]) {
        let goals = self.aim_at(hits.iter().map(|hit| (hit.article, hit.span)), None);
        self.show_most_of(&goals);
        let first = hits.first().and_then(|hit| self.list.iter().position(|column| column.article == hit.article));
        first.into_iter().for_each(|index| self.show(index));
    }

    /// Sends every column with one of `passages` to the first of its own; these, by article.
    fn aim(&mut self, comparison: &Comparison, passages: &[ClaimId], line: Option<f32>) -> HashMap<ArticleId, Span> {
        let place = |&claim: &ClaimId| (comparison.claims[claim].article, comparison.claim(claim).1.span);
        self.aim_at(passages.iter().map(place), line)
    }

    /// Sends every column with one of `places` to the first of its own; these, by article.
    fn aim_at(
        &mut self,
        places: impl Iterator<Item = (ArticleId, Span)>,
        line: Option<f32>,
    ) -> HashMap<ArticleId, Span> {
        let mut goals: HashMap<ArticleId, Span> = HashMap::new();
        for (article, span) in places {
            goals.entry(article).or_insert(span);
        }
        for column in &mut self.list {
            if let Some(&span) = goals.get(&column.article) {
                column.goal = Some(Goal { span, line });
            }
        }
        goals
    }

    /// Scrolls sideways to where the most columns with a goal are wholly in sight, or else the most of them, and no
    /// further than that takes.
    fn show_most_of(&mut self, goals: &HashMap<ArticleId, Span>) {
        let wanted: Vec<(f32, f32)> = self
            .list
            .iter()
            .filter(|column| goals.contains_key(&column.article) && !column.pinned && !column.hidden)
            .map(|column| (column.left, column.left + column.width))
            .collect();
        let reach = self.pinned_reach();
        let most = (self.total_width() - self.view).max(0.0);
        let edges = wanted.iter().flat_map(|&(left, right)| [left - reach, right - self.view]);
        let places = std::iter::once(self.x).chain(edges.map(|x| x.clamp(0.0, most)));
        let now = self.x;
        let worth = |&x: &f32| {
            let (whole, part) = seen(&wanted, x + reach, self.view - reach);
            (whole, part.round() as i64, -(x - now).abs().round() as i64)
        };
        self.x = places.max_by_key(worth).unwrap_or(now);
    }
}

impl Column {
    fn new(comparison: &Comparison, number: ArticleId) -> Self {
        let article = Arc::clone(&comparison.articles[number]);
        let mut column = Column {
            document: article.document.id.clone(),
            article: number,
            claims: comparison.claims_of(number),
            shared: 0,
            doubts: Vec::new(),
            jumps: 0,
            pinned: false,
            locked: false,
            hidden: false,
            narrow: false,
            own_width: None,
            left: 0.0,
            width: 0.0,
            anchor: Anchor::default(),
            glide: None,
            goal: None,
            overview: Overview::default(),
            follower: Follower::default(),
            page: Page::new(article),
            header: None,
            sight: Vec::new(),
        };
        column.update(comparison, number);
        column
    }

    /// Takes over what another comparison found in the same document.
    fn update(&mut self, comparison: &Comparison, number: ArticleId) {
        let article = &comparison.articles[number];
        if !Arc::ptr_eq(article, self.page.article()) {
            self.page = Page::new(Arc::clone(article));
        }
        (self.article, self.claims) = (number, comparison.claims_of(number));
        let shared =
            comparison.claims.of(&self.claims).iter().filter(|place| comparison.groups[place.group].sources > 1);
        self.shared = shared.count() as u32;
        let text = &article.document.text;
        self.doubts = comparison.contradictions_in(number).map(|found| Doubt::of(text, found)).collect();
        self.header = None;
        self.overview.forget();
    }

    /// The claim that is `local` in its article, over all articles.
    pub fn claim(&self, local: LocalClaimId) -> ClaimId {
        self.claims.of_local(local)
    }

    /// Goes to the next place of what the article says in two ways, after the last to the first again; where that is.
    pub fn jump(&mut self) -> Option<Span> {
        let places: Vec<Span> = self.doubts.iter().flat_map(|doubt| doubt.places).collect();
        let span = *places.get(self.jumps % places.len().max(1))?;
        self.jumps += 1;
        self.goal = Some(Goal { span, line: None });
        Some(span)
    }

    /// The width that does not depend on the other columns.
    fn given_width(&self) -> Option<f32> {
        if self.narrow { Some(NARROW_WIDTH) } else { self.own_width }
    }

    /// Ends every movement: the reader scrolls.
    pub fn stop(&mut self) {
        self.glide = None;
        self.goal = None;
    }
}

/// How many of the `columns` (left and right edges) a view that begins at `x` shows wholly, and points of them all.
fn seen(columns: &[(f32, f32)], x: f32, view: f32) -> (usize, f32) {
    let whole = columns.iter().filter(|(left, right)| *left >= x && *right <= x + view).count();
    let points = |&(left, right): &(f32, f32)| (right.min(x + view) - left.max(x)).max(0.0);
    (whole, columns.iter().map(points).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::Article, gui::fixture, ids::IdVec, ingest::Document};

    /// A comparison of empty documents with these ids.
    fn comparison(ids: &[&str]) -> Comparison {
        let article = |id: &&str| {
            let document = Document { id: DocumentId::from(*id), ..fixture::document(id, "") };
            Arc::new(Article {
                document: Arc::new(document),
                published: None,
                paragraphs: Vec::new(),
                claims: IdVec::new(),
            })
        };
        Comparison { articles: ids.iter().map(article).collect(), ..Default::default() }
    }

    fn columns(ids: &[&str]) -> Columns {
        let mut columns = Columns::default();
        columns.set_spacing(0.0, 16.5);
        columns.sync(&comparison(ids), 1);
        columns
    }

    fn order(columns: &Columns) -> Vec<&str> {
        columns.list().iter().map(|column| column.document.as_str()).collect()
    }

    #[test]
    fn order_width_and_place_survive_another_article() {
        let mut columns = columns(&["a", "b", "c"]);
        columns.move_to(2, 0);
        columns.resize(0, Some(444.0));
        columns.get_mut(0).anchor = Anchor { block: 3, offset: 5.0 };
        columns.sync(&comparison(&["new", "b", "c", "a"]), 2);
        assert_eq!(order(&columns), ["c", "a", "b", "new"]);
        let kept = &columns.list()[0];
        assert_eq!(
            (kept.own_width, kept.anchor, kept.article),
            (Some(444.0), Anchor { block: 3, offset: 5.0 }, ArticleId(2))
        );
    }

    #[test]
    fn an_article_that_comes_to_others_is_brought_into_sight() {
        let mut columns = columns(&["a", "b", "c", "d"]);
        columns.place(1000.0);
        assert_eq!((columns.x, columns.in_sight()), (0.0, vec![0, 1, 2]));
        columns.sync(&comparison(&["a", "b", "c", "d", "new", "newer"]), 2);
        columns.place(1000.0);
        assert_eq!((columns.x, columns.in_sight()), (5.0 * 334.0 - 1000.0, vec![2, 3, 4]));
    }

    #[test]
    fn a_closed_article_leaves_and_the_same_epoch_changes_nothing() {
        let mut columns = columns(&["a", "b", "c"]);
        assert!(!columns.sync(&comparison(&["b"]), 1));
        assert!(columns.sync(&comparison(&["c", "a"]), 2));
        assert_eq!(order(&columns), ["a", "c"]);
    }

    #[test]
    fn columns_share_the_view_or_scroll_sideways() {
        let mut few = columns(&["a", "b", "c"]);
        few.place(1000.0);
        assert_eq!(few.list()[1].width, 333.0);
        let mut many = columns(&["a", "b", "c", "d"]);
        many.place(1000.0);
        assert_eq!(many.list()[1].width, 334.0);
        assert_eq!(many.in_sight(), [0, 1, 2]);
        many.show(3);
        assert_eq!((many.x, many.in_sight()), (4.0 * 334.0 - 1000.0, vec![1, 2, 3]));
    }

    const WIDTH: f32 = 380.0;

    /// Where eight columns, of which three fit, are scrolled to after those at `wanted` are to be seen.
    fn check_shown(wanted: &[u32], from: f32, expected: f32) {
        let mut columns = columns(&["a", "b", "c", "d", "e", "f", "g", "h"]);
        columns.list.iter_mut().for_each(|column| column.own_width = Some(WIDTH));
        columns.x = from;
        columns.place(3.2 * WIDTH);
        let goals = wanted.iter().map(|&article| (ArticleId(article), Span::new(0, 0))).collect();
        columns.show_most_of(&goals);
        assert_eq!((columns.x / WIDTH * 10.0).round() / 10.0, expected, "{wanted:?} from {from}");
    }

    #[test]
    fn as_many_columns_as_fit_are_brought_into_sight() {
        check_shown(&[1, 2], 0.0, 0.0);
        check_shown(&[0, 4, 6], 0.0, 3.8);
        check_shown(&[5], 0.0, 2.8);
        check_shown(&[0, 7], WIDTH, 0.0);
        check_shown(&[], 70.0, 0.2);
    }

    #[test]
    fn a_column_is_never_narrower_than_can_be_read() {
        let mut columns = columns(&["a", "b"]);
        columns.resize(0, Some(12.0));
        columns.place(1000.0);
        assert_eq!(columns.list()[0].width, LEAST_WIDTH);
        columns.resize(0, None);
        columns.place(1000.0);
        assert_eq!(columns.list()[0].width, 500.0);
    }

    #[test]
    fn a_pinned_column_stays_at_the_left_and_the_others_scroll_beside_it() {
        let mut columns = columns(&["a", "b", "c", "d", "e", "f"]);
        columns.set_spacing(40.0, 16.5);
        columns.pin(2);
        columns.place(1000.0);
        assert_eq!(order(&columns), ["c", "a", "b", "d", "e", "f"]);
        columns.x = 9999.0;
        columns.place(1000.0);
        let sight = columns.in_sight();
        assert_eq!((sight[0], sight.last()), (0, Some(&5)));
        columns.show(1);
        assert_eq!(columns.list()[1].left - columns.x, columns.pinned_reach());
        columns.move_to(3, 0);
        assert_eq!(order(&columns)[..2], ["c", "d"], "nothing comes before it");
        columns.pin(0);
        assert_eq!(columns.pinned_reach(), 0.0);
    }

    #[test]
    fn hidden_columns_take_no_room_and_narrow_ones_little() {
        let mut columns = columns(&["a", "b", "c"]);
        columns.set_spacing(40.0, 16.5);
        columns.get_mut(0).hidden = true;
        columns.get_mut(1).narrow = true;
        columns.place(1000.0);
        assert_eq!(columns.in_sight(), [1, 2]);
        let widths: Vec<_> = columns.list().iter().map(|column| column.width).collect();
        assert_eq!(widths, [0.0, NARROW_WIDTH, 1000.0 - NARROW_WIDTH - 40.0]);
        assert_eq!((columns.list()[1].left, columns.total_width()), (0.0, 1000.0));
    }

    #[test]
    fn a_column_moves_to_the_gap_it_is_dropped_in() {
        let moved = |from, gap| {
            let mut columns = columns(&["a", "b", "c"]);
            columns.move_to(from, gap);
            order(&columns).concat()
        };
        assert_eq!(
            [moved(0, 2), moved(2, 0), moved(1, 1), moved(1, 2), moved(0, 3)],
            ["bac", "cab", "abc", "abc", "bca"]
        );
        assert_eq!(moved(0, 4), "abc");
    }
}
