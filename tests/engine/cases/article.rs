//! The claim of an article that a case asks about, and whether the case goes as its table says.

use synoptic::claims::{Article, Claim};

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
