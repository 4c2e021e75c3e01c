/** What people write at first, so that a failing test can name the idea and not just the difference. */
import type { WrongIdea } from '../kit/lesson.ts'

type Lines = WrongIdea<readonly string[]>

export const silentAboutTheDead: Lines = {
  gives: ['undefined'],
  en: 'Nobody answers, and there is nobody who ever will.',
  zh: '没有人回答，以后也不会有人来回答。',
}

export const normalEnd = (gives: readonly string[]): Lines => ({
  gives,
  en: 'normal is the reason of a process that has done its work. This one was not even there.',
  zh: 'normal 是干完活的进程的终止原因。这个进程根本就不在。',
})

export const byWatcher = (gives: readonly string[]): Lines => ({
  gives,
  en: 'One of the two got lost. Did you keep one monitor for each watcher? Keep one for each reference.',
  zh: '两个里丢了一个。是不是按监视者存的？应当按引用存。',
})

export const twice = (gives: readonly string[]): Lines => ({
  gives,
  en: "That is a second 'DOWN' for one monitor. Whoever counts the living by it counts wrong.",
  zh: "同一个监视收到了第二条 'DOWN'。拿它来数还有谁活着，就会数错。",
})

export const linkedExit = (gives: readonly string[]): Lines => ({
  gives,
  en: "That is what a link sends to who traps exits. A monitor's message begins with 'DOWN'.",
  zh: "这是链接发给捕获退出信号的进程的。监视的消息以 'DOWN' 开头。",
})

export const fieldMissing = (gives: readonly string[]): Lines => ({
  gives,
  en: 'The atom process is missing: it says what kind of thing was watched.',
  zh: '少了原子 process：它说明被监视的是哪一类东西。',
})

export const otherNodesToo = (gives: readonly string[]): Lines => ({
  gives,
  en: 'Processes of other nodes were taken for lost as well.',
  zh: '别的节点上的进程也被当成失联了。',
})

export const tickedAnyway: Lines = {
  gives: ['tick', 'tick', 'tick'],
  en: 'You tick on every look. Something was said since the last one, so the peer knows that we live.',
  zh: '你每看一次就发一次心跳。可上次看过之后已经说过话，对端知道我们活着。',
}

export const neverTicks: Lines = {
  gives: ['nothing', 'nothing', 'nothing'],
  en: 'After one word you never tick again. What was said counts for one quarter only.',
  zh: '说过一次话以后，你再也不发心跳了。说过的话只管四分之一段时间。',
}
