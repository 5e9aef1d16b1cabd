//! `attribution.toml`: who says it.

use serde::Deserialize;

use crate::{
    article::{claim, finish, verdict},
    table::article,
};

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
    speaker: String,
    direct: Option<bool>,
    known: Option<String>,
}

#[test]
fn speakers_are_found() {
    let table: Table = toml::from_str(include_str!("attribution.toml")).unwrap();
    let wrong: Vec<String> =
        table.case.iter().filter_map(|case| verdict(&case.text, &case.wrong(), case.known.as_deref())).collect();
    finish(table.case.len(), &wrong);
}

impl Case {
    fn wrong(&self) -> Vec<String> {
        let article = article(&self.lang, None, &self.text);
        let attribution = claim(&article, self.claim.as_deref()).attribution.as_ref();
        let speaker = attribution.map_or("", |said| said.span.of(&article.document.text));
        let direct = attribution.map(|said| said.direct);
        let mut wrong = Vec::new();
        if speaker != self.speaker {
            wrong.push(format!("speaker {speaker:?}, not {:?}", self.speaker));
        }
        if self.direct.is_some() && direct.is_some() && direct != self.direct {
            wrong.push(format!("direct {direct:?}"));
        }
        wrong
    }
}
