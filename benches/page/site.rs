//! The files that the pages are made of, with Sekisho as `sekisho build` writes it.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::policy::{SIZES, bytes};
use crate::server::{self, File, Files};

/// How many scripts are held, and how long the server takes to answer each.
pub const SCRIPTS: usize = 20;
/// A round trip.
pub const ROUND_TRIP: Duration = Duration::from_millis(150);
/// The policies that are baked in, by the folder that has the script.
pub const POLICIES: [&str; 2] = ["minimal", "leverages"];
/// Where the pages of the held scripts have theirs.
const HELD: &str = "held";

const HTML: &str = "text/html;charset=utf-8";
const SCRIPT: &str = "text/javascript";
const BYTES: &str = "application/octet-stream";
/// A picture of one point.
const PICTURE: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// The site that the pages are on.
pub struct Site {
    port: u16,
}

impl Site {
    /// Builds what it needs and serves it for as long as the process lives.
    pub fn start() -> Self {
        let (listener, port) = server::listen();
        serve(listener, port);
        Self { port }
    }

    /// The address of a path of the site's own host.
    pub fn at(&self, path: &str) -> String {
        self.on("page", path)
    }

    /// The same of another host.
    pub fn on(&self, host: &str, path: &str) -> String {
        format!("http://{host}.localhost:{}{path}", self.port)
    }
}

fn serve(listener: TcpListener, port: u16) {
    let mut files = Files::new();
    put_plain(&mut files);
    put_decisions(&mut files);
    put_gated(&mut files);
    put_held(&mut files, port);
    server::serve(listener, files);
}

/// What pages have that are without Sekisho.
fn put_plain(files: &mut Files) {
    let mut put = |path: &str, kind, body: Vec<u8>| {
        files.insert(path.to_owned(), File::new(kind, body));
    };
    put("/", HTML, page("", ""));
    put("/own", "text/plain", b"own".to_vec());
    put("/own.gif", "image/gif", PICTURE.to_vec());
    for name in ["rounds", "calls"] {
        put(
            &format!("/{name}.js"),
            SCRIPT,
            read(&format!("benches/page/{name}.js")),
        );
    }
    for name in ["frame", "calls"] {
        put(
            &format!("/{name}.html"),
            HTML,
            read(&format!("benches/page/{name}.html")),
        );
    }
}

/// The cores and policies that decisions are timed with.
fn put_decisions(files: &mut Files) {
    let mut put = |path: String, kind, body: Vec<u8>| {
        files.insert(path, File::new(kind, body));
    };
    // Under a path for each size, each has modules of its own: shared code would be made for all of them.
    for count in SIZES {
        put(format!("/policy/{count}"), BYTES, bytes(count));
        for name in ["decide", "nowasm"] {
            let body = read(&format!("target/page/{name}.js"));
            put(format!("/{count}/{name}.js"), SCRIPT, body);
        }
        let body = read("pkg/dist/sekisho.nowasm.js");
        put(format!("/{count}/sekisho.nowasm.js"), SCRIPT, body);
    }
}

/// Pages with Sekisho.
fn put_gated(files: &mut Files) {
    for name in POLICIES {
        let policy =
            serde_json::from_slice(&read(&format!("policies/{name}.json"))).expect("reads");
        files.extend(built(name, &policy));
        let tag = format!("<script src=/{name}/sekisho.js></script>");
        files.insert(format!("/{name}/"), File::new(HTML, page(&tag, "")));
        let frame = String::from_utf8(read("benches/page/frame.html")).expect("is text");
        files.insert(
            format!("/{name}/frame.html"),
            File::new(HTML, frame.replacen("<head>", &format!("<head>{tag}"), 1)),
        );
    }
}

/// Pages with scripts that are slow to come: on one host, and on as many as there are scripts.
fn put_held(files: &mut Files, port: u16) {
    let host = |number: usize| format!("s{number}.localhost:{port}");
    let mut policy: Value = serde_json::from_slice(&read("policies/minimal.json")).expect("reads");
    policy["services"][0]["hosts"] = (0..SCRIPTS).map(host).collect();
    files.extend(built(HELD, &policy));
    let begin = "<script>window.ran = []; window.begun = performance.now();</script>";
    for (name, hosts) in [("one", 1), ("each", SCRIPTS)] {
        let address = |number| format!("http://{}/slow/{number}.js", host(number % hosts));
        let scripts = |tag: &dyn Fn(String) -> String| -> String {
            let all: String = (0..SCRIPTS).map(|number| tag(address(number))).collect();
            format!("{begin}{all}")
        };
        let marked =
            |src| format!("<script type=text/plain data-service=counter src={src}></script>");
        let put = |src| {
            let make = "const s = document.createElement('script'); s.async = false;";
            format!("<script>{{ {make} s.src = '{src}'; document.body.append(s); }}</script>")
        };
        let tag = "<script src=/held/sekisho.js></script>";
        let bare = page("", &scripts(&|src| format!("<script src={src}></script>")));
        files.insert(format!("/bare/{name}"), File::new(HTML, bare));
        files.insert(
            format!("/put/{name}"),
            File::new(HTML, page("", &scripts(&put))),
        );
        files.insert(
            format!("/{HELD}/{name}"),
            File::new(HTML, page(tag, &scripts(&marked))),
        );
    }
    for number in 0..SCRIPTS {
        let body = format!("ran.push({number}); window.last = performance.now();");
        let file = File::new(SCRIPT, body).after(ROUND_TRIP);
        files.insert(format!("/slow/{number}.js"), file);
    }
}

fn page(head: &str, body: &str) -> Vec<u8> {
    format!(
        "<!doctype html><html lang=en><head>{head}<title>x</title></head><body>{body}</body></html>"
    )
    .into_bytes()
}

fn read(path: &str) -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read(file).unwrap_or_else(|error| panic!("{path}: {error}; `cargo xtask bench` makes it"))
}

/// What `sekisho build` writes for a policy, in a folder of this name.
fn built(name: &str, policy: &Value) -> BTreeMap<String, File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/page")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let source = folder.join("policy.json");
    fs::write(&source, policy.to_string()).expect("is written");
    let done = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args([
            Path::new("build"),
            &source,
            Path::new("-o"),
            &folder.join("sekisho.js"),
        ])
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let file = |file: PathBuf| {
        let base = file.file_name()?.to_str()?.to_owned();
        let kind = if base.ends_with(".wasm") {
            "application/wasm"
        } else {
            SCRIPT
        };
        let body = fs::read(&file).expect("is there");
        Some((format!("/{name}/{base}"), File::new(kind, body)))
    };
    let files = fs::read_dir(&folder).expect("is there").flatten();
    files.filter_map(|entry| file(entry.path())).collect()
}
