//! Runs `language.toml`: in which language a text is written.

use serde::Deserialize;
use synoptic::lang;

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
    let table: Table = toml::from_str(include_str!("../../cases/language.toml")).unwrap();
    for Case { is, text, known } in &table.case {
        let found = lang::detect(text).unwrap_or_default();
        assert_eq!(found == is, known.is_none(), "{text}\nfound {found:?}, expected {is:?}, known: {known:?}");
    }
}
