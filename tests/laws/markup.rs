//! Whether a page is what its templates made of it: tags in order, known and harmless. Reads HTML as strictly as only
//! made HTML can be read.

/// The elements that have no end.
const VOID: [&str; 6] = ["meta", "link", "img", "br", "hr", "input"];
/// The elements that templates and Markdown may make.
const KNOWN: &str = " html head meta title link style body a svg symbol circle path header img nav ul li main footer \
    script div p span h1 h2 h3 h4 h5 h6 ol dl dt dd section article aside time strong em del code pre blockquote table \
    thead tbody tr th td br hr figure figcaption details summary small b i use rect g abbr button input label caption template \
    search form bdi ins ";
/// The schemes that an address may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Panics where a page has a tag that is unknown, dangerous or out of order.
pub(crate) fn check_page(path: &str, page: &str) {
    let mut rest = page.strip_prefix("<!doctype html>");
    let mut open: Vec<&str> = Vec::new();
    while let Some((_, from)) = rest.and_then(|rest| rest.split_once('<')) {
        let (tag, after) = from.split_once('>').expect("a tag ends");
        rest = Some(after);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{path}: </{name}>");
            continue;
        }
        let name = check_tag(path, tag);
        let is_void = VOID.contains(&name) || tag.ends_with('/');
        match name {
            "script" | "style" => {
                let end = format!("</{name}>");
                rest = after.split_once(end.as_str()).map(|(_, after)| after);
            }
            _ if !is_void => open.push(name),
            _ => {}
        }
    }
    assert!(
        rest.is_some() && open.is_empty(),
        "{path} ends within {open:?}"
    );
    assert!(page.trim_end().ends_with("</html>"), "{path} has no end");
}

fn check_tag<'t>(path: &str, tag: &'t str) -> &'t str {
    let tag = tag.strip_suffix('/').unwrap_or(tag).trim_end();
    let (name, mut rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
    assert!(KNOWN.contains(&format!(" {name} ")), "{path}: <{name}>");
    while !rest.trim().is_empty() {
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").and_then(|v| v.split_once('"'));
        let (value, after) = value.unwrap_or(("", after));
        assert!(!after.starts_with('='), "{path}: unquoted in <{tag}>");
        check_attribute(path, attribute, value);
        rest = after.trim_start();
    }
    name
}

fn check_attribute(path: &str, attribute: &str, value: &str) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-:".contains(c);
    let is_plain = attribute.chars().all(plain)
        || attribute == "viewBox"
        || attribute == "preserveAspectRatio";
    assert!(
        is_plain && !attribute.starts_with("on"),
        "{path}: {attribute}"
    );
    if matches!(attribute, "href" | "src") {
        check_address(path, value);
    }
}

/// An address has a known scheme or none; the one picture that is inside the page is the templates' own.
fn check_address(path: &str, value: &str) {
    let first = value.split(['/', '#', '?']).next().unwrap_or("");
    let scheme = first
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = |scheme: &str| SCHEMES.contains(&scheme);
    let is_icon = value.starts_with("data:image/svg+xml,%3Csvg xmlns=");
    let is_known = scheme.as_deref().is_none_or(known) || is_icon;
    assert!(is_known, "{path}: a link to {value:?}");
}
