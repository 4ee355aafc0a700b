//! The policy of a page, widened by what a preview adds to it. Never widens what stands in a published file.

/// What a page's policy stands in.
const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// A page with one more script in front of its own, which its policy then allows to run and to ask this host.
///
/// A page without a policy allows everything already. A page that has no head is left as it is.
pub(super) fn with_script(page: &str, script: &str, hash: &str) -> Option<String> {
    if let Some(at) = page.find(META) {
        let start = at + META.len();
        let end = start + page[start..].find('"')?;
        let close = end + page[end..].find('>')? + 1;
        let policy = widen(&page[start..end], hash);
        let parts = [
            &page[..start],
            &policy,
            &page[end..close],
            script,
            &page[close..],
        ];
        return Some(parts.concat());
    }
    let at = page.find("<head>")? + "<head>".len();
    Some([&page[..at], script, &page[at..]].concat())
}

/// A policy that also allows a script of a hash, and requests to the page's own host.
fn widen(policy: &str, hash: &str) -> String {
    let wanted = [
        ("script-src", format!("'sha256-{hash}'")),
        ("connect-src", "'self'".to_owned()),
    ];
    let mut directives: Vec<String> = policy.split(';').map(|d| d.trim().to_owned()).collect();
    directives.retain(|d| !d.is_empty());
    for (name, source) in wanted {
        let own = directives
            .iter_mut()
            .find(|d| d.split(' ').next() == Some(name));
        match own {
            Some(own) if own.split(' ').any(|s| s == source) => {}
            Some(own) if own.ends_with(" 'none'") => *own = format!("{name} {source}"),
            Some(own) => *own = format!("{own} {source}"),
            None => directives.push(format!("{name} {source}")),
        }
    }
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_allows_one_script_and_one_host_more() {
        for (policy, expected) in [
            (
                "default-src 'none'; script-src 'sha256-a' 'strict-dynamic'; connect-src 'self'",
                "default-src 'none'; script-src 'sha256-a' 'strict-dynamic' 'sha256-h'; connect-src 'self'",
            ),
            (
                "default-src 'none'; script-src 'none'",
                "default-src 'none'; script-src 'sha256-h'; connect-src 'self'",
            ),
            ("", "script-src 'sha256-h'; connect-src 'self'"),
        ] {
            assert_eq!(widen(policy, "h"), expected);
        }
    }

    #[test]
    fn the_script_stands_behind_the_policy_and_before_every_other() {
        let page = format!("<head>{META}script-src 'sha256-a'\"><script>own</script></head>");
        let expected = format!(
            "<head>{META}script-src 'sha256-a' 'sha256-h'; connect-src 'self'\"><script>x</script><script>own</script></head>"
        );
        assert_eq!(
            with_script(&page, "<script>x</script>", "h"),
            Some(expected)
        );
        assert_eq!(
            with_script("<head></head>", "X", "h").as_deref(),
            Some("<head>X</head>")
        );
        assert_eq!(with_script("text", "X", "h"), None);
    }
}
