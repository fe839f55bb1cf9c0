import type { quote } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'

export type Quoted = ReplyOf<typeof quote>
