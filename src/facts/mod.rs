//! Details of all articles, gathered by what they are of: who says which value of one attribute of one subject, whether or not
//! the sentences are alike.
//!
//! Each article's details (`detail`) are held against those of the others (`pairs`); boosted trees tell how likely two are of
//! one thing, whatever their values, and average linkage gathers them. Only then the values are compared (`fit`). Precision
//! first: a fact whose values conflict must be surer than one whose values agree. Does not know who is right.
//!
//! Invariant: the order of the articles changes nothing but the order of the values. Known limit: a detail is in one fact.

mod detail;
mod fit;
mod gather;
mod label;
mod pairs;
mod polarity;

use std::sync::LazyLock;

use crate::{
    align::{ClaimIndex, Link},
    boosting::BoostedTrees,
    claims::Article,
    judge::{Aspect, Place, Verdict},
};
pub use detail::{Detail, DetailValue, details};
pub use fit::{Fit, fit};
use pairs::{FEATURES, Links};

/// What several articles tell of one attribute of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Stable name: made from its first value's document and place.
    pub id: String,
    /// The kind of detail.
    pub aspect: Aspect,
    /// Whose or what's it is, in the words of an article; empty where that is not told.
    pub subject: String,
    /// What of the subject it is, in the words of an article: the unit of a number, what happened at an hour.
    pub attribute: String,
    /// Subject and attribute in a few words, to head the values.
    pub label: String,
    /// What it amounts to.
    pub verdict: Verdict,
    /// The probability that its values are of one thing: the mean over those of different articles.
    pub probability: f32,
    /// Who says what, in the order of the articles; each value of an article once.
    pub values: Vec<Value>,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The claim, the words and the value in a form that can be compared.
    pub place: Place,
    /// Values of one number fit each other; those of two cannot both be so.
    pub variant: u32,
    /// Whether the article takes it back itself ("an earlier version said 41").
    pub corrected: bool,
}

/// The bundled trees; none where the file is damaged, and then there are no facts.
static MODEL: LazyLock<BoostedTrees> = LazyLock::new(|| {
    BoostedTrees::from_json(include_str!("../../assets/model/facts.json"), &FEATURES).unwrap_or_default()
});

/// The facts of `articles`, whose claims are numbered through in order, by the probabilities of their `links`.
pub fn facts(articles: &[&Article], links: &[Link]) -> Vec<Fact> {
    let scored: Vec<(ClaimIndex, ClaimIndex, f32)> =
        links.iter().filter(|link| link.score > 0.0).map(|link| (link.a, link.b, link.score)).collect();
    let details: Vec<Vec<Detail>> = articles.iter().map(|article| details(article)).collect();
    let sites = pairs::sites(articles, &details);
    let pairs = found_pairs(articles, &sites, &scored);
    let scored = scored_pairs(&pairs);
    let mut facts = gather::facts(articles, &sites, &scored);
    facts.extend(polarity::facts(articles, links));
    facts.sort_by(|x, y| (x.verdict, &x.id).cmp(&(y.verdict, &y.id)));
    facts
}

/// Two details that fill the same place of the same claim are of one thing at least so likely.
const OF_SLOT: f32 = 0.6;

fn scored_pairs(pairs: &[pairs::Pair]) -> Vec<gather::Scored> {
    let rows: Vec<&[f32]> = pairs.iter().map(|pair| &pair.features[..]).collect();
    let probabilities = if MODEL.is_empty() { vec![0.0; rows.len()] } else { MODEL.probabilities(&rows) };
    let scored = |(pair, probability): (&pairs::Pair, f32)| {
        let least = if pair.is_slot { OF_SLOT } else { 0.0 };
        gather::Scored { a: pair.a, b: pair.b, probability: probability.max(least), is_slot: pair.is_slot }
    };
    pairs.iter().zip(probabilities).map(scored).collect()
}

fn found_pairs(
    articles: &[&Article],
    sites: &[pairs::Site<'_>],
    scored: &[(ClaimIndex, ClaimIndex, f32)],
) -> Vec<pairs::Pair> {
    let across: Vec<(ClaimIndex, ClaimIndex, f32)> = {
        let of_claim: Vec<u32> =
            (0..).zip(articles).flat_map(|(number, article)| article.claims.iter().map(move |_| number)).collect();
        scored.iter().copied().filter(|&(a, b, _)| of_claim[a as usize] != of_claim[b as usize]).collect()
    };
    let claims = articles.iter().map(|article| article.claims.len()).sum();
    pairs::pairs(sites, &Links::new(articles, &across), claims, articles.len())
}

/// For training: the pairs of details that are looked at, numbered through all articles, with their features.
pub fn examples(articles: &[&Article], links: &[(ClaimIndex, ClaimIndex, f32)]) -> Vec<(u32, u32, Vec<f32>)> {
    let details: Vec<Vec<Detail>> = articles.iter().map(|article| details(article)).collect();
    let sites = pairs::sites(articles, &details);
    let pairs = found_pairs(articles, &sites, links);
    pairs.into_iter().map(|pair| (pair.a, pair.b, pair.features.to_vec())).collect()
}

/// The names of the features, in order.
pub fn feature_names() -> &'static [&'static str] {
    &FEATURES
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{compare::Comparer, ingest};

    /// The facts of articles with these days of publication and texts: verdict, then "words | words".
    fn check(articles: &[(&str, &str)], expected: &[(Verdict, &str)]) {
        let document = |(day, text): &(&str, &str)| {
            ingest::pasted(&format!("Title: Tin\nPublished Date: {day}\nContent:\n{text}")).unwrap()
        };
        let documents: Vec<_> = articles.iter().map(document).collect();
        let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        let words = |value: &Value| value.place.span.of(&comparison.claim(value.place.claim).0.document.text);
        let fact = |fact: &Fact| (fact.verdict, fact.values.iter().map(words).collect::<Vec<_>>().join(" | "));
        let found: Vec<(Verdict, String)> = comparison.facts.iter().map(fact).collect();
        let found: Vec<(Verdict, &str)> = found.iter().map(|(verdict, words)| (*verdict, words.as_str())).collect();
        assert_eq!(found, expected);
    }

    const DAY: &str = "03/05/2024";

    #[test]
    fn other_values_of_one_thing_differ() {
        check(
            &[(DAY, "Có 10.000 binh sĩ được đưa tới vùng Kursk."), (DAY, "Có 12.000 binh sĩ được đưa tới vùng Kursk.")],
            &[(Verdict::Differ, "10.000 binh sĩ | 12.000 binh sĩ"), (Verdict::Agree, "Kursk | Kursk")],
        );
        check(
            &[(DAY, "Cuộc gặp diễn ra tại Moskva ngày 13/4."), (DAY, "Cuộc gặp diễn ra tại Moskva ngày 15/4.")],
            &[(Verdict::Differ, "13/4 | 15/4")],
        );
    }

    #[test]
    fn values_that_can_be_the_same_agree() {
        check(
            &[(DAY, "Khoảng 11.000 binh sĩ tới vùng Kursk."), (DAY, "Hơn 10.000 binh sĩ tới vùng Kursk.")],
            &[(Verdict::Agree, "11.000 binh sĩ | 10.000 binh sĩ"), (Verdict::Agree, "Kursk | Kursk")],
        );
    }

    #[test]
    fn only_days_in_order_explain_a_change() {
        let over_days = |dead: &[(&str, u32)], verdict: Verdict| {
            let texts: Vec<(&str, String)> = dead
                .iter()
                .map(|(day, count)| (*day, format!("Vụ sạt lở tại xã Nậm Lành khiến {count} người chết.")))
                .collect();
            let articles: Vec<(&str, &str)> = texts.iter().map(|(day, text)| (*day, text.as_str())).collect();
            let words = dead.iter().map(|(_, count)| format!("{count} người")).collect::<Vec<_>>().join(" | ");
            let documents = articles.iter().map(|(day, text)| {
                ingest::pasted(&format!("Title: Tin\nPublished Date: {day}\nContent:\n{text}")).unwrap()
            });
            let documents: Vec<_> = documents.collect();
            let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
            let numbers = comparison.facts.iter().find(|fact| fact.aspect == Aspect::Quantity);
            assert_eq!(numbers.map(|fact| fact.verdict), Some(verdict), "{words}");
        };
        over_days(&[("03/05/2024", 3), ("04/05/2024", 25), ("05/05/2024", 48)], Verdict::Changed);
        over_days(&[("03/05/2024", 3), ("03/05/2024", 25), ("05/05/2024", 48)], Verdict::Differ); // two on one day
        over_days(&[("03/05/2024", 3), ("04/05/2024", 25), ("05/05/2024", 3)], Verdict::Differ); // the first comes back
    }
}
