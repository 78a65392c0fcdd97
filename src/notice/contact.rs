//! How to reach the controller, each address a link.

use super::Markup;
use crate::policy::Contact;

/// Adds the e-mail address, and the telephone number if there is one, each between `open` and `close`.
pub(super) fn contact_links(
    out: &mut Markup,
    contact: &Contact,
    open: &'static str,
    close: &'static str,
) {
    out.raw(open)
        .raw(r#"<a href="mailto:"#)
        .text(&contact.email);
    out.raw(r#"">"#).text(&contact.email).raw("</a>").raw(close);
    if let Some(phone) = &contact.phone {
        let number = dialled(phone);
        out.raw(open).raw(r#"<a href="tel:"#).text(&number);
        out.raw(r#"">"#).text(phone).raw("</a>").raw(close);
    }
}

/// A telephone number as it is dialled. Who writes `+81 (0)3…` means that the zero is for calls
/// within the country.
fn dialled(phone: &str) -> String {
    let digits = phone.replace("(0)", "");
    let digits = digits.chars();
    digits.filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
