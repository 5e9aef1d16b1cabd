//! The part of the timeline that is shown.

use crate::gui::app::{message::Effect, settings::ViewMode, state::State};

/// How many times longer the timeline's part becomes by a step.
pub const TIMELINE_STEP: f64 = 1.5;

impl State {
    pub fn zoom_timeline(&mut self, factor: f64) -> Vec<Effect> {
        if self.settings.view == ViewMode::Timeline {
            let days = self.timeline.days();
            self.timeline.shown = Some(days.scaled(factor, days.middle()));
        }
        Vec::new()
    }
}
