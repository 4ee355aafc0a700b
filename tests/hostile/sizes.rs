//! Files, texts, lists and histories that are far too large.

use crate::project::{FACTS, FOLDER, Project, SITE, update};

const MEGABYTE: usize = 1 << 20;

#[test]
fn files_of_ten_megabytes_are_refused() {
    for path in [
        "amends.yaml",
        &format!("{FOLDER}/incident.yaml"),
        &format!("{FOLDER}/01-investigating.md"),
        &format!("{FOLDER}/film.mp4"),
    ] {
        Project::with(path, "x".repeat(10 * MEGABYTE)).is_refused("file-too-large");
    }
}

/// What is just below the limit of files is over that of texts.
#[test]
fn seven_megabytes_of_anything_are_refused() {
    let many = "x".repeat(7 * MEGABYTE);
    Project::with_update(update("", &many)).is_refused("too-large");
    Project::with_update(update("", &"word\n\n".repeat(MEGABYTE))).is_refused("too-large");
    Project::with_update(update(&format!("scope: {many}\n"), "x")).is_refused("too-large");
    Project::with_settings(&format!("theme: {many}\n")).is_refused("too-large");
    Project::with(&format!("{FOLDER}/01-investigating.da.md"), &many).is_refused("too-large");
    let comments = "# a comment\n".repeat(300_000);
    Project::with_facts(&comments).is_published();
}

#[test]
fn a_title_of_a_megabyte_is_refused_wherever_it_stands() {
    let long = "word ".repeat(MEGABYTE / 5);
    let title = FACTS.replace("Calls fail", &long);
    let said = Project::with(&format!("{FOLDER}/incident.yaml"), title).is_refused("too-large");
    assert!(
        said.len() < 2000,
        "the text itself is not printed: {} bytes",
        said.len()
    );
    for (from, to) in [
        ("Acme", long.clone()),
        ("name: Calls", format!("name: {long}")),
        ("status.acme", "a".repeat(MEGABYTE)),
        ("id: calls", format!("id: {}", "c".repeat(MEGABYTE))),
    ] {
        Project::with("amends.yaml", SITE.replacen(from, &to, 1)).is_refused("too-large");
    }
    for key in [
        "effect",
        "cause",
        "unknown",
        "still_not_working",
        "no_change",
        "thanks",
        "workaround",
        "approved_by",
    ] {
        let code = if key == "workaround" {
            "wrong-type"
        } else {
            "too-large"
        };
        Project::with_update(update(&format!("{key}: {long}\n"), "x")).is_refused(code);
    }
    for lines in [
        format!("replies:\n  signature: \"{long}\"\n"),
        format!("contacts:\n  help:\n    name: {long}\n    phone: \"1\"\n"),
        format!("short_url: https://{}\n", "a".repeat(MEGABYTE)),
    ] {
        Project::with_settings(&lines).is_refused("too-large");
    }
}

/// The longest text that is allowed still makes a site.
#[test]
fn texts_up_to_the_limit_are_published() {
    let long = "word ".repeat(2000);
    let project = Project::with(
        &format!("{FOLDER}/incident.yaml"),
        FACTS.replace("Calls fail", long.trim()),
    );
    project.lay(
        &format!("{FOLDER}/01-investigating.md"),
        update(&format!("effect: {long}\n"), &"word ".repeat(MEGABYTE / 5)),
    );
    assert!(project.is_published().contains(long.trim()));
}

#[test]
fn an_id_of_a_hundred_kilobytes_is_refused() {
    Project::with(
        "amends.yaml",
        SITE.replace("id: calls", &format!("id: {}", "c".repeat(9_000))),
    )
    .is_refused("invalid-id");
    Project::with(
        "amends.yaml",
        SITE.replace("id: calls", &format!("id: {}", "c".repeat(100_000))),
    )
    .is_refused("too-large");
}

fn components(count: usize) -> String {
    let entries = (0..count).map(|n| format!("  - id: c{n}\n    name: Component {n}\n"));
    format!("{SITE}{}", entries.collect::<String>())
}

#[test]
fn a_hundred_thousand_components_are_refused_and_a_thousand_are_shown() {
    for count in [10_000, 100_000] {
        Project::with("amends.yaml", components(count)).is_refused("too-large");
    }
    let project = Project::with("amends.yaml", components(1000));
    project.is_published();
    assert!(project.page("index.html").contains("Component 999"));
}

/// The page has them all, and neither home page, feed nor replies grow with them.
#[test]
fn ten_thousand_updates_are_one_page() {
    let project = Project::sound();
    let started = FACTS.replace("2026-07-11 13:30", "2026-07-01 00:00");
    project.lay(&format!("{FOLDER}/incident.yaml"), started);
    std::fs::remove_file(project.path(&format!("{FOLDER}/01-investigating.md"))).expect("it goes");
    for n in 0..10_000 {
        let (day, hour, minute) = (1 + n / 1440, n / 60 % 24, n % 60);
        let at = format!("2026-07-{day:02} {hour:02}:{minute:02}");
        let text = update("", &format!("News {n}.")).replace("2026-07-11 13:45", &at);
        project.lay(
            &format!("{FOLDER}/{:05}-x.md", n + 1),
            text.replace("next_update: 14:30\n", ""),
        );
    }
    let build = project.run("build");
    assert_eq!(build.status, Some(0), "{}", build.said);
    let page = project.incident_page();
    assert!(page.contains("News 0.") && page.contains("News 9999."));
    assert_eq!(project.page("feed.atom").matches("<entry>").count(), 50);
    assert!(project.page("index.html").len() < 40_000);
    let replies = std::fs::read_dir(project.path("replies/2026-07-11-calls")).expect("replies");
    assert_eq!(replies.count(), 100);
}

#[test]
fn fifty_thousand_empty_folders_are_one_warning() {
    let project = Project::sound();
    for n in 0..50_000 {
        std::fs::create_dir_all(project.path(&format!("incidents/e{n}"))).expect("a folder");
    }
    let said = project.run("check").said;
    assert_eq!(said.matches("warning[no-update]").count(), 1, "{said}");
    assert!(
        said.contains("50000 folders of incidents are empty"),
        "{said}"
    );
    project.is_warned("no-update");
}

#[test]
fn thousands_of_broken_incidents_are_all_named() {
    let project = Project::sound();
    for n in 0..2000 {
        project.lay(&format!("incidents/b{n}/01-x.md"), "no front matter");
    }
    let said = project.is_refused("missing-fence");
    assert_eq!(said.matches("error[missing-fence]").count(), 2000);
}

#[test]
fn brands_channels_and_languages_are_bounded() {
    let tags: Vec<_> = (0..1000)
        .map(|n| format!("{}{}{}", letter(n / 676), letter(n / 26), letter(n)))
        .collect();
    let languages = SITE.replace("[en]", &format!("[en, {}]", tags.join(", ")));
    Project::with("amends.yaml", languages).is_refused("too-large");
    let brands: String = (0..100)
        .map(|n| format!("  b{n}:\n    name: B\n"))
        .collect();
    Project::with_settings(&format!("brands:\n{brands}")).is_published();
    let names: Vec<_> = (0..300).map(|n| format!("k{n}")).collect();
    let channels: String = (0..300)
        .map(|n| format!("  k{n}:\n    limit: {}\n    unit: graphemes\n", 150 + n))
        .collect();
    Project::with_settings(&format!(
        "replies:\n  channels: [{}]\nchannels:\n{channels}",
        names.join(", ")
    ))
    .is_published();
}

fn letter(n: usize) -> char {
    char::from(b'a' + u8::try_from(n % 26).expect("below 26"))
}

#[test]
fn crowds_in_one_file_are_bounded() {
    for lines in [
        format!("components: [{}]\n", vec!["calls"; 100_000].join(", ")),
        format!("improvements:\n{}", "  - what: x\n".repeat(30_000)),
        format!(
            "corrections:\n{}",
            "  - at: 2026-07-11 13:50\n    was: a\n    now: b\n".repeat(10_000)
        ),
    ] {
        assert!(
            Project::with_update(update(&lines, "x"))
                .is_published()
                .contains("Calls")
        );
    }
    let moved: String = (0..3000).map(|n| format!("  - old-{n}\n")).collect();
    let project = Project::with_facts(&format!("moved_from:\n{moved}"));
    project.is_published();
    assert!(
        project
            .page("incidents/old-2999/index.html")
            .contains("2026-07-11-calls")
    );
}
