/**
 * Code without what is a matter of taste: comments, imports, semicolons, quotes, line breaks, brackets that change nothing.
 * Two ways to write the same thing then are the same text, and a diff shows only what was done in another way.
 */
import ts from 'typescript'

/** The statements of a module, an empty line between them. */
export function bareCode(text: string): string {
  const source = ts.createSourceFile('kata.ts', text, ts.ScriptTarget.Latest, true)
  const printer = ts.createPrinter({ removeComments: true })
  const { transformed } = ts.transform(source, [plain])
  const [file = source] = transformed
  return file.statements
    .filter((statement) => !ts.isImportDeclaration(statement))
    .map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, file))
    .join('\n\n')
    .replaceAll(/;$/gm, '')
    .replaceAll(/^ +/gm, (indent) => ' '.repeat(indent.length / 2))
}

/** The factory puts brackets back where they are needed. */
const plain: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isParenthesizedExpression(node)) return visit(node.expression)
    if (ts.isStringLiteral(node)) return context.factory.createStringLiteral(node.text, true)
    const only = onlyStatement(node)
    if (only !== undefined) return visit(only)
    if (ts.isBlock(node) && node.statements.length > 0)
      return context.factory.createBlock(ts.visitNodes(node.statements, visit, ts.isStatement), true)
    return ts.visitEachChild(node, visit, context)
  }
  return (source) => ts.visitEachChild(source, visit, context)
}

/** What stands alone in the braces of an `if` or a loop. Another `if` keeps its braces: an `else` may follow. */
function onlyStatement(node: ts.Node): ts.Statement | undefined {
  if (!ts.isBlock(node) || node.statements.length !== 1) return undefined
  const { parent } = node
  const [only] = node.statements
  const isBody = ts.isIfStatement(parent) || ts.isIterationStatement(parent, false)
  return isBody && only !== undefined && !ts.isIfStatement(only) ? only : undefined
}
