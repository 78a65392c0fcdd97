//! What a page wants to send.

use super::Target;

/// A request on its way out.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Where it goes.
    pub target: Target<'a>,
    /// By what means.
    pub means: Means,
}

impl<'a> Request<'a> {
    /// A request to an absolute URL.
    #[must_use]
    pub fn new<Url: AsRef<[u8]> + ?Sized>(url: &'a Url, means: Means) -> Self {
        Self {
            target: Target::read(url.as_ref()),
            means,
        }
    }
}

/// By what means a page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Means {
    /// A script element.
    Script,
    /// An image, of any element.
    Image,
    /// A frame.
    Frame,
    /// A stylesheet or another link.
    Style,
    /// Sound, video or a track.
    Media,
    /// A plug-in's object.
    Object,
    /// `fetch`.
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// `sendBeacon`, or `fetch` with `keepalive`.
    Beacon,
    /// `WebSocket`.
    WebSocket,
    /// `EventSource`.
    EventSource,
    /// A URL in a stylesheet.
    Css,
    /// Anything else.
    Other,
}

impl Means {
    /// All means, in the order of their numbers, with their names.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Script, "script"),
        (Self::Image, "image"),
        (Self::Frame, "frame"),
        (Self::Style, "style"),
        (Self::Media, "media"),
        (Self::Object, "object"),
        (Self::Fetch, "fetch"),
        (Self::Xhr, "xhr"),
        (Self::Beacon, "beacon"),
        (Self::WebSocket, "websocket"),
        (Self::EventSource, "eventsource"),
        (Self::Css, "css"),
        (Self::Other, "other"),
    ];

    /// The means with this number; a number nobody has is `Other`.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self::ALL
            .get(number as usize)
            .map_or(Self::Other, |(means, _)| *means)
    }

    /// Whether a request of this kind can be a web beacon (S10).
    #[must_use]
    pub fn is_beacon(self) -> bool {
        matches!(self, Self::Image | Self::Beacon | Self::Css)
    }
}
