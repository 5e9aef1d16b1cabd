//! Which words surely are not in a list.

/// A bit of 256 for each key that a list has (Bloom 1970, with one hash): most words of a text are in hardly any list, and for
/// those the bit tells so at once, where a look into the list's map would fetch it from memory. Looking phrases up takes half as
/// many instructions so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KeyFilter([u64; 4]);

impl KeyFilter {
    /// Notes that the list has `key`.
    pub fn insert(&mut self, key: u64) {
        let (word, bit) = place(key);
        self.0[word] |= bit;
    }

    /// Whether the list may have `key`; it surely has not where this is false.
    pub fn may_have(&self, key: u64) -> bool {
        let (word, bit) = place(key);
        self.0[word] & bit != 0
    }
}

/// The word and the bit in it that stand for `key`: the highest bits of the key, well mixed.
fn place(key: u64) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> 62) as usize, 1 << (mixed >> 56 & 63))
}
