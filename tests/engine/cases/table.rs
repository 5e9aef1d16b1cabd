//! What the tables have in common: reading them, an article made of one text, and the count of cases gone wrong.

use std::{path::Path, sync::Arc};

use serde::de::DeserializeOwned;
use synoptic::{
    claims::{Article, Claim},
    ingest::{self, Document, Field},
    lang,
};

/// The table `tests/cases/<name>`.
pub fn read<T: DeserializeOwned>(name: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The article of `text`, written in the language `code` and published as `published` says.
pub fn article(code: &str, published: Option<&str>, text: &str) -> Article {
    let pasted = ingest::pasted(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
    let mut document = Document::clone(&pasted);
    document.language = lang::pack(Some(code)).code.into();
    document.metadata.published = published.map(|value| Field { value: value.to_owned(), guessed: false, at: None });
    Article::new(Arc::new(document))
}

/// What `find` sees in each claim of `article`, in order.
pub fn in_claims<T>(article: &Article, find: impl Fn(&Claim) -> Vec<T>) -> Vec<T> {
    article.claims.iter().flat_map(find).collect()
}

/// The cases that went otherwise than their table says.
#[derive(Default)]
pub struct Outcome {
    wrong: Vec<String>,
}

impl Outcome {
    /// Notes a case: what was expected and found, and why it is known to fail, where it is.
    pub fn note<T: PartialEq + std::fmt::Debug>(&mut self, case: &str, expected: T, found: T, known: Option<&str>) {
        match (expected == found, known) {
            (true, Some(why)) => self.wrong.push(format!("{case}\n  succeeds now; take away known = {why:?}")),
            (false, None) => self.wrong.push(format!("{case}\n  expected {expected:?}\n  found    {found:?}")),
            _ => {}
        }
    }

    /// Panics with everything that went wrong.
    #[track_caller]
    pub fn check(self) {
        assert!(self.wrong.is_empty(), "{} cases:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}
