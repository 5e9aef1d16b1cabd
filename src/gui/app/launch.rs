//! From the program to a window on the screen, or to a sentence that says why there is none.

use std::{
    fmt,
    panic::{self, AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    sync::{
        Arc, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    App, Deps,
    message::Effect,
    screenshot::{Outcome, Shot},
    settings::WindowPlace,
};
use crate::gui::theme::ThemeChoice;

/// The window's size in points, where nothing else is asked for.
const SIZE: (f32, f32) = (1440.0, 900.0);
/// The least size at which everything can be reached.
pub(super) const LEAST: [f32; 2] = [720.0, 480.0];

/// How the window is to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Save a picture of the window here once the articles are compared, and quit.
    pub screenshot: Option<PathBuf>,
    /// Select the first group of which a passage contains these words.
    pub select: Option<String>,
    /// This theme instead of the one that is remembered.
    pub theme: Option<ThemeChoice>,
    /// Width and height in points.
    pub size: Option<(f32, f32)>,
}

/// Why there is no window, or no picture of it, in one sentence.
#[derive(Debug)]
pub enum StartError {
    /// The window could not be opened.
    Window(String),
    /// The picture could not be saved.
    Screenshot(PathBuf, String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Window(why) => {
                write!(f, "the window cannot be opened ({why}); `synoptic compare` compares articles without one")
            }
            StartError::Screenshot(path, why) => write!(f, "the picture {} was not saved: {why}", path.display()),
        }
    }
}

impl std::error::Error for StartError {}

/// Opens the window with the articles of `paths` and returns when it is closed.
pub fn run(paths: Vec<PathBuf>, options: Options) -> Result<(), StartError> {
    let outcome = Outcome::default();
    let mut deps = Deps::of_this_machine();
    if options.screenshot.is_some() {
        // Pictures are to be the same everywhere, and change nothing.
        deps.store = deps.store.without_recovery();
    }
    let loaded = deps.store.load();
    let (picture, native) = (options.screenshot.clone(), native_options(&options, loaded.0.window));
    let shot = picture.clone().map(|path| Shot::new(path, Arc::clone(&outcome)));
    open(native, move |ctx| app(App::with_settings(ctx, deps, loaded, paths), ctx, options, shot))?;
    let saved = outcome.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (picture, saved) {
        (None, _) | (Some(_), Some(Ok(()))) => Ok(()),
        (Some(path), Some(Err(problem))) => Err(StartError::Screenshot(path, problem.to_string())),
        (Some(path), None) => Err(StartError::Screenshot(path, "the window was closed before".to_owned())),
    }
}

/// `app` with what was asked for.
fn app(mut app: App, ctx: &egui::Context, options: Options, shot: Option<Shot>) -> App {
    match shot {
        // Pictures are to be the same everywhere.
        Some(shot) => app.shot = Some(shot),
        None => app.ask_system(ctx),
    }
    app.select = options.select;
    app.asked_theme = options.theme;
    app.perform(ctx, Effect::ApplyLook);
    app
}

/// The program's picture in task bars and title bars.
const ICON: &[u8] = include_bytes!("../../../assets/desktop/synoptic.png");

/// A window as `options` ask for it, or else where one was closed before.
fn native_options(options: &Options, before: Option<WindowPlace>) -> eframe::NativeOptions {
    let before = before.filter(|_| options.screenshot.is_none() && options.size.is_none());
    let (width, height) = options.size.or(before.map(|place| place.size)).unwrap_or(SIZE);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Synoptic")
        .with_app_id("synoptic")
        .with_inner_size([width.max(LEAST[0]), height.max(LEAST[1])])
        .with_min_inner_size(LEAST)
        .with_maximized(before.is_some_and(|place| place.maximized))
        .with_drag_and_drop(true);
    // A corner beyond the left or upper edge is one of a screen that may be gone.
    if let Some((x, y)) = before.and_then(|place| place.position).filter(|&(x, y)| x >= 0.0 && y >= 0.0) {
        viewport = viewport.with_position([x, y]);
    }
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    // Only letters that the program's own typefaces lack come from the machine's fonts.
    eframe::NativeOptions { viewport, ..Default::default() }
}

/// Runs eframe. What it says or panics before there is a window becomes an error; a later panic stays one.
fn open(native: eframe::NativeOptions, make: impl FnOnce(&egui::Context) -> App) -> Result<(), StartError> {
    let started = Arc::new(AtomicBool::new(false));
    let (flag, hook_flag) = (Arc::clone(&started), Arc::clone(&started));
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if hook_flag.load(Ordering::Relaxed) {
            usual(info);
        }
    }));
    let creator: eframe::AppCreator<'_> = Box::new(move |creation| {
        flag.store(true, Ordering::Relaxed);
        Ok(Box::new(make(&creation.egui_ctx)))
    });
    match catch_unwind(AssertUnwindSafe(|| eframe::run_native("Synoptic", native, creator))) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(problem)) => Err(StartError::Window(reason(&problem.to_string()))),
        Err(panic) if started.load(Ordering::Relaxed) => resume_unwind(panic),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            Err(StartError::Window(reason(words.unwrap_or("a system library is missing"))))
        }
    }
}

/// What a reader can make of eframe's words.
fn reason(words: &str) -> String {
    if words.contains("DISPLAY") || words.contains("display") {
        "there is no display".to_owned()
    } else if words.contains("NoGlutinConfigs") || words.contains("glutin") {
        "there is no OpenGL driver".to_owned()
    } else {
        words.lines().next().unwrap_or_default().trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_where_it_was_closed() {
        let before = Some(WindowPlace { position: Some((40.0, 30.0)), size: (1000.0, 300.0), maximized: false });
        let viewport = native_options(&Options::default(), before).viewport;
        assert_eq!(viewport.position, Some(egui::pos2(40.0, 30.0)));
        assert_eq!(viewport.inner_size, Some(egui::vec2(1000.0, LEAST[1])), "never less than is usable");
        assert!(viewport.icon.is_some());

        let away = before.map(|place| WindowPlace { position: Some((-3000.0, 0.0)), ..place });
        assert_eq!(native_options(&Options::default(), away).viewport.position, None, "a screen that may be gone");
        let asked = Options { size: Some((800.0, 600.0)), ..Options::default() };
        assert_eq!(native_options(&asked, before).viewport.inner_size, Some(egui::vec2(800.0, 600.0)));
    }

    #[test]
    fn without_a_display_one_sentence_names_the_way_out() {
        let words = "winit EventLoopError: neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
        let sentence = StartError::Window(reason(words)).to_string();
        assert_eq!(
            sentence,
            "the window cannot be opened (there is no display); `synoptic compare` compares articles without one"
        );
    }

    #[test]
    fn other_reasons_are_told_as_they_are_and_in_one_line() {
        assert_eq!(
            reason("Library libxkbcommon-x11.so could not be loaded.\nnote: …"),
            "Library libxkbcommon-x11.so could not be loaded"
        );
        assert_eq!(reason("Found no glutin configs matching the template"), "there is no OpenGL driver");
    }
}
