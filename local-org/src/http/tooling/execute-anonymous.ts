import { Diagnostic, UnsupportedError } from '../../diagnostics/errors.ts';
import { compileAnonymous } from '../../org/compile.ts';
import { openLibrary } from '../../org/library.ts';
import { LimitFailure } from '../../runtime/limit-failure.ts';
import { loadProgram } from '../../runtime/core/load-program.ts';
import { debugLog, type DebugLine } from '../../runtime/system/debug-log.ts';
import { setQuiddity } from '../../runtime/system/request.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import { ANONYMOUS_CLASS, ANONYMOUS_METHOD } from '../../syntax/anonymous.ts';
import { userType } from '../../syntax/types.ts';
import { requireAuthorApex, type Development } from '../development.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/sforce_api_calls_executeanonymous_result.htm */
export interface AnonymousResult {
  readonly line: number;
  readonly column: number;
  readonly compiled: boolean;
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
}

/** What a block answered, and what it wrote to its log. */
export interface AnonymousRun {
  readonly result: AnonymousResult;
  readonly log: readonly DebugLine[];
}

const SUCCESS: AnonymousResult = {
  line: -1,
  column: -1,
  compiled: true,
  success: true,
  compileProblem: null,
  exceptionMessage: null,
  exceptionStackTrace: null
};

/**
 * Compiles an anonymous block beside the deployed classes and runs it as one transaction.
 * @throws ApiError for a user who may not write Apex; UnsupportedError
 */
export function executeAnonymous(
  development: Development,
  user: RunningUser,
  text: string
): AnonymousRun {
  requireAuthorApex(user);
  const { org, source, deployments } = development;
  const { project, diagnostics } = compileAnonymous(
    org.schema,
    source.folder,
    deployments.parts.cacheFolder,
    text
  );
  const [problem] = diagnostics;
  if (problem !== undefined) return { result: notCompiled(problem), log: [] };
  if (project === null) throw new UnsupportedError('This anonymous block');
  const log: DebugLine[] = [];
  const runtime = org.runtime.beside(loadProgram(project.units, openLibrary()));
  try {
    runtime.run({ user }, (tx) => {
      setQuiddity(tx, 'ANONYMOUS');
      const written = debugLog(tx);
      written.keepsStacks = true;
      try {
        tx.invoke(tx.construct(userType(ANONYMOUS_CLASS)), ANONYMOUS_METHOD, []);
      } finally {
        log.push(...written.lines);
      }
    });
    return { result: SUCCESS, log };
  } catch (error) {
    return { result: failed(development, error), log };
  }
}

function notCompiled({ line, column, message }: Diagnostic): AnonymousResult {
  return { ...SUCCESS, line, column, compiled: false, success: false, compileProblem: message };
}

function failed({ org }: Development, error: unknown): AnonymousResult {
  if (error instanceof LimitFailure) {
    const exceptionMessage = `${error.name}: ${error.message}`;
    return { ...SUCCESS, success: false, line: 1, column: 1, exceptionMessage };
  }
  if (!(error instanceof ApexException)) throw error;
  const trace = org.stackTrace(error).replaceAll(BLOCK_FRAME, 'AnonymousBlock');
  const line = Number(/^AnonymousBlock: line (\d+)/m.exec(trace)?.[1] ?? 1);
  return {
    ...SUCCESS,
    success: false,
    line,
    column: 1,
    exceptionMessage: `${error.typeName}: ${error.text}`,
    exceptionStackTrace: trace
  };
}

/** The platform calls the block by its name alone. */
const BLOCK_FRAME = `Class.${ANONYMOUS_CLASS}.${ANONYMOUS_METHOD}`;
