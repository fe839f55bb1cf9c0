const PATIENCE_MS = 3000

/** Where this phone is, where it was allowed to say so before; nobody is asked for it here. */
export async function whereIAm(): Promise<{ latitude: number; longitude: number } | undefined> {
  const may = await navigator.permissions
    ?.query({ name: 'geolocation' })
    .catch(() => ({ state: 'denied' }))
  if (may?.state !== 'granted') return undefined
  return new Promise((done) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ latitude: coords.latitude, longitude: coords.longitude }),
      () => done(undefined),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    ),
  )
}
