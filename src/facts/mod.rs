//! Details of all articles, gathered by what they are of: who says which value of one attribute of one subject, whether or not
//! the sentences are alike.
//!
//! Each article's details (`detail`) are held against those of the others (`candidates`, `pairs`); boosted trees tell how likely two are of
//! one thing, whatever their values, and average linkage gathers them. Only then the values are compared (`fit`). Precision
//! first: of two values that cannot both be so, further trees tell whether they are a conflict (`conflict`); where that is
//! possible but not likely enough, it is only doubted that their claims agree. Does not know who is right.
//!
//! Invariant: the order of the articles changes nothing but the order of the values. Known limit: a detail is in one fact.

mod candidates;
mod certain;
mod conflict;
mod corrected;
mod described;
mod detail;
mod fit;
mod gather;
mod label;
mod pairs;
mod polarity;
mod spelling;

use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    align::Link,
    boosting::BoostedTrees,
    claims::{Articles, Value},
    ids::{ArticleId, ClaimId, DetailId, FactKey, IdVec},
    judge::{Aspect, Place, Verdict},
};
use candidates::Links;
use conflict::Sides;
pub use described::{Described, described};
pub use detail::{Detail, details};
pub use fit::{Fit, fit};
use gather::Scored;
use pairs::{Mentions, Pair, Pairs};

/// What several articles tell of one attribute of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Stable name: made from its first value's document and place.
    pub key: FactKey,
    /// The kind of detail.
    pub aspect: Aspect,
    /// Whose or what's it is, in the words of an article; empty where that is not told.
    pub subject: String,
    /// What of the subject it is, in the words of an article: the unit of a number, what happened at an hour.
    pub attribute: String,
    /// Subject and attribute in a few words, to head the values.
    pub label: String,
    /// What it amounts to.
    pub verdict: Verdict,
    /// The probability that its values are of one thing: the mean over those of different articles.
    pub probability: f32,
    /// Who says what, in the order of the articles; each value of an article once.
    pub values: Vec<FactValue>,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactValue {
    /// The claim, the words and the value.
    pub place: Place,
    /// Values of one number fit each other; those of two cannot both be so.
    pub variant: u32,
    /// Whether the article takes it back itself ("an earlier version said 41").
    pub corrected: bool,
}

/// The bundled trees; none where the file is damaged, and then there are no facts.
static MODEL: LazyLock<BoostedTrees> = LazyLock::new(|| {
    let [of_facts, _] = feature_names();
    BoostedTrees::from_json(include_str!("../../assets/model/facts.json"), &of_facts).unwrap_or_default()
});

/// The bundled trees that tell which details that conflict are of one thing; none where the file is damaged, and then nothing
/// conflicts.
static CONFLICT_MODEL: LazyLock<BoostedTrees> = LazyLock::new(|| {
    let [_, of_conflicts] = feature_names();
    BoostedTrees::from_json(include_str!("../../assets/model/conflicts.json"), &of_conflicts).unwrap_or_default()
});

/// What the details of articles tell.
pub struct Found {
    /// The facts, gravest verdict first.
    pub facts: Vec<Fact>,
    /// Pairs of claims, the lesser number first, that may conflict without being sure enough to be shown.
    pub doubts: FxHashMap<(ClaimId, ClaimId), Doubt>,
}

/// Why two claims may conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// They tell two values of what may be one detail, put one word for another at one place, or share names and little else.
    Slight,
    /// They tell two values of what is likely one detail, or opposite outcomes of what may be one thing.
    Grave,
}

/// The facts of `articles`, whose claims are numbered through in order, by the probabilities of their `links`.
pub fn facts(articles: &Articles<'_>, links: &[Link]) -> Found {
    let scored: Vec<(ClaimId, ClaimId, f32)> =
        links.iter().filter(|link| link.score > 0.0).map(|link| (link.a, link.b, link.score)).collect();
    let details: Vec<Vec<Detail>> = articles.as_slice().par_iter().map(|article| details(article)).collect();
    let details: IdVec<ArticleId, Vec<Detail>> = details.into();
    let sites = pairs::sites(articles, &details);
    let (links_across, mentions) = (links_across(articles, &scored), Mentions::new(&sites));
    let pairs = Pairs::new(&sites, &mentions, &links_across, articles);
    let (scored, doubtful) = scored_pairs(&pairs, &Sides::new(articles, &sites, &mentions));
    let mut facts = gather::facts(articles, &sites, &scored);
    let (disputes, unsure) = polarity::facts(articles, links);
    facts.extend(disputes);
    facts.sort_by(|x, y| (x.verdict, &x.key).cmp(&(y.verdict, &y.key)));
    let claims = |(a, b): (DetailId, DetailId)| (sites[a].claim, sites[b].claim);
    let doubtful = doubtful.into_iter().map(|(pair, doubt)| (claims(pair), doubt));
    let shown = shown_against_each_other(&facts);
    let mut doubts: FxHashMap<(ClaimId, ClaimId), Doubt> = FxHashMap::default();
    for ((a, b), doubt) in doubtful.chain(unsure).filter(|((a, b), _)| !shown.contains(&(*a.min(b), *a.max(b)))) {
        let gravest = doubts.entry((a.min(b), a.max(b))).or_insert(doubt);
        *gravest = doubt.max(*gravest);
    }
    Found { facts, doubts }
}

/// The pairs of claims, the lesser first, that some fact sets against each other.
fn shown_against_each_other(facts: &[Fact]) -> FxHashSet<(ClaimId, ClaimId)> {
    let mut shown = FxHashSet::default();
    for fact in facts.iter().filter(|fact| fact.verdict != Verdict::Agree) {
        let said: Vec<&FactValue> = fact.values.iter().filter(|value| !value.corrected).collect();
        for (at, one) in said.iter().enumerate() {
            let others = said[at + 1..].iter().filter(|other| other.variant != one.variant);
            let pair =
                |other: &&FactValue| (one.place.claim.min(other.place.claim), one.place.claim.max(other.place.claim));
            shown.extend(others.map(pair));
        }
    }
    shown
}

/// Two details that surely conflict are of one thing at least so likely.
const OF_CONFLICT: f32 = 0.6;

/// Two ages right beside one full name are of one thing so likely.
const OF_ONE_PERSON: f32 = 0.8;

/// How likely a pair must be a conflict to be shown: a wrong one costs the reader's trust. Days most, since a report tells
/// several.
fn min_of_conflict(value: &Value) -> f32 {
    match value {
        Value::Quantity(_) => 0.35,
        Value::Time(_) => 0.3,
        Value::Date { .. } => 0.5,
        // The reader whom it learns from looked at few names, and left most of those open that only one article knows.
        Value::Name(_) => 0.3,
        _ => 0.5,
    }
}

/// A pair that is likelier a conflict than this, and in no fact that shows it as one, leaves open whether its claims agree.
const MIN_OF_DOUBT: f32 = 0.1;

/// Among many articles, pairs that are less likely of one thing than this are taken for such as are not.
const MIN_OF_MANY: f32 = 0.02;

/// Two details that may conflict.
type Doubtful = ((DetailId, DetailId), Doubt);

/// The pairs with their probabilities, and those details that leave open whether their claims agree.
fn scored_pairs(pairs: &Pairs<'_, '_>, sides: &Sides<'_, '_>) -> (Vec<Scored>, Vec<Doubtful>) {
    /// So many have their features at a time.
    const AT_ONCE: usize = 1024;
    let least = if pairs.are_of_many() { MIN_OF_MANY } else { 0.0 };
    let score = |(pair, of_one_thing): (&Pair, f32)| {
        let certain = sure_conflict(pair, sides);
        let probability = certain.map_or(of_one_thing, |certain| of_one_thing.max(certain));
        let scored = Scored { a: pair.a, b: pair.b, probability, is_conflict: certain.is_some() };
        let is_asked = probability >= least && sides.is_asked(pair, of_one_thing);
        (probability >= least).then(|| (scored, is_asked.then(|| sides.features(pair, of_one_thing))))
    };
    let score_some = |first: usize| {
        let some: Vec<Pair> = (first..pairs.len().min(first + AT_ONCE)).map(|number| pairs.get(number)).collect();
        let found = probabilities(&MODEL, &some.iter().map(|pair| pair.features.values()).collect::<Vec<_>>());
        some.iter().zip(found).filter_map(score).collect::<Vec<_>>()
    };
    let firsts: Vec<usize> = (0..pairs.len()).step_by(AT_ONCE).collect();
    let (mut scored, asked): (Vec<Scored>, Vec<Option<Vec<f32>>>) =
        firsts.into_par_iter().flat_map_iter(score_some).unzip();
    let asked: Vec<(usize, Vec<f32>)> =
        asked.into_iter().enumerate().filter_map(|(at, row)| Some((at, row?))).collect();
    let rows: Vec<&[f32]> = asked.iter().map(|(_, row)| &row[..]).collect();
    let amounts = scored.iter().filter(|pair| !pair.is_conflict && sides.are_sole_amounts(pair.a, pair.b));
    let mut doubts: Vec<Doubtful> = amounts.map(|pair| ((pair.a, pair.b), Doubt::Grave)).collect();
    for (&(at, _), conflict) in asked.iter().zip(probabilities(&CONFLICT_MODEL, &rows)) {
        let pair = &mut scored[at];
        if conflict >= min_of_conflict(sides.value(pair.a)) {
            pair.is_conflict = true;
            pair.probability = pair.probability.max(OF_CONFLICT).max(conflict);
        }
        if conflict >= MIN_OF_DOUBT && sides.are_in_one_language(pair.a, pair.b) {
            let doubt = if pair.is_conflict { Doubt::Grave } else { Doubt::Slight };
            doubts.push(((pair.a, pair.b), doubt));
        }
    }
    (scored, doubts)
}

/// How likely a pair is of one thing that conflicts without the trees being asked; `None` for others.
fn sure_conflict(pair: &Pair, sides: &Sides<'_, '_>) -> Option<f32> {
    if sides.are_two_spellings(pair) {
        Some(pair.link())
    } else if sides.are_ages_of_one_person(pair) {
        Some(OF_ONE_PERSON)
    } else if sides.is_corrected(pair) || sides.hold_one_office(pair) || sides.are_in_two_places(pair) {
        Some(pair.link())
    } else {
        sides.differ_in_value_alone(pair).then(|| pair.link())
    }
}

fn probabilities(model: &BoostedTrees, rows: &[impl AsRef<[f32]> + Sync]) -> Vec<f32> {
    if model.is_empty() { vec![0.0; rows.len()] } else { model.probabilities(rows) }
}

/// Those of the pairs `scored` that are of two articles.
fn links_across(articles: &Articles<'_>, scored: &[(ClaimId, ClaimId, f32)]) -> Links {
    let of_claim: IdVec<ClaimId, ArticleId> =
        articles.iter_enumerated().flat_map(|(number, article)| article.claims.iter().map(move |_| number)).collect();
    let are_apart = |&(a, b, _): &(ClaimId, ClaimId, f32)| of_claim[a] != of_claim[b];
    Links::new(articles, scored.iter().copied().filter(are_apart))
}

/// For training: the pairs of details that are looked at, numbered through all articles, with their features. With the
/// `probabilities` of these pairs, those whose values conflict, with the features of the conflict model.
pub fn examples(
    articles: &Articles<'_>,
    links: &[(ClaimId, ClaimId, f32)],
    probabilities: Option<&[f32]>,
) -> Vec<(DetailId, DetailId, Vec<f32>)> {
    let details: IdVec<ArticleId, Vec<Detail>> = articles.iter().map(|article| details(article)).collect();
    let sites = pairs::sites(articles, &details);
    let (links, mentions) = (links_across(articles, links), Mentions::new(&sites));
    let pairs = Pairs::new(&sites, &mentions, &links, articles);
    let pairs = (0..pairs.len()).map(|number| pairs.get(number));
    let Some(probabilities) = probabilities else {
        return pairs.map(|pair| (pair.a, pair.b, pair.features.values().to_vec())).collect();
    };
    let sides = Sides::new(articles, &sites, &mentions);
    let asked = pairs.zip(probabilities).filter(|(pair, probability)| sides.is_asked(pair, **probability));
    asked.map(|(pair, &probability)| (pair.a, pair.b, sides.features(&pair, probability))).collect()
}

/// The names of the features, in order, of the facts model and of the conflict model.
pub fn feature_names() -> [Vec<&'static str>; 2] {
    [pairs::Features::NAMES.to_vec(), conflict::feature_names()]
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{
        claims::{Article, claim_ids},
        compare::Comparer,
        ids::Ids,
        ingest,
    };

    fn link(a: u32, b: u32, score: f32) -> Link {
        Link { a: ClaimId(a), b: ClaimId(b), score, related: score, points: false, in_common: 1.0, why: Vec::new() }
    }

    /// The facts of articles with these days of publication and texts.
    fn found(articles: &[(&str, &str)]) -> Vec<Fact> {
        let document = |(day, text): &(&str, &str)| {
            ingest::pasted(&format!("Title: Tin\nPublished Date: {day}\nContent:\n{text}")).unwrap()
        };
        let documents: Vec<_> = articles.iter().map(document).collect();
        let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        comparison.facts.as_slice().to_vec()
    }

    /// `expected`: verdict, then "words | words".
    fn check(articles: &[(&str, &str)], expected: &[(Verdict, &str)]) {
        let document = |(day, text): &(&str, &str)| {
            ingest::pasted(&format!("Title: Tin\nPublished Date: {day}\nContent:\n{text}")).unwrap()
        };
        let documents: Vec<_> = articles.iter().map(document).collect();
        let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        let words = |value: &FactValue| value.place.span.of(&comparison.claim(value.place.claim).0.document.text);
        let fact = |fact: &Fact| (fact.verdict, fact.values.iter().map(words).collect::<Vec<_>>().join(" | "));
        let found: Vec<(Verdict, String)> = comparison.facts.iter().map(fact).collect();
        let found: Vec<(Verdict, &str)> = found.iter().map(|(verdict, words)| (*verdict, words.as_str())).collect();
        assert_eq!(found, expected);
    }

    const DAY: &str = "03/05/2024";

    #[test]
    fn the_bundled_trees_read_the_features_of_the_program() {
        assert!(!MODEL.is_empty() && !CONFLICT_MODEL.is_empty());
    }

    #[test]
    fn other_values_of_one_thing_differ() {
        check(
            &[(DAY, "Có 10.000 binh sĩ được đưa tới vùng Kursk."), (DAY, "Có 12.000 binh sĩ được đưa tới vùng Kursk.")],
            &[(Verdict::Differ, "10.000 binh sĩ | 12.000 binh sĩ"), (Verdict::Agree, "Kursk | Kursk")],
        );
        check(
            &[(DAY, "Cuộc gặp diễn ra tại Moskva ngày 13/4."), (DAY, "Cuộc gặp diễn ra tại Moskva ngày 15/4.")],
            &[(Verdict::Differ, "13/4 | 15/4"), (Verdict::Agree, "Moskva | Moskva")],
        );
    }

    #[test]
    fn values_that_can_be_the_same_agree() {
        check(
            &[(DAY, "Khoảng 11.000 binh sĩ tới vùng Kursk."), (DAY, "Hơn 10.000 binh sĩ tới vùng Kursk.")],
            &[(Verdict::Agree, "11.000 binh sĩ | 10.000 binh sĩ"), (Verdict::Agree, "Kursk | Kursk")],
        );
    }

    #[test]
    fn a_name_that_conflicts_in_several_places_is_told_once() {
        let told = |name: &str| {
            format!(
                "Tàu KH 90297 do ông {name} làm chủ đã câu được con cá ngừ nặng 300 kg.\n\
                 Ông {name} cho biết tàu ra khơi câu cá ngừ từ ngày 25/4."
            )
        };
        let found = found(&[(DAY, &told("Huỳnh Phi Minh")), (DAY, &told("Huỳnh Thiên Minh"))]);
        let names: Vec<&Fact> = found.iter().filter(|fact| fact.aspect == Aspect::Name).collect();
        assert_eq!(names.iter().map(|fact| fact.verdict).collect::<Vec<_>>(), [Verdict::Differ]);
    }

    #[test]
    fn two_ages_beside_one_full_name_differ_wherever_they_stand() {
        let first = "Công an xã Nậm Lành cho biết nạn nhân là anh Lò Văn Chống, 34 tuổi, bị lũ cuốn khi qua suối.";
        let second = "Đến trưa, gia đình tổ chức tang lễ.\nTheo lời người vợ, anh Lò Văn Chống (43 tuổi) đi làm nương từ sáng sớm.";
        let then = "Năm 2004, anh Lò Văn Chống (24 tuổi) lấy vợ và dựng nhà bên một con suối khác.";
        let ages = |other: &str| {
            let found = found(&[(DAY, first), (DAY, other)]);
            let is_age = |fact: &&Fact| fact.aspect == Aspect::Quantity && fact.verdict == Verdict::Differ;
            found.iter().filter(is_age).count()
        };
        assert_eq!((ages(second), ages(then)), (1, 0));
    }

    /// How many facts of this aspect differ in two articles.
    fn differing(aspect: Aspect, articles: &[(&str, &str)]) -> usize {
        let found = found(articles);
        found.iter().filter(|fact| fact.aspect == aspect && fact.verdict == Verdict::Differ).count()
    }

    #[test]
    fn a_number_that_a_person_is_said_to_be_is_an_age() {
        let ages = |other: &str| {
            let first = "Captain Tomas Weller, 58, was taken to St Anne's Hospital.";
            differing(Aspect::Quantity, &[(DAY, first), (DAY, other)])
        };
        assert_eq!(ages("Captain Tomas Weller, who is 61, was taken to hospital."), 1);
        assert_eq!(ages("Captain Tomas Weller, who has 61, was taken to hospital."), 0);
    }

    #[test]
    fn a_weekday_of_no_known_week_conflicts_with_another() {
        let friday = ("", "The port will reopen on Friday, said the harbour office.");
        let days = |other: &str| differing(Aspect::Date, &[friday, (DAY, other)]);
        assert_eq!(days("The port will reopen on Saturday, the harbour office said."), 1);
        assert_eq!(days("The port will reopen on Friday, the harbour office said."), 0);
    }

    #[test]
    fn the_hour_of_what_still_goes_on_conflicts_with_no_other() {
        let hours = |one: &str, other: &str| differing(Aspect::Date, &[(DAY, one), (DAY, other)]);
        let found = |hour: &str| format!("Thi thể nạn nhân được tìm thấy dưới sông Hồng lúc {hour}.");
        let missing = |hour: &str| format!("Thi thể nạn nhân vẫn chưa được tìm thấy dưới sông Hồng lúc {hour}.");
        assert_eq!(hours(&found("16 giờ 30"), &found("19 giờ 50")), 1);
        assert_eq!(hours(&missing("16 giờ 30"), &missing("19 giờ 50")), 0);
    }

    #[test]
    fn the_days_on_which_two_newsrooms_asked_conflict_with_no_other() {
        let days = |one: &str, other: &str| differing(Aspect::Date, &[(DAY, one), (DAY, other)]);
        let said = |day: &str| format!("Ngày {day}, công an huyện Nậm Lành cho biết đang truy tìm hai nghi phạm.");
        let fled = |day: &str| format!("Hai nghi phạm trốn khỏi huyện Nậm Lành vào ngày {day}.");
        assert_eq!(days(&said("1/5/2024"), &said("3/5/2024")), 0);
        assert_eq!(days(&fled("1/5/2024"), &fled("3/5/2024")), 1);
    }

    #[test]
    fn the_hours_of_a_beginning_and_of_an_end_are_two() {
        let hours = |one: &str, other: &str| differing(Aspect::Date, &[(DAY, one), (DAY, other)]);
        let voting = |did: &str, hour: u32| format!("Buổi bỏ phiếu ở xã Nậm Lành {did} lúc {hour} giờ.");
        assert_eq!(hours(&voting("bắt đầu", 7), &voting("kết thúc", 10)), 0);
        assert_eq!(hours(&voting("bắt đầu", 7), &voting("bắt đầu", 10)), 1);
    }

    #[test]
    fn ages_in_the_same_words_but_for_the_person_are_of_two() {
        let ages = |one: &str, other: &str| {
            let told =
                |who: &str, age: u32| format!("Divers pulled the {who}, who is {age} years old, from the river.");
            differing(Aspect::Quantity, &[(DAY, &told(one, 34)), (DAY, &told(other, 36))])
        };
        assert_eq!((ages("driver", "driver"), ages("driver", "passenger")), (1, 0));
    }

    #[test]
    fn a_number_after_its_sign_is_a_name_that_can_conflict() {
        let law = |number: u32| format!("Депутаты отменили закон № {number} о речных перевозках.");
        assert_eq!(differing(Aspect::Quantity, &[(DAY, &law(214)), (DAY, &law(241))]), 1);
        assert_eq!(differing(Aspect::Quantity, &[(DAY, &law(214)), (DAY, &law(214))]), 0);
    }

    #[test]
    fn a_day_of_the_week_without_a_capital_needs_a_word_that_leads_to_it() {
        let days =
            |other: &str| differing(Aspect::Date, &[("", "Мост через Вельму рухнул утром в среду."), ("", other)]);
        assert_eq!(days("Мост через Вельму рухнул утром в четверг."), 1);
        assert_eq!(days("Мост через Вельму рухнул утром в среду."), 0);
    }

    #[test]
    fn one_office_has_one_holder() {
        let names = |one: &str, other: &str| differing(Aspect::Name, &[(DAY, one), (DAY, other)]);
        let declared = "Mayor Edith Carrow of Oskmouth declared a state of emergency.\nMs Carrow left at noon.";
        let mayor = |given: &str, family: &str| {
            format!(
                "The state of emergency was declared by the mayor of Oskmouth, {given} {family}.\nMs {family} left at noon."
            )
        };
        assert_eq!((names(declared, &mayor("Helen", "Prowse")), names(declared, &mayor("Edith", "Carrow"))), (1, 0));
    }

    #[test]
    fn in_the_same_words_a_number_of_nothing_told_is_compared_too() {
        let numbers = |text: &str, one: &str, other: &str| {
            let texts = [one, other].map(|number| text.replace("{}", number));
            differing(Aspect::Quantity, &[(DAY, &texts[0]), (DAY, &texts[1])])
        };
        let ship = "Tàu {} đã tới hiện trường sau cùng trong đêm mưa.";
        let lives = "Ông Lê Văn Tiến trú tại {}, xã Nghi Trung, đã trình báo công an về mái nhà.";
        assert_eq!((numbers(ship, "4033", "4032"), numbers(ship, "CSB 33", "CSB 57")), (1, 1));
        assert_eq!((numbers(lives, "xóm 21", "xóm 15"), numbers(lives, "xóm 21", "xóm 21")), (1, 0));
        assert_eq!(numbers(lives, "xóm 21", "phòng 15"), 0);
    }

    #[test]
    fn two_who_say_the_same_are_two_persons() {
        let says = |name: &str| format!("Ông {name} cho biết mức hỗ trợ này quá thấp so với thực tế ở địa phương.");
        let texts = ["Nguyễn Bình Cường", "Nguyễn Văn Diu"].map(says);
        assert_eq!(differing(Aspect::Name, &[(DAY, &texts[0]), (DAY, &texts[1])]), 0);
    }

    #[test]
    fn claims_with_little_but_a_name_in_common_do_not_surely_agree() {
        let doubt = |other: &str| {
            let texts = ["Ông Nguyễn Hữu Lộc, giám đốc Công ty Nam Hưng, xin lỗi gia đình các nạn nhân.", other];
            let articles = texts.map(|text| Article::new(ingest::pasted(text).unwrap()));
            let link = link(0, 1, 0.9);
            facts(&articles.iter().collect(), &[link]).doubts.get(&(ClaimId(0), ClaimId(1))).copied()
        };
        let charged = "Công an tỉnh khởi tố ông Nguyễn Hữu Lộc, giám đốc Công ty Nam Hưng, sau vụ sập giàn giáo.";
        let sorry = "Giám đốc Nguyễn Hữu Lộc gửi lời xin lỗi tới gia đình các nạn nhân vụ sập giàn giáo.";
        assert_eq!((doubt(charged), doubt(sorry)), (Some(Doubt::Slight), None));
    }

    #[test]
    fn names_of_reports_from_other_towns_are_of_two_persons() {
        let names = |town: &str| {
            let told = |chair: &str, town: &str| {
                format!(
                    "Lễ khai mạc diễn ra sáng nay tại {town}.\nTới dự có ông {chair}, Chủ tịch Hội Chữ thập đỏ tỉnh."
                )
            };
            differing(Aspect::Name, &[(DAY, &told("Trần Minh Lợi", "Đà Nẵng")), (DAY, &told("Trần Văn Lợi", town))])
        };
        assert_eq!((names("Đà Nẵng"), names("Cần Thơ")), (1, 0));
    }

    #[test]
    fn the_day_of_a_statement_cut_off_from_what_is_said_is_none_of_the_event() {
        let dates = |second: &str| {
            differing(
                Aspect::Date,
                &[(DAY, "Ngày 21/4, công ty Nam Hưng ngừng thi công cầu Rạch Ngang."), (DAY, second)],
            )
        };
        assert_eq!(dates("Ngày 23/4, công ty Nam Hưng ngừng thi công cầu Rạch Ngang."), 1);
        let cut_off = "Ngày 23/4, ông Võ Thanh Hùng, trưởng ban quản lý các khu công nghiệp của thành phố và là tổ trưởng tổ công tác, cho biết công ty Nam Hưng ngừng thi công cầu Rạch Ngang.";
        assert_eq!(dates(cut_off), 0);
    }

    #[test]
    fn claims_whose_only_numbers_conflict_do_not_surely_agree() {
        let doubt = |damage: &str| {
            let texts = ["Thiệt hại ban đầu khoảng 9 tỷ đồng.".to_owned(), format!("Thiệt hại ước tính {damage}.")];
            let articles = texts.map(|text| Article::new(ingest::pasted(&text).unwrap()));
            let link = link(0, 1, 0.8);
            facts(&articles.iter().collect(), &[link]).doubts.get(&(ClaimId(0), ClaimId(1))).copied()
        };
        assert_eq!((doubt("19 tỷ đồng"), doubt("9 tỷ đồng")), (Some(Doubt::Grave), None));
    }

    #[test]
    fn what_is_taken_back_is_no_value_of_its_article() {
        let corrected = "The driver killed on the Brennick bridge was 36, not 63.";
        let found = found(&[(DAY, corrected), (DAY, "The driver killed on the Brennick bridge was 63.")]);
        let fact = found.iter().find(|fact| fact.aspect == Aspect::Quantity).expect("the ages are of one driver");
        let values = fact.values.iter().map(|value| (value.place.value.to_string(), value.corrected));
        assert_eq!(fact.verdict, Verdict::Differ);
        let expected = [("36 ", false), ("63 ", true), ("63 ", false)];
        assert_eq!(values.collect::<Vec<_>>(), expected.map(|(value, corrected)| (value.to_owned(), corrected)));
    }

    #[test]
    fn outcomes_that_may_be_of_two_things_leave_open_whether_the_claims_agree() {
        let texts = [
            "Dock Road was closed to all traffic on Wednesday, the harbour police said in a statement.",
            "By noon lorries were using Dock Road, which had reopened after engineers checked the quay.",
            "In a statement on Wednesday the harbour police said that the traffic on Dock Road was heavy.",
        ];
        let articles = texts.map(|text| Article::new(ingest::pasted(text).unwrap()));
        let articles: Articles<'_> = articles.iter().collect();
        let claims: Vec<Ids<ClaimId>> = claim_ids(articles.iter().copied()).into_iter().collect();
        let [of_first, of_second, of_third] = &claims[..] else { panic!("there are three articles") };
        let (closed, neither) = (of_first.start(), of_third.start());
        let reopened = of_second.clone().next_back().expect("the second has claims");
        let link = |a: ClaimId, b: ClaimId| link(a.0, b.0, 0.7);
        let found = facts(&articles, &[link(closed, reopened), link(closed, neither)]);
        assert_eq!(found.doubts.get(&(closed, reopened)), Some(&Doubt::Grave), "{:?}", found.doubts);
        assert_eq!(found.doubts.get(&(closed, neither)), None);
        assert!(found.facts.iter().all(|fact| fact.aspect != Aspect::Polarity));
    }

    #[test]
    fn a_not_of_what_the_other_says_leaves_open_whether_the_claims_agree() {
        let doubt = |one: &str, other: &str| {
            let articles = [one, other].map(|text| Article::new(ingest::pasted(text).unwrap()));
            let link = link(0, 1, 0.9);
            facts(&articles.iter().collect(), &[link]).doubts.get(&(ClaimId(0), ClaimId(1))).copied()
        };
        let plain = "The ferry had been inspected in January and no faults were found.";
        assert_eq!(doubt(plain, "The ferry was never inspected in January, the union said."), Some(Doubt::Grave));
        assert_eq!(doubt(plain, "The ferry was inspected in January and no faults were seen."), None);
    }

    #[test]
    fn what_two_articles_say_is_not_so_is_a_fact() {
        let texts = [
            "Ông Fridman nói sẽ không để lại tài sản cho các con.",
            "Ông Fridman nói ông không để lại tài sản nào cho các con.",
        ];
        let found = found(&[(DAY, texts[0]), (DAY, texts[1])]);
        let negated = found.iter().find(|fact| fact.aspect == Aspect::Polarity).expect("both say not");
        let words: Vec<String> = negated.values.iter().map(|value| value.place.value.to_string()).collect();
        assert_eq!(negated.verdict, Verdict::Agree);
        assert_eq!(words, ["không để lại tài sản cho", "không để lại tài sản nào"]);
    }

    #[test]
    fn two_hours_of_one_event_differ_where_it_is_counted_otherwise_too() {
        let told = |hour: u32, dead: u32| {
            format!("Vụ cháy xảy ra lúc {hour} giờ sáng 14/3 khiến {dead} người chết tại xưởng gỗ.")
        };
        let found = found(&[(DAY, &told(3, 12)), (DAY, &told(5, 21))]);
        let differing =
            |aspect: Aspect| found.iter().filter(move |fact| (fact.aspect, fact.verdict) == (aspect, Verdict::Differ));
        assert_eq!((differing(Aspect::Date).count(), differing(Aspect::Quantity).count()), (1, 1));
    }

    #[test]
    fn a_bound_stands_with_the_nearest_value_that_it_fits() {
        let toll = |dead: &str| format!("Vụ tai nạn trên đèo Cổng Đá làm {dead} người chết.");
        let texts = ["6", "Ít nhất 4", "4", "6"].map(toll);
        let articles: Vec<(&str, &str)> = texts.iter().map(|text| (DAY, text.as_str())).collect();
        let found = found(&articles);
        let variants = |fact: &Fact| fact.values.iter().map(|value| value.variant).collect::<Vec<u32>>();
        let dead = found.iter().find(|fact| fact.aspect == Aspect::Quantity).map(variants);
        let dead = dead.expect("the dead are one fact");
        assert_eq!((dead[1], dead[0]), (dead[2], dead[3]));
        assert_ne!(dead[0], dead[1]);
    }

    #[test]
    fn only_days_in_order_explain_a_change() {
        let over_days = |dead: &[(&str, u32)], verdict: Verdict| {
            let texts: Vec<(&str, String)> = dead
                .iter()
                .map(|(day, count)| (*day, format!("Vụ sạt lở tại xã Nậm Lành khiến {count} người chết.")))
                .collect();
            let articles: Vec<(&str, &str)> = texts.iter().map(|(day, text)| (*day, text.as_str())).collect();
            let words = dead.iter().map(|(_, count)| format!("{count} người")).collect::<Vec<_>>().join(" | ");
            let documents = articles.iter().map(|(day, text)| {
                ingest::pasted(&format!("Title: Tin\nPublished Date: {day}\nContent:\n{text}")).unwrap()
            });
            let documents: Vec<_> = documents.collect();
            let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
            let numbers = comparison.facts.iter().find(|fact| fact.aspect == Aspect::Quantity);
            assert_eq!(numbers.map(|fact| fact.verdict), Some(verdict), "{words}");
        };
        over_days(&[("03/05/2024", 3), ("04/05/2024", 25), ("05/05/2024", 48)], Verdict::Changed);
        over_days(&[("03/05/2024", 3), ("03/05/2024", 25), ("05/05/2024", 48)], Verdict::Differ); // two on one day
        over_days(&[("03/05/2024", 3), ("04/05/2024", 25), ("05/05/2024", 3)], Verdict::Differ); // the first comes back
    }
}
