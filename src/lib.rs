//! Synoptic puts articles about the same events side by side, finds the passages in which they make the same claim,
//! and shows where they agree, where they differ and what only one of them says.
//!
//! The modules below are in the order of the story; data goes one way, from the first to the last, and each room uses
//! only the rooms above it. `cli` and `gui` do not know each other; `main.rs` alone knows both.
//!
//! ```
//! use synoptic::{compare::Comparer, ingest, judge::Verdict};
//!
//! let articles = [
//!     "Fire crews said 12 people were hurt at the Harbour Street warehouse on 3 May.",
//!     "At the Harbour Street warehouse, 15 people were hurt on 3 May, fire crews said.",
//! ];
//! let documents: Vec<_> = articles.iter().filter_map(|text| ingest::pasted(text).ok()).collect();
//! let comparison = Comparer::default().compare(&documents, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
//!
//! let shared: Vec<_> = comparison.shared_groups().collect();
//! assert_eq!(shared.len(), 1);
//! assert_eq!(shared[0].1.verdict, Verdict::Differ); // 12 hurt, 15 hurt
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod notes;
mod simd;
pub mod ids;
pub mod text;
pub mod lang;
pub mod ingest;
pub mod segment;
pub mod claims;
pub mod meaning;
pub mod boosting;
pub mod align;
pub mod group;
pub mod judge;
pub mod facts;
pub mod inspect;
pub mod origins;
pub mod compare;
pub mod edits;
pub mod workspace;
pub mod export;
pub mod cli;
#[cfg(feature = "gui")]
pub mod gui;
#[cfg(test)]
mod layout;
