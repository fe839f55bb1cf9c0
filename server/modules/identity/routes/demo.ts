import { toAnyone } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { normalizePhone } from '#platform/text'
import { DemoCode } from '../schemas.ts'
import type { DemoSms } from '../sms.ts'

export function demoRoutes(demoSms: DemoSms | null): AnyRoute[] {
  return [
    route({
      name: 'readDemoCode',
      method: 'GET',
      path: '/demo/codes/:number',
      tag: 'sign-in',
      summary: 'The last code sent to a phone; only in a demo, where no SMS goes out.',
      access: toAnyone(),
      reply: DemoCode,
      read: async ({ params }) => {
        const phone = normalizePhone(params.number)
        const sent = phone === null ? null : (demoSms?.lastCode(phone) ?? null)
        if (sent === null) throw new NotFound('code')
        return sent
      },
    }),
  ]
}
