import { Alert, Button, Group, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconCheck, IconRefreshAlert } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../../lib/organization.ts'
import { useMayUsePremium } from '../../lib/premium.ts'
import { ApproveDialog } from './ApproveDialog.tsx'
import { Disapprove } from './Disapprove.tsx'
import { HowItWasRead } from './HowItWasRead.tsx'
import { useJudgedNow } from './judging.ts'
import { MappingPart } from './MappingPart.tsx'
import classes from './Review.module.css'
import { RowsPart } from './RowsPart.tsx'
import { countInvited } from './row-list.ts'

/** The preview: every row with what will become of it, to be mended, and then to be approved or disapproved. */
export function ReviewPart({ imported }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const mayMend = useMayUsePremium()
  const [isApproving, setApproving] = useState(false)
  const [isMapping, setMapping] = useState(false)
  const [isJudgedAnew, setJudgedAnew] = useState(false)
  const { sure, again } = countInvited(imported.counts)
  // What somebody is about to approve stays as they see it.
  useJudgedNow(imported.id, mayMend && !isApproving && !isMapping)

  if (isMapping) return <MappingPart imported={imported} onKeep={() => setMapping(false)} />
  return (
    <>
      {isJudgedAnew && (
        <Alert
          role="alert"
          color="yellow"
          mb="md"
          icon={<IconRefreshAlert aria-hidden />}
          title={t('imports.anew.title')}
          withCloseButton
          closeButtonLabel={t('dismiss')}
          onClose={() => setJudgedAnew(false)}
        >
          {t('imports.anew.text')}
        </Alert>
      )}
      <HowItWasRead imported={imported} onChange={mayMend ? () => setMapping(true) : null} />
      <RowsPart imported={imported} mayMend={mayMend} />
      {mayWrite && (
        <div className={classes.decision}>
          <Text fw={600} role="status">
            {mayMend &&
              (sure > 0 ? t('imports.approve.willInvite', { count: sure }) : t('imports.approve.nobody'))}
          </Text>
          <Group gap="sm">
            <Disapprove id={imported.id} />
            {mayMend && sure + again > 0 && (
              <Button
                leftSection={<IconCheck size={18} aria-hidden />}
                onClick={() => setApproving(true)}
                aria-haspopup="dialog"
              >
                {t('imports.approve.word')}
              </Button>
            )}
          </Group>
        </div>
      )}
      <ApproveDialog
        imported={imported}
        isOpen={isApproving}
        onClose={() => setApproving(false)}
        onOutdated={() => {
          setApproving(false)
          setJudgedAnew(true)
        }}
      />
    </>
  )
}
