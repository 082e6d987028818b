#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use super::*;

fn struck(plan: &Plan) -> bool {
    plan.request(
        Some("get_extract_job"),
        &Method::GET,
        "/api/v2/extract/ext-1",
    )
    .is_some()
}

fn pattern(faults: Faults, requests: usize) -> Vec<bool> {
    let plan = Plan::new(faults).unwrap();
    (0..requests).map(|_| struck(&plan)).collect()
}

fn rule(text: &str) -> FaultRule {
    text.parse().unwrap()
}

/// Which requests, counted from 1, a rule strikes among the first ten.
fn of_ten(text: &str) -> Vec<usize> {
    let struck = pattern(rule(text).into(), 10);
    (1..=10).filter(|n| struck[n - 1]).collect()
}

#[test]
fn counts_say_which_requests_are_struck() {
    assert_eq!(of_ten("* answer=500").len(), 10);
    assert_eq!(of_ten("* nth=3 answer=500"), [3]);
    assert_eq!(of_ten("* first=2 answer=500"), [1, 2]);
    assert_eq!(of_ten("* every=4 answer=500"), [4, 8]);
    assert_eq!(of_ten("* after=8 answer=500"), [9, 10]);
}

#[test]
fn a_chance_works_within_a_count() {
    assert_eq!(of_ten("* first=2 chance=1 answer=500"), [1, 2]);
    assert!(of_ten("* first=2 chance=0 answer=500").is_empty());
}

#[test]
fn the_same_seed_strikes_the_same_requests_and_another_others() {
    let faults = |seed| Faults::seeded(seed).rule(rule("* chance=0.5 answer=503"));
    let first = pattern(faults(7), 100);
    assert_eq!(first, pattern(faults(7), 100));
    assert_ne!(first, pattern(faults(8), 100));
}

#[test]
fn a_seed_means_the_same_in_every_version() {
    let struck = pattern(Faults::seeded(7).rule(rule("* chance=0.3 answer=503")), 20);
    let numbers: Vec<usize> = (1..=20).filter(|n| struck[n - 1]).collect();
    assert_eq!(numbers, [2, 3, 5, 11, 16]);
}

#[test]
fn two_rules_with_the_same_chance_strike_independently() {
    let plan = |position: usize| {
        let mut faults = Faults::seeded(3);
        for _ in 0..position {
            faults = faults.rule(rule("upload_file answer=500"));
        }
        pattern(faults.rule(rule("* chance=0.5 answer=503")), 64)
    };
    assert_ne!(plan(0), plan(1));
}

#[test]
fn a_chance_is_met_about_as_often_as_it_says() {
    for (chance, seed) in [(0.05, 1), (0.25, 2), (0.5, 3), (0.9, 4)] {
        let rule = FaultRule::everywhere().chance(chance).answer(503);
        let struck = pattern(Faults::seeded(seed).rule(rule), 10_000);
        let rate = struck.iter().filter(|&&s| s).count() as f64 / 10_000.0;
        // Four standard deviations.
        let margin = 4.0 * (chance * (1.0 - chance) / 10_000.0).sqrt();
        assert!((rate - chance).abs() < margin, "{chance}: {rate}");
    }
}

#[test]
fn what_other_rules_see_changes_nothing_for_a_rule() {
    let faults = || {
        Faults::seeded(5)
            .rule(rule("get_extract_job chance=0.5 answer=503"))
            .rule(rule("upload_file chance=0.5 answer=500"))
    };
    let alone = pattern(faults(), 50);
    let plan = Plan::new(faults()).unwrap();
    let between: Vec<bool> = (0..50)
        .map(|_| {
            plan.request(Some("upload_file"), &Method::POST, "/api/v1/beta/files");
            struck(&plan)
        })
        .collect();
    assert_eq!(alone, between);
}

#[test]
fn the_first_effect_wins_and_the_first_delay_with_it() {
    let faults: Faults = [
        rule("* nth=2 answer=429"),
        rule("* delay=5ms"),
        rule("* delay=1h"),
        rule("* answer=500 retry_after=1s"),
    ]
    .into_iter()
    .collect();
    let plan = Plan::new(faults).unwrap();
    let ask = || plan.request(None, &Method::GET, "/x").unwrap();
    let (first, second) = (ask(), ask());
    assert_eq!(first.delay, Duration::from_millis(5));
    assert_eq!(first.effect.unwrap().status(), Some(500));
    assert_eq!(second.effect.unwrap().status(), Some(429));
    let counts: Vec<_> = plan
        .counts()
        .1
        .iter()
        .map(|c| (c.matched, c.fired))
        .collect();
    assert_eq!(counts, [(2, 1), (2, 2), (2, 0), (2, 1)]);
}

#[test]
fn a_delay_lies_within_its_range() {
    let plan = Plan::new(rule("* delay=10ms..20ms").into()).unwrap();
    let delays: Vec<Duration> = (0..100)
        .map(|_| plan.request(None, &Method::GET, "/x").unwrap().delay)
        .collect();
    let range = Duration::from_millis(10)..=Duration::from_millis(20);
    assert!(delays.iter().all(|delay| range.contains(delay)));
    let (least, most) = (delays.iter().min().unwrap(), delays.iter().max().unwrap());
    assert!(
        *most - *least > Duration::from_millis(5),
        "{least:?} {most:?}"
    );
}

#[test]
fn places_match_by_operation_by_path_and_by_method() {
    let strikes = |place: &str| {
        let plan = Plan::new(FaultRule::on(place).answer(500).into()).unwrap();
        struck(&plan)
    };
    for place in [
        "get_extract_job",
        "*",
        "GET /api/v2/extract/*",
        "get /api/v2/extract/*",
        "/api/*",
        "/*/ext-1",
        "/api/v2/extract/ext-1",
    ] {
        assert!(strikes(place), "{place}");
    }
    for place in [
        "list_extract_jobs",
        "POST /api/v2/extract/*",
        "/api/v2/extract",
        "/api/v1/*",
    ] {
        assert!(!strikes(place), "{place}");
    }
}

#[test]
fn a_star_stands_for_any_characters() {
    for (pattern, text) in [
        ("*", ""),
        ("a*", "a"),
        ("*b*d", "abcd"),
        ("a*a", "aa"),
        ("*.pdf", "x.y.pdf"),
    ] {
        assert!(glob(pattern, text), "{pattern} {text}");
    }
    for (pattern, text) in [
        ("", "a"),
        ("a*a", "a"),
        ("*b*d", "abdc"),
        ("*.pdf", "pdf"),
        ("a*c*c", "ac"),
    ] {
        assert!(!glob(pattern, text), "{pattern} {text}");
    }
}

#[test]
fn jobs_are_counted_by_file_name_and_each_setting_is_the_first_that_strikes() {
    let faults: Faults = [
        rule("jobs file=a* nth=2 failed=\"no data\""),
        rule("jobs throttled=1s running=2s"),
        rule("jobs running=9s cancelled"),
    ]
    .into_iter()
    .collect();
    let plan = Plan::new(faults).unwrap();
    let usual = JobPlan {
        throttled: Some(Duration::from_secs(1)),
        running: Some(Duration::from_secs(2)),
        end: Some(JobEnd::Cancelled),
    };
    assert_eq!(plan.job("a.txt"), usual);
    assert_eq!(plan.job("b.txt"), usual);
    let second = plan.job("another.txt");
    assert_eq!(second.end, Some(JobEnd::Failed("no data".to_owned())));
    assert_eq!(second.running, usual.running);
    assert_eq!(plan.counts().1[0].matched, 2);
}

#[test]
fn other_rules_begin_to_count_anew_and_added_ones_do_not_disturb() {
    let plan = Plan::new(rule("* first=1 answer=500").into()).unwrap();
    assert!(struck(&plan));
    plan.add(&[rule("* nth=1 answer=502")]).unwrap();
    let decision = plan.request(None, &Method::GET, "/x").unwrap();
    assert_eq!(decision.effect.unwrap().status(), Some(502));
    plan.replace(rule("* first=1 answer=500").into()).unwrap();
    assert!(struck(&plan));
    assert!(!struck(&plan));
}

#[test]
fn a_wrong_rule_changes_nothing() {
    let plan = Plan::new(rule("* answer=500").into()).unwrap();
    assert!(
        plan.replace(FaultRule::on("nothing_like_it").answer(500).into())
            .is_err()
    );
    assert!(plan.add(&[FaultRule::everywhere()]).is_err());
    assert_eq!(plan.counts().1.len(), 1);
    assert!(struck(&plan));
}
