import { getRegion } from '#places'
import { own, type Place, signedIn, staff, toAnyone } from '#platform/access'
import type { Db } from '#platform/db'
import type { Files } from '#platform/files'
import { type Acting, type AnyRoute, type Reading, route, type Writing } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { addPicture } from './add-picture.ts'
import { erasePictures } from './erase-pictures.ts'
import { isPublic, PUBLIC_PURPOSES, type Purpose } from './purposes.ts'
import { findPicture } from './queries.ts'
import { receivePicture } from './receive-picture.ts'
import { Picture, PictureQuery } from './schemas.ts'
import { showPicture } from './show-picture.ts'
import { concernedBy } from './shown-with.ts'

const tag = 'media'
const consumes = 'multipart/form-data'
const HOW =
  'Send multipart/form-data with the picture in the field file: JPEG, PNG, WebP, AVIF or GIF, at most 12 MB and 40 megapixels. It is drawn anew as WebP; EXIF and the file’s name are not kept.'

/** Who may add pictures, see them and erase them, by purpose. */
const WHO = {
  goods: staff({ buyer: 'region', marketing: 'region', operations: 'region' }),
  licence: {
    adding: staff({ buyer: 'region', operations: 'region', supplier: 'supplier' }),
    seeing: staff({
      buyer: 'region',
      operations: 'region',
      supervisor: 'region',
      supplier: 'supplier',
    }),
    erasing: staff({ buyer: 'region', operations: 'region' }),
  },
  claim: {
    adding: signedIn(),
    seeing: own({
      support: 'region',
      operations: 'region',
      finance: 'region',
      supervisor: 'region',
      // Whom the claim concerns: see concernedBy.
      leader: 'community',
      supplier: 'supplier',
    }),
    // What a claim was decided by is not the claimant's to take away.
    erasing: staff({ support: 'region' }),
  },
  proof: {
    adding: signedIn(),
    seeing: own({
      operations: 'region',
      buyer: 'region',
      support: 'region',
      finance: 'region',
      supervisor: 'region',
    }),
    // What goods were refused, written off or left by is not to be taken away.
    erasing: staff({ support: 'region' }),
  },
  profile: {
    adding: signedIn(),
    seeing: own({ support: 'region', operations: 'region' }),
    erasing: own({ support: 'region' }),
  },
}

export function mediaRoutes(files: Files): AnyRoute[] {
  return [...goodsRoutes(files), ...addingRoutes(files), ...privateRoutes(files)]
}

const goodsRoutes = (files: Files): AnyRoute[] => [
  ...PUBLIC_PURPOSES.map((purpose) =>
    route({
      name: `add${capital(purpose)}Picture`,
      method: 'POST',
      path: `/regions/:region/${purpose}-pictures`,
      tag,
      summary: `Add a ${purpose} picture; of the region “operator” where it is for all regions.`,
      description: HOW,
      access: WHO.goods,
      consumes,
      reply: Picture,
      status: 201,
      act: (work) => receive(files, work, work.params.region, purpose, null),
    }),
  ),
  route({
    name: 'getPicture',
    method: 'GET',
    path: '/regions/:region/pictures/:picture',
    tag,
    summary: 'A picture of goods or their label, as WebP.',
    access: toAnyone(),
    query: PictureQuery,
    act: (work) => show(files, work, PUBLIC_PURPOSES),
  }),
  route({
    name: 'erasePicture',
    method: 'DELETE',
    path: '/regions/:region/pictures/:picture',
    tag,
    summary: 'Erase a picture of goods or their label.',
    access: WHO.goods,
    status: 204,
    write: (work) => erase(work, PUBLIC_PURPOSES),
  }),
]

const addingRoutes = (files: Files): AnyRoute[] => [
  route({
    name: 'addLicencePicture',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/licence-pictures',
    tag,
    summary: 'Add a picture of a supplier’s licence.',
    description: HOW,
    access: WHO.licence.adding,
    consumes,
    reply: Picture,
    status: 201,
    callsPerMinute: 60,
    act: (work) => receive(files, work, work.params.region, 'licence', work.params.supplier),
  }),
  ...(['claim', 'proof', 'profile'] as const).map((purpose) =>
    route({
      name: `add${capital(purpose)}Picture`,
      method: 'POST',
      path: `/regions/:region/${purpose}-pictures`,
      tag,
      summary: `Add a ${purpose} picture of one’s own.`,
      description: HOW,
      access: WHO[purpose].adding,
      consumes,
      reply: Picture,
      status: 201,
      callsPerMinute: 30,
      act: (work) => receive(files, work, work.params.region, purpose, work.caller.personId),
    }),
  ),
]

const privateRoutes = (files: Files): AnyRoute[] =>
  (['licence', 'claim', 'proof', 'profile'] as const).flatMap((purpose) => [
    route({
      name: `get${capital(purpose)}Picture`,
      method: 'GET',
      path: `/regions/:region/${purpose}-pictures/:picture`,
      tag,
      summary: `A ${purpose} picture, as WebP.`,
      access: WHO[purpose].seeing,
      query: PictureQuery,
      place: (work) => placeOf(work, purpose),
      act: (work) => show(files, work, [purpose]),
    }),
    route({
      name: `erase${capital(purpose)}Picture`,
      method: 'DELETE',
      path: `/regions/:region/${purpose}-pictures/:picture`,
      tag,
      summary: `Erase a ${purpose} picture.`,
      access: WHO[purpose].erasing,
      status: 204,
      place: (work) => placeOf(work, purpose),
      write: (work) => erase(work, [purpose]),
    }),
  ])

type Ids = { region: string; picture: string }

async function placeOf(
  { db, params }: { db: Db; params: Ids },
  purpose: Purpose,
): Promise<Place | null> {
  const picture = await findPicture(db, params.region, params.picture)
  if (picture === null || picture.purpose !== purpose) return null
  const { ownerId } = picture
  if (purpose === 'licence') return { supplierId: ownerId }
  const concerned = purpose === 'claim' ? await concernedBy(db, params.region, picture.id) : {}
  return { ...concerned, personId: ownerId }
}

async function receive(
  files: Files,
  work: Pick<Acting, 'db' | 'request' | 'note'> & { caller: { personId: string } },
  regionId: string,
  purpose: Purpose,
  ownerId: string | null,
) {
  // Only goods belong to no region; everything else would lie in a place that is not run.
  if (regionId !== 'operator' || !isPublic(purpose)) await getRegion(work.db, regionId)
  const bytes = await receivePicture(work.request)
  const by = work.caller.personId
  const picture = await addPicture(
    { db: work.db, files },
    { regionId, purpose, ownerId, bytes, by },
  )
  work.note({ pictureId: picture.id })
  const folder = isPublic(purpose) ? 'pictures' : `${purpose}-pictures`
  const { id, widthPx, heightPx, sizeBytes } = picture
  const address = `/api/v1/regions/${regionId}/${folder}/${id}`
  return { id, address, widthPx, heightPx, sizeBytes }
}

const show = (
  files: Files,
  work: Pick<Acting, 'db' | 'request' | 'reply'> & {
    params: Ids
    query: Reading<string, typeof PictureQuery>['query']
  },
  purposes: readonly Purpose[],
) =>
  showPicture({
    ...work,
    files,
    regionId: work.params.region,
    pictureId: work.params.picture,
    purposes,
    width: work.query.w,
  })

async function erase(
  work: Pick<Writing, 'tx' | 'at'> & { params: Ids; caller: { personId: string } },
  purposes: readonly Purpose[],
): Promise<void> {
  const { region: regionId, picture: pictureId } = work.params
  const picture = await findPicture(work.tx, regionId, pictureId)
  if (picture === null || !purposes.includes(picture.purpose)) throw new NotFound('picture')
  const by = work.caller.personId
  await erasePictures(work.tx, { regionId, pictureIds: [pictureId], by, at: work.at })
}

const capital = <Word extends string>(word: Word): Capitalize<Word> =>
  (word[0]!.toUpperCase() + word.slice(1)) as Capitalize<Word>
