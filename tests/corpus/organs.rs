//! Made-up organs.

use super::random::Random;

/// Kinds of organ, as far as a right report differs by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganKind {
    Province,
    City,
    County,
    Township,
    Street,
    Department,
}

/// An organ.
#[derive(Debug, Clone)]
pub struct Organ {
    /// Its full name.
    pub name: String,
    /// What it calls itself in prose.
    pub short: String,
    pub kind: OrganKind,
    /// The place: 澄湖县.
    pub place: String,
}

impl Organ {
    /// Whether it may issue 规章.
    pub fn may_issue_regulations(&self) -> bool {
        matches!(self.kind, OrganKind::Province | OrganKind::City)
    }

    /// Whether the report is that of a people's government, due by the end of March.
    pub fn is_government(&self) -> bool {
        matches!(
            self.kind,
            OrganKind::Province | OrganKind::City | OrganKind::County
        )
    }
}

const COUNTIES: &[&str] = &[
    "澄湖县",
    "青砚区",
    "临漪县",
    "望岚区",
    "松岫县",
    "汀兰区",
    "白鹭渡县",
    "霁川县",
];
const CITIES: &[&str] = &["云麓市", "沅岚市", "汐城市"];
const TOWNS: &[&str] = &["杏花湾镇", "石桥铺镇", "柳溪乡", "竹坞乡", "双塔镇"];
const STREETS: &[&str] = &["听松街道办事处", "南塘街道办事处", "望江街道办事处"];
const BUREAUS: &[&str] = &[
    "水务局",
    "司法局",
    "教育局",
    "财政局",
    "审计局",
    "民政局",
    "农业农村局",
    "自然资源局",
    "市场监督管理局",
    "文化广电和旅游局",
    "卫生健康委员会",
    "交通运输局",
    "应急管理局",
    "住房和城乡建设局",
    "发展和改革局",
    "人力资源和社会保障局",
    "统计局",
    "行政审批服务局",
    "城市管理综合执法局",
    "人民政府办公室",
];

/// One organ of any kind.
pub fn organ(random: &mut Random) -> Organ {
    let county = random.word(COUNTIES);
    let city = random.word(CITIES);
    let (kind, name, place, short) = match random.below(20) {
        0 => (
            OrganKind::Province,
            "岭川省人民政府".to_string(),
            "岭川省",
            "省政府",
        ),
        1 | 2 => (OrganKind::City, format!("{city}人民政府"), city, "市政府"),
        3 | 4 => {
            let short = if county.ends_with('区') {
                "区政府"
            } else {
                "县政府"
            };
            (
                OrganKind::County,
                format!("{county}人民政府"),
                county,
                short,
            )
        }
        5 | 6 => {
            let town = random.word(TOWNS);
            let short = if town.ends_with('乡') {
                "我乡"
            } else {
                "我镇"
            };
            (
                OrganKind::Township,
                format!("{county}{town}人民政府"),
                county,
                short,
            )
        }
        7 => {
            let street = random.word(STREETS);
            (
                OrganKind::Street,
                format!("{county}{street}"),
                county,
                "我街道",
            )
        }
        8..=10 => department(random, city),
        _ => department(random, county),
    };
    Organ {
        name,
        short: short.to_string(),
        kind,
        place: place.to_string(),
    }
}

fn department<'p>(
    random: &mut Random,
    place: &'p str,
) -> (OrganKind, String, &'p str, &'static str) {
    let bureau = random.word(BUREAUS);
    let short = match bureau {
        _ if bureau.ends_with('局') => "我局",
        _ if bureau.ends_with("委员会") => "我委",
        _ => "我办",
    };
    (
        OrganKind::Department,
        format!("{place}{bureau}"),
        place,
        short,
    )
}
