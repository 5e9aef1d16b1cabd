//! Pairs of details that surely conflict, so that no trees are asked: two spellings of one name, two ages of one person, two
//! holders of one office, two places, a value that the other passage takes back, and passages alike but for one value.

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use super::{
    conflict::{MOST_DAYS, Sides, is_full_name},
    detail::Detail,
    fit::{Fit, fit},
    pairs::{Pair, Site},
};
use crate::{
    claims::{Name, NameKind, Value},
    ids::{ArticleId, DetailId},
    lang,
    text::written_alike,
};

impl<'a> Sides<'_, 'a> {
    /// Whether a pair are one name, written out in both places, that two articles spell in two ways, each always in its own.
    pub fn are_two_spellings(&self, pair: &Pair) -> bool {
        /// So likely the two passages must make one claim.
        const MIN_LINK: f32 = 0.5;
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let (Value::Name(name), Value::Name(their)) = (&one.detail.value, &other.detail.value) else {
            return false;
        };
        pair.link() >= MIN_LINK
            && pair.is_in_conflict()
            && self.is_written_out(one)
            && self.is_written_out(other)
            && are_almost_one_name(&name.name, &their.name)
            && !self.has(one.article, &their.name)
            && !self.has(other.article, &name.name)
    }

    /// Whether an article tells this very name.
    fn has(&self, article: ArticleId, name: &str) -> bool {
        self.of_article(article).any(|site| matches!(&site.detail.value, Value::Name(known) if known.name == name))
    }

    /// Whether a pair are two ages of one person, each told right beside the full name and in reports of about the same time;
    /// an age of another year, or far from the other, is that of another time.
    pub fn are_ages_of_one_person(&self, pair: &Pair) -> bool {
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        pair.is_in_conflict()
            && one.is_age_of_same_person(other)
            && are_near_ages(one.detail, other.detail)
            && self.days_apart(one, other) < MOST_DAYS as f32
            && !self.is_of_other_year(one)
            && !self.is_of_other_year(other)
            && !(self.tells(one, other) && self.tells(other, one))
    }

    /// Whether two passages say the same but for two values of one sort: each other value of that sort is in both.
    pub fn differ_in_value_alone(&self, pair: &Pair) -> bool {
        /// So likely the two passages must make one claim.
        const MIN_LINK: f32 = 0.6;
        const MIN_ALIKE: f32 = 0.8;
        const FEWEST_SHARED: usize = 3;
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let is_likely = pair.link() >= MIN_LINK && pair.is_in_conflict() && self.share_all_others(one, other);
        let is_of_one_thing = || are_bare_numbers(one, other) || self.can_be_of_one_thing(one, other, pair.link());
        if !is_likely || !is_of_one_thing() {
            return false;
        }
        let (mine, yours) = (self.words_beside_details(one), self.words_beside_details(other));
        let shared = mine.intersection(&yours).count();
        shared >= FEWEST_SHARED && shared as f32 >= MIN_ALIKE * mine.len().max(yours.len()) as f32
    }

    /// Whether the passages of two details have the same values of their sort, these two apart.
    fn share_all_others(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        let others = |site: &Site<'_>| -> Vec<&'a Detail> {
            let (span, kind) = (site.detail.span, site.detail.kind());
            let mates = self.of_claim(site.claim).map(|mate| mate.detail);
            mates.filter(|mate| mate.span != span && mate.kind() == kind).collect()
        };
        let (ours, theirs) = (others(one), others(other));
        let has = |all: &[&Detail], value: &Detail| all.iter().any(|other| fit(value, other) == Fit::Equal);
        ours.len() == theirs.len()
            && ours.iter().all(|value| has(&theirs, value) && !has(&[other.detail], value))
            && theirs.iter().all(|value| has(&ours, value) && !has(&[one.detail], value))
    }

    /// Whether the passage of one detail of a pair takes back the very value of the other: "36, not 63", "63".
    pub fn is_corrected(&self, pair: &Pair) -> bool {
        /// So likely the two passages must make one claim.
        const MIN_LINK: f32 = 0.5;
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let takes_back = |site: &Site<'_>, value: &Detail| {
            let from = self.sites.partition_point(|known| known.claim < site.claim);
            let mates = self.sites.iter_from(from).take_while(|known| known.claim == site.claim);
            mates.filter(|mate| mate.is_taken_back).any(|mate| fit(mate.detail, value) == Fit::Equal)
        };
        pair.link() >= MIN_LINK
            && pair.is_in_conflict()
            && (takes_back(one, other.detail) || takes_back(other, one.detail))
    }

    /// Whether a pair are two persons, each the only one of a passage, told with one office where no place is another: "the mayor
    /// of Oskmouth, Helen Prowse", "Mayor Edith Carrow of Oskmouth".
    pub fn hold_one_office(&self, pair: &Pair) -> bool {
        /// So likely the two passages must make one claim.
        const MIN_LINK: f32 = 0.8;
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let (Value::Name(name), Value::Name(their)) = (&one.detail.value, &other.detail.value) else {
            return false;
        };
        let is_only_person = |site: &Site<'_>| {
            let persons = self.claim(site).names.iter().filter(|name| name.kind == NameKind::Person);
            persons.count() == 1 && is_full_name(site.detail)
        };
        pair.link() >= MIN_LINK
            && pair.is_in_conflict()
            && is_only_person(one)
            && is_only_person(other)
            && !self.has(one.article, &their.name)
            && !self.has(other.article, &name.name)
            && self.names_one_office(one, other)
            && self.have_same_names_beside(one, other)
    }

    /// Whether the passages of two persons tell the same office, by its words.
    fn names_one_office(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        let offices = |site: &Site<'_>| -> Vec<Vec<u64>> {
            let keys: Vec<u64> = self.claim(site).words.iter().map(|word| word.key).collect();
            let pack = lang::pack(self.articles[site.article].document.language);
            let office = |at: usize| {
                let words = pack.names().titles.sole.starting(&keys[at..])?;
                Some(keys[at..at + words].to_vec())
            };
            (0..keys.len()).filter_map(office).collect()
        };
        let theirs = offices(other);
        offices(one).iter().any(|office| theirs.contains(office))
    }

    /// Whether the other names of the two passages are the same, and there are such.
    fn have_same_names_beside(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        let beside = |site: &Site<'_>| -> FxHashSet<&'a str> {
            let names = self.claim(site).names.iter().filter(|name| name.kind != NameKind::Person);
            names.map(|name| name.name.as_str()).collect()
        };
        let (ours, theirs) = (beside(one), beside(other));
        !ours.is_empty() && ours == theirs
    }

    /// Whether a pair are two countries or two cities of the lists, each the only place of its passage and not told by the other's
    /// article.
    pub fn are_in_two_places(&self, pair: &Pair) -> bool {
        /// So likely the two passages must make one claim.
        const MIN_LINK: f32 = 0.8;
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let (Value::Place(place), Value::Place(their)) = (&one.detail.value, &other.detail.value) else {
            return false;
        };
        let is_country = |place: &Name| place.country == Some(place.name.as_str());
        let is_only = |site: &Site<'_>| {
            let places = |site: &&Site<'_>| matches!(site.detail.value, Value::Place(_));
            self.of_claim(site.claim).filter(|site| places(site)).count() == 1
        };
        let tells = |article: ArticleId, name: &str| {
            self.of_article(article).any(|site| matches!(&site.detail.value, Value::Place(known) if known.name == name))
        };
        pair.link() >= MIN_LINK
            && [place, their].iter().all(|place| place.kind == NameKind::Place)
            && place.name != their.name
            && is_country(place) == is_country(their)
            && !one.is_speaker
            && !other.is_speaker
            && is_only(one)
            && is_only(other)
            && !tells(one.article, &their.name)
            && !tells(other.article, &place.name)
            && self.beside(one, other)[1] == 0.0
    }

    /// Whether two numbers count the same and cannot both be so, and each is the only one of its claim: whatever they are of, their
    /// claims do not surely agree.
    pub fn are_sole_amounts(&self, a: DetailId, b: DetailId) -> bool {
        let is_only = |site: &Site<'_>| {
            let is_number = |site: &&Site<'_>| matches!(site.detail.value, Value::Quantity(_));
            self.of_claim(site.claim).filter(is_number).count() == 1
        };
        let (one, other) = (self.site(a), self.site(b));
        let (Value::Quantity(number), Value::Quantity(their)) = (&one.detail.value, &other.detail.value) else {
            return false;
        };
        number.counts_same(their)
            && fit(one.detail, other.detail) == Fit::Conflict
            && is_only(one)
            && is_only(other)
            && self.are_in_one_language(a, b)
    }
}

/// Whether two numbers count nothing that is told and stand beside the same word: "ship 4033", "ship 4032".
fn are_bare_numbers(one: &Site<'_>, other: &Site<'_>) -> bool {
    let is_bare = |site: &Site<'_>| matches!(&site.detail.value, Value::Quantity(number) if number.unit.is_empty() && number.measure.is_none());
    is_bare(one) && is_bare(other) && one.is_placed_like(other)
}

/// Whether two ages can be told of one person at one time: a few years apart, with their digits swapped, or with one digit
/// another.
fn are_near_ages(a: &Detail, b: &Detail) -> bool {
    const MOST_APART: f64 = 10.0;
    let (Value::Quantity(one), Value::Quantity(other)) = (&a.value, &b.value) else { return false };
    let (one, other) = (one.low, other.low);
    let swapped = |age: f64| (age / 10.0).floor() + 10.0 * (age % 10.0);
    (one - other).abs() <= MOST_APART || one == swapped(other) || one % 10.0 == other % 10.0
}

/// Whether two names have as many words, of which all are the same but one that is spelt much alike: "Daniella Semaan", "Danielle
/// Semaan". An accent that is only left out is no other spelling.
fn are_almost_one_name(a: &str, b: &str) -> bool {
    const MIN_ALIKE: f32 = 0.6;
    let (one, other): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if one.len() != other.len() || one.len() < 2 {
        return false;
    }
    let mut unlike = one.iter().zip(&other).filter(|(ours, theirs)| ours != theirs);
    let (Some((ours, theirs)), None) = (unlike.next(), unlike.next()) else { return false };
    let letters = [ours, theirs].map(|word| bare(word));
    let is_shortened = leaves_out(ours, theirs) || leaves_out(theirs, ours);
    !is_shortened && written_alike(&letters[0], &letters[1]) >= MIN_ALIKE
}

/// Whether one word is the other without some of its accents, or with half of its letters at most: "chiêc", "chiếc"; "Utd",
/// "United".
fn leaves_out(short: &str, long: &str) -> bool {
    let mut rest = long.nfd();
    let is_within = short.nfd().all(|ch| rest.any(|other| other == ch));
    is_within && (bare(short) == bare(long) || 2 * short.chars().count() <= long.chars().count())
}

/// The letters of a word without their accents.
fn bare(word: &str) -> String {
    word.nfd().filter(|ch| !unicode_normalization::char::is_combining_mark(*ch)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_spelt_in_two_ways_where_one_word_is_almost_the_same() {
        for (a, b, expected) in [
            ("daniella semaan", "danielle semaan", true),
            ("martin oakshaw", "martin oakshott", true),
            ("lê đình khoát", "lê đình khoái", true),
            ("nguyễn thị v", "nguyễn thi v", false),
            ("ivo karlovic", "ivo marchetti", false),
            ("trần nam", "nguyễn năm", false),
            ("nam", "năm", false),
            ("man utd", "man united", false),
        ] {
            assert_eq!([are_almost_one_name(a, b), are_almost_one_name(b, a)], [expected; 2], "{a} {b}");
        }
    }
}
