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
  readonly sldsVersion: 1 | 2;
  /** Address of this page, so that a change of user comes back to it. */
  readonly url: string;
}

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

export type PageModel = ListPageModel | RecordPageModel | MessagePageModel;

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
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
  readonly countText: string;
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
