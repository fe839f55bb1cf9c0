import { useEffect, useState } from 'react'

/**
 * Installs a face's service worker and says when a newer one waits.
 * @returns how to take the newer version; null while there is none
 */
export function useWorkerOf(script: string, scope: string): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    const container = navigator.serviceWorker
    if (container === undefined) return
    const wasControlled = container.controller !== null
    // The page that asked for the newer version is shown anew by it; a first install changes nothing.
    const onChange = () => wasControlled && location.reload()
    container.addEventListener('controllerchange', onChange)
    const install = async () => {
      const registration = await container.register(script, { scope })
      const look = () => registration.active !== null && setWaiting(registration.waiting)
      look()
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      )
    }
    // A browser that forbids it (private windows of some) goes on without.
    void install().catch(() => undefined)
    return () => container.removeEventListener('controllerchange', onChange)
  }, [script, scope])
  return waiting === null ? null : () => waiting.postMessage('take-over')
}
