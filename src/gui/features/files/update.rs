//! The workspace's file: opened, saved, left, watched; what is asked and offered on the way.
//!
//! Nothing that the reader did is given up unasked: whoever would leave unsaved work goes through [`State::leave`].

use std::{path::PathBuf, sync::Arc};

use super::{
    autosave,
    exports::{self, Format},
    message::{Answer, Deed, Errand, FileQuestion, Then, Why, Write},
    model::{Said, Saving},
    paths::{self, absolute},
    picker::{Pick, Picked},
    save_worker::{self, Done, Guard, Order, Refusal},
};
use crate::{
    edits::Reading,
    gui::{
        app::{
            message::{Action, Effect},
            sample,
            state::{Dialog, State},
            worker::Source,
        },
        words::t,
    },
    notes::{Level, Note},
    workspace::{Fingerprint, Opened, Workspace},
};

/// Whether by `action` the reader goes on, so that what was said of saving is no longer on screen.
pub fn goes_on(action: &Action) -> bool {
    matches!(
        action,
        Action::Run(_)
            | Action::Open(_)
            | Action::PasteText(_)
            | Action::Edit(_)
            | Action::Remark(..)
            | Action::Overrule(_)
            | Action::GoTo(_)
            | Action::Close(_)
            | Action::Select(_)
            | Action::Pick(_)
            | Action::Filter(_)
            | Action::Find(_)
    )
}

impl State {
    pub fn deal(&mut self, deed: Deed) -> Vec<Effect> {
        match deed {
            Deed::CloseRequested => self.leave(Then::Quit),
            Deed::Answer(answer) => self.answered(answer),
            Deed::Named(what, picked) => self.named(what, picked),
            Deed::Saver(save_worker::Told::Opened { path, articles, result }) => self.opened(path, articles, result),
            Deed::Saver(save_worker::Told::Written { path, what, result }) => self.written(path, what, result),
            Deed::Keeper(told) => self.hear_keeper(told),
            Deed::Watcher(change) => {
                self.desk.hear(change);
                Vec::new()
            }
            Deed::Restore(number) => self.leave(Then::Restore(number)),
            Deed::Discard(number) => {
                self.desk.left.retain(|left| left.number != number);
                vec![Effect::Files(Errand::Discard(number))]
            }
            Deed::Later(number) => {
                self.desk.left.retain(|left| left.number != number);
                Vec::new()
            }
            Deed::KeepTexts { gone } => {
                self.desk.stale.retain(|stale| stale.gone != gone);
                Vec::new()
            }
            Deed::KeepWorkspace => {
                self.desk.changed_elsewhere = false;
                Vec::new()
            }
            Deed::OpenAgain => {
                let workspace = self.desk.file.clone();
                workspace.map_or_else(Vec::new, |workspace| self.leave(Then::Open { workspace, articles: Vec::new() }))
            }
        }
    }

    // Leaving one workspace for another, or for good

    /// Does `then` once unsaved work is dealt with.
    pub fn leave(&mut self, then: Then) -> Vec<Effect> {
        if let Some(saving) = &mut self.desk.errands.saving {
            saving.then = Some(then);
            return Vec::new();
        }
        let mut effects = self.keep_typed();
        if self.desk.is_unsaved() {
            self.dialog = Some(Dialog::Files(FileQuestion::Unsaved(then)));
        } else {
            effects.extend(self.go_on(then));
        }
        effects
    }

    /// Keeps the notes that are being written, so that they are not lost with the window that they are written in.
    fn keep_typed(&mut self) -> Vec<Effect> {
        let Some(draft) = self.drafts.unkept(&self.library.history) else { return Vec::new() };
        self.drafts.close_notes();
        let effects = self.edit(draft);
        self.desk.look(&self.library);
        effects
    }

    fn go_on(&mut self, then: Then) -> Vec<Effect> {
        match then {
            Then::New => self.adopt(Workspace::default(), None, None),
            Then::Open { workspace, articles } => {
                self.desk.errands.opening += 1;
                self.desk.errands.opened_over = Arc::clone(&self.library.history);
                vec![Effect::Files(Errand::Order(Order::Open { path: workspace, articles }))]
            }
            Then::Example => self.open_example(),
            Then::Restore(number) => vec![Effect::Files(Errand::Restore(number))],
            Then::Quit => {
                self.desk.leaving = true;
                vec![Effect::Quit]
            }
        }
    }

    /// Puts `workspace` in place of what is open. Without a `print` it is not what its file holds.
    fn adopt(&mut self, workspace: Workspace, file: Option<PathBuf>, print: Option<Fingerprint>) -> Vec<Effect> {
        let mut effects = self.cancel();
        let history = Arc::new(workspace.history);
        let saved = if print.is_some() { Arc::clone(&history) } else { Arc::default() };
        self.library.texts = workspace.texts;
        self.library.history = Arc::clone(&history);
        self.library.refresh_documents();
        self.desk.look(&self.library);
        self.desk.belongs_to(file, print, saved, &history);
        self.desk.stale.clear();
        (self.picks, self.drafts, self.retraced) = Default::default();
        self.point_at(None);
        effects.extend(self.compare());
        effects
    }

    /// Puts the worked example in place of what is open. As it is, it needs no saving: it can be opened again.
    fn open_example(&mut self) -> Vec<Effect> {
        match sample::worked() {
            Ok(Opened { workspace, notes, .. }) => {
                notes.into_iter().for_each(|note| self.notice(note));
                let effects = self.adopt(workspace, None, None);
                let history = Arc::clone(&self.library.history);
                self.desk.belongs_to(None, None, Arc::clone(&history), &history);
                effects
            }
            Err(note) => {
                self.notice(note);
                Vec::new()
            }
        }
    }

    // Opening

    /// Opens `workspace` and then `articles` into it; `others` are workspaces too many.
    pub fn open_workspace(&mut self, workspace: PathBuf, others: &[PathBuf], articles: Vec<PathBuf>) -> Vec<Effect> {
        for other in others {
            self.notice(Note::new(Level::Warning, other.display().to_string(), t!("file-one-at-a-time")));
        }
        self.leave(Then::Open { workspace: absolute(workspace), articles })
    }

    fn opened(&mut self, path: PathBuf, articles: Vec<PathBuf>, result: Result<Opened, Note>) -> Vec<Effect> {
        self.desk.errands.opening = self.desk.errands.opening.saturating_sub(1);
        let goes_on = self.desk.errands.opened_over != self.library.history;
        if result.is_ok() && goes_on && self.desk.is_unsaved() {
            return self.leave(Then::Open { workspace: path, articles });
        }
        let before = self.settings.recent.clone();
        let mut effects = match result {
            Ok(Opened { workspace, notes, print }) => {
                self.settings.remember(&path);
                notes.into_iter().for_each(|note| self.notice(note));
                self.adopt(workspace, Some(path), print)
            }
            Err(note) => {
                self.settings.forget(&path);
                self.notice(note);
                Vec::new()
            }
        };
        effects.extend((self.settings.recent != before).then_some(Effect::SaveSettings));
        if !articles.is_empty() {
            effects.push(self.read(Source::Paths(articles)));
        }
        effects
    }

    // Saving and exporting

    /// Saves the workspace into its file, and then does `then`.
    pub fn save(&mut self, then: Option<Then>) -> Vec<Effect> {
        let mut effects = self.keep_typed();
        effects.extend(self.save_kept(then));
        effects
    }

    fn save_kept(&mut self, then: Option<Then>) -> Vec<Effect> {
        if let Some(saving) = &mut self.desk.errands.saving {
            saving.again = true;
            return Vec::new();
        }
        if self.is_blank() {
            return Vec::new();
        }
        match (self.desk.file.clone(), self.desk.print) {
            (Some(path), Some(print)) => self.write(path, Write::Workspace(then), Guard::Known(print)),
            (Some(path), None) => self.ask_replace(path, Write::Workspace(then), Why::NotRead),
            (None, _) => self.ask_where(Write::Workspace(then)),
        }
    }

    /// Whether there is nothing to save.
    pub fn is_blank(&self) -> bool {
        self.desk.file.is_none() && self.library.texts.is_empty()
    }

    /// Asks where the workspace is to be saved.
    pub fn save_as(&mut self) -> Vec<Effect> {
        if self.is_blank() {
            return Vec::new();
        }
        let mut effects = self.keep_typed();
        effects.extend(self.ask_where(Write::Workspace(None)));
        effects
    }

    /// Asks where `what` is to be written.
    pub fn ask_where(&mut self, what: Write) -> Vec<Effect> {
        let kind = match &what {
            Write::Workspace(_) => t!("file-workspaces"),
            Write::Export(format) => exports::name(*format),
        };
        let name = self.desk.offered_name(what.extension());
        let pick = Pick::Save { name, folder: self.folder(), filter: (kind, what.extension()) };
        vec![Effect::Files(Errand::Ask(pick, what))]
    }

    /// The folder of the workspace, or else of the first article.
    fn folder(&self) -> Option<PathBuf> {
        let article = self.library.documents.iter().find_map(|document| document.path());
        let file = self.desk.file.as_deref().or(article).map(|path| absolute(path.to_owned()))?;
        file.parent().map(ToOwned::to_owned)
    }

    fn named(&mut self, what: Write, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Unavailable => {
                let name = self.desk.offered_name(what.extension());
                let path = self.folder().unwrap_or_default().join(name);
                let typed = absolute(path).display().to_string();
                self.dialog = Some(Dialog::Files(FileQuestion::Path { typed, what }));
                Vec::new()
            }
            Picked::Paths(paths) => {
                let Some(path) = paths.into_iter().next() else { return Vec::new() };
                let ended = paths::with_ending(absolute(path.clone()), what.extension());
                // The system's dialog asked about the name that it gave, and no other.
                let guard = if ended == absolute(path) { Guard::Anything } else { Guard::Nothing };
                self.write(ended, what, guard)
            }
        }
    }

    /// Writes `what` to a path that was typed.
    pub fn write_to(&mut self, path: PathBuf, what: Write) -> Vec<Effect> {
        let ended = paths::with_ending(absolute(path), what.extension());
        self.write(ended, what, Guard::Nothing)
    }

    fn write(&mut self, path: PathBuf, what: Write, guard: Guard) -> Vec<Effect> {
        self.desk.said = None;
        let order = match what {
            Write::Workspace(then) => {
                let history = Arc::clone(&self.library.history);
                let texts = self.library.texts.clone();
                let saving = Saving { path: path.clone(), history: Arc::clone(&history), again: false, then };
                self.desk.errands.saving = Some(saving);
                Order::Save { path, texts, history, guard }
            }
            Write::Export(format) => {
                self.desk.errands.exporting += 1;
                let (comparison, hand) = (Arc::clone(&self.library.comparison), Arc::clone(&self.library.hand));
                Order::Export { path, format, reading: Reading { comparison, hand }, guard }
            }
        };
        vec![Effect::Files(Errand::Order(order))]
    }

    fn written(&mut self, path: PathBuf, what: save_worker::What, result: Result<Done, Refusal>) -> Vec<Effect> {
        let what = match what {
            save_worker::What::Export(format) => {
                self.desk.errands.exporting = self.desk.errands.exporting.saturating_sub(1);
                Write::Export(format)
            }
            save_worker::What::Workspace => {
                // Saving under another name may have been asked for since: then that counts.
                let Some(saving) = self.desk.errands.saving.take_if(|saving| saving.path == path) else {
                    return Vec::new();
                };
                if let Ok(Done::Saved(print)) = result {
                    return self.saved(path, print, saving);
                }
                Write::Workspace(saving.then)
            }
        };
        match result {
            Ok(Done::Exported(missing)) => {
                missing.into_iter().for_each(|note| self.notice(note));
                self.desk.said = Some(Said::Exported(path));
                Vec::new()
            }
            Ok(Done::Saved(_)) => Vec::new(),
            Err(Refusal::Exists) => self.ask_replace(path, what, Why::Exists),
            Err(Refusal::ChangedElsewhere) => self.ask_replace(path, what, Why::ChangedElsewhere),
            Err(Refusal::Unwritable(note)) => {
                self.notice(note);
                Vec::new()
            }
        }
    }

    fn saved(&mut self, path: PathBuf, print: Fingerprint, saving: Saving) -> Vec<Effect> {
        let Saving { history, again, then, .. } = saving;
        self.settings.remember(&path);
        self.desk.belongs_to(Some(path), Some(print), history, &self.library.history);
        self.desk.said = Some(Said::Saved);
        let mut effects = vec![Effect::SaveSettings];
        if again && self.desk.is_unsaved() {
            effects.extend(self.save(then));
        } else if let Some(then) = then {
            effects.extend(self.leave(then));
        }
        effects
    }

    fn ask_replace(&mut self, path: PathBuf, what: Write, why: Why) -> Vec<Effect> {
        self.dialog = Some(Dialog::Files(FileQuestion::Replace { path, what, why }));
        Vec::new()
    }

    /// Asks in which format is to be exported.
    pub fn ask_format(&mut self) -> Vec<Effect> {
        if !self.library.comparison.articles.is_empty() {
            self.dialog = Some(Dialog::Files(FileQuestion::Format));
        }
        Vec::new()
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(Dialog::Files(question)) = self.dialog.take() else { return Vec::new() };
        match (question, answer) {
            (FileQuestion::Unsaved(then), Answer::Yes) => self.save(Some(then)),
            (FileQuestion::Unsaved(then), Answer::No) => self.go_on(then),
            (FileQuestion::Replace { path, what, .. }, Answer::Yes) => self.write(path, what, Guard::Anything),
            (FileQuestion::Replace { what, .. }, Answer::No) => self.ask_where(what),
            (FileQuestion::Format, Answer::Format(format)) => self.export(format),
            _ => Vec::new(),
        }
    }

    fn export(&mut self, format: Format) -> Vec<Effect> {
        self.ask_where(Write::Export(format))
    }

    // What is kept aside, and what changes on disk

    /// Brings the latest left work back.
    pub fn restore_latest(&mut self) -> Vec<Effect> {
        let latest = self.desk.left.first().map(|left| left.number);
        latest.map_or_else(Vec::new, |number| self.leave(Then::Restore(number)))
    }

    fn hear_keeper(&mut self, told: autosave::Told) -> Vec<Effect> {
        match told {
            autosave::Told::Left(left) => self.desk.left = left,
            autosave::Told::Trouble(note) => self.notice(note),
            autosave::Told::Restored { number, of, result } => {
                self.desk.left.retain(|left| left.number != number);
                match result {
                    Ok(Opened { workspace, notes, .. }) => {
                        notes.into_iter().for_each(|note| self.notice(note));
                        return self.adopt(workspace, of, None);
                    }
                    Err(note) => self.notice(note),
                }
            }
        }
        Vec::new()
    }

    /// Reads the files again that were changed on disk; edits stay.
    pub fn read_again(&mut self) -> Vec<Effect> {
        let paths = self.desk.readable();
        if paths.is_empty() {
            return Vec::new();
        }
        self.desk.stale.retain(|stale| stale.gone);
        let read = self.read(Source::Paths(paths));
        // They are no news to the list of recent files.
        self.work.reading.iter_mut().filter(|pending| pending.ticket == self.work.last_ticket).for_each(|pending| {
            pending.paths.clear();
        });
        vec![read]
    }
}
