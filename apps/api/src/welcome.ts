import type { DemoSignIns } from '../seeds/demo/organization.ts'
import type { Config } from './config.ts'

/** Says where to go and, the first time, how to sign in. The password is shown this once. */
export function printWelcome(
  config: Config,
  { signIns, seconds }: { signIns: DemoSignIns | null; seconds: number },
): void {
  const lines = [
    '',
    `  Rollcall is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Admin app   ${config.publicUrl}`,
    `  Join app    ${config.joinUrl}`,
    describeMail(config),
    `  API         ${config.publicUrl}/docs`,
    '',
    ...(signIns ? describeSignIns(signIns) : []),
    '  Ctrl-C stops.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function describeMail({ smtp, sendgrid, publicUrl }: Config): string {
  if (smtp) return `  Mail        leaves by ${smtp.host}`
  if (sendgrid) return `  Mail        leaves by SendGrid, ${new URL(sendgrid.baseUrl).host}`
  return `  Mail inbox  ${publicUrl}/dev/inbox   (no real mail is sent)`
}

/** Who can sign in to the demo organization and where, a line each, under the one password. */
export function describeSignIns({ organization, password, people }: DemoSignIns): string[] {
  return [
    `  Sign in to the demo organization "${organization}" with the password`,
    '',
    `    ${password}`,
    '',
    ...people.map(({ who, email, app }) => `    ${who.padEnd(9)} ${email.padEnd(32)} ${app} app`),
    '',
    '  The password is shown only once. "Forgot password" sets another one by mail.',
    '',
  ]
}
