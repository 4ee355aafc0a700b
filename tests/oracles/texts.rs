//! Makes texts up: the same ones in every run, weighed towards what counters get wrong. Never counts.

const WORDS: &[&str] = &[
    "We",
    "are",
    "sorry",
    "undskyld",
    "mañana",
    "está",
    "ñandú",
    "Ærlig",
    "мы",
    "работаем",
    "故人",
    "西辞黄鹤楼",
    "これは",
    "한국",
    "פרטים",
    "مرحبا",
    "नमस्ते",
    "สวัสดี",
    "Ω",
    "Γειά",
    "½",
    "naïve",
    "ſ",
    "K",
    "ı",
    "İ",
];
const SIGNS: &[&str] = &[
    " ", " ", " ", " ", "\n", "\r\n", "\t", "\u{a0}", "\u{202f}", "\u{3000}", ".", ",", "!", "?",
    ":", ";", "-", "_", "/", "(", ")", "'", "\"", "“", "”", "’", "…", "—", "–", "•", "→", "€", "^",
    "{", "}", "[", "]", "~", "|", "\\", "@", "#", "$", "＠", "＃", "&", "%", "+", "=", "`", "。",
    "、", "\u{200b}", "\u{200d}", "\u{200e}", "\u{202a}", "\u{2066}", "\u{fe0f}", "\u{fe0e}",
    "\u{20e3}", "\u{301}", "\u{308}", "\u{345}", "\u{c}", "\u{feff}",
];
const EMOJI: &[&str] = &[
    "😀",
    "🫠",
    "🧑\u{200d}💻",
    "🔥",
    "⚠",
    "⚠\u{fe0f}",
    "©",
    "©\u{fe0f}",
    "™\u{fe0f}",
    "☺",
    "☎\u{fe0e}",
    "1\u{fe0f}\u{20e3}",
    "#\u{20e3}",
    "🇩🇰",
    "🇦🇦",
    "🇬",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "👩\u{200d}👩\u{200d}👦",
    "👩\u{200d}👨\u{200d}👦",
    "👨\u{200d}🎤",
    "👩🏽\u{200d}⚕\u{fe0f}",
    "👩\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨",
    "👩\u{200d}❤\u{fe0f}\u{200d}👩",
    "🏳\u{fe0f}\u{200d}🌈",
    "🏴\u{200d}☠\u{fe0f}",
    "👁\u{200d}🗨",
    "👁\u{fe0f}\u{200d}🗨\u{fe0f}",
    "🏃🏾\u{200d}♀\u{fe0f}",
    "🕵\u{fe0f}\u{200d}♂\u{fe0f}",
    "🕵🏽\u{200d}♂\u{fe0f}",
    "👯\u{200d}♀\u{fe0f}",
    "🧕🏾",
    "☝\u{fe0f}🏽",
    "✊🏽",
    "🏽",
    "👩",
    "👨",
    "👧",
    "👦",
    "♀",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "🦰",
    "⛹",
];
const HOSTS: &[&str] = &[
    "example",
    "example",
    "help",
    "www",
    "status",
    "northwind",
    "a",
    "b-c",
    "sub_domain",
    "-x",
    "y-",
    "_z",
    "あ",
    "ELPAÍS",
    "xn--ls8h",
    "t",
    "münchen",
    "名",
    "v1",
    "2",
    "randomurlrandomurlrandomurlrandomurlrandomurlrandomurlrandomurls",
];
const ENDINGS: &[&str] = &[
    "com",
    "org",
    "co.uk",
    "co",
    "io",
    "dk",
    "js",
    "COM",
    "みんな",
    "中国",
    "рф",
    "РФ",
    "comm",
    "xn--ls8h",
    "vermögensberatung",
    "嘉里大酒店",
    "invalid",
    "1",
    "онлайн",
    "museum",
    "com-x",
    "com@y",
    "jp日本",
];
const TAILS: &[&str] = &[
    "/",
    "/path",
    "/path.html",
    "/a_(b)",
    "/a(b(c)d)",
    "/((",
    "/()",
    "/a,.;",
    "/a!",
    "/é",
    "/Русские",
    "/a–b",
    "/@user/",
    "/x#y",
    "/%20~",
    "/ι",
    ":80",
    ":8080/a",
    ":",
    "?q=1",
    "?",
    "?a=b&c",
    "/a?b#c.",
    "#x",
    "/abc?amp=1",
    "/abcdefghijklmnopqrstuvwxyz0123456789abcdefgh",
];
const ADDRESSES: &[&str] = &[
    "help@northwind.com",
    "a.b+c@mail.co.uk",
    "@northwind",
    "@anna@social.example.org",
    "#dk.com",
    "$T.CO",
    "john.doe.gov@mail.com",
];

/// So many texts of at most so many pieces: of every kind, or plain ones.
pub(crate) fn make_texts(count: usize, seed: u64, pieces: [usize; 2]) -> Vec<String> {
    let mut source = Source(seed);
    (0..count).map(|_| source.text(pieces)).collect()
}

/// A stream of numbers that is the same in every run.
struct Source(u64);

impl Source {
    /// A number below `end`, by `SplitMix64`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// One text in three is GSM-7 for most of its length, so that both encodings reach every boundary; three in four
    /// are of half the length, because the programs take their time with long ones.
    fn text(&mut self, [pieces, plain_pieces]: [usize; 2]) -> String {
        let share = if self.below(4) == 0 { 1 } else { 2 };
        if self.below(3) == 0 {
            (0..=self.below(plain_pieces / share))
                .map(|_| self.plain_piece())
                .collect()
        } else {
            (0..=self.below(pieces / share))
                .map(|_| self.piece())
                .collect()
        }
    }

    fn plain_piece(&mut self) -> String {
        match self.below(40) {
            0..10 => self
                .pick(&["€", "^", "{", "}", "[", "~", "\r\n", "\n", "é", "Å"])
                .to_owned(),
            10 => self.link(),
            11 if self.below(20) == 0 => self.pick(EMOJI).to_owned(),
            _ => self
                .pick(&["sorry ", "a", "We ", "know ", "at 16:30. ", "1", ", "])
                .to_owned(),
        }
    }

    fn piece(&mut self) -> String {
        match self.below(20) {
            0..4 => self.pick(WORDS).to_owned(),
            4..9 => self.pick(SIGNS).to_owned(),
            9..12 => self.pick(EMOJI).to_owned(),
            12..14 => self.link(),
            14..16 => " ".to_owned() + &self.link(),
            16 => self.pick(ADDRESSES).to_owned(),
            17 => self.pick(TAILS).to_owned(),
            18 => self.any_character().to_string(),
            _ => " ".to_owned(),
        }
    }

    fn link(&mut self) -> String {
        let mut link = self
            .pick(&[
                "https://", "http://", "HTTPS://", "https://", "", "", "http:/", "ftp://",
            ])
            .to_owned();
        for _ in 0..=self.below(3) {
            link.push_str(self.pick(HOSTS));
            link.push('.');
        }
        link.push_str(self.pick(ENDINGS));
        for _ in 0..self.below(3) {
            link.push_str(self.pick(TAILS));
        }
        if self.below(8) == 0 {
            "https://t.co/".to_owned() + self.pick(WORDS) + self.pick(TAILS)
        } else {
            link
        }
    }

    /// Below U+3000, where characters differ most; those that Unicode has named since 2017 would only test its age.
    fn any_character(&mut self) -> char {
        let code = 1 + u32::try_from(self.below(0x2fff)).unwrap();
        char::from_u32(code).unwrap()
    }
}
