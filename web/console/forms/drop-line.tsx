import { ActionIcon } from '@mantine/core'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'

/** Takes one of several lines away. */
export const DropLine = ({
  nth,
  isOff = false,
  drop,
}: {
  /** From 0. */
  nth: number
  isOff?: boolean
  drop: () => void
}) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    size={36}
    aria-label={m.console_form_line_drop({ nth: nth + 1 })}
    disabled={isOff}
    onClick={drop}
  >
    <Icon name="close" size={16} />
  </ActionIcon>
)
