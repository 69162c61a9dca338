import path from 'node:path';
import process from 'node:process';
import { Diagnostic, UnsupportedError } from '../diagnostics/errors.ts';
import { componentKey, componentOf, type Component } from './component.ts';
import type { ComponentResult } from './deployment.ts';

/** The mistakes of a trial, each at its component. */
export class ProblemLocator {
  readonly #folder: string;
  readonly #results: readonly ComponentResult[];

  /**
   * @param folder where the source that was tried lies
   * @param results components of the package
   */
  constructor(folder: string, results: readonly ComponentResult[]) {
    this.#folder = folder;
    this.#results = results;
  }

  /** Every mistake as the result of a component. */
  locate(errors: readonly (Diagnostic | UnsupportedError)[]): readonly ComponentResult[] {
    return errors.map((error) =>
      error instanceof Diagnostic ? this.#ofDiagnostic(error) : this.#ofUnsupported(error)
    );
  }

  #ofDiagnostic(error: Diagnostic): ComponentResult {
    const component = this.#componentAt(error.file);
    if (component === null) return failed(packageFile(), error.message);
    const inPackage = this.#results.find(
      (result) => componentKey(result.component) === componentKey(component)
    );
    if (inPackage !== undefined) return failed(inPackage.component, error.message, error);
    const removed = this.#removedBy(error);
    if (removed !== null) return failed(removed, stillUsed(removed, component));
    return failed(component, dependent(component, error));
  }

  #ofUnsupported(error: UnsupportedError): ComponentResult {
    const [, file, line, column] = /\(([^():]+):(\d+):(\d+)\)\.$/.exec(error.message) ?? [];
    const component = file === undefined ? null : this.#componentAt(file);
    const place = { line: Number(line), column: Number(column) };
    if (component === null) return failed(packageFile(), error.message);
    return failed(component, error.message, place);
  }

  /** The deleted component that a mistake elsewhere speaks of. */
  #removedBy(error: Diagnostic): Component | null {
    const found = this.#results.find(
      ({ component, deleted }) =>
        deleted && error.message.includes(component.fullName.split('.').at(-1)!)
    );
    return found?.component ?? null;
  }

  /** Readers name files as they were opened: below the working directory, or below the source. */
  #componentAt(file: string): Component | null {
    const absolute = path.resolve(process.cwd(), file);
    const relative = path.relative(this.#folder, absolute);
    return componentOf(relative.startsWith('..') ? file : relative);
  }
}

function packageFile(): Component {
  return { type: '', fullName: 'package.xml', fileName: 'package.xml' };
}

/** @remarks Words of the platform's refusal; that it names one use alone is assumed. */
function stillUsed(removed: Component, by: Component): string {
  const kind = removed.type === 'CustomField' ? 'custom field' : 'component';
  return `This ${kind} is referenced elsewhere in Salesforce. Remove the usage and try again. : ${by.type} - ${by.fullName}`;
}

function dependent(component: Component, { line, column, message }: Diagnostic): string {
  const kind = component.type === 'ApexTrigger' ? 'Trigger' : 'Class';
  if (component.type !== 'ApexClass' && component.type !== 'ApexTrigger') return message;
  return `Dependent class is invalid and needs recompilation:\n${kind} ${component.fullName} : line ${line}, column ${column}: ${message}`;
}

function failed(
  component: Component,
  text: string,
  place: { readonly line: number; readonly column: number } | null = null
): ComponentResult {
  const problem = {
    text,
    isWarning: false,
    line: place?.line ?? null,
    column: place?.column ?? null
  };
  return { component, created: false, changed: false, deleted: false, problem };
}
