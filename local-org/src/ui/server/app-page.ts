import { tabLabelIn } from '../../metadata/label-text.ts';
import type { TabSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { FlexiPageDrawing } from './flexipage-drawing.ts';
import type { AppPageModel, ComponentModel } from './page-model.ts';
import type { PageOrg } from './rows.ts';

/** The page of a tab that shows a FlexiPage; null when it shows something else. */
export function appPage(org: PageOrg, user: RunningUser, tab: TabSchema): AppPageModel | null {
  const page = tab.flexiPage === null ? undefined : org.schema.flexiPages.get(tab.flexiPage);
  if (page === undefined) return null;
  const unknown = (key: string, name: string): ComponentModel => ({ kind: 'unknown', key, name });
  const drawing = new FlexiPageDrawing(page, {
    highlights: (key) => unknown(key, 'force:highlightsPanel'),
    detail: (key) => unknown(key, 'force:detailPanel'),
    related: (key) => unknown(key, 'force:relatedListContainer')
  });
  return {
    kind: 'app',
    heading: tabLabelIn(org.schema, tab, user.language),
    components: [...drawing.regions().values()].flat()
  };
}
