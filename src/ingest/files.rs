//! Paths to bytes: which files a path stands for, and what is in them. Knows nothing of texts.
//!
//! Never opens what is not a regular file, because a pipe or a device may block for ever.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{
    MAX_BYTES,
    refusal::{TOO_LARGE, refusal},
};
use crate::notes::What;

/// What the name of a text or of subtitles ends in, where a folder is opened. A file that is given by itself may be called
/// anything.
const TEXT_EXTENSIONS: [&str; 7] = ["txt", "text", "md", "markdown", "srt", "vtt", "sbv"];
/// What the name of a workspace ends in: a folder is opened for its articles.
const WORKSPACE_EXTENSION: &str = "synoptic";

/// The files that a path stands for.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Listed {
    /// Itself, or a folder's text files by name (its own, not those of folders in it).
    pub texts: Vec<PathBuf>,
    /// What else is in the folder, hidden files left out.
    pub left_out: Option<What>,
}

/// The files that `path` stands for.
pub(super) fn listed(path: &Path) -> Result<Listed, What> {
    if !metadata(path)?.is_dir() {
        return Ok(Listed { texts: vec![path.to_owned()], left_out: None });
    }
    let listed = texts_in(path).map_err(|error| refusal(&error))?;
    if listed.texts.is_empty() { Err(What::NoTexts) } else { Ok(listed) }
}

/// The bytes of the regular file at `path`, at most [`MAX_BYTES`].
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, What> {
    let metadata = metadata(path)?;
    if !metadata.is_file() {
        return Err(What::NotAFile);
    }
    if metadata.len() > MAX_BYTES {
        return Err(TOO_LARGE);
    }
    let file = File::open(path).map_err(|error| refusal(&error))?;
    limited(file, metadata.len())
}

/// What `reader` gives, refusing more than [`MAX_BYTES`]: a file may grow, and some files do not know their size.
fn limited(reader: impl Read, expected: u64) -> Result<Vec<u8>, What> {
    let mut bytes = Vec::with_capacity(expected as usize);
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| refusal(&error))?;
    if bytes.len() as u64 > MAX_BYTES { Err(TOO_LARGE) } else { Ok(bytes) }
}

fn metadata(path: &Path) -> Result<fs::Metadata, What> {
    fs::metadata(path).map_err(|error| match refusal(&error) {
        What::Gone if path.is_symlink() => What::BrokenLink,
        refusal => refusal,
    })
}

fn texts_in(folder: &Path) -> io::Result<Listed> {
    let mut texts = Vec::new();
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let name = PathBuf::from(entry?.file_name());
        if is_hidden(&name) {
            continue;
        }
        let path = folder.join(&name);
        match (path.is_dir(), is_text_name(&name)) {
            (true, _) => folders.push(name.display().to_string()),
            (false, true) => texts.push(path),
            (false, false) if has_extension(&name, &[WORKSPACE_EXTENSION]) => (),
            (false, false) => files.push(name.display().to_string()),
        }
    }
    texts.sort();
    files.sort();
    folders.sort();
    let is_whole = files.is_empty() && folders.is_empty();
    Ok(Listed { texts, left_out: (!is_whole).then_some(What::LeftOut { files, folders }) })
}

fn is_hidden(name: &Path) -> bool {
    name.as_os_str().as_encoded_bytes().starts_with(b".")
}

fn is_text_name(name: &Path) -> bool {
    !is_hidden(name) && has_extension(name, &TEXT_EXTENSIONS)
}

fn has_extension(name: &Path, extensions: &[&str]) -> bool {
    let extension = name.extension().map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extensions.iter().any(|&text| extension == text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_is_called_a_text() {
        let texts = ["a.txt", "B.TXT", "bài viết.text", "x.md", "a.b.txt", "a.srt", "B.VTT"];
        let others = [".txt", ".a.txt", "a.txt~", "a.pdf", "txt", "a"];
        assert!(texts.iter().all(|name| is_text_name(Path::new(name))));
        assert!(!others.iter().any(|name| is_text_name(Path::new(name))));
    }

    #[test]
    fn a_file_that_grows_beyond_the_limit_is_refused_while_reading() {
        assert_eq!(limited(io::repeat(b'a'), 0), Err(TOO_LARGE));
        assert_eq!(limited(&b"short"[..], 5), Ok(b"short".to_vec()));
    }

    #[test]
    fn an_error_while_reading_is_a_refusal() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::PermissionDenied.into())
            }
        }
        assert_eq!(limited(Broken, 0), Err(What::NoPermission));
    }
}
