//! What holds of every comparison, whatever bytes the documents were made of.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc};

use synoptic::{
    claims::{Article, Claim},
    compare::{Comparer, Comparison},
    ids::ClaimId,
    ingest::{self, Document, Origin},
    text::Span,
};

/// Compares the documents in `files`, leaving out those that are no text, and checks what came of it.
pub fn compared(files: &[&[u8]]) -> Comparison {
    let name = |number: usize| Origin::File(PathBuf::from(format!("{number}.txt")));
    let read = files.iter().enumerate().filter_map(|(number, bytes)| ingest::decoded(name(number), bytes).ok());
    let mut documents: Vec<Arc<Document>> = Vec::new();
    ingest::admit(&mut documents, read.collect());
    let comparison =
        Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).expect("nobody ended it");
    assert_eq!(comparison.articles.len(), documents.len());
    comparison.articles.iter().for_each(|article| check_article(article));
    check_groups(&comparison);
    comparison
}

/// The pieces tile the text, and what is found in a claim points into the text.
fn check_article(article: &Article) {
    let text = &article.document.text;
    let mut end = 0;
    for piece in article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces) {
        assert!(piece.span.start >= end && text[end as usize..piece.span.start as usize].trim().is_empty());
        end = piece.span.end;
    }
    assert!(text[end as usize..].trim().is_empty());
    for (number, claim) in article.claims.iter_enumerated() {
        assert!(spans(claim).all(|span| !span.is_empty() && text.get(span.range()).is_some()), "{claim:?}");
        assert!(claim.refers.is_none_or(|reference| reference.claim < number));
    }
}

fn spans(claim: &Claim) -> impl Iterator<Item = Span> {
    let words = claim.words.iter().map(|word| word.span);
    let values = claim.quantities.iter().map(|quantity| quantity.span).chain(claim.dates.iter().map(|date| date.span));
    let names = claim.names.iter().map(|name| name.span).chain(claim.times.iter().map(|time| time.span));
    let cues = claim.polarity_cue.into_iter().chain(claim.answers).chain(claim.certainty_cue).chain(claim.negated);
    let others = claim.attribution.iter().map(|said| said.span).chain(claim.refers.map(|reference| reference.span));
    [claim.span].into_iter().chain(words).chain(values).chain(names).chain(cues).chain(others)
}

/// Each claim is at home in one group, and what differs is shown in the claims of the group.
fn check_groups(comparison: &Comparison) {
    let mut grouped: Vec<ClaimId> = comparison.groups.iter().flat_map(|group| group.home()).collect();
    grouped.sort_unstable();
    assert!(grouped.into_iter().eq(comparison.claims.ids()), "each claim is at home in one group");
    for group in &comparison.groups {
        assert!((1..=group.sources).contains(&group.origins) && group.members.contains(&group.best));
        for place in group.differences.iter().flat_map(|difference| &difference.values) {
            let (article, _) = comparison.claim(place.claim);
            assert!(group.members.contains(&place.claim) && article.document.text.get(place.span.range()).is_some());
        }
    }
}
