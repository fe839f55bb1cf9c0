import { type App, INNER_CALL } from '#platform/http'

const get = (app: App, url: string, locale: string) =>
  app.inject({
    method: 'GET',
    url,
    headers: { 'accept-language': locale, ...INNER_CALL },
  })

/** Asks our own API within the process, as somebody who is not signed in; null where it refuses. */
export async function askApi<Reply>(app: App, path: string, locale: string): Promise<Reply | null> {
  const answer = await get(app, `/api/v1${path}`, locale)
  return answer.statusCode === 200 ? answer.json<Reply>() : null
}

/** The bytes of a picture of goods; null where there is none. */
export async function askPicture(app: App, picture: string | undefined): Promise<Buffer | null> {
  if (picture === undefined) return null
  const answer = await get(app, `/api/v1/regions/operator/pictures/${picture}?w=960`, 'en')
  return answer.statusCode === 200 ? answer.rawPayload : null
}
