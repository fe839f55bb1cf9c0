import { startDemo } from './demo-server.ts'
import { type Scores, scoresOf } from './lighthouse.ts'

// Lighthouse's mobile preset on the shop of a demo: home, a product, the cart with goods in it.
const PORT = 3190
const RUNS = 3

const demo = await startDemo(PORT)
const results: Record<string, Scores> = {}
try {
  const { home, product, cart, cookie } = await pagesOf(demo.address)
  for (const [name, path] of Object.entries({ home, product, cart })) {
    const runs = Array.from({ length: RUNS }, () => scoresOf(demo.address + path, cookie))
    results[name] = runs.sort((a, b) => a.performance - b.performance)[Math.floor(RUNS / 2)]!
  }
} finally {
  await demo.stop()
}

for (const [name, { lost, ...figures }] of Object.entries(results)) {
  console.log(`\n${name}`)
  console.table(figures)
  for (const what of lost) console.log(`  lost points: ${what}`)
}
const worst = (of: keyof Omit<Scores, 'lost'>, pick: (...values: number[]) => number) =>
  pick(...Object.values(results).map((scores) => scores[of]))
console.log(
  JSON.stringify({
    bench: 'web',
    performance: worst('performance', Math.min),
    accessibility: worst('accessibility', Math.min),
    bestPractices: worst('bestPractices', Math.min),
    seo: worst('seo', Math.min),
    largestPaintMs: worst('largestPaintMs', Math.max),
    scriptKilobytes: worst('scriptKilobytes', Math.max),
  }),
)

/** The pages to measure, and the cookies of somebody who has chosen a community and put goods in a cart. */
async function pagesOf(address: string) {
  const phone = '+8613800138001'
  const api = async (path: string, cookie = '', body?: object) => {
    const response = await fetch(address + path, {
      headers: { cookie, origin: address, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  await api('/api/auth/phone-number/send-otp', '', { phoneNumber: phone })
  const shown = await api(`/api/v1/demo/codes/${encodeURIComponent(phone)}`)
  const { code } = (await shown.json()) as { code: string }
  const signedIn = await api('/api/auth/phone-number/verify', '', { phoneNumber: phone, code })
  const session = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const me = await (await api('/api/v1/regions/chengdu/me/resident', session)).json()
  const { communityId } = me as { communityId: string }
  const place = `/chengdu/${communityId}`
  const goods = await api(`/api/v1/regions/chengdu/communities/${communityId}/goods?limit=1`)
  const [first] = ((await goods.json()) as { items: { productId: string }[] }).items
  const cookie = `${session}; linli.place=${encodeURIComponent(`chengdu/${communityId}`)}`
  return { home: place, product: `${place}/goods/${first!.productId}`, cart: '/cart', cookie }
}
