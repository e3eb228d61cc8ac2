//! Takes pictures of the real window: any places, themes and sizes, after any steps. For looking at, not for comparing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use harness::{App, Setup, button, role, tab_to};
use serde_json::json;

/// Takes pictures of the real window.
#[derive(Debug, Parser)]
struct Arguments {
    /// The workspace to open.
    #[arg(long, conflicts_with = "sample")]
    workspace: Option<PathBuf>,
    /// Opens the sample workspace.
    #[arg(long)]
    sample: bool,
    /// The places to go to, by the name in the navigation; the first screen when left out.
    #[arg(long, value_delimiter = ',')]
    places: Vec<String>,
    /// light, dark, contrast or system.
    #[arg(long, value_delimiter = ',', default_value = "light")]
    themes: Vec<String>,
    /// Window sizes.
    #[arg(long, value_delimiter = ',', default_value = "1280x800", value_parser = size)]
    sizes: Vec<(u32, u32)>,
    /// The user's text size, from 0.875 to 1.5.
    #[arg(long, default_value_t = 1.0)]
    text_size: f64,
    /// Done in each place before its picture: `click ROLE NAME`, `press KEYS`, `tab NAME`, `write TEXT`,
    /// `wait TEXT`. Repeatable.
    #[arg(long = "step")]
    steps: Vec<String>,
    /// What the next file dialog answers. Repeatable.
    #[arg(long = "answer")]
    answers: Vec<PathBuf>,
    /// Also tells what the accessibility audit finds.
    #[arg(long)]
    axe: bool,
    /// Keeps preferences and the sample here, instead of a folder that is thrown away.
    #[arg(long)]
    home: Option<PathBuf>,
    /// The day it is for the program.
    #[arg(long)]
    today: Option<String>,
    /// Where the pictures go.
    #[arg(long, default_value = "target/look")]
    out: PathBuf,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut wrong = 0;
    for (width, height) in &arguments.sizes {
        let app = setup(&arguments).size(*width, *height).pictures().start();
        for theme in &arguments.themes {
            if let Err(refused) = app.invoke(
                "desk_preferences",
                json!({ "theme": theme, "text_size": arguments.text_size }),
            ) {
                eprintln!("the theme {theme} was refused: {refused}");
                wrong += 1;
            }
            wrong += pictures(&app, &arguments, &format!("{theme}-{width}x{height}"));
        }
        let output = app.output();
        if !output.trim().is_empty() {
            eprintln!("--- output of the program\n{output}");
        }
    }
    if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn setup(arguments: &Arguments) -> Setup {
    let mut setup = Setup::new();
    if let Some(file) = &arguments.workspace {
        setup = setup.argument(
            file.canonicalize()
                .unwrap_or_else(|error| panic!("{}: {error}", file.display())),
        );
    }
    if arguments.sample {
        setup = setup.argument("--sample");
    }
    if let Some(home) = &arguments.home {
        setup = setup.home(home);
    }
    if let Some(today) = &arguments.today {
        setup = setup.today(today);
    }
    arguments.answers.iter().fold(setup, Setup::answer)
}

fn pictures(app: &App, arguments: &Arguments, suffix: &str) -> usize {
    let mut places: Vec<Option<&str>> = arguments
        .places
        .iter()
        .map(|place| Some(place.as_str()))
        .collect();
    if places.is_empty() {
        places.push(None);
    }
    let mut found = 0;
    for place in places {
        if let Some(place) = place {
            app.click(&button(place).containing().within(role("navigation", "")));
        }
        for step in &arguments.steps {
            take(app, step);
        }
        settle(app);
        let file = arguments.out.join(format!(
            "{}-{suffix}.png",
            place.unwrap_or("start").to_lowercase()
        ));
        app.screenshot(&file);
        eprintln!("{}", file.display());
        if arguments.axe {
            let violations = app.axe();
            found += violations.len();
            for violation in violations {
                eprintln!("{violation:#?}");
            }
        }
    }
    found
}

/// Waits until nothing has changed, moved, or been waited for while twenty frames were drawn: what a picture shows is the
/// last of them.
fn settle(app: &App) {
    let script = "
const done = arguments[arguments.length - 1];
let quiet = 0;
const seen = new MutationObserver(() => { quiet = 0; });
seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
const finish = () => { seen.disconnect(); done(true); };
const end = setTimeout(finish, 8000);
const look = () => {
  const busy = document.fonts.status !== 'loaded' || document.querySelector('[aria-busy=true]') !== null
    || document.getAnimations().some((a) => a.playState === 'running' && a.effect.getTiming().iterations !== Infinity);
  quiet = busy ? 0 : quiet + 1;
  if (quiet > 20) { clearTimeout(end); finish(); } else requestAnimationFrame(look);
};
look();";
    app.script_async(script, &[]);
}

fn take(app: &App, step: &str) {
    let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
    match verb {
        "click" => {
            let (kind, name) = rest.split_once(' ').unwrap_or((rest, ""));
            app.click(&role(kind, name).containing());
        }
        "press" => app.press(rest),
        "write" => app.write(rest),
        "tab" => tab_to(app, rest),
        "wait" => app.read(rest),
        _ => panic!(
            "a step is `click ROLE NAME`, `press KEYS`, `write TEXT`, `tab NAME` or `wait TEXT`, not “{step}”"
        ),
    }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let (width, height) = text.split_once('x').ok_or("a size is written 1280x800")?;
    let number = |part: &str| {
        part.parse()
            .map_err(|_| format!("“{part}” is not a number of points"))
    };
    Ok((number(width)?, number(height)?))
}
