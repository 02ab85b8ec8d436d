/**
 * Shows what takes a while: on a terminal one line that counts the seconds, elsewhere (a log) a line at the start, at
 * the end and every 15 seconds.
 */
export async function withProgress(title, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const isTerminal = process.stdout.isTTY
  const show = () =>
    process.stdout.write(isTerminal ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`)
  process.stdout.write(isTerminal ? `${title} …` : `${title} …\n`)
  const timer = setInterval(show, isTerminal ? 1000 : 15_000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    show()
    if (isTerminal) process.stdout.write('\n')
  }
}
