//! Notes in the reader's language.

use crate::{
    gui::words::t,
    ingest::Origin,
    notes::{Format, Note, What, some_names},
};

/// What happened, to which file, and what to do next.
pub fn note_words(note: &Note) -> String {
    match note.subject.as_str() {
        "" => what_words(&note.what),
        subject => t!("notice-about", subject = file_words(subject), text = what_words(&note.what)),
    }
}

/// The name of a file, or that there is none.
fn file_words(file: &str) -> String {
    if file == Origin::Pasted.to_string() { t!("pasted-text") } else { file.to_owned() }
}

fn what_words(what: &What) -> String {
    match what {
        What::Words(words) => words.clone(),
        What::Gone => t!("note-gone"),
        What::BrokenLink => t!("note-broken-link"),
        What::NoPermission => t!("note-no-permission"),
        What::NotAFile => t!("note-not-a-file"),
        What::NoTexts => t!("note-no-texts"),
        What::LeftOut { files, folders } => {
            let files = some_names(files).map(|names| t!("note-left-out-files", names = names.as_str()));
            let folders = some_names(folders).map(|names| t!("note-left-out-folders", names = names.as_str()));
            files.into_iter().chain(folders).collect::<Vec<String>>().join(" ")
        }
        What::WebPage => t!("note-web-page"),
        What::Foreign(format) => t!("note-foreign", format = format_words(*format)),
        What::Binary => t!("note-binary"),
        What::Blank => t!("note-blank"),
        What::TooLarge(mib) => t!("note-too-large", mib = *mib),
        What::Unreadable(reason) => t!("note-unreadable", reason = reason.as_str()),
        What::GivenTwice => t!("note-given-twice"),
        What::SameText(file) => t!("note-same-text", file = file_words(file)),
        What::GuessedEncoding(encoding) => t!("note-guessed-encoding", encoding = *encoding),
        What::Damaged { encoding, places } => t!("note-damaged", encoding = *encoding, places = *places),
        What::MendedLetters(places) => t!("note-mended-letters", places = *places),
        What::DoubtfulLetters(places) => t!("note-doubtful-letters", places = *places),
        What::LegacyLetters(encoding) => t!("note-legacy-letters", encoding = *encoding),
        What::Subtitles => t!("note-subtitles"),
        What::JoinedLines(lines) => t!("note-joined-lines", lines = *lines),
        What::AlteredText => t!("note-altered-text"),
        What::NoHash => t!("note-no-hash"),
        What::NotAWorkspace => t!("note-not-a-workspace"),
        What::NewerWorkspace(version) => t!("note-newer-workspace", version = *version),
        What::Rescued { articles, steps, lines } => {
            t!("note-rescued", articles = *articles, steps = *steps, lines = *lines)
        }
        What::Unwritable(reason) => t!("note-unwritable", reason = reason.as_str()),
        What::ReadingFailed => t!("note-reading-failed"),
        What::ComparingFailed => t!("note-comparing-failed"),
        What::NoEncoder => t!("note-no-encoder"),
        What::NoModel => t!("note-no-model"),
        What::UnusableModel(reason) => t!("note-unusable-model", reason = reason.as_str()),
        What::EncodingFailed(reason) => t!("note-encoding-failed", reason = reason.as_str()),
    }
}

fn format_words(format: Format) -> String {
    match format {
        Format::Pdf => t!("format-pdf"),
        Format::Office => t!("format-office"),
        Format::OldOffice => t!("format-old-office"),
        Format::Rtf => t!("format-rtf"),
        Format::Picture => t!("format-picture"),
        Format::Medium => t!("format-medium"),
        Format::Compressed => t!("format-compressed"),
        Format::Program => t!("format-program"),
        Format::Database => t!("format-database"),
        Format::WebArchive => t!("format-web-archive"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Level;

    #[test]
    fn the_window_and_the_command_line_say_the_same() {
        let formats = [
            Format::Pdf,
            Format::Office,
            Format::OldOffice,
            Format::Rtf,
            Format::Picture,
            Format::Medium,
            Format::Compressed,
            Format::Program,
            Format::Database,
            Format::WebArchive,
        ];
        let plain = [
            What::Words("As it is.".to_owned()),
            What::Gone,
            What::BrokenLink,
            What::NoPermission,
            What::NotAFile,
            What::NoTexts,
            What::Binary,
            What::Blank,
            What::TooLarge(64),
            What::Unreadable("disk on fire".to_owned()),
            What::GivenTwice,
            What::SameText("pasted text".to_owned()),
            What::GuessedEncoding("windows-1258"),
            What::Damaged { encoding: "UTF-8", places: 3 },
            What::MendedLetters(3),
            What::DoubtfulLetters(3),
            What::LegacyLetters("TCVN3"),
            What::JoinedLines(7),
            What::Subtitles,
            What::WebPage,
            What::LeftOut { files: vec!["a.pdf".to_owned()], folders: vec!["older".to_owned()] },
            What::LeftOut { files: vec!["a.pdf".to_owned(); 14], folders: Vec::new() },
            What::AlteredText,
            What::NoHash,
            What::NotAWorkspace,
            What::NewerWorkspace(2),
            What::Rescued { articles: 5, steps: 7, lines: 2 },
            What::Unwritable("disk full".to_owned()),
            What::ReadingFailed,
            What::ComparingFailed,
            What::NoEncoder,
            What::NoModel,
            What::UnusableModel("magic is missing".to_owned()),
            What::EncodingFailed("no memory".to_owned()),
        ];
        for what in plain.into_iter().chain(formats.map(What::Foreign)) {
            for subject in ["", "a.txt", "pasted text"] {
                let note = Note::new(Level::Error, subject, what.clone());
                assert_eq!(note_words(&note), note.to_string());
            }
        }
    }
}
