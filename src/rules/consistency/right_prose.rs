//! Sentences of prose that are right beside the model report's tables, and like ones that are wrong.

use crate::finding::Severity;
use crate::rules::example::MODEL;
use crate::{Config, check};

/// The rules of this family that speak of the model report with a sentence in its part on applications.
fn told(sentence: &str) -> Vec<(&'static str, Severity)> {
    let place = "上年结转2件。";
    let text = MODEL.replacen(place, &format!("{place}{sentence}"), 1);
    let findings = check(&text, &Config::default()).findings;
    let told = findings
        .iter()
        .filter(|finding| finding.rule.starts_with('X'));
    told.map(|finding| (finding.rule, finding.severity))
        .collect()
}

#[test]
fn right_sentences_are_left_alone() {
    for sentence in [
        "主动公开政府信息96条，其中通过政府网站公开96条，通过微信公众号公开60条，通过公示栏公开20条。",
        "通过政务服务窗口收到政府信息公开申请9件。",
        "参训60人次，其中线上60人次、线下20人次。",
        "收到申请16件，较上年（20件）减少4件，下降20%。",
        "主动公开政府信息96条，较上年（80条）增加16条，增长20%。",
        "公众号发布量由2023年的180条增加到214条，增长18.9%。",
        "申请数量由20件下降到16件，下降20%。",
        "全年受理行政许可申请140件，办结135件。",
        "政务服务大厅窗口收件140件，办结135件。",
        "政务服务窗口全年受理各类申请1200件，办结1198件。",
        "我局全年办理行政应诉案件12件。",
        "全年办理行政复议案件20件，行政应诉案件12件。",
        "全年办理各类行政诉讼案件12件、行政复议案件20件（非政府信息公开类）。",
        "作为被申请人的行政复议案件共5件，其中涉及政府信息公开2件。",
        "近三年（2022—2024年）新收政府信息公开申请分别为31件、20件、16件。",
        "2022年、2023年、2024年分别收到申请31件、20件、16件。",
        "五年来，累计收到政府信息公开申请120件。",
        "本年新收申请办结15件、上年结转申请办结2件，共办结17件。",
        "申请数量从2023年的20件下降至16件，减少4件，下降20%。",
        "收到申请16件，较去年同期（20件）下降20%。",
        "收到申请16件，比上年20件下降20%。",
        "收到申请16件，较上年增加3件，办结率提高5%。",
        "收到申请16件（其中法人4件），同比减少4件，下降20%。",
        "收到申请16件，同比下降20%（2023年为20件）。",
        "新收申请18件（含上年结转2件）。",
        "办理申请18件，其中本年新收16件，上年结转2件。",
        "收到申请16件，同比增加2件；其中，线上申请14件、线下申请2件。",
        "公开公告8条、工作动态47条、预决算信息4条，合计59条。",
        "主动公开政府信息96条，其中政策61条，财政信息30条，微信公众号推送214条。",
        "因政府信息公开被申请行政复议2件；被提起行政诉讼1件，其中未经复议直接起诉1件、复议后起诉0件，维持1件。",
        "因政府信息公开被申请行政复议2件，复议机关维持1件。",
    ] {
        assert_eq!(told(sentence), [], "{sentence}");
    }
}

#[test]
fn like_sentences_that_are_wrong_are_told() {
    for (rule, sentence) in [
        (
            "X13",
            "主动公开政府信息96条，其中通过政府网站公开90条，通过微信公众号公开60条。",
        ),
        ("X13", "新收申请16件，其中当面申请10件、网络申请8件。"),
        ("X16", "申请数量由20件下降到16件，下降25%。"),
        ("X16", "收到申请16件，较上年（20件）减少4件，下降25%。"),
        (
            "X02",
            "政务服务中心设有窗口，全年新收政府信息公开申请19件。",
        ),
        ("X02", "2023年新收申请20件，2024年新收申请19件。"),
        (
            "X08",
            "因政府信息公开被申请行政复议5件，其中涉及政府信息公开指南2件。",
        ),
        ("X08", "全年发生行政复议5件。"),
        ("X16", "收到申请16件，比上年20件增长20%。"),
        ("X16", "收到申请16件，同比增长20%（2023年为20件）。"),
        ("X02", "办理申请18件，其中本年新收18件，上年结转0件。"),
        ("X04", "另有3件未到答复期限，结转下年度办理。"),
        (
            "X08",
            "因政府信息公开被申请行政复议2件，复议机关维持；复议后起诉2件。",
        ),
        (
            "X13",
            "收到申请16件，同比增加2件；其中，线上申请14件、线下申请4件。",
        ),
        (
            "X13",
            "共收到申请16件。按申请方式分：当面申请12件、网络申请14件。",
        ),
        (
            "X13",
            "主动公开政府信息96条，其中“城市更新”栏目90条，“物业管理”栏目公开16条。",
        ),
        ("X13", "主动公开政府信息96条，其中政策61条，资金发放50条。"),
        (
            "X13",
            "公开公告8条、工作动态47条、预决算信息4条，合计69条。",
        ),
    ] {
        let told = told(sentence);
        assert!(told.iter().any(|(other, _)| *other == rule), "{sentence}");
    }
}

#[test]
fn parts_by_channel_may_overlap() {
    let by_channel =
        told("主动公开政府信息96条，其中通过政府网站公开90条，通过微信公众号公开60条。");
    assert_eq!(by_channel, [("X13", Severity::Warning)]);
    let by_kind = told("主动公开政府信息96条，其中工作动态90条，财政信息60条。");
    assert_eq!(by_kind, [("X13", Severity::Error)]);
}

#[test]
fn attachments_are_no_further_matters() {
    let list = "附件：1.政府信息公开申请表\n2.政府信息公开指南\n";
    let findings = check(&format!("{MODEL}\n{list}"), &Config::default()).findings;
    assert!(!findings.iter().any(|finding| finding.rule == "X20"));
}

#[test]
fn disputes_are_known_by_the_heading_of_their_paragraph() {
    let told = |heading: &str| {
        let place = "（五）监督保障。";
        let text = MODEL.replacen(place, &format!("{heading}\n\n{place}"), 1);
        let findings = check(&text, &Config::default()).findings;
        findings.iter().any(|finding| finding.rule == "X08")
    };
    assert!(told("（六）复议诉讼情况。行政复议4件，行政诉讼1件。"));
    assert!(told("（六）行政复议4件，行政诉讼1件。"));
    assert!(!told("（六）行政复议工作。办理行政复议4件。"));
}
