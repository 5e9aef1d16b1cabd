//! `meaning.toml`: how a claim is meant, and what its pointing words point back to.

use serde::Deserialize;
use synoptic::{
    claims::{Article, Claim},
    text::Span,
};

use crate::table::{self, Outcome, article, claim};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lang: String,
    text: String,
    claim: Option<String>,
    polarity: Option<String>,
    polarity_cue: Option<String>,
    answers: Option<String>,
    certainty: Option<String>,
    certainty_cue: Option<String>,
    negated: Option<String>,
    refers_to: Option<String>,
    pointing: Option<String>,
    known: Option<String>,
}

#[test]
fn meanings_are_told() {
    let mut outcome = Outcome::default();
    for case in table::read::<Table>("cases/meaning.toml").case {
        outcome.note(&case.text, case.wrong(), case.known.as_deref());
    }
    outcome.check();
}

impl Case {
    fn wrong(&self) -> Vec<String> {
        let article = article(&self.lang, &self.text);
        let claim = claim(&article, self.claim.as_deref());
        let words = |span: Option<Span>| span.map_or("", |span| span.of(&article.document.text));
        let pointing = claim.refers.as_ref().map(|reference| reference.span);
        let checks = [
            ("polarity", &self.polarity, claim.polarity.as_str()),
            ("polarity_cue", &self.polarity_cue, words(claim.polarity_cue)),
            ("answers", &self.answers, words(claim.answers)),
            ("certainty", &self.certainty, claim.certainty.as_str()),
            ("certainty_cue", &self.certainty_cue, words(claim.certainty_cue)),
            ("negated", &self.negated, words(claim.negated)),
            ("pointing", &self.pointing, words(pointing)),
        ];
        let differs = checks.into_iter().filter(|(_, wanted, found)| wanted.as_ref().is_some_and(|w| w != found));
        let wrong = differs.map(|(what, wanted, found)| format!("{what} {found:?}, not {wanted:?}"));
        wrong.chain(self.wrong_reference(&article, claim)).collect()
    }

    fn wrong_reference(&self, article: &Article, claim: &Claim) -> Option<String> {
        let wanted = self.refers_to.as_deref()?;
        let target = claim.refers.as_ref().map(|reference| &article.claims[reference.claim]);
        let words = target.map_or("", |target| target.span.of(&article.document.text));
        let right = if wanted.is_empty() { words.is_empty() } else { words.contains(wanted) };
        (!right).then(|| format!("refers_to {words:?}, not {wanted:?}"))
    }
}
