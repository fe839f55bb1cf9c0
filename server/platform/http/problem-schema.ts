import { Type } from 'typebox'
import * as field from './fields.ts'

/** The shape of every refusal, described once and referred to by each route. */
export const PROBLEM_SCHEMA = Type.Object(
  {
    type: field.text('Where the problem is explained.', '/api/docs/problems#sold-out'),
    title: field.text('What happened and what to do next.', 'This is sold out.'),
    status: field.count('HTTP status.', 409),
    code: field.text('Stable code of the problem.', 'sold-out'),
    requestId: field.text('Say this to support.', 'req-1'),
  },
  { $id: 'Problem', additionalProperties: true, description: 'Problem details, RFC 9457.' },
)
