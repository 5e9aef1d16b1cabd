//! The window as a whole: what it holds, how it changes, what it draws, what it has done outside.
//!
//! A frame is a short story. `logic` takes in what the worker, the dialogs, the keys and the drag brought, as actions, and
//! applies them; `ui` draws from the state and applies what the reader did. State changes in `update` and the features' files
//! of that name only; what it wants done outside comes back as effects, which are performed here.

pub mod command;
pub mod dialogs;
pub mod glyphs;
pub mod launch;
pub mod library;
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
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
};

use egui::{Context, Ui, ViewportCommand};

use self::{
    command::Focus,
    glyphs::lacking,
    launch::LEAST,
    message::{Action, Effect},
    scene::{Hints, Scene},
    screenshot::Shot,
    settings::{Settings, SettingsStore, WindowPlace},
    state::State,
    ui::window_ui,
    worker::Worker,
};
use crate::{
    align::ClaimIndex,
    gui::{
        features::{
            claims_list::{search::group_with, ui::kept_offset},
            embedding::encode_queue::{self, Encoders, Meaning, Sight},
            files::{
                autosave::Keeper,
                file_watcher::Watcher,
                message::{Deed, Errand},
                picker::{Pick, Picker, SystemPicker},
                save_worker::Saver,
            },
            find::ui::find_field,
            pairing::{message as pairing_message, model::Pairing},
            reader::Reader,
        },
        theme::{self, SystemLook, ThemeChoice, Themes},
        words::{self, Language},
    },
    notes::Note,
};

/// So long after the reader last did anything a refined comparison comes on screen.
const PAUSE_SECS: f64 = 1.0;

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

    /// Takes in what happened since the last frame.
    pub fn take_in(&mut self, ctx: &Context) {
        while let Some(event) = self.worker.poll() {
            match event {
                refined @ worker::Event::Refined { .. } => self.refined = Some(refined),
                event => self.act(ctx, Action::Worker(event)),
            }
        }
        self.take_refined(ctx);
        while let Ok(action) = self.inbox.try_recv() {
            self.act(ctx, action);
        }
        for action in self.input_actions(ctx) {
            self.act(ctx, action);
        }
        if self.is_idle() && self.drawn == self.state.library.epoch {
            self.when_idle(ctx);
        }
        self.tend_files();
        self.tell_title(ctx);
        self.stay_if_asked(ctx);
        self.see_place(ctx);
        self.fit_zoom(ctx);
    }

    /// Whether it is known what the passages mean, or nobody finds it out, and that is on screen.
    pub fn is_refined(&self) -> bool {
        self.refined.is_none() && !self.is_encoding()
    }

    fn is_encoding(&self) -> bool {
        matches!(self.state.meaning.known, Some(Meaning::Encoding { .. }))
    }

    /// Puts a refined comparison on screen, unless the reader is in the middle of something.
    fn take_refined(&mut self, ctx: &Context) {
        let (now, stirs, is_held) = ctx.input(|input| {
            let moved = input.smooth_scroll_delta() != egui::Vec2::ZERO || input.zoom_delta() != 1.0;
            (input.time, moved || input.events.iter().any(is_deed), input.pointer.any_down())
        });
        if stirs || is_held {
            self.stirred = now;
        }
        if self.refined.is_none() || self.state.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let left = self.stirred + PAUSE_SECS - now;
        if left > 0.0 {
            return ctx.request_repaint_after_secs(left as f32);
        }
        if let Some(refined) = self.refined.take() {
            self.act(ctx, Action::Worker(refined));
        }
    }

    /// Tells the worker where the reader looks, as long as it finds out what the passages there mean.
    fn tell_sight(&mut self) {
        if !self.is_encoding() {
            return;
        }
        let comparison = &self.state.library.comparison;
        let selected = self.state.selection.group.and_then(|group| comparison.groups.get(group as usize));
        let place = |claim: &ClaimIndex| {
            let (article, claim) = comparison.claim(*claim);
            (article.document.id.clone(), claim.span.start)
        };
        let selected = selected.map(|group| group.members.iter().map(place).collect()).unwrap_or_default();
        let sight = Sight { selected, columns: self.reader.sight() };
        if sight != self.looked {
            self.looked = sight.clone();
            self.worker.look(sight);
        }
    }

    /// Draws as large as the reader wants, or as leaves room for everything.
    fn fit_zoom(&self, ctx: &Context) {
        let room = ctx.content_rect().size() * ctx.zoom_factor();
        let most = (room.x / LEAST[0]).min(room.y / LEAST[1]).max(1.0);
        let fits = self.state.settings.zoom.min(most);
        // What room there is, is only known to a fraction of a point.
        if (fits - ctx.zoom_factor()).abs() > 0.005 {
            ctx.set_zoom_factor(fits);
        }
    }

    /// Looks where the window is; its size is not asked for while it fills the screen, nor anything while it is away.
    fn see_place(&mut self, ctx: &Context) {
        // The system's points are those without zoom.
        let zoom = ctx.zoom_factor();
        let seen = ctx.input(|input| {
            let window = input.viewport();
            let away = window.minimized == Some(true) || window.fullscreen == Some(true);
            let inner = window.inner_rect.filter(|_| !away)?;
            let maximized = window.maximized == Some(true);
            let corner = window.outer_rect.map(|outer| (outer.min * zoom).into());
            Some(WindowPlace { position: corner, size: (inner.size() * zoom).into(), maximized })
        });
        if let Some(seen) = seen {
            let before = self.place.or(self.state.settings.window);
            self.place = Some(match before {
                Some(before) if seen.maximized => WindowPlace { maximized: true, ..before },
                _ => seen,
            });
        }
    }

    /// Keeps unsaved work aside and watches files, when there is anything new.
    fn tend_files(&mut self) {
        let State { desk, library, drafts, .. } = &self.state;
        let (turn, typed) = std::mem::replace(&mut self.tended, (desk.turn, drafts.turn()));
        if (turn, typed) == self.tended {
            return;
        }
        let unkept = drafts.unkept(&library.history);
        if desk.is_unsaved() || unkept.is_some() {
            self.keeper.keep(library.texts.clone(), Arc::clone(&library.history), unkept, desk.file.clone());
        } else {
            self.keeper.clear();
        }
        if turn != desk.turn {
            self.watcher.watch(desk.watched(library));
        }
    }

    /// Lets the window close only when nothing is unsaved or the reader said so.
    fn stay_if_asked(&mut self, ctx: &Context) {
        let desk = &self.state.desk;
        let is_at_work = desk.is_unsaved() || desk.errands.saving.is_some() || self.is_typing_note();
        let free = desk.leaving || self.shot.is_some() || !is_at_work;
        if !free && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.act(ctx, Action::Files(Deed::CloseRequested));
        }
    }

    /// Whether a note is being written that is not kept.
    fn is_typing_note(&self) -> bool {
        self.state.drafts.unkept(&self.state.library.history).is_some()
    }

    /// Does something with files that are not articles.
    fn run_errand(&self, ctx: &Context, errand: Errand) {
        match errand {
            Errand::Ask(pick, what) => {
                let tell = telling(ctx, &self.sender, move |picked| Deed::Named(what.clone(), picked));
                self.deps.picker.pick(pick, Box::new(tell));
            }
            Errand::Order(order) => self.saver.order(order),
            Errand::Restore(number) => self.keeper.restore(number),
            Errand::Discard(number) => self.keeper.discard(number),
        }
    }

    /// Tells the system the window's title when it changed.
    fn tell_title(&mut self, ctx: &Context) {
        let title = self.state.desk.title(&self.state.library.comparison);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws the window.
    pub fn draw(&mut self, ui: &mut Ui) {
        let theme = self.themes.current(ui.ctx()).clone();
        let scene = Scene { state: &self.state, theme: &theme, hints: std::mem::take(&mut self.hints) };
        let actions = window_ui(ui, scene, &mut self.reader);
        if self.drawn != self.state.library.epoch {
            let lacking = lacking(ui.ctx(), &self.state.library.comparison, &mut self.unseen);
            lacking.into_iter().for_each(|note| self.state.notice(note));
        }
        self.drawn = self.state.library.epoch;
        // The find bar closes by Escape.
        let in_find_bar = ui.memory(|memory| memory.has_focus(find_field()));
        self.typing = ui.ctx().text_edit_focused() && !in_find_bar;
        self.tell_sight();
        let ctx = ui.ctx().clone();
        for action in actions {
            self.act(&ctx, action);
        }
        if !self.reader.articles().eq(self.state.columns.iter().copied()) {
            self.act(&ctx, Action::Columns(self.reader.articles().collect()));
        }
    }

    /// Applies an action and does what it wants done.
    fn act(&mut self, ctx: &Context, action: Action) {
        if matches!(action, Action::Run(command) if command.theme().is_some()) {
            self.asked_theme = None;
        }
        for effect in self.state.apply(action) {
            self.perform(ctx, effect);
        }
        ctx.request_repaint();
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Read(ticket, source) => self.worker.read(ticket, source),
            Effect::Compare(epoch, order) => self.worker.compare(epoch, order),
            Effect::CancelWork => self.worker.cancel(),
            Effect::Pick(pick) => {
                let tell = telling_as(ctx, &self.sender, Action::Picked);
                self.deps.picker.pick(pick, Box::new(tell));
            }
            Effect::RequestPaste => {
                self.paste_wanted = true;
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::RevealInColumns(group) => self.reader.reveal(&self.state.library.comparison, group),
            Effect::RevealPassages(pair) => self.reader.reveal_passages(&self.state.library.comparison, pair),
            Effect::ShowColumn(document) => self.reader.show_column(&document),
            Effect::ReleaseKeyboard => ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            }),
            Effect::FocusColumn(place) => self.reader.call(place),
            Effect::ForgetText => self.reader.forget_selection(),
            Effect::KeepRows { moved, selected } => {
                self.hints.list_offset = kept_offset(ctx, self.themes.current(ctx), &moved, selected);
            }
            Effect::PickModel => {
                let tell = telling_as(ctx, &self.sender, Action::ModelPicked);
                self.deps.picker.pick(Pick::Model, Box::new(tell));
            }
            Effect::RevealWords(hits) => self.reader.reveal_words(&hits),
            Effect::RevealFact(place) => self.hints.reveal_fact = Some(place),
            Effect::RevealRow(row) => self.hints.reveal_row = Some(row),
            Effect::RevealCommand => self.hints.reveal_command = true,
            Effect::FocusFind => self.hints.focus_find = true,
            Effect::FocusRemark(on, field) => self.hints.focus_remark = Some((on, field)),
            Effect::FocusFindBar => {
                self.hints.focus_find_bar = true;
                let focused = ctx.memory(|memory| memory.focused());
                self.focus_before = focused.filter(|id| *id != find_field()).or(self.focus_before);
            }
            Effect::LeaveFindBar => {
                let before = self.focus_before.take();
                ctx.memory_mut(|memory| match before {
                    Some(before) => memory.request_focus(before),
                    None => memory.surrender_focus(find_field()),
                });
            }
            Effect::RevealHit(hit) => self.reader.reveal_span(hit.article, hit.span),
            Effect::ApplyLook => {
                let theme = self.asked_theme.unwrap_or(self.state.settings.theme);
                self.themes.apply(ctx, theme, self.state.system);
                self.fit_zoom(ctx);
            }
            Effect::Speak => {
                words::speak(self.state.settings.language.unwrap_or(self.deps.language));
                self.act(ctx, Action::Reword);
            }
            Effect::SaveSettings => {
                let problem = self.deps.store.save(&self.state.settings).err();
                problem.into_iter().for_each(|note| self.state.notice(note));
            }
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Effect::Files(errand) => self.run_errand(ctx, errand),
        }
    }

    /// What keys, clipboard and drag brought.
    fn input_actions(&mut self, ctx: &Context) -> Vec<Action> {
        let focus = self.focus(ctx);
        let takes_paste = std::mem::take(&mut self.paste_wanted) || focus != Focus::Text;
        ctx.input_mut(|input| {
            let choices = if focus == Focus::Choice { pairing_message::choices(input) } else { Vec::new() };
            let mut actions: Vec<Action> = choices.into_iter().map(Action::Choose).collect();
            actions.extend(command::pressed(input, focus).into_iter().map(Action::Run));
            if takes_paste {
                actions.extend(take_pastes(input));
            }
            let dropped: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            if !dropped.is_empty() {
                actions.push(Action::Open(dropped));
            }
            actions
        })
    }

    /// What has the keyboard.
    fn focus(&self, ctx: &Context) -> Focus {
        // A field has lost the keyboard by Escape before anybody is asked.
        let leaves_text = self.typing && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        if leaves_text || ctx.text_edit_focused() || self.state.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            Focus::Text
        } else if ctx.memory(|memory| memory.focused().is_some()) {
            Focus::Widget
        } else if self.state.selection.pairing.as_ref().is_some_and(Pairing::is_choosing) {
            Focus::Choice
        } else {
            Focus::Free
        }
    }

    /// What was to be done once everything is compared: the selection that was asked for, then the picture.
    fn when_idle(&mut self, ctx: &Context) {
        // A picture shows what it comes to.
        if self.shot.is_some() && !self.is_refined() {
            return;
        }
        let wanted = self.select.take().and_then(|words| group_with(&self.state.library.comparison, &words));
        if wanted.is_some() {
            self.act(ctx, Action::Select(wanted));
        }
        if let Some(shot) = &mut self.shot {
            shot.count_frame(ctx);
        }
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

/// Whether by `event` the reader does something, and does not only move the pointer.
fn is_deed(event: &egui::Event) -> bool {
    use egui::Event;
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::MouseWheel { .. }
            | Event::Touch { .. }
    )
}

/// Takes pasted texts out of the input, so that no text field gets them too.
fn take_pastes(input: &mut egui::InputState) -> Vec<Action> {
    let is_paste = |event: &mut egui::Event| matches!(event, egui::Event::Paste(_));
    let pastes = input.events.extract_if(.., is_paste);
    pastes
        .filter_map(|event| if let egui::Event::Paste(text) = event { Some(Action::PasteText(text)) } else { None })
        .collect()
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
