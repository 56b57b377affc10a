//! What every way of making papers is measured on: twenty people on a blank of eighty boxes. It draws nothing.

use std::time::Instant;

use serde::{Deserialize, Serialize};
use serde_json::json;

/// A text in its box, in points from the upper left corner, `y` being its baseline.
#[derive(Clone, Serialize, Deserialize)]
pub struct Field {
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub text: String,
}

pub const SHEETS: usize = 20;
pub const FIELDS: usize = 80;
pub const IPAMJ: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";
/// Millimetres to points.
const MM: f32 = 72.0 / 25.4;

const FAMILIES: [&str; 12] = [
    "𠮷野",
    "髙橋",
    "山﨑",
    "辻\u{E0102}本",
    "葛\u{E0102}城",
    "渡邉\u{E010F}",
    "齋藤",
    "濵田",
    "小嶋",
    "宮澤",
    "辻\u{E0103}",
    "長谷川",
];
const GIVEN: [&str; 10] =
    ["架空子", "太郎", "祐一郎", "美咲", "結衣", "蓮", "さくら", "健二", "陽葵", "エマ"];
const PLACES: [&str; 6] = [
    "北九州市小倉北区架空町一丁目２番３号",
    "戸畑区千防二丁目１番",
    "若松区浜町三丁目５番１号　コーポ潮風201号室",
    "1975-01-02",
    "090-0000-0000",
    "世帯主",
];

/// The text of a box of a sheet.
pub fn text(sheet: usize, field: usize) -> String {
    let turn = sheet * 31 + field * 7;
    match field % 4 {
        0 => format!("{}　{}", FAMILIES[turn % FAMILIES.len()], GIVEN[(turn / 3) % GIVEN.len()]),
        1 => PLACES[turn % PLACES.len()].to_owned(),
        2 => format!("{}", 10_000 + turn * 37),
        _ => (0..3).filter_map(|part| rare(turn * 3 + part)).collect(),
    }
}

/// One of 742 characters, so that a bundle needs as many outlines as a ward's people do.
fn rare(turn: usize) -> Option<char> {
    let known = KANJI.chars().filter(|c| !c.is_whitespace());
    let count = known.clone().count();
    known.clone().nth(turn * 7_919 % count)
}

/// Every fourth character of the first level of JIS X 0208.
const KANJI: &str = "
亜哀逢悪葦圧姐綾袷暗杏依委意為維衣医育壱茨印姻胤隠宇雨丑嘘鰻瓜運叡映泳穎詠益越円宴援焔縁遠於央押殴鴬沖憶乙温
化価嘉寡架珂箇荷課過峨臥雅会壊悔拐械皆開劾崖碍鎧蛙鈎廓核穫較革額樫潟括葛鰹鞄蒲鴨粥乾刊喚官患換棺漢甘管翰観鑑
陥丸玩翫顔危奇希机棋毅祈徽起騎儀技疑誼鞠桔杵脚久吸救泣窮給居挙距魚供競匡境怯教狭興響凝局桐均欣禽菌近九狗躯具
空隅屑沓熊繰君軍祁兄型恵掲桂系罫計頚鯨激欠結件兼圏憲検献県賢険元弦現諺古孤戸狐胡跨鼓午後檎誤鯉候功口坑孝巷康
抗昂校洪甲糠綱肱荒貢鉱降鴻合豪刻酷漉惚此坤懇梱艮叉差砂坐催塞才済砕細際罪阪咲鷺搾窄桜冊撮薩捌晒山桟算賛暫伺史
始屍思斯止祉紫視誌雌似寺次璽而辞識宍執悉質偲蕊射煮謝邪杓釈弱守狩趣受樹収州洲繍蒐蹴酬住戎獣叔祝熟俊竣循淳純順
暑緒藷女鋤勝哨奨将庄承捷晶樵湘症祥粧蒋訟象鍾上冗壌擾状譲埴殖色辱侵審新浸真臣診針刃甚迅諏厨帥睡遂随嵩雛菅澄瀬
制性星正盛製請静隻斥積責碩摂節舌千尖撰浅煎箭腺詮遷鮮然膳岨楚礎素阻創喪宋想掻巣燥窓聡蒼送騒臓促息足賊袖孫遜汰
妥舵騨耐怠泰苔逮代醍瀧托濯濁蛸達巽谷誰坦歎短耽鍛断男地池致築蓄茶仲昼衷駐苧兆帖張挑牒脹諜長捗珍津追塚佃蔦潰紬
鶴偵堤庭抵汀締蹄釘擢笛哲迭天纏顛澱吐屠渡途砺奴冬塔島搭棟涛痘筒董謄透騰同撞胴峠徳禿読突苫噸沌呑那薙鍋畷難弐肉
乳韮認寧年燃之濃膿巴杷破馬排牌配梅買這萩拍箔迫縛函肇肌鉢髪筏塙判帆氾班藩煩晩蕃否悲斐皮罷費樋微眉稗彦弼逼紐彪
瓢豹秒蒜彬貧瓶夫布敷父芙赴撫蕪風副福淵仏吻扮糞聞塀柄陛壁瞥変辺勉保捕輔慕簿包宝庖方烹芳褒鋒乏坊忙某肪貿頬墨睦
没奔盆麻枚幕柾俣沫麿漫魅密稔民無鵡冥盟姪棉麺妄盲儲杢戻悶也耶厄訳薮油唯友憂湧由遊融与傭庸曜溶羊要陽欲翼裸雷酪
欄覧李痢離立劉留竜旅僚料療良陵倫燐隣塁令励礼零暦烈憐練錬炉労朗漏老六録話惑亘蕨腕
";

/// The left edge and the top of a box, in millimetres.
pub fn place(field: usize) -> (f32, f32) {
    (12.0 + 94.0 * (field % 2) as f32, 20.0 + 6.5 * (field / 2) as f32)
}

/// What the peers draw: the same texts at about the same places.
pub fn fields() -> Vec<Vec<Field>> {
    let field = |sheet, field| {
        let (x, y) = place(field);
        Field { x: (x + 2.4) * MM, y: (y + 4.4) * MM, size: 3.0 * MM, text: text(sheet, field) }
    };
    (0..SHEETS).map(|sheet| (0..FIELDS).map(|at| field(sheet, at)).collect()).collect()
}

/// Measures a way of making a bundle of so many sheets and prints what the bench reads.
pub fn measure(started: Instant, mut bundle: impl FnMut(usize) -> Vec<u8>) {
    let first = bundle(SHEETS);
    let first_ms = ms(started);
    let mut p50 = |sheets: usize| {
        let mut figures: Vec<f64> = (0..41)
            .map(|_| {
                let started = Instant::now();
                std::hint::black_box(bundle(sheets));
                ms(started)
            })
            .collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    let (bundle_ms, form_ms) = (p50(SHEETS), p50(1));
    let form_bytes = bundle(1).len();
    if let Some(path) = std::env::args().nth(2) {
        std::fs::write(path, &first).expect("the bench's own folder");
    }
    let said = json!({
        "first_ms": first_ms, "bundle_ms": bundle_ms, "form_ms": form_ms, "bundle_bytes": first.len(),
        "form_bytes": form_bytes, "memory_mb": memory_mb(),
    });
    println!("{said}");
}

fn ms(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1e3
}

/// The most memory that this process ever held.
fn memory_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0)
        / 1024.0
}
