//! Families of characters that stand for one another in names, for a picker. It says what to offer, never what is the
//! same: the clerk looks at the register.

/// The plain one first, then its older and other forms; compatibility ideographs by number, since they look alike here.
#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "辺邊邉", "斎齋", "斉齊", "斎斉齋齊", "高髙", "崎﨑嵜碕埼", "吉𠮷", "浜濱濵", "沢澤", "島嶋嶌", "富冨",
    "広廣", "国國", "桜櫻", "竜龍", "滝瀧", "渋澁", "関關", "会會", "恵惠", "徳德", "栄榮", "万萬", "与與",
    "寿壽", "実實", "真眞", "鉄鐵", "塩鹽", "円圓", "亀龜", "黒黑", "黄黃", "青靑", "清淸", "館舘\u{FA2C}",
    "峰峯", "船舩", "橋槗", "柳栁", "柏栢", "梅楳\u{FA44}", "松枩", "条條", "来來", "楽樂", "薬藥", "芦蘆",
    "蔵藏", "薮藪籔", "桧檜", "槙槇", "瑶瑤", "遥遙", "尭堯", "巌巖", "弥彌", "彦彥", "顔顏", "静靜", "浄淨",
    "渓溪", "満滿", "湾灣", "済濟", "瀬瀨", "頼賴", "緑綠", "穂穗", "稲稻", "秋穐", "糸絲", "総總", "縄繩",
    "荘莊", "薫薰", "虎乕", "蛍螢", "覚覺", "豊豐", "郎郞", "郷鄕", "鎌鐮", "間閒", "隣鄰", "双雙", "駅驛",
    "鶏鷄", "鴎鷗", "麦麥", "土圡", "曽曾", "増增", "巣巢", "禅禪", "弾彈", "桑桒", "喜㐂", "留畄", "呉吳",
    "凜凛", "勇勈", "勲勳", "参參", "坂阪", "壮壯", "奥奧", "姫姬", "学學", "宝寶寳", "宮宫", "寛寬", "将將",
    "尚尙", "岳嶽", "峡峽", "応應", "恒恆", "慎愼", "戸戶", "払拂", "旧舊", "晃晄", "曜燿", "村邨", "栃杤",
    "横橫", "権權", "歩步", "歳歲", "沖冲", "涼凉", "温溫", "灯燈", "為爲", "畑畠", "畳疊", "昂昻", "角⻆",
    "塚\u{FA10}", "晴\u{FA12}", "猪\u{FA16}", "神\u{FA19}", "祥\u{FA1A}", "福\u{FA1B}", "靖\u{FA1C}",
    "精\u{FA1D}", "羽\u{FA1E}", "諸\u{FA22}", "逸\u{FA25}", "都\u{FA26}", "飯\u{FA2A}", "飼\u{FA2B}",
    "鶴\u{FA2D}", "朗\u{F929}", "隆\u{F9DC}", "海\u{FA45}", "祐\u{FA4F}", "節\u{FA56}", "難\u{FA68}",
    "響\u{FA69}", "勤\u{FA34}", "敏\u{FA41}", "勉\u{FA33}", "益\u{FA17}", "礼禮\u{FA18}", "廊\u{F928}",
    "憎\u{FA3F}", "漢\u{FA47}", "琢\u{FA4A}", "祖\u{FA50}", "祝\u{FA51}", "穀\u{FA54}", "突\u{FA55}",
    "練\u{FA57}", "繁\u{FA59}", "署\u{FA5A}", "著\u{FA5F}", "謁\u{FA62}", "賓\u{FA64}",
];

/// The other characters of every family that a character is of.
pub(crate) fn relatives(of: char) -> Vec<char> {
    let mut found = Vec::new();
    for family in FAMILIES.iter().filter(|family| family.contains(of)) {
        for other in family.chars().filter(|other| *other != of) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_stands_once_in_its_family() {
        for family in FAMILIES {
            let chars: Vec<char> = family.chars().collect();
            let once = chars.iter().all(|c| chars.iter().filter(|other| *other == c).count() == 1);
            assert!(once && chars.len() > 1, "{family}");
        }
    }

    #[test]
    fn nobody_is_his_own_relative() {
        assert_eq!(relatives('辺'), ['邊', '邉']);
        assert_eq!(relatives('邉'), ['辺', '邊']);
        assert_eq!(relatives('一'), []);
    }
}
