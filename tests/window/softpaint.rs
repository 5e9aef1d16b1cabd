//! The painter of the window tests' pictures: its pixels are right where they can be reckoned, and repeat.

use egui::{Color32, FontData, FontDefinitions, FontFamily, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use image::{Rgba, RgbaImage};

use crate::support::softpaint::SoftPainter;

fn picture(scale: f32, draw: impl FnMut(&mut egui::Ui)) -> RgbaImage {
    let harness = Harness::builder().with_size(vec2(60.0, 40.0)).with_pixels_per_point(scale);
    let harness = harness.with_context_setup(|ctx| ctx.set_fonts(fonts()));
    harness.renderer(SoftPainter::default()).build_ui(draw).render().expect("a picture")
}

/// One of the bundled typefaces for everything.
fn fonts() -> FontDefinitions {
    let inter = FontData::from_static(include_bytes!("../../assets/fonts/Inter-Regular.ttf"));
    let families = [FontFamily::Proportional, FontFamily::Monospace];
    FontDefinitions {
        font_data: [("Inter".to_owned(), inter.into())].into(),
        families: families.map(|family| (family, vec!["Inter".to_owned()])).into(),
    }
}

fn square(ui: &egui::Ui, at: f32, side: f32, colour: Color32) {
    ui.painter().rect_filled(Rect::from_min_size(Pos2::new(at, at), Vec2::splat(side)), 0.0, colour);
}

#[test]
fn squares_lie_on_their_pixels_and_blend_as_they_are() {
    let blue = Color32::from_rgb(0, 0, 200);
    for scale in [1, 2] {
        let picture = picture(scale as f32, |ui| {
            square(ui, 0.0, 40.0, blue);
            square(ui, 10.0, 10.0, Color32::from_rgba_premultiplied(100, 0, 0, 128));
        });
        assert_eq!(picture.dimensions(), (60 * scale, 40 * scale));
        let at = |x: u32, y: u32| picture.get_pixel(x * scale, y * scale).0;
        assert_eq!(at(5, 5), [0, 0, 200, 255]);
        assert_eq!(at(15, 15), [100, 0, 100, 255], "the diagonal is painted once");
        assert_eq!(at(15, 12), [100, 0, 100, 255]);
        assert_eq!(at(22, 22), [0, 0, 200, 255]);
    }
}

#[test]
fn a_clip_cuts() {
    let picture = picture(1.0, |ui| {
        square(ui, 0.0, 60.0, Color32::BLUE);
        ui.set_clip_rect(Rect::from_min_size(Pos2::ZERO, Vec2::splat(20.0)));
        square(ui, 0.0, 60.0, Color32::RED);
    });
    assert_eq!([picture.get_pixel(19, 19).0, picture.get_pixel(20, 19).0], [[255, 0, 0, 255], [0, 0, 255, 255]]);
}

#[test]
fn text_shows_and_pixels_repeat() {
    let draw = || picture(1.5, |ui| _ = ui.button("Synoptic"));
    let first = draw();
    let colours: std::collections::BTreeSet<_> = first.pixels().map(|&Rgba(pixel)| pixel).collect();
    assert!(colours.len() > 10, "text has soft edges, seen {}", colours.len());
    assert_eq!(first, draw());
}
