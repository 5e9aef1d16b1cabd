//! Details that are of one thing, gathered, and what their values amount to.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{
    Fact, FactValue,
    fit::{Fit, fit},
    label,
    pairs::{Site, Sites},
};
use crate::{
    claims::{Articles, Bound, Quantity, Value},
    group::{Clusters, PairScores, linked_by},
    ids::{ArticleId, DetailId, Ids},
    judge::{Aspect, Place, Verdict},
    lang::{self, Pack},
    text::has_all_words,
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

/// Two details with the probability that both are of one thing.
pub(super) struct Scored {
    pub a: DetailId,
    pub b: DetailId,
    pub probability: f32,
    /// Whether they are surely of one thing and their values conflict.
    pub is_conflict: bool,
}

/// The facts of `sites`, by the pairs `scored`.
pub(super) fn facts(articles: &Articles<'_>, sites: &Sites<'_>, scored: &[Scored]) -> Vec<Fact> {
    let between = || scored.iter().map(|pair| (pair.a, pair.b, pair.probability));
    let scores = PairScores::new(sites.len(), between());
    let conflicts = scored.iter().filter(|pair| pair.is_conflict).map(|pair| (pair.a, pair.b)).collect();
    let gatherer = Gatherer { articles, sites, scores, conflicts };
    let merged = linked_by(Clusters::new(sites.len(), between(), MERGE_THRESHOLD));
    let several = merged.into_par_iter().filter(|members| members.len() > 1);
    without_repeated_names(several.filter_map(|members| gatherer.fact(members)).collect())
}

/// The same numbers, so that those that come first are the least.
fn numbered_by_first(numbers: &[usize]) -> Vec<u32> {
    let mut known: Vec<usize> = Vec::new();
    let number = |number: &usize| {
        let at = known.iter().position(|other| other == number).unwrap_or_else(|| {
            known.push(*number);
            known.len() - 1
        });
        at as u32
    };
    numbers.iter().map(number).collect()
}

/// Two names that conflict in several places, perhaps in a shorter form there, are one conflict: the fact with the most values
/// is kept.
fn without_repeated_names(mut facts: Vec<Fact>) -> Vec<Fact> {
    let in_conflict = |fact: &Fact| fact.aspect == Aspect::Name && fact.verdict != Verdict::Agree;
    let is_one = |a: &str, b: &str| has_all_words(b, a) || has_all_words(a, b);
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.values.len()));
    let mut told: Vec<Vec<String>> = Vec::new();
    facts.retain(|fact| {
        if !in_conflict(fact) {
            return true;
        }
        let names: Vec<String> = fact.values.iter().map(|value| value.place.value.to_string()).collect();
        let is_told = |other: &Vec<String>| names.iter().all(|name| other.iter().any(|known| is_one(name, known)));
        let is_new = !told.iter().any(is_told);
        told.push(names);
        is_new
    });
    facts
}

struct Gatherer<'g, 'a> {
    articles: &'g Articles<'a>,
    sites: &'g Sites<'a>,
    /// How likely each two are of one thing.
    scores: PairScores<DetailId>,
    conflicts: FxHashSet<(DetailId, DetailId)>,
}

impl Gatherer<'_, '_> {
    fn site(&self, detail: DetailId) -> &Site<'_> {
        &self.sites[detail]
    }

    fn are_apart(&self, a: DetailId, b: DetailId) -> bool {
        self.site(a).article != self.site(b).article
    }

    fn are_in_conflict(&self, a: DetailId, b: DetailId) -> bool {
        self.conflicts.contains(&(a.min(b), a.max(b)))
    }

    fn fit(&self, a: DetailId, b: DetailId) -> Fit {
        fit(self.site(a).detail, self.site(b).detail)
    }

    /// See [`PairScores::means`].
    fn means(&self, members: &[DetailId]) -> (Vec<f32>, Option<f32>) {
        self.scores.means(members, |detail| self.site(detail).article)
    }

    /// The fact of `members`, where they are sure enough to be of one thing, in several articles, and could be compared.
    fn fact(&self, mut members: Vec<DetailId>) -> Option<Fact> {
        members.sort_unstable();
        self.drop_unsure(&mut members)?;
        self.drop_other_things(&mut members);
        self.drop_repeated(&mut members);
        let aspect = self.site(*members.first()?).detail.aspect();
        let conflicts = self.conflicts(&members);
        if conflicts.is_empty() {
            if members.iter().filter(|&&member| !self.is_trivial(member)).count() < 2 {
                return None;
            }
            members = self.most_told(&members)?;
        } else {
            self.keep_sides(&mut members, &conflicts);
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
        let verdict = match conflicts[..] {
            [] => Verdict::Agree,
            _ if self.has_changed(&members, &conflicts) => Verdict::Changed,
            _ => Verdict::Differ,
        };
        self.add_taken_back(&mut members);
        let value = |(&member, variant): (&DetailId, u32)| {
            let site = self.site(member);
            let place = Place { claim: site.claim, span: site.detail.span, value: site.detail.value.clone() };
            FactValue { place, variant, corrected: site.is_taken_back }
        };
        let values = members.iter().zip(self.variants(&members)).map(value).collect();
        let id = |&member: &DetailId| {
            let site = self.site(member);
            format!("{}:{}", self.articles[site.article].document.id, site.detail.span.start)
        };
        let words = label::of(self.articles, self.sites, &members);
        Some(Fact {
            key: members.iter().map(id).min()?.into(),
            aspect,
            subject: words.subject,
            attribute: words.attribute,
            label: words.label,
            verdict,
            probability: probability?,
            values,
        })
    }

    /// Whether it is a small number in words that measures nothing the lists know: "both leaders", "hai nước".
    fn is_trivial(&self, member: DetailId) -> bool {
        const MOST: f64 = 3.0;
        let site = self.site(member);
        let text = &self.articles[site.article].document.text;
        match &site.detail.value {
            Value::Quantity(quantity) => {
                let in_words = !site.detail.span.of(text).contains(|ch: char| ch.is_numeric());
                // A noun ("two countries") is counted one by one; a unit ("two hours") tells more.
                let is_unit = quantity.measure.as_ref().is_some_and(|measure| measure.each != 1.0);
                let tells = site.told.measured.is_some() || is_unit;
                in_words && !tells && quantity.high <= MOST
            }
            _ => false,
        }
    }

    /// Keeps what conflicts, and of the rest what surely goes with one side of it.
    fn keep_sides(&self, members: &mut Vec<DetailId>, conflicts: &[(DetailId, DetailId)]) {
        let sides: FxHashSet<DetailId> = conflicts.iter().flat_map(|&(a, b)| [a, b]).collect();
        let least = min_probability(self.site(members[0]).detail.aspect());
        let goes_with = |member: DetailId, side: DetailId| {
            let fits = self.fit(member, side) >= Fit::Compatible;
            fits && (!self.are_apart(member, side) || self.scores.get(member, side) >= least)
        };
        members.retain(|&member| sides.contains(&member) || sides.iter().any(|&side| goes_with(member, side)));
    }

    /// Of values that conflict, but not surely of one thing, those that most articles tell.
    fn most_told(&self, members: &[DetailId]) -> Option<Vec<DetailId>> {
        let variants = self.variants(members);
        let of = |number: u32| {
            members.iter().zip(&variants).filter(move |&(_, variant)| *variant == number).map(|(&member, _)| member)
        };
        let articles =
            |number: u32| of(number).map(|member| self.site(member).article).collect::<FxHashSet<ArticleId>>().len();
        let numbers = 0..variants.iter().max()? + 1;
        let most = numbers.max_by_key(|&number| (articles(number), std::cmp::Reverse(number)))?;
        Some(of(most).collect())
    }

    /// Takes the weakest out until the mean is high enough; `None` where not two articles are left.
    fn drop_unsure(&self, members: &mut Vec<DetailId>) -> Option<()> {
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
    fn drop_other_things(&self, members: &mut Vec<DetailId>) {
        let all = members.clone();
        let of_article = |one: DetailId| {
            let article = self.site(one).article;
            let first = all.partition_point(|&other| self.site(other).article < article);
            all[first..].iter().take_while(move |&&mate| self.site(mate).article == article)
        };
        members.retain(|&one| {
            let conflicting: Vec<DetailId> = all
                .iter()
                .copied()
                .filter(|&other| self.are_apart(one, other) && self.fit(one, other) == Fit::Conflict)
                .collect();
            let has_better = |other: &DetailId| {
                of_article(one).any(|&mate| {
                    mate != one
                        && self.fit(mate, *other) >= Fit::Compatible
                        && self.scores.get(mate, *other) >= self.scores.get(one, *other)
                })
            };
            conflicting.is_empty() || !conflicting.iter().all(has_better)
        });
    }

    /// Of equal values of one article keeps the one that is surest.
    fn drop_repeated(&self, members: &mut Vec<DetailId>) {
        let (means, _) = self.means(members);
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by(|&x, &y| means[y].total_cmp(&means[x]).then(x.cmp(&y)));
        let mut kept: Vec<DetailId> = Vec::new();
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

    /// The pairs that conflict.
    fn conflicts(&self, members: &[DetailId]) -> Vec<(DetailId, DetailId)> {
        let pairs = |(at, &a): (usize, &DetailId)| members[at + 1..].iter().map(move |&b| (a, b)).collect::<Vec<_>>();
        members.iter().enumerate().flat_map(pairs).filter(|pair| self.conflicts.contains(pair)).collect()
    }

    /// Adds the details of the kind of the `members` that their claims tell only to take them back.
    fn add_taken_back(&self, members: &mut Vec<DetailId>) {
        let beside = |&member: &DetailId| {
            let site = self.site(member);
            let from = self.sites.partition_point(|other| other.claim < site.claim);
            let of_claim = Ids::between(from, self.sites.partition_point(|other| other.claim <= site.claim));
            let is_alike = |other: &Site<'_>| other.is_taken_back && other.detail.kind() == site.detail.kind();
            of_claim.filter(move |&other| is_alike(self.site(other)))
        };
        let taken_back: Vec<DetailId> = members.iter().flat_map(beside).collect();
        members.extend(taken_back);
        members.sort_unstable();
        members.dedup();
    }

    /// Numbers for values that fit each other, those first that leave nothing open; a bound ("at least 4") is with the nearest
    /// value that it fits.
    fn variants(&self, members: &[DetailId]) -> Vec<u32> {
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by_key(|&at| self.quantity(members[at]).is_some_and(|quantity| quantity.bound != Bound::Exact));
        let mut variants: Vec<Vec<DetailId>> = Vec::new();
        let mut of = vec![0; members.len()];
        for at in order {
            let member = members[at];
            // "Today" and a day that is told need not be one; a name beside one that it cannot be held against may be.
            let least = if self.site(member).detail.aspect() == Aspect::Date { Fit::Compatible } else { Fit::Unknown };
            let fits = |variant: &Vec<DetailId>| {
                variant.iter().all(|&other| self.fit(member, other) >= least && !self.are_in_conflict(member, other))
            };
            let nearest = |variant: &Vec<DetailId>| variant.iter().map(|&other| self.distance(member, other)).min();
            let fitting = (0..variants.len()).filter(|&number| fits(&variants[number]));
            let number = fitting.min_by_key(|&number| nearest(&variants[number])).unwrap_or(variants.len());
            if number == variants.len() {
                variants.push(Vec::new());
            }
            variants[number].push(member);
            of[at] = number;
        }
        numbered_by_first(&of)
    }

    fn quantity(&self, member: DetailId) -> Option<&Quantity> {
        match &self.site(member).detail.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// How far two numbers are apart, in an order; 0 of other values.
    fn distance(&self, a: DetailId, b: DetailId) -> u64 {
        let apart = self.quantity(a).zip(self.quantity(b)).map_or(0.0, |(a, b)| (a.low - b.low).abs());
        apart.to_bits()
    }

    /// Whether the words say that it grew or was put off, or the days of the reports explain a toll that was updated.
    fn has_changed(&self, members: &[DetailId], conflicts: &[(DetailId, DetailId)]) -> bool {
        let in_conflict: FxHashSet<DetailId> = conflicts.iter().flat_map(|&(a, b)| [a, b]).collect();
        let grows = |&member: &DetailId| {
            let site = self.site(member);
            matches!(site.detail.value, Value::Quantity(_)) && site.told.measured.is_some()
        };
        if in_conflict.iter().any(|&member| self.says_that_it_was_put_off(member)) {
            return true;
        }
        members.iter().all(grows)
            && (in_conflict.iter().any(|&member| self.says_that_it_grew(member)) || self.grows_by_day(members))
    }

    fn says_that_it_grew(&self, member: DetailId) -> bool {
        let (pack, keys) = self.words(member);
        pack.details().growth.first_in(&keys).is_some()
    }

    fn says_that_it_was_put_off(&self, member: DetailId) -> bool {
        let (pack, keys) = self.words(member);
        self.site(member).detail.aspect() == Aspect::Date && pack.judging().postponed.first_in(&keys).is_some()
    }

    /// The words of the passage of a detail.
    fn words(&self, member: DetailId) -> (&'static Pack, Vec<u64>) {
        let site = self.site(member);
        let article = self.articles[site.article];
        let claim = &article.claims[site.detail.claim];
        (lang::pack(article.document.language), claim.words.iter().map(|word| word.key).collect())
    }

    /// Whether the reports are of known days, those of one day tell one number, and none that was replaced comes back. The hour
    /// of publication explains nothing.
    fn grows_by_day(&self, members: &[DetailId]) -> bool {
        let told = |&member: &DetailId| {
            let site = self.site(member);
            let day = self.articles[site.article].published?.day;
            match &site.detail.value {
                Value::Quantity(quantity) if day.day.is_some() => Some((day, quantity.low.to_bits())),
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
