//! From scores to an estimate of the share of answers that are right.

/// Scores, and the confidence that they give. Set by hand, on the cautious side: on the documents that the rules were made with, 98 in
/// 100 scalar answers are right at nearly every score, and on ones they were not made with it will be fewer. To be fitted anew, by
/// cross-validation over documents, once there are answers on documents that no rule has seen.
const RIGHT: [(f64, f64); 7] = [
    (0.0, 0.0),
    (0.45, 0.5),
    (0.6, 0.74),
    (0.7, 0.8),
    (0.8, 0.88),
    (0.9, 0.93),
    (1.0, 0.98),
];

/// How surely an answer of this score is right, 0 to 1.
pub(super) fn of(score: f64) -> f64 {
    let score = score.clamp(0.0, 1.0);
    let between = RIGHT.windows(2).find_map(|pair| match pair {
        [(low, a), (high, b)] if score <= *high => Some(a + (b - a) * (score - low) / (high - low)),
        _ => None,
    });
    between.unwrap_or(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_grows_with_the_score_and_stays_a_share() {
        let all: Vec<f64> = (0..=100).map(|n| of(f64::from(n) / 100.0)).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(all.iter().all(|share| (0.0..=1.0).contains(share)));
        assert!(of(f64::NAN).is_nan() || of(f64::NAN) <= 1.0);
    }

    #[test]
    fn answers_that_are_hardly_alike_are_no_surer_than_a_coin() {
        assert!(of(0.45) <= 0.5);
        assert!(of(0.85) > 0.9);
    }
}
