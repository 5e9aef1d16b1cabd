//! What a frame of the columns and of the matrix costs: layout and egui's tessellation, on a window of 1600 × 1000.

#[path = "../tests/support/articles.rs"]
mod articles;

use divan::{Bencher, black_box};
use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, pos2, vec2};
use synoptic::{
    claims::Value,
    compare::Comparison,
    edits::Hand,
    gui::{
        Matrix, MatrixInput, matrix_ui,
        reader::{Reader, ReaderInput},
        theme::{Theme, install_fonts},
    },
    ids::{ClaimId, DocumentId, GroupId},
    judge::{Aspect, Difference, Place, Verdict},
    segment::Role,
    text::Span,
};

fn main() {
    divan::main();
}

/// A window with columns, before its first frame.
struct Window {
    ctx: Context,
    reader: Reader,
    theme: Theme,
    selected: Option<GroupId>,
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

    /// One frame of the columns with these events.
    fn frame(&mut self, comparison: &Comparison, epoch: u64, events: Vec<Event>) -> usize {
        let (theme, selected) = (self.theme.clone(), self.selected);
        self.draw(events, |ui, reader| {
            let (hovered, passage, pair, found) = (None, None, None, None);
            let input = ReaderInput {
                picked: &[],
                comparison,
                epoch,
                selected,
                fact: None,
                hovered,
                passage,
                pair,
                hand: &Hand::default(),
                found,
                choices: Default::default(),
                theme: &theme,
            };
            black_box(reader.ui(ui, &input));
        })
    }

    /// One frame with these events, as triangles; returns how many there are.
    fn draw(&mut self, events: Vec<Event>, mut contents: impl FnMut(&mut egui::Ui, &mut Reader)) -> usize {
        self.time_secs += 1.0 / 60.0;
        let Window { ctx, reader, .. } = self;
        let screen_rect = Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0)));
        let raw = RawInput { screen_rect, time: Some(self.time_secs), events, ..Default::default() };
        let mut output = ctx.run_ui(raw, |ui| contents(ui, reader));
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

/// A frame in which nothing changes, with a group selected, ribbons between the columns.
#[divan::bench(args = [5, 50, 500])]
fn steady(bencher: Bencher<'_, '_>, count: usize) {
    let comparison = articles::many(count);
    let mut window = Window::new();
    window.selected = comparison.shared_groups().next().map(|(group, _)| group);
    for _ in 0..4 {
        window.frame(&comparison, 1, Vec::new());
    }
    bencher.bench_local(|| window.frame(&comparison, 1, Vec::new()));
}

/// A frame while the column under the pointer scrolls, down and up again, and the others follow.
#[divan::bench(args = [5, 50, 500])]
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

/// Articles and claims of the matrix: each article says something to one claim in four.
const SOURCES: usize = 50;
const CLAIMS: u32 = 5000;

/// The matrix in a window, after its first frames.
struct Board {
    window: Window,
    comparison: Comparison,
    matrix: Matrix,
}

impl Board {
    fn new() -> Self {
        let comparison = table();
        let mut matrix = Matrix::default();
        let rows: Vec<GroupId> = comparison.groups.ids().collect();
        matrix.refresh(&comparison, &Hand::default(), &rows);
        let mut board = Board { window: Window::new(), comparison, matrix };
        board.frame(vec![Event::PointerMoved(pos2(900.0, 500.0))]);
        board.frame(Vec::new());
        board
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        let Board { window, comparison, matrix } = self;
        let order: Vec<&DocumentId> = comparison.articles.iter().map(|article| &article.document.id).collect();
        let theme = window.theme.clone();
        let input = MatrixInput {
            comparison,
            matrix,
            order: &order,
            selected: (Some(GroupId(3)), None),
            hovered: (None, None),
            is_loose: &|_| false,
            hand: &Hand::default(),
            reveal: false,
            theme: &theme,
        };
        window.draw(events, |ui, _| {
            black_box(matrix_ui(ui, &input));
        })
    }
}

fn table() -> Comparison {
    let article = |at: usize| {
        let own = (1..=CLAIMS).filter(|claim| (*claim as usize * 7 + at).is_multiple_of(4));
        let own: Vec<(String, u32)> =
            own.map(|claim| (format!("{claim} binh sĩ được đưa tới vùng Kursk trong tháng 9"), claim)).collect();
        let sentences = own.iter().map(|(words, claim)| (words.as_str(), *claim)).collect();
        articles::article(&format!("document-{at}"), &format!("Bài số {at}"), &[(Role::Body, sentences)])
    };
    let verdicts = [Verdict::Agree, Verdict::Differ, Verdict::Disputed];
    let mut table =
        articles::comparison((0..SOURCES).map(article).collect(), |claim| verdicts[claim as usize % verdicts.len()]);
    for number in table.groups.ids() {
        let value = |&claim: &ClaimId| {
            let start = table.claim(claim).1.span.start as usize;
            Place { claim, span: Span::new(start, start + 4), value: Value::Words(String::new()) }
        };
        let values: Vec<Place> = table.groups[number].members.iter().map(value).collect();
        table.groups[number].differences.push(Difference {
            aspect: Aspect::Quantity,
            values,
            over_time: false,
            fact: None,
        });
    }
    table
}

/// A frame of 50 articles × 5,000 claims in which nothing changes.
#[divan::bench]
fn matrix_steady(bencher: Bencher<'_, '_>) {
    let mut board = Board::new();
    bencher.bench_local(|| board.frame(Vec::new()));
}

/// A frame while the matrix scrolls down and to the right.
#[divan::bench]
fn matrix_scrolling(bencher: Bencher<'_, '_>) {
    let mut board = Board::new();
    bencher.bench_local(|| board.frame(vec![wheel(vec2(-9.0, -60.0))]));
}

fn wheel(delta: egui::Vec2) -> Event {
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Trackpad);
    Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE }
}
