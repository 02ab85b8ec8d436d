import { createTransport } from 'nodemailer'

/** What a mail server is answered that hands in mail: the code, and the words. */
export type Answered = { code: number; words: string }

/** Hands a mail to a server on this machine as other servers hand back mail: from nobody, to that address. */
export async function sendBack(port: number, to: string | string[], raw: Buffer): Promise<Answered> {
  const smtp = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true })
  try {
    const { response } = await smtp.sendMail({ envelope: { from: '', to }, raw })
    return toAnswered(response)
  } catch (error) {
    if (error instanceof Error && 'response' in error) return toAnswered(String(error.response))
    throw error
  } finally {
    smtp.close()
  }
}

function toAnswered(response: string): Answered {
  return { code: Number(response.slice(0, 3)), words: response.slice(4) }
}
