//! Nesting, bombs and crowds in YAML and in Markdown.

use crate::project::{FOLDER, Project, update};

const DEEP: usize = 10_000;

/// A text in each of the three places that are YAML.
fn in_yaml(lines: &str) -> [Project; 3] {
    [
        Project::with_settings(lines),
        Project::with_facts(lines),
        Project::with_update(update(lines, "Some calls fail.")),
    ]
}

fn refuse_everywhere(lines: &str, code: &str) {
    for project in in_yaml(lines) {
        project.is_refused(code);
    }
}

#[test]
fn deep_yaml_is_refused() {
    let stairs: String = (0..3000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    for lines in [
        format!("scope: {}\n", "[".repeat(DEEP)),
        format!("scope: {}{}\n", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!("scope: {}\n", "{a: ".repeat(DEEP)),
        format!("scope: {}\n", "[a, ".repeat(DEEP)),
        format!("scope:\n  {}\n", "- ".repeat(DEEP)),
        format!("{}\n", "? ".repeat(DEEP)),
        stairs,
    ] {
        let [site, ..] = in_yaml(&lines);
        let ran = site.run("check");
        assert_eq!(ran.status, Some(1), "{}", ran.said);
        for project in in_yaml(&lines) {
            assert_eq!(project.run("build").status, Some(1));
        }
    }
}

#[test]
fn an_alias_bomb_never_goes_off() {
    let mut lines = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..12 {
        let aliases = vec![format!("*a{}", n - 1); 10].join(", ");
        lines.push_str(&format!("a{n}: &a{n} [{aliases}]\n"));
    }
    refuse_everywhere(&lines, "yaml-feature");
    refuse_everywhere("a: &a [*a]\n", "yaml-feature");
    refuse_everywhere("<<: {a: b}\n", "yaml-feature");
    refuse_everywhere("scope: !!python/object:os.system x\n", "yaml-feature");
}

#[test]
fn crowds_of_yaml_are_bounded() {
    let keys: String = (0..100_000).map(|n| format!("k{n}: 1\n")).collect();
    refuse_everywhere(&keys, "too-large");
    refuse_everywhere(&"k: 1\n".repeat(100_000), "too-large");
    refuse_everywhere(&"a: b: c\n".repeat(DEEP), "yaml-syntax");
    refuse_everywhere(
        &format!("scope: \"{}", "x\n ".repeat(1 << 20)),
        "yaml-syntax",
    );
    refuse_everywhere(&format!("{}: 1\n", "k".repeat(1 << 20)), "yaml-syntax");
}

/// Ten thousand conflicts are a crowd: the first hundred are named, the others counted.
#[test]
fn a_crowd_of_problems_is_counted() {
    let conflicts = "<<<<<<< a\nx: 1\n=======\ny: 2\n>>>>>>> b\n".repeat(DEEP);
    for project in in_yaml(&conflicts) {
        let said = project.is_refused("merge-conflict");
        assert_eq!(said.matches("[merge-conflict]").count(), 101);
        assert!(said.contains("9900 more problems of this kind"), "{said}");
    }
    let ids: Vec<_> = (0..20_000).map(|n| format!("c{n}")).collect();
    let project = Project::with_update(update(&format!("components: [{}]\n", ids.join(", ")), "x"));
    assert!(
        project
            .is_refused("unknown-component")
            .contains("19900 more")
    );
    let rules: String = (0..50_000).map(|n| format!("    no-{n}: off\n")).collect();
    Project::with_settings(&format!("playbook:\n  rules:\n{rules}")).is_refused("unknown-rule");
}

#[test]
fn deep_markdown_is_published() {
    let n = DEEP;
    let stairs: String = (0..500)
        .map(|n| format!("{}- x\n", " ".repeat(2 * n)))
        .collect();
    for (what, body) in [
        ("quotes", format!("{} innermost", ">".repeat(n))),
        ("spaced quotes", format!("{}innermost", "> ".repeat(n))),
        ("lists", format!("{}innermost", "- ".repeat(n))),
        ("numbered lists", format!("{}innermost", "1. ".repeat(n))),
        ("stairs of lists", format!("{stairs}\ninnermost")),
        ("brackets", format!("{}innermost", "[".repeat(n))),
        (
            "links",
            format!("{}innermost{}", "[".repeat(n), "](a)".repeat(n)),
        ),
        ("emphasis", format!("{0}innermost{0}", "*".repeat(n))),
        (
            "mixed emphasis",
            format!("{}innermost{}", "_*".repeat(n), "*_".repeat(n)),
        ),
        ("open emphasis", format!("{}innermost", "*a **b ".repeat(n))),
        ("open tags", format!("{}innermost", "<a ".repeat(n))),
        (
            "declarations",
            format!("{}innermost", "<![CDATA[".repeat(n)),
        ),
        ("entities", format!("{}innermost", "&".repeat(n))),
        ("autolinks", format!("{}innermost", "<http:".repeat(n))),
    ] {
        let page = Project::with_update(update("", &body)).is_published();
        assert!(page.contains("innermost"), "{what}");
    }
}

/// What nobody closes does not swallow the page around it.
#[test]
fn markdown_never_breaks_the_page() {
    for body in [
        "</main></body><script>alert(1)</script>",
        "<!-- never closed",
        "```\nnever closed",
        "[x](javascript:alert(1)) [y](data:text/html,<script>) ![z](//evil.example/a.png)",
        "<svg onload=alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
    ] {
        let page =
            Project::with_update(update("", &format!("Some text first.\n\n{body}"))).is_published();
        assert!(page.trim_end().ends_with("</html>"), "{body}");
        assert!(
            !page.contains("href=\"javascript") && !page.contains("<script>alert"),
            "{body}"
        );
        assert!(
            !page.contains("<svg onload") && !page.contains("evil.example\""),
            "{body}"
        );
    }
}

#[test]
fn crowds_of_markdown_are_published() {
    let n = DEEP;
    let backticks: String = (0..2000)
        .map(|n| format!("{} ", "`".repeat(n % 300)))
        .collect();
    let references: String = (0..n).map(|n| format!("[{n}]: /u\n")).collect();
    for (what, body) in [
        ("backticks", backticks),
        ("references", format!("{references}\n{}", "[1] ".repeat(n))),
        (
            "a reference bomb",
            format!("[a]: /{}\n\n{}", "x".repeat(10_000), "[a]".repeat(n)),
        ),
        (
            "tables",
            format!("{0}\n{1}|\n{0}\n", "|".repeat(n), "|-".repeat(n)),
        ),
        ("fences", "```\n".repeat(n)),
        ("headings", "# a\n\n".repeat(n)),
        ("footnotes", "[^1]: a\n".repeat(n)),
    ] {
        let body = format!("{body}\n\nThe end.");
        let project = Project::with_update(update("", &body));
        assert_eq!(project.run("build").status, Some(0), "{what}");
    }
}

#[test]
fn a_hundred_thousand_links_are_links() {
    let links = "[a](//b.c) [d](tel:1)\n".repeat(45_000);
    let project = Project::with_update(update("", &links));
    let page = project.is_published();
    assert_eq!(page.matches("href=\"tel:1\"").count(), 45_000);
    assert!(project.page("index.html").len() < 40_000);
}

/// Every picture that is missing is one warning, up to a crowd.
#[test]
fn ten_thousand_missing_images_are_a_crowd() {
    let project = Project::with_update(update("", &"![a](b.png) ".repeat(DEEP)));
    project.is_warned("missing-image");
    let nested = format!("{}x{}", "![".repeat(DEEP), "](a)".repeat(DEEP));
    Project::with_update(update("", &nested)).is_warned("missing-image");
}

#[test]
fn pictures_are_files_of_the_folder_and_nothing_else() {
    for name in [
        "../../../beside/secret.txt",
        "%2e%2e/%2e%2e/amends.yaml",
        "/etc/passwd",
        "https://evil.example/x.png",
        "a%00.png",
    ] {
        let project = Project::with_update(update("", &format!("![words]({name})")));
        let ran = project.run("build");
        assert_eq!(ran.status, Some(0), "{name}: {}", ran.said);
        let page = project.incident_page();
        assert!(!page.contains("<img") && page.contains("words"), "{name}");
    }
    assert!(
        !Project::with(&format!("{FOLDER}/a b.png"), "x")
            .is_published()
            .contains("<img")
    );
}
