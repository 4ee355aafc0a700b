//! What every reply holds, wherever its facts come from.

use amends::channels::Channel;
use amends::replies::Reply;

/// A long name of a customer, for whom room is kept.
const NAME: &str = "Christabel-Anne";
/// The initials of an agent.
const AGENT: &str = "ABCD";

/// Panics where a reply lacks a part, holds a brace or is too long for its channel once it is addressed and signed.
pub(crate) fn check_reply(reply: &Reply, channel: &Channel, id: &str) {
    let said = &reply.said;
    let parts = [&said.apology, &said.status, &said.next_step];
    let at = format!("{id} on {}: {}", channel.id, said.text);
    assert!(parts.iter().all(|p| !p.trim().is_empty()), "{at}");
    assert!(said.length <= said.limit, "{at}");
    assert!(!said.text.contains(['{', '}']), "{at}");
    let greeted = said.greeting.replace("{name}", NAME);
    let signed = said.signature.replace("{agent}", AGENT);
    let whole = [&greeted, &said.text, &signed];
    let whole: Vec<_> = whole
        .into_iter()
        .filter(|t| !t.is_empty())
        .cloned()
        .collect();
    assert!(channel.fits(&whole.join(said.separator)), "{at}");
}
