//! The command's door: the npm package's command reads, prints and writes, and this says what.
//!
//! What goes in and out are parts, each with its length in four bytes before it, the lowest first.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

mod pages;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::buffer::{read, write};
use crate::cli::{self, Call, Files, Outcome, Place};

/// What was asked last.
static ASKED: Mutex<Option<Result<Call, Outcome>>> = Mutex::new(None);

fn with<R>(take: impl FnOnce(&mut Option<Result<Call, Outcome>>) -> R) -> R {
    take(&mut ASKED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Takes the path of the package's script and the words of a call, the program's name first. Puts
/// out which files are to be read: of each its path, and the name of the file beside it that is
/// meant or nothing.
#[unsafe(no_mangle)]
extern "C" fn parse(length: usize) -> *const u8 {
    let asked = read(length, |bytes| {
        let mut words = parts(bytes).map(|word| String::from_utf8_lossy(word).into_owned());
        let script = words.next().map(PathBuf::from);
        cli::parse(words.map(OsString::from), script)
    });
    let mut wanted = Vec::new();
    for place in asked.iter().flat_map(Call::reads) {
        put_place(&mut wanted, &place);
    }
    with(|last| *last = Some(asked));
    write(wanted)
}

/// Takes each file that was to be read: `1` and its bytes, or `0` and why it cannot be read. Puts
/// out the exit code as a digit, the texts for the standard output and the standard error, and of
/// each file to write its place as above and its bytes. Of a call about pages it puts out `w`, or `c`
/// if nothing is to be written, and their paths; the doors of `pages` do the rest.
#[unsafe(no_mangle)]
extern "C" fn run(length: usize) -> *const u8 {
    let outcome = with(|asked| match asked.take()? {
        Ok(call) => {
            let files = read(length, |bytes| given(&call, bytes));
            match call.rewriting(&files) {
                None => Some(call.run(&files)),
                Some(Err(outcome)) => Some(outcome),
                Some(Ok(rewriting)) => {
                    pages::begin(rewriting);
                    None
                }
            }
        }
        Err(outcome) => Some(outcome),
    });
    write(match outcome {
        Some(outcome) => parts_of(&outcome),
        None => pages::wanted(),
    })
}

fn parts_of(outcome: &Outcome) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, &[b'0' + outcome.end.code()]);
    put(&mut out, outcome.out.as_bytes());
    put(&mut out, outcome.told.as_bytes());
    for (place, bytes) in &outcome.files {
        put_place(&mut out, place);
        put(&mut out, bytes);
    }
    out
}

fn given(call: &Call, bytes: &[u8]) -> Files {
    let mut files = Files::default();
    let mut parts = parts(bytes);
    for place in call.reads() {
        let (Some(flag), Some(part)) = (parts.next(), parts.next()) else {
            break;
        };
        let read = match flag {
            b"1" => Ok(part.to_vec()),
            _ => Err(String::from_utf8_lossy(part).into_owned()),
        };
        files.add(place, read);
    }
    files
}

fn parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut left = bytes;
    std::iter::from_fn(move || {
        let (length, rest) = left.split_first_chunk()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        left = rest;
        Some(part)
    })
}

fn put(out: &mut Vec<u8>, part: &[u8]) {
    out.extend((part.len() as u32).to_le_bytes());
    out.extend(part);
}

fn put_place(out: &mut Vec<u8>, place: &Place) {
    put(out, place.path.to_string_lossy().as_bytes());
    put(out, place.beside.unwrap_or_default().as_bytes());
}
