//! Sentences and what is read from them.

use super::*;

/// Claims of one paragraph.
fn read_text(text: &str, year: u16) -> Claims {
    let document = Document::new(text);
    let paragraph = Paragraph {
        kind: ParagraphKind::Prose,
        section: None,
        range: 0..document.shadow.text.len(),
        place: 0..document.text.len(),
        dates: Vec::new(),
    };
    read(&document, &[paragraph], Some(year))
}

fn show(text: &str) -> Vec<String> {
    let claims = read_text(text, 2024);
    let mut shown: Vec<String> = claims.figures.iter().map(show_claim).collect();
    shown.extend(
        claims
            .assertions
            .iter()
            .map(|assertion| match &assertion.kind {
                AssertionKind::AllUpheld(groups) => format!("all upheld {}", groups.len()),
                AssertionKind::AllFinished { in_time } => {
                    format!("all finished{}", if *in_time { " in time" } else { "" })
                }
                AssertionKind::AllNatural => "all natural".to_string(),
                AssertionKind::NoneCorrected(groups) => format!("none corrected {}", groups.len()),
            }),
    );
    shown.extend(claims.parts.iter().map(|list| {
        let parts: Vec<String> = list
            .parts
            .iter()
            .map(|part| part.value.to_string())
            .collect();
        format!(
            "{}⊃{}{}",
            list.total.value,
            parts.join("+"),
            if list.plain { "" } else { "?" }
        )
    }));
    shown.extend(claims.shares.iter().map(|share| {
        format!(
            "{}/{}={}%",
            share.part.value,
            share
                .total
                .as_ref()
                .map_or("·".to_string(), |t| t.value.to_string()),
            share.percent
        )
    }));
    shown.extend(claims.changes.iter().map(|change| {
        format!(
            "{}→{}{}{}%",
            change.before,
            change.now.value,
            if change.down { "-" } else { "+" },
            change.percent
        )
    }));
    shown
}

fn show_claim(claim: &Claim) -> String {
    let subject = match &claim.subject {
        Subject::Received => "received".to_string(),
        Subject::CarriedIn => "in".to_string(),
        Subject::ReceivedAndCarriedIn => "received+in".to_string(),
        Subject::Handled => "handled".to_string(),
        Subject::Processed => "processed".to_string(),
        Subject::CarriedOut => "out".to_string(),
        Subject::Outcomes(rows) => rows.join("+"),
        Subject::Applicants(columns) if columns.len() == 5 => "organisations".to_string(),
        Subject::Applicants(columns) => columns.join("+"),
        Subject::Disputes {
            groups,
            result,
            as_reviewer,
        } => {
            let groups = match groups.as_slice() {
                [one] => match *one {
                    "reconsideration" => "review",
                    "litigation_direct" => "direct",
                    _ => "later",
                },
                [_, _] => "suit",
                _ => "disputes",
            };
            format!(
                "{groups}{}{}",
                result.map_or(String::new(), |result| format!(".{result}")),
                if *as_reviewer { "@reviewer" } else { "" }
            )
        }
        Subject::Documents { row, column } => {
            format!(
                "{}.{column}",
                if *row == "regulations" {
                    "rules"
                } else {
                    "docs"
                }
            )
        }
        Subject::Decisions(row) => row.to_string(),
        Subject::Fees => "fees".to_string(),
        Subject::ProcessingFees => "processing fees".to_string(),
        Subject::Published => "published".to_string(),
        Subject::PublishedOn(platform) => format!("published on {platform}"),
    };
    let sign = match (claim.negated, claim.exact) {
        (true, _) => "!",
        (_, true) => "=",
        _ => "~",
    };
    let year = match claim.year {
        ClaimYear::Own => "",
        ClaimYear::Last => " last",
        ClaimYear::Other => " other",
    };
    let scope = match claim.scope {
        Scope::Own => "",
        Scope::Wide => " wide",
        Scope::Part => " part",
    };
    format!("{subject}{sign}{}{year}{scope}", claim.value)
}

/// Sentences of a made-up report of 2024 with what is read from them.
const SENTENCES: &[(&str, &str)] = &[
    // Received.
    ("全年共收到政府信息公开申请16件。", "received=16"),
    ("收到政府信息公开申请共计16件。", "received=16"),
    ("2024年，我局共收到16件政府信息公开申请。", "received=16"),
    ("全年依申请公开16件。", "received=16"),
    ("本年度政府信息公开申请总量16件。", "received=16"),
    ("受理公民、法人及其他组织的依申请公开16件。", "received=16"),
    ("２０２４年，共受理依申请公开事项１６件。", "received=16"),
    ("全年依申请公开信息0条。", "received=0"),
    ("共接收信息公开申请1,206件。", "received=1206"),
    ("全年收到依申请公开十二件。", "received=12"),
    ("共收到政府信息公开申请两件。", "received=2"),
    ("全年收到申请公开政府信息一百零三件。", "received=103"),
    ("收到政府信息公开申请，共计16宗。", "received=16"),
    ("收到政府信息公开申请：16件。", "received=16"),
    (
        "收到政府信息公开申请（含依申请公开平台）16件。",
        "received=16",
    ),
    ("收到政府信息公开申请16余件。", "received~16"),
    ("收到政府信息公开申请近20件。", "received~20"),
    (
        "通过政府网站、信函等渠道共收到政府信息公开申请16件。",
        "received=16",
    ),
    (
        "新收政府信息公开申请16起，上年结转2起。",
        "received=16 | in=2",
    ),
    (
        "新收政府信息公开申请16件，上年结转2件，共18件。",
        "received=16 | in=2 | received+in=18",
    ),
    (
        "收到申请3件，其中1件因属于三类内部事务信息不予公开。",
        "received=3 | denied.internal_affairs=1 | 3⊃1?",
    ),
    (
        "办结申请17件，予以公开8件、部分公开2件，两者合计10件。",
        "handled=17 | granted=8 | partial=2 | 10⊃8+2?",
    ),
    (
        "政府信息公开行政复议2件，其中1件被纠正。",
        "review=2 | review.corrected=1 | 2⊃1?",
    ),
    ("新收和上年结转政府信息公开申请18件。", "received+in=18"),
    ("办理依申请公开16件。", "processed=16"),
    ("共收到、办理政府信息公开申请16件。", "processed=16"),
    (
        "12件申请均已按期答复。",
        "processed=12 | all finished in time",
    ),
    (
        "（二）依申请公开。全年新收16件，办结15件。",
        "received=16 | handled=15",
    ),
    // Carried in and out.
    ("上年度结转政府信息公开申请3件。", "in=3"),
    (
        "收到申请16件（含2023年结转1件）。",
        "received=16 | in=1 | 16⊃1?",
    ),
    ("收到申请16件，结转至2025年办理2件。", "received=16 | out=2"),
    ("收到申请16件，2件结转下年度办理。", "received=16 | out=2"),
    (
        "申请办结15件，结转下一年度继续办理1件。",
        "handled=15 | out=1",
    ),
    (
        "收到申请16件，另有2件申请顺延至下年度答复。",
        "received=16 | out=2",
    ),
    (
        "收到申请16件，无结转下年度继续办理件。",
        "received=16 | out!0",
    ),
    ("收到申请16件，没有上年结转件。", "received=16 | in!0"),
    // Handled.
    ("答复政府信息公开申请17件。", "handled=17"),
    ("已办结政府信息公开申请17件。", "handled=17"),
    ("收到申请18件，已答复17件。", "received=18 | handled=17"),
    ("收到申请18件，办理完毕17件。", "received=18 | handled=17"),
    // Outcomes.
    (
        "办结申请17件，其中予以公开8件，部分公开5件，不予公开4件。",
        "handled=17 | granted=8 | partial=5 | denied=4 | 17⊃8+5+4",
    ),
    (
        "办结申请17件，其中8件予以公开、9件无法提供。",
        "handled=17 | granted=8 | unavailable=9 | 17⊃8+9",
    ),
    ("申请中予以公开及部分公开10件。", "granted+partial=10"),
    (
        "答复申请9件，不予公开3件（属于国家秘密1件、行政执法案卷2件）。",
        "handled=9 | denied=3 | denied.state_secret=1 | denied.enforcement_file=2 | 3⊃1+2?",
    ),
    (
        "答复申请9件，本机关不掌握相关政府信息5件，重复申请1件。",
        "handled=9 | unavailable.not_held=5 | rejected.repeat=1",
    ),
    (
        "答复申请9件，予以公开、部分公开分别为6件、3件。",
        "handled=9 | granted=6 | partial=3 | 9⊃6+3?",
    ),
    ("答复申请9件，没有不予公开情形。", "handled=9 | denied!0"),
    (
        "收到申请9件，予以公开6件、部分公开2件、无法提供1件，总计9件。",
        "received=9 | granted=6 | partial=2 | unavailable=1 | handled=9 | 9⊃6+2+1?",
    ),
    // Applicants.
    (
        "收到申请16件，其中自然人申请12件、法人或其他组织4件。",
        "received=16 | natural_person=12 | organisations=4 | 16⊃12+4",
    ),
    (
        "收到申请16件，其中自然人12件，商业企业3件，法律服务机构1件。",
        "received=16 | natural_person=12 | business=3 | legal_service=1 | 16⊃12+3+1?",
    ),
    (
        "共收到12件申请，申请人均为自然人。",
        "received=12 | all natural",
    ),
    (
        "16件申请中，12件为自然人申请，4件为法人或其他组织申请。",
        "processed=16 | natural_person=12 | organisations=4 | 16⊃12+4?",
    ),
    ("收到公民申请3件。", "natural_person=3"),
    // Channels and other things are no claims about all.
    (
        "收到申请16件，其中网上申请10件、信函申请6件。",
        "received=16 | received=10 part | received=6 part | 16⊃10+6",
    ),
    ("开展依申请公开培训3次。", ""),
    ("编制依申请公开目录12条。", ""),
    ("全年受理法律援助案件364件，已办结352件。", ""),
    ("承办人大建议3件，办结3件。", ""),
    (
        "主动公开政府信息107条，依申请公开信息数354条。",
        "published=107",
    ),
    ("做好依申请公开工作，召开会议2次。", ""),
    // Years.
    (
        "2023年收到申请20件，2024年收到申请16件。",
        "received=20 last | received=16",
    ),
    ("收到申请16件，较上年增加3件。", "received=16"),
    ("收到申请16件，比2023年减少4件。", "received=16"),
    (
        "收到申请22起，比2023年（31起）下降29%。",
        "received=22 | 31→22-29%",
    ),
    (
        "收到申请15件，比上年增加5件，增长50%。",
        "received=15 | 10→15+50%",
    ),
    ("自2019年以来累计收到申请300件。", "received=300 other"),
    ("2025年，将力争依申请公开办结100件。", "handled=100 other"),
    // Negations.
    ("全年未收到政府信息公开申请。", "received!0"),
    (
        "2024年，我局没有收到公民、法人或者其他组织的政府信息公开申请。",
        "received!0",
    ),
    ("本年度我镇未收到信息公开申请件。", "received!0"),
    ("全年无政府信息公开申请。", "received!0"),
    ("未收到任何形式的政府信息公开申请。", "received!0"),
    ("未收到当面申请。", "received!0 part"),
    ("未收到法人或其他组织的申请。", "organisations!0"),
    (
        "未发生因政府信息公开申请引发的行政复议、行政诉讼。",
        "review!0 | suit!0",
    ),
    (
        "没有因政府信息公开被申请行政复议和提起行政诉讼的情况。",
        "review!0 | suit!0",
    ),
    (
        "未收到政府信息公开申请，也未发生行政复议、行政诉讼。",
        "received!0 | review!0 | suit!0",
    ),
    (
        "未收到政府信息公开申请、行政复议和行政诉讼。",
        "received!0 | review!0 | suit!0",
    ),
    ("无政府信息公开行政诉讼案件。", "suit!0"),
    ("无逾期未答复的政府信息公开申请。", ""),
    ("无正当理由大量反复申请的情形有待规范。", ""),
    // Disputes.
    (
        "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
        "review=2 | suit=1",
    ),
    (
        "政府信息公开行政复议0起，行政诉讼0起。",
        "review=0 | suit=0",
    ),
    (
        "政府信息公开行政诉讼3件，其中未经复议直接起诉1件、复议后起诉2件。",
        "suit=3 | direct=1 | later=2 | 3⊃1+2",
    ),
    (
        "政府信息公开行政复议案件2件，其中维持1件、纠正1件。",
        "review=2 | review.upheld=1 | review.corrected=1 | 2⊃1+1",
    ),
    ("因信息公开引发行政复议、行政诉讼案件共3件。", "disputes=3"),
    (
        "政府信息公开行政复议、行政诉讼分别为2件、1件。",
        "review=2 | suit=1",
    ),
    (
        "信息公开类行政复议7件，诉讼9件，均获维持。",
        "review=7 | suit=9 | all upheld 3",
    ),
    (
        "政府信息公开行政复议2件，尚未审结1件。",
        "review=2 | review.pending=1",
    ),
    ("全年备案政府信息公开行政复议案件134件。", ""),
    (
        "本局行政复议机构收到政府信息公开行政复议案件4件。",
        "review@reviewer=4",
    ),
    (
        "政府信息公开未发生被行政复议纠错或败诉情况。",
        "none corrected 3",
    ),
    // All of them.
    ("收到申请4件，全部办结。", "received=4 | all finished"),
    ("收到申请4件，均已答复。", "received=4 | all finished"),
    (
        "收到申请4件，均在法定期限内答复。",
        "received=4 | all finished in time",
    ),
    ("收到申请4件，除结转1件外，其余均已办结。", "received=4"),
    // Noughts in words.
    ("依申请公开政府信息零报告。", "received=0"),
    ("政府信息公开申请数为零。", "received=0"),
    ("因政府信息公开引起的行政复议及行政诉讼为零。", "disputes=0"),
    ("政府信息公开行政复议和行政诉讼均为0件。", "disputes=0"),
    ("落实零报告制度。", ""),
    ("本部门没有发生依申请公开政府信息情况。", "received!0"),
    (
        "收到申请16件，均已办结，没有结转下年度办理的申请。",
        "received=16 | out!0 | all finished",
    ),
    ("我单位未向申请人收取信息处理费。", "processing fees!0"),
    // What goes over, and both together.
    (
        "新收申请16件，上年结转2件，合计18件；办结17件，结转1件至下年度。",
        "received=16 | in=2 | received+in=18 | handled=17 | out=1",
    ),
    (
        "收到申请16件，1件尚在办理中，结转2025年继续办理。",
        "received=16 | out=1",
    ),
    (
        "上年结转申请2件，本年度办理结果总计17件。",
        "in=2 | handled=17",
    ),
    (
        "政府信息公开行政复议2件，复议机关全部予以维持。",
        "review=2 | all upheld 1",
    ),
    (
        "区政府办代表区政府受理政府信息公开申请17件。",
        "received=17 part",
    ),
    // Lists as people write them: parts above the total, nested, in brackets, of another kind.
    (
        "公开信息671条，其中动态65条、公告497条、政策157条。",
        "published=671 | 671⊃65+497+157",
    ),
    (
        "公开信息50条，其中党建20条（会议10条、学习4条、活动6条）、民生11条、财政19条。",
        "published=50 | 50⊃20+11+19 | 20⊃10+4+6?",
    ),
    (
        "公开信息96条，其中公告（65条）、动态（31条）。",
        "published=96 | 96⊃65+31",
    ),
    (
        "举办活动6场，其中发布会2场，在线访谈3场，座谈会1场。",
        "6⊃2+3+1",
    ),
    ("公开信息90余条，其中动态196条。", "published~90 | 90⊃196?"),
    ("公开信息90余条，其中动态96条。", "published~90"),
    ("梳理131项大项、260小项事项，其中模块化260项。", ""),
    (
        "收到申请12件，同比增长20%（上年10件）。",
        "received=12 | 10→12+20%",
    ),
    // Documents and the rest.
    (
        "制发行政规范性文件2件，废止1件，现行有效9件。",
        "docs.issued=2 | docs.repealed=1 | docs.in_force=9",
    ),
    (
        "公开行政许可135件、行政处罚4件。",
        "licensing=135 | penalties=4",
    ),
    ("收取信息处理费880元。", "processing fees=880"),
    ("未收取信息处理费。", "processing fees!0"),
    (
        "通过政务新媒体发布信息214条。",
        "published on 政务新媒体=214 part",
    ),
    // Lists and shares.
    (
        "公开信息100条，其中政策20条（解读5条、图解15条）、动态80条。",
        "published=100 | 100⊃20+80 | 20⊃5+15?",
    ),
    ("公开信息3800余条，其中网站2000余条。", "published~3800"),
    (
        "收到申请29件，其中自然人25件，占86%，法人4件，占14%。",
        "received=29 | natural_person=25 | organisations=4 | 29⊃25+4 | 25/29=86% | 4/29=14%",
    ),
    (
        "发布作品23个，其中图文16个、动漫7个，占比23%。",
        "23⊃16+7 | 7/23=23%",
    ),
];

pub(super) fn hold(sentences: &[(&str, &str)]) {
    let wrong: Vec<String> = sentences
        .iter()
        .filter_map(|(sentence, wanted)| {
            let read = show(sentence).join(" | ");
            (read != *wanted).then(|| format!("{sentence}\n  read   {read}\n  wanted {wanted}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_are_read_as_a_person_reads_them() {
    hold(SENTENCES);
}

/// A total behind its parts, each part said to be one of all.
#[test]
fn a_sum_behind_its_parts_is_their_total() {
    let shown = show("微信公众号、微博分别发布信息3条、5条，合计9条。");
    assert!(shown.contains(&"9⊃3+5".to_string()), "{shown:?}");
    let shown = show("网站发布信息3条，微信发布信息5条，两个平台合计9条。");
    assert!(shown.contains(&"9⊃3+5?".to_string()), "{shown:?}");
    for text in [
        "网站发布信息3条，微信发布信息5条，加上微博，合计9条。",
        "网站发布信息3条，微信发布信息5条，累计9条。",
        "发布信息4条，其中解读3条，微信发布信息5条，合计9条。",
        "发布解读3篇、信息5条，合计9条。",
    ] {
        let shown = show(text);
        assert!(
            !shown.iter().any(|list| list.starts_with("9⊃")),
            "{shown:?}"
        );
    }
}

/// What announces a list without one of its words.
#[test]
fn lists_are_announced_by_a_colon_by_中_and_by_按() {
    for (text, list) in [
        ("公开信息20条：政策8条，动态12条。", "20⊃8+12?"),
        (
            "20条信息中，政策8条、动态12条；按来源看，自产5条、转载15条。",
            "20⊃5+15?",
        ),
        ("收到20条留言，涉及教育8条、医疗9条、其他3条。", "20⊃8+9+3?"),
        ("全年公开信息20条，含政策8条、动态12条。", "20⊃8+12"),
        ("主动公开信息20条，内含政策8条、动态12条。", "20⊃8+12"),
    ] {
        let shown = show(text);
        assert!(shown.contains(&list.to_string()), "{text} {shown:?}");
    }
}

/// What touches several topics, or is told in several ways, adds up to more than there is.
#[test]
fn lists_that_overlap_are_none() {
    for text in [
        "解读政策7件：图解7件、视频5件。",
        "在16件申请中，涉及征地9件，涉及拆迁8件，部分同时涉及两项。",
        "收到留言20条，涉及教育12条、医疗9条。",
    ] {
        let shown = show(text);
        assert!(!shown.iter().any(|list| list.contains('⊃')), "{shown:?}");
    }
}

/// Wordings met in reports made anew.
#[test]
fn figures_are_known_in_further_wordings() {
    for (text, wanted) in [
        ("2024年初结转申请1件，2024年末结转申请2件。", "in=1 | out=2"),
        ("收到申请9件，连同2023年未办结的4件。", "received=9 | in=4"),
        ("收到申请9件，2件延至2025年答复。", "received=9 | out=2"),
        (
            "收到申请9件，答复8件，结转1件。",
            "received=9 | handled=8 | out=1",
        ),
        ("没有一件政府信息公开申请。", "received=0"),
        ("未收到申请，无结转2025年办理的申请。", "received=0 | out=0"),
        (
            "收到申请9件，对5件申请作出部分公开答复。",
            "received=9 | partial=5",
        ),
        (
            "办结申请9件，公开和部分公开6件。",
            "handled=9 | granted+partial=6",
        ),
        (
            "被申请行政复议6件，审结4件，未审结2件；被提起行政诉讼3件，经过复议的1件。",
            "review=6 | review.settled=4 | review.pending=2 | suit=3 | later=1",
        ),
        (
            "不服我局答复申请行政复议4件、提起行政诉讼1件。",
            "review=4 | suit=1",
        ),
    ] {
        let shown = show(text).join(" | ");
        assert_eq!(shown.replace('!', "="), wanted, "{text}");
    }
}
