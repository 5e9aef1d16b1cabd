//! What a layer does to each number by itself or to one row at a time, in place.
//!
//! The library does these too, but shares each out among threads that wait for one another, which takes longer than the step
//! when every processor has a sentence of its own to read.

use candle_core::{CpuStorage, InplaceOp1, InplaceOp2, Layout, Result, Tensor, bail};
use pulp::{Simd, WithSimd};

use crate::simd::dispatch;

/// Adds a row to each row.
pub struct Add<'a>(pub &'a [f32]);

/// Adds a row to each row, then takes the Gaussian error linear unit (Hendrycks and Gimpel 2016).
pub struct AddGelu<'a>(pub &'a [f32]);

/// Layer normalisation (Ba et al. 2016): each row less its mean, over its deviation; then scaled and moved.
pub struct Norm {
    pub scale: Vec<f32>,
    pub shift: Vec<f32>,
    pub epsilon: f32,
}

/// Adds to each row the same row and one of another tensor, then normalises it.
pub struct AddNorm<'a>(pub &'a [f32], pub &'a Norm);

/// The numbers of a tensor that is in one piece.
pub fn numbers<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(numbers), Some((start, end))) => Ok(&numbers[start..end]),
        _ => bail!("a tensor is not in one piece"),
    }
}

/// The same, to be changed.
fn numbers_mut<'a>(storage: &'a mut CpuStorage, layout: &Layout) -> Result<&'a mut [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(numbers), Some((start, end))) => Ok(&mut numbers[start..end]),
        _ => bail!("a tensor is not in one piece"),
    }
}

impl InplaceOp1 for Add<'_> {
    fn name(&self) -> &'static str {
        "add"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> Result<()> {
        for row in numbers_mut(storage, layout)?.chunks_exact_mut(self.0.len()) {
            row.iter_mut().zip(self.0).for_each(|(number, more)| *number += more);
        }
        Ok(())
    }
}

impl InplaceOp1 for AddGelu<'_> {
    fn name(&self) -> &'static str {
        "add-gelu"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> Result<()> {
        dispatch(AddGeluTo(numbers_mut(storage, layout)?, self.0));
        Ok(())
    }
}

/// [`AddGelu`] of rows and what is added to each.
struct AddGeluTo<'a>(&'a mut [f32], &'a [f32]);

impl WithSimd for AddGeluTo<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for row in self.0.chunks_exact_mut(self.1.len()) {
            for (number, more) in row.iter_mut().zip(self.1) {
                *number = gelu(*number + more);
            }
        }
    }
}

impl InplaceOp2 for AddNorm<'_> {
    fn name(&self) -> &'static str {
        "add-norm"
    }

    fn cpu_fwd(&self, to: &mut CpuStorage, to_layout: &Layout, from: &CpuStorage, from_layout: &Layout) -> Result<()> {
        dispatch(AddNormTo(numbers_mut(to, to_layout)?, numbers(from, from_layout)?, self));
        Ok(())
    }
}

/// [`AddNorm`] of rows and others of the same number.
struct AddNormTo<'a>(&'a mut [f32], &'a [f32], &'a AddNorm<'a>);

impl WithSimd for AddNormTo<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let AddNormTo(rows, others, AddNorm(same, norm)) = self;
        for (row, other) in rows.chunks_exact_mut(same.len()).zip(others.chunks_exact(same.len())) {
            for ((number, other), same) in row.iter_mut().zip(other).zip(*same) {
                *number += other + same;
            }
            norm.apply(row);
        }
    }
}

impl Norm {
    /// Normalises `row`.
    #[inline(always)]
    fn apply(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row, |number| number) / count;
        let variance = sum(row, |number| (number - mean) * (number - mean)) / count;
        let over = (variance + self.epsilon).sqrt().recip();
        for ((number, scale), shift) in row.iter_mut().zip(&self.scale).zip(&self.shift) {
            *number = (*number - mean) * over * scale + shift;
        }
    }
}

/// The sum of what `of` makes of each number: in double precision, so that the order does not matter, and several sums side by
/// side, which the processor makes at once.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    const LANES: usize = 16;
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for (sum, number) in sums.iter_mut().zip(chunk) {
            *sum += f64::from(of(*number));
        }
    }
    (sums.iter().sum::<f64>() + rest.iter().map(|number| f64::from(of(*number))).sum::<f64>()) as f32
}

/// Makes of `row` shares that add up to 1, by the exponential of each number.
#[inline(always)]
pub fn softmax(row: &mut [f32]) {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.iter_mut().for_each(|number| *number = (*number - most).exp());
    let all: f32 = row.iter().sum();
    row.iter_mut().for_each(|number| *number /= all);
}

#[inline(always)]
fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + error_function(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function to six digits, as a quotient of two polynomials (the one that Eigen has for single precision).
#[inline(always)]
fn error_function(x: f32) -> f32 {
    const ABOVE: [f32; 7] = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906_3e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    const BELOW: [f32; 5] = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329_2e-3, -1.426_473_9e-2];
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let polynomial = |factors: &[f32]| factors.iter().fold(0.0, |sum, factor| sum * square + factor);
    x * polynomial(&ABOVE) / polynomial(&BELOW)
}

/// The numbers of a tensor of one dimension, or of all rows.
pub fn plain(tensor: &Tensor) -> Result<Vec<f32>> {
    tensor.flatten_all()?.to_vec1()
}

#[cfg(test)]
mod tests {
    use candle_core::Device;
    use candle_nn::{LayerNorm, Module, ops::softmax_last_dim};

    use super::*;

    fn tensor(rows: usize, factor: f32) -> Tensor {
        let numbers: Vec<f32> = (0..rows * 48).map(|at| (at as f32 * factor).sin() * 4.0).collect();
        Tensor::from_vec(numbers, (rows, 48), &Device::Cpu).unwrap()
    }

    /// Whether every number of `a` is as in `b`, but for the last digits.
    fn check(a: &Tensor, b: &Tensor) {
        let apart = (a - b).unwrap().abs().unwrap().max_all().unwrap().to_scalar::<f32>().unwrap();
        assert!(apart < 2e-6, "{apart}");
    }

    #[test]
    fn each_step_does_what_the_library_does() {
        let (x, y, row) = (tensor(5, 0.7), tensor(5, 0.3), tensor(1, 0.9));
        let same = plain(&row).unwrap();
        let copy = || (&x * 1.0).unwrap();
        let added = x.broadcast_add(&row).unwrap();

        let ours = copy();
        ours.inplace_op1(&Add(&same)).unwrap();
        check(&ours, &added);

        let ours = copy();
        ours.inplace_op1(&AddGelu(&same)).unwrap();
        check(&ours, &added.gelu_erf().unwrap());

        let mut rows = plain(&x).unwrap();
        rows.chunks_exact_mut(48).for_each(softmax);
        check(&Tensor::from_vec(rows, (5, 48), &Device::Cpu).unwrap(), &softmax_last_dim(&x).unwrap());

        let ours = copy();
        let norm = Norm { scale: same.clone(), shift: same.clone(), epsilon: 1e-12 };
        ours.inplace_op2(&y, &AddNorm(&same, &norm)).unwrap();
        let row = row.get(0).unwrap();
        check(&ours, &LayerNorm::new(row.clone(), row, 1e-12).forward(&(added + y).unwrap()).unwrap());
    }
}
