//! A second passage is chosen by steps or a click; then it is explained why the two are or are not joined.

use super::{
    message::Choice,
    model::Pairing,
    why::{self, Why},
};
use crate::{
    gui::app::{message::Effect, state::State},
    ids::ClaimId,
};

impl State {
    /// Begins to choose a passage that `first` is compared with. Where there is no other, nothing happens.
    pub fn compare_with(&mut self, first: Option<ClaimId>) -> Vec<Effect> {
        let comparison = &self.library.comparison;
        let pair = first.and_then(|first| Some([first, why::most_alike(comparison, first)?]));
        match pair {
            Some(pair) => self.choose(pair),
            None => Vec::new(),
        }
    }

    fn choose(&mut self, pair: [ClaimId; 2]) -> Vec<Effect> {
        self.selection.pairing = Some(Pairing::choosing(&self.library.comparison, pair));
        vec![Effect::ReleaseKeyboard, Effect::RevealPassages(pair)]
    }

    /// Shows why the passage that was picked before and `second` are or are not joined; without one, `second` is picked.
    pub fn explain(&mut self, second: ClaimId) -> Vec<Effect> {
        let first = self.selection.pairing.as_ref().map_or(self.selection.passage, |pairing| Some(pairing.pair()[0]));
        match first {
            Some(first) => self.explain_pair([first, second]),
            None => self.pick(Some(second)),
        }
    }

    /// Shows why the two of `pair` are or are not joined.
    pub fn explain_pair(&mut self, pair: [ClaimId; 2]) -> Vec<Effect> {
        if pair[0] == pair[1] {
            return Vec::new();
        }
        self.selection.pairing = Some(Pairing::Explained(Box::new(Why::of(&self.library.comparison, pair))));
        vec![Effect::RevealPassages(pair)]
    }

    /// Selects the group of `passage`; while a second passage is being chosen, `passage` becomes that.
    pub fn pick(&mut self, passage: Option<ClaimId>) -> Vec<Effect> {
        if let (Some(Pairing::Choosing { pair, .. }), Some(second)) = (&self.selection.pairing, passage) {
            let pair = [pair[0], second];
            return self.explain_pair(pair);
        }
        let group = passage.map(|claim| self.library.comparison.claims[claim].group);
        let effects = self.select(group);
        self.selection.passage = passage;
        effects
    }

    /// Goes on with the second passage of a choice, or ends it.
    pub fn choice(&mut self, choice: Choice) -> Vec<Effect> {
        let Some(Pairing::Choosing { pair, .. }) = &self.selection.pairing else { return Vec::new() };
        let ([first, second], comparison) = (*pair, &self.library.comparison);
        let next = match choice {
            Choice::Done => return self.explain_pair([first, second]),
            Choice::NextPassage => why::beside(comparison, first, second, 1).unwrap_or(second),
            Choice::PreviousPassage => why::beside(comparison, first, second, -1).unwrap_or(second),
            Choice::NextArticle => why::in_next_article(comparison, first, second, 1),
            Choice::PreviousArticle => why::in_next_article(comparison, first, second, -1),
        };
        self.choose([first, next])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::{
        app::{command::Command, message::Action},
        fixture,
    };
    use crate::ids::GroupId;

    fn pair(state: &State) -> Option<[u32; 2]> {
        state.selection.pairing.as_ref().map(|pairing| pairing.pair().map(|claim| claim.0))
    }

    #[test]
    fn a_second_passage_is_chosen_by_steps_and_explained() {
        let mut state = fixture::state();
        assert!(state.apply(Action::Run(Command::CompareWith)).is_empty(), "nothing is selected");
        state.apply(Action::Pick(Some(ClaimId(0))));
        let effects = state.apply(Action::Run(Command::CompareWith));
        assert_eq!(effects, [Effect::ReleaseKeyboard, Effect::RevealPassages([0, 3].map(ClaimId))]);
        for (choice, second) in [
            (Choice::NextPassage, 4),
            (Choice::PreviousPassage, 3),
            (Choice::PreviousPassage, 3),
            (Choice::NextArticle, 6),
        ] {
            state.apply(Action::Choose(choice));
            assert_eq!(pair(&state), Some([0, second]), "{choice:?}");
        }
        state.apply(Action::Choose(Choice::Done));
        assert!(matches!(&state.selection.pairing, Some(Pairing::Explained(why)) if !why.joined));
        assert_eq!(state.selection.group, Some(GroupId(0)), "the selection stays");
        state.apply(Action::Run(Command::Clear));
        assert_eq!((pair(&state), state.selection.group), (None, Some(GroupId(0))));
    }

    #[test]
    fn a_click_while_choosing_chooses() {
        let mut state = fixture::state();
        state.apply(Action::CompareWith(ClaimId(2)));
        state.apply(Action::Pick(Some(ClaimId(6))));
        assert!(matches!(&state.selection.pairing, Some(Pairing::Explained(why)) if why.pair == [2, 6].map(ClaimId)));
        state.apply(Action::Pick(Some(ClaimId(4))));
        assert_eq!(
            (pair(&state), state.selection.group, state.selection.passage),
            (None, Some(GroupId(1)), Some(ClaimId(4)))
        );
    }

    #[test]
    fn the_passage_that_was_picked_is_compared_and_not_its_whole_group() {
        let mut state = fixture::state();
        state.apply(Action::Explain(ClaimId(4)));
        assert_eq!((pair(&state), state.selection.passage), (None, Some(ClaimId(4))), "the first is only picked");
        state.apply(Action::Explain(ClaimId(4)));
        assert_eq!(pair(&state), None, "not with itself");
        state.apply(Action::Explain(ClaimId(6)));
        assert_eq!(pair(&state), Some([4, 6]));
        state.apply(Action::Select(Some(GroupId(0))));
        assert_eq!(
            (pair(&state), state.selection.passage),
            (None, Some(ClaimId(0))),
            "a group stands for its best wording"
        );
    }
}
