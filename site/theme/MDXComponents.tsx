/** What a chapter can use without importing it. */
import { Diagram } from '@site/site/components/Diagram.tsx'
import { Figure } from '@site/site/components/Figure.tsx'
import { Glossary } from '@site/site/components/Glossary.tsx'
import { KataCard } from '@site/site/components/KataCard.tsx'
import { Answer, Question, Quiz, Why } from '@site/site/components/Quiz.tsx'
import { SideBySide } from '@site/site/components/SideBySide.tsx'
import { Cell, Table } from '@site/site/components/Table.tsx'
import { Term } from '@site/site/components/Term.tsx'
import { Widget } from '@site/site/components/Widget.tsx'
import MDXComponents from '@theme-init/MDXComponents'

export default {
  ...MDXComponents,
  Answer,
  Figure,
  Glossary,
  Kata: KataCard,
  Question,
  Quiz,
  SideBySide,
  T: Term,
  table: Table,
  td: Cell,
  Why,
  Widget,
  mermaid: Diagram,
}
