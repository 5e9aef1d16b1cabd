//! Which words of a passage differ from another wording of the same claim.
//!
//! Compares the keys of words, so case and the place of tone marks make no difference. Pure.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::claims::Claim;

/// The places in `claim` whose words are not those of `reference`, as ranges of bytes of the claim's own text. Words that
/// follow each other make one range.
pub fn differing_words(reference: &Claim, claim: &Claim) -> Vec<Range<usize>> {
    let keys = |claim: &Claim| claim.words.iter().map(|word| word.key).collect::<Vec<_>>();
    capture_diff_slices(Algorithm::Myers, &keys(reference), &keys(claim))
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(DiffOp::new_range)
        .filter(|words| !words.is_empty())
        .map(|words| text_range(claim, words))
        .collect()
}

/// From the first byte of the first of `words` to the last byte of the last, counted from the start of the claim.
fn text_range(claim: &Claim, words: Range<usize>) -> Range<usize> {
    let first = claim.words[words.start].span.start - claim.span.start;
    let last = claim.words[words.end - 1].span.end - claim.span.start;
    first as usize..last as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::fixture::claim;

    fn check(reference: &str, text: &str, expected: &[&str]) {
        let found = differing_words(&claim(reference, 0), &claim(text, 0));
        let words: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn the_same_words_are_not_marked() {
        check("khoảng 11.000 binh sĩ", "Khoảng 11.000 binh sĩ", &[]);
    }

    #[test]
    fn other_words_are_marked_together() {
        check("about 11.000 troops fight in Kursk", "about 12.000 soldiers fight in Kursk", &["12.000 soldiers"]);
    }

    #[test]
    fn added_words_are_marked_and_left_out_ones_are_not() {
        check("the two met in Moscow", "the two leaders met", &["leaders"]);
    }

    #[test]
    fn a_passage_inside_a_text_counts_from_its_own_start() {
        let reference = claim("một hai", 0);
        let inside = claim("một ba", 40);
        assert_eq!(differing_words(&reference, &inside).first(), Some(&(6..8)));
    }
}
