import '../../../ui/field.css'
import { useId } from 'react'
import { changeMe, useMe } from '../../../api/index.ts'
import { isLocale, LOCALES, type Locale, locale, m, switchLocale } from '../../../i18n/index.ts'
import type { Scheme } from '../../looks.ts'
import { useScheme } from '../../reader.tsx'

/** Language and colours: remembered on this device; the language also as how one is written to. */
export function Looks() {
  const me = useMe()
  const [scheme, setScheme] = useScheme()
  const schemes: Record<Scheme, string> = {
    auto: m.shop_account_scheme_auto(),
    light: m.shop_account_scheme_light(),
    dark: m.shop_account_scheme_dark(),
  }
  const speak = async (to: Locale) => {
    // What is written to them follows; where that cannot be kept, the page still turns.
    if (me) await changeMe({}, { locale: to }).catch(() => undefined)
    switchLocale(to)
  }
  return (
    <>
      <Choice
        name={m.shop_account_language()}
        value={locale()}
        options={LOCALES}
        onChange={(value) => isLocale(value) && void speak(value)}
      />
      <Choice
        name={m.shop_account_scheme()}
        value={scheme}
        options={schemes}
        onChange={(value) => setScheme(value as Scheme)}
      />
    </>
  )
}

interface ChoiceProps {
  name: string
  value: string
  options: Record<string, string>
  onChange: (value: string) => void
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="account-choice">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="ui-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key} lang={isLocale(key) ? key : undefined}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
