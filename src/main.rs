//! The binary: hands the arguments over and returns the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    minuku::cli::run(std::env::args_os())
}
