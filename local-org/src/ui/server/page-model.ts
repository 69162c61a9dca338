/** What a page shows, as the server hands it to the browser in one JSON block. Types only: shared by both sides. */
export interface PageData {
  readonly context: PageContext;
  readonly page: PageModel;
}

export interface PageContext {
  readonly user: PageUser;
  /** Everybody one may change to. */
  readonly users: readonly PageUser[];
  readonly locale: string;
  readonly language: string;
  readonly timeZone: string;
  /** Custom label texts by name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly appLabel: string;
  readonly tabs: readonly PageTab[];
  readonly theme: PageTheme;
  readonly languages: readonly LanguageOption[];
  /** The phone preview is on. */
  readonly isPhone: boolean;
  /** Stands in the phone's frame: no header. */
  readonly isFramed: boolean;
  /** Address of this page, so that a change of user comes back to it. */
  readonly url: string;
}

export interface LanguageOption {
  readonly code: string;
  readonly name: string;
  readonly isCurrent: boolean;
}

/** SLDS 2 as the browser's scheme, light, dark; SLDS 1, which knows only light. */
export type PageTheme = 'system' | 'light' | 'dark' | 'slds1';

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly profileName: string;
}

export interface PageTab {
  readonly label: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

export type PageModel =
  ListPageModel | RecordPageModel | AppPageModel | PhonePageModel | MessagePageModel;

/** The page of a tab of its own: a FlexiPage without a record. */
export interface AppPageModel {
  readonly kind: 'app';
  readonly heading: string;
  readonly components: readonly ComponentModel[];
}

/** Another page in a frame of a phone's width. */
export interface PhonePageModel {
  readonly kind: 'phone';
  readonly url: string;
}

/** A page that can only say something: no such record, no access. */
export interface MessagePageModel {
  readonly kind: 'message';
  readonly heading: string;
  readonly text: string;
}

export interface ListPageModel {
  readonly kind: 'list';
  readonly icon: string;
  readonly objectLabel: string;
  readonly heading: string;
  /** Every list view of the object; the one that is open says so. */
  readonly views: readonly ListViewLink[];
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
  readonly countText: string;
}

export interface ListViewLink {
  readonly label: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

export interface ListRow {
  readonly id: string;
  readonly cells: readonly FieldModel[];
}

export interface RecordPageModel {
  readonly kind: 'record';
  readonly recordId: string;
  readonly objectName: string;
  /** `Siti Rahayu | Lead` */
  readonly heading: string;
  readonly sidebarFirst: boolean;
  readonly header: readonly ComponentModel[];
  readonly subheader: readonly ComponentModel[];
  readonly main: readonly ComponentModel[];
  readonly sidebar: readonly ComponentModel[];
}

export type ComponentModel =
  | {
      readonly kind: 'highlights';
      readonly key: string;
      readonly icon: string;
      readonly objectLabel: string;
      readonly title: string;
      readonly fields: readonly FieldModel[];
    }
  | {
      readonly kind: 'path';
      readonly key: string;
      readonly label: string;
      readonly steps: readonly PathStep[];
    }
  | { readonly kind: 'tabset'; readonly key: string; readonly tabs: readonly TabModel[] }
  | { readonly kind: 'detail'; readonly key: string; readonly sections: readonly SectionModel[] }
  | {
      readonly kind: 'relatedLists';
      readonly key: string;
      readonly lists: readonly RelatedListModel[];
    }
  | {
      readonly kind: 'custom';
      readonly key: string;
      /** Bundle name: `birdConversations`. */
      readonly name: string;
      readonly properties: Readonly<Record<string, string | number | boolean>>;
    }
  | { readonly kind: 'unknown'; readonly key: string; readonly name: string };

export interface PathStep {
  readonly key: string;
  readonly label: string;
  readonly state: 'complete' | 'current' | 'incomplete';
}

export interface TabModel {
  readonly key: string;
  readonly label: string;
  readonly components: readonly ComponentModel[];
}

export interface SectionModel {
  readonly key: string;
  readonly label: string;
  readonly fields: readonly FieldModel[];
}

export interface RelatedListModel {
  readonly key: string;
  readonly icon: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
}

/** How a value is drawn. */
export type DisplayKind =
  | 'text'
  | 'longText'
  | 'phone'
  | 'email'
  | 'url'
  | 'number'
  | 'date'
  | 'dateTime'
  | 'checkbox'
  | 'link';

export interface FieldModel {
  readonly key: string;
  readonly label: string;
  readonly display: DisplayKind;
  /** Date-times as milliseconds, dates as `yyyy-MM-dd`; null where the record has none. */
  readonly value: string | number | boolean | null;
  /** Address a `link` leads to. */
  readonly url: string | null;
}
