import { useQuery } from '@tanstack/react-query'
import { getGroupMessage, read } from '../../../../api/index.ts'
import { CopyButton, maySharePlain, ShareButton } from '../../../../desk/copy-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { TextLanguage, useTextLanguage } from '../text-language.tsx'
import { useHere } from '../use-leader.ts'

/** The text for the chat: goods are here, who may come, by short number. */
export function GroupMessage() {
  const { day } = useHere()
  const [language, chooseLanguage] = useTextLanguage()
  const message = useQuery(read(getGroupMessage, { ...day, locale: language }))
  return (
    <section className="desk-card leader-stack" aria-label={m.leader_group_message()}>
      <h2>{m.leader_group_message()}</h2>
      <TextLanguage value={language} onChange={chooseLanguage} />
      <StateList of={message} isEmpty={() => false} empty={null} count={1}>
        {({ text }) => (
          <>
            <p className="leader-text" lang={language}>
              {text}
            </p>
            <div className="desk-form-ends">
              {maySharePlain() ? (
                <ShareButton kind="main" text={text}>
                  {m.leader_send_to_group()}
                </ShareButton>
              ) : null}
              <CopyButton kind={maySharePlain() ? 'plain' : 'main'} text={text}>
                {m.leader_copy_text()}
              </CopyButton>
            </div>
          </>
        )}
      </StateList>
      <p className="leader-soft">{m.leader_told_too()}</p>
    </section>
  )
}
