//! What several features say in the same words: values, dates, names, relations, counts and notes. Plain text from plain
//! data; knows no widgets.

pub mod counts;
pub mod dates;
pub mod fold_search;
pub mod names;
pub mod note_text;
pub mod quotation;
pub mod relation;
pub mod values;
