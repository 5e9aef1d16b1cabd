//! Finding words in all articles, wherever they stand: marks and capitals may be missing, composed and decomposed text are
//! alike.
//!
//! The plain letters of the articles are made once per comparison, beside the frames ([`Texts`]); what the reader types is
//! then looked for in them, which takes a millisecond or two for megabytes. Knows no widgets.

use std::ops::Range;

use crate::{
    compare::Comparison,
    gui::wording::fold_search::Plain,
    ids::{ArticleId, IdVec, Ids},
    text::{Span, fold_word},
};

/// The articles of a comparison in plain letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    articles: IdVec<ArticleId, Plain>,
}

impl Texts {
    /// The articles of `comparison`.
    pub fn of(comparison: &Comparison) -> Self {
        Texts { articles: comparison.articles.iter().map(|article| Plain::of(&article.document.text)).collect() }
    }
}

/// A place where the words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// The words there.
    pub span: Span,
}

/// Every place where the words were found, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    hits: Vec<Hit>,
    /// By article, which of `hits` are its own.
    runs: IdVec<ArticleId, Range<usize>>,
    /// The one that the reader is at.
    present: Option<usize>,
}

impl Matches {
    /// Where `typed` is found in the articles of `comparison`, those that `order` names first in its order; with `exact`
    /// only where the marks are the same.
    fn of(comparison: &Comparison, texts: &Texts, order: &[ArticleId], typed: &str, exact: bool) -> Self {
        let plain = Plain::of(typed.trim()).text;
        let mut matches = Matches { runs: IdVec::filled(0..0, comparison.articles.len()), ..Matches::default() };
        if plain.is_empty() {
            return matches;
        }
        let folded = exact.then(|| folded(typed));
        for article in in_order(order, comparison.articles.ids()) {
            let Some(text) = texts.articles.get(article) else { continue };
            let original = &comparison.articles[article].document.text;
            let places = text.text.match_indices(&plain).map(|(at, part)| text.original(at..at + part.len()));
            let same_marks =
                |span: &Span| folded.as_ref().is_none_or(|typed| *typed == self::folded(span.of(original)));
            let first = matches.hits.len();
            matches.hits.extend(places.filter(same_marks).map(|span| Hit { article, span }));
            matches.runs[article] = first..matches.hits.len();
        }
        matches
    }

    /// The places in an article, in order.
    pub fn in_article(&self, article: ArticleId) -> &[Hit] {
        self.runs.get(article).map_or(&[], |run| &self.hits[run.clone()])
    }

    /// The place that the reader is at.
    pub fn present(&self) -> Option<Hit> {
        self.hits.get(self.present?).copied()
    }

    /// Which of how many places the reader is at, counted from one, and in how many articles they are.
    pub fn count(&self) -> Option<(usize, usize, usize)> {
        let articles = self.runs.iter().filter(|run| !run.is_empty()).count();
        self.present.map(|present| (present + 1, self.hits.len(), articles))
    }

    /// Goes `by` places on; after the last to the first, before the first to the last.
    fn step(&mut self, by: isize) {
        if let Some(present) = self.present {
            let number = self.hits.len() as isize;
            self.present = Some((present as isize + by).rem_euclid(number) as usize);
        }
    }

    /// Goes to the first place at or after `from`, as the columns have them, or else to the first of all.
    fn go_on_from(&mut self, from: Option<Hit>, order: &[ArticleId]) {
        let column = |article: ArticleId| in_order(order, self.runs.ids()).position(|other| other == article);
        let from = from.map(|hit| (column(hit.article), hit.span.start));
        let after = |hit: &Hit| from.is_some_and(|from| (column(hit.article), hit.span.start) >= from);
        let first = self.hits.partition_point(|hit| from.is_some() && !after(hit));
        self.present = if self.hits.is_empty() { None } else { Some(first % self.hits.len()) };
    }
}

/// The `articles` that `order` names, then the others.
fn in_order(order: &[ArticleId], articles: Ids<ArticleId>) -> impl Iterator<Item = ArticleId> {
    let others = articles.clone().filter(|article| !order.contains(article));
    order.iter().copied().filter(move |&article| articles.contains(article)).chain(others)
}

/// `words` small, composed, with one space for any white space, and with their marks.
fn folded(words: &str) -> String {
    let folded = fold_word(words);
    if folded.contains(char::is_whitespace) { folded.split_whitespace().collect::<Vec<_>>().join(" ") } else { folded }
}

/// The bar in which the reader types what is to be found.
#[derive(Debug, Default)]
pub struct FindBar {
    /// Whether it is shown.
    pub open: bool,
    /// What is to be found.
    pub typed: String,
    /// Whether marks have to be the same.
    pub exact: bool,
    /// Where it was found; nowhere while the bar is closed.
    pub matches: Matches,
}

impl FindBar {
    /// Looks again; the reader stays at or after the place that was the present one.
    pub fn refresh(&mut self, comparison: &Comparison, texts: &Texts, order: &[ArticleId]) {
        let from = self.matches.present();
        let typed = if self.open { &self.typed } else { "" };
        self.matches = Matches::of(comparison, texts, order, typed, self.exact);
        self.matches.go_on_from(from, order);
    }

    /// Goes `by` places on, and says where that is.
    pub fn step(&mut self, by: isize) -> Option<Hit> {
        self.matches.step(by);
        self.matches.present()
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;
    use crate::{gui::fixture, ids::ids};

    fn bar(typed: &str, exact: bool, order: &[u32]) -> (Comparison, FindBar) {
        let comparison = fixture::comparison();
        let mut bar = FindBar { open: true, typed: typed.to_owned(), exact, ..FindBar::default() };
        bar.refresh(&comparison, &Texts::of(&comparison), &ids(order));
        (comparison, bar)
    }

    fn check(typed: &str, exact: bool, order: &[u32], expected: &[(u32, &str)]) {
        let (comparison, bar) = bar(typed, exact, order);
        let words = |hit: &Hit| (hit.article.0, hit.span.of(&comparison.articles[hit.article].document.text));
        assert_eq!(bar.matches.hits.iter().map(words).collect::<Vec<_>>(), expected, "{typed} {exact} {order:?}");
    }

    #[test]
    fn marks_and_capitals_may_be_missing() {
        check("trieu tien", false, &[], &[(0, "Triều Tiên"), (1, "Triều Tiên")]);
        check("TRIỀU", false, &[], &[(0, "Triều"), (1, "Triều")]);
        check("da ", false, &[], &[(0, "đã"), (1, "đã")]);
        check("  ", false, &[], &[]);
    }

    #[test]
    fn exact_marks_are_those_that_were_typed_in_either_normal_form() {
        check("ban", false, &[], &[(0, "bán"), (1, "bán")]);
        check("ban", true, &[], &[]);
        check("BÁN", true, &[], &[(0, "bán"), (1, "bán")]);
        let decomposed: String = "bán".nfd().collect();
        check(&decomposed, true, &[], &[(0, "bán"), (1, "bán")]);
    }

    #[test]
    fn the_columns_order_is_the_order_of_the_places() {
        check("hiep uoc", false, &[2, 1, 0], &[(2, "hiệp ước"), (1, "hiệp ước")]);
        check("hiep uoc", false, &[2], &[(2, "hiệp ước"), (1, "hiệp ước")]);
    }

    #[test]
    fn steps_go_round_and_the_count_follows() {
        let (_, mut bar) = bar("hiep uoc", false, &[]);
        assert_eq!(bar.matches.count(), Some((1, 2, 2)));
        assert_eq!(bar.step(1).map(|hit| hit.article.0), Some(2));
        assert_eq!(bar.step(1).map(|hit| hit.article.0), Some(1));
        assert_eq!(bar.step(-1).map(|hit| hit.article.0), Some(2));
        assert_eq!(bar.matches.in_article(ArticleId(2)).len(), 1);
    }

    #[test]
    fn the_reader_stays_where_they_are_when_columns_or_letters_change() {
        let (comparison, mut bar) = bar("hiep uoc", false, &[]);
        let texts = Texts::of(&comparison);
        let there = bar.step(1);
        bar.refresh(&comparison, &texts, &ids(&[2, 1, 0]));
        assert_eq!((bar.matches.present(), bar.matches.count()), (there, Some((1, 2, 2))));
        bar.typed = "ky".to_owned();
        bar.refresh(&comparison, &texts, &ids(&[0, 1, 2]));
        assert_eq!(bar.matches.count(), Some((1, 2, 2)), "the words before the place are passed; round to the first");
        bar.open = false;
        bar.refresh(&comparison, &texts, &ids(&[0, 1, 2]));
        assert_eq!((bar.matches.count(), bar.matches.in_article(ArticleId(1))), (None, [].as_slice()));
    }
}
