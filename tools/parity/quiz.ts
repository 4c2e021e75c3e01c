/**
 * A quiz as the languages are compared by, and what is wrong with it: each answer says why it is right or wrong, and one
 * of them is right.
 */
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { isElement, type JsxElement } from './element.ts'

interface Answer {
  readonly line: number
  readonly correct: boolean
  readonly explained: boolean
}

/** Its answers in order, for right and wrong: `no yes no`. */
export function answersOf(quiz: JsxElement): string {
  return readAnswers(quiz)
    .map(({ correct }) => (correct ? 'yes' : 'no'))
    .join(' ')
}

export function quizProblems(quiz: JsxElement, complain: (message: string, line: number) => void): void {
  const line = quiz.position?.start.line ?? 1
  const answers = readAnswers(quiz)
  if (!holds(quiz, 'Question')) complain('a quiz needs its <Question>…</Question>', line)
  const right = answers.filter(({ correct }) => correct).length
  if (right !== 1) complain(`a quiz needs one <Answer correct>, and has ${right}`, line)
  for (const answer of answers) {
    if (!answer.explained) complain('an answer says why it is right or wrong: <Why>…</Why>', answer.line)
  }
}

function readAnswers(quiz: JsxElement): Answer[] {
  const found: Answer[] = []
  visit(quiz, (node) => {
    if (!isElement(node) || node.name !== 'Answer') return
    const correct = node.attributes.some((attr) => 'name' in attr && attr.name === 'correct')
    found.push({ line: node.position?.start.line ?? 1, correct, explained: holds(node, 'Why') })
  })
  return found
}

/** Whether there is such an element, and something in it. */
function holds(node: Nodes, name: string): boolean {
  let found = false
  visit(node, (inner) => {
    if (isElement(inner) && inner.name === name && inner.children.length > 0) found = true
  })
  return found
}
