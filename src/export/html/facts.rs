//! The facts of a page: each value with links to its words.

use serde::Serialize;

use crate::{
    export::{
        facts::{FactSummary, ValueSummary},
        harmless::{line, printable},
        report::Report,
    },
    ids::ClaimId,
};

/// The facts that the articles conflict in, or those that they tell alike.
#[derive(Serialize)]
pub struct FactsView {
    title: String,
    facts: Vec<FactView>,
}

#[derive(Serialize)]
struct FactView {
    number: u32,
    class: &'static str,
    symbol: &'static str,
    verdict: String,
    label: String,
    aspect: String,
    /// In how many articles it is.
    spread: String,
    /// The values, those of one variant together.
    variants: Vec<Vec<ValueView>>,
}

#[derive(Serialize)]
struct ValueView {
    text: String,
    tellers: Vec<TellerView>,
}

#[derive(Serialize)]
struct TellerView {
    passage: ClaimId,
    source: u32,
    outlet: String,
    corrected: bool,
}

/// `facts`, those that the articles conflict in first.
pub fn facts(report: Report<'_>, facts: Vec<FactSummary>) -> Vec<FactsView> {
    let view = |(title, facts): (String, Vec<FactSummary>)| FactsView {
        title,
        facts: facts.into_iter().map(|fact| fact_view(report, fact)).collect(),
    };
    report.in_parts(facts).into_iter().map(view).collect()
}

fn fact_view(report: Report<'_>, fact: FactSummary) -> FactView {
    let values = |values: Vec<ValueSummary>| values.into_iter().map(|value| value_view(report, &value)).collect();
    FactView {
        number: fact.number,
        class: fact.verdict.as_str(),
        symbol: fact.verdict.symbol(),
        verdict: report.verdict(fact.verdict).to_owned(),
        label: line(&fact.label),
        aspect: fact.aspect,
        spread: report.spread_words(fact.spread),
        variants: fact.variants.into_iter().map(values).collect(),
    }
}

fn value_view(report: Report<'_>, value: &ValueSummary) -> ValueView {
    let tellers = value.tellers.iter().map(|teller| TellerView {
        passage: teller.claim,
        source: teller.source,
        outlet: line(&report.outlet(teller.source)),
        corrected: teller.corrected,
    });
    ValueView { text: printable(&value.text), tellers: tellers.collect() }
}
