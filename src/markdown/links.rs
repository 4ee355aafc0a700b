//! Which links and images of a text may stand. Never follows one.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// How a link may begin.
const BEGINNINGS: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// Takes the links and images away that may not stand; their words stay.
#[derive(Default)]
pub(super) struct Links {
    open: Vec<Fate>,
}

/// What becomes of a link or an image.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Dropped,
}

impl Links {
    /// The event, or nothing where it opens or closes what may not stand.
    pub(super) fn pass<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        match &event {
            // Written as `<a@b.example>`: the parser vouches for the address, and it becomes a `mailto` link.
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                ..
            }) => self.begin(Allowed::Yes),
            Event::Start(Tag::Link { dest_url, .. }) => self.begin(may_link(dest_url)),
            Event::Start(Tag::Image { dest_url, .. }) => self.begin(is_file_name(dest_url)),
            Event::End(TagEnd::Link | TagEnd::Image) => self.open.pop()?,
            _ => Fate::Kept,
        }
        .eq(&Fate::Kept)
        .then_some(event)
    }

    fn begin(&mut self, allowed: Allowed) -> Fate {
        let fate = match allowed {
            Allowed::Yes => Fate::Kept,
            Allowed::No => Fate::Dropped,
        };
        self.open.push(fate);
        fate
    }
}

/// Whether a target may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Allowed {
    Yes,
    No,
}

/// A link names one of four schemes in full, or leads to a place in the same page.
fn may_link(target: &str) -> Allowed {
    let clean = target.chars().all(|c| !c.is_control());
    let begins = |with: &&str| {
        let beginning = target.get(..with.len());
        beginning.is_some_and(|b| b.eq_ignore_ascii_case(with))
    };
    let known = target.starts_with('#') || BEGINNINGS.iter().any(begins);
    if clean && known {
        Allowed::Yes
    } else {
        Allowed::No
    }
}

/// An image is a file beside the update: a name, no path and no address.
fn is_file_name(target: &str) -> Allowed {
    let odd = |c: char| c.is_control() || "/\\:?#%\"'<>&".contains(c);
    let fits = !target.is_empty() && !target.starts_with('.') && !target.contains(odd);
    if fits { Allowed::Yes } else { Allowed::No }
}
