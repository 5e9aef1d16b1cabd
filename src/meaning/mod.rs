//! What a passage means, as a vector: passages that say the same in other words, or in another language, point the same way.
//!
//! By a small multilingual sentence encoder (multilingual-e5-small, Wang et al. 2024, arXiv:2402.05672) that lies in a folder
//! as `model.gguf` and `tokenizer.json`; another of the same make can lie there. Knows texts and no articles. Known limit: a
//! denial and an assertion of one thing have nearly the same vector.

mod bert;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use candle_core::Error;
use tokenizers::{Tokenizer, TruncationParams};

use bert::Bert;

/// Said before a text that is compared with others like it; the model was trained so.
const PREFIX: &str = "query: ";

/// The file of the weights.
pub const MODEL: &str = "model.gguf";
/// The file of the vocabulary.
pub const TOKENIZER: &str = "tokenizer.json";

/// Turns texts into vectors.
pub struct Encoder {
    bert: Bert,
    tokenizer: Tokenizer,
}

/// Why there is no encoder, or no vector.
#[derive(Debug)]
pub enum Problem {
    /// The folder does not hold this file.
    Missing(PathBuf),
    /// This file is no model or vocabulary, and why.
    Unusable(PathBuf, String),
    /// A text could not be encoded, and why.
    Failed(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Missing(path) => {
                write!(f, "{} is not there, so there is no sentence encoder", path.display())
            }
            Problem::Unusable(path, why) => {
                write!(f, "{} is no model of this kind ({why}), so there is no sentence encoder", path.display())
            }
            Problem::Failed(why) => write!(f, "a passage could not be encoded ({why})"),
        }
    }
}

impl std::error::Error for Problem {}

impl Encoder {
    /// The encoder of `folder`.
    pub fn load(folder: &Path) -> Result<Self, Problem> {
        let present = |name: &str| {
            let path = folder.join(name);
            if path.is_file() { Ok(path) } else { Err(Problem::Missing(path)) }
        };
        let (model, vocabulary) = (present(MODEL)?, present(TOKENIZER)?);
        let reading = std::thread::spawn({
            let vocabulary = vocabulary.clone();
            move || Tokenizer::from_file(vocabulary)
        });
        let bert = Bert::load(&model).map_err(|error| Problem::Unusable(model, first_line(&error)))?;
        let tokenizer = match reading.join() {
            Ok(Ok(tokenizer)) => tokenizer,
            Ok(Err(error)) => return Err(Problem::Unusable(vocabulary, error.to_string())),
            Err(_) => return Err(Problem::Unusable(vocabulary, "reading it failed".to_owned())),
        };
        let mut encoder = Encoder { bert, tokenizer };
        let longest = TruncationParams { max_length: encoder.bert.positions(), ..TruncationParams::default() };
        let truncated = encoder.tokenizer.with_truncation(Some(longest)).map(drop);
        truncated.map_err(|error| Problem::Unusable(vocabulary, error.to_string()))?;
        Ok(encoder)
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.bert.dimensions()
    }

    /// The vector of `text`, of length 1. What is beyond the model's longest text is left out.
    pub fn encode(&self, text: &str) -> Result<Vec<f32>, Problem> {
        let tokens = self.tokenizer.encode(format!("{PREFIX}{text}"), true);
        let tokens = tokens.map_err(|error| Problem::Failed(error.to_string()))?;
        self.bert.vector(tokens.get_ids()).map_err(|error| Problem::Failed(first_line(&error)))
    }
}

/// What an error of the library says, without where it happened.
fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// How alike two vectors of length 1 are: the cosine of the angle between them.
pub fn likeness(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
