/** A mail as it came in: its beginning, and how many bytes it had in all. */
export interface TakenMail {
  beginning: Buffer
  size: number
}

/** Longer ones are not taken. What is returned with a report may be large; mail of ours is not. */
export const LONGEST_MAIL = 32 * 1024 * 1024

/** So much is kept. What a server has to say comes before the mail that it returns. */
const KEPT = 512 * 1024

/** Reads a mail to its end without ever holding more of it than is kept. */
export async function takeMail(stream: AsyncIterable<Buffer | string>): Promise<TakenMail> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    const chunk = Buffer.from(piece)
    if (size < KEPT) chunks.push(chunk.subarray(0, KEPT - size))
    size += chunk.length
  }
  return { beginning: Buffer.concat(chunks), size }
}
