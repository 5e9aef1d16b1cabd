//! The claims list: facts and claims in rows, filtered, sorted and found by a few letters.

pub mod annotation_filters_ui;
pub mod claim_rows;
pub mod facets;
pub mod fact_rows;
pub mod facts_ui;
pub mod filter;
pub mod filters_ui;
pub mod listing;
pub mod model;
pub mod search;
pub mod ui;
pub mod update;
