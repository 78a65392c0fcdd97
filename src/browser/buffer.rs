//! The two buffers between a page and a module.

use std::sync::{Mutex, MutexGuard, PoisonError};

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// A module is single-threaded, and a panic ends it: no lock waits, none is poisoned.
fn lock(buffer: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    buffer.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where to write `length` bytes of input.
#[expect(
    unsafe_code,
    reason = "an export needs its name; nothing here is unsafe"
)]
#[unsafe(no_mangle)]
extern "C" fn input(length: u32) -> *mut u8 {
    let mut input = lock(&INPUT);
    if input.len() < length as usize {
        input.resize(length as usize, 0);
    }
    input.as_mut_ptr()
}

/// Where the output is; its length is what the call that wrote it returned.
#[expect(
    unsafe_code,
    reason = "an export needs its name; nothing here is unsafe"
)]
#[unsafe(no_mangle)]
extern "C" fn output() -> *const u8 {
    lock(&OUTPUT).as_ptr()
}

/// The first `length` bytes of the input.
pub(super) fn read<R>(length: u32, take: impl FnOnce(&[u8]) -> R) -> R {
    take(lock(&INPUT).get(..length as usize).unwrap_or_default())
}

/// Puts `bytes` out and returns how many they are.
pub(super) fn write(bytes: Vec<u8>) -> u32 {
    let length = bytes.len() as u32;
    *lock(&OUTPUT) = bytes;
    length
}
