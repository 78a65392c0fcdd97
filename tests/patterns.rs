//! Host and name patterns as services write them.

use sekisho::policy::{HostError, HostPattern, NameError, NamePattern};

/// A pattern's parts on one line: host, `+` if all under it, port and path.
fn read(written: &str) -> Result<String, HostError> {
    let pattern = HostPattern::parse(written)?;
    Ok(format!(
        "{}{} {} {}",
        pattern.host.as_deref().unwrap_or("(own)"),
        if pattern.subdomains { "+" } else { "" },
        pattern.port.map_or("-".to_owned(), |port| port.to_string()),
        pattern.path.as_deref().unwrap_or("-"),
    ))
}

#[test]
fn host_patterns_are_read_and_brought_into_one_form() {
    let table = [
        ("tag.example.com", "tag.example.com - -"),
        ("*.example.com", "example.com+ - -"),
        ("example.com:8443", "example.com 8443 -"),
        ("example.com/px/", "example.com - /px/"),
        ("*.example.com:8443/px/", "example.com+ 8443 /px/"),
        ("/collect/", "(own) - /collect/"),
        ("TAG.Example.COM.", "tag.example.com - -"),
        ("  tag.example.com  ", "tag.example.com - -"),
        ("タグ.例え.jp", "xn--qck3a.xn--r8jz45g.jp - -"),
        ("bücher.example", "xn--bcher-kva.example - -"),
        ("192.0.2.1", "192.0.2.1 - -"),
        ("0xC0000201", "192.0.2.1 - -"),
        ("[2001:DB8:0::1]", "[2001:db8::1] - -"),
        ("[2001:db8::1]:8443/px", "[2001:db8::1] 8443 /px"),
        (
            "example.com/%70x//a/../b/日",
            "example.com - /px/b/%E6%97%A5",
        ),
    ];
    for (written, due) in table {
        assert_eq!(read(written).as_deref(), Ok(due), "{written}");
    }
}

#[test]
fn host_patterns_that_are_none_are_refused() {
    let table = [
        ("", HostError::Empty),
        ("   ", HostError::Empty),
        ("https://example.com", HostError::Scheme),
        ("//example.com", HostError::Scheme),
        ("me@example.com", HostError::NotHost),
        ("example.com?x", HostError::NotHost),
        ("example.com#x", HostError::NotHost),
        ("example.com\\x", HostError::NotHost),
        ("*", HostError::Wildcard),
        ("*example.com", HostError::Wildcard),
        ("a.*.example.com", HostError::Wildcard),
        ("*.*.example.com", HostError::Wildcard),
        ("example.*", HostError::Wildcard),
        ("example.com/*", HostError::Wildcard),
        ("*.192.0.2.1", HostError::WideAddress),
        ("*.[2001:db8::1]", HostError::WideAddress),
        ("example.com:0", HostError::Port),
        ("example.com:65536", HostError::Port),
        ("example.com:x", HostError::Port),
        ("*.", HostError::Name),
        ("a..b", HostError::Name),
        ("a.example..", HostError::Name),
        (".example.com", HostError::Name),
        ("*..example.com", HostError::Name),
        ("example..com:8443/px/", HostError::Name),
        ("a\u{3002}\u{3002}example", HostError::Name),
        ("[2001:db8::1", HostError::Name),
        ("exa<mple.com", HostError::Name),
        ("1.2.3.4.5", HostError::Name),
    ];
    for (written, due) in table {
        assert_eq!(read(written), Err(due), "{written}");
    }
}

#[test]
fn a_label_has_63_bytes_at_most() {
    let label = "x".repeat(63);
    assert!(HostPattern::parse(&format!("{label}.example")).is_ok());
    assert_eq!(
        HostPattern::parse(&format!("x{label}.example")),
        Err(HostError::Name)
    );
}

#[test]
fn a_pattern_covers_another_when_all_of_that_one_is_in_it() {
    let table = [
        ("example.jp", "example.jp", true),
        ("example.jp", "example.jp/px/", true),
        ("example.jp", "*.example.jp", false),
        ("example.jp", "www.example.jp", false),
        ("*.example.jp", "example.jp", true),
        ("*.example.jp", "a.b.example.jp", true),
        ("*.example.jp", "*.b.example.jp", true),
        ("*.b.example.jp", "*.example.jp", false),
        ("*.example.jp", "notexample.jp", false),
        ("example.jp", "example.jp:8443", true),
        ("example.jp:8443", "example.jp", false),
        ("/a/", "/b/", true),
        ("/a/", "example.jp", false),
    ];
    for (wide, close, due) in table {
        let read = |written| HostPattern::parse(written).expect("a pattern");
        assert_eq!(read(wide).covers(&read(close)), due, "{wide} {close}");
    }
}

#[test]
fn name_patterns_meet_when_some_name_fits_both() {
    let table = [
        ("_ga", "_ga", true),
        ("_ga", "_ga_*", false),
        ("_ga_x", "_ga_*", true),
        ("_ga_*", "_ga_x*", true),
        ("ab*", "abc*", true),
        ("ab*x", "ab*y", false),
        ("ab*x", "ab*yx", true),
        ("ab*x", "ac*x", false),
        ("aba*", "ab*ba", true),
        ("aab", "aa*ab", false),
    ];
    for (a, b, meet) in table {
        let (one, other) = (NamePattern::parse(a), NamePattern::parse(b));
        let met = one.and_then(|one| other.map(|other| (one.meets(&other), other.meets(&one))));
        assert_eq!(met, Ok((meet, meet)), "{a} {b}");
    }
}

#[test]
fn name_patterns_that_are_none_are_refused() {
    let table = [
        ("", NameError::Empty),
        ("*", NameError::TooWide),
        ("a*", NameError::TooWide),
        ("ab*c*", NameError::ManyWildcards),
        ("a=b", NameError::Character),
        ("a;b", NameError::Character),
        ("a\nb", NameError::Character),
    ];
    for (written, due) in table {
        assert_eq!(NamePattern::parse(written), Err(due), "{written}");
    }
}
