/** The calls of a guide: its ```http boxes, in their order. */
export interface GuideCall {
  /** For whoever reads a failure: the box's first line, as written. */
  title: string
  method: string
  path: string
  headers: Record<string, string>
  body: string
  keep: { name: string; path: string }[]
  see: { path: string; value: string }[]
  /** Status and code of a call that is refused on purpose. */
  refused: { status: number; code: string } | null
}

/** Reads a guide's boxes. */
export const readGuide = (markdown: string): GuideCall[] =>
  [...markdown.matchAll(/^```http\n(.*?)^```/gms)].map(([, box]) => readBox(box!))

function readBox(box: string): GuideCall {
  const notes = box.split('\n').filter((line) => line.startsWith('# '))
  const [head, ...rest] = box
    .split('\n')
    .filter((line) => !line.startsWith('# '))
    .join('\n')
    .split('\n\n')
  const [title, ...headers] = head!.trim().split('\n')
  const [method, path] = title!.split(' ')
  const after = (word: string) =>
    notes.filter((note) => note.startsWith(`# ${word} `)).map((note) => note.slice(word.length + 3))
  const halves = (note: string) => note.split(/ = (.*)/s, 2) as [string, string]
  const [refused] = after('expect').map((note) => note.split(' '))
  return {
    title: title!,
    method: method!,
    path: path!,
    headers: Object.fromEntries(headers.map((line) => line.split(': ') as [string, string])),
    body: rest.join('\n\n').trim(),
    keep: after('keep').map((note) => ({ name: halves(note)[0], path: halves(note)[1] })),
    see: after('see').map((note) => ({ path: halves(note)[0], value: halves(note)[1] })),
    refused: refused === undefined ? null : { status: Number(refused[0]), code: refused[1]! },
  }
}

/** Puts what was kept into a text. @throws when a name was never kept */
export const filledIn = (text: string, kept: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = kept.get(name)
    if (value === undefined) throw new Error(`the guide uses ${name} before it keeps it`)
    return value
  })

/** What lies at `items[0].id` or `items[name=番茄].id` of an answer; undefined where nothing does. */
export function partOf(answer: unknown, path: string): unknown {
  let part: unknown = answer
  for (const [, key, at] of path.matchAll(/([\w-]+)|\[([^\]]*)\]/g)) {
    if (part === null || typeof part !== 'object') return undefined
    if (key !== undefined) part = (part as Record<string, unknown>)[key]
    else if (/^\d+$/.test(at!)) part = (part as unknown[])[Number(at)]
    else {
      const [field, value] = at!.split('=')
      part = (part as Record<string, unknown>[]).find((one) => String(one[field!]) === value)
    }
  }
  return part
}
