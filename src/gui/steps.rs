//! Going from difference to difference and from source to source, and showing and hiding panels: the door's part for
//! the commands of that name.

use super::{
    settings::Side,
    state::{Effect, State},
};
use crate::{align::ClaimIndex, compare::Group, judge::Verdict};

impl State {
    /// Lets the reader type into the find box of the claims list, which is shown for it.
    pub(super) fn find_claim(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::FocusFind];
        if !self.settings.claims.shown {
            effects.extend(self.toggle_panel(Side::Claims));
        }
        effects
    }

    /// Shows a panel or hides it.
    pub(super) fn toggle_panel(&mut self, side: Side) -> Vec<Effect> {
        let panel = self.settings.panel_mut(side);
        panel.shown = !panel.shown;
        vec![Effect::SaveSettings]
    }

    /// Selects the next (1) or previous (-1) claim of the list that the articles disagree on, if there is one.
    pub(super) fn step_difference(&mut self, by: isize) -> Vec<Effect> {
        let rows = &self.list.rows;
        let at = self.selected_row();
        let differs = |row: &&u32| self.library.comparison.groups.get(**row as usize).is_some_and(is_difference);
        let next = if by > 0 {
            rows[at.map_or(0, |at| at + 1)..].iter().find(differs)
        } else {
            rows[..at.unwrap_or(rows.len())].iter().rfind(differs)
        };
        match next.copied() {
            Some(group) => self.select(Some(group)),
            None => Vec::new(),
        }
    }

    /// Goes to the passage of the selected claim in the next (1) or previous (-1) column that has one, round to the first.
    pub(super) fn step_source(&mut self, by: isize) -> Vec<Effect> {
        let sources = self.sources();
        let Some(first) = sources.first().copied() else { return Vec::new() };
        let comparison = &self.library.comparison;
        let here = self.selection.passage.map(|passage| comparison.claims[passage as usize].article);
        let at = sources.iter().position(|&claim| Some(comparison.claims[claim as usize].article) == here);
        let next = match (self.selection.visited, at) {
            (None, _) if by > 0 => first,
            (_, Some(at)) => sources[(at as isize + by).rem_euclid(sources.len() as isize) as usize],
            (_, None) => first,
        };
        self.selection.passage = Some(next);
        self.selection.visited = Some(next);
        vec![Effect::RevealPassages([next, next])]
    }

    /// The first passage of the selected claim in every article that has it, as the columns stand.
    fn sources(&self) -> Vec<ClaimIndex> {
        let comparison = &self.library.comparison;
        let Some(group) = self.selection.group.and_then(|group| comparison.groups.get(group as usize)) else {
            return Vec::new();
        };
        let mut sources = group.members.clone();
        sources.dedup_by_key(|claim| comparison.claims[*claim as usize].article);
        let column = |claim: &ClaimIndex| {
            let article = comparison.claims[*claim as usize].article;
            self.columns.iter().position(|column| *column == article).unwrap_or(usize::MAX)
        };
        sources.sort_by_key(column);
        sources
    }
}

/// Whether the articles disagree on `group`.
fn is_difference(group: &Group) -> bool {
    matches!(group.verdict, Verdict::Disputed | Verdict::Differ | Verdict::Changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::{
        action::{Action, Command},
        fixture,
    };

    fn state() -> State {
        let mut state = fixture::state();
        state.list.rows = vec![3, 1, 2, 0];
        state
    }

    fn check_run(state: &mut State, command: Command, expected: Option<u32>) {
        state.apply(Action::Run(command));
        assert_eq!(state.selection.group, expected, "{command:?}");
    }

    #[test]
    fn differences_are_stepped_through_and_agreement_is_passed() {
        let mut state = state();
        check_run(&mut state, Command::NextDifference, Some(1));
        check_run(&mut state, Command::NextDifference, Some(0));
        check_run(&mut state, Command::NextDifference, Some(0));
        check_run(&mut state, Command::PreviousDifference, Some(1));
        check_run(&mut state, Command::PreviousDifference, Some(1));
        state.apply(Action::Select(None));
        check_run(&mut state, Command::PreviousDifference, Some(0));
    }

    #[test]
    fn sources_are_stepped_through_as_the_columns_stand() {
        let mut state = state();
        assert!(state.apply(Action::Run(Command::NextSource)).is_empty(), "nothing is selected");
        state.apply(Action::Select(Some(0)));
        state.apply(Action::Columns(vec![2, 1, 0]));
        for (command, passage) in
            [(Command::NextSource, 3), (Command::NextSource, 0), (Command::NextSource, 3), (Command::PreviousSource, 0)]
        {
            assert_eq!(state.apply(Action::Run(command)), [Effect::RevealPassages([passage, passage])]);
            assert_eq!((state.selection.group, state.selection.passage), (Some(0), Some(passage)));
        }
        state.apply(Action::Select(Some(1)));
        assert_eq!(state.selection.visited, None);
    }

    #[test]
    fn panels_are_hidden_and_the_find_box_brings_its_list_back() {
        let mut state = state();
        assert_eq!(state.apply(Action::Run(Command::ClaimsPanel)), [Effect::SaveSettings]);
        assert!(!state.settings.claims.shown && state.settings.evidence.shown);
        assert_eq!(state.apply(Action::Run(Command::Find)), [Effect::FocusFind, Effect::SaveSettings]);
        assert!(state.settings.claims.shown);
        state.apply(Action::Resized(Side::Evidence, 250.0));
        assert_eq!(state.settings.evidence.size, Some(250.0));
    }
}
