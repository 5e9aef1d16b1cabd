//! Trains the link model on sentences that people grouped, and prints `assets/model/link.toml`.
//!
//!     cargo run --release --no-default-features --features meaning --example train -- DIR even > assets/model/link.toml
//!
//! What the passages mean is found out first, which takes minutes where it is not remembered from an earlier run. The weights
//! between two languages are learnt from the stories in `assets/model/train/across`.
//! DIR holds folders such as those of the ViMs data set (Tran et al., 2020): `articles/*.txt`, and for each person
//! `annotator-*.json`, a list of groups of `{"text", "articles"}`. `even` or `odd` takes the folders whose number is, to
//! check on the others; without it all are taken. Two sentences of different articles are a pair that belongs together
//! where a person put them in one group, and one that does not where in none; of pairs that nobody judged a sample counts
//! as not belonging, since most of them do not. Method: logistic regression with a ridge, by Newton's steps.

mod across;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    env, error, fs,
    ops::{ControlFlow, Range},
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Deserialize;
use synoptic::{
    align::{self, Compared, Feature, FeatureVector},
    claims::{Article, Articles},
    ids::{ClaimId, IdVec},
    ingest,
    meaning::{Encoding, Options, Vectors},
};
use unicode_normalization::UnicodeNormalization;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// So many pairs that nobody judged are taken from each folder, and how much they count beside those that were.
const UNJUDGED: usize = 400;
const WEIGHT_OF_UNJUDGED: f64 = 1.0;
/// The ridge on each weight, of a feature scaled to a standard deviation of 1.
const RIDGE: f64 = 1.0;
/// A set of weights, as a table of the file: of all features but those that are left out, and of those by meaning only where
/// the pairs are looked at with it.
struct Set {
    title: &'static str,
    /// The features that weigh nothing.
    left_out: &'static [Feature],
    /// Kept as they were set by hand: too rare among the pairs that people judged, or not about likeness.
    by_hand: &'static [(Feature, f64)],
    /// Taken off the bias: two passages of articles about several events are less often about one thing than those that
    /// people judged, and between two languages a wrong join costs more than a missed one.
    caution: f64,
    /// Whether the pairs are looked at with what the passages mean.
    meaning: bool,
}

const SETS: [Set; 4] = [
    Set { title: "words.one_event", left_out: &[], by_hand: &BY_HAND, caution: 0.0, meaning: false },
    Set { title: "words.apart", left_out: &NOT_APART, by_hand: &APART_BY_HAND, caution: 0.8, meaning: false },
    Set { title: "meaning.one_event", left_out: &[], by_hand: &BY_HAND, caution: 0.0, meaning: true },
    Set { title: "meaning.apart", left_out: &NOT_APART, by_hand: &APART_BY_HAND, caution: 1.4, meaning: true },
];
const BY_HAND: [(Feature, f64); 3] = [(Feature::OtherTime, -1.0), (Feature::Accusation, 0.8), (Feature::PointsTo, 4.0)];
/// Between articles about several events only what the two passages say themselves is looked at, and another time speaks
/// against more.
const NOT_APART: [Feature; 7] = [
    Feature::Heading,
    Feature::Order,
    Feature::Neighbours,
    Feature::Closest,
    Feature::Company,
    Feature::Busy,
    Feature::Widespread,
];
const APART_BY_HAND: [(Feature, f64); 3] =
    [(Feature::OtherTime, -2.5), (Feature::Accusation, 1.6), (Feature::PointsTo, 4.0)];
/// How much a headline counts is learnt too where it is not printed, so that it does not fall to the other features.
const ALWAYS_LEARNT: Feature = Feature::Heading;
/// Between two languages, which share no words: learnt from stories that were written for it, in `assets/model/train/across`.
const ACROSS: Set = Set {
    title: "across",
    left_out: &[
        Feature::RareWords,
        Feature::Contained,
        Feature::Shared,
        Feature::PointsTo,
        Feature::Heading,
        Feature::Neighbours,
        Feature::Company,
        Feature::Busy,
        Feature::Widespread,
    ],
    by_hand: &[(Feature::OtherTime, -2.0), (Feature::Accusation, 0.8)],
    caution: 1.5,
    meaning: true,
};

impl Set {
    /// The weight that was set by hand.
    fn by_hand(&self, feature: Feature) -> Option<f64> {
        self.by_hand.iter().find(|(hand, _)| *hand == feature).map(|(_, weight)| *weight)
    }

    /// Whether the weight is learnt and printed.
    fn is_learnt(&self, feature: Feature) -> bool {
        let is_known = self.meaning || Feature::BY_WORDS.contains(&feature);
        is_known && !self.left_out.contains(&feature) && self.by_hand(feature).is_none()
    }
}

/// The thresholds are chosen by trying, on the half that the model is trained on.
const FLOOR: f64 = 0.06;
const JOIN: f64 = 0.112;
const JOIN_BY_MEANING: f64 = 0.10;
const RELATED: [f64; 2] = [0.11, 0.19];

#[derive(Deserialize)]
struct Sentence {
    text: String,
    articles: Vec<String>,
}

/// Features with whether the pair belongs together, and how much it counts.
struct Example {
    features: FeatureVector,
    together: bool,
    weight: f64,
}

impl Example {
    fn value(&self, feature: Feature) -> f64 {
        f64::from(self.features[feature])
    }
}

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("usage: train DIR [even|odd]")?;
    let half = arguments.next();
    let mut encoding = Encoding::open(&Options::default());
    let (mut by_words, mut by_meaning) = (Vec::new(), Vec::new());
    for cluster in clusters(Path::new(&folder), half.as_deref())? {
        let articles = articles(&cluster)?;
        add_examples(&cluster, &articles, &Vectors::default(), &mut by_words)?;
        let all: Vec<Arc<Article>> = articles.iter().map(|(_, article)| Arc::clone(article)).collect();
        add_examples(&cluster, &articles, &vectors(&all, &mut encoding)?, &mut by_meaning)?;
    }
    println!("{HEAD}\n# Pairs below this probability are not kept as links.\nfloor = {FLOOR}");
    println!(
        "# Two groups are joined while the mean of their scores, less what chance would give, is at least this: by words"
    );
    println!("# alone, and where it is known what passages mean.\njoin = {JOIN}\njoin_by_meaning = {JOIN_BY_MEANING}");
    println!(
        "# How alike the claims of two articles are on average to the closest of the other: at most the first where"
    );
    println!("# they are about several events, at least the second where they report one.\nrelated = {RELATED:?}");
    for set in &SETS {
        print_weights(set, if set.meaning { &by_meaning } else { &by_words })?;
    }
    print_weights(&ACROSS, &across::examples(&mut encoding)?)
}

/// Fits the weights of `set` and prints them with those set by hand.
fn print_weights(set: &Set, examples: &[Example]) -> Result<()> {
    let is_fitted = |feature: &Feature| set.is_learnt(*feature) || *feature == ALWAYS_LEARNT;
    let columns: Vec<Feature> = Feature::ALL.iter().copied().filter(is_fitted).collect();
    let (bias, fitted) = fit(examples, &columns)?;
    println!("\n[{}]\nbias = {:.2}", set.title, bias - set.caution);
    for &feature in Feature::ALL {
        let at = columns.iter().position(|&column| column == feature).filter(|_| set.is_learnt(feature));
        if let Some(weight) = set.by_hand(feature).or(at.map(|at| fitted[at])) {
            println!("{} = {weight:.2}", feature.name());
        }
    }
    Ok(())
}

const HEAD: &str = "\
# Weights of the link model: the log-odds that a reader would put two passages together is `bias` plus each weight times
# its feature. The features are described in src/align/reasons.rs. Made by assets/model/train, where it is said how; the
# weights of other_time, accusation and points_to were set by hand, since such pairs are rare in the data.";

/// The folders of `root` with articles, of the half that is asked for.
fn clusters(root: &Path, half: Option<&str>) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let digits: String = path.file_name().into_iter().flat_map(|name| name.to_str()).collect();
        let number: u32 = digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
        let wanted = half.is_none_or(|half| number.is_multiple_of(2) == (half == "even"));
        if wanted && path.join("articles").is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The articles of `cluster` with the names of their files, in order.
fn articles(cluster: &Path) -> Result<Vec<(String, Arc<Article>)>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(cluster.join("articles"))?.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    files.sort();
    Ok(files.iter().filter_map(|file| article(file)).collect())
}

/// What the passages of `articles` mean.
fn vectors(articles: &[Arc<Article>], encoding: &mut Encoding) -> Result<Vectors> {
    let mut vectors = Vectors::default();
    encoding.recall(articles, &mut vectors);
    let missing = encoding.missing(articles, &vectors);
    encoding.encode(&missing, &mut vectors, &mut |_, _| ControlFlow::Continue(()))?;
    Ok(vectors)
}

fn add_examples(
    cluster: &Path,
    articles: &[(String, Arc<Article>)],
    vectors: &Vectors,
    examples: &mut Vec<Example>,
) -> Result<()> {
    let texts = Texts::new(articles);
    let all: Articles<'_> = articles.iter().map(|(_, article)| &**article).collect();
    let compared = align::compared(&all, vectors);
    let pairs: HashMap<(ClaimId, ClaimId), &Compared> = compared.iter().map(|pair| ((pair.a, pair.b), pair)).collect();
    let mut judged = HashSet::new();
    for person in fs::read_dir(cluster)? {
        let path = person?.path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let groups: Vec<Vec<Sentence>> = serde_json::from_str(&fs::read_to_string(path)?)?;
        let sentences = sentences(&groups, &texts);
        judged.extend(sentences.iter().flat_map(|sentence| sentence.claims.iter().copied()));
        let of_person = pairs_of(&sentences, &pairs);
        let weight = 1.0 / (of_person.len() as f64).sqrt();
        if of_person.iter().any(|(_, together)| *together) {
            examples.extend(of_person.iter().map(|&(pair, together)| Example {
                features: pair.features,
                together,
                weight,
            }));
        }
    }
    let of_article = &texts.article_of;
    let is_unjudged = |pair: &&Compared| {
        let across = of_article[pair.a] != of_article[pair.b];
        across && !(judged.contains(&pair.a) && judged.contains(&pair.b))
    };
    let unjudged: Vec<&Compared> = compared.iter().filter(is_unjudged).collect();
    let taken = unjudged.len().min(UNJUDGED);
    let weight = WEIGHT_OF_UNJUDGED / (taken.max(1) as f64).sqrt();
    let sample = (0..taken).map(|i| unjudged[i * unjudged.len() / taken]);
    examples.extend(sample.map(|pair| Example { features: pair.features, together: false, weight }));
    Ok(())
}

fn article(file: &Path) -> Option<(String, Arc<Article>)> {
    let read = ingest::read(&[file.to_path_buf()], &mut |_, _| ControlFlow::Continue(()));
    let document = read.documents.into_iter().next()?;
    Some((file.file_name()?.to_string_lossy().into_owned(), Arc::new(Article::new(document))))
}

/// Where a claim lies in a text, and its number.
type Lies = (Range<usize>, ClaimId);

/// The claims' words without white space, so that sentences are found however their lines are broken.
struct Texts {
    /// By file name: the text of all claims, and where each lies in it.
    of_file: BTreeMap<String, (String, Vec<Lies>)>,
    article_of: IdVec<ClaimId, usize>,
}

impl Texts {
    fn new(articles: &[(String, Arc<Article>)]) -> Self {
        let mut of_file = BTreeMap::new();
        let mut article_of = IdVec::new();
        for (number, (name, article)) in articles.iter().enumerate() {
            let (mut text, mut places) = (String::new(), Vec::new());
            for claim in &article.claims {
                let start = text.len();
                text.push_str(&squeezed(claim.span.of(&article.document.text)));
                places.push((start..text.len(), article_of.push(number)));
            }
            of_file.insert(name.clone(), (text, places));
        }
        Texts { of_file, article_of }
    }

    /// The claims of `file` that a sentence covers at least half of, or that cover half of it.
    fn claims(&self, file: &str, sentence: &str) -> Vec<ClaimId> {
        let Some((text, places)) = self.of_file.get(file) else { return Vec::new() };
        let mut found = Vec::new();
        for (start, _) in text.match_indices(sentence) {
            let end = start + sentence.len();
            let covers = |place: &Range<usize>| {
                let shared = end.min(place.end).saturating_sub(start.max(place.start));
                2 * shared >= sentence.len().min(place.len()) && shared > 0
            };
            found.extend(places.iter().filter(|(place, _)| covers(place)).map(|&(_, claim)| claim));
        }
        found
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace() && *ch != '\u{feff}').nfc().collect()
}

/// A sentence that somebody chose.
struct Chosen {
    claims: BTreeSet<ClaimId>,
    groups: BTreeSet<usize>,
    articles: BTreeSet<String>,
}

fn sentences(groups: &[Vec<Sentence>], texts: &Texts) -> Vec<Chosen> {
    let mut by_text: BTreeMap<String, Chosen> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for sentence in group {
            let text = squeezed(&sentence.text);
            let claims = || sentence.articles.iter().flat_map(|file| texts.claims(file, &text)).collect();
            let new = || Chosen { claims: claims(), groups: BTreeSet::new(), articles: BTreeSet::new() };
            let chosen = by_text.entry(text.clone()).or_insert_with(new);
            chosen.groups.insert(number);
            chosen.articles.extend(sentence.articles.iter().cloned());
        }
    }
    by_text.into_values().collect()
}

/// For each two sentences of different articles the pair of their claims that is most alike by rare words, and whether
/// they are in one group.
fn pairs_of<'a>(sentences: &[Chosen], pairs: &HashMap<(ClaimId, ClaimId), &'a Compared>) -> Vec<(&'a Compared, bool)> {
    let rare_words = |pair: &Compared| pair.features[Feature::RareWords];
    let mut found = Vec::new();
    for (i, one) in sentences.iter().enumerate() {
        for other in &sentences[i + 1..] {
            if one.articles.union(&other.articles).count() < 2 || !one.claims.is_disjoint(&other.claims) {
                continue;
            }
            let keys = one.claims.iter().flat_map(|&a| other.claims.iter().map(move |&b| (a.min(b), a.max(b))));
            let candidates = keys.filter_map(|key| pairs.get(&key).copied());
            let best = candidates.max_by(|x, y| rare_words(x).total_cmp(&rare_words(y)));
            found.extend(best.map(|pair| (pair, !one.groups.is_disjoint(&other.groups))));
        }
    }
    found
}

/// The bias and the weights of a logistic regression over the features in `columns`.
fn fit(examples: &[Example], columns: &[Feature]) -> Result<(f64, Vec<f64>)> {
    let count = columns.len();
    if examples.is_empty() {
        return Err("no examples; is the folder right?".into());
    }
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    let scale: Vec<f64> = columns.iter().map(|&feature| deviation(examples, feature, total)).collect();
    let mean_weight = total / examples.len() as f64;
    let mut theta = vec![0.0; count + 1];
    for _ in 0..30 {
        let (mut gradient, mut hessian) = (vec![0.0; count + 1], vec![vec![0.0; count + 1]; count + 1]);
        for example in examples {
            let scaled = columns.iter().zip(&scale).map(|(&feature, scale)| example.value(feature) / scale);
            let row: Vec<f64> = [1.0].into_iter().chain(scaled).collect();
            let score: f64 = row.iter().zip(&theta).map(|(x, t)| x * t).sum();
            let p = 1.0 / (1.0 + (-score).exp());
            let weight = example.weight / mean_weight;
            let error = weight * (p - f64::from(u8::from(example.together)));
            for (i, &x) in row.iter().enumerate() {
                gradient[i] += error * x;
                (0..=i).for_each(|j| hessian[i][j] += weight * p * (1.0 - p) * x * row[j]);
            }
        }
        for i in 1..=count {
            gradient[i] += RIDGE * theta[i];
            hessian[i][i] += RIDGE;
        }
        let step = solved(hessian, gradient);
        theta.iter_mut().zip(&step).for_each(|(t, s)| *t -= s);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    Ok((theta[0], (0..count).map(|i| theta[i + 1] / scale[i]).collect()))
}

fn deviation(examples: &[Example], feature: Feature, total: f64) -> f64 {
    let mean = examples.iter().map(|example| example.weight * example.value(feature)).sum::<f64>() / total;
    let squares = examples.iter().map(|example| example.weight * (example.value(feature) - mean).powi(2)).sum::<f64>();
    (squares / total).sqrt().max(1e-9)
}

/// The solution of a symmetric positive definite system given by its lower half, by Cholesky's decomposition.
fn solved(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = matrix[i][j] - (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum::<f64>();
            matrix[i][j] = if i == j { sum.max(1e-12).sqrt() } else { sum / matrix[j][j] };
        }
        right[i] = (right[i] - (0..i).map(|k| matrix[i][k] * right[k]).sum::<f64>()) / matrix[i][i];
    }
    for i in (0..n).rev() {
        right[i] = (right[i] - (i + 1..n).map(|k| matrix[k][i] * right[k]).sum::<f64>()) / matrix[i][i];
    }
    right
}
