//! The program itself, killed and hemmed in while it builds a whole project; its pages are read as a browser would.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Output as Ended, Stdio},
    sync::atomic::AtomicBool,
    thread,
    time::{Duration, Instant},
};

use crate::{
    folder::{folder, put, room, site_bytes},
    kills::{kills, moment},
    mounts::{mount, with_mounts},
    reader::{Reading, assert_whole, read_on},
};

const INCIDENTS: u32 = 12;

/// A project that can be put into numbered states, and where it is built to.
struct Work {
    dir: PathBuf,
    out: PathBuf,
}

impl Work {
    fn new(name: &str) -> Self {
        let dir = folder(name);
        Self {
            out: dir.clone(),
            dir,
        }
    }

    /// Writes the project: every page carries the number, and a quarter of the incidents comes and goes with it.
    fn put_state(&self, number: u32) {
        let _ = fs::remove_dir_all(self.dir.join("incidents"));
        put(&self.dir, "amends.yaml", &project(number));
        for incident in (0..INCIDENTS).filter(|incident| !(incident + number).is_multiple_of(4)) {
            let folder = format!("incidents/2026-05-{:02}-calls", incident + 1);
            let day = format!("2026-05-{:02}", incident + 1);
            put(
                &self.dir,
                &format!("{folder}/incident.yaml"),
                &format!(
                    "title: Calls fail\nimpact: minor\nstarted: {day} 09:00\ncomponents: [calls]\n"
                ),
            );
            for (update, status, at) in [(1, "investigating", "09:10"), (2, "resolved", "11:00")] {
                put(
                    &self.dir,
                    &format!("{folder}/0{update}-{status}.md"),
                    &format!(
                        "---\nstatus: {status}\nat: {day} {at}\n---\nCalls fail, state {number}.\n"
                    ),
                );
            }
        }
    }

    fn public(&self) -> PathBuf {
        self.out.join("public")
    }

    /// The build of a state; two of three write twins.
    fn command(&self, number: u32) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
        command.arg("-C").arg(&self.dir).arg("build");
        command.arg("--public").arg(self.public());
        command.arg("--replies").arg(self.out.join("replies"));
        command.args((!number.is_multiple_of(3)).then_some("--compress"));
        command
    }

    fn build(&self, number: u32) -> Ended {
        self.command(number).output().unwrap()
    }

    #[track_caller]
    fn assert_built(&self, number: u32) {
        let built = self.build(number);
        assert!(built.status.success(), "{}", said(&built));
        assert_whole(&self.public());
        for folder in ["public", "replies"] {
            assert_eq!(room(&self.out.join(folder)), ["lock", "manifest"]);
        }
        assert!(!self.out.join("replies/index.html.gz").exists());
        let home = fs::read_to_string(self.public().join("index.html")).unwrap();
        assert!(home.contains(&format!("Northwind {number} ")));
        assert_eq!(
            self.public().join("index.html.gz").exists(),
            !number.is_multiple_of(3)
        );
    }
}

fn project(number: u32) -> String {
    format!(
        "format: 1\nname: Northwind {number} Mobile\nurl: https://status.northwind.example\n\
         time_zone: Europe/London\nlanguages: [en]\nclock: 2026-06-01 12:00\ncontacts:\n  help:\n    name: Help\n    \
         url: https://help.northwind.example\ncomponents:\n  - id: calls\n    name: Calls\n    cannot: call\n"
    )
}

fn said(ended: &Ended) -> String {
    String::from_utf8_lossy(&ended.stderr).into_owned()
}

#[test]
fn killed_programs_leave_a_whole_site_and_the_next_finishes() {
    let (work, kills) = (Work::new("killed-programs"), kills(4));
    work.put_state(0);
    work.assert_built(0);
    let begun = Instant::now();
    work.put_state(1);
    work.assert_built(1);
    let (whole, done, mut littered) = (begun.elapsed(), AtomicBool::new(false), 0);
    let public = work.public();
    thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(&public, &done));
        let reading = Reading(&done);
        for kill in 0..kills {
            let number = kill + 2;
            work.put_state(number);
            let mut build = work.command(number);
            let build = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            let mut build = build.unwrap();
            thread::sleep(moment(kill, whole));
            build.kill().unwrap();
            build.wait().unwrap();
            assert_whole(&public);
            littered += u32::from(room(&public) != ["lock", "manifest"]);
            work.assert_built(number);
        }
        drop(reading);
        let read = reader.join().unwrap();
        println!(
            "{kills} programs killed, {littered} of them in the midst of publishing; {read} files read meanwhile"
        );
    });
}

#[test]
fn a_full_disk_ends_with_status_2_and_changes_no_folder() {
    let test = "builds::a_full_disk_ends_with_status_2_and_changes_no_folder";
    with_mounts(test, || {
        let disk = folder("full-build");
        mount(&["-t", "tmpfs", "-o", "size=6m", "tmpfs"], &disk);
        let work = Work {
            dir: folder("full-build-project"),
            out: disk.clone(),
        };
        work.put_state(0);
        work.assert_built(0);
        let before = site_bytes(&disk);
        work.put_state(1);
        let mut moments = 0;
        loop {
            crate::limits::leave_free(&disk, moments * 24);
            let ended = work.build(1);
            fs::remove_file(disk.join("filler")).unwrap();
            if ended.status.success() {
                break;
            }
            assert_eq!(ended.status.code(), Some(2), "{}", said(&ended));
            assert!(said(&ended).contains("No space left"), "{}", said(&ended));
            assert!(site_bytes(&disk) == before);
            moments += 1;
        }
        work.assert_built(1);
        println!("measured: a build met a full disk at {moments} moments");
        assert!(moments > 2);
    });
}

#[test]
fn a_second_build_says_that_it_waits_and_then_reads_what_is_newest() {
    let work = Work::new("waiting");
    work.put_state(0);
    work.assert_built(0);
    let held = File::open(work.public().join(".amends/lock")).unwrap();
    held.lock().unwrap();
    let second = work
        .command(4)
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn();
    let mut second = second.unwrap();
    let mut said = BufReader::new(second.stderr.take().unwrap()).lines();
    let line = said.next().unwrap().unwrap();
    assert!(line.ends_with("public`; waiting for it"), "{line}");
    // What is written while it waits is not missed.
    work.put_state(4);
    held.unlock().unwrap();
    assert!(second.wait().unwrap().success());
    let home = fs::read_to_string(work.public().join("index.html")).unwrap();
    assert!(home.contains("Northwind 4 "));
}

#[test]
fn a_second_build_of_the_replies_alone_waits_too() {
    let work = Work::new("waiting-replies");
    work.put_state(0);
    work.assert_built(0);
    let held = File::open(work.out.join("replies/.amends/lock")).unwrap();
    held.lock().unwrap();
    let home = work.public().join("index.html");
    let before = fs::read(&home).unwrap();
    work.put_state(1);
    let second = work
        .command(1)
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn();
    let mut second = second.unwrap();
    let mut said = BufReader::new(second.stderr.take().unwrap()).lines();
    assert!(said.next().unwrap().unwrap().contains("replies`"));
    thread::sleep(Duration::from_millis(50));
    assert!(fs::read(&home).unwrap() == before);
    held.unlock().unwrap();
    assert!(second.wait().unwrap().success());
    assert!(fs::read(&home).unwrap() != before);
}

#[test]
fn many_builds_at_once_end_with_one_whole_site() {
    let work = Work::new("at-once");
    work.put_state(1);
    let builds: Vec<_> = (0..6)
        .map(|_| {
            work.command(1)
                .stderr(Stdio::null())
                .stdout(Stdio::null())
                .spawn()
        })
        .collect();
    for build in builds {
        assert!(build.unwrap().wait().unwrap().success());
    }
    work.assert_built(1);
}
