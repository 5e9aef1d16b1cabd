//! The encoder, loaded when it is needed, and its cache.

use std::path::PathBuf;

use super::{
    Encoder, Key, MODEL, Problem, Sentence, TOKENIZER, Vectors,
    encoding::{Options, Watch},
    folder,
};

/// An encoder that is there, loaded or not.
pub struct Engine {
    folder: PathBuf,
    name: String,
    encoder: Option<Encoder>,
}

impl Engine {
    pub fn open(options: &Options) -> Result<Self, Problem> {
        let folder = folder::find(options.model.as_deref());
        for name in [MODEL, TOKENIZER] {
            let path = folder.join(name);
            if !path.is_file() {
                return Err(Problem::Missing(path));
            }
        }
        Ok(Engine { folder, name: "multilingual-e5-small".to_owned(), encoder: None })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn recall(&mut self, _wanted: &[Key], _vectors: &mut Vectors) {}

    pub fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        watch: &mut Watch<'_>,
    ) -> Result<(), Problem> {
        let encoder = match &mut self.encoder {
            Some(encoder) => encoder,
            none => none.insert(Encoder::load(&self.folder)?),
        };
        for (done, sentence) in sentences.iter().enumerate() {
            if !vectors.has(&sentence.key()) {
                vectors.insert(sentence.key(), encoder.encode(sentence)?.into());
            }
            if watch(done + 1, sentences.len()).is_break() {
                break;
            }
        }
        Ok(())
    }
}
