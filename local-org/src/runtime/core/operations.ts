/**
 * The functions that emitted code calls by name as `$.name(…)`, apart from the platform's library. The compiler takes their names
 * from this type, so that a misspelt one does not compile.
 */
export interface Operations {
  // receivers and conditions
  checked<T>(value: T | null): T;
  condition(value: unknown): boolean;

  // arithmetic: one function per operator and type; null operands throw NullPointerException
  addInteger(left: unknown, right: unknown): unknown;
  subtractInteger(left: unknown, right: unknown): unknown;
  multiplyInteger(left: unknown, right: unknown): unknown;
  divideInteger(left: unknown, right: unknown): unknown;
  andInteger(left: unknown, right: unknown): unknown;
  orInteger(left: unknown, right: unknown): unknown;
  xorInteger(left: unknown, right: unknown): unknown;
  shiftLeftInteger(left: unknown, right: unknown): unknown;
  shiftRightInteger(left: unknown, right: unknown): unknown;
  shiftRightUnsignedInteger(left: unknown, right: unknown): unknown;
  negateInteger(value: unknown): unknown;
  complementInteger(value: unknown): unknown;
  addLong(left: unknown, right: unknown): unknown;
  subtractLong(left: unknown, right: unknown): unknown;
  multiplyLong(left: unknown, right: unknown): unknown;
  divideLong(left: unknown, right: unknown): unknown;
  andLong(left: unknown, right: unknown): unknown;
  orLong(left: unknown, right: unknown): unknown;
  xorLong(left: unknown, right: unknown): unknown;
  shiftLeftLong(left: unknown, right: unknown): unknown;
  shiftRightLong(left: unknown, right: unknown): unknown;
  shiftRightUnsignedLong(left: unknown, right: unknown): unknown;
  negateLong(value: unknown): unknown;
  complementLong(value: unknown): unknown;
  addDouble(left: unknown, right: unknown): unknown;
  subtractDouble(left: unknown, right: unknown): unknown;
  multiplyDouble(left: unknown, right: unknown): unknown;
  divideDouble(left: unknown, right: unknown): unknown;
  negateDouble(value: unknown): unknown;
  addDecimal(left: unknown, right: unknown): unknown;
  subtractDecimal(left: unknown, right: unknown): unknown;
  multiplyDecimal(left: unknown, right: unknown): unknown;
  divideDecimal(left: unknown, right: unknown): unknown;
  negateDecimal(value: unknown): unknown;
  andBoolean(left: unknown, right: unknown): unknown;
  orBoolean(left: unknown, right: unknown): unknown;
  xorBoolean(left: unknown, right: unknown): unknown;
  addDate(left: unknown, right: unknown): unknown;
  subtractDate(left: unknown, right: unknown): unknown;
  addDatetime(left: unknown, right: unknown): unknown;
  subtractDatetime(left: unknown, right: unknown): unknown;
  addTime(left: unknown, right: unknown): unknown;
  subtractTime(left: unknown, right: unknown): unknown;

  // comparison; relational operators answer false for a null number, date or time
  stringEquals(left: unknown, right: unknown): boolean;
  idEquals(left: unknown, right: unknown): boolean;
  numberEquals(left: unknown, right: unknown): boolean;
  dateEquals(left: unknown, right: unknown): boolean;
  valueEquals(left: unknown, right: unknown): boolean;
  numberRelation(operator: string, left: unknown, right: unknown): boolean;
  dateRelation(operator: string, left: unknown, right: unknown): boolean;
  textRelation(operator: string, left: unknown, right: unknown): boolean;

  // conversions; null passes
  integerToLong(value: unknown): unknown;
  numberToDouble(value: unknown): unknown;
  numberToDecimal(value: unknown): unknown;
  longToInteger(value: unknown): unknown;
  stringToId(value: unknown): unknown;
  dateToDatetime(value: unknown): unknown;
  text(value: unknown): string;
  grown(text: string): string;
  cast(value: unknown, type: unknown): unknown;
  instanceOf(value: unknown, type: unknown): boolean;

  // rows and collections
  newRow(object: string, fields: readonly (readonly [string, unknown])[]): unknown;
  writeField(row: unknown, field: string, value: unknown): unknown;
  writeParent(row: unknown, relationship: string, value: unknown): unknown;
  fieldError(row: unknown, field: string, message: unknown): null;
  newList(type: unknown, elements: unknown[]): unknown;
  newArray(type: unknown, size: unknown): unknown;
  newSet(type: unknown, elements: unknown[]): unknown;
  newMap(type: unknown, pairs: readonly (readonly [unknown, unknown])[]): unknown;
  listGet(list: unknown, index: unknown): unknown;
  listSet(list: unknown, index: unknown, value: unknown): unknown;
  each(collection: unknown): Iterable<unknown>;
  eachOfIterable(iterable: unknown): Iterable<unknown>;
  eachChunk(rows: unknown): Iterable<unknown>;

  // constants, made when a unit is loaded
  decimal(digits: string): unknown;
  double(digits: string): unknown;
  enumConstant(type: unknown, name: string): unknown;
  typeValue(type: unknown): unknown;
  label(name: string): unknown;
  rowType(object: string): unknown;
  rowField(object: string, field: string): unknown;
  enumValues(type: unknown): unknown;
  enumValueOf(type: unknown, name: unknown): unknown;

  // calls
  callInterface(target: unknown, library: unknown, name: string, args: readonly unknown[]): unknown;
  sharedCall(sharing: string, library: unknown, args: readonly unknown[]): unknown;

  // exceptions
  thrown(value: unknown): unknown;
  isFatal(error: unknown): boolean;
  isException(error: unknown, type: unknown): boolean;

  // database and user
  query(query: unknown, binds: readonly unknown[], access: string, sharing: string): unknown;
  queryLoop(query: unknown, binds: readonly unknown[], access: string, sharing: string): unknown;
  queryOne(query: unknown, binds: readonly unknown[], access: string, sharing: string): unknown;
  queryCount(query: unknown, binds: readonly unknown[], access: string, sharing: string): unknown;
  dml(
    operation: string,
    target: unknown,
    access: string,
    sharing: string,
    externalIdField: string | null
  ): void;
  merge(master: unknown, duplicates: unknown, access: string, sharing: string): void;
  enterUser(user: unknown): unknown;
  leaveUser(before: unknown): void;
}

export type OperationName = keyof Operations;
