//! Tables of cases: read from `tests/`, run one after the other, and failed with everything that goes otherwise than they
//! say.
//!
//! A case that the program still gets wrong stays in its table with `known = "why"`; it must fail, so that the remark is
//! taken away when it no longer does.

use std::{fmt::Debug, path::Path, sync::Arc};

use serde::de::DeserializeOwned;
use synoptic::{
    claims::{Article, Claim},
    ids::LocalClaimId,
    ingest::{self, Document, Field},
    lang,
};

use crate::support::compared::root;

/// The languages that have tables of their own.
pub const LANGUAGES: [&str; 5] = ["en", "vi", "ru", "ko", "zh"];

/// The table `tests/<name>`.
pub fn read<T: DeserializeOwned>(name: &str) -> T {
    read_file(&root().join("tests").join(name))
}

pub fn read_file<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Each language with its table in the folder `tests/<folder>`.
pub fn by_language<T: DeserializeOwned>(folder: &str) -> [(&'static str, T); 5] {
    LANGUAGES.map(|code| (code, read(&format!("{folder}/{code}.toml"))))
}

/// The table `tests/<name>.toml` and those of each language in the folder beside it.
pub fn read_all<T: DeserializeOwned>(name: &str) -> impl Iterator<Item = T> {
    let of_languages = by_language(name).into_iter().map(|(_, table)| table);
    std::iter::once(read(&format!("{name}.toml"))).chain(of_languages)
}

/// `text` as a document in the language `code`.
pub fn document(code: &str, text: &str) -> Arc<Document> {
    let pasted = ingest::pasted(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
    let language = lang::pack(Some(code)).code;
    assert_eq!(language, code, "no such language here");
    Arc::new(Document { language: Some(language), ..(*pasted).clone() })
}

/// The article of `text`, written in the language `code`.
pub fn article(code: &str, text: &str) -> Article {
    Article::new(document(code, text))
}

/// The same, published as `published` says.
pub fn article_of_day(code: &str, published: Option<&str>, text: &str) -> Article {
    let mut document = Arc::unwrap_or_clone(document(code, text));
    document.metadata.published = published.map(|value| Field { value: value.to_owned(), guessed: false, at: None });
    Article::new(Arc::new(document))
}

/// The claim of `article` that has the words `known_by`, or the first.
pub fn claim<'a>(article: &'a Article, known_by: Option<&str>) -> &'a Claim {
    let Some(words) = known_by else { return &article.claims[LocalClaimId(0)] };
    let text = &article.document.text;
    let found = article.claims.iter().find(|claim| claim.span.of(text).contains(words));
    found.unwrap_or_else(|| panic!("no claim has {words:?} in {text}"))
}

/// What `find` sees in each claim of `article`, in order.
pub fn in_claims<T>(article: &Article, find: impl Fn(&Claim) -> Vec<T>) -> Vec<T> {
    article.claims.iter().flat_map(find).collect()
}

/// How the cases of a table went.
#[derive(Default)]
pub struct Outcome {
    cases: usize,
    known: usize,
    failures: Vec<String>,
}

impl Outcome {
    /// Notes a case by its name: what is wrong, and why it is known to be, where it is.
    pub fn note(&mut self, case: &str, wrong: impl IntoIterator<Item = String>, known: Option<&str>) {
        self.cases += 1;
        self.known += usize::from(known.is_some());
        let wrong: Vec<String> = wrong.into_iter().collect();
        match (&wrong[..], known) {
            ([], Some(why)) => self.failures.push(format!("{case}\n    right now; take away known = {why:?}")),
            ([], None) | (_, Some(_)) => {}
            (wrong, None) => self.failures.push(format!("{case}\n    {}", wrong.join("\n    "))),
        }
    }

    /// Notes a case that is right where `found` is what it expects.
    pub fn compare<T: PartialEq + Debug>(&mut self, case: &str, expected: T, found: T, known: Option<&str>) {
        let wrong = (expected != found).then(|| format!("expected {expected:?}\n    found    {found:?}"));
        self.note(case, wrong, known);
    }

    /// Panics with everything that went otherwise than the table says.
    #[track_caller]
    pub fn check(self) {
        let Outcome { cases, known, failures } = self;
        println!("{cases} cases, {known} known to be wrong");
        assert!(cases > 0, "the table is empty");
        assert!(failures.is_empty(), "{} of {cases} cases:\n{}", failures.len(), failures.join("\n"));
    }
}
