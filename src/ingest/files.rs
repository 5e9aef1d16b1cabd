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

/// What a text file's name ends in, where a folder is opened. A file that is given by itself may be called anything.
const TEXT_EXTENSIONS: [&str; 3] = ["txt", "text", "md"];

/// The files that `path` stands for: itself, or a folder's text files by name (its own, not those of folders in it).
pub(super) fn listed(path: &Path) -> Result<Vec<PathBuf>, What> {
    if !metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let names = texts_in(path).map_err(|error| refusal(&error))?;
    if names.is_empty() { Err(What::NoTexts) } else { Ok(names) }
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

fn texts_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = PathBuf::from(entry?.file_name());
        if is_text_name(&name) {
            texts.push(folder.join(name));
        }
    }
    texts.retain(|path| !path.is_dir());
    texts.sort();
    Ok(texts)
}

fn is_text_name(name: &Path) -> bool {
    let hidden = name.as_os_str().as_encoded_bytes().starts_with(b".");
    let extension = name.extension().map(|extension| extension.to_ascii_lowercase());
    !hidden && extension.is_some_and(|extension| TEXT_EXTENSIONS.iter().any(|&text| extension == text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_is_called_a_text() {
        let texts = ["a.txt", "B.TXT", "bài viết.text", "x.md", "a.b.txt"];
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
