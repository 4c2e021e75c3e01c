/** How a process is moved: it is asked to, by a line for the shell that knows it, and the same variable leads to it again. */
import type { Line, Variable } from '../../worker/scene.ts'

/** Whoever is asked begins anew on that node with what it holds, answers with the new pid, and ends. */
export const moving = ({ at, name }: Variable, to: string): Line => ({
  at,
  text: `${name} ! {move, '${to}', self()}, f(${name}), receive {moved, ${name}} -> ${name} end.`,
})
