//! What is answered on a path.

/// An image of one pixel.
const PIXEL: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A media type, further headers and a body.
#[derive(Clone)]
pub struct Document {
    pub status: u16,
    pub kind: &'static str,
    pub headers: String,
    pub body: Vec<u8>,
}

impl Document {
    /// Of some media type.
    pub fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            kind,
            headers: String::new(),
            body: body.into(),
        }
    }

    /// A page with this in its head and this in its body.
    pub fn page(head: &str, body: &str) -> Self {
        let page =
            format!("<!doctype html><html lang=en><head>{head}<title>x</title></head><body>{body}");
        Self::new("text/html", page)
    }

    /// A script.
    pub fn script(text: impl Into<Vec<u8>>) -> Self {
        Self::new("text/javascript", text)
    }

    /// An image.
    pub fn pixel() -> Self {
        Self::new("image/gif", PIXEL)
    }

    /// Nothing, but elsewhere there is more.
    pub fn redirect(to: &str) -> Self {
        let mut document = Self::new("text/plain", "").with(&format!("Location: {to}"));
        document.status = 302;
        document
    }

    /// The same with one more header.
    pub fn with(mut self, header: &str) -> Self {
        self.headers.push_str(header);
        self.headers.push_str("\r\n");
        self
    }
}
