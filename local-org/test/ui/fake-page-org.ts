import path from 'node:path';
import { effectivePermissions } from '../../src/metadata/permissions.ts';
import { readMetadata } from '../../src/metadata/read-schema.ts';
import type { RunningUser } from '../../src/runtime/transaction.ts';
import type { PageOrg, PageRow } from '../../src/ui/server/rows.ts';

const FORCE_APP = path.join(import.meta.dirname, '../../../force-app');

type Values = Readonly<Record<string, string | number | boolean>>;

/** The deployed metadata with rows that a test chose; remembers what was asked. */
export class FakePageOrg implements PageOrg {
  readonly schema = readMetadata([FORCE_APP]).schema;
  readonly queries: string[] = [];
  readonly #rowsByObject: Readonly<Record<string, readonly Values[]>>;

  constructor(rowsByObject: Readonly<Record<string, readonly Values[]>>) {
    this.#rowsByObject = rowsByObject;
  }

  rows(_user: RunningUser, soql: string): readonly PageRow[] {
    this.queries.push(soql);
    const object = /FROM (\w+)/.exec(soql)?.[1] ?? '';
    return (this.#rowsByObject[object] ?? []).map((values) => ({
      id: String(values['Id']),
      value: (field) => values[field] ?? null
    }));
  }

  permissionSetsOf(userId: string): readonly string[] {
    return userId === AGENT_ID ? ['BirdAgent'] : [];
  }

  users(): readonly RunningUser[] {
    return [this.agent(), this.outsider()];
  }

  readonly languages: string[] = [];

  setLanguage(user: RunningUser, language: string, locale: string): void {
    this.languages.push(`${user.name} ${language} ${locale}`);
  }

  agent(): RunningUser {
    return this.#user(AGENT_ID, 'Dewi Lestari', ['BirdAgent']);
  }

  outsider(): RunningUser {
    return this.#user('005Lo0000000002AAA', 'Budi Santoso', []);
  }

  #user(id: string, name: string, permissionSets: readonly string[]): RunningUser {
    return {
      id,
      username: `${id}@local.example`,
      name,
      profileName: 'Standard User',
      timeZone: 'Asia/Jakarta',
      locale: 'en_GB',
      language: 'en_US',
      permissions: effectivePermissions(this.schema, 'Standard User', permissionSets)
    };
  }
}

const AGENT_ID = '005Lo0000000001AAA';
