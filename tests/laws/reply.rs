//! What every reply holds, wherever its facts come from.

use amends::channels::Channel;
use amends::replies::Reply;

/// A long name of a customer, for whom room is kept.
const NAME: &str = "Christabel-Anne";
/// The initials of an agent.
const AGENT: &str = "ABCD";

/// Panics where a reply lacks a part, holds a brace or is too long for its channel once it is addressed and signed.
pub(crate) fn check_reply(reply: &Reply<'_>, channel: &Channel, id: &str) {
    let (said, frame, text) = (reply.said, &reply.said.frame, reply.said.text());
    let at = format!("{id} on {}: {text}", channel.id);
    assert!(said.parts().all(|p| !p.trim().is_empty()), "{at}");
    assert!(said.length <= frame.limit, "{at}");
    assert!(!text.contains(['{', '}']), "{at}");
    let greeted = frame.greeting.replace("{name}", NAME);
    let signed = frame.signature.replace("{agent}", AGENT);
    let whole = [&greeted, &text, &signed];
    let whole: Vec<_> = whole
        .into_iter()
        .filter(|t| !t.is_empty())
        .cloned()
        .collect();
    let whole = whole.join(frame.separator);
    assert!(channel.fits(&whole), "{at}");
    assert!(channel.count(&whole).length <= said.length, "{at}");
}
