/** A JSON object that is built here and only sent. */
export type JsonObject = Readonly<Record<string, unknown>>;
