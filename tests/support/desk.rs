//! A window without display, driver or GPU: built, given files, and drawn until nothing moves.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use egui::DroppedFile;
use egui_kittest::{Harness, kittest::Queryable as _};
use synoptic::gui::{App, Deps};

/// Longer than anything here takes on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// The window; made by its first frame.
pub type Window = Harness<'static, Option<App>>;

/// A window of 1280 × 800 points, whose frames are so many seconds apart.
pub fn window(deps: Deps, step_secs: f32) -> Window {
    let mut deps = Some(deps);
    let draw = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| App::new(ui.ctx(), deps.take().unwrap(), Vec::new()));
        app.take_in(ui.ctx());
        app.draw(ui);
    };
    let builder = Harness::builder().with_size([1280.0, 800.0]).with_theme(egui::Theme::Light);
    builder.with_step_dt(step_secs).build_ui_state(draw, None)
}

/// Draws frames until the worker has nothing left to do and nothing moves.
pub fn settle(window: &mut Window) {
    let start = Instant::now();
    window.step();
    while !window.state().as_ref().is_some_and(App::is_idle) {
        assert!(start.elapsed() < PATIENCE, "the worker does not come to an end");
        thread::sleep(Duration::from_millis(2));
        window.step();
    }
    window.run_steps(3);
}

/// Folds the facts away, so that the claims are in sight.
pub fn fold_facts(window: &mut Window) {
    window.get_by_label_contains("Fold away ").click();
    settle(window);
}

/// A file that was dropped.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|problem| problem.to_string())
    }
}
