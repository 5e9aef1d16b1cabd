//! The conductor: runs the rooms in order, remembers what it found in each document, reports progress and stops when
//! asked to.
//!
//! Invariants: the same documents give the same groups in whatever order they come, and whether or not the comparer has
//! seen them before.

use std::{
    collections::{BTreeSet, HashMap},
    ops::ControlFlow,
    sync::Arc,
};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    align::{self, Link, MODEL},
    claims::{Articles, Claim, Polarity, claim_ids},
    facts::{self, Doubt, Fact},
    group,
    ids::{
        AlignmentId, ArticleId, ClaimId, ClaimKey, DocumentId, FactId, GroupId, GroupKey, Id, IdVec, Ids, LocalClaimId,
    },
    ingest::Document,
    judge::{self, Contradiction, Difference, Judgement, Member, Same, Verdict},
    meaning::Vectors,
    origins::{self, NearCopy, Passage, Shared},
    segment::Role,
};

pub use crate::{
    claims::Article,
    group::{SURE, SameClaim},
};

/// Articles compared: what is the same in them and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The articles, in the order given.
    pub articles: IdVec<ArticleId, Arc<Article>>,
    /// Every claim, article by article, in the order of the text.
    pub claims: IdVec<ClaimId, ClaimPlace>,
    /// Every pair above the floor, by the two claims; shared with what a reader makes of the comparison.
    pub links: Arc<Vec<Link>>,
    /// Every claim is at home in exactly one, and may be a guest in others; ordered by where their first claim at home stands.
    pub groups: IdVec<GroupId, Group>,
    /// Passages on the same part of the story, for reading side by side: every claim is in exactly one; ordered by where
    /// their first claim stands. They have no verdict: a shared topic is not agreement.
    pub alignments: Arc<IdVec<AlignmentId, Vec<ClaimId>>>,
    /// What several articles tell of one attribute of one subject, the gravest first.
    pub facts: Arc<IdVec<FactId, Fact>>,
    /// The articles of which one has much of the other's text.
    pub copies: Vec<NearCopy>,
    /// What an article says in two ways.
    pub contradictions: Vec<Contradiction>,
    /// What was known of what the passages mean; empty where only their words were compared.
    pub vectors: Arc<Vectors>,
}

/// Where a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimPlace {
    /// Its article.
    pub article: ArticleId,
    /// Which of the claims of its article it is.
    pub claim: LocalClaimId,
    /// The group that it is at home in.
    pub group: GroupId,
    /// Its alignment.
    pub alignment: AlignmentId,
}

/// Claims, over all articles, that make one claim, and what that amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Stable name: made from the first claim's document and place, of those at home.
    pub key: GroupKey,
    /// Its claims, ascending.
    pub members: Vec<ClaimId>,
    /// Those of its claims that are at home in another group, since they make two claims; ascending.
    pub guests: Vec<ClaimId>,
    /// The member whose words say best what the group is about.
    pub best: ClaimId,
    /// What it amounts to.
    pub verdict: Verdict,
    /// The details that are not the same.
    pub differences: Vec<Difference>,
    /// The details that are written otherwise and can be the same.
    pub same: Vec<Same>,
    /// In how many articles it is.
    pub sources: u32,
    /// How many of these are independent: copies of one text, and reports that rest on one agency, count once.
    pub origins: u32,
    /// The mean probability that two of its passages, of different articles, make the same claim; `None` where there are no
    /// two such.
    pub probability: Option<f32>,
}

/// What is left of the probability of two claims of which a detail may conflict: of those together with such a doubt, eight in
/// ten as many were found to agree as without.
const OF_SLIGHT_DOUBT: f32 = 0.8;
/// The same where they likely conflict, or tell opposite outcomes of what may be one thing: two such passages are read side by
/// side, but not said to agree. Known limit: what is like both can still hold them in one group.
const OF_GRAVE_DOUBT: f32 = 0.3;

/// Why two claims are or are not in one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The score of the two and what it rests on; also where it is too low to be kept.
    pub link: Link,
    /// Whether they are in one group.
    pub joined: bool,
    /// The mean probability between the claims of their groups.
    pub mean: f32,
    /// What the mean must reach for two groups to be merged.
    pub merge_threshold: f32,
}

/// What is being done with the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Their texts are read.
    Reading,
    /// Their claims are set against each other.
    Aligning,
    /// What the groups amount to is judged.
    Judging,
}

/// How far a comparison is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Between 0 and 1, over all phases.
    pub fraction: f32,
}

/// Asked between steps: hears how far it is, and may end the work by `ControlFlow::Break(())`.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Compares documents and remembers what it found in each, so that a sixth article never redoes the other five.
#[derive(Default)]
pub struct Comparer {
    /// By document id, with the hash in full.
    articles: HashMap<DocumentId, Arc<Article>>,
}

/// The parts of the progress that reading the documents and aligning them take.
const READING: f32 = 0.3;
const ALIGNING: f32 = 0.6;
/// How many documents are read between two questions whether to go on.
const READ_BETWEEN_QUESTIONS: usize = 32;

impl Comparison {
    /// The claim at `index` with its article.
    pub fn claim(&self, index: ClaimId) -> (&Article, &Claim) {
        let place = self.claims[index];
        let article = &self.articles[place.article];
        (article, &article.claims[place.claim])
    }

    /// The words of the claim at `index`.
    pub fn words(&self, index: ClaimId) -> &str {
        let (article, claim) = self.claim(index);
        claim.said_in(&article.document.text)
    }

    /// The claims of `article`.
    pub fn claims_of(&self, article: ArticleId) -> Ids<ClaimId> {
        let first = self.claims.partition_point(|place| place.article < article);
        Ids::new(first, self.articles[article].claims.len())
    }

    /// The articles that do not have `group`.
    pub fn absent(&self, group: &Group) -> impl Iterator<Item = ArticleId> {
        let has: Vec<ArticleId> = group.members.iter().map(|&index| self.claims[index].article).collect();
        self.articles.ids().filter(move |article| has.binary_search(article).is_err())
    }

    /// What `article` says in two ways.
    pub fn contradictions_in(&self, article: ArticleId) -> impl Iterator<Item = &Contradiction> {
        self.contradictions.iter().filter(move |found| self.claims[found.values[0].claim].article == article)
    }

    /// The groups that are in more than one article.
    pub fn shared_groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        self.groups.iter_enumerated().filter(|(_, group)| group.sources > 1)
    }
}

impl Group {
    /// The claims that are at home in it, ascending.
    pub fn home(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.members.iter().copied().filter(|claim| self.guests.binary_search(claim).is_err())
    }

    /// Whether its passages only probably make the same claim. A reader may know better:
    /// [`Hand::is_loose`](crate::edits::Hand::is_loose).
    pub fn is_only_probable(&self) -> bool {
        self.probability.is_some_and(|probability| probability < SURE)
    }
}

impl Comparer {
    /// Compares `documents` by their words. `None` where `watch` ended it.
    pub fn compare(&mut self, documents: &[Arc<Document>], watch: &mut Watch<'_>) -> Option<Comparison> {
        self.compare_by_meaning(documents, &Arc::default(), watch)
    }

    /// Compares `documents` by their words and, where `vectors` has them, by what their passages mean. `None` where `watch`
    /// ended it.
    pub fn compare_by_meaning(
        &mut self,
        documents: &[Arc<Document>],
        vectors: &Arc<Vectors>,
        watch: &mut Watch<'_>,
    ) -> Option<Comparison> {
        let articles = self.articles(documents, watch)?;
        let order = Order::new(&articles);
        let ordered: Articles<'_> = order.articles.iter().map(|&at| &*articles[at]).collect();
        let mut hear = |done| watch(Progress { phase: Phase::Aligning, fraction: READING + ALIGNING * done });
        let mut links = align::align(&ordered, vectors, &mut hear)?;
        let places = places(&ordered);
        let join = MODEL.join(!vectors.is_empty());
        // Alignments are made on one processor, facts on all.
        let (mut alignments, facts::Found { mut facts, doubts }) =
            rayon::join(|| group::alignments(&places, &links, join), || facts::facts(&ordered, &links));
        let language = |claim: ClaimId| ordered[places[claim].article].document.language;
        for link in &mut links {
            link.score = MODEL.calibrated(link, [link.a, link.b].map(language));
            link.score *= match doubts.get(&(link.a, link.b)) {
                Some(Doubt::Grave) => OF_GRAVE_DOUBT,
                Some(Doubt::Slight) => OF_SLIGHT_DOUBT,
                None => 1.0,
            };
        }
        let mut groups = group::same_claims(&places, &links, MODEL.grouping);
        let of_groups = groups.iter_mut().flat_map(|group| [&mut group.home, &mut group.guests]);
        order.restore(&mut links, of_groups.chain(&mut alignments), &mut facts);
        groups.sort_unstable_by_key(|group| group.home[0]);
        alignments.sort_unstable();
        if watch(Progress { phase: Phase::Judging, fraction: READING + ALIGNING }).is_break() {
            return None;
        }
        Some(assemble(articles, Arc::clone(vectors), links, &groups.into(), alignments.into(), facts))
    }

    /// What is in each document, from memory where it is known. `None` where `watch` ended it.
    pub fn articles(
        &mut self,
        documents: &[Arc<Document>],
        watch: &mut Watch<'_>,
    ) -> Option<IdVec<ArticleId, Arc<Article>>> {
        let mut articles: Vec<Arc<Article>> = Vec::with_capacity(documents.len());
        for some in documents.chunks(READ_BETWEEN_QUESTIONS) {
            let fraction = READING * articles.len() as f32 / documents.len() as f32;
            if watch(Progress { phase: Phase::Reading, fraction }).is_break() {
                return None;
            }
            articles.par_extend(some.par_iter().map(|document| {
                let known = self.articles.get(&document.id).filter(|article| article.document == *document);
                known.map_or_else(|| Arc::new(Article::new(Arc::clone(document))), Arc::clone)
            }));
        }
        self.articles = articles.iter().map(|article| (article.document.id.clone(), Arc::clone(article))).collect();
        Some(articles.into())
    }
}

/// Where each claim of `articles` stands, for grouping.
fn places(articles: &Articles<'_>) -> IdVec<ClaimId, group::Place> {
    let mut places = IdVec::new();
    for (number, article) in articles.iter_enumerated() {
        places.extend(article.claims.iter().map(|claim| group::Place {
            article: number,
            sentence: claim.sentence,
            repeats: matches!(claim.role, Role::Headline | Role::Lead | Role::Caption),
        }));
    }
    places
}

/// The order in which articles are aligned, by content, so that the order in which they were opened changes nothing.
struct Order {
    /// The articles in this order, by their numbers in the order given.
    articles: Vec<ArticleId>,
    /// For each claim by its number in this order, its number in the order given.
    claims: IdVec<ClaimId, ClaimId>,
}

impl Order {
    fn new(articles: &IdVec<ArticleId, Arc<Article>>) -> Self {
        let mut order: Vec<ArticleId> = articles.ids().collect();
        order.sort_by_key(|&at| &articles[at].document.sha256);
        let claims_of = claim_ids(articles.iter().map(|article| &**article));
        let claims = order.iter().flat_map(|&at| claims_of[at].clone()).collect();
        Order { articles: order, claims }
    }

    /// Numbers the claims of links, sets and facts as the articles were given.
    fn restore<'s>(&self, links: &mut [Link], sets: impl Iterator<Item = &'s mut Vec<ClaimId>>, facts: &mut [Fact]) {
        for link in links.iter_mut() {
            let (a, b) = (self.claims[link.a], self.claims[link.b]);
            (link.a, link.b) = (a.min(b), a.max(b));
        }
        links.sort_unstable_by_key(|link| (link.a, link.b));
        for members in sets {
            members.iter_mut().for_each(|claim| *claim = self.claims[*claim]);
            members.sort_unstable();
        }
        for fact in facts.iter_mut() {
            fact.values.iter_mut().for_each(|value| value.place.claim = self.claims[value.place.claim]);
            fact.values.sort_by(|x, y| x.place.cmp(&y.place));
        }
    }
}

fn assemble(
    articles: IdVec<ArticleId, Arc<Article>>,
    vectors: Arc<Vectors>,
    links: Vec<Link>,
    groups: &IdVec<GroupId, SameClaim>,
    alignments: IdVec<AlignmentId, Vec<ClaimId>>,
    facts: Vec<Fact>,
) -> Comparison {
    let mut claims: IdVec<ClaimId, ClaimPlace> = IdVec::new();
    for (article, found) in articles.iter_enumerated() {
        let (group, alignment) = (GroupId::default(), AlignmentId::default());
        claims.extend(found.claims.ids().map(|claim| ClaimPlace { article, claim, group, alignment }));
    }
    for (number, group) in groups.iter_enumerated() {
        group.home.iter().for_each(|&claim| claims[claim].group = number);
    }
    for (alignment, members) in alignments.iter_enumerated() {
        members.iter().for_each(|&claim| claims[claim].alignment = alignment);
    }
    let all: Articles<'_> = articles.iter().map(|article| &**article).collect();
    let (copies, contradictions) = rayon::join(|| origins::near_copies(&all), || contradictions(&all));
    let mut comparison = Comparison {
        articles,
        claims,
        links: Arc::new(links),
        groups: IdVec::new(),
        alignments: Arc::new(alignments),
        facts: Arc::new(facts.into()),
        copies,
        contradictions,
        vectors,
    };
    let grounds = comparison.grounds();
    let judged: Vec<Group> = groups.as_slice().par_iter().map(|group| comparison.judged(group, &grounds)).collect();
    comparison.groups = judged.into();
    comparison
}

/// What groups are judged by, found once for all of them.
struct Grounds {
    /// See [`Comparison::support`].
    support: IdVec<ClaimId, f64>,
    /// For each group, the sum of the probabilities of its links between two articles.
    sums: IdVec<GroupId, f32>,
    /// For each claim the facts that it has a value of, ascending.
    facts_of: FxHashMap<ClaimId, Vec<FactId>>,
}

/// How many pairs of different ones there are among `articles`, which are ascending.
fn pairs_apart(articles: &[ArticleId]) -> usize {
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    pairs(articles.len()) - articles.chunk_by(|x, y| x == y).map(|same| pairs(same.len())).sum::<usize>()
}

/// What each article says in two ways.
fn contradictions(articles: &Articles<'_>) -> Vec<Contradiction> {
    let with_claims = articles.iter().zip(claim_ids(articles.iter().copied()));
    with_claims.flat_map(|(article, claims)| judge::within(article, &claims)).collect()
}

impl Comparison {
    /// The same claims and links in `groups`, in which every claim is at home once: what is a group already is taken as it is.
    pub fn regrouped(&self, groups: &IdVec<GroupId, SameClaim>) -> Comparison {
        let mut regrouped = Comparison { groups: IdVec::new(), ..self.clone() };
        for (number, group) in groups.iter_enumerated() {
            group.home.iter().for_each(|&claim| regrouped.claims[claim].group = number);
        }
        let grounds = regrouped.grounds();
        let known = |group: &SameClaim| {
            let before = self.groups.get(self.claims[*group.home.first()?].group)?;
            (before.guests == group.guests && before.members == group.members()).then(|| before.clone())
        };
        let judged = |group| known(group).unwrap_or_else(|| regrouped.judged(group, &grounds));
        regrouped.groups = groups.iter().map(judged).collect();
        regrouped
    }

    /// Whether the claim is in the group, at home or as a guest.
    pub fn is_in(&self, claim: ClaimId, group: GroupId) -> bool {
        self.claims[claim].group == group || self.groups[group].guests.binary_search(&claim).is_ok()
    }

    /// Whether some group has both claims.
    pub fn are_together(&self, a: ClaimId, b: ClaimId) -> bool {
        self.groups_of(a).into_iter().any(|group| self.is_in(b, group))
    }

    /// The groups that the claim is in, its home first.
    pub fn groups_of(&self, claim: ClaimId) -> Vec<GroupId> {
        let home = self.claims[claim].group;
        let is_guest = |&(_, group): &(GroupId, &Group)| group.guests.binary_search(&claim).is_ok();
        let others = self.groups.iter_enumerated().filter(is_guest).map(|(number, _)| number);
        std::iter::once(home).chain(others).collect()
    }

    /// What the groups are judged by.
    fn grounds(&self) -> Grounds {
        let mut facts_of: FxHashMap<ClaimId, Vec<FactId>> = FxHashMap::default();
        for (number, fact) in self.facts.iter_enumerated() {
            for value in &fact.values {
                facts_of.entry(value.place.claim).or_default().push(number);
            }
        }
        Grounds { support: self.support(), sums: self.sums(), facts_of }
    }

    /// For each claim, the sum of the probabilities of its links within the group that it is at home in. Exact, since an `f64`
    /// has room for the sum of millions of them, so that the order of the links changes nothing.
    fn support(&self) -> IdVec<ClaimId, f64> {
        let mut support = IdVec::filled(0.0, self.claims.len());
        for link in self.links.iter() {
            let [a, b] = [link.a, link.b].map(|claim| self.claims[claim]);
            if a.group == b.group {
                support[link.a] += f64::from(link.score);
                support[link.b] += f64::from(link.score);
            }
        }
        support
    }

    /// See [`Grounds::sums`].
    fn sums(&self) -> IdVec<GroupId, f32> {
        let groups = self.claims.iter().map(|place| place.group.index() + 1).max().unwrap_or(0);
        let mut sums = IdVec::filled(0.0, groups);
        for link in self.links.iter() {
            let [a, b] = [link.a, link.b].map(|claim| self.claims[claim]);
            if a.group == b.group && a.article != b.article {
                sums[a.group] += link.score;
            }
        }
        sums
    }

    /// See [`group::mean_probability`].
    fn mean_probability(&self, one: &[ClaimId], other: &[ClaimId]) -> Option<f32> {
        let article = |claim: ClaimId| self.claims[claim].article;
        group::mean_probability(&article, &self.links, one, other)
    }

    fn judged(&self, group: &SameClaim, grounds: &Grounds) -> Group {
        let members = group.members();
        let member = |&index: &ClaimId| {
            let article = self.claims[index].article;
            let (source, claim) = self.claim(index);
            Member { index, article, claim, source }
        };
        let judged: Vec<Member<'_>> = members.iter().map(member).collect();
        let (conflicting, same) = self.details_within(&members, grounds);
        let Judgement { verdict, differences, same } = judge::judge(&judged, conflicting, same);
        let mut has: Vec<ArticleId> = judged.iter().map(|member| member.article).collect();
        let pairs = pairs_apart(&has);
        has.dedup();
        Group {
            key: group.home.iter().map(|&index| self.claim_key(index)).min().unwrap_or_default().into(),
            best: self.best(&group.home, &grounds.support),
            verdict,
            differences,
            same,
            sources: has.len() as u32,
            origins: self.origins(&members, &has),
            probability: if group.guests.is_empty() {
                (pairs > 0).then(|| grounds.sums[self.claims[members[0]].group] / pairs as f32)
            } else {
                self.mean_probability(&members, &members)
            },
            guests: group.guests.clone(),
            members,
        }
    }

    /// What the facts tell of `members`: details that conflict, and such as are written otherwise and can be the same.
    fn details_within(&self, members: &[ClaimId], grounds: &Grounds) -> (Vec<Difference>, Vec<Same>) {
        let (mut conflicting, mut same) = (Vec::new(), Vec::new());
        if members.len() < 2 {
            return (conflicting, same);
        }
        let told = members.iter().filter_map(|claim| grounds.facts_of.get(claim)).flatten();
        let told: BTreeSet<FactId> = told.copied().collect();
        for fact in told.iter().map(|&fact| &self.facts[fact]) {
            let within =
                |value: &&facts::FactValue| !value.corrected && members.binary_search(&value.place.claim).is_ok();
            let values: Vec<&facts::FactValue> = fact.values.iter().filter(within).collect();
            let article = |value: &facts::FactValue| self.claims[value.place.claim].article;
            let Some(first) = values.first() else { continue };
            if values.iter().all(|value| article(value) == article(first)) {
                continue;
            }
            let places = || values.iter().map(|value| value.place.clone()).collect();
            let over_time = fact.verdict == Verdict::Changed;
            if fact.verdict != Verdict::Agree && values.iter().any(|value| value.variant != first.variant) {
                let key = Some(fact.key.clone());
                conflicting.push(Difference { aspect: fact.aspect, values: places(), over_time, fact: key });
            } else if values.iter().any(|value| value.place.value != first.place.value) {
                same.push(Same { aspect: fact.aspect, values: places() });
            }
        }
        (conflicting, same)
    }

    /// How many independent origins the articles `has` of a group are.
    fn origins(&self, members: &[ClaimId], has: &[ArticleId]) -> u32 {
        if has.len() < 2 { has.len() as u32 } else { origins::count(has, &self.shared_origins(members)) }
    }

    /// Which articles are one origin of the claim that `members` make, and why: enough pairs to count the origins.
    pub fn shared_origins(&self, members: &[ClaimId]) -> Vec<Shared> {
        let passage = |&index: &ClaimId| Passage { article: self.claims[index].article, claim: self.claim(index).1 };
        let passages: Vec<Passage<'_>> = members.iter().map(passage).collect();
        let hash_of = |article: ArticleId| &self.articles[article].document.sha256;
        origins::shared_origins(&passages, &hash_of, &self.copies)
    }

    /// The member that the others are most like; of equals the one whose name comes first. One that denies is it only where
    /// all do: a denial says what the group is about by pointing at it.
    fn best(&self, members: &[ClaimId], support: &IdVec<ClaimId, f64>) -> ClaimId {
        let better = |&&a: &&ClaimId, &&b: &&ClaimId| {
            let affirms = |claim: ClaimId| self.claim(claim).1.polarity != Polarity::Denies;
            let by_support = support[a].total_cmp(&support[b]);
            affirms(a).cmp(&affirms(b)).then(by_support).then_with(|| self.claim_key(b).cmp(&self.claim_key(a)))
        };
        members.iter().max_by(better).copied().unwrap_or_default()
    }

    /// The link between two claims, where it is strong enough to be kept.
    pub fn link(&self, a: ClaimId, b: ClaimId) -> Option<&Link> {
        let found = self.links.binary_search_by_key(&(a.min(b), a.max(b)), |link| (link.a, link.b));
        found.ok().map(|at| &self.links[at])
    }

    /// Why two claims are or are not in one group.
    pub fn explained(&self, a: ClaimId, b: ClaimId) -> Explained {
        let (a, b) = (a.min(b), a.max(b));
        let link = self.link(a, b).cloned().unwrap_or_else(|| self.weak_link(a, b));
        let [one, other] = [a, b].map(|claim| self.claims[claim].group);
        let members = |group: GroupId| &self.groups[group].members[..];
        let mean = self.mean_probability(members(one), members(other)).unwrap_or_default();
        let joined = self.is_in(a, other) || self.is_in(b, one);
        Explained { link, joined, mean, merge_threshold: MODEL.grouping.merge_threshold }
    }

    /// The link between two claims that was too weak to be kept.
    fn weak_link(&self, a: ClaimId, b: ClaimId) -> Link {
        let order = Order::new(&self.articles);
        let ordered: Articles<'_> = order.articles.iter().map(|&at| &*self.articles[at]).collect();
        // The order holds every claim once.
        let place = |claim| order.claims.position(|&given| given == claim).unwrap_or_default();
        let link = align::link_between(&ordered, &self.vectors, place(a), place(b));
        let languages = [a, b].map(|claim| self.claim(claim).0.document.language);
        Link { a, b, score: MODEL.calibrated(&link, languages), ..link }
    }

    /// Stable name of the claim at `index`: its document and where it begins there.
    pub fn claim_key(&self, index: ClaimId) -> ClaimKey {
        let (article, claim) = self.claim(index);
        format!("{}:{}", article.document.id, claim.span.start).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    #[test]
    fn the_claims_of_an_article_come_after_those_of_the_one_before() {
        let article = |claims: usize| {
            let document = ingest::pasted("Two lorries crossed the bridge.").unwrap();
            Arc::new(Article { claims: IdVec::filled(Claim::default(), claims), ..Article::new(document) })
        };
        let articles: IdVec<ArticleId, Arc<Article>> = [2, 0, 3].into_iter().map(article).collect();
        let place = |article, claim| {
            let (group, alignment) = (GroupId::default(), AlignmentId::default());
            ClaimPlace { article, claim, group, alignment }
        };
        let places = articles
            .iter_enumerated()
            .flat_map(|(number, article)| article.claims.ids().map(move |claim| place(number, claim)));
        let comparison = Comparison { claims: places.collect(), articles: articles.clone(), ..Comparison::default() };
        let claims: Vec<Ids<ClaimId>> = articles.ids().map(|article| comparison.claims_of(article)).collect();
        assert_eq!(claims, [(0, 2), (2, 0), (2, 3)].map(|(first, count)| Ids::new(ClaimId(first), count)));
        assert!(claims.iter().eq(&claim_ids(articles.iter().map(|article| &**article))));
    }
}
