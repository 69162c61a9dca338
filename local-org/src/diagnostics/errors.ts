/** Where something stands in a source file; both numbers count from 1, as Salesforce prints them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One mistake in the user's Apex or metadata, in the platform's wording. */
export interface DiagnosticDetails extends Position {
  /** Stable machine name of the rule, for example `unknown-method`. */
  readonly code: string;
  /** Path as the user knows it, relative to the project. */
  readonly file: string;
  readonly message: string;
}

/** The user's Apex or metadata is wrong: says what, in which file, at which line and column. */
export class Diagnostic extends Error implements DiagnosticDetails {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(details: DiagnosticDetails) {
    super(details.message);
    this.name = 'Diagnostic';
    this.code = details.code;
    this.file = details.file;
    this.line = details.line;
    this.column = details.column;
  }

  /** `file:line:column message`, one line. */
  describe(): string {
    return `${this.file}:${this.line}:${this.column} ${this.message}`;
  }
}

/** Valid on Salesforce, not modelled by the local org. Names the feature; never worked around silently. */
export class UnsupportedError extends Error {
  readonly feature: string;

  constructor(feature: string, where?: string) {
    super(
      `${feature} is not modelled by the local org${where === undefined ? '' : ` (${where})`}.`
    );
    this.name = 'UnsupportedError';
    this.feature = feature;
  }
}

/** A fault of the local org itself. */
export class InternalError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(
      `${what} This is a fault of the local org: please report it with the command and the file.`,
      options
    );
    this.name = 'InternalError';
  }
}
