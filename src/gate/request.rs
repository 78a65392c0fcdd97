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
    /// A request to a URL as a parser serialises it ([`Target::read`]).
    #[must_use]
    pub fn new<Url: AsRef<[u8]> + ?Sized>(url: &'a Url, means: Means) -> Self {
        Self {
            target: Target::read(url.as_ref()),
            means,
        }
    }
}

macro_rules! means {
    ($($(#[$doc:meta])* $means:ident = $name:literal;)*) => {
        /// By what means a page asks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Means { $($(#[$doc])* $means),* }

        impl Means {
            /// All means, in the order of their numbers, with their names.
            pub const ALL: [(Self, &'static str); [$($name),*].len()] = [$((Self::$means, $name)),*];

            /// The means with this number; a number nobody has is `Other`.
            #[must_use]
            pub fn from_number(number: u32) -> Self {
                match number {
                    $(_ if number == Self::$means as u32 => Self::$means,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

means! {
    /// A script element.
    Script = "script";
    /// An image, of any element.
    Image = "image";
    /// A frame.
    Frame = "frame";
    /// A stylesheet or another link.
    Style = "style";
    /// Sound, video or a track.
    Media = "media";
    /// A plug-in's object.
    Object = "object";
    /// `fetch`.
    Fetch = "fetch";
    /// `XMLHttpRequest`.
    Xhr = "xhr";
    /// `sendBeacon`, or `fetch` with `keepalive`.
    Beacon = "beacon";
    /// `WebSocket`.
    WebSocket = "websocket";
    /// `EventSource`.
    EventSource = "eventsource";
    /// A URL in a stylesheet.
    Css = "css";
    /// Anything else.
    Other = "other";
}

impl Means {
    /// Whether a request of this kind can be a web beacon (S10).
    #[must_use]
    pub fn is_beacon(self) -> bool {
        matches!(self, Self::Image | Self::Beacon | Self::Css)
    }
}
