//! Tokens for colour, type and space. Every colour and distance that is drawn comes from here; the values are data, in
//! `assets/themes/`.
//!
//! `tokens` reads them, `style` maps them onto egui's own widgets, `fonts` installs the typefaces, `choice` is what the
//! reader and the system want. Knows verdicts and the colours that a reader assigns, because they have some here; knows
//! nothing of what is drawn with them.

mod choice;
mod fonts;
mod style;
mod tokens;

use egui::{Color32, FontFamily, FontId};
use serde::Deserialize;

use crate::{edits::Colour, gui::wording::relation::Relation, judge::Verdict};

pub use choice::{SystemLook, ThemeChoice};
pub use fonts::install as install_fonts;
pub use style::{Themes, card_frame, chip_fill};

/// The colours and sizes that a frame is drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Whether it is light text on a dark ground.
    pub dark: bool,
    /// Behind everything.
    pub ground: Color32,
    /// The page that an article is read on.
    pub page: Color32,
    /// Side panels and bars.
    pub panel: Color32,
    /// Ground of buttons and text fields at rest.
    pub control: Color32,
    /// Ground of buttons and rows under the pointer.
    pub control_hover: Color32,
    /// Hairlines between things.
    pub line: Color32,
    /// Reading text and labels.
    pub text: Color32,
    /// Labels of less weight.
    pub text_weak: Color32,
    /// Metadata and furniture in an article.
    pub text_faint: Color32,
    /// Focus, links and what can be acted on.
    pub accent: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
    /// Ground of selected text.
    pub selection: Color32,
    /// A problem.
    pub warning: Color32,
    /// What shadows are made of, thinned out.
    pub shadow: Color32,
    /// By [`Verdict`], in the order of its variants.
    pub verdicts: [VerdictColors; Verdict::ALL.len()],
    /// What is on the same part of the story and has no verdict.
    pub related: VerdictColors,
    /// By [`Colour`], in the order of its variants.
    pub remarks: [Color32; Colour::ALL.len()],
    /// Size of the reading text in points.
    pub reading_size: f32,
    /// Height of a reading line as a multiple of the size.
    pub reading_line_height: f32,
    /// Size of labels and buttons in points.
    pub interface_size: f32,
    /// The unit of space; distances are multiples of it.
    pub space: f32,
    /// What joins passages of neighbouring columns.
    pub ribbons: RibbonTokens,
}

/// How ribbons look.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RibbonTokens {
    /// Points between two columns.
    pub gap: f32,
    /// How much of the verdict's colour one has that is not pointed at, from 0 to 1.
    pub quiet: f32,
    /// How much of it a hovered or selected one has.
    pub lit: f32,
}

/// How a verdict looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VerdictColors {
    /// Marks, symbols and words.
    pub strong: Color32,
    /// Ground of a passage.
    pub tint: Color32,
    /// Ground of a hovered or selected passage.
    pub tint_strong: Color32,
}

impl Theme {
    /// Warm paper.
    pub fn light() -> Self {
        tokens::embedded(include_str!("../../../assets/themes/light.toml"))
    }

    /// Soft dark.
    pub fn dark() -> Self {
        tokens::embedded(include_str!("../../../assets/themes/dark.toml"))
    }

    /// White and bright colours on black, with firm lines.
    pub fn contrast() -> Self {
        tokens::embedded(include_str!("../../../assets/themes/contrast.toml"))
    }

    /// The colours of `verdict`.
    pub fn verdict(&self, verdict: Verdict) -> VerdictColors {
        self.verdicts[verdict as usize]
    }

    /// The colours of `relation`.
    pub fn relation(&self, relation: Relation) -> VerdictColors {
        match relation {
            Relation::Judged(verdict) => self.verdict(verdict),
            Relation::Related => self.related,
        }
    }

    /// What a reader's `colour` looks like.
    pub fn remark(&self, colour: Colour) -> Color32 {
        self.remarks[colour as usize]
    }

    /// The typeface of labels, at their size.
    pub fn label_font(&self) -> FontId {
        FontId::new(self.interface_size, FontFamily::Proportional)
    }

    /// The typeface of badges, dates and other small labels.
    pub fn small_font(&self) -> FontId {
        FontId::new(self.interface_size - 1.5, FontFamily::Proportional)
    }

    /// The typeface of what stands out among small labels.
    pub fn small_strong_font(&self) -> FontId {
        FontId { family: semibold(), ..self.small_font() }
    }

    /// The typeface of headings, at the size of labels.
    pub fn strong_font(&self) -> FontId {
        FontId::new(self.interface_size, semibold())
    }

    /// The typeface of quoted passages outside the columns.
    pub fn quote_font(&self) -> FontId {
        FontId::new(self.interface_size + 1.0, reading())
    }
}

/// Inter SemiBold.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Literata, for reading.
pub fn reading() -> FontFamily {
    FontFamily::Name("reading".into())
}
