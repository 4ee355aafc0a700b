//! Reads one file as far as it is safe to: no link out of the folder, no device, nothing without an end.
//! Never says where it belongs.

use std::fs::{self, FileType};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::Code;

/// The largest file that is read; a Markdown update of a megabyte is already a mistake.
const LARGEST: usize = 8 * 1024 * 1024;
/// What most files fit in: they are read in one go and take no more room than they need.
const USUAL_SIZE: usize = 8 * 1024;

/// The content of a file, shared by all who keep it.
#[derive(Clone)]
pub(super) enum Read {
    /// Valid UTF-8.
    Text(Arc<String>),
    /// Anything else.
    Bytes(Arc<Vec<u8>>),
}

impl Read {
    /// What was read, text or not.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => Arc::unwrap_or_clone(text).into_bytes(),
            Self::Bytes(bytes) => Arc::unwrap_or_clone(bytes),
        }
    }
}

/// Why a file is not read.
pub(super) type Refusal = (Code, &'static str);

/// Reads a file; only links cost more than the reading itself, because incidents come by the ten thousand.
pub(super) fn read(path: &Path, kind: FileType, home: &Path) -> Result<Read, Refusal> {
    if kind.is_symlink() {
        let target = path.canonicalize();
        let target = target.map_err(|_| (Code::UnreadableFile, "is a link that leads nowhere"))?;
        if !target.starts_with(home) {
            let why = "is a link that leads out of the project";
            return Err((Code::OutsideFolder, why));
        }
        if !path.is_file() {
            return Err((Code::OutsideFolder, "is not a regular file"));
        }
    } else if !kind.is_file() {
        return Err((Code::OutsideFolder, "is not a regular file"));
    }
    let bytes = read_bounded(path).map_err(|_| (Code::UnreadableFile, "cannot be read"))?;
    of_bytes(bytes)
}

/// What bytes are that were read already.
pub(super) fn of_bytes(bytes: Vec<u8>) -> Result<Read, Refusal> {
    if bytes.len() > LARGEST {
        return Err((Code::FileTooLarge, "is larger than 8 MiB"));
    }
    Ok(as_text(bytes))
}

/// Reads at most one byte more than is allowed from what may have no end.
pub(super) fn read_stream(stream: &mut dyn std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST + 1).unwrap_or(u64::MAX);
    stream.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads at most one byte more than is allowed.
fn read_bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(LARGEST + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::with_capacity(USUAL_SIZE);
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok(bytes)
}

fn as_text(bytes: Vec<u8>) -> Read {
    match String::from_utf8(bytes) {
        Ok(text) => Read::Text(Arc::new(text)),
        Err(error) => Read::Bytes(Arc::new(error.into_bytes())),
    }
}
