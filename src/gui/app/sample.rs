//! Articles that are part of the program: five about Russia and North Korea, from five outlets, as they are and worked through
//! by a reader; and four in four languages about a collision at sea that never happened.

use std::path::PathBuf;

use crate::{
    ingest::{self, Intake, Origin},
    notes::Note,
    workspace::{self, Opened},
};

/// Which articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Five about Russia and North Korea.
    FiveReports,
    /// Four about one collision, in Vietnamese, English, Russian and Korean.
    FourLanguages,
}

/// Names as they are shown, and the bytes of `seeds/`.
const FIVE_REPORTS: [(&str, &[u8]); 5] = [
    ("Shoigu in Pyongyang.txt", include_bytes!("../../../seeds/000_a9fb59c4d4ae0512.txt")),
    ("Letters of Putin and Kim.txt", include_bytes!("../../../seeds/001_6a935cd2e5592ae2.txt")),
    ("Summit at Vostochny.txt", include_bytes!("../../../seeds/002_7eec489260088d9d.txt")),
    ("Economic agreement.txt", include_bytes!("../../../seeds/003_02c96d2d38cee04d.txt")),
    ("Kim's journey to Russia.txt", include_bytes!("../../../seeds/004_4676e60b1241503e.txt")),
];

/// The same of `seeds/van-sa-collision/`.
const FOUR_LANGUAGES: [(&str, &[u8]); 4] = [
    ("Báo Hải Lam.txt", include_bytes!("../../../seeds/van-sa-collision/1-vi-bao-hai-lam.txt")),
    ("The Gulf Courier.txt", include_bytes!("../../../seeds/van-sa-collision/2-en-gulf-courier.txt")),
    ("Маячный вестник.txt", include_bytes!("../../../seeds/van-sa-collision/3-ru-mayachny-vestnik.txt")),
    ("해오름신문.txt", include_bytes!("../../../seeds/van-sa-collision/4-ko-haeoreum.txt")),
];

/// The five articles with what a reader decided and noted; a file that can be opened like any other, too.
const WORKED: &[u8] = include_bytes!("../../../seeds/russia-north-korea.synoptic");

/// The articles, read in like any others.
pub fn intake(sample: Sample) -> Intake {
    let articles: &[(&str, &[u8])] = match sample {
        Sample::FiveReports => &FIVE_REPORTS,
        Sample::FourLanguages => &FOUR_LANGUAGES,
    };
    let mut intake = Intake::default();
    for &(name, bytes) in articles {
        match ingest::decoded(Origin::File(PathBuf::from(name)), bytes) {
            Ok(document) => intake.documents.push(document),
            Err(note) => intake.notes.push(note),
        }
    }
    intake
}

/// The worked example: a workspace of no file.
pub fn worked() -> Result<Opened, Note> {
    workspace::opened(WORKED, "russia-north-korea.synoptic")
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Arc};

    use super::*;
    use crate::ingest::Document;

    #[test]
    fn the_samples_are_five_articles_and_four() {
        for (sample, articles) in [(Sample::FiveReports, 5), (Sample::FourLanguages, 4)] {
            let intake = super::intake(sample);
            assert_eq!((intake.documents.len(), intake.notes.len()), (articles, 0));
        }
    }

    #[test]
    fn the_worked_example_is_whole_and_of_the_same_articles() {
        let Opened { workspace, notes, print } = super::worked().unwrap();
        assert!(notes.is_empty() && print.is_some(), "{notes:?}");
        let hashes: BTreeSet<_> = workspace.texts.iter().map(|text| text.sha256.clone()).collect();
        assert_eq!(
            hashes,
            super::intake(Sample::FiveReports).documents.iter().map(|text| text.sha256.clone()).collect()
        );
        let has_folder = |text: &Arc<Document>| text.path().is_none_or(|path| path.components().count() > 1);
        assert!(!workspace.texts.iter().any(has_folder), "names of files on somebody's machine are of no use");
    }
}
