//! Pairs of passages in two languages, from the stories in `assets/model/train/across`: those that tell one fact belong together, all
//! others do not.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Deserialize;
use synoptic::{
    align::{self, Compared, Feature, Grounds},
    claims::{Article, claim_ids},
    ids::ClaimId,
    ingest,
    meaning::Encoding,
};

use super::{Example, Result, vectors};

#[derive(Deserialize)]
struct Story {
    day: String,
    text: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    language: String,
    passages: Vec<Passage>,
}

#[derive(Deserialize)]
struct Passage {
    fact: Option<String>,
    words: String,
}

/// The pairs of all stories, each story counting the same.
pub fn examples(encoding: &mut Encoding) -> Result<Vec<Example>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/model/train/across");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        examples.extend(of_story(&toml::from_str(&fs::read_to_string(file)?)?, encoding)?);
    }
    Ok(examples)
}

fn of_story(story: &Story, encoding: &mut Encoding) -> Result<Vec<Example>> {
    let articles: Vec<Arc<Article>> = story.text.iter().map(|text| text.article(&story.day)).collect::<Result<_>>()?;
    let known = vectors(&articles, encoding)?;
    let passages = passages(story, &articles);
    let mut best: BTreeMap<(usize, usize), Compared> = BTreeMap::new();
    for pair in align::compared(&articles.iter().map(|article| &**article).collect(), &known) {
        let (Some(&one), Some(&other)) = (passages.of_claim.get(&pair.a), passages.of_claim.get(&pair.b)) else {
            continue;
        };
        if pair.grounds != Grounds::Across {
            continue;
        }
        let known = best.entry((one, other)).or_insert_with(|| pair.clone());
        if pair.features[Feature::Meaning] > known.features[Feature::Meaning] {
            *known = pair;
        }
    }
    let weight = 1.0 / (best.len().max(1) as f64).sqrt();
    let example = |((one, other), pair): ((usize, usize), Compared)| Example {
        features: pair.features,
        together: passages.facts[one].is_some() && passages.facts[one] == passages.facts[other],
        weight,
    };
    Ok(best.into_iter().map(example).collect())
}

impl Text {
    fn article(&self, day: &str) -> Result<Arc<Article>> {
        let words: Vec<&str> = self.passages.iter().map(|passage| passage.words.as_str()).collect();
        // Chinese sentences follow each other without a space.
        let text = words.join(if self.language == "zh" { "" } else { " " });
        let document = ingest::pasted(&format!("Title: -\nPublished Date: {day}\nContent:\n{text}\n"));
        Ok(Arc::new(Article::new(document.map_err(|note| note.to_string())?)))
    }
}

/// The passages of a story, numbered through.
struct Passages<'a> {
    /// The fact of each, where another text has it too.
    facts: Vec<Option<&'a str>>,
    /// The passage of each claim that is in one.
    of_claim: HashMap<ClaimId, usize>,
}

fn passages<'a>(story: &'a Story, articles: &[Arc<Article>]) -> Passages<'a> {
    let mut passages = Passages { facts: Vec::new(), of_claim: HashMap::new() };
    let claims_of = claim_ids(articles.iter().map(|article| &**article));
    for ((text, article), claims) in story.text.iter().zip(articles).zip(claims_of) {
        for passage in &text.passages {
            let Some(start) = article.document.text.find(&passage.words) else { continue };
            let place = start as u32..(start + passage.words.len()) as u32;
            let inside = claims.clone().zip(&article.claims).filter(|(_, claim)| place.contains(&claim.span.start));
            let number = passages.facts.len();
            passages.of_claim.extend(inside.map(|(claim, _)| (claim, number)));
            passages.facts.push(passage.fact.as_deref());
        }
    }
    passages
}
