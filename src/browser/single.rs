//! A value of a module that runs on one thread.

#![expect(unsafe_code, reason = "a lock would weigh more than what it guards")]

use core::cell::UnsafeCell;

/// What one thread owns.
pub(super) struct Single<T>(UnsafeCell<T>);

// SAFETY: WebAssembly without shared memory has one thread.
unsafe impl<T> Sync for Single<T> {}

impl<T> Single<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(UnsafeCell::new(value))
    }

    /// Lends it to `take`, which must not come here again: an export never calls another, and the one
    /// import, the panel's, is told to call none.
    pub(super) fn with<R>(&self, take: impl FnOnce(&mut T) -> R) -> R {
        // SAFETY: one thread, and not lent twice.
        take(unsafe { &mut *self.0.get() })
    }
}
