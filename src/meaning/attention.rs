//! Attention (Vaswani et al. 2017, arXiv:1706.03762), of each text of a batch by itself.
//!
//! The products here are too small for the library's: it asks the system anew for the number of processors before each, which
//! takes as long as the product of a short sentence.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape};
use pulp::{Simd, WithSimd};

use super::steps::{numbers, softmax};
use crate::simd::dispatch;

/// So many columns are summed side by side, and so many rows: as many sums as there are registers for.
const LANES: usize = 16;
const ROWS: usize = 4;

/// Of queries, keys and values beside each other (all tokens x 3 dimensions) makes what each token takes from the others of its
/// text: all tokens x dimensions.
pub struct Attention<'a> {
    /// How many tokens each text has, in order.
    pub lengths: &'a [usize],
    pub heads: usize,
}

impl CustomOp1 for Attention<'_> {
    fn name(&self) -> &'static str {
        "attention"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (tokens, columns) = layout.shape().dims2()?;
        let mut taken = vec![0.0; tokens * columns / 3];
        dispatch(Texts { given: numbers(storage, layout)?, columns, taken: &mut taken, of: self });
        Ok((CpuStorage::F32(taken), Shape::from((tokens, columns / 3))))
    }
}

/// What an [`Attention`] reads and writes, text by text.
struct Texts<'a> {
    given: &'a [f32],
    columns: usize,
    taken: &'a mut [f32],
    of: &'a Attention<'a>,
}

impl WithSimd for Texts<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Texts { mut given, columns, mut taken, of } = self;
        let mut work = Work::default();
        for &length in of.lengths {
            let (rows, next) = given.split_at(length * columns);
            let (of_text, rest) = taken.split_at_mut(length * columns / 3);
            for head in 0..of.heads {
                work.head(Text { rows, columns, heads: of.heads }, head, of_text);
            }
            (given, taken) = (next, rest);
        }
    }
}

/// Queries, keys and values of a text: tokens x (heads of the queries, of the keys, of the values).
#[derive(Clone, Copy)]
struct Text<'a> {
    rows: &'a [f32],
    columns: usize,
    heads: usize,
}

impl<'a> Text<'a> {
    /// The rows of a head, counted through those of queries, keys and values.
    #[inline(always)]
    fn head(self, head: usize) -> impl Iterator<Item = &'a [f32]> {
        let width = self.columns / self.heads / 3;
        self.rows.chunks_exact(self.columns).map(move |row| &row[head * width..][..width])
    }
}

/// What a head needs, kept for the next; each matrix is filled up with zeros.
#[derive(Default)]
struct Work {
    /// Tokens x width.
    queries: Matrix,
    /// Width x tokens.
    keys: Matrix,
    /// Tokens x width.
    values: Matrix,
    /// Tokens x tokens: how much each takes of each.
    shares: Matrix,
    /// Tokens x width.
    taken: Matrix,
}

impl Work {
    /// Writes what `head` of `text` takes to its place in `taken`: tokens x dimensions.
    #[inline(always)]
    fn head(&mut self, text: Text<'_>, head: usize, taken: &mut [f32]) {
        let (tokens, dimensions) = (text.rows.len() / text.columns, text.columns / 3);
        let width = dimensions / text.heads;
        self.queries.fill(tokens, width, text.head(head));
        self.keys.fill_transposed(width, tokens, text.head(text.heads + head));
        self.values.fill(tokens, width, text.head(2 * text.heads + head));
        self.shares.multiply(&self.queries, &self.keys, width);
        self.shares.rows_mut().take(tokens).for_each(|row| softmax(&mut row[..tokens]));
        self.taken.multiply(&self.shares, &self.values, tokens);
        for (row, from) in taken.chunks_exact_mut(dimensions).zip(self.taken.rows()) {
            row[head * width..][..width].copy_from_slice(&from[..width]);
        }
    }
}

/// Rows by columns, both filled up with zeros to a multiple of [`ROWS`] and [`LANES`].
#[derive(Default)]
struct Matrix {
    numbers: Vec<f32>,
    columns: usize,
}

impl Matrix {
    #[inline(always)]
    fn clear(&mut self, rows: usize, columns: usize) {
        self.columns = columns.next_multiple_of(LANES);
        self.numbers.clear();
        self.numbers.resize(rows.next_multiple_of(ROWS) * self.columns, 0.0);
    }

    #[inline(always)]
    fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.columns)
    }

    #[inline(always)]
    fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.numbers.chunks_exact_mut(self.columns)
    }

    /// Becomes `from`, `rows` x `columns`.
    #[inline(always)]
    fn fill<'a>(&mut self, rows: usize, columns: usize, from: impl Iterator<Item = &'a [f32]>) {
        self.clear(rows, columns);
        self.rows_mut().zip(from).for_each(|(row, from)| row[..columns].copy_from_slice(from));
    }

    /// Becomes `rows` x `columns`, of which `from` has the columns.
    #[inline(always)]
    fn fill_transposed<'a>(&mut self, rows: usize, columns: usize, from: impl Iterator<Item = &'a [f32]>) {
        self.clear(rows, columns);
        for (at, column) in from.enumerate() {
            self.rows_mut().zip(column).for_each(|(row, number)| row[at] = *number);
        }
    }

    /// Becomes `a` times `b`, over the first `depth` columns of `a` and rows of `b`.
    #[inline(always)]
    fn multiply(&mut self, a: &Matrix, b: &Matrix, depth: usize) {
        self.columns = b.columns;
        self.numbers.resize(a.numbers.len() / a.columns * b.columns, 0.0);
        let blocks = self.numbers.chunks_exact_mut(ROWS * b.columns).zip(a.numbers.chunks_exact(ROWS * a.columns));
        for (block, a) in blocks.map(|(block, rows)| (block, rows.chunks_exact(rows.len() / ROWS))) {
            let mut rows = a.map(|row| &row[..depth]);
            let rows: [&[f32]; ROWS] = std::array::from_fn(|_| rows.next().unwrap_or_default());
            for column in (0..b.columns).step_by(LANES) {
                let sums = sums(rows, b.rows().take(depth).filter_map(|row| row[column..].first_chunk()));
                for (row, sums) in block.chunks_exact_mut(b.columns).zip(&sums) {
                    row[column..][..LANES].copy_from_slice(sums);
                }
            }
        }
    }
}

/// The sums of the products of each of `a` with [`LANES`] columns of `b`.
#[inline(always)]
fn sums<'a>(a: [&[f32]; ROWS], b: impl Iterator<Item = &'a [f32; LANES]>) -> [[f32; LANES]; ROWS] {
    let mut sums = [[0.0; LANES]; ROWS];
    for (at, b) in b.enumerate() {
        for (sums, a) in sums.iter_mut().zip(a) {
            let a = a[at];
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};
    use candle_nn::ops::softmax_last_dim;

    use super::*;

    /// What the tokens of one text take from each other, by the library; `text`: tokens x 3 heads x width.
    fn by_library(text: &Tensor, heads: usize) -> Tensor {
        let part =
            |at: usize| text.narrow(1, at * heads, heads).unwrap().transpose(0, 1).unwrap().contiguous().unwrap();
        let weights = part(0).matmul(&part(1).transpose(1, 2).unwrap()).unwrap();
        let taken = softmax_last_dim(&weights).unwrap().matmul(&part(2)).unwrap();
        taken.transpose(0, 1).unwrap().flatten_from(1).unwrap()
    }

    #[test]
    fn each_text_attends_to_itself_alone_as_in_the_library() {
        let (lengths, heads, width) = ([3, 1, 37, 16], 2, 20);
        let tokens: usize = lengths.iter().sum();
        let numbers: Vec<f32> = (0..tokens * 3 * heads * width).map(|at| (at as f32 * 0.7).sin()).collect();
        let all = Tensor::from_vec(numbers, (tokens, 3 * heads * width), &Device::Cpu).unwrap();
        let ours = all.apply_op1_no_bwd(&Attention { lengths: &lengths, heads }).unwrap();
        let all = all.reshape((tokens, 3 * heads, width)).unwrap();
        let mut start = 0;
        let texts = lengths.map(|length| {
            start += length;
            by_library(&all.narrow(0, start - length, length).unwrap(), heads)
        });
        let apart = (ours - Tensor::cat(&texts, 0).unwrap()).unwrap().abs().unwrap().max_all().unwrap();
        assert!(apart.to_scalar::<f32>().unwrap() < 2e-6, "{apart}");
    }
}
