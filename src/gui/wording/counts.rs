//! Numbers of articles, origins and facts, and shares, in words.

use crate::{
    compare::{Comparison, Group},
    gui::words::t,
};

/// In how many articles `group` is, and how many origins these are where some are one: "in 3 of 5, 2 origins".
pub fn in_sources(comparison: &Comparison, group: &Group) -> String {
    let articles = comparison.articles.len();
    if group.origins >= group.sources {
        return t!("sources", sources = group.sources, articles = articles);
    }
    let origins = t!("origins", count = group.origins);
    t!("sources-origins", sources = group.sources, articles = articles, origins = origins)
}

/// So many facts, of which so many are in conflict.
pub fn facts_words(all: usize, conflict: usize) -> String {
    t!("facts-summary", facts = t!("facts", count = all), conflict = conflict, agree = all - conflict)
}

/// The window's title: "Synoptic — 5 articles".
pub fn title(comparison: &Comparison) -> String {
    match comparison.articles.len() {
        0 => "Synoptic".to_owned(),
        number => t!("title", articles = t!("articles", count = number)),
    }
}

/// "12 %"; what rounds to nothing and is something is "under 1 %".
pub fn percent_words(share: f32) -> String {
    let rounded = (share * 100.0).round() as u32;
    if rounded == 0 && share > 0.0 { t!("percent-under-one") } else { t!("percent", percent = rounded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::fixture;

    #[test]
    fn the_title_counts_the_articles() {
        let mut comparison = fixture::comparison();
        assert_eq!(title(&comparison), "Synoptic — 3 articles");
        comparison.articles = comparison.articles.into_iter().take(1).collect();
        assert_eq!(title(&comparison), "Synoptic — 1 article");
        assert_eq!(title(&Comparison::default()), "Synoptic");
    }
}
