//! The five aspects that section one must cover, with the words that tell each.

/// An aspect of section one.
pub struct Aspect {
    /// Its usual name.
    pub name: &'static str,
    /// Words of a heading that names it.
    pub heading: &'static [&'static str],
    /// Words of the text that settle that it is dealt with, headings or not.
    pub certain: &'static [&'static str],
    /// Words of the text that suffice where the parts of the section bear no headings.
    pub likely: &'static [&'static str],
}

/// The five aspects in their usual order.
pub const ASPECTS: [Aspect; 5] = [
    Aspect {
        name: "主动公开",
        heading: &[
            "主动公开",
            "公开内容",
            "公开方式",
            "重点领域",
            "信息发布",
            "解读",
        ],
        certain: &[
            "主动公开政府信息",
            "主动公开信息",
            "主动公开各类",
            "公开政府信息",
        ],
        likely: &[
            "主动公开",
            "公开信息",
            "发布信息",
            "信息发布",
            "公开政府信息",
            "发布政府信息",
            "发布政务信息",
            "发布各类",
            "公开各类",
            "发布",
            "公布",
            "公示",
        ],
    },
    Aspect {
        name: "依申请公开",
        heading: &["申请"],
        certain: &["依申请公开", "信息公开申请", "收到申请", "受理申请"],
        likely: &["申请"],
    },
    Aspect {
        name: "政府信息管理",
        heading: &["信息管理", "管理", "审核", "审查", "信息资源"],
        certain: &["政府信息管理", "信息管理制度", "动态调整", "先审后"],
        likely: &[
            "管理",
            "审核",
            "审查",
            "三审",
            "清理",
            "动态调整",
            "动态更新",
            "制度",
        ],
    },
    Aspect {
        name: "政府信息公开平台建设",
        heading: &["平台", "渠道", "网站", "载体", "新媒体", "阵地"],
        certain: &["平台建设", "公开平台", "专栏建设", "网站建设"],
        likely: &[
            "平台",
            "网站",
            "新媒体",
            "公众号",
            "专栏",
            "公开栏",
            "渠道",
            "微博",
        ],
    },
    Aspect {
        name: "监督保障",
        heading: &[
            "监督",
            "保障",
            "考核",
            "评议",
            "培训",
            "组织领导",
            "责任追究",
        ],
        certain: &[
            "监督保障",
            "监督考核",
            "考核评价",
            "社会评议",
            "责任追究",
            "监督检查",
        ],
        likely: &[
            "监督",
            "保障",
            "考核",
            "评议",
            "培训",
            "组织领导",
            "领导小组",
            "督促",
            "督查",
        ],
    },
];
