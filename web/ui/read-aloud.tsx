import { useEffect, useState } from 'react'
import { locale, m } from '../i18n/index.ts'
import { Button } from './button.tsx'

type Voices = 'asking' | 'ready' | 'none' | 'no-speech'

// Browsers that load their voices late say so by an event; those without any stay silent.
const WAIT_MS = 2500

const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!

function voicesNow(): Voices {
  if (typeof speechSynthesis === 'undefined') return 'no-speech'
  const wanted = languageOf(locale())
  const voices = speechSynthesis.getVoices()
  if (voices.length === 0) return 'asking'
  return voices.some(({ lang }) => languageOf(lang) === wanted) ? 'ready' : 'none'
}

function useVoices(): Voices {
  const [voices, setVoices] = useState<Voices>('asking')
  useEffect(() => {
    const look = () => setVoices(voicesNow())
    look()
    if (typeof speechSynthesis === 'undefined') return
    const timer = setTimeout(() => setVoices((now) => (now === 'asking' ? 'none' : now)), WAIT_MS)
    // Safari's was no event target before version 17: there the wait alone tells.
    speechSynthesis.addEventListener?.('voiceschanged', look)
    return () => {
      clearTimeout(timer)
      speechSynthesis.removeEventListener?.('voiceschanged', look)
    }
  }, [])
  return voices
}

const WHY_NOT: Partial<Record<Voices, () => string>> = {
  none: m.shop_account_aloud_no_voice,
  'no-speech': m.shop_account_aloud_no_speech,
}

/**
 * Reads a text aloud in the page's language, and stops again. Where the device has no voice for it
 * the button says so.
 */
export function ReadAloud({ text, isWide = false }: { text: string; isWide?: boolean }) {
  const voices = useVoices()
  const [isReading, setReading] = useState(false)
  // Who leaves the page does not want to hear it any longer.
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  const play = () => {
    const spoken = new SpeechSynthesisUtterance(text)
    spoken.lang = locale()
    spoken.rate = 0.9
    spoken.onend = () => setReading(false)
    spoken.onerror = () => setReading(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(spoken)
    setReading(true)
  }
  const stop = () => {
    speechSynthesis.cancel()
    setReading(false)
  }
  return (
    <span className="ui-aloud">
      <Button
        kind="soft"
        icon={isReading ? 'stop' : 'speaker'}
        isWide={isWide}
        whyNot={WHY_NOT[voices]?.()}
        onClick={isReading ? stop : play}
      >
        {isReading ? m.shop_account_aloud_stop() : m.shop_account_aloud_play()}
      </Button>
    </span>
  )
}
