//! Writes what `train.py` learns from: of each story the passages, and of each pair of them that the program looks at the
//! features, pass by pass.
//!
//!     cargo run --release --no-default-features --features meaning --example features -- OUT FOLDER...
//!
//! A FOLDER holds the articles of one story, in it or in `articles/`. For each, OUT gets `NAME.json` (the claims, the details,
//! and their places), and for words alone (`words`) and with meaning (`meaning`) `NAME.words-1.f32`, rows of (a, b, features).
//! Where `NAME.words-1.scores` lies there, one number for each row, the second pass is written as `NAME.words-2.f32`; where
//! `NAME.words-2.scores` lies there, the pairs of details as `NAME.words-facts.f32`; where `NAME.words-facts.scores` lies there,
//! those whose values conflict as `NAME.words-conflicts.f32`. Of each story some parts are written too (`NAME~2`), since a reader
//! often opens two articles, or short ones.

use std::{
    env, error, fs,
    io::Write,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use synoptic::{
    align,
    claims::{Article, Claim},
    facts, ingest,
    meaning::{Encoding, Options, Vectors},
};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// So many parts of each story are written.
const PARTS: u64 = 4;

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [out, folders @ ..] = &arguments[..] else { return Err("usage: features OUT FOLDER...".into()) };
    fs::create_dir_all(out)?;
    let mut encoding = Encoding::open(&Options::default());
    for folder in folders {
        let name = folder.file_name().ok_or("a folder without a name")?.to_string_lossy().into_owned();
        let articles = articles(folder)?;
        write(out, &name, &articles, &mut encoding)?;
        let mut chance = Chance(name.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)));
        for number in 1..=PARTS {
            write(out, &format!("{name}~{number}"), &part(&articles, number, &mut chance), &mut encoding)?;
        }
    }
    Ok(())
}

/// The articles of `folder` with the names of their files, in the order of the names.
fn articles(folder: &Path) -> Result<Vec<(String, Arc<Article>)>> {
    let inner = folder.join("articles");
    let folder = if inner.is_dir() { inner } else { folder.to_path_buf() };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let read = |file: &PathBuf| {
        let read = ingest::read(std::slice::from_ref(file), &mut |_, _| ControlFlow::Continue(()));
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some((name, Arc::new(Article::new(read.documents.into_iter().next()?))))
    };
    Ok(files.iter().filter_map(read).collect())
}

/// Numbers that look as if by chance, the same in each run (Steele et al. 2014, SplitMix).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}

/// Two articles (parts 1 and 2), or a few sentences of two to four (3 and 4).
fn part(articles: &[(String, Arc<Article>)], number: u64, chance: &mut Chance) -> Vec<(String, Arc<Article>)> {
    let mut left: Vec<_> = articles.to_vec();
    let count = if number <= 2 { 2 } else { 2 + chance.below(3) };
    let mut chosen = Vec::new();
    while chosen.len() < count && !left.is_empty() {
        let (name, article) = left.remove(chance.below(left.len()));
        let article = if number <= 2 { article } else { Arc::new(excerpt(&article, chance)) };
        chosen.push((name, article));
    }
    chosen
}

/// Some sentences of `article` that follow each other.
fn excerpt(article: &Article, chance: &mut Chance) -> Article {
    let starts: Vec<u32> =
        article.claims.iter().zip(0..).filter(|&(claim, at)| claim.sentence == at).map(|(_, at)| at).collect();
    let length = 3 + chance.below(7);
    let first = chance.below(starts.len().saturating_sub(length) + 1);
    let from = starts.get(first).copied().unwrap_or_default();
    let to = starts.get(first + length).copied().unwrap_or(article.claims.len() as u32);
    let within = |claim: &Claim| {
        let mut claim = claim.clone();
        claim.sentence -= from;
        claim.refers = claim.refers.filter(|refers| (from..to).contains(&refers.claim)).map(|mut refers| {
            refers.claim -= from;
            refers
        });
        claim
    };
    let claims = article.claims[from as usize..to as usize].iter().map(within).collect();
    Article { claims, ..article.clone() }
}

fn write(out: &Path, name: &str, articles: &[(String, Arc<Article>)], encoding: &mut Encoding) -> Result<()> {
    let all: Vec<Arc<Article>> = articles.iter().map(|(_, article)| Arc::clone(article)).collect();
    let borrowed: Vec<&Article> = all.iter().map(|article| &**article).collect();
    let mut vectors = Vectors::default();
    encoding.recall(&all, &mut vectors);
    let missing = encoding.missing(&all, &vectors);
    encoding.encode(&missing, &mut vectors, &mut |_, _| ControlFlow::Continue(()))?;
    fs::write(out.join(format!("{name}.json")), serde_json::to_vec(&described(articles))?)?;
    for (kind, vectors) in [("words", &Vectors::default()), ("meaning", &vectors)] {
        let file = |end: &str| out.join(format!("{name}.{kind}-{end}"));
        let first = align::same_claim_examples(&borrowed, vectors, None);
        rows(&file("1.f32"), first.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = scores(&file("1.scores"))? else { continue };
        let second = align::same_claim_examples(&borrowed, vectors, Some(&scores));
        rows(&file("2.f32"), second.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = self::scores(&file("2.scores"))? else { continue };
        let known: Vec<(u32, u32, f32)> = second.iter().zip(scores).map(|(&(a, b, _), score)| (a, b, score)).collect();
        let pairs = facts::examples(&borrowed, &known, None);
        rows(&file("facts.f32"), pairs.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = self::scores(&file("facts.scores"))? else { continue };
        let pairs = facts::examples(&borrowed, &known, Some(&scores));
        rows(&file("conflicts.f32"), pairs.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
    }
    Ok(())
}

/// The claims and details of the articles, in order.
fn described(articles: &[(String, Arc<Article>)]) -> Value {
    let claim = |claim: &Claim| json!([claim.span.start, claim.span.end, claim.sentence]);
    let article = |(name, article): &(String, Arc<Article>)| {
        let text = &article.document.text;
        let detail = |detail: &facts::Detail| {
            let words = detail.span.of(text);
            json!([detail.claim, detail.span.start, detail.span.end, detail.aspect().as_str(), words])
        };
        json!({
            "file": name,
            "claims": article.claims.iter().map(claim).collect::<Vec<_>>(),
            "details": facts::details(article).iter().map(detail).collect::<Vec<_>>(),
        })
    };
    let [of_facts, of_conflicts] = facts::feature_names();
    json!({
        "articles": articles.iter().map(article).collect::<Vec<_>>(),
        "features": {
            "words-1": align::same_claim_features(false), "words-2": align::second_pass_features(false),
            "meaning-1": align::same_claim_features(true), "meaning-2": align::second_pass_features(true),
            "facts": of_facts, "conflicts": of_conflicts,
        },
    })
}

fn rows<'f>(path: &Path, rows: impl Iterator<Item = (u32, u32, &'f [f32])>) -> Result<()> {
    let mut bytes = Vec::new();
    for (a, b, features) in rows {
        for number in [a as f32, b as f32].iter().chain(features) {
            bytes.extend(number.to_le_bytes());
        }
    }
    fs::File::create(path)?.write_all(&bytes)?;
    Ok(())
}

/// The numbers of a file, where it is there.
fn scores(path: &Path) -> Result<Option<Vec<f32>>> {
    let Ok(bytes) = fs::read(path) else { return Ok(None) };
    Ok(Some(bytes.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect()))
}
