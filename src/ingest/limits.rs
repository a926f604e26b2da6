//! How much of a file is read. What goes beyond is refused in a sentence, so that a bomb costs neither
//! memory nor time.

/// Bytes of the largest file.
pub const FILE_BYTES: usize = 64 << 20;

/// Bytes of the largest entry of an archive, unpacked.
pub const ENTRY_BYTES: usize = 64 << 20;

/// Bytes of all entries of an archive that are read, unpacked.
pub const ARCHIVE_BYTES: usize = 256 << 20;

/// Bytes of all entries of a workbook, unpacked: its library keeps what it reads.
pub const WORKBOOK_BYTES: usize = 32 << 20;

/// Entries of an archive.
pub const ENTRIES: usize = 10_000;

/// An entry that unpacks to more than so many times its size is a bomb.
pub const RATIO: usize = 1_000;

/// How deep elements, tables or groups may stand in one another.
pub const DEPTH: usize = 256;

/// Rows that a cell may span.
pub const ROW_SPAN: usize = 2_000;

/// Columns that a cell may span.
pub const COLUMN_SPAN: usize = 200;

/// Columns of one table.
pub const COLUMNS: usize = 2_000;

/// Cells of one table, and of one workbook.
pub const CELLS: usize = 100_000;

/// Characters of the text of one report.
pub const CHARACTERS: usize = 5_000_000;

/// Sheets of one workbook.
pub const SHEETS: usize = 1_000;

/// Pages of one document.
pub const PAGES: usize = 500;

/// Elements and pieces of text of one XML text, and records or paragraphs of other formats.
pub const NODES: usize = 1_000_000;

/// Lists that number paragraphs.
pub const LISTS: usize = 10_000;

/// Characters of the pattern of a list's numbers, and of a sheet's name.
pub const LABEL: usize = 100;

/// Messages in messages.
pub const MESSAGES: usize = 8;

/// Tables in tables.
pub const TABLES: usize = 20;

/// Groups in groups of rich text.
pub const GROUPS: usize = 1_000;
