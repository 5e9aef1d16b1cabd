//! Days, months and years that cannot be the same.
//!
//! Only the date of the event counts: one beside a verb of saying is when it was said ("ngày 15/9 cho biết"). Known
//! limit: a passage with several dates of events leaves open which is meant, and is left out.

use super::{
    Aspect, across,
    passage::{Pair, Passage},
};
use crate::claims::{Date, PartialDate};

/// Passages that share less than this part of the shorter one's words are not held against each other: by their day, with
/// a word in common near it; and by any date.
const LEAST_CONTAINED: (f32, f32) = (0.6, 0.7);
/// Nor those that share less than this part of the longer one's words: by their day; by their month or year alone.
const LEAST_ALIKE: (f32, f32) = (0.55, 0.7);
/// Of a claim so many dates are looked at.
const MOST_DATES: usize = 16;
/// Of an article so many dates are looked at to see whether it names one elsewhere.
const MOST_TOLD: usize = 4_096;
/// A verb of saying this near a date makes it the date of saying.
const SAYING_WORDS: usize = 3;

/// The dates of two passages that conflict, or that are written otherwise and can be the same.
#[derive(Default)]
pub(super) struct Compared {
    /// Dates that cannot be the same.
    pub conflict: Option<Pair>,
    /// Dates written otherwise that can be the same.
    pub same: Option<Pair>,
}

/// Compares the dates of two passages.
pub(super) fn compare(a: &Passage<'_>, b: &Passage<'_>) -> Compared {
    let (Some(ours), Some(theirs)) = (event_date(a), event_date(b)) else { return Compared::default() };
    let (depth, other) = (depth(ours.from), self::depth(theirs.from));
    let contained = a.contained(b);
    let by_day = depth.min(other) == Depth::Day;
    let (least, alike) = if by_day { (LEAST_CONTAINED.0, LEAST_ALIKE.0) } else { (LEAST_CONTAINED.1, LEAST_ALIKE.1) };
    let apart = contained < LEAST_CONTAINED.1 && a.near(ours.span).is_disjoint(&b.near(theirs.span));
    let comparable = match across::is_across(a, b) {
        true => by_day || across::share_name(a, b),
        false => contained >= least && a.alike(b) >= alike && !apart,
    };
    if !comparable {
        return Compared::default();
    }
    let pair = Pair { aspect: Aspect::Date, sides: [a.place(ours.span, ours), b.place(theirs.span, theirs)] };
    let written_otherwise = (ours.from, ours.to) != (theirs.from, theirs.to);
    match ours.can_be(theirs) {
        true => Compared { conflict: None, same: written_otherwise.then_some(pair) },
        false => {
            let conflict = depth == other && !is_told(a, theirs) && !is_told(b, ours);
            Compared { conflict: conflict.then_some(pair), same: None }
        }
    }
}

/// How far a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Year,
    Month,
    Day,
}

fn depth(date: PartialDate) -> Depth {
    match (date.month, date.day) {
        (_, Some(_)) => Depth::Day,
        (Some(_), None) => Depth::Month,
        (None, None) => Depth::Year,
    }
}

/// The date of what the passage tells of, where it names just one.
fn event_date<'a>(passage: &Passage<'a>) -> Option<&'a Date> {
    let mut dates = event_dates(passage);
    dates.next().filter(|_| dates.next().is_none())
}

fn event_dates<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a Date> {
    passage.member.claim.dates.iter().take(MOST_DATES).filter(|date| !is_of_saying(passage, date))
}

/// Whether the article of `passage` names the date somewhere, which is then the date of something else.
fn is_told(passage: &Passage<'_>, date: &Date) -> bool {
    let claims = &passage.member.source.claims;
    claims
        .iter()
        .flat_map(|claim| &claim.dates)
        .take(MOST_TOLD)
        .any(|told| depth(told.from) == depth(date.from) && told.can_be(date))
}

/// Whether both passages date what they tell of, and no date of the one can be a date of the other.
pub(super) fn are_apart(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let theirs: Vec<&Date> = event_dates(b).collect();
    let mut ours = event_dates(a).peekable();
    ours.peek().is_some() && !theirs.is_empty() && ours.all(|date| !theirs.iter().any(|other| date.can_be(other)))
}

/// Whether a verb of saying stands right before or after the date.
fn is_of_saying(passage: &Passage<'_>, date: &Date) -> bool {
    let at = passage.words_at(date.span);
    let window = passage.clause_around(at.clone(), SAYING_WORDS + 1, SAYING_WORDS + 2);
    let says = |from: usize| passage.pack.cues.says.starting(&passage.keys[from..window.end]).is_some();
    (window.start..at.start).any(says) || (at.end..window.end).any(says)
}

/// Whether the passage says that something was put off.
pub(super) fn is_postponed(passage: &Passage<'_>) -> bool {
    passage.judging.postponed.first_in(&passage.keys).is_some()
}
