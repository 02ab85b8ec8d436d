/** The words of the mail that tells an admin whose invitations came back. */
interface BounceDigestWords {
  subject(org: string, count: number): string
  /** `isOwn`: whoever reads this has invited all of them. */
  opening(count: number, isOwn: boolean): string
  more(count: number): string
  next: string
  button: string
  closing: string
  footer(org: string): string
}

const en: BounceDigestWords = {
  subject: (org, count) =>
    count === 1 ? `${org}: an invitation came back` : `${org}: ${count} invitations came back`,
  opening: (count, isOwn) => {
    const whose = isOwn ? 'of yours' : 'of your organization'
    return count === 1
      ? `An invitation ${whose} did not arrive. Whoever it is for does not know of it.`
      : `${count} invitations ${whose} did not arrive. Those whom they are for do not know of them.`
  },
  more: (count) => `and ${count} more`,
  next: 'Most of them are mistyped: correct the address, and a new invitation goes out by itself. What a server refuses is tried once more after a day; if that does not help, reach the person another way.',
  button: 'See and correct the addresses',
  closing: 'You get this at most once a day, and each address once.',
  footer: (org) => `You get this message because you invite people to ${org} on Rollcall.`,
}

const es: BounceDigestWords = {
  subject: (org, count) =>
    count === 1 ? `${org}: se devolvió una invitación` : `${org}: se devolvieron ${count} invitaciones`,
  opening: (count, isOwn) => {
    const whose = isOwn ? (count === 1 ? 'suya' : 'suyas') : 'de su organización'
    return count === 1
      ? `Una invitación ${whose} no llegó. La persona a la que va dirigida no sabe de ella.`
      : `${count} invitaciones ${whose} no llegaron. Las personas a las que van dirigidas no saben de ellas.`
  },
  more: (count) => `y ${count} más`,
  next: 'La mayoría son errores al escribir: corrija la dirección y saldrá sola una invitación nueva. Lo que un servidor rechaza se intenta una vez más al cabo de un día; si no sirve, contacte con la persona de otro modo.',
  button: 'Ver y corregir las direcciones',
  closing: 'Recibe este aviso una vez al día como máximo, y cada dirección una sola vez.',
  footer: (org) => `Recibe este mensaje porque invita a personas a ${org} en Rollcall.`,
}

export const bounceDigestWords = { en, es }
