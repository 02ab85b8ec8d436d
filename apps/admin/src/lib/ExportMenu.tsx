import { Button, Loader, Menu, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconDownload, IconFileTypeCsv, IconFileTypeXls } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tellDone, tellFailed } from './notices.ts'
import { problemText } from './problem.ts'
import { saveFile } from './save-file.ts'

const FORMATS = [
  { format: 'csv', icon: IconFileTypeCsv },
  { format: 'xlsx', icon: IconFileTypeXls },
] as const

export type ExportFormat = (typeof FORMATS)[number]['format']

interface ExportMenuProps {
  /** Fetches the file. */
  make: (format: ExportFormat) => Promise<{ fileName: string; content: Blob }>
}

/** Takes what the filter of a list shows along as a file, on all its pages and in its order. */
export function ExportMenu({ make }: ExportMenuProps) {
  const { t } = useTranslation()
  const file = useMutation({
    mutationFn: make,
    onSuccess: (made) => {
      saveFile(made)
      tellDone(t('learners.exported', { file: made.fileName }))
    },
    onError: (error) => tellFailed(problemText(t, error)),
  })
  return (
    <>
      <VisuallyHidden role="status">{file.isPending && t('learners.exporting')}</VisuallyHidden>
      <Menu position="bottom-end" width={280} withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            flex="none"
            aria-busy={file.isPending}
            leftSection={file.isPending ? <Loader size={17} /> : <IconDownload size={17} aria-hidden />}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            {t('learners.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(({ format, icon: Glyph }) => (
            <Menu.Item
              key={format}
              leftSection={<Glyph size={19} stroke={1.6} aria-hidden />}
              disabled={file.isPending}
              onClick={() => file.mutate(format)}
            >
              {t(`learners.formats.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
