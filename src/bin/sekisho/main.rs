//! The command line's program: it reads, prints and writes what the call asks for.

mod pages;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::AutoStream;
use sekisho::cli::{Call, End, Files, Outcome, Place, SCRIPT, parse};

/// Where `cargo xtask build` puts the package's script.
const BUILT: &str = "pkg/dist";

fn main() -> ExitCode {
    let outcome = match parse(std::env::args_os(), find_script()) {
        Ok(call) => run(&call),
        Err(outcome) => outcome,
    };
    let end = carry_out(&outcome).unwrap_or_else(|failure| {
        tell(&format!("error: {failure}\n"));
        End::Errors
    });
    ExitCode::from(end.code())
}

fn run(call: &Call) -> Outcome {
    let files = read_all(call);
    match call.rewriting(&files) {
        Some(Ok(rewriting)) => pages::carry_out(rewriting),
        Some(Err(outcome)) => outcome,
        None => call.run(&files),
    }
}

/// The package's script: beside this program, or as the project builds it.
fn find_script() -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let beside = program.map(|program| program.with_file_name(SCRIPT));
    let built = Path::new(BUILT).join(SCRIPT);
    beside
        .into_iter()
        .chain([built])
        .find(|path| path.is_file())
}

fn read_all(call: &Call) -> Files {
    let mut files = Files::default();
    for place in call.reads() {
        let bytes = read(&place).map_err(|error| error.to_string());
        files.add(place, bytes);
    }
    files
}

fn read(place: &Place) -> io::Result<Vec<u8>> {
    let path = path_of(place);
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        return io::stdin().read_to_end(&mut bytes).map(|_| bytes);
    }
    std::fs::read(path)
}

fn path_of(place: &Place) -> PathBuf {
    match place.beside {
        Some(name) => place.path.with_file_name(name),
        None => place.path.clone(),
    }
}

fn carry_out(outcome: &Outcome) -> Result<End, String> {
    say(&outcome.out)?;
    tell(&outcome.told);
    for (place, bytes) in &outcome.files {
        let path = path_of(place);
        let name = path.display();
        std::fs::write(&path, bytes).map_err(|error| format!("cannot write `{name}`: {error}"))?;
        tell(&format!("wrote {name}\n"));
    }
    Ok(outcome.end)
}

/// Prints to the standard output. A reader that has gone, such as `head`, has seen enough.
fn say(text: &str) -> Result<(), String> {
    let mut out = AutoStream::auto(io::stdout());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints to the standard error.
fn tell(text: &str) {
    // What cannot be told changes nothing of what is done.
    let _ = AutoStream::auto(io::stderr()).write_all(text.as_bytes());
}
