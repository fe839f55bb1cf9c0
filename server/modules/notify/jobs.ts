import type { Config } from '#platform/config'
import type { Sweep, Task } from '#platform/jobs'
import type { Logger } from '#platform/log'
import { createLogChannel, createMailChannel } from './channel.ts'
import { deleteOldNotices } from './queries/notices.ts'
import { sendNotices } from './send-notices.ts'

/** Sends what waits, each minute; to the log where no mail server is set up. */
export function notifyTasks(config: Config, logger: Logger | false): Task[] {
  const mail =
    config.mail === undefined ? createLogChannel('email', logger) : createMailChannel(config.mail)
  return [
    {
      name: 'send_notices',
      cron: '* * * * *',
      work: async (_payload, db) => {
        await sendNotices(db, [mail])
      },
    },
  ]
}

/** Deletes notices that are a year old. */
export function notifySweeps(): Sweep[] {
  return [
    {
      name: 'notify.forget-old',
      everyMs: 3_600_000,
      sweep: (tx) => deleteOldNotices(tx, 1000),
    },
  ]
}
