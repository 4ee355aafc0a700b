//! Real histories, which are beside the project and never in it. A test that misses one says so and ends.

use std::path::{Path, PathBuf};

/// The folder of a history, where the folder of test data is beside the project.
#[expect(clippy::print_stdout, reason = "a test that is skipped says why")]
pub(crate) fn history(name: &str) -> Option<PathBuf> {
    let histories = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/histories");
    let folder = histories.join(name);
    if !folder.is_dir() {
        println!("skipped: `{}` is not there", folder.display());
        return None;
    }
    Some(folder)
}
