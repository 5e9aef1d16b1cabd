//! What tells whether two details (`candidates`) are of one thing: the features of the facts model.
//!
//! It is told by the passages, the words right around them, whose they are (the person named nearest before), what is measured of it (dead, hurt; rose, fell), part
//! or total, and whether a better partner stands elsewhere in the other article, in particular one of the same value.

use rustc_hash::FxHashMap;

use super::{
    candidates::{self, Around, Candidate, Links, OF_SENTENCE, Rivals},
    corrected::are_taken_back,
    detail::Detail,
    fit::Fit,
};
use crate::{
    boosting::feature_row,
    claims::{Article, Articles, Claim, Name, NameKind, Value, claim_ids},
    ids::{ArticleId, ClaimId, DetailId, Id, IdVec, LocalClaimId},
    judge::{Aspect, Told, told_of_numbers},
    lang::{self, Pack},
    segment::Role,
    text::{Span, fold_word, has_all_words, is_han, is_hangul, keys_of},
};

feature_row! {
    /// What tells whether two details are of one thing. Of two numbers, one for each detail, the lesser comes first.
    pub(super) struct Features {
        aspect,
        kind_least,
        kind_most,
        same_kind,
        fit,
        link,
        sentence_link,
        best_link,
        near_4,
        near_8,
        near_4_share,
        near_8_share,
        left_1,
        right_1,
        left_2,
        right_2,
        rank_least,
        rank_most,
        lead_least,
        lead_most,
        equal_near_least,
        equal_near_most,
        equal_elsewhere,
        same_unit,
        no_unit,
        same_measure,
        same_unit_head,
        words_shared,
        ratio,
        in_claim_least,
        in_claim_most,
        spread,
        mentions,
        place_apart,
        place_least,
        speaker,
        heading,
        small,
        inferred,
        owner,
        measured,
        part,
        counted,
        same_claim_names,
        distance_to_end,
        link_rank_least,
        link_rank_most,
        person,
        sentence_apart,
        articles,
    }
}

/// The details of all articles, in order.
pub(super) type Sites<'a> = IdVec<DetailId, Site<'a>>;

/// A detail with the words around it.
pub(super) struct Site<'a> {
    pub detail: &'a Detail,
    pub claim: ClaimId,
    pub article: ArticleId,
    /// The first claim of its sentence.
    pub sentence: ClaimId,
    role: Role,
    /// Keys of the words before it in its claim, nearest first, and after it.
    left: Vec<u64>,
    right: Vec<u64>,
    /// Of the words within four and within eight to either side those that say something, ascending.
    pub near: [Vec<u64>; 2],
    /// Where in its claim it stands, 0 to 1.
    place: f32,
    /// How many details of its aspect its claim has.
    beside: f32,
    pub is_speaker: bool,
    /// Whether its article tells it only to take it back.
    pub is_taken_back: bool,
    /// The person named nearest before it.
    pub owner: Option<&'a Name>,
    /// Whether it is a person's age.
    pub is_age: bool,
    /// Of an age the person whose full name stands right beside it: "Lê Văn Tám (34 tuổi)", "24 tuổi tên là Natalie Tyson".
    pub aged: Option<&'a Name>,
    /// What its words tell of a number.
    pub told: Told,
    /// The canonical text of its value.
    canonical: String,
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

    /// Whether a word right around it that says something stands right around `other` too.
    pub fn shares_near_word(&self, other: &Site<'_>) -> bool {
        self.near[0].iter().any(|key| other.near[0].binary_search(key).is_ok())
    }

    /// How many of the words around it stand around `other` too.
    pub fn words_shared(&self, other: &Site<'_>) -> usize {
        self.near[1].iter().filter(|key| other.near[1].binary_search(key).is_ok()).count()
    }
}

/// Two details and their features.
pub(super) struct Pair {
    pub a: DetailId,
    pub b: DetailId,
    pub features: Features,
}

impl Pair {
    /// The probability that the claims of the two make the same claim.
    pub fn link(&self) -> f32 {
        self.features.link
    }

    /// Whether the two values cannot both be so.
    pub fn is_in_conflict(&self) -> bool {
        self.features.fit == f32::from(Fit::Conflict as u8)
    }
}

const WITHIN: [usize; 2] = [4, 8];
/// So far back a person is looked for whose a detail is.
const OWNER_CLAIMS: usize = 4;

/// The details of all `articles` with the words around them. `details` are those of each article.
pub(super) fn sites<'a>(articles: &Articles<'a>, details: &'a IdVec<ArticleId, Vec<Detail>>) -> Sites<'a> {
    let mut sites = Sites::new();
    let claims_of = claim_ids(articles.iter().copied());
    for ((number, article), details) in articles.iter_enumerated().zip(details) {
        let mut beside: FxHashMap<(LocalClaimId, Aspect), u32> = FxHashMap::default();
        details.iter().for_each(|detail| *beside.entry((detail.claim, detail.aspect())).or_default() += 1);
        let mut told: (Option<LocalClaimId>, Vec<Told>) = (None, Vec::new());
        let taken_back = details.chunk_by(|one, other| one.claim == other.claim);
        let taken_back = taken_back.flat_map(|some| are_taken_back(article, &article.claims[some[0].claim], some));
        for (detail, is_taken_back) in details.iter().zip(taken_back) {
            let claim = &article.claims[detail.claim];
            if told.0 != Some(detail.claim) {
                told = (Some(detail.claim), told_of_numbers(article, claim));
            }
            let number_at = claim.quantities.iter().position(|quantity| quantity.span == detail.span);
            let is_number = matches!(detail.value, Value::Quantity(_));
            sites.push(Site {
                told: number_at.filter(|_| is_number).map(|at| told.1[at]).unwrap_or_default(),
                claim: claims_of[number].of_local(detail.claim),
                article: number,
                sentence: claims_of[number].of_local(claim.sentence),
                is_taken_back,
                beside: beside[&(detail.claim, detail.aspect())] as f32,
                ..site(article, claim, detail)
            });
        }
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
    let is_age = matches!(&detail.value, Value::Quantity(q) if pack.details().is_age(&q.unit))
        || is_bare_age(&article.document.text, claim, detail, pack);
    Site {
        detail,
        claim: ClaimId::default(),
        article: ArticleId::default(),
        sentence: ClaimId::default(),
        role: claim.role,
        place: first as f32 / (words.len() - (last - first)).max(1) as f32,
        left,
        right,
        near,
        beside: 0.0,
        is_speaker: claim.attribution.as_ref().is_some_and(|said| said.span.overlaps(detail.span)),
        is_taken_back: false,
        owner: owner(article, detail),
        is_age,
        aged: is_age.then(|| aged(claim, detail)).flatten(),
        told: Told::default(),
        canonical: detail.value.to_string(),
    }
}

/// Whether a name of several words may be a person's.
fn can_be_person(name: &Name) -> bool {
    let is_unspaced = |name: &str| name.chars().count() >= 2 && name.chars().all(|ch| is_han(ch) || is_hangul(ch));
    match name.kind {
        NameKind::Person => name.name.contains(' ') || is_unspaced(&name.name),
        NameKind::Other => name.name.contains(' '),
        NameKind::Place => false,
    }
}

/// Whether a number without a noun is the age of the person before it: "Dennis Hale, 58, had", "차영곤(58)", "Dennis Hale, who is 58,".
fn is_bare_age(text: &str, claim: &Claim, detail: &Detail, pack: &Pack) -> bool {
    const AGES: std::ops::RangeInclusive<f64> = 5.0..=110.0;
    let Value::Quantity(number) = &detail.value else { return false };
    let leads_to_age = |between: &str| {
        let words = fold_word(between.trim_start_matches([',', '，', ' ']));
        let keys: Vec<u64> = words.split_whitespace().flat_map(keys_of).collect();
        !keys.is_empty() && pack.details().age_before.starting(&keys) == Some(keys.len())
    };
    let follows = |name: &&Name| {
        const REACH: u32 = 16;
        if name.span.end > detail.span.start || detail.span.start - name.span.end > REACH || !can_be_person(name) {
            return false;
        }
        let between = Span { start: name.span.end, end: detail.span.start }.of(text).trim();
        matches!(between, "," | "(" | "（" | "，") || leads_to_age(between)
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
    let at = detail.claim.index();
    let claims = article.claims.as_slice()[at.saturating_sub(OWNER_CLAIMS)..=at].iter().rev();
    let mut persons = claims.flat_map(|claim| claim.names.iter().rev()).filter(|name| name.kind == NameKind::Person);
    persons.find(|name| name.span.end <= detail.span.start)
}

/// The pairs that are looked at.
pub(super) struct Pairs<'p, 's> {
    sites: &'p Sites<'s>,
    links: &'p Links,
    articles: f32,
    candidates: Vec<Candidate>,
    around: Around,
    rivals: Rivals,
    /// For each detail where its value is told, and how often.
    told: IdVec<DetailId, (&'p [ArticleId], f32)>,
    /// For each detail the words of its value.
    words: IdVec<DetailId, Vec<&'p str>>,
    /// For each detail the first word of its unit; empty where there is none.
    heads: IdVec<DetailId, &'p str>,
}

impl<'p, 's> Pairs<'p, 's> {
    pub fn new(sites: &'p Sites<'s>, mentions: &'p Mentions<'p>, links: &'p Links, articles: &Articles<'_>) -> Self {
        let around = Around::new(sites, articles.iter().map(|article| article.claims.len()).sum());
        let candidates = candidates::candidates(sites, links, &around);
        Pairs {
            rivals: Rivals::new(&candidates, sites),
            told: sites.iter().map(|site| mentions.get(site)).collect(),
            words: sites.iter().map(|site| site.canonical.split([' ', '-']).collect()).collect(),
            heads: sites.iter().map(head).collect(),
            articles: articles.len() as f32,
            sites,
            links,
            candidates,
            around,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether they are of so many articles that not all are looked at.
    pub fn are_of_many(&self) -> bool {
        self.links.are_many()
    }

    /// The pair with this number; they are in order.
    pub fn get(&self, number: usize) -> Pair {
        let candidate = &self.candidates[number];
        Pair { a: candidate.a, b: candidate.b, features: self.features(candidate) }
    }
}

/// Where each value is told.
pub(super) struct Mentions<'s> {
    /// By aspect and value: the articles, ascending, and how often.
    of: FxHashMap<(Aspect, &'s str), (Vec<ArticleId>, f32)>,
}

impl<'s> Mentions<'s> {
    pub fn new(sites: &'s Sites<'_>) -> Self {
        let mut of: FxHashMap<(Aspect, &str), (Vec<ArticleId>, f32)> = FxHashMap::default();
        for site in sites.iter().filter(|site| !site.is_taken_back) {
            let (articles, count) = of.entry((site.detail.aspect(), site.canonical.as_str())).or_default();
            if articles.last() != Some(&site.article) {
                articles.push(site.article);
            }
            *count += 1.0;
        }
        Mentions { of }
    }

    /// The articles that tell the value of `site`, ascending, and how often it is told.
    pub fn get<'m>(&'m self, site: &'m Site<'_>) -> (&'m [ArticleId], f32) {
        match self.of.get(&(site.detail.aspect(), site.canonical.as_str())) {
            Some((articles, count)) => (articles, *count),
            None => (&[], 0.0),
        }
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
    if one == other {
        return 1.0;
    }
    if has_all_words(other, one) || has_all_words(one, other) { 1.0 } else { -1.0 }
}

/// The first word of the unit of a number; empty where there is none.
fn head<'s>(site: &'s Site<'_>) -> &'s str {
    match &site.detail.value {
        Value::Quantity(quantity) => quantity.unit.split(' ').next().unwrap_or_default(),
        _ => "",
    }
}

/// How many articles are in one of two ascending lists or in both.
fn in_either(one: &[ArticleId], other: &[ArticleId]) -> usize {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    many.len() + few.iter().filter(|article| many.binary_search(article).is_err()).count()
}

impl Pairs<'_, '_> {
    fn features(&self, pair: &Candidate) -> Features {
        let (one, other) = (&self.sites[pair.a], &self.sites[pair.b]);
        let [a, b] = [(pair.a, other.article), (pair.b, one.article)]
            .map(|(detail, article)| self.rivals.beside(detail, pair, article));
        let totals = [pair.a, pair.b].map(|detail| self.around.totals[detail]);
        let both = [one, other];
        let sorted = |pair: [f32; 2]| [pair[0].min(pair[1]), pair[0].max(pair[1])];
        let kinds = sorted(both.map(|site| f32::from(site.detail.kind())));
        let share = |reach: usize| {
            let all = totals[0][reach] + totals[1][reach];
            if all > 0.0 { 2.0 * pair.near[reach] / all } else { 0.0 }
        };
        let same = |keys: [&[u64]; 2], count: usize| {
            f32::from(u8::from(!keys[0].is_empty() && keys[0].iter().take(count).eq(keys[1].iter().take(count))))
        };
        let (left, right) = ([&one.left[..], &other.left[..]], [&one.right[..], &other.right[..]]);
        let ranks = |i: usize| sorted([a[i], b[i]]);
        let ([rank, rank_most], [lead, lead_most], [equal, equal_most]) = (ranks(0), ranks(1), ranks(2));
        let [(ours, our_count), (theirs, their_count)] = [pair.a, pair.b].map(|detail| self.told[detail]);
        let has = |articles: &[ArticleId], article: ArticleId| u8::from(articles.binary_search(&article).is_ok());
        let elsewhere = has(ours, other.article) + has(theirs, one.article);
        let spread = in_either(ours, theirs) as f32 / self.articles;
        let units = both.map(|site| match &site.detail.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        });
        let unit = |i: usize| units[i].map_or("", |quantity| quantity.unit.as_str());
        let heads = [pair.a, pair.b].map(|detail| self.heads[detail]);
        let measures = units.map(|quantity| quantity.and_then(|quantity| quantity.measure.as_ref()).map(|m| &m.of));
        let ratio = match units {
            [Some(x), Some(y)] => ((x.low.abs() + 1.0) / (y.low.abs() + 1.0)).ln().abs().min(30.0) as f32,
            _ => 0.0,
        };
        let words = [pair.a, pair.b].map(|detail| &self.words[detail]);
        let words_shared = words[0].iter().filter(|word| words[1].contains(word)).count() as f32
            / words[0].len().min(words[1].len()).max(1) as f32;
        let beside = sorted(both.map(|site| site.beside));
        let places = sorted(both.map(|site| site.place));
        let count = |asked: &dyn Fn(&Site<'_>) -> bool| both.iter().filter(|site| asked(site)).count() as f32;
        let is_small = |site: &Site<'_>| matches!(&site.detail.value, Value::Quantity(q) if q.low < 10.0);
        let is_inferred = |site: &Site<'_>| matches!(&site.detail.value, Value::Date { date, .. } if date.is_leaning());
        let is_person =
            |site: &Site<'_>| matches!(&site.detail.value, Value::Name(name) if name.kind == NameKind::Person);
        let link_ranks = sorted([self.links.rank(one, other, pair.link), self.links.rank(other, one, pair.link)]);
        let ends = sorted(both.map(|site| site.right.len().min(20) as f32));
        Features {
            aspect: f32::from(one.detail.kind() / 10),
            kind_least: kinds[0],
            kind_most: kinds[1],
            same_kind: f32::from(u8::from(kinds[0] == kinds[1])),
            fit: f32::from(pair.fit as u8),
            link: pair.link,
            sentence_link: pair.sentence_link,
            best_link: pair.link.max(OF_SENTENCE * pair.sentence_link),
            near_4: pair.near[0],
            near_8: pair.near[1],
            near_4_share: share(0),
            near_8_share: share(1),
            left_1: same(left, 1),
            right_1: same(right, 1),
            left_2: same(left, 2),
            right_2: same(right, 2),
            rank_least: rank,
            rank_most,
            lead_least: lead,
            lead_most,
            equal_near_least: equal,
            equal_near_most: equal_most,
            equal_elsewhere: f32::from(elsewhere),
            same_unit: f32::from(u8::from(!unit(0).is_empty() && unit(0) == unit(1))),
            no_unit: f32::from(u8::from(unit(0).is_empty()) + u8::from(unit(1).is_empty())),
            same_measure: same_or_not(measures[0], measures[1]),
            same_unit_head: f32::from(u8::from(!heads[0].is_empty() && heads[0] == heads[1])),
            words_shared,
            ratio,
            in_claim_least: beside[0],
            in_claim_most: beside[1],
            spread,
            mentions: (our_count + their_count).ln(),
            place_apart: places[1] - places[0],
            place_least: places[0],
            speaker: count(&|site| site.is_speaker),
            heading: count(&|site| matches!(site.role, Role::Headline | Role::Lead)),
            small: count(&is_small),
            inferred: count(&is_inferred),
            owner: same_owner(one, other),
            measured: same_or_not(one.told.measured, other.told.measured),
            part: same_or_not(Some(one.told.part), Some(other.told.part)),
            counted: same_or_not(one.told.counted, other.told.counted),
            same_claim_names: f32::from(u8::from(
                one.owner.zip(other.owner).is_some_and(|(one, other)| one.name == other.name),
            )),
            distance_to_end: ends[0],
            link_rank_least: link_ranks[0],
            link_rank_most: link_ranks[1],
            person: count(&is_person),
            sentence_apart: f32::from(u8::from(pair.link == 0.0)),
            articles: self.articles,
        }
    }
}
