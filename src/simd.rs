//! Arithmetic on many numbers side by side, as wide as the processor has it.

use pulp::{Arch, WithSimd};

/// Does `op` with the widest numbers side by side that the processor has.
pub fn dispatch<Op: WithSimd>(op: Op) -> Op::Output {
    // The library's own choice is AVX-512 or nothing, as long as its feature `x86-v3` is not asked for.
    #[cfg(target_arch = "x86_64")]
    if pulp::x86::V4::try_new().is_none()
        && let Some(simd) = pulp::x86::V3::try_new()
    {
        return pulp::Simd::vectorize(simd, op);
    }
    Arch::new().dispatch(op)
}
