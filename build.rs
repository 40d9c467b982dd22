//! Lists the shipped pack, the locale files and the pages of the problem codes, and writes the tables by which they are
//! compiled in. A hand-written list would miss an added file; a macro that reads the folder would not be run again when
//! one is added.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut out = String::new();
    for (name, folder, ending) in [
        ("PACK", "scenarios", "toml"),
        ("LOCALES", "locales", "ftl"),
        ("PROBLEMS", "problems", "md"),
    ] {
        let top = root.join(folder);
        let mut files = Vec::new();
        collect(&top, ending, &mut files)?;
        files.sort();
        writeln!(
            out,
            "/// (path below `{folder}/`, text) of every file.\npub(crate) const {name}: &[(&str, &str)] = &["
        )?;
        for file in files {
            let below = file.strip_prefix(&top)?.to_string_lossy().replace('\\', "/");
            writeln!(
                out,
                "    ({below:?}, include_str!({:?})),",
                file.to_string_lossy()
            )?;
        }
        out.push_str("];\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("embedded.rs"), out)?;
    Ok(())
}

fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    Ok(())
}
