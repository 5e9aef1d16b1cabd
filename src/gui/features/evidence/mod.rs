//! What is shown of the selected group: every source's words and what they say, side by side.

pub mod cards_ui;
pub mod cross_lingual;
pub mod details;
pub mod model;
pub mod passage_details;
pub mod passage_details_ui;
pub mod provenance;
pub mod ui;
pub mod word_diff;
