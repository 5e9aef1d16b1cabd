//! The claims list, made anew.

use crate::gui::app::{message::Effect, state::State};

impl State {
    pub fn refresh_list(&mut self) -> Vec<Effect> {
        self.list.refresh(&self.library);
        self.refresh_boards();
        self.selected_place().into_iter().collect()
    }
}
