//! Under the bar: what is offered and waits for nobody. Work that a killed program left, files that changed on disk.

use std::time::SystemTime;

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, Ui, Vec2};

use super::{autosave::LeftWork, message::Deed, model::Stale, paths};
use crate::gui::{
    app::{command::Command, message::Action, scene::Scene},
    wording::dates::ago_words,
    words::t,
};

/// Left work that is offered at once, the latest first.
const SHOWN: usize = 3;

/// What is offered, in words, and what can be done with it.
struct Offer {
    words: String,
    actions: Vec<(String, Action)>,
}

/// Draws what is offered, if anything is.
pub fn offers_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let offers = offers(scene);
    if offers.is_empty() {
        return;
    }
    let margin = Margin::symmetric((theme.space * 3.0) as i8, (theme.space * 1.5) as i8);
    Panel::top("offers").frame(Frame::NONE.fill(theme.page).inner_margin(margin)).show(ui, |ui| {
        for offer in offers {
            offer_ui(ui, scene, offer, actions);
        }
    });
}

fn offers(scene: Scene<'_>) -> Vec<Offer> {
    let desk = &scene.state.desk;
    let mut offers: Vec<Offer> = desk.left.iter().take(SHOWN).map(left).collect();
    if let Some(file) = desk.file.as_ref().filter(|_| desk.changed_elsewhere) {
        offers.push(Offer {
            words: t!("file-changed-elsewhere", name = paths::name(file)),
            actions: vec![
                (t!("file-open-again"), Action::Files(Deed::OpenAgain)),
                (t!("file-keep-mine"), Action::Files(Deed::KeepWorkspace)),
            ],
        });
    }
    let (gone, changed): (Vec<&Stale>, Vec<&Stale>) = desk.stale.iter().partition(|stale| stale.gone);
    if let Some(first) = changed.first() {
        offers.push(Offer {
            words: t!("file-changed", name = paths::name(&first.path), count = changed.len()),
            actions: vec![
                (t!("file-read-again"), Action::Run(Command::ReadAgain)),
                (t!("file-keep"), Action::Files(Deed::KeepTexts { gone: false })),
            ],
        });
    }
    if let Some(first) = gone.first() {
        offers.push(Offer {
            words: t!("file-gone", name = paths::name(&first.path), count = gone.len()),
            actions: vec![(t!("file-keep"), Action::Files(Deed::KeepTexts { gone: true }))],
        });
    }
    offers
}

fn left(left: &LeftWork) -> Offer {
    // A clock that was set back since tells no time.
    let ago = ago_words(SystemTime::now().duration_since(left.at).unwrap_or_default());
    let articles = left.articles.map(|count| t!("articles", count = count));
    let words = match (articles, &left.of) {
        (Some(articles), Some(of)) => t!("recovery-left-of", name = paths::name(of), articles = articles, ago = ago),
        (Some(articles), None) => t!("recovery-left", articles = articles, ago = ago),
        (None, _) => t!("recovery-left-unread", ago = ago),
    };
    let number = left.number;
    let actions = vec![
        (t!("recovery-restore"), Action::Files(Deed::Restore(number))),
        (t!("recovery-discard"), Action::Files(Deed::Discard(number))),
        (t!("recovery-later"), Action::Files(Deed::Later(number))),
    ];
    Offer { words, actions }
}

/// One line: a symbol, the words, and what can be done at the right.
fn offer_ui(ui: &mut Ui, scene: Scene<'_>, offer: Offer, actions: &mut Vec<Action>) {
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        for (words, action) in offer.actions.into_iter().rev() {
            if ui.button(words).clicked() {
                actions.push(action);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new("•").color(scene.theme.accent));
            ui.add(Label::new(offer.words).truncate());
        });
    });
}
