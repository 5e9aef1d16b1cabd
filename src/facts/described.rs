//! The details of one article with what the article itself tells that they are of, before any other is looked at.

use super::{
    detail::{Detail, details},
    pairs,
};
use crate::{
    claims::{Article, Name},
    ids::IdVec,
};

/// A detail and what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The detail.
    pub detail: Detail,
    /// Whether it is a person's age.
    pub is_age: bool,
    /// Of an age the person whose full name stands right beside it, else the person named nearest before.
    pub owner: Option<Name>,
    /// Whether the article tells it only to take it back.
    pub is_taken_back: bool,
}

/// The details of `article`, in order.
pub fn described(article: &Article) -> Vec<Described> {
    let details = IdVec::from(vec![details(article)]);
    let sites = pairs::sites(&IdVec::from(vec![article]), &details);
    let described = sites.iter().map(|site| Described {
        detail: site.detail.clone(),
        is_age: site.is_age,
        owner: site.aged.or(site.owner).cloned(),
        is_taken_back: site.is_taken_back,
    });
    described.collect()
}
