import type { Ledger } from './ledger.ts';
import { showsPhone, stageOf } from './ledger.ts';
import type { Letter } from './letters.ts';
import type { Answered, TestedOrg } from './tested-org.ts';
import type { Trouble } from './world.ts';

/** Attempts that a sender makes before it gives up. */
const ATTEMPTS = 4;

const EXPECTED: Readonly<Record<Letter['verdict'], readonly number[]>> = {
  read: [200, 201, 202],
  ignored: [200, 202],
  malformed: [400],
  tooLarge: [413]
};

/** `System.Quiddity` of a trigger on a platform event. */
const TRIGGER = 'PLATFORM_EVENT_PUBLISH_CALLBACK';

/** Trouble that strikes when the sender has its answer. */
const AFTERWARDS: ReadonlySet<Trouble> = new Set([
  'triggerAtLimit',
  'jobAtLimit',
  'crash',
  'triggerCrash'
]);

/** Something that must never happen has happened. */
export class Broken extends Error {
  constructor(what: string, letter: Letter | null, answer?: Answered) {
    const about = letter === null ? '' : `\nPOST ${letter.path} ${letter.bytes.toString('utf8')}`;
    const said = answer === undefined ? '' : `\nanswer ${answer.status} ${answer.text}`;
    super(`${what}${about.slice(0, 4000)}${said}`);
  }
}

/** Delivers letters as Bird does, again and again until they are taken, and notes what the org owes for them. */
export class Courier {
  readonly #org: TestedOrg;
  readonly #ledger: Ledger;
  readonly #stages = new Map<string, number>();

  constructor(org: TestedOrg, ledger: Ledger) {
    this.#org = org;
    this.#ledger = ledger;
  }

  /** @throws Broken */
  async deliver(letter: Letter): Promise<void> {
    const { trouble } = letter.step;
    if (trouble !== null) this.#cause(trouble, letter);
    let answer = await this.#post(letter);
    for (let attempt = 1; attempt < ATTEMPTS && answer.status === 503; attempt += 1) {
      if (trouble === null) throw new Broken('503 without trouble', letter, answer);
      answer = await this.#post(letter);
    }
    if (trouble !== null) answer = await this.#recover(trouble, letter, answer);
    if (!EXPECTED[letter.verdict].includes(answer.status)) {
      throw new Broken(`expected ${EXPECTED[letter.verdict].join(' or ')}`, letter, answer);
    }
    if (letter.about.length > 1 && !answer.text.endsWith('"failed":0}')) {
      throw new Broken('a message of the list failed', letter, answer);
    }
    this.#ledger.note(letter);
    if (letter.step.status !== null) this.#watch(letter, answer);
  }

  async #post({ path, headers, bytes, isGuest }: Letter): Promise<Answered> {
    return await this.#org.post(path, headers, bytes, isGuest);
  }

  /** Where the trouble was met, or its answer lost, the sender sends again once it is over. */
  async #recover(trouble: Trouble, letter: Letter, answer: Answered): Promise<Answered> {
    if (AFTERWARDS.has(trouble)) return answer;
    const { hasStruck } = this.#org.endTrouble();
    return hasStruck || trouble === 'lostAnswer' ? await this.#post(letter) : answer;
  }

  #cause(trouble: Trouble, letter: Letter): void {
    const org = this.#org;
    switch (trouble) {
      case 'lockedConversation':
        return org.plant({ kind: 'rowLock', object: 'BirdConversation__c', id: null });
      case 'lockedMessage':
        return org.plant({ kind: 'rowLock', object: 'BirdMessage__c', id: null });
      case 'lockedLead':
        return org.plant({ kind: 'rowLock', object: 'Lead', id: null });
      case 'fullMessages':
        return org.plant({ kind: 'storageLimit', object: 'BirdMessage__c' });
      case 'fullLeads':
        return org.plant({ kind: 'storageLimit', object: 'Lead' });
      case 'triggerAtLimit':
        return org.plant({ kind: 'limit', object: TRIGGER });
      case 'jobAtLimit':
        return org.plant({ kind: 'limit', object: 'QUEUEABLE' });
      case 'crash':
        return org.plant({ kind: 'crash', object: 'REST' });
      case 'triggerCrash':
        return org.plant({ kind: 'crash', object: TRIGGER });
      case 'rivalConversation':
        return this.#plantRival(letter);
      case 'lostAnswer':
        return;
    }
  }

  /** Another call claims the same conversation a moment earlier. */
  #plantRival({ about, verdict, step }: Letter): void {
    const spoken = about[0]!;
    if (verdict !== 'read' || step.status !== null || !showsPhone(spoken)) return;
    const channelId = spoken.form === 3 ? '' : spoken.channelId;
    const thread = `${spoken.channel}|${channelId}|phonenumber|${spoken.customer.phone}`;
    const known = `SELECT Id FROM BirdConversation__c WHERE ThreadKey__c = '${thread}'`;
    if (this.#org.rows(known).length > 0) return;
    this.#org.plant({
      kind: 'rivalInsert',
      object: 'BirdConversation__c',
      values: {
        Name: `BC-9${spoken.id.slice(0, 7)}`,
        ConversationKey__c: `${thread}|#1`,
        ThreadKey__c: thread,
        Channel__c: spoken.channel,
        ChannelId__c: channelId === '' ? null : channelId,
        IdentityKey__c: `phonenumber|${spoken.customer.phone}`,
        Phone__c: spoken.customer.phone,
        Status__c: 'Open',
        OwnerId: this.#org.userId('integration')
      }
    });
  }

  /** After each status the stored one is where it was, or further. */
  #watch(letter: Letter, answer: Answered): void {
    const { id } = letter.about[0]!;
    const [row] = this.#org.rows(
      `SELECT Status__c FROM BirdMessage__c WHERE ExternalId__c = '${id}'`
    );
    if (row === undefined) return;
    const stage = stageOf(row['Status__c']);
    if (stage < (this.#stages.get(id) ?? -1)) {
      throw new Broken(`status moved back to ${String(row['Status__c'])}`, letter, answer);
    }
    this.#stages.set(id, stage);
  }
}
