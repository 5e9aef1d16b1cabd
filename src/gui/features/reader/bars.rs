//! The bar under the columns, the gutters by which columns are resized, and a carried column's landing place.

use egui::{CursorIcon, PointerButton, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit, emath, pos2};

use super::{Reader, paint::paint_insertion, place::Frame};
use crate::gui::{theme::Theme, wording::names::title_of, words::t};

/// Thickness of the strip that a scroll bar takes.
pub fn bar_width(theme: &Theme) -> f32 {
    (2.5 * theme.space).round()
}

/// A scroll bar's measures along its way.
pub(super) struct Bar {
    /// From where to where the thumb goes.
    pub track: emath::Rangef,
    /// Points that are in sight.
    pub view: f32,
    /// Points that there are.
    pub total: f32,
}

impl Bar {
    /// Where the thumb is when `at` points are scrolled away.
    pub fn thumb(&self, at: f32) -> emath::Rangef {
        let length = (self.track.span() * self.view / self.total).max(24.0).min(self.track.span());
        let part = (at / (self.total - self.view).max(1.0)).clamp(0.0, 1.0);
        let start = self.track.min + part * (self.track.span() - length);
        emath::Rangef::new(start, start + length)
    }

    /// How much is scrolled away when the thumb's middle is at `point`.
    pub fn at(&self, point: f32) -> f32 {
        let length = self.thumb(0.0).span();
        let part = (point - self.track.min - length / 2.0) / (self.track.span() - length).max(1.0);
        part.clamp(0.0, 1.0) * (self.total - self.view)
    }
}

/// Draws a thumb, stronger where it is pointed at.
fn paint_thumb(ui: &Ui, frame: &Frame<'_>, thumb: Rect, response: &Response) {
    let theme = frame.input.theme;
    let active = response.hovered() || response.dragged();
    let color = if active { theme.text_faint } else { theme.line };
    let radius = thumb.size().min_elem() / 2.0;
    ui.painter().with_clip_rect(frame.area.expand(bar_width(theme))).rect_filled(thumb, radius, color);
}

impl Reader {
    /// The bar under all columns, where they do not fit.
    pub(super) fn columns_bar(&mut self, ui: &Ui, frame: &Frame<'_>) {
        let (view, total) = (frame.area.width(), self.columns.total_width());
        if total <= view {
            return;
        }
        let width = bar_width(frame.input.theme);
        let strip = Rect::from_min_size(frame.area.left_bottom(), Vec2::new(view, width));
        let response = ui.interact(strip, ui.scope_id().with("columns bar"), Sense::CLICK | Sense::DRAG);
        let bar = Bar { track: strip.x_range().shrink(2.0), view, total };
        if let Some(at) = pressed_at(&response) {
            self.columns.x = bar.at(at.x);
            ui.request_repaint();
        }
        let thumb = Rect::from_x_y_ranges(bar.thumb(self.columns.x), strip.y_range().shrink(0.2 * width));
        paint_thumb(ui, frame, thumb, &response);
    }

    /// The right edge of the column at `index`: a hairline by which it is resized.
    pub(super) fn gutter(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let column = &self.columns.list()[index];
        let (place, height) = (frame.place(column), frame.area.y_range());
        let edge = place.column.right();
        let reach = frame.input.theme.space;
        let rect = Rect::from_x_y_ranges(edge - reach..=edge + reach, height).intersect(place.clip);
        let id = ui.scope_id().with(("gutter", &column.document));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG).on_hover_cursor(CursorIcon::ResizeHorizontal);
        let name = || t!("column-width", title = title_of(&column.page.article().document));
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Splitter, true, name()));
        if response.double_clicked() {
            self.columns.resize(index, None);
            ui.request_repaint();
        } else if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            self.columns.resize(index, Some(at.x - place.column.left()));
            ui.request_repaint();
        }
        let theme = frame.input.theme;
        let active = response.hovered() || response.dragged();
        let stroke = if active { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.line) };
        ui.painter().with_clip_rect(place.clip).vline(edge - 0.5, height, stroke);
    }

    /// Shows where a carried column would land, and puts it down when the button is released.
    pub(super) fn landing(&mut self, ui: &Ui, frame: &Frame<'_>) {
        let Some(document) = &self.carried else { return };
        let (at, down) =
            ui.input(|input| (input.pointer.latest_pos(), input.pointer.button_down(PointerButton::Primary)));
        let Some(at) = at else { return };
        let gap = self.columns.gap_at(at.x - frame.area.left() + frame.x);
        if down {
            let x = self.columns.list().get(gap).map_or(self.columns.total_width(), |column| column.left);
            paint_insertion(ui, frame, x);
            return;
        }
        if let Some(from) = self.columns.position(document) {
            self.columns.move_to(from, gap);
        }
        self.carried = None;
        ui.request_repaint();
    }
}

/// Where a bar is held.
pub(super) fn pressed_at(response: &Response) -> Option<egui::Pos2> {
    let held = response.dragged() || response.clicked() || response.is_pointer_button_down_on();
    response.interact_pointer_pos().filter(|_| held).map(|at| pos2(at.x, at.y))
}
