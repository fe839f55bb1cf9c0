import {
  type BinaryOperationNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  RawNode,
  ValueNode,
} from 'kysely'

/** What is asked of an array where a list stood: to be one of it, or none of it. */
const ASKED: Record<string, { operator: '=' | '!='; of: string }> = {
  in: { operator: '=', of: 'any' },
  'not in': { operator: '!=', of: 'all' },
}

class Transformer extends OperationNodeTransformer {
  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const { operator, rightOperand } = node
    const asked = OperatorNode.is(operator) ? ASKED[operator.operator] : undefined
    if (asked === undefined || !PrimitiveValueListNode.is(rightOperand)) {
      return super.transformBinaryOperation(node)
    }
    const list = ValueNode.create([...rightOperand.values])
    return {
      ...super.transformBinaryOperation(node),
      operator: OperatorNode.create(asked.operator),
      rightOperand: RawNode.create([`${asked.of}(`, ')'], [list]),
    }
  }
}

/**
 * Sends a list of values as one array: as parameters of their own they would make one text, and one
 * prepared plan, for each length of the list. An empty list matches nothing instead of being refused.
 */
export const oneList = (): KyselyPlugin => {
  const transformer = new Transformer()
  return {
    transformQuery: ({ node }) => transformer.transformNode(node),
    transformResult: async ({ result }) => result,
  }
}
