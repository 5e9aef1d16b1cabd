//! The questions about files: what to do with unsaved work, whether a file is to be replaced, where and as what to write.

use egui::{Button, Frame, Key, Response, RichText, ScrollArea, Ui, Vec2};

use super::{
    exports,
    message::{Answer, Deed, FileQuestion, Then, Why, Write},
    paths,
};
use crate::gui::{
    app::{message::Action, scene::Scene},
    widgets::{
        button::{focus_ring, name_button},
        field::field_ui,
    },
    words::t,
};

/// What a question says, and what can be said to it: the first answer is that of Enter.
struct Asked {
    heading: String,
    why: String,
    answers: [(String, Answer); 2],
    /// The letter that gives the second answer, where one does: what loses something is not a key away while somebody types.
    letter: Option<String>,
}

/// Draws `question`.
pub fn question_ui(ui: &mut Ui, scene: Scene<'_>, question: &FileQuestion, actions: &mut Vec<Action>) {
    match question {
        FileQuestion::Unsaved(then) => asked_ui(ui, scene, &unsaved(scene, then), actions),
        FileQuestion::Replace { path, why, .. } => asked_ui(ui, scene, &replace(&paths::name(path), *why), actions),
        FileQuestion::Path { typed, what } => path_ui(ui, scene, typed, what, actions),
        FileQuestion::Format => format_ui(ui, scene, actions),
    }
}

fn unsaved(scene: Scene<'_>, then: &Then) -> Asked {
    let heading = match &scene.state.desk.file {
        Some(file) => t!("file-save-changes-to", name = paths::stem(file)),
        None => t!("file-save-changes"),
    };
    let why = match then {
        Then::Quit => t!("file-lost-by-closing"),
        Then::New | Then::Open { .. } | Then::Example | Then::Restore(_) => t!("file-lost-by-opening"),
    };
    let answers = [(t!("file-save"), Answer::Yes), (t!("file-dont-save"), Answer::No)];
    Asked { heading, why, answers, letter: Some(t!("file-dont-save-letter")) }
}

fn replace(name: &str, why: Why) -> Asked {
    let (heading, why) = match why {
        Why::Exists => (t!("file-exists", name = name), t!("file-exists-why")),
        Why::ChangedElsewhere => (t!("file-elsewhere", name = name), t!("file-elsewhere-why")),
        Why::NotRead => (t!("file-not-read", name = name), t!("file-not-read-why")),
    };
    let answers = [(t!("file-another-file"), Answer::No), (t!("file-replace"), Answer::Yes)];
    Asked { heading, why, answers, letter: None }
}

fn asked_ui(ui: &mut Ui, scene: Scene<'_>, asked: &Asked, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    ui.label(RichText::new(&asked.heading).font(theme.strong_font()));
    ui.label(RichText::new(&asked.why).color(theme.text_weak));
    ui.add_space(theme.space * 2.0);
    let [(yes, first), (no, second)] = &asked.answers;
    ui.horizontal_wrapped(|ui| {
        let button = ui.add(Button::new(RichText::new(yes).color(theme.on_accent)).fill(theme.accent));
        focus_ring(ui, &button, 7, theme);
        focus_first(ui, &button);
        if button.clicked() {
            actions.push(say(*first));
        }
        let letter = asked.letter.as_deref().unwrap_or_default();
        let button = ui.add(Button::new(no).shortcut_text(letter));
        name_button(&button, no);
        let pressed = Key::from_name(letter).is_some_and(|key| ui.input(|input| input.key_pressed(key)));
        if button.clicked() || pressed {
            actions.push(say(*second));
        }
        cancel_ui(ui, actions);
    });
}

fn path_ui(ui: &mut Ui, scene: Scene<'_>, typed: &str, what: &Write, actions: &mut Vec<Action>) {
    let heading = match what {
        Write::Workspace(_) => t!("file-save-title"),
        Write::Export(format) => t!("export-title-as", format = exports::name(*format)),
    };
    ui.label(RichText::new(heading).font(scene.theme.strong_font()));
    ui.label(RichText::new(t!("path-stands-in")).color(scene.theme.text_weak));
    field_ui(ui, &t!("file-path"), typed, actions);
    ui.horizontal(|ui| {
        if ui.add_enabled(!typed.trim().is_empty(), Button::new(t!("file-save"))).clicked() {
            actions.push(Action::DialogDone);
        }
        cancel_ui(ui, actions);
    });
}

/// The formats, each with what it is good for; the first has the focus, arrows go to the others.
fn format_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    ui.label(RichText::new(t!("export-title")).font(theme.strong_font()));
    ui.add_space(theme.space);
    ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.6).show(ui, |ui| {
        // The ring of the focus stands a little outside its row.
        Frame::NONE.inner_margin(theme.space / 2.0).show(ui, |ui| formats_ui(ui, scene, actions));
    });
    ui.add_space(theme.space);
    cancel_ui(ui, actions);
}

fn formats_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    for (place, format) in exports::offered().into_iter().enumerate() {
        let purpose = RichText::new(exports::purpose(format)).small().color(theme.text_weak);
        let row = Button::selectable(false, exports::name(format)).shortcut_text(purpose);
        let row = ui.add(row.min_size(Vec2::new(ui.available_width(), 0.0)));
        name_button(&row, &exports::name(format));
        focus_ring(ui, &row, 6, theme);
        if place == 0 {
            focus_first(ui, &row);
        }
        if row.clicked() {
            actions.push(say(Answer::Format(format)));
        }
    }
}

/// The keyboard begins here, unless it is on another button of the dialog.
fn focus_first(ui: &Ui, first: &Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
}

fn cancel_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button(t!("file-cancel")).clicked() {
        actions.push(Action::DialogClosed);
    }
}

fn say(answer: Answer) -> Action {
    Action::Files(Deed::Answer(answer))
}
