//! What tells one encoder from another without reading it whole: its name, and a hash of what it begins with and of samples
//! from all over it.

use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use candle_core::quantized::gguf_file::{Content, Value};
use sha2::{Digest, Sha256};

use super::{MODEL, Problem, TOKENIZER, encoder::first_line};

/// So many samples are taken of a file, of so many bytes each: other weights differ in nearly every one.
const SAMPLES: u64 = 256;
const SAMPLE: u64 = 4096;

/// What tells an encoder from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// What it calls itself.
    pub name: String,
    /// How many numbers its vectors have.
    pub dimensions: usize,
    /// Of both its files.
    pub hash: [u8; 16],
}

impl Print {
    /// That of the encoder in `folder`.
    pub fn of(folder: &Path) -> Result<Print, Problem> {
        let mut hash = Sha256::new();
        for name in [MODEL, TOKENIZER] {
            let path = folder.join(name);
            if !path.is_file() {
                return Err(Problem::Missing(path));
            }
            sample(&path, &mut hash).map_err(|error| Problem::Unusable(path, error.to_string()))?;
        }
        let path = folder.join(MODEL);
        let (name, dimensions) = described(&path).map_err(|error| Problem::Unusable(path, first_line(&error)))?;
        let mut short = [0; 16];
        short.copy_from_slice(&hash.finalize()[..16]);
        Ok(Print { name, dimensions, hash: short })
    }
}

/// What the file of weights says of itself.
fn described(path: &Path) -> candle_core::Result<(String, usize)> {
    let content = Content::read(&mut BufReader::new(File::open(path)?))?;
    let word = |name: &str| content.metadata.get(name).and_then(|value| value.to_string().ok()).cloned();
    let name = word("general.name").or_else(|| word("general.architecture")).unwrap_or_default();
    let dimensions = content.metadata.get("bert.embedding_length").and_then(|value: &Value| value.to_u32().ok());
    match dimensions {
        Some(dimensions) if dimensions > 0 => Ok((name, dimensions as usize)),
        _ => Err(candle_core::Error::Msg("it says nothing of bert.embedding_length".to_owned())),
    }
}

fn sample(path: &Path, hash: &mut Sha256) -> std::io::Result<()> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    hash.update(size.to_le_bytes());
    let mut buffer = Vec::new();
    for number in 0..SAMPLES {
        file.seek(SeekFrom::Start(size.saturating_sub(SAMPLE) / (SAMPLES - 1) * number))?;
        buffer.clear();
        file.by_ref().take(SAMPLE).read_to_end(&mut buffer)?;
        hash.update(&buffer);
    }
    Ok(())
}
