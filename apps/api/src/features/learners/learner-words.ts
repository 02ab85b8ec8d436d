import type { DeliveryState, LearnerStatus, Locale } from '@rollcall/contract'

/** The words of an exported roster. */
export interface LearnerWords {
  locale: Locale
  email: string
  name: string
  status: string
  statusAt: string
  groups: string
  location: string
  delivery: string
  reason: string
  lastEmailAt: string
  expiresAt: string
  externalId: string
  createdAt: string
  statuses: Record<LearnerStatus, string>
  deliveries: Record<DeliveryState, string>
}

const en: LearnerWords = {
  locale: 'en',
  email: 'Email',
  name: 'Name',
  status: 'Status',
  statusAt: 'Status since',
  groups: 'Group',
  location: 'Location',
  delivery: 'Delivery',
  reason: 'Reason',
  lastEmailAt: 'Last email',
  expiresAt: 'Expires',
  externalId: 'External ID',
  createdAt: 'Added',
  statuses: {
    prospect: 'Prospect',
    pending: 'Pending',
    active: 'Active',
    declined: 'Declined',
    cancelled: 'Cancelled',
    archived: 'Archived',
  },
  deliveries: {
    scheduled: 'Scheduled',
    queued: 'Queued',
    sent: 'Sent',
    delayed: 'Delayed',
    delivered: 'Delivered',
    bounced: 'Bounced',
    refused: 'Refused',
    cancelled: 'Cancelled',
  },
}

const es: LearnerWords = {
  locale: 'es',
  email: 'Correo',
  name: 'Nombre',
  status: 'Estado',
  statusAt: 'Estado desde',
  groups: 'Grupo',
  location: 'Sede',
  delivery: 'Entrega',
  reason: 'Motivo',
  lastEmailAt: 'Último correo',
  expiresAt: 'Caduca',
  externalId: 'Número externo',
  createdAt: 'Añadido',
  statuses: {
    prospect: 'Candidato',
    pending: 'Pendiente',
    active: 'Activo',
    declined: 'Rechazado',
    cancelled: 'Cancelado',
    archived: 'Archivado',
  },
  deliveries: {
    scheduled: 'Programado',
    queued: 'En cola',
    sent: 'Enviado',
    delayed: 'Con retraso',
    delivered: 'Entregado',
    bounced: 'Devuelto',
    refused: 'Rechazado',
    cancelled: 'Cancelado',
  },
}

export const learnerWords = { en, es }
