//! The encoder itself: BERT (Devlin et al. 2019), up to what its last layer makes of each token.
//!
//! The weights are read from GGUF by the names of llama.cpp. Matrices are widened when they are read; the table of words stays
//! as it is and only the rows that a text needs are widened.

use std::{fs::File, io::BufReader, path::Path};

use candle_core::{
    D, Device, Error, Result, Tensor,
    quantized::{
        QTensor,
        gguf_file::{Content, Value},
    },
};
use candle_nn::{LayerNorm, Linear, Module, ops::softmax_last_dim};

/// Tokens into what they mean where they stand.
pub struct Bert {
    /// A row for each word of the vocabulary, quantised.
    words: QTensor,
    /// A row for each place in a text; the kind of text, of which there is one, is added already.
    places: Tensor,
    norm: LayerNorm,
    layers: Vec<Layer>,
    heads: usize,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    output_norm: LayerNorm,
    up: Linear,
    down: Linear,
    norm: LayerNorm,
}

/// A file of weights that is being read.
struct Weights {
    content: Content,
    file: BufReader<File>,
    epsilon: f64,
}

impl Weights {
    fn open(path: &Path) -> Result<Self> {
        let mut file = BufReader::new(File::open(path)?);
        let content = Content::read(&mut file)?;
        let mut weights = Weights { content, file, epsilon: 0.0 };
        weights.epsilon = f64::from(weights.property("bert.attention.layer_norm_epsilon")?.to_f32()?);
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

    fn linear(&mut self, name: &str) -> Result<Linear> {
        Ok(Linear::new(self.tensor(&format!("{name}.weight"))?, Some(self.tensor(&format!("{name}.bias"))?)))
    }

    fn norm(&mut self, name: &str) -> Result<LayerNorm> {
        let (weight, bias) = (self.tensor(&format!("{name}.weight"))?, self.tensor(&format!("{name}.bias"))?);
        Ok(LayerNorm::new(weight, bias, self.epsilon))
    }

    fn layer(&mut self, number: usize) -> Result<Layer> {
        let name = |part: &str| format!("blk.{number}.{part}");
        Ok(Layer {
            query: self.linear(&name("attn_q"))?,
            key: self.linear(&name("attn_k"))?,
            value: self.linear(&name("attn_v"))?,
            output: self.linear(&name("attn_output"))?,
            output_norm: self.norm(&name("attn_output_norm"))?,
            up: self.linear(&name("ffn_up"))?,
            down: self.linear(&name("ffn_down"))?,
            norm: self.norm(&name("layer_output_norm"))?,
        })
    }
}

impl Bert {
    /// The encoder whose weights are in the GGUF file at `path`.
    pub fn load(path: &Path) -> Result<Self> {
        let mut weights = Weights::open(path)?;
        let heads = weights.count("bert.attention.head_count")?;
        let layers = weights.count("bert.block_count")?;
        let kind = weights.tensor("token_types.weight")?.get(0)?;
        let bert = Bert {
            words: weights.quantised("token_embd.weight")?,
            places: weights.tensor("position_embd.weight")?.broadcast_add(&kind)?,
            norm: weights.norm("token_embd_norm")?,
            layers: (0..layers).map(|number| weights.layer(number)).collect::<Result<_>>()?,
            heads,
        };
        if heads == 0 || !bert.dimensions().is_multiple_of(heads) {
            return Err(Error::Msg(format!("{} dimensions cannot be shared by {heads} heads", bert.dimensions())));
        }
        Ok(bert)
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.places.dims()[1]
    }

    /// How many tokens the longest text has.
    pub fn positions(&self) -> usize {
        self.places.dims()[0]
    }

    /// What a text of these `tokens` becomes, a row for each: at most [`Bert::positions`], and at least one.
    pub fn states(&self, tokens: &[u32]) -> Result<Tensor> {
        let tokens = Tensor::new(tokens, &Device::Cpu)?;
        let places = self.places.narrow(0, 0, tokens.elem_count())?;
        let mut state = self.norm.forward(&(self.words.embedding(&tokens)? + places)?)?;
        for layer in &self.layers {
            state = layer.forward(&state, self.heads)?;
        }
        Ok(state)
    }
}

impl Layer {
    /// `state`: a row for each token.
    fn forward(&self, state: &Tensor, heads: usize) -> Result<Tensor> {
        let state = self.output_norm.forward(&(state + self.output.forward(&self.attention(state, heads)?)?)?)?;
        let inner = self.down.forward(&self.up.forward(&state)?.gelu_erf()?)?;
        self.norm.forward(&(state + inner)?)
    }

    /// What each token takes from the others.
    fn attention(&self, state: &Tensor, heads: usize) -> Result<Tensor> {
        let (tokens, dimensions) = state.dims2()?;
        let width = dimensions / heads;
        let by_head =
            |part: &Linear| part.forward(state)?.reshape((tokens, heads, width))?.transpose(0, 1)?.contiguous();
        let (query, key, value) = (by_head(&self.query)?, by_head(&self.key)?, by_head(&self.value)?);
        let weights = (query.matmul(&key.transpose(D::Minus2, D::Minus1)?)? * (width as f64).powf(-0.5))?;
        softmax_last_dim(&weights)?.matmul(&value)?.transpose(0, 1)?.contiguous()?.reshape((tokens, dimensions))
    }
}
