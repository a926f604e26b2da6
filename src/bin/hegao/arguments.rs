//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// 检查政府信息公开工作年度报告；全部在本机进行，不联网。
#[derive(Debug, Parser)]
#[command(name = "hegao", version, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 检查报告
    ///
    /// 退出码：0 没有错误；1 至少有一处错误；2 用法不对，或有输入读不出来（其余的照常检查）。
    Check(CheckOptions),
    /// 改好可以放心改的问题（括号、全半角、重复的词等），把改后的文字写到标准输出；数字一律不动
    Fix {
        /// 报告文件；- 表示标准输入
        #[arg(value_name = "FILE|-")]
        input: PathBuf,
        /// 设置文件（TOML）
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// 列出全部规则
    Rules {
        /// 输出格式
        #[arg(long, value_enum, default_value_t = ManualFormat::Text)]
        format: ManualFormat,
    },
    /// 说明一条规则：查什么、依据、怎么办、例子
    Explain {
        /// 规则编号，如 A01
        rule: String,
    },
}

/// Options of `hegao check`.
#[derive(Debug, Default, Args)]
pub struct CheckOptions {
    /// 报告文件；文件夹则逐个检查其中的文件；- 表示标准输入
    #[arg(value_name = "FILE|DIR|-")]
    pub inputs: Vec<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// 只用这些规则（编号或开头，可用逗号隔开），如 A,X01
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// 不用这些规则（编号或开头，可用逗号隔开）
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// 设置文件（TOML）
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// 报告年度；不写则从文中读取
    #[arg(long, value_parser = clap::value_parser!(u16).range(2008..=2100))]
    pub year: Option<u16>,
    /// 报告格式；auto 为自动判断
    #[arg(long, value_enum)]
    pub form: Option<FormChoice>,
    /// 颜色
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
}

/// Formats of `hegao check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// 给人看
    #[default]
    Text,
    /// 一个 JSON 数组
    Json,
    /// 每份报告一行 JSON，查完一份写一份
    Ndjson,
    /// SARIF 2.1.0
    Sarif,
    /// 问题清单，可用 Excel、WPS 打开
    Csv,
}

/// Formats of `hegao rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ManualFormat {
    /// 分类列表
    Text,
    /// JSON 数组
    Json,
    /// 规则手册（Markdown）
    Markdown,
}

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormChoice {
    /// 自动判断
    Auto,
    /// 2019 年试行格式
    #[value(name = "2019")]
    Trial2019,
    /// 2021 年格式
    #[value(name = "2021")]
    Form2021,
}

/// Whether to colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// 输出到终端时上色
    #[default]
    Auto,
    /// 总是
    Always,
    /// 从不
    Never,
}
