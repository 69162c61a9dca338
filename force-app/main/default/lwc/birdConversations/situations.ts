import CANCEL from '@salesforce/label/c.Bird_Cancel';
import CLOSE from '@salesforce/label/c.Bird_Close';
import EMPTY_TEXT from '@salesforce/label/c.Bird_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Bird_Empty_Title';
import EXPORTING from '@salesforce/label/c.Bird_Exporting';
import EXPORT_FAILED from '@salesforce/label/c.Bird_Export_Failed';
import FILTER_CLEAR from '@salesforce/label/c.Bird_Filter_Clear';
import FILTER_NONE from '@salesforce/label/c.Bird_Filter_None';
import FILTER_NONE_TEXT from '@salesforce/label/c.Bird_Filter_None_Text';
import NOTICE_HIDDEN from '@salesforce/label/c.Bird_Notice_Hidden';
import NOTICE_HIDDEN_HINT from '@salesforce/label/c.Bird_Notice_Hidden_Hint';
import SEARCHING from '@salesforce/label/c.Bird_Searching';
import SEARCH_FAILED from '@salesforce/label/c.Bird_Search_Failed';
import SEARCH_HIDDEN from '@salesforce/label/c.Bird_Search_Hidden';
import SEARCH_HINT from '@salesforce/label/c.Bird_Search_Hint';
import SEARCH_NONE from '@salesforce/label/c.Bird_Search_None';
import SEARCH_START from '@salesforce/label/c.Bird_Search_Start';
import { failedState, notice, situation, staleNotice } from 'c/birdErrors';
import type { Notice, Situation } from 'c/birdErrors';
import { formatLabel } from 'c/birdLabels';
import type { BirdThreadView } from 'c/birdModel';
import { LEAST_CHARACTERS } from './search';
import type { Search } from './search';
import type { PageState } from './pageView';

const SEARCH = 'search';

/** What stands in place of the thread; undefined where it can be shown. */
export function threadSituation(
  { person, people, peopleFailure }: PageState,
  isFilteredOut: boolean
): Situation | undefined {
  const failure = peopleFailure ?? person?.failure;
  const frame = person?.frame;
  if (failure) {
    return failedState(failure);
  }
  if (isFilteredOut) {
    return situation('filterList', FILTER_NONE, FILTER_NONE_TEXT, FILTER_CLEAR);
  }
  return frame?.total === 0 || people?.people.length === 0
    ? situation('chat', EMPTY_TITLE, EMPTY_TEXT)
    : undefined;
}

/** What stands in place of the results, or of the place of one; undefined where they can be shown. */
export function searchSituation(
  { term, isSearching, failure, result, opened }: Search,
  frame: BirdThreadView | undefined
): Situation | undefined {
  if (!frame?.canReadBody || failure === 'HIDDEN') {
    return situation('hide', SEARCH_HIDDEN, NOTICE_HIDDEN_HINT);
  }
  if (failure) {
    return { ...failedState(failure), heading: SEARCH_FAILED };
  }
  if (term.length < LEAST_CHARACTERS) {
    return situation(SEARCH, SEARCH_START, SEARCH_HINT);
  }
  if (opened || result?.total) {
    return undefined;
  }
  const heading = isSearching ? SEARCHING : formatLabel(SEARCH_NONE, term);
  return situation(SEARCH, heading, SEARCH_HINT);
}

/** What stands between tabs and thread. */
export function notices({ person, exporting, search }: PageState): Notice[] {
  const { frame, trouble } = person ?? {};
  const found: Notice[] = [];
  if (exporting) {
    const { hasFailed, read, total } = exporting;
    const progress = formatLabel(EXPORTING, read, total);
    found.push(
      hasFailed
        ? notice('stopped', EXPORT_FAILED, '', CLOSE)
        : notice('export', progress, '', CANCEL)
    );
  }
  if (frame && trouble) {
    found.push(staleNotice(trouble, frame.nowMs));
  } else if (frame?.total && !frame.canReadBody && !search) {
    found.push(notice('hidden', NOTICE_HIDDEN, NOTICE_HIDDEN_HINT));
  }
  return found;
}
