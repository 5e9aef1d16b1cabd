//! What is open and found, counted for the line at the bottom. Plain; knows comparisons and no widgets.

use crate::{
    compare::Comparison,
    gui::{
        features::claims_list::{filter::Filter, search::SearchIndex},
        wording::{counts::facts_words, relation::Relation},
        words::t,
    },
};

/// How many groups each of [`Filter::ALL`] admits.
pub fn counts(comparison: &Comparison) -> [usize; Filter::ALL.len()] {
    let relations: Vec<Relation> =
        comparison.groups.iter().map(|group| Relation::of_group(comparison, group)).collect();
    Filter::ALL.map(|filter| relations.iter().filter(|&&relation| filter.admits(relation)).count())
}

/// The counts in the status line: "5 articles · 12 facts: 3 in conflict, 9 in agreement · 31 shared claims: 2
/// disputed, 4 differ, 25 agree · 14 related · 160 only one source".
pub fn summary(comparison: &Comparison, index: &SearchIndex) -> String {
    let [shared, disputed, differ, changed, agree, related, single] = counts(comparison);
    let articles = t!("articles", count = comparison.articles.len());
    if comparison.articles.len() < 2 {
        let claims = t!("claims", count = comparison.claims.len());
        return t!("status-counts", articles = articles, claims = claims);
    }
    t!(
        "status-summary",
        articles = articles,
        shared = shared,
        disputed = disputed,
        differ = differ,
        changed = changed,
        agree = agree,
        related = related,
        single = single,
        facts = facts_summary(index),
    )
}

/// How many facts there are: "12 facts: 3 in conflict, 9 in agreement".
fn facts_summary(index: &SearchIndex) -> String {
    let all = index.facts().filter(|(_, row)| row.counts()).count();
    let conflict = index.facts().filter(|(_, row)| row.is_conflict()).count();
    facts_words(all, conflict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::fixture;

    #[test]
    fn the_summary_counts() {
        let comparison = fixture::comparison();
        let expected = "3 articles · 2 facts: 1 in conflict, 1 in agreement · 3 shared claims: 1 disputed, 1 differ, 1 agree · 0 related \
            · 1 only one source";
        assert_eq!(summary(&comparison, &SearchIndex::of(&comparison.clone().into())), expected);
        assert_eq!(counts(&comparison), [3, 1, 1, 0, 1, 0, 1]);
        assert_eq!(counts(&fixture::related()), [3, 1, 1, 0, 1, 1, 0]);
    }
}
