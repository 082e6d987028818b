//! The two workbooks: a French price list with section headings, and income statements with the years as columns.

use zip::result::ZipResult;

use crate::workbook::workbook;

const TARIF: &str = "
Pépinières du Val Doré||||
Tarif professionnel printemps 2026||||
Valable du|@46082||jusqu'au|@46203
Prix en euros hors taxes, départ pépinière||||
||||
Référence|Désignation|Conditionnement|Prix unitaire HT|Minimum
ARBRES FRUITIERS||||
AF-1010|Pommier 'Reine des Reinettes'|Racines nues, 8/10|$14.9|5
AF-1024|Poirier 'Conférence'|Racines nues, 8/10|$15.6|5
AF-1107|Figuier 'Rouge de Bordeaux'|Pot 10 L|$28.5|1
HAIES ET ARBUSTES||||
HA-2003|Charme commun|Racines nues, 60/80|$1.35|50
HA-2040|Photinia 'Red Robin'|Pot 3 L|$5.2|10
HA-2056|Laurier-tin|Pot 3 L|$4.8|10
PLANTES GRIMPANTES||||
PG-3001|Glycine de Chine|Pot 4 L|$13.75|1
PG-3012|Clématite 'Nelly Moser'|Pot 2 L|$9.4|3
||||
Franco de port à partir de|||$650|
Remise 5 % à partir de|||$1500|";

const INCOME: &str = "
Halvorsen Marine Group Ltd.||||
Consolidated Income Statement (unaudited)||||
(in thousands of U.S. dollars, except per share amounts)||||
|Three months ended September 30||Nine months ended September 30|
|2025|2024|2025|2024
Revenue|84210|79655|248930|231102
Cost of sales|-52317|-50240|-155418|-147226
Gross profit|31893|29415|93512|83876
Selling, general and administrative|-14206|-13877|-42150|-40683
Research and development|-5120|-4388|-14977|-12610
Impairment of vessels|0|-1950|-640|-1950
Operating income|12567|9200|35745|28633
Interest expense|-1834|-2011|-5602|-6128
Income before taxes|10733|7189|30143|22505
Income tax expense|-2576|-1869|-7384|-5716
Net income|8157|5320|22759|16789
Diluted earnings per share|$0.61|$0.4|$1.71|$1.26
Effective tax rate|%0.24|%0.26|%0.245|%0.254";

const SEGMENTS: &str = "
Revenue by segment||
(in thousands of U.S. dollars)||
Three months ended September 30|2025|2024
Ferries|38640|36912
Offshore services|29875|27430
Shipyard|15695|15313
Total|84210|79655";

pub(crate) fn tarif() -> ZipResult<Vec<u8>> {
    workbook(
        &[("Tarif", TARIF)],
        &["A1:E1", "A2:E2", "A7:E7", "A11:E11", "A15:E15"],
    )
}

pub(crate) fn income() -> ZipResult<Vec<u8>> {
    let sheets = [("Income statement", INCOME), ("Segments", SEGMENTS)];
    workbook(&sheets, &["B4:C4", "D4:E4"])
}
