//! Tesseract, run as a program.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use super::{PageImage, RecognizedWord, TextRecognition};

/// More text than this is no page.
const MAX_OUTPUT: u64 = 16 * 1024 * 1024;
/// Words that it is less sure of, in percent, are specks and lines.
const LEAST_SURE: f64 = 10.0;

/// [Tesseract](https://tesseract-ocr.github.io/), version 4 or later, as it is installed on this machine.
///
/// On Debian, `apt-get install tesseract-ocr tesseract-ocr-deu` brings the program with English and German.
#[derive(Debug, Clone)]
pub struct Tesseract {
    program: OsString,
    languages: String,
}

impl Default for Tesseract {
    fn default() -> Self {
        Self::new()
    }
}

impl Tesseract {
    /// The `tesseract` of the search path, for English text.
    #[must_use]
    pub fn new() -> Self {
        Self {
            program: "tesseract".into(),
            languages: "eng".into(),
        }
    }

    /// The languages of the documents by Tesseract's names, the most frequent one first, with `+` between: `deu+eng`.
    #[must_use]
    pub fn languages(mut self, languages: impl Into<String>) -> Self {
        self.languages = languages.into();
        self
    }

    /// Where the program is.
    #[must_use]
    pub fn program(mut self, program: impl Into<OsString>) -> Self {
        self.program = program.into();
        self
    }

    fn failed(&self, why: impl std::fmt::Display) -> String {
        format!(
            "text recognition failed: {}: {why}; check that Tesseract is installed with the languages {}",
            self.program.to_string_lossy(),
            self.languages
        )
    }
}

impl TextRecognition for Tesseract {
    fn recognize(
        &self,
        image: &PageImage,
        deadline: Instant,
    ) -> Result<Vec<RecognizedWord>, String> {
        let mut command = Command::new(&self.program);
        command
            .args(["stdin", "stdout", "-l", &self.languages, "--dpi"])
            .arg(image.resolution.to_string())
            // The page as blocks, whatever their order; our own reading finds columns and tables.
            .args(["--psm", "3", "tsv"])
            // One thread a page: several pages are read at once.
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = Running(command.spawn().map_err(|e| self.failed(e))?);
        let (Some(mut input), Some(output), Some(errors)) = (
            child.0.stdin.take(),
            child.0.stdout.take(),
            child.0.stderr.take(),
        ) else {
            return Err(self.failed("it has no pipes"));
        };
        let page = pgm(image);
        thread::spawn(move || {
            // A program that does not read to the end says why on its own.
            let _ = input.write_all(&page);
        });
        let text = read_to_end(output);
        let complaint = read_to_end(errors);
        let left = || deadline.saturating_duration_since(Instant::now());
        let text = text.recv_timeout(left()).map_err(|e| match e {
            RecvTimeoutError::Timeout => self.failed("it took too long"),
            RecvTimeoutError::Disconnected => self.failed("its output cannot be read"),
        })?;
        let status = child.0.wait().map_err(|e| self.failed(e))?;
        if !status.success() {
            let complaint = complaint.recv_timeout(left()).unwrap_or_default();
            let first = complaint.lines().next().unwrap_or_default();
            return Err(self.failed(format!("{status} {first}")));
        }
        Ok(words(&text))
    }
}

/// A program that ends when nobody waits for it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn read_to_end(from: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if from.take(MAX_OUTPUT).read_to_end(&mut bytes).is_ok() {
            // Nobody may wait any more.
            let _ = send.send(String::from_utf8_lossy(&bytes).into_owned());
        }
    });
    receive
}

/// A format that needs no library: netpbm's grey map.
fn pgm(image: &PageImage) -> Vec<u8> {
    let mut file = format!("P5 {} {} 255\n", image.width, image.height).into_bytes();
    file.extend_from_slice(&image.pixels);
    file
}

/// The words of a table with the columns level, page, block, paragraph, line, word, left, top, width, height, confidence
/// and text. A row of level 4 is a line, and those of level 5 below it are its words.
fn words(table: &str) -> Vec<RecognizedWord> {
    let mut words = Vec::new();
    let mut line = (0.0, 0.0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let number = |column: usize| cells.get(column).and_then(|c| c.parse::<f64>().ok());
        let (Some(level), Some(left), Some(top), Some(width), Some(height)) =
            (number(0), number(6), number(7), number(8), number(9))
        else {
            continue;
        };
        if level == 4.0 {
            line = (top, height);
        }
        let text = cells.get(11).map_or("", |text| text.trim());
        let is_sure = number(10).is_some_and(|sure| sure >= LEAST_SURE);
        if level == 5.0 && is_sure && !text.is_empty() {
            words.push(RecognizedWord {
                text: text.to_owned(),
                left,
                top: line.0,
                width,
                height: line.1,
            });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::time::Duration;

    use super::*;

    fn image() -> PageImage {
        PageImage {
            width: 2,
            height: 1,
            resolution: 300,
            pixels: vec![0, 255],
        }
    }

    #[test]
    fn words_have_the_height_of_their_line() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t2500\t3333\t-1\t\n\
                     4\t1\t1\t1\t1\t0\t300\t600\t220\t50\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t300\t605\t100\t40\t96.1\tTotal:\n\
                     5\t1\t1\t1\t1\t2\t420\t600\t100\t50\t91\t12.50\n\
                     5\t1\t1\t1\t1\t3\t530\t600\t2\t50\t3.5\t|\n";
        let found = words(table);
        let word = |text: &str, left| RecognizedWord {
            text: text.into(),
            left,
            top: 600.0,
            width: 100.0,
            height: 50.0,
        };
        assert_eq!(found, [word("Total:", 300.0), word("12.50", 420.0)]);
    }

    #[test]
    fn a_table_that_is_cut_off_gives_what_is_whole() {
        assert_eq!(words(""), []);
        assert_eq!(words("level\n5\t1\t1"), []);
    }

    #[test]
    fn a_page_is_a_grey_map() {
        assert_eq!(pgm(&image()), b"P5 2 1 255\n\x00\xff");
    }

    #[test]
    fn a_program_that_is_missing_is_named() {
        let missing = Tesseract::new().program("no-such-program").languages("deu");
        let deadline = Instant::now() + Duration::from_secs(60);
        let error = missing.recognize(&image(), deadline).unwrap_err();
        assert!(
            error.contains("no-such-program") && error.contains("languages deu"),
            "{error}"
        );
    }
}
