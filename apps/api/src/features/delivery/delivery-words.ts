import type { DeliveryReason } from '@rollcall/contract'

/** Why a mail has not arrived or not left, for whoever sent it. */
interface DeliveryWords {
  reasons: Record<DeliveryReason, string>
  said(answer: string): string
}

const en: DeliveryWords = {
  reasons: {
    no_mailbox: 'There is no such mailbox.',
    no_domain: 'The part after the @ takes no mail.',
    mailbox_full: 'The mailbox is full.',
    mailbox_off: 'The mailbox is switched off.',
    policy: 'The receiving server takes no mail from us.',
    refused: 'The receiving server refused the message.',
    busy: 'The receiving server asks to try again later.',
    no_answer: 'The mail server did not answer.',
    unclear: 'It is not known whether it left. It is sent again later, with the same link.',
    mail_setup: 'The mail server takes no mail from us. The operator of this installation has to mend that.',
    not_made: 'This message could not be made. The operator of this installation can help.',
    many_mails: 'Many emails went to this address lately. This one leaves a little later.',
    invalid_address: 'The mail service does not take this address: there is something wrong in it.',
    returned_before: 'Mail to this address came back before, so the mail service sends no more to it.',
    unsubscribed: 'This person has asked the mail service for no more mail from us.',
    complained: 'This person has reported our mail as unwanted, so the mail service sends no more to them.',
  },
  said: (answer) => `The server said: “${answer}”`,
}

const es: DeliveryWords = {
  reasons: {
    no_mailbox: 'Ese buzón no existe.',
    no_domain: 'La parte detrás de la @ no recibe correo.',
    mailbox_full: 'El buzón está lleno.',
    mailbox_off: 'El buzón está desactivado.',
    policy: 'El servidor de destino no acepta correo nuestro.',
    refused: 'El servidor de destino rechazó el mensaje.',
    busy: 'El servidor de destino pide intentarlo más tarde.',
    no_answer: 'El servidor de correo no respondió.',
    unclear: 'No se sabe si salió. Se enviará de nuevo más tarde, con el mismo enlace.',
    mail_setup:
      'El servidor de correo no acepta nuestro correo. Debe arreglarlo quien administra esta instalación.',
    not_made: 'No se pudo crear este mensaje. Puede ayudarle quien administra esta instalación.',
    many_mails: 'A esta dirección se han enviado muchos correos. Este saldrá un poco más tarde.',
    invalid_address: 'El servicio de correo no acepta esta dirección: hay algo incorrecto en ella.',
    returned_before:
      'El correo a esta dirección ya fue devuelto antes, y el servicio de correo no envía más.',
    unsubscribed: 'Esta persona pidió al servicio de correo no recibir más correo nuestro.',
    complained: 'Esta persona marcó nuestro correo como no deseado, y el servicio de correo no le envía más.',
  },
  said: (answer) => `El servidor respondió: «${answer}»`,
}

const words = { en, es }

/** The reason as sentences, with what the server said; null where nothing is wrong. */
export function tellReason(
  locale: 'en' | 'es',
  code: DeliveryReason | null,
  answer: string | null,
): string | null {
  if (code === null) return null
  const { reasons, said } = words[locale]
  return answer ? `${reasons[code]} ${said(answer)}` : reasons[code]
}
