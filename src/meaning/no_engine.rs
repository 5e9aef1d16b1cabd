//! A build without encoder: there is no engine, and nothing to do with it.

use super::{
    Key, Problem, Sentence, Vectors,
    encoding::{Options, Watch},
};

/// There is none.
pub enum Engine {}

impl Engine {
    pub fn open(_options: &Options) -> Result<Self, Problem> {
        Err(Problem::NotBuilt)
    }

    pub fn name(&self) -> &str {
        match *self {}
    }

    pub fn recall(&mut self, _wanted: &[Key], _vectors: &mut Vectors) {
        match *self {}
    }

    pub fn encode(
        &mut self,
        _sentences: &[Sentence<'_>],
        _vectors: &mut Vectors,
        _watch: &mut Watch<'_>,
    ) -> Result<(), Problem> {
        match *self {}
    }
}
