//! The head of a column: title, outlet, date, language, how much of it other articles share; moving it.

use std::sync::Arc;

use egui::{
    Color32, CursorIcon, FontId, PointerButton, Rect, Response, Sense, Stroke, TextStyle, Ui, Vec2, WidgetInfo,
    accesskit, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::{
    Reader, ReaderEvent,
    cache::HeaderRows,
    model::{Column, Doubt},
    place::{Frame, Place},
    select::Selection,
};
use crate::{
    gui::{
        features::review::model::corrected_words,
        theme::{Theme, semibold},
        wording::names::{file_of, language_name, outlet_of, title_of},
        words::t,
    },
    ingest::{Document, Field, Property},
};

/// Rows that a title may take.
const TITLE_ROWS: usize = 2;

/// Sizes of the words in a header.
struct Sizes {
    title: f32,
    title_row: f32,
    about: f32,
    about_row: f32,
}

impl Sizes {
    fn of(ui: &Ui) -> Self {
        let style = ui.style();
        let title = TextStyle::Body.resolve(style).size + 1.0;
        let about = TextStyle::Small.resolve(style).size.max(11.0);
        Sizes { title, title_row: (title * 1.3).round(), about, about_row: (about * 1.4).round() }
    }
}

/// Height of every header.
pub fn header_height(ui: &Ui, theme: &Theme) -> f32 {
    let sizes = Sizes::of(ui);
    (6.5 * theme.space + TITLE_ROWS as f32 * sizes.title_row + 2.0 * sizes.about_row).round()
}

impl Reader {
    /// The header of the column at `index`: drawn, and what is done to it.
    pub(super) fn header_ui(&mut self, ui: &mut Ui, frame: &Frame<'_>, index: usize, events: &mut Vec<ReaderEvent>) {
        let place = frame.place(&self.columns.list()[index]);
        let column = self.columns.get_mut(index);
        let rect = place.header.intersect(place.clip);
        let id = ui.scope_id().with(("header", &column.document));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG).on_hover_cursor(CursorIcon::Grab);
        let document = Arc::clone(&column.page.article().document);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Heading, true, title_of(&document)));
        if response.middle_clicked() {
            events.push(ReaderEvent::Close(document.id.clone()));
        }
        if column.narrow {
            paint_name(ui, frame, &place, column);
        } else {
            paint_header(ui, frame, &place, column);
        }
        if !column.narrow
            && let Some(doubts) = doubts_ui(ui, frame, &place, column)
            && doubts.clicked()
            && let Some(span) = column.jump()
        {
            self.selection = Some(Selection::of(&document.id, span));
            ui.request_repaint();
        }
        self.carry(ui, index, &response);
        self.handles_ui(ui, frame, index, events);
        response.on_hover_ui(|ui| facts_ui(ui, &document));
    }

    /// Moves the column where its header is dropped.
    fn carry(&mut self, ui: &Ui, index: usize, response: &Response) {
        if response.drag_started_by(PointerButton::Primary) {
            self.carried = Some(self.columns.list()[index].document.clone());
        }
        if response.dragged_by(PointerButton::Primary) {
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
    }
}

/// Draws the header, after laying it out where its width changed.
fn paint_header(ui: &Ui, frame: &Frame<'_>, place: &Place, column: &mut Column) {
    let theme = frame.input.theme;
    let width = (place.column.right() - 8.0 * theme.space - place.text_left).max(1.0);
    if column.header.as_ref().is_none_or(|rows| rows.width != width) {
        column.header = Some(rows_of(ui, frame, column, width));
    }
    let Some(rows) = &column.header else { return };
    let sizes = Sizes::of(ui);
    let painter = ui.painter().with_clip_rect(place.header.intersect(place.clip));
    let mut at = pos2(place.text_left, place.header.top() + 3.0 * theme.space);
    painter.galley(at, Arc::clone(&rows.title), theme.text);
    at.y = place.header.bottom() - 2.5 * theme.space - 2.0 * sizes.about_row;
    for row in &rows.about {
        painter.galley(at, Arc::clone(row), theme.text_weak);
        at.y += sizes.about_row;
    }
    let line = Stroke::new(1.0, theme.line);
    painter.hline(place.header.x_range(), place.header.bottom() - 0.5, line);
}

/// Draws the title of a narrow column down its side.
fn paint_name(ui: &Ui, frame: &Frame<'_>, place: &Place, column: &Column) {
    let theme = frame.input.theme;
    let small = FontId::proportional(Sizes::of(ui).about);
    let mut job = LayoutJob::simple_singleline(title_of(&column.page.article().document), small, theme.text_weak);
    job.wrap = TextWrapping::truncate_at_width(place.body.height() - 4.0 * theme.space);
    let galley = ui.painter().layout_job(job);
    let at = pos2(place.column.left() + theme.space + galley.size().y, place.body.top() + 2.0 * theme.space);
    let shape = egui::epaint::TextShape::new(at, galley, theme.text_weak).with_angle(std::f32::consts::FRAC_PI_2);
    let painter = ui.painter().with_clip_rect(place.column.intersect(place.clip));
    painter.add(shape);
    painter.hline(place.header.x_range(), place.header.bottom() - 0.5, Stroke::new(1.0, theme.line));
}

fn rows_of(ui: &Ui, frame: &Frame<'_>, column: &Column, width: f32) -> HeaderRows {
    let (theme, sizes) = (frame.input.theme, Sizes::of(ui));
    let document = &column.page.article().document;
    let semibold = FontId::new(sizes.title, semibold());
    let mut title = LayoutJob::default();
    title.append(&title_of(document), 0.0, format(semibold, sizes.title_row, theme.text, false));
    title.wrap = TextWrapping { max_width: width, max_rows: TITLE_ROWS, ..Default::default() };
    let mut about = LayoutJob::default();
    // The language is short and goes where there is room.
    let beside = column.doubts.is_empty();
    for (words, guessed) in facts(document).into_iter().chain(language(document).filter(|_| !beside)) {
        let dot = if about.text.is_empty() { "" } else { " · " };
        let small = FontId::proportional(sizes.about);
        about.append(dot, 0.0, format(small.clone(), sizes.about_row, theme.text_faint, false));
        about.append(&words, 0.0, format(small, sizes.about_row, theme.text_weak, guessed));
    }
    if !document.corrected.is_empty() {
        let small = FontId::proportional(sizes.about);
        let corrected = format!(" · {}", t!("overrule-corrected"));
        about.append(&corrected, 0.0, format(small, sizes.about_row, theme.accent, false));
    }
    about.wrap = TextWrapping::truncate_at_width(width);
    let (shared, passages) = (column.shared, column.page.article().claims.len());
    let painter = ui.painter();
    let small = |color, guessed| format(FontId::proportional(sizes.about), sizes.about_row, color, guessed);
    let share = |words: String| {
        let mut share = LayoutJob::single_section(words, small(theme.text_faint, false));
        if let Some((words, guessed)) = language(document).filter(|_| beside) {
            share.append(&format!(" · {words}"), 0.0, small(theme.text_weak, guessed));
        }
        share.wrap = TextWrapping::truncate_at_width(width);
        painter.layout_job(share)
    };
    let in_full = share(t!("column-shared", shared = shared, passages = passages));
    let share = match in_full.elided || !beside {
        true => share(t!("column-shared-short", shared = shared, passages = passages)),
        false => in_full,
    };
    let about = [painter.layout_job(about), share];
    let doubts = (!column.doubts.is_empty()).then(|| {
        let font = FontId::proportional(sizes.about);
        let mut job = LayoutJob::default();
        job.append("⚠", 0.0, format(font.clone(), sizes.about_row, theme.warning, false));
        let number = t!("contradictions", count = column.doubts.len());
        job.append(&number, theme.space, format(font, sizes.about_row, theme.text_weak, false));
        painter.layout_job(job)
    });
    HeaderRows { width, title: painter.layout_job(title), about, doubts }
}

/// The quiet notice that the article says something in two ways, beside what is shared; each click goes to another place.
fn doubts_ui(ui: &mut Ui, frame: &Frame<'_>, place: &Place, column: &Column) -> Option<Response> {
    let rows = column.header.as_ref()?;
    let words = rows.doubts.as_ref()?;
    let (theme, sizes) = (frame.input.theme, Sizes::of(ui));
    let left = place.text_left + rows.about[1].size().x + 2.0 * theme.space;
    let top = place.header.bottom() - 2.5 * theme.space - sizes.about_row;
    let rect = Rect::from_min_size(pos2(left, top), Vec2::new(words.size().x, sizes.about_row));
    let id = ui.scope_id().with(("contradictions", &column.document));
    let response =
        ui.interact(rect.intersect(place.clip), id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let lines = || column.doubts.iter().map(Doubt::words);
    let name = || {
        let number = t!("contradictions", count = column.doubts.len());
        let title = title_of(&column.page.article().document);
        t!("column-doubts", contradictions = number, title = title, lines = lines().collect::<Vec<_>>().join("; "))
    };
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name()));
    let painter = ui.painter().with_clip_rect(place.header.intersect(place.clip));
    painter.galley(rect.min, Arc::clone(words), theme.text_weak);
    if response.hovered() || response.has_focus() {
        painter.hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, theme.warning));
    }
    Some(response.on_hover_ui(|ui| {
        lines().for_each(|line| {
            ui.label(line);
        });
        ui.weak(t!("column-doubts-how"));
    }))
}

fn format(font_id: FontId, row: f32, color: Color32, italics: bool) -> TextFormat {
    TextFormat { font_id, line_height: Some(row), color, italics, ..Default::default() }
}

/// Outlet and date, and whether each is guessed.
fn facts(document: &Document) -> Vec<(String, bool)> {
    let guessed = |field: &Option<Field>| field.as_ref().is_none_or(|field| field.guessed);
    let mut facts = vec![(outlet_of(document), guessed(&document.metadata.source))];
    if let Some(published) = &document.metadata.published {
        facts.push((published.value.clone(), published.guessed));
    }
    facts
}

/// The language, and whether it is guessed.
fn language(document: &Document) -> Option<(String, bool)> {
    document.language.map(|code| (language_name(code), !says_language(document)))
}

/// Whether the reader says in which language it is; no article says so itself.
fn says_language(document: &Document) -> bool {
    document.corrected.iter().any(|correction| correction.property == Property::Language)
}

/// The header in full, with what is guessed marked as such.
fn facts_ui(ui: &mut Ui, document: &Document) {
    let marked = |words: String, guessed: bool| if guessed { t!("guessed", value = words) } else { words };
    let title_guessed = document.metadata.title.as_ref().is_none_or(|title| title.guessed);
    ui.strong(marked(title_of(document), title_guessed));
    for (words, guessed) in facts(document).into_iter().chain(language(document)) {
        ui.label(marked(words, guessed));
    }
    ui.weak(file_of(document));
    for correction in &document.corrected {
        ui.weak(corrected_words(correction));
    }
}
