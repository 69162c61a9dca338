import type { LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException, nullArgument } from '../../values/exception.ts';
import { completeId } from '../../values/id.ts';
import type { ApexSet } from '../../values/set.ts';
import type { ApexTransaction } from '../apex-transaction.ts';

type Text = string | null;

const LONGEST_TITLE = 250;
const LONGEST_BODY = 750;
const MOST_RECIPIENTS = 500;
/** Key prefixes of users and groups, queues among them, and of the records whose teams or owners may be named. */
const RECIPIENTS: ReadonlySet<string> = new Set(['005', '00G', '001', '006']);

/** `Messaging.CustomNotification` */
class CustomNotification {
  readonly typeName = 'Messaging.CustomNotification';
  typeId: Text = null;
  senderId: Text = null;
  title: Text = null;
  body: Text = null;
  targetId: Text = null;
  targetPageRef: Text = null;
}

function made(
  typeId: Text,
  senderId: Text,
  title: Text,
  body: Text,
  targetId: Text,
  targetPageRef: Text
): CustomNotification {
  return Object.assign(new CustomNotification(), {
    typeId,
    senderId,
    title,
    body,
    targetId,
    targetPageRef
  });
}

/** What the guide requires; neither the type of the exception nor its words are documented. */
function faultOf(
  tx: ApexTransaction,
  self: CustomNotification,
  recipients: readonly unknown[]
): string | null {
  const { typeId, title, body, targetId, targetPageRef } = self;
  const id = typeId === null ? null : (completeId(typeId) ?? typeId);
  const known = tx.services.platformRows.find('CustomNotificationType', { Id: id });
  if (id === null || known.length === 0) return 'The custom notification type is not valid';
  if (title === null || title === '' || title.length > LONGEST_TITLE) {
    return `The title must have 1 to ${LONGEST_TITLE} characters`;
  }
  if (body === null || body === '' || body.length > LONGEST_BODY) {
    return `The body must have 1 to ${LONGEST_BODY} characters`;
  }
  if (targetId === null && targetPageRef === null) return 'A notification needs a target';
  if (targetId !== null && completeId(targetId) === null) return `Invalid target: ${targetId}`;
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS) {
    return `A notification needs 1 to ${MOST_RECIPIENTS} recipients`;
  }
  const wrong = recipients.find((each) => !isRecipient(each)) as string | undefined;
  return wrong === undefined ? null : `Invalid recipient: ${wrong}`;
}

function isRecipient(value: unknown): boolean {
  return (
    typeof value === 'string' && completeId(value) !== null && RECIPIENTS.has(value.slice(0, 3))
  );
}

/** Kept in the database with the transaction, so that pages and tests see what was sent. */
function send(given: Transaction, self: CustomNotification, users: ApexSet | null): null {
  const tx = given as ApexTransaction;
  if (users === null) throw nullArgument();
  const recipients = users.values();
  const fault = faultOf(tx, self, recipients);
  if (fault !== null) throw apexException('System.HandledException', fault);
  tx.services.notifications.append({
    typeId: self.typeId!,
    title: self.title!,
    body: self.body!,
    targetId: self.targetId,
    targetPageRef: self.targetPageRef,
    senderId: self.senderId ?? tx.user.id,
    recipients: recipients as string[],
    sentAt: tx.now()
  });
  return null;
}

function setter(key: Exclude<keyof CustomNotification, 'typeName'>) {
  return (_tx: Transaction, self: CustomNotification, value: Text): null => {
    self[key] = value;
    return null;
  };
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm */
export const CUSTOM_NOTIFICATION: LibraryType = {
  name: 'Messaging.CustomNotification',
  constructors: {
    'new/0': () => new CustomNotification(),
    'new/6': (
      _tx,
      _type,
      typeId: Text,
      sender: Text,
      title: Text,
      body: Text,
      targetId: Text,
      targetPageRef: Text
    ) => made(typeId, sender, title, body, targetId, targetPageRef)
  },
  methods: {
    send: (tx, self: CustomNotification, users: ApexSet | null) => send(tx, self, users),
    setBody: setter('body'),
    setNotificationTypeId: setter('typeId'),
    setSenderId: setter('senderId'),
    setTargetId: setter('targetId'),
    setTargetPageRef: setter('targetPageRef'),
    setTitle: setter('title')
  }
};
