//! Writes the table of the bundled language packs: every list in every folder of `assets/lang/`; and the weights of the
//! link model, where there are any; and the words of exports.
//!
//! A language is thus a folder and no line of code. `src/lang/packs.rs`, `src/align/model.rs` and `src/export/words.rs`
//! include what is written.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

const PACKS: &str = "assets/lang";
const EXPORT_WORDS: &str = "assets/export/words";
const MODEL: &str = "assets/model/link.toml";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={PACKS}"); // a folder stands for all that is in it
    let mut table = String::from("&[\n");
    for folder in sorted(Path::new(PACKS))?.iter().filter(|path| path.is_dir()) {
        table.push_str(&format!("    ({:?}, &[", name(folder)?));
        for file in
            sorted(folder)?.iter().filter(|path| path.extension().is_some_and(|end| end == "toml" || end == "tsv"))
        {
            let (code, file) = (name(folder)?, name(file)?);
            let path = format!("/{PACKS}/{code}/{file}");
            table.push_str(&format!("({file:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))), "));
        }
        table.push_str("]),\n");
    }
    table.push_str("]\n");
    println!("cargo:rerun-if-changed={MODEL}");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("link.rs"), format!("{:?}", fs::read_to_string(MODEL).ok().as_deref()))?;
    fs::write(Path::new(&out).join("export_words.rs"), export_words()?)?;
    fs::write(Path::new(&out).join("packs.rs"), table)
}

/// The files of words for exports, by their languages' codes.
fn export_words() -> io::Result<String> {
    println!("cargo:rerun-if-changed={EXPORT_WORDS}");
    let mut table = String::from("&[\n");
    for path in sorted(Path::new(EXPORT_WORDS))?.iter().filter(|path| path.extension().is_some_and(|end| end == "toml"))
    {
        let code = name(path)?.trim_end_matches(".toml");
        let path = format!("/{EXPORT_WORDS}/{code}.toml");
        table.push_str(&format!("    ({code:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),\n"));
    }
    table.push_str("]\n");
    Ok(table)
}

/// What is in `folder`, in the order of names, so that every build writes the same table.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> io::Result<&str> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.ok_or_else(|| io::Error::other(format!("{}: a language pack's name must be UTF-8", path.display())))
}
