//! A Dutch lease as a text document: headed articles, and a table of amounts.

use zip::result::ZipResult;

use crate::word::Body;

pub(crate) fn write() -> ZipResult<Vec<u8>> {
    let mut body = Body::default();
    body.heading("HUUROVEREENKOMST ZELFSTANDIGE WOONRUIMTE");
    body.paragraph("**Ondergetekenden:**");
    body.paragraph("**Verhuurder:** Stichting Woonbeheer De Linie, gevestigd te Utrecht aan de Biltstraat 188, ingeschreven bij de Kamer van Koophandel onder nummer 41178820, hierna te noemen ‘verhuurder’;");
    body.paragraph("en");
    body.paragraph("**Huurder:** mevrouw Fenna de Groot, geboren op 19 maart 1994 te Assen, thans wonende te Zeist, hierna te noemen ‘huurder’;");
    body.paragraph("zijn het volgende overeengekomen:");
    body.heading("Artikel 1 – Het gehuurde");
    body.paragraph("Verhuurder verhuurt aan huurder de woning aan de Amsterdamsestraatweg 417-B, 3551 CK Utrecht, bestaande uit drie kamers, keuken, badkamer en balkon, met een woonoppervlakte van 68 m². De woning heeft energielabel B. De woning wordt ongemeubileerd verhuurd.");
    body.heading("Artikel 2 – Duur en opzegging");
    body.paragraph("De overeenkomst gaat in op 1 april 2026 en is aangegaan voor onbepaalde tijd. Huurder kan opzeggen met een opzegtermijn van één maand; voor verhuurder geldt een termijn van drie maanden.");
    body.heading("Artikel 3 – Huurprijs en servicekosten");
    body.paragraph("Bij aanvang bedraagt de betalingsverplichting per maand:");
    body.table(
        "Omschrijving|Bedrag per maand
         Kale huurprijs|€ 1.085,00
         Servicekosten|€ 62,50
         Voorschot water en verwarming|€ 118,00
         **Totaal**|**€ 1.265,50**",
    );
    body.paragraph("De betaling geschiedt bij vooruitbetaling, uiterlijk op de eerste dag van de maand, op rekening NL38 TRIO 0391 7742 05 ten name van verhuurder. De huurprijs wordt jaarlijks per 1 juli aangepast.");
    body.heading("Artikel 4 – Waarborgsom");
    body.paragraph("Huurder betaalt vóór de sleuteloverdracht een waarborgsom van € 2.170,00. Verhuurder betaalt deze binnen veertien dagen na het einde van de huur terug.");
    body.heading("Artikel 5 – Bijzondere bepalingen");
    body.paragraph("Het houden van huisdieren is toegestaan, mits geen overlast ontstaat. Onderverhuur is niet toegestaan. In de woning mag niet worden gerookt.");
    body.paragraph("Aldus opgemaakt en in tweevoud ondertekend te Utrecht op 24 februari 2026.");
    body.table(
        "Namens verhuurder|Huurder
         R.J. Vermeulen, beheerder|F. de Groot",
    );
    body.finish()
}
