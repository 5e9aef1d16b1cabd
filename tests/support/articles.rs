//! Comparisons made by hand: articles of sentences, each with the number of the group it belongs to.
#![allow(dead_code, reason = "the benchmark uses a part")]

use std::{collections::BTreeMap, sync::Arc};

use synoptic::{
    claims::Claim,
    compare::{Article, ClaimPlace, Comparison, Group},
    ids::{AlignmentId, ClaimId, ContentHash, GroupId},
    ingest::{Document, Field, Metadata, Origin},
    judge::Verdict,
    segment::{Paragraph, Piece, PieceKind, Role, Rule},
    text::Span,
};

/// A sentence and the group of its claim; zero: a group of its own.
pub type Sentence<'a> = (&'a str, u32);

/// An article of paragraphs of sentences.
pub fn article(id: &str, title: &str, paragraphs: &[(Role, Vec<Sentence<'_>>)]) -> (Arc<Article>, Vec<u32>) {
    let mut text = String::new();
    let (mut made, mut claims, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (role, sentences)) in (0..).zip(paragraphs) {
        let start = text.len();
        let mut pieces = Vec::new();
        for &(words, group) in sentences {
            if text.len() > start {
                text.push(' ');
            }
            let span = Span::new(text.len(), text.len() + words.len());
            text.push_str(words);
            pieces.push(Piece { span, kind: PieceKind::Sentence, rule: Rule::Stop });
            claims.push(claim(span, index, *role));
            groups.push(group);
        }
        made.push(Paragraph { span: Span::new(start, text.len()), role: *role, pieces });
        text.push_str("\r\n");
    }
    let document = Arc::new(document(id, title, text));
    (Arc::new(Article { document, published: None, paragraphs: made, claims: claims.into() }), groups)
}

fn claim(span: Span, paragraph: u32, role: Role) -> Claim {
    Claim { span, paragraph, role, ..Claim::default() }
}

fn document(id: &str, title: &str, text: String) -> Document {
    let field = |value: &str, guessed| Some(Field { value: value.to_owned(), guessed, at: None });
    Document {
        id: id.into(),
        origin: Origin::Pasted,
        text,
        sha256: ContentHash::default(),
        encoding: "UTF-8",
        language: Some("vi"),
        metadata: Metadata {
            title: field(title, false),
            source: field(&format!("Outlet of {id}"), true),
            published: field("27/07/2023", false),
            ..Default::default()
        },
        header: Vec::new(),
        corrected: Vec::new(),
        joins: Vec::new(),
        cues: Vec::new(),
        marks: Vec::new(),
    }
}

/// The articles as a comparison, whose groups are its alignments, too; a group in several articles has the verdict that `verdict` gives its number.
pub fn comparison(articles: Vec<(Arc<Article>, Vec<u32>)>, verdict: impl Fn(u32) -> Verdict) -> Comparison {
    let mut result = Comparison::default();
    let mut numbered: BTreeMap<u32, GroupId> = BTreeMap::new();
    for (article, groups) in articles {
        let claims = article.claims.ids();
        let at = result.articles.push(article);
        for (claim, number) in claims.zip(groups) {
            let fresh = result.groups.ids().end();
            let group = if number == 0 { fresh } else { *numbered.entry(number).or_insert(fresh) };
            if group == fresh {
                result
                    .groups
                    .push(empty_group(fresh, if number == 0 { Verdict::SingleSource } else { verdict(number) }));
            }
            let place = ClaimPlace { article: at, claim, group, alignment: AlignmentId(group.0) };
            result.groups[group].members.push(result.claims.push(place));
        }
    }
    let members = result.groups.iter().map(|group| group.members.clone());
    result.alignments = Arc::new(members.collect());
    for group in &mut result.groups {
        let mut sources: Vec<_> = group.members.iter().map(|&m| result.claims[m].article).collect();
        sources.dedup();
        group.sources = sources.len() as u32;
        group.origins = group.sources;
        group.best = group.members[0];
    }
    result
}

fn empty_group(number: GroupId, verdict: Verdict) -> Group {
    Group {
        key: format!("g{}", number.0).into(),
        members: Vec::new(),
        guests: Vec::new(),
        best: ClaimId::default(),
        verdict,
        differences: Vec::new(),
        same: Vec::new(),
        sources: 0,
        origins: 0,
        probability: None,
    }
}

/// Synthetic articles of about 5.5 KB: twenty paragraphs, a third of the claims shared.
pub fn many(count: usize) -> Comparison {
    let words = "Ông Shoigu nói rằng các cuộc đàm phán tại Bình Nhưỡng ngày 27/7 giúp tăng cường hợp tác quốc phòng";
    let make = |at: usize| {
        let paragraphs: Vec<(Role, Vec<String>)> = (0..20)
            .map(|p| {
                let sentence = |s: usize| format!("{words}, điều {p}.{s} của bài {at}.");
                (if p == 0 { Role::Headline } else { Role::Body }, (0..2).map(sentence).collect())
            })
            .collect();
        let mut number = 0;
        let with_groups: Vec<(Role, Vec<Sentence<'_>>)> = paragraphs
            .iter()
            .map(|(role, sentences)| {
                let sentences = sentences.iter().map(|s| {
                    number += 1;
                    (s.as_str(), if number % 3 == 0 { number } else { 0 })
                });
                (*role, sentences.collect())
            })
            .collect();
        article(&format!("document-{at}"), &format!("Bài số {at}: Nga và Triều Tiên tăng cường hợp tác"), &with_groups)
    };
    let verdicts = [Verdict::Agree, Verdict::Differ, Verdict::Disputed];
    comparison((0..count).map(make).collect(), move |number| verdicts[number as usize / 3 % 3])
}
