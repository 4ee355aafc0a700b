//! The files of `replies/`: what one says the others say too. Never looks at wording.

use amends::replies::render;
use amends::theme::Desk;

use super::project::{compose_folder, root};

#[test]
fn the_files_agree_with_one_another() {
    let composed = compose_folder(&root(), None);
    let output = render(&composed.replies, &composed.site, &Desk::built_in());
    let read = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&output.bytes(path).unwrap().unwrap()).unwrap()
    };
    let flat = read("replies.json");
    let id = flat["incidents"][0]["id"].as_str().unwrap();
    let tables = read(&format!("data/{id}.json"));
    let current = tables["updates"].as_array().unwrap().last().unwrap();
    assert_eq!(current["id"], flat["incidents"][0]["updates"][0]["id"]);
    let flat_reply = &flat["incidents"][0]["updates"][0]["replies"][0];
    let voice = &current["voices"][0];
    assert_eq!(voice["groups"][0][0], flat_reply["channel"]);
    let cell = |key: &str| flat_reply[key].as_str().unwrap().to_owned();
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let row = number(&voice["cells"][cell("situation")][cell("tone")]);
    let words = &voice["rows"][row][0][0];
    let text = |part: usize| {
        let text = &tables["texts"][number(&words[part])];
        text.as_str().unwrap().to_owned()
    };
    assert_eq!(words[3], flat_reply["length"]);
    let frame = &tables["frames"][number(&words[4])];
    assert_eq!(frame["limit"], flat_reply["limit"]);
    let whole = [0, 1, 2]
        .map(text)
        .join(frame["separator"].as_str().unwrap());
    assert_eq!(whole, flat_reply["text"]);
    let page = String::from_utf8(output.bytes("index.html").unwrap().unwrap()).unwrap();
    let build = read("as_of.json")["build"].as_str().unwrap().to_owned();
    assert!(build.len() == 8 && page.contains(&build));
    assert!(output.bytes("as_of.json").unwrap().unwrap().len() < 100);
}
