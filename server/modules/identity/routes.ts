import type { AnyRoute } from '#platform/http'
import { auditRoutes } from './routes/audit.ts'
import { demoRoutes } from './routes/demo.ts'
import { grantRoutes } from './routes/grants.ts'
import { meRoutes } from './routes/me.ts'
import { peopleRoutes } from './routes/people.ts'
import type { DemoSms } from './sms.ts'

/**
 * Profile, sessions, staff, grants and the audit over the API.
 * @param demoSms the channel whose codes may be read; null where there is none such
 */
export function identityRoutes(demoSms: DemoSms | null): AnyRoute[] {
  return [
    ...meRoutes(),
    ...peopleRoutes(),
    ...grantRoutes(),
    ...auditRoutes(),
    ...demoRoutes(demoSms),
  ]
}
