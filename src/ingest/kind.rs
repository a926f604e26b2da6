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
    /// OpenDocument text, and spreadsheets.
    Odt,
    /// Rich text format.
    Rtf,
    /// PDF.
    Pdf,
    /// GB/T 33190.
    Ofd,
    /// An archive.
    Zip,
    /// An archive of another make.
    OtherArchive,
    /// A picture.
    Picture,
    /// Slides.
    Slides,
    /// Microsoft Works, whose files are called .wps too.
    Works,
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
            Kind::Odt => "ODF文档（odt、ods）",
            Kind::Rtf => "RTF文档",
            Kind::Pdf => "PDF文件",
            Kind::Ofd => "OFD文件",
            Kind::Zip | Kind::OtherArchive => "压缩包",
            Kind::Picture => "图片",
            Kind::Slides => "演示文稿",
            Kind::Works => "微软Works文档",
            Kind::Ole => "Office文件",
            Kind::Unknown => "未知文件",
        }
    }
}

/// The kind by the first bytes; containers are told apart by their readers.
pub fn of(bytes: &[u8]) -> Kind {
    const STARTS: [(&[u8], Kind); 13] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Ole),
        (b"{\\rtf", Kind::Rtf),
        (b"%PDF-", Kind::Pdf),
        (b"Rar!\x1a\x07", Kind::OtherArchive),
        (b"7z\xbc\xaf\x27\x1c", Kind::OtherArchive),
        (b"\x1f\x8b\x08", Kind::OtherArchive),
        (b"\x89PNG\r\n", Kind::Picture),
        (b"\xff\xd8\xff", Kind::Picture),
        (b"GIF8", Kind::Picture),
        (b"II*\0", Kind::Picture),
        (b"MM\0*", Kind::Picture),
    ];
    if bytes.is_empty() {
        return Kind::Empty;
    }
    let by_start = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    match by_start {
        Some((_, kind)) => *kind,
        // Signs before its start do not make a PDF another thing, nor do they for its readers.
        None if start(bytes, 1024).windows(5).any(|five| five == b"%PDF-") => Kind::Pdf,
        None if is_mail(bytes) => Kind::Mhtml,
        None => Kind::Text,
    }
}

/// Whether the bytes begin with the header lines of a mail, as browsers save a page with its parts.
fn is_mail(bytes: &[u8]) -> bool {
    let header = String::from_utf8_lossy(start(bytes, 4096)).to_ascii_lowercase();
    let header = header.trim_start();
    let names = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    header
        .lines()
        .next()
        .is_some_and(|line| line.contains(':') && names(line))
        && header.contains("mime-version:")
        && header.contains("content-type:")
}

fn start(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}
