//! What a reader may use up, counted in one place.

use super::Limits;

/// Words of all pages together; a thousand pages of prose have half a million.
pub(super) const MAX_WORDS: usize = 2_000_000;
/// Cells of all tables and sheets together.
pub(super) const MAX_CELLS: usize = 2_000_000;
/// Elements of one document in markup; each takes a hundred bytes and more.
pub(super) const MAX_ELEMENTS: usize = 3_000_000;
/// The clock is looked at once in so many steps.
const STEPS: u32 = 4096;

/// Why a reader stopped before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    OutOfTime,
    TooManyWords,
    TooManyCells,
    TooManyElements,
    TooLarge,
}

impl Stop {
    /// The message of the job.
    pub(super) fn message(self, name: &str) -> String {
        match self {
            Self::OutOfTime => {
                format!("TIMEOUT: reading {name} took too long; split it into smaller files")
            }
            Self::TooManyWords => format!(
                "DOCUMENT_TOO_LARGE: {name} has more than {MAX_WORDS} words; split it, or choose pages with target_pages"
            ),
            Self::TooManyCells => format!(
                "DOCUMENT_TOO_LARGE: {name} has more than {MAX_CELLS} cells; split it, or choose sheets with target_pages"
            ),
            Self::TooManyElements => format!(
                "DOCUMENT_TOO_LARGE: {name} has more than {MAX_ELEMENTS} elements of markup; split it"
            ),
            Self::TooLarge => format!(
                "DOCUMENT_TOO_LARGE: {name} holds compressed data that would take too much memory to read; save it without pictures and unused sheets, or split it"
            ),
        }
    }
}

pub(super) struct Budget<'l> {
    limits: &'l Limits,
    words: usize,
    cells: usize,
    steps: u32,
}

impl<'l> Budget<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            words: 0,
            cells: 0,
            steps: 0,
        }
    }

    /// Called in every loop over the input.
    pub(super) fn step(&mut self) -> Result<(), Stop> {
        self.steps += 1;
        if self.steps >= STEPS {
            self.steps = 0;
            self.check_time()?;
        }
        Ok(())
    }

    pub(super) fn check_time(&self) -> Result<(), Stop> {
        if self.limits.out_of_time() {
            return Err(Stop::OutOfTime);
        }
        Ok(())
    }

    pub(super) fn word(&mut self) -> Result<(), Stop> {
        self.words += 1;
        if self.words > MAX_WORDS {
            return Err(Stop::TooManyWords);
        }
        self.step()
    }

    pub(super) fn cell(&mut self) -> Result<(), Stop> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(Stop::TooManyCells);
        }
        self.step()
    }
}
