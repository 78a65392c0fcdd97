//! The server of the test pages (`tests/pages`, `tests/ways`), which is also the other host that they ask, and
//! a proxy through which any name leads here.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::collector::{collected, counted};
use crate::document::Document;
use crate::first_party::{self, Guard, Variables};
use crate::incoming::Incoming;
use crate::means::Means;
use crate::policy::{baked_with_workers, compiled, declared, header};
use crate::wire::Wire;
use serde_json::Value;

/// What the connections share.
struct Shared {
    port: u16,
    wire: OnceLock<Wire>,
    header: String,
    policy: Vec<u8>,
    documents: Mutex<BTreeMap<String, Document>>,
    counts: Mutex<BTreeMap<String, usize>>,
    heads: Mutex<Vec<Vec<String>>>,
    bodies: Mutex<BTreeMap<String, Vec<Vec<u8>>>>,
    watched: Mutex<String>,
}

/// Serves the pages, and counts what reaches the other host.
pub struct Site(Arc<Shared>);

impl Site {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let policy = declared(port);
        let shared = Arc::new(Shared {
            port,
            wire: OnceLock::new(),
            header: header(&policy),
            policy: compiled(&policy),
            documents: Mutex::default(),
            counts: Mutex::default(),
            heads: Mutex::default(),
            bodies: Mutex::default(),
            watched: Mutex::default(),
        });
        let touched = Arc::clone(&shared);
        let _ = shared.wire.set(Wire::listen(move || {
            let watched = own(&touched.watched).clone();
            touched.count(watched);
        }));
        let site = Self(shared);
        site.put_gate(&policy);
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

    /// From now on goes by this policy, in the page and in its workers.
    pub fn put_gate(&self, policy: &Value) {
        let [script, worker, prelude] = baked_with_workers(policy);
        self.put("/sekisho.js", Document::script(script));
        self.put("/sekisho-sw.js", Document::script(worker));
        self.put("/sekisho-worker.js", Document::script(prelude));
    }

    /// The heads of the requests that came since this was asked, whatever the host.
    pub fn heads(&self) -> Vec<Vec<String>> {
        std::mem::take(&mut own(&self.0.heads))
    }

    /// The bodies with which a path was asked for, whatever the host.
    pub fn bodies(&self, path: &str) -> Vec<Vec<u8>> {
        own(&self.0.bodies).get(path).cloned().unwrap_or_default()
    }

    /// How often the other host was asked for what begins with this name, or this one for a path.
    pub fn count(&self, name: &str) -> usize {
        own(&self.0.counts).get(name).copied().unwrap_or_default()
    }

    /// From now on counts contacts that say nothing of themselves under this name.
    pub fn watch(&self, name: &str) {
        name.clone_into(&mut own(&self.0.watched));
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

    /// The address of a way under some means, on a host of its own that has the panel too.
    pub fn whole_way(&self, means: Means, name: &str) -> String {
        let host = format!("{name}.localhost:{}", self.0.port);
        format!("http://{host}{}/ways/{name}", means.prefix())
    }

    /// The address of a way under some means, on a host that no other way shares.
    pub fn way(&self, means: Means, name: &str) -> String {
        let host = format!("{name}.page.localhost:{}", self.0.port);
        format!("http://{host}{}/ways/{name}", means.prefix())
    }
}

impl Shared {
    fn collector(&self) -> String {
        format!("http://collector.localhost:{}", self.port)
    }

    fn count(&self, name: String) {
        *own(&self.counts).entry(name).or_default() += 1;
    }

    /// Counts a request, and keeps what it sent. A proxy of the other host on this one counts as that host does.
    fn note(&self, incoming: &Incoming, other: bool) {
        let place = incoming.place().to_owned();
        let bodies = &mut own(&self.bodies);
        bodies
            .entry(place.clone())
            .or_default()
            .push(incoming.body.clone());
        let proxies = ["/own/", "/undeclared-own/"];
        let through = |proxy| incoming.path.strip_prefix(proxy);
        let name = match (other, proxies.into_iter().find_map(through)) {
            (true, _) => counted(&incoming.path),
            (false, Some(path)) => counted(path),
            (false, None) => place,
        };
        self.count(name);
    }

    /// Waits until something has been asked for, or for long enough.
    fn await_count(&self, name: &str) {
        let start = Instant::now();
        while !own(&self.counts).contains_key(name) && start.elapsed() < Duration::from_secs(10) {
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn variables(&self) -> Variables {
        let (tcp, udp) = self
            .wire
            .get()
            .map(|wire| (wire.tcp, wire.udp))
            .unwrap_or_default();
        Variables(vec![
            ("collector", self.collector()),
            ("host", format!("collector.localhost:{}", self.port)),
            ("tls", format!("127.0.0.1:{tcp}")),
            ("udp", format!("127.0.0.1:{udp}")),
        ])
    }

    /// What the page's host answers: what was put there, what is built, else what it has by itself.
    fn first_party(&self, host: &str, path: &str) -> Document {
        // The panel erases what is kept for a refused service. A way's outcome is what the hooks make of it.
        if host.contains(".page.") && path.ends_with("panel.js") {
            return Document::new("text/plain", "");
        }
        let put = own(&self.documents).get(path).cloned();
        let guard = Guard {
            header: self.header.clone(),
            policy: self.policy.clone(),
            address: format!("http://{host}{path}"),
        };
        put.or_else(|| shipped(path))
            .unwrap_or_else(|| first_party::answer(path, &self.variables(), &guard))
    }
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

fn own<Value>(shared: &Mutex<Value>) -> MutexGuard<'_, Value> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let incoming = Incoming::read(&stream)?;
    let other = incoming.host.starts_with("collector.");
    own(&shared.heads).push(incoming.head.clone());
    if incoming.verb != "OPTIONS" {
        shared.note(&incoming, other);
    }
    thread::sleep(Duration::from_millis(incoming.asked("wait").unwrap_or(0)));
    let document = match other {
        true => collected(&incoming.path),
        false => shared.first_party(&incoming.host, incoming.place()),
    };
    let Document {
        kind,
        headers,
        body,
        ..
    } = document;
    let status: u16 = incoming.asked("status").unwrap_or(document.status);
    // A browser keeps no page that says so, and so brings none back.
    let caching = match headers.contains("Cache-Control: ") {
        true => "",
        false => "Cache-Control: no-store\r\n",
    };
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n{headers}\
         {caching}Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    let (first, rest) = body.split_at(body.len() / 2);
    stream.write_all(first)?;
    if let Some(name) = incoming.asked::<String>("until") {
        shared.await_count(&name);
    }
    stream.write_all(rest)
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
