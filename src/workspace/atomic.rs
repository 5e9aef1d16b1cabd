//! Writing a file whole or not at all: into a new file beside it, which then takes its name.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Puts `bytes` in place of the file at `path`, or makes it. Whoever reads it sees the old bytes or the new ones. A link
/// stays a link; permissions stay as they are.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".synoptic-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program's new file: the reader's umask takes from it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Errors are told without the new file's name, which is another each time and says nothing to the reader.
    let file = builder.tempfile_in(&folder).map_err(|error| io::Error::from(error.kind()))?;
    if let Ok(metadata) = fs::metadata(&target) {
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if metadata.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    sync_folder(&folder);
    Ok(())
}

/// Makes the new name last through a loss of power, where the system can do that.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder) {
        // The file itself is whole either way.
        let _unsynced = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}
