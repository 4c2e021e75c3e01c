/**
 * The module `supervisor`, for callers on this node: who asks any supervisor of the cluster for its children. There is none
 * on this node, unless the program starts one.
 * OTP: `supervisor.erl`; each function is a call of the server.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** The name alone, or with the further arguments. */
const asking =
  (name: string): Callable =>
  (self, supervisor, ...further) => {
    const request = further.length === 0 ? atom(name) : t(atom(name), ...further)
    return self.apply('gen_server', 'call', [supervisor, request, atom('infinity')] as Term[])
  }

export const supervisor: CallableModule = {
  'which_children/1': asking('which_children'),
  'count_children/1': asking('count_children'),
  'get_childspec/2': asking('get_childspec'),
  'start_child/2': asking('start_child'),
  'terminate_child/2': asking('terminate_child'),
  'restart_child/2': asking('restart_child'),
  'delete_child/2': asking('delete_child'),
}
