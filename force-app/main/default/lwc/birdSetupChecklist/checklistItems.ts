import AGENTS from '@salesforce/label/c.Bird_Setup_Agents';
import EVENTS from '@salesforce/label/c.Bird_Setup_Events';
import FAULTY from '@salesforce/label/c.Bird_Setup_State_Faulty';
import INTEGRATION_USER from '@salesforce/label/c.Bird_Setup_Integration_User';
import KEYS from '@salesforce/label/c.Bird_Setup_Keys';
import MAPPINGS from '@salesforce/label/c.Bird_Setup_Mappings';
import MISSING from '@salesforce/label/c.Bird_Setup_State_Missing';
import OAUTH_CLIENT from '@salesforce/label/c.Bird_Setup_Oauth_Client';
import OK from '@salesforce/label/c.Bird_Setup_State_Ok';
import OPEN from '@salesforce/label/c.Bird_Setup_Open';
import OPEN_EVENTS from '@salesforce/label/c.Bird_Setup_Open_Events';
import ROUTES from '@salesforce/label/c.Bird_Setup_Routes';
import SCHEDULER from '@salesforce/label/c.Bird_Setup_Scheduler';
import SETTINGS from '@salesforce/label/c.Bird_Setup_Settings';
import SITE from '@salesforce/label/c.Bird_Setup_Site';
import SOURCES from '@salesforce/label/c.Bird_Setup_Sources';
import SUBSCRIBER from '@salesforce/label/c.Bird_Setup_Subscriber';
import UNKNOWN from '@salesforce/label/c.Bird_Setup_State_Unknown';
import { formatLabel } from 'c/birdLabels';
import type { SetupItem, SetupState } from 'c/birdSetupModel';

const NAMES: Readonly<Record<string, string>> = {
  AGENTS,
  EVENTS,
  INTEGRATION_USER,
  KEYS,
  MAPPINGS,
  OAUTH_CLIENT,
  ROUTES,
  SCHEDULER,
  SETTINGS,
  SITE,
  SOURCES,
  SUBSCRIBER
};

const STATES: Readonly<Record<SetupState, { icon: string; word: string }>> = {
  ok: { icon: 'utility:success', word: OK },
  missing: { icon: 'utility:warning', word: MISSING },
  faulty: { icon: 'utility:error', word: FAULTY },
  unknown: { icon: 'utility:help', word: UNKNOWN }
};

/** One line of the checklist as it is drawn. */
export interface ItemView {
  readonly key: string;
  readonly name: string;
  readonly icon: string;
  readonly state: string;
  readonly className: string;
  readonly sentence: string;
  readonly remedy: string;
  readonly link: string;
  readonly linkText: string;
}

/** Whether somebody has to do something. */
export function isToMend({ state }: SetupItem): boolean {
  return state === 'missing' || state === 'faulty';
}

/** The lines of the checklist in the order in which they are set up. */
export function itemViews(items: readonly SetupItem[]): ItemView[] {
  return items.map((item, index) => {
    const name = NAMES[item.code] ?? item.code;
    const { icon, word } = STATES[item.state];
    return {
      key: String(index),
      name,
      icon,
      state: word,
      className: `item item_${item.state}`,
      sentence: item.sentence,
      remedy: item.remedy ?? '',
      link: item.link ?? '',
      linkText: formatLabel(item.code === 'EVENTS' ? OPEN_EVENTS : OPEN, name)
    };
  });
}
