import { m } from '../i18n/index.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { tell } from './tell.ts'

interface TextButtonProps {
  text: string
  children: string
  kind?: ButtonKind
  icon?: IconName
  isWide?: boolean
  /** What of several it passes on. */
  of?: string
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, children, ...look }: TextButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      tell(m.desk_copied())
    } catch {
      tell(m.desk_not_copied(), 'wrong')
    }
  }
  return (
    <Button kind="plain" icon="copy" {...look} onClick={() => void copy()}>
      {children}
    </Button>
  )
}

/** Whether this device lets a page pass something on to another app. */
export const maySharePlain = (): boolean => typeof navigator.share === 'function'

/** Passes a text on to another app, or copies it where the device cannot. */
export function ShareButton({ text, children, ...look }: TextButtonProps) {
  if (!maySharePlain()) {
    return (
      <CopyButton text={text} {...look}>
        {children}
      </CopyButton>
    )
  }
  return (
    <Button
      kind="plain"
      icon="share"
      {...look}
      // Whoever closes the choice of apps has changed their mind; that is no failure.
      onClick={() => void navigator.share({ text }).catch(() => undefined)}
    >
      {children}
    </Button>
  )
}
