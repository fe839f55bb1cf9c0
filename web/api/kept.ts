/** The caches of a service worker that hold what one person was answered begin so. */
export const PERSONAL_CACHE = 'linli-personal'

/** Forgets what was kept for reading offline: it belongs to whoever was signed in. */
export async function forgetKept(): Promise<void> {
  if (typeof caches === 'undefined') return
  navigator.serviceWorker?.controller?.postMessage('forget')
  const names = await caches.keys().catch(() => [])
  await Promise.all(
    names.filter((name) => name.startsWith(PERSONAL_CACHE)).map((name) => caches.delete(name)),
  )
}
