//! L03: slips of the hand that can be nothing else.

use crate::finding::{Draft, Severity};
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L03",
    name: "常见错别字",
    family: Family::Language,
    severity: Severity::Warning,
    checks: "查找年度报告中常见的错别字和漏字，如“政府息公开”“己办结”“行政复意”。",
    basis: "公文用字应当规范准确。",
    advice: "请改正错别字。",
    false_alarms: "",
    wrong: &[
        change("政府信息公开工作质量", "政府息公开工作质量"),
        change("已办结17件", "己办结17件"),
        change("申请行政复议2件", "申请行政复意2件"),
        change("全年未发生安全事件", "举办政府公开日活动"),
    ],
    right: &[change(
        "全年未发生安全事件",
        "举措失当的立即纠正，发布署名文章，按排名通报，满意试点继续",
    )],
    check,
};

/// What is written by mistake, and what is meant. None of the first may stand within right words:
/// 举措失当, 发布署名.
const TYPOS: [(&str, &str); 45] = [
    ("政府公开日", "政府开放日"),
    ("政府息公开", "政府信息公开"),
    ("政府信公开", "政府信息公开"),
    ("政府信息工开", "政府信息公开"),
    ("政府信息公工作", "政府信息公开工作"),
    ("主动工开", "主动公开"),
    ("依申请工开", "依申请公开"),
    ("不予以公开", "不予公开"),
    ("公开申情", "公开申请"),
    ("对标准上级", "对标上级"),
    ("新媒体和使用", "新媒体的使用"),
    ("己公开", "已公开"),
    ("己办结", "已办结"),
    ("己答复", "已答复"),
    ("己全部", "已全部"),
    ("工作按排", "工作安排"),
    ("工作布署", "工作部署"),
    ("自察自纠", "自查自纠"),
    ("决策布署", "决策部署"),
    ("安排布署", "安排部署"),
    ("贯切落实", "贯彻落实"),
    ("贯彻落时", "贯彻落实"),
    ("公式栏", "公示栏"),
    ("微信公共号", "微信公众号"),
    ("门户网战", "门户网站"),
    ("改进措失", "改进措施"),
    ("反溃", "反馈"),
    ("完擅", "完善"),
    ("坚特", "坚持"),
    ("公开意试", "公开意识"),
    ("人名政府", "人民政府"),
    ("行政复意", "行政复议"),
    ("行政复义", "行政复议"),
    ("行政诉颂", "行政诉讼"),
    ("行政处法", "行政处罚"),
    ("规范性文建", "规范性文件"),
    ("处里费", "处理费"),
    ("依法依归", "依法依规"),
    ("监督保章", "监督保障"),
    ("平台健设", "平台建设"),
    ("解读形势单一", "解读形式单一"),
    ("业务陪训", "业务培训"),
    ("推推进", "推进"),
    ("落落实", "落实"),
    ("完完善", "完善"),
];

fn check(context: &Context) -> Outcome {
    let mut findings = Vec::new();
    let stands = |(typo, _): &&(&str, &str)| context.document.holds(typo);
    for (typo, right) in TYPOS.iter().filter(stands) {
        for (paragraph, text) in context.prose() {
            for (at, _) in text.match_indices(typo) {
                let range = paragraph.source(context.document, &(at..at + typo.len()));
                let message = format!("“{typo}”应为“{right}”。");
                let fix = [(range.clone(), right.to_string())];
                findings.push(Draft::new(range, message).with_fix(format!("改为“{right}”"), fix));
            }
        }
    }
    Outcome::from_findings(findings)
}
