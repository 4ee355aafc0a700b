//! The inline content of one paragraph: characters and marks, put in an order that Markdown can say.
//! Knows no block and escapes nothing: that is `escape`.

/// One thing inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    /// A character as readers see it.
    Char(char),
    /// A line break that is kept.
    Break,
    /// Markdown that stands as it is: a code span or an autolink.
    Raw(String),
    /// The start of a mark.
    Open(Mark),
    /// The end of the mark opened last.
    Close(Mark),
}

/// What a stretch of text is marked as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strike,
    Link(String),
}

impl Mark {
    /// The Markdown that starts the mark.
    pub(super) fn opening(&self) -> &'static str {
        match self {
            Self::Strong => "**",
            Self::Emphasis => "*",
            Self::Strike => "~~",
            Self::Link(_) => "[",
        }
    }
}

/// Orders atoms so that Markdown can say them: whitespace single and outside marks, addresses as links, and no mark left where its
/// signs would show as text.
pub(super) fn arrange(atoms: &[Atom]) -> Vec<Atom> {
    let mut atoms = tighten(link_addresses(atoms));
    while let Some((open, close)) = unsayable_mark(&atoms) {
        atoms.remove(close);
        atoms.remove(open);
        atoms = tighten(atoms);
    }
    atoms
}

/// Moves spaces and joins marks until neither has anything left to do: a mark that goes can set a space free.
fn tighten(atoms: Vec<Atom>) -> Vec<Atom> {
    let mut before = atoms;
    loop {
        let after = join_marks(hoist_spaces(before.clone()));
        if after == before {
            return after;
        }
        before = after;
    }
}

/// Turns bare web addresses outside links into autolinks, as the pages they come from showed them.
fn link_addresses(atoms: &[Atom]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut in_link = false;
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        match atom {
            Atom::Open(Mark::Link(_)) => in_link = true,
            Atom::Close(Mark::Link(_)) => in_link = false,
            Atom::Char('h')
                if !in_link
                    && !matches!(out.last(), Some(Atom::Char(c)) if c.is_alphanumeric()) =>
            {
                if let Some(address) = address_at(&atoms[at..]) {
                    at += address.chars().count();
                    out.push(Atom::Raw(format!("<{address}>")));
                    continue;
                }
            }
            _ => {}
        }
        out.push(atom.clone());
        at += 1;
    }
    out
}

fn address_at(atoms: &[Atom]) -> Option<String> {
    let run: String = atoms
        .iter()
        .map_while(|atom| match atom {
            Atom::Char(c)
                if c.is_alphanumeric() || (c.is_ascii_punctuation() && !"<>\"`".contains(*c)) =>
            {
                Some(*c)
            }
            _ => None,
        })
        .collect();
    let host = run
        .strip_prefix("https://")
        .or_else(|| run.strip_prefix("http://"))?;
    let address = trim_address(&run);
    let is_address =
        host.starts_with(char::is_alphanumeric) && !address.contains(['\\', '^', '{', '|', ';']);
    is_address.then(|| address.to_owned())
}

/// Cuts the punctuation of the sentence off an address; a closing bracket stays where the address opened it.
pub(in crate::import) fn trim_address(run: &str) -> &str {
    let mut address = run;
    while let Some(last) = address.chars().next_back() {
        let opening = match last {
            ')' => '(',
            ']' => '[',
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '}' => last,
            _ => break,
        };
        if opening != last && address.matches(opening).count() >= address.matches(last).count() {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

/// Makes every run of whitespace one space or one break, and moves it out of the marks whose edge it touches.
fn hoist_spaces(atoms: Vec<Atom>) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut pending = None;
    for atom in atoms {
        match atom {
            Atom::Char(' ') => {
                pending.get_or_insert(Atom::Char(' '));
            }
            Atom::Break => pending = Some(Atom::Break),
            Atom::Open(_) | Atom::Close(_) => {
                if matches!(atom, Atom::Open(_)) {
                    insert_space(&mut out, pending.take());
                }
                out.push(atom);
            }
            Atom::Char(_) | Atom::Raw(_) => {
                insert_space(&mut out, pending.take());
                out.push(atom);
            }
        }
    }
    out
}

fn insert_space(out: &mut Vec<Atom>, space: Option<Atom>) {
    let Some(space) = space else { return };
    let place = out
        .iter()
        .rposition(|atom| !matches!(atom, Atom::Open(_)))
        .map_or(0, |last| last + 1);
    if !out[..place]
        .iter()
        .any(|atom| matches!(atom, Atom::Char(_) | Atom::Raw(_)))
    {
        return;
    }
    match out[..place].last_mut() {
        Some(Atom::Break) => {}
        Some(before @ Atom::Char(' ')) => *before = space,
        _ => out.insert(place, space),
    }
}

/// Drops marks around nothing and joins a mark that ends with the same one that starts.
fn join_marks(atoms: Vec<Atom>) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    for atom in atoms {
        let joins = match (out.last(), &atom) {
            (Some(Atom::Open(open)), Atom::Close(close)) => open == close,
            (Some(Atom::Close(close)), Atom::Open(open)) => open == close,
            _ => false,
        };
        if joins {
            out.pop();
        } else {
            out.push(atom);
        }
    }
    out
}

/// The places of a mark whose signs Markdown would not take for signs, because of the characters beside them.
fn unsayable_mark(atoms: &[Atom]) -> Option<(usize, usize)> {
    let mut open = Vec::new();
    for (at, atom) in atoms.iter().enumerate() {
        match atom {
            Atom::Open(_) => open.push(at),
            Atom::Close(Mark::Link(_)) => {
                open.pop();
            }
            Atom::Close(_) => {
                let start = open.pop()?;
                if !opens_here(atoms, start)
                    || !closes_here(atoms, at)
                    || touches_mark(atoms, start, at)
                {
                    return Some((start, at));
                }
            }
            _ => {}
        }
    }
    None
}

fn opens_here(atoms: &[Atom], at: usize) -> bool {
    stands_beside(edge_after(atoms, at), edge_before(atoms, at))
}

fn closes_here(atoms: &[Atom], at: usize) -> bool {
    stands_beside(edge_before(atoms, at), edge_after(atoms, at))
}

/// Whether one mark ends where another starts: their signs would be one run, which readers of Markdown split in different ways.
fn touches_mark(atoms: &[Atom], open: usize, close: usize) -> bool {
    let ends_before =
        open > 0 && matches!(&atoms[open - 1], Atom::Close(mark) if !matches!(mark, Mark::Link(_)));
    let starts_after =
        matches!(atoms.get(close + 1), Some(Atom::Open(mark)) if !matches!(mark, Mark::Link(_)));
    ends_before || starts_after
}

/// Signs need a word inside them, or punctuation inside and no word outside.
fn stands_beside(inside: Edge, outside: Edge) -> bool {
    match inside {
        Edge::Word => true,
        Edge::Punctuation | Edge::Symbol => matches!(outside, Edge::Space | Edge::Punctuation),
        Edge::Space => false,
    }
}

/// What stands beside a mark. A symbol is punctuation in some versions of Markdown and a word in others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Space,
    Word,
    Symbol,
    Punctuation,
}

fn edge_before(atoms: &[Atom], at: usize) -> Edge {
    edge(atoms[..at].iter().rev(), &atoms[at])
}

fn edge_after(atoms: &[Atom], at: usize) -> Edge {
    edge(atoms[at + 1..].iter(), &atoms[at])
}

/// The first thing beside a mark; stars beside stars are one run to Markdown.
fn edge<'a>(mut beside: impl Iterator<Item = &'a Atom>, mark: &Atom) -> Edge {
    let first = beside.find(|atom| !(is_stars(mark) && is_stars(atom)));
    match first {
        None | Some(Atom::Break) => Edge::Space,
        Some(Atom::Raw(_) | Atom::Open(_) | Atom::Close(_)) => Edge::Punctuation,
        Some(Atom::Char(c)) if c.is_whitespace() => Edge::Space,
        Some(Atom::Char(c)) if c.is_ascii_punctuation() => Edge::Punctuation,
        Some(Atom::Char(c)) if c.is_alphanumeric() => Edge::Word,
        Some(Atom::Char(_)) => Edge::Symbol,
    }
}

fn is_stars(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Open(Mark::Strong | Mark::Emphasis) | Atom::Close(Mark::Strong | Mark::Emphasis)
    )
}
