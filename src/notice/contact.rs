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
        let number: String = phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        out.raw(open).raw(r#"<a href="tel:"#).text(&number);
        out.raw(r#"">"#).text(phone).raw("</a>").raw(close);
    }
}
