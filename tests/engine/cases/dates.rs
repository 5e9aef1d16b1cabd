//! Dates, times of day and dates of publication: see `dates.toml`, and `days/` for each language.

use serde::Deserialize;
use synoptic::claims::{Article, Date, Inferred, Published, Time};

use crate::table::{self, Outcome};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
    published: Vec<Header>,
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lang: String,
    published: Option<String>,
    text: String,
    #[serde(default)]
    dates: Vec<String>,
    #[serde(default)]
    times: Vec<String>,
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    lang: String,
    text: String,
    day: Option<String>,
    known: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: Vec<String>,
    b: Vec<String>,
    can_be: bool,
    same: bool,
    known: Option<String>,
}

#[test]
fn the_dates_and_times_of_each_text() {
    let mut outcome = Outcome::default();
    for Case { lang, published, text, dates, times, known } in table::read::<Table>("cases/dates.toml").case {
        let article = table::article_of_day(&lang, published.as_deref(), &text);
        let found_dates = table::in_claims(&article, |claim| claim.dates.iter().map(shown).collect());
        let found_times = table::in_claims(&article, |claim| claim.times.iter().map(Time::to_string).collect());
        outcome.compare(&text, (dates, times), (found_dates, found_times), known.as_deref());
    }
    outcome.check();
}

#[test]
fn the_day_of_publication_of_each_header() {
    let mut outcome = Outcome::default();
    for Header { lang, text, day, known } in table::read::<Table>("cases/dates.toml").published {
        let found =
            table::article_of_day(&lang, Some(&text), "A.").published.map(|published: Published| published.to_string());
        outcome.compare(&text, day, found, known.as_deref());
    }
    outcome.check();
}

#[test]
fn which_dates_can_be_the_same() {
    let mut outcome = Outcome::default();
    for Pair { a, b, can_be, same, known } in table::read::<Table>("cases/dates.toml").pair {
        let (one, other) = (only_date(&a), only_date(&b));
        assert_eq!(one.can_be(&other), other.can_be(&one), "{a:?} and {b:?}");
        let found = (one.can_be(&other), one.is_same(&other));
        outcome.compare(&format!("{a:?} | {b:?}"), (can_be, same), found, known.as_deref());
    }
    outcome.check();
}

/// The one date of a side: language, sentence and, where known, the date of publication.
fn only_date(side: &[String]) -> Date {
    let article: Article = table::article_of_day(&side[0], side.get(2).map(String::as_str), &side[1]);
    let dates = table::in_claims(&article, |claim| claim.dates.clone());
    assert_eq!(dates.len(), 1, "{side:?}");
    dates[0]
}

/// A date as the table writes it.
fn shown(date: &Date) -> String {
    let inferred = match date.inferred {
        Inferred::Nothing => "",
        Inferred::Year => " (year)",
        Inferred::Day | Inferred::Nearest => " (day)",
        Inferred::Extent => " (vague)",
    };
    format!("{date}{inferred}")
}

/// Days and times of one language, all published on one day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    lang: String,
    published: String,
    case: Vec<DayCase>,
}

/// `dates` and `times` as in [`Case`], with "; " between them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayCase {
    text: String,
    /// The article's own day, empty where it tells none.
    published: Option<String>,
    dates: String,
    #[serde(default)]
    times: String,
    known: Option<String>,
}

fn days(file: &str) {
    let Days { lang, published, case } = table::read(file);
    let mut outcome = Outcome::default();
    for DayCase { text, published: own, dates, times, known } in case {
        let published = own.unwrap_or_else(|| published.clone());
        let article = table::article_of_day(&lang, Some(published.as_str()).filter(|day| !day.is_empty()), &text);
        let found_dates = table::in_claims(&article, |claim| claim.dates.iter().map(shown).collect()).join("; ");
        let found_times =
            table::in_claims(&article, |claim| claim.times.iter().map(Time::to_string).collect()).join("; ");
        outcome.compare(&text, (dates, times), (found_dates, found_times), known.as_deref());
    }
    outcome.check();
}

#[test]
fn english_days_and_times() {
    days("cases/days/en.toml");
}

#[test]
fn vietnamese_days_and_times() {
    days("cases/days/vi.toml");
}

#[test]
fn russian_days_and_times() {
    days("cases/days/ru.toml");
}

#[test]
fn korean_days_and_times() {
    days("cases/days/ko.toml");
}

#[test]
fn chinese_days_and_times() {
    days("cases/days/zh.toml");
}
