//! What the passages mean: whether it is asked for and of which encoder, how far it is known, and the comparison that it
//! changes, which comes while the reader reads.
//!
//! Invariant: a comparison that is refined moves nothing that the reader looks at.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use super::encode_queue::Meaning;
use crate::{
    compare::Comparison,
    edits::Reading,
    gui::{
        app::{
            message::Effect,
            state::{Dialog, State},
        },
        features::{claims_list::search::SearchIndex, files::picker::Picked, matrix::model::Spot},
    },
    ids::GroupId,
};

impl State {
    /// Takes in how far it is known what the passages mean. Why it is not, is said once; the line at the bottom keeps it.
    pub fn hear_meaning(&mut self, meaning: Meaning) -> Vec<Effect> {
        if let Meaning::Unavailable(why) = &meaning
            && self.meaning.told.as_ref() != Some(why)
        {
            self.meaning.told = Some(why.clone());
            self.notice(why.clone());
        }
        self.meaning.known = Some(meaning);
        Vec::new()
    }

    /// Puts the refined comparison of `epoch` on screen, unless something else was asked for since.
    pub fn refined(&mut self, epoch: u64, (reading, index): (Reading, SearchIndex)) -> Vec<Effect> {
        if self.library.asked != epoch || self.work.comparing.is_some() {
            return Vec::new();
        }
        let old = Arc::clone(&self.library.comparison);
        let is_same = |(one, other)| Arc::ptr_eq(one, other);
        if old.claims.len() != reading.comparison.claims.len()
            || !old.articles.iter().zip(&reading.comparison.articles).all(is_same)
        {
            return self.show(reading, index);
        }
        let (rows, selected) = (self.list.rows.clone(), self.selected_row());
        let pointing = &mut self.selection;
        let (in_columns, in_list) = (pointing.in_columns, pointing.in_list);
        let (spot, visited) = (self.matrix.spot, pointing.visited);
        let choosing = pointing.pairing.take_if(|pairing| pairing.is_choosing());
        // The list stays where it is; the row of the selected group goes into sight only when the reader asks for it.
        let _reveals = self.show(reading, index);
        let comparison = Arc::clone(&self.library.comparison);
        let there = |group: GroupId| group_now(&old, group, &comparison);
        self.selection.in_columns = in_columns.and_then(there);
        self.selection.in_list = in_list.and_then(there);
        self.matrix.spot = spot.and_then(|spot| Some(Spot { group: there(spot.group)?, ..spot }));
        self.selection.visited = visited;
        if let Some(mut pairing) = choosing {
            pairing.reword(&comparison);
            self.selection.pairing = Some(pairing);
        }
        let places: HashMap<GroupId, usize> = self.list.rows.iter().copied().zip(0..).collect();
        let moved = rows.into_iter().map(|group| there(group).and_then(|group| places.get(&group).copied()));
        vec![Effect::KeepRows { moved: moved.collect(), selected }]
    }

    /// Uses what the passages mean, or no more.
    pub fn use_meaning(&mut self) -> Vec<Effect> {
        self.settings.meaning.on = !self.settings.meaning.on;
        self.compare_by_setting()
    }

    /// Uses the encoder in `folder`, or else the one that is part of the program.
    pub fn use_model(&mut self, folder: Option<PathBuf>) -> Vec<Effect> {
        (self.settings.meaning.on, self.settings.meaning.model) = (true, folder);
        self.compare_by_setting()
    }

    fn compare_by_setting(&mut self) -> Vec<Effect> {
        self.meaning = Default::default();
        let compared = if self.library.documents.is_empty() { Vec::new() } else { self.compare() };
        compared.into_iter().chain([Effect::SaveSettings]).collect()
    }

    /// Asks for the folder of an encoder.
    pub fn ask_model(&mut self) -> Vec<Effect> {
        vec![Effect::PickModel]
    }

    /// Uses the encoder of the folder that was picked.
    pub fn model_picked(&mut self, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Paths(folders) => {
                folders.into_iter().next().map_or_else(Vec::new, |folder| self.use_model(Some(folder)))
            }
            Picked::Unavailable => {
                self.dialog = Some(Dialog::Model { typed: String::new() });
                Vec::new()
            }
        }
    }
}

/// The group of `new` that holds most of what was at home in `group` of `old`, in which the claims are the same; of equals the first.
fn group_now(old: &Comparison, group: GroupId, new: &Comparison) -> Option<GroupId> {
    let home = old.groups.get(group)?.home();
    let mut groups: Vec<GroupId> = home.map(|claim| new.claims[claim].group).collect();
    groups.sort_unstable();
    let most = groups.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), std::cmp::Reverse(same[0])))?;
    most.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::SameClaim,
        edits::Hand,
        gui::{
            app::{message::Action, worker::Event},
            fixture,
        },
        ids::{ClaimId, IdVec, ids},
    };

    /// The hand-made comparison, on screen as the answer to what was asked.
    fn state() -> State {
        let mut state = fixture::state();
        let reading = Reading { comparison: Arc::clone(&state.library.comparison), hand: Arc::default() };
        let index = SearchIndex::of(&reading);
        state.show(reading, index);
        state
    }

    /// The same claims in other groups: the troops are two, so that all others have other numbers.
    fn refined(state: &State) -> (Reading, SearchIndex) {
        let homes = [[0].as_slice(), &[3], &[1, 4], &[2], &[5, 6]];
        let groups = homes.iter().map(|home| SameClaim::from(ids(home))).collect();
        let comparison = Arc::new(state.library.comparison.regrouped(&groups));
        let reading = Reading { comparison, hand: Arc::new(Hand::default()) };
        let index = SearchIndex::of(&reading);
        (reading, index)
    }

    #[test]
    fn what_the_reader_looks_at_stays_under_other_numbers() {
        let mut state = state();
        state.apply(Action::Select(Some(GroupId(3))));
        state.selection.passage = Some(ClaimId(6));
        state.apply(Action::HoverList(Some(GroupId(1))));
        state.dialog = Some(Dialog::Keys);
        let (before, epoch) = (state.list.rows.clone(), state.library.epoch);
        let read = refined(&state);
        let effects = state.apply(Action::Worker(Event::Refined { epoch: state.library.asked, read }));
        assert_eq!(
            (state.selection.group, state.selection.passage, state.selection.in_list),
            (Some(GroupId(4)), Some(ClaimId(6)), Some(GroupId(2)))
        );
        assert_eq!((state.dialog, state.library.epoch), (Some(Dialog::Keys), epoch + 1));
        let [Effect::KeepRows { moved, selected }] = &effects[..] else { panic!("nothing is revealed: {effects:?}") };
        assert_eq!(selected.map(|row| before[row]), Some(GroupId(3)));
        let now: Vec<Option<GroupId>> = moved.iter().map(|row| row.map(|row| state.list.rows[row])).collect();
        let numbers: IdVec<GroupId, _> = IdVec::from(vec![None, Some(GroupId(2)), None, Some(GroupId(4))]);
        let expected: Vec<Option<GroupId>> = before.iter().map(|group| numbers[*group]).collect();
        assert_eq!(now, expected, "the troops are in no row any more");
    }

    #[test]
    fn an_answer_to_what_was_asked_before_changes_nothing() {
        let mut state = state();
        let (read, epoch) = (refined(&state), state.library.epoch);
        state.library.asked += 1;
        assert!(state.apply(Action::Worker(Event::Refined { epoch: state.library.asked - 1, read })).is_empty());
        assert_eq!(state.library.epoch, epoch);
    }
}
