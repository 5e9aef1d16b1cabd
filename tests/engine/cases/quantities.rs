//! Numbers with their bound and what they count: see `quantities.toml`, `amounts.toml`, `prose.toml` and
//! `numbers/`.

use serde::Deserialize;
use synoptic::claims::{Bound, Quantity};

use crate::table::{self, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Amounts {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lang: String,
    text: String,
    values: Vec<String>,
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: (String, String),
    b: (String, String),
    agree: bool,
    known: Option<String>,
}

#[test]
fn the_quantities_of_each_text() {
    let mut outcome = Outcome::default();
    for case in cases() {
        let found = quantities(&case.lang, &case.text).iter().map(shown).collect();
        outcome.compare(&case.text, case.values, found, case.known.as_deref());
    }
    outcome.check();
}

#[test]
fn which_quantities_can_be_the_same() {
    let mut outcome = Outcome::default();
    for Pair { a, b, agree, known } in table::read::<Table>("cases/quantities.toml").pair {
        let (one, other) = (quantities(&a.0, &a.1), quantities(&b.0, &b.1));
        let found = match (&one[..], &other[..]) {
            ([one], [other]) => {
                assert_eq!(one.compatible(other), other.compatible(one), "{} and {}", a.1, b.1);
                Ok(one.counts_same(other) && one.compatible(other))
            }
            _ => Err(format!("{one:?} {other:?}")),
        };
        outcome.compare(&format!("{} | {}", a.1, b.1), Ok(agree), found, known.as_deref());
    }
    outcome.check();
}

fn cases() -> impl Iterator<Item = Case> {
    let of_languages = table::by_language::<Amounts>("cases/numbers").into_iter().map(|(_, table)| table);
    let more = ["cases/amounts.toml", "cases/prose.toml"].into_iter().map(table::read).chain(of_languages);
    let more = more.flat_map(|table: Amounts| table.case);
    table::read::<Table>("cases/quantities.toml").case.into_iter().chain(more)
}

fn quantities(lang: &str, text: &str) -> Vec<Quantity> {
    table::in_claims(&table::article(lang, text), |claim| claim.quantities.clone())
}

/// A quantity as the table writes it.
fn shown(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact | Bound::Range => "",
        Bound::Nearly => "nearly ",
        other => &format!("{} ", other.as_str()),
    };
    let high = if quantity.low < quantity.high { format!("..{}", quantity.high) } else { String::new() };
    let or = quantity.or.map(|or| format!(" or {or}")).unwrap_or_default();
    format!("{bound}{}{high}{or} {}", quantity.low, quantity.unit).trim_end().to_owned()
}
