import { ActionIcon, Menu, UnstyledButton } from '@mantine/core'
import { useServerNow } from '../../api/index.ts'
import { dateIn, locale, m, nameOf } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { palette } from '../palette/answer-mark.ts'
import { useConsole } from '../session.ts'
import { Account } from './account.tsx'
import { Countdown } from './countdown.tsx'
import { openNavigation } from './signals.ts'

/** Above every page: which day, which city, what closes next, and the field that finds anything. */
export function Bar() {
  return (
    <header className="console-bar">
      <ActionIcon
        className="console-burger"
        variant="subtle"
        size={44}
        aria-label={m.console_open_nav()}
        onClick={() => openNavigation()}
      >
        <Icon name="menu" />
      </ActionIcon>
      <Day />
      <RegionSwitch />
      <Countdown />
      <span className="console-bar-space" />
      <UnstyledButton className="console-find" onClick={() => palette.open()}>
        <Icon name="search" size={16} />
        <span className="console-find-word">{m.console_find()}</span>
        <span aria-hidden="true">
          <kbd>{m.console_find_key()}</kbd>
        </span>
      </UnstyledButton>
      <Account />
    </header>
  )
}

function Day() {
  const { zone } = useConsole()
  const today = dateIn(useServerNow(), zone)
  const text = new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(`${today}T00:00:00Z`))
  return <p className="console-day">{text}</p>
}

function RegionSwitch() {
  const { regions, region, regionName, switchRegion } = useConsole()
  if (regions.length === 1) return <span className="console-pill console-region">{regionName}</span>
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className="console-pill console-region"
          aria-label={m.console_region_is({ name: regionName })}
        >
          {regionName} <Icon name="down" size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {regions.map(({ id, name }) => (
          <Menu.Item key={id} disabled={id === region.id} onClick={() => switchRegion(id)}>
            {nameOf(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
