//! Letters that no font of this computer has, so that a reader who sees boxes knows why.
//!
//! The program's own typefaces have Latin and Cyrillic letters; others come from the system's fonts where there are any.

use std::collections::BTreeSet;

use egui::{Context, FontId};

use crate::{
    compare::Comparison,
    gui::{theme::reading, wording::names::language_name, words::t},
    ingest::Document,
    notes::{Level, Note},
};

/// The first letter beyond those that the program's own typefaces have.
const FIRST_FOREIGN: char = '\u{590}';
/// So many characters of an article are looked at, and so many different letters asked for.
const LOOKED_AT: usize = 2_000;
const ASKED_FOR: usize = 40;

/// What the articles are told that are in letters which no font has, once for each language; `told` remembers which.
pub fn lacking(ctx: &Context, comparison: &Comparison, told: &mut BTreeSet<&'static str>) -> Vec<Note> {
    let documents = comparison.articles.iter().map(|article| &article.document);
    let mut notes = Vec::new();
    for document in documents {
        let code = document.language.unwrap_or_default();
        if !told.contains(code) && lacks(ctx, document) {
            told.insert(code);
            notes.push(note(code));
        }
    }
    notes
}

/// Whether most of the letters of `document` have no glyph.
fn lacks(ctx: &Context, document: &Document) -> bool {
    let is_foreign = |letter: &char| *letter >= FIRST_FOREIGN && letter.is_alphabetic();
    let letters: BTreeSet<char> = document.text.chars().take(LOOKED_AT).filter(is_foreign).collect();
    let font = FontId::new(14.0, reading());
    let asked: Vec<char> = letters.into_iter().take(ASKED_FOR).collect();
    let lacking = ctx.fonts_mut(|fonts| asked.iter().filter(|letter| !fonts.has_glyph(&font, **letter)).count());
    lacking * 2 > asked.len()
}

fn note(code: &str) -> Note {
    let text = match code {
        "" => t!("fonts-lacking-some"),
        code => t!("fonts-lacking", language = language_name(code)),
    };
    Note::new(Level::Warning, "", text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::{fixture, theme};

    #[test]
    fn letters_without_a_font_are_told_and_others_are_not() {
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        let mut found = Vec::new();
        let mut output = ctx.run_ui(Default::default(), |ui| {
            let texts = [
                "Порт Ванша закрыт для судов.",
                "새빛 호프호에는 19명이 타고 있었다.",
                "Cảng Vân Sa tạm ngừng đón tàu.",
            ];
            found = texts.map(|text| lacks(ui.ctx(), &fixture::document("a.txt", text))).to_vec();
        });
        output.textures_delta.clear();
        assert_eq!(found, [false, true, false]);
    }
}
