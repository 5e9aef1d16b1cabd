//! What holds of every comparison: it does not depend on the order of the articles or on what was compared before, and
//! it can be ended.

use std::{collections::BTreeSet, ops::ControlFlow, sync::Arc};

use proptest::prelude::*;
use synoptic::{
    compare::{Comparer, Comparison},
    export,
    ids::{ArticleId, ClaimId, ClaimKey},
    ingest::{self, Document},
    segment::PieceKind,
};

use crate::support::compared::{compare, seeds};

/// Each group by the names of its claims, with its verdict, differences and best wording.
fn groups(comparison: &Comparison) -> BTreeSet<String> {
    let show = |group: &synoptic::compare::Group| {
        let members: BTreeSet<ClaimKey> = group.members.iter().map(|&index| comparison.claim_key(index)).collect();
        let values = group.differences.iter().flat_map(|difference| &difference.values);
        let values: BTreeSet<(ClaimKey, String)> =
            values.map(|place| (comparison.claim_key(place.claim), place.value.to_string())).collect();
        let best = comparison.claim_key(group.best);
        format!("{} {:?} {members:?} {values:?} {best} {}", group.key, group.verdict, group.origins)
    };
    comparison.groups.iter().map(show).collect()
}

fn links(comparison: &Comparison) -> BTreeSet<(BTreeSet<ClaimKey>, String)> {
    let ends = |a, b| BTreeSet::from([comparison.claim_key(a), comparison.claim_key(b)]);
    comparison.links.iter().map(|link| (ends(link.a, link.b), format!("{} {:?}", link.score, link.why))).collect()
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let mut documents = seeds();
    let before = compare(&documents);
    for turn in 1..documents.len() {
        documents.rotate_left(turn);
        documents.swap(0, 1);
        let after = compare(&documents);
        assert_eq!(groups(&after), groups(&before));
        assert_eq!(links(&after), links(&before));
    }
}

/// The agency's report, the same with a few words changed, and one written apart from it.
fn a_report_its_copy_and_another() -> Vec<Arc<Document>> {
    let wire = "The ferry Aurora sank off Masbate early on Friday with 62 people on board, the coast guard said. All but \
        three were pulled from the water by fishing boats that had heard the distress call before dawn. The vessel was \
        licensed to carry no more than 50 passengers, and its owner has been ordered to keep two other boats in port.";
    let copy = wire.replace("early on Friday", "on Friday morning").replace("ordered", "told");
    let own = "Sixty survivors of the ferry Aurora spent the night in a school hall, a reporter saw. The coast guard \
        counted 62 people on board when the ferry Aurora sank off Masbate. Nobody would say who had sold the tickets.";
    [wire, &copy, own].iter().map(|text| ingest::pasted(text).unwrap()).collect()
}

#[test]
fn a_copy_is_no_second_origin() {
    let comparison = compare(&a_report_its_copy_and_another());
    let [copy] = comparison.copies[..] else { panic!("one pair is a copy: {:?}", comparison.copies) };
    assert_eq!((copy.a, copy.b), (ArticleId(0), ArticleId(1)));
    let sank = comparison.shared_groups().find(|(_, group)| comparison.words(group.members[0]).contains("sank"));
    let (_, sank) = sank.unwrap();
    assert_eq!((sank.sources, sank.origins), (3, 2));
    let mut text = Vec::new();
    let options = export::Options { words: export::Words::of("en").unwrap(), day: None };
    export::write(export::Format::Text, &comparison.into(), &options, &[], &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.contains("in 3 of 3 articles, 2 independent origins") && text.contains("of [1] stands in [2]"),
        "{text}"
    );
}

#[test]
fn the_order_of_copies_changes_nothing() {
    let mut documents = a_report_its_copy_and_another();
    let before = groups(&compare(&documents));
    documents.rotate_left(1);
    assert_eq!(groups(&compare(&documents)), before);
}

#[test]
fn a_comparer_that_has_seen_the_articles_finds_the_same() {
    let documents = seeds();
    let mut comparer = Comparer::default();
    let mut go_on = |_| ControlFlow::Continue(());
    let four = comparer.compare(&documents[..4], &mut go_on).unwrap();
    let five = comparer.compare(&documents, &mut go_on).unwrap();
    assert_eq!(five, compare(&documents));
    assert_eq!(comparer.compare(&documents[..4], &mut go_on).unwrap(), four);
    assert!(
        Arc::ptr_eq(&four.articles[ArticleId(0)], &five.articles[ArticleId(0)]),
        "what is in an article is found once"
    );
}

#[test]
fn a_sixth_article_redoes_none_of_the_others() {
    let mut documents = seeds();
    let mut comparer = Comparer::default();
    let mut go_on = |_| ControlFlow::Continue(());
    let five = comparer.compare(&documents, &mut go_on).unwrap();
    let sixth = ingest::pasted("Triều Tiên bác bỏ cáo buộc rằng 11.000 binh sĩ đã tới Nga.").unwrap();
    documents.insert(2, Arc::clone(&sixth));
    let six = comparer.compare(&documents, &mut go_on).unwrap();
    let others = six.articles.iter().filter(|article| article.document != sixth);
    assert!(others.zip(&five.articles).all(|(now, before)| Arc::ptr_eq(now, before)));
    assert_eq!(six, compare(&documents));
}

#[test]
fn it_ends_when_asked_to() {
    let documents = seeds();
    let mut phases = BTreeSet::new();
    let whole = Comparer::default().compare(&documents, &mut |progress| {
        phases.insert(progress.phase);
        assert!((0.0..=1.0).contains(&progress.fraction));
        ControlFlow::Continue(())
    });
    assert!(whole.is_some());
    for phase in phases {
        let mut stop = |progress: synoptic::compare::Progress| match progress.phase == phase {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        assert!(Comparer::default().compare(&documents, &mut stop).is_none(), "asked to stop while {phase:?}");
    }
}

#[test]
fn nothing_and_one_article_are_compared_too() {
    assert_eq!(compare(&[]), Comparison::default());
    let one = compare(&seeds()[..1]);
    assert_eq!(one.shared_groups().count(), 0);
    assert!(!one.claims.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn arbitrary_texts_are_compared_and_tiled(
        texts in prop::collection::vec("([A-ZĐa-zạ0-9 .,?!:%“”()|\n/-]|bác bỏ |khoảng |ngày |tháng |Triều Tiên |\\PC){1,120}", 2..4)
    ) {
        let documents: Vec<_> = texts.iter().filter_map(|text| ingest::pasted(text).ok()).collect();
        let comparison = compare(&documents);
        let mut grouped: Vec<ClaimId> = comparison.groups.iter().flat_map(|group| group.home()).collect();
        grouped.sort_unstable();
        prop_assert!(grouped.iter().copied().eq(comparison.claims.ids()), "each claim is at home in one group");
        prop_assert!(comparison.groups.iter().all(|group| (1..=group.sources).contains(&group.origins)));
        for article in &comparison.articles {
            let text = &article.document.text;
            let pieces = article.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
            let sentences = pieces.filter(|piece| piece.kind == PieceKind::Sentence).map(|piece| piece.span);
            prop_assert!(sentences.eq(article.claims.iter().map(|claim| claim.span)), "claims are the sentences");
            for claim in &article.claims {
                let places = claim.words.iter().map(|word| word.span)
                    .chain(claim.quantities.iter().map(|quantity| quantity.span))
                    .chain(claim.dates.iter().map(|date| date.span))
                    .chain(claim.names.iter().map(|name| name.span))
                    .chain(claim.polarity_cue).chain(claim.answers).chain(claim.certainty_cue).chain(claim.negated)
                    .chain(claim.refers.iter().map(|reference| reference.span));
                for span in places {
                    prop_assert!(claim.span.contains(span) && !span.of(text).is_empty());
                }
                let speaker = claim.attribution.iter().map(|said| said.span);
                prop_assert!(speaker.into_iter().all(|span| text.get(span.range()).is_some_and(|words| !words.is_empty())));
                prop_assert!(claim.refers.iter().all(|reference| article.claims.get(reference.claim).is_some()));
            }
        }
    }
}
