//! The five seed articles as a snapshot that a person can read: `tests/snapshots/seeds.txt` is what `synoptic compare
//! seeds` prints. After a change that is meant, run with `UPDATE_SNAPSHOTS=1` and read the difference.

use std::sync::Arc;

use synoptic::{
    edits, export,
    ids::GroupId,
    ingest,
    judge::Verdict,
    workspace::{self, Workspace},
};

use crate::support::{
    compared::{compare, root, seeds},
    snapshots,
};

#[test]
fn the_seeds_compare_as_kept() {
    let comparison = compare(&seeds());
    let mut text = Vec::new();
    let options = export::Options { words: export::Words::of("en").unwrap(), day: None };
    export::write(export::Format::Text, &comparison.into(), &options, &[], &mut text).unwrap();
    let found = String::from_utf8(text).unwrap().replace(&format!("{}/", root().display()), "");
    snapshots::check("seeds.txt", &found);
}

#[test]
fn the_worked_example_opens_whole_and_every_claim_in_it_is_decided() {
    let opened = workspace::open(&root().join("seeds/russia-north-korea.synoptic")).unwrap();
    assert!(opened.print.is_some() && opened.notes.is_empty(), "{:?}", opened.notes);
    let Workspace { texts, history } = opened.workspace;
    let comparison = compare(&edits::documents(&texts, &history));
    let reading = edits::reading(&Arc::new(comparison), &history);
    assert_eq!(reading.hand.orphans, []);
    let shared: Vec<GroupId> = reading.comparison.shared_groups().map(|(group, _)| group).collect();
    assert!(shared.iter().all(|&group| reading.hand.is_confirmed(&reading.comparison, group)));
    let of_groups = || reading.hand.groups.values();
    let notes = of_groups().map(|of| of.remarks.notes.len()).sum::<usize>();
    let ratings = of_groups().filter(|of| of.remarks.rating.is_some()).count();
    let verdicts = of_groups().filter(|of| of.verdict.is_some()).count();
    assert_eq!((shared.len(), notes, ratings, verdicts), (15, 4, 4, 1));
}

/// What the samples were chosen for: further reports with another estimate, in digits or words, stand in one fact with the
/// 11,000 soldiers.
#[test]
fn further_estimates_of_the_soldiers_stand_in_one_fact() {
    let mut documents = seeds();
    let reports = [
        "Hơn 12.000 binh sĩ Triều Tiên đã có mặt tại vùng Kursk của Nga, theo tình báo Ukraine. Kyiv cho rằng số quân này sẽ \
         tham chiến trong những ngày tới.",
        "Khoảng 10.000 binh sĩ Triều Tiên đang chiến đấu bên cạnh lực lượng Nga ở vùng Kursk, Lầu Năm Góc cho biết.",
        "Khoảng mười một nghìn lính Triều Tiên đang chiến đấu ở khu vực Kursk, Seoul cho biết. Hàn Quốc kêu gọi Nga dừng lại.",
    ];
    documents.extend(reports.map(|text| ingest::pasted(text).unwrap()));
    let comparison = compare(&documents);
    let words = |value: &synoptic::facts::FactValue| {
        value.place.span.of(&comparison.claim(value.place.claim).0.document.text).to_owned()
    };
    let facts = comparison.facts.iter().map(|fact| (fact.verdict, fact.values.iter().map(words).collect::<Vec<_>>()));
    let soldiers: Vec<_> = facts.filter(|(_, values)| values.iter().any(|value| value.starts_with("11.000"))).collect();
    let expected = ["11.000 binh sĩ", "12.000 binh sĩ", "10.000 binh sĩ", "mười một nghìn lính"].map(str::to_owned);
    assert_eq!(soldiers, [(Verdict::Differ, expected.to_vec())]);
}
