import CASE_NUMBER from '@salesforce/label/c.Bird_Case_Number';
import CONVERSATION_NEW from '@salesforce/label/c.Bird_Conversation_New';
import OWNER from '@salesforce/label/c.Bird_Owner';
import NEW from '@salesforce/label/c.Bird_New_Messages';
import { countLabel, formatLabel, splitLabel } from 'c/birdLabels';
import { byId } from 'c/birdModel';
import type { BirdConversationView } from 'c/birdModel';
import type { ChannelWord } from './channelWords';
import type { LinePiece, TimelineInput, TimelinePart } from './birdTimeline';

/** What stands between messages, by the index of the message that it stands before. */
export type Separators = ReadonlyMap<number, readonly TimelinePart[]>;

/** Finds all conversation lines and the divider, in reading order. */
export function findSeparators(
  input: TimelineInput,
  words: ReadonlyMap<string, ChannelWord>
): Separators {
  const lines = input.isFiltered ? new Map<number, TimelinePart>() : newConversations(input, words);
  const separators = new Map<number, TimelinePart[]>();
  for (const [index, line] of lines) {
    separators.set(index, [line]);
  }
  const { unread } = input;
  const at = unread ? input.messages.findIndex(({ id }) => id === unread.messageId) : -1;
  if (unread && at >= 0) {
    const text = countLabel(unread.count, NEW);
    const divider = { key: 'divider', text };
    separators.set(at, [...(separators.get(at) ?? []), divider]);
  }
  return new Map([...separators].sort(([one], [other]) => one - other));
}

/**
 * The lines that tell of a new conversation. A conversation gets one only where its beginning is
 * known: after a closed one of the same channel, or when nothing earlier is left to load and it
 * belongs to a Case other than the page's.
 */
function newConversations(
  input: TimelineInput,
  words: ReadonlyMap<string, ChannelWord>
): Map<number, TimelinePart> {
  const conversations = byId(input.conversations);
  const seen = new Set<string>();
  const closedChannels = new Set<string>();
  const lines = new Map<number, TimelinePart>();
  input.messages.forEach(({ conversationId }, index) => {
    if (seen.has(conversationId)) {
      return;
    }
    seen.add(conversationId);
    const conversation = conversations.get(conversationId);
    if (!conversation) {
      return;
    }
    const hasCase = !!conversation.caseNumber && conversation.caseId !== input.recordId;
    if (closedChannels.has(conversation.channel) || (!input.hasEarlier && hasCase)) {
      const word = words.get(conversationId)?.word ?? conversation.channelName;
      const pieces = linePieces(conversation, word, hasCase, input.caseUrls);
      lines.set(index, { key: `line/${conversationId}`, pieces });
    }
    if (conversation.status === 'Closed') {
      closedChannels.add(conversation.channel);
    }
  });
  return lines;
}

function linePieces(
  conversation: BirdConversationView,
  word: string,
  hasCase: boolean,
  caseUrls: ReadonlyMap<string, string>
): LinePiece[] {
  const { caseId, caseNumber, caseOwnerName } = conversation;
  const pieces: Omit<LinePiece, 'key'>[] = [{ text: formatLabel(CONVERSATION_NEW, word) }];
  if (hasCase) {
    const url = caseUrls.get(caseId ?? '');
    const text = formatLabel(CASE_NUMBER, caseNumber ?? '');
    pieces.push({ text: ' · ' }, { text, ...(caseId && url && { caseId, url }) });
  }
  if (hasCase && caseOwnerName) {
    const { before, after } = splitLabel(OWNER, 0);
    pieces.push({ text: ` · ${before}` }, { text: caseOwnerName, isName: true }, { text: after });
  }
  return pieces.map((piece, at) => ({ ...piece, key: String(at) }));
}
