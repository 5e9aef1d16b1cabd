//! What the formats for people have in common: the order of the claims, what each article says of them, who says what
//! they amount to. Plain strings and numbers; every format escapes them in its own way.

use super::{Options, Words, facts::Spread, harmless::on_one_line};
use crate::{
    claims::{Certainty, Polarity, Value},
    compare::{Article, Comparison, Group},
    edits::{Colour, Hand, Reading, Remarks, Standing, UsualRating},
    ids::{ArticleId, ClaimId, GroupId},
    ingest::{Document, Field, Origin, Property},
    judge::{Aspect, Contradiction, Place, Verdict},
    origins::NearCopy,
};

/// A reading, laid out for people.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What is exported.
    pub comparison: &'a Comparison,
    /// What the reader said.
    pub hand: &'a Hand,
    /// The language.
    pub words: &'static Words,
    /// The day on which it is exported.
    pub day: Option<&'a str>,
}

/// One kind of detail of a claim, and what its sources say of it.
pub struct Detail {
    /// The kind, in words.
    pub aspect: String,
    /// What the sources have.
    pub values: Vec<DetailValue>,
}

/// A detail in one source.
pub struct DetailValue {
    /// The passage that it is in.
    pub claim: ClaimId,
    /// Number of the source.
    pub source: u32,
    /// What it has: its words, or a word for its stance.
    pub text: String,
}

impl<'a> Report<'a> {
    /// `reading` in the words of `options`.
    pub fn new(reading: &'a Reading, options: &Options<'a>) -> Self {
        Report { comparison: &reading.comparison, hand: &reading.hand, words: options.words, day: options.day }
    }

    /// The words under `id`.
    pub fn say(self, id: &'a str) -> &'a str {
        self.words.say(id)
    }

    /// Whether the passages of a group only probably make the same claim, and the reader did not decide on it.
    pub fn is_loose(self, group: GroupId) -> bool {
        self.hand.is_loose(self.comparison, group)
    }

    /// Whether the reader noted anything of a group or of its passages, or set its verdict.
    pub fn is_remarked(self, group: GroupId) -> bool {
        let of_passage = |claim: &ClaimId| self.hand.passages.contains_key(claim);
        self.hand.groups.contains_key(&group) || self.group(group).members.iter().any(of_passage)
    }

    /// How sure it is that the passages of a group make the same claim, and who says so; nothing where they are of one
    /// article.
    pub fn how_sure(self, group: GroupId) -> &'a str {
        if self.group(group).sources < 2 {
            ""
        } else if self.hand.is_decided(self.comparison, group) {
            self.say("by-reader")
        } else if self.is_loose(group) {
            self.say("loosely")
        } else {
            self.say("closely")
        }
    }

    /// In how many articles a group is, in words.
    pub fn spread(self, group: GroupId) -> String {
        let Group { sources, origins, .. } = *self.group(group);
        self.spread_words(Spread { sources, origins })
    }

    /// In how many articles something is, and how many of them are independent where that is less: "in 3 of 5 articles, 1
    /// independent origin".
    pub fn spread_words(self, spread: Spread) -> String {
        let [sources, all, origins] = [spread.sources, self.sources(), spread.origins].map(|number| number.to_string());
        let words = self.words.fill("sources-of", &[("sources", &sources), ("all", &all)]);
        match spread.origins {
            of if of == spread.sources => words,
            1 => format!("{words}, {}", self.say("one-origin")),
            _ => format!("{words}, {}", self.words.fill("fewer-origins", &[("origins", &origins)])),
        }
    }

    /// The claims of a verdict among `groups`.
    pub fn count(self, groups: impl Iterator<Item = (u32, GroupId)>, verdict: Verdict) -> usize {
        groups.filter(|&(_, group)| self.group(group).verdict == verdict).count()
    }

    /// What the reader noted, a line each: what it is, and the words.
    pub fn remark_lines(self, remarks: Option<&Remarks>) -> Vec<(&'a str, String)> {
        let Some(remarks) = remarks else { return Vec::new() };
        let mut lines = Vec::new();
        if let (Some(name), Some(rating)) = (self.words_of_rating(remarks), &remarks.rating) {
            lines.push((self.say("rating"), name));
            lines.push((self.say("evidence"), rating.evidence.clone()));
        }
        lines.extend(remarks.notes.values().map(|note| (self.say("note"), note.clone())));
        lines.push((self.say("tags"), joined(&remarks.tags)));
        lines.push((self.say("colour"), self.colour(remarks)));
        lines.retain(|(_, text)| !text.is_empty());
        lines
    }

    /// The name of a colour; empty without one.
    pub fn colour(self, remarks: &Remarks) -> String {
        let name = |colour: Colour| self.words.say(&format!("colour-{}", colour.as_str())).to_owned();
        remarks.colour.map_or_else(String::new, name)
    }

    /// What is known of who put a passage into its group, where it is worth saying: of a group that is confirmed as a
    /// whole that is said once.
    pub fn standing(self, claim: ClaimId, group: GroupId) -> Option<&'a str> {
        match self.hand.standing(self.comparison, claim, group) {
            Standing::Suggested => None,
            Standing::Confirmed if self.hand.is_confirmed(self.comparison, group) => None,
            Standing::Confirmed => Some(self.say("standing-confirmed")),
            Standing::Joined => Some(self.say("standing-joined")),
        }
    }

    /// The articles of which one has much of the other's text, a line each.
    pub fn copies(self) -> Vec<String> {
        let percent = |share: f32| (share * 100.0).round().to_string();
        let line = |copy: &NearCopy| {
            let [a, b] = [copy.a, copy.b].map(|article| source_number(article).to_string());
            let [in_b, in_a] = [copy.share_of_a, copy.share_of_b].map(percent);
            self.words.fill("near-copies", &[("a", &a), ("b", &b), ("in_a", &in_a), ("in_b", &in_b)])
        };
        self.comparison.copies.iter().map(line).collect()
    }

    /// What the source with this number says in two ways, a line each.
    pub fn contradictions(self, source: u32) -> Vec<String> {
        let line = |found: &Contradiction| {
            let words = |place: &Place| {
                on_one_line(&self.comparison.claim(place.claim).1.said_at(&self.document(source).text, place.span))
            };
            let values = found.values.each_ref().map(words);
            let values = [("aspect", self.aspect(found.aspect)), ("one", &values[0]), ("other", &values[1])];
            self.words.fill("contradiction", &values)
        };
        self.comparison.contradictions_in(article_of(source)).map(line).collect()
    }

    /// A group by its index.
    pub fn group(self, group: GroupId) -> &'a Group {
        &self.comparison.groups[group]
    }

    /// The best wording of a group, on one line.
    pub fn best(self, group: GroupId) -> String {
        on_one_line(self.comparison.words(self.group(group).best))
    }

    /// Number of the source that a passage is in, the first being 1.
    pub fn source_of(self, claim: ClaimId) -> u32 {
        source_number(self.comparison.claims[claim].article)
    }

    /// How many sources there are.
    pub fn sources(self) -> u32 {
        self.comparison.articles.len() as u32
    }

    /// The article with this number.
    pub fn article(self, source: u32) -> &'a Article {
        &self.comparison.articles[article_of(source)]
    }

    /// The document with this number.
    pub fn document(self, source: u32) -> &'a Document {
        &self.article(source).document
    }

    /// What to call the source with this number, without the number: its outlet, or else its file.
    pub fn outlet(self, source: u32) -> String {
        let document = self.document(source);
        document.metadata.source.as_ref().map_or_else(|| self.or_pasted(document, document.name()), value)
    }

    /// The title of the source with this number, or else its file.
    pub fn title(self, source: u32) -> String {
        let document = self.document(source);
        document.metadata.title.as_ref().map_or_else(|| self.or_pasted(document, document.name()), value)
    }

    /// The file of the source with this number.
    pub fn file(self, source: u32) -> String {
        let document = self.document(source);
        self.or_pasted(document, document.file())
    }

    fn or_pasted(self, document: &Document, name: String) -> String {
        if document.origin == Origin::Pasted { self.say("pasted").to_owned() } else { name }
    }

    /// Number and outlet of a source: all different.
    pub fn label(self, source: u32) -> String {
        format!("[{source}] {}", self.outlet(source))
    }

    /// What the reader put in place of what was read, for a property of the source with this number.
    pub fn corrected(self, source: u32, property: Property) -> Option<String> {
        let document = self.document(source);
        let correction = document.corrected.iter().find(|correction| correction.property == property)?;
        Some(match &correction.read {
            Some(read) => self.words.fill("corrected", &[("read", read)]),
            None => self.say("corrected-none").to_owned(),
        })
    }

    /// What of the source with this number is not declared by its text but guessed from it.
    pub fn guessed(self, source: u32) -> Vec<&'a str> {
        let metadata = &self.document(source).metadata;
        let fields = [
            (Property::Title, &metadata.title),
            (Property::Source, &metadata.source),
            (Property::Published, &metadata.published),
        ];
        let guessed = fields.into_iter().filter(|(_, field)| field.as_ref().is_some_and(|field| field.guessed));
        guessed.map(|(property, _)| self.property(property)).collect()
    }

    /// How a passage puts its claim: "denies", "asserts, hedged".
    pub fn stance(self, claim: ClaimId) -> String {
        let found = self.comparison.claim(claim).1;
        let stance = match found.polarity {
            Polarity::Asserts => self.say("stance-asserts"),
            Polarity::Denies => self.say("stance-denies"),
            Polarity::Alleges => self.say("stance-alleges"),
        };
        match found.certainty {
            Certainty::Plain => stance.to_owned(),
            Certainty::Hedged => format!("{stance}, {}", self.say("hedged")),
        }
    }

    /// The words for a verdict.
    pub fn verdict(self, verdict: Verdict) -> &'a str {
        self.say(match verdict {
            Verdict::Disputed => "verdict-disputed",
            Verdict::Differ => "verdict-differ",
            Verdict::Changed => "verdict-changed",
            Verdict::Agree => "verdict-agree",
            Verdict::SingleSource => "verdict-single-source",
        })
    }

    /// Whether the reader set the verdict of a group.
    pub fn is_by_reader(self, group: GroupId) -> bool {
        self.hand.groups.get(&group).is_some_and(|of| of.verdict.is_some())
    }

    /// The words for who says what a group amounts to.
    pub fn by(self, group: GroupId) -> &'a str {
        self.say(if self.is_by_reader(group) { "by-reader" } else { "by-program" })
    }

    /// What a group amounts to, who says so, and what the program says where that is the reader: "by the reader; the program
    /// says: Differ".
    pub fn says(self, group: GroupId) -> String {
        if !self.is_by_reader(group) {
            return self.by(group).to_owned();
        }
        let program = self.verdict(self.program_verdict(group));
        format!("{}; {}", self.by(group), self.words.fill("program-said", &[("verdict", program)]))
    }

    /// Why the reader set the verdict of a group; empty without a reason.
    pub fn reason(self, group: GroupId) -> &'a str {
        let set = self.hand.groups.get(&group).and_then(|of| of.verdict.as_ref());
        set.map_or("", |set| set.reason.as_str())
    }

    /// What the program says that a group amounts to.
    pub fn program_verdict(self, group: GroupId) -> Verdict {
        self.hand.machine_verdict(self.comparison, group)
    }

    /// The name of a rating, in words where it is of the usual scale.
    pub fn words_of_rating(self, remarks: &Remarks) -> Option<String> {
        let name = &remarks.rating.as_ref()?.name;
        let usual =
            UsualRating::of(name).map(|rating| self.words.say(&format!("rating-{}", rating.as_str())).to_owned());
        Some(usual.unwrap_or_else(|| name.clone()))
    }

    /// The details in which the sources of a group are not the same.
    pub fn differences(self, group: GroupId) -> Vec<Detail> {
        let differences = self.group(group).differences.iter();
        differences
            .map(|difference| {
                let mut detail = self.detail(difference.aspect, &difference.values);
                if difference.over_time {
                    detail.aspect = format!("{}, {}", detail.aspect, self.say("over-time"));
                }
                detail
            })
            .collect()
    }

    /// The details of a group that are written otherwise and can be the same.
    pub fn same(self, group: GroupId) -> Vec<Detail> {
        self.group(group).same.iter().map(|same| self.detail(same.aspect, &same.values)).collect()
    }

    fn detail(self, aspect: Aspect, places: &[Place]) -> Detail {
        let value = |place: &Place| DetailValue {
            claim: place.claim,
            source: self.source_of(place.claim),
            text: self.detail_value(aspect, place),
        };
        Detail { aspect: self.aspect(aspect).to_owned(), values: places.iter().map(value).collect() }
    }

    /// A value in words: those of the article, or a word for its stance.
    pub fn detail_value(self, aspect: Aspect, place: &Place) -> String {
        let (article, claim) = self.comparison.claim(place.claim);
        let text = on_one_line(&claim.said_at(&article.document.text, place.span));
        let stance = match place.value {
            Value::Polarity(Polarity::Asserts) => self.say("value-asserts"),
            Value::Polarity(Polarity::Denies) => self.say("value-denies"),
            Value::Polarity(Polarity::Alleges) => self.say("value-alleges"),
            _ => "",
        };
        match (aspect, &place.value) {
            (Aspect::Polarity, _) => format!("{stance} (“{text}”)"),
            // A fact has no word of its own to show.
            (Aspect::Certainty, Value::Certainty(Certainty::Plain)) => self.say("value-plain").to_owned(),
            _ => format!("“{text}”"),
        }
    }

    /// The words for a kind of detail.
    pub fn aspect(self, aspect: Aspect) -> &'a str {
        self.say(match aspect {
            Aspect::Polarity => "aspect-polarity",
            Aspect::Quantity => "aspect-quantity",
            Aspect::Date => "aspect-date",
            Aspect::Place => "aspect-place",
            Aspect::Name => "aspect-name",
            Aspect::Certainty => "aspect-certainty",
            Aspect::Attribution => "aspect-attribution",
            Aspect::Wording => "aspect-wording",
        })
    }

    /// The words for what can be corrected.
    pub fn property(self, property: Property) -> &'a str {
        self.say(match property {
            Property::Title => "headline",
            Property::Source => "outlet",
            Property::Published => "published",
            Property::Link => "link",
            Property::Language => "document-language",
        })
    }

    /// The method in a sentence.
    pub fn method(self) -> String {
        self.words.fill("method-text", &[("version", env!("CARGO_PKG_VERSION"))])
    }
}

impl Detail {
    /// The detail on one line: "Number: [1] “12”; [2] “15”".
    pub fn line(&self) -> String {
        let values: Vec<String> =
            self.values.iter().map(|value| format!("[{}] {}", value.source, value.text)).collect();
        format!("{}: {}", self.aspect, values.join("; "))
    }
}

/// The number that an article has for people: the first is 1.
pub fn source_number(article: ArticleId) -> u32 {
    article.0 + 1
}

/// The article that has this number for people.
fn article_of(source: u32) -> ArticleId {
    ArticleId(source - 1)
}

/// Tags on one line.
pub fn joined<'t>(tags: impl IntoIterator<Item = &'t String>) -> String {
    tags.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn value(field: &Field) -> String {
    field.value.clone()
}

/// The symbol of a stance, as in the window.
pub fn stance_symbol(stance: Polarity) -> &'static str {
    match stance {
        Polarity::Asserts => "+",
        Polarity::Denies => "−",
        Polarity::Alleges => "?",
    }
}
