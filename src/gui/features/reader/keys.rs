//! Keys and the wheel: scrolling a column and all of them, going from column to column, moving one.

use egui::{Event, Key, Modifiers, Ui, Vec2, text_selection::LabelSelectionState};

use super::{Reader, ReaderEvent, layout::Measured, place::Frame, scroll::Anchor};

/// Rows that an arrow key scrolls by, and that stay in sight when a page is turned.
const ROWS: f32 = 2.0;

impl Reader {
    /// Takes in the wheel: down and up for the column under the pointer, sideways for all of them.
    pub(super) fn wheel(&mut self, ui: &Ui, frame: &Frame<'_>) {
        if !ui.rect_contains_pointer(frame.area) {
            return;
        }
        let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
        if delta == Vec2::ZERO {
            return;
        }
        self.columns.x -= delta.x;
        self.columns.place(frame.area.width());
        if let Some(index) = self.pointed_column(ui, frame) {
            self.scroll_by(index, -delta.y);
        }
    }

    fn scroll_by(&mut self, index: usize, points: f32) {
        if points != 0.0 {
            let column = self.columns.get_mut(index);
            column.stop();
            column.anchor = column.anchor.moved(points);
            self.following.move_with(&column.document);
        }
    }

    /// The column under the pointer.
    fn pointed_column(&self, ui: &Ui, frame: &Frame<'_>) -> Option<usize> {
        let at = ui.input(|input| input.pointer.hover_pos()).filter(|at| frame.area.contains(*at))?;
        let frame = Frame { x: self.columns.x, ..*frame };
        let is_under = |&index: &usize| frame.place(&self.columns.list()[index]).column.x_range().contains(at.x);
        self.columns.in_sight().into_iter().find(is_under)
    }

    /// The column that has the keyboard's focus.
    fn focused_column(&self, ui: &Ui) -> Option<usize> {
        let focused = ui.memory(|memory| memory.focused())?;
        self.columns.list().iter().position(|column| Self::body_id(ui, &column.document) == focused)
    }

    /// Gives the column at `index` the keyboard's focus and brings it into sight when the columns are next drawn.
    pub fn call(&mut self, index: usize) {
        self.called = Some(index);
    }

    /// Takes in the keys that are meant for the columns.
    pub(super) fn keys(&mut self, ui: &Ui, frame: &Frame<'_>, events: &mut Vec<ReaderEvent>) {
        if let Some(index) = self.called.take().filter(|&index| index < self.columns.list().len()) {
            self.focus(ui, index);
        }
        let focused = self.focused_column(ui);
        if let Some(index) = focused {
            self.overrule_keys(ui, index, events);
            self.sideways(ui, index);
        }
        let unclaimed = ui.memory(|memory| memory.focused().is_none());
        if let Some(index) = focused.or_else(|| self.pointed_column(ui, frame).filter(|_| unclaimed)) {
            self.scroll_keys(ui, frame, index);
        }
        let words_elsewhere = ui.ctx().plugin::<LabelSelectionState>().lock().has_selection();
        if !ui.ctx().text_edit_focused() && !words_elsewhere {
            self.copy(ui, events);
        }
    }

    /// Left and right: to the next column, and with Ctrl and Shift held together with the column.
    fn sideways(&mut self, ui: &Ui, index: usize) {
        let carry = Modifiers::COMMAND | Modifiers::SHIFT;
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let document = self.columns.list()[index].document.clone();
        let [left, right] = [false, true].map(|to_right| self.columns.neighbour(index, to_right));
        if let Some(left) = left.filter(|_| pressed(carry, Key::ArrowLeft)) {
            self.columns.move_to(index, left);
        } else if let Some(right) = right.filter(|_| pressed(carry, Key::ArrowRight)) {
            self.columns.move_to(index, right + 1);
        } else if let Some(left) = left.filter(|_| pressed(Modifiers::NONE, Key::ArrowLeft)) {
            return self.focus(ui, left);
        } else if let Some(right) = right.filter(|_| pressed(Modifiers::NONE, Key::ArrowRight)) {
            return self.focus(ui, right);
        } else {
            return;
        }
        if let Some(index) = self.columns.position(&document) {
            self.focus(ui, index);
        }
    }

    /// Gives the column at `index` the keyboard's focus and brings it into sight.
    fn focus(&mut self, ui: &Ui, index: usize) {
        let id = Self::body_id(ui, &self.columns.list()[index].document);
        ui.memory_mut(|memory| memory.request_focus(id));
        self.columns.place(ui.available_rect_before_wrap().width());
        self.columns.show(index);
        ui.request_repaint();
    }

    fn scroll_keys(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize) {
        let theme = frame.input.theme;
        let row = theme.reading_size * theme.reading_line_height;
        let view = frame.area.height() - frame.header_height;
        let page = (view - ROWS * row).max(row);
        let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
        let rows = count(Key::ArrowDown) - count(Key::ArrowUp);
        let pages = count(Key::PageDown) - count(Key::PageUp);
        self.scroll_by(index, rows * ROWS * row + pages * page);
        let column = self.columns.get_mut(index);
        let document = column.document.clone();
        if count(Key::Home) > 0.0 {
            column.stop();
            column.anchor = Anchor::default();
            self.following.move_with(&document);
        }
        if count(Key::End) > 0.0 {
            column.stop();
            column.anchor = Anchor::at_end(view, &mut Measured { page: &mut column.page, painter: ui.painter() });
            self.following.move_with(&document);
        }
    }

    /// Ctrl+C: the selected words exactly as they are in the document.
    fn copy(&self, ui: &Ui, events: &mut Vec<ReaderEvent>) {
        let Some(words) = self.selected_text() else { return };
        let is_copy = |event: &Event| matches!(event, Event::Copy);
        if ui.input(|input| input.events.iter().any(is_copy)) {
            events.push(ReaderEvent::Copy(words.to_owned()));
            ui.input_mut(|input| input.events.retain(|event| !is_copy(event)));
        }
    }
}
