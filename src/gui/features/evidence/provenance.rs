//! How many independent origins a group has, in words: which articles are copies or rest on one agency.
//!
//! Plain and made once for a selection. Knows comparisons and no widgets.

use crate::{
    claims::Claim,
    compare::{Comparison, Group},
    gui::{
        wording::{counts::percent_words, names::outlet_of},
        words::t,
    },
    ids::ArticleId,
    origins::{Ground, Shared, agency_of},
};

/// The articles of a group that are one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origins {
    /// "4 articles, 2 origins".
    pub counts: String,
    /// The articles that are one origin, and why, a line each.
    pub shared: Vec<String>,
}

/// The origins of `group`; `None` where every article is its own.
pub fn origins(comparison: &Comparison, group: &Group) -> Option<Origins> {
    if group.origins >= group.sources {
        return None;
    }
    let counts = t!(
        "origins-counts",
        articles = t!("articles", count = group.sources),
        origins = t!("origins", count = group.origins)
    );
    let shared = comparison.shared_origins(&group.members);
    Some(Origins { counts, shared: shared.iter().map(|pair| line(comparison, group, pair)).collect() })
}

/// "Alpha and Beta: the same text; 82 % of Alpha stands in Beta, 75 % the other way".
fn line(comparison: &Comparison, group: &Group, pair: &Shared) -> String {
    let [a, b] = [pair.a, pair.b].map(|article| outlet_of(&comparison.articles[article].document));
    let why = match pair.ground {
        Ground::SameText => same_text(comparison, pair, [&a, &b]),
        Ground::SameAgency => same_agency(comparison, group, pair),
    };
    t!("origins-shared", pair = t!("pair", one = a, other = b), why = why)
}

fn same_text(comparison: &Comparison, pair: &Shared, [a, b]: [&str; 2]) -> String {
    let copy = comparison.copies.iter().find(|copy| (copy.a, copy.b) == (pair.a, pair.b));
    copy.map_or_else(
        || t!("origins-same-passage"),
        |copy| {
            let [of_a, of_b] = [copy.share_of_a, copy.share_of_b].map(percent_words);
            t!("origins-near-copies", of_a = of_a, a = a, b = b, of_b = of_b)
        },
    )
}

fn same_agency(comparison: &Comparison, group: &Group, pair: &Shared) -> String {
    let named = |article: ArticleId| {
        let of = group.members.iter().filter(move |&&claim| comparison.claims[claim].article == article);
        of.map(|&claim| comparison.claim(claim).1).filter_map(|claim| Some((agency_of(claim)?, claim)))
    };
    let both =
        named(pair.a).find_map(|(agency, claim)| named(pair.b).any(|(other, _)| other == agency).then_some(claim));
    let text = &comparison.articles[pair.a].document.text;
    let words = |claim: &Claim| claim.attribution.as_ref().map(|said| said.span.of(text).to_owned());
    match both.and_then(words) {
        Some(agency) => t!("origins-agency-named", agency = agency),
        None => t!("origins-agency"),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{compare::Comparer, gui::fixture, ids::GroupId, ingest};

    /// The origins of the first group that all of `texts` have.
    fn origins_of(texts: &[&str]) -> Option<Origins> {
        let documents: Vec<_> = texts.iter().map(|text| ingest::pasted(text).unwrap()).collect();
        let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        let (_, group) = comparison.shared_groups().next().unwrap();
        origins(&comparison, group)
    }

    #[test]
    fn articles_that_are_their_own_origins_are_not_spoken_of() {
        let comparison = fixture::comparison();
        assert_eq!(origins(&comparison, &comparison.groups[GroupId(0)]), None);
    }

    #[test]
    fn a_passage_that_is_the_same_and_an_agency_are_one_origin_each() {
        let copied =
            "Source: Alpha\nContent: Fire crews said 12 people were hurt at the Harbour Street warehouse on Friday.";
        let origins = origins_of(&[copied, &copied.replace("Alpha", "Beta")]).unwrap();
        assert_eq!(origins.counts, "2 articles, 1 origin");
        assert_eq!(origins.shared, ["Alpha and Beta: this passage is nearly word for word the same"]);
        let relayed = [
            "Source: Alpha\nContent: According to Reuters, 12 people were hurt at the Harbour Street warehouse on Friday.",
            "Source: Beta\nContent: On Friday 12 were hurt in Harbour Street at a warehouse, Reuters reported.",
        ];
        let origins = origins_of(&relayed).unwrap();
        assert_eq!(origins.shared, ["Alpha and Beta: both have it from one agency (“Reuters”)"]);
    }
}
