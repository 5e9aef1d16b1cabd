//! The encoder itself: BERT (Devlin et al. 2019), up to what its last layer makes of each token.
//!
//! The weights are read from GGUF by the names of llama.cpp. Matrices are widened when they are read; the table of words stays
//! as it is and only the rows that a text needs are widened.

use std::{fs::File, io::BufReader, path::Path};

use candle_core::{
    Device, Error, Result, Tensor,
    quantized::{
        QTensor,
        gguf_file::{Content, Value},
    },
};

use super::{
    attention::Attention,
    steps::{Add, AddGelu, AddNorm, Norm, plain},
};

/// Tokens into what they mean where they stand.
pub struct Bert {
    /// A row for each word of the vocabulary, quantised.
    words: QTensor,
    /// A row for each place in a text; the kind of text, of which there is one, is added already.
    places: Tensor,
    norm: Norm,
    layers: Vec<Layer>,
    heads: usize,
}

struct Layer {
    /// Query, key and value beside each other; the query is divided by the root of the width of a head already.
    attention: Matrix,
    output: Matrix,
    output_norm: Norm,
    up: Matrix,
    down: Matrix,
    norm: Norm,
}

/// What a row is multiplied by, and what is then added.
struct Matrix {
    /// A row for each number that goes in: so it is read as it lies.
    weight: Tensor,
    bias: Vec<f32>,
}

/// A file of weights that is being read.
struct Weights {
    content: Content,
    file: BufReader<File>,
    epsilon: f32,
}

impl Weights {
    fn open(path: &Path) -> Result<Self> {
        let mut file = BufReader::new(File::open(path)?);
        let content = Content::read(&mut file)?;
        let mut weights = Weights { content, file, epsilon: 0.0 };
        weights.epsilon = weights.property("bert.attention.layer_norm_epsilon")?.to_f32()?;
        Ok(weights)
    }

    fn property(&self, name: &str) -> Result<&Value> {
        self.content.metadata.get(name).ok_or_else(|| Error::Msg(format!("it says nothing of {name}")))
    }

    fn count(&self, name: &str) -> Result<usize> {
        Ok(self.property(name)?.to_u32()? as usize)
    }

    fn quantised(&mut self, name: &str) -> Result<QTensor> {
        self.content.tensor(&mut self.file, name, &Device::Cpu)
    }

    fn tensor(&mut self, name: &str) -> Result<Tensor> {
        self.quantised(name)?.dequantize(&Device::Cpu)
    }

    /// The matrices of `names` beside each other, each with what it is multiplied by.
    fn matrix(&mut self, names: &[(String, f64)]) -> Result<Matrix> {
        let (mut weights, mut bias) = (Vec::new(), Vec::new());
        for (name, factor) in names {
            weights.push((self.tensor(&format!("{name}.weight"))? * *factor)?);
            bias.extend(plain(&(self.tensor(&format!("{name}.bias"))? * *factor)?)?);
        }
        Ok(Matrix { weight: Tensor::cat(&weights, 0)?.t()?.contiguous()?, bias })
    }

    fn norm(&mut self, name: &str) -> Result<Norm> {
        let (scale, shift) = (self.tensor(&format!("{name}.weight"))?, self.tensor(&format!("{name}.bias"))?);
        Ok(Norm { scale: plain(&scale)?, shift: plain(&shift)?, epsilon: self.epsilon })
    }

    fn layer(&mut self, number: usize, heads: usize) -> Result<Layer> {
        let name = |part: &str| format!("blk.{number}.{part}");
        let width = self.count("bert.embedding_length")? / heads;
        let [query, key, value] = ["attn_q", "attn_k", "attn_v"].map(name);
        Ok(Layer {
            attention: self.matrix(&[(query, (width as f64).powf(-0.5)), (key, 1.0), (value, 1.0)])?,
            output: self.matrix(&[(name("attn_output"), 1.0)])?,
            output_norm: self.norm(&name("attn_output_norm"))?,
            up: self.matrix(&[(name("ffn_up"), 1.0)])?,
            down: self.matrix(&[(name("ffn_down"), 1.0)])?,
            norm: self.norm(&name("layer_output_norm"))?,
        })
    }
}

impl Bert {
    /// The encoder whose weights are in the GGUF file at `path`.
    pub fn load(path: &Path) -> Result<Self> {
        let mut weights = Weights::open(path)?;
        // Every processor has a sentence of its own: a product is not shared out among threads.
        gemm::set_threading_threshold(usize::MAX);
        let heads = weights.count("bert.attention.head_count")?;
        let dimensions = weights.count("bert.embedding_length")?;
        if heads == 0 || !dimensions.is_multiple_of(heads) {
            return Err(Error::Msg(format!("{dimensions} dimensions cannot be shared by {heads} heads")));
        }
        let layers = weights.count("bert.block_count")?;
        let kind = weights.tensor("token_types.weight")?.get(0)?;
        Ok(Bert {
            words: weights.quantised("token_embd.weight")?,
            places: weights.tensor("position_embd.weight")?.broadcast_add(&kind)?,
            norm: weights.norm("token_embd_norm")?,
            layers: (0..layers).map(|number| weights.layer(number, heads)).collect::<Result<_>>()?,
            heads,
        })
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.places.dims()[1]
    }

    /// How many tokens the longest text has.
    pub fn positions(&self) -> usize {
        self.places.dims()[0]
    }

    /// What the tokens of `texts` become, read in one pass and each text by itself: all tokens x dimensions, the texts one
    /// after the other. There is a text at least, and each has a token at least and [`Bert::positions`] at most.
    pub fn states(&self, texts: &[&[u32]]) -> Result<Vec<f32>> {
        let tokens = Tensor::new(texts.concat(), &Device::Cpu)?;
        let lengths: Vec<usize> = texts.iter().map(|text| text.len()).collect();
        let places = lengths.iter().map(|&length| self.places.narrow(0, 0, length)).collect::<Result<Vec<_>>>()?;
        let mut state = self.words.embedding(&tokens)?;
        let nothing = vec![0.0; self.dimensions()];
        state.inplace_op2(&Tensor::cat(&places, 0)?, &AddNorm(&nothing, &self.norm))?;
        for layer in &self.layers {
            state = layer.forward(&state, &lengths, self.heads)?;
        }
        plain(&state)
    }
}

impl Layer {
    /// `state`: all tokens x dimensions, of texts of these `lengths`. What is done to each token by itself is done to all at
    /// once: a matrix of weights is then read from memory once for all texts, not once for each.
    fn forward(&self, state: &Tensor, lengths: &[usize], heads: usize) -> Result<Tensor> {
        let taken = self.attention(state, lengths, heads)?.matmul(&self.output.weight)?;
        taken.inplace_op2(state, &AddNorm(&self.output.bias, &self.output_norm))?;
        let inner = taken.matmul(&self.up.weight)?;
        inner.inplace_op1(&AddGelu(&self.up.bias))?;
        let outer = inner.matmul(&self.down.weight)?;
        outer.inplace_op2(&taken, &AddNorm(&self.down.bias, &self.norm))?;
        Ok(outer)
    }

    /// What each token takes from the others of its text: all tokens x dimensions.
    fn attention(&self, state: &Tensor, lengths: &[usize], heads: usize) -> Result<Tensor> {
        let all = state.matmul(&self.attention.weight)?;
        all.inplace_op1(&Add(&self.attention.bias))?;
        all.apply_op1_no_bwd(&Attention { lengths, heads })
    }
}
