//! The pages of the sites, the group's home, and the collector's own frame and tag.

use super::files;
use super::host::Site;
use super::template::{self, Language};

/// How a page of `site` gets its policy, and Sekisho's script with it.
fn checkpoint(site: Site) -> Result<String, String> {
    Ok(match site {
        Site::Recruit => r#"<script src="/sekisho.js"></script>"#.to_owned(),
        Site::Care => format!(
            "<script type=\"application/json\" data-sks-policy>{}</script>\n  <script src=\"/sekisho.js\"></script>",
            // Inside a script element only `</script` and `<!--` could end or bend it.
            files::text("policy.json")?.trim().replace('<', "\\u003c")
        ),
        Site::Engineer => {
            r#"<script src="/sekisho.js" data-policy="/policy.json"></script>"#.to_owned()
        }
    })
}

/// The page `name` of `site`: its own file if it has one, else the one all sites share.
pub fn of_site(site: Site, name: &str, language: Language, port: u16) -> Result<String, String> {
    let own = files::text(&format!("{}/{name}.html", site.name()));
    let page = own.or_else(|_| files::text(&format!("shared/{name}.html")))?;
    let brand = files::text(&format!("{}/brand.html", site.name()))?;
    let page = with_parts(&page, &[("brand", &brand)])?;
    let page = page.replace("{{checkpoint}}", &checkpoint(site)?);
    Ok(fill(&page, Some(site), language, port))
}

/// The page or script `path` of `www/` that belongs to no site.
pub fn of_no_site(path: &str, language: Language, port: u16) -> Result<String, String> {
    let page = with_parts(&files::text(path)?, &[])?;
    Ok(fill(&page, None, language, port))
}

/// Puts in the parts that several pages share.
fn with_parts(page: &str, more: &[(&str, &str)]) -> Result<String, String> {
    let trackers = files::text("shared/trackers.html")?;
    let footer = files::text("shared/footer.html")?;
    let page = template::replace(page, "{{part ", "}}", |name| match name {
        "trackers" => Some(trackers.clone()),
        "footer" => Some(footer.clone()),
        _ => more
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, part)| (*part).to_owned()),
    });
    Ok(page)
}

fn fill(page: &str, site: Option<Site>, language: Language, port: u16) -> String {
    let (home, base, other) = match language {
        Language::Japanese => ("/", "", "en"),
        Language::English => ("/en/", "/en", "ja"),
    };
    let port = port.to_string();
    let collector = format!("http://collector.localhost:{port}");
    template::fill(
        page,
        language,
        &[
            ("lang", language.tag()),
            ("other", other),
            ("home", home),
            ("base", base),
            ("port", &port),
            ("collector", &collector),
            ("site", site.map_or("group", Site::name)),
        ],
    )
}
