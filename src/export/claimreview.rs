//! The ratings as schema.org's ClaimReview in JSON-LD: one for each group, and each passage, that a reader rated.
//!
//! Known limit: Google also wants the `url` of the published review, which only whoever publishes it knows.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Options,
    harmless::{line, web_address},
    report::Report,
};
use crate::{
    claims::{PartialDate, Polarity},
    edits::{Author, AuthorKind, Reading, Remarks},
    ids::ClaimId,
};

/// Writes the ratings of `reading`, and gives the ids of the words for what is missing.
pub fn write(reading: &Reading, options: &Options<'_>, out: &mut dyn Write) -> io::Result<Vec<&'static str>> {
    let report = Report::new(reading, options);
    let graph = reviews(report);
    let mut missing = Vec::new();
    if graph.is_empty() {
        missing.push("no-ratings");
    } else if report.hand.author.name.is_empty() {
        missing.push("no-author");
    }
    serde_json::to_writer_pretty(&mut *out, &Graph { context: "https://schema.org", graph })?;
    out.write_all(b"\n")?;
    Ok(missing)
}

#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<ClaimReview>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ClaimReview {
    claim_reviewed: String,
    item_reviewed: Claim,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    review_rating: Rating,
    in_language: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Claim {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<NewsArticle>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct NewsArticle {
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'static str>,
}

/// A person or an organisation.
#[derive(Serialize)]
struct Agent {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Rating {
    /// The truest has the highest; none where it is not known how true it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_value: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_rating: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_rating: Option<usize>,
    alternate_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    rating_explanation: String,
}

fn reviews(report: Report<'_>) -> Vec<ClaimReview> {
    let mut reviews = Vec::new();
    for (_, group) in report.order().all() {
        let of = report.group(group);
        if let Some(remarks) = report.hand.remarks(group) {
            reviews.extend(review(report, of.best, &saying(report, &of.members, of.best), remarks));
        }
        for &claim in &of.members {
            let remarks = report.hand.passages.get(&claim);
            reviews.extend(remarks.and_then(|remarks| review(report, claim, &[report.source_of(claim)], remarks)));
        }
    }
    reviews
}

/// The sources that say what `best` says, rather than the opposite: it denies only where all do.
fn saying(report: Report<'_>, members: &[ClaimId], best: ClaimId) -> Vec<u32> {
    let denies = |claim: ClaimId| report.comparison.claim(claim).1.polarity == Polarity::Denies;
    let saying = members.iter().copied().filter(|&claim| denies(claim) == denies(best));
    let mut sources: Vec<u32> = saying.map(|claim| report.source_of(claim)).collect();
    sources.dedup();
    sources
}

fn review(report: Report<'_>, claim: ClaimId, sources: &[u32], remarks: &Remarks) -> Option<ClaimReview> {
    let rating = remarks.rating.as_ref()?;
    let grade = report.hand.grade(rating);
    Some(ClaimReview {
        claim_reviewed: whole(report.comparison.words(claim)),
        item_reviewed: Claim { appearance: sources.iter().map(|&source| appearance(report, source)).collect() },
        author: author(&report.hand.author),
        date_published: remarks.rated_at.filter(|&at| at > 0).map(day_of).or(report.day.map(str::to_owned)),
        review_rating: Rating {
            rating_value: grade.map(|(value, _)| value),
            best_rating: grade.map(|(_, best)| best),
            worst_rating: grade.map(|_| 1),
            alternate_name: line(&report.words_of_rating(remarks).unwrap_or_default()),
            rating_explanation: line(&rating.evidence),
        },
        in_language: report.words.code(),
    })
}

fn author(author: &Author) -> Option<Agent> {
    let kind = match author.kind {
        AuthorKind::Organization => "Organization",
        AuthorKind::Person => "Person",
    };
    let url = web_address(&author.link).map(str::to_owned);
    (!author.name.is_empty()).then(|| Agent { kind, name: line(&author.name), url })
}

fn appearance(report: Report<'_>, source: u32) -> NewsArticle {
    let document = report.document(source);
    let published = report.article(source).published;
    let full = |day: PartialDate| day.year.and(day.month).and(day.day).map(|_| day.to_string());
    NewsArticle {
        headline: line(&report.title(source)),
        url: document.metadata.link.as_ref().and_then(|field| web_address(&field.value)).map(str::to_owned),
        publisher: document.metadata.source.as_ref().map(|field| Agent {
            kind: "Organization",
            name: line(&field.value),
            url: None,
        }),
        date_published: published.and_then(|published| full(published.day)),
        in_language: document.language,
    }
}

/// `text` without the comma at which its sentence goes on.
fn whole(text: &str) -> String {
    let text = line(text);
    text.trim_end_matches([',', ';', ':', ' ']).to_owned()
}

/// The last day of the year 9999, counted from the start of 1970: a clock that says more is wrong.
const LAST_DAY: u64 = 2_932_896;

/// The day, in UTC, of a time in seconds since the start of 1970.
pub fn day_of(seconds: u64) -> String {
    PartialDate::of_day((seconds / 86_400).min(LAST_DAY) as i32).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::export::{
        Format, Words,
        fixture::{HOSTILE, documents, edited, hostile_documents, plain as unedited, worked_through, written},
    };
    use crate::{
        edits::{Pen, Rating as Rated, Subject, UsualRating},
        ids::GroupId,
    };

    /// Names, and the types of their values.
    type Properties = &'static [(&'static str, &'static [&'static str])];

    /// schema.org 29: the properties of each type that is used here, its own and inherited, and the types of their
    /// values; "Text", "URL", "Date" and "Number" are written as such.
    const SCHEMA: &[(&str, Properties)] = &[
        (
            "ClaimReview",
            &[
                ("claimReviewed", &["Text"]),
                ("itemReviewed", &["Claim"]),
                ("author", &["Organization", "Person"]),
                ("datePublished", &["Date"]),
                ("reviewRating", &["Rating"]),
                ("inLanguage", &["Text"]),
            ],
        ),
        ("Claim", &[("appearance", &["NewsArticle"])]),
        (
            "NewsArticle",
            &[
                ("headline", &["Text"]),
                ("url", &["URL"]),
                ("publisher", &["Organization"]),
                ("datePublished", &["Date"]),
                ("inLanguage", &["Text"]),
            ],
        ),
        ("Organization", &[("name", &["Text"]), ("url", &["URL"])]),
        ("Person", &[("name", &["Text"]), ("url", &["URL"])]),
        (
            "Rating",
            &[
                ("ratingValue", &["Number"]),
                ("bestRating", &["Number"]),
                ("worstRating", &["Number"]),
                ("alternateName", &["Text"]),
                ("ratingExplanation", &["Text"]),
            ],
        ),
    ];

    /// Holds `node` against [`SCHEMA`].
    fn check(node: &Value, types: &[&str]) {
        match node {
            Value::Array(nodes) => nodes.iter().for_each(|node| check(node, types)),
            Value::Number(_) => assert_eq!(types, ["Number"]),
            Value::String(text) => match types {
                ["URL"] => assert!(web_address(text).is_some(), "{text}"),
                ["Date"] => {
                    assert!(text.len() == 10 && text.split('-').all(|part| part.parse::<u32>().is_ok()), "{text}");
                }
                _ => assert_eq!(types, ["Text"]),
            },
            Value::Object(fields) => {
                let kind = fields["@type"].as_str().unwrap();
                assert!(types.contains(&kind), "{kind}");
                let (_, known) = SCHEMA.iter().find(|(name, _)| *name == kind).unwrap();
                for (name, value) in fields.iter().filter(|(name, _)| *name != "@type") {
                    let (_, types) =
                        known.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{kind}.{name}"));
                    check(value, types);
                }
            }
            other => panic!("{other}"),
        }
    }

    fn graph(reading: &Reading) -> Vec<Value> {
        let json: Value = serde_json::from_slice(&written(Format::ClaimReview, reading)).unwrap();
        assert_eq!((&json["@context"], json.as_object().unwrap().len()), (&"https://schema.org".into(), 2));
        json["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn a_rating_is_a_review_by_the_definition() {
        let graph = graph(&worked_through(&documents(), "xem lại"));
        check(&Value::Array(graph.clone()), &["ClaimReview"]);
        let [review] = &graph[..] else { panic!("{graph:?}") };
        let rating = &review["reviewRating"];
        assert_eq!(
            (&rating["ratingValue"], &rating["bestRating"], &rating["worstRating"]),
            (&3.into(), &4.into(), &1.into())
        );
        assert_eq!(
            (&rating["alternateName"], &rating["ratingExplanation"]),
            (&"Mostly true".into(), &"xem lại".into())
        );
        assert_eq!(
            (&review["datePublished"], &review["author"]["url"]),
            (&"2024-05-04".into(), &"https://check.example".into())
        );
        assert_eq!(review["author"]["@type"], "Person");
        let appearances = review["itemReviewed"]["appearance"].as_array().unwrap();
        assert_eq!(appearances.len(), 2);
        let first = &appearances[0];
        assert_eq!((&first["url"], &first["datePublished"]), (&"https://a.example/fire".into(), &"2024-05-03".into()));
        assert_eq!(first["publisher"]["name"], "The Harbour News");
    }

    #[test]
    fn what_is_not_known_has_no_number() {
        let reading = edited(&documents(), |reading| {
            let pen = Pen::new(&reading.comparison, &reading.hand);
            let rating = Rated { name: UsualRating::Unproven.as_str().to_owned(), evidence: String::new() };
            vec![
                pen.rate(Subject::Group(GroupId(0)), Some(rating)),
                Pen::author("Bàn kiểm chứng", "", AuthorKind::Organization),
            ]
        });
        let [review] = &graph(&reading)[..] else { panic!("one review") };
        check(review, &["ClaimReview"]);
        let rating = review["reviewRating"].as_object().unwrap();
        assert_eq!((rating.len(), &rating["alternateName"]), (2, &"Unproven".into()));
        assert_eq!(review["author"]["@type"], "Organization");
        assert!(!review["claimReviewed"].as_str().unwrap().ends_with(','));
    }

    #[test]
    fn hostile_text_stays_within_the_definition() {
        let graph = graph(&worked_through(&hostile_documents(), HOSTILE));
        check(&Value::Array(graph.clone()), &["ClaimReview"]);
        assert!(graph[0]["itemReviewed"]["appearance"][0].get("url").is_none());
    }

    #[test]
    fn without_ratings_it_is_empty_and_says_what_to_do() {
        let reading = unedited(&documents());
        assert!(graph(&reading).is_empty());
        let options = Options { words: Words::of("en").unwrap(), day: None };
        assert_eq!(write(&reading, &options, &mut Vec::new()).unwrap(), ["no-ratings"]);
    }

    #[test]
    fn days_are_counted() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_714_780_800, "2024-05-04"),
            (4_102_444_799, "2099-12-31"),
        ] {
            assert_eq!(day_of(seconds), day);
        }
    }
}
