import { isLocale, LOCALES, type Locale, locale, m } from '../../../i18n/index.ts'
import { useRemembered } from '../../remembered.ts'

/** The language of what is made for the group: the leader's own, until another was chosen here. */
export function useTextLanguage(): [Locale, (to: Locale) => void] {
  const [kept, keep] = useRemembered<string>('text-language')
  const own = locale()
  const language = kept !== null && isLocale(kept) ? kept : own
  return [language, (to) => keep(to === own ? null : to)]
}

/** Neighbours may read another language than their leader. */
export function TextLanguage(props: { value: Locale; onChange: (to: Locale) => void }) {
  return (
    <label className="leader-language">
      <span>{m.leader_text_language()}</span>
      <select
        className="desk-input"
        value={props.value}
        onChange={({ target }) => isLocale(target.value) && props.onChange(target.value)}
      >
        {Object.entries(LOCALES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
