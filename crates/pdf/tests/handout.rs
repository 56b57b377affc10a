//! Handouts, drawn with the committed faces and read back: nothing is lost, nothing is cut, everything has a glyph.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test leans on may stop the test")]

mod office;
mod reader;

use std::path::{Path, PathBuf};

use kakanai_domain::sheet::handout::{Body, Entry, Handout, Part};
use kakanai_pdf::{Error, Handed, draw_handout, picture};
use lopdf::Document;
use office::{fonts, root, stamp};

fn entry(number: usize) -> Entry {
    let reason = "亡くなった方が国民健康保険に入っていた、残る世帯に国民健康保険の方（妻・娘さん）がいるため、必要です。";
    Entry {
        name: format!("第{number}号の届（記号・番号の変更、口座振替の再登録）"),
        at_right: (!number.is_multiple_of(3)).then(|| "2026年6月24日(水)まで".to_owned()),
        lines: vec![
            ("どこで", "区役所国保年金課".to_owned()),
            ("申請する方", "妻、お子さん（1人目）".to_owned()),
            (
                "期限",
                "死亡日から14日以内（翌日から数えて。閉庁日なら次の開庁日）。法律で決まった期限です。"
                    .to_owned(),
            ),
            ("持ち物", "来庁された方の本人確認書類 ／ 預金通帳 ／ 委任状（代理の方）".to_owned()),
            ("理由", reason.to_owned()),
        ],
    }
}

fn part(heading: &str, body: Body) -> Part {
    Part { heading: heading.to_owned(), lead: None, body }
}

fn handout(entries: usize) -> Handout {
    let things = [
        "来庁された方の本人確認書類",
        "預金通帳",
        "亡くなったことが分かるもの（死亡診断書の写し、埋火葬許可証など）",
    ];
    Handout {
        title: "手続のご案内".to_owned(),
        from: "架空区役所　2026年6月10日(水)".to_owned(),
        lead: "きょううかがった内容から、手続・期限・持ち物・行き先をまとめました。".to_owned(),
        parts: vec![
            part("必要な手続", Body::Entries((1..=entries).map(entry).collect())),
            part("持ち物のまとめ", Body::Ticks(things.map(str::to_owned).to_vec())),
            part("この用紙で判断していないこと", Body::Sentences(vec!["税金や保険料などの金額".to_owned()])),
        ],
    }
}

fn drawn(handout: &Handout) -> Handed {
    draw_handout(handout, &fonts(), &stamp()).unwrap_or_else(|e| panic!("{e}"))
}

/// Everything that copying each page gives.
fn pages(handed: &Handed) -> Vec<String> {
    let document = Document::load_mem(&handed.bytes).expect("our own PDF");
    let count = document.get_pages().len();
    assert_eq!(count, usize::from(handed.pages));
    (1..=count as u32)
        .map(|page| {
            let mut alone = document.clone();
            let others: Vec<u32> = (1..=count as u32).filter(|other| *other != page).collect();
            alone.delete_pages(&others);
            let mut bytes = Vec::new();
            alone.save_to(&mut bytes).expect("saved");
            reader::shown(&bytes).into_iter().map(|glyph| glyph.text).collect()
        })
        .collect()
}

fn written(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(path, bytes).expect("the test's own folder");
}

#[test]
fn a_short_handout_is_one_page() {
    let handed = drawn(&handout(4));
    written("handout-short.pdf", &handed.bytes);
    assert_eq!(handed.pages, 1);
    assert!(pages(&handed)[0].ends_with("1／1"));
    assert!(picture(&handed.bytes, 1, 300).is_ok());
}

#[test]
fn sixty_entries_take_several_pages_and_none_is_cut_or_lost() {
    let handed = drawn(&handout(60));
    written("handout-long.pdf", &handed.bytes);
    let pages = pages(&handed);
    assert!((6..=15).contains(&pages.len()), "{}", pages.len());
    for number in 1..=60 {
        let name = format!("第{number}号の届");
        let on: Vec<&String> = pages.iter().filter(|page| page.contains(&name)).collect();
        assert_eq!(on.len(), 1, "{name}");
        // From the name to the last line of the same entry, on the same page.
        let (_, after) = on[0].split_once(&name).expect("found above");
        let own = after.split("号の届").next().expect("a part");
        assert!(own.contains("いるため、必要です。"), "{name}: {own}");
    }
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.ends_with(&format!("{number}／{}", pages.len())), "{page}");
    }
    assert!(pages.iter().any(|page| page.contains("税金や保険料などの金額")));
}

#[test]
fn the_same_handout_has_the_same_bytes() {
    assert!(drawn(&handout(4)).bytes == drawn(&handout(4)).bytes);
}

#[test]
fn an_entry_longer_than_a_page_is_printed_whole() {
    let mut long = handout(1);
    let words = "ながい説明が、どこまでも続きます。".repeat(300);
    if let Body::Entries(entries) = &mut long.parts[0].body {
        entries[0].lines.push(("お知らせ", words.clone()));
    }
    let handed = drawn(&long);
    assert!(handed.pages > 1);
    let all = pages(&handed).concat();
    assert_eq!(all.matches('説').count(), 300);
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let mut odd = handout(1);
    odd.lead = "\u{10FFFD}".to_owned();
    let found = draw_handout(&odd, &fonts(), &stamp());
    assert!(matches!(found, Err(Error::Unprintable { label, .. }) if label == "手続のご案内"));
}

/// Whatever the city wrote into its ledger can be handed out: every line of it is drawn.
#[test]
fn every_word_of_the_ledger_has_its_glyphs() {
    let mut lines = Vec::new();
    collect(&root().join("assets/catalogue"), &mut lines);
    assert!(lines.len() > 1_000);
    let mut all = handout(1);
    all.parts.push(part("台帳", Body::Sentences(lines)));
    assert!(drawn(&all).pages > 50);
}

fn collect(folder: &Path, lines: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the ledger") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, lines);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(path).expect("a file of the ledger");
            lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        }
    }
}
