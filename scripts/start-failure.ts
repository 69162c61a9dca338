import { EXIT } from '../local-org/src/cli/exit-codes.ts';
import { InternalError, UnsupportedError } from '../local-org/src/diagnostics/errors.ts';
import { DatabaseError } from '../local-org/src/org/database-error.ts';
import { DeployError } from '../local-org/src/org/deploy-error.ts';

/** What is said of a start that failed, and the exit code. */
export interface StartFailure {
  readonly text: string;
  readonly exitCode: number;
}

/** One clear line; for a deployment that is refused one line for each error before it. */
export function startFailure(error: unknown): StartFailure {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof DeployError) {
    const lines = error.diagnostics.map((diagnostic) => diagnostic.describe());
    return { text: [...lines, text].join('\n'), exitCode: EXIT.failures };
  }
  if (error instanceof DatabaseError)
    return { text: `${text} To begin anew: npm start -- --fresh`, exitCode: EXIT.wrongUsage };
  if (error instanceof UnsupportedError) return { text, exitCode: EXIT.unsupported };
  if (error instanceof InternalError) return { text, exitCode: EXIT.fault };
  return { text, exitCode: EXIT.failures };
}
