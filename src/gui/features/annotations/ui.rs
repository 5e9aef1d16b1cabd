//! What the reader noted of a group or passage, and the small dialogs in which it is noted.

use egui::{
    Align, Button, FontId, Key, KeyboardShortcut, Label, Layout, Modifiers, Response, RichText, TextEdit, Ui, Vec2,
    WidgetText,
    containers::menu::MenuButton,
    text::{LayoutJob, TextFormat},
};

use super::{
    message::{Field, Question, Remark, ScaleForm},
    model::{author_kind_words, colour_symbol, colour_words, rating_words, remarks_on, tags_given},
};
use crate::{
    edits::{AuthorKind, Colour, Remarks, Subject},
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        widgets::{
            button::{focus_ring, name_button},
            card::card_ui,
            command_button::{keys_text, menu_entry, tooltip},
        },
        wording::fold_search::plain,
        words::t,
    },
};

/// The keys that keep what was typed into a field of several lines.
const KEEP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
/// So many tags that were given before are offered.
const TAGS_OFFERED: usize = 24;

/// Whether anything is noted of `on`, or being written.
pub fn has_any(scene: Scene<'_>, on: Subject) -> bool {
    let remarks = remarks_on(&scene.state.library.hand, on);
    remarks.is_some_and(|remarks| *remarks != Remarks::default()) || scene.state.drafts.get(on, Field::Note).is_some()
}

/// The way to remarks on the selected group, in the head of the evidence.
pub fn group_menu_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let words = t!("remarks-menu");
    let text = RichText::new(format!("{words} ▼")).color(scene.theme.text);
    let (response, _) = MenuButton::new(text).ui(ui, |ui| {
        for command in [Command::Note, Command::Tag, Command::Rate, Command::Colour] {
            menu_entry(ui, command, false, actions);
        }
    });
    name_button(&response, &words);
    response.on_hover_text(t!("remarks-menu-tip"));
}

/// The same for a passage of `outlet`, beside it.
pub fn passage_menu_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, outlet: &str, actions: &mut Vec<Action>) {
    let text = RichText::new("¶ ▼").small().color(scene.theme.text);
    let menu = MenuButton::from_button(Button::new(text).small());
    let (response, _) = menu.ui(ui, |ui| {
        for (words, remark) in [
            (Command::Note.words(), Remark::WriteNote),
            (Command::Tag.words(), Remark::Ask(Question::Tag)),
            (Command::Rate.words(), Remark::Ask(Question::Rating)),
            (Command::Colour.words(), Remark::Ask(Question::Colour)),
        ] {
            if ui.button(words).clicked() {
                actions.push(Action::Remark(on, remark));
            }
        }
    });
    name_button(&response, &t!("remarks-menu-passage", outlet = outlet));
    response.on_hover_text(t!("remarks-menu-passage-tip"));
}

/// The card of what is noted of the selected group.
pub fn card(ui: &mut Ui, scene: Scene<'_>, on: Subject, width: f32, actions: &mut Vec<Action>) {
    card_ui(ui, scene.theme, width, &t!("remarks-card"), |ui| {
        remarks_ui(ui, scene, on, actions);
        if scene.state.drafts.get(on, Field::Note).is_none() {
            let add = ui.button(t!("remarks-add-note"));
            if add.on_hover_text(tooltip(ui, Command::Note)).clicked() {
                actions.push(Action::Remark(on, Remark::WriteNote));
            }
        }
    });
}

/// What is noted of `on` and what is being written of it. Draws nothing where there is neither.
pub fn remarks_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, actions: &mut Vec<Action>) {
    ui.push_id(("remarks", on), |ui| {
        if let Some(remarks) = remarks_on(&scene.state.library.hand, on) {
            chips_ui(ui, scene, on, remarks, actions);
            for (&number, text) in &remarks.notes {
                note_ui(ui, scene, on, (number, text), actions);
            }
        }
        if scene.state.drafts.get(on, Field::Note).is_some() {
            field_ui(ui, scene, on, Field::Note, actions);
        }
    });
}

/// Colour, rating and tags in a line, and under it the evidence for the rating.
fn chips_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, remarks: &Remarks, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    if remarks.colour.is_none() && remarks.rating.is_none() && remarks.tags.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.space);
        if let Some(colour) = remarks.colour {
            let chip = chip_ui(ui, scene, coloured(scene, colour, theme.small_font(), ""));
            name_button(&chip, &t!("remarks-colour-is", colour = colour_words(colour)));
            if chip.on_hover_text(t!("remarks-change")).clicked() {
                actions.push(Action::Remark(on, Remark::Ask(Question::Colour)));
            }
        }
        if let Some(rating) = &remarks.rating {
            let words = t!("remarks-rated", rating = rating_words(&rating.name));
            let chip = chip_ui(ui, scene, RichText::new(&words).small().strong());
            if chip.on_hover_text(t!("remarks-change")).clicked() {
                actions.push(Action::Remark(on, Remark::Ask(Question::Rating)));
            }
        }
        for tag in &remarks.tags {
            let chip = chip_ui(ui, scene, RichText::new(format!("#{tag} ×")).small());
            name_button(&chip, &t!("remarks-untag-named", tag = tag.as_str()));
            if chip.on_hover_text(t!("remarks-untag-tip")).clicked() {
                actions.push(Action::Remark(on, Remark::Tag(tag.clone(), false)));
            }
        }
    });
    if let Some(rating) = remarks.rating.as_ref().filter(|rating| !rating.evidence.is_empty()) {
        let evidence = t!("remarks-evidence-is", evidence = rating.evidence.as_str());
        ui.add(Label::new(RichText::new(evidence).small().color(theme.text_weak)).wrap());
    }
}

/// The shape of `colour` in it, and its name.
fn coloured(scene: Scene<'_>, colour: Colour, font: FontId, after: &str) -> LayoutJob {
    let theme = scene.theme;
    let mut job = LayoutJob::simple_singleline(colour_symbol(colour).to_owned(), font.clone(), theme.remark(colour));
    let words = format!("{}{after}", colour_words(colour));
    job.append(&words, theme.space, TextFormat::simple(font, theme.text));
    job
}

fn chip_ui(ui: &mut Ui, scene: Scene<'_>, text: impl Into<WidgetText>) -> Response {
    let theme = scene.theme;
    let button = Button::new(text.into()).fill(theme.control).stroke(egui::Stroke::new(1.0, theme.line));
    let chip = ui.add(button.corner_radius(10.0).min_size(Vec2::new(0.0, theme.space * 5.5)));
    focus_ring(ui, &chip, 11, theme);
    chip
}

/// A note with its tools, or the field in which it is changed.
fn note_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, (number, text): (u32, &str), actions: &mut Vec<Action>) {
    if scene.state.drafts.get(on, Field::Edit(number)).is_some() {
        field_ui(ui, scene, on, Field::Edit(number), actions);
        return;
    }
    let theme = scene.theme;
    ui.add_space(theme.space);
    ui.add(Label::new(format!("¶ {text}")).wrap());
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let small = |words: String| RichText::new(words).small();
        let delete = ui.small_button(small(t!("remarks-delete"))).on_hover_text(t!("remarks-delete-note"));
        name_button(&delete, &t!("remarks-delete-note-named", note = text));
        if delete.clicked() {
            actions.push(Action::Remark(on, Remark::DeleteNote(number)));
        }
        let edit = ui.small_button(small(t!("remarks-edit-note"))).on_hover_text(t!("remarks-edit-note-tip"));
        name_button(&edit, &t!("remarks-edit-note-named", note = text));
        if edit.clicked() {
            actions.push(Action::Remark(on, Remark::EditNote(number)));
        }
    });
}

/// The field in which a note is written, and what keeps it or puts it away.
fn field_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, field: Field, actions: &mut Vec<Action>) {
    let name = if field == Field::Note { t!("remarks-note-field") } else { t!("remarks-note-edited") };
    let typed = scene.state.drafts.get(on, field).unwrap_or_default();
    let (lines, written) = lines_ui(ui, scene, (on, field), &name, typed, actions);
    if lines.lost_focus() && typed.trim().is_empty() {
        actions.push(Action::Remark(on, Remark::PutAway(field)));
    }
    let keeps = format!("{} ({})", t!("remarks-keep-tip"), keys_text(ui, &KEEP));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scene.theme.space * 1.5;
        let keep = ui.add_enabled(!typed.trim().is_empty(), Button::new(t!("remarks-keep")));
        if keep.on_hover_text(keeps).clicked() || written {
            actions.push(Action::Remark(on, Remark::Keep(field)));
        }
        if ui.button(t!("remarks-put-away")).on_hover_text(t!("remarks-put-away-tip")).clicked() {
            actions.push(Action::Remark(on, Remark::PutAway(field)));
        }
    });
}

/// A field of several lines, and whether its keys ask for what was typed to be kept.
fn lines_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    (on, field): (Subject, Field),
    name: &str,
    typed: &str,
    actions: &mut Vec<Action>,
) -> (Response, bool) {
    let id = ui.make_persistent_id(("lines", field));
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let written = has_keyboard && ui.input_mut(|input| input.consume_shortcut(&KEEP));
    let mut text = typed.to_owned();
    let lines = TextEdit::multiline(&mut text).id(id).hint_text(name.to_owned()).desired_rows(3);
    let lines = ui.add(lines.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    if scene.hints.focus_remark == Some((on, field)) {
        lines.request_focus();
        lines.scroll_to_me(None);
    }
    if lines.changed() {
        actions.push(Action::Remark(on, Remark::Typed(field, text)));
    }
    (lines, written)
}

/// The dialog that asks `question` about `on`.
pub fn question_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, question: Question, actions: &mut Vec<Action>) {
    let (comparison, theme) = (&scene.state.library.comparison, scene.theme);
    let heading = match question {
        Question::Tag => t!("remarks-tag-heading"),
        Question::Rating => t!("remarks-rating-heading"),
        Question::Colour => t!("remarks-colour-heading"),
    };
    ui.label(RichText::new(heading).font(theme.strong_font()));
    let words = match on {
        Subject::Passage(claim) => comparison.words(claim),
        Subject::Group(group) => comparison.words(comparison.groups[group].best),
        Subject::Fact(fact) => &comparison.facts[fact].label,
    };
    ui.add(Label::new(RichText::new(words).font(theme.quote_font()).color(theme.text_weak)).truncate());
    ui.add_space(theme.space);
    match question {
        Question::Tag => tag_ui(ui, scene, on, actions),
        Question::Rating => rating_ui(ui, scene, on, actions),
        Question::Colour => colour_ui(ui, scene, on, actions),
    }
}

fn close_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button(t!("remarks-close")).clicked() {
        actions.push(Action::DialogClosed);
    }
}

/// The tags that there are, each to be taken away, a field for another, and those that were given before.
fn tag_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, actions: &mut Vec<Action>) {
    let hand = &scene.state.library.hand;
    let none = Remarks::default();
    let remarks = remarks_on(hand, on).unwrap_or(&none);
    let given = Remarks { tags: remarks.tags.clone(), ..Remarks::default() };
    chips_ui(ui, scene, on, &given, actions);
    let typed = scene.state.drafts.get(on, Field::Tag).unwrap_or_default();
    let mut text = typed.to_owned();
    let name = t!("remarks-tag-field");
    let field = ui.add(TextEdit::singleline(&mut text).hint_text(name.clone()).desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name.as_str()));
    if field.changed() {
        actions.push(Action::Remark(on, Remark::Typed(Field::Tag, text)));
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::Remark(on, Remark::Keep(Field::Tag)));
        field.request_focus();
    } else if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let wanted = plain(typed.trim().trim_start_matches('#'));
    let fits = |tag: &&str| !remarks.tags.contains(*tag) && plain(tag).contains(&wanted);
    let offered: Vec<&str> = tags_given(hand).into_iter().filter(fits).take(TAGS_OFFERED).collect();
    if !offered.is_empty() {
        ui.label(RichText::new(t!("remarks-tags-before")).small().color(scene.theme.text_weak));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(scene.theme.space);
            for tag in offered {
                if chip_ui(ui, scene, RichText::new(format!("#{tag}")).small()).clicked() {
                    actions.push(Action::Remark(on, Remark::Tag(tag.to_owned(), true)));
                }
            }
        });
    }
    ui.add_space(scene.theme.space);
    ui.horizontal(|ui| {
        if ui.add_enabled(!typed.trim().is_empty(), Button::new(t!("remarks-tag-add"))).clicked() {
            actions.push(Action::Remark(on, Remark::Keep(Field::Tag)));
        }
        close_ui(ui, actions);
    });
}

/// The scale, a field for the evidence, and what keeps the rating or takes it away.
fn rating_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, actions: &mut Vec<Action>) {
    let (hand, drafts) = (&scene.state.library.hand, &scene.state.drafts);
    let before = remarks_on(hand, on).and_then(|remarks| remarks.rating.as_ref());
    let chosen = drafts.get(on, Field::Rating).or(before.map(|rating| rating.name.as_str()));
    let evidence = drafts.get(on, Field::Evidence).or(before.map(|rating| rating.evidence.as_str()));
    // A rating of an earlier scale can be kept.
    let other = before.map(|rating| &rating.name).filter(|name| !hand.scale.contains(name));
    for (place, name) in hand.scale.iter().chain(other).enumerate() {
        let choice = ui.radio(chosen == Some(name), rating_words(name));
        let is_first = chosen.map_or(place == 0, |chosen| chosen == name);
        if is_first && ui.memory(|memory| memory.focused().is_none()) {
            choice.request_focus();
        }
        if choice.clicked() {
            actions.push(Action::Remark(on, Remark::Typed(Field::Rating, name.clone())));
        }
    }
    ui.add_space(scene.theme.space);
    let name = t!("remarks-evidence-field");
    let (_, written) = lines_ui(ui, scene, (on, Field::Evidence), &name, evidence.unwrap_or_default(), actions);
    let written = written || ui.input_mut(|input| input.consume_shortcut(&KEEP));
    ui.horizontal(|ui| {
        let keep = ui.add_enabled(chosen.is_some(), Button::new(t!("remarks-rate")));
        let keeps = format!("{} ({})", t!("remarks-keep-tip"), keys_text(ui, &KEEP));
        if keep.on_hover_text(keeps).clicked() || (written && chosen.is_some()) {
            actions.push(Action::Remark(on, Remark::Keep(Field::Rating)));
        }
        if before.is_some() && ui.button(t!("remarks-unrate")).clicked() {
            actions.push(Action::Remark(on, Remark::Unrate));
        }
        close_ui(ui, actions);
        if ui.button(t!("remarks-scale-change")).on_hover_text(Command::Scale.tooltip()).clicked() {
            actions.push(Action::Run(Command::Scale));
        }
    });
}

/// The colours in two lines, each with its shape and name, and none.
fn colour_ui(ui: &mut Ui, scene: Scene<'_>, on: Subject, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let before = remarks_on(&scene.state.library.hand, on).and_then(|remarks| remarks.colour);
    let gap = theme.space * 1.5;
    let width = ((ui.available_width() - 2.0 * gap) / 3.0).floor();
    for line in Colour::ALL.chunks(3) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for &colour in line {
                let chosen = before == Some(colour);
                let mark = if chosen { " ✓" } else { "" };
                let words = coloured(scene, colour, theme.label_font(), mark);
                let line = if chosen { theme.remark(colour) } else { theme.line };
                let button = Button::new(words);
                let button = button.fill(theme.control).stroke(egui::Stroke::new(1.0, line));
                let swatch = ui.add(button.min_size(Vec2::new(width, theme.space * 8.0)));
                focus_ring(ui, &swatch, 6, theme);
                name_colour(&swatch, &colour_words(colour), chosen);
                let is_first = before.map_or(colour == Colour::Red, |_| chosen);
                choose_colour(ui, &swatch, is_first, (on, Some(colour)), actions);
            }
        });
    }
    ui.add_space(theme.space);
    ui.horizontal(|ui| {
        let none = ui.add_enabled(before.is_some(), Button::new(t!("remarks-colour-none")));
        choose_colour(ui, &none, false, (on, None), actions);
        close_ui(ui, actions);
    });
}

fn name_colour(swatch: &Response, name: &str, chosen: bool) {
    swatch.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name));
}

fn choose_colour(
    ui: &Ui,
    swatch: &Response,
    is_first: bool,
    (on, colour): (Subject, Option<Colour>),
    actions: &mut Vec<Action>,
) {
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        swatch.request_focus();
    }
    if swatch.clicked() {
        actions.push(Action::Remark(on, Remark::Colour(colour)));
    }
}

/// The dialog of the ratings' names, and of who gives them.
pub fn scale_ui(ui: &mut Ui, scene: Scene<'_>, form: &ScaleForm, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let mut typed = form.clone();
    ui.label(RichText::new(t!("remarks-scale-heading")).font(theme.strong_font()));
    ui.add(Label::new(RichText::new(t!("remarks-scale-means")).color(theme.text_weak)).wrap());
    let name = t!("remarks-scale-field");
    let lines = TextEdit::multiline(&mut typed.names).desired_rows(5).desired_width(f32::INFINITY);
    let lines = ui.add(lines);
    ui.ctx().accesskit_node_builder(lines.id, |node| node.set_label(name.as_str()));
    if ui.memory(|memory| memory.focused().is_none()) {
        lines.request_focus();
    }
    ui.add_space(theme.space);
    ui.label(RichText::new(t!("remarks-author-heading")).font(theme.strong_font()));
    ui.add(Label::new(RichText::new(t!("remarks-author-means")).color(theme.text_weak)).wrap());
    for (text, name) in [(&mut typed.author, t!("remarks-author-name")), (&mut typed.link, t!("remarks-author-link"))] {
        let line = ui.add(TextEdit::singleline(text).hint_text(name.clone()).desired_width(f32::INFINITY));
        ui.ctx().accesskit_node_builder(line.id, |node| node.set_label(name.as_str()));
    }
    ui.horizontal_wrapped(|ui| {
        for kind in AuthorKind::ALL {
            ui.radio_value(&mut typed.kind, kind, author_kind_words(kind));
        }
    });
    if typed != *form {
        actions.push(Action::ScaleTyped(typed));
    }
    ui.add_space(theme.space);
    ui.horizontal(|ui| {
        let keeps = format!("{} ({})", t!("remarks-keep-tip"), keys_text(ui, &KEEP));
        let written = ui.input_mut(|input| input.consume_shortcut(&KEEP));
        if ui.button(t!("remarks-keep")).on_hover_text(keeps).clicked() || written {
            actions.push(Action::DialogDone);
        }
        close_ui(ui, actions);
    });
}
