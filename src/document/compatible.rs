//! What NFKC makes of the characters that Chinese office documents and PDF fonts use: radicals and
//! compatibility ideographs in place of ordinary characters, vertical and small signs, squared units.
//! A table of its own, since the whole of Unicode's costs the page some 60 KB; a test holds it against
//! the `unicode-normalization` crate.

/// The folded characters of one character, if it is in the table.
pub fn compatible(c: char) -> Option<Folded> {
    let at = c as usize;
    match at {
        0x2f00..=0x2fd5 => single(KANGXI, at - 0x2f00),
        0xf900..=0xfad9 => single(COMPATIBLE, at - 0xf900),
        _ => {
            let at = OTHERS.binary_search_by_key(&c, |(from, _)| *from).ok()?;
            Some(Folded(OTHERS[at].1))
        }
    }
}

/// One or more characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folded(pub &'static str);

/// Every character of these lists takes three bytes.
fn single(list: &'static str, at: usize) -> Option<Folded> {
    list.get(at * 3..at * 3 + 3)
        .filter(|c| *c != "\u{fffd}")
        .map(Folded)
}

/// Kangxi radicals from U+2F00.
const KANGXI: &str = "\
一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Compatibility ideographs from U+F900; U+FFFD where there is none of three bytes.
const COMPATIBLE: &str = "\
豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓\
爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北\
磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊\
練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒\
狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼\
館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹\
艹著褐視謁謹賓贈辶逸難響頻恵\u{fffd}舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈\
輸遲醙鉶陼難靖韛響頋頻鬒龜\u{fffd}\u{fffd}\u{fffd}㮝䀘䀹\u{fffd}\u{fffd}\u{fffd}齃龎";

/// The rest, in order.
const OTHERS: &[(char, &str)] = &[
    ('\u{2100}', "a/c"),
    ('\u{2101}', "a/s"),
    ('\u{2102}', "C"),
    ('\u{2103}', "°C"),
    ('\u{2105}', "c/o"),
    ('\u{2106}', "c/u"),
    ('\u{2107}', "Ɛ"),
    ('\u{2109}', "°F"),
    ('\u{210a}', "g"),
    ('\u{210b}', "H"),
    ('\u{210c}', "H"),
    ('\u{210d}', "H"),
    ('\u{210e}', "h"),
    ('\u{210f}', "ħ"),
    ('\u{2110}', "I"),
    ('\u{2111}', "I"),
    ('\u{2112}', "L"),
    ('\u{2113}', "l"),
    ('\u{2115}', "N"),
    ('\u{2116}', "No"),
    ('\u{2160}', "I"),
    ('\u{2161}', "II"),
    ('\u{2162}', "III"),
    ('\u{2163}', "IV"),
    ('\u{2164}', "V"),
    ('\u{2165}', "VI"),
    ('\u{2166}', "VII"),
    ('\u{2167}', "VIII"),
    ('\u{2168}', "IX"),
    ('\u{2169}', "X"),
    ('\u{216a}', "XI"),
    ('\u{216b}', "XII"),
    ('\u{216c}', "L"),
    ('\u{216d}', "C"),
    ('\u{216e}', "D"),
    ('\u{216f}', "M"),
    ('\u{2170}', "i"),
    ('\u{2171}', "ii"),
    ('\u{2172}', "iii"),
    ('\u{2173}', "iv"),
    ('\u{2174}', "v"),
    ('\u{2175}', "vi"),
    ('\u{2176}', "vii"),
    ('\u{2177}', "viii"),
    ('\u{2178}', "ix"),
    ('\u{2179}', "x"),
    ('\u{217a}', "xi"),
    ('\u{217b}', "xii"),
    ('\u{217c}', "l"),
    ('\u{217d}', "c"),
    ('\u{217e}', "d"),
    ('\u{217f}', "m"),
    ('\u{3220}', "(一)"),
    ('\u{3221}', "(二)"),
    ('\u{3222}', "(三)"),
    ('\u{3223}', "(四)"),
    ('\u{3224}', "(五)"),
    ('\u{3225}', "(六)"),
    ('\u{3226}', "(七)"),
    ('\u{3227}', "(八)"),
    ('\u{3228}', "(九)"),
    ('\u{3229}', "(十)"),
    ('\u{3280}', "一"),
    ('\u{3281}', "二"),
    ('\u{3282}', "三"),
    ('\u{3283}', "四"),
    ('\u{3284}', "五"),
    ('\u{3285}', "六"),
    ('\u{3286}', "七"),
    ('\u{3287}', "八"),
    ('\u{3288}', "九"),
    ('\u{3289}', "十"),
    ('\u{3380}', "pA"),
    ('\u{3381}', "nA"),
    ('\u{3382}', "μA"),
    ('\u{3383}', "mA"),
    ('\u{3384}', "kA"),
    ('\u{3385}', "KB"),
    ('\u{3386}', "MB"),
    ('\u{3387}', "GB"),
    ('\u{3388}', "cal"),
    ('\u{3389}', "kcal"),
    ('\u{338a}', "pF"),
    ('\u{338b}', "nF"),
    ('\u{338c}', "μF"),
    ('\u{338d}', "μg"),
    ('\u{338e}', "mg"),
    ('\u{338f}', "kg"),
    ('\u{3390}', "Hz"),
    ('\u{3391}', "kHz"),
    ('\u{3392}', "MHz"),
    ('\u{3393}', "GHz"),
    ('\u{3394}', "THz"),
    ('\u{3395}', "μl"),
    ('\u{3396}', "ml"),
    ('\u{3397}', "dl"),
    ('\u{3398}', "kl"),
    ('\u{3399}', "fm"),
    ('\u{339a}', "nm"),
    ('\u{339b}', "μm"),
    ('\u{339c}', "mm"),
    ('\u{339d}', "cm"),
    ('\u{339e}', "km"),
    ('\u{339f}', "mm2"),
    ('\u{33a0}', "cm2"),
    ('\u{33a1}', "m2"),
    ('\u{33a2}', "km2"),
    ('\u{33a3}', "mm3"),
    ('\u{33a4}', "cm3"),
    ('\u{33a5}', "m3"),
    ('\u{33a6}', "km3"),
    ('\u{33a7}', "m∕s"),
    ('\u{33a8}', "m∕s2"),
    ('\u{33a9}', "Pa"),
    ('\u{33aa}', "kPa"),
    ('\u{33ab}', "MPa"),
    ('\u{33ac}', "GPa"),
    ('\u{33ad}', "rad"),
    ('\u{33ae}', "rad∕s"),
    ('\u{33af}', "rad∕s2"),
    ('\u{33b0}', "ps"),
    ('\u{33b1}', "ns"),
    ('\u{33b2}', "μs"),
    ('\u{33b3}', "ms"),
    ('\u{33b4}', "pV"),
    ('\u{33b5}', "nV"),
    ('\u{33b6}', "μV"),
    ('\u{33b7}', "mV"),
    ('\u{33b8}', "kV"),
    ('\u{33b9}', "MV"),
    ('\u{33ba}', "pW"),
    ('\u{33bb}', "nW"),
    ('\u{33bc}', "μW"),
    ('\u{33bd}', "mW"),
    ('\u{33be}', "kW"),
    ('\u{33bf}', "MW"),
    ('\u{33c0}', "kΩ"),
    ('\u{33c1}', "MΩ"),
    ('\u{33c2}', "a.m."),
    ('\u{33c3}', "Bq"),
    ('\u{33c4}', "cc"),
    ('\u{33c5}', "cd"),
    ('\u{33c6}', "C∕kg"),
    ('\u{33c7}', "Co."),
    ('\u{33c8}', "dB"),
    ('\u{33c9}', "Gy"),
    ('\u{33ca}', "ha"),
    ('\u{33cb}', "HP"),
    ('\u{33cc}', "in"),
    ('\u{33cd}', "KK"),
    ('\u{33ce}', "KM"),
    ('\u{33cf}', "kt"),
    ('\u{33d0}', "lm"),
    ('\u{33d1}', "ln"),
    ('\u{33d2}', "log"),
    ('\u{33d3}', "lx"),
    ('\u{33d4}', "mb"),
    ('\u{33d5}', "mil"),
    ('\u{33d6}', "mol"),
    ('\u{33d7}', "PH"),
    ('\u{33d8}', "p.m."),
    ('\u{33d9}', "PPM"),
    ('\u{33da}', "PR"),
    ('\u{33db}', "sr"),
    ('\u{33dc}', "Sv"),
    ('\u{33dd}', "Wb"),
    ('\u{fe30}', ".."),
    ('\u{fe31}', "—"),
    ('\u{fe32}', "–"),
    ('\u{fe33}', "_"),
    ('\u{fe34}', "_"),
    ('\u{fe35}', "("),
    ('\u{fe36}', ")"),
    ('\u{fe37}', "{"),
    ('\u{fe38}', "}"),
    ('\u{fe39}', "〔"),
    ('\u{fe3a}', "〕"),
    ('\u{fe3b}', "【"),
    ('\u{fe3c}', "】"),
    ('\u{fe3d}', "《"),
    ('\u{fe3e}', "》"),
    ('\u{fe3f}', "〈"),
    ('\u{fe40}', "〉"),
    ('\u{fe41}', "「"),
    ('\u{fe42}', "」"),
    ('\u{fe43}', "『"),
    ('\u{fe44}', "』"),
    ('\u{fe47}', "["),
    ('\u{fe48}', "]"),
    ('\u{fe50}', ","),
    ('\u{fe51}', "、"),
    ('\u{fe52}', "."),
    ('\u{fe54}', ";"),
    ('\u{fe55}', ":"),
    ('\u{fe56}', "?"),
    ('\u{fe57}', "!"),
    ('\u{fe58}', "—"),
    ('\u{fe59}', "("),
    ('\u{fe5a}', ")"),
    ('\u{fe5b}', "{"),
    ('\u{fe5c}', "}"),
    ('\u{fe5d}', "〔"),
    ('\u{fe5e}', "〕"),
    ('\u{fe5f}', "#"),
    ('\u{fe60}', "&"),
    ('\u{fe61}', "*"),
    ('\u{fe62}', "+"),
    ('\u{fe63}', "-"),
    ('\u{fe64}', "<"),
    ('\u{fe65}', ">"),
    ('\u{fe66}', "="),
    ('\u{fe68}', "\\"),
    ('\u{fe69}', "$"),
    ('\u{fe6a}', "%"),
    ('\u{fe6b}', "@"),
    ('\u{ffe0}', "¢"),
    ('\u{ffe1}', "£"),
    ('\u{ffe2}', "¬"),
    ('\u{ffe4}', "¦"),
    ('\u{ffe5}', "¥"),
    ('\u{ffe6}', "₩"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_table_is_that_of_unicode() {
        let mut known = 0;
        for c in ('\u{2000}'..='\u{ffff}').filter(|c| compatible(*c).is_some()) {
            let wanted: String = std::iter::once(c).nfkc().collect();
            assert_eq!(compatible(c).unwrap().0, wanted, "U+{:04X}", c as u32);
            known += 1;
        }
        assert!(known > 700);
    }

    #[test]
    fn every_radical_and_compatibility_ideograph_is_there() {
        for c in ('\u{2f00}'..='\u{2fd5}').chain('\u{f900}'..='\u{fad9}') {
            let wanted: String = std::iter::once(c).nfkc().collect();
            let astral = wanted.chars().any(|c| c as u32 > 0xffff);
            assert_eq!(
                compatible(c).is_some(),
                wanted != c.to_string() && !astral || KEPT.contains(&c),
                "U+{:04X}",
                c as u32
            );
        }
    }

    /// Twelve ideographs of the compatibility block that are ordinary characters; they fold to themselves.
    const KEPT: [char; 12] = [
        '\u{fa0e}', '\u{fa0f}', '\u{fa11}', '\u{fa13}', '\u{fa14}', '\u{fa1f}', '\u{fa21}',
        '\u{fa23}', '\u{fa24}', '\u{fa27}', '\u{fa28}', '\u{fa29}',
    ];
}
