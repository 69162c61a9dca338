import EXPORT from '@salesforce/label/c.Bird_Export';
import FILTER from '@salesforce/label/c.Bird_Filter';
import OPEN_CASE from '@salesforce/label/c.Bird_Open_Case';
import OPEN_CONVERSATION from '@salesforce/label/c.Bird_Open_Conversation';
import REFRESH from '@salesforce/label/c.Bird_Refresh';
import { formatLabel } from 'c/birdLabels';
import type { BirdConversationView, BirdThreadView } from 'c/birdModel';
import { isSameId } from './derive';

/** One entry of the menu. */
export interface ToolItem {
  readonly value: 'filter' | 'conversation' | 'case' | 'export' | 'refresh';
  readonly label: string;
  readonly iconName: string;
}

/** The newest conversation whose own page the user may open. */
export function openableConversation(
  frame: BirdThreadView | undefined,
  recordId: string | undefined
): BirdConversationView | undefined {
  return frame?.conversations.find((each) => each.isReadable && !isSameId(each.id, recordId));
}

/** The newest conversation that has a Case other than the record itself. */
export function conversationWithCase(
  frame: BirdThreadView | undefined,
  recordId: string | undefined
): BirdConversationView | undefined {
  return frame?.conversations.find((each) => each.caseId && !isSameId(each.caseId, recordId));
}

/** What the menu offers: only what can do something now. */
export function menuItems(
  frame: BirdThreadView | undefined,
  recordId: string | undefined,
  total: number,
  isPhone: boolean
): ToolItem[] {
  const items: ToolItem[] = [];
  const withCase = conversationWithCase(frame, recordId);
  if (isPhone && total > 0) {
    items.push({ value: 'filter', label: FILTER, iconName: 'utility:filterList' });
  }
  if (openableConversation(frame, recordId)) {
    items.push({ value: 'conversation', label: OPEN_CONVERSATION, iconName: 'utility:chat' });
  }
  if (withCase) {
    const label = formatLabel(OPEN_CASE, withCase.caseNumber ?? '').trim();
    items.push({ value: 'case', label, iconName: 'utility:case' });
  }
  if (total > 0) {
    items.push({ value: 'export', label: EXPORT, iconName: 'utility:download' });
  }
  items.push({ value: 'refresh', label: REFRESH, iconName: 'utility:refresh' });
  return items;
}
