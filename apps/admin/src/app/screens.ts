import {
  type Icon,
  IconBook2,
  IconChecklist,
  IconDoorEnter,
  IconFileSpreadsheet,
  IconMapPin,
  IconSend,
  IconSettings,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react'
import { paths } from '../lib/paths.ts'

interface NamedScreen {
  name: string
  to: string
  icon: Icon
}

/** The screens in the order of the sidebar. */
export const SCREENS = [
  { name: 'overview', to: paths.overview, icon: IconChecklist },
  { name: 'learners', to: paths.learners, icon: IconUserPlus },
  { name: 'imports', to: paths.imports, icon: IconFileSpreadsheet },
  { name: 'outbox', to: paths.outbox, icon: IconSend },
  { name: 'groups', to: paths.groups, icon: IconUsersGroup },
  { name: 'locations', to: paths.locations, icon: IconMapPin },
  { name: 'trainings', to: paths.trainings, icon: IconBook2 },
  { name: 'settings', to: paths.settings, icon: IconSettings },
] as const satisfies NamedScreen[]

/** The screens under the heading of the premium features. */
export const PREMIUM_SCREENS = [
  { name: 'joinPage', to: paths.joinPage, icon: IconDoorEnter },
] as const satisfies NamedScreen[]
