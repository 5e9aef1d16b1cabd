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
//! often opens two articles, or short ones; and some copies in which articles tell other numbers, days and names than they did
//! (`NAME~x1`), since few reports conflict by themselves: their places, and the words of their details in the JSON, are those
//! of the story.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, error, fs,
    io::Write,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use synoptic::{
    align,
    claims::{self, Article, Articles, Claim, NameKind, Reference},
    facts,
    ids::{ClaimId, Id, Ids, LocalClaimId},
    ingest::{self, Document},
    meaning::{Encoding, Options, Vectors},
};

/// An article with the name of its file.
type Told = (String, Arc<Article>);
type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// So many parts of each story are written.
const PARTS: u64 = 4;
/// So many copies of each story with other values are written.
const COPIES: u64 = 3;

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [out, folders @ ..] = &arguments[..] else { return Err("usage: features OUT FOLDER...".into()) };
    fs::create_dir_all(out)?;
    let mut encoding = Encoding::open(&Options::default());
    let stories: Vec<(String, Vec<Told>)> = folders
        .iter()
        .map(|folder| {
            let name = folder.file_name().ok_or("a folder without a name")?.to_string_lossy().into_owned();
            Ok((name, articles(folder)?))
        })
        .collect::<Result<_>>()?;
    let name_words = name_words(stories.iter().flat_map(|(_, articles)| articles));
    for (name, articles) in &stories {
        write(out, name, articles, articles, &mut encoding)?;
        let mut chance = Chance(name.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)));
        for number in 1..=PARTS {
            let part = part(articles, number, &mut chance);
            write(out, &format!("{name}~{number}"), &part, &part, &mut encoding)?;
        }
        for number in 1..=COPIES {
            let copy: Vec<Told> = articles.iter().map(|told| altered(told, &name_words, &mut chance)).collect();
            write(out, &format!("{name}~x{number}"), &copy, articles, &mut encoding)?;
        }
    }
    Ok(())
}

/// The articles of `folder` with the names of their files, in the order of the names.
fn articles(folder: &Path) -> Result<Vec<Told>> {
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
fn part(articles: &[Told], number: u64, chance: &mut Chance) -> Vec<Told> {
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
    let is_first = |&(at, claim): &(LocalClaimId, &Claim)| claim.sentence == at;
    let starts: Vec<LocalClaimId> = article.claims.iter_enumerated().filter(is_first).map(|(at, _)| at).collect();
    let length = 3 + chance.below(7);
    let first = chance.below(starts.len().saturating_sub(length) + 1);
    let from = starts.get(first).copied().unwrap_or_default();
    let to = starts.get(first + length).copied().unwrap_or(article.claims.ids().end());
    let kept = Ids::between(from, to);
    let moved = |claim: LocalClaimId| LocalClaimId(claim.0 - from.0);
    let within = |claim: &Claim| {
        let mut claim = claim.clone();
        claim.sentence = moved(claim.sentence);
        let refers = claim.refers.filter(|refers| kept.contains(refers.claim));
        claim.refers = refers.map(|refers| Reference { claim: moved(refers.claim), ..refers });
        claim
    };
    let claims = article.claims.of(&kept).iter().map(within).collect();
    Article { claims, ..article.clone() }
}

/// The words of persons' names, for each length in bytes those that are so long.
fn name_words<'a>(articles: impl Iterator<Item = &'a Told>) -> BTreeMap<usize, Vec<String>> {
    let mut words: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (_, article) in articles {
        for name in article.claims.iter().flat_map(|claim| &claim.names).filter(|name| name.kind == NameKind::Person) {
            for word in name.span.of(&article.document.text).split_whitespace() {
                words.entry(word.len()).or_default().insert(word.to_owned());
            }
        }
    }
    words.into_iter().map(|(length, words)| (length, words.into_iter().collect())).collect()
}

/// Every second article, with about a third of its values changed wherever it tells them. All places stay what they were.
fn altered(told: &Told, name_words: &BTreeMap<usize, Vec<String>>, chance: &mut Chance) -> Told {
    const OF_VALUES: usize = 3;
    let (file, article) = told;
    if chance.below(2) == 0 {
        return told.clone();
    }
    let mut text = article.document.text.clone();
    let details = facts::details(article);
    let mut seen = BTreeSet::new();
    for detail in &details {
        let words = detail.span.of(&article.document.text);
        if !seen.insert(words) || chance.below(OF_VALUES) > 0 {
            continue;
        }
        let Some((at, new)) = other_value(detail, words, name_words, chance) else { continue };
        let old = &words[at..at + new.len()];
        for place in details.iter().filter(|other| other.aspect() == detail.aspect()) {
            let found = place.span.of(&article.document.text).match_indices(old);
            for (start, _) in
                found.filter(|(start, _)| stands_alone(place.span.of(&article.document.text), *start, old))
            {
                let start = place.span.start as usize + start;
                text.replace_range(start..start + new.len(), &new);
            }
        }
    }
    let document = Document { text, ..(*article.document).clone() };
    (file.clone(), Arc::new(Article::new(Arc::new(document))))
}

/// Whether `part`, which is at `at` in `words`, is no part of a longer word or number.
fn stands_alone(words: &str, at: usize, part: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    !joins(words[..at].chars().next_back()) && !joins(words[at + part.len()..].chars().next())
}

/// Other words of the same length for a part of the `words` of `detail`, and where it begins.
fn other_value(
    detail: &facts::Detail,
    words: &str,
    name_words: &BTreeMap<usize, Vec<String>>,
    chance: &mut Chance,
) -> Option<(usize, String)> {
    if let claims::Value::Name(name) = &detail.value {
        let parts: Vec<&str> = words.split_whitespace().collect();
        let part = parts[chance.below(parts.len())];
        let others = name_words.get(&part.len()).filter(|_| name.kind == NameKind::Person && parts.len() > 1)?;
        let other = &others[chance.below(others.len())];
        return (other != part).then(|| Some((words.find(part)?, other.clone())))?;
    }
    let start = words.find(|letter: char| letter.is_ascii_digit())?;
    let digits = &words.as_bytes()[start..];
    let length = digits.iter().take_while(|letter| letter.is_ascii_digit()).count();
    // Of a day or an hour mostly the last digit, and such that there is one.
    let is_day = matches!(detail.value, claims::Value::Date { .. } | claims::Value::Time(_));
    let at = if is_day { length - 1 } else { chance.below(length) };
    let mut other = words[start..start + length].to_owned();
    let digit = b'0' + chance.below(10) as u8;
    other.replace_range(at..=at, char::from(digit).encode_utf8(&mut [0; 4]));
    let exists = !other.starts_with('0') && (!is_day || length > 2 || other.parse::<u8>().is_ok_and(|day| day < 24));
    (other != words[start..start + length] && exists).then_some((start, other))
}

/// Writes the `articles` under `name`; the words of their details are those of `originals`.
fn write(out: &Path, name: &str, articles: &[Told], originals: &[Told], encoding: &mut Encoding) -> Result<()> {
    let all: Vec<Arc<Article>> = articles.iter().map(|(_, article)| Arc::clone(article)).collect();
    let borrowed: Articles<'_> = all.iter().map(|article| &**article).collect();
    let mut vectors = Vectors::default();
    encoding.recall(&all, &mut vectors);
    let missing = encoding.missing(&all, &vectors);
    encoding.encode(&missing, &mut vectors, &mut |_, _| ControlFlow::Continue(()))?;
    fs::write(out.join(format!("{name}.json")), serde_json::to_vec(&described(articles, originals))?)?;
    for (kind, vectors) in [("words", &Vectors::default()), ("meaning", &vectors)] {
        let file = |end: &str| out.join(format!("{name}.{kind}-{end}"));
        let first = align::same_claim_examples(&borrowed, vectors, None);
        rows(&file("1.f32"), first.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = scores(&file("1.scores"))? else { continue };
        let second = align::same_claim_examples(&borrowed, vectors, Some(&scores));
        rows(&file("2.f32"), second.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = self::scores(&file("2.scores"))? else { continue };
        let known: Vec<(ClaimId, ClaimId, f32)> =
            second.iter().zip(scores).map(|(&(a, b, _), score)| (a, b, score)).collect();
        let pairs = facts::examples(&borrowed, &known, None);
        rows(&file("facts.f32"), pairs.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
        let Some(scores) = self::scores(&file("facts.scores"))? else { continue };
        let pairs = facts::examples(&borrowed, &known, Some(&scores));
        rows(&file("conflicts.f32"), pairs.iter().map(|(a, b, features)| (*a, *b, &features[..])))?;
    }
    Ok(())
}

/// The claims and details of the articles, in order; of each detail the words that stand there in the original, and whether
/// other ones stand there now.
fn described(articles: &[Told], originals: &[Told]) -> Value {
    let claim = |claim: &Claim| json!([claim.span.start, claim.span.end, claim.sentence]);
    let article = |((name, article), (_, original)): (&Told, &Told)| {
        let detail = |detail: &facts::Detail| {
            let [words, now] = [original, article].map(|article| detail.span.of(&article.document.text));
            json!([detail.claim, detail.span.start, detail.span.end, detail.aspect().as_str(), words, words != now])
        };
        json!({
            "file": name,
            "claims": article.claims.iter().map(claim).collect::<Vec<_>>(),
            "details": facts::details(article).iter().map(detail).collect::<Vec<_>>(),
        })
    };
    let [of_facts, of_conflicts] = facts::feature_names();
    json!({
        "articles": articles.iter().zip(originals).map(article).collect::<Vec<_>>(),
        "features": {
            "words-1": align::same_claim_features(false), "words-2": align::second_pass_features(false),
            "meaning-1": align::same_claim_features(true), "meaning-2": align::second_pass_features(true),
            "facts": of_facts, "conflicts": of_conflicts,
        },
    })
}

fn rows<'f, I: Id>(path: &Path, rows: impl Iterator<Item = (I, I, &'f [f32])>) -> Result<()> {
    let mut bytes = Vec::new();
    for (a, b, features) in rows {
        for number in [a, b].map(|id| id.index() as f32).iter().chain(features) {
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
