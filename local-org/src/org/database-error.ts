/** The database file of an org cannot be used; the message is one line. */
export class DatabaseError extends Error {
  /** Path of the file. */
  readonly file: string;

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`The database ${file} cannot be used: ${reason}.`, options);
    this.name = 'DatabaseError';
    this.file = file;
  }
}
