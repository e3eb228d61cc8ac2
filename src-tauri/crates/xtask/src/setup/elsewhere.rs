//! System libraries where this task cannot install them itself: it looks for each and says what is missing.

use std::path::PathBuf;

use super::by_hand;
use crate::shell::{House, Outcome, Step, on_path};

/// What must be there, what it is for, and whether it was found.
struct Need {
    name: &'static str,
    purpose: &'static str,
    found: bool,
}

/// Looks for everything the build needs; a precise message if something is missing.
pub(crate) fn libraries(house: &House) -> Outcome {
    let needs = if cfg!(target_os = "macos") {
        on_macos(house)
    } else if cfg!(windows) {
        on_windows()
    } else {
        on_linux(house)
    };
    let missing: Vec<&Need> = needs.iter().filter(|need| !need.found).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list: String = missing
        .iter()
        .map(|need| format!("\n  {} – {}", need.name, need.purpose))
        .collect();
    Err(by_hand(
        &format!("System libraries are missing:{list}\n"),
        remedy(),
    ))
}

fn on_linux(house: &House) -> Vec<Need> {
    let webkit = Step::new(house, "pkg-config")
        .args(["--exists", "webkit2gtk-4.1"])
        .succeeds();
    vec![
        Need {
            name: "a C compiler (cc)",
            purpose: "SQLite and its encryption are built from source",
            found: on_path("cc"),
        },
        Need {
            name: "perl",
            purpose: "the encryption library's build",
            found: on_path("perl"),
        },
        Need {
            name: "pkg-config",
            purpose: "finding the libraries",
            found: on_path("pkg-config"),
        },
        Need {
            name: "WebKitGTK 4.1 with its headers",
            purpose: "the window",
            found: webkit,
        },
        Need {
            name: "libclang 14 or newer",
            purpose: "bindings to SQLite",
            found: libclang(),
        },
        Need {
            name: "WebKitWebDriver",
            purpose: "tests in the real window",
            found: on_path("WebKitWebDriver"),
        },
        Need {
            name: "Xvfb",
            purpose: "tests without a screen",
            found: on_path("Xvfb"),
        },
    ]
}

fn on_macos(house: &House) -> Vec<Need> {
    let tools = Step::new(house, "xcode-select").args(["--print-path"]).succeeds();
    vec![Need {
        name: "the Xcode command line tools",
        purpose: "compiler, libclang and the window",
        found: tools,
    }]
}

fn on_windows() -> Vec<Need> {
    let clang = std::env::var_os("LIBCLANG_PATH").is_some() || on_path("clang");
    vec![
        Need {
            name: "LLVM (clang)",
            purpose: "bindings to SQLite",
            found: clang,
        },
        Need {
            name: "Perl",
            purpose: "the encryption library's build",
            found: on_path("perl"),
        },
        Need {
            name: "NASM",
            purpose: "the encryption library's build",
            found: on_path("nasm"),
        },
    ]
}

fn remedy() -> &'static str {
    if cfg!(target_os = "macos") {
        "xcode-select --install"
    } else if cfg!(windows) {
        "winget install LLVM.LLVM StrawberryPerl.StrawberryPerl NASM.NASM   (and Visual Studio's C++ build tools)"
    } else if on_path("dnf") {
        "sudo dnf install gcc gcc-c++ make perl-core pkgconf-pkg-config webkit2gtk4.1-devel clang-devel \
         xorg-x11-server-Xvfb dejavu-sans-fonts   (and the package that provides WebKitWebDriver)"
    } else if on_path("pacman") {
        "sudo pacman -S --needed base-devel perl pkgconf webkit2gtk-4.1 clang xorg-server-xvfb ttf-dejavu"
    } else if on_path("zypper") {
        "sudo zypper install gcc gcc-c++ make perl pkg-config 'pkgconfig(webkit2gtk-4.1)' clang-devel \
         xorg-x11-server-Xvfb dejavu-fonts   (and the package that provides WebKitWebDriver)"
    } else {
        "(your system's installer) – install the development packages of what is listed above"
    }
}

/// Where bindgen looks for it, as far as that can be said without it.
fn libclang() -> bool {
    if std::env::var_os("LIBCLANG_PATH").is_some() || on_path("llvm-config") {
        return true;
    }
    let fixed = [
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
    ];
    let mut folders: Vec<PathBuf> = fixed.iter().map(PathBuf::from).collect();
    folders.extend((14..40).map(|version| PathBuf::from(format!("/usr/lib/llvm-{version}/lib"))));
    folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .flatten()
        .any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("libclang") && name.contains(".so") && !name.starts_with("libclang-cpp")
        })
}
