//! Breakdowns as real reports write them: totals, parts, nested parts, partial lists. The figures are
//! those of real reports, their sums computed by hand; the words are made up. One test a breakdown.

use super::tests::hold;
use crate::{Config, check};

/// The rules that speak of a sentence which stands in a report.
fn told(sentence: &str) -> Vec<&'static str> {
    let text = format!("一、总体情况\n\n（一）主动公开。{sentence}\n");
    let config = Config {
        select: vec!["X13".into(), "X16".into()],
        ..Config::default()
    };
    let findings = check(&text, &config).findings;
    findings.iter().map(|finding| finding.rule).collect()
}

/// A test for each breakdown: how it is read, and which rules speak of it.
macro_rules! breakdowns {
    ($($name:ident: $sentence:literal reads $reading:literal tells $rules:expr;)*) => {$(
        #[test]
        fn $name() {
            hold(&[($sentence, $reading)]);
            let rules: &[&str] = $rules;
            assert_eq!(told($sentence), rules, "{}", $sentence);
        }
    )*};
}

breakdowns! {
    a_flat_list_that_is_whole:
        "公开信息38条，其中，机构17条、动态8条、公告3条、政策1条、人事2条、财政1条、规划1条、解读1条、招考2条、开放日2条。"
        reads "published=38 | 38⊃17+8+3+1+2+1+1+1+2+2"
        tells &[];
    a_list_of_nineteen_parts:
        "公开信息571条，其中甲类30条、乙类30条、丙类30条、丁类30条、戊类30条、己类30条、庚类30条、辛类30条、壬类30条、癸类30条、子类30条、丑类30条、寅类30条、卯类30条、辰类30条、巳类30条、午类30条、未类30条、酉类31条。"
        reads "published=571 | 571⊃30+30+30+30+30+30+30+30+30+30+30+30+30+30+30+30+30+30+31"
        tells &[];
    parts_of_one_part_in_brackets:
        "公开信息698条，其中动态407条（要闻287条、图片106条、视频14条）、公告155条、政策19条、财政117条。"
        reads "published=698 | 698⊃407+155+19+117 | 407⊃287+106+14?"
        tells &[];
    eight_parts_that_are_whole:
        "公开信息860条，其中机构8条、人事3条、动态276条、规划1条、解读4条、政策4条、公告550条、财政14条。"
        reads "published=860 | 860⊃8+3+276+1+4+4+550+14"
        tells &[];
    parts_of_three_parts_in_brackets:
        "公开信息50条，其中党建20条（10条、4条、1条、5条）、民生11条（3条、3条、5条）、财政4条、公告8条、动态7条（2条、5条）。"
        reads "published=50 | 50⊃20+11+4+8+7 | 20⊃10+4+1+5? | 11⊃3+3+5? | 7⊃2+5?"
        tells &[];
    an_inner_split_that_counts_each:
        "公开信息345条，其中机构11条、政策8条、动态102条、解读2条（中英文各1条）、规划1条、人事4条、公告213条、招考2条、财政2条。"
        reads "published=345 | 345⊃11+8+102+2+1+4+213+2+2"
        tells &[];
    eleven_units_of_a_city:
        "收到政府信息公开申请3607件，其中甲区349件、乙区933件、丙区477件、丁区301件、戊区874件、己区216件、庚区348件、辛区55件、壬区26件、癸区12件、市局16件。"
        reads "received=3607 | 3607⊃349+933+477+301+874+216+348+55+26+12+16"
        tells &[];
    parts_above_their_total:
        "公开信息671条，其中动态65条、公告497条、政策157条。"
        reads "published=671 | 671⊃65+497+157"
        tells &["X13"];
    nine_of_many_parts:
        "公开信息221条，其中甲类3条、乙类10条、丙类2条、丁类17条、戊类8条、己类61条、庚类59条、辛类2条、壬类11条。"
        reads "published=221 | 221⊃3+10+2+17+8+61+59+2+11"
        tells &[];
    five_of_many_parts:
        "公开信息167条，其中甲类3条、乙类60条、丙类24条、丁类1条、戊类2条。"
        reads "published=167 | 167⊃3+60+24+1+2"
        tells &[];
    one_part_alone:
        "公开信息311条，其中工作动态105条。"
        reads "published=311 | 311⊃105?"
        tells &[];
    a_percentage_that_is_wrong:
        "发布作品23个，其中图文16个、动漫7个，占比23%。"
        reads "23⊃16+7 | 7/23=23%"
        tells &["X16"];
    a_part_that_is_a_whole_itself:
        "公开信息44条，其中网站34条，包括动态11条、公告11条、政策12条。"
        reads "published=44 | 44⊃34? | 34⊃11+11+12"
        tells &[];
    about_so_many:
        "公开信息3800余条，其中网站2000余条、微信1800余条。"
        reads "published~3800 | published on 微信~1800 part"
        tells &[];
    money_in_and_money_out:
        "拨付经费26万元，其中中央25万元，县级1万元，支出25.5万元、0.86万元。"
        reads "260000⊃250000+10000"
        tells &[];
}

#[test]
fn a_total_whose_parts_are_totals_of_other_paragraphs() {
    let text =
        "各平台公开信息2017条。\n网站公开信息571条。\n公众号公开信息1120条。\n微博公开信息326条。";
    assert_eq!(told(text), [""; 0]);
}
