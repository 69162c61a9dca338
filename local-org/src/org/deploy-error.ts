import type { Diagnostic } from '../diagnostics/errors.ts';

/** The deployment was refused, like a deployment whole: nothing of it is in the org. */
export class DeployError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(
      `The deployment has ${diagnostics.length} ${diagnostics.length === 1 ? 'error' : 'errors'}.`
    );
    this.name = 'DeployError';
    this.diagnostics = diagnostics;
  }
}
