//! The organ that reports, and what kind of organ it is.

use super::dates::years_in;
use super::{Paragraph, ParagraphKind, SignOff, Title};
use crate::document::Document;
use crate::finding::TextRange;
use crate::one_of::{ends_in_one, has_one};

/// The reporting organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its name as written, white space removed.
    pub name: String,
    /// What kind of organ it is.
    pub kind: AgencyKind,
    /// Where the name stands.
    pub range: TextRange,
}

impl Agency {
    /// Whether it reports for all the organs of an area: a government, or the committee of a zone.
    pub fn is_of_area(&self) -> bool {
        self.kind.is_government() || self.kind == AgencyKind::Unknown && is_zone(&self.name)
    }
}

/// Kinds of organ, as far as rules differ by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgencyKind {
    /// A department or other organ of the State Council.
    StateOrgan,
    /// A people's government of a province.
    ProvincialGovernment,
    /// A people's government of a prefecture or a city with districts.
    CityGovernment,
    /// A people's government of a county or district.
    CountyGovernment,
    /// A township, town or street office.
    Township,
    /// A department (bureau, commission, office…) of a local government.
    Department,
    /// Not told by the name.
    Unknown,
}

impl AgencyKind {
    /// Whether the report is one of a people's government as a whole (deadline 31 March).
    pub fn is_government(self) -> bool {
        matches!(
            self,
            AgencyKind::ProvincialGovernment
                | AgencyKind::CityGovernment
                | AgencyKind::CountyGovernment
        )
    }
}

/// Reads the organ from the title, else from the sign-off, else from the preamble.
pub fn read(
    document: &Document,
    title: Option<&Title>,
    sign_off: Option<&SignOff>,
    paragraphs: &[Paragraph],
) -> Option<Agency> {
    from_title(document, title)
        .or_else(|| {
            let (name, range) = sign_off?.agency.clone()?;
            Some((name, range))
        })
        .or_else(|| from_prose(document, paragraphs))
        .map(|(name, range)| Agency {
            kind: kind_of(&name),
            name,
            range,
        })
}

fn from_title(document: &Document, title: Option<&Title>) -> Option<(String, TextRange)> {
    let title = title?;
    let name = name_in_title(&title.text)?;
    let start = document.shadow.from_source(title.range.start) + title.text.find(name)?;
    let range = document.shadow.to_source(&(start..start + name.len()));
    Some((name.to_string(), range))
}

/// Phrases of the preamble that stand before or around the organ's name.
const INTRODUCTIONS: &[(&str, &[&str])] = &[
    ("由", &["编制", "根据", "负责编制", "组织编制"]),
    ("请与", &["联系", "办公室联系"]),
    ("请联系", &["(", "。", ",", ";"]),
    ("现公布", &["20"]),
    ("现发布", &["20"]),
    ("《", &["20"]),
];

/// The organ that the preamble names as the one that drew the report up or answers for it.
fn from_prose(document: &Document, paragraphs: &[Paragraph]) -> Option<(String, TextRange)> {
    let head = paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == ParagraphKind::Prose)
        .take(4);
    for paragraph in head {
        let text = paragraph.text(document);
        for (before, afters) in INTRODUCTIONS {
            for (at, _) in text.match_indices(before) {
                let start = at + before.len();
                let rest = &text[start..];
                let Some(end) = afters.iter().filter_map(|after| rest.find(after)).min() else {
                    continue;
                };
                let name = without_office(&rest[..end]);
                if looks_like_organ(name) && !is_vague(name) {
                    let range = paragraph.source(document, &(start..start + name.len()));
                    return Some((name.to_string(), range));
                }
            }
        }
    }
    None
}

/// 本局, 我镇 and the like name nobody.
fn is_vague(name: &str) -> bool {
    name.starts_with(['本', '我', '各', '该'])
}

/// A department's own office stands for the department; a government's office keeps its name.
fn without_office(name: &str) -> &str {
    match name.strip_suffix("办公室") {
        Some(rest) if rest.ends_with(['局', '委', '会', '厅', '院', '镇', '乡']) => rest,
        _ => name,
    }
}

/// The organ's name in a title's folded text.
pub fn name_in_title(title: &str) -> Option<&str> {
    let lead = before_subject(title);
    let name = match years_in(lead).first() {
        Some((_, year)) if year.start == 0 => lead.get(year.end..)?.trim_start_matches('度'),
        Some((_, year)) => lead.get(..year.start)?,
        None => lead,
    };
    let name = name
        .trim_end_matches("关于")
        .trim_start_matches("关于")
        .trim_matches(|c: char| c.is_ascii_digit())
        .trim_matches(|c: char| {
            matches!(c, '年' | '度' | '的' | '-' | '—' | '*' | '#') && c != '年'
        });
    let length = name.chars().count();
    ((2..=40).contains(&length) && name.chars().all(is_name_char)).then_some(name)
}

/// The year in a title's folded text.
pub fn year_in(title: &str) -> Option<u16> {
    years_in(title).first().map(|(year, _)| *year)
}

/// What stands in a title before the words that every title has: 政府信息公开….
pub fn before_subject(title: &str) -> &str {
    ["政府信息", "信息公开", "政务公开", "政府公开"]
        .iter()
        .filter_map(|subject| title.find(subject))
        .min()
        .map_or("", |at| &title[..at])
}

fn is_name_char(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
        || c.is_ascii_alphabetic()
        || matches!(c, '(' | ')' | '、' | '·' | '〇' | '“' | '”')
}

/// Whether the name of an organ was torn by a line break: what is left is too little to be one.
pub fn is_torn(lead: &str) -> bool {
    let name = lead
        .split(|c: char| c.is_ascii_digit())
        .next()
        .unwrap_or(lead);
    const BARE: &[&str] = &[
        "办公室",
        "委员会",
        "管理局",
        "监督管理局",
        "办事处",
        "人民政府",
        "街道办事处",
        "管理委员会",
        "政府",
    ];
    name.chars().count() < 4 || BARE.contains(&name)
}

/// Whether a piece of text may be part of an organ's name.
pub fn is_name_piece(piece: &str) -> bool {
    (1..=30).contains(&piece.chars().count()) && piece.chars().all(is_name_char)
}

/// Endings of the names of organs and of the areas that governments answer for.
const ENDINGS: &[&str] = &[
    "局",
    "委员会",
    "委",
    "办公室",
    "办公厅",
    "办",
    "政府",
    "厅",
    "院",
    "处",
    "中心",
    "镇",
    "乡",
    "街道",
    "所",
    "队",
    "会",
    "社",
    "署",
    "部",
    "站",
    "公司",
    "集团",
    "大学",
    "学院",
    "学校",
    "馆",
    "分局",
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "大队",
    "支队",
    "总队",
    "银行",
    "海关",
    "法院",
    "检察院",
    "园区",
    "开发区",
    "苏木",
    "兵团",
    "师",
    "团",
];

/// Whether a text of its own looks like the name of an organ.
pub fn looks_like_organ(text: &str) -> bool {
    (3..=40).contains(&text.chars().count())
        && text.chars().all(is_name_char)
        && ENDINGS
            .iter()
            .any(|ending| text.trim_end_matches(')').ends_with(ending))
        && !is_vague(text)
}

/// Tells the kind of an organ by its name.
pub fn kind_of(name: &str) -> AgencyKind {
    let name = name.split('(').next().unwrap_or(name);
    let ends = |endings: &[&str]| ends_in_one(name, endings);
    if name.contains("街道")
        && ends(&[
            "街道",
            "街道办事处",
            "街道办",
            "街道党工委",
            "街道办事处办公室",
            "街道综合办公室",
        ])
        || is_township(name)
    {
        return AgencyKind::Township;
    }
    if is_state_organ(name) {
        return AgencyKind::StateOrgan;
    }
    if let Some((area, rest)) = name.split_once("人民政府") {
        if area.ends_with(['镇', '乡']) {
            return AgencyKind::Township;
        }
        return if matches!(rest, "" | "办公室" | "办公厅" | "办") {
            government_of(area)
        } else {
            AgencyKind::Department
        };
    }
    if ends(&["管理委员会", "管委会", "管理委员会办公室", "管委会办公室"]) && is_zone(name)
    {
        return AgencyKind::Unknown;
    }
    if let Some(area) = name
        .strip_suffix("政府")
        .or_else(|| name.strip_suffix("政府办公室"))
    {
        return government_of(area);
    }
    if is_zone(name) && ends(&["区", "城", "园"]) {
        return AgencyKind::Unknown;
    }
    if ends(&["省", "市", "县", "区", "州", "盟", "旗"]) {
        return government_of(name);
    }
    if looks_like_organ(name) {
        AgencyKind::Department
    } else {
        AgencyKind::Unknown
    }
}

fn is_township(name: &str) -> bool {
    let area = [
        "人民政府办公室",
        "人民政府",
        "政府办公室",
        "政府",
        "党政办公室",
        "党政综合办公室",
    ]
    .iter()
    .find_map(|ending| name.strip_suffix(ending))
    .unwrap_or(name);
    area.ends_with(['镇', '乡']) || area.ends_with("苏木") || area.ends_with("街道")
}

/// Areas under a committee of their own: development zones, new districts, scenic areas.
fn is_zone(name: &str) -> bool {
    has_one(
        name,
        &[
            "开发区",
            "新区",
            "高新区",
            "高新技术产业",
            "实验区",
            "园区",
            "示范区",
            "保税",
            "风景",
            "度假区",
            "合作区",
            "新城",
            "区管",
        ],
    )
}

fn is_state_organ(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "海关总署",
        "国务院",
        "审计署",
        "中国人民银行",
        "中国气象局",
        "中国民用航空局",
    ];
    let national = name.starts_with("国家");
    // A bureau of a vertical system names its place: 国家税务总局澄湖县税务局.
    let is_local = name.contains(['省', '市', '县', '区', '旗', '州', '盟']);
    national && name.ends_with("总局")
        || !is_local
            && (national
                || name.ends_with('部') && !name.contains('委')
                || name.starts_with("国务院")
                || NAMES.contains(&name))
}

fn government_of(area: &str) -> AgencyKind {
    const MUNICIPALITIES: [&str; 4] = ["北京市", "上海市", "天津市", "重庆市"];
    let area = area.trim_end_matches("人民");
    let higher = |area: &str| {
        area.chars()
            .filter(|c| matches!(c, '市' | '州' | '盟'))
            .count()
            > 1
    };
    if area.ends_with('省') || area.ends_with("自治区") || MUNICIPALITIES.contains(&area) {
        AgencyKind::ProvincialGovernment
    } else if area.ends_with(['县', '区', '旗']) || area.ends_with('市') && higher(area) {
        AgencyKind::CountyGovernment
    } else if area.ends_with(['市', '州', '盟']) || area.ends_with("地区行政公署") {
        AgencyKind::CityGovernment
    } else {
        AgencyKind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_told_by_the_name() {
        for (name, kind) in [
            ("澄湖县水务局", AgencyKind::Department),
            ("云麓市澄湖区人民政府办公室", AgencyKind::CountyGovernment),
            ("云麓市人民政府", AgencyKind::CityGovernment),
            ("云麓市青石市人民政府", AgencyKind::CountyGovernment),
            ("东岭省人民政府办公厅", AgencyKind::ProvincialGovernment),
            ("上海市人民政府", AgencyKind::ProvincialGovernment),
            ("澄湖县柳溪镇人民政府", AgencyKind::Township),
            ("柳溪镇", AgencyKind::Township),
            ("柳溪镇人民政府党政办公室", AgencyKind::Township),
            ("云麓市澄湖区人民政府东风街道办事处", AgencyKind::Township),
            ("东风街道", AgencyKind::Township),
            ("澄湖县", AgencyKind::CountyGovernment),
            ("澄湖经济技术开发区管理委员会", AgencyKind::Unknown),
            ("东岭综合实验区", AgencyKind::Unknown),
            (
                "云麓市人民政府国有资产监督管理委员会",
                AgencyKind::Department,
            ),
            ("澄湖县发展和改革委员会", AgencyKind::Department),
            ("国家税务总局澄湖县税务局", AgencyKind::Department),
            ("国家统计局", AgencyKind::StateOrgan),
            ("水利部", AgencyKind::StateOrgan),
            ("中华人民共和国航运部", AgencyKind::StateOrgan),
            ("中共澄湖县委宣传部", AgencyKind::Department),
            ("国家市场监督管理总局", AgencyKind::StateOrgan),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn the_name_comes_clean_out_of_the_title() {
        for (title, name) in [
            (
                "澄湖县水务局2024年政府信息公开工作年度报告",
                Some("澄湖县水务局"),
            ),
            (
                "澄湖县水务局关于2021年度政府信息公开工作的年度报告",
                Some("澄湖县水务局"),
            ),
            (
                "澄湖县水务局二〇二四年政府信息公开工作年度报告",
                Some("澄湖县水务局"),
            ),
            (
                "2024年澄湖县水务局政府信息公开工作年度报告",
                Some("澄湖县水务局"),
            ),
            ("澄湖县政府信息公开工作2023年度报告", Some("澄湖县")),
            ("2024年政府信息公开工作年度报告", None),
            ("政府信息公开工作年度报告", None),
        ] {
            assert_eq!(name_in_title(title), name, "{title}");
        }
    }
}
