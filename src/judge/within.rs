//! Contradictions inside one article: a person who is a man here and a woman there, a number that is another there.
//!
//! Precision first: a short name stands for a person only where one full name of the article has it and that stands
//! after a title too, and numbers are
//! compared only with those of the article's opening, in passages that say nearly the same. Known limit: a couple of
//! whom only one is ever named in full ("ông Marcos", "bà Imelda Marcos") is taken for one person.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Aspect, Member, Place, names, passage::Passage, quantities};
use crate::{
    claims::{Article, Claim, Gender, Name, Value},
    ids::{ArticleId, ClaimId, Ids},
    lang::{self, Judging},
    text::Span,
};

/// What an article says in two ways that cannot both be so.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The kind of detail.
    pub aspect: Aspect,
    /// The two places.
    pub values: [Place; 2],
}

/// The sentences at the top of an article whose numbers are looked for again below.
const OPENING_SENTENCES: u32 = 3;
/// Of an article so many passages with numbers are compared with its opening.
const MOST_PASSAGES: usize = 200;
/// A name each of whose words is in more full names than this tells nobody apart.
const MOST_NAMESAKES: usize = 64;
/// The part of the longer passage's words that two passages of one article share if they say the same.
const LEAST_ALIKE: f32 = 0.7;

/// The contradictions inside `article`, whose claims have the numbers `claims`.
pub fn within(article: &Article, claims: &Ids<ClaimId>) -> Vec<Contradiction> {
    let mut found = titles(article, claims);
    found.extend(numbers(article, claims));
    found
}

/// Persons who are called by a man's title and by a woman's.
fn titles(article: &Article, claims: &Ids<ClaimId>) -> Vec<Contradiction> {
    let judging = lang::pack(article.document.language).judging();
    let mut called: Vec<Called> = Vec::new();
    for (claim, index) in article.claims.iter().zip(claims.clone()) {
        called.extend(claim.names.iter().filter_map(|name| Called::new(claim, index, name, judging)));
    }
    let full = full_names(&called);
    let mut persons: BTreeMap<&[&str], Vec<&Called>> = BTreeMap::new();
    for one in called.iter().filter(|one| one.gender.is_some()) {
        if let Some(name) = one.full_name(&full) {
            persons.entry(name).or_default().push(one);
        }
    }
    persons.values().filter_map(|called| contradiction(called)).collect()
}

/// A name as an article uses it.
struct Called<'a> {
    /// The words of the name without titles.
    name: Vec<&'a str>,
    gender: Option<Gender>,
    claim: ClaimId,
    /// Its place, with the title that tells the gender.
    span: Span,
}

impl<'a> Called<'a> {
    fn new(claim: &Claim, index: ClaimId, name: &'a Name, judging: &Judging) -> Option<Self> {
        let at = names::without_title(claim, name, judging);
        let words: Vec<&str> = name.name.split(' ').collect();
        let bare = words[words.len().saturating_sub(at.len())..].to_vec();
        let gender = gender_before(claim, at.start, judging);
        let title = usize::from(gender.is_some());
        let first = claim.words.get(at.start.checked_sub(title)?)?;
        let span = Span { start: first.span.start.min(name.span.start), end: name.span.end };
        (!bare.is_empty()).then_some(Called { name: bare, gender, claim: index, span })
    }

    /// Where it is called by a title of `gender`.
    fn place_of(&self, gender: Gender) -> Option<Place> {
        let value = Value::Gender(self.gender.filter(|own| *own == gender)?);
        Some(Place { claim: self.claim, span: self.span, value })
    }

    /// The one full name of the article that this is, or may be short for.
    fn full_name<'b>(&self, full: &FxHashMap<&str, FxHashSet<&'b [&'b str]>>) -> Option<&'b [&'b str]> {
        let by_word: Option<Vec<_>> = self.name.iter().map(|word| full.get(word)).collect();
        let fewest =
            by_word?.into_iter().min_by_key(|names| names.len()).filter(|names| names.len() <= MOST_NAMESAKES)?;
        let mut having = fewest.iter().filter(|name| self.name.iter().all(|word| name.contains(word)));
        having.next().copied().filter(|_| having.next().is_none())
    }
}

/// The names of two and more words by each of their words.
fn full_names<'b>(called: &'b [Called<'_>]) -> FxHashMap<&'b str, FxHashSet<&'b [&'b str]>> {
    let mut full: FxHashMap<&str, FxHashSet<&[&str]>> = FxHashMap::default();
    for name in called.iter().map(|one| &one.name[..]).filter(|name| name.len() > 1) {
        for word in name {
            full.entry(word).or_default().insert(name);
        }
    }
    full
}

/// Whether the word right before word `at` is a man's title or a woman's; none after both ("ông bà").
fn gender_before(claim: &Claim, at: usize, judging: &Judging) -> Option<Gender> {
    let gender = |back: usize| {
        let key = [claim.words.get(at.checked_sub(back)?)?.key];
        let male = judging.male.starting(&key).map(|_| Gender::Male);
        male.or_else(|| judging.female.starting(&key).map(|_| Gender::Female))
    };
    gender(1).filter(|_| gender(2).is_none())
}

/// The first places where the person is a man and where a woman.
fn contradiction(called: &[&Called<'_>]) -> Option<Contradiction> {
    let first = |gender| called.iter().find_map(|one| one.place_of(gender));
    let in_full = called.iter().any(|one| one.name.len() > 1);
    let mut values = [first(Gender::Male).filter(|_| in_full)?, first(Gender::Female)?];
    values.sort();
    Some(Contradiction { aspect: Aspect::Name, values })
}

/// Numbers of the opening that are others below, in passages that say nearly the same.
fn numbers(article: &Article, claims: &Ids<ClaimId>) -> Vec<Contradiction> {
    let member = |(claim, index)| Member { index, article: ArticleId::default(), claim, source: article };
    let numbered = article.claims.iter().zip(claims.clone());
    let counting = numbered.filter(|(claim, _)| !claim.quantities.is_empty());
    let mut passages: Vec<Passage<'_>> = Vec::new();
    for counting in counting.take(MOST_PASSAGES) {
        let opens = passages.first().map_or(counting.0.sentence, |first| first.member.claim.sentence);
        if opens.0 >= OPENING_SENTENCES {
            return Vec::new();
        }
        passages.push(Passage::new(member(counting)));
    }
    let opening = passages.iter().filter(|passage| passage.member.claim.sentence.0 < OPENING_SENTENCES).count();
    let mut found = Vec::new();
    for (at, a) in passages.iter().enumerate().take(opening) {
        found.extend(passages[at + 1..].iter().flat_map(|b| other_numbers(a, b)));
    }
    found
}

fn other_numbers(a: &Passage<'_>, b: &Passage<'_>) -> Vec<Contradiction> {
    if a.alike(b) < LEAST_ALIKE || super::is_about_another(a, b) {
        return Vec::new();
    }
    let conflicts = quantities::compare_within(a, b).conflicts.into_iter();
    conflicts.map(|pair| Contradiction { aspect: Aspect::Quantity, values: pair.sides }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    /// `expected`: the words of each pair of places.
    #[track_caller]
    fn check(text: &str, expected: &[[&str; 2]]) {
        let article = Article::new(ingest::pasted(text).unwrap());
        let found = within(&article, &Ids::new(ClaimId(0), article.claims.len()));
        let found: Vec<[&str; 2]> =
            found.iter().map(|found| found.values.each_ref().map(|p| p.span.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_person_has_one_gender() {
        check(
            "Chiều qua, ông Rebekah Koffler của viện này lên tiếng. Đó là điều tốt, bà Koffler đánh giá.",
            &[["ông Rebekah Koffler", "bà Koffler"]],
        );
        // Two persons of one family name, and a couple.
        check("Hôm qua bà Kim Yo-jong và ông Kim Jong-un tới dự lễ. Theo lời bà Kim, đó là điều tốt.", &[]);
        check("Hôm qua ông bà Trần Văn Nam được mời. Theo lời ông Nam, đó là điều tốt.", &[]);
    }

    #[test]
    fn the_opening_and_the_rest_tell_one_number() {
        let text = "Sạt lở ở xã Nậm Lành khiến 5 người chết.\nTrời mưa to từ đêm qua ở nhiều xã của huyện này.\n\
                    Vụ sạt lở ở xã Nậm Lành khiến 6 người chết.";
        check(text, &[["5 người chết", "6 người chết"]]);
        check(&text.replace("6 người chết", "6 người bị thương"), &[]);
        check(&text.replace('6', "5"), &[]);
    }
}
