const NAVIGATION = 'linli:navigation'
const SHORTCUTS = 'linli:shortcuts'

const heard = (name: string) => (act: () => void) => {
  addEventListener(name, act)
  return () => removeEventListener(name, act)
}

/** Opens the navigation where it is folded away. */
export const openNavigation = (): boolean => dispatchEvent(new Event(NAVIGATION))
export const onOpenNavigation = heard(NAVIGATION)

/** Shows what can be done by keyboard. */
export const openShortcuts = (): boolean => dispatchEvent(new Event(SHORTCUTS))
export const onOpenShortcuts = heard(SHORTCUTS)
