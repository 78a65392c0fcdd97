//! Pages, each read and written in pieces and put in its place once it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sekisho::cli::{Marked, Outcome, Pass, Rewriting};

use crate::tell;

/// How much is read at a time.
const PIECE: usize = 1 << 16;

/// How a page came out, or why it was left alone.
type Done = Result<Marked, String>;

/// Does with all pages what was asked.
pub fn carry_out(mut rewriting: Rewriting) -> Outcome {
    for path in rewriting.pages().to_vec() {
        let name = path.display().to_string();
        if name == "-" {
            let done = standard(&rewriting);
            rewriting.finish(&name, done);
        } else if path.is_dir() {
            folder(&mut rewriting, &path);
        } else {
            let done = file(&rewriting, &path, "");
            rewriting.finish(&name, done);
        }
    }
    rewriting.outcome()
}

/// From the standard input to the standard output.
fn standard(rewriting: &Rewriting) -> Done {
    let pass = rewriting.begin("");
    match rewriting.is_check() {
        true => copy(pass, io::stdin().lock(), io::sink()),
        false => copy(pass, io::stdin().lock(), io::stdout().lock()),
    }
}

/// Every page below a folder, in the order of their names. Links are not followed, which may lead anywhere.
fn folder(rewriting: &mut Rewriting, root: &Path) {
    let mut waiting = vec![root.to_owned()];
    while let Some(path) = waiting.pop() {
        if !path.is_dir() {
            let within = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
            let done = file(rewriting, &path, &parts.join("/"));
            rewriting.finish(&path.display().to_string(), done);
            continue;
        }
        match entries(&path) {
            Ok(entries) => waiting.extend(entries),
            Err(error) => {
                let why = format!("cannot be read: {error}");
                rewriting.finish(&path.display().to_string(), Err(why));
            }
        }
    }
}

/// The folders and pages in a folder, the last first.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_dir() || (kind.is_file() && Rewriting::is_page(&path)) {
            found.push(path);
        }
    }
    found.sort_by(|one, other| other.cmp(one));
    Ok(found)
}

/// A file, which is replaced in one step if it changes.
fn file(rewriting: &Rewriting, path: &Path, within: &str) -> Done {
    let unread = |error| format!("cannot be read: {error}");
    let unwritten = |error| format!("cannot be written: {error}");
    let place = fs::canonicalize(path).map_err(unread)?;
    let from = File::open(&place).map_err(unread)?;
    let pass = rewriting.begin(within);
    if rewriting.is_check() {
        return copy(pass, from, io::sink());
    }
    let draft = Draft::beside(&place).map_err(unwritten)?;
    let done = copy(pass, from, BufWriter::new(&draft.file))?;
    if done.is_changed {
        draft.replace(&place).map_err(unwritten)?;
        tell(&format!("wrote {}\n", path.display()));
    }
    Ok(done)
}

/// A file that is being written and is gone with the value, unless it has taken another's place.
struct Draft {
    file: File,
    path: PathBuf,
}

impl Draft {
    fn beside(place: &Path) -> io::Result<Self> {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let path = place.with_file_name(format!(".{name}.{}.sekisho", std::process::id()));
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        let draft = Self { file, path };
        fs::set_permissions(&draft.path, fs::metadata(place)?.permissions())?;
        Ok(draft)
    }

    fn replace(&self, place: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, place)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Once it has taken its place there is nothing to remove.
        let _ = fs::remove_file(&self.path);
    }
}

/// Hands a page over piece by piece.
fn copy(mut pass: Pass, mut from: impl Read, mut to: impl Write) -> Done {
    let mut piece = vec![0; PIECE];
    let mut out = Vec::new();
    loop {
        let length = match from.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(|error| format!("cannot be read: {error}"))?,
        };
        if length == 0 {
            break;
        }
        pass.write(piece.get(..length).unwrap_or_default(), &mut out)?;
        if put(&mut to, &out)?.is_none() {
            out.clear();
            return pass.end(&mut out);
        }
        out.clear();
    }
    let done = pass.end(&mut out)?;
    put(&mut to, &out)?;
    to.flush()
        .map_err(|error| format!("cannot be written: {error}"))?;
    Ok(done)
}

/// Writes, or does nothing if nobody reads any more.
fn put(to: &mut impl Write, bytes: &[u8]) -> Result<Option<()>, String> {
    match to.write_all(bytes) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        written => written
            .map(Some)
            .map_err(|error| format!("cannot be written: {error}")),
    }
}
