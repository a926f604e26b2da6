//! Which files to read, and their bytes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of the largest file that is read.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// One input: its name, and how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file that was named.
    File(PathBuf),
    /// A file that was found in a folder.
    Found(PathBuf),
    /// A path that cannot be read, and why.
    Unreadable(PathBuf, String),
}

impl Input {
    /// The name as it stands in the output.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_string(),
            Input::File(path) | Input::Found(path) | Input::Unreadable(path, _) => {
                path.to_string_lossy().into_owned()
            }
        }
    }

    /// The bytes, or why there are none.
    pub fn read(&self) -> Result<Vec<u8>, String> {
        match self {
            Input::Stdin => read_all(io::stdin().lock()),
            Input::File(path) | Input::Found(path) => {
                read_all(File::open(path).map_err(|error| reason(&error))?)
            }
            Input::Unreadable(_, why) => Err(why.clone()),
        }
    }
}

/// The inputs that the arguments name, folders walked, each file once in each folder, sorted.
pub fn gather(arguments: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in arguments {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs);
            if inputs.len() == before {
                let why = "文件夹里没有可读的文件。".to_string();
                inputs.push(Input::Unreadable(path.clone(), why));
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

/// Adds the files below a folder. Hidden entries are left out, and links to folders are not followed,
/// so that a walk always ends.
fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            inputs.push(Input::Unreadable(folder.to_path_buf(), reason(&error)));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if is_hidden(&path) {
            continue;
        }
        let linked = path.is_symlink();
        if path.is_dir() {
            if !linked {
                walk(&path, inputs);
            }
        } else if path.is_file() {
            inputs.push(Input::Found(path));
        } else if linked && !path.exists() {
            let why = "链接指向的文件不存在。".to_string();
            inputs.push(Input::Unreadable(path, why));
        }
    }
}

/// Hidden files, and the lock files that office programs leave beside an open document.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

fn read_all(source: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    source
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!(
            "文件超过{}MB，不像是年度报告，没有读取；请只选报告本身。",
            MAX_BYTES / 1024 / 1024
        ));
    }
    Ok(bytes)
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件。".to_string(),
        io::ErrorKind::PermissionDenied => "没有读取权限；请复制到有权限的地方再试。".to_string(),
        io::ErrorKind::IsADirectory => "这是文件夹，不是文件。".to_string(),
        _ => format!("读取出错：{error}"),
    }
}
