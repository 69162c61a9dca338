/** A package that cannot be deployed at all: the deployment fails as a whole, with one message. */
export class PackageError extends Error {
  /** File of the package that is to blame. */
  readonly fileName: string;

  constructor(message: string, fileName = 'package.xml') {
    super(message);
    this.name = 'PackageError';
    this.fileName = fileName;
  }
}
