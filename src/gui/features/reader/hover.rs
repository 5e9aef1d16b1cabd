//! The card over a passage that the pointer rests on: how it stands to other articles and what it says.
//!
//! Made once when the pointer comes to rest; a frame only draws it. A click, the wheel or another passage takes it away.

use std::time::Duration;

use egui::{Rect, Ui, containers::Tooltip};

use super::{
    Reader,
    model::Column,
    place::{Frame, Place},
};
use crate::{
    compare::Comparison,
    gui::{
        features::evidence::{
            passage_details::{Line, says},
            passage_details_ui::lines_ui,
        },
        wording::{
            counts::in_sources,
            relation::{Relation, beside},
        },
        words::t,
    },
    ids::{ClaimId, LocalClaimId},
};

/// How long the pointer rests before the card comes.
const REST_SECS: f64 = 0.5;
/// Width of the card in points.
const WIDTH: f32 = 380.0;

/// A passage that the pointer is over.
pub struct Rest {
    claim: ClaimId,
    since_secs: f64,
    /// What the card shows; `None` before it is made.
    lines: Option<Vec<Line>>,
}

impl Reader {
    /// Draws the card of the passage under the pointer, once that has rested there.
    pub(super) fn card(&mut self, ui: &Ui, frame: &Frame<'_>) {
        let Some((claim, around)) = self.over.take() else {
            self.rest = None;
            return;
        };
        let fresh = || Rest { claim, since_secs: frame.now_secs, lines: None };
        let rest = self.rest.get_or_insert_with(fresh);
        let waits = ui.input(egui::InputState::is_scrolling) || egui::Popup::is_any_open(ui.ctx());
        if rest.claim != claim {
            *rest = fresh();
        } else if ui.input(|input| input.pointer.any_down()) {
            rest.since_secs = f64::INFINITY; // not again over this passage
        } else if waits {
            rest.since_secs = rest.since_secs.max(frame.now_secs);
        }
        let left = REST_SECS - (frame.now_secs - rest.since_secs);
        if left.is_finite() && left > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(left));
        }
        if left > 0.0 {
            return;
        }
        let lines = rest.lines.get_or_insert_with(|| lines(frame.input.comparison, claim));
        if !lines.is_empty() {
            let id = ui.scope_id().with("what the passage says");
            let tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, around).width(WIDTH);
            tooltip.accessible_name(t!("column-says")).show(|ui| {
                let margin = egui::Margin::same(frame.input.theme.space as i8);
                egui::Frame::NONE.inner_margin(margin).show(ui, |ui| lines_ui(ui, frame.input.theme, lines));
            });
        }
    }
}

/// How the passage `claim` stands to other articles, where these have anything beside it, and what it says.
fn lines(comparison: &Comparison, claim: ClaimId) -> Vec<Line> {
    let relation = Relation::of(comparison, claim);
    let means = match relation {
        Relation::Related => beside(comparison, claim).join(", "),
        Relation::Judged(_) => {
            let group = comparison.claims[claim].group;
            in_sources(comparison, &comparison.groups[group])
        }
    };
    let what = format!("{} {}", relation.symbol(), relation.words());
    let stands = relation.is_beside().then_some(Line { what, words: String::new(), means });
    stands.into_iter().chain(says(comparison, claim)).collect()
}

impl Column {
    /// Where the words of `claim` that are in sight are on the screen.
    pub(super) fn around(&self, place: &Place, claim: LocalClaimId) -> Option<Rect> {
        let rows = |&(block, top): &(usize, f32)| {
            let passage = self.page.rows(block)?.passages.iter().find(|passage| passage.claim == claim)?;
            let around = passage.rects.iter().copied().reduce(Rect::union)?;
            Some(around.translate(place.origin(top).to_vec2()).intersect(place.body))
        };
        self.sight.iter().filter_map(rows).reduce(Rect::union)
    }
}
