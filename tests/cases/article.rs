//! The article that a case is about, and the claim in it that is asked about.

use std::sync::Arc;

use synoptic::{
    claims::{Article, Claim},
    ingest, lang,
};

/// The article of a case's `text`, read as written in `lang`, however few its words.
pub fn article(code: &str, text: &str) -> Article {
    let mut document = (*ingest::pasted(text).unwrap_or_else(|note| panic!("{note:?}: {text}"))).clone();
    document.language = Some(lang::pack(Some(code)).code);
    Article::new(Arc::new(document))
}

/// The claim that has the words `known_by`, or the first.
pub fn claim<'a>(article: &'a Article, known_by: Option<&str>) -> &'a Claim {
    let Some(words) = known_by else { return &article.claims[0] };
    let text = &article.document.text;
    let found = article.claims.iter().find(|claim| claim.span.of(text).contains(words));
    found.unwrap_or_else(|| panic!("no claim has {words:?} in {text}"))
}

/// Wants `wrong` to be empty for a case that should pass, and not to be for one that is `known` to fail.
pub fn verdict(text: &str, wrong: &[String], known: Option<&str>) -> Option<String> {
    match (wrong, known) {
        ([], Some(why)) => Some(format!("{text}\n    passes now, no longer: {why}")),
        ([], None) | (_, Some(_)) => None,
        (wrong, None) => Some(format!("{text}\n    {}", wrong.join("\n    "))),
    }
}

/// Fails with all that is wrong, one case after the other.
pub fn finish(cases: usize, wrong: &[String]) {
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
}
