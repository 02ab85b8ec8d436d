import type { Knex } from 'knex'
import * as accounts from './0001-accounts.ts'
import * as organizations from './0002-organizations.ts'
import * as learners from './0003-learners-and-invites.ts'
import * as messages from './0004-messages.ts'
import * as access from './0005-row-security.ts'
import * as everyday from './0006-everyday-work.ts'
import * as imports from './0007-imports.ts'
import * as joinPage from './0008-join-page.ts'
import * as alikeRows from './0009-alike-rows.ts'
import * as importChoices from './0010-import-choices.ts'
import * as installation from './0012-installation.ts'
import * as delivery from './0013-delivery.ts'
import * as auditSeals from './0014-audit-seals.ts'
import * as suppressions from './0015-suppressions.ts'
import * as bounces from './0016-bounces.ts'
import * as mailPauses from './0017-mail-pauses.ts'
import * as mailEvents from './0018-mail-events.ts'
import * as bounceDigest from './0019-bounce-digest.ts'
import * as datedSeals from './0020-dated-seals.ts'
import * as auditOrder from './0021-audit-order.ts'
import * as refusedAgain from './0022-refused-again.ts'
import * as guessedBounces from './0023-guessed-bounces.ts'
import * as importRows from './0024-import-rows.ts'
import * as dueMail from './0025-due-mail.ts'
import * as addressSearch from './0026-address-search.ts'
import * as fewerChecks from './0027-fewer-checks.ts'

interface Migration {
  name: string
  up(db: Knex): Promise<unknown>
  down(db: Knex): Promise<unknown>
}

const MIGRATIONS: Migration[] = [
  { name: '0001-accounts', ...accounts },
  { name: '0002-organizations', ...organizations },
  { name: '0003-learners-and-invites', ...learners },
  { name: '0004-messages', ...messages },
  { name: '0005-row-security', ...access },
  { name: '0006-everyday-work', ...everyday },
  { name: '0007-imports', ...imports },
  { name: '0008-join-page', ...joinPage },
  { name: '0009-alike-rows', ...alikeRows },
  { name: '0010-import-choices', ...importChoices },
  { name: '0012-installation', ...installation },
  { name: '0013-delivery', ...delivery },
  { name: '0014-audit-seals', ...auditSeals },
  { name: '0015-suppressions', ...suppressions },
  { name: '0016-bounces', ...bounces },
  { name: '0017-mail-pauses', ...mailPauses },
  { name: '0018-mail-events', ...mailEvents },
  { name: '0019-bounce-digest', ...bounceDigest },
  { name: '0020-dated-seals', ...datedSeals },
  { name: '0021-audit-order', ...auditOrder },
  { name: '0022-refused-again', ...refusedAgain },
  { name: '0023-guessed-bounces', ...guessedBounces },
  { name: '0024-import-rows', ...importRows },
  { name: '0025-due-mail', ...dueMail },
  { name: '0026-address-search', ...addressSearch },
  { name: '0027-fewer-checks', ...fewerChecks },
]

/** The migrations in order, named here: reading a folder would give other names from source and from a build. */
export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => MIGRATIONS,
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
}
