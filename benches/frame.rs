//! What a frame of the columns costs: the reader's layout and egui's tessellation, on a window of 1600 × 1000.

#[path = "../tests/articles/mod.rs"]
mod articles;

use divan::{Bencher, black_box};
use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, pos2, vec2};
use synoptic::{
    compare::Comparison,
    gui::{
        reader::{Reader, ReaderInput},
        theme::{Theme, install_fonts},
    },
};

fn main() {
    divan::main();
}

/// A window with columns, before its first frame.
struct Window {
    ctx: Context,
    reader: Reader,
    theme: Theme,
    selected: Option<u32>,
    time_secs: f64,
}

impl Window {
    /// Fonts are loaded and the window's size is known; nothing of the articles is laid out.
    fn new() -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        let theme = Theme::light();
        let mut window = Window { ctx, reader: Reader::default(), theme, selected: None, time_secs: 0.0 };
        window.frame(&Comparison::default(), 0, Vec::new());
        window
    }

    /// One frame with these events, as triangles; returns how many there are.
    fn frame(&mut self, comparison: &Comparison, epoch: u64, events: Vec<Event>) -> usize {
        self.time_secs += 1.0 / 60.0;
        let Window { ctx, reader, theme, selected, .. } = self;
        let screen_rect = Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0)));
        let raw = RawInput { screen_rect, time: Some(self.time_secs), events, ..Default::default() };
        let mut output = ctx.run_ui(raw, |ui| {
            let input =
                ReaderInput { comparison, epoch, selected: *selected, hovered: None, passage: None, pair: None, theme };
            black_box(reader.ui(ui, &input));
        });
        output.textures_delta.clear();
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        black_box(primitives).len()
    }
}

/// The first frame after a comparison is done, every glyph still unknown to the atlas.
#[divan::bench(args = [5, 500])]
fn first(bencher: Bencher<'_, '_>, count: usize) {
    let comparison = articles::many(count);
    bencher.with_inputs(Window::new).bench_local_refs(|window| window.frame(&comparison, 1, Vec::new()));
}

/// A frame in which nothing changes, with a group selected.
#[divan::bench(args = [5, 500])]
fn steady(bencher: Bencher<'_, '_>, count: usize) {
    let comparison = articles::many(count);
    let mut window = Window::new();
    window.selected = comparison.shared_groups().next().map(|(group, _)| group);
    for _ in 0..4 {
        window.frame(&comparison, 1, Vec::new());
    }
    bencher.bench_local(|| window.frame(&comparison, 1, Vec::new()));
}

/// A frame while the column under the pointer scrolls, down and up again.
#[divan::bench(args = [5, 500])]
fn scrolling(bencher: Bencher<'_, '_>, count: usize) {
    let comparison = articles::many(count);
    let mut window = Window::new();
    window.frame(&comparison, 1, vec![Event::PointerMoved(pos2(300.0, 500.0))]);
    let mut frames = 0;
    bencher.bench_local(|| {
        frames += 1;
        let down = if frames / 60 % 2 == 0 { -40.0 } else { 40.0 };
        window.frame(&comparison, 1, vec![wheel(vec2(0.0, down))])
    });
}

/// A frame while all columns scroll sideways, which lays out a new column every few frames.
#[divan::bench(args = [500])]
fn sideways(bencher: Bencher<'_, '_>, count: usize) {
    let comparison = articles::many(count);
    let mut window = Window::new();
    window.frame(&comparison, 1, vec![Event::PointerMoved(pos2(300.0, 500.0))]);
    bencher.bench_local(|| window.frame(&comparison, 1, vec![wheel(vec2(-40.0, 0.0))]));
}

fn wheel(delta: egui::Vec2) -> Event {
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Trackpad);
    Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE }
}
