//! A request as it came over the wire.

use std::io::{self, BufRead, Error, ErrorKind, Read};

/// The longest line of a request's head; the SDKs' own stay far below.
const LINE_LIMIT: u64 = 64 * 1024;

/// The largest body.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// A request, read whole.
#[derive(Debug)]
pub struct Incoming {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Incoming {
    /// Reads the next request of a connection; none when the browser has closed it.
    pub fn read(wire: &mut impl BufRead) -> io::Result<Option<Self>> {
        let first = line(wire)?;
        if first.is_empty() {
            return Ok(None);
        }
        let mut words = first.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(Error::new(ErrorKind::InvalidData, "no request line"));
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut incoming = Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: headers(wire)?,
            body: Vec::new(),
        };
        incoming.body = incoming.read_body(wire)?;
        Ok(Some(incoming))
    }

    fn read_body(&self, wire: &mut impl BufRead) -> io::Result<Vec<u8>> {
        let length = self.header("content-length").unwrap_or("0");
        let length = length
            .parse()
            .ok()
            .filter(|length| *length <= BODY_LIMIT)
            .ok_or_else(|| Error::new(ErrorKind::InvalidData, "no readable Content-Length"))?;
        let mut body = vec![0; length];
        wire.read_exact(&mut body)?;
        Ok(body)
    }

    /// The value of the header `name`, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header == name)
            .map(|(_, value)| value.as_str())
    }

    /// The value of the query parameter `name`, as it was sent.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        parameter(&self.query, name)
    }

    /// Whether it is a `POST`.
    pub fn is_post(&self) -> bool {
        self.method == "POST"
    }
}

/// The value of parameter `name` in `query`, as it stands there.
pub fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn headers(wire: &mut impl BufRead) -> io::Result<Vec<(String, String)>> {
    let mut headers = Vec::new();
    loop {
        let line = line(wire)?;
        let Some((name, value)) = line.split_once(':') else {
            return Ok(headers);
        };
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn line(wire: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    wire.take(LINE_LIMIT).read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_follow_one_another_on_a_connection() {
        let mut wire: &[u8] =
            b"POST /device?site=care HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET / HTTP/1.1\r\n\r\n";
        let first = Incoming::read(&mut wire).unwrap().unwrap();
        assert_eq!(
            (first.path.as_str(), first.body.as_slice()),
            ("/device", b"hi".as_slice())
        );
        assert_eq!(first.parameter("site"), Some("care"));
        let second = Incoming::read(&mut wire).unwrap().unwrap();
        assert_eq!(second.method, "GET");
        assert!(Incoming::read(&mut wire).unwrap().is_none());
    }

    #[test]
    fn a_length_that_cannot_be_read_ends_the_connection() {
        let mut wire: &[u8] = b"POST / HTTP/1.1\r\nContent-Length: much\r\n\r\n";
        assert!(Incoming::read(&mut wire).is_err());
    }
}
