//! The characters of Emoji 11 that take a mark or a partner; facts of the standard, without a rule.

/// Symbols that a variation selector turns into pictures.
pub(super) const SHOWN: &str = "\
    ©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌚⌛⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺Ⓜ▪▫▶◀◻◼◽◾☀☁☂☃☄\
    ☎☑☔☕☘☠☢☣☦☪☮☯☸☹☺♀♂♈♉♊♋♌♍♎♏♐♑♒♓♟♠♣♥♦♨♻♿⚒⚓⚔\
    ⚕⚖⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰⛱⛲⛳⛴⛵⛸⛺⛽✂✈✉✏✒✔✖✝\
    ✡✳✴❄❇❗❣❤➡⤴⤵⬅⬆⬇⬛⬜⭐⭕〰〽㊗㊙🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤🌥🌦🌧🌨🌩🌪🌫\
    🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏍🏎🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕶🕷🕸🕹🖇\
    🖊🖋🖌🖍🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳";

/// People and hands that take a skin tone.
pub(super) const TONED: &str = "\
    ✊✋🎅🏂🏃🏄🏇🏊👂👃👆👇👈👉👊👋👌👍👎👏👐👦👧👨👩👮👰👱👲👳👴👵👶👷👸👼💁💂💃💅\
    💆💇💪🕺🖕🖖🙅🙆🙇🙋🙌🙍🙎🙏🚣🚴🚵🚶🛀🛌🤘🤙🤚🤛🤜🤞🤟🤦🤰🤱🤲🤳🤴🤵🤶🤷🤸🤹🤽🤾\
    🦵🦶🦸🦹🧑🧒🧓🧔🧕🧖🧗🧘🧙🧚🧛🧜🧝";

/// Symbols that take a variation selector and then a skin tone.
pub(super) const SHOWN_AND_TONED: &str = "\
    ☝⛷⛹✌✍🏋🏌🕴🕵🖐";

/// People that a sign for woman or man follows, with a skin tone before it or without.
pub(super) const ACTIVE: &str = "\
    🏃🏄🏊👮👱👳👷💁💂💆💇🙅🙆🙇🙋🙍🙎🚣🚴🚵🚶🤦🤵🤷🤸🤹🤽🤾🦸🦹🧖🧗🧘🧙🧚🧛🧜🧝";

/// The same, but only after a skin tone or a variation selector.
pub(super) const MARKED: &str = "\
    ⛹🏋🏌🕴🕵";

/// The same, but never after a skin tone.
pub(super) const PAIRED: &str = "\
    👯🤼🧞🧟";
