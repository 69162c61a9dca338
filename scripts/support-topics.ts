/** What a behaviour is about, in the order of the page. */
export const TOPICS = [
  'language',
  'library',
  'SOQL',
  'DML',
  'limits',
  'permissions',
  'async',
  'metadata',
  'API'
] as const;

export type Topic = (typeof TOPICS)[number];

/** Subjects that are of another topic than the rest of their file. */
const SUBJECTS: ReadonlyMap<string, Topic> = new Map([
  ['limits', 'limits'],
  ['heap', 'limits'],
  ['the length of SOQL', 'limits'],
  ['platform events', 'async'],
  ['user mode', 'permissions'],
  ['with sharing', 'permissions'],
  ['with sharing, on an object that is private', 'permissions'],
  ['Security.stripInaccessible', 'permissions'],
  ['UserInfo and rights', 'permissions'],
  ['fields deployed without a grant', 'permissions'],
  ['permission sets add to the profile', 'permissions'],
  ['rights of guests and custom permissions', 'permissions'],
  ['the guest user of a site', 'permissions'],
  ['converting leads', 'DML']
]);

/** Topics of files and folders of tests; the first that begins the path holds. */
const PLACES: readonly (readonly [string, Topic])[] = [
  ['behaviour/batches', 'async'],
  ['behaviour/event-triggers', 'async'],
  ['behaviour/queueables', 'async'],
  ['behaviour/schedules', 'async'],
  ['behaviour/initialisation', 'language'],
  ['behaviour/language', 'language'],
  ['behaviour/taken-names', 'language'],
  ['behaviour/limits', 'limits'],
  ['behaviour/queries', 'SOQL'],
  ['behaviour/merging', 'DML'],
  ['behaviour/org-features', 'DML'],
  ['behaviour/namespaces', 'language'],
  ['behaviour/saving', 'DML'],
  ['behaviour/transactions', 'DML'],
  ['behaviour/collections', 'library'],
  ['behaviour/describe', 'library'],
  ['behaviour/json', 'library'],
  ['behaviour/numbers-and-dates', 'library'],
  ['behaviour/text', 'library'],
  ['check/', 'language'],
  ['emit/', 'language'],
  ['syntax/', 'language'],
  ['core/event-bus', 'async'],
  ['core/jobs', 'async'],
  ['core/sharing', 'permissions'],
  ['core/apex-tests', 'language'],
  ['core/', 'DML'],
  ['database/library', 'library'],
  ['database/sobject', 'library'],
  ['database/', 'DML'],
  ['library/', 'library'],
  ['system/', 'library'],
  ['soql/rights', 'permissions'],
  ['soql/record-access', 'permissions'],
  ['soql/', 'SOQL'],
  ['store/', 'DML'],
  ['metadata/', 'metadata'],
  ['http/', 'API'],
  ['site/', 'API'],
  ['ui/', 'API'],
  ['package/', 'API'],
  ['property/', 'library']
];

/**
 * The topic of a behaviour.
 *
 * @param file path of its test below `local-org/test`
 * @throws Error when no topic is known for the file
 */
export function topicOf(file: string, subject: string): Topic {
  const topic =
    SUBJECTS.get(subject) ?? PLACES.find(([place]) => file.startsWith(place))?.[1] ?? null;
  if (topic === null) {
    throw new Error(`Name the topic of local-org/test/${file} in scripts/support-topics.ts`);
  }
  return topic;
}
