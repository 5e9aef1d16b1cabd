//! Facts as the claims list shows them: every value of a fact once, with who says it, the most told first.
//!
//! Plain and made once for a comparison, beside the frames. Knows comparisons and no widgets.

use std::cmp::Reverse;

use super::filter::Traits;
use crate::{
    claims::Value,
    compare::{Comparison, SURE},
    edits::{Decision, OfFact, Reading},
    facts::{Fact, FactValue},
    gui::{
        features::{annotations::filters::Yours, find::model::Hit},
        wording::{
            fold_search::plain,
            names::outlet_of,
            quotation::shortened,
            relation::Relation,
            values::{aspect_words, value_words},
        },
        words::t,
    },
    ids::{ArticleId, ClaimId, FactId, FactKey, IdVec},
    judge::{Aspect, Verdict},
};

/// A fact in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Its name, which is stable.
    pub key: FactKey,
    /// The kind of detail.
    pub aspect: Aspect,
    /// What it amounts to.
    pub verdict: Verdict,
    /// What its values are of; empty where no article has words for that.
    pub label: String,
    /// Its values, the most told first.
    pub values: Vec<ValueRow>,
    /// What the reader said of it.
    pub decision: Option<Decision>,
    /// The notes that the reader wrote of it.
    pub notes: Vec<String>,
    /// Whether its values are surely of one thing.
    is_sure: bool,
    /// Whether somebody is quoted with a value, word for word.
    is_quoted: bool,
}

/// A value of a fact and who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRow {
    /// The value as the first article writes it.
    pub words: String,
    /// The value.
    value: Value,
    /// Whether an article takes it back itself.
    pub corrected: bool,
    /// The claims that say it, and where their words are; the first of each article.
    pub places: Vec<(ClaimId, Hit)>,
}

/// A value of the list: a fact, and which of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactSpot {
    /// The fact.
    pub fact: FactId,
    /// Index in [`FactRow::values`].
    pub value: u32,
}

impl FactRow {
    fn of(comparison: &Comparison, fact: &Fact, said: Option<&OfFact>) -> Self {
        let quoted = |value: &FactValue| {
            let claim = comparison.claim(value.place.claim).1;
            claim.attribution.as_ref().is_some_and(|said| said.direct)
        };
        FactRow {
            key: fact.key.clone(),
            aspect: fact.aspect,
            verdict: fact.verdict,
            label: fact.label.clone(),
            values: value_rows(comparison, fact),
            decision: said.and_then(|of| of.decision),
            notes: said.map(|of| of.remarks.notes.values().cloned().collect()).unwrap_or_default(),
            is_sure: fact.probability >= SURE,
            is_quoted: fact.values.iter().any(quoted),
        }
    }

    /// What its values are of, or else what kind of detail they are.
    pub fn heading(&self) -> String {
        if self.label.is_empty() { aspect_words(self.aspect) } else { self.label.clone() }
    }

    /// Verdict, heading and every value, for those who hear it: "Differ: killed … people. 25: Alpha, Beta. 22: Gamma".
    pub fn spoken(&self, comparison: &Comparison) -> String {
        let values: Vec<String> = self.values.iter().map(|value| value.spoken(comparison, self.aspect)).collect();
        let (verdict, values) = (Relation::Judged(self.verdict).words(), values.join("; "));
        let row = t!("fact-row", verdict = verdict, label = self.heading(), values = values);
        let row = match self.decision {
            Some(decision) => t!("fact-row-decided", row = row, decision = decision_words(decision)),
            None => row,
        };
        match self.notes.join(" ¶ ") {
            notes if notes.is_empty() => row,
            notes => t!("remarks-row-found", row = row, text = notes),
        }
    }

    /// Where each article says what, the places of `first` before those of the other values.
    pub fn hits(&self, first: u32) -> Vec<Hit> {
        let chosen = self.values.get(first as usize).into_iter();
        let others = (0..).zip(&self.values).filter(|&(number, _)| number != first).map(|(_, value)| value);
        chosen.chain(others).flat_map(|value| value.places.iter().map(|(_, hit)| *hit)).collect()
    }
}

impl ValueRow {
    /// The value on screen.
    pub fn shown(&self, aspect: Aspect) -> String {
        let is_meant = matches!(aspect, Aspect::Polarity | Aspect::Certainty);
        let words = if is_meant { value_words(&self.value) } else { self.words.clone() };
        if self.corrected { t!("fact-corrected", value = words) } else { words }
    }

    /// Who says it: the outlet, or how many and which.
    pub fn who(&self, comparison: &Comparison) -> String {
        let outlet = |(_, hit): &(ClaimId, Hit)| outlet_of(&comparison.articles[hit.article].document);
        let outlets: Vec<String> = self.places.iter().map(outlet).collect();
        match outlets.as_slice() {
            [one] => one.clone(),
            all => t!("fact-outlets", articles = t!("articles", count = all.len()), outlets = all.join(", ")),
        }
    }

    /// The value and who says it, for those who hear it.
    pub fn spoken(&self, comparison: &Comparison, aspect: Aspect) -> String {
        t!("fact-value", value = self.shown(aspect), who = self.who(comparison))
    }
}

/// The values of `fact`, those that fit each other as one, the most told first.
fn value_rows(comparison: &Comparison, fact: &Fact) -> Vec<ValueRow> {
    let mut rows: Vec<(u32, ValueRow)> = Vec::new();
    for value in &fact.values {
        let claim = value.place.claim;
        let article = comparison.claims[claim].article;
        let (told, its) = comparison.claim(claim);
        let hit = Hit { article, span: value.place.span };
        let key = (value.variant, value.corrected);
        match rows.iter_mut().find(|(variant, row)| (*variant, row.corrected) == key) {
            Some((_, row)) if row.places.iter().any(|(_, known)| known.article == article) => (),
            Some((_, row)) => row.places.push((claim, hit)),
            None => rows.push((
                value.variant,
                ValueRow {
                    words: shortened(&its.said_at(&told.document.text, value.place.span)),
                    value: value.place.value.clone(),
                    corrected: value.corrected,
                    places: vec![(claim, hit)],
                },
            )),
        }
    }
    rows.sort_by_key(|(_, row)| Reverse(row.places.len()));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The facts of `reading`, each with its letters in plain form, in which it is found.
pub fn fact_rows(reading: &Reading) -> IdVec<FactId, (FactRow, String)> {
    let comparison = &*reading.comparison;
    let row = |(number, fact): (FactId, &Fact)| {
        let row = FactRow::of(comparison, fact, reading.hand.facts.get(&number));
        let texts = fact.values.iter().map(|value| {
            let text = &comparison.claim(value.place.claim).0.document.text;
            value.place.span.of(text)
        });
        let words = [fact.label.as_str(), fact.subject.as_str()].into_iter().chain(texts);
        let words: Vec<&str> = words.chain(row.notes.iter().map(String::as_str)).collect();
        let letters = plain(&words.join(" "));
        (row, letters)
    };
    comparison.facts.iter_enumerated().map(row).collect()
}

/// What the reader said of a fact, in words.
pub fn decision_words(decision: Decision) -> String {
    match decision {
        Decision::Confirmed => t!("overrule-confirmed"),
        Decision::Rejected => t!("overrule-rejected"),
    }
}

impl FactRow {
    /// Whether it counts: the reader did not reject it.
    pub fn counts(&self) -> bool {
        self.decision != Some(Decision::Rejected)
    }

    /// Whether its values conflict, or changed.
    pub fn is_conflict(&self) -> bool {
        self.counts() && Relation::Judged(self.verdict).is_conflict()
    }

    /// How many articles tell it.
    pub(super) fn told(&self) -> usize {
        self.values.iter().map(|value| value.places.len()).sum()
    }

    /// Whether it has what is asked of claims. What the reader did is not asked of facts.
    pub(super) fn has(&self, traits: &Traits, left_out_by: Option<ArticleId>) -> bool {
        let mut articles = self.values.iter().flat_map(|value| &value.places).map(|(_, hit)| hit.article);
        (!traits.numbers || self.aspect == Aspect::Quantity)
            && (!traits.quotes || self.is_quoted)
            && (!traits.sure || self.is_sure)
            && traits.yours == Yours::default()
            && left_out_by.is_none_or(|left_out| articles.all(|article| article != left_out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edits::{self, History, Pen, Subject},
        gui::{
            features::claims_list::{
                filter::{Asked, Filter, Sort},
                listing::{ListedFacts, listed_facts},
                search::SearchIndex,
            },
            fixture,
        },
        ids::{GroupId, ids},
    };

    fn listed(filter: Filter, typed: &str) -> ListedFacts {
        let index = SearchIndex::of(&fixture::comparison().into());
        let asked = Asked { filter, traits: &Traits::default(), sort: &Sort::default(), typed };
        listed_facts(&index, &index.query(typed), asked, None)
    }

    #[test]
    fn facts_are_filtered_by_verdict_and_found_by_their_letters() {
        let differ = Filter::Only(Relation::Judged(Verdict::Differ));
        assert_eq!(listed(Filter::Shared, "").rows, ids::<FactId>(&[0, 1]));
        assert_eq!(listed(differ, "").rows, [FactId(0)]);
        assert_eq!(listed(Filter::Only(Relation::Related), "").rows, []);
        assert_eq!(listed(Filter::Shared, "hiep uoc").rows, [FactId(1)]);
        assert_eq!(listed(differ, "hiep uoc").counts, [1, 0, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn what_is_asked_of_claims_is_asked_of_facts() {
        let comparison = fixture::comparison();
        let has = |fact, traits: &Traits, left_out_by: Option<u32>| {
            let row = FactRow::of(&comparison, &comparison.facts[FactId(fact)], None);
            row.has(traits, left_out_by.map(ArticleId))
        };
        let numbers = Traits { numbers: true, ..Traits::default() };
        assert_eq!([has(0, &numbers, None), has(1, &numbers, None)], [true, false]);
        assert_eq!([has(0, &numbers, Some(2)), has(0, &numbers, Some(1))], [true, false]);
        assert!(!has(0, &Traits { quotes: true, ..numbers.clone() }, None));
        assert!(!has(0, &Traits { yours: Yours { noted: true, ..Yours::default() }, ..numbers }, None));
    }

    #[test]
    fn a_fact_says_its_verdict_and_who_says_which_value() {
        let comparison = fixture::comparison();
        let spoken = |fact| FactRow::of(&comparison, &comparison.facts[FactId(fact)], None).spoken(&comparison);
        assert_eq!(spoken(0), "Differ: binh sĩ ở Kursk. 10.000: Alpha; 12.000: Beta");
        assert_eq!(spoken(1), "Agree: ký. hiệp ước: 2 articles: Beta, Gamma");
    }

    #[test]
    fn a_rejected_fact_counts_no_more_and_its_group_agrees() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut history = History::default();
        history.record(pen.judge_fact(FactId(0), Some(Decision::Rejected)).at(0));
        let reading = edits::reading(&before.comparison, &history);
        let index = SearchIndex::of(&reading);
        let asked = Asked { filter: Filter::Shared, traits: &Traits::default(), sort: &Sort::default(), typed: "" };
        let list = listed_facts(&index, &index.query(""), asked, None);
        assert_eq!((list.rows, list.counts), (ids(&[0, 1]), [1, 0, 0, 0, 1, 0, 0]));
        assert!(index.fact(FactId(0)).unwrap().spoken(&reading.comparison).ends_with("× Rejected by you"));
        assert_eq!(reading.comparison.groups[GroupId(0)].verdict, Verdict::Agree);
        history.undo();
        assert_eq!(edits::reading(&before.comparison, &history).comparison, before.comparison);
    }

    #[test]
    fn a_note_on_a_fact_is_told_and_found() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut history = History::default();
        history.record(pen.note(Subject::Fact(FactId(0)), 1, "Ask the press office.").at(0));
        let reading = edits::reading(&before.comparison, &history);
        let index = SearchIndex::of(&reading);
        let spoken = index.fact(FactId(0)).unwrap().spoken(&reading.comparison);
        assert!(spoken.ends_with("you wrote: Ask the press office."), "{spoken}");
        let query = index.query("press office");
        assert_eq!([0, 1].map(|fact| query.fact_score(FactId(fact)).is_some()), [true, false]);
    }

    #[test]
    fn the_chosen_value_is_gone_to_first() {
        let comparison = fixture::comparison();
        let articles = |first| {
            let hits = FactRow::of(&comparison, &comparison.facts[FactId(0)], None).hits(first);
            hits.into_iter().map(|hit| hit.article.0).collect::<Vec<_>>()
        };
        assert_eq!([articles(0), articles(1)], [[0, 1], [1, 0]]);
    }
}
