//! Where a URL leads.
//!
//! Reads the serialised form that a URL parser gives, and is not put off by what a raw one may
//! hold: capitals, user information, a trailing dot, backslashes, a port. It does not resolve
//! relative URLs and does not decode international names: a host that is not ASCII is nobody's.

use crate::line::Line;
use crate::scan::{find, first, rest};

/// Where a URL leads.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one lives at a time, on the stack"
)]
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
    /// The host and then the path, as the index has them.
    text: Line<MOST>,
    /// The bytes of the host.
    host: usize,
    /// The port, the scheme's own if none is named.
    pub port: u16,
    /// Everything after the host: path, query and fragment as written.
    pub rest: &'a [u8],
}

/// More than a host and the longest path that a policy can name.
const MOST: usize = 1_536;
/// More than any host has.
const LONGEST_HOST: usize = 256;
impl Remote<'_> {
    /// The host in lower case, without a trailing dot, from its last byte to its first: what two
    /// hosts of one domain have in common comes first.
    #[must_use]
    pub fn host(&self) -> &[u8] {
        first(self.text.as_bytes(), self.host)
    }

    /// The path, with needless escapes and doubled slashes taken out, so that a tracker's path
    /// cannot be spelt past its rule. What is longer than any rule is cut off.
    #[must_use]
    pub fn path(&self) -> &[u8] {
        rest(self.text.as_bytes(), self.host)
    }
}

impl<'a> Target<'a> {
    /// Reads an absolute URL.
    #[must_use]
    pub fn read(url: &'a [u8]) -> Self {
        let colon = find(url, b":");
        let after = rest(url, colon + 1);
        // Schemes that only look like these are asked about, which does no harm.
        let port = match (url.first().map(u8::to_ascii_lowercase), colon) {
            (Some(b'h'), 5) | (Some(b'w'), 3) => 443,
            (Some(b'h'), 4) | (Some(b'w'), 2) => 80,
            (Some(b'a'..=b'z'), _) if colon < url.len() => return Self::Local,
            _ => return Self::Unreadable,
        };
        remote(after, port).map_or(Self::Unreadable, Self::Remote)
    }
}

fn remote(mut after: &[u8], port: u16) -> Option<Remote<'_>> {
    while let [b'/' | b'\\', more @ ..] = after {
        after = more;
    }
    let end = find(after, b"/\\?#");
    let (mut address, rest_of_url) = (first(after, end), rest(after, end));
    // The last of several `@` ends the user information.
    loop {
        let at = find(address, b"@");
        if at == address.len() {
            break;
        }
        address = rest(address, at + 1);
    }
    // A colon before the closing bracket is part of an IPv6 address.
    let bracket = if address.starts_with(b"[") {
        find(address, b"]")
    } else {
        0
    };
    let colon = bracket + find(rest(address, bracket), b":");
    let port = number(rest(address, colon + 1), port)?;
    let host = first(address, colon);
    let host = host.strip_suffix(b".").unwrap_or(host);
    if host.is_empty() || host.len() > LONGEST_HOST {
        return None;
    }
    let mut text = Line::new();
    for byte in host.iter().rev() {
        text.push(byte.to_ascii_lowercase());
    }
    plain(first(rest_of_url, find(rest_of_url, b"?#")), &mut text);
    Some(Remote {
        text,
        host: host.len(),
        port,
        rest: rest_of_url,
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

/// Appends the path with escapes of unreserved characters decoded and runs of slashes made one.
fn plain(path: &[u8], text: &mut Line<MOST>) {
    let mut last = 0;
    let mut at = 0;
    loop {
        let left = rest(path, at);
        let byte = match (unescaped(left), left) {
            (Some(byte), _) => {
                at += 2;
                byte
            }
            (_, [b'\\', ..]) => b'/',
            (_, [byte, ..]) => *byte,
            // No path is the root's.
            _ if at == 0 => b'/',
            _ => return,
        };
        at += 1;
        if (last, byte) != (b'/', b'/') {
            text.push(byte);
        }
        last = byte;
    }
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
#[inline(never)]
pub(super) fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).map(|digit| digit as u8)
}

/// The origin a page was loaded from; of nothing, unless its URL leads somewhere (`null`, `file:`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    host: Line<LONGEST_HOST>,
    port: u16,
}

impl Origin {
    /// Reads a page's URL or serialised origin.
    #[must_use]
    pub fn read(url: &[u8]) -> Self {
        let mut origin = Self::default();
        if let Target::Remote(page) = Target::read(url) {
            origin.host.extend(page.host());
            origin.port = page.port;
        }
        origin
    }

    /// Whether `target` leads back to the page's own host and port. An upgrade from port 80 to
    /// 443 of the same host is still the site's own.
    #[must_use]
    pub fn owns(&self, target: &Remote) -> bool {
        self.host.as_bytes() == target.host()
            && (self.port == target.port || (self.port == 80 && target.port == 443))
    }
}
