//! Which two details may be of one thing, and what tells it: the features of the facts model.
//!
//! Two details are looked at where their passages may make the same claim, or stand in sentences that do, or where both
//! count the same and words around them are the same. Whether they are of one thing is then told by the passages, the words
//! right around them, whose they are (the person named nearest before), what is measured of it (dead, hurt; rose, fell), part
//! or total, and whether a better partner stands elsewhere in the other article, in particular one of the same value.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    detail::{Detail, DetailValue},
    fit::{Fit, fit},
};
use crate::{
    align::ClaimIndex,
    claims::{Article, Claim, Name, NameKind},
    judge::{Aspect, Told, told_of_numbers},
    lang,
    segment::Role,
};

/// The names of the features, in order. Of two numbers, one for each detail, the lesser comes first.
pub(super) const FEATURES: [&str; 50] = [
    "aspect",
    "kind_least",
    "kind_most",
    "same_kind",
    "fit",
    "link",
    "sentence_link",
    "best_link",
    "near_4",
    "near_8",
    "near_4_share",
    "near_8_share",
    "left_1",
    "right_1",
    "left_2",
    "right_2",
    "rank_least",
    "rank_most",
    "lead_least",
    "lead_most",
    "equal_near_least",
    "equal_near_most",
    "equal_elsewhere",
    "same_unit",
    "no_unit",
    "same_measure",
    "same_unit_head",
    "words_shared",
    "ratio",
    "in_claim_least",
    "in_claim_most",
    "spread",
    "mentions",
    "place_apart",
    "place_least",
    "speaker",
    "heading",
    "small",
    "inferred",
    "owner",
    "measured",
    "part",
    "counted",
    "same_claim_names",
    "distance_to_end",
    "link_rank_least",
    "link_rank_most",
    "person",
    "sentence_apart",
    "articles",
];

/// Passages that are less likely than this to make the same claim, and their sentences too, tell nothing of their details.
const MIN_LINK: f32 = 0.02;
/// The same for two names that are not one.
const MIN_LINK_OF_NAMES: f32 = 0.1;
/// What the likeness of two sentences counts for the passages in them.
const OF_SENTENCE: f32 = 0.5;
/// Of each detail so many partners in another article are looked at.
const MOST_PARTNERS: usize = 12;
/// Details that count the same with so much in common around them are looked at wherever they stand.
const LEAST_NEAR: f32 = 4.0;
/// A detail of which there are more by the same value and unit is looked for no further.
const MOST_ALIKE: usize = 48;

/// A detail with the words around it.
pub(super) struct Site<'a> {
    pub detail: &'a Detail,
    /// Number of its claim over all articles.
    pub claim: ClaimIndex,
    pub article: u32,
    /// Number of its sentence over all articles.
    sentence: u32,
    role: Role,
    /// Keys of the words before it in its claim, nearest first, and after it.
    left: Vec<u64>,
    right: Vec<u64>,
    /// Of the words within four and within eight to either side those that say something, ascending.
    near: [Vec<u64>; 2],
    /// Where in its claim it stands, 0 to 1.
    place: f32,
    /// How many details of its aspect its claim has.
    beside: f32,
    pub is_speaker: bool,
    /// The person named nearest before it.
    pub owner: Option<&'a Name>,
    /// Whether it is a person's age.
    pub is_age: bool,
    /// Of an age the person whose full name stands right beside it: "Lê Văn Tám (34 tuổi)", "24 tuổi tên là Natalie Tyson".
    pub aged: Option<&'a Name>,
    /// What its words tell of a number.
    pub told: Told,
    /// What it is compared by within its aspect.
    value: String,
}

impl Site<'_> {
    /// Whether the word right before or right after it is the same as beside `other`.
    pub fn is_placed_like(&self, other: &Site<'_>) -> bool {
        let same = |one: Option<&u64>, other: Option<&u64>| one.is_some() && one == other;
        same(self.left.first(), other.left.first()) || same(self.right.first(), other.right.first())
    }

    /// Whether both are ages, each right beside the full name of one person.
    pub fn is_age_of_same_person(&self, other: &Site<'_>) -> bool {
        self.aged.zip(other.aged).is_some_and(|(one, other)| one.name == other.name)
    }

    /// Whether it stands where its claim begins.
    pub fn opens_claim(&self) -> bool {
        const MOST_BEFORE: usize = 3;
        self.left.len() <= MOST_BEFORE
    }

    /// How many of the words around it stand around `other` too.
    pub fn words_shared(&self, other: &Site<'_>) -> usize {
        self.near[1].iter().filter(|key| other.near[1].binary_search(key).is_ok()).count()
    }
}

/// Two details, by their numbers, and their features.
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub features: [f32; FEATURES.len()],
}

impl Pair {
    /// The probability that the claims of the two make the same claim.
    pub fn link(&self) -> f32 {
        const LINK: usize = 5;
        debug_assert_eq!(FEATURES[LINK], "link");
        self.features[LINK]
    }
}

const WITHIN: [usize; 2] = [4, 8];
/// So far back a person is looked for whose a detail is.
const OWNER_CLAIMS: usize = 4;

/// The details of all `articles`, numbered through, with the words around them. `details` are those of each article.
pub(super) fn sites<'a>(articles: &[&'a Article], details: &'a [Vec<Detail>]) -> Vec<Site<'a>> {
    let mut sites = Vec::new();
    let mut first_claim = 0;
    for ((article, details), number) in articles.iter().zip(details).zip(0..) {
        let mut beside: FxHashMap<(u32, Aspect), u32> = FxHashMap::default();
        details.iter().for_each(|detail| *beside.entry((detail.claim, detail.aspect())).or_default() += 1);
        let mut told: (u32, Vec<Told>) = (u32::MAX, Vec::new());
        for detail in details {
            let claim = &article.claims[detail.claim as usize];
            if told.0 != detail.claim {
                told = (detail.claim, told_of_numbers(article, claim));
            }
            let number_at = claim.quantities.iter().position(|quantity| quantity.span == detail.span);
            let is_number = matches!(detail.value, DetailValue::Quantity(_));
            sites.push(Site {
                told: number_at.filter(|_| is_number).map(|at| told.1[at]).unwrap_or_default(),
                claim: first_claim + detail.claim,
                article: number,
                sentence: first_claim + claim.sentence,
                beside: beside[&(detail.claim, detail.aspect())] as f32,
                ..site(article, claim, detail)
            });
        }
        first_claim += article.claims.len() as u32;
    }
    sites
}

fn site<'a>(article: &'a Article, claim: &'a Claim, detail: &'a Detail) -> Site<'a> {
    let words = &claim.words;
    let first = words.partition_point(|word| word.span.end <= detail.span.start);
    let last = words.partition_point(|word| word.span.start < detail.span.end).max(first);
    let left: Vec<u64> = words[..first].iter().rev().map(|word| word.key).collect();
    let right: Vec<u64> = words[last..].iter().map(|word| word.key).collect();
    let pack = lang::pack(article.document.language);
    let near = WITHIN.map(|reach| {
        let around = left.iter().take(reach).chain(right.iter().take(reach)).copied();
        let mut near: Vec<u64> = around.filter(|&key| !pack.is_common(key)).collect();
        near.sort_unstable();
        near.dedup();
        near
    });
    let is_age = matches!(&detail.value, DetailValue::Quantity(q) if pack.details().is_age(&q.unit))
        || is_bare_age(&article.document.text, claim, detail);
    Site {
        detail,
        claim: 0,
        article: 0,
        sentence: 0,
        role: claim.role,
        place: first as f32 / (words.len() - (last - first)).max(1) as f32,
        left,
        right,
        near,
        beside: 0.0,
        is_speaker: claim.attribution.as_ref().is_some_and(|said| said.span.overlaps(detail.span)),
        owner: owner(article, detail),
        is_age,
        aged: is_age.then(|| aged(claim, detail)).flatten(),
        told: Told::default(),
        value: detail.shown(),
    }
}

/// Whether a name of several words may be a person's.
fn can_be_person(name: &Name) -> bool {
    matches!(name.kind, NameKind::Person | NameKind::Other) && name.name.contains(' ')
}

/// Whether a number without a noun is the age of the person before it: "Dennis Hale, 58, had", "차영곤(58)".
fn is_bare_age(text: &str, claim: &Claim, detail: &Detail) -> bool {
    const AGES: std::ops::RangeInclusive<f64> = 5.0..=110.0;
    let DetailValue::Quantity(number) = &detail.value else { return false };
    let follows = |name: &&Name| {
        let between = name.span.end <= detail.span.start && detail.span.start - name.span.end <= 3;
        between
            && can_be_person(name)
            && matches!(text[name.span.end as usize..detail.span.start as usize].trim(), "," | "(" | "（" | "，")
    };
    number.unit.is_empty()
        && AGES.contains(&number.low)
        && text[detail.span.end as usize..].starts_with([',', ')', '.', '）', '，', ';'])
        && claim.names.iter().any(|name| follows(&name))
}

/// The person of the age `detail`: named in full right before or right after it, with no other number between.
fn aged<'a>(claim: &'a Claim, detail: &Detail) -> Option<&'a Name> {
    const REACH: u32 = 24;
    let persons = || claim.names.iter().filter(|name| can_be_person(name));
    let is_apart =
        |from: u32, to: u32| claim.quantities.iter().any(|other| other.span.start >= from && other.span.end <= to);
    let before = persons().rev().find(|name| name.span.end <= detail.span.start);
    let after = persons().find(|name| name.span.start >= detail.span.end);
    let before =
        before.filter(|name| detail.span.start - name.span.end <= REACH && !is_apart(name.span.end, detail.span.start));
    let after =
        after.filter(|name| name.span.start - detail.span.end <= REACH && !is_apart(detail.span.end, name.span.start));
    before.or(after)
}

/// The person named nearest before `detail`, in its claim or in one shortly before.
fn owner<'a>(article: &'a Article, detail: &Detail) -> Option<&'a Name> {
    let at = detail.claim as usize;
    let claims = article.claims[at.saturating_sub(OWNER_CLAIMS)..=at].iter().rev();
    let mut persons = claims.flat_map(|claim| claim.names.iter().rev()).filter(|name| name.kind == NameKind::Person);
    persons.find(|name| name.span.end <= detail.span.start)
}

/// The scores of pairs of claims, and the best of each two sentences.
pub(super) struct Links {
    claims: FxHashMap<(u32, u32), f32>,
    sentences: FxHashMap<(u32, u32), f32>,
    /// For each claim and each other article, the partners, best first.
    ranked: FxHashMap<(u32, u32), Vec<(f32, u32)>>,
    /// Two articles, the earlier first, that may make one claim; `None` where all are looked at.
    on_one_story: Option<FxHashSet<(u32, u32)>>,
}

/// Among more articles than this only the details of those are compared of which two claims are as likely the same.
const FEW_ARTICLES: usize = 32;
const MIN_OF_STORY: f32 = 0.3;

impl Links {
    /// `scored`: two claims of two articles, the earlier first, and the probability that they make the same claim.
    pub fn new(articles: &[&Article], scored: &[(ClaimIndex, ClaimIndex, f32)]) -> Self {
        let mut of_claim: Vec<(u32, u32)> = Vec::new();
        for (article, number) in articles.iter().zip(0..) {
            let first = of_claim.len() as u32;
            of_claim.extend(article.claims.iter().map(|claim| (number, first + claim.sentence)));
        }
        let mut links = Links {
            claims: FxHashMap::default(),
            sentences: FxHashMap::default(),
            ranked: FxHashMap::default(),
            on_one_story: (articles.len() > FEW_ARTICLES).then(FxHashSet::default),
        };
        for &(a, b, score) in scored {
            let [(article, one), (other_article, other)] = [a, b].map(|claim| of_claim[claim as usize]);
            if let Some(on_one_story) = links.on_one_story.as_mut().filter(|_| score >= MIN_OF_STORY) {
                on_one_story.insert((article.min(other_article), article.max(other_article)));
            }
            links.claims.insert((a, b), score);
            let best = links.sentences.entry((one, other)).or_default();
            *best = best.max(score);
            links.ranked.entry((a, other_article)).or_default().push((score, b));
            links.ranked.entry((b, article)).or_default().push((score, a));
        }
        links.ranked.values_mut().for_each(|row| row.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1))));
        links
    }

    fn are_on_one_story(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        let both = (a.article.min(b.article), a.article.max(b.article));
        self.on_one_story.as_ref().is_none_or(|known| known.contains(&both))
    }

    fn between(&self, a: &Site<'_>, b: &Site<'_>) -> (f32, f32) {
        let claims = self.claims.get(&(a.claim.min(b.claim), a.claim.max(b.claim)));
        let sentences = self.sentences.get(&(a.sentence.min(b.sentence), a.sentence.max(b.sentence)));
        (claims.copied().unwrap_or_default(), sentences.copied().unwrap_or_default())
    }

    /// How many claims of the article of `b` score better with the claim of `a`.
    fn rank(&self, a: &Site<'_>, b: &Site<'_>, score: f32) -> f32 {
        let row = self.ranked.get(&(a.claim, b.article));
        row.map_or(0, |row| row.iter().take_while(|(other, _)| *other > score).count()).min(10) as f32
    }
}

/// What two details have in common before it is known which other partners they have.
struct Candidate {
    a: u32,
    b: u32,
    fit: Fit,
    link: f32,
    sentence_link: f32,
    near: [f32; 2],
    /// How likely the two are of one thing, roughly.
    rough: f32,
}

/// The pairs that are looked at, with their features.
pub(super) fn pairs(sites: &[Site<'_>], links: &Links, claims: usize, articles: usize) -> Vec<Pair> {
    let weights = weights(sites, claims);
    let candidates = candidates(sites, links, &weights);
    let mentions = Mentions::new(sites);
    let rivals = Rivals::new(&candidates, sites);
    let pair = |candidate: &Candidate| {
        let (one, other) = (&sites[candidate.a as usize], &sites[candidate.b as usize]);
        let sides = [
            rivals.beside(candidate.a, candidate.b, other.article, candidate.rough),
            rivals.beside(candidate.b, candidate.a, one.article, candidate.rough),
        ];
        Pair {
            a: candidate.a,
            b: candidate.b,
            features: features(candidate, sites, links, &weights, &mentions, sides, articles as f32),
        }
    };
    candidates.iter().map(pair).collect()
}

/// How much each word around details tells: more, the fewer details it stands by.
fn weights(sites: &[Site<'_>], claims: usize) -> FxHashMap<u64, f32> {
    let mut usage: FxHashMap<u64, FxHashSet<u32>> = FxHashMap::default();
    for site in sites {
        for &key in &site.near[1] {
            usage.entry(key).or_default().insert(site.claim);
        }
    }
    let weight = |by: FxHashSet<u32>| (1.0 + claims as f32 / by.len() as f32).ln();
    usage.into_iter().map(|(key, by)| (key, weight(by))).collect()
}

fn shared_weight(a: &[u64], b: &[u64], weights: &FxHashMap<u64, f32>) -> f32 {
    a.iter().filter(|key| b.binary_search(key).is_ok()).map(|key| weights[key]).sum()
}

fn weight(keys: &[u64], weights: &FxHashMap<u64, f32>) -> f32 {
    keys.iter().map(|key| weights[key]).sum()
}

fn candidates(sites: &[Site<'_>], links: &Links, weights: &FxHashMap<u64, f32>) -> Vec<Candidate> {
    let mut by_sentence: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (site, number) in sites.iter().zip(0..) {
        by_sentence.entry(site.sentence).or_default().push(number);
    }
    let mut wanted: Vec<(u32, u32)> = Vec::new();
    for (&(one, other), &score) in &links.sentences {
        let (Some(ours), Some(theirs)) = (by_sentence.get(&one), by_sentence.get(&other)) else { continue };
        if score < MIN_LINK / OF_SENTENCE {
            continue;
        }
        if !links.are_on_one_story(&sites[ours[0] as usize], &sites[theirs[0] as usize]) {
            continue;
        }
        for &a in ours {
            let partners =
                theirs.iter().filter(|&&b| sites[a as usize].detail.aspect() == sites[b as usize].detail.aspect());
            wanted.extend(partners.map(|&b| (a, b)));
        }
    }
    wanted.extend(counting_alike(sites, links, weights));
    wanted.sort_unstable();
    wanted.dedup();
    let candidate = |(a, b): (u32, u32)| {
        let (one, other) = (&sites[a as usize], &sites[b as usize]);
        let (link, sentence_link) = links.between(one, other);
        let fit = fit(one.detail, other.detail);
        let near = [0, 1].map(|reach| shared_weight(&one.near[reach], &other.near[reach], weights));
        let likely = link.max(OF_SENTENCE * sentence_link);
        let of_fit = match fit {
            Fit::Equal => 0.6,
            Fit::Compatible => 0.3,
            _ => 0.0,
        };
        Candidate { a, b, fit, link, sentence_link, near, rough: 2.0 * likely + near[1] / 20.0 + of_fit }
    };
    // Two names, where nothing says that the passages make the same claim, are two names.
    let is_told = |pair: &Candidate| {
        let are_names = matches!(sites[pair.a as usize].detail.aspect(), Aspect::Name | Aspect::Place);
        !are_names || pair.fit >= Fit::Compatible || pair.link >= MIN_LINK_OF_NAMES
    };
    best_partners(wanted.into_iter().map(candidate).filter(is_told).collect(), sites)
}

/// Numbers that count the same, hours and days of two articles, with words around them in common.
fn counting_alike(sites: &[Site<'_>], links: &Links, weights: &FxHashMap<u64, f32>) -> Vec<(u32, u32)> {
    let mut by_unit: FxHashMap<(u8, &str), Vec<u32>> = FxHashMap::default();
    for (site, number) in sites.iter().zip(0..) {
        let unit = match &site.detail.value {
            DetailValue::Quantity(quantity) => quantity.unit.split(' ').next().filter(|unit| !unit.is_empty()),
            DetailValue::Time(_) | DetailValue::Date(_) => Some(""),
            _ => None,
        };
        if let Some(unit) = unit {
            by_unit.entry((site.detail.kind(), unit)).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for alike in by_unit.values().filter(|alike| alike.len() <= MOST_ALIKE) {
        for (at, &a) in alike.iter().enumerate() {
            let (one, later) = (&sites[a as usize], &alike[at + 1..]);
            let is_other = |other: &Site<'_>| other.article != one.article && links.are_on_one_story(one, other);
            let others = later.iter().filter(|&&b| is_other(&sites[b as usize]));
            let near = |b: u32| shared_weight(&one.near[1], &sites[b as usize].near[1], weights);
            let is_told = |&&b: &&u32| near(b) >= LEAST_NEAR || one.is_age_of_same_person(&sites[b as usize]);
            found.extend(others.filter(is_told).map(|&b| (a, b)));
        }
    }
    found
}

/// Keeps the candidates that are among the best for one of the two.
fn best_partners(mut candidates: Vec<Candidate>, sites: &[Site<'_>]) -> Vec<Candidate> {
    candidates.sort_by(|x, y| y.rough.total_cmp(&x.rough).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut kept: FxHashMap<(u32, u32), usize> = FxHashMap::default();
    candidates.retain(|pair| {
        let keys = [(pair.a, sites[pair.b as usize].article), (pair.b, sites[pair.a as usize].article)];
        let keep = keys.iter().any(|key| kept.get(key).copied().unwrap_or(0) < MOST_PARTNERS);
        keys.into_iter().for_each(|key| *kept.entry(key).or_default() += usize::from(keep));
        keep
    });
    candidates.sort_by_key(|pair| (pair.a, pair.b));
    candidates
}

/// Where each value is told.
pub(super) struct Mentions<'s> {
    /// By aspect and value: the articles, ascending, and how often.
    of: FxHashMap<(Aspect, &'s str), (Vec<u32>, f32)>,
}

impl<'s> Mentions<'s> {
    pub fn new(sites: &'s [Site<'_>]) -> Self {
        let mut of: FxHashMap<(Aspect, &str), (Vec<u32>, f32)> = FxHashMap::default();
        for site in sites {
            let (articles, count) = of.entry((site.detail.aspect(), site.value.as_str())).or_default();
            if articles.last() != Some(&site.article) {
                articles.push(site.article);
            }
            *count += 1.0;
        }
        Mentions { of }
    }

    /// The articles that tell the value of `site`, ascending, and how often it is told.
    pub fn get<'m>(&'m self, site: &'m Site<'_>) -> (&'m [u32], f32) {
        match self.of.get(&(site.detail.aspect(), site.value.as_str())) {
            Some((articles, count)) => (articles, *count),
            None => (&[], 0.0),
        }
    }
}

/// For each detail and each other article, its partners there.
struct Rivals {
    of: FxHashMap<(u32, u32), Vec<Rival>>,
}

/// A partner of a detail.
struct Rival {
    partner: u32,
    /// How likely, roughly.
    rough: f32,
    /// How likely by passage and words alone.
    likely: f32,
    is_equal: bool,
}

impl Rivals {
    fn new(candidates: &[Candidate], sites: &[Site<'_>]) -> Self {
        let mut of: FxHashMap<(u32, u32), Vec<Rival>> = FxHashMap::default();
        for pair in candidates {
            let (likely, is_equal) = (2.0 * pair.link + pair.near[1] / 20.0, pair.fit == Fit::Equal);
            for (one, partner) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let row = of.entry((one, sites[partner as usize].article)).or_default();
                row.push(Rival { partner, rough: pair.rough, likely, is_equal });
            }
        }
        Rivals { of }
    }

    /// Of `one` beside its partner `other` in `article`: how many partners are likelier, how much likelier than the best of
    /// them it is, and how likely the best of equal value is; -1 where none is.
    fn beside(&self, one: u32, other: u32, article: u32, rough: f32) -> [f32; 3] {
        let row = self.of.get(&(one, article)).map_or(&[][..], |row| row);
        let others = || row.iter().filter(|rival| rival.partner != other);
        let likelier = others().filter(|rival| rival.rough > rough).count() as f32;
        let best = others().map(|rival| rival.rough).fold(0.0, f32::max);
        let equal = others().filter(|rival| rival.is_equal).map(|rival| rival.likely).fold(-1.0, f32::max);
        [likelier, rough - best, equal]
    }
}

fn same_or_not<T: PartialEq>(a: Option<T>, b: Option<T>) -> f32 {
    match (a, b) {
        (Some(a), Some(b)) => {
            if a == b {
                1.0
            } else {
                -1.0
            }
        }
        _ => 0.0,
    }
}

/// 1 where one name is or holds the other, -1 where neither, 0 where one is not known. An age is of the person right beside it.
pub(super) fn same_owner(a: &Site<'_>, b: &Site<'_>) -> f32 {
    let (Some(one), Some(other)) = (a.aged.or(a.owner), b.aged.or(b.owner)) else { return 0.0 };
    let (one, other) = (&one.name, &other.name);
    let holds = |some: &str, all: &str| some.split(' ').all(|word| all.split(' ').any(|other| other == word));
    if holds(one, other) || holds(other, one) { 1.0 } else { -1.0 }
}

fn features(
    pair: &Candidate,
    sites: &[Site<'_>],
    links: &Links,
    weights: &FxHashMap<u64, f32>,
    mentions: &Mentions<'_>,
    [a, b]: [[f32; 3]; 2],
    articles: f32,
) -> [f32; FEATURES.len()] {
    let (one, other) = (&sites[pair.a as usize], &sites[pair.b as usize]);
    let both = [one, other];
    let sorted = |pair: [f32; 2]| [pair[0].min(pair[1]), pair[0].max(pair[1])];
    let kinds = sorted(both.map(|site| f32::from(site.detail.kind())));
    let share = |reach: usize| {
        let all: f32 = both.iter().map(|site| weight(&site.near[reach], weights)).sum();
        if all > 0.0 { 2.0 * pair.near[reach] / all } else { 0.0 }
    };
    let same = |keys: [&[u64]; 2], count: usize| {
        f32::from(u8::from(!keys[0].is_empty() && keys[0].iter().take(count).eq(keys[1].iter().take(count))))
    };
    let (left, right) = ([&one.left[..], &other.left[..]], [&one.right[..], &other.right[..]]);
    let ranks = |i: usize| sorted([a[i], b[i]]);
    let ([rank, rank_most], [lead, lead_most], [equal, equal_most]) = (ranks(0), ranks(1), ranks(2));
    let [(ours, our_count), (theirs, their_count)] = both.map(|site| mentions.get(site));
    let elsewhere = u8::from(ours.contains(&other.article)) + u8::from(theirs.contains(&one.article));
    let spread = ours.iter().chain(theirs.iter().filter(|article| !ours.contains(article))).count() as f32 / articles;
    let units = both.map(|site| match &site.detail.value {
        DetailValue::Quantity(quantity) => Some(quantity),
        _ => None,
    });
    let unit = |i: usize| units[i].map_or("", |quantity| quantity.unit.as_str());
    let head = |i: usize| unit(i).split(' ').next().unwrap_or_default();
    let measures = units.map(|quantity| quantity.and_then(|quantity| quantity.measure.as_ref()).map(|m| &m.of));
    let ratio = match units {
        [Some(x), Some(y)] => ((x.low.abs() + 1.0) / (y.low.abs() + 1.0)).ln().abs().min(30.0) as f32,
        _ => 0.0,
    };
    let words = both.map(|site| site.value.split([' ', '-']).collect::<Vec<&str>>());
    let words_shared = words[0].iter().filter(|word| words[1].contains(word)).count() as f32
        / words[0].len().min(words[1].len()).max(1) as f32;
    let beside = sorted(both.map(|site| site.beside));
    let places = sorted(both.map(|site| site.place));
    let count = |asked: &dyn Fn(&Site<'_>) -> bool| both.iter().filter(|site| asked(site)).count() as f32;
    let is_small = |site: &Site<'_>| matches!(&site.detail.value, DetailValue::Quantity(q) if q.low < 10.0);
    let is_inferred = |site: &Site<'_>| matches!(&site.detail.value, DetailValue::Date(d) if d.inferred == crate::claims::Inferred::Day);
    let is_person =
        |site: &Site<'_>| matches!(&site.detail.value, DetailValue::Name(name) if name.kind == NameKind::Person);
    let link_ranks = sorted([links.rank(one, other, pair.link), links.rank(other, one, pair.link)]);
    let ends = sorted(both.map(|site| site.right.len().min(20) as f32));
    [
        f32::from(one.detail.kind() / 10),
        kinds[0],
        kinds[1],
        f32::from(u8::from(kinds[0] == kinds[1])),
        f32::from(pair.fit as u8),
        pair.link,
        pair.sentence_link,
        pair.link.max(OF_SENTENCE * pair.sentence_link),
        pair.near[0],
        pair.near[1],
        share(0),
        share(1),
        same(left, 1),
        same(right, 1),
        same(left, 2),
        same(right, 2),
        rank,
        rank_most,
        lead,
        lead_most,
        equal,
        equal_most,
        f32::from(elsewhere),
        f32::from(u8::from(!unit(0).is_empty() && unit(0) == unit(1))),
        f32::from(u8::from(unit(0).is_empty()) + u8::from(unit(1).is_empty())),
        same_or_not(measures[0], measures[1]),
        f32::from(u8::from(!head(0).is_empty() && head(0) == head(1))),
        words_shared,
        ratio,
        beside[0],
        beside[1],
        spread,
        (our_count + their_count).ln(),
        places[1] - places[0],
        places[0],
        count(&|site| site.is_speaker),
        count(&|site| matches!(site.role, Role::Headline | Role::Lead)),
        count(&is_small),
        count(&is_inferred),
        same_owner(one, other),
        same_or_not(one.told.measured, other.told.measured),
        same_or_not(Some(one.told.part), Some(other.told.part)),
        same_or_not(one.told.counted, other.told.counted),
        f32::from(u8::from(one.owner.zip(other.owner).is_some_and(|(one, other)| one.name == other.name))),
        ends[0],
        link_ranks[0],
        link_ranks[1],
        count(&is_person),
        f32::from(u8::from(pair.link == 0.0)),
        articles,
    ]
}
