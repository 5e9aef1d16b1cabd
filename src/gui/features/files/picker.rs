//! The dialogs in which files are picked, behind a trait, so that tests and other platforms can bring their own.
//!
//! A dialog is awaited on a thread of its own; frames never wait. Known limit: rfd answers the same where the reader
//! cancels and where there is neither portal nor zenity, so the time that it took is told along: nobody cancels a dialog
//! within [`BLINK`].

use std::{
    path::PathBuf,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread,
    time::{Duration, Instant},
};

use crate::{gui::words::t, workspace};

/// A dialog that ended sooner than this was never on screen.
const BLINK: Duration = Duration::from_millis(400);

/// What is to be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// One or several files.
    Files,
    /// One or several folders.
    Folders,
    /// The folder of a sentence encoder.
    Model,
    /// A file to write, by a new name or by that of one to replace.
    Save {
        /// What it is called unless the reader says otherwise.
        name: String,
        /// The folder to begin in.
        folder: Option<PathBuf>,
        /// What kind of file it is, in words, and what its name ends in.
        filter: (String, &'static str),
    },
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// These paths; none where the reader cancelled.
    Paths(Vec<PathBuf>),
    /// This machine has no dialogs.
    Unavailable,
}

/// Something that can ask for files.
pub trait Picker {
    /// Asks, and hands what came of it to `done`, on any thread.
    fn pick(&self, pick: Pick, done: Box<dyn FnOnce(Picked) + Send>);
}

/// The platform's own dialogs.
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn pick(&self, pick: Pick, done: Box<dyn FnOnce(Picked) + Send>) {
        let started = Instant::now();
        match pick {
            Pick::Files => await_picked(files_dialog().pick_files(), started, done),
            Pick::Folders => await_picked(
                rfd::AsyncFileDialog::new().set_title(t!("picker-open-folders")).pick_folders(),
                started,
                done,
            ),
            Pick::Model => {
                let folder = rfd::AsyncFileDialog::new().set_title(t!("picker-model")).pick_folder();
                await_picked(async { folder.await.map(|handle| vec![handle]) }, started, done);
            }
            Pick::Save { name, folder, filter: (kind, extension) } => {
                let dialog = rfd::AsyncFileDialog::new().add_filter(kind, &[extension]).set_file_name(name);
                let dialog = match folder {
                    Some(folder) => dialog.set_directory(folder),
                    None => dialog,
                };
                let saved = dialog.set_title(t!("file-save-title")).save_file();
                await_picked(async { saved.await.map(|handle| vec![handle]) }, started, done);
            }
        }
    }
}

/// Asks for articles and workspaces.
fn files_dialog() -> rfd::AsyncFileDialog {
    const TEXTS: [&str; 3] = ["txt", "text", "md"];
    let both = [TEXTS[0], TEXTS[1], TEXTS[2], workspace::EXTENSION];
    rfd::AsyncFileDialog::new()
        .set_title(t!("picker-open-files"))
        .add_filter(t!("file-both"), &both)
        .add_filter(t!("picker-texts"), &TEXTS)
        .add_filter(t!("file-workspaces"), &[workspace::EXTENSION])
        .add_filter(t!("picker-all-files"), &["*"])
}

fn await_picked(
    dialog: impl Future<Output = Option<Vec<rfd::FileHandle>>> + Send + 'static,
    started: Instant,
    done: Box<dyn FnOnce(Picked) + Send>,
) {
    thread::spawn(move || {
        let handles = block_on(dialog);
        done(match handles {
            Some(handles) => Picked::Paths(handles.into_iter().map(|handle| handle.path().to_owned()).collect()),
            None if started.elapsed() < BLINK => Picked::Unavailable,
            None => Picked::Paths(Vec::new()),
        });
    });
}

/// Wakes the thread that sleeps in [`block_on`].
struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs `future` to its end on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_woken_later_is_awaited() {
        let mut asked = 0;
        let value = block_on(std::future::poll_fn(|context| {
            asked += 1;
            if asked == 3 {
                return Poll::Ready(7);
            }
            let waker = context.waker().clone();
            thread::spawn(move || waker.wake());
            Poll::Pending
        }));
        assert_eq!(value, 7);
    }
}
