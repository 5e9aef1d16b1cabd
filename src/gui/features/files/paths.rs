//! Paths as they are shown, remembered and written to.

use std::path::{Path, PathBuf};

/// Paths as they are remembered and compared: as given, made absolute where that is possible.
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The file's name without folder and ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The file's name without its folder.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// `path` with `extension` where it has another or none: names may have points of their own.
pub fn with_ending(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_where_it_is_missing() {
        let ended = |path: &str| with_ending(path.into(), "synoptic").display().to_string();
        assert_eq!(ended("a/troops"), "a/troops.synoptic");
        assert_eq!(ended("a/10.000 troops"), "a/10.000 troops.synoptic");
        assert_eq!(ended("a/troops.SYNOPTIC"), "a/troops.SYNOPTIC");
    }
}
