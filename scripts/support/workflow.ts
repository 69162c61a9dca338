import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../project.ts';

/** A step of a GitHub Actions workflow: an action of somebody, or lines for a shell. */
export interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** @remarks https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number;
        readonly environment?: string;
        readonly steps: readonly WorkflowStep[];
      }
    >
  >;
}

/** @param name file in .github/workflows, without ending */
export function readWorkflow(name: string): Workflow {
  const file = path.join(PROJECT_ROOT, '.github/workflows', `${name}.yml`);
  return parse(readFileSync(file, 'utf8')) as Workflow;
}

/** The steps of the workflow's jobs, in their order. */
export function stepsOf(workflow: Workflow): readonly WorkflowStep[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps);
}
