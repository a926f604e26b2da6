//! The words that give a figure its meaning. Data: a new wording is a new line here.

use crate::gather::Gather;
use std::sync::LazyLock;

/// What a word means to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// An application for information.
    Application,
    /// Administrative reconsideration.
    Review,
    /// Administrative litigation, either half.
    Lawsuit,
    /// Litigation without reconsideration before it.
    DirectSuit,
    /// Litigation after reconsideration.
    LaterSuit,
    /// An outcome of an application: the key of its row, or of its family of rows.
    Outcome(&'static str),
    /// A kind of applicant: the key of its column.
    Applicant(&'static str),
    /// People in general: alone it narrows nothing.
    Public,
    /// Any organisation that applies.
    Organisations,
    /// To receive.
    Receive,
    /// To answer or finish.
    Handle,
    /// To deal with: says neither received nor finished.
    Process,
    /// All of what was said together.
    Sum,
    /// Carried in from last year.
    CarriedIn,
    /// Carried out into next year.
    CarriedOut,
    /// The carrying over itself; the year beside it tells which way.
    Carry,
    /// Result of a dispute: upheld.
    Upheld,
    /// Result of a dispute: corrected.
    Corrected,
    /// Result of a dispute: other.
    OtherResult,
    /// A dispute not yet decided.
    Pending,
    /// Not received, not accepted.
    NotReceived,
    /// There is none.
    None,
    /// All of them.
    All,
    /// In time, within the term.
    InTime,
    /// The parts follow.
    Parts,
    /// Each in its order.
    Respectively,
    /// The same number each.
    Each,
    /// A share follows.
    Share,
    /// More than before.
    Increase,
    /// Less than before.
    Decrease,
    /// Compared with.
    Compare,
    /// Last year.
    LastYear,
    /// The year of the report.
    ThisYear,
    /// Several years together.
    Years,
    /// The window that takes in applications of every kind.
    Service,
    /// What is to be done.
    Plan,
    /// A way by which applications come in.
    Channel,
    /// Any way whatever.
    AnyWay,
    /// More than the organ itself.
    Wide,
    /// Only some of them.
    Restriction,
    /// The rest, all but.
    Rest,
    /// As the organ that reconsiders.
    Reviewer,
    /// Deciding others' disputes.
    Deciding,
    /// Put on file with the organ by others.
    Filed,
    /// Rules of a ministry or government.
    Regulation,
    /// A normative document.
    NormativeDocument,
    /// To issue.
    Issue,
    /// To repeal.
    Repeal,
    /// In force.
    InForce,
    /// Licences.
    Licence,
    /// Penalties.
    Penalty,
    /// Coercive measures.
    Coercion,
    /// Administrative fees.
    Fee,
    /// Fees for handling information.
    ProcessingFee,
    /// To charge.
    Charge,
    /// Published of one's own accord.
    Published,
    /// A platform.
    Platform,
    /// A case of any kind.
    Case,
    /// Because of.
    Because,
    /// Another thing that is counted.
    Thing,
    /// Looks like a word of the list but is not.
    Neutral,
}

/// Spellings by meaning. At one place the longest spelling wins.
const WORDS: &[(Word, &str)] = &[
    (
        Word::Application,
        "申请 政府信息公开申请 信息公开申请 依申请公开 依申请 政府信息依申请公开 申请件 申请公开政府信息 申请公开信息 依申请公开政府信息 依申请公开信息 依申请公开事项 依申请公开件 申请公开 要求公开政府信息",
    ),
    (
        Word::Neutral,
        "申请人 申请书 申请渠道 申请流程 申请指南 申请制度 申请方式 申请条件 申请权 申请平台 申请系统 申请窗口 申请受理点 \
         申请人数 依申请公开工作 依申请公开情况 依申请公开制度 依申请公开渠道 依申请公开流程 依申请公开平台 依申请公开系统 \
         依申请公开办理情况 依申请公开政府信息情况 复议机制 办理结果 办理流程 办理时限 不予受理",
    ),
    (
        Word::Review,
        "行政复议 复议 行政复议申请 复议申请 申请行政复议 申请复议 提起行政复议 行政复议案件 复议案件 行政复议案",
    ),
    (
        Word::Lawsuit,
        "行政诉讼 诉讼 行政诉讼案件 诉讼案件 行政诉讼案 提起行政诉讼 提起诉讼 行政应诉 诉至法院 被诉至法院",
    ),
    (
        Word::DirectSuit,
        "未经复议直接起诉 直接起诉 未经复议 未经复议的 未经过复议的 未经复议直接提起 未经行政复议直接起诉 未经行政复议 直接提起行政诉讼 直接提起诉讼 直接行政诉讼",
    ),
    (
        Word::LaterSuit,
        "复议后起诉 复议后 经过复议 经过复议的 经复议的 经复议后 复议后提起 行政复议后起诉 行政复议后 经行政复议后 复议后再起诉 复议后诉讼",
    ),
    (
        Word::Outcome("granted"),
        "予以公开 全部公开 同意公开 准予公开 予以全部公开",
    ),
    (
        Word::Outcome("partial"),
        "部分公开 予以部分公开 部分予以公开",
    ),
    (Word::Outcome("denied"), "不予公开 不公开"),
    (
        Word::Neutral,
        "不公开为例外 应公开 不公开的 公开为常态 予以公开发布 行政复议决定书 其他申请 不予公开信息 不予公开的信息 不予公开范围 不予公开的政府信息 不予公开政府信息 以不公开",
    ),
    (Word::Outcome("denied.state_secret"), "国家秘密"),
    (
        Word::Outcome("denied.law_prohibits"),
        "法律行政法规禁止公开 法律法规禁止公开 其他法律行政法规禁止公开 法律、行政法规禁止公开",
    ),
    (Word::Outcome("denied.safety_stability"), "三安全一稳定"),
    (
        Word::Outcome("denied.third_party"),
        "保护第三方合法权益 第三方合法权益 第三方权益 涉及第三方",
    ),
    (
        Word::Outcome("denied.internal_affairs"),
        "三类内部事务信息 三类内部事务 内部事务信息 内部事务",
    ),
    (
        Word::Outcome("denied.process_info"),
        "四类过程性信息 四类过程性 过程性信息",
    ),
    (
        Word::Outcome("denied.enforcement_file"),
        "行政执法案卷 执法案卷",
    ),
    (
        Word::Outcome("denied.query_matter"),
        "行政查询事项 行政查询",
    ),
    (Word::Outcome("unavailable"), "无法提供"),
    (
        Word::Outcome("unavailable.not_held"),
        "本机关不掌握相关政府信息 不掌握相关政府信息 不掌握相关信息 本机关不掌握 不掌握 信息不存在 政府信息不存在",
    ),
    (
        Word::Outcome("unavailable.needs_creation"),
        "没有现成信息需要另行制作 没有现成信息 无现成信息 需要另行制作 需另行制作",
    ),
    (
        Word::Outcome("unavailable.unclear"),
        "补正后申请内容仍不明确 申请内容仍不明确 补正后仍不明确 补正后内容仍不明确",
    ),
    (Word::Outcome("rejected"), "不予处理 不处理"),
    (
        Word::Outcome("rejected.petition"),
        "信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访举报投诉",
    ),
    (Word::Outcome("rejected.repeat"), "重复申请"),
    (
        Word::Outcome("rejected.publication"),
        "要求提供公开出版物 公开出版物",
    ),
    (
        Word::Outcome("rejected.excessive"),
        "无正当理由大量反复申请 大量反复申请",
    ),
    (
        Word::Outcome("rejected.confirmation"),
        "要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 重新出具已获取信息",
    ),
    (
        Word::Outcome("other"),
        "其他处理 其它处理 作其他处理 其他方式处理",
    ),
    (
        Word::Outcome("other.no_correction"),
        "申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正",
    ),
    (
        Word::Outcome("other.no_payment"),
        "申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴费 逾期未缴纳费用",
    ),
    (
        Word::Applicant("natural_person"),
        "自然人 涉及自然人 公民 个人 公民个人",
    ),
    (
        Word::Public,
        "单位和个人 单位或个人 单位或者个人 组织和个人 组织或个人 组织或者个人 群众 公众 社会公众 人民群众 社会各界",
    ),
    (
        Word::Neutral,
        "个人信息 个人隐私 群众关切 群众关心 人民群众的 公众参与 公众号 个人所得税 公民权利",
    ),
    (
        Word::Organisations,
        "法人或其他组织 法人和其他组织 法人或者其他组织 法人及其他组织 法人、其他组织 法人、组织 法人组织 法人 其他组织 企业法人 单位申请",
    ),
    (
        Word::Applicant("business"),
        "商业企业 涉及商业企业 企业申请 企业提出",
    ),
    (Word::Applicant("research"), "科研机构"),
    (Word::Applicant("public_interest"), "社会公益组织 公益组织"),
    (Word::Applicant("legal_service"), "法律服务机构 律师事务所"),
    (
        Word::Receive,
        "收到 新收 受理 接收 接到 收办 新收到 收悉 新增 接收到 收取申请 新接收 新受理",
    ),
    (
        Word::Handle,
        "答复 办结 办理完毕 办理完成 处理完毕 回复 办复 审结 办完 已办理 已处理 答复办结 办结答复 办毕 处理办结 办理结果总计 办理结果共计 办理结果合计",
    ),
    (Word::Process, "办理 处理 承办"),
    (Word::Sum, "共计 合计 总计 两项合计 两项共计"),
    (
        Word::CarriedIn,
        "上年结转 上年度结转 上一年度结转 上一年结转 去年结转 结转上年 结转上年度 结转上一年度 结转自上年 结转自上年度 上年转结 上年度转结 \
         上年度转入 上年转入 上一年度转入 年初结转 上一年度未办结转入本年 上年度未办结转入本年 上年未办结转入本年 上年遗留 上年度遗留 上年未办结 上年度未办结 上年度顺延 上年顺延 往年结转 由上年结转 上年末结转 结转去年 \
         上年结转至本年 上年度结转至本年度 上年转来 上年度转来 上一年度转来 上年初结转 上一年没有办完 上年没有办完 上年度没有办完",
    ),
    (
        Word::CarriedOut,
        "年末结转 年底结转 结转下年 结转下年度 结转至下年 结转至下年度 结转到下年 结转到下年度 结转下一年 结转下一年度 结转至下一年 结转至下一年度 \
         结转到下一年度 结转到下一年 顺延至下年 顺延至下年度 顺延到下年度 顺延下年 顺延下年度 转下年 转下年度 转至下年度 转入下年度 转结下年 转结下年度 延至下年 \
         延至下年度 结转次年 结转至次年 下年度继续办理 下年继续办理 下一年度继续办理 结转来年 结转明年 结转至明年 转下一年度 顺延至下一年度 \
         延续至下年度 延续到下年度 结转下年度继续办理 结转下年继续办理 结转至下年度继续办理 结转至下一年度继续办理 结转下一年度继续办理 转入下一年度 \
         待下年度办理 跨年办理 留待下年度 转为下年度 结转为下年度 滚入下年度 转到下年度 转到下一年度 \
         尚在期限内 尚在办理期限内 尚在法定办理期限内 尚在法定期限内 仍在办理期限内",
    ),
    (
        Word::Carry,
        "结转 跨年 顺延 转结 转入 初结转 末结转 底结转 延至 转至 转到 跨入",
    ),
    (Word::Upheld, "结果维持 维持 予以维持 维持原行政行为 驳回"),
    (
        Word::Corrected,
        "结果纠正 纠正 纠错 被纠正 被纠错 败诉 确认违法 被撤销 责令重作",
    ),
    (Word::OtherResult, "其他结果 其它结果"),
    (
        Word::Pending,
        "尚未审结 未到答复期限 未到办理期限 未到期限 未到期 未到法定期限 未到法定答复期限 未审结 未结案 尚未结案 正在审理 审理中 尚在审理 尚未办结 未办结 未办完 没有办完 在办 尚在办理 正在办理 仍在办理 尚在办理中 正在办理中 仍在办理中",
    ),
    (
        Word::NotReceived,
        "未收到 没有收到 没收到 未接到 没有接到 未接收 未接收到 未受理 没有受理 未收 没有一件 无一件 无收到 尚未收到 未曾收到 未收到过 未有收到 未新收 从未收到 未接获",
    ),
    (
        Word::None,
        "没有 无 未发生 没有发生 未出现 没有出现 未产生 没有产生 未被 没有被 未有 不存在 未涉及 暂无 零 未引发 未引起 未提起 没有涉及 未曾发生 \
         未收取 没有收取 未收费 无收取 不收取 未产生过 未发生过 未因 没有因 未制发 未制定 未出台 没有制定 没有制发 未结转 没有结转 未接受 未向 没有向",
    ),
    (
        Word::Neutral,
        "无正当理由 无关 无偿 无障碍 无纸化 无缝 无论 无需 无须 无误 无线 无效 无疑 无限 无锡 无人 有无 无形 无私 无异议 零距离 零容忍 零星 零跑 无法 无证 没有现成",
    ),
    (Word::All, "均 全部 都 皆 悉数 一律 逐一"),
    (
        Word::Neutral,
        "全部信息 人均 平均 全部公开信息 都市 首都 成都 全部政府信息 均衡 平均每",
    ),
    (
        Word::InTime,
        "按时 按期 及时 法定期限 规定期限 规定时限 法定时限 规定时间 时限内 期限内 依法",
    ),
    (
        Word::Parts,
        "其中 包括 包含 内含 分别为 分别是 具体为 含 具体包括 主要为 主要是 按类型分 从类型看 按申请人分 按申请方式分 按申请渠道分 按渠道分 从申请方式看 从申请渠道看",
    ),
    (Word::Neutral, "包含的 含义 含量 蕴含 含金量"),
    (Word::Respectively, "分别"),
    (Word::Each, "各"),
    (
        Word::Neutral,
        "各类 各项 各级 各种 各部门 各单位 各科室 各股室 各平台 各渠道 各地 各方 各个",
    ),
    (Word::Share, "占 占比 占总数 占全部 占总量 占申请总数"),
    (Word::Neutral, "占用 占地 占道 侵占"),
    (
        Word::Increase,
        "增加 增长 上升 增多 提高 提升 多 上涨 同比增 增幅 净增 增加了 增长了 上升了",
    ),
    (
        Word::Decrease,
        "减少 下降 回落 降低 减 降幅 少 减少了 下降了 同比减 同比降 减幅",
    ),
    (
        Word::Neutral,
        "多种 多个 多次 多项 多元 多样 多渠道 多部门 多层次 多方 至少 不少 减轻 减税 减免 多少 少数 较多 较少 最多 许多 大多 众多 多平台 \
         提高了 提升了 多角度 多措 多为 少年 缺少 少字 青少年 少数民族 减灾 减排 多媒体",
    ),
    (
        Word::Compare,
        "同比 较上年 较去年 比上年 比去年 与上年 与去年 较 相比 环比 同上年 比",
    ),
    (
        Word::Neutral,
        "较为 较强 较好 较高 较大 比较 比例 比重 对比 比赛 评比 较快 占比为 较低 较差 较单一 比对 计较 比如",
    ),
    (
        Word::LastYear,
        "上年 去年 上年度 上一年 上一年度 往年 前年 上年同期 去年同期 历年",
    ),
    (
        Word::ThisYear,
        "本年 今年 全年 本年度 今年以来 年度内 一年来 本期 年内 当年 报告期内",
    ),
    (
        Word::Years,
        "近两年 近三年 近四年 近五年 近十年 近2年 近3年 近5年 两年来 三年来 四年来 五年来 十年来 3年来 5年来",
    ),
    (
        Word::Service,
        "政务服务窗口 政务服务大厅 政务服务大厅窗口 政务服务中心窗口 办事大厅 办事窗口",
    ),
    (Word::Plan, "将 下一步 拟 力争 明年 来年 下步 预计"),
    (
        Word::Neutral,
        "要求公开 要求提供 按要求 按照要求 将于 即将 规划计划 将政府 要求的 计划总结 规划计划类 申请要求 按规定要求 工作计划 计划信息 目标任务 要求申请人 \
         要求获取 并将 已将 将收到 将所有 模拟 虚拟 拟定",
    ),
    (
        Word::Channel,
        "当面 信函 网络 网上 邮件 电子邮件 传真 邮寄 现场 在线 信件 来信 来函 网络平台 平台收到 书面 口头 窗口 快递 电话 邮政 数据电文 网站 平台 线上 线下 来访 门户网站 政府网站",
    ),
    (
        Word::AnyWay,
        "等渠道 等方式 等途径 等形式 等各 各种渠道 各类渠道 各种形式 各渠道 任何 多渠道 多种渠道 各种方式 通过各 线上线下 等多种 等平台",
    ),
    (
        Word::Wide,
        "全市 全县 全区 全省 全国 全州 全旗 各街道 各乡镇 各镇 各县区 各部门 各单位 全系统 本系统 各级 辖区 下属 所属 全街道各",
    ),
    (
        Word::Restriction,
        "涉及 有关部门 指导 协助 配合 代办 会同 撤回 撤销 主动撤回 补正 逾期 超期 超时 积压 重大 类申请 违反 违规 咨询类 转办 移交 转送 退回 累计至今 恶意 不属于 告知 代表区政府 代表县政府 代表市政府 代表省政府 代表本级政府 第一季度 上半年 下半年 一季度 二季度 三季度 四季度 季度 月份 其他途径 未按",
    ),
    (
        Word::Neutral,
        "连同 自然 自觉 自身 自查 自主 自我 自治 来自 各自 亲自 每年 涉及政府信息公开 涉及信息公开",
    ),
    (Word::Rest, "其余 其他均 另有 此外 另外 除 余下 剩余"),
    (
        Word::Neutral,
        "除此 排除 清除 消除 解除 免除 拆除 扣除 删除",
    ),
    (
        Word::Reviewer,
        "作为行政复议机关 作为复议机关 行政复议机关 复议机关 作为复议机构 行政复议机构 复议机构 作为行政复议机构 复议局 行政复议局",
    ),
    (Word::Deciding, "审理 立案 裁决 审查"),
    (
        Word::Filed,
        "备案 全市行政复议 行政机关负责人出庭 出庭应诉 代理 法律援助案件 执法监督",
    ),
    (Word::Regulation, "规章 政府规章 部门规章 行政规章"),
    (Word::Neutral, "规章制度 规章备案 公文法规"),
    (Word::NormativeDocument, "行政规范性文件 规范性文件"),
    (
        Word::Neutral,
        "规范性文件解读 规范性文件备案 规范性文件合法性 规范性文件清理 规范性文件管理 规范性文件库 规范性文件的解读 规范性文件政策解读",
    ),
    (Word::Issue, "制发 制定 出台 印发 发文 制作"),
    (Word::Repeal, "废止 失效 废除"),
    (Word::InForce, "现行有效 有效 有效文件 继续实施 继续施行"),
    (Word::Licence, "行政许可"),
    (Word::Penalty, "行政处罚"),
    (Word::Coercion, "行政强制"),
    (Word::Fee, "行政事业性收费"),
    (
        Word::ProcessingFee,
        "信息处理费 信息处理费用 政府信息公开信息处理费 依申请公开信息处理费",
    ),
    (Word::Charge, "收取 收费 收缴"),
    (
        Word::Published,
        "主动公开 主动公开政府信息 主动公开信息 公开政府信息 发布信息 公开信息 发布政府信息 发布各类信息 发布政务信息 公开各类信息 信息公开数量 主动发布",
    ),
    (
        Word::Platform,
        "微信公众号 公众号 微信 微博 抖音 新媒体 政务新媒体 政府公报 公报 头条号 今日头条 视频号 客户端 快手",
    ),
    (Word::Case, "案件 案"),
    (
        Word::Neutral,
        "方案 档案 备案制 答案 草案 案例 提案 议案 预案 案卷",
    ),
    (Word::Because, "因 由于 引发 引起 导致 产生的 针对"),
    (Word::Neutral, "原因 因素 因此 因公"),
    (
        Word::Thing,
        "行政审批 审批 培训 会议 目录 指南 提案 议案 建议 留言 咨询 信箱 热线 投诉 举报 信访 解读 动态 公告 公示 通知 文件 公文 政策 法律援助 图解 问卷 活动 \
         稿件 新闻 视频 专栏 栏目 报告 事故 讲座 检查 督查 检测 问题 宣传 资料 制度 调解 公证 服务事项 权责清单 清单 预算 决算 规划 计划类 财政信息 人事信息 \
         机构 信息数 主动公开的 意见 诉求 工单 舆情 流程 回应 解答 案例 预案 方案 阅读 点击 访问 浏览 粉丝 申诉",
    ),
    (
        Word::Neutral,
        "申请公开的信息 公开工作 信息公开工作 政府信息公开工作 申请工作 申请事项 意见箱 报告如下 有关问题 该问题 工作年度报告 工作机构 工作日 工作人员 申请总数 总数为 总数量 申请数量总数",
    ),
];

/// Words by their first two characters, longest first.
struct Index {
    /// For each bucket the range in `entries`.
    buckets: Vec<(u16, u16)>,
    entries: Vec<(&'static str, Word)>,
}

const BUCKETS: usize = 4096;

/// The last byte of the third Chinese character of a word.
const THIRD: usize = 8;

/// The bucket of a word; a word of one character has no second.
fn bucket(first: char, second: Option<char>) -> usize {
    (first as usize * 31 + second.map_or(0, |second| second as usize)) % BUCKETS
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let bucket = |text: &str| {
        let mut letters = text.chars();
        bucket(letters.next().unwrap_or_default(), letters.next())
    };
    let mut entries: Vec<(&'static str, Word)> = WORDS
        .iter()
        .flat_map(|(word, list)| list.split_whitespace().map(|text| (text, *word)))
        .gather();
    crate::order::sort_by_key(&mut entries, |(text, _)| {
        [bucket(text), usize::MAX - text.len(), 0]
    });
    let mut buckets = vec![(0, 0); BUCKETS];
    for (at, (text, _)) in entries.iter().enumerate() {
        if let Some(range) = buckets.get_mut(bucket(text)) {
            if range.1 == 0 {
                range.0 = at as u16;
            }
            range.1 = at as u16 + 1;
        }
    }
    Index { buckets, entries }
});

/// The characters with which words begin.
pub fn firsts() -> impl Iterator<Item = char> {
    let texts = INDEX.entries.iter().map(|entry| entry.0);
    texts.filter_map(|text| text.chars().next())
}

/// The longest word that `rest` begins with, and its length in bytes.
pub fn at_start(rest: &str, first: char) -> Option<(Word, usize)> {
    let index = &*INDEX;
    let word = |second: Option<char>| {
        let (start, end) = *index.buckets.get(bucket(first, second))?;
        index
            .entries
            .get(usize::from(start)..usize::from(end))?
            .iter()
            // All in the bucket begin alike; the third character tells most of them apart.
            .find(|(text, _)| {
                let bytes = text.as_bytes();
                (bytes.len() <= THIRD || rest.as_bytes().get(THIRD) == bytes.get(THIRD))
                    && rest.starts_with(text)
            })
            .map(|(text, word)| (*word, text.len()))
    };
    let second = rest[first.len_utf8()..].chars().next();
    // Those of more than one character are longer than those of one.
    second.and_then(|_| word(second)).or_else(|| word(None))
}
