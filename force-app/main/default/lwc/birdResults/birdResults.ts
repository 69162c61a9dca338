import { LightningElement, api } from 'lwc';
import RESULTS from '@salesforce/label/c.Bird_Search_Results';
import SENDER_CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import SENDER_TEAM from '@salesforce/label/c.Bird_Sender_Team';
import { markPieces } from 'c/birdContent';
import type { MarkPiece } from 'c/birdContent';
import { dataOf, emit } from 'c/birdDom';
import { oneLine } from 'c/birdLabels';
import { byId, isInbound } from 'c/birdModel';
import type { BirdConversationView, BirdSearchHit } from 'c/birdModel';
import { clockTime, dayLabel } from 'c/birdTime';

/** What the list shows. */
export interface ResultsInput {
  /** Newest first. */
  readonly hits: readonly BirdSearchHit[];
  readonly conversations: readonly BirdConversationView[];
  readonly term: string;
  readonly nowMs: number;
  /** Says what was not searched or not listed. */
  readonly notes: readonly string[];
  /** The result that was opened last. */
  readonly openedId: string;
}

interface HitView {
  readonly key: string;
  readonly className: string;
  readonly sender: string;
  readonly channel: string;
  readonly channelWord: string;
  readonly time: string;
  readonly pieces: readonly MarkPiece[];
}

const SHOWN_BEFORE = 40;

/**
 * The messages that a search found.
 *
 * @fires openhit with the message's id when one is to be shown in its place
 */
export default class BirdResults extends LightningElement {
  /** What to show. */
  @api input: ResultsInput | undefined;

  readonly label = { RESULTS };

  get hits(): HitView[] {
    const { hits = [], conversations = [], term = '', nowMs = 0, openedId } = this.input ?? {};
    const known = byId(conversations);
    return hits.map((hit) => {
      const conversation = known.get(hit.conversationId);
      return {
        key: hit.messageId,
        className: hit.messageId === openedId ? 'hit hit_opened' : 'hit',
        sender: hit.senderName || (isInbound(hit) ? SENDER_CUSTOMER : SENDER_TEAM),
        channel: conversation?.channel ?? '',
        channelWord: conversation?.channelName ?? '',
        time: `${dayLabel(hit.sentMs, nowMs)} ${clockTime(hit.sentMs)}`,
        pieces: snippet(hit.text ?? '', term)
      };
    });
  }

  handleClick(event: MouseEvent): void {
    const { messageId } = dataOf(event);
    emit(this, 'openhit', { messageId });
  }

  /** Puts the focus on the result that was opened, else on the first. */
  @api
  focus(): void {
    const find = (selector: string): HTMLElement | null | undefined =>
      this.template?.querySelector<HTMLElement>(selector);
    (find('.hit_opened') ?? find('.hit'))?.focus();
  }
}

/** The text from shortly before the first hit on, so that the hit can be seen in two lines. */
function snippet(text: string, term: string): readonly MarkPiece[] {
  const pieces = markPieces(oneLine(text), term);
  const [first, ...rest] = pieces;
  if (!first || first.isMark || first.text.length <= SHOWN_BEFORE) {
    return pieces;
  }
  const end = first.text.slice(-SHOWN_BEFORE);
  const word = end.indexOf(' ') + 1;
  return [{ ...first, text: `…${end.slice(word < end.length ? word : 0)}` }, ...rest];
}
