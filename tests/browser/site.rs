//! The server of the test pages (`tests/pages`), which is also the other host that they ask, and a proxy
//! through which any name leads here.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::incoming::Incoming;
use crate::policy::{baked, declared};

/// An image of one pixel.
const PIXEL: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// What is answered on a path.
#[derive(Clone, Default)]
pub struct Document {
    kind: &'static str,
    headers: String,
    body: Vec<u8>,
}

impl Document {
    /// Of some media type.
    pub fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            kind,
            headers: String::new(),
            body: body.into(),
        }
    }

    /// A page with this in its head and this in its body.
    pub fn page(head: &str, body: &str) -> Self {
        let page =
            format!("<!doctype html><html lang=en><head>{head}<title>x</title></head><body>{body}");
        Self::new("text/html", page)
    }

    /// The same with one more header.
    pub fn with(mut self, header: &str) -> Self {
        self.headers.push_str(header);
        self.headers.push_str("\r\n");
        self
    }
}

/// What the connections share.
struct Shared {
    port: u16,
    documents: Mutex<BTreeMap<String, Document>>,
    counts: Mutex<BTreeMap<String, usize>>,
}

/// Serves the pages, and counts what reaches the other host.
pub struct Site(Arc<Shared>);

impl Site {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let site = Self(Arc::new(Shared {
            port,
            documents: Mutex::default(),
            counts: Mutex::default(),
        }));
        site.put("/sekisho.js", script(baked(&declared(port))));
        let shared = Arc::clone(&site.0);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A connection that breaks off is the browser's affair.
                thread::spawn(move || answer(stream, &shared).ok());
            }
        });
        site
    }

    /// The port it is on, for every host.
    pub fn port(&self) -> u16 {
        self.0.port
    }

    /// From now on answers a path, whatever the host, with this.
    pub fn put(&self, path: &str, document: Document) {
        own(&self.0.documents).insert(path.to_owned(), document);
    }

    /// How often the other host was asked for what begins with this name, or this one for a path.
    pub fn count(&self, name: &str) -> usize {
        own(&self.0.counts).get(name).copied().unwrap_or_default()
    }

    /// The address of the other host.
    pub fn collector(&self) -> String {
        self.0.collector()
    }

    /// The address of a path of this host.
    pub fn at(&self, path: &str) -> String {
        format!("http://page.localhost:{}{path}", self.0.port)
    }

    /// The address of a page, by its folder and name.
    pub fn page(&self, folder: &str, name: &str) -> String {
        self.at(&format!("/{folder}/{name}"))
    }

    /// The address of the same page without the gate's tag.
    pub fn bare(&self, folder: &str, name: &str) -> String {
        self.at(&format!("/bare/{folder}/{name}"))
    }
}

impl Shared {
    fn collector(&self) -> String {
        format!("http://collector.localhost:{}", self.port)
    }
}

/// A script.
pub fn script(text: impl Into<Vec<u8>>) -> Document {
    Document::new("text/javascript", text)
}

/// A file as it is built.
pub fn built(name: &str) -> Vec<u8> {
    fs::read(dist(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn dist(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("pkg/dist")
        .join(name)
}

/// The pages of a folder in order, each with its name and its first line.
pub fn pages(folder: &str) -> Vec<(String, String)> {
    let mut pages: Vec<_> = fs::read_dir(place(folder))
        .expect("the pages")
        .flatten()
        .map(|file| {
            let text = fs::read_to_string(file.path()).expect("reads");
            let name = file.file_name().to_string_lossy().replace(".html", "");
            (name, text.lines().next().unwrap_or_default().to_owned())
        })
        .collect();
    pages.sort();
    pages
}

fn place(under: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pages")
        .join(under)
}

fn own<Value>(shared: &Mutex<Value>) -> MutexGuard<'_, Value> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let incoming = Incoming::read(&stream)?;
    let other = incoming.host.starts_with("collector.");
    if incoming.verb != "OPTIONS" {
        let name = match other {
            true => counted(&incoming.path),
            false => incoming.place().to_owned(),
        };
        *own(&shared.counts).entry(name).or_default() += 1;
    }
    thread::sleep(Duration::from_millis(incoming.asked("wait").unwrap_or(0)));
    let status: u16 = incoming.asked("status").unwrap_or(200);
    let Document {
        kind,
        headers,
        body,
    } = match other {
        true => collected(&incoming.path),
        false => first_party(shared, incoming.place()),
    };
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n{headers}\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// What this host answers: what was put there, what is built, else a test page.
fn first_party(shared: &Shared, path: &str) -> Document {
    let put = own(&shared.documents).get(path).cloned();
    put.or_else(|| shipped(path)).unwrap_or_else(|| {
        let bare = path.strip_prefix("/bare");
        let head = match bare {
            Some(_) => "",
            None => "<script src=/sekisho.js></script>",
        };
        let file = place(&format!("{}.html", bare.unwrap_or(path).trim_matches('/')));
        let fragment = fs::read_to_string(file).unwrap_or_default();
        Document::page(
            head,
            &fragment.replace("{{collector}}", &shared.collector()),
        )
    })
}

/// What is built, wherever a page looks for it.
fn shipped(path: &str) -> Option<Document> {
    let (_, name) = path.rsplit_once('/')?;
    let kind = match name.rsplit_once('.')?.1 {
        "js" | "mjs" => "text/javascript",
        "wasm" => "application/wasm",
        _ => return None,
    };
    Some(Document::new(kind, fs::read(dist(name)).ok()?))
}

/// A path's name, up to its ending.
fn name_of(path: &str) -> &str {
    let ends = |character| matches!(character, '.' | '?' | '/');
    path.trim_start_matches('/')
        .split(ends)
        .next()
        .unwrap_or_default()
}

/// Under which name a request is counted: what must never be asked for has one of its own.
fn counted(path: &str) -> String {
    let never = if path.contains(".never") {
        ".never"
    } else {
        ""
    };
    format!("{}{never}", name_of(path))
}

/// What the other host answers, by a path's ending. A script says that it ran.
fn collected(path: &str) -> Document {
    let file = path.split('?').next().unwrap_or_default();
    match file.rsplit('.').next() {
        Some("js") => script(format!("(window.ran ??= []).push({:?});", name_of(path))),
        Some("css") => Document::new("text/css", ""),
        Some("html") => Document::new("text/html", ""),
        Some("gif" | "png") => Document::new("image/gif", PIXEL),
        Some("svg") => Document::new("image/svg+xml", ""),
        Some("sse") => Document::new("text/event-stream", "data: x\n\n"),
        _ => Document::new("text/plain", ""),
    }
}
