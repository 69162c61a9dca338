/** Methods of platform interfaces that user classes may implement, by interface. */
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['System.Comparable', ['compareTo']],
  ['System.Comparator', ['compare']],
  ['System.Iterable', ['iterator']],
  ['System.Iterator', ['hasNext', 'next']],
  ['System.Callable', ['call']],
  ['System.Queueable', ['execute']],
  ['System.Schedulable', ['execute']],
  ['System.Finalizer', ['execute']],
  ['Database.Batchable', ['start', 'execute', 'finish']]
]);

/** Interfaces without methods that the runtime knows. */
const MARKERS: ReadonlySet<string> = new Set(['Database.Stateful']);

/** Whether the runtime does what a user class that implements an interface of the platform can expect. */
export function isModelledInterface(name: string): boolean {
  return METHODS.has(name) || MARKERS.has(name);
}

/** Whether a call may land in a user class, so that the receiver decides at run time. */
export function isUserInterface(owner: string, method: string): boolean {
  return METHODS.get(owner)?.includes(method) ?? false;
}
