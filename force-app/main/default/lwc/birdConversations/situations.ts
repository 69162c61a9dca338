import AGENT_PERMISSION_SET from '@salesforce/label/c.Bird_Agent_Permission_Set';
import EMPTY_TEXT from '@salesforce/label/c.Bird_Empty_Text';
import EMPTY_TEXT_PERSON from '@salesforce/label/c.Bird_Empty_Text_Person';
import EMPTY_TITLE from '@salesforce/label/c.Bird_Empty_Title';
import EXPORTING from '@salesforce/label/c.Bird_Exporting';
import EXPORT_FAILED from '@salesforce/label/c.Bird_Export_Failed';
import CANCEL from '@salesforce/label/c.Bird_Cancel';
import CLOSE from '@salesforce/label/c.Bird_Close_Notice';
import FILTER_CLEAR from '@salesforce/label/c.Bird_Filter_Clear';
import FILTER_NONE from '@salesforce/label/c.Bird_Filter_None';
import FILTER_NONE_TEXT from '@salesforce/label/c.Bird_Filter_None_Text';
import PEOPLE_NONE from '@salesforce/label/c.Bird_People_None';
import PEOPLE_NONE_TEXT from '@salesforce/label/c.Bird_People_None_Text';
import SEARCHING from '@salesforce/label/c.Bird_Searching';
import SEARCH_FAILED from '@salesforce/label/c.Bird_Search_Failed';
import SEARCH_HIDDEN from '@salesforce/label/c.Bird_Search_Hidden';
import SEARCH_HINT from '@salesforce/label/c.Bird_Search_Hint';
import SEARCH_NONE from '@salesforce/label/c.Bird_Search_None';
import SEARCH_START from '@salesforce/label/c.Bird_Search_Start';
import FAILED_OFFLINE_TEXT from '@salesforce/label/c.Bird_Failed_Offline_Text';
import FAILED_SESSION_TEXT from '@salesforce/label/c.Bird_Failed_Session_Text';
import FAILED_TEXT from '@salesforce/label/c.Bird_Failed_Text';
import FAILED_TITLE from '@salesforce/label/c.Bird_Failed_Title';
import LOG_IN_AGAIN from '@salesforce/label/c.Bird_Log_In_Again';
import NOT_FOUND_TEXT from '@salesforce/label/c.Bird_Not_Found_Text';
import NOT_FOUND_TITLE from '@salesforce/label/c.Bird_Not_Found_Title';
import NOTICE_FAILED from '@salesforce/label/c.Bird_Notice_Failed';
import NOTICE_HIDDEN from '@salesforce/label/c.Bird_Notice_Hidden';
import NOTICE_HIDDEN_HINT from '@salesforce/label/c.Bird_Notice_Hidden_Hint';
import NOTICE_OFFLINE from '@salesforce/label/c.Bird_Notice_Offline';
import NOTICE_OFFLINE_HINT from '@salesforce/label/c.Bird_Notice_Offline_Hint';
import NOTICE_SESSION from '@salesforce/label/c.Bird_Notice_Session';
import NOTICE_SESSION_HINT from '@salesforce/label/c.Bird_Notice_Session_Hint';
import NO_ACCESS_TEXT from '@salesforce/label/c.Bird_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Bird_No_Access_Title';
import TRY_AGAIN from '@salesforce/label/c.Bird_Try_Again';
import type { ErrorCode } from 'c/birdErrors';
import { formatCount, formatLabel } from 'c/birdLabels';
import { clockTime } from 'c/birdTime';
import type { ExportJob } from './exportJob';
import type { SearchSession } from './searchSession';

/** What stands in place of the thread. */
export interface Situation {
  readonly iconName: string;
  readonly heading: string;
  readonly text: string;
  readonly strongText: string;
  readonly actionLabel: string;
}

/** What stands between tabs and thread. */
export interface Notice {
  readonly kind: 'hidden' | 'offline' | 'session' | 'failed' | 'export' | 'stopped';
  readonly heading: string;
  readonly text: string;
  readonly actionLabel: string;
}

/** There are no messages. */
export function emptyState(personName: string | null | undefined): Situation {
  return {
    iconName: 'utility:chat',
    heading: EMPTY_TITLE,
    text: personName ? formatLabel(EMPTY_TEXT_PERSON, personName) : EMPTY_TEXT,
    strongText: '',
    actionLabel: ''
  };
}

/** The first page could not be read. */
export function failedState(code: ErrorCode): Situation {
  switch (code) {
    case 'NO_ACCESS':
      return {
        iconName: 'utility:lock',
        heading: NO_ACCESS_TITLE,
        text: NO_ACCESS_TEXT,
        strongText: AGENT_PERMISSION_SET,
        actionLabel: ''
      };
    case 'NOT_FOUND':
      return failed(NOT_FOUND_TITLE, NOT_FOUND_TEXT, '');
    case 'SESSION_EXPIRED':
      return failed(FAILED_TITLE, FAILED_SESSION_TEXT, LOG_IN_AGAIN);
    case 'OFFLINE':
      return failed(FAILED_TITLE, FAILED_OFFLINE_TEXT, TRY_AGAIN);
    default:
      return failed(FAILED_TITLE, FAILED_TEXT, TRY_AGAIN);
  }
}

/** Nobody of the record has conversations. */
export function noPeopleState(): Situation {
  return plain('utility:chat', PEOPLE_NONE, PEOPLE_NONE_TEXT);
}

/** The filter leaves nothing. */
export function filteredOutState(): Situation {
  return {
    ...plain('utility:filterList', FILTER_NONE, FILTER_NONE_TEXT),
    actionLabel: FILTER_CLEAR
  };
}

/** What stands in place of the results, or of the place of one; undefined where they can be shown. */
export function searchSituation(
  search: SearchSession,
  canReadBody: boolean
): Situation | undefined {
  if (!canReadBody || search.failure === 'HIDDEN') {
    return plain('utility:hide', SEARCH_HIDDEN, NOTICE_HIDDEN_HINT);
  }
  if (search.failure) {
    return { ...failedState(search.failure), heading: SEARCH_FAILED };
  }
  switch (search.state) {
    case 'waiting':
      return plain('utility:search', SEARCH_START, SEARCH_HINT);
    case 'searching':
      return search.result ? undefined : plain('utility:search', SEARCHING, SEARCH_HINT);
    default:
      return search.result?.total === 0
        ? plain('utility:search', formatLabel(SEARCH_NONE, search.term), SEARCH_HINT)
        : undefined;
  }
}

function plain(iconName: string, heading: string, text: string): Situation {
  return { iconName, heading, text, strongText: '', actionLabel: '' };
}

function failed(heading: string, text: string, actionLabel: string): Situation {
  return { iconName: 'utility:warning', heading, text, strongText: '', actionLabel };
}

/** The user may not read message texts. */
export function hiddenNotice(): Notice {
  const [heading, text] = [NOTICE_HIDDEN, NOTICE_HIDDEN_HINT];
  return { kind: 'hidden', heading, text, actionLabel: '' };
}

/** How far the export is, or that it stopped. */
export function exportNotice({ read, total, hasFailed }: ExportJob): Notice {
  return hasFailed
    ? { kind: 'stopped', heading: EXPORT_FAILED, text: '', actionLabel: CLOSE }
    : {
        kind: 'export',
        heading: formatLabel(EXPORTING, formatCount(read), formatCount(total)),
        text: '',
        actionLabel: CANCEL
      };
}

/**
 * What was read stays readable, but is not up to date.
 *
 * @param completeUntilMs up to when the thread is complete
 */
export function refreshNotice(code: ErrorCode, completeUntilMs: number): Notice {
  const until = clockTime(completeUntilMs);
  switch (code) {
    case 'OFFLINE': {
      const text = formatLabel(NOTICE_OFFLINE_HINT, until);
      return { kind: 'offline', heading: NOTICE_OFFLINE, text, actionLabel: '' };
    }
    case 'SESSION_EXPIRED': {
      const text = formatLabel(NOTICE_SESSION_HINT, until);
      return { kind: 'session', heading: NOTICE_SESSION, text, actionLabel: LOG_IN_AGAIN };
    }
    default: {
      const text = formatLabel(NOTICE_OFFLINE_HINT, until);
      return { kind: 'failed', heading: NOTICE_FAILED, text, actionLabel: TRY_AGAIN };
    }
  }
}
