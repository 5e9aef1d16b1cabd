//! Whether two details whose values cannot both be so are of one thing, so that their articles conflict: the features of the
//! conflict model.
//!
//! It looks at those pairs alone that the facts model left open, and sees besides what that model said, whether the two
//! passages agree or conflict in other details too, whether they tell other days or places, which articles tell the one value
//! and which the other, how alike the values are written, and whether a day is only the day of a statement.

use rustc_hash::FxHashSet;

use super::{
    detail::Detail,
    fit::{Fit, fit},
    pairs::{self, Mentions, Pair, Site, Sites},
};
use crate::{
    boosting::feature_row,
    claims::{Article, Articles, Claim, Date, MeasureKind, Name, NameKind, Value, Word},
    ids::{ArticleId, ClaimId, DetailId, Id, IdVec},
    judge::Aspect,
    lang::{self, DetailWords, Outcome, Phrases},
    text::{Span, written_alike},
};

feature_row! {
    /// What the conflict model sees beyond the features of the facts model. Of two numbers, one for each detail, the lesser
    /// comes first.
    struct Own {
        probability,
        written_alike,
        placed_alike,
        told_by_both,
        choices_least,
        choices_most,
        tellers_least,
        tellers_most,
        days_apart,
        equal_beside,
        conflicts_beside,
        attributed_least,
        attributed_most,
        of_today_least,
        of_today_most,
        dates_least,
        dates_most,
    }
}

/// A pair that the facts model gives less is of two things.
const MIN_PROBABILITY: f32 = 0.02;
/// Articles further apart than this many days count as that far.
pub(super) const MOST_DAYS: i32 = 30;

/// The names of all features that the conflict model sees.
pub(super) fn feature_names() -> Vec<&'static str> {
    pairs::Features::NAMES.iter().chain(Own::NAMES).copied().collect()
}

pub(super) fn is_full_name(detail: &Detail) -> bool {
    let is_told = |word: &str| word.chars().count() > 1;
    matches!(&detail.value, Value::Name(name) if name.kind == NameKind::Person && name.name.split(' ').all(is_told))
}

fn share_all_words_but_one(one: &Detail, other: &Detail) -> bool {
    let (one, other) = (one.value.canonical(), other.value.canonical());
    let shared = one.split(' ').filter(|word| other.split(' ').any(|their| their == *word)).count();
    shared > 0 && shared + 1 >= one.split(' ').count().max(other.split(' ').count())
}

/// The towns and regions of the lists that `article` names.
fn towns(article: &Article) -> FxHashSet<&str> {
    let names = article.claims.iter().flat_map(|claim| &claim.names);
    let is_town = |name: &&Name| name.kind == NameKind::Place && name.country != Some(name.name.as_str());
    names.filter(is_town).map(|name| name.name.as_str()).collect()
}

/// The details of all articles, of which two are held against each other.
pub(super) struct Sides<'s, 'a> {
    pub(super) articles: &'s Articles<'a>,
    pub(super) sites: &'s Sites<'a>,
    mentions: &'s Mentions<'s>,
    /// The towns and regions of the lists that each article names.
    places: IdVec<ArticleId, FxHashSet<&'a str>>,
}

impl<'s, 'a> Sides<'s, 'a> {
    pub fn new(articles: &'s Articles<'a>, sites: &'s Sites<'a>, mentions: &'s Mentions<'s>) -> Self {
        let places = articles.iter().map(|article| towns(article)).collect();
        Sides { articles, sites, mentions, places }
    }

    /// Whether the values of a pair of this `probability` conflict, so that it is asked whether the articles do.
    pub fn is_asked(&self, pair: &Pair, probability: f32) -> bool {
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        probability >= MIN_PROBABILITY && pair.is_in_conflict() && self.can_be_of_one_thing(one, other, pair.link())
    }

    /// Whether nothing around two details says that they are of two things. `link`: how likely their passages make one claim.
    pub(super) fn can_be_of_one_thing(&self, one: &Site<'_>, other: &Site<'_>, link: f32) -> bool {
        /// So likely passages tell of one event, even where they count otherwise at another hour: "12 died at 3 a.m.", "21 died
        /// at 5 a.m.".
        const MIN_OF_ONE_EVENT: f32 = 0.5;
        /// Of a day of no known week, the part of the longer passage's words that the other has too: "the bridge fell on
        /// Wednesday", "on Thursday divers searched below the fallen bridge".
        const MIN_ALIKE_OF_WEEKDAYS: f32 = 0.5;
        /// Everything takes some time: passages less likely one claim tell how long two things took.
        const MIN_OF_ONE_DOING: f32 = 0.22;
        match one.detail.aspect() {
            // "In the morning" of which day?
            _ if matches!(one.detail.value, Value::DayPart(_)) => false,
            // "Flight TV381 was cancelled, too."
            _ if matches!(one.detail.value, Value::Code(_)) && (self.says_also(one) || self.says_also(other)) => false,
            Aspect::Name => {
                !self.report_other_places(one.article, other.article) && self.are_of_two_persons(one, other)
            }
            Aspect::Quantity => {
                let are_of_other_doings = is_duration(one.detail)
                    && is_duration(other.detail)
                    && !one.is_placed_like(other)
                    && (link < MIN_OF_ONE_DOING || !one.shares_near_word(other));
                let is_age_then = one.is_age && self.is_of_other_year(one) != self.is_of_other_year(other);
                !is_age_then
                    && !self.are_ages_of_two(one, other)
                    && !are_of_other_doings
                    && measure_the_same(one, other)
                    && !self.are_of_other_days(one, other)
                    && !self.are_elsewhere(one, other)
            }
            _ => {
                // Each newsroom asks on a day of its own.
                let is_of_statement = self.is_day_of_statement(one) || self.is_day_of_statement(other);
                let is_hour_of_one = matches!(one.detail.value, Value::Time(_)) && link >= MIN_OF_ONE_EVENT;
                let is_of_report = self.says_still(one) || self.says_still(other);
                let others = is_of_report
                    || !is_hour_of_one && self.count_other_things(one, other)
                    || self.are_elsewhere(one, other)
                    || self.tell_other_outcomes(one, other);
                let same_part = one.detail.day_part.is_some() && one.detail.day_part == other.detail.day_part;
                let is_told_alike = !matches!(one.detail.value, Value::Weekday(_))
                    || same_part
                    || self.alike_beside_details(one, other)[0] >= MIN_ALIKE_OF_WEEKDAYS;
                have_same_grain(one.detail, other.detail) && !is_of_statement && !others && is_told_alike
            }
        }
    }

    /// Whether two articles name towns or regions, and none that both do: each tells who was there.
    fn report_other_places(&self, one: ArticleId, other: ArticleId) -> bool {
        let (ours, theirs) = (&self.places[one], &self.places[other]);
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(theirs)
    }

    /// Whether both are names of persons written out where they stand ("anh T." can be anybody, and of "Cường" the full name may be
    /// guessed wrongly), each of which the other article does not know. Two who speak are two, unless their names are alike.
    fn are_of_two_persons(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        let are_known = self.tells(one, other) || self.tells(other, one);
        let speaks = one.is_speaker || other.is_speaker;
        [one, other].iter().all(|site| is_full_name(site.detail) && self.is_written_out(site))
            && !are_known
            && (!speaks || share_all_words_but_one(one.detail, other.detail))
    }

    /// Whether a name stands there with all its words.
    pub(super) fn is_written_out(&self, site: &Site<'_>) -> bool {
        let words = site.detail.span.of(&self.articles[site.article].document.text).split_whitespace().count();
        matches!(&site.detail.value, Value::Name(name) if words >= name.name.split(' ').count())
    }

    /// Whether two ages, not known to be of one person, stand in nearly the same words of which each passage has its own: "the driver
    /// is 34", "the passenger is 52".
    fn are_ages_of_two(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        const NEARLY: f32 = 0.6;
        let [of_longer, of_shorter] = self.alike_beside_details(one, other);
        (one.is_age || other.is_age) && pairs::same_owner(one, other) <= 0.0 && of_longer >= NEARLY && of_shorter < 1.0
    }

    /// The parts of the longer and of the shorter passage's words beside details that the other has too, 0 to 1.
    fn alike_beside_details(&self, one: &Site<'_>, other: &Site<'_>) -> [f32; 2] {
        let (mine, yours) = (self.words_beside_details(one), self.words_beside_details(other));
        let shared = mine.intersection(&yours).count() as f32;
        [mine.len().max(yours.len()), mine.len().min(yours.len())].map(|words| shared / words.max(1) as f32)
    }

    /// The keys of the words of the claim of a detail that say something, outside of its details.
    pub(super) fn words_beside_details(&self, site: &Site<'_>) -> FxHashSet<u64> {
        let pack = lang::pack(self.articles[site.article].document.language);
        let details: Vec<Span> = self.of_claim(site.claim).map(|site| site.detail.span).collect();
        let is_beside = |word: &&Word| !details.iter().any(|span| span.overlaps(word.span));
        let words = self.claim(site).words.iter().filter(is_beside).map(|word| word.key);
        words.filter(|&key| !pack.is_common(key)).collect()
    }

    /// Whether the sentence names a year that is not that of publication.
    pub(super) fn is_of_other_year(&self, site: &Site<'_>) -> bool {
        let article = self.articles[site.article];
        let published = article.published.and_then(|published| published.day.year);
        let sentence = self.claim(site).sentence;
        let mates = article.claims.iter().filter(|claim| claim.sentence == sentence);
        let mut years = mates.flat_map(|claim| &claim.dates).filter_map(|date| date.from.year);
        years.any(|year| published.is_none_or(|published| year != published))
    }

    /// Whether the articles of two details are in one language: there are no judged stories to learn from in two.
    pub fn are_in_one_language(&self, a: DetailId, b: DetailId) -> bool {
        let language = |detail: DetailId| self.articles[self.site(detail).article].document.language;
        language(a) == language(b)
    }

    /// The value of a detail.
    pub fn value(&self, detail: DetailId) -> &Value {
        &self.site(detail).detail.value
    }

    /// The features of a pair whose values conflict.
    pub fn features(&self, pair: &Pair, probability: f32) -> Vec<f32> {
        let (one, other) = (self.site(pair.a), self.site(pair.b));
        let sorted = |pair: [f32; 2]| [pair[0].min(pair[1]), pair[0].max(pair[1])];
        let flag = |is_so: bool| f32::from(u8::from(is_so));
        let choices = sorted([self.alike_in(one, other.article), self.alike_in(other, one.article)]);
        let tellers =
            sorted([one, other].map(|site| self.mentions.get(site).0.len() as f32 / self.articles.len() as f32));
        let attributed = sorted([one, other].map(|site| flag(self.claim(site).attribution.is_some())));
        let of_today = sorted([one, other].map(|site| self.is_of_today(site)));
        let dates = sorted([one, other].map(|site| self.claim(site).dates.len() as f32));
        let [equal, conflicting] = self.beside(one, other);
        let own = Own {
            probability,
            written_alike: written_alike(&one.detail.value.canonical(), &other.detail.value.canonical()),
            placed_alike: flag(one.is_placed_like(other)),
            told_by_both: flag(self.tells(one, other)) + flag(self.tells(other, one)),
            choices_least: choices[0],
            choices_most: choices[1],
            tellers_least: tellers[0],
            tellers_most: tellers[1],
            days_apart: self.days_apart(one, other),
            equal_beside: equal,
            conflicts_beside: conflicting,
            attributed_least: attributed[0],
            attributed_most: attributed[1],
            of_today_least: of_today[0],
            of_today_most: of_today[1],
            dates_least: dates[0],
            dates_most: dates[1],
        };
        pair.features.values().into_iter().chain(own.values()).collect()
    }

    pub(super) fn site(&self, detail: DetailId) -> &'s Site<'a> {
        &self.sites[detail]
    }

    pub(super) fn claim(&self, site: &Site<'_>) -> &'a Claim {
        &self.articles[site.article].claims[site.detail.claim]
    }

    /// Whether the claim tells of another of the same sort.
    fn says_also(&self, site: &Site<'_>) -> bool {
        self.has_one_of(site, |words| &words.also)
    }

    /// Whether the claim says that something goes on or has not happened yet: "at 5 p.m. he was still missing".
    fn says_still(&self, site: &Site<'_>) -> bool {
        self.has_one_of(site, |words| &words.still)
    }

    /// Whether the claim has one of these phrases.
    fn has_one_of(&self, site: &Site<'_>, phrases: impl Fn(&DetailWords) -> &Phrases) -> bool {
        let keys: Vec<u64> = self.claim(site).words.iter().map(|word| word.key).collect();
        let pack = lang::pack(self.articles[site.article].document.language);
        phrases(pack.details()).first_in(&keys).is_some()
    }

    /// How far a day is from the day on which its article was published: 1 where it is that day; 0 where it is no day, or some
    /// other.
    fn is_of_today(&self, site: &Site<'_>) -> f32 {
        let Value::Date { date, .. } = &site.detail.value else { return 0.0 };
        let published = self.articles[site.article].published.and_then(|published| published.day.days());
        match published.zip(date.from.days()) {
            Some((published, day)) => match (published.start - day.start).abs() {
                0 => 1.0,
                1 => 0.5,
                _ => 0.0,
            },
            None => 0.0,
        }
    }

    /// What an article tells, but for what it takes back.
    pub(super) fn of_article(&self, article: ArticleId) -> impl Iterator<Item = &'s Site<'a>> {
        let from = self.sites.partition_point(|site| site.article < article);
        let own = self.sites.iter_from(from).take_while(move |site| site.article == article);
        own.filter(|site| !site.is_taken_back)
    }

    pub(super) fn of_claim(&self, claim: ClaimId) -> impl Iterator<Item = &'s Site<'a>> {
        let from = self.sites.partition_point(|site| site.claim < claim);
        let own = self.sites.iter_from(from).take_while(move |site| site.claim == claim);
        own.filter(|site| !site.is_taken_back)
    }

    /// How many details of `article` are of the same sort as `site`.
    fn alike_in(&self, site: &Site<'_>, article: ArticleId) -> f32 {
        let is_alike = |other: &&Site<'_>| match (&site.detail.value, &other.detail.value) {
            (Value::Quantity(x), Value::Quantity(y)) => x.counts_same(y),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        };
        self.of_article(article).filter(is_alike).count() as f32
    }

    /// How many days lie between the days of publication; -1 where one is not known.
    pub(super) fn days_apart(&self, one: &Site<'_>, other: &Site<'_>) -> f32 {
        let day = |site: &Site<'_>| Some(self.articles[site.article].published?.day.days()?.start);
        day(one).zip(day(other)).map_or(-1.0, |(one, other)| (one - other).abs().min(MOST_DAYS) as f32)
    }

    /// How many details of the two claims, these apart, are equal; and how many of one sort conflict.
    pub(super) fn beside(&self, one: &Site<'_>, other: &Site<'_>) -> [f32; 2] {
        let mut counts = [0.0; 2];
        for ours in self.of_claim(one.claim).filter(|site| site.detail.span != one.detail.span) {
            for theirs in self.of_claim(other.claim).filter(|site| site.detail.span != other.detail.span) {
                match fit(ours.detail, theirs.detail) {
                    Fit::Equal => counts[0] += 1.0,
                    Fit::Conflict => counts[1] += 1.0,
                    _ => {}
                }
            }
        }
        counts
    }

    /// Whether both claims tell days, and no day of the one can be a day of the other.
    fn are_of_other_days(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        self.are_others(a, b, |one, other| {
            let days = matches!((&one.value, &other.value), (Value::Date { .. }, Value::Date { .. }));
            days.then(|| fit(one, other))
        })
    }

    /// Whether both claims count the same, and no number of the one can be a number of the other: another day too makes it
    /// another event.
    fn count_other_things(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        self.are_others(a, b, |one, other| match (&one.value, &other.value) {
            (Value::Quantity(x), Value::Quantity(y)) if x.counts_same(y) => Some(fit(one, other)),
            _ => None,
        })
    }

    /// Whether both claims name places of the lists, and no place of the one is of the other.
    fn are_elsewhere(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        self.are_others(a, b, |one, other| match (&one.value, &other.value) {
            (Value::Place(x), Value::Place(y)) if x.kind == NameKind::Place && y.kind == NameKind::Place => {
                Some(if x.name == y.name { Fit::Equal } else { Fit::Conflict })
            }
            _ => None,
        })
    }

    /// Whether both claims tell an outcome and its opposite, each at its own hour: "voting began at 7", "it ended at 10.30".
    fn tell_other_outcomes(&self, a: &Site<'_>, b: &Site<'_>) -> bool {
        let outcomes = |site: &Site<'_>| {
            let keys: Vec<u64> = self.claim(site).words.iter().map(|word| word.key).collect();
            lang::pack(self.articles[site.article].document.language).opposites().all_in(&keys)
        };
        let (ours, theirs) = (outcomes(a), outcomes(b));
        let has = |all: &[Outcome], set: usize, side: usize| all.iter().any(|one| (one.set, one.side) == (set, side));
        let is_apart = |one: &Outcome| {
            let answer = theirs.iter().find(|other| other.set == one.set && other.side != one.side);
            answer.is_some_and(|other| !has(&ours, other.set, other.side) && !has(&theirs, one.set, one.side))
        };
        ours.iter().any(is_apart)
    }

    /// Whether details of two claims that can be held against each other all conflict, and there are such. `compared`: `None`
    /// where two cannot be.
    fn are_others(&self, a: &Site<'_>, b: &Site<'_>, compared: impl Fn(&Detail, &Detail) -> Option<Fit>) -> bool {
        let mut fits = self
            .of_claim(a.claim)
            .flat_map(|one| {
                self.of_claim(b.claim).filter_map(|other| compared(one.detail, other.detail)).collect::<Vec<Fit>>()
            })
            .peekable();
        fits.peek().is_some() && fits.all(|fits| fits == Fit::Conflict)
    }

    /// Whether the article of `one` has the value of `other` too, anywhere.
    pub(super) fn tells(&self, one: &Site<'_>, other: &Site<'_>) -> bool {
        self.of_article(one.article).any(|site| fit(site.detail, other.detail) >= Fit::Compatible)
    }

    /// Whether a day only says when somebody said it: "Ngày 23-5, cơ quan điều tra cho biết".
    fn is_day_of_statement(&self, site: &Site<'_>) -> bool {
        const REACH: u32 = 80;
        const REACH_AFTER: u32 = 16;
        let Detail { span, .. } = site.detail;
        self.claim(site).attribution.as_ref().is_some_and(|said| {
            let leads_in = site.opens_claim() && said.span.start >= span.end && said.span.start - span.end < REACH;
            let follows = span.start >= said.span.end && span.start - said.span.end < REACH_AFTER;
            said.span.overlaps(*span) || leads_in || follows
        }) || self.opens_statement(site)
    }

    /// Whether a claim of day and speaker alone, cut off from what is said, begins with this day: "On 23 May, Ann Lee – head of the
    /// port –", "chair of its board, said …".
    fn opens_statement(&self, site: &Site<'_>) -> bool {
        let claims = &self.articles[site.article].claims;
        let (claim, at) = (self.claim(site), site.detail.claim);
        let opens_sentence =
            site.opens_claim() && at.before().is_none_or(|before| claims[before].sentence != claim.sentence);
        let next = claims.get(at.after()).filter(|next| next.sentence == claim.sentence);
        opens_sentence && next.is_some_and(|next| next.attribution.is_some())
    }
}

/// Whether two numbers count the same, of the whole or of one part, and tell the same of it; "26 of the injured" need not say
/// what 26 are. Ages are of one person.
fn measure_the_same(one: &Site<'_>, other: &Site<'_>) -> bool {
    let (Value::Quantity(x), Value::Quantity(y)) = (&one.detail.value, &other.detail.value) else {
        return true;
    };
    let counted = one.told.counted.is_some() && one.told.counted == other.told.counted;
    let (told, told_too) = (one.told.measured, other.told.measured);
    let open = (x.unit.is_empty() || y.unit.is_empty()) && told.is_some() && told == told_too;
    let measures = match (told, told_too) {
        (Some(told), Some(told_too)) => told == told_too,
        (None, None) => true,
        _ => one.words_shared(other) > 0,
    };
    let of_others = (one.aged.is_some() || other.aged.is_some()) && pairs::same_owner(one, other) < 0.0;
    let is_owned = !one.is_age || pairs::same_owner(one, other) > 0.0 || one.is_placed_like(other) && !of_others;
    (x.counts_same(y) || counted || open) && measures && is_owned && one.told.part == other.told.part
}

/// Whether it is how long something takes.
fn is_duration(detail: &Detail) -> bool {
    matches!(&detail.value, Value::Quantity(number) if number.measure.as_ref().is_some_and(|unit| unit.of == MeasureKind::Second))
}

/// Whether two days are told as exactly as each other.
fn have_same_grain(one: &Detail, other: &Detail) -> bool {
    let grain = |date: &Date| (date.from.day.is_some(), date.from.month.is_some(), date.from == date.to);
    match (&one.value, &other.value) {
        (Value::Date { date: x, .. }, Value::Date { date: y, .. }) => grain(x) == grain(y),
        // "Friday" of no known week against a Saturday.
        _ if one.weekday.is_some() && other.weekday.is_some() => true,
        (x, y) => std::mem::discriminant(x) == std::mem::discriminant(y),
    }
}
