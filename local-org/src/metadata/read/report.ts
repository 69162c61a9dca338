import { Diagnostic } from '../../diagnostics/errors.ts';
import type { XmlElement } from './xml.ts';

/** A metadata file being read, with its root element. */
export interface SourceFile {
  /** Path relative to the working directory. */
  readonly file: string;
  readonly root: XmlElement;
}

/** Collects what is wrong in the metadata, so that all of it can be shown at once. */
export class MetadataReport {
  readonly diagnostics: Diagnostic[] = [];

  add(
    file: string,
    at: { readonly line: number; readonly column: number },
    code: string,
    message: string
  ): void {
    this.diagnostics.push(
      new Diagnostic({ code, file, line: at.line, column: at.column, message })
    );
  }
}
