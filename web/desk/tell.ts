import { notifications } from '@mantine/notifications'

const COLOURS = { good: 'leaf', waits: 'sun', wrong: 'tomato' }

/** Says something in passing: what was done, what is not all there, or, interrupting, what failed. */
export function tell(message: string, tone: keyof typeof COLOURS = 'good'): void {
  const role = tone === 'wrong' ? 'alert' : 'status'
  notifications.show({ message, color: COLOURS[tone], role })
}
