//! `negation/*.toml`: what a sentence denies or negates, and what it does not.

use serde::Deserialize;
use synoptic::claims::{Claim, Polarity};

use crate::table::{self, Outcome, article, claim};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    lang: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Words of the claim that is asked about; left out, it is the first.
    claim: Option<String>,
    /// Words by which the claim denies or negates, or a part of them; empty where it does neither.
    denied: String,
    known: Option<String>,
}

#[test]
fn what_is_denied_is_told_from_what_is_not() {
    let mut outcome = Outcome::default();
    for (_, Table { lang, case }) in table::by_language("cases/negation") {
        case.iter().for_each(|case| outcome.note(&case.text, case.wrong(&lang), case.known.as_deref()));
    }
    outcome.check();
}

impl Case {
    fn wrong(&self, code: &str) -> Vec<String> {
        let article = article(code, &self.text);
        let found = denial(claim(&article, self.claim.as_deref())).map_or("", |span| span.of(&article.document.text));
        let right = found.is_empty() == self.denied.is_empty() && found.contains(&self.denied);
        (!right).then(|| format!("denied by {found:?}, not {:?}", self.denied)).into_iter().collect()
    }
}

/// The words that deny the claim or negate its main predicate.
fn denial(claim: &Claim) -> Option<synoptic::text::Span> {
    claim.negated.or(claim.polarity_cue.filter(|_| claim.polarity == Polarity::Denies))
}
