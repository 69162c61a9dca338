import AGENT_PERMISSION_SET from '@salesforce/label/c.Bird_Agent_Permission_Set';
import EMPTY_ALL from '@salesforce/label/c.Bird_Inbox_Empty_All';
import EMPTY_MINE from '@salesforce/label/c.Bird_Inbox_Empty_Mine';
import EMPTY_TITLE from '@salesforce/label/c.Bird_Inbox_Empty_Title';
import FAILED_OFFLINE_TEXT from '@salesforce/label/c.Bird_Failed_Offline_Text';
import FAILED_SESSION_TEXT from '@salesforce/label/c.Bird_Failed_Session_Text';
import FAILED_TEXT from '@salesforce/label/c.Bird_Failed_Text';
import FAILED_TITLE from '@salesforce/label/c.Bird_Failed_Title';
import LOG_IN_AGAIN from '@salesforce/label/c.Bird_Log_In_Again';
import NO_ACCESS_TEXT from '@salesforce/label/c.Bird_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Bird_No_Access_Title';
import TRY_AGAIN from '@salesforce/label/c.Bird_Try_Again';
import type { ErrorCode } from 'c/birdErrors';

/** What stands in place of the list. */
export interface InboxState {
  readonly icon: string;
  readonly heading: string;
  readonly text: string;
  readonly strong: string;
  readonly action: string;
}

/** Nobody wrote. */
export function emptyInbox(scope: 'mine' | 'all'): InboxState {
  const text = scope === 'mine' ? EMPTY_MINE : EMPTY_ALL;
  return { icon: 'utility:chat', heading: EMPTY_TITLE, text, strong: '', action: '' };
}

/** The list could not be read. */
export function failedInbox(code: ErrorCode): InboxState {
  if (code === 'NO_ACCESS') {
    const [heading, text, strong] = [NO_ACCESS_TITLE, NO_ACCESS_TEXT, AGENT_PERMISSION_SET];
    return { icon: 'utility:lock', heading, text, strong, action: '' };
  }
  const isSession = code === 'SESSION_EXPIRED';
  const others = code === 'OFFLINE' ? FAILED_OFFLINE_TEXT : FAILED_TEXT;
  return {
    icon: 'utility:warning',
    heading: FAILED_TITLE,
    text: isSession ? FAILED_SESSION_TEXT : others,
    strong: '',
    action: isSession ? LOG_IN_AGAIN : TRY_AGAIN
  };
}
