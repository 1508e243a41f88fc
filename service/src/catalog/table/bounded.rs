//! Reading no more than was agreed: what a stranger sends may unfold to anything.

use std::io::{self, Read};

/// Reads up to two bounds and fails beyond them: all there may be, and what may be read before the budget is renewed.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
    budget: usize,
}

impl<R> Bounded<R> {
    /// At most `max` bytes in all, at most `budget` at a stretch.
    pub fn new(inner: R, max: u64, budget: usize) -> Self {
        Self {
            inner,
            left: max,
            budget,
        }
    }

    /// Renews what may be read at a stretch.
    pub fn renew(&mut self, budget: usize) {
        self.budget = budget;
    }

    /// Whether it failed because there was more than there may be in all.
    pub fn spent(&self) -> bool {
        self.left == 0
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.budget == 0 || self.left == 0 {
            return match self.inner.read(&mut [0; 1])? {
                0 => Ok(0),
                _ => Err(io::ErrorKind::FileTooLarge.into()),
            };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(self.budget);
        let most = most.min(out.len());
        let length = self.inner.read(&mut out[..most])?;
        self.budget = self.budget.saturating_sub(length);
        self.left = self.left.saturating_sub(length as u64);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_read_and_what_does_not_fails() {
        let read = |max, budget| {
            let mut out = Vec::new();
            let mut bounded = Bounded::new([7; 100].as_slice(), max, budget).take(1000);
            bounded.read_to_end(&mut out).map_err(|error| error.kind())
        };
        assert_eq!(read(100, 100), Ok(100));
        assert_eq!(read(99, 1000), Err(io::ErrorKind::FileTooLarge));
        assert_eq!(read(1000, 99), Err(io::ErrorKind::FileTooLarge));
    }
}
