import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

// Takes mail and drops it, as fast as it can: by SMTP, and by the HTTP of a mail service, which it answers without a look.

const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    stream.resume()
    stream.on('end', () => done())
  },
})
const http = createServer((req, res) => {
  req.resume()
  req.on('end', () => res.writeHead(202, { 'X-Message-Id': 'sink' }).end())
})
const portOf = (server: { address(): unknown }) => {
  const address = server.address()
  return typeof address === 'object' && address !== null && 'port' in address ? address.port : 0
}
smtp.listen(0, '127.0.0.1', () => {
  http.listen(0, '127.0.0.1', () => process.send?.({ smtpPort: portOf(smtp.server), httpPort: portOf(http) }))
})
process.once('disconnect', () => process.exit(0))
