//! A French electricity bill: references at the left, a large amount, consumption and taxes in one table.

use crate::face::Face::{Bold, Regular};
use crate::sheet::Align::{Left, Right};
use crate::sheet::{A4, Colour, GREY, Pen, Sheet, WHITE};
use crate::table::{Lines, Table};

const TEXT: Pen = Pen::new(Regular, 9.0);
const STRONG: Pen = Pen::new(Bold, 9.0);
const GREEN: Colour = [0.0, 0.45, 0.3];
const MINT: Colour = [0.9, 0.96, 0.93];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new(A4);
    sheet.text(42.0, 58.0, Pen::new(Bold, 22.0).ink(GREEN), "Lumeo");
    sheet.text(
        42.0,
        71.0,
        Pen::new(Regular, 8.0).ink(GREY),
        "l’énergie de votre région",
    );
    let client =
        "Mme Sandrine Vasseur\nBâtiment C, appartement 14\n8 rue des Tisserands\n59100 Roubaix";
    sheet.paragraph([350.0, 560.0], 130.0, Pen::new(Regular, 10.5), client);

    sheet.text(42.0, 110.0, STRONG, "Vos références");
    let mut y = 126.0;
    for (label, value) in [
        ("N° client", "6 004 871 239"),
        ("N° de compte", "0087 4412"),
        ("Point de livraison (PDL)", "14 523 087 661 902"),
        ("Offre", "Tempo Vert, option base"),
        ("Puissance souscrite", "6 kVA"),
    ] {
        sheet.text(42.0, y, Pen::new(Regular, 8.0).ink(GREY), label);
        sheet.text(150.0, y, TEXT, value);
        y += 14.0;
    }

    let title = "Facture n° F-2025-4417052 du 6 octobre 2025";
    sheet.text(42.0, 232.0, Pen::new(Bold, 13.0), title);
    let period = "Période de consommation : du 2 août 2025 au 1er octobre 2025";
    sheet.text(42.0, 248.0, TEXT, period);
    sheet.fill([42.0, 262.0, 290.0, 338.0], GREEN);
    sheet.text(
        54.0,
        280.0,
        Pen::new(Regular, 9.5).ink(WHITE),
        "Montant à payer TTC",
    );
    sheet.text(54.0, 310.0, Pen::new(Bold, 26.0).ink(WHITE), "156,84 €");
    let due = "Prélèvement le 21 octobre 2025";
    sheet.text(54.0, 328.0, Pen::new(Regular, 9.5).ink(WHITE), due);
    sheet.fill([302.0, 262.0, 553.0, 338.0], MINT);
    sheet.text(314.0, 280.0, STRONG, "Votre consommation");
    sheet.text(314.0, 310.0, Pen::new(Bold, 22.0).ink(GREEN), "517 kWh");
    let compare = "soit 8 % de moins que l’an dernier à la même période";
    sheet.text(314.0, 328.0, Pen::new(Regular, 8.5), compare);

    let table = Table {
        columns: &[
            ("Désignation", 42.0, 232.0, Left),
            ("Ancien index", 232.0, 300.0, Right),
            ("Nouvel index", 300.0, 368.0, Right),
            ("Quantité", 368.0, 424.0, Right),
            ("Prix unitaire HT", 424.0, 498.0, Right),
            ("Montant HT", 498.0, 553.0, Right),
        ],
        head: Pen::new(Bold, 8.0).ink(WHITE),
        head_fill: Some(GREEN),
        body: Pen::new(Regular, 8.5),
        lines: Lines::Rows,
        padding: 3.0,
    };
    let y = table.header(&mut sheet, 360.0);
    let y = table.rows(
        &mut sheet,
        y,
        "Abonnement du 02/08/2025 au 01/10/2025|||2 mois|12,4400 €|24,88 €
         Consommation d’électricité|31 206|31 723|517 kWh|0,1684 €|87,06 €
         Accise sur l’électricité|||517 kWh|0,0338 €|17,47 €
         Contribution tarifaire d’acheminement|||2 mois|1,7250 €|3,45 €",
    );
    let mut at = y + 18.0;
    for (pen, label, value) in [
        (TEXT, "Total HT", "132,86 €"),
        (TEXT, "TVA à 5,5 % sur 28,33 €", "1,56 €"),
        (TEXT, "TVA à 20 % sur 104,53 €", "20,91 €"),
        (TEXT, "Régularisation facture précédente", "1,51 €"),
        (STRONG, "Total TTC", "156,84 €"),
    ] {
        sheet.text(330.0, at, pen, label);
        sheet.right(550.0, at, pen, value);
        at += 14.0;
    }

    sheet.text(42.0, at + 14.0, STRONG, "Votre mode de paiement");
    let payment = "Prélèvement automatique sur le compte FR76 •••• •••• •••• •••• 2210 (titulaire : Sandrine Vasseur). Vous n’avez rien à faire. En cas de question, appelez le 09 70 55 01 12, du lundi au samedi de 8 h à 20 h.";
    sheet.paragraph([42.0, 553.0], at + 30.0, TEXT, payment);
    let legal = "Lumeo SAS au capital de 2 400 000 € – 17 quai de l’Ouest, 59000 Lille – RCS Lille Métropole 812 407 336 – TVA intracommunautaire FR 48 812407336";
    sheet.paragraph(
        [42.0, 553.0],
        806.0,
        Pen::new(Regular, 7.0).ink(GREY),
        legal,
    );
    vec![sheet]
}
