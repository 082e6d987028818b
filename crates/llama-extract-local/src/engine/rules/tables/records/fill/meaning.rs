//! What the words of a part mean: a job, an organisation, a degree.

use super::{Part, open, part_of};
use crate::engine::rules::candidates::Scene;
use crate::engine::rules::tables::columns::Columns;
use crate::engine::rules::tables::offer::Row;

/// Words that job titles have, as parts of words in lower case.
const JOBS: [&str; 66] = [
    "engineer",
    "developer",
    "manager",
    "director",
    "analyst",
    "architect",
    "consultant",
    "designer",
    "assistant",
    "officer",
    "lead",
    "head of",
    "intern",
    "teacher",
    "nurse",
    "specialist",
    "coordinator",
    "administrator",
    "technician",
    "scientist",
    "researcher",
    "professor",
    "editor",
    "clerk",
    "accountant",
    "programmer",
    "supervisor",
    "president",
    "founder",
    "representative",
    "ingenieur",
    "entwickler",
    "leiter",
    "berater",
    "sachbearbeiter",
    "techniker",
    "kaufmann",
    "kauffrau",
    "mitarbeiter",
    "assistent",
    "praktikant",
    "werkstudent",
    "lehrer",
    "ontwikkelaar",
    "medewerker",
    "adviseur",
    "beheerder",
    "verpleeg",
    "ingénieur",
    "développeu",
    "responsable",
    "chargé",
    "technicien",
    "directeur",
    "stagiaire",
    "conseil",
    "ingenier",
    "desarrollador",
    "analista",
    "técnic",
    "auxiliar",
    "gerente",
    "jefe",
    "inżynier",
    "specjalista",
    "kierownik",
];
/// Words that names of organisations have.
const ORGANISATIONS: [&str; 44] = [
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "ag",
    "bv",
    "b.v.",
    "nv",
    "s.a.",
    "sa",
    "sas",
    "sarl",
    "s.l.",
    "sp.",
    "corp",
    "corporation",
    "company",
    "co.",
    "group",
    "gruppe",
    "solutions",
    "systems",
    "university",
    "universität",
    "universiteit",
    "université",
    "universidad",
    "uniwersytet",
    "politechnika",
    "college",
    "school",
    "schule",
    "hochschule",
    "institute",
    "institut",
    "instituto",
    "academy",
    "bank",
    "hospital",
    "clinic",
    "clínica",
    "labs",
    "technologies",
    "partners",
];
/// Words that degrees have.
const DEGREES: [&str; 30] = [
    "bachelor",
    "master",
    "mba",
    "phd",
    "ph.d.",
    "doctor",
    "b.sc",
    "m.sc",
    "bsc",
    "msc",
    "b.a.",
    "m.a.",
    "diploma",
    "diplom",
    "degree",
    "abitur",
    "ausbildung",
    "licence",
    "licenc",
    "maîtrise",
    "doctorat",
    "grado",
    "máster",
    "grado en",
    "ingeniería",
    "magister",
    "inżynier",
    "licencjat",
    "studia",
    "certificate",
];

/// The same, short ones: only as whole words.
const SHORT_DEGREES: [&str; 16] = [
    "b.s.", "m.s.", "bs", "ms", "ba", "ma", "b.eng", "m.eng", "beng", "meng", "bba", "llb", "llm",
    "hbo", "mbo", "vwo",
];
/// Words for how well a degree was passed.
const HONOURS: [&str; 9] = [
    "laude",
    "honors",
    "honours",
    "distinction",
    "auszeichnung",
    "mention",
    "honor",
    "wyróżnieniem",
    "onderscheiding",
];

/// What kind of thing a text is, as its words tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Job,
    Organisation,
    Degree,
    Honours,
}

fn meaning_of(text: &str) -> Option<Meaning> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .collect();
    let is_degree = |own: &&str| {
        DEGREES.iter().any(|word| own.starts_with(word)) || SHORT_DEGREES.contains(own)
    };
    if words.len() <= 5
        && words.iter().any(|own| HONOURS.contains(own))
        && !words.iter().any(&is_degree)
    {
        return Some(Meaning::Honours);
    }
    if words.iter().any(is_degree) {
        return Some(Meaning::Degree);
    }
    if ORGANISATIONS.iter().any(|word| words.contains(word)) {
        return Some(Meaning::Organisation);
    }
    JOBS.iter()
        .any(|word| lower.contains(word))
        .then_some(Meaning::Job)
}

fn meaning_wanted(columns: &Columns<'_>, slot: usize) -> Option<Meaning> {
    let field = columns.field(slot)?;
    let description = field
        .description
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let description = description.split(" without ").next().unwrap_or_default();
    let said = format!("{} {description}", field.name.to_lowercase());
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    if has(&[
        "degree",
        "qualification",
        "abschluss",
        "diploma",
        "diplôme",
        "título",
        "dyplom",
        "titulación",
    ]) {
        Some(Meaning::Degree)
    } else if has(&[
        "honors",
        "honours",
        "distinction",
        "auszeichnung",
        "mention",
        "wyróżnienie",
    ]) {
        Some(Meaning::Honours)
    } else if has(&[
        "position",
        "job",
        "title",
        "puesto",
        "cargo",
        "functie",
        "poste",
        "stelle",
        "stanowisko",
        "beruf",
        "occupation",
    ]) {
        Some(Meaning::Job)
    } else if has(&[
        "company",
        "employer",
        "institution",
        "school",
        "university",
        "organisation",
        "organization",
        "empresa",
        "firma",
        "bedrijf",
        "werkgever",
        "entreprise",
        "employeur",
        "arbeitgeber",
        "unternehmen",
        "universidad",
        "hochschule",
        "college",
        "centro",
        "uczelnia",
    ]) {
        Some(Meaning::Organisation)
    } else {
        None
    }
}

/// Whether a field asks for what few records say, and never in other words.
pub(super) fn is_remark(columns: &Columns<'_>, slot: usize) -> bool {
    meaning_wanted(columns, slot) == Some(Meaning::Honours)
}

/// `B.A. in History, cum laude`: the remark behind the comma is a value of its own, where a field asks for it.
pub(super) fn part_remarks(
    scene: &Scene<'_>,
    columns: &Columns<'_>,
    row: &Row,
    parts: &mut Vec<Part>,
) {
    if !open(columns, row)
        .iter()
        .any(|slot| is_remark(columns, *slot))
    {
        return;
    }
    let comma = |part: &Part| {
        let page = scene.document.pages.get(part.place.page)?;
        let words: Vec<usize> = part.place.runs.iter().cloned().flatten().collect();
        let ends = |at: &usize| {
            page.words
                .get(*at)
                .is_some_and(|word| word.text.ends_with(','))
        };
        let (front, back) = words.split_at(words.iter().rposition(ends)? + 1);
        let remark = part_of(page, part, back);
        let is_remark = !part.used && meaning_of(&remark.text) == Some(Meaning::Honours);
        is_remark.then(|| (part_of(page, part, front), remark))
    };
    let found = parts
        .iter()
        .enumerate()
        .find_map(|(nth, part)| Some((nth, comma(part)?)));
    if let Some((nth, (front, remark))) = found {
        parts.splice(nth..=nth, [front, remark]);
    }
}

pub(super) fn by_meaning(columns: &Columns<'_>, row: &mut Row, parts: &mut [Part]) {
    for slot in open(columns, row) {
        let Some(wanted) = meaning_wanted(columns, slot) else {
            continue;
        };
        let fits = |part: &Part| !part.used && meaning_of(&part.text) == Some(wanted);
        if let Some(part) = parts.iter_mut().find(|part| fits(part)) {
            part.used = true;
            row.cells.insert(slot, part.place.clone());
        }
    }
}
