//! The buttons in a column's head: closing it, its menu, its lock; and what the menu does to it.
//!
//! A column may be pinned as the reference, locked, narrowed to its overview or hidden: all of it the reader's own model.

use egui::{
    Align2, Popup, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit, pos2, vec2,
};

use super::{
    Reader, ReaderEvent,
    place::{Frame, Place},
};
use crate::{
    gui::{features::review::message::Overrule, wording::names::title_of, words::t},
    ids::DocumentId,
};

/// What a column's menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handle {
    /// Keep it at the left as the reference, or let it go.
    Pin,
    /// Take it out of scrolling together, or back into it.
    Lock,
    /// Show its overview only, or all of it.
    Narrow,
    /// Correct what is known of its article.
    Correct,
    /// Hide it.
    Hide,
    /// Close its article.
    Close,
}

/// A sign on a button.
#[derive(Clone, Copy)]
enum Sign {
    Close,
    Menu,
    Locked,
    Unlocked,
    Widen,
}

impl Reader {
    /// The buttons of the column at `index`.
    pub(super) fn handles_ui(&mut self, ui: &mut Ui, frame: &Frame<'_>, index: usize, events: &mut Vec<ReaderEvent>) {
        let column = &self.columns.list()[index];
        let place = frame.place(column);
        let title = title_of(&column.page.article().document);
        let document = column.document.clone();
        let slots = Slots { frame, place: &place, document: &document };
        let mut chosen = None;
        if column.narrow {
            let widen = slots.button(ui, 0, Sign::Widen, &t!("reader-widen", title = title.as_str()));
            chosen = widen.clicked().then_some(Handle::Narrow);
        } else {
            let close = slots.button(ui, 0, Sign::Close, &t!("reader-close", title = title.as_str()));
            chosen = close.clicked().then_some(Handle::Close).or(chosen);
            let (sign, name) = match column.locked {
                true => (Sign::Locked, t!("reader-unlock", title = title.as_str())),
                false => (Sign::Unlocked, t!("reader-lock", title = title.as_str())),
            };
            let lock = slots.button(ui, 2, sign, &name);
            chosen = lock.clicked().then_some(Handle::Lock).or(chosen);
        }
        let menu = slots.button(ui, 1, Sign::Menu, &t!("reader-menu", title = title.as_str()));
        let entries = Popup::menu(&menu).show(|ui| self.entries_ui(ui, index));
        chosen = entries.and_then(|entries| entries.inner).or(chosen);
        if let Some(handle) = chosen {
            self.handle(ui, index, handle, events);
        }
    }

    /// The entries of a column's menu; the one that was chosen.
    fn entries_ui(&self, ui: &mut Ui, index: usize) -> Option<Handle> {
        let column = &self.columns.list()[index];
        let shown = self.columns.list().iter().filter(|column| !column.hidden).count();
        let mut chosen = None;
        for (handle, on, words, sentence) in [
            (Handle::Pin, column.pinned, t!("reader-pin"), t!("reader-pin-sentence")),
            (Handle::Lock, column.locked, t!("reader-lock-entry"), t!("reader-lock-sentence")),
            (Handle::Narrow, column.narrow, t!("reader-narrow"), t!("reader-narrow-sentence")),
            (Handle::Correct, false, t!("overrule-correct-entry"), t!("overrule-correct-sentence")),
            (Handle::Hide, false, t!("reader-hide"), t!("reader-hide-sentence")),
            (Handle::Close, false, t!("reader-close-entry"), t!("reader-close-sentence")),
        ] {
            let can = handle != Handle::Hide || shown > 1;
            let entry = ui.add_enabled(can, egui::Button::selectable(on, words)).on_hover_text(sentence);
            if entry.clicked() {
                chosen = Some(handle);
                ui.close();
            }
        }
        chosen
    }

    fn handle(&mut self, ui: &Ui, index: usize, handle: Handle, events: &mut Vec<ReaderEvent>) {
        let column = self.columns.get_mut(index);
        match handle {
            Handle::Pin => self.columns.pin(index),
            Handle::Lock => column.locked = !column.locked,
            Handle::Narrow => {
                column.narrow = !column.narrow;
                column.stop();
                column.sight.clear();
            }
            Handle::Correct => events.push(ReaderEvent::Overrule(Overrule::Correct(column.document.clone()))),
            Handle::Hide => column.hidden = true,
            Handle::Close => events.push(ReaderEvent::Close(column.document.clone())),
        }
        ui.request_repaint();
    }

    /// Document ids and titles of the columns that are hidden.
    pub fn hidden(&self) -> Vec<(DocumentId, String)> {
        let hidden = self.columns.list().iter().filter(|column| column.hidden);
        hidden.map(|column| (column.document.clone(), title_of(&column.page.article().document))).collect()
    }

    /// Shows the hidden column of `document` again and brings it into sight.
    pub fn show_column(&mut self, document: &DocumentId) {
        if let Some(index) = self.columns.position(document) {
            self.columns.get_mut(index).hidden = false;
            self.columns.replace();
            self.columns.show(index);
        }
    }
}

/// Where the buttons of one column are, from the top down.
struct Slots<'a> {
    frame: &'a Frame<'a>,
    place: &'a Place,
    document: &'a DocumentId,
}

impl Slots<'_> {
    /// A button with a sign, and its name for the eye and the ear.
    fn button(&self, ui: &Ui, slot: usize, sign: Sign, name: &str) -> Response {
        let space = self.frame.input.theme.space;
        let side = 5.5 * space;
        let down = 2.5 * space + slot as f32 * (side + 0.5 * space);
        let corner = self.place.header.right_top() + Vec2::new(-1.5 * space, down);
        let rect = Align2::RIGHT_TOP.anchor_size(corner, Vec2::splat(side));
        let id = ui.scope_id().with(("handle", slot, self.document));
        let response = ui.interact(rect.intersect(self.place.clip), id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
        self.paint(ui, rect, sign, &response);
        response.on_hover_text(name)
    }

    fn paint(&self, ui: &Ui, rect: Rect, sign: Sign, response: &Response) {
        let theme = self.frame.input.theme;
        let painter = ui.painter().with_clip_rect(self.place.clip);
        let lit = response.hovered() || response.has_focus();
        if lit {
            painter.rect_filled(rect, theme.space, theme.line);
        }
        if response.has_focus() {
            painter.rect_stroke(rect, theme.space, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
        }
        let color = match sign {
            Sign::Locked => theme.accent,
            _ if lit => theme.text,
            _ => theme.text_faint,
        };
        painter.extend(shapes(sign, rect, Stroke::new(1.25, color)));
    }
}

/// `sign` drawn in the middle of `rect`.
fn shapes(sign: Sign, rect: Rect, stroke: Stroke) -> Vec<Shape> {
    let (c, u) = (rect.center(), rect.width() / 22.0);
    let line = |points: &[(f32, f32)]| Shape::line(points.iter().map(|&(x, y)| c + vec2(x, y) * u).collect(), stroke);
    match sign {
        Sign::Close => vec![line(&[(-4.0, -4.0), (4.0, 4.0)]), line(&[(4.0, -4.0), (-4.0, 4.0)])],
        Sign::Menu => {
            [-5.0, 0.0, 5.0].map(|x| Shape::circle_filled(pos2(c.x + x * u, c.y), 1.4 * u, stroke.color)).into()
        }
        Sign::Widen => {
            vec![line(&[(-2.5, -4.0), (-6.5, 0.0), (-2.5, 4.0)]), line(&[(2.5, -4.0), (6.5, 0.0), (2.5, 4.0)])]
        }
        Sign::Locked | Sign::Unlocked => {
            let open = matches!(sign, Sign::Unlocked);
            let body = Rect::from_center_size(c + vec2(0.0, 3.0) * u, vec2(9.0, 7.0) * u);
            let end = if open { (3.0, -3.5) } else { (3.0, -0.5) };
            let shackle = [(-3.0, -0.5), (-3.0, -4.0), (-2.0, -5.7), (0.0, -6.3), (2.0, -5.7), (3.0, -4.0), end];
            let filled = if open { egui::Color32::TRANSPARENT } else { stroke.color };
            vec![
                line(&shackle),
                Shape::rect_filled(body, 1.0, filled),
                Shape::rect_stroke(body, 1.0, stroke, StrokeKind::Middle),
            ]
        }
    }
}
