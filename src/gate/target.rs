//! Where a URL leads.
//!
//! Reads the serialised form of a URL (URL Standard, section 4.5), in which a parser has resolved what
//! is relative, written scheme and host in lower case, international names in ASCII and addresses in
//! one way, and dropped a port that is the scheme's own. Every door parses before it asks.

use crate::line::Line;
use crate::scan::{cut, find, first, rest};

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

/// A place, and what else is asked for there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote<'a> {
    /// Where.
    pub place: Place,
    /// Everything after the host: path, query and fragment as written.
    pub rest: &'a [u8],
}

/// A host, a port and a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The host and then the path, as the index has them.
    text: Line<MOST>,
    /// The bytes of the host.
    host: usize,
    /// The port, the scheme's own if none is named.
    pub port: u16,
}

/// More than a host and the longest path that a policy can name.
const MOST: usize = 1_536;
impl Place {
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
    let address = match cut(address, b'@') {
        (user, host) if user.len() < address.len() => host,
        _ => address,
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
    let place = Place {
        text,
        host: host.len(),
        port,
    };
    Some(Remote {
        place,
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
    // No path is the root's.
    let mut left = if path.is_empty() { b"/" } else { path };
    let mut last = 0;
    while let [byte, after @ ..] = left {
        let mut byte = *byte;
        left = after;
        if byte == b'%'
            && let [high, low, after @ ..] = after
        {
            let code = hex(*high) << 4 | hex(*low);
            // Unreserved (RFC 3986, section 2.3), or a slash.
            if matches!(code, 0x2d..=0x39 | 0x41..=0x5a | 0x5f | 0x61..=0x7a | 0x7e) {
                (byte, left) = (code as u8, after);
            }
        }
        if (last, byte) != (b'/', b'/') {
            text.push(byte);
        }
        last = byte;
    }
}

/// The value of a hexadecimal digit; more than any byte of what is none.
#[inline(never)]
fn hex(digit: u8) -> u32 {
    (digit as char).to_digit(16).unwrap_or(0x100)
}

/// The origin a page was loaded from; of nothing, unless its URL leads somewhere (`null`, `file:`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(Place);

impl Origin {
    /// That of nothing.
    pub(crate) const NONE: Self = Self(Place {
        text: Line::new(),
        host: 0,
        port: 0,
    });

    /// Reads a page's URL or serialised origin.
    #[must_use]
    pub fn read(url: &[u8]) -> Self {
        match Target::read(url) {
            Target::Remote(page) => Self(page.place),
            _ => Self::NONE,
        }
    }

    /// Whether `target` leads back to the page's own host and port. An upgrade from port 80 to
    /// 443 of the same host is still the site's own.
    #[must_use]
    pub fn owns(&self, target: &Remote) -> bool {
        let (own, asked) = (&self.0, &target.place);
        own.host() == asked.host()
            && (own.port == asked.port || (own.port == 80 && asked.port == 443))
    }
}
