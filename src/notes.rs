//! Problems travel as data: a room returns its result and notes, and one bad file never costs the others.

use std::fmt;

/// How much a note matters to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing was lost.
    Info,
    /// Something was done otherwise than asked.
    Warning,
    /// Something could not be done.
    Error,
}

impl Level {
    /// The level as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// What happened, to which file, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// The file or article that it is about, as the reader knows it; empty where it is about none.
    pub subject: String,
    /// What happened and what to do.
    pub what: What,
}

/// What happened, as data: it shows as an English sentence, and whoever speaks another language words it anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A sentence that was worded where it happened.
    Words(String),
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
    /// What a folder holds and was not opened: files that are not called texts, and folders.
    LeftOut {
        /// The names of the files, in order.
        files: Vec<String>,
        /// The names of the folders, in order.
        folders: Vec<String>,
    },
    /// Another program's format.
    Foreign(Format),
    /// The code of a web page.
    WebPage,
    /// Bytes that are no text.
    Binary,
    /// No letter and no figure.
    Blank,
    /// Larger than so many MiB.
    TooLarge(u64),
    /// It could not be read for this reason of the system's.
    Unreadable(String),
    /// It was given twice.
    GivenTwice,
    /// It has the text of this file, which is open.
    SameText(String),
    /// Its encoding was guessed.
    GuessedEncoding(&'static str),
    /// Not all of it makes sense in its encoding.
    Damaged {
        /// The encoding.
        encoding: &'static str,
        /// In how many places it does not.
        places: usize,
    },
    /// Its letters were decoded wrongly before it was saved; in so many places they were mended.
    MendedLetters(usize),
    /// Its letters seem to have been decoded wrongly before it was saved, in so many places.
    DoubtfulLetters(usize),
    /// It is in this encoding of Vietnamese from before Unicode.
    LegacyLetters(&'static str),
    /// It is subtitles.
    Subtitles,
    /// It was wrapped at a fixed width; so many lines were joined with the next.
    JoinedLines(usize),
    /// A text in a workspace that is not the one that was saved.
    AlteredText,
    /// A text in a workspace that no hash names.
    NoHash,
    /// No workspace, or nothing is left of it.
    NotAWorkspace,
    /// A workspace of a later version of the format, this one.
    NewerWorkspace(u32),
    /// A damaged workspace of which this much was rescued.
    Rescued {
        /// So many articles.
        articles: usize,
        /// So many edits.
        steps: usize,
        /// So many lines could not be read.
        lines: usize,
    },
    /// It could not be written for this reason of the system's.
    Unwritable(String),
    /// Reading failed by a fault of the program's.
    ReadingFailed,
    /// Comparing failed by a fault of the program's.
    ComparingFailed,
    /// This build has no sentence encoder.
    NoEncoder,
    /// A file of the sentence encoder that is not there.
    NoModel,
    /// A file of the sentence encoder that cannot be used, for this reason.
    UnusableModel(String),
    /// The sentence encoder failed, for this reason.
    EncodingFailed(String),
}

/// What kind of file another program made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A PDF.
    Pdf,
    /// Of Word, OpenDocument, or any ZIP.
    Office,
    /// Of Word or Excel before 2007.
    OldOffice,
    /// Rich text.
    Rtf,
    /// A picture.
    Picture,
    /// A picture, a sound or a film.
    Medium,
    /// A compressed file.
    Compressed,
    /// A program.
    Program,
    /// A database.
    Database,
    /// A web archive or property list.
    WebArchive,
}

impl Format {
    /// The kind with an article: "a PDF".
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Pdf => "a PDF",
            Format::Office => "a Word, OpenDocument or ZIP file",
            Format::OldOffice => "an older Word or Excel file",
            Format::Rtf => "an RTF document",
            Format::Picture => "a picture",
            Format::Medium => "a picture, a sound or a film",
            Format::Compressed => "a compressed file",
            Format::Program => "a program",
            Format::Database => "a database",
            Format::WebArchive => "a web archive or property list",
        }
    }
}

impl From<String> for What {
    fn from(words: String) -> Self {
        What::Words(words)
    }
}

impl From<&str> for What {
    fn from(words: &str) -> Self {
        What::Words(words.to_owned())
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            What::Words(words) => words,
            What::Gone => "Not found. Check the path; the file may have been moved or renamed.",
            What::BrokenLink => "A link to a file that is gone. Open the file where it is now.",
            What::NoPermission => "You may not read it. Change its permissions, or copy it to a folder of your own.",
            What::NotAFile => "Neither a file nor a folder. Save its text as a file and open that.",
            What::NoTexts => {
                "No .txt, .text or .md file in this folder, nor subtitles. Open the folder that holds the articles."
            }
            What::LeftOut { files, folders } => {
                let of_files = |names| {
                    format!(
                        "Not opened, as their names do not end like those of texts: {names}. Save an article as plain text \
                         (.txt), or open it by itself."
                    )
                };
                let of_folders =
                    |names| format!("Folders inside it were not opened: {names}. To read one, open it by itself.");
                let sentences = [some_names(files).map(of_files), some_names(folders).map(of_folders)];
                return f.write_str(&sentences.into_iter().flatten().collect::<Vec<_>>().join(" "));
            }
            What::WebPage => {
                "This is the code of a web page, not plain text. Open it in a browser, and copy the article or save it as \
                 plain text (.txt)."
            }
            What::Foreign(format) => {
                let kind = format.as_str();
                return write!(
                    f,
                    "This is {kind}, not plain text. Open it in its program and save it as plain text (.txt)."
                );
            }
            What::Binary => {
                "This is not text. If it is an article, open it in its program and save it as plain text (.txt)."
            }
            What::Blank => "There are no words in it. Copy or save the article's text, and open that.",
            What::TooLarge(mib) => {
                return write!(
                    f,
                    "Larger than {mib} MiB, too large for an article. Save the articles in it as files of their own."
                );
            }
            What::Unreadable(reason) => {
                return write!(f, "It could not be read ({reason}). Copy it to this computer and try again.");
            }
            What::GivenTwice => "Given twice; it is opened once.",
            What::SameText(file) => {
                return write!(f, "The same text as {file}, which is open already; it is opened once.");
            }
            What::GuessedEncoding(encoding) => {
                return write!(
                    f,
                    "Read as {encoding}, by a guess. If its letters look wrong, save it as UTF-8 and open it again."
                );
            }
            What::Damaged { encoding, places } => {
                return write!(
                    f,
                    "Damaged {encoding}: {places} × “\u{fffd}” where bytes made no sense. Check these places elsewhere."
                );
            }
            What::MendedLetters(places) => {
                return write!(
                    f,
                    "Letters that were decoded wrongly before it was saved (“â€™” for “’”) were mended {}. Compare with the \
                     source where letters matter.",
                    in_places(*places)
                );
            }
            What::DoubtfulLetters(places) => {
                return write!(
                    f,
                    "Letters look wrongly decoded (as “Ã©” is for “é”) {}, and were left as they are. Copy the article \
                     anew from its source.",
                    in_places(*places)
                );
            }
            What::LegacyLetters(encoding) => {
                return write!(
                    f,
                    "Read as {encoding}, an encoding of Vietnamese from before Unicode, by a guess. Capitals with tone marks \
                     may be small."
                );
            }
            What::Subtitles => {
                "Read as subtitles: numbers and times are left out, and a sentence may run over several of them."
            }
            What::JoinedLines(lines) => {
                return write!(f, "Lines that were broken at a fixed width were joined {}.", in_places(*lines));
            }
            What::AlteredText => {
                "Its text in the workspace was changed outside Synoptic. Edits hold where their words are still there."
            }
            What::NoHash => "Its hash in the workspace is damaged, so it was left out. Open the article's file again.",
            What::NotAWorkspace => {
                "This is no Synoptic workspace, or nothing in it can be read. Look for an earlier copy of the file."
            }
            What::NewerWorkspace(version) => {
                return write!(
                    f,
                    "Made by a newer Synoptic (format {version}). Nothing was changed; update Synoptic to open it."
                );
            }
            What::Rescued { articles, steps, lines } => {
                return write!(
                    f,
                    "Damaged. Rescued: articles {articles}, edits {steps}; lines that could not be read: {lines}. Save under \
                     another name; the damaged file stays as it is."
                );
            }
            What::Unwritable(reason) => {
                return write!(f, "It could not be written ({reason}). Save under another name or in another folder.");
            }
            What::ReadingFailed => {
                "Reading failed by a fault in this program. The other articles stay; please report it with the text."
            }
            What::ComparingFailed => {
                "Comparing failed by a fault in this program. The other articles stay; please report it with the text."
            }
            What::NoEncoder => {
                "Only words were compared: this build has no sentence encoder. Build it with its default features for one."
            }
            What::NoModel => {
                "Only words were compared: this file of the sentence encoder is not there. Put it there, or name another \
                 folder with --model or SYNOPTIC_MODEL."
            }
            What::UnusableModel(reason) => {
                return write!(
                    f,
                    "Only words were compared: this is no file of a sentence encoder ({reason}). Copy it anew, or name \
                     another folder with --model or SYNOPTIC_MODEL."
                );
            }
            What::EncodingFailed(reason) => {
                return write!(
                    f,
                    "Some passages were compared by their words alone: the sentence encoder failed ({reason}). Try again; \
                     if it stays so, please report it with the text."
                );
            }
        };
        f.write_str(sentence)
    }
}

impl Note {
    /// A note of `level` about `subject`.
    pub fn new(level: Level, subject: impl Into<String>, what: impl Into<What>) -> Self {
        Note { level, subject: subject.into(), what: what.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.subject.is_empty() { self.what.fmt(f) } else { write!(f, "{}: {}", self.subject, self.what) }
    }
}
/// In how many places, in words.
fn in_places(count: usize) -> String {
    if count == 1 { "in one place".to_owned() } else { format!("in {count} places") }
}

/// So many names are told in a note.
const MOST_NAMES: usize = 12;

/// `names` in a row, the first of them where they are many; `None` where there are none.
pub(crate) fn some_names(names: &[String]) -> Option<String> {
    let told = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(MOST_NAMES);
    let told = if more > 0 { format!("{told}, … (+{more})") } else { told };
    (!names.is_empty()).then_some(told)
}
