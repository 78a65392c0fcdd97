//! A reply, before it is put on the wire.

use std::io::{Result, Write};

/// A reply with its headers and body.
pub struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// A reply of media type `kind`. Nothing of the demo may be cached: a page that
    /// is loaded twice has to ask twice, or the ledger would count wrong.
    pub fn new(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: "200 OK",
            headers: vec![
                ("Content-Type", kind.to_owned()),
                ("Cache-Control", "no-store".to_owned()),
            ],
            body: body.into(),
        }
    }

    /// A page.
    pub fn html(body: String) -> Self {
        Self::new("text/html; charset=utf-8", body)
    }

    /// A JSON value.
    pub fn json(value: &serde_json::Value) -> Self {
        Self::new("application/json", value.to_string())
    }

    /// A script.
    pub fn script(body: impl Into<Vec<u8>>) -> Self {
        Self::new("text/javascript; charset=utf-8", body)
    }

    /// Nothing but a status.
    pub fn empty() -> Self {
        let mut reply = Self::new("text/plain; charset=utf-8", Vec::new());
        reply.status = "204 No Content";
        reply
    }

    /// What is not there, with what was looked for.
    pub fn missing(what: &str) -> Self {
        let mut reply = Self::new("text/plain; charset=utf-8", format!("not here: {what}\n"));
        reply.status = "404 Not Found";
        reply
    }

    /// What went wrong on this side, in words.
    pub fn failed(why: &str) -> Self {
        let mut reply = Self::new("text/plain; charset=utf-8", format!("{why}\n"));
        reply.status = "500 Internal Server Error";
        reply
    }

    /// Elsewhere.
    pub fn redirect(to: String) -> Self {
        let mut reply = Self::empty().with("Location", to);
        reply.status = "307 Temporary Redirect";
        reply
    }

    /// The same reply with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Puts it on the wire.
    pub fn write(&self, wire: &mut impl Write) -> Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", self.body.len()));
        wire.write_all(head.as_bytes())?;
        wire.write_all(&self.body)?;
        wire.flush()
    }
}
