//! What passages in different languages have in common, where no words can be: the same names, numbers and dates, however
//! each language writes them.
//!
//! Made once for a group; knows comparisons and no widgets.

use crate::{
    claims::{Claim, Date, Name, NameKind, Quantity},
    compare::{Comparison, Group},
    ids::ClaimId,
    judge::Aspect,
    text::Span,
};

/// Of a group, so many passages are looked at.
const MOST_PASSAGES: usize = 32;
/// A number below this is the same as too many others, unless both count the same.
const LEAST_TELLING: f64 = 10.0;

/// One name, number or date that passages in different languages have.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// What it is.
    pub aspect: Aspect,
    /// Where it stands: one place in each passage that has it.
    pub places: Vec<(ClaimId, Span)>,
    /// What a name is compared by; empty for others.
    pub(super) name: String,
}

/// Whether the two passages are in different languages.
pub fn are_foreign(comparison: &Comparison, one: ClaimId, other: ClaimId) -> bool {
    let [one, other] = [one, other].map(|claim| comparison.claim(claim).0.document.language);
    one != other
}

/// A name, number or date of a passage.
#[derive(Clone, Copy)]
enum Item<'a> {
    Name(&'a Name),
    Quantity(&'a Quantity),
    Date(&'a Date),
}

impl<'a> Item<'a> {
    fn all_of(claim: &'a Claim) -> impl Iterator<Item = Item<'a>> {
        let names = claim.names.iter().map(Item::Name);
        names.chain(claim.quantities.iter().map(Item::Quantity)).chain(claim.dates.iter().map(Item::Date))
    }

    fn span(self) -> Span {
        match self {
            Item::Name(name) => name.span,
            Item::Quantity(quantity) => quantity.span,
            Item::Date(date) => date.span,
        }
    }

    fn aspect(self) -> Aspect {
        match self {
            Item::Name(name) if name.kind == NameKind::Place => Aspect::Place,
            Item::Name(_) => Aspect::Name,
            Item::Quantity(_) => Aspect::Quantity,
            Item::Date(_) => Aspect::Date,
        }
    }

    /// Whether both are the same, as far as that is sure.
    fn is_same(self, other: Item<'_>) -> bool {
        match (self, other) {
            (Item::Name(a), Item::Name(b)) => a.is_same(b),
            (Item::Quantity(a), Item::Quantity(b)) => {
                let is_equal = (a.low, a.high) == (b.low, b.high) || (a.counts_same(b) && a.compatible(b));
                let is_other = a.measure.is_some() && b.measure.is_some() && !a.counts_same(b);
                is_equal && !is_other && (a.low >= LEAST_TELLING || a.counts_same(b))
            }
            (Item::Date(a), Item::Date(b)) => a.is_same(b),
            _ => false,
        }
    }
}

/// What the passages of `group` have in common across languages, names first.
pub fn shared(comparison: &Comparison, group: &Group) -> Vec<Shared> {
    let members = &group.members[..group.members.len().min(MOST_PASSAGES)];
    let mut found: Vec<(Item<'_>, Shared)> = Vec::new();
    for &member in members {
        for item in Item::all_of(comparison.claim(member).1) {
            match found.iter_mut().find(|(first, _)| first.is_same(item)) {
                Some((_, shared)) if shared.places.iter().any(|(claim, _)| *claim == member) => (),
                Some((_, shared)) => shared.places.push((member, item.span())),
                None => {
                    let name = if let Item::Name(name) = item { name.name.clone() } else { String::new() };
                    let places = vec![(member, item.span())];
                    found.push((item, Shared { aspect: item.aspect(), places, name }));
                }
            }
        }
    }
    let is_across =
        |shared: &Shared| shared.places.iter().any(|&(claim, _)| are_foreign(comparison, claim, shared.places[0].0));
    let mut shared: Vec<Shared> = found.into_iter().map(|(_, shared)| shared).filter(is_across).collect();
    shared.sort_by_key(|shared| match shared.aspect {
        Aspect::Name => 0,
        Aspect::Place => 1,
        Aspect::Quantity => 2,
        _ => 3,
    });
    shared
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::{compare::Comparer, gui::features::evidence::details::Value, ids::GroupId, ingest};

    /// A comparison of the two texts with all their claims in one group.
    fn comparison(texts: [&str; 2]) -> Comparison {
        let documents = texts.map(|text| ingest::pasted(text).unwrap());
        let compared = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
        let all: Vec<ClaimId> = compared.claims.ids().collect();
        compared.regrouped(&vec![all.into()].into())
    }

    fn check(texts: [&str; 2], expected: &[(Aspect, &[&str])]) {
        let comparison = comparison(texts);
        let found = shared(&comparison, &comparison.groups[GroupId(0)]);
        let words = |&(claim, span): &(ClaimId, Span)| span.of(&comparison.claim(claim).0.document.text).to_owned();
        let found: Vec<(Aspect, Vec<String>)> =
            found.iter().map(|shared| (shared.aspect, shared.places.iter().map(words).collect())).collect();
        let expected: Vec<(Aspect, Vec<String>)> = expected
            .iter()
            .map(|(aspect, words)| (*aspect, words.iter().map(|word| (*word).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_numbers_and_days_correspond_between_languages() {
        check(
            [
                "Toàn bộ 43 thuyền viên được đưa vào bờ ngày 18/3/2025, Nga cho biết.",
                "All 43 crew members were brought ashore on 18 March 2025, Russia said.",
            ],
            &[
                (Aspect::Place, &["Nga", "Russia"]),
                (Aspect::Quantity, &["43 thuyền viên", "43 crew members"]),
                (Aspect::Date, &["18/3/2025", "18 March 2025"]),
            ],
        );
    }

    #[test]
    fn within_one_language_words_are_compared_instead() {
        check(
            ["All 43 crew members were saved on Friday by boats.", "The 43 crew members were saved by the boats."],
            &[],
        );
    }

    #[test]
    fn a_place_is_called_as_the_reader_calls_it() {
        let texts =
            ["Nga đã đưa 43 thuyền viên vào bờ hôm thứ Sáu.", "Russia brought 43 crew members ashore on Friday."];
        let comparison = comparison(texts);
        let detail = shared(&comparison, &comparison.groups[GroupId(0)])[0].detail(&comparison);
        let spoken: Vec<String> = detail.values.iter().map(Value::spoken).collect();
        assert_eq!(spoken, ["“Nga”: pasted text", "“Russia”: pasted text"]);
        assert!(detail.note.starts_with('✓') && !detail.conflict);
    }
}
