import { getJson } from 'local-org/server';

interface UiRecord {
  readonly fields: Readonly<
    Record<string, { readonly value: unknown; readonly displayValue: string | null }>
  >;
}

interface RecordRequest {
  readonly recordId?: string;
  readonly fields?: readonly FieldName[];
  readonly optionalFields?: readonly FieldName[];
}

type FieldName = string | { readonly objectApiName: string; readonly fieldApiName: string };
type Callback = (value: { data: unknown; error: unknown }) => void;

/** Record readers on the page, so that one that was told of a change reads again. */
const readers = new Set<RecordReader>();

class RecordReader {
  private readonly callback: Callback;
  private request: RecordRequest = {};

  constructor(callback: Callback) {
    this.callback = callback;
    callback({ data: undefined, error: undefined });
  }

  connect(): void {
    readers.add(this);
  }

  disconnect(): void {
    readers.delete(this);
  }

  update(request: RecordRequest): void {
    this.request = request;
    void this.load();
  }

  reads(recordId: string): boolean {
    return this.request.recordId === recordId;
  }

  async load(): Promise<void> {
    const { recordId, fields, optionalFields } = this.request;
    if (recordId === undefined || (fields ?? optionalFields) === undefined) return;
    const query = new URLSearchParams();
    if (fields !== undefined) query.set('fields', fields.map(fieldPath).join(','));
    if (optionalFields !== undefined)
      query.set('optionalFields', optionalFields.map(fieldPath).join(','));
    try {
      this.callback({
        data: await getJson(`/ui-api/records/${recordId}?${query}`),
        error: undefined
      });
    } catch (error) {
      this.callback({ data: undefined, error });
    }
  }
}

export const getRecord = RecordReader;

export function getFieldValue(record: UiRecord | undefined, field: FieldName): unknown {
  return record?.fields[lastName(field)]?.value;
}

export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldName): unknown {
  return record?.fields[lastName(field)]?.displayValue;
}

export async function notifyRecordUpdateAvailable(
  changed: readonly { recordId: string }[]
): Promise<void> {
  const stale = [...readers].filter((reader) =>
    changed.some(({ recordId }) => reader.reads(recordId))
  );
  await Promise.all(stale.map((reader) => reader.load()));
}

function fieldPath(field: FieldName): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function lastName(field: FieldName): string {
  return fieldPath(field).split('.').at(-1) ?? '';
}
