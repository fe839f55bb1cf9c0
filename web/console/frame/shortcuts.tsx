import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { DESTINATIONS } from '../nav.ts'
import { palette } from '../palette/answer-mark.ts'
import { useConsole } from '../session.ts'
import { onOpenShortcuts } from './signals.ts'

const WAIT_MS = 1500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What can be done by keyboard everywhere, and the page that says so. */
export function Shortcuts() {
  const [isOpen, { open, close }] = useDisclosure(false)
  useEffect(() => onOpenShortcuts(open), [open])
  useKeys(open)
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={m.console_shortcuts()}
      closeButtonProps={{ 'aria-label': m.console_close() }}
    >
      <dl className="console-keys">
        <Key keys={m.console_find_key()} does={m.console_key_palette()} />
        <Key keys="/" does={m.console_key_search()} />
        <Key keys="?" does={m.console_key_help()} />
        <Key keys="↑ ↓" does={m.console_key_rows()} />
        <Key keys={m.console_key_space_name()} does={m.console_key_space()} />
        <Key keys="Enter" does={m.console_key_enter()} />
        {DESTINATIONS.map(({ key, to, name }) => (
          <Key key={to} keys={`g ${key}`} does={name()} />
        ))}
      </dl>
    </Modal>
  )
}

function Key({ keys, does }: { keys: string; does: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  )
}

function useKeys(openHelp: () => void): void {
  const navigate = useNavigate()
  const { may } = useConsole()
  const pressedG = useRef(0)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const isGo = performance.now() - pressedG.current < WAIT_MS
      pressedG.current = 0
      const goal = isGo && DESTINATIONS.find(({ key }) => key === event.key)
      if (goal) {
        if (may(...goal.roles)) navigate({ to: goal.to })
      } else if (event.key === 'g') pressedG.current = performance.now()
      else if (event.key === '/') palette.open()
      else if (event.key === '?') openHelp()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [navigate, may, openHelp])
}
