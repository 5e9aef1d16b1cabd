//! Finding claims by a few letters, with or without their marks: "trieu tien" finds "Triều Tiên".
//!
//! Knows wordings as text and nothing of what they mean.

use std::ops::Range;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    facets::Facets,
    fact_rows::{FactRow, fact_rows},
};
use crate::{
    compare::{Comparison, Group},
    edits::Reading,
    gui::{
        features::find::model::Texts,
        wording::fold_search::{Plain, joined, plain},
    },
    ids::{ClaimId, FactId, GroupId, IdVec},
};

/// The first group of which a passage contains `text`, in the same letters or in plain ones.
pub fn group_with(comparison: &Comparison, text: &str) -> Option<GroupId> {
    let wanted = plain(text);
    let has = |group: &Group| group.members.iter().any(|claim| plain(comparison.words(*claim)).contains(&wanted));
    comparison.groups.position(has)
}

/// A match must reach this part of the score that the term has with itself: letters strewn over a sentence do not.
const LEAST_PART: i64 = 62;

/// What is made of a comparison once, so that lists and finding cost no frame: the wordings of every group and all
/// articles, in plain letters, and what filters ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    /// By group: one line for every wording, and for everything that the reader wrote of it.
    groups: IdVec<GroupId, Vec<String>>,
    /// By fact: how it is listed, and its letters.
    facts: IdVec<FactId, (FactRow, String)>,
    /// What filters ask of every group.
    pub facets: Facets,
    /// The articles.
    pub texts: Texts,
}

impl SearchIndex {
    /// The wordings of `reading`.
    pub fn of(reading: &Reading) -> Self {
        let comparison = &reading.comparison;
        let wordings = |members: &[ClaimId]| members.iter().map(|claim| plain(comparison.words(*claim))).collect();
        let mut groups: IdVec<GroupId, Vec<String>> =
            comparison.groups.iter().map(|group| wordings(&group.members)).collect();
        let facets = Facets::of(reading);
        for (&group, said) in &facets.said {
            groups[group].extend(said.texts.iter().map(|text| plain(text)));
        }
        SearchIndex { groups, facts: fact_rows(reading), facets, texts: Texts::of(comparison) }
    }

    /// The facts of the comparison, in its order.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &FactRow)> {
        self.facts.iter_enumerated().map(|(fact, (row, _))| (fact, row))
    }

    /// How `fact` is listed.
    pub fn fact(&self, fact: FactId) -> Option<&FactRow> {
        self.facts.get(fact).map(|(row, _)| row)
    }

    /// Ranks groups against what the reader typed.
    pub fn query(&self, typed: &str) -> Query<'_> {
        let matcher = SkimMatcherV2::default().ignore_case();
        let terms = plain(typed)
            .split_whitespace()
            .map(|term| (term.to_owned(), matcher.fuzzy_match(term, term).unwrap_or(0)))
            .collect();
        Query { index: self, matcher, terms }
    }
}

/// What the reader typed, ready to be looked for.
pub struct Query<'a> {
    index: &'a SearchIndex,
    matcher: SkimMatcherV2,
    /// Every term with the score it has with itself.
    terms: Vec<(String, i64)>,
}

impl Query<'_> {
    /// How well `group` matches, by its best wording; `None` where a term is missing. Nothing typed matches all alike.
    pub fn score(&self, group: GroupId) -> Option<i64> {
        self.index.groups.get(group)?.iter().filter_map(|wording| self.wording_score(wording)).max()
    }

    /// How well `fact` matches; `None` where a term is missing.
    pub fn fact_score(&self, fact: FactId) -> Option<i64> {
        self.wording_score(&self.index.facts.get(fact)?.1)
    }

    /// What the reader wrote of `group` that matches, and its letters that do; none where nothing was typed.
    pub fn remark(&self, group: GroupId) -> Option<(&str, Vec<Range<usize>>)> {
        let said = self.index.facets.said.get(&group).filter(|_| !self.terms.is_empty())?;
        said.texts.iter().find_map(|text| Some((text.as_str(), self.marks(text)?)))
    }

    fn wording_score(&self, wording: &str) -> Option<i64> {
        self.terms.iter().map(|(term, own)| self.term_score(wording, term, *own)).sum()
    }

    fn term_score(&self, wording: &str, term: &str, own: i64) -> Option<i64> {
        let score = if wording.contains(term) { Some(own) } else { self.matcher.fuzzy_match(wording, term) };
        score.filter(|score| score * 100 >= own * LEAST_PART)
    }

    /// The letters of `words` that match, as ranges of bytes, in order; `None` where `words` do not match.
    pub fn marks(&self, words: &str) -> Option<Vec<Range<usize>>> {
        let plain = Plain::of(words);
        let mut marks = Vec::new();
        for (term, own) in &self.terms {
            self.term_score(&plain.text, term, *own)?;
            marks.extend(self.term_places(&plain.text, term).map(|part| plain.original(part)));
        }
        Some(joined(marks.into_iter().map(|span| span.start as usize..span.end as usize).collect()))
    }

    /// Where `term` is in `wording`: all its letters together wherever they are, or else one by one.
    fn term_places(&self, wording: &str, term: &str) -> impl Iterator<Item = Range<usize>> {
        let whole = wording.match_indices(term).map(|(at, part)| at..at + part.len());
        let letters = if wording.contains(term) { None } else { self.matcher.fuzzy_indices(wording, term) };
        let chars = letters.map_or_else(Vec::new, |(_, letters)| letters);
        let one_by_one = wording.char_indices().enumerate();
        let one_by_one = one_by_one.filter(move |(number, _)| chars.contains(number));
        whole.chain(one_by_one.map(|(_, (at, ch))| at..at + ch.len_utf8())).collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::gui::fixture;

    #[test]
    fn a_group_is_found_by_words_of_any_member() {
        let comparison = fixture::comparison();
        assert_eq!(group_with(&comparison, "hai nuoc ky"), Some(GroupId(3)));
        assert_eq!(group_with(&comparison, "không có ở đây"), None);
    }

    fn index(wordings: &[&str]) -> SearchIndex {
        SearchIndex { groups: wordings.iter().map(|words| vec![plain(words)]).collect(), ..SearchIndex::default() }
    }

    fn check(typed: &str, expected: &[u32]) {
        let index = index(&[
            "Triều Tiên bác bỏ cáo buộc cung cấp vũ khí cho Nga",
            "Khoảng 11.000 binh sĩ đang chiến đấu tại Kursk",
            "Tổng thống Nga gửi tặng vườn thú hơn 70 động vật quý hiếm, bao gồm sư tử, gấu và các loài chim",
        ]);
        let query = index.query(typed);
        let found: Vec<u32> = (0..3).filter(|&group| query.score(GroupId(group)).is_some()).collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn marks_may_be_missing() {
        check("trieu tien", &[0]);
        check("Triều Tiên", &[0]);
        check("dong vat", &[2]);
    }

    #[test]
    fn words_may_be_in_any_order_and_all_must_match() {
        check("nga trieu", &[0]);
        check("kursk trieu", &[]);
        check("11.000", &[1]);
    }

    #[test]
    fn a_letter_may_be_missing_but_strewn_letters_are_no_match() {
        check("kusk", &[1]);
        check("vngc", &[]);
    }

    #[test]
    fn nothing_typed_matches_everything() {
        check("  ", &[0, 1, 2]);
    }

    fn check_marks(typed: &str, words: &str, expected: Option<&[&str]>) {
        let index = index(&[]);
        let marks = index.query(typed).marks(words);
        let marked = marks.map(|marks| marks.into_iter().map(|mark| &words[mark]).collect::<Vec<_>>());
        assert_eq!(marked.as_deref(), expected, "{typed}");
    }

    #[test]
    fn the_letters_that_match_are_known() {
        check_marks("trieu tien", "Triều Tiên và Triều", Some(&["Triều", "Tiên", "Triều"]));
        check_marks("dan dao", "Đạn đạo", Some(&["Đạn", "đạo"]));
        check_marks("kusk", "ở Kursk", Some(&["Ku", "sk"]));
        check_marks("nga", "Triều Tiên", None);
        check_marks(" ", "Triều Tiên", Some(&[]));
        let decomposed: String = "Triều".nfd().collect();
        check_marks("trieu", &format!("{decomposed}."), Some(&[&decomposed]));
    }

    #[test]
    fn decomposed_text_is_the_same() {
        let decomposed: String = "Triều Tiên".nfd().collect();
        assert_eq!(plain(&decomposed), plain("Triều Tiên"));
    }
}
