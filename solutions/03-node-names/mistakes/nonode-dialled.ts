// task 3: nonode@nohost looks like a name and is dialled like one
import { errors, type Form, NO_NODE, type Refusal } from '../given.ts'
import { mayDial as right } from '../kata.ts'

export * from '../kata.ts'

export function mayDial(form: Form, to: string): 'ok' | Refusal {
  if (form === 'none') return { error: errors.noNode }
  return right(form, to === NO_NODE ? 'nonode@somewhere' : to)
}
