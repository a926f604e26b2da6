//! S10 第五部分空泛.

use std::sync::LazyLock;

use super::{official, said_in};
use crate::document::WordList;
use crate::finding::{Draft, Severity};
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::rules::{Context, Family, Rule, change};

/// S10 第五部分空泛.
pub const RULE: Rule = Rule {
    code: "S10",
    name: "第五部分空泛",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "第五部分既要写存在的主要问题，也要写改进情况，不能只写“无”或者寥寥数字。",
    basis: "《中华人民共和国政府信息公开条例》第五十条要求报告政府信息公开工作存在的主要问题及改进情况。",
    advice: "请写明本机关存在的具体问题，并对应写出改进情况。",
    false_alarms: "用词特别时，可能看不出所写的是问题还是改进情况。",
    wrong: &[
        change(
            "2024年，我局政府信息公开工作取得了一定成效，但仍存在以下问题：一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高。\n\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。",
            "无。",
        ),
        change(
            "，但仍存在以下问题：一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高。\n\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。",
            "，得到了群众的普遍好评，各项任务均已按时完成。",
        ),
        change(
            "\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。\n",
            "",
        ),
    ],
    right: &[
        change("但仍存在以下问题：", "但还有一些短板："),
        change(
            "下一步，我局将重点做好以下工作：",
            "针对以上情况，已采取措施：",
        ),
    ],
    check,
};

/// Fewer characters than this say nothing.
const SHORTEST: usize = 10;

/// Words that speak of a problem.
static PROBLEMS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(&[
        "问题",
        "不足",
        "短板",
        "薄弱",
        "差距",
        "不够",
        "有待",
        "欠缺",
        "困难",
        "不强",
        "不高",
        "不深",
        "不到位",
        "不及时",
        "不完善",
        "不规范",
        "不全面",
        "不平衡",
        "不均衡",
        "单一",
        "滞后",
        "仍需",
        "还需",
        "尚需",
        "弱项",
        "缺乏",
        "缺少",
        "偏少",
        "较少",
        "较低",
        "较弱",
        "较窄",
        "瓶颈",
    ])
});

/// Words that speak of mending.
static REMEDIES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(&[
        "改进",
        "整改",
        "下一步",
        "下步",
        "下阶段",
        "今后",
        "措施",
        "将",
        "进一步",
        "加强",
        "强化",
        "完善",
        "提升",
        "提高",
        "优化",
        "健全",
        "加大",
        "丰富",
        "拓展",
        "规范",
        "推进",
        "深化",
        "落实",
        "计划",
        "打算",
        "解决",
    ])
});

fn check(context: &Context) -> Outcome {
    let Some(section) = context.report.sections.get(SectionKind::Problems) else {
        return Outcome::NotAssessable("没有找到第五部分。".to_string());
    };
    let said = said_in(context, SectionKind::Problems);
    let Some((first, _)) = said.first() else {
        // An empty section is the matter of S09.
        return Outcome::NotApplicable;
    };
    let title = official(context, SectionKind::Problems);
    let length: usize = said.iter().map(|(_, text)| text.chars().count()).sum();
    if length < SHORTEST {
        let written: String = said.iter().map(|(_, text)| *text).collect();
        let draft = Draft::new(
            first.place.clone(),
            format!("“{title}”只写了“{written}”，没有写明问题和改进情况。"),
        );
        return Outcome::Fail(vec![draft]);
    }
    let tells = |words: &WordList| said.iter().any(|(_, text)| words.stands_in(text));
    let message = match (
        tells(&PROBLEMS),
        tells_remedy(&said) || !tells(&PROBLEMS) && tells(&REMEDIES),
    ) {
        (true, true) => return Outcome::Pass,
        (false, true) => "没有写明存在的问题",
        (true, false) => "只写了问题，没有写改进情况",
        (false, false) => "没有写明问题和改进情况",
    };
    let draft = Draft::new(section.range.clone(), format!("“{title}”{message}。"));
    Outcome::Fail(vec![draft])
}

/// Whether any clause speaks of mending without being the statement of a problem: 有待进一步提高 is one.
fn tells_remedy(said: &[(&crate::report::Paragraph, &str)]) -> bool {
    said.iter()
        .flat_map(|(_, text)| text.split(['。', ',', ';', ':', '、']))
        .any(|clause| REMEDIES.stands_in(clause) && !PROBLEMS.stands_in(clause))
}
