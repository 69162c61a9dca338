import { postJson } from 'local-org/server';

type Parameters = Readonly<Record<string, unknown>>;
type Callback = (value: { data: unknown; error: unknown }) => void;

/** What `@salesforce/apex/Class.method` exports: callable, and usable with `@wire`. */
export interface ApexMethod {
  (parameters?: Parameters): Promise<unknown>;
  adapter: new (callback: Callback) => unknown;
}

const wired = new WeakMap<object, { load(): Promise<void> }>();

export function apexMethod(name: string): ApexMethod {
  const call = (parameters?: Parameters): Promise<unknown> =>
    callApex(name, parameters ?? {}, false);
  return Object.assign(call, { adapter: adapterOf(name) });
}

/** Reads a wired value again. */
export async function refreshApex(value: object): Promise<void> {
  await wired.get(value)?.load();
}

export function getSObjectValue(
  row: Record<string, unknown> | null,
  field: { fieldApiName: string }
): unknown {
  return row?.[field.fieldApiName];
}

async function callApex(
  name: string,
  parameters: Parameters,
  cacheable: boolean
): Promise<unknown> {
  const [className, methodName] = name.split('.');
  return await postJson('/aura/apex', { className, methodName, parameters, cacheable });
}

function adapterOf(name: string): new (callback: Callback) => unknown {
  return class ApexAdapter {
    private readonly callback: Callback;
    private parameters: Parameters | null = null;

    constructor(callback: Callback) {
      this.callback = callback;
      callback({ data: undefined, error: undefined });
    }

    connect(): void {}

    disconnect(): void {
      this.parameters = null;
    }

    /** The platform waits until no parameter is undefined. */
    update(parameters: Parameters): void {
      this.parameters = parameters;
      if (Object.values(parameters).some((value) => value === undefined)) return;
      void this.load();
    }

    async load(): Promise<void> {
      if (this.parameters === null) return;
      const value = await outcome(callApex(name, this.parameters, true));
      wired.set(value, this);
      this.callback(value);
    }
  };
}

async function outcome(call: Promise<unknown>): Promise<{ data: unknown; error: unknown }> {
  try {
    return { data: Object.freeze(await call), error: undefined };
  } catch (error) {
    return { data: undefined, error };
  }
}
