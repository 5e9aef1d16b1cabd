//! What the articles tell of one thing, laid out for people: each value in the words of the articles that have it.

use super::report::Report;
use crate::{
    compare::Comparison,
    facts::{Fact, FactValue},
    ids::{ArticleId, ClaimId, FactKey},
    judge::Verdict,
    origins,
};

/// In how many articles something is, and how many of these are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The articles.
    pub sources: u32,
    /// Copies of one text, and reports that rest on one agency, count once.
    pub origins: u32,
}

/// A fact, laid out for people.
pub struct FactSummary {
    /// Its stable name.
    pub key: FactKey,
    /// Its number, the same in every format.
    pub number: u32,
    /// What it amounts to.
    pub verdict: Verdict,
    /// The kind of detail, in words.
    pub aspect: String,
    /// What the values are of; may be empty.
    pub label: String,
    /// In how many articles it is.
    pub spread: Spread,
    /// The values; those of one variant fit each other.
    pub variants: Vec<Vec<ValueSummary>>,
}

/// The words for a value, and who has them.
pub struct ValueSummary {
    /// The words, in quotation marks.
    pub text: String,
    /// Who has them.
    pub tellers: Vec<Teller>,
}

/// An article that has a value.
pub struct Teller {
    /// Number of the source.
    pub source: u32,
    /// The passage that the value is in.
    pub claim: ClaimId,
    /// Whether the article takes it back itself.
    pub corrected: bool,
}

/// In how many articles of `comparison` there is a value of `fact`.
pub fn spread_of_fact(comparison: &Comparison, fact: &Fact) -> Spread {
    let mut claims: Vec<ClaimId> = fact.values.iter().map(|value| value.place.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    let mut has: Vec<ArticleId> = claims.iter().map(|&claim| comparison.claims[claim].article).collect();
    has.dedup();
    let origins = origins::count(&has, &comparison.shared_origins(&claims));
    Spread { sources: has.len() as u32, origins }
}

/// Whether what amounts to `verdict` cannot all be so.
pub fn is_conflict(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Disputed | Verdict::Differ | Verdict::Changed)
}

impl Report<'_> {
    /// The facts in the order in which they are told: the gravest verdict first, then what more articles have.
    pub fn facts(self) -> Vec<FactSummary> {
        let mut facts: Vec<(&Fact, Spread)> =
            self.comparison.facts.iter().map(|fact| (fact, spread_of_fact(self.comparison, fact))).collect();
        let first = |fact: &Fact| fact.values.iter().map(|value| value.place.claim).min();
        facts.sort_by_key(|(fact, spread)| (fact.verdict, std::cmp::Reverse(spread.sources), first(fact)));
        (1..).zip(facts).map(|(number, (fact, spread))| self.fact(fact, number, spread)).collect()
    }

    fn fact(self, fact: &Fact, number: u32, spread: Spread) -> FactSummary {
        let mut variants: Vec<(u32, Vec<ValueSummary>)> = Vec::new();
        for value in &fact.values {
            let at = variants.iter().position(|&(variant, _)| variant == value.variant).unwrap_or_else(|| {
                variants.push((value.variant, Vec::new()));
                variants.len() - 1
            });
            self.add_value(&mut variants[at].1, fact, value);
        }
        FactSummary {
            key: fact.key.clone(),
            number,
            verdict: fact.verdict,
            aspect: self.aspect(fact.aspect).to_owned(),
            label: fact.label.clone(),
            spread,
            variants: variants.into_iter().map(|(_, values)| values).collect(),
        }
    }

    /// Adds `value` to those of its variant: the same words are told once.
    fn add_value(self, variant: &mut Vec<ValueSummary>, fact: &Fact, value: &FactValue) {
        let text = self.detail_value(fact.aspect, &value.place);
        let claim = value.place.claim;
        let teller = Teller { source: self.source_of(claim), claim, corrected: value.corrected };
        match variant.iter_mut().find(|known| known.text.to_lowercase() == text.to_lowercase()) {
            Some(known) => known.tellers.push(teller),
            None => variant.push(ValueSummary { text, tellers: vec![teller] }),
        }
    }

    /// `facts` by whether the articles conflict in them, each part with its heading; without such as are empty.
    pub fn in_parts(self, facts: Vec<FactSummary>) -> Vec<(String, Vec<FactSummary>)> {
        let (conflicting, alike) = facts.into_iter().partition(FactSummary::is_conflict);
        let mut parts =
            vec![(self.say("facts-conflicting").to_owned(), conflicting), (self.say("facts-alike").to_owned(), alike)];
        parts.retain(|(_, facts): &(String, Vec<FactSummary>)| !facts.is_empty());
        parts
    }

    /// The values of a fact, a line for each variant.
    pub fn value_lines(self, fact: &FactSummary) -> Vec<String> {
        fact.variants.iter().map(|values| self.variant_line(values)).collect()
    }

    /// What of `value` is told on one line: "“15 people”: [2] Báo Cảng, [3] VnExpress".
    fn value_line(self, value: &ValueSummary) -> String {
        let tellers: Vec<String> = value.tellers.iter().map(|teller| self.teller(teller)).collect();
        format!("{}: {}", value.text, tellers.join(", "))
    }

    /// Who has a value: the article, and whether it takes the value back.
    fn teller(self, teller: &Teller) -> String {
        self.marked(self.label(teller.source), teller.corrected)
    }

    /// `text`, marked where the article takes back the value that it is of.
    pub fn marked(self, text: String, corrected: bool) -> String {
        if corrected { format!("{text} ({})", self.say("taken-back")) } else { text }
    }

    /// What the source with this number has of a fact, in its words.
    pub fn values_in(self, fact: &FactSummary, source: u32) -> Vec<String> {
        let values = fact.variants.iter().flatten().flat_map(|value| {
            let tellers = value.tellers.iter().filter(move |teller| teller.source == source);
            tellers.map(|teller| self.marked(value.text.clone(), teller.corrected))
        });
        values.collect()
    }

    /// In how many of `facts` the articles conflict, and how many they tell alike, in words.
    pub fn facts_count(self, facts: &[FactSummary]) -> String {
        let conflicting = facts.iter().filter(|fact| fact.is_conflict()).count();
        let [conflicting, alike] = [conflicting, facts.len() - conflicting].map(|count| count.to_string());
        self.words.fill("facts-count", &[("conflicting", &conflicting), ("alike", &alike)])
    }

    fn variant_line(self, variant: &[ValueSummary]) -> String {
        variant.iter().map(|value| self.value_line(value)).collect::<Vec<_>>().join("; ")
    }
}

impl FactSummary {
    /// What it is of, with the kind of detail.
    pub fn title(&self) -> String {
        if self.label.is_empty() { self.aspect.clone() } else { format!("{} ({})", self.label, self.aspect) }
    }

    /// Whether the articles conflict in it.
    pub fn is_conflict(&self) -> bool {
        is_conflict(self.verdict)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        edits::Reading,
        export::{
            Options, Words,
            facts::{FactSummary, Spread},
            fixture::{documents, plain},
            report::Report,
        },
        facts::FactValue,
        ids::FactId,
        judge::Verdict,
    };

    fn facts(reading: &Reading) -> Vec<FactSummary> {
        Report::new(reading, &Options { words: Words::of("en").unwrap(), day: None }).facts()
    }

    fn lines(reading: &Reading) -> Vec<String> {
        let report = Report::new(reading, &Options { words: Words::of("en").unwrap(), day: None });
        report.facts().iter().flat_map(|fact| report.value_lines(fact)).collect()
    }

    #[test]
    fn what_conflicts_comes_before_what_is_told_alike() {
        let facts = facts(&plain(&documents()));
        let told: Vec<_> = facts.iter().map(|fact| (fact.number, fact.verdict, fact.aspect.as_str())).collect();
        assert_eq!(told, [(1, Verdict::Differ, "Number"), (2, Verdict::Agree, "Date")]);
    }

    #[test]
    fn a_value_is_told_in_the_words_of_the_article_with_who_has_it() {
        assert_eq!(
            lines(&plain(&documents())),
            [
                "“12 people”: [1] The Harbour News",
                "“15 people”: [2] Báo Cảng",
                "“3 May”: [1] The Harbour News, [2] Báo Cảng"
            ]
        );
    }

    #[test]
    fn what_an_article_takes_back_is_marked() {
        let mut reading = plain(&documents());
        let comparison = Arc::make_mut(&mut reading.comparison);
        Arc::make_mut(&mut comparison.facts)[FactId(0)].values[0].corrected = true;
        assert_eq!(lines(&reading)[0], "“12 people”: [1] The Harbour News (taken back by the article itself)");
    }

    #[test]
    fn copies_are_one_origin_of_a_fact() {
        let [text, _] = &documents()[..] else { panic!("two articles") };
        let copy = text.text.replace("Title: Fire", "Title: A fire");
        let reading = plain(&[Arc::clone(text), crate::ingest::pasted(&copy).unwrap()]);
        let spread = |fact: &FactSummary| fact.spread;
        assert_eq!(facts(&reading).iter().map(spread).next(), Some(Spread { sources: 2, origins: 1 }));
    }

    #[test]
    fn two_values_of_one_article_are_both_told() {
        let mut reading = plain(&documents());
        let comparison = Arc::make_mut(&mut reading.comparison);
        let values = &mut Arc::make_mut(&mut comparison.facts)[FactId(0)].values;
        let first = values[0].place.clone();
        values.push(FactValue { place: first, variant: 1, corrected: false });
        assert_eq!(facts(&reading)[0].variants.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    }
}
