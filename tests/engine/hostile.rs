//! Nothing that a file may hold stops the program: texts that no newspaper prints, and arbitrary bytes, go all the way
//! from ingest to the verdicts. How their time grows is measured by `cargo bench --bench hostile`.

use proptest::prelude::*;

use crate::support::{hostile, laws};

#[test]
fn texts_that_no_newspaper_prints_are_compared() {
    const BYTES: usize = 8_000; // tests are built without optimisation
    for (name, text) in hostile::texts(BYTES) {
        let comparison = laws::compared(&[text.as_bytes(), format!("{text} b").as_bytes()]);
        let read = if text.contains('\0') { 0 } else { 2 }; // a null character makes it no text
        assert_eq!(comparison.articles.len(), read, "{name}");
    }
}

/// A piece of a file: cues, numbers, marks, any character, any byte.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words = "(theo |ông |bà |nói |rằng |nhưng |bác bỏ |cáo buộc |thông tin này |không |khoảng |ngày |tháng |nghìn |người |\
                 Kim Jong-un |Triều Tiên |Bộ |Ảnh: |Title: |[0-9]{1,4}[./:, -]|[“”\"(),.;:?!–-] ?|\n)";
    prop_oneof![
        8 => words.prop_map(String::into_bytes),
        2 => "\\PC{1,4}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 1..6),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn arbitrary_bytes_are_compared(
        one in prop::collection::vec(piece(), 0..80), other in prop::collection::vec(piece(), 0..80)
    ) {
        laws::compared(&[&one.concat(), &other.concat()]);
    }
}
