//! Prose that agrees with the tables, in many wordings.

use std::collections::BTreeSet;
use std::fmt::Display;

use hegao::form::FormId;

use super::figures::Figures;
use super::marks;
use super::organs::{Organ, OrganKind};
use super::random::Random;

/// A figure that the prose states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    Received,
    CarriedIn,
    Handled,
    CarriedOut,
    Granted,
    Partial,
    Denied,
    Unavailable,
    Rejected,
    Other,
    NaturalPerson,
    Organisations,
    Reviews,
    Lawsuits,
    Issued,
    Percent,
    Comparison,
    ListTotal,
}

/// A statement that is wrong, put in the place of the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// This figure is stated as something else.
    Figure(Claim, String),
    /// Says that no application came.
    NoApplications,
    /// Says that there was no review and no lawsuit.
    NoDisputes,
    /// Says that every application was answered though some are carried out.
    AllHandled,
    /// Says that every review was upheld though some were corrected or are pending.
    AllUpheld,
    /// Counts the cases that the organ decided as the organ of review.
    AsReviewOrgan,
    /// Says that there is no social-media account, beside the posts made there.
    NoAccount,
    /// Says that applications were all answered, beside the number carried out, both in prose.
    OwnWorkYear,
}

/// Writes the prose of one report.
pub struct Writer<'w> {
    pub random: &'w mut Random,
    pub figures: &'w Figures,
    pub organ: &'w Organ,
    pub year: u16,
    pub form: FormId,
    /// The slip to make, if any.
    pub slip: Option<Slip>,
    /// Whether the writer leaves nothing out that it could say.
    pub wordy: bool,
    /// What was stated.
    pub stated: BTreeSet<Claim>,
}

/// The five parts of section one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// 主动公开.
    pub name: &'static str,
    pub text: String,
}

impl Writer<'_> {
    fn figure(&mut self, claim: Claim, value: impl Display) -> String {
        self.stated.insert(claim);
        match &self.slip {
            Some(Slip::Figure(wrong, text)) if *wrong == claim => marks::mark(text),
            _ => value.to_string(),
        }
    }

    fn says(&self, slip: &Slip) -> bool {
        self.slip.as_ref() == Some(slip)
    }

    fn word<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.random.word(from)
    }

    fn maybe(&mut self, percent: u64) -> bool {
        let drawn = self.random.chance(percent);
        drawn || self.wordy
    }

    /// The five aspects, in order.
    pub fn overview(&mut self) -> Vec<Aspect> {
        vec![
            Aspect {
                name: "主动公开",
                text: self.disclosure(),
            },
            Aspect {
                name: "依申请公开",
                text: self.on_application(),
            },
            Aspect {
                name: "政府信息管理",
                text: self.management(),
            },
            Aspect {
                name: "政府信息公开平台建设",
                text: self.platform(),
            },
            Aspect {
                name: "监督保障",
                text: self.supervision(),
            },
        ]
    }

    /// The sentence before the five aspects.
    pub fn opening(&mut self) -> String {
        let (year, name, short) = (self.year, &self.organ.name, &self.organ.short);
        let choices = [
            format!(
                "{year}年，{name}认真贯彻落实《中华人民共和国政府信息公开条例》，持续提升政府信息公开工作质量。"
            ),
            format!(
                "{year}年，{short}深入学习贯彻党的精神，坚持以公开为常态、不公开为例外，扎实推进政府信息公开各项工作。"
            ),
            format!(
                "{year}年，在上级的正确领导下，{short}紧紧围绕中心工作，进一步强化公开意识，拓展公开渠道，政府信息公开工作取得新成效。"
            ),
            format!(
                "{year}年度，{name}严格按照《中华人民共和国政府信息公开条例》要求，结合工作实际，稳步推进政府信息公开工作。现将有关情况报告如下："
            ),
            format!(
                "{short}高度重视政府信息公开工作，{year}年将其纳入重要议事日程，做到与业务工作同部署、同落实。"
            ),
        ];
        self.random.pick(&choices).clone()
    }

    fn disclosure(&mut self) -> String {
        let mut text = self.published();
        if self.maybe(60) {
            let posts = self.random.between(20, 2400);
            let place = self.organ.place.clone();
            let account = place.trim_end_matches(['县', '区', '市', '省']).to_string();
            text += &match self.random.below(4) {
                0 => format!("通过“{account}发布”微信公众号发布信息{posts}条。"),
                1 => format!("政务新媒体全年发布信息{posts}条。"),
                2 => format!("利用微信公众号推送各类信息{posts}篇。"),
                _ => format!("在“云上{account}”客户端发布稿件{posts}篇。"),
            };
            if self.says(&Slip::NoAccount) {
                let short = &self.organ.short;
                text += &format!("政务微信公众号发布信息{posts}条。");
                text += &marks::mark(&format!("{short}未开设政务新媒体账号。"));
            }
        }
        text += &self.documents();
        if self.maybe(30) {
            text += self.word(&[
                "及时公开机构职能、领导信息和办事指南等内容。",
                "围绕群众关切，做好重点领域信息公开。",
                "按照规定公开部门预算和决算信息。",
                "坚持政策文件与解读材料同步组织、同步审签、同步部署。",
            ]);
        }
        text
    }

    fn published(&mut self) -> String {
        const KINDS: &[&str] = &[
            "工作动态",
            "通知公告",
            "政策文件",
            "财政信息",
            "人事信息",
            "政策解读",
            "规划计划",
            "双随机公开",
            "重点领域信息",
            "机构信息",
        ];
        let count = self.random.between(2, 6) as usize;
        let first = self.random.below((KINDS.len() - count) as u64 + 1) as usize;
        let most = *self.random.pick(&[9u64, 90, 600]);
        let parts: Vec<(&str, u64)> = KINDS[first..first + count]
            .iter()
            .map(|kind| (*kind, self.random.between(1, most)))
            .collect();
        let total: u64 = parts.iter().map(|(_, n)| n).sum();
        let unit = self.word(&["条", "条", "条", "篇"]);
        let lead = match self.random.below(6) {
            0 => "全年通过政府网站主动公开政府信息".to_string(),
            1 => format!("{}年，主动公开政府信息", self.year),
            2 => "本年度共主动公开各类政府信息".to_string(),
            3 => "全年累计发布政府信息".to_string(),
            4 => format!("{}通过门户网站公开政府信息", self.organ.short),
            _ => "通过政府信息公开专栏公开信息".to_string(),
        };
        if !self.wordy && self.random.chance(20) {
            let round = self.random.between(2, 90) * 10;
            return format!("{lead}{round}余{unit}。");
        }
        let stated = self.figure(Claim::ListTotal, total);
        if !self.wordy && self.random.chance(20) {
            return format!("{lead}{stated}{unit}。");
        }
        let comma = self.word(&["，其中", "，其中：", "，其中，", "，包括"]);
        let between = self.word(&["、", "，", "、"]);
        let list: Vec<String> = parts
            .iter()
            .map(|(kind, n)| format!("{kind}{n}{unit}"))
            .collect();
        match self.random.below(6) {
            // A list that says itself that it is not whole.
            0 if !self.wordy => {
                let some = &list[..list.len() - 1];
                format!("{lead}{stated}{unit}，主要包括{}等。", some.join("、"))
            }
            // A list with a list inside.
            1 if parts[0].1 >= 2 => {
                let inner = parts[0].1 / 2;
                let rest = parts[0].1 - inner;
                let nested = format!(
                    "{}{}{unit}（其中图片信息{inner}{unit}、文字信息{rest}{unit}）",
                    parts[0].0, parts[0].1
                );
                format!(
                    "{lead}{stated}{unit}{comma}{nested}{between}{}。",
                    list[1..].join(between)
                )
            }
            2 => {
                let last = list.len() - 1;
                format!(
                    "{lead}{stated}{unit}{comma}{}和{}。",
                    list[..last].join(between),
                    list[last]
                )
            }
            _ => format!("{lead}{stated}{unit}{comma}{}。", list.join(between)),
        }
    }

    fn documents(&mut self) -> String {
        if self.form == FormId::Trial2019 || !self.maybe(55) {
            return String::new();
        }
        let row = "table2/normative_documents";
        let issued = self.figures.at(&format!("{row}/issued"));
        let repealed = self.figures.at(&format!("{row}/repealed"));
        let stock = self.figures.at(&format!("{row}/in_force"));
        if issued + repealed + stock == 0 {
            return match self.random.below(6) {
                0 => "全年未制发行政规范性文件。".into(),
                1 => format!("{}年，没有制发行政规范性文件。", self.year),
                2 => "制发行政规范性文件0件。".into(),
                3 => "本年度无行政规范性文件制发、废止情况。".into(),
                4 => "本年度制发行政规范性文件0件，废止0件，现行有效0件。".into(),
                _ => String::new(),
            };
        }
        let issued = self.figure(Claim::Issued, issued);
        match self.random.below(6) {
            0 => format!("制发行政规范性文件{issued}件，废止{repealed}件，现行有效{stock}件。"),
            1 => format!(
                "全年制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{stock}件。"
            ),
            2 => format!(
                "本年制发行政规范性文件{issued}件、废止{repealed}件，截至{}年底现行有效{stock}件。",
                self.year
            ),
            3 => format!(
                "全年共制定行政规范性文件{issued}件，废止{repealed}件，目前现行有效{stock}件。"
            ),
            4 => format!(
                "{}年制发行政规范性文件{issued}件，现行有效行政规范性文件{stock}件。",
                self.year
            ),
            _ => format!("全年印发行政规范性文件{issued}件，均已在政府网站公开。"),
        }
    }

    fn on_application(&mut self) -> String {
        let received = self.figures.three("received", "total");
        let carried_in = self.figures.three("carried_in", "total");
        let mut text = if self.says(&Slip::NoApplications) {
            let words = self.none_received();
            format!("{}。", marks::mark(&words))
        } else if self.says(&Slip::OwnWorkYear) {
            let year = marks::mark(&format!("{}年", self.year - 1));
            let short = &self.organ.short;
            format!("{year}，{short}共收到政府信息公开申请{received}件。")
        } else if received + carried_in == 0 {
            format!("{}。", self.none_received())
        } else {
            self.applications(received, carried_in)
        };
        text += &self.disputes();
        if self.maybe(25) {
            text += self.word(&[
                "进一步规范依申请公开办理流程，畅通申请渠道。",
                "严格落实登记、审核、办理、答复、归档各环节要求。",
                "不断提高依申请公开答复的规范性。",
            ]);
        }
        text
    }

    fn none_received(&mut self) -> String {
        let (year, short) = (self.year, self.organ.short.clone());
        match self.random.below(10) {
            0 => "全年未收到政府信息公开申请".into(),
            1 => "未收到公民、法人和其他组织提出的政府信息公开申请".into(),
            2 => format!("{year}年，{short}没有收到政府信息公开申请"),
            3 => "收到政府信息公开申请0件".into(),
            4 => format!("{year}年{short}未接到政府信息公开申请"),
            5 => "本年度无政府信息公开申请".into(),
            6 => "新收政府信息公开申请0件".into(),
            7 => "未收到任何形式的政府信息公开申请".into(),
            8 => format!("{year}年度未受理依申请公开政府信息事项"),
            _ => "全年共受理政府信息公开申请0件".into(),
        }
    }

    fn applications(&mut self, received: u64, carried_in: u64) -> String {
        let handled = self.figures.three("handled_total", "total");
        let mut text = if received == 0 {
            self.word(&["全年未新收政府信息公开申请", "本年新收政府信息公开申请0件"])
                .to_string()
        } else {
            self.received(received)
        };
        let natural = self.figures.three("received", "natural_person");
        if received > 0 && self.maybe(55) {
            text += &self.applicants(received, natural);
        }
        if carried_in > 0 && self.maybe(75) {
            let n = self.figure(Claim::CarriedIn, carried_in);
            text += &match self.random.below(6) {
                0 => format!("；上年结转{n}件"),
                1 => format!("，上年度结转政府信息公开申请{n}件"),
                2 => format!("，另有上年结转申请{n}件"),
                3 => format!("。上年结转政府信息公开申请{n}件"),
                4 => format!("，上一年度结转{n}件"),
                _ => format!("；上年结转本年继续办理{n}件"),
            };
        }
        text += "。";
        if received > 0 && self.maybe(25) {
            text += &self.comparison(received);
        }
        if handled > 0 && self.maybe(75) {
            text += &self.handled(handled);
        }
        text += &self.carried_out();
        text
    }

    fn received(&mut self, received: u64) -> String {
        let n = self.figure(Claim::Received, received);
        let (year, short) = (self.year, &self.organ.short);
        match self.random.below(12) {
            0 => format!("全年新收政府信息公开申请{n}件"),
            1 => format!("{year}年，共收到政府信息公开申请{n}件"),
            2 => format!("本年度新收到政府信息公开申请{n}件"),
            3 => format!("全年共受理政府信息公开申请{n}件"),
            4 => format!("{year}年{short}收到依申请公开{n}件"),
            5 => format!("新收依申请公开政府信息申请{n}件"),
            6 => format!("共接收公民、法人和其他组织提出的政府信息公开申请{n}件"),
            7 => format!("{short}全年收到政府信息公开申请共{n}件"),
            8 => format!("{year}年，{short}共收到{n}件政府信息公开申请"),
            9 => format!("全年收到有效政府信息公开申请{n}件"),
            10 => format!("本年新收政府信息公开申请数量为{n}件"),
            _ => format!("{short}依法受理政府信息公开申请{n}件"),
        }
    }

    fn applicants(&mut self, received: u64, natural: u64) -> String {
        let organisations = received - natural;
        let percent = percent(natural, received, self.random.below(3) as usize);
        let share = if self.maybe(35) {
            let stated = self.figure(Claim::Percent, percent);
            let word = self.word(&["，占", "，占比", "，占申请总量的"]);
            format!("{word}{stated}%")
        } else {
            String::new()
        };
        let n = self.figure(Claim::NaturalPerson, natural);
        let o = self.figure(Claim::Organisations, organisations);
        if organisations == 0 && share.is_empty() && self.random.chance(30) {
            return format!("，其中自然人申请{n}件");
        }
        match self.random.below(6) {
            0 => format!("，其中自然人申请{n}件{share}、法人或其他组织申请{o}件"),
            1 => format!("，其中：自然人{n}件{share}，法人或其他组织{o}件"),
            2 => format!("（自然人{n}件、法人或其他组织{o}件）"),
            3 => format!("，其中自然人提出申请{n}件{share}，法人或其他组织提出申请{o}件"),
            4 => format!("，按申请人类型分，自然人申请{n}件{share}，法人或其他组织申请{o}件"),
            _ => format!("，其中来自自然人的申请{n}件{share}，来自法人或其他组织的申请{o}件"),
        }
    }

    fn comparison(&mut self, received: u64) -> String {
        let last = match self.random.below(3) {
            0 => received + self.random.between(1, 40),
            1 => (received * 2 / 3).max(1),
            _ => received.saturating_sub(self.random.between(1, 5)).max(1),
        };
        if last == received {
            return self
                .word(&["与上年持平。", "申请数量与上年持平。"])
                .to_string();
        }
        let (word, fell) = if received > last {
            ("增加", "增长")
        } else {
            ("减少", "下降")
        };
        let change = received.abs_diff(last);
        let percent = percent(change, last, self.random.between(1, 2) as usize);
        match self.random.below(4) {
            0 => {
                let p = self.figure(Claim::Comparison, percent);
                format!("较上年的{last}件{word}{change}件，同比{fell}{p}%。")
            }
            1 => {
                let p = self.figure(Claim::Comparison, percent);
                format!("上年收到政府信息公开申请{last}件，同比{fell}{p}%。")
            }
            2 => format!("申请数量较上年{word}{change}件。"),
            _ => format!("比上年{word}{change}件。"),
        }
    }

    fn handled(&mut self, handled: u64) -> String {
        let n = self.figure(Claim::Handled, handled);
        let lead = match self.random.below(8) {
            0 => format!("已办结{n}件"),
            1 => format!("全年共答复{n}件"),
            2 => format!("本年度办结政府信息公开申请{n}件"),
            3 => format!("已全部登记受理，办理完毕{n}件"),
            4 => format!("共办结申请{n}件"),
            5 => format!("依法依规答复申请{n}件"),
            6 => format!("本年度共办理答复{n}件"),
            _ => format!("全年办结政府信息公开申请{n}件"),
        };
        if !self.maybe(65) {
            return format!("{lead}。");
        }
        let whole = self.random.chance(40) || self.wordy;
        let mut list = Vec::new();
        let outcomes = [
            (Claim::Granted, "予以公开", "granted"),
            (Claim::Partial, "部分公开", "partial"),
            (Claim::Denied, "不予公开", "denied"),
            (Claim::Unavailable, "无法提供", "unavailable"),
            (Claim::Rejected, "不予处理", "rejected"),
            (Claim::Other, "其他处理", "other"),
        ];
        for (claim, name, family) in outcomes {
            let value = self.figures.family(family, "total");
            if value > 0 || whole {
                let stated = self.figure(claim, value);
                list.push(format!("{name}{stated}件"));
            }
        }
        let comma = self.word(&["，其中", "，其中：", "。其中，", "，其中，"]);
        let between = self.word(&["、", "，", "；"]);
        format!("{lead}{comma}{}。", list.join(between))
    }

    fn carried_out(&mut self) -> String {
        let carried = self.figures.three("carried_out", "total");
        if self.says(&Slip::AllHandled) {
            let words = self.word(&["所有申请均已按时办结", "已全部办结", "申请全部按期办理完毕"]);
            return format!("{}。", marks::mark(words));
        }
        if carried == 0 {
            if !self.maybe(40) {
                return String::new();
            }
            return match self.random.below(6) {
                0 => "申请均已按时办结。".into(),
                1 => "已全部按期答复。".into(),
                2 => "无结转下年度继续办理的申请。".into(),
                3 => "结转下年度继续办理0件。".into(),
                4 => "全部在法定期限内办结。".into(),
                _ => "没有结转下年度办理的申请。".into(),
            };
        }
        if !self.maybe(80) {
            return String::new();
        }
        let n = self.figure(Claim::CarriedOut, carried);
        match self.random.below(6) {
            0 => format!("结转下年度继续办理{n}件。"),
            1 => format!("另有{n}件结转下年度继续办理。"),
            2 => format!("{n}件结转至下一年度办理。"),
            3 => format!("结转下年度办理{n}件。"),
            4 => format!("结转下年继续办理{n}件。"),
            _ => format!("其余{n}件尚在办理期限内，转下年度继续办理。"),
        }
    }

    fn disputes(&mut self) -> String {
        let four = |group: &str, column: &str| self.figures.four(group, column);
        let reviews = four("reconsideration", "total");
        let corrected = four("reconsideration", "corrected");
        let upheld = four("reconsideration", "upheld");
        let suits =
            four("litigation_direct", "total") + four("litigation_after_reconsideration", "total");
        if self.says(&Slip::NoDisputes) {
            let words = self.no_disputes();
            return format!("{}。", marks::mark(&words));
        }
        if self.says(&Slip::AllUpheld) {
            let words = format!("因政府信息公开被申请行政复议{reviews}件，均获维持");
            return format!("{}。", marks::mark(&words));
        }
        if self.says(&Slip::AsReviewOrgan) {
            let short = &self.organ.short;
            let words = format!("{short}作为行政复议机关收到政府信息公开行政复议案件{reviews}件");
            return format!("{}。", marks::mark(&words));
        }
        if reviews + suits == 0 {
            return if self.maybe(60) {
                format!("{}。", self.no_disputes())
            } else {
                String::new()
            };
        }
        if !self.maybe(60) {
            return String::new();
        }
        let v = self.figure(Claim::Reviews, reviews);
        let l = self.figure(Claim::Lawsuits, suits);
        let spread = if reviews > 0 && self.random.chance(30) {
            let other = four_of(self.figures, "other");
            let pending = four_of(self.figures, "pending");
            format!(
                "（其中结果维持{upheld}件、结果纠正{corrected}件、其他结果{other}件、尚未审结{pending}件）"
            )
        } else {
            String::new()
        };
        match self.random.below(6) {
            0 => format!("因政府信息公开被申请行政复议{v}件{spread}，被提起行政诉讼{l}件。"),
            1 => {
                format!("全年因政府信息公开工作被申请行政复议{v}件{spread}、被提起行政诉讼{l}件。")
            }
            2 => format!("发生政府信息公开行政复议{v}件{spread}、行政诉讼{l}件。"),
            3 => format!("涉及政府信息公开的行政复议案件{v}件{spread}，行政诉讼案件{l}件。"),
            4 => format!("政府信息公开行政复议{v}件{spread}，政府信息公开行政诉讼{l}件。"),
            _ => format!("本年度因政府信息公开引发行政复议{v}件{spread}，引发行政诉讼{l}件。"),
        }
    }

    fn no_disputes(&mut self) -> String {
        let year = self.year;
        match self.random.below(9) {
            0 => "未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况".into(),
            1 => "没有因政府信息公开引发的行政复议和行政诉讼".into(),
            2 => "未发生政府信息公开行政复议、行政诉讼案件".into(),
            3 => "因政府信息公开被申请行政复议0件，被提起行政诉讼0件".into(),
            4 => format!("{year}年无政府信息公开行政复议、行政诉讼情况"),
            5 => "本年度未发生因政府信息公开被申请行政复议或被提起行政诉讼的情形".into(),
            6 => "未出现涉及政府信息公开的行政复议和行政诉讼".into(),
            7 => "没有发生行政复议、行政诉讼".into(),
            _ => "政府信息公开行政复议0件、行政诉讼0件".into(),
        }
    }

    fn management(&mut self) -> String {
        let first = self.word(&[
            "严格执行信息发布“三审三校”制度，落实保密审查要求，定期清理失效文件。",
            "建立健全政府信息管理制度，规范信息的收集、整理和发布流程。",
            "完善信息发布审核机制，明确专人负责信息维护，做到先审后发、一事一审。",
            "加强政府信息管理，按照谁公开谁负责的原则，严把内容关、时效关。",
            "落实政府信息动态管理要求，及时调整更新公开目录，规范文件公开属性认定。",
            "定期对已公开信息进行梳理，对失效、错误信息及时更正，确保内容准确。",
        ]);
        let second = self.word(&[
            "",
            "全年未发生泄密事件。",
            "对规范性文件实行统一登记、统一编号、统一印发。",
            "坚持公开前审查，杜绝涉密信息上网。",
        ]);
        format!("{first}{second}")
    }

    fn platform(&mut self) -> String {
        let first = self.word(&[
            "加强政府网站专栏和政务新媒体的日常维护，确保平台安全稳定运行。",
            "优化政府信息公开专栏栏目设置，方便群众查询获取信息。",
            "依托政府门户网站开展公开平台建设，做好栏目更新和维护。",
            "持续推进政府信息公开平台建设，设置信息查阅点，提供查阅服务。",
            "完善网站检索、下载功能，提升平台规范化水平。",
            "以政府网站为主平台，加强政务新媒体管理，形成公开合力。",
        ]);
        let second = self.word(&[
            "",
            "全年未发生安全事件。",
            "按要求完成平台适老化改造。",
            "及时整改错链、断链问题。",
        ]);
        format!("{first}{second}")
    }

    fn supervision(&mut self) -> String {
        let times = self.random.between(1, 6);
        let first = match self.random.below(6) {
            0 => {
                format!("明确办公室负责政府信息公开工作，开展业务培训{times}次，主动接受社会监督。")
            }
            1 => {
                format!("调整充实政务公开领导小组，全年组织培训{times}次，将公开工作纳入年度考核。")
            }
            2 => format!("加强组织领导和业务指导，召开工作推进会{times}次，强化监督检查。"),
            3 => format!("健全监督保障机制，配备专职人员，组织专题培训{times}期。"),
            4 => "畅通监督渠道，公布监督电话，自觉接受公众和媒体监督。".to_string(),
            _ => "强化工作考核和督促检查，对存在的问题及时通报、限期整改。".to_string(),
        };
        if self.organ.is_government() || self.random.chance(15) {
            let more = self.word(&[
                "将政府信息公开纳入工作考核，组织开展社会评议，未发生责任追究情形。",
                "工作考核结果已在系统内通报，社会评议满意度较高，全年无责任追究情况。",
                "开展社会评议，落实工作考核要求，未发生需要责任追究的情形。",
            ]);
            return format!("{first}{more}");
        }
        first
    }

    /// Section five.
    pub fn problems(&mut self) -> Vec<String> {
        let (year, short) = (self.year, self.organ.short.clone());
        let next = year + 1;
        const PROBLEMS: &[(&str, &str)] = &[
            (
                "政策解读形式较为单一",
                "丰富政策解读形式，多用图表、问答等方式解读政策",
            ),
            (
                "依申请公开答复的规范性有待提高",
                "加强业务培训，规范答复文书，提高办理质量",
            ),
            (
                "主动公开的深度和广度还不够",
                "拓展公开内容，做好重点领域信息发布",
            ),
            ("个别栏目信息更新不够及时", "明确更新责任，定期开展栏目检查"),
            ("工作人员业务能力有待提升", "组织专题学习，提升队伍专业水平"),
            ("与公众的互动交流不够充分", "拓宽互动渠道，及时回应社会关切"),
        ];
        let count = self.random.between(2, 3) as usize;
        let first = self.random.below((PROBLEMS.len() - count) as u64 + 1) as usize;
        let chosen = &PROBLEMS[first..first + count];
        let number = ["一是", "二是", "三是"];
        let list = |part: fn(&(&'static str, &'static str)) -> &'static str| {
            let items: Vec<String> = chosen
                .iter()
                .zip(number)
                .map(|(pair, number)| format!("{number}{}", part(pair)))
                .collect();
            items.join("；")
        };
        let (bad, good) = (list(|p| p.0), list(|p| p.1));
        match self.random.below(6) {
            0 => vec![
                format!(
                    "{year}年，{short}政府信息公开工作取得了一定成效，但仍存在以下问题：{bad}。"
                ),
                format!("下一步，{short}将重点做好以下工作：{good}。"),
            ],
            1 => vec![format!(
                "虽然政府信息公开工作取得一定成绩，但也存在一些不足：{bad}。{next}年，将从以下方面加以改进：{good}。"
            )],
            2 => vec![
                "（一）存在的主要问题".to_string(),
                format!("{bad}。"),
                "（二）改进措施".to_string(),
                format!("{good}。"),
            ],
            3 => vec![
                format!("存在的主要问题：{bad}。"),
                format!("改进情况：针对上述问题，{short}采取有效措施，{good}。"),
            ],
            4 => vec![format!(
                "{year}年存在的主要问题有：{bad}。针对以上问题，主要采取以下改进措施：{good}。"
            )],
            _ => vec![
                format!("对照上级要求和群众期盼，{short}工作还存在差距，主要问题是：{bad}。"),
                format!("{next}年，{short}将着力改进：{good}。"),
            ],
        }
    }

    /// Section six.
    pub fn other(&mut self) -> Vec<String> {
        let (year, short) = (self.year, self.organ.short.clone());
        let tail = self.word(&[
            "",
            "",
            "无其他需要报告的事项。",
            "除此之外，无其他需要报告的事项。",
        ]);
        if self.form == FormId::Trial2019 {
            return vec![
                self.word(&[
                    "无其他需要报告的事项。",
                    "本年度没有其他需要报告的事项。",
                    "无。",
                ])
                .to_string(),
            ];
        }
        let paid = self.figures.three("handled_total", "total") > 0 && self.random.chance(15);
        if paid {
            let items = self.random.between(1, 9);
            let yuan = items * 100;
            return vec![match self.random.below(3) {
                0 => format!("{year}年，{short}收取政府信息公开信息处理费{yuan}元。{tail}"),
                1 => format!("全年共收取信息处理费{yuan}元，涉及申请{items}件。{tail}"),
                _ => format!(
                    "按照《政府信息公开信息处理费管理办法》规定，{year}年度实际收取信息处理费{yuan}元。{tail}"
                ),
            }];
        }
        vec![match self.random.below(9) {
            0 => format!("{year}年，{short}未收取政府信息公开信息处理费。{tail}"),
            1 => format!("本年度没有收取信息处理费。{tail}"),
            2 => {
                format!("按照《政府信息公开信息处理费管理办法》规定，全年收取信息处理费0元。{tail}")
            }
            3 => format!("{year}年度未产生信息处理费。{tail}"),
            4 => format!(
                "依据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定，{year}年度发出收费通知0件，总金额0元，实际收取总金额0元。{tail}"
            ),
            5 => format!("无收取信息处理费情形。{tail}"),
            6 => format!("{short}{year}年未发生收取信息处理费的情况。{tail}"),
            7 => format!("收取信息处理费情况：{year}年未收取信息处理费。{tail}"),
            _ => format!("本机关依申请提供政府信息未收取信息处理费。{tail}"),
        }]
    }

    /// What stands between the title and section one.
    pub fn preamble(&mut self) -> Vec<String> {
        if !self.wordy && self.random.chance(8) {
            return Vec::new();
        }
        let mut text = self.basis();
        if self.maybe(60) {
            text += self.word(&[
                "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。",
                "全文包括总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。",
                "",
            ]);
        }
        if self.maybe(85) {
            text += &self.period();
        }
        if self.maybe(60) {
            text += &self.contact();
        }
        vec![text]
    }

    fn basis(&mut self) -> String {
        let (year, name, short) = (self.year, &self.organ.name, &self.organ.short);
        let (title, number) = match self.form {
            FormId::Form2021 => (
                "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
                "国办公开办函〔2021〕30号",
            ),
            FormId::Trial2019 => (
                "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》",
                "国办公开办函〔2019〕60号",
            ),
        };
        const LAW: &str = "《中华人民共和国政府信息公开条例》";
        match self.random.below(7) {
            0 => format!("根据{LAW}和{title}（{number}）要求，编制本报告。"),
            1 => format!(
                "根据{LAW}（以下简称《条例》）第五十条规定，编制并公布{name}{year}年政府信息公开工作年度报告。《条例》施行以来，{short}认真落实各项要求。"
            ),
            2 => format!(
                "按照{LAW}、{title}（{number}）有关规定，现公布《{name}{year}年政府信息公开工作年度报告》。"
            ),
            3 => format!("本报告依据{LAW}和{title}（{number}）编制。"),
            4 => format!("依据{LAW}规定，结合{short}实际，编制{year}年政府信息公开工作年度报告。"),
            5 => format!(
                "为做好政府信息公开工作，根据{LAW}（中华人民共和国国务院令第711号）和{title}（{number}）要求，特编制本年度报告。"
            ),
            _ => format!("根据{LAW}规定，现向社会公布{name}{year}年政府信息公开工作年度报告。"),
        }
    }

    fn period(&mut self) -> String {
        let year = self.year;
        match self.random.below(8) {
            0 => format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
            1 => format!("本报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。"),
            2 => format!("所列数据统计期限从{year}年1月1日起，至{year}年12月31日止。"),
            3 => format!("本报告所列数据的统计期限自{year}年1月1日至12月31日。"),
            4 => format!("统计期限为{year}年1月1日至12月31日。"),
            5 => format!("本报告统计数据从{year}年1月1日至{year}年12月31日。"),
            6 => format!("报告中数据统计时间为{year}年1月1日—12月31日。"),
            _ => format!("本报告内容的时间范围为{year}年1月1日起至{year}年12月31日止。"),
        }
    }

    fn contact(&mut self) -> String {
        let name = &self.organ.name;
        match self.random.below(4) {
            0 => format!(
                "如对本报告有疑问，请与{name}联系（地址：滨河路8号；邮编：000000；电话：0000-1234567）。"
            ),
            1 => "本报告电子版可在政府网站（http://www.example.gov.cn）下载。".to_string(),
            2 => "如有疑问，请与办公室联系，联系电话：0000-7654321，地址：人民路1号。".to_string(),
            _ => format!(
                "公众如需进一步了解有关情况，请与{name}联系（电话：0000-2345678，邮箱：bgs@example.gov.cn）。"
            ),
        }
    }
}

/// Whether the organ's deadline is that of a government.
pub fn deadline_month(organ: &Organ) -> u64 {
    match organ.kind {
        OrganKind::Province | OrganKind::City | OrganKind::County => 3,
        _ => 1,
    }
}

fn four_of(figures: &Figures, column: &str) -> u64 {
    figures.four("reconsideration", column)
}

/// `part` of `whole` in percent, rounded half up to so many places.
pub fn percent(part: u64, whole: u64, places: usize) -> String {
    let scale = 10u128.pow(places as u32);
    let whole = u128::from(whole.max(1));
    let scaled = (u128::from(part) * 100 * scale * 2 + whole) / (whole * 2);
    if places == 0 {
        return scaled.to_string();
    }
    format!("{}.{:0places$}", scaled / scale, scaled % scale)
}
