//! Counts texts for programs that hold their own counting against it: a text per line of JSON in, its count per line out.
//! The first line out are the tables that counting looks up. Never fails on a text, only on a line that is none.

#![expect(
    clippy::print_stdout,
    reason = "its output is for the test that calls it"
)]

use std::io::{self, BufRead as _};

use amends::channels::{Channel, Unit, tables};
use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

fn main() -> Result<()> {
    println!("{}", serde_json::to_string(&tables())?);
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let channel = read_channel(&asked)?;
        let text = channel.transcribe(asked["text"].as_str().unwrap_or(""));
        let count = channel.count(&text);
        let told =
            json!({"text": text, "length": count.length, "limit": count.limit, "over": count.over});
        println!("{told}");
    }
    Ok(())
}

/// The channel as the desk's data describes it: `limit`, `unit`, `also`, `characters`, `accents`.
fn read_channel(asked: &Value) -> Result<Channel> {
    let (limit, unit) = read_limit(&asked["limit"], &asked["unit"])?;
    let mut channel = Channel::new("asked", limit, unit);
    if let Some([limit, unit]) = asked["also"].as_array().map(Vec::as_slice) {
        channel.also = Some(read_limit(limit, unit)?);
    }
    if let Some(characters) = asked["characters"].as_str() {
        channel.characters = characters.parse()?;
    }
    if let Some(accents) = asked["accents"].as_str() {
        channel.accents = accents.parse()?;
    }
    Ok(channel)
}

fn read_limit(limit: &Value, unit: &Value) -> Result<(usize, Unit)> {
    let limit = limit.as_u64().and_then(|n| usize::try_from(n).ok());
    let unit = unit.as_str().context("`unit` is a text")?;
    let limit = limit.ok_or_else(|| anyhow!("`limit` is a number"))?;
    Ok((limit, unit.parse()?))
}
