//! The window as a whole: what it holds, how it changes, what it draws, what it has done outside.
//!
//! A frame is a short story. `logic` takes in what the worker, the dialogs, the keys and the drag brought, as actions, and
//! applies them; `ui` draws from the state and applies what the reader did. State changes in `update` and the features' files
//! of that name only; what it wants done outside comes back as effects, which are performed here.

pub mod command;
pub mod dialogs;
pub mod effects;
pub mod glyphs;
pub mod input;
pub mod launch;
pub mod library;
pub mod logic;
pub mod message;
pub mod navigation;
pub mod sample;
pub mod scene;
pub mod screenshot;
pub mod settings;
pub mod state;
pub mod ui;
pub mod update;
pub mod worker;

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::mpsc::{Receiver, Sender, channel},
};

use egui::{Context, Ui};

use self::{
    message::{Action, Effect},
    scene::Hints,
    screenshot::Shot,
    settings::{Settings, SettingsStore, WindowPlace},
    state::State,
    worker::Worker,
};
use crate::{
    gui::{
        features::{
            embedding::encode_queue::{self, Encoders, Meaning, Sight},
            files::{
                autosave::Keeper,
                file_watcher::Watcher,
                message::Deed,
                picker::{Picker, SystemPicker},
                save_worker::Saver,
            },
            reader::Reader,
        },
        theme::{self, SystemLook, ThemeChoice, Themes},
        words::{self, Language},
    },
    notes::Note,
};

/// What the window needs from outside; tests bring their own.
pub struct Deps {
    /// Asks for files.
    pub picker: Box<dyn Picker>,
    /// Where the settings are kept.
    pub store: SettingsStore,
    /// The language of the system.
    pub language: Language,
    /// Opens sentence encoders; `None` where words alone are to be compared.
    pub encoders: Option<Encoders>,
}

impl Deps {
    /// What there is on a reader's machine.
    pub fn of_this_machine() -> Self {
        Deps {
            picker: Box::new(SystemPicker),
            store: SettingsStore::of_this_machine(),
            language: Language::of_system(),
            encoders: Some(encode_queue::installed()),
        }
    }
}

/// The window.
pub struct App {
    state: State,
    reader: Reader,
    worker: Worker,
    saver: Saver,
    keeper: Keeper,
    watcher: Watcher,
    /// The turn of the desk after which was kept and watched.
    tended: (u64, u64),
    themes: Themes,
    deps: Deps,
    /// Actions from other threads.
    inbox: Receiver<Action>,
    sender: Sender<Action>,
    hints: Hints,
    /// The languages of which the reader was told that no font has their letters.
    unseen: BTreeSet<&'static str>,
    /// A refined comparison that waits until the reader pauses.
    refined: Option<worker::Event>,
    /// When the reader last did anything.
    stirred: f64,
    /// Where the reader looked when the worker was last told.
    looked: Sight,
    /// What had the keyboard before the find bar.
    focus_before: Option<egui::Id>,
    /// Whether the reader was typing into a field that Escape only leaves, when the last frame was drawn.
    typing: bool,
    /// Whether the next paste is to become an article wherever the focus is.
    paste_wanted: bool,
    /// Words of the passage that is to be selected once there is a comparison.
    select: Option<String>,
    /// The window's title as it was last told to the system.
    title: String,
    /// The comparison that the columns were last drawn from; only what they know can be scrolled to.
    drawn: u64,
    /// The theme that the program was started with, until the reader chooses one.
    asked_theme: Option<ThemeChoice>,
    /// Where the window is, as far as the system tells.
    place: Option<WindowPlace>,
    /// The picture that is to be taken once all is done.
    shot: Option<Shot>,
}

impl App {
    /// A window that opens `paths`.
    pub fn new(ctx: &Context, deps: Deps, paths: Vec<PathBuf>) -> Self {
        let loaded = deps.store.load();
        App::with_settings(ctx, deps, loaded, paths)
    }

    /// A window that opens `paths`, with settings that were loaded already and what there was to say of them.
    fn with_settings(ctx: &Context, mut deps: Deps, loaded: (Settings, Option<Note>), paths: Vec<PathBuf>) -> Self {
        theme::install_fonts(ctx);
        // Zoom has commands of its own, so that it is remembered. A system that tells of no theme gets paper.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let waking = ctx.clone();
        let (sender, inbox) = channel();
        words::speak(deps.language);
        let (settings, note) = loaded;
        let encoders = deps.encoders.take();
        let mut app = App {
            state: State { settings, ..State::default() },
            reader: Reader::default(),
            worker: Worker::start(encoders, move || waking.request_repaint()),
            saver: Saver::start(telling(ctx, &sender, Deed::Saver)),
            keeper: Keeper::start(deps.store.recovery().map(ToOwned::to_owned), telling(ctx, &sender, Deed::Keeper)),
            watcher: Watcher::new(telling(ctx, &sender, Deed::Watcher)),
            tended: (0, 0),
            themes: Themes::default(),
            deps,
            inbox,
            sender,
            hints: Hints::default(),
            unseen: BTreeSet::new(),
            refined: None,
            stirred: f64::NEG_INFINITY,
            looked: Sight::default(),
            focus_before: None,
            typing: false,
            paste_wanted: false,
            select: None,
            title: String::new(),
            drawn: 0,
            asked_theme: None,
            place: None,
            shot: None,
        };
        note.into_iter().for_each(|note| app.state.notice(note));
        app.perform(ctx, Effect::ApplyLook);
        app.perform(ctx, Effect::Speak);
        app.act(ctx, Action::Open(paths));
        app
    }

    /// Asks the system what it wants of every window; the answer comes as an action, since it may take a while.
    fn ask_system(&self, ctx: &Context) {
        let (sender, waking) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            // A window that is gone wants nothing.
            if sender.send(Action::System(SystemLook::of_this_machine())).is_ok() {
                waking.request_repaint();
            }
        });
    }

    /// Whether nothing is being read or compared.
    pub fn is_idle(&self) -> bool {
        !self.state.work.is_running() && !self.state.desk.is_busy()
    }

    /// Whether it is known what the passages mean, or nobody finds it out, and that is on screen.
    pub fn is_refined(&self) -> bool {
        self.refined.is_none() && !self.is_encoding()
    }

    fn is_encoding(&self) -> bool {
        matches!(self.state.meaning.known, Some(Meaning::Encoding { .. }))
    }
}

/// Hands what a thread tells to the window, as a deed, and wakes it.
fn telling<T>(
    ctx: &Context,
    sender: &Sender<Action>,
    deed: impl Fn(T) -> Deed + Send + 'static,
) -> impl Fn(T) + Send + 'static {
    telling_as(ctx, sender, move |told| Action::Files(deed(told)))
}

/// Hands what a thread tells to the window, as an action, and wakes it.
fn telling_as<T>(
    ctx: &Context,
    sender: &Sender<Action>,
    action: impl Fn(T) -> Action + Send + 'static,
) -> impl Fn(T) + Send + 'static {
    let (sender, waking) = (sender.clone(), ctx.clone());
    move |told| {
        // A window that is gone wants to hear nothing.
        if sender.send(action(told)).is_ok() {
            waking.request_repaint();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_in(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // A system that ends the window by itself asked nobody.
        if self.state.desk.leaving || !(self.state.desk.is_unsaved() || self.is_typing_note()) {
            self.keeper.clear();
        }
        // A window that was opened for its picture leaves no trace.
        if let (Some(place), None) = (self.place, &self.shot) {
            self.state.apply(Action::Closing(place));
            // Nobody is left to hear of a problem.
            let _unsaved = self.deps.store.save(&self.state.settings);
        }
    }
}

#[cfg(test)]
mod tests;
