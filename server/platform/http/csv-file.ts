import type { FastifyReply } from 'fastify'

const CSV = 'text/csv; charset=utf-8'

/**
 * Makes an answer a CSV file of this name. The act then returns its text and does not send it
 * itself: what staff took along is written down before anybody has it.
 */
export function answerCsv(reply: FastifyReply, fileName: string): void {
  reply.header('content-disposition', `attachment; filename="${fileName}"`).type(CSV)
}
