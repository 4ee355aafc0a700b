//! Builds that are killed, always in a process of their own, while a reader walks the site.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command},
    sync::atomic::AtomicBool,
    thread,
    time::Duration,
};

use amends::publish::{Ownership, publish};

use crate::{
    folder::{folder, room},
    reader::{Reading, assert_whole, read_on},
    states::{READY, assert_stands, child, state, this_program},
};

/// How often builds are killed; `scripts/kills` asks for more.
pub(crate) fn kills(otherwise: u32) -> u32 {
    let asked = std::env::var("KILLS").ok();
    asked.map_or(otherwise, |count| count.parse().unwrap())
}

/// The nth of many moments that lie evenly in a time, however many there are.
pub(crate) fn moment(number: u32, within: Duration) -> Duration {
    within.mul_f64((f64::from(number) * 0.618_034).fract())
}

/// Kills a process some time after it has begun to publish.
fn kill_after(mut process: Child, time: Duration) {
    let said = BufReader::new(process.stdout.take().unwrap());
    assert!(said.lines().any(|line| line.unwrap().ends_with(READY)));
    thread::sleep(time);
    process.kill().unwrap();
    process.wait().unwrap();
}

fn kill_one(dir: &Path, first: u32, time: Duration) {
    let program = Command::new(this_program());
    kill_after(child(program, dir, (first, first + 9)), time);
    assert_whole(dir);
}

#[test]
fn killed_builds_leave_a_whole_site_and_the_next_finishes() {
    let (dir, kills) = (folder("kills"), kills(12));
    publish(&state(0), &dir, Ownership::OursOnly).unwrap();
    let (done, mut littered, mut states) = (AtomicBool::new(false), 0, 0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(&dir, &done));
        let reading = Reading(&done);
        for kill in 0..kills {
            kill_one(&dir, states + 1, moment(kill, Duration::from_millis(80)));
            littered += u32::from(room(&dir) != ["lock", "manifest"]);
            // Past every state that the process can have reached, so that no home page comes back.
            states += 1_000 + kill;
            publish(&state(states), &dir, Ownership::OursOnly).unwrap();
            assert_stands(&dir, states);
        }
        drop(reading);
        let read = reader.join().unwrap();
        println!(
            "{kills} kills, {littered} of them in the midst of publishing; {read} files read meanwhile"
        );
        assert!(read > 0);
    });
    assert!(
        littered > kills / 8,
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
