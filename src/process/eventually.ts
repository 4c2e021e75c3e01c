/**
 * What a callback gives: a value at once, or a promise of one. Most give it at once, and then it costs no promise and no
 * turn of JavaScript's queue.
 * @inline
 */
export type Eventually<T> = T | Promise<T>

export function isPromise<T>(said: Eventually<T>): said is Promise<T> {
  return typeof (said as { then?: unknown } | undefined)?.then === 'function'
}

/** `next` of the value, as soon as it is there. (A module that exported a `then` would be taken for a promise itself.) */
export function chain<T, R>(said: Eventually<T>, next: (said: T) => R): Eventually<R> {
  return isPromise(said) ? said.then(next) : next(said)
}

/** `done` of the value that `run` gives, `failed` of what it throws, now or later. */
export function settled<T, R>(
  run: () => Eventually<T>,
  done: (value: T) => R,
  failed: (error: unknown) => R,
): Eventually<R> {
  let said: Eventually<T>
  try {
    said = run()
  } catch (error) {
    return failed(error)
  }
  return isPromise(said) ? said.then(done, failed) : done(said)
}
