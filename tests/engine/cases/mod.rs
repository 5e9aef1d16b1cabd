//! What the program must find in short texts: the tables of `tests/cases`, which anybody can extend. The keys of a table
//! are explained at its top or in its runner.

mod across;
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
mod quantities;
mod sentences;
mod thesaurus;
