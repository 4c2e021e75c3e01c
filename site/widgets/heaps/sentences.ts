/** How far two processes have come, and each step in a sentence or two, in both languages; `backticks` mark code. */
import type { Language } from '../../components/use-text.ts'
import type { Example } from '../../worker/heap-examples.ts'
import type { TwoHeaps } from '../../worker/heaps.ts'

export const steps = ['begun', 'sent', 'changed', 'received'] as const
export type Step = (typeof steps)[number]

export function stepOf(heaps: TwoHeaps | undefined): Step {
  if (heaps?.taken) return 'received'
  if (heaps?.changed) return 'changed'
  return heaps?.sent ? 'sent' : 'begun'
}

interface Told {
  readonly example: Example
  readonly shared: boolean
  /** The warehouse is on another node. */
  readonly far: boolean
}

const more: Record<string, Record<Language, string>> = {
  board: {
    en: ' The shopper has one row, pointed to twice; the copy has two rows.',
    zh: '顾客那里是一个 row，有两处指着它；副本里是两个。',
  },
  photo: {
    en: ' (The BEAM would share a binary of more than 64 bytes: nobody can change one there.)',
    zh: '（换成 BEAM，超过 64 字节的二进制串会共享，反正那里谁也改不了它。）',
  },
}

/** One for each step that was taken. */
export function sentences(heaps: TwoHeaps, told: Told, language: Language): string[] {
  return steps.slice(0, steps.indexOf(stepOf(heaps)) + 1).map((step) => sentence(step, heaps, told, language))
}

function sentence(step: Step, heaps: TwoHeaps, { example, shared, far }: Told, language: Language): string {
  const { name } = example
  const own = heaps.own.text
  const sent = heaps.sent?.text ?? own
  const got = shared ? own : (heaps.got?.text ?? sent)
  const remark = name === 'photo' && far ? '' : (more[name]?.[language] ?? '')
  const isThere = heaps.got !== undefined
  switch (language) {
    case 'en':
      switch (step) {
        case 'begun':
          return `The shopper has \`${sent}\`. The warehouse is busy.`
        case 'sent':
          if (shared) return `\`send\` has returned. There is one ${name}, and both lead to it.`
          if (!isThere) return '`send` has returned. The copy is under way, as bytes.'
          return `\`send\` has returned. A copy lies in the heap of the warehouse: \`${got}\`.${remark}`
        case 'changed':
          return shared
            ? `The shopper changes it to \`${own}\`, and so the message that is still on its way is another.`
            : `The shopper changes its own to \`${own}\`. The copy stays \`${got}\`.`
        case 'received':
          return shared
            ? `The warehouse finds \`${got}\`. Nobody sent that.`
            : `The warehouse takes out \`${got}\`: what was sent.`
      }
      break
    case 'zh':
      switch (step) {
        case 'begun':
          return `顾客有 \`${sent}\`，仓库正忙着。`
        case 'sent':
          if (shared) return `\`send\` 返回了。${name} 只有一个，两边都指着它。`
          if (!isThere) return '`send` 返回了。副本变成了字节，正在路上。'
          return `\`send\` 返回了，仓库的堆里多了一份副本：\`${got}\`。${remark}`
        case 'changed':
          return shared
            ? `顾客把它改成 \`${own}\`，还没送到人手里的消息也跟着变了。`
            : `顾客把自己这份改成 \`${own}\`，副本仍是 \`${got}\`。`
        case 'received':
          return shared
            ? `仓库看到的是 \`${got}\`，可谁也没发过这个。`
            : `仓库取出 \`${got}\`，发的是什么，收到的就是什么。`
      }
  }
}
