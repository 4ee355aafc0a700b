//! The door: reads the arguments and the clock, runs one command and turns its answer into an exit status.

use std::io::{self, Write};
use std::process::ExitCode;

use amends::commands::{self, Cli, Machine, Streams};
use amends::model::{MachineTime, Moment};
use anstream::ColorChoice;
use anstream::adapter::StripBytes;
use anyhow::{Context, Result};
use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = stdout();
    let mut err = anstream::stderr().lock();
    let mut streams = Streams {
        out: &mut *out,
        err: &mut err,
    };
    let machine = Machine {
        ask_time: machine_time,
        zone: machine_zone(),
    };
    let answer = commands::run(&cli, &machine, &mut streams);
    match answer {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Where even this cannot be written there is nobody left to tell.
            let _ = writeln!(err, "error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Colours where they are wanted, plain text elsewhere.
fn stdout() -> Box<dyn Write> {
    let out = anstream::stdout().lock();
    match out.current_choice() {
        ColorChoice::Never => Box::new(Plain {
            inner: out.into_inner(),
            state: StripBytes::new(),
        }),
        _ => Box::new(out),
    }
}

/// Leaves out colours, some pages at a time: handed on piece by piece, a long report would be a million calls.
struct Plain<W> {
    inner: W,
    state: StripBytes,
}

/// So many bytes are stripped at a time.
const PAGES: usize = 64 * 1024;

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = &bytes[..bytes.len().min(PAGES)];
        let pieces: Vec<&[u8]> = self.state.strip_next(bytes).collect();
        self.inner.write_all(&pieces.concat())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The only place that asks the machine for the time.
fn machine_time() -> Result<MachineTime> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        #[expect(
            clippy::disallowed_methods,
            reason = "main is where the clock is asked"
        )]
        let now = chrono::Utc::now();
        return Ok(MachineTime::Clock(now));
    };
    let epoch = epoch
        .to_str()
        .and_then(|e| Moment::from_timestamp(e.parse().ok()?, 0));
    let epoch =
        epoch.context("`SOURCE_DATE_EPOCH` is not a number of seconds; unset it or correct it")?;
    Ok(MachineTime::Epoch(epoch))
}

/// The name of the machine's time zone: what `TZ` names, else what the system is set to.
fn machine_zone() -> Option<String> {
    let told = std::env::var("TZ").ok();
    let told = told.map(|zone| zone.trim_start_matches(':').to_owned());
    let told = told.filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok());
    told.or_else(|| iana_time_zone::get_timezone().ok())
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|e| e.downcast_ref::<io::Error>());
    io.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
