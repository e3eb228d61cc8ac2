//! Writes the invented samples as PDF, to be looked at: `cargo run -p soundings-report --example pages DIR`.

use std::path::PathBuf;
use std::time::Instant;

#[path = "../src/sample/mod.rs"]
mod sample;

type Make = fn() -> report::model::Report;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say into which folder")?);
    let only = std::env::args().nth(2);
    std::fs::create_dir_all(&folder)?;
    let samples: [(&str, Make); 4] = [
        ("rich", || sample::rich(14, 60)),
        ("empty", sample::empty),
        ("large", || sample::rich(20, 1_000)),
        ("naughty", sample::naughty),
    ];
    for (name, make) in samples {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        let report = make();
        let start = Instant::now();
        let bytes = report::pdf(&report)?;
        let path = folder.join(name).with_extension("pdf");
        std::fs::write(&path, &bytes)?;
        #[allow(clippy::print_stdout)]
        {
            println!(
                "{} {} bytes, {} ms",
                path.display(),
                bytes.len(),
                start.elapsed().as_millis()
            );
        }
    }
    Ok(())
}
