//! Why something was not read.

use std::io;

use super::MAX_BYTES;
use crate::notes::What;

/// More than [`MAX_BYTES`].
pub(super) const TOO_LARGE: What = What::TooLarge(MAX_BYTES >> 20);

/// What the system's `error` means.
pub(super) fn refusal(error: &io::Error) -> What {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => What::Gone,
        io::ErrorKind::PermissionDenied => What::NoPermission,
        _ => What::Unreadable(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_a_sentence_with_a_way_out() {
        let check =
            |kind: io::ErrorKind, expected: What| assert_eq!(refusal(&io::Error::from(kind)), expected, "{kind:?}");
        check(io::ErrorKind::NotFound, What::Gone);
        check(io::ErrorKind::PermissionDenied, What::NoPermission);
        let sentence = refusal(&io::Error::other("disk on fire")).to_string();
        assert_eq!(sentence, "It could not be read (disk on fire). Copy it to this computer and try again.");
    }
}
