//! What is selected and shown: selecting, going through the list, from difference to difference and from source to source,
//! and showing and hiding views and panels.

use super::{
    message::Effect,
    settings::{Side, ViewMode},
    state::State,
};
use crate::{
    gui::{
        features::{
            claims_list::{
                fact_rows::{FactRow, FactSpot},
                search::SearchIndex,
            },
            evidence::model::Evidence,
        },
        wording::relation::Relation,
    },
    ids::{ClaimId, FactId, GroupId},
};

/// Something of the list that can be gone to.
#[derive(Clone, Copy, PartialEq)]
enum Stop {
    /// A value of a fact.
    Fact(FactSpot),
    /// A claim.
    Claim(GroupId),
}

impl State {
    /// Where the selected group stands in the list.
    pub fn selected_row(&self) -> Option<usize> {
        let group = self.selection.group?;
        self.list.rows.iter().position(|row| *row == group)
    }

    /// Selects `group`, with its best wording as the passage.
    pub fn point_at(&mut self, group: Option<GroupId>) {
        let comparison = &self.library.comparison;
        self.selection.group = group;
        self.selection.passage = group.and_then(|group| Some(comparison.groups.get(group)?.best));
        self.selection.pairing = None;
        self.selection.visited = None;
        self.selection.fact = None;
        self.gather_evidence();
    }

    pub fn select(&mut self, group: Option<GroupId>) -> Vec<Effect> {
        self.point_at(group);
        let row = self.selected_row().map(Effect::RevealRow);
        group.map(Effect::RevealInColumns).into_iter().chain(row).collect()
    }

    /// Scrolls to the selected fact or claim; without one, the first of the list is selected.
    pub fn show_claim(&mut self) -> Vec<Effect> {
        let shown = self.show_view(ViewMode::Columns);
        let revealed = match (self.selection.fact, self.selection.group) {
            (Some(spot), _) => self.select_fact(spot),
            (None, Some(group)) => self.select(Some(group)),
            (None, None) => self.step(1),
        };
        shown.into_iter().chain(revealed).collect()
    }

    pub fn show_view(&mut self, view: ViewMode) -> Vec<Effect> {
        if self.settings.view == view {
            return Vec::new();
        }
        self.settings.view = view;
        self.selection.in_columns = None;
        self.selected_place().into_iter().chain([Effect::SaveSettings]).collect()
    }

    /// Selects `passage`, or without one the group, and goes to the columns at it.
    pub fn read_at(&mut self, group: GroupId, passage: Option<ClaimId>) -> Vec<Effect> {
        let selected = if passage.is_some() { self.pick(passage) } else { self.select(Some(group)) };
        self.show_view(ViewMode::Columns).into_iter().chain(selected).collect()
    }

    /// Goes to what stands `by` places further on in the list; to the first or last where it is at none.
    pub fn step(&mut self, by: isize) -> Vec<Effect> {
        let stops = self.stops();
        let Some(last) = stops.len().checked_sub(1) else { return Vec::new() };
        let place = match self.stop_at(&stops) {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by > 0 => 0,
            None => last,
        };
        self.go_to_stop(stops[place])
    }

    /// Goes to the words of a value, in every column to what it says, and selects the claim that says it.
    pub fn select_fact(&mut self, spot: FactSpot) -> Vec<Effect> {
        let Some(row) = self.library.index.fact(spot.fact) else { return Vec::new() };
        let first = row.values.get(spot.value as usize).and_then(|value| value.places.first());
        let Some(&(claim, _)) = first else { return Vec::new() };
        let hits = row.hits(spot.value);
        self.point_at(Some(self.library.comparison.claims[claim].group));
        (self.selection.passage, self.selection.fact) = (Some(claim), Some(spot));
        self.gather_evidence();
        std::iter::once(Effect::RevealWords(hits)).chain(self.selected_place()).collect()
    }

    /// Makes the evidence of what is selected anew.
    pub fn gather_evidence(&mut self) {
        let library = &self.library;
        let of_group = |group| Evidence::of(&library.comparison, group, &library.hand);
        let fact = self.selection.fact.and_then(|spot| library.index.fact(spot.fact));
        self.selection.evidence = self.selection.group.and_then(of_group).map(|evidence| match fact {
            Some(row) => evidence.with_fact(&library.comparison, row, &library.hand),
            None => evidence,
        });
    }

    /// The fact that is selected, in another comparison.
    pub fn same_fact(&self, index: &SearchIndex) -> Option<FactSpot> {
        let spot = self.selection.fact?;
        let old = self.library.index.fact(spot.fact)?;
        let words = &old.values.get(spot.value as usize)?.words;
        let (fact, row) = index.facts().find(|(_, row)| row.key == old.key)?;
        let value = row.values.iter().position(|value| value.words == *words)?;
        Some(FactSpot { fact, value: value as u32 })
    }

    /// Shows in the list where the selected fact or claim stands.
    pub fn selected_place(&self) -> Option<Effect> {
        match self.selection.fact {
            Some(spot) => {
                let place = self.list.facts.rows.iter().position(|&fact| fact == spot.fact);
                place.map(Effect::RevealFact)
            }
            None => self.selected_row().map(Effect::RevealRow),
        }
    }

    /// Everything of the list that can be gone to, in order; not what is folded away.
    fn stops(&self) -> Vec<Stop> {
        let values = |&fact: &FactId| {
            let count = self.library.index.fact(fact).map_or(0, |row| row.values.len() as u32);
            (0..count).map(move |value| Stop::Fact(FactSpot { fact, value }))
        };
        let shown: &[FactId] = if self.list.facts_folded { &[] } else { &self.list.facts.rows };
        let facts = shown.iter().flat_map(values);
        facts.chain(self.list.rows.iter().copied().map(Stop::Claim)).collect()
    }

    /// Where in the list the reader is.
    fn stop_at(&self, stops: &[Stop]) -> Option<usize> {
        let here = match self.selection.fact {
            Some(spot) => Stop::Fact(spot),
            None => Stop::Claim(self.selection.group?),
        };
        stops.iter().position(|stop| *stop == here)
    }

    fn go_to_stop(&mut self, stop: Stop) -> Vec<Effect> {
        match stop {
            Stop::Fact(spot) => self.select_fact(spot),
            Stop::Claim(group) => self.select(Some(group)),
        }
    }

    /// Whether the articles disagree there; of a fact the first value stands for all.
    fn is_difference(&self, stop: Stop) -> bool {
        let (comparison, index) = (&self.library.comparison, &self.library.index);
        let relation = match stop {
            Stop::Fact(spot) if spot.value > 0 => return false,
            Stop::Fact(spot) => return index.fact(spot.fact).is_some_and(FactRow::is_conflict),
            Stop::Claim(group) => comparison.groups.get(group).map(|group| Relation::of_group(comparison, group)),
        };
        relation.is_some_and(Relation::is_conflict)
    }

    /// Lets the reader type into the find box of the claims list, which is shown for it.
    pub fn find_claim(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::FocusFind];
        if !self.settings.claims.shown {
            effects.extend(self.toggle_panel(Side::Claims));
        }
        effects
    }

    /// Shows a panel or hides it.
    pub fn toggle_panel(&mut self, side: Side) -> Vec<Effect> {
        let panel = self.settings.panel_mut(side);
        panel.shown = !panel.shown;
        vec![Effect::SaveSettings]
    }

    /// Selects the next (1) or previous (-1) fact or claim of the list that the articles disagree on, if there is one.
    pub fn step_difference(&mut self, by: isize) -> Vec<Effect> {
        let stops = self.stops();
        let at = self.stop_at(&stops);
        let differs = |stop: &&Stop| self.is_difference(**stop);
        let next = if by > 0 {
            stops[at.map_or(0, |at| at + 1)..].iter().find(differs)
        } else {
            stops[..at.unwrap_or(stops.len())].iter().rfind(differs)
        };
        next.map_or_else(Vec::new, |&stop| self.go_to_stop(stop))
    }

    /// Goes to the passage of the selected claim in the next (1) or previous (-1) column that has one, round to the first.
    pub fn step_source(&mut self, by: isize) -> Vec<Effect> {
        let sources = self.sources();
        let Some(first) = sources.first().copied() else { return Vec::new() };
        let comparison = &self.library.comparison;
        let here = self.selection.passage.map(|passage| comparison.claims[passage].article);
        let at = sources.iter().position(|&claim| Some(comparison.claims[claim].article) == here);
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
    fn sources(&self) -> Vec<ClaimId> {
        let comparison = &self.library.comparison;
        let Some(group) = self.selection.group.and_then(|group| comparison.groups.get(group)) else {
            return Vec::new();
        };
        let mut sources = group.members.clone();
        sources.dedup_by_key(|claim| comparison.claims[*claim].article);
        let column = |claim: &ClaimId| {
            let article = comparison.claims[*claim].article;
            self.columns.iter().position(|column| *column == article).unwrap_or(usize::MAX)
        };
        sources.sort_by_key(column);
        sources
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gui::{
            app::{command::Command, message::Action},
            features::find::model::Hit,
            fixture,
        },
        ids::{ArticleId, ids},
        text::Span,
    };

    fn state() -> State {
        let mut state = fixture::state();
        state.list.rows = ids(&[3, 1, 2, 0]);
        state
    }

    fn check_run(state: &mut State, command: Command, expected: Option<u32>) {
        state.apply(Action::Run(command));
        assert_eq!(state.selection.group, expected.map(GroupId), "{command:?}");
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
    fn facts_stand_before_claims_and_a_value_leads_to_its_words() {
        let mut state = fixture::state();
        state.library.index = SearchIndex::of(&fixture::comparison().into());
        state.list.refresh(&state.library);
        let effects = state.apply(Action::Run(Command::NextClaim));
        let [troops, other] = [
            Hit { article: ArticleId(0), span: Span::new(9, 15) },
            Hit { article: ArticleId(1), span: Span::new(4, 10) },
        ];
        assert_eq!(effects, [Effect::RevealWords(vec![troops, other]), Effect::RevealFact(0)]);
        assert_eq!((state.selection.group, state.selection.passage), (Some(GroupId(0)), Some(ClaimId(0))));
        let effects = state.apply(Action::Run(Command::NextClaim));
        assert_eq!(effects, [Effect::RevealWords(vec![other, troops]), Effect::RevealFact(0)]);
        assert_eq!(state.selection.passage, Some(ClaimId(3)));
        state.apply(Action::Run(Command::NextDifference));
        assert_eq!((state.selection.fact, state.selection.group), (None, Some(GroupId(1))), "agreement is passed");
        state.apply(Action::Run(Command::PreviousClaim));
        assert_eq!(state.selection.fact, Some(FactSpot { fact: FactId(1), value: 0 }));
    }

    #[test]
    fn sources_are_stepped_through_as_the_columns_stand() {
        let mut state = state();
        assert!(state.apply(Action::Run(Command::NextSource)).is_empty(), "nothing is selected");
        state.apply(Action::Select(Some(GroupId(0))));
        state.apply(Action::Columns(ids(&[2, 1, 0])));
        for (command, passage) in
            [(Command::NextSource, 3), (Command::NextSource, 0), (Command::NextSource, 3), (Command::PreviousSource, 0)]
        {
            let passage = ClaimId(passage);
            assert_eq!(state.apply(Action::Run(command)), [Effect::RevealPassages([passage, passage])]);
            assert_eq!((state.selection.group, state.selection.passage), (Some(GroupId(0)), Some(passage)));
        }
        state.apply(Action::Select(Some(GroupId(1))));
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
