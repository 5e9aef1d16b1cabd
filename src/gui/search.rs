//! Finding claims by a few letters, with or without their marks: "trieu tien" finds "Triều Tiên".
//!
//! Knows wordings as text and nothing of what they mean.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use unicode_normalization::UnicodeNormalization;

use crate::compare::Comparison;

/// A match must reach this part of the score that the term has with itself: letters strewn over a sentence do not.
const LEAST_PART: i64 = 62;

/// The wordings of every group, in plain letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    /// By group: one line for every wording.
    groups: Vec<Vec<String>>,
}

impl SearchIndex {
    /// The wordings of `comparison`.
    pub fn of(comparison: &Comparison) -> Self {
        let wordings = |members: &[u32]| members.iter().map(|claim| plain(comparison.words(*claim))).collect();
        SearchIndex { groups: comparison.groups.iter().map(|group| wordings(&group.members)).collect() }
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
    pub fn score(&self, group: u32) -> Option<i64> {
        self.index.groups.get(group as usize)?.iter().filter_map(|wording| self.wording_score(wording)).max()
    }

    fn wording_score(&self, wording: &str) -> Option<i64> {
        self.terms.iter().map(|(term, own)| self.term_score(wording, term, *own)).sum()
    }

    fn term_score(&self, wording: &str, term: &str, own: i64) -> Option<i64> {
        let score = if wording.contains(term) { Some(own) } else { self.matcher.fuzzy_match(wording, term) };
        score.filter(|score| score * 100 >= own * LEAST_PART)
    }
}

/// `text` in small letters without marks; "đ" is "d".
pub fn plain(text: &str) -> String {
    text.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(wordings: &[&str]) -> SearchIndex {
        SearchIndex { groups: wordings.iter().map(|words| vec![plain(words)]).collect() }
    }

    fn check(typed: &str, expected: &[u32]) {
        let index = index(&[
            "Triều Tiên bác bỏ cáo buộc cung cấp vũ khí cho Nga",
            "Khoảng 11.000 binh sĩ đang chiến đấu tại Kursk",
            "Tổng thống Nga gửi tặng vườn thú hơn 70 động vật quý hiếm, bao gồm sư tử, gấu và các loài chim",
        ]);
        let query = index.query(typed);
        let found: Vec<u32> = (0..3).filter(|group| query.score(*group).is_some()).collect();
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

    #[test]
    fn decomposed_text_is_the_same() {
        let decomposed: String = "Triều Tiên".nfd().collect();
        assert_eq!(plain(&decomposed), plain("Triều Tiên"));
    }
}
