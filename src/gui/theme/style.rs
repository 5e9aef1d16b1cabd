//! Tokens mapped onto egui's own widgets: rounded, calm, hairlines, little chrome.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
    style::{Selection, WidgetVisuals, Widgets},
};

use super::{
    Theme, VerdictColors,
    choice::{SystemLook, ThemeChoice},
    semibold,
};

/// Corners of buttons, rows and cards, in points.
const CORNER: u8 = 6;

/// The themes. Between light and dark egui decides, from the reader's choice and the system's; high contrast takes the
/// place of dark.
#[derive(Clone, Debug)]
pub struct Themes {
    light: Theme,
    dark: Theme,
    contrast: Theme,
    /// Whether high contrast is what is drawn with.
    contrasts: bool,
}

impl Default for Themes {
    fn default() -> Self {
        Themes { light: Theme::light(), dark: Theme::dark(), contrast: Theme::contrast(), contrasts: false }
    }
}

impl Themes {
    /// Has egui draw its widgets as the reader chose, or else as the system wants it.
    pub fn apply(&mut self, ctx: &Context, choice: ThemeChoice, system: SystemLook) {
        self.contrasts = choice == ThemeChoice::Contrast || (choice == ThemeChoice::System && system.more_contrast);
        let dark = if self.contrasts { &self.contrast } else { &self.dark };
        for (of, theme) in [(egui::Theme::Light, &self.light), (egui::Theme::Dark, dark)] {
            let mut style = style(theme);
            if system.less_motion {
                style.animation_time = 0.0;
            }
            ctx.set_style_of(of, style);
        }
        ctx.set_theme(if self.contrasts { egui::ThemePreference::Dark } else { choice.into() });
    }

    /// The one that `ctx` draws with.
    pub fn current(&self, ctx: &Context) -> &Theme {
        match ctx.theme() {
            egui::Theme::Light => &self.light,
            egui::Theme::Dark if self.contrasts => &self.contrast,
            egui::Theme::Dark => &self.dark,
        }
    }
}

/// The frame of a card: something to read on the page's ground within a hairline.
pub fn card_frame(theme: &Theme) -> Frame {
    Frame::NONE
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::same((theme.space * 3.0) as i8))
}

/// Ground of a chip in the colours of a verdict, chosen or not.
pub fn chip_fill(look: VerdictColors, chosen: bool) -> Color32 {
    if chosen { look.tint_strong } else { look.tint }
}

/// Everything that egui's own widgets take from the theme.
fn style(theme: &Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    let size = theme.interface_size;
    let font = |points: f32| FontId::new(points, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, font(size - 1.5)),
        (TextStyle::Body, font(size)),
        (TextStyle::Button, font(size)),
        (TextStyle::Monospace, FontId::new(size - 0.5, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(size + 6.0, semibold())),
    ]
    .into();
    let unit = theme.space;
    style.spacing.item_spacing = Vec2::new(unit * 2.0, unit * 1.5);
    style.spacing.button_padding = Vec2::new(unit * 2.5, unit * 1.25);
    style.spacing.menu_margin = Margin::same((unit * 1.5) as i8);
    style.spacing.window_margin = Margin::same((unit * 4.0) as i8);
    style.spacing.interact_size.y = unit * 7.0;
    style.spacing.tooltip_width = 360.0;
    style.spacing.menu_width = 420.0;
    style.interaction.tooltip_delay = 0.4;
    style
}

/// Colours, strokes and corners of egui's widgets.
fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        widgets: widgets(theme),
        selection: Selection { bg_fill: theme.selection, stroke: Stroke::new(1.0, theme.text) },
        hyperlink_color: theme.accent,
        faint_bg_color: theme.panel,
        extreme_bg_color: theme.control,
        text_edit_bg_color: Some(theme.page),
        code_bg_color: theme.control,
        warn_fg_color: theme.warning,
        error_fg_color: theme.warning,
        weak_text_color: Some(theme.text_weak),
        window_corner_radius: CornerRadius::same(CORNER + 2),
        menu_corner_radius: CornerRadius::same(CORNER),
        window_fill: theme.page,
        window_stroke: Stroke::new(1.0, theme.line),
        panel_fill: theme.panel,
        window_shadow: shadow(theme, 24),
        popup_shadow: shadow(theme, 12),
        ..base
    }
}

fn shadow(theme: &Theme, blur: u8) -> Shadow {
    let strength = if theme.dark { 0.45 } else { 0.16 };
    Shadow { offset: [0, 4], blur, spread: 0, color: theme.shadow.gamma_multiply(strength) }
}

/// Widgets in their states: grounds change, sizes never do.
fn widgets(theme: &Theme) -> Widgets {
    let look = |fill: Color32, line: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(CORNER),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(theme.panel, theme.line, theme.text),
        inactive: look(theme.control, theme.line, theme.text),
        hovered: look(theme.control_hover, theme.text_faint, theme.text),
        active: look(theme.selection, theme.accent, theme.text),
        open: look(theme.control_hover, theme.line, theme.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_contrast_is_the_readers_choice_or_the_systems_wish() {
        let ctx = Context::default();
        let mut themes = Themes::default();
        let wishes = SystemLook { more_contrast: true, less_motion: true };
        let mut check = |choice, system, expected: Theme| {
            themes.apply(&ctx, choice, system);
            assert_eq!(*themes.current(&ctx), expected, "{choice:?} {system:?}");
        };
        check(ThemeChoice::Contrast, SystemLook::default(), Theme::contrast());
        check(ThemeChoice::System, wishes, Theme::contrast());
        check(ThemeChoice::Dark, wishes, Theme::dark());
        check(ThemeChoice::Light, SystemLook::default(), Theme::light());
        assert!(ctx.global_style().animation_time > 0.0);
        themes.apply(&ctx, ThemeChoice::Light, wishes);
        assert_eq!(ctx.global_style().animation_time, 0.0, "motion stops where the system says so");
    }
}
