/**
 * Calls back once, later.
 *
 * @param ms milliseconds to wait
 * @returns cancels the call
 */
export function after(ms: number, callback: () => void): () => void {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- polling, ticking and gathering are timers
  const handle = window.setTimeout(callback, ms);
  return () => window.clearTimeout(handle);
}

/**
 * Calls back again and again until cancelled.
 *
 * @param ms milliseconds between the calls
 * @returns cancels the calls
 */
export function every(ms: number, callback: () => void): () => void {
  let cancel = after(ms, function again() {
    cancel = after(ms, again);
    callback();
  });
  return () => cancel();
}
