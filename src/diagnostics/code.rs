//! The kinds of problem, each with its kebab-case name. Never holds a message: those stand where a problem is found.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// A kind of problem; `docs/diagnostics.md` has an entry for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
            /// A finding of the playbook's rule of this name; `docs/rules.md` has an entry for each.
            Rule(&'static str),
        }

        impl Code {
            /// Every kind of problem that is no finding of the playbook.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name that is printed.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Rule(name) => name,
                }
            }

            /// What the problem is, in one sentence.
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+
                    Self::Rule(_) => "A finding of the playbook.",
                }
            }
        }
    };
}

codes! {
    /// A file cannot be read.
    UnreadableFile = "unreadable-file",
    /// A file is not valid UTF-8.
    NotUtf8 = "not-utf8",
    /// A file is larger than amends reads.
    FileTooLarge = "file-too-large",
    /// A link leads out of the project folder or is no regular file.
    OutsideFolder = "outside-folder",
    /// A project has no `amends.yaml`.
    MissingProject = "missing-project",
    /// A folder of updates has no `incident.yaml`.
    MissingIncidentFile = "missing-incident-file",
    /// A file in an incident folder is not named like an update.
    FileName = "file-name",
    /// A merge conflict is not settled.
    MergeConflict = "merge-conflict",
    /// The YAML cannot be read.
    YamlSyntax = "yaml-syntax",
    /// A comma in a flow map ends a text too early.
    FlowComma = "flow-comma",
    /// A colon in a flow map breaks a text.
    FlowColon = "flow-colon",
    /// Anchors, aliases, tags and merge keys are not used in these files.
    YamlFeature = "yaml-feature",
    /// An update has no front matter, or its fence is not closed.
    MissingFence = "missing-fence",
    /// A key is not known here.
    UnknownKey = "unknown-key",
    /// A key is needed and not there.
    MissingKey = "missing-key",
    /// A key is given twice.
    DuplicateKey = "duplicate-key",
    /// A value is not one of those that are known here.
    UnknownValue = "unknown-value",
    /// A text, a list or a number is larger than any site needs.
    TooLarge = "too-large",
    /// A value is of another kind than the one expected here.
    WrongType = "wrong-type",
    /// The file is of a newer format.
    UnknownFormat = "unknown-format",
    /// A time, date, clock time or duration cannot be read.
    InvalidTime = "invalid-time",
    /// A clock change makes the time happen twice.
    AmbiguousTime = "ambiguous-time",
    /// A clock change leaves the time out.
    ImpossibleTime = "impossible-time",
    /// The time zone is not known.
    UnknownTimeZone = "unknown-time-zone",
    /// An address is not one that can be linked to.
    InvalidUrl = "invalid-url",
    /// A colour is not written as `#rrggbb`.
    InvalidColour = "invalid-colour",
    /// A brand's colour is too weak for links on light pages, so that another one is used.
    WeakColour = "weak-colour",
    /// An id has characters that an address cannot have.
    InvalidId = "invalid-id",
    /// An id is also the name of a page folder or a language.
    ReservedId = "reserved-id",
    /// An id is given twice.
    DuplicateId = "duplicate-id",
    /// A language is not a language tag, or not one of the site's.
    UnknownLanguage = "unknown-language",
    /// A component is not in `amends.yaml`.
    UnknownComponent = "unknown-component",
    /// A brand is not in `amends.yaml`.
    UnknownBrand = "unknown-brand",
    /// A contact is not in `amends.yaml`.
    UnknownContact = "unknown-contact",
    /// A channel is neither built in nor in `amends.yaml`.
    UnknownChannel = "unknown-channel",
    /// A channel of the team's own lacks its limit or its unit, or a limit is 0.
    IncompleteChannel = "incomplete-channel",
    /// A rule is not one of the playbook's.
    UnknownRule = "unknown-rule",
    /// An incident that another one names is not there.
    UnknownIncident = "unknown-incident",
    /// An incident has no update.
    NoUpdate = "no-update",
    /// An update has no text.
    EmptyBody = "empty-body",
    /// Two updates have one number.
    DuplicateNumber = "duplicate-number",
    /// The numbers of the updates do not follow their times.
    NumberOrder = "number-order",
    /// An update is earlier than the start of its incident.
    UpdateBeforeStart = "update-before-start",
    /// An end is not after its start.
    EndBeforeStart = "end-before-start",
    /// A maintenance has no end.
    MaintenanceWithoutEnd = "maintenance-without-end",
    /// A status of maintenance stands in an incident, or the other way round.
    WrongLifecycle = "wrong-lifecycle",
    /// An update is later than now and left out.
    UpdateInFuture = "update-in-future",
    /// A correction is earlier than the update that it corrects.
    CorrectionBeforeUpdate = "correction-before-update",
    /// A translation has no original.
    TranslationWithoutOriginal = "translation-without-original",
    /// A translation states a fact that only the original may state.
    NotATextField = "not-a-text-field",
    /// A text is given both in a map by language and in a translation.
    GivenTwice = "given-twice",
    /// A text is missing in the site's first language.
    MissingFirstLanguage = "missing-first-language",
    /// An image is not a file of the incident folder.
    MissingImage = "missing-image",
    /// Two incidents claim one old address.
    MovedTwice = "moved-twice",
    /// The project states its own `now`.
    ClockSet = "clock-set",
    /// A template cannot be read or rendered.
    Template = "template",
    /// A message of the interface is missing or cannot be read.
    Message = "message",
    /// The theme that `amends.yaml` names is not there.
    UnknownTheme = "unknown-theme",
    /// A language of the site has no phrasebook, so that nobody is answered in it.
    NoPhrasebook = "no-phrasebook",
    /// A phrase has a slot that is not known.
    UnknownSlot = "unknown-slot",
    /// A phrasebook lacks a cell that every reply may need.
    MissingPhrase = "missing-phrase",
    /// A part has no short form.
    MissingShort = "missing-short",
    /// A phrase owns the fault without `when: {responsibility: ours}`.
    UnguardedAdmission = "unguarded-admission",
    /// A phrasebook, or a word in it, is in another form of address than its name says.
    WrongRegister = "wrong-register",
    /// A phrase is never said: no status, situation or tone leads to it, or others always go before it.
    UnreachablePhrase = "unreachable-phrase",
    /// Short phrases do not fit 140 characters or one SMS together.
    ShortTooLong = "short-too-long",
    /// A slot stands where the language would inflect it.
    InflectedSlot = "inflected-slot",
    /// A phrase has a word that no reply should have.
    ForbiddenWord = "forbidden-word",
    /// A cell has one text twice.
    WordingTwice = "wording-twice",
    /// A phrase has a slip of the pen: a space or a stop too many, or a small letter at a start.
    UntidyPhrase = "untidy-phrase",
    /// A greeting lacks the name, or the form without it.
    IncompleteGreeting = "incomplete-greeting",
    /// A light line is longer than 40 characters.
    CodaTooLong = "coda-too-long",
    /// No reply fits a channel.
    ReplyTooLong = "reply-too-long",
    /// An author's own part does not fit a channel and the built-in phrase stands there.
    PartTooLong = "part-too-long",
    /// A short workaround is missing or too long for the shortest replies; the room for it is named.
    WorkaroundRoom = "workaround-room",
    /// Customers of a language are not told a fact.
    Untranslated = "untranslated",
    /// The short link is too long for an SMS.
    LongShortLink = "long-short-link",
    /// A published update says something else than before, and no correction says so.
    UncorrectedChange = "uncorrected-change",
    /// The time, the status or a correction of a published update is another one than before.
    RewrittenLog = "rewritten-log",
    /// A published update is gone, or a draft again.
    RemovedUpdate = "removed-update",
    /// A published update has another number, so that links to it lead elsewhere.
    RenumberedUpdate = "renumbered-update",
    /// A published incident has another name, and no `moved_from` leads there.
    UnmarkedMove = "unmarked-move",
    /// A rule of safety is to be hidden.
    HiddenRule = "hidden-rule",
    /// A waiver waives nothing.
    UnusedWaiver = "unused-waiver",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{name}"
            );
        }
    }
}
