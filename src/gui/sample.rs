//! Five articles about Russia and North Korea, from five outlets, that are part of the program.

use std::path::PathBuf;

use crate::ingest::{self, Intake, Origin};

/// Names as they are shown, and the bytes of `seeds/`.
const ARTICLES: [(&str, &[u8]); 5] = [
    ("Shoigu in Pyongyang.txt", include_bytes!("../../seeds/000_a9fb59c4d4ae0512.txt")),
    ("Letters of Putin and Kim.txt", include_bytes!("../../seeds/001_6a935cd2e5592ae2.txt")),
    ("Summit at Vostochny.txt", include_bytes!("../../seeds/002_7eec489260088d9d.txt")),
    ("Economic agreement.txt", include_bytes!("../../seeds/003_02c96d2d38cee04d.txt")),
    ("Kim's journey to Russia.txt", include_bytes!("../../seeds/004_4676e60b1241503e.txt")),
];

/// The articles, read in like any others.
pub fn intake() -> Intake {
    let mut intake = Intake::default();
    for (name, bytes) in ARTICLES {
        match ingest::decoded(Origin::File(PathBuf::from(name)), bytes) {
            Ok(document) => intake.documents.push(document),
            Err(note) => intake.notes.push(note),
        }
    }
    intake
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sample_is_five_articles() {
        let intake = super::intake();
        assert_eq!((intake.documents.len(), intake.notes.len()), (5, 0));
    }
}
