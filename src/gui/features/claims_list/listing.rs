//! Which facts and groups the claims list shows, in which order, and how many each filter would show.
//!
//! Filters combine: a group is shown where every one of them admits it, and the count of a filter is of the groups that all
//! the others admit. Knows no widgets.

use std::cmp::Reverse;

use super::{
    facets::Facet,
    fact_rows::FactRow,
    filter::{Asked, Filter, Sort},
    search::{Query, SearchIndex},
};
use crate::{
    compare::{Comparison, Group},
    gui::{
        features::annotations::filters::{Said, Yours, YoursCounts},
        wording::relation::Relation,
    },
    ids::{ArticleId, ClaimId, DocumentId, FactId, GroupId, IdVec, LocalClaimId},
};

/// The facts of the list and how many each filter would show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedFacts {
    /// The gravest first.
    pub rows: Vec<FactId>,
    /// By [`Filter::ALL`].
    pub counts: [usize; Filter::ALL.len()],
}

/// The facts that are `asked` for; `left_out_by` is the article that is not to tell them.
pub fn listed_facts(
    index: &SearchIndex,
    query: &Query<'_>,
    asked: Asked<'_>,
    left_out_by: Option<ArticleId>,
) -> ListedFacts {
    let mut list = ListedFacts::default();
    for (number, row) in index.facts() {
        if query.fact_score(number).is_none() || !row.has(asked.traits, left_out_by) {
            continue;
        }
        let relation = Relation::Judged(row.verdict);
        for (filter, count) in Filter::ALL.into_iter().zip(&mut list.counts) {
            *count += usize::from(row.counts() && filter.admits(relation));
        }
        if asked.filter.admits(relation) {
            list.rows.push(number);
        }
    }
    if *asked.sort == Sort::Sources {
        list.rows.sort_by_key(|&number| Reverse(index.fact(number).map(FactRow::told)));
    }
    // One that the reader rejects keeps its place, from which the reader goes on.
    list.rows.sort_by_key(|&number| index.fact(number).map(|row| row.verdict));
    list
}

/// How many groups each filter would show beside the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By [`Filter::ALL`].
    pub verdicts: [usize; Filter::ALL.len()],
    /// With numbers.
    pub numbers: usize,
    /// With direct speech.
    pub quotes: usize,
    /// Surely one claim.
    pub sure: usize,
    /// Left out by each article of the comparison.
    pub left_out: IdVec<ArticleId, usize>,
    /// By what the reader did.
    pub yours: YoursCounts,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The facts, which stand before the groups.
    pub facts: ListedFacts,
    /// The groups, in order.
    pub rows: Vec<GroupId>,
    /// What the filters count.
    pub counts: Counts,
}

/// The list that is `asked` of `comparison`.
pub fn listed(comparison: &Comparison, index: &SearchIndex, asked: Asked<'_>) -> Listed {
    let left_out = |document: &DocumentId| comparison.articles.position(|article| article.document.id == *document);
    let left_out_by = asked.traits.left_out_by.as_ref().and_then(left_out);
    let mut list = Listed::default();
    let mut told = Told { by: IdVec::filled(0, comparison.articles.len()), groups: 0 };
    let query = index.query(asked.typed);
    let mut found = Vec::new();
    for (number, group) in comparison.groups.iter_enumerated() {
        let Some(score) = query.score(number) else { continue };
        let Some(facet) = index.facets.facet(number) else { continue };
        let answer = Answer::new(comparison, group, (facet, index.facets.said.get(&number)), asked, left_out_by);
        answer.count(&mut list.counts);
        if answer.others_admit(LEFT_OUT) {
            told.add(comparison, group);
        }
        if answer.misses == 0 {
            found.push((score, number));
        }
    }
    list.counts.left_out = told.by.iter().map(|told_by| told.groups - told_by).collect();
    list.rows = sorted(comparison, index, asked.sort, found);
    list.facts = listed_facts(index, &query, asked, left_out_by);
    list
}

/// How many groups there are, and how many of them each article has.
struct Told {
    by: IdVec<ArticleId, usize>,
    groups: usize,
}

impl Told {
    fn add(&mut self, comparison: &Comparison, group: &Group) {
        self.groups += 1;
        let mut last = None;
        for &claim in &group.members {
            let article = comparison.claims[claim].article;
            // Claims of one article follow each other.
            if last.replace(article) != Some(article) {
                self.by[article] += 1;
            }
        }
    }
}

/// The filters by their place in [`Answer::refusals`].
const VERDICT: usize = 0;
const NUMBERS: usize = 1;
const QUOTES: usize = 2;
const SURE: usize = 3;
const LEFT_OUT: usize = 4;
/// The first of those of [`Yours`].
const YOURS: usize = 5;

/// What one group answers to every filter.
struct Answer<'a> {
    facet: Facet,
    said: Option<&'a Said>,
    is_sure: bool,
    /// The filters that do not admit the group.
    refusals: [bool; YOURS + Yours::NUMBER],
    misses: usize,
}

impl<'a> Answer<'a> {
    fn new(
        comparison: &Comparison,
        group: &Group,
        (facet, said): (Facet, Option<&'a Said>),
        asked: Asked<'_>,
        left_out_by: Option<ArticleId>,
    ) -> Self {
        let Asked { filter, traits, .. } = asked;
        let is_sure = !facet.is_loose;
        let told_by = |article| group.members.iter().any(|&claim| comparison.claims[claim].article == article);
        let mut refusals = [false; YOURS + Yours::NUMBER];
        refusals[..YOURS].copy_from_slice(&[
            !filter.admits(facet.relation),
            traits.numbers && !facet.numbers,
            traits.quotes && !facet.quotes,
            traits.sure && !is_sure,
            left_out_by.is_some_and(told_by),
        ]);
        refusals[YOURS..].copy_from_slice(&traits.yours.refusals(said));
        let misses = refusals.into_iter().filter(|&refused| refused).count();
        Answer { facet, said, is_sure, refusals, misses }
    }

    /// Whether every filter admits the group, or every one but that at `own`.
    fn others_admit(&self, own: usize) -> bool {
        self.misses == usize::from(self.refusals[own])
    }

    /// Adds the group to the count of every filter that admits it, where all the others do.
    fn count(&self, counts: &mut Counts) {
        if self.others_admit(VERDICT) {
            for (filter, count) in Filter::ALL.into_iter().zip(&mut counts.verdicts) {
                *count += usize::from(filter.admits(self.facet.relation));
            }
        }
        counts.numbers += usize::from(self.others_admit(NUMBERS) && self.facet.numbers);
        counts.quotes += usize::from(self.others_admit(QUOTES) && self.facet.quotes);
        counts.sure += usize::from(self.others_admit(SURE) && self.is_sure);
        counts.yours.add(self.said, |own| self.others_admit(YOURS + own));
    }
}

/// The groups of `found`, each with how well it matches, in order.
fn sorted(comparison: &Comparison, index: &SearchIndex, sort: &Sort, found: Vec<(i64, GroupId)>) -> Vec<GroupId> {
    let places = match sort {
        Sort::Article(document) => places_in(comparison, document),
        _ => IdVec::new(),
    };
    let key = |&(score, number): &(i64, GroupId)| {
        let group = &comparison.groups[number];
        let first = match sort {
            Sort::Disagreement => 0,
            Sort::Sources => -i64::from(group.sources),
            Sort::Sure => -(f64::from(group.probability.unwrap_or_default()) * 1e9) as i64,
            Sort::Article(_) => places.get(number).copied().flatten().map_or(i64::MAX, |claim| i64::from(claim.0)),
        };
        // Of what was typed the best match is looked for.
        let match_first = if *sort == Sort::Disagreement { -score } else { 0 };
        let agrees = !Relation::of_group(comparison, group).is_conflict();
        let last = (group.verdict, index.facets.is_loose(number), Reverse(group.sources), number);
        (match_first, agrees, first, last)
    };
    let mut found = found;
    found.sort_by_cached_key(key);
    found.into_iter().map(|(_, number)| number).collect()
}

/// By group, the first of its claims in `document`.
fn places_in(comparison: &Comparison, document: &DocumentId) -> IdVec<GroupId, Option<LocalClaimId>> {
    let in_document = |claim: &ClaimId| {
        let place = comparison.claims[*claim];
        (comparison.articles[place.article].document.id == *document).then_some(place.claim)
    };
    comparison.groups.iter().map(|group| group.members.iter().filter_map(in_document).min()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        align::{Reason, ReasonKind},
        claims::{Attribution, AttributionRule, Bound, Quantity, QuantityRule},
        edits::{self, History, Pen, Reading, Subject},
        gui::{
            features::claims_list::{facets::Facets, filter::Traits},
            fixture,
        },
        ids::ids,
        judge::Verdict,
        meaning::Vectors,
        text::Span,
    };

    /// The hand-made comparison, with a number in the troops, direct speech in the arms, and a treaty that is only probably one claim.
    fn comparison() -> Comparison {
        let mut comparison = fixture::comparison();
        let mut alpha = (*comparison.articles[ArticleId(0)]).clone();
        let rule = AttributionRule::Transcript;
        let speaker = Attribution { span: Span::new(0, 1), direct: true, rule, cue: None };
        alpha.claims[LocalClaimId(0)].quantities.push(number());
        alpha.claims[LocalClaimId(1)].attribution = Some(speaker);
        comparison.articles[ArticleId(0)] = alpha.into();
        comparison.groups[GroupId(3)].probability = Some(0.7);
        comparison
    }

    fn number() -> Quantity {
        let (span, unit) = (Span::new(9, 15), "binh sĩ".to_owned());
        Quantity {
            span,
            low: 1e4,
            high: 1e4,
            or: None,
            bound: Bound::About,
            unit,
            measure: None,
            rule: QuantityRule::Range,
        }
    }

    fn check(filter: Filter, traits: &Traits, sort: &Sort, typed: &str, expected: &[u32]) -> Counts {
        let comparison = comparison();
        let asked = Asked { filter, traits, sort, typed };
        let list = listed(&comparison, &SearchIndex::of(&comparison.clone().into()), asked);
        assert_eq!(list.rows, ids::<GroupId>(expected), "{filter:?} {traits:?} {sort:?} {typed}");
        list.counts
    }

    #[test]
    fn filters_combine_and_each_counts_what_the_others_admit() {
        let (shared, plain, sort) = (Filter::Shared, Traits::default(), Sort::default());
        let all = check(shared, &plain, &sort, "", &[1, 0, 3]);
        assert_eq!(all.verdicts, [3, 1, 1, 0, 1, 0, 1]);
        assert_eq!((all.numbers, all.quotes, all.sure), (1, 1, 2));
        assert_eq!(all.left_out.as_slice(), [1, 0, 2]);

        let numbers = Traits { numbers: true, ..plain.clone() };
        let counts = check(shared, &numbers, &sort, "", &[0]);
        assert_eq!(counts.verdicts, [1, 0, 1, 0, 0, 0, 0], "verdicts follow the other filters");
        assert_eq!((counts.numbers, counts.quotes), (1, 0), "a filter does not follow itself");

        check(shared, &Traits { quotes: true, ..numbers }, &sort, "", &[]);
        check(shared, &Traits { quotes: true, ..plain.clone() }, &sort, "", &[1]);
        let counts = check(shared, &Traits { sure: true, ..plain }, &sort, "trieu tien", &[1]);
        assert_eq!((counts.verdicts, counts.sure), ([1, 1, 0, 0, 0, 0, 0], 1), "counts follow the letters");
    }

    #[test]
    fn what_an_article_leaves_out_is_what_others_have() {
        let left_out =
            |outlet: &str| Traits { left_out_by: Some(format!("{outlet}.txt-id").into()), ..Traits::default() };
        check(Filter::Shared, &left_out("Gamma"), &Sort::default(), "", &[1, 0]);
        check(Filter::Shared, &left_out("Alpha"), &Sort::default(), "", &[3]);
        check(Filter::Only(Relation::Judged(Verdict::SingleSource)), &left_out("Gamma"), &Sort::default(), "", &[2]);
        check(Filter::Shared, &left_out("closed since"), &Sort::default(), "", &[1, 0, 3]);
    }

    #[test]
    fn the_list_is_sorted_as_asked_what_conflicts_first() {
        let plain = Traits::default();
        check(Filter::Shared, &plain, &Sort::Sure, "", &[0, 1, 3]);
        check(Filter::Shared, &plain, &Sort::Sources, "", &[1, 0, 3]);
        check(Filter::Shared, &plain, &Sort::Article("Beta.txt-id".into()), "", &[0, 1, 3]);
        check(Filter::Shared, &plain, &Sort::Article("Gamma.txt-id".into()), "", &[1, 0, 3]);
    }

    #[test]
    fn finding_looks_at_every_wording_of_the_group() {
        let (plain, sort) = (Traits::default(), Sort::default());
        check(Filter::Shared, &plain, &sort, "trieu tien khong", &[1]);
        check(Filter::Shared, &plain, &sort, "12.000", &[0]);
        check(Filter::Shared, &plain, &sort, "vuon thu", &[]);
        check(Filter::Only(Relation::Judged(Verdict::Differ)), &plain, &sort, "", &[0]);
    }

    #[test]
    fn what_the_reader_did_is_asked_for_beside_the_other_filters() {
        let before: Reading = comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut history = History::default();
        history.record(pen.tag(&[Subject::Group(GroupId(0)), Subject::Passage(ClaimId(4))], "army", true).at(0));
        history.record(pen.confirm_groups(&[GroupId(3)]).at(0));
        let reading = edits::reading(&before.comparison, &history);
        let index = SearchIndex::of(&reading);
        let list = |traits: Traits| {
            let asked = Asked { filter: Filter::Shared, traits: &traits, sort: &Sort::default(), typed: "" };
            listed(&reading.comparison, &index, asked)
        };
        let asks = |yours: Yours| Traits { yours, ..Traits::default() };
        let tagged = list(asks(Yours { tag: Some("army".to_owned()), ..Yours::default() }));
        assert_eq!(tagged.rows, [GroupId(1), GroupId(0)]);
        assert_eq!((tagged.counts.yours.tags["army"], tagged.counts.yours.confirmed), (2, 0));
        assert_eq!(tagged.counts.verdicts, [2, 1, 1, 0, 0, 0, 0], "verdicts follow it");
        let numbers = list(Traits { numbers: true, ..asks(Yours::default()) });
        assert_eq!(numbers.counts.yours.tags["army"], 1, "it follows the others");
        assert_eq!(list(asks(Yours { confirmed: true, ..Yours::default() })).rows, [GroupId(3)]);
        assert_eq!(list(asks(Yours { untouched: true, ..Yours::default() })).rows, []);
        assert!(!index.facets.is_loose(GroupId(3)), "what the reader stands for is sure");
    }

    #[test]
    fn what_is_only_probably_one_claim_is_told() {
        let comparison = comparison();
        let facets = Facets::of(&comparison.into());
        let loose: Vec<u32> = (0..4).filter(|&group| facets.is_loose(GroupId(group))).collect();
        assert_eq!(loose, [3], "what one article says alone is sure");
    }

    #[test]
    fn groups_that_only_meaning_brought_together_are_told() {
        let mut comparison = fixture::comparison();
        let mut vectors = Vectors::default();
        vectors.insert(Default::default(), Arc::from([vec![1.0]]));
        comparison.vectors = Arc::new(vectors);
        Arc::make_mut(&mut comparison.links)[2].why = vec![Reason { kind: ReasonKind::Meaning, weight: 9.0 }];
        let facets = Facets::of(&Reading { comparison: Arc::new(comparison), hand: Arc::default() });
        assert_eq!([0, 1, 2, 3].map(|group| facets.is_by_meaning(GroupId(group))), [false, false, false, true]);
    }
}
