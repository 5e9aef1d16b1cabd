//! A window without display, driver or GPU: built, given files, driven by accessible names, and drawn until nothing moves.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use egui::{DroppedFile, Event, Key, Modifiers, PointerButton, Pos2, accesskit::Role, pos2};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use synoptic::gui::{
    App, Deps, Encoders,
    picker::{Pick, Picked, Picker},
    settings::SettingsStore,
    words::Language,
};
use tempfile::TempDir;

/// Longer than anything here takes on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// The window; made by its first frame.
pub type Window = Harness<'static, Option<App>>;

/// What a window is given.
pub struct Setup {
    pub picker: Box<dyn Picker>,
    pub encoders: Option<Encoders>,
    pub step_secs: f32,
}

impl Default for Setup {
    fn default() -> Self {
        Setup { picker: Box::new(Answers(Picked::Paths(Vec::new()))), encoders: None, step_secs: 0.25 }
    }
}

/// Answers every dialog with the same.
pub struct Answers(pub Picked);

impl Picker for Answers {
    fn pick(&self, _pick: Pick, done: Box<dyn FnOnce(Picked) + Send>) {
        done(self.0.clone());
    }
}

impl Setup {
    /// An English window of 1280 × 800 points that keeps its settings in the folder `settings`.
    pub fn window(self, settings: &Path) -> Window {
        let Setup { picker, encoders, step_secs } = self;
        let store = SettingsStore::in_folder(settings);
        let mut deps = Some(Deps { picker, store, language: Language::English, encoders });
        let draw = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| App::new(ui.ctx(), deps.take().unwrap(), Vec::new()));
            app.take_in(ui.ctx());
            app.draw(ui);
        };
        let builder = Harness::builder().with_size([1280.0, 800.0]).with_theme(egui::Theme::Light);
        builder.with_step_dt(step_secs).build_ui_state(draw, None)
    }
}

/// Drops files on a window, which the next frame sees.
pub fn drop_files(window: &mut Window, paths: impl IntoIterator<Item = PathBuf>) {
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|problem| problem.to_string())
    }
}

/// Whether anything on screen has `part` in its name or value.
pub fn shows(window: &Window, part: &str) -> bool {
    window.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().any(|words| words.contains(part))
    })
}

/// A window, the folder of its articles and that of its settings.
pub struct Desk {
    pub window: Window,
    pub articles: TempDir,
    pub settings: TempDir,
}

impl Desk {
    pub fn new(setup: Setup) -> Self {
        Self::with_settings(setup, tempfile::tempdir().unwrap())
    }

    pub fn with_settings(setup: Setup, settings: TempDir) -> Self {
        Desk { window: setup.window(settings.path()), articles: tempfile::tempdir().unwrap(), settings }
    }

    /// The file of this name among the articles.
    pub fn path(&self, name: &str) -> PathBuf {
        self.articles.path().join(name)
    }

    /// Writes articles that are not opened yet: names of files and what stands in them.
    pub fn write(&self, articles: &[(&str, &str)]) {
        articles.iter().for_each(|(name, text)| fs::write(self.path(name), text).unwrap());
    }

    /// Drops the files of these names.
    pub fn drop(&mut self, names: &[&str]) {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        drop_files(&mut self.window, paths);
        self.settle();
    }

    /// Writes articles and drops them.
    pub fn open(&mut self, articles: &[(&str, &str)]) {
        self.write(articles);
        self.drop(&articles.iter().map(|&(name, _)| name).collect::<Vec<_>>());
    }

    /// Draws frames until the worker has nothing left to do and nothing moves.
    pub fn settle(&mut self) {
        self.window.step();
        self.until(|desk| desk.app().is_some_and(App::is_idle));
        self.window.run_steps(3);
    }

    /// Draws frames until that `holds`.
    pub fn until(&mut self, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "it never comes to hold");
            thread::sleep(Duration::from_millis(2));
            self.window.step();
        }
    }

    pub fn app(&self) -> Option<&App> {
        self.window.state().as_ref()
    }

    /// Folds the facts away, so that the claims are in sight.
    pub fn fold_facts(&mut self) {
        self.click_part("Fold away ");
    }

    /// Clicks what has this name.
    pub fn click(&mut self, label: &str) {
        self.window.get_by_label(label).click();
        self.settle();
    }

    /// Clicks what has `part` in its name.
    pub fn click_part(&mut self, part: &str) {
        self.window.get_by_label_contains(part).click();
        self.settle();
    }

    /// Clicks with the pointer.
    pub fn click_at(&mut self, pos: Pos2, button: PointerButton, modifiers: Modifiers) {
        self.window.event(Event::PointerMoved(pos));
        self.window.step();
        for pressed in [true, false] {
            self.window.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
        }
        self.settle();
    }

    /// A point inside the first row of the paragraph that has `words`.
    pub fn in_paragraph(&self, words: &str) -> Pos2 {
        let is_paragraph = |node: &Node<'_>| node.accesskit_node().role() == Role::Paragraph;
        let paragraph = self.window.get_all_by_label_contains(words).find(is_paragraph);
        // A header's label stands at the row's left, so the point is past its middle.
        let rect = paragraph.expect("the paragraph is in sight").rect();
        pos2(rect.left() + 0.4 * rect.width(), rect.top() + 12.0)
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses the key of a command without others.
    pub fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    /// Types into what has the keyboard.
    pub fn type_text(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Whether anything on screen has `part` in its name or value.
    pub fn shows(&self, part: &str) -> bool {
        shows(&self.window, part)
    }

    /// Every name on screen, in the order of the tree.
    pub fn labels(&self) -> impl Iterator<Item = String> {
        self.window.root().children_recursive().filter_map(|node| node.accesskit_node().label())
    }
}
