//! The kind of a file, by its first bytes and, for containers, by what is inside.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing.
    Empty,
    /// Plain text in some encoding.
    Text,
    /// A web page.
    Html,
    /// A web page with its parts, as browsers save it.
    Mhtml,
    /// Word since 2007.
    Docx,
    /// Word 97 to 2003 and WPS.
    Doc,
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003 and WPS (.et).
    Xls,
    /// OpenDocument text.
    Odt,
    /// Rich text format.
    Rtf,
    /// PDF.
    Pdf,
    /// GB/T 33190.
    Ofd,
    /// An archive.
    Zip,
    /// A container of Word or Excel 97 that may be either; told by its streams.
    Ole,
    /// Anything else.
    Unknown,
}

impl Kind {
    /// Its name in a Chinese sentence.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Empty => "空文件",
            Kind::Text => "文本文件",
            Kind::Html => "网页文件",
            Kind::Mhtml => "网页归档文件（MHT）",
            Kind::Docx => "Word文档（docx）",
            Kind::Doc => "Word文档（doc、wps）",
            Kind::Xlsx => "Excel表格（xlsx）",
            Kind::Xls => "Excel表格（xls、et）",
            Kind::Odt => "ODT文档",
            Kind::Rtf => "RTF文档",
            Kind::Pdf => "PDF文件",
            Kind::Ofd => "OFD文件",
            Kind::Zip => "压缩包",
            Kind::Ole => "旧版Office文件",
            Kind::Unknown => "未知文件",
        }
    }
}

/// The kind by the first bytes; containers are told apart by their readers.
pub fn of(bytes: &[u8]) -> Kind {
    const STARTS: [(&[u8], Kind); 6] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Ole),
        (b"{\\rtf", Kind::Rtf),
        (b"MIME-Version:", Kind::Mhtml),
        (b"%PDF-", Kind::Pdf),
    ];
    if bytes.is_empty() {
        return Kind::Empty;
    }
    let by_start = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    by_start.map_or(Kind::Text, |(_, kind)| *kind)
}

/// Whether a text is the source of a web page.
pub fn is_web_page(text: &str) -> bool {
    let start = text.trim_start().chars().take(9);
    let start: String = start.flat_map(char::to_lowercase).collect();
    start == "<!doctype" || start.starts_with("<html")
}
