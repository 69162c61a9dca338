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
  ['System.HttpCalloutMock', ['respond']],
  ['Database.Batchable', ['start', 'execute', 'finish']]
]);

/** Whether a call may land in a user class, so that the receiver decides at run time. */
export function isUserInterface(owner: string, method: string): boolean {
  return METHODS.get(owner)?.includes(method) ?? false;
}
