//! A French slide: big numbers over their captions, and bullets.

use crate::face::Face::{Bold, Regular};
use crate::sheet::{Colour, GREY, Pen, Sheet, WHITE};

const VIOLET: Colour = [0.3, 0.15, 0.5];
const LILAC: Colour = [0.94, 0.91, 0.97];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new((960.0, 540.0));
    sheet.fill([0.0, 0.0, 14.0, 540.0], VIOLET);
    let title = "Mobilo — Résultats du 3e trimestre 2025";
    sheet.text(50.0, 66.0, Pen::new(Bold, 30.0).ink(VIOLET), title);
    let under = "Réunion du conseil d’administration, 23 octobre 2025";
    sheet.text(50.0, 94.0, Pen::new(Regular, 15.0).ink(GREY), under);
    for (x, figure, caption, change) in [
        (50.0, "48,6 M€", "Chiffre d’affaires", "+12,4 % sur un an"),
        (270.0, "9,1 M€", "EBITDA", "+0,8 M€ sur un an"),
        (
            490.0,
            "214 300",
            "Abonnés actifs",
            "+6 200 sur le trimestre",
        ),
        (
            710.0,
            "2,3 %",
            "Taux d’attrition mensuel",
            "contre 2,7 % au T2",
        ),
    ] {
        sheet.fill([x, 122.0, x + 200.0, 250.0], LILAC);
        let middle = x + 100.0;
        sheet.centre(middle, 172.0, Pen::new(Bold, 34.0).ink(VIOLET), figure);
        sheet.centre(middle, 200.0, Pen::new(Regular, 14.0), caption);
        sheet.centre(middle, 226.0, Pen::new(Regular, 12.0).ink(GREY), change);
    }
    for (x, title, bullets) in [
        (
            50.0,
            "Faits marquants",
            [
                "Ouverture de l’agence de Nantes le 8 septembre",
                "Contrat-cadre signé avec la métropole de Dijon",
                "Lancement de l’application version 5",
            ],
        ),
        (
            510.0,
            "Priorités du trimestre",
            [
                "Déployer 450 vélos cargo",
                "Réduire le délai de réparation à 36 h",
                "Recruter 25 techniciens",
            ],
        ),
    ] {
        sheet.text(x, 300.0, Pen::new(Bold, 18.0).ink(VIOLET), title);
        for (y, bullet) in [332.0, 362.0, 392.0].into_iter().zip(bullets) {
            sheet.text(x, y, Pen::new(Regular, 15.0), "•");
            sheet.text(x + 18.0, y, Pen::new(Regular, 15.0), bullet);
        }
    }
    let outlook = "Prévision annuelle relevée : chiffre d’affaires de 188 à 192 M€";
    sheet.text(50.0, 456.0, Pen::new(Bold, 16.0), outlook);
    sheet.text(
        50.0,
        516.0,
        Pen::new(Regular, 11.0).ink(GREY),
        "Confidentiel – diffusion restreinte",
    );
    sheet.fill([880.0, 500.0, 920.0, 524.0], VIOLET);
    sheet.centre(900.0, 516.0, Pen::new(Regular, 11.0).ink(WHITE), "4");
    vec![sheet]
}
