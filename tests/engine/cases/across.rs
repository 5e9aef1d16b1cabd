//! Two passages in two languages, and what they amount to: `across.toml`.

use std::sync::Arc;

use serde::Deserialize;
use synoptic::{
    claims::Article,
    ingest::{self, Document},
    judge::{self, Member},
    lang,
};

use super::article::finish;

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
    let table: Table = toml::from_str(include_str!("../../cases/across.toml")).unwrap();
    let wrong: Vec<String> = table.pair.iter().filter_map(Pair::wrong).collect();
    finish(table.pair.len(), &wrong);
}

fn article([language, text]: &[String; 2]) -> Article {
    let document: Arc<Document> = ingest::pasted(text).unwrap();
    Article::new(Arc::new(Document { language: lang::known(language), ..(*document).clone() }))
}

impl Pair {
    fn wrong(&self) -> Option<String> {
        let articles = [article(&self.a), article(&self.b)];
        let members: Vec<Member<'_>> = (0..)
            .zip(&articles)
            .flat_map(|(at, source)| source.claims.iter().map(move |claim| (at, source, claim)))
            .zip(0..)
            .map(|((article, source, claim), index)| Member { index, article, claim, source })
            .collect();
        let judgement = judge::judge(&members, Vec::new(), Vec::new());
        let found =
            (judgement.verdict.as_str(), judgement.differences.iter().map(|d| d.aspect.as_str()).collect::<Vec<_>>());
        let right = found.0 == self.verdict && found.1 == self.differences;
        (!right).then(|| format!("{} | {}\n    found {found:?}", self.a[1], self.b[1]))
    }
}
