import type { AccountText } from '../account-text.ts'

/** Spanish: the words of the forms and of the account. */
export const accountEs: AccountText = {
  forgotPassword: '¿Olvidó su contraseña?',
  signOut: 'Cerrar sesión',
  wrongAccount: {
    title: (email) => `Esta invitación es para ${email}`,
    body: (email) =>
      `Ha iniciado sesión como ${email}, y una invitación solo puede aceptarse con su propia dirección.`,
    switchAccount: 'Cambiar de cuenta',
    stay: (email) => `Seguir como ${email}`,
  },
  identify: {
    title: 'Inicie sesión o regístrese para aceptar',
    lead: (organization) => `Así formará parte de ${organization} y se le asignarán sus capacitaciones.`,
    question: '¿Tiene una cuenta?',
    isNew: 'Es mi primera vez',
    hasAccount: 'Tengo una cuenta',
    register: 'Registrarme y aceptar',
    signIn: 'Iniciar sesión y aceptar',
    fixed: 'La invitación se envió a esta dirección, por eso no se puede cambiar aquí.',
  },
  form: {
    email: 'Correo electrónico',
    name: 'Su nombre',
    nameHint: 'Como debe figurar en sus certificados.',
    password: 'Contraseña',
    newPassword: 'Contraseña nueva',
    passwordHint: (length) => `Al menos ${length} caracteres. Unas cuantas palabras seguidas van bien.`,
    tooShort: (length) => `Use al menos ${length} caracteres.`,
    show: 'Mostrar la contraseña',
    hide: 'Ocultar la contraseña',
    missing: 'Complete este campo.',
    badEmail: 'Escriba la dirección completa, como nombre@ejemplo.org.',
  },
  signInPage: {
    title: 'Inicie sesión en su cuenta',
    lead: 'Vea sus capacitaciones y las invitaciones que le esperan.',
    newHere:
      '¿Es su primera vez? Su cuenta empieza con una invitación: abra el enlace del correo que recibió.',
    passwordChanged: 'Su contraseña nueva está lista. Inicie sesión con ella.',
    signedOut: 'Ha cerrado la sesión.',
  },
  forgot: {
    title: '¿Olvidó su contraseña?',
    lead: 'Díganos su correo electrónico y le enviaremos un enlace para elegir una nueva.',
    send: 'Enviar el enlace',
    sentTitle: 'Revise su correo',
    sent: (email) => `Si ${email} tiene una cuenta, el enlace va en camino. Sirve durante una hora.`,
    notThere: '¿No llega en unos minutos? Mire en la carpeta de correo no deseado o inténtelo de nuevo.',
    again: 'Usar otra dirección',
    toSignIn: 'Volver a iniciar sesión',
  },
  reset: {
    title: 'Elija una contraseña nueva',
    save: 'Guardar la contraseña',
    dead: 'Un enlace para cambiar la contraseña sirve una sola vez y durante una hora.',
    again: 'Pedir un enlace nuevo',
  },
  account: {
    hello: (name) => `Hola, ${name}`,
    invitations: 'Invitaciones que le esperan',
    noInvitations:
      'No le espera ninguna invitación. Cuando una organización le invite, la verá aquí y en su correo.',
    from: (organization) => `Invitación de ${organization}`,
    trainings: 'Mis capacitaciones',
    noTrainings: 'Todavía ninguna. Cuando acepte una invitación, sus capacitaciones aparecerán aquí.',
    progress: (title) => `Avance en ${title}`,
    status: { assigned: 'Sin empezar', in_progress: 'En curso', completed: 'Completada' },
    loadProblem: 'No pudimos abrir su cuenta',
  },
}
