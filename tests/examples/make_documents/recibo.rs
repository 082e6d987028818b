//! A Spanish till receipt on narrow paper, in a typewriter face.

use crate::face::Face::{Courier, CourierBold};
use crate::sheet::{Pen, Sheet};

const TEXT: Pen = Pen::new(Courier, 8.5);
const WIDTH: f32 = 226.0;

const LINES: &str = "
 ^FERRETERIA EL TORNILLO
 ^Hnos. Lasarte, S.C.
 ^C/ Mayor, 51 - 31001 Pamplona
 ^CIF J31220987   Tel. 948 55 51 07
 -
 FACTURA SIMPLIFICADA\tT2-004418
 08/11/2025 11:26\tCaja 2
 Le atendio: MIKEL
 -
 UD  ARTICULO\tP.UD  IMPORTE
 -
 2   Bombilla LED E27 9W\t3,95    7,90
 1   Taladro percutor 750W\t64,90   64,90
 1   Juego brocas pared 5p\t8,75    8,75
 12  Tornillo 5x60 inox\t0,18    2,16
 1   Cinta carrocero 48mm\t3,20    3,20
 3   Pila alcalina AA x4\t4,50   13,50
 -
 SUBTOTAL\t100,41
 DTO. TARJETA CLIENTE 5%\t-5,02
 *TOTAL EUR\t95,39
 -
 BASE IMPONIBLE    IVA\tCUOTA
 78,83             21%\t16,56
 -
 TARJETA VISA ****3307\t95,39
 Autorizacion: 081544
 CAMBIO\t0,00
 -
 Puntos acumulados: 95
 ^Cambios en 15 dias con este ticket
 ^GRACIAS POR SU VISITA";

pub(crate) fn draw() -> Vec<Sheet> {
    let mut sheet = Sheet::new((WIDTH, 460.0));
    let mut y = 24.0;
    for line in LINES.trim_start_matches('\n').lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let bold = Pen::new(CourierBold, 11.0);
        if let Some(text) = line.strip_prefix('^') {
            sheet.centre(WIDTH / 2.0, y, TEXT, text);
        } else if line == "-" {
            sheet.text(12.0, y, TEXT, &"-".repeat(39));
        } else {
            let (pen, line) = match line.strip_prefix('*') {
                Some(line) => (bold, line),
                None => (TEXT, line),
            };
            let (left, right) = line.split_once('\t').unwrap_or((line, ""));
            sheet.text(12.0, y, pen, left);
            sheet.right(WIDTH - 12.0, y, pen, right);
        }
        y += 12.5;
    }
    vec![sheet]
}
