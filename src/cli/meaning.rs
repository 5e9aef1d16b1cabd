//! What passages mean, for `synoptic compare`: remembered or made, with the progress at a terminal.

use std::{
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    sync::Arc,
};

use super::{Asked, CompareArgs};
use crate::{
    claims::Article,
    meaning::{Encoding, Options, Problem, Vectors},
    notes::Note,
};

/// The vectors of `articles` as `args` ask for them, and what there is to say where they are missing.
pub fn vectors(args: &CompareArgs, articles: &[Arc<Article>]) -> (Arc<Vectors>, Option<Note>) {
    let mut vectors = Vectors::default();
    if args.no_meaning || articles.len() < 2 || args.asked() == Asked::Workspace {
        return (Arc::new(vectors), None);
    }
    let mut encoding = Encoding::open(&Options { model: args.model.clone(), ..Options::default() });
    let made = match encoding.problem() {
        Some(problem) => Err(problem.clone()),
        None => all(&mut encoding, articles, &mut vectors),
    };
    (Arc::new(vectors), made.err().map(|problem| problem.note()))
}

/// Puts into `vectors` those of every sentence of `articles`.
fn all(encoding: &mut Encoding, articles: &[Arc<Article>], vectors: &mut Vectors) -> Result<(), Problem> {
    encoding.recall(articles, vectors);
    let missing = encoding.missing(articles, vectors);
    let shows = io::stderr().is_terminal();
    let result = encoding.encode(&missing, vectors, &mut |done, all| {
        if shows {
            let _ = write!(io::stderr(), "\rsynoptic: encoded {done} of {all} sentences");
        }
        ControlFlow::Continue(())
    });
    if shows && !missing.is_empty() {
        // Clears the line.
        let _ = write!(io::stderr(), "\r\u{1b}[K");
    }
    result
}
