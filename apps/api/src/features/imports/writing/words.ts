interface FileWords {
  sheet: string
  email: string
  group: string
  location: string
  externalId: string
  sampleId: string
  /** Beside the first heading. */
  rules(limit: string): string
  groupHint: string
  groupWarning: string
  locationHint: string
  locationWarning: string
  /** The column of an error file with what is the matter. */
  mend: string
  mendNote: string
  row(number: number, reasons: string): string
}

const en: FileWords = {
  sheet: 'People',
  email: 'Email',
  group: 'Group',
  location: 'Location',
  externalId: 'Employee ID',
  sampleId: '00123',
  rules: (limit) =>
    `One row for each person, ${limit} at most. Every person needs an email address and a group; the rest may stay empty. The grey row is an example: it is never imported.`,
  groupHint: 'Choose a group from the list.',
  groupWarning:
    'There is no group with this name. Choose one from the list, or keep it and decide when you upload the file.',
  locationHint: 'Choose a location from the list, or leave it empty.',
  locationWarning:
    'There is no location with this name. Choose one from the list, or keep it and decide when you upload the file.',
  mend: 'What to mend',
  mendNote:
    'Mend the marked cells and upload this file. This column is never imported, and nobody is invited twice.',
  row: (number, reasons) => `Row ${number} of your file: ${reasons}`,
}

const es: FileWords = {
  sheet: 'Personas',
  email: 'Correo electrónico',
  group: 'Grupo',
  location: 'Sede',
  externalId: 'ID de empleado',
  sampleId: '00123',
  rules: (limit) =>
    `Una fila por persona, ${limit} como máximo. Cada persona necesita una dirección de correo y un grupo; lo demás puede quedar vacío. La fila gris es un ejemplo: nunca se importa.`,
  groupHint: 'Elija un grupo de la lista.',
  groupWarning:
    'No hay ningún grupo con este nombre. Elija uno de la lista, o consérvelo y decida al subir el archivo.',
  locationHint: 'Elija un centro de la lista o déjelo vacío.',
  locationWarning:
    'No hay ningún centro con este nombre. Elija uno de la lista, o consérvelo y decida al subir el archivo.',
  mend: 'Qué corregir',
  mendNote:
    'Corrija las celdas marcadas y suba este archivo. Esta columna nunca se importa y nadie recibe dos invitaciones.',
  row: (number, reasons) => `Fila ${number} de su archivo: ${reasons}`,
}

/** The words inside the files that people download. */
export const fileWords = { en, es }
