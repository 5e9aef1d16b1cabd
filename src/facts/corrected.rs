//! Which details an article tells only to take them back: "36, not 63"; "an earlier version said 41; it is 14".

use super::detail::Detail;
use crate::{
    claims::{Article, Claim},
    lang::{self, DetailWords},
    text::Span,
};

/// Which of the `details` of one claim of `article` it takes back, in order.
pub(super) fn are_taken_back(article: &Article, claim: &Claim, details: &[Detail]) -> Vec<bool> {
    let passage = Passage { claim, words: lang::pack(article.document.language).details() };
    let rejected: Vec<bool> =
        (0..details.len()).map(|at| has_sibling(details, at) && passage.rejects(details[at].span)).collect();
    match rejected.contains(&true) {
        true => rejected,
        false => (0..details.len()).map(|at| passage.corrects(details, at)).collect(),
    }
}

/// Whether another detail of the claim is of the same kind.
fn has_sibling(details: &[Detail], at: usize) -> bool {
    let kind = details[at].kind();
    details.iter().enumerate().any(|(other, detail)| other != at && detail.kind() == kind)
}

struct Passage<'a> {
    claim: &'a Claim,
    words: &'static DetailWords,
}

impl Passage<'_> {
    fn keys(&self, within: impl Fn(Span) -> bool) -> Vec<u64> {
        self.claim.words.iter().filter(|word| within(word.span)).map(|word| word.key).collect()
    }

    /// Whether the words right beside a value say that it is not the one: "not 63", "63세가 아니라".
    fn rejects(&self, value: Span) -> bool {
        let (before, after) = (self.keys(|word| word.end <= value.start), self.keys(|word| word.start >= value.end));
        self.words.rejects_before.ending(&before).is_some() || self.words.rejects_after.starting(&after).is_some()
    }

    /// Whether a detail is the first of its aspect after words that say that an article was wrong; what is told after it is what
    /// holds.
    fn corrects(&self, details: &[Detail], at: usize) -> bool {
        let detail = &details[at];
        let before: Vec<_> = self.claim.words.iter().filter(|word| word.span.end <= detail.span.start).collect();
        let keys: Vec<u64> = before.iter().map(|word| word.key).collect();
        self.words.corrections.first_in(&keys).is_some_and(|(said, _)| {
            let between = before[said].span.start..detail.span.start;
            let is_between = |other: &&Detail| between.contains(&other.span.start);
            !details.iter().filter(is_between).any(|other| other.aspect() == detail.aspect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts::details, ids::LocalClaimId, ingest};

    /// The details that the first claim of a text takes back.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article::new(ingest::pasted(text).unwrap());
        let details: Vec<Detail> =
            details(&article).into_iter().filter(|detail| detail.claim == LocalClaimId(0)).collect();
        let taken_back = are_taken_back(&article, &article.claims[LocalClaimId(0)], &details);
        let words = details.iter().zip(taken_back).filter(|(_, is_so)| *is_so).map(|(detail, _)| {
            let words = detail.span.of(&article.document.text);
            words.split(' ').next().unwrap_or_default()
        });
        assert_eq!(words.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_an_article_says_is_not_so_is_taken_back() {
        check("Correction: the driver killed on the bridge was 36, not 63.", &["63"]);
        check("An earlier version said 41 people were hurt; the number is 14.", &["41"]);
        check("The driver killed on the bridge was 36.", &[]);
        check("Not 400 people came but 40, the police said on Monday.", &["400"]);
        check("Đính chính: tài xế thiệt mạng trên cầu 36 tuổi, không phải 63 tuổi.", &["63"]);
        check("Công an cho biết không có 5 người nào bị thương.", &[]);
    }
}
