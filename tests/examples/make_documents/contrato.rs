//! A Spanish service contract in prose over two pages.

use crate::face::Face::{Regular, Times, TimesBold};
use crate::sheet::{A4, GREY, Pen, Sheet, leading};

const TEXT: Pen = Pen::new(Times, 11.0);
const STRONG: Pen = Pen::new(TimesBold, 11.0);

const FIRST: &[(&str, &str)] = &[
    ("", "En Valladolid, a 3 de febrero de 2026."),
    (
        "REUNIDOS",
        "De una parte, D. Ignacio Barrientos Cea, con DNI 12.384.905-K, en nombre y representación de BODEGAS VALDECUERVO, S.L., con domicilio en la carretera de Rueda, km 14, 47490 Rueda (Valladolid), y NIF B-47118320 (en adelante, «el Cliente»).",
    ),
    (
        "",
        "De otra parte, D.ª Nuria Castellet Roig, en nombre y representación de NUBOSA SISTEMAS, S.A., con domicilio en la calle Sepúlveda, 88, 4.º, 08015 Barcelona, y NIF A-62907745 (en adelante, «el Proveedor»).",
    ),
    (
        "",
        "Ambas partes se reconocen capacidad legal suficiente para obligarse y acuerdan las siguientes",
    ),
    ("CLÁUSULAS", ""),
    (
        "Primera. Objeto.",
        "El Proveedor prestará al Cliente el servicio de mantenimiento informático descrito en el Anexo I, que incluye la atención a usuarios, la copia de seguridad diaria y la vigilancia de los servidores de la bodega.",
    ),
    (
        "Segunda. Duración.",
        "El contrato entrará en vigor el 1 de marzo de 2026 y tendrá una duración de veinticuatro (24) meses. Se prorrogará tácitamente por períodos anuales, salvo que una de las partes lo denuncie por escrito con una antelación mínima de dos meses.",
    ),
    (
        "Tercera. Precio.",
        "El Cliente abonará al Proveedor una cuota mensual de mil ochocientos cuarenta euros (1.840,00 €), más el IVA correspondiente. Los desplazamientos fuera de la provincia se facturarán aparte, a razón de 0,42 € por kilómetro.",
    ),
];
const SECOND: &[(&str, &str)] = &[
    (
        "Cuarta. Forma de pago.",
        "Las facturas se emitirán el último día de cada mes y se pagarán mediante transferencia bancaria en un plazo de 30 días a la cuenta ES91 2100 0418 4502 0005 1332. El retraso devengará un interés de demora del 8 % anual.",
    ),
    (
        "Quinta. Nivel de servicio.",
        "El Proveedor atenderá las incidencias críticas en un plazo máximo de cuatro (4) horas y las demás en el siguiente día laborable. Si la disponibilidad mensual es inferior al 99,5 %, la cuota del mes se reducirá un 10 %.",
    ),
    (
        "Sexta. Confidencialidad.",
        "Las partes guardarán secreto sobre la información que conozcan con ocasión del contrato durante su vigencia y los cinco años siguientes a su terminación.",
    ),
    (
        "Séptima. Responsabilidad.",
        "La responsabilidad total del Proveedor no excederá de 22.080,00 €, salvo dolo o culpa grave.",
    ),
    (
        "Octava. Ley aplicable y fuero.",
        "El contrato se rige por la ley española. Las partes se someten a los juzgados y tribunales de Valladolid, con renuncia a cualquier otro fuero.",
    ),
    (
        "",
        "Y en prueba de conformidad, firman el presente contrato por duplicado en el lugar y la fecha indicados en el encabezamiento.",
    ),
];

pub(crate) fn draw() -> Vec<Sheet> {
    let mut first = page(1);
    let title = Pen::new(TimesBold, 14.0);
    first.centre(297.0, 86.0, title, "CONTRATO DE PRESTACIÓN DE SERVICIOS");
    first.centre(297.0, 104.0, TEXT, "Ref. NS-2026-0043");
    prose(&mut first, 136.0, FIRST);
    let mut second = page(2);
    let y = prose(&mut second, 86.0, SECOND) + 30.0;
    for (x, side, name) in [
        (90.0, "Por el Cliente", "Ignacio Barrientos Cea"),
        (340.0, "Por el Proveedor", "Nuria Castellet Roig"),
    ] {
        second.text(x, y, TEXT, side);
        second.text(x, y + 64.0, TEXT, name);
    }
    vec![first, second]
}

fn page(number: u8) -> Sheet {
    let mut sheet = Sheet::new(A4);
    let foot = format!("Contrato NS-2026-0043 – Página {number} de 2");
    sheet.centre(297.0, 810.0, Pen::new(Regular, 7.5).ink(GREY), &foot);
    sheet
}

fn prose(sheet: &mut Sheet, top: f32, clauses: &[(&str, &str)]) -> f32 {
    let mut y = top;
    for (heading, text) in clauses {
        let run_in = heading.ends_with('.');
        if run_in {
            sheet.text(75.0, y, STRONG, heading);
            y += leading(TEXT);
        } else if !heading.is_empty() {
            sheet.centre(297.0, y + 4.0, STRONG, heading);
            y += leading(TEXT) + 8.0;
        }
        if !text.is_empty() {
            y = sheet.paragraph([75.0, 522.0], y, TEXT, text) + 9.0;
        }
    }
    y
}
