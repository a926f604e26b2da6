//! 国办公开办函〔2021〕30号: report years 2021-.

use super::{Block, Column, Form, FormId, Row, column, row};

/// The form of 国办公开办函〔2021〕30号.
pub static FORM_2021: Form = Form {
    id: FormId::Form2021,
    source: "国办公开办函〔2021〕30号",
    sections: [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
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
            column("issued", "本年制发件数"),
            column("repealed", "本年废止件数"),
            column("in_force", "现行有效件数"),
        ],
        rows: &[
            row("regulations", "规章", None),
            Row {
                variants: &["规范性文件"],
                ..row("normative_documents", "行政规范性文件", None)
            },
        ],
    },
    Block {
        title: "第二十条第（五）项",
        columns: &[column("decisions", "本年处理决定数量")],
        rows: &[row("licensing", "行政许可", None)],
    },
    Block {
        title: "第二十条第（六）项",
        columns: &[column("decisions", "本年处理决定数量")],
        rows: &[
            row("penalties", "行政处罚", None),
            row("coercion", "行政强制", None),
        ],
    },
    Block {
        title: "第二十条第（八）项",
        columns: &[column("amount", "本年收费金额（单位：万元）")],
        rows: &[row("fees", "行政事业性收费", None)],
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
    Row {
        variants: &["4.保护第三人权益"],
        ..row(
            "denied.third_party",
            "4.保护第三方合法权益",
            Some("（三）不予公开"),
        )
    },
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
    Row {
        variants: &["1.逾期不补正"],
        ..row(
            "other.no_correction",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            Some("（六）其他处理"),
        )
    },
    Row {
        variants: &["2.逾期不缴费"],
        ..row(
            "other.no_payment",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            Some("（六）其他处理"),
        )
    },
    row("other.other", "3.其他", Some("（六）其他处理")),
    // Real reports on this form often keep the one row of the trial form in place of the three above.
    Row {
        key: "other",
        label: "（六）其他处理",
        group: Some("三、本年度办理结果"),
        variants: &[],
        collapsed: true,
    },
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
