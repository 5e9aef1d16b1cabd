//! How many origins a claim has: copies of one agency's text, and reports that all rest on the same agency, are one origin
//! and not several confirmations.
//!
//! Near-copies are found by their words: by the runs of five words that two texts share (w-shingling; Broder,
//! "On the resemblance and containment of documents", 1997). Pure; knows nothing of verdicts. Invariant: the result does
//! not depend on the order of the articles, and takes time linear in their length but for the pairs that it reports.
//! Known limits: a translation is no copy; an agency that only a neighbouring sentence names is not seen; among more
//! than sixteen copies of one text not every pair is reported, though all are one origin.

mod agencies;
mod shingles;

use crate::{
    claims::{Articles, Claim},
    ids::{ArticleId, ContentHash},
    text::Span,
};
use shingles::{overlaps, shingles};

/// Two articles are near-copies where so much of either stands in the other.
const COPIED_ARTICLE: f32 = 0.5;
/// … and so many shingles are the same: a quoted sentence is no copied article.
const LEAST_COPIED_SHINGLES: u32 = 40;
/// Two passages are near-copies where so much of the shorter stands in the longer.
const COPIED_PASSAGE: f32 = 0.6;
/// The same for passages of articles that are near-copies themselves.
const COPIED_PASSAGE_OF_COPIES: f32 = 0.3;
/// A passage of fewer words may be the same by chance.
const LEAST_PASSAGE_WORDS: usize = 8;

/// Two articles of which one has much of the other's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearCopy {
    /// The earlier article.
    pub a: ArticleId,
    /// The later article.
    pub b: ArticleId,
    /// How much of `a` stands in `b`, 0 to 1.
    pub share_of_a: f32,
    /// How much of `b` stands in `a`, 0 to 1.
    pub share_of_b: f32,
}

/// A claim and its article.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Its article.
    pub article: ArticleId,
    /// The claim.
    pub claim: &'a Claim,
}

/// Why two articles are one origin of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// One passage is a near-copy of the other.
    SameText,
    /// Both say that they have it from the same agency.
    SameAgency,
}

/// Two articles that are one origin of a claim, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The lesser article.
    pub a: ArticleId,
    /// The greater article.
    pub b: ArticleId,
    /// Why.
    pub ground: Ground,
}

/// The pairs of `articles` that are near-copies, ascending.
pub fn near_copies(articles: &Articles<'_>) -> Vec<NearCopy> {
    let mut order: Vec<ArticleId> = articles.ids().collect();
    order.sort_by_key(|&at| &articles[at].document.sha256);
    let words = |at: &ArticleId| articles[*at].claims.iter().flat_map(|claim| &claim.words).map(|word| word.key);
    let sets: Vec<Vec<u64>> = order.iter().map(|at| shingles(words(at))).collect();
    let copy = |(x, y, shared): (usize, usize, u32)| {
        let (x, y) = if order[x] < order[y] { (x, y) } else { (y, x) };
        let share = |set: &[u64]| shared as f32 / set.len() as f32;
        NearCopy { a: order[x], b: order[y], share_of_a: share(&sets[x]), share_of_b: share(&sets[y]) }
    };
    let mut copies: Vec<NearCopy> = overlaps(&sets, LEAST_COPIED_SHINGLES).into_iter().map(copy).collect();
    copies.retain(|copy| copy.share_of_a.max(copy.share_of_b) >= COPIED_ARTICLE);
    copies.sort_unstable_by_key(|copy| (copy.a, copy.b));
    copies
}

/// Which articles of a group are one origin: `members` are its passages, `copies` the near-copies among all articles,
/// `hash_of` gives an article's hash, by which they are put in order. Enough pairs to count the origins, not all.
pub fn shared_origins<'a>(
    members: &[Passage<'_>],
    hash_of: &dyn Fn(ArticleId) -> &'a ContentHash,
    copies: &[NearCopy],
) -> Vec<Shared> {
    let mut members = members.to_vec();
    members.sort_by_key(|member| (hash_of(member.article), member.claim.span));
    let mut shared = same_text(&members, copies);
    shared.extend(same_agency(&members));
    shared.sort_unstable_by_key(|pair| (pair.a, pair.b, pair.ground == Ground::SameAgency));
    shared.dedup();
    shared
}

/// How many origins the articles `has` have, some of which are one.
pub fn count(has: &[ArticleId], shared: &[Shared]) -> u32 {
    let mut root: Vec<usize> = (0..has.len()).collect();
    let mut origins = has.len() as u32;
    for pair in shared {
        let (Ok(a), Ok(b)) = (has.binary_search(&pair.a), has.binary_search(&pair.b)) else { continue };
        let (a, b) = (root_of(&mut root, a), root_of(&mut root, b));
        origins -= u32::from(a != b);
        root[a] = b;
    }
    origins
}

/// The root of `at`, with the way there halved (Tarjan and van Leeuwen, 1984).
fn root_of(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

fn same_text(members: &[Passage<'_>], copies: &[NearCopy]) -> Vec<Shared> {
    let sets: Vec<Vec<u64>> =
        members.iter().map(|member| shingles(member.claim.words.iter().map(|word| word.key))).collect();
    let is_copied = |&(x, y, shared): &(usize, usize, u32)| {
        let share = shared as f32 / sets[x].len().min(sets[y].len()) as f32;
        let short = [x, y].into_iter().any(|at| members[at].claim.words.len() < LEAST_PASSAGE_WORDS);
        let whole = are_copies(copies, members[x].article, members[y].article);
        if whole { share >= COPIED_PASSAGE_OF_COPIES } else { share >= COPIED_PASSAGE && !short }
    };
    let found = overlaps(&sets, 1).into_iter().filter(is_copied);
    found.filter_map(|(x, y, _)| pair(members[x], members[y], Ground::SameText)).collect()
}

fn are_copies(copies: &[NearCopy], a: ArticleId, b: ArticleId) -> bool {
    copies.binary_search_by_key(&(a.min(b), a.max(b)), |copy| (copy.a, copy.b)).is_ok()
}

/// Each article that names an agency, with the one before it that names the same.
fn same_agency(members: &[Passage<'_>]) -> Vec<Shared> {
    let mut named: Vec<(Agency, Passage<'_>)> =
        members.iter().filter_map(|member| agency_of(member.claim).map(|agency| (agency, *member))).collect();
    named.sort_by_key(|&(agency, _)| agency);
    let same = named.windows(2).filter(|two| two[0].0 == two[1].0);
    same.filter_map(|two| pair(two[0].1, two[1].1, Ground::SameAgency)).collect()
}

/// A news agency: equal for all of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agency(usize);

/// The agency from which `claim` says that it has what it says.
pub fn agency_of(claim: &Claim) -> Option<Agency> {
    let said = claim.attribution.as_ref()?;
    agencies::agency(&keys_in(claim, said.span)).map(Agency)
}

fn keys_in(claim: &Claim, span: Span) -> Vec<u64> {
    claim.words.iter().filter(|word| span.contains(word.span)).map(|word| word.key).collect()
}

fn pair(x: Passage<'_>, y: Passage<'_>, ground: Ground) -> Option<Shared> {
    let (a, b) = (x.article.min(y.article), x.article.max(y.article));
    (a != b).then_some(Shared { a, b, ground })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claims::Article,
        ids::{IdVec, LocalClaimId},
        ingest,
    };

    const WIRE: &str = "Triều Tiên phóng hai tên lửa đạn đạo tầm ngắn ra biển Nhật Bản vào rạng sáng thứ Tư, quân đội Hàn \
        Quốc cho biết. Hai tên lửa rời bãi phóng gần thủ đô Bình Nhưỡng và bay được chừng 360 km trước khi rơi xuống nước. \
        Tokyo lên án vụ phóng, gọi đây là mối đe dọa với hòa bình của khu vực và đã gửi công hàm phản đối qua đại sứ quán \
        ở Bắc Kinh. Bộ Tổng tham mưu Hàn Quốc nói đang cùng phía Mỹ phân tích dữ liệu của hai quả tên lửa này.";

    /// The same story as another desk would put it, but for one sentence that both quote.
    const OWN_REPORT: &str = "Seoul phát hiện vụ thử vũ khí mới của miền Bắc trước lúc mặt trời mọc hôm 12/3, theo giới \
        chức quốc phòng nước này. Máy bay và tàu thuyền không hề hấn gì, tuần duyên Nhật thông báo sau đó ít phút. \
        Tokyo lên án vụ phóng, gọi đây là mối đe dọa với hòa bình của khu vực và đã gửi công hàm phản đối qua đại sứ quán \
        ở Bắc Kinh. Washington kêu gọi các bên kiềm chế, còn Moscow im lặng cho tới cuối ngày làm việc.";

    fn articles(texts: &[&str]) -> IdVec<ArticleId, Article> {
        texts.iter().map(|text| Article::new(ingest::pasted(text).unwrap())).collect()
    }

    fn copies(articles: &IdVec<ArticleId, Article>) -> Vec<NearCopy> {
        near_copies(&articles.iter().collect())
    }

    /// The origins of the group of each article's claim with the number in `claims`.
    fn origins(articles: &IdVec<ArticleId, Article>, claims: &[u32]) -> (u32, Vec<Ground>) {
        let passage = |(article, &claim): (ArticleId, &u32)| Passage {
            article,
            claim: &articles[article].claims[LocalClaimId(claim)],
        };
        let members: Vec<Passage<'_>> = articles.ids().zip(claims).map(passage).collect();
        let hash_of = |article: ArticleId| &articles[article].document.sha256;
        let shared = shared_origins(&members, &hash_of, &copies(articles));
        let has: Vec<ArticleId> = articles.ids().collect();
        (count(&has, &shared), shared.iter().map(|pair| pair.ground).collect())
    }

    #[test]
    fn a_wire_story_with_a_few_words_changed_is_a_copy() {
        let rewritten = WIRE.replace("thứ Tư", "hôm nay").replace("chừng", "khoảng").replace("lên án", "chỉ trích");
        let articles = articles(&[WIRE, &format!("{rewritten} Bình Nhưỡng chưa bình luận gì về vụ việc.")]);
        let [copy] = copies(&articles)[..] else { panic!("one pair is a copy") };
        assert_eq!((copy.a, copy.b), (ArticleId(0), ArticleId(1)));
        assert!(copy.share_of_a > 0.75 && copy.share_of_b < copy.share_of_a, "{copy:?}");
        assert_eq!(origins(&articles, &[1, 1]), (1, vec![Ground::SameText]));
    }

    #[test]
    fn independent_reports_share_only_the_sentence_that_both_quote() {
        let articles = articles(&[WIRE, OWN_REPORT]);
        assert_eq!(copies(&articles), []);
        assert_eq!(origins(&articles, &[2, 2]), (1, vec![Ground::SameText]));
        assert_eq!(origins(&articles, &[0, 0]), (2, vec![]));
    }

    #[test]
    fn a_short_passage_is_the_same_by_chance() {
        let articles = articles(&["Không ai bị thương nặng.", "Không ai bị thương nặng. Điện đã có lại."]);
        assert_eq!(origins(&articles, &[0, 0]), (2, vec![]));
    }

    #[test]
    fn reports_that_name_one_agency_are_one_origin() {
        let articles = articles(&[
            "Theo KCNA, hai bên vừa ký một hiệp định về thương mại.",
            "Một thỏa thuận buôn bán được thông qua ở Bình Nhưỡng, theo Thông tấn xã Trung ương Triều Tiên.",
            "Theo Reuters, hiệp định thương mại song phương đã được hai bên ký.",
        ]);
        assert_eq!(origins(&articles, &[0, 0, 0]), (2, vec![Ground::SameAgency]));
    }

    #[test]
    fn a_hundred_copies_of_one_text_are_one_origin() {
        let texts: Vec<String> = (0..100).map(|number| format!("{WIRE} Bản tin thứ {number}.")).collect();
        let articles = articles(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(origins(&articles, &[1; 100]).0, 1);
        assert!(copies(&articles).len() < 100 * 16);
    }

    #[test]
    fn the_order_of_the_articles_changes_nothing() {
        let [one, other] = [articles(&[WIRE, OWN_REPORT, WIRE]), articles(&[OWN_REPORT, WIRE, WIRE])];
        let shares =
            |articles| copies(articles).iter().map(|copy| (copy.share_of_a, copy.share_of_b)).collect::<Vec<_>>();
        assert_eq!(shares(&one), shares(&other));
        assert_eq!(origins(&one, &[2, 2, 2]).0, origins(&other, &[2, 2, 2]).0);
    }
}
