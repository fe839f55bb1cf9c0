import { useEffect, useRef } from 'react'
import { characterOf, createStrokeReader } from './keystrokes.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

/**
 * Tells what a USB or Bluetooth scanner types, wherever the focus is. Nothing that a person types
 * is taken; what a scanner typed into a field meanwhile is taken out of it again.
 */
export function useKeyboardScanner(onScan: (text: string) => void, isListening = true): void {
  const tell = useRef(onScan)
  tell.current = onScan
  useEffect(() => {
    if (!isListening) return
    const reader = createStrokeReader()
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const text = reader.take({ key: characterOf(event), atMs: event.timeStamp })
      if (text === null) return
      // The Enter would press whatever has the focus.
      event.preventDefault()
      event.stopPropagation()
      if (isField(event.target)) takeOut(event.target, text)
      tell.current(text)
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [isListening])
}

/** Takes scanned text that stands before the caret out of a field, so that its page hears of it. */
function takeOut(field: Field, text: string): void {
  const at = field.selectionStart ?? field.value.length
  const before = field.value.slice(0, at)
  if (!before.endsWith(text)) return
  const kept = before.slice(0, -text.length) + field.value.slice(at)
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  // React keeps its own note of the value, which only the native setter gets past.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, kept)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
