//! What a group of claims amounts to, and the details that are not the same.
//!
//! Pure: claims in, verdict out. A wrong "differ" costs the reader's trust, so a number counts as different only where
//! both claims count the same thing in like words, and neither has the other's value anywhere. Known limits: a denial is
//! a cue word; `changed` and the finer aspects are not judged yet.

mod values;

use crate::{
    align::ClaimIndex,
    claims::{Claim, Polarity},
    text::Span,
};

/// What a group amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Asserted or alleged by one, denied by another.
    Disputed,
    /// A number or date is not the same everywhere.
    Differ,
    /// Several articles, nothing that conflicts.
    Agree,
    /// All of it is in one article.
    SingleSource,
}

/// A detail in which the sources are not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which kind of detail.
    pub aspect: Aspect,
    /// The places that show it: at least two.
    pub values: Vec<Place>,
}

/// The kind of detail that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// A number.
    Quantity,
    /// A date.
    Date,
    /// Asserted here, denied there.
    Polarity,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The claim it is in.
    pub claim: ClaimIndex,
    /// Where in that claim's document.
    pub span: Span,
    /// The value in a form that can be compared: "11000 binh sĩ", "2023-09-13", "denies".
    pub value: String,
}

/// A claim of the group that is judged.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// Its index.
    pub index: ClaimIndex,
    /// Which article it is in.
    pub article: u32,
    /// The claim.
    pub claim: &'a Claim,
}

impl Verdict {
    /// All verdicts, gravest first.
    pub const ALL: [Verdict; 4] = [Verdict::Disputed, Verdict::Differ, Verdict::Agree, Verdict::SingleSource];

    /// The verdict as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Disputed => "disputed",
            Verdict::Differ => "differ",
            Verdict::Agree => "agree",
            Verdict::SingleSource => "single-source",
        }
    }
}

impl Aspect {
    /// The aspect as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Aspect::Quantity => "quantity",
            Aspect::Date => "date",
            Aspect::Polarity => "polarity",
        }
    }
}

/// Judges the group with these `members`.
pub fn judge(members: &[Member<'_>]) -> (Verdict, Vec<Difference>) {
    if members.iter().all(|member| member.article == members[0].article) {
        return (Verdict::SingleSource, Vec::new());
    }
    let disputed = denial(members);
    let mut differences: Vec<Difference> = disputed.into_iter().collect();
    let is_disputed = !differences.is_empty();
    differences.extend(values::differing_numbers(members));
    differences.extend(values::differing_dates(members));
    let verdict = match (is_disputed, differences.is_empty()) {
        (true, _) => Verdict::Disputed,
        (false, false) => Verdict::Differ,
        (false, true) => Verdict::Agree,
    };
    (verdict, differences)
}

/// The places of a denial and of what it denies, where the group has both: an article that does not deny, or the
/// accusation that a denial itself names. Two copies of a text that says both do not dispute each other.
fn denial(members: &[Member<'_>]) -> Option<Difference> {
    let denies = |member: &Member<'_>| member.claim.polarity == Polarity::Denies;
    let denied_in = |article: u32| members.iter().any(|member| member.article == article && denies(member));
    let takes_part = |member: &Member<'_>| denies(member) || !denied_in(member.article);
    let values: Vec<Place> = members.iter().filter(|&member| takes_part(member)).flat_map(sides).collect();
    let denials = values.iter().filter(|place| place.value == Polarity::Denies.as_str()).count();
    (denials > 0 && denials < values.len()).then_some(Difference { aspect: Aspect::Polarity, values })
}

/// Where a claim says how it stands, after the accusation that it names, if it does.
fn sides(member: &Member<'_>) -> impl Iterator<Item = Place> {
    let Member { index, claim, .. } = *member;
    let side = move |span: Span, polarity: Polarity| Place { claim: index, span, value: polarity.as_str().to_owned() };
    let named = claim.answers.map(|span| side(span, Polarity::Alleges));
    named.into_iter().chain([side(claim.polarity_cue.unwrap_or(claim.span), claim.polarity)])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{claims::Article, ingest};

    /// `expected`: the verdict and each difference as "aspect: value | value".
    fn check(texts: &[&str], expected: (Verdict, &[&str])) {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article::new(Arc::clone(&ingest::pasted(text).unwrap()))).collect();
        let members: Vec<Member> = articles
            .iter()
            .zip(0..)
            .map(|(article, index)| Member { index, article: index, claim: &article.claims[0] })
            .collect();
        let (verdict, differences) = judge(&members);
        let shown: Vec<String> = differences
            .iter()
            .map(|difference| {
                let values: Vec<&str> = difference.values.iter().map(|place| place.value.as_str()).collect();
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
        check(
            &["Triều Tiên bác bỏ cáo buộc bán vũ khí cho Nga.", "Triều Tiên phủ nhận việc bán vũ khí cho Nga."],
            (Verdict::Disputed, &["polarity: alleges | denies | denies"]),
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
                article.claims.iter().zip(0..).map(move |(claim, n)| Member { index: at * 2 + n, article: at, claim })
            })
            .collect();
        assert_eq!(members[0].claim.polarity, Polarity::Denies);
        assert_eq!(judge(&members).0, Verdict::Agree);
    }

    #[test]
    fn other_numbers_of_the_same_thing_differ() {
        check(
            &["Có 10.000 binh sĩ được đưa tới vùng Kursk.", "Có 12.000 binh sĩ được đưa tới vùng Kursk."],
            (Verdict::Differ, &["quantity: 10000 binh sĩ | 12000 binh sĩ"]),
        );
        check(
            &["Cuộc gặp diễn ra tại Moskva ngày 13/9.", "Cuộc gặp diễn ra tại Moskva ngày 15/9."],
            (Verdict::Differ, &["date: --09-13 | --09-15"]),
        );
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
