//! A CSP as servers and pages take it.

use std::fmt;

use serde_json::json;

use super::Csp;

const BLOCKS: &str = "Content-Security-Policy";
const REPORTS: &str = "Content-Security-Policy-Report-Only";

/// In what form a CSP is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// A line of a response's head.
    #[default]
    Header,
    /// An element for the page's head.
    Meta,
    /// A directive of nginx.
    Nginx,
    /// A directive of Apache.
    Apache,
    /// The `headers` of a `vercel.json`.
    Vercel,
    /// A block of a `_headers` file.
    Netlify,
}

impl Format {
    /// All of them, with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Header, "header"),
        (Self::Meta, "meta"),
        (Self::Nginx, "nginx"),
        (Self::Apache, "apache"),
        (Self::Vercel, "vercel"),
        (Self::Netlify, "netlify"),
    ];
}

/// Why a CSP is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It would block what the policy lets pass.
    Stricter,
    /// An element cannot only report.
    Meta,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stricter => {
                "`undeclared.requests` is `report`: what the policy does not declare passes, but a \
                 CSP would block it; give --report-only, or write `hold`"
            }
            Self::Meta => {
                "browsers do not read a CSP that only reports from a `<meta>`; choose another \
                 --format"
            }
        })
    }
}

impl std::error::Error for Refusal {}

impl Csp {
    /// The CSP in a form, to block or only to report.
    ///
    /// # Errors
    ///
    /// Why it cannot be written so.
    pub fn write(&self, format: Format, report_only: bool) -> Result<String, Refusal> {
        if self.only_reports() && !report_only {
            return Err(Refusal::Stricter);
        }
        let name = if report_only { REPORTS } else { BLOCKS };
        let value = self.value();
        // The value is of letters, digits and `'*-./:;_~%` by construction: it needs no escapes
        // within double quotes but those of a form's own.
        Ok(match format {
            Format::Header => format!("{name}: {value}\n"),
            Format::Meta if report_only => return Err(Refusal::Meta),
            Format::Meta => {
                let content = escaped(value);
                format!("<meta http-equiv=\"{name}\" content=\"{content}\">\n")
            }
            Format::Nginx => format!("add_header {name} \"{value}\" always;\n"),
            Format::Apache => {
                // A percent sign begins a format of mod_headers.
                let value = value.replace('%', "%%");
                format!("Header always set {name} \"{value}\"\n")
            }
            Format::Vercel => {
                let header = json!({ "key": name, "value": value });
                let rule = json!({ "source": "/(.*)", "headers": [header] });
                format!("{:#}\n", json!({ "headers": [rule] }))
            }
            Format::Netlify => format!("/*\n  {name}: {value}\n"),
        })
    }
}

/// The text of an attribute in double quotes, where single ones stand for themselves.
fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
