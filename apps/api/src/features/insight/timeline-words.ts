import type { InviteSource, Locale, TimelineItemDto, TimelineKind } from '@rollcall/contract'

/** The words of the evidence. */
export interface TimelineWords {
  locale: Locale
  when: string
  what: string
  who: string
  detail: string
  kinds: Record<TimelineKind, string>
  by: Record<TimelineItemDto['by']['kind'], string>
  sources: Record<InviteSource, string | null>
  onHold: string
  /** Of a bounce that named no email. */
  guessed: string
  atOnce: string
  location: string
  noLocation: string
  externalId: string
}

const en: TimelineWords = {
  locale: 'en',
  when: 'When',
  what: 'What',
  who: 'Who',
  detail: 'Details',
  kinds: {
    invited: 'Invited',
    mail_queued: 'Email put into the queue',
    mail_sent: 'Email sent',
    mail_delivered: 'Email delivered',
    mail_delayed: 'Email delayed',
    mail_bounced: 'Email bounced',
    mail_refused: 'Email refused',
    mail_complained: 'Email reported as spam',
    resent: 'Invite resent',
    reminded: 'Reminder sent',
    retried: 'Tried again a day after it was refused',
    asked_again: 'Asked for a fresh invite',
    rescheduled: 'Time changed',
    address_mended: 'Address corrected',
    cancelled: 'Invite cancelled',
    accepted: 'Invite accepted',
    declined: 'Invite declined',
    not_me: 'Declined: the address belongs to somebody else',
    decline_taken_back: 'Decline taken back',
    joined_group: 'Came into a group',
    left_group: 'Left a group',
    training_assigned: 'Training assigned',
    archived: 'Archived',
    changed: 'Details changed',
    unsubscribed: 'Asked for no more invitations',
    resubscribed: 'Allowed invitations again',
    mail_allowed: 'Email to the address allowed again',
  },
  by: { admin: 'An admin', learner: 'The learner', api_key: 'An API key', system: 'Rollcall' },
  sources: { manual: null, import: 'by spreadsheet', join_page: 'by the join page', api: 'by the API' },
  onHold: 'On hold until somebody decides',
  guessed: 'What came back did not say which email it was: it could be this one, the newest to this address.',
  atOnce: 'At once',
  location: 'Location',
  noLocation: 'Without a location',
  externalId: 'External ID',
}

const es: TimelineWords = {
  locale: 'es',
  when: 'Cuándo',
  what: 'Qué',
  who: 'Quién',
  detail: 'Detalles',
  kinds: {
    invited: 'Invitación creada',
    mail_queued: 'Correo puesto en cola',
    mail_sent: 'Correo enviado',
    mail_delivered: 'Correo entregado',
    mail_delayed: 'Correo con retraso',
    mail_bounced: 'Correo devuelto',
    mail_refused: 'Correo rechazado',
    mail_complained: 'Correo marcado como spam',
    resent: 'Invitación reenviada',
    reminded: 'Recordatorio enviado',
    retried: 'Nuevo intento un día después del rechazo',
    asked_again: 'Pidió una invitación nueva',
    rescheduled: 'Hora cambiada',
    address_mended: 'Dirección corregida',
    cancelled: 'Invitación cancelada',
    accepted: 'Invitación aceptada',
    declined: 'Invitación rechazada',
    not_me: 'Rechazada: la dirección es de otra persona',
    decline_taken_back: 'Rechazo retirado',
    joined_group: 'Entró en un grupo',
    left_group: 'Salió de un grupo',
    training_assigned: 'Formación asignada',
    archived: 'Archivado',
    changed: 'Datos cambiados',
    unsubscribed: 'Pidió no recibir más invitaciones',
    resubscribed: 'Volvió a permitir invitaciones',
    mail_allowed: 'Correo a la dirección permitido de nuevo',
  },
  by: { admin: 'Un administrador', learner: 'El alumno', api_key: 'Una clave de API', system: 'Rollcall' },
  sources: {
    manual: null,
    import: 'por hoja de cálculo',
    join_page: 'por la página de inscripción',
    api: 'por la API',
  },
  onHold: 'En espera hasta que alguien decida',
  guessed: 'Lo devuelto no decía qué correo era: podría ser este, el más reciente a esta dirección.',
  atOnce: 'De inmediato',
  location: 'Sede',
  noLocation: 'Sin sede',
  externalId: 'Número externo',
}

export const timelineWords = { en, es }
