//! The host of the test pages: what it answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sekisho::compiled::Compiled;
use sekisho::markup::{Gate, Rewriter};
use url::Url;

use crate::document::Document;
use crate::means::Means;

/// What stands in a page's text for what is known only once the servers run.
pub struct Variables(pub Vec<(&'static str, String)>);

impl Variables {
    fn fill(&self, text: &str) -> String {
        let fill = |text: String, (name, value): &(&str, String)| {
            text.replace(&format!("{{{{{name}}}}}"), value)
        };
        self.0.iter().fold(text.to_owned(), fill)
    }
}

/// What a page may be kept by besides the script.
pub struct Guard {
    /// The header.
    pub header: String,
    /// The policy that it is marked by, compiled.
    pub policy: Vec<u8>,
    /// The page's address.
    pub address: String,
}

impl Guard {
    /// A page with its tags marked.
    fn marked(&self, html: &[u8]) -> Vec<u8> {
        let policy = Compiled::open(self.policy.clone()).expect("it opens");
        let address = Url::parse(&self.address).expect("an address");
        let gate = Arc::new(Gate::new(policy, &address));
        let mut rewriter = Rewriter::mark(&gate, &address);
        let mut out = Vec::new();
        rewriter.write(html, &mut out).expect("it is read");
        rewriter.end(&mut out).expect("it is read");
        out
    }
}

/// A test page, or what a page may ask of its own host: a file of its own, a redirect, a cookie, a proxy of the
/// other host.
pub fn answer(path: &str, variables: &Variables, guard: &Guard) -> Document {
    let mut parts = path.trim_start_matches('/').splitn(2, '/');
    let (first, rest) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    match first {
        "go" => Document::redirect(&variables.fill(&format!("{{{{collector}}}}/{rest}"))),
        "cookie" => Document::pixel()
            .with(&format!("Set-Cookie: _t{rest}=1; Path=/"))
            .with(&format!("Set-Cookie: _th{rest}=1; Path=/; HttpOnly")),
        "own" => Document::pixel(),
        "own-file" => own_file(rest, variables),
        _ => page(path, variables, guard),
    }
}

/// A document, a script or a style sheet of a page's own.
fn own_file(name: &str, variables: &Variables) -> Document {
    let text = variables.fill(&text_of(&tests().join("ways/own").join(name)));
    match name.rsplit('.').next() {
        Some("js") => Document::script(text),
        Some("css") => Document::new("text/css", text),
        _ => Document::new("text/html", text),
    }
}

fn page(path: &str, variables: &Variables, guard: &Guard) -> Document {
    let (means, path) = Means::of(path);
    let (folder, name) = path.trim_matches('/').split_once('/').unwrap_or_default();
    let fragment = text_of(&folder_of(folder).join(format!("{name}.html")));
    let mut document = Document::page(means.tag(), &variables.fill(&fragment));
    if means == Means::Markup {
        document.body = guard.marked(&document.body);
    }
    if means.has_header() {
        document.with(&guard.header)
    } else {
        document
    }
}

/// Nothing of what is not there.
fn text_of(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn folder_of(folder: &str) -> PathBuf {
    match folder {
        "ways" => tests().join(folder),
        _ => tests().join("pages").join(folder),
    }
}

/// The pages of a folder in order, each with its name and its first line.
pub fn pages(folder: &str) -> Vec<(String, String)> {
    let mut pages: Vec<_> = fs::read_dir(folder_of(folder))
        .expect("the pages")
        .flatten()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "html")
        })
        .map(|file| {
            let text = fs::read_to_string(file.path()).expect("reads");
            let name = file.file_name().to_string_lossy().replace(".html", "");
            (name, text.lines().next().unwrap_or_default().to_owned())
        })
        .collect();
    pages.sort();
    pages
}
