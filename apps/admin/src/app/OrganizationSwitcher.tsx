import { Button, Menu, Text } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { chooseOrganization } from '../lib/chosen-organization.ts'
import { useOrganization } from '../lib/organization.ts'
import { paths } from '../lib/paths.ts'
import { meQuery } from '../lib/session.ts'

/** The organization's name; a menu where there are several to choose from. */
export function OrganizationSwitcher() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const current = useOrganization()
  const organizations = useQuery(meQuery).data?.organizations ?? []
  const choose = (orgId: string) => {
    // The screen may name things of the organization that is left (a filter, an open learner): start afresh.
    navigate(paths.overview)
    chooseOrganization(orgId)
  }

  if (organizations.length < 2) {
    return (
      <Text fw={600} truncate>
        {current.name}
      </Text>
    )
  }
  return (
    <Menu position="bottom-start" width={260} withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          px="xs"
          mx={-10}
          rightSection={<IconSelector size={16} aria-hidden />}
          aria-label={t('shell.organization', { name: current.name })}
          styles={{ root: { minWidth: 0 } }}
        >
          {current.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {organizations.map(({ orgId, name }) => (
          <Menu.Item
            key={orgId}
            onClick={() => choose(orgId)}
            aria-current={orgId === current.orgId || undefined}
            rightSection={orgId === current.orgId ? <IconCheck size={16} aria-hidden /> : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
