//! Why something was not read, and what its reader can do about it. Knows the words, not the files.

use std::io;

use super::MAX_BYTES;
use crate::notes::{Level, Note};

/// Why a file, folder or pasted text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is nothing at this path.
    Gone,
    /// A symbolic link to nothing.
    BrokenLink,
    /// The reader may not read it.
    NoPermission,
    /// A pipe, a socket, a device: reading it might never end.
    NotAFile,
    /// A folder in which no file is a text.
    NoTexts,
    /// Another program's format, by its name with an article.
    Foreign(&'static str),
    /// Bytes that are no text.
    Binary,
    /// No letter and no figure.
    Blank,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Anything else that the system says.
    System(String),
}

impl Refusal {
    /// What the system's `error` means.
    pub(super) fn from_error(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Gone,
            io::ErrorKind::PermissionDenied => Refusal::NoPermission,
            _ => Refusal::System(error.to_string()),
        }
    }

    /// The same as a note about `subject`.
    pub(super) fn note(&self, subject: impl Into<String>) -> Note {
        Note::new(Level::Error, subject, self.sentence())
    }

    fn sentence(&self) -> String {
        match self {
            Refusal::Gone => "Not found. Check the path; the file may have been moved or renamed.".to_owned(),
            Refusal::BrokenLink => "A link to a file that is gone. Open the file where it is now.".to_owned(),
            Refusal::NoPermission => {
                "You may not read it. Change its permissions, or copy it to a folder of your own.".to_owned()
            }
            Refusal::NotAFile => "Neither a file nor a folder. Save its text as a file and open that.".to_owned(),
            Refusal::NoTexts => {
                "No .txt, .text or .md file in this folder. Open the folder that holds the articles.".to_owned()
            }
            Refusal::Foreign(kind) => {
                format!("This is {kind}, not plain text. Open it in its program and save it as plain text (.txt).")
            }
            Refusal::Binary => {
                "This is not text. If it is an article, open it in its program and save it as plain text (.txt)."
                    .to_owned()
            }
            Refusal::Blank => "There are no words in it. Copy or save the article's text, and open that.".to_owned(),
            Refusal::TooLarge => {
                let mib = MAX_BYTES >> 20;
                format!(
                    "Larger than {mib} MiB, too large for an article. Save the articles in it as files of their own."
                )
            }
            Refusal::System(reason) => {
                format!("It could not be read ({reason}). Copy it to this computer and try again.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_a_sentence_with_a_way_out() {
        let check = |kind: io::ErrorKind, expected: Refusal| {
            assert_eq!(Refusal::from_error(&io::Error::from(kind)), expected, "{kind:?}");
        };
        check(io::ErrorKind::NotFound, Refusal::Gone);
        check(io::ErrorKind::PermissionDenied, Refusal::NoPermission);
        let note = Refusal::from_error(&io::Error::other("disk on fire")).note("a.txt");
        assert_eq!(
            note.to_string(),
            "a.txt: It could not be read (disk on fire). Copy it to this computer and try again."
        );
        assert_eq!(note.level, Level::Error);
    }
}
