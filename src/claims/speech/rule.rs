//! The rules by which the one who says a claim is told, each by its name.

/// By which rule a claim has its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributionRule {
    /// Before a word of saying ("ông Peskov nói rằng …").
    BeforeVerb,
    /// After a word of saying ("…, said X").
    Inverted,
    /// Before a word of saying that closes the sentence ("…, geologists warn").
    Closing,
    /// After words like "theo" and "according to".
    Source,
    /// Before such words ("X에 따르면 …").
    SourceBefore,
    /// Beside a quotation, with a title, whatever the verb.
    BesideQuotation,
    /// After a quotation and a verb that is no word of saying ("“…,” countered Ann Lee").
    AfterQuotation,
    /// Before a quotation that goes on ("시장은 “…”고").
    Quotative,
    /// In a claim before or after, of a quotation over several.
    Spread,
    /// The speaker of a line of a transcript.
    Transcript,
}

impl AttributionRule {
    /// The rule's name: its module and function.
    pub fn as_str(self) -> &'static str {
        match self {
            AttributionRule::BeforeVerb => "speech::speaker::before",
            AttributionRule::Inverted => "speech::speaker::inverted",
            AttributionRule::Closing => "speech::closing",
            AttributionRule::Source => "speech::source::according_to",
            AttributionRule::SourceBefore => "speech::source::according_after",
            AttributionRule::BesideQuotation => "speech::speaker::titled_beside_quotation",
            AttributionRule::AfterQuotation => "speech::speaker::named_after_quotation",
            AttributionRule::Quotative => "speech::quotative",
            AttributionRule::Spread => "speech::quotations::spread",
            AttributionRule::Transcript => "speech::transcript",
        }
    }
}
