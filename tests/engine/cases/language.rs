//! Runs `language.toml`: in which language a text is written.

use serde::Deserialize;
use synoptic::lang;

use crate::table::{self, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    is: String,
    text: String,
    known: Option<String>,
}

#[test]
fn texts_tell_their_language() {
    let mut outcome = Outcome::default();
    for Case { is, text, known } in &table::read::<Table>("cases/language.toml").case {
        outcome.compare(text, &**is, lang::detect(text).unwrap_or_default(), known.as_deref());
    }
    outcome.check();
}
