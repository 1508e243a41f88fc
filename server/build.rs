//! Makes the folder the browser's files are embedded from. Where it is missing while the server is compiled, a debug
//! build would find none of the files that are built later: rust-embed settles the folder's real path at that moment.

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    std::fs::create_dir_all("../target/site/pkg")
}
