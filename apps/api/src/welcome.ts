import type { DemoSignIn } from '../seeds/demo.ts'
import type { Config } from './config.ts'

/** Says where to go and, the first time, how to sign in. The password is shown this once. */
export function printWelcome(
  config: Config,
  { signIn, seconds }: { signIn: DemoSignIn | null; seconds: number },
): void {
  const lines = [
    '',
    `  Rollcall is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Admin app   ${config.publicUrl}`,
    `  Join app    ${config.joinUrl}`,
    `  Mail inbox  ${config.publicUrl}/dev/inbox   (no real mail is sent)`,
    '',
    ...(signIn
      ? [
          `  Sign in to the demo organization "${signIn.organization}":`,
          `    email     ${signIn.email}`,
          `    password  ${signIn.password}`,
          '  This password is shown only once. "Forgot password" sets another one by the mail inbox.',
          '',
        ]
      : []),
    '  Ctrl-C stops.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
