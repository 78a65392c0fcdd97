//! A request as it comes off the wire, sent to this server or through it as a proxy.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;

/// A request; its body is read and let go.
pub struct Incoming {
    pub verb: String,
    /// The path with the query.
    pub path: String,
    pub host: String,
    /// Every line before the body, in small letters save the first.
    pub head: Vec<String>,
}

impl Incoming {
    /// Reads one.
    pub fn read(stream: &TcpStream) -> std::io::Result<Self> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let (mut host, mut length) = (String::new(), 0);
        let mut head = vec![first.trim().to_owned()];
        for line in reader.by_ref().lines() {
            let line = line?.to_ascii_lowercase();
            head.push(line.clone());
            match line.split_once(": ") {
                Some(("host", value)) => host = value.to_owned(),
                Some(("content-length", value)) => length = value.parse().unwrap_or(0),
                Some(_) => {}
                None => break,
            }
        }
        reader.take(length).read_to_end(&mut Vec::new())?;
        let mut words = first.split(' ').map(str::to_owned);
        let verb = words.next().unwrap_or_default();
        let target = words.next().unwrap_or_default();
        let path = path_of(&target).to_owned();
        Ok(Self {
            verb,
            path,
            host,
            head,
        })
    }

    /// A number asked for in the query.
    pub fn asked<Number: std::str::FromStr>(&self, name: &str) -> Option<Number> {
        let (_, query) = self.path.split_once('?')?;
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name)?.1.parse().ok()
    }

    /// The path without the query.
    pub fn place(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }
}

/// The path of a request's target. A proxy is told the whole address, since it serves every host.
fn path_of(target: &str) -> &str {
    match target.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => target,
    }
}
