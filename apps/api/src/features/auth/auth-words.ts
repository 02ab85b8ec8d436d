/** The words of one mail of an account. */
export interface AccountWords {
  subject: string
  opening: string
  button: string
  closing: string
  footer: string
}

interface AllWords {
  verify(organization: string): AccountWords
  accountExists: AccountWords
  reset: AccountWords
  passwordChanged: AccountWords
}

const footerEn = 'Rollcall sent this because somebody typed this address into one of its forms.'
const en: AllWords = {
  verify: (organization) => ({
    subject: 'Confirm your address',
    opening: `You registered ${organization} with Rollcall. Confirm that this mailbox is yours, and you can sign in.`,
    button: 'Confirm my address',
    closing: 'The link holds for 24 hours. If this was not you, leave it: without it nothing is created.',
    footer: footerEn,
  }),
  accountExists: {
    subject: 'You already have an account',
    opening:
      'Somebody, perhaps you, tried to register with this address. You have an account already: sign in with it.',
    button: 'Set a new password',
    closing:
      'If you know your password you need not set a new one. If this was not you, there is nothing to do.',
    footer: footerEn,
  },
  reset: {
    subject: 'Set a new password',
    opening: 'A new password was asked for, for the account with this address.',
    button: 'Set a new password',
    closing: 'The link holds for 60 minutes and works once. If this was not you, there is nothing to do.',
    footer: footerEn,
  },
  passwordChanged: {
    subject: 'Your password was changed',
    opening:
      'The password of the account with this address was changed just now, and all other browsers were signed out.',
    button: 'It was not me: set a new password',
    closing: 'If it was you, there is nothing to do.',
    footer: 'Rollcall sent this because it concerns the safety of your account.',
  },
}

const footerEs =
  'Rollcall envía este mensaje porque alguien escribió esta dirección en uno de sus formularios.'
const es: AllWords = {
  verify: (organization) => ({
    subject: 'Confirme su dirección',
    opening: `Ha registrado ${organization} en Rollcall. Confirme que este buzón es suyo y podrá iniciar sesión.`,
    button: 'Confirmar mi dirección',
    closing: 'El enlace vale 24 horas. Si no ha sido usted, no haga nada: sin él no se crea nada.',
    footer: footerEs,
  }),
  accountExists: {
    subject: 'Ya tiene una cuenta',
    opening:
      'Alguien, quizá usted, ha intentado registrarse con esta dirección. Ya tiene una cuenta: inicie sesión con ella.',
    button: 'Definir una contraseña nueva',
    closing: 'Si conoce su contraseña, no necesita otra. Si no ha sido usted, no tiene que hacer nada.',
    footer: footerEs,
  },
  reset: {
    subject: 'Definir una contraseña nueva',
    opening: 'Se ha pedido una contraseña nueva para la cuenta con esta dirección.',
    button: 'Definir una contraseña nueva',
    closing: 'El enlace vale 60 minutos y una sola vez. Si no ha sido usted, no tiene que hacer nada.',
    footer: footerEs,
  },
  passwordChanged: {
    subject: 'Su contraseña ha cambiado',
    opening:
      'La contraseña de la cuenta con esta dirección acaba de cambiar y se ha cerrado la sesión en los demás navegadores.',
    button: 'No he sido yo: definir otra contraseña',
    closing: 'Si ha sido usted, no tiene que hacer nada.',
    footer: 'Rollcall envía este mensaje porque afecta a la seguridad de su cuenta.',
  },
}

export const accountWords = { en, es }
