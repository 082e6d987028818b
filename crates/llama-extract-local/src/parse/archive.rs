//! Office documents are zip archives; a small one can hold more than memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Kind;
use super::budget::{Budget, Stop};

/// Bytes of all members that are read, inflated.
const MAX_INFLATED: u64 = 256 * 1024 * 1024;
const CHUNK: usize = 64 * 1024;

/// Why an archive is not read.
#[derive(Debug)]
pub(super) enum Fault {
    Stop(Stop),
    /// Not a zip, or a member cannot be inflated.
    Damaged,
    Encrypted,
}

impl From<Stop> for Fault {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl Fault {
    /// The message of the job.
    pub(super) fn message(self, name: &str, kind: &str) -> String {
        match self {
            Self::Stop(stop) => stop.message(name),
            Self::Encrypted => {
                format!("FILE_IS_PROTECTED: {name} is encrypted; upload it without a password")
            }
            Self::Damaged => damaged(name, kind),
        }
    }
}

fn damaged(name: &str, kind: &str) -> String {
    format!(
        "FILE_IS_BROKEN: {name} cannot be read as {kind}: it is damaged or cut off; open it in the program that made it, save it anew, and upload that"
    )
}

/// Which kind of document an archive without a telling name is.
pub(super) fn office_kind(bytes: &[u8]) -> Option<Kind> {
    let names = Archive::open(bytes).ok()?.names();
    let has = |name: &str| names.iter().any(|own| own == name);
    if has("word/document.xml") {
        Some(Kind::Docx)
    } else if has("xl/workbook.xml") {
        Some(Kind::Xlsx)
    } else {
        None
    }
}

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        // What Office encrypts is no zip but a compound file.
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Err(Fault::Encrypted);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        Ok(Self {
            zip,
            left: MAX_INFLATED,
        })
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.zip
            .file_names()
            .filter_map(Result::ok)
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// A member, or none when there is none of that name.
    pub(super) fn member(
        &mut self,
        name: &str,
        budget: &mut Budget<'_>,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let mut member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Fault::Encrypted);
            }
            Err(_) => return Err(Fault::Damaged),
        };
        let mut bytes = Vec::new();
        // The size that the archive claims is not to be trusted, so what really comes is counted.
        loop {
            budget.check_time()?;
            let start = bytes.len();
            let mut chunk = member.by_ref().take(CHUNK as u64);
            let read = chunk.read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
            self.left = self.left.checked_sub(read as u64).ok_or(Stop::TooLarge)?;
            if bytes.len() == start {
                return Ok(Some(bytes));
            }
        }
    }
}
