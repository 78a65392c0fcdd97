//! The door for pages, which come and go in pieces.

use std::sync::{Mutex, PoisonError};

use super::{parts, parts_of, put};
use crate::browser::buffer::{read, write};
use crate::cli::{Marked, Pass, Rewriting};

/// The call, the page that is on its way, and how the last one came out.
#[derive(Default)]
struct Work {
    rewriting: Option<Rewriting>,
    pass: Option<Pass>,
    marked: Option<Marked>,
}

static WORK: Mutex<Option<Work>> = Mutex::new(None);

fn with<R>(take: impl FnOnce(&mut Work) -> R) -> R {
    let mut work = WORK.lock().unwrap_or_else(PoisonError::into_inner);
    take(work.get_or_insert_default())
}

/// Begins a call about pages.
pub(super) fn begin(rewriting: Rewriting) {
    with(|work| work.rewriting = Some(rewriting));
}

/// What `run` puts out of it.
pub(super) fn wanted() -> Vec<u8> {
    with(|work| {
        let mut out = Vec::new();
        if let Some(rewriting) = &work.rewriting {
            put(&mut out, if rewriting.is_check() { b"c" } else { b"w" });
            for page in rewriting.pages() {
                put(&mut out, page.to_string_lossy().as_bytes());
            }
        }
        out
    })
}

/// Begins a page; takes its path from the folder it is in, or nothing.
#[unsafe(no_mangle)]
extern "C" fn page(length: usize) -> *const u8 {
    let within = read(length, |bytes| text(parts(bytes).next()));
    with(|work| work.pass = work.rewriting.as_ref().map(|all| all.begin(&within)));
    write(Vec::new())
}

/// Takes more of the page. Puts out `1` and what has become of it, or `0` and why the page is left alone.
#[unsafe(no_mangle)]
extern "C" fn piece(length: usize) -> *const u8 {
    let mut made = Vec::new();
    let done = with(|work| {
        let pass = work.pass.as_mut();
        read(length, |bytes| {
            let piece = parts(bytes).next().unwrap_or_default();
            pass.map_or(Ok(()), |pass| pass.write(piece, &mut made))
        })
    });
    write(answer(done.map(|()| vec![made])))
}

/// Ends the page. Puts out `1`, the rest of it and `1` if it has changed or `0`; or as above.
#[unsafe(no_mangle)]
extern "C" fn end(_: usize) -> *const u8 {
    let mut made = Vec::new();
    let ended = with(|work| {
        let pass = work.pass.take().ok_or("has not begun")?;
        let marked = pass.end(&mut made)?;
        let flag = if marked.is_changed { b"1" } else { b"0" };
        work.marked = Some(marked);
        Ok::<_, String>(flag.to_vec())
    });
    write(answer(ended.map(|flag| vec![made, flag])))
}

/// Takes note of how a page came out: takes its name, and why it was left alone or nothing.
#[unsafe(no_mangle)]
extern "C" fn finish(length: usize) -> *const u8 {
    let (name, why) = read(length, |bytes| {
        let mut parts = parts(bytes);
        (text(parts.next()), text(parts.next()))
    });
    with(|work| {
        let marked = work.marked.take().filter(|_| why.is_empty());
        if let Some(rewriting) = &mut work.rewriting {
            rewriting.finish(&name, marked.ok_or(why));
        }
    });
    write(Vec::new())
}

/// Ends the call; puts out what `run` does of others.
#[unsafe(no_mangle)]
extern "C" fn outcome(_: usize) -> *const u8 {
    let outcome = with(|work| work.rewriting.take().map(Rewriting::outcome));
    write(
        outcome
            .map(|outcome| parts_of(&outcome))
            .unwrap_or_default(),
    )
}

fn answer(done: Result<Vec<Vec<u8>>, String>) -> Vec<u8> {
    let mut out = Vec::new();
    match done {
        Ok(parts) => {
            put(&mut out, b"1");
            for part in parts {
                put(&mut out, &part);
            }
        }
        Err(why) => {
            put(&mut out, b"0");
            put(&mut out, why.as_bytes());
        }
    }
    out
}

fn text(part: Option<&[u8]>) -> String {
    String::from_utf8_lossy(part.unwrap_or_default()).into_owned()
}
