import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { componentKey, componentsOf } from '../deploy/component.ts';
import {
  DeployedSource,
  type ComponentFacts,
  type StagedSource
} from '../deploy/deployed-source.ts';
import { Deployments } from '../deploy/deployments.ts';
import { importSource } from '../deploy/import-source.ts';
import { keepClasses } from '../deploy/trial.ts';
import type { Development } from '../http/development.ts';
import { Retrieves } from '../http/metadata/retrieve-result.ts';
import { TestRuns } from '../http/tooling/test-runs.ts';
import { ToolingRows } from '../http/tooling/tooling-rows.ts';
import { compileProject } from '../org/compile.ts';
import { DeployError } from '../org/deploy-error.ts';
import { LocalOrg } from '../org/local-org.ts';

export interface DevelopmentOptions {
  readonly projectRoot: string;
  /** Source folders to deploy, later ones over earlier ones. */
  readonly folders: readonly string[];
  /** Where syntax trees are kept, and the deployed source of an org that keeps nothing else. */
  readonly stateFolder: string;
  /** Database file, beside which the deployed source lies; null keeps nothing. */
  readonly database: string | null;
  readonly baseUrl: string;
  readonly now: () => number;
  /** Resolves when something may keep the process busy. */
  readonly takeTurn: () => Promise<void>;
  readonly buildPages: (folder: string) => Promise<() => void>;
  /** Hears of faults of the local org. */
  readonly report: (error: unknown) => void;
}

/** A development that ends with its server. */
export interface OpenDevelopment extends Development {
  close(): void;
}

/**
 * Deploys source folders over what clients have deployed before, and opens the org with it.
 * @throws DeployError with every diagnostic; DatabaseError for an unusable file; UnsupportedError for what is not modelled
 */
export function openDevelopment(options: DevelopmentOptions): OpenDevelopment {
  const source = openSource(options);
  const staged = source.stage(importSource(options.folders));
  try {
    const org = openOrg(options, source.isEmpty ? null : staged);
    adopt(options, org, source, staged);
    return development(options, org, source);
  } catch (error) {
    staged.discard();
    if (options.database === null) source.remove();
    throw error;
  }
}

function openSource({ database, stateFolder }: DevelopmentOptions): DeployedSource {
  if (database !== null) return DeployedSource.open(`${database}.deployed`);
  mkdirSync(stateFolder, { recursive: true });
  return DeployedSource.open(mkdtempSync(path.join(stateFolder, 'deployed-')));
}

/** From the project's own folders where nothing else is deployed, so that mistakes are named by the files that a person edits. */
function openOrg(options: DevelopmentOptions, staged: StagedSource | null): LocalOrg {
  const { database, baseUrl, now, stateFolder } = options;
  const root = staged?.folder ?? options.projectRoot;
  const folders = staged === null ? options.folders : [staged.folder];
  const { project, diagnostics } = compileProject(root, folders, stateFolder);
  if (project === null) throw new DeployError(diagnostics);
  return LocalOrg.open({ project, database, baseUrl, now });
}

function adopt(
  { now }: DevelopmentOptions,
  org: LocalOrg,
  source: DeployedSource,
  staged: StagedSource
): void {
  const before = source.facts();
  staged.adopt(before);
  const admin = org.users.activeIds()[0]!;
  staged.describe(factsOf(source, before, admin, now()));
  org.runtime.write(() => keepClasses(org.runtime.services.platformRows, org.units));
}

/** Facts of what no client deployed: by the administrator, now. */
function factsOf(
  source: DeployedSource,
  before: ReadonlyMap<string, ComponentFacts>,
  adminId: string,
  moment: number
): ReadonlyMap<string, ComponentFacts> {
  const facts = new Map(before);
  let last = Math.max(0, ...[...facts.values()].map(({ number }) => number));
  for (const component of componentsOf(source.files())) {
    const key = componentKey(component);
    if (facts.has(key)) continue;
    facts.set(key, {
      number: ++last,
      createdById: adminId,
      createdDate: moment,
      lastModifiedById: adminId,
      lastModifiedDate: moment
    });
  }
  return facts;
}

function development(
  options: DevelopmentOptions,
  org: LocalOrg,
  source: DeployedSource
): OpenDevelopment {
  const { now, stateFolder, takeTurn, buildPages, report } = options;
  const parts = { org, source, cacheFolder: stateFolder, buildPages, now };
  const rows = new ToolingRows(org, source);
  return {
    org,
    source,
    deployments: new Deployments(parts, takeTurn, report),
    retrieves: new Retrieves(now()),
    testRuns: new TestRuns(org, rows, now, takeTurn, report),
    close: () => {
      rows.close();
      if (options.database === null) source.remove();
    }
  };
}
