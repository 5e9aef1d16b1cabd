//! Columns that follow the one that the reader scrolls, passage by passage.
//!
//! Only a column that the reader moves leads; the others are placed in the same frame, or when they next come into sight.
//! What is in the middle of the leading column's view leads by way of [`Chain`], so heights out of sight have no part in it.

use std::collections::HashMap;

use egui::{Painter, Ui};

use super::{
    Reader,
    layout::{Measured, Page},
    model::Column,
    place::Frame,
    scroll::{Anchor, Extents as _},
    sync::{Chain, Pair},
};
use crate::ids::{ArticleId, DocumentId};

/// Seconds in which a column catches up that was elsewhere.
const CATCH_UP_SECS: f64 = 0.16;

/// Longest way that is caught up with, in heights of the view; what lies further is skipped.
const CATCH_UP_VIEWS: f32 = 0.8;

/// The column that leads.
#[derive(Clone, Copy, Debug)]
struct Lead {
    article: ArticleId,
    /// What is in the middle of its view.
    at: f64,
    /// The first and last place that can be there.
    ends: Pair,
    /// Changes whenever it moves.
    turn: u64,
}

/// How the columns follow each other.
#[derive(Default)]
pub struct Following {
    /// Document of the column that the reader moved in this frame.
    moved: Option<DocumentId>,
    lead: Option<Lead>,
    turns: u64,
    /// The chains between articles that were needed so far.
    chains: HashMap<[ArticleId; 2], Option<Chain>>,
}

impl Following {
    /// Forgets all: there is another comparison.
    pub fn forget(&mut self) {
        *self = Following { turns: self.turns, ..Following::default() };
    }

    /// Nothing leads until the reader moves a column.
    pub fn end(&mut self) {
        self.lead = None;
    }

    /// The reader moved the column of `document`.
    pub fn move_with(&mut self, document: &DocumentId) {
        self.moved = Some(document.clone());
    }
}

impl Reader {
    /// Lays out the columns `in_sight`: the one that the reader moved first, then those that follow it.
    pub(super) fn arrange_all(&mut self, ui: &Ui, frame: &Frame<'_>, in_sight: &[usize]) {
        let moved = self.following.moved.take().and_then(|document| self.columns.position(&document));
        let moved = moved.filter(|index| in_sight.contains(index));
        if let Some(index) = moved {
            self.arrange(ui, frame, index);
            self.lead_with(ui, frame, index);
        }
        let is_set = |index: &&usize| !self.columns.list()[**index].narrow && Some(**index) != moved;
        for &index in in_sight.iter().filter(is_set).collect::<Vec<_>>() {
            self.follow(ui, frame, index);
            self.arrange(ui, frame, index);
            self.columns.get_mut(index).rest();
        }
    }

    /// Makes the column at `index` the one that leads.
    fn lead_with(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let view = self.place(frame, index).body.height();
        let column = self.columns.get_mut(index);
        if !frame.input.choices.together || column.locked {
            self.following.end();
            return;
        }
        self.following.turns += 1;
        let turn = self.following.turns;
        let ends = column.ends(ui.painter(), view);
        let at = middle(column.anchor, &mut column.page, ui.painter(), view);
        (column.follower.turn, column.follower.behind) = (turn, None);
        self.following.lead = Some(Lead { article: column.article, at, ends, turn });
    }

    /// Puts the column at `index` where the leading column leads it.
    fn follow(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let view = self.place(frame, index).body.height();
        let column = self.columns.get_mut(index);
        let follower = column.follower;
        let Some(lead) = self.following.lead.filter(|_| frame.input.choices.together) else { return };
        if column.locked || (follower.turn == lead.turn && follower.behind.is_none()) {
            return;
        }
        let pair = [lead.article, column.article];
        let fresh = || Chain::between(frame.input.comparison, pair);
        let chain = self.following.chains.entry(pair).or_insert_with(fresh);
        column.follower.turn = lead.turn;
        if let Some(chain) = chain {
            column.prepare(ui, frame);
            let ends = column.ends(ui.painter(), view);
            let at = chain.lead(lead.at, [[lead.ends[0], ends[0]], [lead.ends[1], ends[1]]]);
            column.stop();
            column.put(ui, frame, at, view);
        }
    }
}

impl Column {
    /// Remembers where it was put, if it was.
    fn rest(&mut self) {
        self.follower.put = self.follower.put.map(|_| self.anchor);
    }

    /// Puts `at` in the middle of the view, or near it as long as the column catches up.
    fn put(&mut self, ui: &Ui, frame: &Frame<'_>, at: f64, view: f32) {
        let (block, down) = place_of(at, &mut self.page, ui.painter());
        let mut measured = Measured { page: &mut self.page, painter: ui.painter() };
        let to = Anchor { block, offset: down - view / 2.0 }.settled(view, &mut measured);
        if self.follower.put != Some(self.anchor) && frame.animate {
            let way = self.anchor.points_down(&measured) - to.points_down(&measured);
            let longest = view * CATCH_UP_VIEWS;
            self.follower.behind = Some((way.clamp(-longest, longest), frame.now_secs));
        }
        let (points, since) = self.follower.behind.unwrap_or((0.0, frame.now_secs));
        let part = ((frame.now_secs - since) / CATCH_UP_SECS).clamp(0.0, 1.0) as f32;
        self.anchor = to.moved(points * (1.0 - part).powi(3));
        self.follower.behind = self.follower.behind.filter(|_| part < 1.0 && points != 0.0);
        self.follower.put = Some(self.anchor);
        if self.follower.behind.is_some() {
            ui.request_repaint();
        }
    }

    /// The first and the last place that can be in the middle of the view.
    fn ends(&mut self, painter: &Painter, view: f32) -> Pair {
        let key = (self.page.settings(), view);
        if let Some((_, ends)) = self.follower.ends.filter(|(known, _)| *known == key) {
            return ends;
        }
        let last = Anchor::at_end(view, &mut Measured { page: &mut self.page, painter });
        let ends = [Anchor::default(), last].map(|anchor| middle(anchor, &mut self.page, painter, view));
        self.follower.ends = Some((key, ends));
        ends
    }
}

/// The place in the middle of a view that begins at `anchor`.
fn middle(anchor: Anchor, page: &mut Page, painter: &Painter, view: f32) -> f64 {
    let (mut block, mut down) = (anchor.block, anchor.offset + view / 2.0);
    let mut measured = Measured { page, painter };
    while block + 1 < measured.count() && down >= measured.exact(block) {
        down -= measured.exact(block);
        block += 1;
    }
    page.knots(painter, block).map_or(0.0, |knots| across(&knots, 0, f64::from(down)))
}

/// The block that holds `place`, and points from the block's top down to it.
fn place_of(place: f64, page: &mut Page, painter: &Painter) -> (usize, f32) {
    let block = page.block_of(place as u32);
    (block, page.knots(painter, block).map_or(0.0, |knots| across(&knots, 1, place) as f32))
}

/// The other side of `value`, which is on the given side of `knots`: both sides ascend.
fn across(knots: &[[f64; 2]], side: usize, value: f64) -> f64 {
    let other = 1 - side;
    let after = knots.partition_point(|knot| knot[side] <= value);
    match (after.checked_sub(1).map(|before| knots[before]), knots.get(after)) {
        (Some(before), Some(after)) => {
            let part = (value - before[side]) / (after[side] - before[side]).max(f64::EPSILON);
            before[other] + part * (after[other] - before[other])
        }
        (Some(last), None) => last[other],
        (None, first) => first.map_or(0.0, |first| first[other]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_bytes_lead_to_each_other() {
        let knots = [[0.0, 100.0], [30.0, 160.0], [55.0, 200.0]];
        assert_eq!(across(&knots, 0, 15.0), 130.0);
        assert_eq!(across(&knots, 1, 130.0), 15.0);
        assert_eq!([across(&knots, 0, -9.0), across(&knots, 0, 99.0)], [100.0, 200.0]);
        assert_eq!(across(&[], 0, 5.0), 0.0);
    }
}
