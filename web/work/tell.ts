import { notifications } from '@mantine/notifications'

/** Says in passing that something was done. */
export const tell = (message: string): void => {
  notifications.show({ message, color: 'leaf' })
}
