//! One test for each row of the table "What a problem does" of ARCHITECTURE.md.

use crate::project::{CLOSED, NOW, OPEN, Project};

/// Builds, breaks something, and expects that the next build leaves everything as it stood and ends with 1.
fn check_blocked(breaks: impl Fn(&Project), code: &str) {
    let project = Project::new();
    project.build_well(&[]);
    let before = project.written();
    // Something else changes too, so that a build that publishes would show.
    project.edit("amends.yaml", "name: Texts", "name: Text messages");
    breaks(&project);
    let ran = project.build(&[]);
    assert_eq!(ran.status, 1, "{}", ran.said);
    assert!(ran.said.contains(code), "{}", ran.said);
    assert!(project.written() == before, "something was published");
    assert_eq!(project.check(&[]).status, 1);
}

#[test]
fn an_error_in_amends_yaml_publishes_nothing() {
    let breaks = |p: &Project| p.edit("amends.yaml", "time_zone:", "timezone:");
    check_blocked(breaks, "unknown-key");
}

#[test]
fn an_error_in_the_theme_publishes_nothing() {
    let breaks = |p: &Project| p.put("themes/default/templates/home.html", "{{ name");
    check_blocked(breaks, "template");
    // One that can be read, and is found out only where it is rendered.
    let breaks = |p: &Project| {
        p.put(
            "themes/default/templates/home.html",
            "<p>{{ main.nothing }}",
        );
    };
    check_blocked(breaks, "template");
}

#[test]
fn an_error_in_an_open_incident_publishes_nothing() {
    let path = format!("{OPEN}/01-investigating.md");
    check_blocked(|p| p.edit(&path, "effect:", "efect:"), "unknown-key");
}

/// Nobody can tell whether an update that cannot be read says that everything works again.
#[test]
fn an_unreadable_last_update_counts_as_open() {
    let path = format!("{CLOSED}/02-resolved.md");
    let breaks = |p: &Project| p.edit(&path, "status: resolved", "status: resolvd");
    check_blocked(breaks, "unknown-value");
    let breaks = |p: &Project| p.put(&path, "Texts arrive at once again.\n");
    check_blocked(breaks, "missing-fence");
}

/// Only the text of one past incident leads to it, which nothing tries before.
#[test]
fn a_mistake_that_one_page_alone_meets_is_told_like_any_other() {
    let project = Project::new();
    project.build_well(&[]);
    let before = project.written();
    let template = "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ main.title.text }}</h1>
{% if main.title.text == \"Texts arrive late\" %}{{ main.nope }}{% endif %}\n{% endblock main %}\n";
    project.put("themes/default/templates/incident.html", template);
    let ran = project.build(&[]);
    assert_eq!(ran.status, 1, "{}", ran.said);
    for said in [
        "error[template]: field `nope` is not defined",
        "themes/default/templates/incident.html:4:",
        "nothing was published",
    ] {
        assert!(ran.said.contains(said), "{}", ran.said);
    }
    assert!(project.written() == before, "something was published");
}

/// The page that stays, and everything else that goes on.
#[test]
fn an_error_in_a_closed_incident_keeps_its_page() {
    let project = Project::new();
    project.build_well(&[]);
    let page = format!("public/{CLOSED}/index.html");
    let kept = project.read(&page);
    project.edit(
        &format!("{CLOSED}/01-investigating.md"),
        "status:",
        "stauts:",
    );
    add_identified(&project);
    let ran = project.build(&[]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    let last = ran.printed.lines().last().unwrap();
    assert!(last.contains("2026-04-02-texts"), "{}", ran.said);
    assert_eq!(project.read(&page), kept);
    assert!(
        project
            .read("public/index.html")
            .contains("We know the cause")
    );
    assert!(
        project
            .read("public/api/v2/incidents.json")
            .contains("Texts arrive late")
    );
    assert_eq!(project.check(&[]).status, 1);
}

/// With nothing of it readable, lists leave it out; its address still leads to its page.
#[test]
fn a_closed_incident_without_readable_facts_keeps_its_page_alone() {
    let project = Project::new();
    project.build_well(&[]);
    project.edit(&format!("{CLOSED}/incident.yaml"), "title:", "titel:");
    let ran = project.build(&[]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(project.has(&format!("public/{CLOSED}/index.html")));
    assert!(
        !project
            .read("public/api/v2/incidents.json")
            .contains("Texts arrive late")
    );
}

#[test]
fn a_closed_incident_with_an_error_that_was_never_published_is_left_out() {
    let project = Project::new();
    project.edit(&format!("{CLOSED}/incident.yaml"), "title:", "titel:");
    let ran = project.build(&[]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(!project.has(&format!("public/{CLOSED}/index.html")));
    assert!(project.has(&format!("public/{OPEN}/index.html")));
}

/// A promise that has passed is a finding: customers need the page now more than before.
#[test]
fn a_finding_of_the_playbook_never_stops_a_build() {
    let project = Project::new();
    let ran = project.run(&["build", "--now", "2026-07-11 17:00"]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(project.has("public/index.html"));
}

#[test]
fn a_reply_that_cannot_fit_is_a_warning_of_build_and_an_error_of_check() {
    let project = Project::new();
    let channels = "channels: [tiny]\nchannels:\n  tiny:\n    limit: 20\n    unit: characters\n";
    project.edit(
        "amends.yaml",
        "channels: [x, short, sms, email]\n",
        channels,
    );
    let ran = project.build(&[]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(ran.said.contains("warning[reply-too-long]"), "{}", ran.said);
    assert!(!project.read("replies/replies.json").contains("\"tiny\""));
    let ran = project.check(&[]);
    assert_eq!(ran.status, 1, "{}", ran.said);
    assert!(ran.said.contains("error[reply-too-long]"), "{}", ran.said);
    assert_eq!(project.build(&["--deny-warnings"]).status, 1);
}

#[test]
fn a_warning_is_printed_and_can_be_denied() {
    let project = Project::new();
    project.put(
        "incidents/2026-05-01-none/incident.yaml",
        "title: None\nimpact: none\nstarted: 2026-05-01 10:00\n",
    );
    let ran = project.build(&[]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(ran.said.contains("warning[no-update]"), "{}", ran.said);
    assert_eq!(project.build(&["--deny-warnings"]).status, 1);
    assert_eq!(project.check(&[]).status, 0);
    assert_eq!(project.check(&["--deny-warnings"]).status, 1);
}

#[test]
fn denied_warnings_make_a_closed_incident_with_an_error_an_error() {
    let project = Project::new();
    project.edit(
        &format!("{CLOSED}/01-investigating.md"),
        "status:",
        "stauts:",
    );
    assert_eq!(project.build(&["--deny-warnings"]).status, 1);
}

#[test]
fn what_cannot_run_changes_nothing_and_ends_with_2() {
    let project = Project::new();
    project.build_well(&[]);
    let before = project.written();
    add_identified(&project);
    let runs: [&[&str]; 5] = [
        &["build", "--now", "yesterday"],
        &["build", "--now", NOW, "--public", "amends.yaml"],
        &["build", "--now", NOW, "--replies", "amends.yaml"],
        &["build", "--now", NOW, "--replies", "incidents"],
        &["-C", "nowhere", "build"],
    ];
    for arguments in runs {
        let ran = project.run(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {}", ran.said);
        assert!(
            project.written() == before,
            "{arguments:?} changed something"
        );
    }
}

fn add_identified(project: &Project) {
    let text =
        "---\nstatus: identified\nat: 2026-07-11 14:05\n---\nWe know the cause and are sorry.\n";
    project.put(&format!("{OPEN}/02-identified.md"), text);
}
