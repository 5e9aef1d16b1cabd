//! Who did it to whom: two passages in the same words, of which the one tells that A did it to B and the other that B did it to A.
//!
//! By the order of the words, in the languages in which it tells ("A rammed B", "B rammed A"), and by the passive ("A was rammed by
//! B"); elsewhere by particles. Precision first: nothing else may differ, but where the two stand right beside the same word. Known
//! limit: where endings tell who did it, only names that have changed places are seen.

use std::ops::Range;

use super::{
    Aspect,
    passage::{Pair, Passage},
};
use crate::{
    claims::Name,
    lang::{Phrases, Roles},
    text::Span,
};

/// Of two passages the words that have changed roles.
pub(super) fn roles(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let places = names_turned(a, b).or_else(|| words_turned(a, b)).or_else(|| turned_around(a, b))?;
    Some(Pair { aspect: Aspect::Polarity, sides: [a.words(places[0]), b.words(places[1])] })
}

/// The same words but for two names that have changed places: the first of the two in each passage.
fn names_turned(a: &Passage<'_>, b: &Passage<'_>) -> Option<[Span; 2]> {
    let (ours, theirs) = (&a.member.claim.names, &b.member.claim.names);
    for (first, one) in ours.iter().enumerate() {
        for other in &ours[first + 1..] {
            let [taking, giving] = [one, other].map(|name| theirs.iter().find(|their| their.name == name.name));
            let Some((one_there, other_there)) = taking.zip(giving) else { continue };
            // Names that are listed have no roles.
            let has_words_between = a.content_between(one.span.end, other.span.start).iter().next().is_some();
            if has_words_between && with_names(a, [one, other]) == with_names(b, [other_there, one_there]) {
                return Some([one.span, other_there.span]);
            }
        }
    }
    None
}

/// The words of `passage` in order, with the number of the name for each of these `names`.
fn with_names(passage: &Passage<'_>, names: [&Name; 2]) -> Vec<Result<usize, u64>> {
    let words = passage.member.claim.words.iter();
    let mut words: Vec<_> =
        words.map(|word| names.iter().position(|name| name.span.overlaps(word.span)).ok_or(word.key)).collect();
    words.dedup_by(|later, earlier| later.is_ok() && later == earlier);
    words
}

/// The same words that say something, but that what did it and what it was done to have changed roles.
fn words_turned(a: &Passage<'_>, b: &Passage<'_>) -> Option<[Span; 2]> {
    const FEWEST: usize = 3;
    let roles = a.pack.opposites().roles();
    let (ours, theirs) = (content(a, roles), content(b, roles));
    let sorted = |words: &[usize], passage: &Passage<'_>| {
        let mut keys: Vec<u64> = words.iter().map(|&at| passage.keys[at]).collect();
        keys.sort_unstable();
        keys
    };
    if ours.len() < FEWEST || sorted(&ours, a) != sorted(&theirs, b) {
        return None;
    }
    let all = || [a.member.claim.span, b.member.claim.span];
    if !roles.order_tells {
        let [(subject, object), (subject_there, object_there)] = [marked(a, roles)?, marked(b, roles)?];
        return (subject == object_there && object == subject_there).then(all);
    }
    match [Passive::of(a, roles), Passive::of(b, roles)] {
        [None, None] => exchanged([a, b], [&ours, &theirs], roles),
        [Some(one), Some(other)] => one.exchanges(&other).then(all),
        [Some(passive), None] => passive.turns(b, &theirs).then_some([passive.span, b.member.claim.span]),
        [None, Some(passive)] => passive.turns(a, &ours).then_some([a.member.claim.span, passive.span]),
    }
}

/// What stands right before and right after one word in both, the other way round, whatever else the two tell: "the ferry Astrid
/// rammed a pilot boat", "a pilot boat rammed the ferry Astrid".
fn turned_around(a: &Passage<'_>, b: &Passage<'_>) -> Option<[Span; 2]> {
    let roles = a.pack.opposites().roles();
    let is_passive = |passage: &Passage<'_>| Passive::of(passage, roles).is_some();
    if !roles.order_tells || !a.has_whole_words() || is_passive(a) || is_passive(b) {
        return None;
    }
    let theirs: Vec<Around> = (0..b.keys.len()).filter_map(|at| Around::of(b, at, roles)).collect();
    (0..a.keys.len()).filter_map(|at| Around::of(a, at, roles)).find_map(|one| {
        let other = theirs.iter().find(|other| one.is_turned_in(other))?;
        Some([a.span_of(one.at.clone()), b.span_of(other.at.clone())])
    })
}

/// A word between two others that may be who did it and to whom.
struct Around {
    word: u64,
    /// The nearest word before it that says something.
    before: u64,
    /// The first words after it that do.
    after: Vec<u64>,
    /// From the word before to the first after.
    at: Range<usize>,
}

impl Around {
    /// The word at `at` of `passage`, where it may be what was done.
    fn of(passage: &Passage<'_>, at: usize, roles: &Roles) -> Option<Self> {
        const MOST_AFTER: usize = 3;
        let is_named = |at: usize| {
            let span = passage.span_of(at..at + 1);
            passage.member.claim.names.iter().any(|name| name.span.overlaps(span))
        };
        let is_done = passage.says(at) && !is_named(at) && roles.mutual.starting(&passage.keys[at..]).is_none();
        let before = at.checked_sub(1).filter(|&before| is_done && passage.says(before) && !passage.is_apart(at))?;
        let is_gap = |index: usize| roles.articles.starting(&passage.keys[index..]).is_some();
        let first = (at + 1..passage.keys.len()).find(|&index| !is_gap(index))?;
        let after: Vec<usize> =
            (first..passage.keys.len()).take(MOST_AFTER).take_while(|&index| passage.says(index)).collect();
        let is_apart = (at + 1..=first).any(|index| passage.is_apart(index));
        let last = *after.first()?;
        let is_so = !is_apart && can_do(passage, &(before..at), roles);
        is_so.then(|| Around {
            word: passage.keys[at],
            before: passage.keys[before],
            after: after.iter().map(|&index| passage.keys[index]).collect(),
            at: before..last + 1,
        })
    }

    /// Whether `other` tells that the same was done the other way round.
    fn is_turned_in(&self, other: &Around) -> bool {
        self.word == other.word
            && self.before != other.before
            && other.after.contains(&self.before)
            && self.after.contains(&other.before)
            && !self.after.contains(&self.before)
            && !other.after.contains(&other.before)
    }
}

/// The words before the first particle of a subject and before that of an object.
fn marked(passage: &Passage<'_>, roles: &Roles) -> Option<(Vec<u64>, Vec<u64>)> {
    let before = |particles: &Phrases| {
        let (at, _) = particles.first_in(&passage.keys)?;
        Some(nearest(passage, (0..at).rev()))
    };
    before(&roles.subject).zip(before(&roles.object))
}

/// The first words at `places` that say something: enough to know who is meant.
fn nearest(passage: &Passage<'_>, places: impl Iterator<Item = usize>) -> Vec<u64> {
    const ENOUGH: usize = 2;
    places.filter(|&at| passage.says(at)).take(ENOUGH).map(|at| passage.keys[at]).collect()
}

/// The places of the words that say something among the words of `passage`, but for those that only tell the roles.
fn content(passage: &Passage<'_>, roles: &Roles) -> Vec<usize> {
    let keys = &passage.keys;
    let of_roles = [&roles.passive, &roles.by, &roles.subject, &roles.object];
    let tells_role = |at: usize| of_roles.iter().any(|phrases| phrases.starting(&keys[at..]).is_some());
    (0..keys.len()).filter(|&at| passage.says(at) && !tells_role(at)).collect()
}

/// What a passive tells: to whom it was done, and who did it, by the words of each that stand nearest to it.
struct Passive {
    span: Span,
    patient: Vec<u64>,
    agent: Vec<u64>,
}

impl Passive {
    /// So far behind the passive the word before the agent stands.
    const REACH: usize = 4;

    /// The first passive of `passage`: "A was rammed by B", "A bị B đâm".
    fn of(passage: &Passage<'_>, roles: &Roles) -> Option<Self> {
        let keys = &passage.keys;
        let (at, words) = roles.passive.first_in(keys)?;
        let by = match roles.by.is_empty() {
            true => at + words,
            false => {
                let last = keys.len().min(at + words + Self::REACH);
                let (by, words_of_by) = roles.by.first_in(&keys[at + words..last])?;
                at + words + by + words_of_by
            }
        };
        let mut patient = nearest(passage, (0..at).rev());
        patient.reverse();
        let agent = nearest(passage, by..keys.len());
        let span = passage.span_of(at..at + words);
        (!patient.is_empty() && !agent.is_empty()).then_some(Passive { span, patient, agent })
    }

    /// Whether another passive tells it the other way round.
    fn exchanges(&self, other: &Passive) -> bool {
        self.patient == other.agent && self.agent == other.patient
    }

    /// Whether in `active`, of which `words` say something, the one to whom it was done here does it to the other.
    fn turns(&self, active: &Passage<'_>, words: &[usize]) -> bool {
        let keys: Vec<u64> = words.iter().map(|&at| active.keys[at]).collect();
        let place = |asked: &[u64]| {
            let mut places = keys.windows(asked.len()).enumerate().filter(|(_, some)| *some == asked);
            let first = places.next().map(|(at, _)| at);
            first.filter(|_| places.next().is_none())
        };
        // "B" of "by B in the harbour" stands alone.
        let last_alone = |words: &[u64]| place(words).or_else(|| place(&words[words.len() - 1..]));
        let first_alone = |words: &[u64]| place(words).or_else(|| place(&words[..1]));
        last_alone(&self.patient).zip(first_alone(&self.agent)).is_some_and(|(patient, agent)| patient < agent)
    }
}

/// The places of two groups of words around others that have changed places: A, B of "A rammed B" and "B rammed A".
fn exchanged(passages: [&Passage<'_>; 2], words: [&[usize]; 2], roles: &Roles) -> Option<[Span; 2]> {
    let keys = |side: usize| -> Vec<u64> { words[side].iter().map(|&at| passages[side].keys[at]).collect() };
    let (ours, theirs) = (keys(0), keys(1));
    let first = ours.iter().zip(&theirs).take_while(|(one, other)| one == other).count();
    let same_at_end = ours.iter().rev().zip(theirs.iter().rev()).take_while(|(one, other)| one == other).count();
    let (mine, yours) = (ours.get(first..ours.len() - same_at_end)?, theirs.get(first..theirs.len() - same_at_end)?);
    let splits = (1..mine.len()).flat_map(|start| (start + 1..mine.len()).map(move |end| start..end));
    for between in splits {
        let after = mine.len() - between.end;
        let is_exchanged = yours[..after] == mine[between.end..]
            && yours[after..after + between.len()] == mine[between.clone()]
            && yours[after + between.len()..] == mine[..between.start];
        if !is_exchanged {
            continue;
        }
        let at =
            |side: usize, range: Range<usize>| words[side][first + range.start]..words[side][first + range.end - 1] + 1;
        let one = [at(0, 0..between.start), at(1, 0..after)];
        let other = [at(0, between.end..mine.len()), at(1, after + between.len()..yours.len())];
        let may_turn =
            (0..2).all(|side| [&one[side], &other[side]].into_iter().all(|words| can_do(passages[side], words, roles)));
        let what = &passages[0].keys[one[0].end..other[0].start];
        let is_mutual = roles.mutual.first_in(what).is_some();
        return (may_turn && !is_mutual).then(|| [0, 1].map(|side| passages[side].span_of(one[side].clone())));
    }
    None
}

/// Whether `words` can be what did it: no number or day, and no word before them that makes them a place or a time ("in Rome").
fn can_do(passage: &Passage<'_>, words: &Range<usize>, roles: &Roles) -> bool {
    let keys = &passage.keys;
    let leading = (0..words.start).rev().find(|&at| roles.articles.starting(&keys[at..]).is_none());
    let is_led = leading.is_some_and(|at| !passage.says(at) && !passage.is_apart(at + 1));
    let span = passage.span_of(words.clone());
    let claim = passage.member.claim;
    let tells_number = claim.quantities.iter().map(|quantity| quantity.span);
    let tells_day = claim.dates.iter().map(|date| date.span).chain(claim.times.iter().map(|time| time.span));
    !is_led && !tells_number.chain(tells_day).any(|other| other.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{ArticleId, ClaimId, LocalClaimId},
        judge::{Member, tests::article},
    };

    #[track_caller]
    fn check(language: &str, one: &str, other: &str, expected: bool) {
        let [a, b] = [one, other].map(|text| article(language, text));
        let member = |source| Member {
            index: ClaimId::default(),
            article: ArticleId::default(),
            claim: &a.claims[LocalClaimId(0)],
            source,
        };
        let (a, b) =
            (Passage::new(member(&a)), Passage::new(Member { claim: &b.claims[LocalClaimId(0)], ..member(&b) }));
        assert_eq!([roles(&a, &b).is_some(), roles(&b, &a).is_some()], [expected; 2], "{one} | {other}");
    }

    #[test]
    fn who_did_it_to_whom_is_told_by_the_order() {
        check("en", "Castelow beat Pendry in Saturday's final.", "Pendry beat Castelow in Saturday's final.", true);
        check("en", "A gunboat rammed a trawler off Keth.", "A trawler rammed a gunboat off Keth.", true);
        check("en", "The mayor met the bishop in Keth.", "The bishop met the mayor in Keth.", false);
        check("en", "On Monday police held the banker in Keth.", "In Keth police held the banker on Monday.", false);
        check("vi", "Tàu tuần tra đâm tàu cá ở Cồn Mây.", "Tàu cá đâm tàu tuần tra ở Cồn Mây.", true);
        check("vi", "Thị trưởng gặp giám mục ở Cồn Mây.", "Giám mục gặp thị trưởng ở Cồn Mây.", false);
        let rammed = "The ferry Astrid rammed a pilot boat off Keth on Tuesday, and nine people were hurt.";
        check("en", rammed, "A pilot boat rammed the ferry Astrid off Keth late on Tuesday evening.", true);
        check("en", rammed, "The ferry Astrid rammed a pilot boat late on Tuesday evening.", false);
        check("zh", "青岭队以2比1战胜海韵队。", "海韵队以2比1战胜青岭队。", true);
    }

    #[test]
    fn who_did_it_to_whom_is_told_by_particles() {
        check("ko", "경비정이 어선을 들이받았다.", "어선이 경비정을 들이받았다.", true);
        check("ko", "경비정이 어선을 들이받았다.", "어선을 경비정이 들이받았다.", false);
        check("ru", "Погрузчик сбил бригадира на дворе.", "Бригадира сбил погрузчик на дворе.", false);
    }

    #[test]
    fn who_did_it_to_whom_is_told_by_the_passive() {
        check("en", "A gunboat rammed a trawler off Keth.", "A gunboat was rammed by a trawler off Keth.", true);
        check("en", "A gunboat rammed a trawler off Keth.", "A trawler was rammed by a gunboat off Keth.", false);
        check("en", "A gunboat was rammed by a trawler.", "A trawler was rammed by a gunboat.", true);
        check("vi", "Tàu tuần tra đâm tàu cá ở Cồn Mây.", "Tàu tuần tra bị tàu cá đâm ở Cồn Mây.", true);
        check("vi", "Tàu tuần tra đâm tàu cá ở Cồn Mây.", "Tàu cá bị tàu tuần tra đâm ở Cồn Mây.", false);
        check("zh", "巡逻艇撞上了渔船。", "巡逻艇被渔船撞上。", true);
        check("zh", "目击者说，一辆叉车撞倒了工头。", "目击者说，工头被一辆叉车撞倒。", false);
    }
}
