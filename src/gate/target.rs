//! Where a URL leads.
//!
//! Reads the serialised form of a URL (URL Standard, section 4.5), in which a parser has resolved what
//! is relative, written scheme and host in lower case, international names in ASCII and addresses in
//! one way, and dropped a port that is the scheme's own. Every door parses before it asks.

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
    /// Reads a serialised URL.
    #[must_use]
    pub fn read(url: &'a [u8]) -> Self {
        let colon = find(url, b":");
        let after = rest(url, colon + 1);
        // Schemes that only look like these are asked about, which does no harm.
        let port = match (url.first(), colon) {
            (Some(b'h'), 5) | (Some(b'w'), 3) => 443,
            (Some(b'h'), 4) | (Some(b'w'), 2) => 80,
            (Some(b'a'..=b'z'), _) if colon < url.len() => return Self::Local,
            _ => return Self::Unreadable,
        };
        remote(after, port).map_or(Self::Unreadable, Self::Remote)
    }
}

fn remote(after: &[u8], default: u16) -> Option<Remote<'_>> {
    let after = after.strip_prefix(b"//")?;
    let end = find(after, b"/?#");
    let (address, rest_of_url) = (first(after, end), rest(after, end));
    // In user information a parser escapes every `@` but the one that ends it.
    let at = find(address, b"@");
    let address = if at == address.len() {
        address
    } else {
        rest(address, at + 1)
    };
    // The last colon, save in an IPv6 address, which a bracket ends.
    let is_mark = |byte: &u8| matches!(byte, b':' | b']');
    let mark = address.iter().rposition(is_mark).unwrap_or(address.len());
    let (host, port) = match rest(address, mark) {
        [b':', port @ ..] => (first(address, mark), number(port)),
        _ => (address, default),
    };
    let host = host.strip_suffix(b".").unwrap_or(host);
    if host.is_empty() {
        return None;
    }
    let mut text = Line::new();
    for byte in host.iter().rev() {
        text.push(*byte);
    }
    plain(first(rest_of_url, find(rest_of_url, b"?#")), &mut text);
    Some(Remote {
        text,
        host: host.len(),
        port,
        rest: rest_of_url,
    })
}

/// A port, of which a parser leaves nothing but digits that fit.
fn number(digits: &[u8]) -> u16 {
    digits.iter().fold(0_u16, |number, digit| {
        let number = number.wrapping_mul(10);
        number.wrapping_add(u16::from(*digit & 15))
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
