//! Themes as they stand in `assets/themes/*.toml`, read into [`Theme`].
//!
//! Knows the files' shape and nothing of egui's widgets.

use egui::Color32;
use serde::Deserialize;

use super::{RibbonTokens, Theme, VerdictColors};

/// A theme file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dark: bool,
    #[serde(rename = "type")]
    typography: Typography,
    space: Space,
    ribbons: RibbonTokens,
    colors: Colors,
    verdicts: Verdicts,
    related: Look,
    remarks: Remarks,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typography {
    reading_size: f32,
    reading_line_height: f32,
    interface_size: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Space {
    unit: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Colors {
    ground: Hex,
    page: Hex,
    panel: Hex,
    control: Hex,
    control_hover: Hex,
    line: Hex,
    text: Hex,
    text_weak: Hex,
    text_faint: Hex,
    accent: Hex,
    on_accent: Hex,
    selection: Hex,
    warning: Hex,
    shadow: Hex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdicts {
    disputed: Look,
    differ: Look,
    changed: Look,
    agree: Look,
    single_source: Look,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remarks {
    red: Hex,
    orange: Hex,
    yellow: Hex,
    green: Hex,
    blue: Hex,
    purple: Hex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    strong: Hex,
    tint: Hex,
    tint_strong: Hex,
}

/// A colour written as `#rrggbb`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Hex(Color32);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color32::from_hex(&text).map(Hex).map_err(|_| format!("`{text}` is not a colour; write it as #rrggbb"))
    }
}

impl From<Look> for VerdictColors {
    fn from(look: Look) -> Self {
        VerdictColors { strong: look.strong.0, tint: look.tint.0, tint_strong: look.tint_strong.0 }
    }
}

impl From<File> for Theme {
    fn from(file: File) -> Self {
        let File { dark, typography, space, ribbons, colors, verdicts, related, remarks } = file;
        Theme {
            dark,
            ground: colors.ground.0,
            page: colors.page.0,
            panel: colors.panel.0,
            control: colors.control.0,
            control_hover: colors.control_hover.0,
            line: colors.line.0,
            text: colors.text.0,
            text_weak: colors.text_weak.0,
            text_faint: colors.text_faint.0,
            accent: colors.accent.0,
            on_accent: colors.on_accent.0,
            selection: colors.selection.0,
            warning: colors.warning.0,
            shadow: colors.shadow.0,
            verdicts: [
                verdicts.disputed.into(),
                verdicts.differ.into(),
                verdicts.changed.into(),
                verdicts.agree.into(),
                verdicts.single_source.into(),
            ],
            related: related.into(),
            remarks: [
                remarks.red.0,
                remarks.orange.0,
                remarks.yellow.0,
                remarks.green.0,
                remarks.blue.0,
                remarks.purple.0,
            ],
            reading_size: typography.reading_size,
            reading_line_height: typography.reading_line_height,
            interface_size: typography.interface_size,
            space: space.unit,
            ribbons,
        }
    }
}

/// A theme from the text of its file, or what is wrong with it.
fn parsed(text: &str) -> Result<Theme, toml::de::Error> {
    toml::from_str::<File>(text).map(Theme::from)
}

/// A theme that is part of the program.
pub(super) fn embedded(text: &str) -> Theme {
    // The two embedded files are parsed by this module's tests, so this cannot fail in a program that passed them.
    parsed(text).unwrap_or_else(|problem| panic!("embedded theme: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{edits::Colour, gui::wording::relation::Relation};

    /// A difference in Oklab that is seen at a glance between two marks (one just seen is about 0.02).
    const LEAST_APART: f32 = 0.055;

    /// Relative luminance by WCAG 2.1.
    fn luminance(color: Color32) -> f32 {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio by WCAG 2.1, from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn check_contrast(name: &str, on: Color32, under: Color32, least: f32) {
        let ratio = contrast(on, under);
        assert!(ratio >= least, "{name}: {ratio:.2} is under {least}");
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for theme in [Theme::light(), Theme::dark()] {
            let dark = theme.dark;
            for (ground_name, ground) in [
                ("page", theme.page),
                ("panel", theme.panel),
                ("control", theme.control),
                ("control_hover", theme.control_hover),
            ] {
                check_contrast(&format!("dark {dark}: text on {ground_name}"), theme.text, ground, 7.0);
                check_contrast(&format!("dark {dark}: text_weak on {ground_name}"), theme.text_weak, ground, 4.5);
            }
            for (name, ink) in [("text_faint", theme.text_faint), ("accent", theme.accent), ("warning", theme.warning)]
            {
                check_contrast(&format!("dark {dark}: {name} on page"), ink, theme.page, 4.5);
                check_contrast(&format!("dark {dark}: {name} on panel"), ink, theme.panel, 4.5);
            }
            check_contrast(&format!("dark {dark}: on_accent"), theme.on_accent, theme.accent, 4.5);
            check_contrast(&format!("dark {dark}: selected text"), theme.text, theme.selection, 4.5);
        }
    }

    #[test]
    fn captions_are_quieter_than_claims_and_furniture_than_captions() {
        for theme in [Theme::light(), Theme::dark()] {
            let [text, weak, faint] =
                [theme.text, theme.text_weak, theme.text_faint].map(|ink| contrast(ink, theme.page));
            assert!(text > 1.5 * weak && weak > 1.3 * faint, "dark {}: {text:.2}, {weak:.2}, {faint:.2}", theme.dark);
        }
    }

    #[test]
    fn verdicts_can_be_read_on_every_ground() {
        for theme in [Theme::light(), Theme::dark(), Theme::contrast()] {
            for relation in Relation::ALL {
                let look = theme.relation(relation);
                let name = format!("dark {} {relation:?}", theme.dark);
                check_contrast(&format!("{name}: text on tint"), theme.text, look.tint, 4.5);
                check_contrast(&format!("{name}: text on tint_strong"), theme.text, look.tint_strong, 4.5);
                check_contrast(&format!("{name}: a caption on tint"), theme.text_weak, look.tint, 4.5);
                check_contrast(&format!("{name}: a caption on tint_strong"), theme.text_weak, look.tint_strong, 4.5);
                check_contrast(&format!("{name}: strong on page"), look.strong, theme.page, 4.5);
                check_contrast(&format!("{name}: strong on panel"), look.strong, theme.panel, 4.5);
                check_contrast(&format!("{name}: strong on tint"), look.strong, look.tint, 4.5);
                check_contrast(&format!("{name}: strong on tint_strong"), look.strong, look.tint_strong, 3.0);
            }
        }
    }

    #[test]
    fn high_contrast_is_high() {
        let theme = Theme::contrast();
        let inks = [
            ("weak", theme.text_weak),
            ("faint", theme.text_faint),
            ("accent", theme.accent),
            ("warning", theme.warning),
        ];
        for (name, ink) in inks {
            check_contrast(name, ink, theme.page, 10.0);
            check_contrast(name, ink, theme.control_hover, 7.0);
        }
        check_contrast("line", theme.line, theme.page, 4.5);
        for relation in Relation::ALL {
            let look = theme.relation(relation);
            check_contrast(&format!("{relation:?}: text on tint_strong"), theme.text, look.tint_strong, 7.0);
            check_contrast(&format!("{relation:?}: strong on tint"), look.strong, look.tint, 7.0);
        }
    }

    /// Linear light, red, green and blue.
    fn linear(color: Color32) -> [f32; 3] {
        [color.r(), color.g(), color.b()].map(|channel| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// A colour in Oklab (Ottosson, 2020), from linear light: distances are as large as they look.
    fn oklab([r, g, b]: [f32; 3]) -> [f32; 3] {
        let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_993 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b).cbrt();
        [
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    /// What readers without one kind of cone see, in linear light (Machado, Oliveira and Fernandes, 2009, severity 1).
    const BLINDNESS: [(&str, [[f32; 3]; 3]); 3] = [
        ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protan",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deutan",
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        ),
    ];

    fn seen(color: Color32, by: [[f32; 3]; 3]) -> [f32; 3] {
        let light = linear(color);
        oklab(by.map(|row| row.iter().zip(light).map(|(weight, part)| weight * part).sum::<f32>().clamp(0.0, 1.0)))
    }

    fn themes() -> [(&'static str, Theme); 3] {
        [("light", Theme::light()), ("dark", Theme::dark()), ("contrast", Theme::contrast())]
    }

    /// Whether red-green blind readers can tell `colors` apart, each with what has it.
    fn check_apart<T: Copy + std::fmt::Debug>(theme: &str, colors: &[(T, Color32)]) {
        for (reader, eyes) in BLINDNESS {
            for (i, (one, a)) in colors.iter().enumerate() {
                for (other, b) in &colors[i + 1..] {
                    let [a, b] = [*a, *b].map(|color| seen(color, eyes));
                    let apart = a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f32>().sqrt();
                    let what = format!("{theme}, {reader}: {one:?} and {other:?}: {apart:.3}");
                    assert!(apart >= LEAST_APART, "{what} is under {LEAST_APART}");
                }
            }
        }
    }

    #[test]
    fn red_green_blind_readers_can_tell_the_verdicts_apart() {
        for (name, theme) in themes() {
            check_apart(name, &Relation::ALL.map(|relation| (relation, theme.relation(relation).strong)));
        }
    }

    #[test]
    fn red_green_blind_readers_can_tell_assigned_colours_apart_and_see_them_on_every_ground() {
        for (name, theme) in themes() {
            check_apart(name, &Colour::ALL.map(|colour| (colour, theme.remark(colour))));
            for colour in Colour::ALL {
                for ground in [theme.page, theme.panel, theme.control_hover] {
                    check_contrast(&format!("{name}: {colour:?}"), theme.remark(colour), ground, 3.0);
                }
            }
        }
    }

    #[test]
    fn a_colour_that_is_none_is_named() {
        let broken = include_str!("../../../assets/themes/light.toml").replace("#fdfbf6", "paper");
        let problem = parsed(&broken).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(problem.contains("`paper` is not a colour"), "{problem}");
    }
}
