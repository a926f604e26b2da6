//! Why a file could not be read, and what to do, in a sentence.

use super::Kind;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No bytes, or nothing but white space.
    Empty,
    /// No kind that is known: a program, a picture, anything.
    Unknown,
    /// A picture.
    Picture,
    /// An archive that cannot be opened here: RAR, 7z, gz.
    OtherArchive,
    /// A kind that is known and not read.
    Unsupported(Kind),
    /// Larger than a report can be.
    TooLarge,
    /// Opens with a password only.
    Locked(Kind),
    /// Damaged or cut short.
    Damaged(Kind),
    /// Pictures of pages, without text.
    Scanned(Kind),
    /// Text whose signs cannot be told, since the fonts do not say which they are.
    Garbled(Kind),
    /// Unpacks to more than is sound.
    Bomb,
    /// Nested deeper, or made of more parts, than is sound.
    TooComplex(Kind),
    /// An archive in an archive.
    ArchiveInside,
    /// An archive in which no file can be read.
    NothingInside,
}

impl Unreadable {
    /// What is wrong and what to do, one Chinese sentence.
    pub fn why(&self) -> String {
        match self {
            Unreadable::Empty => "文件是空的，没有文字；请确认选对了文件。".to_string(),
            Unreadable::Unknown => {
                "认不出这是什么文件；请选择Word、WPS、PDF、OFD、网页、表格或文本文件。".to_string()
            }
            Unreadable::Picture => {
                "这是图片，没有文字；请先做文字识别（OCR），或使用报告的电子原稿。".to_string()
            }
            Unreadable::OtherArchive => {
                "这种压缩包（RAR、7z等）不能直接打开；请先解压，再选择里面的报告。".to_string()
            }
            Unreadable::Unsupported(kind) => format!(
                "这是{}，不能直接读取；请打开后全选复制，再粘贴到文本框。",
                kind.label()
            ),
            Unreadable::TooLarge => {
                "文件太大，不像是年度报告；请只选报告本身，或全选复制后粘贴。".to_string()
            }
            Unreadable::Locked(kind) => format!(
                "这份{}设了打开密码；请在原软件中取消密码后再试。",
                kind.label()
            ),
            Unreadable::Damaged(kind) => format!(
                "这份{}已损坏或不完整；请重新下载，或在原软件中打开后另存再试。",
                kind.label()
            ),
            Unreadable::Scanned(kind) => format!(
                "这份{}是扫描图片，没有文字；请先做文字识别（OCR），或使用报告的电子原稿。",
                kind.label()
            ),
            Unreadable::Garbled(kind) => format!(
                "这份{}没有注明字体编码，读出的会是乱码；请使用报告的Word原稿，或打开后全选复制再粘贴。",
                kind.label()
            ),
            Unreadable::Bomb => {
                "压缩内容展开后大得反常，为安全起见没有读取；请确认文件来源。".to_string()
            }
            Unreadable::TooComplex(kind) => format!(
                "这份{}的结构复杂得反常，为安全起见没有读取；请在原软件中另存后再试。",
                kind.label()
            ),
            Unreadable::ArchiveInside => {
                "压缩包里的压缩包没有打开；请先解压，再选择里面的报告。".to_string()
            }
            Unreadable::NothingInside => "压缩包里没有能读取的报告；请解压后查看。".to_string(),
        }
    }
}
