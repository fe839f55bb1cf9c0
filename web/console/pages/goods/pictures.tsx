import './goods.css'
import { Button, FileButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addProductPicture,
  changeProduct,
  getPicture,
  type readProduct,
  upload,
} from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { saidBy } from '../../states.tsx'
import { productBody } from './product-fields.ts'
import { GOODS_OWNER } from './words.ts'

/** A product's pictures; the first is the one that is shown in lists. */
export function Pictures({
  product,
  refresh,
}: {
  product: Answer<typeof readProduct>
  refresh: readonly { operationName: string }[]
}) {
  const { whyNot } = useConsole()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const why = whyNot('buyer', 'operations')
  const keep = async (make: () => Promise<readonly string[]>) => {
    setBusy(true)
    setError(null)
    try {
      const pictureIds = await make()
      await changeProduct(
        { product: product.id },
        { ...productBody({ ...product, pictureIds }), version: product.version },
      )
      await Promise.all(
        refresh.map(({ operationName }) => client.invalidateQueries({ queryKey: [operationName] })),
      )
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const add = (file: File | null) =>
    file &&
    keep(async () => [
      ...product.pictureIds,
      (await upload(addProductPicture, { region: GOODS_OWNER }, file)).id,
    ])
  const others = (id: string) => product.pictureIds.filter((one) => one !== id)
  return (
    <Panel
      title={m.console_goods_pictures()}
      action={
        <FileButton onChange={add} accept="image/*">
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              loading={isBusy}
              disabled={why !== undefined}
              title={why}
            >
              {m.console_goods_picture_add()}
            </Button>
          )}
        </FileButton>
      }
    >
      {error !== null && <p role="alert">{saidBy(error)}</p>}
      {product.pictureIds.length === 0 && (
        <p className="console-soft">{m.console_goods_no_picture()}</p>
      )}
      <ul className="goods-pictures">
        {product.pictureIds.map((id, at) => (
          <li key={id}>
            <img
              src={getPicture.href({ region: GOODS_OWNER, picture: id, w: 480 })}
              alt={m.console_goods_picture_of({ name: nameOf(product.name), at: at + 1 })}
              loading="lazy"
            />
            <div className="console-row">
              {at > 0 && (
                <Button
                  size="xs"
                  variant="subtle"
                  disabled={why !== undefined}
                  onClick={() => keep(async () => [id, ...others(id)])}
                >
                  {m.console_goods_picture_first()}
                </Button>
              )}
              <Button
                size="xs"
                variant="subtle"
                color="tomato"
                disabled={why !== undefined}
                onClick={() => keep(async () => others(id))}
              >
                {m.console_goods_picture_drop()}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
