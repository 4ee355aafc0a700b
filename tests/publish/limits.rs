//! Publishing that runs into a limit: out of space, without permission, a file system that is locked meanwhile.

use std::{
    fs::{self, File, Permissions},
    io::Write,
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::Command,
    sync::atomic::AtomicBool,
    thread,
    time::Duration,
};

use amends::publish::{Ownership, publish};
use rustix::fs::statvfs;

use crate::{
    folder::folder,
    kills::{kills, moment},
    mounts::{mount, with_mounts},
    reader::{Reading, assert_whole, read_on},
    states::{assert_stands, run, state, this_program},
};

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
fn a_full_disk_changes_nothing_at_any_moment() {
    with_mounts("limits::a_full_disk_changes_nothing_at_any_moment", || {
        let disk = folder("small-disk");
        mount(&["-t", "tmpfs", "-o", "size=4m", "tmpfs"], &disk);
        fill_up(&disk, "tmpfs");
    });
}

#[test]
fn a_full_disk_with_a_journal_changes_nothing_at_any_moment() {
    let test = "limits::a_full_disk_with_a_journal_changes_nothing_at_any_moment";
    with_mounts(test, || {
        let disk = folder("small-ext4");
        let image = disk.with_extension("image");
        File::create(&image).unwrap().set_len(8 << 20).unwrap();
        let made = Command::new("mkfs.ext4")
            .args(["-q", "-F", "-m", "0"])
            .arg(&image)
            .status();
        let mut looped = Command::new("mount");
        looped.args(["-o", "loop"]).arg(&image).arg(&disk);
        if !made.is_ok_and(|made| made.success()) || !looped.status().unwrap().success() {
            println!("measured: skipped: no ext4 can be made and mounted here");
            return;
        }
        fill_up(&disk, "ext4");
    });
}

/// Publishes again and again while less or more of the disk is free, until all of it fits.
fn fill_up(disk: &Path, kind: &str) {
    let dir = disk.join("public");
    publish(&state(0), &dir, Ownership::OursOnly).unwrap();
    let (mut stands, mut moments) = (0, 0);
    let step = if kills(0) > 0 { 1 } else { 9 };
    for free in (0..).step_by(step) {
        leave_free(disk, free);
        let published = publish(&state(stands + 1), &dir, Ownership::OursOnly);
        if let Err(error) = &published {
            assert!(format!("{error:#}").contains("No space left"), "{error:#}");
            moments += 1;
            assert_stands(&dir, stands);
            fs::remove_file(disk.join("filler")).unwrap();
            publish(&state(stands + 1), &dir, Ownership::OursOnly).unwrap();
        }
        stands += 1;
        assert_stands(&dir, stands);
        if published.is_ok() && stands > 20 {
            break;
        }
    }
    println!("measured: {kind} full at {moments} moments, nothing changed at any of them");
    assert!(moments > 10);
}

/// Fills a disk but for some blocks.
pub(crate) fn leave_free(disk: &Path, blocks: u64) {
    let mut filler = File::create(disk.join("filler")).unwrap();
    // The blocks that lead to others are taken as well, so what is free is asked for again.
    for _ in 0..8 {
        let stat = statvfs(disk).unwrap();
        let space = stat.f_bavail.saturating_sub(blocks) * stat.f_frsize;
        let zeros = vec![0; usize::try_from(space).unwrap()];
        let _ = filler.write_all(&zeros).and_then(|()| filler.sync_all());
    }
}

#[test]
fn without_permission_the_old_site_stays() {
    let dir = folder("read-only");
    set_mode(&dir, 0o777);
    if !run(unprivileged(), &dir, 0).status.success() {
        println!("skipped: this program cannot be run as another user from where it lies");
        return;
    }
    // A page that changes lies in the last of them, when many others have changed already.
    for locked in [".amends", "pages", "pages/98"] {
        set_mode(&dir.join(locked), 0o555);
        assert!(!run(unprivileged(), &dir, 2).status.success(), "{locked:?}");
        set_mode(&dir.join(locked), 0o755);
        assert_stands(&dir, 0);
    }
    set_mode(&dir, 0o555);
    assert!(!run(unprivileged(), &dir, 2).status.success());
    assert_whole(&dir);
    set_mode(&dir, 0o777);
    assert!(run(unprivileged(), &dir, 2).status.success());
    assert_stands(&dir, 2);
}

/// Permission goes while files move: every reader still gets a whole site, and the next build finishes.
#[test]
fn permission_that_is_lost_half_way_leaves_a_whole_site() {
    let dir = folder("lost-half-way");
    set_mode(&dir, 0o777);
    if !run(unprivileged(), &dir, 0).status.success() {
        println!("skipped: this program cannot be run as another user from where it lies");
        return;
    }
    let (done, losses, mut failed) = (AtomicBool::new(false), kills(4).min(60), 0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(&dir, &done));
        let reading = Reading(&done);
        for loss in 0..losses {
            let states = (loss * 1_000 + 1, loss * 1_000 + 40);
            let build = crate::states::child(unprivileged(), &dir, states);
            thread::sleep(moment(loss, Duration::from_millis(120)));
            set_modes(&dir, 0o555);
            let ended = build.wait_with_output().unwrap();
            failed += u32::from(!ended.status.success());
            assert_whole(&dir);
            set_modes(&dir, 0o755);
            let next = (loss + 1) * 1_000;
            assert!(run(unprivileged(), &dir, next).status.success());
            assert_stands(&dir, next);
        }
        drop(reading);
        reader.join().unwrap();
    });
    println!("{losses} times the permission went, {failed} builds failed by it");
    assert!(failed > losses / 3);
}

fn set_mode(place: &Path, mode: u32) {
    // What a build takes down meanwhile needs no permission any longer.
    let _ = fs::set_permissions(place, Permissions::from_mode(mode));
}

fn set_modes(dir: &Path, mode: u32) {
    let pages = fs::read_dir(dir.join("pages")).unwrap();
    pages.for_each(|page| set_mode(&page.unwrap().path(), mode));
    set_mode(&dir.join("pages"), mode);
}

#[test]
fn a_disk_that_is_locked_half_way_keeps_a_whole_site() {
    with_mounts(
        "limits::a_disk_that_is_locked_half_way_keeps_a_whole_site",
        || {
            let disk = folder("locked-disk");
            mount(&["-t", "tmpfs", "tmpfs"], &disk);
            let dir = disk.join("public");
            let (mut stands, mut failed) = (0, 0);
            publish(&state(0), &dir, Ownership::OursOnly).unwrap();
            for lock in 0..kills(4).min(100) {
                let first = stands + 1;
                failed += thread::scope(|scope| {
                    let build = scope.spawn(|| {
                        let row = (first..first + 30)
                            .map(|number| publish(&state(number), &dir, Ownership::OursOnly));
                        u32::from(row.into_iter().any(|published| published.is_err()))
                    });
                    thread::sleep(moment(lock, Duration::from_millis(60)));
                    // Refused as long as a file is open for writing.
                    while !remount("ro", &disk) && !build.is_finished() {}
                    build.join().unwrap()
                });
                assert_whole(&dir);
                assert!(remount("rw", &disk));
                stands += 1_000;
                publish(&state(stands), &dir, Ownership::OursOnly).unwrap();
                assert_stands(&dir, stands);
            }
            println!("measured: {failed} builds met a disk that was locked");
            assert!(failed > 0);
        },
    );
}

fn remount(mode: &str, disk: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(["-o", &format!("remount,{mode}")]).arg(disk);
    command.output().unwrap().status.success()
}

/// This program as a user whom permissions hold back; they do not hold back root.
fn unprivileged() -> Command {
    let mut command = Command::new(this_program());
    if fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
        command.uid(65_534).gid(65_534);
    }
    command
}
