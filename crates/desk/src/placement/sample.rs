//! Made-up households for trying a form out: whatever a form asks, they have an answer of the usual or of an awkward
//! length. Nobody of them exists.

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::{Know, Known};
use kakanai_domain::question::{Choice, FactDef, FactKind};

use super::vocabulary::def_of;

/// One of them.
pub(super) struct Sample {
    /// what the screen calls it
    pub(super) called: &'static str,
    name: &'static str,
    kana: &'static str,
    address: &'static str,
    words: &'static str,
    phone: &'static str,
    day: &'static str,
    number: i64,
    /// which of a fact's values, counted around
    choice: usize,
}

/// All of them, the usual one first.
pub(super) const SAMPLES: [Sample; 3] = [
    Sample {
        called: "ふつうの長さ",
        name: "架空　花子",
        kana: "カクウ　ハナコ",
        address: "北九州市小倉北区架空町一丁目２番３号",
        words: "見本の文字",
        phone: "093-000-0000",
        day: "1975-01-02",
        number: 12,
        choice: 0,
    },
    Sample {
        called: "長い氏名・住所",
        name: "クリスティアーネ　アレクサンドラ　マリア　フォン　ホーエンフェルス",
        kana: "クリスティアーネ　アレクサンドラ　マリア　フォン　ホーエンフェルス",
        address: "北九州市八幡西区大字架空長谷一丁目２３４５番地６７　架空ニュータウン東弐番館１２３４号室　見本様方",
        words: "見本の文字がここまで長く続くときは、小さくするか、行を分けて印字します",
        phone: "093-0000-0000",
        day: "1948-12-31",
        number: 1_234_567,
        choice: 1,
    },
    Sample {
        called: "めずらしい字",
        name: "𠮷髙　𣘺﨑",
        kana: "ヨシタカ　ハシザキ",
        address: "北九州市門司区架空通り１番１号",
        words: "見本",
        phone: "000-000-0000",
        day: "2019-05-01",
        number: 3,
        choice: 2,
    },
];

/// A sample, asked in the words of a ledger.
pub(super) struct Asked<'a> {
    pub(super) sample: &'a Sample,
    pub(super) catalogue: &'a Catalogue,
}

/// How many people every group has.
const PEOPLE: usize = 2;

impl Know for Asked<'_> {
    fn known(&self, fact: &str, _: Option<usize>) -> Option<Known> {
        let said = |words: &str| Some(Known::as_written(words.to_owned()));
        match fact {
            "=application_number" => return said("小倉北-0000-001"),
            "=visit_date" => return said("2026-11-20"),
            "=addressee" => return said("北九州市小倉北区長"),
            "=opaque_id" => return said("00000000000000000000000000000000"),
            _ => {}
        }
        Some(self.of(def_of(self.catalogue, fact)?))
    }

    fn holds(&self, _: &str, _: Option<usize>) -> bool {
        true
    }

    fn people(&self, _: &str, _: Option<&str>) -> Vec<usize> {
        (0..PEOPLE).collect()
    }
}

impl Asked<'_> {
    fn of(&self, def: &FactDef) -> Known {
        let Sample { name, kana, address, words, phone, day, number, choice, .. } = self.sample;
        let written = |words: &str| Known::as_written(words.to_owned());
        let chosen = |choices: &[&Choice]| {
            let one = choices.get(choice % choices.len().max(1));
            one.map_or_else(
                || written(words),
                |one| Known { values: vec![one.value.clone()], said: one.label.clone() },
            )
        };
        match &def.kind {
            FactKind::Choice(choices) | FactKind::List(choices) => {
                chosen(&choices.iter().collect::<Vec<_>>())
            }
            FactKind::Flag { yes, no } => chosen(&[yes, no]),
            FactKind::Date => written(day),
            FactKind::Number { min, max } => written(&number.clamp(min, max).to_string()),
            FactKind::Name => written(name),
            FactKind::Kana => written(kana),
            FactKind::Address => written(address),
            FactKind::Phone => written(phone),
            FactKind::Text | FactKind::Impairments => written(words),
        }
    }
}

/// What a sample has for a fact, in words.
pub(super) fn said(sample: &Sample, catalogue: &Catalogue, fact: &str) -> String {
    Asked { sample, catalogue }.known(fact, None).map(|known| known.said).unwrap_or_default()
}
