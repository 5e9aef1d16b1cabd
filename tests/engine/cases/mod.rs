//! Checked tables: what the program must find in short texts, kept in the data files of `tests/cases`, so that anybody
//! can extend them.
//!
//! A case that the program still gets wrong stays in its table with `known = "why"`; the runner fails when such a case
//! begins to succeed, so that the remark is taken away.

mod across;
mod article;
mod attribution;
mod contradictions;
mod copies;
mod dates;
mod furniture;
mod headers;
mod language;
mod lines;
mod meaning;
mod names;
mod negation;
mod one_place;
mod pairs;
mod planted;
mod quantities;
mod sentences;
mod table;
mod thesaurus;
