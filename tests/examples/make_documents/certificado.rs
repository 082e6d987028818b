//! A Spanish course certificate as a text document.

use zip::result::ZipResult;

use crate::word::Body;

pub(crate) fn write() -> ZipResult<Vec<u8>> {
    let mut body = Body::default();
    body.centred("**INSTITUTO ATLÁNTICO DE FORMACIÓN TÉCNICA**");
    body.centred("Centro acreditado n.º 8800041276");
    body.centred("");
    body.centred("**CERTIFICADO DE APROVECHAMIENTO**");
    body.centred("se otorga a");
    body.centred("**D.ª Ainhoa Zubeldia Fraga**");
    body.centred("con DNI 45.871.220-Z");
    body.paragraph("por haber superado con la calificación de **SOBRESALIENTE (9,4)** el curso **«Prevención de riesgos en trabajos en altura»**, celebrado en A Coruña del 12 de enero al 6 de febrero de 2026, en modalidad semipresencial, con una duración total de **60 horas** (40 teóricas y 20 prácticas).");
    body.paragraph("Contenidos del curso:");
    for module in [
        "• Marco normativo y responsabilidades",
        "• Equipos de protección individual y anclajes",
        "• Andamios, escaleras y plataformas elevadoras",
        "• Rescate y primeros auxilios",
    ] {
        body.paragraph(module);
    }
    body.paragraph("Código de verificación:\tIAFT-2026-PRL-00731");
    body.paragraph("Este certificado es válido hasta el 6 de febrero de 2029.");
    body.paragraph("En A Coruña, a 13 de febrero de 2026");
    body.table(
        "La directora del centro|El docente
         Carmen Loureiro Vidal|Xoán Pazos Rey",
    );
    body.finish()
}
