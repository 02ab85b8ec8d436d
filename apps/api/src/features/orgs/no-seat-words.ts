/** The words of the mail that tells admins that somebody found no free seat. */
interface NoSeatWords {
  subject(org: string): string
  opening(org: string): string
  next: string
  seats: string
  unlimited: string
  used: string
  waiting: string
  button: string
  closing: string
  footer(org: string): string
}

const en: NoSeatWords = {
  subject: (org) => `Somebody could not join ${org}: no free seat`,
  opening: (org) =>
    `Somebody accepted an invitation to ${org}, and all seats of the subscription are taken. They were told to try again later; their invitation stays open.`,
  next: 'Archive learners who have left, which frees their seats, or ask the operator of this installation for more.',
  seats: 'Seats',
  unlimited: 'any number',
  used: 'Taken',
  waiting: 'Invited, not answered',
  button: 'Look at the subscription',
  closing: 'You get this at most once a day, however many people are turned away.',
  footer: (org) => `You get this message because you help to run ${org} on Rollcall.`,
}

const es: NoSeatWords = {
  subject: (org) => `Alguien no ha podido unirse a ${org}: no quedan plazas`,
  opening: (org) =>
    `Alguien ha aceptado una invitación a ${org} y todas las plazas de la suscripción están ocupadas. Se le ha pedido que lo intente más tarde; su invitación sigue abierta.`,
  next: 'Archive a quienes ya no estén, lo que libera sus plazas, o pida más a quien administra esta instalación.',
  seats: 'Plazas',
  unlimited: 'sin límite',
  used: 'Ocupadas',
  waiting: 'Con invitación, sin respuesta',
  button: 'Ver la suscripción',
  closing: 'Recibe este aviso una vez al día como máximo, sean cuantas sean las personas.',
  footer: (org) => `Recibe este mensaje porque ayuda a gestionar ${org} en Rollcall.`,
}

export const noSeatWords = { en, es }
