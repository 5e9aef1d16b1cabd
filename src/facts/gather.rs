//! Details that are of one thing, gathered, and what their values amount to.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Fact, Value,
    detail::{Detail, DetailValue},
    fit::{Fit, fit},
    label,
    pairs::Site,
};
use crate::{
    claims::{Article, Date, NameKind},
    group::{Clusters, linked_by},
    judge::{Aspect, Place, Verdict},
    lang::{self, Pack},
};

/// Two sets of details are merged while the mean probability between them is at least this.
const MERGE_THRESHOLD: f32 = 0.3;
/// A fact of a lesser mean probability loses its weakest details.
fn min_probability(aspect: Aspect) -> f32 {
    match aspect {
        Aspect::Name => 0.6,
        _ => 0.45,
    }
}

/// How likely two details whose values conflict must be of one thing where they do not fill the same place of the same claim:
/// a wrong conflict costs the reader's trust.
const MIN_OF_CONFLICT: f32 = 0.55;

/// Two details with the probability that both are of one thing.
pub(super) struct Scored {
    pub a: u32,
    pub b: u32,
    pub probability: f32,
    /// See [`super::pairs::Pair::is_slot`].
    pub is_slot: bool,
}

/// The facts of `sites`, by the pairs `scored`.
pub(super) fn facts(articles: &[&Article], sites: &[Site<'_>], scored: &[Scored]) -> Vec<Fact> {
    let scores = scored.iter().map(|pair| ((pair.a, pair.b), pair.probability)).collect();
    let slots = scored.iter().filter(|pair| pair.is_slot).map(|pair| (pair.a, pair.b)).collect();
    let gatherer = Gatherer { articles, sites, scores, slots };
    let between = scored.iter().map(|pair| (pair.a, pair.b, pair.probability));
    let merged = linked_by(Clusters::new(sites.len(), between, MERGE_THRESHOLD));
    merged.into_iter().filter(|members| members.len() > 1).filter_map(|members| gatherer.fact(members)).collect()
}

struct Gatherer<'g, 'a> {
    articles: &'g [&'a Article],
    sites: &'g [Site<'a>],
    scores: FxHashMap<(u32, u32), f32>,
    slots: FxHashSet<(u32, u32)>,
}

impl Gatherer<'_, '_> {
    fn score(&self, a: u32, b: u32) -> f32 {
        self.scores.get(&(a.min(b), a.max(b))).copied().unwrap_or_default()
    }

    fn site(&self, detail: u32) -> &Site<'_> {
        &self.sites[detail as usize]
    }

    fn are_apart(&self, a: u32, b: u32) -> bool {
        self.site(a).article != self.site(b).article
    }

    fn fit(&self, a: u32, b: u32) -> Fit {
        fit(self.site(a).detail, self.site(b).detail)
    }

    /// The mean probability of each of `members` with those of other articles; and of all pairs.
    fn means(&self, members: &[u32]) -> (Vec<f32>, Option<f32>) {
        let (mut all, mut pairs) = (0.0, 0u32);
        let mean = |&one: &u32| {
            let others = members.iter().filter(|&&other| self.are_apart(one, other));
            let (sum, count) =
                others.fold((0.0, 0u32), |(sum, count), &other| (sum + self.score(one, other), count + 1));
            all += sum;
            pairs += count;
            if count == 0 { 0.0 } else { sum / count as f32 }
        };
        let means = members.iter().map(mean).collect();
        (means, (pairs > 0).then(|| all / pairs as f32))
    }

    /// The fact of `members`, where they are sure enough to be of one thing, in several articles, and could be compared.
    fn fact(&self, mut members: Vec<u32>) -> Option<Fact> {
        members.sort_unstable();
        self.drop_unsure(&mut members)?;
        self.drop_other_things(&mut members);
        self.drop_repeated(&mut members);
        if members.iter().all(|&member| self.is_trivial(member)) {
            return None;
        }
        let aspect = self.site(*members.first()?).detail.aspect();
        let conflicts = self.conflicts(&members);
        if conflicts.is_empty() {
            members = self.most_told(&members)?;
        }
        let compared = |fits: Fit| fits >= Fit::Compatible;
        let is_compared = members
            .iter()
            .enumerate()
            .any(|(at, &a)| members[at + 1..].iter().any(|&b| self.are_apart(a, b) && compared(self.fit(a, b))));
        if conflicts.is_empty() && !is_compared {
            return None;
        }
        let (_, probability) = self.means(&members);
        let variants = self.variants(&members);
        let corrected: Vec<bool> = members.iter().map(|&member| self.is_corrected(member)).collect();
        let verdict = match conflicts[..] {
            [] => Verdict::Agree,
            _ if self.has_changed(&members, &conflicts) => Verdict::Changed,
            _ => Verdict::Differ,
        };
        let value = |((&member, variant), corrected): ((&u32, u32), bool)| {
            let site = self.site(member);
            let place = Place { claim: site.claim, span: site.detail.span, value: site.detail.shown() };
            Value { place, variant, corrected }
        };
        let values = members.iter().zip(variants).zip(corrected).map(value).collect();
        let id = |&member: &u32| {
            let site = self.site(member);
            format!("{}:{}", self.articles[site.article as usize].document.id, site.detail.span.start)
        };
        let words = label::of(self.articles, self.sites, &members);
        Some(Fact {
            id: members.iter().map(id).min()?,
            aspect,
            subject: words.subject,
            attribute: words.attribute,
            label: words.label,
            verdict,
            probability: probability?,
            values,
        })
    }

    /// Whether it is a small number in words that counts nothing the lists know: "both leaders", "hai nước".
    fn is_trivial(&self, member: u32) -> bool {
        const MOST: f64 = 3.0;
        let site = self.site(member);
        let text = &self.articles[site.article as usize].document.text;
        match &site.detail.value {
            DetailValue::Quantity(quantity) => {
                let in_words = !site.detail.span.of(text).contains(|ch: char| ch.is_numeric());
                let tells = site.told.measured.is_some() || site.told.counted.is_some() || quantity.measure.is_some();
                in_words && !tells && quantity.high <= MOST
            }
            _ => false,
        }
    }

    /// Of values that conflict, but not surely of one thing, those that most articles tell.
    fn most_told(&self, members: &[u32]) -> Option<Vec<u32>> {
        let variants = self.variants(members);
        let of = |number: u32| {
            members.iter().zip(&variants).filter(move |&(_, variant)| *variant == number).map(|(&member, _)| member)
        };
        let articles =
            |number: u32| of(number).map(|member| self.site(member).article).collect::<FxHashSet<u32>>().len();
        let numbers = 0..variants.iter().max()? + 1;
        let most = numbers.max_by_key(|&number| (articles(number), std::cmp::Reverse(number)))?;
        Some(of(most).collect())
    }

    /// Takes the weakest out until the mean is high enough; `None` where not two articles are left.
    fn drop_unsure(&self, members: &mut Vec<u32>) -> Option<()> {
        let least = min_probability(self.site(*members.first()?).detail.aspect());
        loop {
            let (means, mean) = self.means(members);
            if mean? >= least {
                return Some(());
            }
            let weakest = (0..members.len()).min_by(|&x, &y| means[x].total_cmp(&means[y]))?;
            members.remove(weakest);
        }
    }

    /// Takes out what conflicts with a value that its own article has here too, closer to that value: it is of another thing
    /// (13 aboard, of whom 11 were saved).
    fn drop_other_things(&self, members: &mut Vec<u32>) {
        let all = members.clone();
        members.retain(|&one| {
            let conflicting: Vec<u32> = all
                .iter()
                .copied()
                .filter(|&other| self.are_apart(one, other) && self.fit(one, other) == Fit::Conflict)
                .collect();
            let has_better = |other: &u32| {
                all.iter().any(|&mate| {
                    mate != one
                        && !self.are_apart(mate, one)
                        && self.fit(mate, *other) >= Fit::Compatible
                        && self.score(mate, *other) >= self.score(one, *other)
                })
            };
            conflicting.is_empty() || !conflicting.iter().all(has_better)
        });
    }

    /// Of equal values of one article keeps the one that is surest.
    fn drop_repeated(&self, members: &mut Vec<u32>) {
        let (means, _) = self.means(members);
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by(|&x, &y| means[y].total_cmp(&means[x]).then(x.cmp(&y)));
        let mut kept: Vec<u32> = Vec::new();
        for at in order {
            let member = members[at];
            let is_told =
                kept.iter().any(|&other| !self.are_apart(member, other) && self.fit(member, other) >= Fit::Compatible);
            if !is_told {
                kept.push(member);
            }
        }
        kept.sort_unstable();
        *members = kept;
    }

    /// The pairs whose values cannot both be so.
    fn conflicts(&self, members: &[u32]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        for (at, &a) in members.iter().enumerate() {
            let others = members[at + 1..].iter().filter(|&&b| self.are_apart(a, b));
            let conflicts =
                |&&b: &&u32| self.fit(a, b) == Fit::Conflict && self.is_sure_enough(a, b) && self.can_oppose(a, b);
            found.extend(others.filter(conflicts).map(|&b| (a, b)));
        }
        found
    }

    /// Whether two details that conflict are likely enough of one thing; days and hours only where they fill one place.
    fn is_sure_enough(&self, a: u32, b: u32) -> bool {
        let is_sure = || self.site(a).detail.aspect() != Aspect::Date && self.score(a, b) >= MIN_OF_CONFLICT;
        self.slots.contains(&(a.min(b), a.max(b))) || is_sure()
    }

    /// Whether two values can be held against each other: two persons where each article knows the one alone and the words
    /// beside them are the same; two days of one grain, and not the day on which something was said against that of an event.
    fn can_oppose(&self, a: u32, b: u32) -> bool {
        let (one, other) = (self.site(a), self.site(b));
        match (&one.detail.value, &other.detail.value) {
            (DetailValue::Name(x), DetailValue::Name(y)) => {
                let persons = x.kind == NameKind::Person && y.kind == NameKind::Person;
                persons && one.is_placed_like(other) && !self.tells(a, b) && !self.tells(b, a)
            }
            (DetailValue::Date(x), DetailValue::Date(y)) => {
                let grain = |date: &Date| (date.from.day.is_some(), date.from.month.is_some(), date.from == date.to);
                let said = [a, b].map(|member| self.is_day_of_statement(member));
                let others =
                    self.count_other_things(one.claim, other.claim) || self.are_elsewhere(one.claim, other.claim);
                grain(x) == grain(y) && said[0] == said[1] && !others
            }
            (DetailValue::Quantity(_), DetailValue::Quantity(_)) => {
                let measures_others = one.told.measured.zip(other.told.measured).is_some_and(|(a, b)| a != b);
                let others =
                    self.are_of_other_days(one.claim, other.claim) || self.are_elsewhere(one.claim, other.claim);
                !measures_others && one.told.part == other.told.part && !others
            }
            _ => true,
        }
    }

    /// Whether both claims tell days, and no day of the one can be a day of the other.
    fn are_of_other_days(&self, a: u32, b: u32) -> bool {
        self.are_others(a, b, |one, other| {
            let days = matches!((&one.value, &other.value), (DetailValue::Date(_), DetailValue::Date(_)));
            days.then(|| fit(one, other))
        })
    }

    /// Whether both claims count the same, and no number of the one can be a number of the other: another day too makes it
    /// another event.
    fn count_other_things(&self, a: u32, b: u32) -> bool {
        self.are_others(a, b, |one, other| match (&one.value, &other.value) {
            (DetailValue::Quantity(x), DetailValue::Quantity(y)) if x.counts_same(y) => Some(fit(one, other)),
            _ => None,
        })
    }

    /// Whether both claims name places of the lists, and no place of the one is of the other.
    fn are_elsewhere(&self, a: u32, b: u32) -> bool {
        self.are_others(a, b, |one, other| match (&one.value, &other.value) {
            (DetailValue::Place(x), DetailValue::Place(y))
                if x.kind == NameKind::Place && y.kind == NameKind::Place =>
            {
                Some(if x.name == y.name { Fit::Equal } else { Fit::Conflict })
            }
            _ => None,
        })
    }

    /// Whether details of two claims that can be held against each other all conflict, and there are such. `compared`: `None`
    /// where two cannot be.
    fn are_others(&self, a: u32, b: u32, compared: impl Fn(&Detail, &Detail) -> Option<Fit>) -> bool {
        let of_claim = |claim: u32| {
            let from = self.sites.partition_point(|site| site.claim < claim);
            self.sites[from..].iter().take_while(move |site| site.claim == claim).map(|site| site.detail)
        };
        let mut fits = of_claim(a)
            .flat_map(|one| of_claim(b).filter_map(|other| compared(one, other)).collect::<Vec<Fit>>())
            .peekable();
        fits.peek().is_some() && fits.all(|fits| fits == Fit::Conflict)
    }

    /// Whether the article of `a` has the value of `b` too, anywhere.
    fn tells(&self, a: u32, b: u32) -> bool {
        let article = self.site(a).article;
        let from = self.sites.partition_point(|site| site.article < article);
        let of_article = self.sites[from..].iter().take_while(|site| site.article == article);
        of_article.into_iter().any(|site| fit(site.detail, self.site(b).detail) >= Fit::Compatible)
    }

    /// Whether a day only says when somebody said it: "Ngày 23-5, cơ quan điều tra cho biết".
    fn is_day_of_statement(&self, member: u32) -> bool {
        const REACH: u32 = 80;
        const REACH_AFTER: u32 = 16;
        let site = self.site(member);
        let claim = &self.articles[site.article as usize].claims[site.detail.claim as usize];
        let end = site.detail.span.end;
        claim.attribution.as_ref().is_some_and(|said| {
            let start = site.detail.span.start;
            let leads_in = site.opens_claim() && said.span.start >= end && said.span.start - end < REACH;
            let follows = start >= said.span.end && start - said.span.end < REACH_AFTER;
            said.span.overlaps(site.detail.span) || leads_in || follows
        })
    }

    /// Numbers for values that fit each other.
    fn variants(&self, members: &[u32]) -> Vec<u32> {
        let mut variants: Vec<Vec<u32>> = Vec::new();
        let mut of = Vec::with_capacity(members.len());
        for &member in members {
            let fits = |variant: &Vec<u32>| variant.iter().all(|&other| self.fit(member, other) != Fit::Conflict);
            let number = variants.iter().position(fits).unwrap_or(variants.len());
            if number == variants.len() {
                variants.push(Vec::new());
            }
            variants[number].push(member);
            of.push(number as u32);
        }
        of
    }

    /// Whether its passage says that an article was wrong about it: it is the first such detail after words that say so, and
    /// what is told right after it is what holds ("an earlier version said 41; it is 14").
    fn is_corrected(&self, member: u32) -> bool {
        let site = self.site(member);
        let article = self.articles[site.article as usize];
        let claim = &article.claims[site.detail.claim as usize];
        let corrections = &lang::pack(article.document.language).details().corrections;
        let before: Vec<_> = claim.words.iter().filter(|word| word.span.end <= site.detail.span.start).collect();
        let keys: Vec<u64> = before.iter().map(|word| word.key).collect();
        corrections.first_in(&keys).is_some_and(|(at, _)| {
            let said_at = before[at].span.start;
            let from = self.sites.partition_point(|other| other.claim < site.claim);
            let of_claim = self.sites[from..].iter().take_while(|other| other.claim == site.claim);
            let mut between = of_claim.map(|other| other.detail).filter(|other| {
                other.aspect() == site.detail.aspect() && (said_at..site.detail.span.start).contains(&other.span.start)
            });
            between.next().is_none()
        })
    }

    /// Whether the words say that it grew or was put off, or the days of the reports explain a toll that was updated.
    fn has_changed(&self, members: &[u32], conflicts: &[(u32, u32)]) -> bool {
        let in_conflict: FxHashSet<u32> = conflicts.iter().flat_map(|&(a, b)| [a, b]).collect();
        let grows = |&member: &u32| {
            let site = self.site(member);
            matches!(site.detail.value, DetailValue::Quantity(_)) && site.told.measured.is_some()
        };
        if in_conflict.iter().any(|&member| self.says_that_it_was_put_off(member)) {
            return true;
        }
        members.iter().all(grows)
            && (in_conflict.iter().any(|&member| self.says_that_it_grew(member)) || self.grows_by_day(members))
    }

    fn says_that_it_grew(&self, member: u32) -> bool {
        let (pack, keys) = self.words(member);
        pack.details().growth.first_in(&keys).is_some()
    }

    fn says_that_it_was_put_off(&self, member: u32) -> bool {
        let (pack, keys) = self.words(member);
        self.site(member).detail.aspect() == Aspect::Date && pack.judging().postponed.first_in(&keys).is_some()
    }

    /// The words of the passage of a detail.
    fn words(&self, member: u32) -> (&'static Pack, Vec<u64>) {
        let site = self.site(member);
        let article = self.articles[site.article as usize];
        let claim = &article.claims[site.detail.claim as usize];
        (lang::pack(article.document.language), claim.words.iter().map(|word| word.key).collect())
    }

    /// Whether the reports are of known days, those of one day tell one number, and none that was replaced comes back. The hour
    /// of publication explains nothing.
    fn grows_by_day(&self, members: &[u32]) -> bool {
        let told = |&member: &u32| {
            let site = self.site(member);
            let day = self.articles[site.article as usize].published?.day;
            match &site.detail.value {
                DetailValue::Quantity(quantity) if day.day.is_some() => Some((day, quantity.low.to_bits())),
                _ => None,
            }
        };
        let Some(mut told) = members.iter().map(told).collect::<Option<Vec<_>>>() else { return false };
        told.sort_unstable();
        told.dedup();
        let one_a_day = told.windows(2).all(|pair| pair[0].0 != pair[1].0);
        let mut values: Vec<u64> = told.iter().map(|(_, value)| *value).collect();
        values.dedup();
        let distinct: FxHashSet<u64> = values.iter().copied().collect();
        one_a_day && distinct.len() == values.len()
    }
}
