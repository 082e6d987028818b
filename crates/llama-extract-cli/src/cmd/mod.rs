//! The verbs.

mod eval;
mod extract;
mod schema;
mod serve;

use crate::args::{Args, Verb};
use crate::failure::Failure;

pub(crate) fn run(args: Args) -> Result<(), Failure> {
    match args.verb {
        Verb::Extract(args) => extract::run(&args),
        Verb::Schema(verb) => schema::run(&verb),
        Verb::Eval(args) => eval::run(&args),
        Verb::Serve(args) => serve::run(args),
    }
}
