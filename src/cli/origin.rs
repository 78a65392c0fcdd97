//! The page's address.

use url::Url;

use crate::policy::Policy;

/// The page's address if neither the call nor the policy names one.
const SOME_PAGE: &str = "https://www.example.com/";

/// The address that was given, or that of the first of the policy's sites.
pub(super) fn origin(given: Option<&str>, policy: &Policy) -> Result<Url, String> {
    let written = match (given, policy.sites.first()) {
        (Some(origin), _) => origin.to_owned(),
        (None, Some(site)) => format!("https://{}/", site.replace("*.", "www.")),
        (None, None) => SOME_PAGE.to_owned(),
    };
    let origin = Url::parse(&written).ok().filter(Url::has_host);
    origin.ok_or_else(|| format!("`{written}` is no address of a page; write `https://…`"))
}
