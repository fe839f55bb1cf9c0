const YEAR_SECONDS = 31_536_000

export function readCookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1))
}

/** Keeps a choice for a year, where the server can read it; an empty one is forgotten. */
export function writeCookie(name: string, value: string): void {
  const age = value === '' ? 0 : YEAR_SECONDS
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and a cookie store is not everywhere
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${age}; samesite=lax`
}
