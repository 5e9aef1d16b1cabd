//! What the formats for people have in common: the order of the claims, what each article says of them, who says what
//! they amount to. Plain strings and numbers; every format escapes them in its own way.

use super::{Options, Words};
use crate::{
    align::ClaimIndex,
    claims::{Certainty, Polarity},
    compare::{Comparison, Group},
    edits::{Hand, Reading, Remarks, USUAL_SCALE},
    ingest::{Document, Field, Origin, Property},
    judge::{Aspect, Place, Verdict},
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
    pub claim: ClaimIndex,
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

    /// All groups: gravest verdict first, then those that more articles have; what one article alone has at the end.
    pub fn order(self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.comparison.groups.len() as u32).collect();
        order.sort_by_key(|&group| {
            let of = self.group(group);
            (of.verdict, std::cmp::Reverse(of.sources), group)
        });
        order
    }

    /// The groups that are worth a place of their own: several articles have them, or the reader said something of them.
    pub fn notable(self) -> Vec<u32> {
        let touched = |group: u32| self.hand.is_touched(self.comparison, group);
        self.order().into_iter().filter(|&group| self.group(group).sources > 1 || touched(group)).collect()
    }

    /// A group by its index.
    pub fn group(self, group: u32) -> &'a Group {
        &self.comparison.groups[group as usize]
    }

    /// The best wording of a group, on one line.
    pub fn best(self, group: u32) -> String {
        on_one_line(self.comparison.words(self.group(group).best))
    }

    /// Number of the source that a passage is in, the first being 1.
    pub fn source_of(self, claim: ClaimIndex) -> u32 {
        self.comparison.claims[claim as usize].article + 1
    }

    /// How many sources there are.
    pub fn sources(self) -> u32 {
        self.comparison.articles.len() as u32
    }

    /// The document with this number.
    pub fn document(self, source: u32) -> &'a Document {
        &self.comparison.articles[source as usize - 1].document
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

    /// The passages of a group that are in the source with this number.
    pub fn passages_in(self, group: u32, source: u32) -> impl Iterator<Item = ClaimIndex> {
        self.group(group).members.iter().copied().filter(move |&claim| self.source_of(claim) == source)
    }

    /// How a passage puts its claim: "denies", "asserts, hedged".
    pub fn stance(self, claim: ClaimIndex) -> String {
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
    pub fn is_by_reader(self, group: u32) -> bool {
        self.hand.groups.get(&group).is_some_and(|of| of.verdict.is_some())
    }

    /// The words for who says what a group amounts to.
    pub fn by(self, group: u32) -> &'a str {
        self.say(if self.is_by_reader(group) { "by-reader" } else { "by-program" })
    }

    /// Why the reader set the verdict of a group; empty without a reason.
    pub fn reason(self, group: u32) -> &'a str {
        let set = self.hand.groups.get(&group).and_then(|of| of.verdict.as_ref());
        set.map_or("", |set| set.reason.as_str())
    }

    /// What the program says that a group amounts to.
    pub fn program_verdict(self, group: u32) -> Verdict {
        self.hand.machine_verdict(self.comparison, group)
    }

    /// The name of a rating, in words where it is of the usual scale.
    pub fn words_of_rating(self, remarks: &Remarks) -> Option<String> {
        let name = &remarks.rating.as_ref()?.name;
        let is_usual = USUAL_SCALE.contains(&name.as_str());
        Some(if is_usual { self.words.say(&format!("rating-{name}")).to_owned() } else { name.clone() })
    }

    /// The details in which the sources of a group are not the same.
    pub fn differences(self, group: u32) -> Vec<Detail> {
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
    pub fn same(self, group: u32) -> Vec<Detail> {
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

    fn detail_value(self, aspect: Aspect, place: &Place) -> String {
        let text = on_one_line(place.span.of(&self.comparison.claim(place.claim).0.document.text));
        let word = match place.value.as_str() {
            "asserts" => self.say("value-asserts"),
            "denies" => self.say("value-denies"),
            "alleges" => self.say("value-alleges"),
            "plain" => self.say("value-plain"),
            "hedged" => self.say("value-hedged"),
            _ => "",
        };
        match aspect {
            Aspect::Polarity => format!("{word} (“{text}”)"),
            // A fact has no word of its own to show.
            Aspect::Certainty if place.value == Certainty::Plain.as_str() => word.to_owned(),
            _ => format!("“{text}”"),
        }
    }

    fn aspect(self, aspect: Aspect) -> &'a str {
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

fn value(field: &Field) -> String {
    field.value.clone()
}

/// `text` with single spaces for all white space.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The symbol of a verdict, as in the window.
pub fn verdict_symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Disputed => "↔",
        Verdict::Differ => "≠",
        Verdict::Changed => "→",
        Verdict::Agree => "=",
        Verdict::SingleSource => "•",
    }
}

/// The symbol of a stance, as in the window.
pub fn stance_symbol(stance: Polarity) -> &'static str {
    match stance {
        Polarity::Asserts => "+",
        Polarity::Denies => "−",
        Polarity::Alleges => "?",
    }
}

/// `link`, where it is an address of the web: nothing else is ever made a link.
pub fn web_address(link: &str) -> Option<&str> {
    let link = link.trim();
    let (scheme, rest) = link.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !is_bidi(c) && !"\"'<>\\`{}|^".contains(c);
    (is_web && !rest.is_empty() && rest.chars().all(is_plain)).then_some(link)
}

/// Whether `c` is a character that turns the direction of what follows.
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// `text` without what no document may hold: control characters become U+FFFD.
pub fn printable(text: &str) -> String {
    let is_bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{fdd0}'..='\u{fdef}')
            || (c as u32 & 0xfffe) == 0xfffe
    };
    text.replace("\r\n", "\n").chars().map(|c| if is_bad(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for link in ["https://vnexpress.net/a?b=c#d", " http://a.vn ", "HTTPS://A.VN/"] {
            assert_eq!(web_address(link), Some(link.trim()));
        }
        for link in
            ["javascript://a.vn/%0aalert(1)", "javascript:alert(1)", "a.vn", "https://", "https://a\"b", "https://a b"]
        {
            assert_eq!(web_address(link), None, "{link}");
        }
        assert_eq!(web_address("https://a.vn/\u{202e}gpj"), None);
    }

    #[test]
    fn control_characters_are_shown_as_unknown() {
        assert_eq!(printable("a\0b\r\nc\td\u{1b}[31m\u{fffe}"), "a\u{fffd}b\nc\td\u{fffd}[31m\u{fffd}");
    }
}
