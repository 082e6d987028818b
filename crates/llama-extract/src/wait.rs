//! When to look at a job again.

use std::time::Duration;

use llama_extract_api::types::ExtractJobStatus;

/// Quick jobs end within this: the local service's do.
const SOON: Duration = Duration::from_millis(25);
/// Until a job is this old, its age doubles between looks.
const YOUNG: Duration = Duration::from_secs(1);
/// Jobs that take minutes are not looked at more often than this, and no less.
const LONGEST: Duration = Duration::from_secs(15);

/// How long to wait after a job of this age was seen running.
///
/// Gaps grow with the age, so that a result is seen late by a fixed share of the time that it took (a fifth at most), not
/// by a fixed number of seconds; jitter of a tenth keeps jobs that started together from looking together.
pub(crate) fn gap(age: Duration) -> Duration {
    let gap = if age < YOUNG {
        age.max(SOON)
    } else {
        (age / 5).max(YOUNG / 2)
    };
    gap.min(LONGEST).mul_f64(0.9 + 0.2 * fastrand::f64())
}

/// Whether a status is final. One that we do not know is not: the job is waited on.
pub(crate) fn has_ended(status: &ExtractJobStatus) -> bool {
    matches!(
        status,
        ExtractJobStatus::Completed | ExtractJobStatus::Failed | ExtractJobStatus::Cancelled
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    #[test]
    fn gaps_grow_with_the_age_up_to_a_ceiling() {
        for (age, least, most) in [
            (0.0, 0.02, 0.03),
            (0.4, 0.35, 0.45),
            (10.0, 1.8, 2.2),
            (600.0, 13.5, 16.5),
        ] {
            let gap = gap(seconds(age));
            assert!(
                gap >= seconds(least) && gap <= seconds(most),
                "{age}: {gap:?}"
            );
        }
    }

    #[test]
    fn an_unknown_status_is_waited_on() {
        assert!(!has_ended(&ExtractJobStatus::from("ARCHIVING")));
        assert!(!has_ended(&ExtractJobStatus::Throttled));
        assert!(has_ended(&ExtractJobStatus::Cancelled));
    }
}
