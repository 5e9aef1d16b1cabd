//! Two passages in two languages, and what they amount to: `across.toml`.

use serde::Deserialize;
use synoptic::{
    ids::{ArticleId, ClaimId},
    judge::{self, Member},
};

use crate::table::{self, Outcome, article};

#[derive(Deserialize)]
struct Table {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: [String; 2],
    b: [String; 2],
    verdict: String,
    #[serde(default)]
    differences: Vec<String>,
}

#[test]
fn passages_in_two_languages_are_judged_by_their_values() {
    let mut outcome = Outcome::default();
    for pair in table::read::<Table>("cases/across.toml").pair {
        let found = pair.judged();
        outcome.compare(&format!("{} | {}", pair.a[1], pair.b[1]), (pair.verdict, pair.differences), found, None);
    }
    outcome.check();
}

impl Pair {
    /// The verdict over all claims of both, and the aspects in which they differ.
    fn judged(&self) -> (String, Vec<String>) {
        let articles = [&self.a, &self.b].map(|[language, text]| article(language, text));
        let members: Vec<Member<'_>> = (0..)
            .zip(&articles)
            .flat_map(|(at, source)| source.claims.iter().map(move |claim| (ArticleId(at), source, claim)))
            .zip(0..)
            .map(|((article, source, claim), index)| Member { index: ClaimId(index), article, claim, source })
            .collect();
        let judgement = judge::judge(&members, Vec::new(), Vec::new());
        let aspects = judgement.differences.iter().map(|difference| difference.aspect.as_str().to_owned());
        (judgement.verdict.as_str().to_owned(), aspects.collect())
    }
}
