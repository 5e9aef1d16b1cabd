//! How alike words are written.

/// The share of the letters and digits of both that are the same in the same order, 0 to 1: "56", "65"; "Hoàng", "Hoang".
pub fn written_alike(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    similar::diff_ratio(&similar::capture_diff_slices(similar::Algorithm::Myers, &a, &b), a.len(), b.len())
}
