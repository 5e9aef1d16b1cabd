//! Why two passages that the reader picked are or are not in one group, in words and signed weights.
//!
//! Plain and made once for a pair. Knows comparisons and no widgets.

use crate::{
    align::{self, Link, Reason},
    compare::{Comparison, Explained},
    gui::{
        features::evidence::cross_lingual::are_foreign,
        wording::{counts::percent_words, names::outlet_of},
        words::{Decimals, say, say_attribute, t},
    },
    ids::{ArticleId, ClaimId, Id},
};

/// So many of the rarest words are named.
const RAREST_WORDS: usize = 8;

/// Two passages and why they are or are not in one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The passages, in the order in which they were picked.
    pub pair: [ClaimId; 2],
    /// Their words and where these stand.
    pub passages: [Quoted; 2],
    /// Whether they are in one group.
    pub joined: bool,
    /// The probability that both make the same claim, what it takes, and the mean between their groups.
    pub figures: String,
    /// Why, in a sentence.
    pub because: String,
    /// What the probability rests on, heaviest first.
    pub reasons: Vec<ReasonLine>,
    /// The rarest words that both have, as the first writes them.
    pub shared: String,
    /// Whether they are linked by what they mean, and not by their words.
    pub by_meaning: bool,
    /// Whether they are in different languages, whose words are not compared.
    pub foreign: bool,
}

/// A passage and its outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// What to call the article.
    pub outlet: String,
    /// The words.
    pub words: String,
}

impl Quoted {
    /// The passage `claim` of `comparison`.
    pub fn of(comparison: &Comparison, claim: ClaimId) -> Self {
        Quoted { outlet: outlet_of(&comparison.claim(claim).0.document), words: comparison.words(claim).to_owned() }
    }
}

/// One reason for or against.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonLine {
    /// The reason.
    pub words: String,
    /// What it adds, signed: "+2.00".
    pub weight: String,
    /// The same as a part of the heaviest reason, −1 to 1.
    pub part: f32,
}

impl Why {
    /// Why `pair` of `comparison` are or are not in one group.
    pub fn of(comparison: &Comparison, pair: [ClaimId; 2]) -> Self {
        let explained = comparison.explained(pair[0], pair[1]);
        let [one, other] = pair.map(|claim| comparison.claims[claim].article);
        Why {
            pair,
            passages: pair.map(|claim| Quoted::of(comparison, claim)),
            joined: explained.joined,
            figures: figures(&explained),
            because: because(&explained, one == other),
            reasons: reasons(&explained.link),
            shared: shared(comparison, pair),
            by_meaning: explained.link.is_by_meaning(),
            foreign: are_foreign(comparison, pair[0], pair[1]),
        }
    }
}

/// "Same claim: 8 % · needed: 50 % · mean between their groups: 8 %".
fn figures(explained: &Explained) -> String {
    let [score, join, mean] = [explained.link.score, explained.merge_threshold, explained.mean].map(percent_words);
    match explained.joined {
        true => t!("why-figures-joined", score = score, join = join, mean = mean),
        false => t!("why-figures-apart", score = score, join = join, mean = mean),
    }
}

/// The sentence that says why.
fn because(explained: &Explained, one_article: bool) -> String {
    let Explained { link, joined, mean, merge_threshold: join } = explained;
    let [score, mean_shown, join_shown] = [link.score, *mean, *join].map(percent_words);
    match (joined, link.score >= *join) {
        (true, true) => t!("why-reaches", score = score, join = join_shown),
        (true, false) => t!("why-company", score = score, join = join_shown, mean = mean_shown),
        (false, _) if one_article => t!("why-same-article"),
        (false, false) => t!("why-below", score = score, join = join_shown),
        (false, true) if mean < join => t!("why-mean-below", mean = mean_shown, join = join_shown),
        (false, true) => t!("why-cannot-be-one"),
    }
}

fn reasons(link: &Link) -> Vec<ReasonLine> {
    let heaviest = link.why.iter().map(|reason| reason.weight.abs()).fold(f32::MIN_POSITIVE, f32::max);
    let line = |reason: &Reason| ReasonLine {
        words: reason_words(reason),
        weight: weight_words(reason.weight),
        part: reason.weight / heaviest,
    };
    link.why.iter().map(line).collect()
}

/// "+2.00", "−0.50".
fn weight_words(weight: f32) -> String {
    let size = Decimals { value: weight.abs(), digits: 2 };
    if weight < 0.0 { t!("why-weight-against", weight = size) } else { t!("why-weight-for", weight = size) }
}

fn shared(comparison: &Comparison, pair: [ClaimId; 2]) -> String {
    let [(article, one), (_, other)] = pair.map(|claim| comparison.claim(claim));
    let usage = align::usage(&comparison.articles, &[one, other]);
    let words = align::rarest_shared(one, other, &usage, RAREST_WORDS);
    words.into_iter().map(|span| span.of(&article.document.text)).collect::<Vec<_>>().join(", ")
}

/// The claim of another article that is most like `claim`; without any, the next claim there is.
pub fn most_alike(comparison: &Comparison, claim: ClaimId) -> Option<ClaimId> {
    let article = comparison.claims.get(claim)?.article;
    let linked = strongest(comparison, claim, |other| other != article);
    linked.or_else(|| first_of_next(comparison, article)).or_else(|| beside(comparison, claim, claim, 1))
}

/// The claim of the article `by` places after that of `at` that is most like `claim`, or its first; round from the last.
pub fn in_next_article(comparison: &Comparison, claim: ClaimId, at: ClaimId, by: isize) -> ClaimId {
    let number = comparison.articles.len();
    let step = |article: ArticleId| {
        ArticleId::from_index((article.index() as isize + by).rem_euclid(number as isize) as usize)
    };
    let (own, mut article) = (comparison.claims[claim].article, step(comparison.claims[at].article));
    // Past the first passage's own article and those without passages, at most once round.
    for _ in 0..number {
        if article != own
            && let Some(found) =
                strongest(comparison, claim, |other| other == article).or_else(|| first_of(comparison, article))
        {
            return found;
        }
        article = step(article);
    }
    at
}

/// The claim `by` places after `at` in its article, but not `claim`; `None` where the article ends.
pub fn beside(comparison: &Comparison, claim: ClaimId, at: ClaimId, by: isize) -> Option<ClaimId> {
    let article = comparison.claims[at].article;
    let mut next = at;
    loop {
        next = ClaimId::from_index(next.index().checked_add_signed(by)?);
        if comparison.claims.get(next)?.article != article {
            return None;
        }
        if next != claim {
            return Some(next);
        }
    }
}

/// The claim that `claim` has the strongest link to, in the articles that `admits` takes.
fn strongest(comparison: &Comparison, claim: ClaimId, admits: impl Fn(ArticleId) -> bool) -> Option<ClaimId> {
    let links = comparison.links.iter().filter(|link| link.a == claim || link.b == claim);
    let others = links.map(|link| (link.score, if link.a == claim { link.b } else { link.a }));
    let admitted = others.filter(|&(_, other)| admits(comparison.claims[other].article));
    admitted.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other)
}

fn first_of(comparison: &Comparison, article: ArticleId) -> Option<ClaimId> {
    comparison.claims_of(article).next()
}

fn first_of_next(comparison: &Comparison, article: ArticleId) -> Option<ClaimId> {
    let (all, is_here) = (comparison.articles.ids(), |other: &ArticleId| *other != article);
    all.clone().chain(all).skip_while(is_here).skip(1).take_while(is_here).find_map(|next| first_of(comparison, next))
}

/// A reason in words, for it or against it.
pub fn reason_words(reason: &Reason) -> String {
    let name = format!("reason-{}", reason.kind.key());
    let against = (reason.weight < 0.0).then(|| say_attribute(&name, "against")).flatten();
    against.unwrap_or_else(|| say(&name, &[]))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        align::ReasonKind,
        edits::Hand,
        gui::{features::evidence::model::Evidence, fixture},
        ids::GroupId,
        ingest::Document,
    };

    #[test]
    fn joined_passages_are_explained_by_their_reasons() {
        let why = Why::of(&fixture::comparison(), [3, 0].map(ClaimId));
        assert!(why.joined);
        let explained = fixture::comparison().explained(ClaimId(0), ClaimId(3));
        let [join, mean] = [explained.merge_threshold, explained.mean].map(percent_words);
        assert_eq!(why.figures, format!("Same claim: 91 % · needed: {join} · mean within their group: {mean}"));
        assert!(why.because.contains("91 %"), "{}", why.because);
        let reasons: Vec<_> =
            why.reasons.iter().map(|line| (line.words.as_str(), line.weight.as_str(), line.part)).collect();
        assert_eq!(reasons, [("rare words in common", "+2.00", 1.0), ("other dates", "−0.50", -0.25)]);
        assert_eq!((why.passages[0].outlet.as_str(), why.passages[1].outlet.as_str()), ("Beta", "Alpha"));
        assert_eq!(why.shared, "binh, sĩ, ở, Kursk.");
    }

    #[test]
    fn passages_are_apart_for_one_reason_in_a_sentence() {
        let why = |a, b| Why::of(&fixture::comparison(), [a, b].map(ClaimId));
        assert_eq!(why(0, 1).because, "Both stand in the same article.");
        let apart = why(0, 4);
        assert!(!apart.joined && !apart.reasons.is_empty(), "a link too weak to be kept is explained as well");
        assert!(apart.because.contains("only"), "{}", apart.because);

        let explained = |score, mean| {
            let why = vec![Reason { kind: ReasonKind::RareWords, weight: 1.0 }];
            let link = Link { a: ClaimId(0), b: ClaimId(4), score, related: score, points: false, in_common: 1.0, why };
            because(&Explained { link, joined: false, mean, merge_threshold: 0.15 }, false)
        };
        assert_eq!(explained(0.07, 0.0), "The probability that they make the same claim is only 7 %; 15 % is needed.");
        assert_eq!(explained(0.4, 0.12), "Between all passages of their groups the mean is only 12 %; 15 % is needed.");
        assert_eq!(explained(0.4, 0.3), "Their groups hold passages that cannot make one claim.");
    }

    #[test]
    fn what_rounds_to_nothing_is_not_nothing() {
        assert_eq!([0.0, 0.001, 0.994].map(percent_words), ["0 %", "under 1 %", "99 %"]);
    }

    #[test]
    fn a_second_passage_is_found_by_steps() {
        let comparison = fixture::comparison();
        let most_alike = |claim| most_alike(&comparison, ClaimId(claim)).map(|claim| claim.0);
        assert_eq!(most_alike(0), Some(3), "the strongest link");
        assert_eq!(most_alike(2), Some(3), "without a link, the next article's first");
        let in_next_article = |claim, at, by| in_next_article(&comparison, ClaimId(claim), ClaimId(at), by).0;
        assert_eq!(in_next_article(0, 3, 1), 6);
        assert_eq!(in_next_article(0, 6, 1), 3, "past its own article");
        assert_eq!(in_next_article(6, 1, 1), 5, "the one most like it");
        let beside = |claim, at, by| beside(&comparison, ClaimId(claim), ClaimId(at), by).map(|claim| claim.0);
        assert_eq!(beside(1, 0, 1), Some(2), "past itself");
        assert_eq!((beside(0, 5, 1), beside(6, 3, -1)), (None, None));
    }

    #[test]
    fn what_meaning_found_says_so_and_words_of_two_languages_are_not_missed() {
        let mut comparison = fixture::comparison();
        assert!(
            !Why::of(&comparison, [0, 3].map(ClaimId)).by_meaning && !Why::of(&comparison, [0, 3].map(ClaimId)).foreign
        );
        Arc::make_mut(&mut comparison.links)[0].why = vec![Reason { kind: ReasonKind::Meaning, weight: 9.0 }];
        let mut beta = (*comparison.articles[ArticleId(1)]).clone();
        beta.document = Arc::new(Document { language: Some("ko"), ..(*beta.document).clone() });
        comparison.articles[ArticleId(1)] = Arc::new(beta);
        let why = Why::of(&comparison, [0, 3].map(ClaimId));
        assert!(why.by_meaning && why.foreign);
        let evidence = Evidence::of(&comparison, GroupId(0), &Hand::default()).unwrap();
        assert!(evidence.links[0].by_meaning);
        assert!(evidence.cards[1].passages[0].marks.is_empty(), "words of two languages are not compared");
    }
}
