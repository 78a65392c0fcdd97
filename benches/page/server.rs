//! The server of the pages, whatever the host.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A file, and how long an answer with it takes.
pub struct File {
    kind: &'static str,
    body: Vec<u8>,
    delay: Duration,
}

/// Files by their paths.
pub type Files = BTreeMap<String, File>;

impl File {
    /// One that is answered with at once.
    pub fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            kind,
            body: body.into(),
            delay: Duration::ZERO,
        }
    }

    /// The same after a while.
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }
}

/// Takes a free port, before what is served has to name it.
pub fn listen() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    (listener, port)
}

/// Serves files for as long as the process lives.
pub fn serve(listener: TcpListener, files: Files) {
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = Arc::clone(&files);
            // A connection that breaks off is the browser's affair.
            thread::spawn(move || answer(stream, &files).ok());
        }
    });
}

/// Answers one request after the other, as long as the browser keeps the connection.
fn answer(mut stream: TcpStream, files: &Files) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    while let Some(first) = lines.next().transpose()? {
        // The rest of the head is read and let go.
        for line in lines.by_ref() {
            if line?.is_empty() {
                break;
            }
        }
        let path = first.split(' ').nth(1).unwrap_or_default();
        stream.write_all(&response(
            files.get(path.split('?').next().unwrap_or_default()),
        ))?;
    }
    Ok(())
}

fn response(file: Option<&File>) -> Vec<u8> {
    let (status, kind, body) = match file {
        Some(file) => {
            thread::sleep(file.delay);
            ("200 OK", file.kind, file.body.as_slice())
        }
        None => ("404 Not Found", "text/plain", &b""[..]),
    };
    // A page that is isolated has a clock of five microseconds, any other one of a hundred. Images are kept.
    let keep = if kind == "image/gif" {
        "max-age=3600"
    } else {
        "no-store"
    };
    let mut response = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: {keep}\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\
         Cross-Origin-Resource-Policy: cross-origin\r\n\r\n",
        body.len()
    )
    .into_bytes();
    response.extend_from_slice(body);
    response
}
