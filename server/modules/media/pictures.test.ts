import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { addRegion, type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
let home: string
let buyer: Person

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-media-'))
  linli = await startTestLinli({ LINLI_HOME: home })
  await addRegion(linli)
  buyer = await linli.person({ role: 'buyer' })
})
afterAll(async () => {
  await linli.close()
  await rm(home, { recursive: true, force: true })
})

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } })
const jpeg = (width = 2000, height = 1000) => drawing(width, height).jpeg().toBuffer()

async function send(who: Person | null, path: string, bytes: Uint8Array, name = 'a.jpg') {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const headers = { 'content-type': encoded.headers.get('content-type')! }
  return linli.call(who, 'POST', `/regions/${path}`, body, { headers })
}

const get = (who: Person | null, address: string, headers: Record<string, string> = {}) =>
  linli.app.inject({
    method: 'GET',
    url: address,
    headers: { ...(who === null ? {} : { authorization: `Bearer ${who.token}` }), ...headers },
  })

const filesOf = (id: string) =>
  readdir(join(home, 'files/pictures/chengdu', id)).catch(() => [] as string[])

async function runJobs() {
  const { db, pool } = linli.database
  const { rows } = await pool.query(`select job.id, task.identifier, job.payload
    from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id`)
  for (const row of rows) {
    await linli.tasks.find((task) => task.name === row.identifier)!.work(row.payload, db)
  }
}

test('a picture of goods is drawn anew in four sizes and shown to anyone for good', async () => {
  const added = await send(buyer, 'operator/product-pictures', await jpeg())
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({ widthPx: 1600, heightPx: 800 })
  for (const [query, width] of [
    ['', 1600],
    ['?w=160', 160],
    ['?w=480', 480],
    ['?w=960', 960],
  ] as const) {
    const shown = await get(null, `${added.body.address}${query}`)
    expect(shown.statusCode).toBe(200)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'webp', width })
    const again = await get(null, `${added.body.address}${query}`, {
      'if-none-match': String(shown.headers.etag),
    })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  }
  expect((await get(null, `${added.body.address}?w=161`)).statusCode).toBe(422)
  expect((await get(null, added.body.address.replace('operator', 'chengdu'))).statusCode).toBe(404)
})

test('each format of people’s cameras is read, a small picture is not blown up', async () => {
  const small = () => drawing(300, 200)
  for (const bytes of [
    await small().jpeg().toBuffer(),
    await small().png().toBuffer(),
    await small().webp().toBuffer(),
    await small().avif().toBuffer(),
    await small().gif().toBuffer(),
  ]) {
    const added = await send(buyer, 'operator/product-pictures', bytes)
    expect(added.body).toMatchObject({ widthPx: 300, heightPx: 200 })
    const wide = await get(null, `${added.body.address}?w=960`)
    expect((await sharp(wide.rawPayload).metadata()).width).toBe(300)
  }
})

test('where a photo was taken and how the camera was held stay out; it stands upright', async () => {
  const photo = await drawing(400, 200)
    .withExif({ IFD0: { Make: 'TELLTALE' }, IFD3: { GPSLatitude: '30/1 39/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const added = await send(buyer, 'operator/label-pictures', photo)
  expect(added.body).toMatchObject({ widthPx: 200, heightPx: 400 })
  const shown = await get(null, added.body.address)
  const kept = await sharp(shown.rawPayload).metadata()
  expect([kept.exif, kept.xmp, kept.orientation]).toEqual([undefined, undefined, undefined])
})

test('SVG, scripts, broken and unknown files are refused whatever they are called', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
  const whole = await jpeg(600, 600)
  for (const bytes of [
    Buffer.from(svg),
    Buffer.from('<html><script>alert(1)</script></html>'),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(0),
    await drawing(9, 9).tiff().toBuffer(),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
    whole.subarray(0, whole.length / 2),
  ]) {
    const refused = await send(buyer, 'operator/product-pictures', bytes, '../../etc/passwd.jpg')
    expect([refused.status, refused.body.code]).toEqual([422, 'not-a-picture'])
  }
})

test('of a picture that is a script as well only the picture is kept', async () => {
  const script = '<script>alert("polyglot")</script>'
  const polyglot = Buffer.concat([await jpeg(300, 300), Buffer.from(script)])
  const added = await send(buyer, 'operator/product-pictures', polyglot, '../../../index.html')
  expect(added.status).toBe(201)
  const shown = await get(null, added.body.address)
  expect(shown.rawPayload.includes('polyglot')).toBe(false)
  expect(shown.headers['content-type']).toBe('image/webp')
})

test('over 12 MB or 40 megapixels is too much; no file and no form are told', async () => {
  const heavy = Buffer.concat([await jpeg(300, 300), Buffer.alloc(12_000_000)])
  const refused = await send(buyer, 'operator/product-pictures', heavy)
  expect([refused.status, refused.body.code]).toEqual([413, 'picture-too-heavy'])
  const bomb = await drawing(8000, 5001).png({ compressionLevel: 9 }).toBuffer()
  const large = await send(buyer, 'operator/product-pictures', bomb)
  expect([large.status, large.body.code]).toEqual([413, 'picture-too-large'])
  const path = '/regions/operator/product-pictures'
  const json = await linli.call(buyer, 'POST', path, { file: 'x' })
  expect([json.status, json.body.code]).toEqual([422, 'no-picture-sent'])
  const empty = '--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nhello\r\n--x--\r\n'
  const none = await linli.call(buyer, 'POST', path, Buffer.from(empty), {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  expect([none.status, none.body.code]).toEqual([422, 'no-picture-sent'])
  for (const broken of ['\0', '--x', '--x\r\ncontent-disposition: form-data; name="file"; file']) {
    const answer = await linli.call(buyer, 'POST', path, Buffer.from(broken), {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect([answer.status, answer.body.code], broken).toEqual([422, 'no-picture-sent'])
  }
})

test('pictures of goods are added by who buys and sells, in their own region only', async () => {
  const picture = await jpeg(50, 50)
  const local = await linli.person({ role: 'buyer', regionId: 'chengdu' })
  const resident = await linli.person()
  const status = async (who: Person | null, path: string) => (await send(who, path, picture)).status
  expect(await status(null, 'operator/product-pictures')).toBe(401)
  expect(await status(resident, 'operator/product-pictures')).toBe(403)
  expect(await status(local, 'operator/product-pictures')).toBe(403)
  expect(await status(local, 'chengdu/label-pictures')).toBe(201)
  expect(await status(buyer, 'nowhere/label-pictures')).toBe(404)
  expect(await status(resident, 'nowhere/claim-pictures')).toBe(404)
  expect(await status(resident, 'operator/claim-pictures')).toBe(404)
})

test('a claim picture is seen by its owner and support, by nobody else under any address', async () => {
  const [owner, stranger] = [await linli.person(), await linli.person()]
  const support = await linli.person({ role: 'support', regionId: 'chengdu' })
  const foreign = await linli.person({ role: 'support', regionId: 'elsewhere' })
  const added = await send(owner, 'chengdu/claim-pictures', await jpeg(50, 50))
  const { address } = added.body
  const status = async (who: Person | null, at = address) => (await get(who, at)).statusCode
  expect((await get(owner, address)).headers['cache-control']).toBe('private, max-age=300')
  expect(await status(support)).toBe(200)
  expect(await status(null)).toBe(401)
  expect(await status(stranger)).toBe(404)
  expect(await status(foreign)).toBe(404)
  for (const other of ['pictures', 'profile-pictures', 'licence-pictures']) {
    expect(await status(owner, address.replace('claim-pictures', other))).toBe(404)
  }
  const erase = (who: Person) => linli.call(who, 'DELETE', address.replace('/api/v1', ''))
  expect((await erase(owner)).status).toBe(404)
  expect((await erase(support)).status).toBe(204)
  expect(await status(owner)).toBe(404)
})

test('a licence picture is the supplier’s and the buyers’', async () => {
  const [mine, theirs] = [newId(), newId()]
  const grant = { role: 'supplier', regionId: 'chengdu' } as const
  const supplier = await linli.person({ ...grant, supplierId: mine })
  const other = await linli.person({ ...grant, supplierId: theirs })
  const picture = await jpeg(50, 50)
  const path = `chengdu/suppliers/${mine}/licence-pictures`
  expect((await send(other, path, picture)).status).toBe(403)
  const { address } = (await send(supplier, path, picture)).body
  expect((await get(supplier, address)).statusCode).toBe(200)
  expect((await get(buyer, address)).statusCode).toBe(200)
  expect((await get(other, address)).statusCode).toBe(404)
})

test('an erased picture is gone at once, its files with the job, also when that runs twice', async () => {
  const owner = await linli.person()
  const added = await send(owner, 'chengdu/profile-pictures', await jpeg(50, 50))
  const { id, address } = added.body
  expect(await filesOf(id)).toHaveLength(4)
  const erase = () => linli.call(owner, 'DELETE', address.replace('/api/v1', ''))
  expect((await erase()).status).toBe(204)
  expect((await get(owner, address)).statusCode).toBe(404)
  expect((await erase()).status).toBe(404)
  await runJobs()
  await runJobs()
  expect(await filesOf(id)).toEqual([])
})

test('erasing a person erases their own pictures and nobody else’s', async () => {
  const [leaving, staying] = [await linli.person(), await linli.person()]
  const pictures = await Promise.all(
    [leaving, staying].map(async (who) => send(who, 'chengdu/claim-pictures', await jpeg(50, 50))),
  )
  await transact(linli.database.db, (tx) =>
    erasePerson(tx, { personId: leaving.id, by: buyer.id, at: new Date() }),
  )
  await runJobs()
  const support = await linli.person({ role: 'support' })
  const seen = await Promise.all(pictures.map(({ body }) => get(support, body.address)))
  expect(seen.map(({ statusCode }) => statusCode)).toEqual([404, 200])
  expect(await filesOf(pictures[0]!.body.id)).toEqual([])
})
