/** Each stage in a sentence or two, in both languages; `backticks` mark code. */
import type { Language } from '../../components/use-text.ts'
import type { Example } from './examples.ts'
import type { Seen } from './two-processes.ts'

interface Told {
  readonly example: Example
  readonly shared: boolean
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

/** `stage` counts from 0, where nothing has been sent. */
export function sentence(seen: Seen, stage: number, { example, shared }: Told, language: Language): string {
  const { name } = example
  const own = seen.sender.text
  const got = shared ? own : (seen.receiver?.text ?? '')
  const remark = more[name]?.[language] ?? ''
  switch (language) {
    case 'en': {
      if (stage === 0) return `The shopper has \`${own}\`. The warehouse is busy.`
      if (stage === 1)
        return shared
          ? `\`send\` has returned. There is one ${name}, and both lead to it.`
          : `\`send\` has returned. A copy lies in the heap of the warehouse: \`${got}\`.${remark}`
      if (stage === 2)
        return shared
          ? `The shopper changes it to \`${own}\`, and so the message that is still on its way is another.`
          : `The shopper changes its own to \`${own}\`. The copy stays \`${got}\`.`
      return shared
        ? `The warehouse finds \`${got}\`. Nobody sent that.`
        : `The warehouse takes out \`${got}\`: what was sent.`
    }
    case 'zh': {
      if (stage === 0) return `顾客有 \`${own}\`，仓库正忙着。`
      if (stage === 1)
        return shared
          ? `\`send\` 返回了。${name} 只有一个，两边都指着它。`
          : `\`send\` 返回了，仓库的堆里多了一份副本：\`${got}\`。${remark}`
      if (stage === 2)
        return shared
          ? `顾客把它改成 \`${own}\`，还没送到人手里的消息也跟着变了。`
          : `顾客把自己这份改成 \`${own}\`，副本仍是 \`${got}\`。`
      return shared
        ? `仓库看到的是 \`${got}\`，可谁也没发过这个。`
        : `仓库取出 \`${got}\`，发的是什么，收到的就是什么。`
    }
  }
}
