//! Where the sentence encoder is: a folder that holds [`MODEL`] and [`TOKENIZER`].

use std::{
    env,
    path::{Path, PathBuf},
};

/// The file of the weights.
pub const MODEL: &str = "model.gguf";
/// The file of the vocabulary.
pub const TOKENIZER: &str = "tokenizer.json";

/// Names a folder to take instead of those where the encoder is installed.
const VARIABLE: &str = "SYNOPTIC_MODEL";

/// The folder of the encoder: the one that is `asked` for, or else the one that [`VARIABLE`] names, or else the first that
/// holds one of those where it may be installed. Where none does, the first of these, into which it belongs.
pub fn find(asked: Option<&Path>) -> PathBuf {
    let named = || env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
    asked.map(Path::to_owned).or_else(named).unwrap_or_else(|| first(&installed(env::current_exe().ok().as_deref())))
}

/// The first of `folders` that holds an encoder, or else the first.
fn first(folders: &[PathBuf]) -> PathBuf {
    let holds = |folder: &&PathBuf| folder.join(MODEL).is_file();
    folders.iter().find(holds).or(folders.first()).cloned().unwrap_or_default()
}

/// Where the encoder may be installed: beside the `program`, as an archive unpacks; under `share`, as Unix has it; and for a
/// program that was built from source, in its source.
fn installed(program: Option<&Path>) -> Vec<PathBuf> {
    let beside = program.and_then(Path::parent);
    let above = beside.and_then(Path::parent);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/model/e5");
    let here = beside.map(|folder| folder.join("model").join("e5"));
    let shared = above.map(|folder| folder.join("share").join("synoptic").join("model").join("e5"));
    here.into_iter().chain(shared).chain([source]).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_that_is_asked_for_is_taken_whatever_is_in_it() {
        assert_eq!(find(Some(Path::new("nowhere"))), Path::new("nowhere"));
    }

    #[test]
    fn beside_the_program_comes_before_share_and_is_named_where_there_is_none() {
        let root = tempfile::tempdir().unwrap();
        let program = root.path().join("bin").join("synoptic");
        let folders = installed(Some(&program));
        let [beside, shared, source] = &folders[..] else { panic!("{folders:?}") };
        assert_eq!(*beside, root.path().join("bin/model/e5"));
        assert!(source.ends_with("assets/model/e5"));
        assert_eq!(first(&folders[..2]), *beside);
        for folder in [shared, beside] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(MODEL), "").unwrap();
            assert_eq!(first(&folders), *folder);
        }
    }
}
