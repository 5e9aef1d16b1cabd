//! What claims, articles, groups, alignments, facts and documents are called, each by a type of its own, so that none is
//! taken for another.
//!
//! A number ([`ClaimId`]) is an index in an [`IdVec`] and holds for one comparison; a name ([`GroupKey`]) is text and holds
//! for every comparison of the same texts.

use std::{
    fmt,
    hash::Hash,
    marker::PhantomData,
    ops::{Index, IndexMut},
};

use serde::{Deserialize, Serialize};

/// A number that is an index in an [`IdVec`]. The default is the first.
pub trait Id: Copy + Default + fmt::Debug + Ord + Hash + Send + Sync + 'static {
    /// The number of what stands at `index`, of which there are fewer than 2³².
    fn from_index(index: usize) -> Self;

    /// Where it stands.
    fn index(self) -> usize;

    /// The one before, where this is not the first.
    #[inline]
    fn before(self) -> Option<Self> {
        self.index().checked_sub(1).map(Self::from_index)
    }

    /// The one after.
    #[inline]
    fn after(self) -> Self {
        Self::from_index(self.index() + 1)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[repr(transparent)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl Id for $name {
            #[inline]
            fn from_index(index: usize) -> Self {
                $name(index as u32)
            }

            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A claim among those of all articles that are compared, numbered through article by article in the order of the text:
    /// an index in [`Comparison::claims`](crate::compare::Comparison::claims).
    ClaimId
    /// A claim among those of its own article: an index in [`Article::claims`](crate::claims::Article::claims).
    LocalClaimId
    /// An article among those that are compared: an index in [`Comparison::articles`](crate::compare::Comparison::articles).
    ArticleId
    /// A group: an index in [`Comparison::groups`](crate::compare::Comparison::groups).
    GroupId
    /// An alignment: an index in [`Comparison::alignments`](crate::compare::Comparison::alignments).
    AlignmentId
    /// A fact: an index in [`Comparison::facts`](crate::compare::Comparison::facts).
    FactId
    /// A detail among those of all articles that facts are gathered from, numbered through article by article.
    DetailId
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Its text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                $name(name)
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                $name(name.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// A document by what is in it: the first twelve digits of its [`ContentHash`].
    DocumentId
    /// SHA-256 of some bytes, in hexadecimal: of a document those of its file.
    ContentHash
    /// A claim by its document and where it begins there: "0f3a…:120".
    ClaimKey
    /// A group by the first, in the order of the alphabet, of the [`ClaimKey`]s of those at home in it.
    GroupKey
    /// A fact by the document of its first value and where that begins there; of what is denied it says so too.
    FactKey
}

impl From<ClaimKey> for GroupKey {
    fn from(first: ClaimKey) -> Self {
        GroupKey(first.0)
    }
}

/// A list in which each item has a number of type `I`, its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdVec<I, T> {
    items: Vec<T>,
    numbered_by: PhantomData<I>,
}

impl<I: Id, T> IdVec<I, T> {
    /// An empty list.
    pub const fn new() -> Self {
        IdVec { items: Vec::new(), numbered_by: PhantomData }
    }

    /// An empty list with room for `capacity` items.
    pub fn with_capacity(capacity: usize) -> Self {
        Vec::with_capacity(capacity).into()
    }

    /// So many times the same item.
    pub fn filled(item: T, count: usize) -> Self
    where
        T: Clone,
    {
        vec![item; count].into()
    }

    /// Adds an item; its number is the next.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::from_index(self.items.len() - 1)
    }

    /// How many items there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The item with this number, where there is one.
    #[inline]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// The items in order.
    #[inline]
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The same, to be changed.
    #[inline]
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The numbers of all items.
    #[inline]
    pub fn ids(&self) -> Ids<I> {
        Ids::new(I::from_index(0), self.items.len())
    }

    /// The numbers after `id`.
    #[inline]
    pub fn ids_after(&self, id: I) -> Ids<I> {
        Ids::new(id.after(), self.items.len() - id.index() - 1)
    }

    /// The items with their numbers.
    pub fn iter_enumerated(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator + Clone {
        self.ids().zip(&self.items)
    }

    /// The items with these numbers, all of which there are.
    #[inline]
    pub fn of(&self, ids: &Ids<I>) -> &[T] {
        &self.items[ids.start as usize..ids.end as usize]
    }

    /// The items from the one with this number.
    #[inline]
    pub fn iter_from(&self, first: I) -> std::slice::Iter<'_, T> {
        self.items[first.index()..].iter()
    }

    /// The first number whose item is not `before`, or the one after the last: the items that are stand first.
    pub fn partition_point(&self, before: impl FnMut(&T) -> bool) -> I {
        I::from_index(self.items.partition_point(before))
    }

    /// The number of the first item that is `wanted`.
    pub fn position(&self, wanted: impl FnMut(&T) -> bool) -> Option<I> {
        self.items.iter().position(wanted).map(I::from_index)
    }

    /// The items without their numbers.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The items, to be ordered or numbered otherwise.
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }
}

impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;

    #[inline]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I: Id, T> Default for IdVec<I, T> {
    fn default() -> Self {
        IdVec::new()
    }
}

impl<I: Id, T> From<Vec<T>> for IdVec<I, T> {
    fn from(items: Vec<T>) -> Self {
        IdVec { items, numbered_by: PhantomData }
    }
}

impl<I: Id, T> FromIterator<T> for IdVec<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<I: Id, T> Extend<T> for IdVec<I, T> {
    fn extend<A: IntoIterator<Item = T>>(&mut self, items: A) {
        self.items.extend(items);
    }
}

impl<I, T> IntoIterator for IdVec<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a IdVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut IdVec<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter_mut()
    }
}

/// Numbers one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids<I> {
    start: u32,
    /// The one after the last.
    end: u32,
    numbers: PhantomData<I>,
}

impl<I: Id> Ids<I> {
    /// So many numbers from `first`.
    #[inline]
    pub fn new(first: I, count: usize) -> Self {
        let start = first.index();
        Ids { start: start as u32, end: (start + count) as u32, numbers: PhantomData }
    }

    /// The numbers from `start` to before `end`.
    #[inline]
    pub fn between(start: I, end: I) -> Self {
        Ids { start: start.index() as u32, end: end.index() as u32, numbers: PhantomData }
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    /// Whether `id` is one of them.
    #[inline]
    pub fn contains(&self, id: I) -> bool {
        (self.start as usize..self.end as usize).contains(&id.index())
    }

    /// The first of them, or what would follow where there are none.
    #[inline]
    pub fn start(&self) -> I {
        I::from_index(self.start as usize)
    }

    /// The one after the last.
    #[inline]
    pub fn end(&self) -> I {
        I::from_index(self.end as usize)
    }
}

impl Ids<ClaimId> {
    /// The number of a claim of the article whose claims these are, by its number there.
    #[inline]
    pub fn of_local(&self, claim: LocalClaimId) -> ClaimId {
        ClaimId(self.start + claim.0)
    }

    /// The number of one of these claims in the article whose claims they are.
    #[inline]
    pub fn to_local(&self, claim: ClaimId) -> LocalClaimId {
        LocalClaimId(claim.0 - self.start)
    }
}

impl<I: Id> Iterator for Ids<I> {
    type Item = I;

    #[inline]
    fn next(&mut self) -> Option<I> {
        (self.start < self.end).then(|| {
            self.start += 1;
            I::from_index(self.start as usize - 1)
        })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = (self.end - self.start) as usize;
        (count, Some(count))
    }
}

impl<I: Id> DoubleEndedIterator for Ids<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I> {
        (self.start < self.end).then(|| {
            self.end -= 1;
            I::from_index(self.end as usize)
        })
    }
}

impl<I: Id> ExactSizeIterator for Ids<I> {}

/// The ids with these numbers, for tests that write them down.
#[cfg(test)]
pub(crate) fn ids<I: Id>(numbers: &[u32]) -> Vec<I> {
    numbers.iter().map(|&number| I::from_index(number as usize)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> IdVec<ClaimId, &'static str> {
        IdVec::from(vec!["one", "two", "three"])
    }

    #[test]
    fn items_are_found_by_the_numbers_they_were_given() {
        let mut list = three();
        let four = list.push("four");
        assert_eq!((four, list[four], list.get(ClaimId(4))), (ClaimId(3), "four", None));
        list[ClaimId(1)] = "other";
        assert_eq!(list.iter().copied().collect::<Vec<_>>(), ["one", "other", "three", "four"]);
        assert_eq!(list.position(|item| *item == "three"), Some(ClaimId(2)));
    }

    #[test]
    fn numbers_go_both_ways() {
        let list = three();
        let numbered: Vec<(ClaimId, &str)> = list.iter_enumerated().map(|(id, item)| (id, *item)).collect();
        assert_eq!(numbered, [(ClaimId(0), "one"), (ClaimId(1), "two"), (ClaimId(2), "three")]);
        assert_eq!(list.ids_after(ClaimId(0)).collect::<Vec<_>>(), [ClaimId(1), ClaimId(2)]);
        assert_eq!(list.ids().rev().collect::<Vec<_>>(), [ClaimId(2), ClaimId(1), ClaimId(0)]);
        assert_eq!(
            (ClaimId(0).before(), ClaimId(1).before(), ClaimId(1).after()),
            (None, Some(ClaimId(0)), ClaimId(2))
        );
    }

    #[test]
    fn a_run_of_numbers_ends_before_its_end() {
        let run = Ids::new(ClaimId(1), 2);
        assert_eq!((run.len(), run.start(), run.end()), (2, ClaimId(1), ClaimId(3)));
        assert_eq!([0, 1, 2, 3].map(|id| run.contains(ClaimId(id))), [false, true, true, false]);
        assert_eq!(three().of(&run), ["two", "three"]);
        assert_eq!((run.of_local(LocalClaimId(1)), run.to_local(ClaimId(2))), (ClaimId(2), LocalClaimId(1)));
        let mut both = run.clone();
        assert_eq!(
            (both.next_back(), both.next(), both.next(), both.next_back()),
            (Some(ClaimId(2)), Some(ClaimId(1)), None, None)
        );
        assert_eq!(Ids::new(ClaimId(2), 0).next(), None);
    }

    #[test]
    fn a_name_is_written_as_its_text() {
        let name = ContentHash::from("0f3a");
        let written = serde_json::to_string(&name).unwrap();
        assert_eq!((written.as_str(), name.to_string()), ("\"0f3a\"", "0f3a".to_owned()));
        assert_eq!(serde_json::from_str::<ContentHash>(&written).unwrap(), name);
    }
}
