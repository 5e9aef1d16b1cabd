//! A command of the list is run, and remembered.

use super::model::RECENT;
use crate::gui::app::{command::Command, message::Effect, state::State};

impl State {
    /// Runs a command that was chosen from all of them, and remembers that; one that cannot be done leaves them open.
    pub fn choose_command(&mut self, command: Command) -> Vec<Effect> {
        if self.why_not(command).is_some() {
            return Vec::new();
        }
        self.dialog = None;
        self.recent_commands.retain(|recent| *recent != command);
        self.recent_commands.insert(0, command);
        self.recent_commands.truncate(RECENT);
        self.run(command)
    }
}
