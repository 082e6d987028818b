//! Items of receipts, which have no headings.

use serde_json::json;

use super::{list, of};

#[test]
fn how_many_and_at_what_price_may_stand_below_an_item() {
    let text = "\
MARKET HALL

ORANGE JUICE                  5.98
  2 x 2.99
BREAD ROLLS 6PK               1.80
APPLES LOOSE                  1.32
  0.660 kg @ 2.00/kg
PEARS                         3.00
TOTAL                        12.10
";
    let schema = of(
        "Items bought",
        &[
            ("name", "string", ""),
            ("quantity", "number", ""),
            ("unit_price", "number", ""),
            ("amount", "number", ""),
        ],
    );
    assert_eq!(
        list("a.txt", text, "items", schema),
        json!([
            {"name": "ORANGE JUICE", "quantity": 2.0, "unit_price": 2.99, "amount": 5.98},
            {"name": "BREAD ROLLS 6PK", "quantity": null, "unit_price": null, "amount": 1.8},
            {"name": "APPLES LOOSE", "quantity": 0.66, "unit_price": 2.0, "amount": 1.32},
            {"name": "PEARS", "quantity": null, "unit_price": null, "amount": 3.0},
        ])
    );
}

#[test]
fn how_many_and_at_what_price_may_stand_beside_the_sum_of_an_item() {
    let text = "\
TICKET 0071

LAIT DEMI-ECREME
  6 x 1,05                    6,30
BEURRE DOUX                   2,45
PAIN COMPLET
  2 x 1,90                    3,80
OEUFS PLEIN AIR               3,10
TOTAL                        15,65
";
    let schema = of(
        "Articles achetés",
        &[
            ("nom", "string", "Nom de l'article"),
            ("quantite", "number", "Quantité"),
            ("prix_unitaire", "number", "Prix unitaire"),
            ("montant", "number", ""),
        ],
    );
    let found = list("a.txt", text, "articles", schema);
    assert_eq!(
        found,
        json!([
            {"nom": "LAIT DEMI-ECREME", "quantite": 6.0, "prix_unitaire": 1.05, "montant": 6.3},
            {"nom": "BEURRE DOUX", "quantite": null, "prix_unitaire": null, "montant": 2.45},
            {"nom": "PAIN COMPLET", "quantite": 2.0, "prix_unitaire": 1.9, "montant": 3.8},
            {"nom": "OEUFS PLEIN AIR", "quantite": null, "prix_unitaire": null, "montant": 3.1},
        ])
    );
}
