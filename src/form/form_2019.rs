//! 国办公开办函〔2019〕60号（试行）: report years 2019-2020.

use super::{Block, Column, Form, FormId, Row, column, row};

/// The form of 国办公开办函〔2019〕60号（试行）.
pub static FORM_2019: Form = Form {
    id: FormId::Trial2019,
    source: "国办公开办函〔2019〕60号",
    sections: [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ],
    table2: TABLE2,
    table3: TABLE3,
    table3_note: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    table3_heads: &[("申请人情况", 0, 7), ("法人或其他组织", 1, 5)],
    table3_columns: TABLE3_COLUMNS,
    table4: TABLE4,
    table4_columns: TABLE4_COLUMNS,
};

const TABLE2: &[Block] = &[
    Block {
        title: "第二十条第（一）项",
        columns: &[
            column("made", "本年新制作数量"),
            column("published", "本年新公开数量"),
            column("total_public", "对外公开总数量"),
        ],
        rows: &[
            row("regulations", "规章", None),
            row("normative_documents", "规范性文件", None),
        ],
    },
    Block {
        title: "第二十条第（五）项",
        columns: &[
            column("previous_items", "上一年项目数量"),
            column("change", "本年增/减"),
            column("decisions", "处理决定数量"),
        ],
        rows: &[
            row("licensing", "行政许可", None),
            row("other_services", "其他对外管理服务事项", None),
        ],
    },
    Block {
        title: "第二十条第（六）项",
        columns: &[
            column("previous_items", "上一年项目数量"),
            column("change", "本年增/减"),
            column("decisions", "处理决定数量"),
        ],
        rows: &[
            row("penalties", "行政处罚", None),
            row("coercion", "行政强制", None),
        ],
    },
    Block {
        title: "第二十条第（八）项",
        columns: &[
            column("previous_items", "上一年项目数量"),
            column("change", "本年增/减"),
        ],
        rows: &[row("fees", "行政事业性收费", None)],
    },
    Block {
        title: "第二十条第（九）项",
        columns: &[
            column("items", "采购项目数量"),
            column("amount", "采购总金额"),
        ],
        rows: &[row("procurement", "政府集中采购", None)],
    },
];

const TABLE3_COLUMNS: &[Column] = &[
    column("natural_person", "自然人"),
    column("business", "商业企业"),
    column("research", "科研机构"),
    column("public_interest", "社会公益组织"),
    column("legal_service", "法律服务机构"),
    column("other_org", "其他"),
    column("total", "总计"),
];

const TABLE3: &[Row] = &[
    row("received", "一、本年新收政府信息公开申请数量", None),
    row("carried_in", "二、上年结转政府信息公开申请数量", None),
    row("granted", "（一）予以公开", Some("三、本年度办理结果")),
    row(
        "partial",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        Some("三、本年度办理结果"),
    ),
    row(
        "denied.state_secret",
        "1.属于国家秘密",
        Some("（三）不予公开"),
    ),
    row(
        "denied.law_prohibits",
        "2.其他法律行政法规禁止公开",
        Some("（三）不予公开"),
    ),
    row(
        "denied.safety_stability",
        "3.危及“三安全一稳定”",
        Some("（三）不予公开"),
    ),
    row(
        "denied.third_party",
        "4.保护第三方合法权益",
        Some("（三）不予公开"),
    ),
    row(
        "denied.internal_affairs",
        "5.属于三类内部事务信息",
        Some("（三）不予公开"),
    ),
    row(
        "denied.process_info",
        "6.属于四类过程性信息",
        Some("（三）不予公开"),
    ),
    row(
        "denied.enforcement_file",
        "7.属于行政执法案卷",
        Some("（三）不予公开"),
    ),
    row(
        "denied.query_matter",
        "8.属于行政查询事项",
        Some("（三）不予公开"),
    ),
    row(
        "unavailable.not_held",
        "1.本机关不掌握相关政府信息",
        Some("（四）无法提供"),
    ),
    row(
        "unavailable.needs_creation",
        "2.没有现成信息需要另行制作",
        Some("（四）无法提供"),
    ),
    row(
        "unavailable.unclear",
        "3.补正后申请内容仍不明确",
        Some("（四）无法提供"),
    ),
    row(
        "rejected.petition",
        "1.信访举报投诉类申请",
        Some("（五）不予处理"),
    ),
    row("rejected.repeat", "2.重复申请", Some("（五）不予处理")),
    row(
        "rejected.publication",
        "3.要求提供公开出版物",
        Some("（五）不予处理"),
    ),
    row(
        "rejected.excessive",
        "4.无正当理由大量反复申请",
        Some("（五）不予处理"),
    ),
    row(
        "rejected.confirmation",
        "5.要求行政机关确认或重新出具已获取信息",
        Some("（五）不予处理"),
    ),
    row("other", "（六）其他处理", Some("三、本年度办理结果")),
    row("handled_total", "（七）总计", Some("三、本年度办理结果")),
    row("carried_out", "四、结转下年度继续办理", None),
];

const TABLE4: &[Column] = &[
    column("reconsideration", "行政复议"),
    column("litigation_direct", "行政诉讼 / 未经复议直接起诉"),
    column("litigation_after_reconsideration", "行政诉讼 / 复议后起诉"),
];

const TABLE4_COLUMNS: &[Column] = &[
    column("upheld", "结果维持"),
    column("corrected", "结果纠正"),
    column("other", "其他结果"),
    column("pending", "尚未审结"),
    column("total", "总计"),
];
