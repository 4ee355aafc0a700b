//! Publishing that is cut short: killed, out of space, without permission; always in a process of its own.

use std::{
    collections::BTreeSet,
    env, fs,
    io::{BufRead, BufReader},
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Output as Ended, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use amends::publish::{Output, Ownership, publish};

use crate::folder::{files, folder, room};

const KILLS: u32 = 24;
const PAGES: u32 = 216;
const END: &str = "(end)";
const READY: &str = "(ready)";

/// The site in its nth state: a quarter of the pages comes and goes, and the texts change with every other state.
fn state(number: u32) -> Output<'static> {
    let there = |page: &u32| !(page + number).is_multiple_of(4);
    let pages: Vec<_> = (0..PAGES)
        .filter(there)
        .map(|page| format!("pages/{page}/index.html"))
        .collect();
    let mut output = Output::new();
    for (page, next) in pages.iter().zip(pages.iter().cycle().skip(1)) {
        output.insert(page.clone(), text(number / 2, &[next]));
    }
    output.insert(
        "index.html",
        text(number, &pages.iter().collect::<Vec<_>>()),
    );
    output
}

fn text(stamp: u32, links: &[&String]) -> String {
    let links: String = links.iter().map(|link| format!("{link}\n")).collect();
    format!("{stamp}\n{links}{}\n{END}", "words ".repeat(20))
}

/// Walks the site from its home page as a reader does; counts the pages that were read.
fn walk(dir: &Path) -> Result<usize, String> {
    let mut seen = BTreeSet::new();
    let mut ahead = vec!["index.html".to_owned()];
    while let Some(page) = ahead.pop() {
        let text =
            fs::read_to_string(dir.join(&page)).map_err(|error| format!("{page}: {error}"))?;
        if !text.ends_with(END) {
            return Err(format!("{page} is torn"));
        }
        seen.insert(page);
        let links = text.lines().filter(|line| line.ends_with("index.html"));
        ahead.extend(
            links
                .filter(|link| !seen.contains(*link))
                .map(str::to_owned),
        );
    }
    Ok(seen.len())
}

/// Walks for as long as builds go on. A walk may only fail where the home page it began with was replaced meanwhile.
fn read_on(dir: &Path, done: &AtomicBool) -> usize {
    let mut walks = 0;
    while !done.load(Ordering::Relaxed) {
        let home = fs::read(dir.join("index.html")).unwrap();
        if let Err(problem) = walk(dir) {
            assert_ne!(fs::read(dir.join("index.html")).unwrap(), home, "{problem}");
        }
        walks += 1;
        thread::sleep(Duration::from_millis(3));
    }
    walks
}

/// Ends [`read_on`], also where the test fails.
struct Reading<'a>(&'a AtomicBool);

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What the processes that [`child`] starts run; nothing when the tests run.
#[test]
fn child_publishes() {
    let Ok(dir) = env::var("PUBLISH_DIR") else {
        return;
    };
    let number = |name| env::var(name).unwrap().parse::<u32>().unwrap();
    println!("{READY}");
    for state_number in number("PUBLISH_FIRST")..=number("PUBLISH_LAST") {
        publish(&state(state_number), Path::new(&dir), Ownership::OursOnly).unwrap();
    }
}

fn child(mut command: Command, dir: &Path, states: (u32, u32)) -> Child {
    command
        .args(["--nocapture", "--exact", "kills::child_publishes"])
        .env("PUBLISH_DIR", dir);
    command
        .env("PUBLISH_FIRST", states.0.to_string())
        .env("PUBLISH_LAST", states.1.to_string());
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(command: Command, dir: &Path, state_number: u32) -> Ended {
    child(command, dir, (state_number, state_number))
        .wait_with_output()
        .unwrap()
}

/// Kills a process some time after it has begun to publish.
fn kill_after(mut process: Child, time: Duration) {
    let said = BufReader::new(process.stdout.take().unwrap());
    assert!(said.lines().any(|line| line.unwrap().ends_with(READY)));
    thread::sleep(time);
    process.kill().unwrap();
    process.wait().unwrap();
}

fn this_program() -> PathBuf {
    env::current_exe().unwrap()
}

#[track_caller]
fn assert_stands(dir: &Path, state_number: u32) {
    let expected = state(state_number);
    let found = files(dir);
    assert!(
        found
            .iter()
            .map(|(path, _)| path.as_str())
            .eq(expected.paths())
    );
    assert!(
        found
            .iter()
            .all(|(path, text)| expected.bytes(path).unwrap().unwrap() == text.as_bytes())
    );
    assert_eq!(room(dir), ["lock", "manifest"]);
}

#[test]
fn killed_builds_leave_a_whole_site_and_the_next_finishes() {
    let dir = folder("kills");
    publish(&state(0), &dir, Ownership::OursOnly).unwrap();
    let (done, mut littered, mut states) = (AtomicBool::new(false), 0, 0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(&dir, &done));
        let reading = Reading(&done);
        for kill in 0..KILLS {
            let process = child(
                Command::new(this_program()),
                &dir,
                (states + 1, states + 900),
            );
            kill_after(process, Duration::from_micros(u64::from(kill * 1_613)));
            walk(&dir).unwrap();
            littered += usize::from(room(&dir) != ["lock", "manifest"]);
            // Past every state that the process can have reached, so that no home page comes back.
            states += 1_000;
            publish(&state(states + kill), &dir, Ownership::OursOnly).unwrap();
            states += kill;
            assert_stands(&dir, states);
        }
        drop(reading);
        assert!(reader.join().unwrap() > 0);
    });
    assert!(
        littered > KILLS as usize / 4,
        "only {littered} kills hit a build at work"
    );
}

#[test]
fn a_first_build_that_is_killed_does_not_lock_the_next_one_out() {
    for kill in 0..8 {
        let dir = folder("first-kill");
        let process = child(Command::new(this_program()), &dir, (1, 1));
        kill_after(process, Duration::from_millis(kill * 3));
        publish(&state(2), &dir, Ownership::OursOnly).unwrap();
        assert_stands(&dir, 2);
    }
}

#[test]
fn without_space_the_old_site_stays() {
    let dir = folder("full");
    publish(&state(0), &dir, Ownership::OursOnly).unwrap();
    // A limit on the size of a file gives the same kind of error as a full disk; the home page is over it.
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""])
        .arg(this_program());
    let ended = run(limited, &dir, 1);
    assert!(!ended.status.success());
    assert_stands(&dir, 0);
    publish(&state(1), &dir, Ownership::OursOnly).unwrap();
    assert_stands(&dir, 1);
}

#[test]
fn without_permission_the_old_site_stays() {
    let dir = folder("read-only");
    let set_mode = |path: &str, mode| {
        fs::set_permissions(dir.join(path), PermissionsExt::from_mode(mode)).unwrap();
    };
    set_mode("", 0o777);
    if !run(unprivileged(), &dir, 0).status.success() {
        println!("skipped: this program cannot be run as another user from where it lies");
        return;
    }
    for locked in [".amends", "pages"] {
        set_mode(locked, 0o555);
        assert!(!run(unprivileged(), &dir, 1).status.success(), "{locked:?}");
        set_mode(locked, 0o755);
        assert_stands(&dir, 0);
    }
    set_mode("", 0o555);
    assert!(!run(unprivileged(), &dir, 1).status.success());
    walk(&dir).unwrap();
    set_mode("", 0o777);
    assert!(run(unprivileged(), &dir, 1).status.success());
    assert_stands(&dir, 1);
}

/// This program as a user whom permissions hold back; they do not hold back root.
fn unprivileged() -> Command {
    let mut command = Command::new(this_program());
    if fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
        command.uid(65_534).gid(65_534);
    }
    command
}
