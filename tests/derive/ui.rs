//! What compiles, and what the compiler says about what does not.

use std::path::Path;

#[test]
fn the_messages_name_the_mistake_and_the_remedy() {
    let cases = trybuild::TestCases::new();
    for (folder, expect) in [
        ("ui/pass", trybuild::TestCases::pass::<String> as fn(&_, _)),
        ("ui/fail", trybuild::TestCases::compile_fail::<String>),
    ] {
        // A pattern that matches nothing would pass.
        assert!(Path::new(folder).is_dir(), "{folder} has moved");
        expect(&cases, format!("{folder}/*.rs"));
    }
}
