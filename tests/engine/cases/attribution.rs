//! `attribution.toml` and `attribution/*.toml`: who says it.

use serde::Deserialize;

use crate::table::{self, Outcome, article, claim};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The language of all cases, in a table of one language.
    #[serde(default)]
    lang: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Left out in a table of one language.
    #[serde(default)]
    lang: String,
    text: String,
    claim: Option<String>,
    speaker: String,
    direct: Option<bool>,
    known: Option<String>,
}

/// The cases of all tables.
fn cases() -> impl Iterator<Item = Case> {
    table::read_all("cases/attribution").flat_map(|Table { lang, case }| {
        case.into_iter().map(move |case| Case { lang: if lang.is_empty() { case.lang } else { lang.clone() }, ..case })
    })
}

#[test]
fn speakers_are_found() {
    let mut outcome = Outcome::default();
    cases().for_each(|case| outcome.note(&case.text, case.wrong(), case.known.as_deref()));
    outcome.check();
}

impl Case {
    fn wrong(&self) -> Vec<String> {
        let article = article(&self.lang, &self.text);
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
