import { Drawer, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { m, number } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { type Destination, NAVIGATION, type Waiting } from '../nav.ts'
import { useConsole } from '../session.ts'
import { onOpenNavigation } from './signals.ts'
import { useWaiting } from './waiting.ts'

/** Where one can go: a column at the left, icons on a tablet, a drawer on a phone. */
export function Navigation() {
  const [isOpen, { open, close }] = useDisclosure(false)
  useEffect(() => onOpenNavigation(open), [open])
  return (
    <>
      <nav className="console-nav" aria-label={m.console_nav()}>
        <Brand />
        <Groups />
      </nav>
      <Drawer
        opened={isOpen}
        onClose={close}
        title={m.console_brand()}
        size={280}
        closeButtonProps={{ 'aria-label': m.console_close() }}
      >
        <nav className="console-nav-drawer" aria-label={m.console_nav()}>
          <Groups onGo={close} />
        </nav>
      </Drawer>
    </>
  )
}

function Brand() {
  return (
    <p className="console-brand">
      <span className="console-brand-name">{m.console_brand_name()}</span>{' '}
      <span className="console-brand-hq">{m.console_brand_hq()}</span>
    </p>
  )
}

function Groups({ onGo }: { onGo?: () => void }) {
  const waiting = useWaiting()
  return NAVIGATION.map(({ name, items }) => (
    <div key={items[0]?.to} className="console-nav-group">
      {name && <p className="console-nav-title">{name()}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Goal item={item} waiting={waiting} {...(onGo ? { onGo } : {})} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Goal({
  item,
  waiting,
  onGo,
}: {
  item: Destination
  waiting: Record<Waiting, number>
  onGo?: () => void
}) {
  const why = useConsole().whyNot(...item.roles)
  const count = item.waiting === undefined ? 0 : waiting[item.waiting]
  const inside = (
    <>
      <Icon name={item.icon} />
      <span className="console-nav-word">{item.name()}</span>
    </>
  )
  if (why !== undefined)
    return (
      <Tooltip label={why} position="right" events={{ hover: true, focus: true, touch: true }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a link without an address takes no focus, and the reason must be reachable */}
        <span
          className="console-goal"
          role="link"
          aria-disabled="true"
          aria-label={m.console_nav_not({ place: item.name(), why })}
          tabIndex={0}
        >
          {inside}
        </span>
      </Tooltip>
    )
  return (
    <Link
      className="console-goal"
      to={item.to}
      {...(count > 0 && item.waitingAt !== undefined ? { search: item.waitingAt as never } : {})}
      activeOptions={{ exact: item.to === '/', includeSearch: false }}
      title={item.name()}
      {...(onGo ? { onClick: onGo } : {})}
    >
      {inside}
      {count > 0 && <Count count={count} />}
    </Link>
  )
}

function Count({ count }: { count: number }) {
  return (
    <span className="console-count number">
      <span aria-hidden="true">{number(count)}</span>
      <span className="only-heard">{m.console_waiting({ count })}</span>
    </span>
  )
}
