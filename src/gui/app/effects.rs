//! Actions applied, and what the state wants done outside it: by the worker, the dialogs, the files, the columns and egui.

use egui::{Context, ViewportCommand};

use super::{
    App,
    message::{Action, Effect},
    telling, telling_as,
};
use crate::gui::{
    features::{
        claims_list::ui::kept_offset,
        files::{
            message::{Deed, Errand},
            picker::Pick,
        },
        find::ui::find_field,
    },
    words,
};

impl App {
    /// Applies an action and does what it wants done.
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        if matches!(action, Action::Run(command) if command.theme().is_some()) {
            self.asked_theme = None;
        }
        for effect in self.state.apply(action) {
            self.perform(ctx, effect);
        }
        ctx.request_repaint();
    }

    pub(super) fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Read(ticket, source) => self.worker.read(ticket, source),
            Effect::Compare(epoch, order) => self.worker.compare(epoch, order),
            Effect::CancelWork => self.worker.cancel(),
            Effect::Pick(pick) => {
                let tell = telling_as(ctx, &self.sender, Action::Picked);
                self.deps.picker.pick(pick, Box::new(tell));
            }
            Effect::RequestPaste => {
                self.paste_wanted = true;
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::RevealInColumns(group) => self.reader.reveal(&self.state.library.comparison, group),
            Effect::RevealPassages(pair) => self.reader.reveal_passages(&self.state.library.comparison, pair),
            Effect::ShowColumn(document) => self.reader.show_column(&document),
            Effect::ReleaseKeyboard => ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            }),
            Effect::FocusColumn(place) => self.reader.call(place),
            Effect::ForgetText => self.reader.forget_selection(),
            Effect::KeepRows { moved, selected } => {
                self.hints.list_offset = kept_offset(ctx, self.themes.current(ctx), &moved, selected);
            }
            Effect::PickModel => {
                let tell = telling_as(ctx, &self.sender, Action::ModelPicked);
                self.deps.picker.pick(Pick::Model, Box::new(tell));
            }
            Effect::RevealWords(hits) => self.reader.reveal_words(&hits),
            Effect::RevealFact(place) => self.hints.reveal_fact = Some(place),
            Effect::RevealRow(row) => self.hints.reveal_row = Some(row),
            Effect::RevealCommand => self.hints.reveal_command = true,
            Effect::FocusFind => self.hints.focus_find = true,
            Effect::FocusRemark(on, field) => self.hints.focus_remark = Some((on, field)),
            Effect::FocusFindBar => {
                self.hints.focus_find_bar = true;
                let focused = ctx.memory(|memory| memory.focused());
                self.focus_before = focused.filter(|id| *id != find_field()).or(self.focus_before);
            }
            Effect::LeaveFindBar => {
                let before = self.focus_before.take();
                ctx.memory_mut(|memory| match before {
                    Some(before) => memory.request_focus(before),
                    None => memory.surrender_focus(find_field()),
                });
            }
            Effect::RevealHit(hit) => self.reader.reveal_span(hit.article, hit.span),
            Effect::ApplyLook => {
                let theme = self.asked_theme.unwrap_or(self.state.settings.theme);
                self.themes.apply(ctx, theme, self.state.system);
                self.fit_zoom(ctx);
            }
            Effect::Speak => {
                words::speak(self.state.settings.language.unwrap_or(self.deps.language));
                self.act(ctx, Action::Reword);
            }
            Effect::SaveSettings => {
                let problem = self.deps.store.save(&self.state.settings).err();
                problem.into_iter().for_each(|note| self.state.notice(note));
            }
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Effect::Files(errand) => self.run_errand(ctx, errand),
        }
    }

    /// Does something with files that are not articles.
    fn run_errand(&self, ctx: &Context, errand: Errand) {
        match errand {
            Errand::Ask(pick, what) => {
                let tell = telling(ctx, &self.sender, move |picked| Deed::Named(what.clone(), picked));
                self.deps.picker.pick(pick, Box::new(tell));
            }
            Errand::Order(order) => self.saver.order(order),
            Errand::Restore(number) => self.keeper.restore(number),
            Errand::Discard(number) => self.keeper.discard(number),
        }
    }
}
