//! What two files are made from, put together by the one that comes first. Never outlives the second.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A place where the first of two leaves a value for the other.
pub(super) struct Twice<T>(Mutex<Option<T>>);

impl<T> Twice<T> {
    /// A place with nothing in it.
    pub(super) fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// Reads the value that lies here and lets go of it, or makes one, reads that and leaves it.
    pub(super) fn read<R>(&self, make: impl FnOnce() -> T, read: impl FnOnce(&T) -> R) -> R {
        let left = self.lock().take();
        if let Some(value) = left {
            return read(&value);
        }
        let value = make();
        let result = read(&value);
        *self.lock() = Some(value);
        result
    }

    /// A reader that failed left nothing half done.
    fn lock(&self) -> MutexGuard<'_, Option<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Twice;

    #[test]
    fn the_second_reads_what_the_first_made_and_the_third_begins_anew() {
        let twice = Twice::new();
        let made = std::cell::Cell::new(0);
        let make = || {
            made.set(made.get() + 1);
            made.get()
        };
        let read = || twice.read(make, |value| *value);
        assert_eq!([read(), read(), read()], [1, 1, 2]);
    }
}
