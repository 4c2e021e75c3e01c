/** What a reader has typed so far, for predictions that are judged once certain lines have had their answers. */
import type { StageState } from '../stage/stage-state.ts'

/** Whether lines with these texts in them were typed one after the other, whatever else in between, and all is answered. */
export function typedInOrder({ deeds, pending }: StageState, ...texts: readonly string[]): boolean {
  let found = 0
  for (const { action } of deeds) {
    const text = texts[found]
    if (text !== undefined && action.does === 'type' && action.text.includes(text)) found++
  }
  return found === texts.length && pending.size === 0
}
