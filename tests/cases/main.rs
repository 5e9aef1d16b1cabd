//! Checked tables: short cases with what is expected of them, in files beside this one that anybody can extend.

mod article;
mod attribution;
mod meaning;
