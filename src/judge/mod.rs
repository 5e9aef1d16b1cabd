//! What a group of claims amounts to, and the details that are not the same.
//!
//! Pure: claims in, verdict out. The members are compared two by two (`quantities`, `dates`, `names`, `stance`,
//! `telling`), and what conflicts is gathered by aspect. Who says a thing and in which words are shown but change no
//! verdict. A wrong "differ" costs the reader's trust, so doubt is silence; two passages that conflict in two kinds of
//! detail (another number *and* another day) speak of two things and conflict in none. [`within`] looks for what one
//! article says in two ways.
//!
//! Invariant: the order of the articles changes nothing but the order of the places. Known limits: a denial is a cue
//! word; what is said later is taken to explain another number, whether or not anything changed.

mod across;
mod dates;
mod denials;
mod names;
mod opposed;
mod passage;
mod quantities;
mod reworded;
mod roles;
mod stance;
mod telling;
mod within;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::{
    claims::{Article, Claim, Published, Value},
    ids::{ArticleId, ClaimId, FactKey},
    text::Span,
};
pub(crate) use opposed::{Opposable, Opposed};
use passage::{Pair, Passage};
pub(crate) use quantities::{Told, can_be_same as can_be_same_quantity, told_of_numbers};
pub use within::{Contradiction, within};

/// What a group amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Asserted or alleged by one, denied by another.
    Disputed,
    /// A number, date, place, name or how sure it is, is not the same everywhere.
    Differ,
    /// A number or date is not the same everywhere, and the days on which the articles came out explain it.
    Changed,
    /// Several articles, nothing that conflicts; they may name other speakers and choose other words.
    Agree,
    /// All of it is in one article.
    SingleSource,
}

/// What is made of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What it amounts to.
    pub verdict: Verdict,
    /// The details that are not the same, in the order of [`Aspect`].
    pub differences: Vec<Difference>,
    /// The details that are written otherwise and can be the same.
    pub same: Vec<Same>,
}

/// A detail in which the sources are not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which kind of detail.
    pub aspect: Aspect,
    /// The places that show it: at least two.
    pub values: Vec<Place>,
    /// Whether it changed, by the reports' own words or the days on which they came out.
    pub over_time: bool,
    /// The name of the fact that it is of, where it is of one.
    pub fact: Option<FactKey>,
}

/// A detail that is written otherwise and can be the same: "khoảng 11.000", "hơn 10.000".
#[derive(Clone, Debug, PartialEq)]
pub struct Same {
    /// Which kind of detail.
    pub aspect: Aspect,
    /// The places that show it: at least two, each of which can be the same as another.
    pub values: Vec<Place>,
}

/// The kind of detail that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Asserted here, denied there.
    Polarity,
    /// A number.
    Quantity,
    /// A date.
    Date,
    /// Where it is.
    Place,
    /// Who it is, or how a person is called.
    Name,
    /// A fact here, an allegation or a guess there.
    Certainty,
    /// Who says it.
    Attribution,
    /// Words that take sides.
    Wording,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The claim it is in.
    pub claim: ClaimId,
    /// Where in that claim's document.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A claim of the group that is judged.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// Its number.
    pub index: ClaimId,
    /// Which article it is in.
    pub article: ArticleId,
    /// The claim.
    pub claim: &'a Claim,
    /// The article that it is in.
    pub source: &'a Article,
}

impl Difference {
    /// Whether one side denies what the other says; an outcome and its opposite ("rose", "fell") are no denial.
    fn is_denial(&self) -> bool {
        self.aspect == Aspect::Polarity && self.values.iter().any(|place| place.value.is_denial())
    }

    /// Whether it sets at least the same claims against each other, in the same kind of detail.
    fn tells(&self, other: &Difference) -> bool {
        let has = |claim: ClaimId| self.values.iter().any(|place| place.claim == claim);
        self.aspect == other.aspect && other.values.iter().all(|place| has(place.claim))
    }
}

impl Verdict {
    /// All verdicts, gravest first.
    pub const ALL: [Verdict; 5] =
        [Verdict::Disputed, Verdict::Differ, Verdict::Changed, Verdict::Agree, Verdict::SingleSource];

    /// The symbol that stands beside its colour, which is never the only sign.
    pub fn symbol(self) -> &'static str {
        match self {
            Verdict::Disputed => "↔",
            Verdict::Differ => "≠",
            Verdict::Changed => "→",
            Verdict::Agree => "=",
            Verdict::SingleSource => "•",
        }
    }

    /// The verdict as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Disputed => "disputed",
            Verdict::Differ => "differ",
            Verdict::Changed => "changed",
            Verdict::Agree => "agree",
            Verdict::SingleSource => "single-source",
        }
    }
}

impl Aspect {
    /// The aspect as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Aspect::Polarity => "polarity",
            Aspect::Quantity => "quantity",
            Aspect::Date => "date",
            Aspect::Place => "place",
            Aspect::Name => "name",
            Aspect::Certainty => "certainty",
            Aspect::Attribution => "attribution",
            Aspect::Wording => "wording",
        }
    }

    /// Whether the sources conflict; who says it and in which words is no conflict.
    pub fn is_conflict(self) -> bool {
        !matches!(self, Aspect::Attribution | Aspect::Wording)
    }
}

/// Of a group so many members are compared two by two; a larger one is no claim but a topic.
const MOST_COMPARED: usize = 128;

/// Judges the group with these `members`, of which `facts` are those that conflict, and `same` those that are written otherwise.
pub fn judge(members: &[Member<'_>], facts: Vec<Difference>, same: Vec<Same>) -> Judgement {
    if members.iter().all(|member| member.article == members[0].article) {
        return Judgement { verdict: Verdict::SingleSource, differences: Vec::new(), same: Vec::new() };
    }
    let found = compared(members);
    let denial = stance::denial(members);
    let mut differences = gathered(found.conflicts, members);
    differences.retain(|difference| !facts.iter().any(|fact| fact.tells(difference)));
    differences.extend(facts);
    differences.sort_by_key(|difference| difference.aspect);
    if let Some(denial) =
        denial.filter(|_| !differences.iter().any(|d| d.aspect == Aspect::Polarity && d.fact.is_some()))
    {
        differences.retain(|difference| difference.aspect != Aspect::Polarity);
        differences.insert(0, denial);
    }
    let across = gathered(found.same, members).into_iter().map(|d| Same { aspect: d.aspect, values: d.values });
    let same = across.chain(same).collect();
    Judgement { verdict: verdict(&differences), differences, same }
}

fn verdict(differences: &[Difference]) -> Verdict {
    let conflicts: Vec<&Difference> = differences.iter().filter(|difference| difference.aspect.is_conflict()).collect();
    match &conflicts[..] {
        [] => Verdict::Agree,
        told if told.iter().any(|difference| difference.is_denial()) => Verdict::Disputed,
        told if told.iter().all(|difference| difference.over_time) => Verdict::Changed,
        _ => Verdict::Differ,
    }
}

/// What comparing the members two by two shows.
#[derive(Default)]
struct Compared {
    conflicts: Vec<(Pair, OverTime)>,
    same: Vec<(Pair, OverTime)>,
}

/// Whether the days on which two articles came out explain what differs.
type OverTime = bool;

fn compared(members: &[Member<'_>]) -> Compared {
    // By content, so that the order in which articles were opened changes nothing.
    let mut members = members.to_vec();
    members.sort_by_key(|member| (&member.source.document.sha256, member.claim.span));
    let passages: Vec<Passage<'_>> = members.into_iter().take(MOST_COMPARED).map(Passage::new).collect();
    let mut all = Compared::default();
    for (at, a) in passages.iter().enumerate() {
        for b in passages[at + 1..].iter().filter(|b| b.member.article != a.member.article) {
            compare(a, b, &mut all);
        }
    }
    all
}

/// Adds what two passages show.
fn compare(a: &Passage<'_>, b: &Passage<'_>, all: &mut Compared) {
    if across::is_across(a, b) {
        compare_across(a, b, all);
    } else {
        let kinds = [quantities::are_others(a, b), dates::are_apart(a, b)];
        let name = names::compare(a, b).filter(|_| !kinds.contains(&true));
        all.conflicts.extend(name.map(|pair| (pair, false)));
    }
    let others = [stance::certainty(a, b), telling::attribution(a, b)];
    all.conflicts.extend(others.into_iter().flatten().chain(telling::wording(a, b)).map(|pair| (pair, false)));
}

/// Adds what the details of two passages in two languages show; the numbers and days of one language are gathered into facts.
fn compare_across(a: &Passage<'_>, b: &Passage<'_>, all: &mut Compared) {
    let (numbers, mut dates) = (quantities::compare(a, b), dates::compare(a, b));
    dates.conflict.take_if(|_| quantities::are_others(a, b));
    let (name, later) = (names::compare(a, b), later(a, b));
    let kinds = [!numbers.conflicts.is_empty(), dates.conflict.is_some(), name.is_some()];
    if kinds.into_iter().filter(|&conflicts| conflicts).count() < 2 {
        let put_off = later.is_some_and(dates::is_postponed);
        all.conflicts.extend(numbers.conflicts.into_iter().map(|pair| (pair, later.is_some())));
        all.conflicts.extend(dates.conflict.map(|pair| (pair, put_off)));
        all.conflicts.extend(name.map(|pair| (pair, false)));
    }
    all.same.extend(numbers.same.into_iter().chain(dates.same).map(|pair| (pair, false)));
}

/// Whether two passages speak of another day, place or person.
fn is_about_another(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    dates::compare(a, b).conflict.is_some() || names::compare(a, b).is_some()
}

/// The passage whose article came out later, where that is known: on another day, or at another hour of one day.
fn later<'p, 'a>(a: &'p Passage<'a>, b: &'p Passage<'a>) -> Option<&'p Passage<'a>> {
    let (one, other) = (a.member.source.published?, b.member.source.published?);
    let hours_known = one.clock.is_some() && other.clock.is_some();
    let apart = one.day != other.day || (hours_known && one.clock != other.clock);
    apart.then_some(if one > other { a } else { b })
}

/// Pairs that share a place made one, in the order of their aspects.
fn gathered(pairs: Vec<(Pair, OverTime)>, members: &[Member<'_>]) -> Vec<Difference> {
    let mut gathered: Vec<(Aspect, BTreeSet<Place>, OverTime)> = Vec::new();
    for (Pair { aspect, sides }, mut over_time) in pairs {
        let mut places = BTreeSet::from(sides);
        gathered.retain_mut(|(other, theirs, theirs_over_time)| {
            let joins = *other == aspect && !theirs.is_disjoint(&places);
            if joins {
                places.append(theirs);
                over_time &= *theirs_over_time;
            }
            !joins
        });
        gathered.push((aspect, places, over_time));
    }
    gathered.sort();
    let published = members.iter().map(|member| (member.index, member.source.published)).collect();
    let difference = |(aspect, places, over_time): (Aspect, BTreeSet<Place>, OverTime)| {
        let over_time = over_time && !comes_back(&places, &published);
        Difference { aspect, values: places.into_iter().collect(), over_time, fact: None }
    };
    gathered.into_iter().map(difference).collect()
}

/// Whether a value that another has replaced is told again later, which no change explains.
fn comes_back(places: &BTreeSet<Place>, published: &FxHashMap<ClaimId, Option<Published>>) -> bool {
    let told = |place: &Place| published.get(&place.claim).copied().flatten();
    let mut values: Vec<_> = places.iter().map(|place| (told(place), &place.value)).collect();
    values.sort_unstable();
    values.dedup_by_key(|(_, value)| *value);
    let distinct: BTreeSet<&Value> = values.iter().map(|(_, value)| *value).collect();
    distinct.len() < values.len()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        claims::Polarity,
        ids::LocalClaimId,
        ingest::{self, Document},
        lang,
    };

    /// The article of a text in `language`, which a sentence alone is too short to tell.
    pub(super) fn article(language: &str, text: &str) -> Article {
        let mut document = Document::clone(&ingest::pasted(text).unwrap());
        document.language = lang::pack(Some(language)).code.into();
        Article::new(Arc::new(document))
    }

    /// `expected`: the verdict and each difference as "aspect: value | value".
    fn check(texts: &[&str], expected: (Verdict, &[&str])) {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article::new(Arc::clone(&ingest::pasted(text).unwrap()))).collect();
        let members: Vec<Member> = articles
            .iter()
            .zip(0..)
            .map(|(article, number)| Member {
                index: ClaimId(number),
                article: ArticleId(number),
                claim: &article.claims[LocalClaimId(0)],
                source: article,
            })
            .collect();
        let Judgement { verdict, differences, .. } = judge(&members, Vec::new(), Vec::new());
        let shown: Vec<String> = differences
            .iter()
            .map(|difference| {
                let values: Vec<String> = difference.values.iter().map(|place| place.value.to_string()).collect();
                format!("{}: {}", difference.aspect.as_str(), values.join(" | "))
            })
            .collect();
        assert_eq!((verdict, shown.iter().map(String::as_str).collect::<Vec<_>>()), (expected.0, expected.1.to_vec()));
    }

    #[test]
    fn a_denial_against_an_accusation_is_disputed() {
        check(
            &[
                "Triều Tiên bị cáo buộc cung cấp hệ thống pháo binh cho Nga.",
                "Triều Tiên đã bác bỏ cáo buộc cung cấp vũ khí cho quân đội Nga.",
            ],
            (Verdict::Disputed, &["polarity: alleges | alleges | denies"]),
        );
        // Where both deny, they agree, though one names the accusation.
        check(
            &["Triều Tiên bác bỏ cáo buộc bán vũ khí cho Nga.", "Triều Tiên phủ nhận việc bán vũ khí cho Nga."],
            (Verdict::Agree, &[]),
        );
        check(
            &["Triều Tiên đã bác bỏ thông tin bán vũ khí.", "Triều Tiên phủ nhận việc bán vũ khí cho Nga."],
            (Verdict::Agree, &[]),
        );
    }

    #[test]
    fn copies_do_not_dispute_each_other() {
        let text = "Ông Kim chưa thừa nhận việc gửi binh sĩ. Ông Kim đã gửi binh sĩ tới Kursk.";
        let articles = [1, 2].map(|_| Article::new(ingest::pasted(text).unwrap()));
        let members: Vec<Member> = articles
            .iter()
            .zip(0..)
            .flat_map(|(article, at)| {
                article.claims.iter().zip(0..).map(move |(claim, n)| Member {
                    index: ClaimId(at * 2 + n),
                    article: ArticleId(at),
                    claim,
                    source: article,
                })
            })
            .collect();
        assert_eq!(members[0].claim.polarity, Polarity::Denies);
        assert_eq!(judge(&members, Vec::new(), Vec::new()).verdict, Verdict::Agree);
    }

    #[test]
    fn values_that_can_be_the_same_agree() {
        for (a, b) in [
            ("Khoảng 11.000 binh sĩ được đưa tới Kursk.", "Hơn 10.000 binh sĩ được đưa tới Kursk."),
            ("Có 11.000 binh sĩ ở Kursk.", "Có 11 nghìn binh sĩ ở Kursk."),
            ("Cuộc gặp ngày 13/9 tại Moskva.", "Cuộc gặp ngày 13.09.2023 tại Moskva."),
            ("Kỷ niệm 70 năm chiến thắng tại Bình Nhưỡng.", "Gửi tặng 70 động vật quý tại Bình Nhưỡng."),
            ("Có 5 người chết và 8 người bị thương ở Huế.", "Có 8 người bị thương, 5 người chết ở Huế."),
        ] {
            check(&[a, b], (Verdict::Agree, &[]));
        }
    }
}
