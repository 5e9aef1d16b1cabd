//! Articles of the project's own folders, read and compared to the end.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use synoptic::{
    compare::{Comparer, Comparison},
    ingest::{self, Document, Intake},
};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(paths: &[PathBuf]) -> Intake {
    ingest::read(paths, &mut |_, _| ControlFlow::Continue(()))
}

/// The five articles of `seeds/`, by name.
pub fn seeds() -> Vec<Arc<Document>> {
    read(&[root().join("seeds")]).documents
}

/// The comparison by words alone.
pub fn compare(documents: &[Arc<Document>]) -> Comparison {
    Comparer::default().compare(documents, &mut |_| ControlFlow::Continue(())).expect("nothing ends the comparison")
}
