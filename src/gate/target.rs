//! Where a URL leads.
//!
//! Reads the serialised form that a URL parser gives, and is not put off by what a raw one may
//! hold: capitals, user information, a trailing dot, backslashes, a port. It does not resolve
//! relative URLs and does not decode international names: a host that is not ASCII is nobody's.

use crate::scan::{cut, first, rest};

/// Where a URL leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// Nowhere: `data:`, `blob:`, `about:` and other schemes that fetch nothing from a host.
    Local,
    /// To a host.
    Remote(Remote<'a>),
    /// It cannot be told.
    Unreadable,
}

/// A host, a port and a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote<'a> {
    /// The host without a trailing dot, in whatever case it was written.
    pub host: &'a [u8],
    /// The port, the scheme's own if none is named.
    pub port: u16,
    /// The path, with needless escapes and doubled slashes taken out, so that a tracker's path
    /// cannot be spelt past its rule.
    pub path: Vec<u8>,
    /// Everything after the host: path, query and fragment as written.
    pub rest: &'a [u8],
}

impl<'a> Target<'a> {
    /// Reads an absolute URL.
    #[must_use]
    pub fn read(url: &'a [u8]) -> Self {
        let url = url.trim_ascii();
        let (scheme, after) = cut(url, b':');
        if scheme.len() == url.len() {
            return Self::Unreadable;
        }
        let port = match () {
            () if scheme.eq_ignore_ascii_case(b"https") || scheme.eq_ignore_ascii_case(b"wss") => {
                443
            }
            () if scheme.eq_ignore_ascii_case(b"http") || scheme.eq_ignore_ascii_case(b"ws") => 80,
            () => return Self::Local,
        };
        let slashes = after.iter().take_while(|byte| is_slash(**byte)).count();
        remote(rest(after, slashes), port).map_or(Self::Unreadable, Self::Remote)
    }
}

fn is_slash(byte: u8) -> bool {
    byte == b'/' || byte == b'\\'
}

fn remote(after: &[u8], port: u16) -> Option<Remote<'_>> {
    let ends = |byte: &u8| is_slash(*byte) || *byte == b'?' || *byte == b'#';
    let end = after.iter().position(ends).unwrap_or(after.len());
    let (mut address, after) = (first(after, end), rest(after, end));
    if let Some(at) = address.iter().rposition(|byte| *byte == b'@') {
        address = rest(address, at + 1);
    }
    // The last colon is the port's, unless it stands inside an IPv6 address.
    let colon = address
        .iter()
        .rposition(|byte| *byte == b':' || *byte == b']');
    let colon = colon
        .filter(|at| address.get(*at) == Some(&b':'))
        .unwrap_or(address.len());
    let port = number(rest(address, colon + 1), port)?;
    let host = first(address, colon);
    let host = host.strip_suffix(b".").unwrap_or(host);
    let end = after
        .iter()
        .position(|byte| *byte == b'?' || *byte == b'#')
        .unwrap_or(after.len());
    let path = plain(first(after, end));
    (!host.is_empty()).then_some(Remote {
        host,
        port,
        path,
        rest: after,
    })
}

fn number(digits: &[u8], default: u16) -> Option<u16> {
    if digits.is_empty() {
        return Some(default);
    }
    digits.iter().try_fold(0_u16, |number, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number.checked_mul(10)?.checked_add(u16::from(digit))
    })
}

/// The path with escapes of unreserved characters decoded and runs of slashes made one.
fn plain(path: &[u8]) -> Vec<u8> {
    let mut plain: Vec<u8> = Vec::with_capacity(path.len() + 1);
    let mut at = 0;
    while let Some(byte) = path.get(at) {
        let (byte, length) = match unescaped(rest(path, at)) {
            Some(byte) => (byte, 3),
            None => (if *byte == b'\\' { b'/' } else { *byte }, 1),
        };
        if byte != b'/' || plain.last() != Some(&b'/') {
            plain.push(byte);
        }
        at += length;
    }
    if plain.is_empty() {
        plain.push(b'/');
    }
    plain
}

/// The unreserved character (RFC 3986, section 2.3) or slash that `text` begins with in escaped
/// form.
fn unescaped(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    let byte = hex(*high)? << 4 | hex(*low)?;
    let plain = matches!(byte, b'-'..=b'9' | b'A'..=b'Z' | b'_' | b'a'..=b'z' | b'~');
    plain.then_some(byte)
}

/// The value of a hexadecimal digit.
pub(super) fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' | b'A'..=b'F' => Some((digit | 0x20) - b'a' + 10),
        _ => None,
    }
}

/// The origin a page was loaded from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    host: Vec<u8>,
    port: u16,
}

impl Origin {
    /// Reads a page's URL or serialised origin. One that leads nowhere (`null`, `file:`) is the
    /// origin of nothing.
    #[must_use]
    pub fn read(url: &[u8]) -> Self {
        match Target::read(url) {
            Target::Remote(page) => Self {
                host: page.host.to_vec(),
                port: page.port,
            },
            _ => Self::default(),
        }
    }

    /// Whether `target` leads back to the page's own host and port. An upgrade from port 80 to
    /// 443 of the same host is still the site's own.
    #[must_use]
    pub fn owns(&self, target: &Remote) -> bool {
        self.host.eq_ignore_ascii_case(target.host)
            && (self.port == target.port || (self.port == 80 && target.port == 443))
    }
}
