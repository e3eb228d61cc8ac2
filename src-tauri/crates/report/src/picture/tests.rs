//! Pictures as they are set: on one page, the same every time, whatever the names are and however many.

use super::*;

fn picture(drawing: Drawing) -> Picture {
    Picture {
        title: "Power–interest map".into(),
        about: "Smart Meters".into(),
        workspace: "Afon Water".into(),
        fiction: true,
        as_of: NaiveDate::from_ymd_opt(2026, 3, 9).unwrap(),
        version: "0.1.0".into(),
        profile: Profile::Full,
        notes: vec!["From recorded ties; missing ties change the result.".into()],
        drawing,
    }
}

fn axis(name: &str) -> PlaneAxis {
    PlaneAxis {
        name: name.into(),
        lowest: 1,
        steps: (1..=5).map(|step| step.to_string()).collect(),
        high_from: Some(4.0),
    }
}

fn mark(at: usize) -> PlaneMark {
    let disputed = at.is_multiple_of(7);
    PlaneMark {
        label: format!("Somebody with a name {at}"),
        kind: StakeholderKind::ALL[at % 4],
        x: 1.0 + (at * 7 % 9) as f64 / 2.0,
        y: 1.0 + (at * 5 % 9) as f64 / 2.0,
        spread_x: disputed.then_some((1.0, 4.0)),
        spread_y: None,
        look: [Look::Raise, Look::There, Look::Unknown][at % 3],
    }
}

fn plane(n: usize) -> Drawing {
    Drawing::Planes(Box::new(Planes {
        across: axis("Interest"),
        up: axis("Power"),
        quarters: Some(["Monitor", "Keep informed", "Keep satisfied", "Manage closely"].map(String::from)),
        sides: vec![Side {
            title: String::new(),
            marks: (0..n).map(mark).collect(),
        }],
        not_placed: 3,
        withheld: 0,
    }))
}

fn cube(n: usize) -> Drawing {
    Drawing::Planes(Box::new(Planes {
        across: axis("Interest"),
        up: axis("Power"),
        quarters: Some(["Trip wire", "Irritant", "Time bomb", "Saboteur"].map(String::from)),
        sides: ["Against", "Neither for nor against", "For"]
            .iter()
            .enumerate()
            .map(|(at, title)| Side {
                title: (*title).to_owned(),
                marks: (0..n).filter(|n| n % 3 == at).map(mark).collect(),
            })
            .collect(),
        not_placed: 0,
        withheld: 2,
    }))
}

fn matrix(n: usize) -> Drawing {
    let level = |at: usize| Engagement::from_level(at as i64);
    Drawing::Matrix(Matrix {
        lines: (0..n)
            .map(|at| MatrixLine {
                label: format!("Somebody with a name {at}"),
                kind: StakeholderKind::Person,
                current: level(at % 6),
                desired: level(2 + at % 3),
                gap: Some(2 + (at % 3) as i32 - (at % 6) as i32),
                gap_kind: Some(domain::GapKind::Awareness),
                priority: Some(at as f64 / 2.0),
            })
            .collect(),
        withheld: 0,
    })
}

fn salience(n: usize) -> Drawing {
    Drawing::Salience(Salience {
        marks: (0..n)
            .map(|at| SalienceMark {
                label: format!("Somebody {at}"),
                kind: StakeholderKind::ALL[at % 4],
                has: [at.is_multiple_of(2), at.is_multiple_of(3), at.is_multiple_of(5)],
            })
            .collect(),
        not_placed: 4,
        withheld: 0,
    })
}

fn network(n: usize) -> Drawing {
    let dots: Vec<NetworkDot> = (0..n)
        .map(|at| {
            let turn = at as f64 * 2.4;
            let far = 40.0 * (at as f64).sqrt();
            NetworkDot {
                label: format!("Somebody {at}"),
                kind: StakeholderKind::ALL[at % 4],
                group: (at % 5 != 0).then(|| format!("Group {}", at % 9)),
                x: turn.cos() * far,
                y: turn.sin() * far,
                ties: (at % 12) as u32,
                betweenness: 0.1,
                holds_together: at.is_multiple_of(11),
            }
        })
        .collect();
    let lines = (1..n).map(|at| NetworkLine { from: at, to: at / 2 }).collect();
    Drawing::Network(Network {
        dots,
        lines,
        withheld: 0,
    })
}

fn organisation(n: usize) -> Drawing {
    Drawing::Organisation(Organisation {
        units: (0..n)
            .map(|at| UnitLine {
                name: format!("Unit {at}"),
                depth: (at % 4).min(at),
                within: 12,
                to_raise: Some(at % 3),
                labels: (0..at % 50).map(|at| format!("Somebody {at}")).collect(),
                here: at % 50,
            })
            .collect(),
        withheld: 0,
    })
}

fn every(n: usize) -> Vec<(&'static str, Drawing)> {
    vec![
        ("plane", plane(n)),
        ("cube", cube(n)),
        ("matrix", matrix(n)),
        ("salience", salience(n)),
        ("network", network(n)),
        ("organisation", organisation(n)),
    ]
}

#[test]
fn every_picture_is_one_svg_and_the_same_every_time() {
    for n in [0, 1, 200] {
        for (name, drawing) in every(n) {
            let picture = picture(drawing);
            let svg = picture
                .svg()
                .unwrap_or_else(|error| panic!("{name} of {n}: {error}"));
            assert!(
                svg.starts_with("<svg") && svg.contains("viewBox"),
                "{name} of {n}"
            );
            if n == 1 {
                assert_eq!(svg, picture.svg().unwrap(), "{name}");
            }
        }
    }
}

#[test]
fn as_dots_it_is_a_png_as_wide_as_a_page_in_print() {
    let png = picture(plane(3)).png().unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
    // 297 mm at 300 dots an inch.
    assert!((3_500..3_515).contains(&width), "{width}");
}

#[test]
fn names_are_text_whatever_they_hold() {
    let mut drawing = plane(1);
    if let Drawing::Planes(planes) = &mut drawing {
        planes.sides[0].marks[0].label = "<script>alert(1)</script> & #let \u{202e}x".into();
    }
    let svg = picture(drawing).svg().unwrap();
    assert!(!svg.contains("<script"));
}

#[test]
fn more_than_can_be_numbered_are_counted_and_named_beside_it_up_to_a_limit() {
    let view = |n| picture(plane(n)).view();
    assert_eq!(
        view(90)["drawing"]["sides"][0]["key"].as_array().unwrap().len(),
        90
    );
    let many = view(91);
    let side = &many["drawing"]["sides"][0];
    assert_eq!(side["marks"].as_array().unwrap().len(), 0);
    let counted: usize = side["clusters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cluster| cluster["n"].as_str().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(counted, 91);
    assert!(side["named"].as_array().is_some_and(|named| !named.is_empty()));
    let claims = |n| picture(salience(n)).view()["drawing"].clone();
    assert_eq!(claims(90)["unnamed"], false);
    let crowded = claims(2_400);
    assert_eq!(
        (&crowded["unnamed"], &crowded["named"]),
        (&true.into(), &serde_json::json!([]))
    );
    let most = view(601);
    assert_eq!(most["drawing"]["unnamed"], true);
    assert_eq!(most["drawing"]["sides"][0]["named"].as_array().unwrap().len(), 0);
}

#[test]
fn nobody_is_numbered_where_nobody_is_called_anything() {
    let mut drawing = plane(5);
    if let Drawing::Planes(planes) = &mut drawing {
        planes.sides[0]
            .marks
            .iter_mut()
            .for_each(|mark| mark.label.clear());
    }
    let view = picture(drawing).view();
    let side = &view["drawing"]["sides"][0];
    assert!(side["key"].as_array().unwrap().is_empty() && side["named"].as_array().unwrap().is_empty());
    assert!(!side["clusters"].as_array().unwrap().is_empty());
}
