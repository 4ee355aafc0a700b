//! A build over what stands gives the same files as one into an empty folder, whatever changed in between.

use std::{collections::BTreeMap, path::PathBuf};

use crate::project::{CLOSED, NOW, Project, gather};

/// A change of the project: what it is, the file, its new text, and the moment of the build.
type Change = (&'static str, String, String, &'static str);

#[test]
fn a_build_over_what_stands_equals_a_fresh_one() {
    let project = Project::new();
    project.put(
        "incidents/2026-05-01-texts/incident.yaml",
        "title: Texts arrive late again\nimpact: minor\nstarted: 2026-05-01 09:00\ncomponents: [texts]\nrepeat_of: 2026-04-02-texts\n",
    );
    let again = "---\nstatus: resolved\nat: 2026-05-01 10:30\n---\nTexts arrive at once.\n";
    project.put("incidents/2026-05-01-texts/01-resolved.md", again);
    build(&project, "public", NOW);
    for (what, file, text, now) in changes(&project) {
        let before = site(&project, "public");
        project.put(&file, &text);
        build(&project, "public", now);
        build(&project, &format!("fresh-{}", what.replace(' ', "-")), now);
        let anew = site(&project, &format!("fresh-{}", what.replace(' ', "-")));
        let over = site(&project, "public");
        let differing: Vec<_> = anew
            .keys()
            .filter(|k| over.get(*k) != anew.get(*k))
            .collect();
        assert!(
            differing.is_empty() && over.len() == anew.len(),
            "{what}: {differing:?}"
        );
        assert!(
            what.ends_with("ahead") || over != before,
            "{what} changes nothing"
        );
    }
}

fn changes(project: &Project) -> Vec<Change> {
    let mut changes = of_the_site(project);
    changes.extend(of_a_closed_incident(project));
    changes.extend(of_the_theme());
    changes
}

fn of_the_site(project: &Project) -> Vec<Change> {
    let edits = [
        (
            "a component has another name",
            "name: Texts",
            "name: Messages",
        ),
        (
            "the site has another name",
            "name: Northwind Mobile",
            "name: Northwind",
        ),
        (
            "times are those of another zone",
            "Europe/London",
            "Europe/Paris",
        ),
        (
            "there is another language",
            "languages: [en]",
            "languages: [en, da]",
        ),
    ];
    let mut text = project.read("amends.yaml");
    let edits = edits.into_iter().map(|(what, old, new)| {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
        (what, "amends.yaml".to_owned(), text.clone(), NOW)
    });
    edits.collect()
}

fn of_a_closed_incident(project: &Project) -> Vec<Change> {
    let (facts, last) = (
        format!("{CLOSED}/incident.yaml"),
        format!("{CLOSED}/02-resolved.md"),
    );
    let (report, danish) = (
        format!("{CLOSED}/03-postmortem.md"),
        format!("{CLOSED}/02-resolved.da.md"),
    );
    let titled = project
        .read(&facts)
        .replacen("Texts arrive late", "Some texts are late", 1);
    let note =
        "corrections:\n  - {at: 2026-07-11 15:00, was: \"10:40\", now: \"10:30\"}\n---\nTexts";
    let corrected = project.read(&last).replacen("---\nTexts", note, 1);
    let told = "---\nstatus: postmortem\nat: 2026-07-11 16:00\n---\nA queue was full.\n".to_owned();
    let translated = "---\n---\nSms'er kommer frem med det samme igen.\n".to_owned();
    vec![
        ("a closed incident has another title", facts, titled, NOW),
        (
            "a correction lies ahead",
            last.clone(),
            corrected.clone(),
            "2026-07-11 14:40",
        ),
        (
            "a correction falls due",
            last,
            corrected,
            "2026-07-11 15:10",
        ),
        (
            "a report lies ahead",
            report.clone(),
            told.clone(),
            "2026-07-11 15:20",
        ),
        ("a report falls due", report, told, "2026-07-11 16:10"),
        (
            "an update has a translation",
            danish,
            translated,
            "2026-07-11 16:10",
        ),
    ]
}

fn of_the_theme() -> Vec<Change> {
    let own = |path: &str| format!("themes/default/{path}");
    let words = "stage-resolved = Put right\n".to_owned();
    let template = "<p>Home of Northwind</p>".to_owned();
    vec![
        (
            "an interface word is another",
            own("locales/en.ftl"),
            words,
            "2026-07-11 16:10",
        ),
        (
            "a template is another",
            own("templates/redirect.html"),
            template,
            "2026-07-11 16:10",
        ),
    ]
}

fn build(project: &Project, folder: &str, now: &str) {
    let replies = format!("{folder}-replies");
    let ran = project.run(&[
        "build",
        "--now",
        now,
        "--public",
        folder,
        "--replies",
        &replies,
    ]);
    assert_eq!(ran.status, 0, "{}", ran.said);
}

/// The files of a site by their path in it, without what is written for the next build.
fn site(project: &Project, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = project.path(folder);
    let mut files = BTreeMap::new();
    gather(&root, &mut files);
    let inside = files.into_iter();
    inside
        .map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
        .collect()
}

/// The pages of incidents that are over are skipped by what they are made from, and that is also what they say of others.
#[test]
fn a_page_follows_what_it_says_of_related_incidents() {
    let project = Project::new();
    let page = format!("public/{CLOSED}/index.html");
    let text = format!("public/{CLOSED}/index.txt");
    let related = "incidents/2026-05-01-texts";
    let said = |what: &str| {
        build(&project, "public", NOW);
        let (page, text) = (project.read(&page), project.read(&text));
        assert_eq!(page.contains(what), text.contains(what), "{what}");
        page.contains(what)
    };
    assert!(!said("late again"));
    let facts = "title: Texts are late again\nimpact: minor\nstarted: 2026-05-01 09:00\ncomponents: [texts]\n";
    project.put(&format!("{related}/incident.yaml"), facts);
    let over = "---\nstatus: resolved\nat: 2026-05-01 10:30\n---\nTexts arrive at once.\n";
    project.put(&format!("{related}/01-resolved.md"), over);
    assert!(said("late again") && said("Also hit Texts"));
    project.edit(
        &format!("{related}/incident.yaml"),
        "late again",
        "slow once more",
    );
    assert!(said("slow once more") && !said("late again"));
    project.edit(
        &format!("{related}/incident.yaml"),
        "2026-05-01 09:00",
        "2026-04-30 09:00",
    );
    assert!(said("30 April 2026"));
    let repeat = facts.replace("late again", "slow once more") + "repeat_of: 2026-04-02-texts\n";
    project.put(&format!("{related}/incident.yaml"), &repeat);
    assert!(said("Happened again") && !said("Also hit Texts"));
    std::fs::remove_dir_all(project.path(related)).unwrap();
    assert!(!said("slow once more"));
}
