//! What the reader said of groups, as filters and finding ask for it. Knows no widgets.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    compare::Comparison,
    edits::{Colour, Hand, OfGroup, Reading, Remarks},
    ids::GroupId,
};

/// What the reader said of a group and its passages, as filters and finding ask for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Whether the reader stands for every passage.
    pub confirmed: bool,
    /// Whether the reader set the verdict.
    pub judged: bool,
    /// Whether there are notes.
    pub noted: bool,
    /// Tags.
    pub tags: BTreeSet<String>,
    /// The names of the ratings.
    pub ratings: BTreeSet<String>,
    /// Colours.
    pub colours: BTreeSet<Colour>,
    /// Everything that was written: notes, tags, reasons, evidence.
    pub texts: Vec<String>,
}

impl Said {
    /// What was said of the groups of `reading`, of which anything was.
    pub fn of(reading: &Reading) -> BTreeMap<GroupId, Said> {
        let (comparison, hand) = (&*reading.comparison, &*reading.hand);
        let groups = comparison.groups.ids();
        groups
            .filter(|&group| hand.is_touched(comparison, group))
            .map(|group| (group, Said::of_group(comparison, hand, group)))
            .collect()
    }

    fn of_group(comparison: &Comparison, hand: &Hand, group: GroupId) -> Said {
        let mut said = Said { confirmed: hand.is_confirmed(comparison, group), ..Said::default() };
        if let Some(OfGroup { verdict, remarks }) = hand.groups.get(&group) {
            said.judged = verdict.is_some();
            said.texts.extend(verdict.iter().map(|set| set.reason.clone()).filter(|reason| !reason.is_empty()));
            said.add(remarks);
        }
        let members = &comparison.groups[group].members;
        members.iter().filter_map(|claim| hand.passages.get(claim)).for_each(|remarks| said.add(remarks));
        said
    }

    fn add(&mut self, remarks: &Remarks) {
        self.noted |= !remarks.notes.is_empty();
        self.texts.extend(remarks.notes.values().cloned());
        self.texts.extend(remarks.tags.iter().map(|tag| format!("#{tag}")));
        self.tags.extend(remarks.tags.iter().cloned());
        self.colours.extend(remarks.colour);
        if let Some(rating) = &remarks.rating {
            self.ratings.insert(rating.name.clone());
            self.texts.extend((!rating.evidence.is_empty()).then(|| rating.evidence.clone()));
        }
    }
}

/// What is asked of what the reader did with a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Yours {
    /// The reader stands for every passage.
    pub confirmed: bool,
    /// The reader set the verdict.
    pub judged: bool,
    /// There are notes.
    pub noted: bool,
    /// The reader said nothing of it.
    pub untouched: bool,
    /// It has this tag.
    pub tag: Option<String>,
    /// It has this rating.
    pub rating: Option<String>,
    /// It has this colour.
    pub colour: Option<Colour>,
}

/// How many groups each of them would show beside all other filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YoursCounts {
    /// Confirmed.
    pub confirmed: usize,
    /// With a verdict of the reader's.
    pub judged: usize,
    /// With notes.
    pub noted: usize,
    /// Of which nothing was said.
    pub untouched: usize,
    /// By tag.
    pub tags: BTreeMap<String, usize>,
    /// By rating.
    pub ratings: BTreeMap<String, usize>,
    /// By colour.
    pub colours: BTreeMap<Colour, usize>,
}

impl Yours {
    /// How many filters these are.
    pub const NUMBER: usize = 7;

    /// Which of them do not admit a group of which this was `said`.
    pub fn refusals(&self, said: Option<&Said>) -> [bool; Yours::NUMBER] {
        let has = |asked: fn(&Said) -> bool| said.is_some_and(asked);
        [
            self.confirmed && !has(|said| said.confirmed),
            self.judged && !has(|said| said.judged),
            self.noted && !has(|said| said.noted),
            self.untouched && said.is_some(),
            self.tag.as_ref().is_some_and(|tag| !said.is_some_and(|said| said.tags.contains(tag))),
            self.rating.as_ref().is_some_and(|name| !said.is_some_and(|said| said.ratings.contains(name))),
            self.colour.is_some_and(|colour| !said.is_some_and(|said| said.colours.contains(&colour))),
        ]
    }

    /// Asks no more for tags, ratings and colours that nothing has.
    pub fn forget_gone(&mut self, said: &BTreeMap<GroupId, Said>) {
        self.tag.take_if(|tag| said.values().all(|said| !said.tags.contains(tag)));
        self.rating.take_if(|name| said.values().all(|said| !said.ratings.contains(name)));
        self.colour.take_if(|colour| said.values().all(|said| !said.colours.contains(colour)));
    }
}

impl YoursCounts {
    /// Counts a group of which this was `said` where all filters but that at its own place admit it.
    pub fn add(&mut self, said: Option<&Said>, others_admit: impl Fn(usize) -> bool) {
        self.untouched += usize::from(others_admit(3) && said.is_none());
        let Some(said) = said else { return };
        self.confirmed += usize::from(others_admit(0) && said.confirmed);
        self.judged += usize::from(others_admit(1) && said.judged);
        self.noted += usize::from(others_admit(2) && said.noted);
        if others_admit(4) {
            said.tags.iter().for_each(|tag| *self.tags.entry(tag.clone()).or_default() += 1);
        }
        if others_admit(5) {
            said.ratings.iter().for_each(|name| *self.ratings.entry(name.clone()).or_default() += 1);
        }
        if others_admit(6) {
            said.colours.iter().for_each(|&colour| *self.colours.entry(colour).or_default() += 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edits::{self, Pen, Rating, Subject},
        gui::{
            features::annotations::model::tags_given,
            fixture::{self, history},
        },
        ids::ClaimId,
    };

    #[test]
    fn what_was_said_is_known_by_group() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let rating = Rating { name: "mixed".to_owned(), evidence: "See the report.".to_owned() };
        let reading = edits::reading(
            &before.comparison,
            &history([
                pen.note(Subject::Passage(ClaimId(3)), 1, "Ask the press office."),
                pen.tag(&[Subject::Group(GroupId(0))], "army", true),
                pen.rate(Subject::Group(GroupId(0)), Some(rating)),
                pen.colour(&[Subject::Passage(ClaimId(0))], Some(Colour::Green)),
                pen.confirm_groups(&[GroupId(1)]),
            ]),
        );
        let said = Said::of(&reading);
        let (troops, arms) = (GroupId(0), GroupId(1));
        assert_eq!(said.keys().copied().collect::<Vec<_>>(), [troops, arms]);
        assert!(said[&troops].noted && !said[&troops].confirmed && said[&arms].confirmed);
        assert_eq!(said[&troops].texts, ["#army", "See the report.", "Ask the press office."]);
        assert_eq!(said[&troops].colours, BTreeSet::from([Colour::Green]));
        assert_eq!(tags_given(&reading.hand), BTreeSet::from(["army"]));
    }

    #[test]
    fn filters_by_what_the_reader_did_refuse_what_they_are_not_about() {
        let noted = Said { noted: true, tags: BTreeSet::from(["army".to_owned()]), ..Said::default() };
        let refuses = |yours: &Yours, said| yours.refusals(said).contains(&true);
        let asks_notes = Yours { noted: true, ..Yours::default() };
        assert!(!refuses(&asks_notes, Some(&noted)) && refuses(&asks_notes, None));
        let untouched = Yours { untouched: true, ..Yours::default() };
        assert!(refuses(&untouched, Some(&noted)) && !refuses(&untouched, None));
        let mut tagged = Yours { tag: Some("army".to_owned()), ..Yours::default() };
        assert!(!refuses(&tagged, Some(&noted)) && refuses(&tagged, Some(&Said::default())));
        tagged.forget_gone(&BTreeMap::from([(GroupId(0), Said::default())]));
        assert_eq!(tagged, Yours::default(), "a tag that is gone is asked for no more");
    }
}
