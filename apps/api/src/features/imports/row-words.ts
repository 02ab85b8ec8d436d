import type { RowProblem } from '@rollcall/contract'

type Code = RowProblem['code']

interface RowWords {
  noAddress: string
  noGroup: string
  unknownGroup(name: string): string
  inactiveGroup(name: string): string
  unknownLocation(name: string): string
  duplicate(row: number | null): string
  others: Record<Exclude<Code, 'unknown_group' | 'unknown_location' | 'duplicate'>, string>
}

const en: RowWords = {
  noAddress: 'There is no email address in this row. Type one, or leave the row out.',
  noGroup: 'There is no group in this row. Choose the group that this person belongs to.',
  unknownGroup: (name) =>
    `There is no group with the name “${name}”. Choose one of your groups, or create this one.`,
  inactiveGroup: (name) => `The group “${name}” is inactive. Switch it on, or choose another.`,
  unknownLocation: (name) =>
    `There is no location with the name “${name}”. Choose one of your locations, create this one, or leave the cell empty.`,
  duplicate: (row) =>
    row === null
      ? 'This address is in the file more than once. It is invited once.'
      : `This address is in row ${row} already. It is invited once.`,
  others: {
    invalid_email: 'This is not an email address. It should look like name@school.org.',
    already_invited: 'This person is invited already and has not answered yet. Nothing is sent.',
    already_active: 'This person has joined already. Nothing is sent.',
    archived: 'This person was archived. They are invited only if you say so when you approve.',
    declined_before: 'This person declined before. They are invited only if you say so when you approve.',
    suppressed: 'This address wants no mail from your organization, or mail to it comes back.',
  },
}

const es: RowWords = {
  noAddress: 'En esta fila no hay dirección de correo. Escriba una o deje la fila fuera.',
  noGroup: 'En esta fila no hay grupo. Elija el grupo de esta persona.',
  unknownGroup: (name) => `No hay ningún grupo con el nombre «${name}». Elija uno de sus grupos o cree este.`,
  inactiveGroup: (name) => `El grupo «${name}» está inactivo. Actívelo o elija otro.`,
  unknownLocation: (name) =>
    `No hay ninguna sede con el nombre «${name}». Elija una de sus sedes, cree esta o deje la celda vacía.`,
  duplicate: (row) =>
    row === null
      ? 'Esta dirección aparece más de una vez en el archivo. Se invita una sola vez.'
      : `Esta dirección ya está en la fila ${row}. Se invita una sola vez.`,
  others: {
    invalid_email: 'No es una dirección de correo. Debe parecerse a nombre@escuela.org.',
    already_invited: 'Esta persona ya está invitada y aún no ha respondido. No se envía nada.',
    already_active: 'Esta persona ya se unió. No se envía nada.',
    archived: 'Esta persona fue archivada. Solo se la invita si usted lo indica al aprobar.',
    declined_before: 'Esta persona rechazó una invitación. Solo se la invita si usted lo indica al aprobar.',
    suppressed: 'Esta dirección no quiere correo de su organización, o el correo que recibe se devuelve.',
  },
}

/** What is the matter with a row, and what to do about it. */
export const rowWords = { en, es }
