//! Small articles after what users of such tools report: damaged letters, copies of web pages, subtitles, quotations, days.
//! Each folder of `tests/reported/` holds the articles of one case, and `expected.toml` says what is right of it; what is
//! read and found is looked up in the JSON of the comparison.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::Value;
use synoptic::export::{self, Links};
use unicode_normalization::UnicodeNormalization;

use crate::{
    support::compared::{compare, read, root},
    table::{self, Outcome},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// The articles of one folder, and what is right of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    folder: String,
    /// In words, for people.
    right: String,
    /// The files to compare; left out, all of the folder, by name. `"."` is the folder itself.
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    article: Vec<Article>,
    #[serde(default)]
    pair: Vec<Pair>,
    #[serde(default)]
    detail: Vec<Detail>,
}

/// What is right of one article.
#[derive(Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Article {
    /// Its file; of a case that is opened as a folder, also a file beside which notes are looked for.
    file: String,
    known: Option<String>,
    /// Whether it is not opened at all.
    refused: bool,
    encoding: Option<String>,
    language: Option<String>,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    author: Option<String>,
    link: Option<String>,
    /// Words that stand in its claims and furniture, put together.
    text: Vec<String>,
    /// How many claims it makes.
    claims: Option<usize>,
    /// Claims, whole, with single spaces for white space.
    claim: Vec<String>,
    /// Words that stand in no claim.
    no_claim: Vec<String>,
    /// Words that stand in a piece of furniture, whole.
    furniture: Vec<String>,
    /// Words of a claim and who says it.
    speakers: Vec<[String; 2]>,
    /// Words of a claim and whose own words they are.
    quoted: Vec<[String; 2]>,
    /// Values of quantities that it has, and that it has not.
    quantities: Vec<f64>,
    no_quantities: Vec<f64>,
    /// Words of quantities, as they are shown.
    units: Vec<String>,
    /// Days that its claims name, as ISO 8601 has them, and that they do not.
    days: Vec<String>,
    no_days: Vec<String>,
    /// Times of day that it has not.
    no_times: bool,
    no_names: Vec<String>,
    /// Words of notes about it.
    notes: Vec<String>,
    /// Whether there are none.
    no_notes: bool,
}

/// Two passages of different articles, by words that their claims hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    words: [String; 2],
    #[serde(default)]
    known: Option<String>,
    /// The verdict of a group that holds both.
    verdict: Option<String>,
    /// A verdict that no group has that holds both.
    never: Option<String>,
}

/// A detail of which two articles give these values, by the words that show them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    values: [String; 2],
    verdict: String,
    #[serde(default)]
    known: Option<String>,
}

#[test]
fn what_users_report_goes_right() {
    let table: Table = table::read("reported/expected.toml");
    let named: BTreeSet<&str> = table.case.iter().map(|case| case.folder.as_str()).collect();
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    let forgotten: Vec<String> = folders.filter(|name| !named.contains(name.as_str())).collect();
    assert!(forgotten.is_empty(), "not in the table: {forgotten:?}");
    let mut outcome = Outcome::default();
    for case in &table.case {
        let json = Json::of(case);
        let mut note = |part: &str, wrong: Vec<String>, known: Option<&String>| {
            outcome.note(&format!("{} {part} ({})", case.folder, case.right), wrong, known.map(String::as_str));
        };
        for article in &case.article {
            assert!(article.asks(), "{} {}: nothing is asked", case.folder, article.file);
            note(&article.file, article.wrong(&json), article.known.as_ref());
        }
        for pair in &case.pair {
            assert!(pair.verdict.is_some() != pair.never.is_some(), "{}: {:?}", case.folder, pair.words);
            note("pair", pair.wrong(&json), pair.known.as_ref());
        }
        for detail in &case.detail {
            note("detail", detail.wrong(&json), detail.known.as_ref());
        }
    }
    outcome.check();
}

fn folder() -> PathBuf {
    root().join("tests/reported")
}

/// The JSON of a case.
struct Json(Value);

impl Json {
    fn of(case: &Case) -> Self {
        let folder = folder().join(&case.folder);
        let mut names = case.files.clone();
        if names.is_empty() {
            names =
                fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        }
        names.sort();
        let paths: Vec<PathBuf> =
            names.iter().map(|name| if name == "." { folder.clone() } else { folder.join(name) }).collect();
        let read = read(&paths);
        let comparison = compare(&read.documents);
        let mut bytes = Vec::new();
        export::write_json(&comparison.into(), &read.notes, Links::Kept, &mut bytes).unwrap();
        Json(serde_json::from_slice(&bytes).unwrap())
    }

    fn list(&self, key: &str) -> impl Iterator<Item = &Value> {
        self.0[key].as_array().into_iter().flatten()
    }

    fn document(&self, file: &str) -> Option<&Value> {
        self.list("documents").find(|document| is_file(&document["file"], file))
    }

    fn claims_of<'a>(&'a self, document: &'a Value) -> impl Iterator<Item = &'a Value> {
        self.list("claims").filter(|claim| claim["document"] == document["id"])
    }

    /// The claims that hold `words`: their ids and documents.
    fn holding(&self, words: &str) -> Vec<(&Value, &Value)> {
        let claims = self.list("claims").filter(|claim| squeezed(&claim["text"]).contains(words));
        claims.map(|claim| (&claim["id"], &claim["document"])).collect()
    }

    /// The verdicts of the groups that hold claims of two articles with both `words`.
    fn verdicts(&self, words: &[String; 2]) -> Result<Vec<&str>, String> {
        let [a, b] = words.each_ref().map(|words| self.holding(words));
        let are_of_two = |(_, of_a): &(&Value, &Value), (_, of_b): &(&Value, &Value)| of_a != of_b;
        if !a.iter().any(|a| b.iter().any(|b| are_of_two(a, b))) {
            return Err(format!("no claims of two articles have {words:?}"));
        }
        let is_in = |group: &Value, id: &Value| items(&group["members"]).any(|member| member == id);
        let has_both = |group: &&Value| {
            let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
            pairs.into_iter().any(|(a, b)| are_of_two(a, b) && is_in(group, a.0) && is_in(group, b.0))
        };
        Ok(self.list("groups").filter(has_both).filter_map(|group| group["verdict"].as_str()).collect())
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn is_file(path: &Value, file: &str) -> bool {
    path.as_str().is_some_and(|path| Path::new(path).ends_with(file))
}

/// A text, composed, with single spaces for white space.
fn squeezed(text: &Value) -> String {
    text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

impl Article {
    /// Whether anything is asked of it.
    fn asks(&self) -> bool {
        let bare = Article { file: self.file.clone(), known: self.known.clone(), ..Article::default() };
        *self != bare
    }

    /// What goes otherwise than it says.
    fn wrong(&self, json: &Json) -> Vec<String> {
        let mut wrong = self.wrong_notes(json);
        let Some(document) = json.document(&self.file) else {
            wrong.extend((!self.refused && self.file != ".").then(|| "not opened".to_owned()));
            return wrong;
        };
        wrong.extend(self.refused.then(|| "opened".to_owned()));
        wrong.extend(self.wrong_head(document));
        let claims: Vec<&Value> = json.claims_of(document).collect();
        wrong.extend(self.wrong_claims(&claims));
        wrong.extend(self.wrong_values(&claims));
        wrong.extend(self.wrong_furniture(document, &claims));
        wrong
    }

    fn wrong_notes(&self, json: &Json) -> Vec<String> {
        let is_of = |note: &&Value| self.file == "." || is_file(&note["document"], &self.file);
        let notes: Vec<String> = json.list("notes").filter(is_of).map(|note| squeezed(&note["text"])).collect();
        let missing = self.notes.iter().filter(|words| !notes.iter().any(|note| note.contains(words.as_str())));
        let mut wrong: Vec<String> = missing.map(|words| format!("no note says {words:?}: {notes:?}")).collect();
        wrong.extend((self.no_notes && !notes.is_empty()).then(|| format!("notes: {notes:?}")));
        wrong
    }

    fn wrong_head(&self, document: &Value) -> Vec<String> {
        let fields = [
            ("encoding", &self.encoding),
            ("language", &self.language),
            ("title", &self.title),
            ("source", &self.source),
            ("published", &self.published),
            ("author", &self.author),
            ("link", &self.link),
        ];
        let asked = fields.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?.as_str())));
        let differs = asked.filter(|&(name, value)| document[name].as_str().unwrap_or_default() != value);
        differs.map(|(name, value)| format!("{name} is {}, not {value:?}", document[name])).collect()
    }

    fn wrong_claims(&self, claims: &[&Value]) -> Vec<String> {
        let texts: Vec<String> = claims.iter().map(|claim| squeezed(&claim["text"])).collect();
        let mut wrong = Vec::new();
        if let Some(count) = self.claims.filter(|&count| count != claims.len()) {
            wrong.push(format!("{} claims, not {count}: {texts:?}", claims.len()));
        }
        let missing = self.claim.iter().filter(|claim| !texts.contains(claim));
        wrong.extend(missing.map(|claim| format!("no claim is {claim:?}: {texts:?}")));
        let held = self.no_claim.iter().filter(|words| texts.iter().any(|text| text.contains(words.as_str())));
        wrong.extend(held.map(|words| format!("a claim holds {words:?}")));
        for (list, quoted) in [(&self.speakers, false), (&self.quoted, true)] {
            for [words, speaker] in list {
                let Some(claim) = claims.iter().find(|claim| squeezed(&claim["text"]).contains(words)) else {
                    wrong.push(format!("no claim holds {words:?}"));
                    continue;
                };
                let said = &claim["attribution"];
                let is_right = squeezed(&said["text"]) == *speaker && (!quoted || said["direct"] == true);
                wrong.extend((!is_right).then(|| format!("{words:?} is said by {said}, not {speaker:?}")));
            }
        }
        wrong
    }

    fn wrong_values(&self, claims: &[&Value]) -> Vec<String> {
        let all = |key: &'static str| claims.iter().flat_map(move |claim| items(&claim[key]));
        let values: Vec<f64> = all("quantities").filter_map(|value| value["low"].as_f64()).collect();
        let shown: Vec<String> = all("quantities").map(|value| squeezed(&value["text"])).collect();
        let days: Vec<&str> = all("dates").filter_map(|date| date["from"].as_str()).collect();
        let names: Vec<&str> = all("names").filter_map(|name| name["name"].as_str()).collect();
        let times: Vec<&str> = all("times").filter_map(|time| time["text"].as_str()).collect();
        let has = |value: f64| values.iter().any(|found| (found - value).abs() < 1e-6);
        let mut wrong = Vec::new();
        let missing = self.quantities.iter().filter(|value| !has(**value));
        wrong.extend(missing.map(|value| format!("no quantity {value}: {values:?}")));
        wrong.extend(self.no_quantities.iter().filter(|value| has(**value)).map(|value| format!("quantity {value}")));
        let missing = self.units.iter().filter(|words| !shown.contains(words));
        wrong.extend(missing.map(|words| format!("no quantity is {words:?}: {shown:?}")));
        let missing = self.days.iter().filter(|day| !days.contains(&day.as_str()));
        wrong.extend(missing.map(|day| format!("no day {day}: {days:?}")));
        wrong.extend(self.no_days.iter().filter(|day| days.contains(&day.as_str())).map(|day| format!("day {day}")));
        wrong.extend((self.no_times && !times.is_empty()).then(|| format!("times of day: {times:?}")));
        let held = self.no_names.iter().filter(|name| names.contains(&name.as_str()));
        wrong.extend(held.map(|name| format!("name {name:?}")));
        wrong
    }

    fn wrong_furniture(&self, document: &Value, claims: &[&Value]) -> Vec<String> {
        let read = |path: &Value| fs::read(path.as_str().unwrap_or_default()).unwrap_or_default();
        let bytes = read(&document["file"]);
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let piece = |piece: &Value| {
            let at = |key: &str| piece[key].as_u64().unwrap_or_default() as usize + mark;
            String::from_utf8_lossy(bytes.get(at("start")..at("end")).unwrap_or_default()).into_owned()
        };
        let pieces: Vec<String> = items(&document["furniture"]).map(piece).collect();
        let missing = self.furniture.iter().filter(|words| !pieces.contains(words));
        let mut wrong: Vec<String> = missing.map(|words| format!("no furniture is {words:?}: {pieces:?}")).collect();
        let said = claims.iter().map(|claim| claim["text"].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ");
        let absent = self.text.iter().filter(|words| !said.contains(words.as_str()));
        wrong.extend(absent.map(|words| format!("{words:?} is not in {said:?}")));
        wrong
    }
}

impl Pair {
    fn wrong(&self, json: &Json) -> Vec<String> {
        let found = match json.verdicts(&self.words) {
            Ok(found) => found,
            Err(why) => return vec![why],
        };
        let has = |verdict: &String| found.contains(&verdict.as_str());
        let is_wrong =
            self.verdict.as_ref().is_some_and(|verdict| !has(verdict)) || self.never.as_ref().is_some_and(has);
        let asked = self.verdict.as_ref().or(self.never.as_ref());
        is_wrong.then(|| format!("{:?}: {found:?}, asked {asked:?}", self.words)).into_iter().collect()
    }
}

impl Detail {
    fn wrong(&self, json: &Json) -> Vec<String> {
        let shows = |values: &[String]| {
            self.values.iter().all(|value| values.iter().any(|shown| shown.contains(value.as_str())))
        };
        let places = |list: &Value| items(list).map(|value| squeezed(&value["text"])).collect::<Vec<_>>();
        let by_fact = json.list("facts").map(|fact| (places(&fact["values"]), fact["verdict"].as_str()));
        let differences =
            |group: &'_ Value| items(&group["differences"]).map(|found| places(&found["values"])).collect::<Vec<_>>();
        let by_group = json.list("groups").flat_map(|group| {
            differences(group).into_iter().map(|values| (values, group["verdict"].as_str())).collect::<Vec<_>>()
        });
        let found: Vec<_> = by_fact.chain(by_group).filter(|(values, _)| shows(values)).collect();
        let is_right = found.iter().any(|(_, verdict)| *verdict == Some(self.verdict.as_str()));
        (!is_right).then(|| format!("{:?} {}: {found:?}", self.values, self.verdict)).into_iter().collect()
    }
}
