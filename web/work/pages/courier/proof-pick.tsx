import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { sendProof } from './proof-picture.ts'
import { SignaturePad } from './signature-pad.tsx'

/** A picture or a signature that shows that goods were given. */
export function ProofPick(props: {
  region: string
  pictureId: string | null
  onPicture: (id: string | null) => void
}) {
  const { region, pictureId, onPicture } = props
  const input = useRef<HTMLInputElement>(null)
  const [isSigning, setSigning] = useState(false)
  const sending = useMutation({
    mutationFn: (picture: Blob) => sendProof(region, picture),
    onSuccess: ({ id }) => {
      setSigning(false)
      onPicture(id)
    },
  })
  if (pictureId !== null) {
    return (
      <p className="courier-proof-there" role="status">
        <Icon name="check-circle" />
        {m.courier_proof_there()}
        <Button kind="plain" onClick={() => onPicture(null)}>
          {m.courier_proof_again()}
        </Button>
      </p>
    )
  }
  return (
    <div className="courier-proof">
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={m.courier_proof_picture()}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) sending.mutate(file)
        }}
      />
      <div className="courier-proof-ways">
        <Button
          kind="plain"
          icon="camera"
          isBusy={sending.isPending && !isSigning}
          onClick={() => input.current?.click()}
        >
          {m.courier_proof_picture()}
        </Button>
        <Button
          kind="plain"
          icon="edit"
          aria-expanded={isSigning}
          onClick={() => setSigning(!isSigning)}
        >
          {m.courier_proof_sign()}
        </Button>
      </div>
      {isSigning ? (
        <SignaturePad isBusy={sending.isPending} onSigned={(picture) => sending.mutate(picture)} />
      ) : null}
      <Refusal error={sending.error} />
    </div>
  )
}
