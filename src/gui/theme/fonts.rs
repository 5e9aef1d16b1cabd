//! The typefaces: Inter for the interface, Literata for reading. Both have all of Vietnamese, composed and decomposed, and
//! Cyrillic; what they lack (Hangul, Han) comes from the system's fonts where eframe is allowed to look there.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::{reading, semibold};

/// Makes the program's typefaces those of `ctx`.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

/// The families: interface, semibold, reading and monospace, with Inter behind each of them.
fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 3] = [
        ("inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        ("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
        ("literata", include_bytes!("../../../assets/fonts/Literata-Regular.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, family(&["inter"]));
    fonts.families.insert(FontFamily::Monospace, family(&["inter"]));
    fonts.families.insert(semibold(), family(&["inter-semibold", "inter"]));
    fonts.families.insert(reading(), family(&["literata", "inter"]));
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Verdict;

    /// Every symbol that the interface draws as text.
    const SYMBOLS: &str = "↔≠≈=•…×“”·—→✓⚠";

    #[test]
    fn every_family_has_vietnamese_and_the_symbols() {
        let ctx = egui::Context::default();
        install(&ctx);
        let mut text = format!("{SYMBOLS}ăâđêôơư ẵẫễỗỡữỵ ẶẬỆỘỢỰ Ж");
        text.extend(Verdict::ALL.map(Verdict::symbol));
        let words = [include_str!("../../../assets/words/en.ftl"), include_str!("../../../assets/words/vi.ftl")];
        text.extend(words.concat().chars().filter(|letter| !letter.is_whitespace()));
        let mut output = ctx.run_ui(Default::default(), |ui| {
            for family in [FontFamily::Proportional, semibold(), reading(), FontFamily::Monospace] {
                let font = egui::FontId::new(14.0, family.clone());
                for letter in text.chars() {
                    let known = ui.fonts_mut(|fonts| fonts.has_glyph(&font, letter));
                    assert!(known, "{family:?} lacks {letter}");
                }
            }
        });
        output.textures_delta.clear();
    }
}
