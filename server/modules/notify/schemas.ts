import { Type } from 'typebox'
import { field, pageQuery } from '#platform/http'

const Notice = field.object({
  id: field.id('Id of the notice.'),
  template: field.text('What kind of fact it tells.', 'order.paid', 64),
  title: field.text('In one line, in the person’s language.', '订单 7K2M9QXA 支付成功'),
  text: field.text('The rest of it.', '已支付¥12.50，11月22日星期日在南门提货。', 2000),
  orderNumber: field.nullable(
    field.text(
      'Number of the order that it is about; null where it is about none.',
      '7K2M9QXA',
      20,
    ),
  ),
  createdAt: field.instant('When it was told.'),
  readAt: field.nullable(field.instant('When it was read; null while it is not.')),
})

export const NoticesQuery = field.object({
  ...pageQuery,
  unread: field.optional(field.yes('Only those not read yet.', false)),
})

export const NoticesPage = field.object({
  items: field.list(Notice, 'Notices, newest first.'),
  unread: field.count('Notices not read yet; 100 stands for 100 or more.', 3, 0, 100),
  nextCursor: field.optional(
    Type.String({
      description: 'Ask with this for the next page; absent on the last one.',
      examples: ['WyIwMTk3YTNjMiJd'],
    }),
  ),
})

export const ReadUpTo = field.object({
  upToId: field.id('The newest notice that was shown; older ones are read with it.'),
})
