//! Where the parts of a column are on the screen in this frame.

use egui::{Painter, Pos2, Rect, Vec2, emath::GuiRounding as _, pos2};

use super::{ReaderInput, marking::Marking, model::Column};
use crate::{gui::theme::Theme, ids::GroupId};

/// The longest rows, as a multiple of the text size: about 60 letters. Longer ones are hard to read on from.
const MEASURE_EMS: f32 = 30.0;

/// What one frame of the columns has in common.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// What is drawn.
    pub input: &'a ReaderInput<'a>,
    /// All columns, without the bar below them.
    pub area: Rect,
    /// Points at its left that the pinned column takes.
    pub pinned_reach: f32,
    /// How far the columns are scrolled to the right.
    pub x: f32,
    /// Height of every column's header.
    pub header_height: f32,
    /// Pixels per point.
    pub pixels_per_point: f32,
    /// Seconds since the program began.
    pub now_secs: f64,
    /// Whether movements take time.
    pub animate: bool,
}

/// The parts of one column.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// All of it.
    pub column: Rect,
    /// What of the screen it may be drawn on: not over the pinned column.
    pub clip: Rect,
    /// Title, outlet and so on.
    pub header: Rect,
    /// The text under it.
    pub body: Rect,
    /// Left edge of the rows.
    pub text_left: f32,
    /// Width of the rows.
    pub text_width: f32,
}

impl Frame<'_> {
    /// Where `column` is.
    pub fn place(&self, column: &Column) -> Place {
        let scrolled = if column.pinned { 0.0 } else { self.x };
        let left = (self.area.left() + column.left - scrolled).round_to_pixels(self.pixels_per_point);
        let mut clip = self.area;
        if !column.pinned {
            clip.min.x = (clip.min.x + self.pinned_reach).min(clip.max.x);
        }
        let whole = Rect::from_min_size(pos2(left, self.area.top()), Vec2::new(column.width, self.area.height()));
        let (header, body) = whole.split_top_bottom_at_y(self.area.top() + self.header_height);
        let (text_left, text_width) = text_in(whole, self.input.theme);
        Place { column: whole, clip, header, body, text_left, text_width }
    }
}

/// Left edge and width of the rows in `column`: room for marks on the left, and no rows that are too long.
fn text_in(column: Rect, theme: &Theme) -> (f32, f32) {
    let (before, after) = (margin(theme), 5.0 * theme.space);
    let room = (column.width() - before - after).max(theme.reading_size);
    let width = room.min(MEASURE_EMS * theme.reading_size);
    (column.left() + before + ((room - width) / 2.0).floor(), width.floor())
}

/// Points left of the rows, where the marks are.
fn margin(theme: &Theme) -> f32 {
    7.5 * theme.space
}

impl Place {
    /// Where rows begin whose block's rows have their top at `top`.
    pub fn origin(&self, top: f32) -> Pos2 {
        pos2(self.text_left, top)
    }
}

/// What one column is drawn with.
pub(super) struct Sheet<'a> {
    pub frame: &'a Frame<'a>,
    pub column: &'a Column,
    pub place: &'a Place,
    pub painter: &'a Painter,
    pub pointed: Option<GroupId>,
    pub marking: Option<&'a Marking>,
}
