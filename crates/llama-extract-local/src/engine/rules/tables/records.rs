use super::about::About;
use super::columns::Columns;
use super::offer::Offer;
use super::outline::Outline;
use crate::engine::rules::candidates::Scene;
use crate::schema::Field;
pub(super) fn offers(
    _: &Scene<'_>,
    _: &Columns<'_>,
    _: &About,
    _: &Outline,
    _: &Field,
) -> Vec<Offer> {
    Vec::new()
}
