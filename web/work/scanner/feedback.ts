let context: AudioContext | null = null

const TONES = { good: [880, 90], bad: [220, 260] } as const
const SHAKES = { good: [60], bad: [80, 60, 160] }

/** Says by a short tone and a shake, for whoever looks at the bags and not at the screen. */
export function feel(what: keyof typeof TONES): void {
  navigator.vibrate?.([...SHAKES[what]])
  try {
    context ??= new AudioContext()
    const [hertz, ms] = TONES[what]
    const tone = context.createOscillator()
    const volume = context.createGain()
    const end = context.currentTime + ms / 1000
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0.12, context.currentTime)
    volume.gain.exponentialRampToValueAtTime(0.001, end)
    tone.connect(volume).connect(context.destination)
    tone.start()
    tone.stop(end)
  } catch {
    // A device without sound still shows it.
  }
}
