import { Button, type ButtonProps, Modal, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useRef } from 'react'
import { tell } from '../../desk/tell.ts'
import { m } from '../../i18n/index.ts'
import type { Field } from './field.ts'
import { FieldsForm, type FieldsFormProps } from './fields-form.tsx'
import type { Intent } from './use-filling.ts'

/** The reason that an action asks for. */
export const whyField = (name = 'why'): Field => ({
  name,
  label: m.console_why(),
  kind: 'area',
  isRequired: true,
})

export interface ActButtonProps
  extends Omit<FieldsFormProps, 'submitLabel' | 'cancel' | 'fields' | 'intent'> {
  label: string
  /** What of several it acts on: heard after its label, and read above its form. */
  of?: string
  /** Said in the dialog, before the fields: what will happen. */
  about?: ReactNode
  fields?: readonly Field[]
  /** Why it cannot be done; the button stays, disabled, and says it. */
  why?: string | undefined
  /** Operations whose answers are old afterwards. */
  refresh?: readonly { operationName: string }[]
  done?: string
  submitLabel?: string
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
}

/** A button that opens its form, does the thing and says that it is done. */
export function ActButton(props: ActButtonProps) {
  const { label, of, why, isDangerous, variant = 'default', size = 'sm' } = props
  const [isOpen, { open, close }] = useDisclosure(false)
  const intent = useRef<Intent>({ of: '', key: '' })
  return (
    <>
      <Tooltip
        label={why}
        disabled={why === undefined}
        multiline
        maw={320}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Button
          variant={variant}
          size={size}
          color={isDangerous ? 'tomato' : 'leaf'}
          data-disabled={why !== undefined || undefined}
          {...(of === undefined ? {} : { 'aria-label': `${label} ${of}` })}
          aria-disabled={why !== undefined}
          {...(why === undefined ? {} : { 'aria-description': why })}
          onClick={() => why === undefined && open()}
        >
          {label}
        </Button>
      </Tooltip>
      <Modal
        opened={isOpen}
        onClose={close}
        title={of === undefined ? label : m.console_act_on({ act: label, what: of })}
        size="lg"
        closeButtonProps={{ 'aria-label': m.console_close() }}
      >
        <Inside {...props} close={close} intent={intent} />
      </Modal>
    </>
  )
}

function Inside({
  label,
  of: _of,
  about,
  fields = [],
  refresh = [],
  done,
  close,
  submit,
  submitLabel,
  ...form
}: ActButtonProps & { close: () => void; intent: RefObject<Intent> }) {
  const client = useQueryClient()
  return (
    <>
      {about && <div className="form-about">{about}</div>}
      <FieldsForm
        {...form}
        fields={fields}
        submitLabel={submitLabel ?? label}
        cancel={close}
        submit={async (values, version, key) => {
          await submit(values, version, key)
          close()
          tell(done ?? m.console_saved())
          await Promise.all(
            refresh.map(({ operationName }) =>
              client.invalidateQueries({ queryKey: [operationName] }),
            ),
          )
        }}
      />
    </>
  )
}
