//! What crosses between a page and a module: text in, text out.
//!
//! The page asks where to write so many bytes, and is told where what it asked for lies and how long
//! it is. Answers that stand somewhere already, as most do, are not copied.

use super::single::Single;

static INPUT: Single<Vec<u8>> = Single::new(Vec::new());
static LENGTH: Single<usize> = Single::new(0);

/// Where to write `length` bytes of input; what was there before is gone.
#[expect(
    unsafe_code,
    reason = "an export needs its name; nothing here is unsafe"
)]
#[unsafe(no_mangle)]
extern "C" fn input(length: usize) -> *mut u8 {
    INPUT.with(|input| {
        *input = vec![0; length];
        input.as_mut_ptr()
    })
}

/// How many bytes the last answer has.
#[expect(
    unsafe_code,
    reason = "an export needs its name; nothing here is unsafe"
)]
#[unsafe(no_mangle)]
extern "C" fn length() -> usize {
    LENGTH.with(|length| *length)
}

/// The first `length` bytes of the input.
pub(super) fn read<R>(length: usize, take: impl FnOnce(&[u8]) -> R) -> R {
    INPUT.with(|input| take(crate::scan::first(input, length)))
}

/// The whole input, taken away.
#[cfg(any(feature = "gate", feature = "panel"))]
pub(super) fn taken() -> Vec<u8> {
    INPUT.with(core::mem::take)
}

#[cfg(not(feature = "gate"))]
static OUTPUT: Single<Vec<u8>> = Single::new(Vec::new());

/// Answers with bytes that stand nowhere yet: where they are until the next such answer.
#[cfg(not(feature = "gate"))]
pub(super) fn write(bytes: Vec<u8>) -> *const u8 {
    OUTPUT.with(|output| {
        *output = bytes;
        answer(output)
    })
}

/// Answers with bytes: where they are.
pub(super) fn answer(bytes: &[u8]) -> *const u8 {
    LENGTH.with(|length| *length = bytes.len());
    bytes.as_ptr()
}
