//! What compiles, and what the compiler says about what does not.

#[test]
fn the_messages_name_the_mistake_and_the_remedy() {
    let cases = trybuild::TestCases::new();
    cases.pass("derive/ui/pass/*.rs");
    cases.compile_fail("derive/ui/fail/*.rs");
}
