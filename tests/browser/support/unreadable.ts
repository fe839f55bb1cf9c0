/**
 * What of the page as it stands cannot be read: said in words, nothing where all is well. Runs in
 * the page, so it stands on nothing outside of itself.
 */
export function findUnreadable(): string[] {
  interface Piece {
    words: string
    owner: Element
    box: DOMRect
    size: number
    layer: Element | null
  }
  const styleOf = (element: Element) => getComputedStyle(element)
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')}`
  const above = (element: Element): Element[] =>
    element === document.body || element.parentElement === null
      ? []
      : [element, ...above(element.parentElement)]

  // A clamp's whole text stands where it leads to, or in what it says of itself.
  const isToldElsewhere = (element: Element) => {
    const { textOverflow, webkitLineClamp } = styleOf(element)
    const isShortened = textOverflow === 'ellipsis' || /^\d/.test(webkitLineClamp)
    const way = 'a[href], summary, [title], [aria-label]'
    return isShortened && (element.closest(way) ?? element.querySelector(way)) !== null
  }
  const isOnlyHeard = (element: Element) =>
    above(element).some((at) => {
      const { width, height } = at.getBoundingClientRect()
      return styleOf(at).overflow !== 'visible' && (width <= 1 || height <= 1)
    })
  const isOffered = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('svg, canvas, option, [aria-hidden="true"], [inert]') === null &&
    !isOnlyHeard(element)
  // What stands apart from the flow, and may lie over it: bars, dialogs, open lists.
  const layerOf = (element: Element) =>
    above(element).find(
      (at) => ['fixed', 'sticky'].includes(styleOf(at).position) || at.matches('dialog'),
    ) ?? null

  const piecesOf = (node: Node): Piece[] => {
    const owner = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (owner === null || words === '' || !isOffered(owner)) return []
    const range = document.createRange()
    range.selectNodeContents(node)
    const size = Number.parseFloat(styleOf(owner).fontSize)
    const lines = [...range.getClientRects()].filter((line) => line.width >= 1 && line.height >= 1)
    return lines.map((line) => {
      // Of a line's height only the letters count: the air above and below may be cut.
      const air = Math.max(0, (line.height - size * 0.8) / 2)
      const box = new DOMRect(line.x, line.y + air, line.width, line.height - 2 * air)
      return { words: words.slice(0, 40), owner, box, size, layer: layerOf(owner) }
    })
  }

  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  const shortened = new Set<Piece>()
  const cutOf = (piece: Piece): string | null => {
    const { box, owner, words } = piece
    const reach = { across: false, down: false }
    let isLifted = false
    for (const at of above(owner)) {
      const style = styleOf(at)
      // What is placed absolutely is cut by what it is placed in, not by what it is written in.
      if (isLifted && style.position === 'static' && style.transform === 'none') continue
      const edge = at.getBoundingClientRect()
      const isWider = !reach.across && (box.left < edge.left - 2 || box.right > edge.right + 2)
      const isTaller = !reach.down && (box.top < edge.top - 2 || box.bottom > edge.bottom + 2)
      const isCut = (isWider && hides(style.overflowX)) || (isTaller && hides(style.overflowY))
      if (isCut && isToldElsewhere(at)) {
        shortened.add(piece)
        return null
      }
      if (isCut) return `“${words}” is cut by ${named(at)}`
      if (isWider && at.matches('button, [role="button"], [role="tab"], .ui-button')) {
        return `“${words}” sticks out of ${named(at)}`
      }
      reach.across ||= scrolls(style.overflowX)
      reach.down ||= scrolls(style.overflowY)
      isLifted = style.position === 'absolute'
      if (style.position === 'fixed') break
    }
    const leaves = !reach.across && box.left < innerWidth && box.right > innerWidth + 2
    return leaves ? `“${words}” leaves the window` : null
  }

  const liesUpon = (one: Piece, other: Piece): boolean => {
    if (one.layer !== other.layer || shortened.has(one) || shortened.has(other)) return false
    if (one.owner.contains(other.owner) || other.owner.contains(one.owner)) return false
    const [a, b] = [one.box, other.box]
    const least = Math.min(one.size, other.size) / 4
    return (
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > least &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > least
    )
  }

  const controls = [...document.querySelectorAll('button, select, input:not([type=hidden])')]
    .filter(isOffered)
    .map((control) => ({ control, box: control.getBoundingClientRect(), layer: layerOf(control) }))
  const coverOf = ({ box, owner, words, layer, size }: Piece): string[] =>
    controls.flatMap(({ control, box: over, layer: its }) => {
      if (its !== layer || control.contains(owner) || owner.contains(control)) return []
      if (owner.closest('label')?.contains(control) === true) return []
      const across = Math.min(box.right, over.right) - Math.max(box.left, over.left)
      const down = Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top)
      return across > size / 4 && down > size / 4 ? [`“${words}” lies below ${named(control)}`] : []
    })

  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    pieces.push(...piecesOf(node))
  }
  const { scrollWidth, clientWidth } = document.documentElement
  const cuts = pieces.flatMap((piece) => cutOf(piece) ?? [])
  const faults = [
    ...(scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : []),
    ...cuts,
    ...pieces.filter((piece) => !shortened.has(piece)).flatMap(coverOf),
    ...pieces.flatMap((one, at) =>
      pieces
        .slice(at + 1)
        .filter((other) => liesUpon(one, other))
        .map((other) => `“${one.words}” lies upon “${other.words}”`),
    ),
  ]
  return [...new Set(faults)].slice(0, 12)
}
