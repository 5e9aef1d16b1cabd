//! The dialogs in which the reader overrules: a verdict with its reason, an article's corrections, another group.

use egui::{
    Button, Id, Key, Label, Modifiers, Response, RichText, ScrollArea, TextEdit, Ui, Vec2, containers::menu::MenuButton,
};

use super::{
    message::Overrule,
    model::{OverruleDialog, VERDICTS, as_read, date_understood, property_words, value_words},
};
use crate::{
    gui::{
        app::{message::Action, scene::Scene},
        widgets::button::name_button,
        wording::{
            names::{outlet_of, title_of},
            quotation::shortened,
            relation::verdict_word,
        },
        words::t,
    },
    ids::{ClaimId, GroupId},
    ingest::{Document, Property},
    judge::Verdict,
    lang,
};

/// Greatest height of the list of groups in points.
const LIST_HEIGHT: f32 = 320.0;
/// Width of the names of what is corrected, in points.
const NAMES: f32 = 76.0;

/// What egui is to call the dialog.
pub fn name(dialog: &OverruleDialog) -> &'static str {
    match dialog {
        OverruleDialog::Verdict { .. } => "verdict dialog",
        OverruleDialog::Correct { .. } => "correct dialog",
        OverruleDialog::Move { .. } => "move dialog",
    }
}

/// Draws the dialog.
pub fn overrule_ui(ui: &mut Ui, scene: Scene<'_>, dialog: &OverruleDialog, actions: &mut Vec<Action>) {
    let mut changed = dialog.clone();
    let mut done = false;
    match &mut changed {
        OverruleDialog::Verdict { group, verdict, reason } => {
            done = verdict_ui(ui, scene, *group, verdict, reason);
        }
        OverruleDialog::Correct { document, typed } => {
            let found = scene.state.library.documents.iter().find(|open| open.id == *document);
            if let Some(open) = found {
                done = correct_ui(ui, scene, open, typed, actions);
            }
        }
        OverruleDialog::Move { passages, typed, chosen } => {
            done = move_ui(ui, scene, passages, typed, chosen);
        }
    }
    if changed != *dialog {
        actions.push(Action::Overrule(Overrule::Dialog(changed)));
    }
    ui.add_space(scene.theme.space);
    if matches!(dialog, OverruleDialog::Move { .. }) {
        actions.extend(done.then_some(Action::Overrule(Overrule::Done)));
        return;
    }
    ui.horizontal(|ui| {
        if ui.button(t!("overrule-save")).clicked() || done {
            actions.push(Action::Overrule(Overrule::Done));
        }
        if ui.button(t!("overrule-cancel")).clicked() {
            actions.push(Action::DialogClosed);
        }
    });
}

/// A named text field that has the keyboard where nothing else of the dialog has. Whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, name: &str, id: Id, first: bool, text: &mut String) -> (Response, bool) {
    let field = ui.add(TextEdit::singleline(text).id(id).desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name));
    if first && !field.lost_focus() && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (field, entered)
}

/// How often Down was pressed more than Up.
fn steps(ui: &Ui) -> isize {
    let count = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as isize;
    count(Key::ArrowDown) - count(Key::ArrowUp)
}

/// The verdict and why; Down and Up choose another while the reason is typed. Whether it is to be saved.
fn verdict_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    group: GroupId,
    verdict: &mut Option<Verdict>,
    reason: &mut String,
) -> bool {
    let (theme, library) = (scene.theme, &scene.state.library);
    let Some(found) = library.comparison.groups.get(group) else { return false };
    ui.label(RichText::new(t!("overrule-verdict-heading")).font(theme.strong_font()));
    let words = shortened(library.comparison.words(found.best));
    ui.add(Label::new(RichText::new(words).font(theme.quote_font()).color(theme.text_weak)).wrap());
    ui.add_space(theme.space);
    let machine = library.hand.machine_verdict(&library.comparison, group);
    let id = Id::unique("reason for a verdict");
    if ui.memory(|memory| memory.has_focus(id)) {
        let at = VERDICTS.iter().position(|offered| offered == verdict).unwrap_or(0);
        *verdict = VERDICTS[at.saturating_add_signed(steps(ui)).min(VERDICTS.len() - 1)];
    }
    for offered in VERDICTS {
        let words = match offered {
            Some(offered) => format!("{} {}", offered.symbol(), verdict_word(offered)),
            None => t!("overrule-verdict-program", symbol = machine.symbol(), verdict = verdict_word(machine)),
        };
        let ink = theme.verdict(offered.unwrap_or(machine)).strong;
        if ui.radio(*verdict == offered, RichText::new(words).color(ink)).clicked() {
            *verdict = offered;
        }
    }
    ui.add_space(theme.space);
    ui.label(RichText::new(t!("overrule-reason")).small().color(theme.text_weak));
    field_ui(ui, &t!("overrule-reason"), id, true, reason).1
}

/// What is known of an article, each beside what was read. Whether it is to be saved.
fn correct_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    document: &Document,
    typed: &mut [String; Property::ALL.len()],
    actions: &mut Vec<Action>,
) -> bool {
    let theme = scene.theme;
    ui.label(RichText::new(t!("overrule-correct-heading")).font(theme.strong_font()));
    articles_ui(ui, scene, document, actions);
    ui.add_space(theme.space);
    let mut done = false;
    let language = typed[Property::Language as usize].clone();
    for property in Property::ALL {
        let value = &mut typed[property as usize];
        let read = as_read(document, property);
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(
                Vec2::new(NAMES, ui.spacing().interact_size.y),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_min_width(NAMES);
                    ui.label(property_words(property));
                },
            );
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let as_read = ui.add_enabled(*value != read.unwrap_or_default(), Button::new(t!("overrule-as-read")));
                name_button(&as_read, &t!("overrule-as-read-named", property = property_words(property)));
                if as_read.clicked() {
                    *value = read.unwrap_or_default().to_owned();
                }
                if property == Property::Language {
                    language_ui(ui, value);
                } else {
                    let id = Id::unique(("correct", property.as_str()));
                    let first = property == Property::Title;
                    done |= field_ui(ui, &property_words(property), id, first, value).1;
                }
            });
        });
        under_ui(ui, scene, property, read, (value, &language));
    }
    done
}

/// What was read, under what is typed; and what is understood of a date.
fn under_ui(ui: &mut Ui, scene: Scene<'_>, property: Property, read: Option<&str>, (value, language): (&str, &str)) {
    let theme = scene.theme;
    let indented = |ui: &mut Ui, words: String, color| {
        let before = NAMES + ui.spacing().item_spacing.x;
        let inset = egui::Margin { left: before as i8, ..egui::Margin::ZERO };
        egui::Frame::NONE.inner_margin(inset).show(ui, |ui| {
            ui.add(Label::new(RichText::new(words).small().color(color)).truncate());
        });
    };
    if property == Property::Published && !value.trim().is_empty() {
        let (words, understood) = date_understood(value, language);
        indented(ui, words, if understood { theme.text_weak } else { theme.warning });
    }
    if value != read.unwrap_or_default() {
        indented(ui, t!("overrule-read", value = value_words(property, read)), theme.text_weak);
    }
}

/// The article, and a menu of the others.
fn articles_ui(ui: &mut Ui, scene: Scene<'_>, document: &Document, actions: &mut Vec<Action>) {
    let words = |document: &Document| t!("overrule-article", outlet = outlet_of(document), title = title_of(document));
    let button = Button::new(format!("▼ {}", words(document))).truncate();
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, |ui| {
            for open in &scene.state.library.documents {
                if ui.selectable_label(open.id == document.id, words(open)).clicked() {
                    actions.push(Action::Overrule(Overrule::Correct(open.id.clone())));
                }
            }
        });
    });
    name_button(&response, &t!("overrule-article-named", article = words(document)));
}

/// A menu of the languages that there are packs for, and another.
fn language_ui(ui: &mut Ui, code: &mut String) {
    let words = value_words(Property::Language, Some(code.as_str()));
    let (response, _) = MenuButton::new(format!("{words} ▼")).ui(ui, |ui| {
        let known = lang::all().iter().filter_map(|pack| lang::known(pack.code));
        for offered in known.chain([""]) {
            let words = value_words(Property::Language, Some(offered));
            if ui.selectable_label(*code == offered, words).clicked() {
                *code = offered.to_owned();
            }
        }
    });
    name_button(&response, &t!("overrule-language-named", language = words));
}

/// The groups that a few letters find, into one of which the passages are moved. Whether that is to be done.
fn move_ui(ui: &mut Ui, scene: Scene<'_>, passages: &[ClaimId], typed: &mut String, chosen: &mut usize) -> bool {
    let (theme, comparison) = (scene.theme, &scene.state.library.comparison);
    ui.label(RichText::new(t!("overrule-move-heading", count = passages.len())).font(theme.strong_font()));
    let id = Id::unique("group to move to");
    let by = steps(ui);
    let (field, mut done) = field_ui(ui, &t!("overrule-move-field"), id, true, typed);
    if field.changed() {
        *chosen = 0;
    }
    let targets = scene.state.targets(passages, typed);
    *chosen = chosen.saturating_add_signed(by).min(targets.len().saturating_sub(1));
    let area = ScrollArea::vertical().max_height(LIST_HEIGHT).min_scrolled_height(LIST_HEIGHT);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for (place, &group) in targets.iter().enumerate() {
            let found = &comparison.groups[group];
            let words = t!(
                "overrule-target",
                symbol = found.verdict.symbol(),
                words = shortened(comparison.words(found.best)),
                count = found.sources
            );
            let size = Vec2::new(ui.available_width(), 0.0);
            let row = ui.add(Button::selectable(place == *chosen, words).truncate().min_size(size));
            if by != 0 && place == *chosen {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                *chosen = place;
                done = true;
            }
        }
        if targets.is_empty() {
            ui.label(RichText::new(t!("claims-none-found")).color(theme.text_weak));
        }
    });
    done
}
