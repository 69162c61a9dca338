import { libraryType, type ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { enumValue, type EnumValue } from '../values/enum-value.ts';
import type { ApexTypeValue } from '../values/type-value.ts';
import { notNull } from './arguments.ts';
import { ENUM_CONSTANTS } from './enums.ts';
import { jsonException } from './json/json-cursor.ts';
import type { JsonNode } from './json/json-node.ts';
import { JsonTokens, type JsonTokenRead } from './json/json-tokens.ts';
import { primitiveReader } from './json/read-primitive.ts';
import { readTyped } from './json/read-typed.ts';

const TOKEN_TYPE: ApexType = libraryType('System.JSONToken');

/** A `System.JSONParser` value. */
export class ApexJsonParser {
  readonly typeName = 'System.JSONParser';
  readonly #tokens: JsonTokens;
  #current: JsonTokenRead | null = null;
  #cleared: JsonTokenRead | null = null;
  /** Depth that the current token's name is looked up at. */
  #nameDepth = 0;

  constructor(text: string) {
    this.#tokens = new JsonTokens(text);
  }

  get current(): JsonTokenRead | null {
    return this.#current;
  }

  get lastCleared(): JsonTokenRead | null {
    return this.#cleared;
  }

  /** The field of the current value; of a field name, the name itself. */
  get currentName(): string | null {
    return this.#tokens.fieldAt(this.#nameDepth);
  }

  nextToken(): JsonTokenRead | null {
    const depthBefore = this.#tokens.depth;
    const token = this.#tokens.next();
    this.#current = token;
    const isStart = token?.name.startsWith('START_') === true;
    this.#nameDepth = isStart ? depthBefore : this.#tokens.depth;
    return token;
  }

  /** The next token that is no field name. */
  nextValue(): JsonTokenRead | null {
    const token = this.nextToken();
    return token?.name === 'FIELD_NAME' ? this.nextToken() : token;
  }

  /** From the begin of an object or array to its end; elsewhere nothing. */
  skipChildren(): void {
    if (this.#current?.name.startsWith('START_') !== true) return;
    const outside = this.#tokens.depth - 1;
    while (this.#tokens.depth > outside) this.nextToken();
  }

  clear(): void {
    if (this.#current === null) return;
    this.#cleared = this.#current;
    this.#current = null;
  }

  /**
   * The value that begins at the current token; afterwards its last token is the current one.
   * @throws System.JSONException
   */
  readNode(): JsonNode {
    if (this.#current?.name === 'FIELD_NAME') this.nextToken();
    const token = this.#current ?? this.nextToken();
    if (token === null) throw jsonException('No content to map to Object due to end of input');
    const { line, column, text } = token;
    const place = { line, column };
    switch (token.name) {
      case 'VALUE_STRING':
        return { kind: 'string', value: text, ...place };
      case 'VALUE_NUMBER_INT':
      case 'VALUE_NUMBER_FLOAT':
        return { kind: 'number', text, ...place };
      case 'VALUE_TRUE':
      case 'VALUE_FALSE':
        return { kind: 'boolean', value: token.name === 'VALUE_TRUE', ...place };
      case 'VALUE_NULL':
        return { kind: 'null', ...place };
      case 'START_ARRAY':
        return { kind: 'array', items: this.#items(), ...place };
      case 'START_OBJECT':
        return { kind: 'object', entries: this.#entries(), ...place };
      default:
        throw jsonException(`Can not deserialize from the token ${token.name}`);
    }
  }

  #items(): readonly JsonNode[] {
    const items: JsonNode[] = [];
    while (this.nextToken()?.name !== 'END_ARRAY') items.push(this.readNode());
    return items;
  }

  #entries(): readonly (readonly [string, JsonNode])[] {
    const entries: (readonly [string, JsonNode])[] = [];
    for (let token = this.nextToken(); token?.name === 'FIELD_NAME'; token = this.nextToken()) {
      entries.push([token.text, this.readNode()]);
    }
    return entries;
  }
}

function constant(token: JsonTokenRead | null): EnumValue | null {
  if (token === null) return null;
  return enumValue(TOKEN_TYPE, token.name, ENUM_CONSTANTS['System.JSONToken']!.indexOf(token.name));
}

/** The tokens that stand for a value of each type. */
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  'System.Boolean': ['VALUE_TRUE', 'VALUE_FALSE'],
  'System.Integer': ['VALUE_NUMBER_INT'],
  'System.Long': ['VALUE_NUMBER_INT'],
  'System.Decimal': ['VALUE_NUMBER_INT', 'VALUE_NUMBER_FLOAT'],
  'System.Double': ['VALUE_NUMBER_INT', 'VALUE_NUMBER_FLOAT']
};

/** The current value as a primitive. @throws System.JSONException where the token is none of the type */
function scalar(type: string): (tx: Transaction, self: ApexJsonParser) => unknown {
  const tokens = SCALARS[type] ?? ['VALUE_STRING'];
  return (_tx, self) => {
    const name = self.current?.name;
    if (name === undefined || !tokens.includes(name)) {
      throw jsonException(
        `Current token (${name ?? 'null'}) not of ${type.replace('System.', '')}`
      );
    }
    return primitiveReader(type)!(self.readNode());
  };
}

const read =
  (strict: boolean) =>
  (tx: Transaction, self: ApexJsonParser, type: ApexTypeValue | null): unknown =>
    readTyped(tx, self.readNode(), notNull(type).type, strict);

/** `System.JSONParser`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm */
export const JSON_PARSER_TYPE: LibraryType = {
  name: 'System.JSONParser',
  methods: {
    clearCurrentToken: (_tx: Transaction, self: ApexJsonParser) => self.clear(),
    getBlobValue: scalar('System.Blob'),
    getBooleanValue: scalar('System.Boolean'),
    getCurrentName: (_tx: Transaction, self: ApexJsonParser) => self.currentName,
    getCurrentToken: (_tx: Transaction, self: ApexJsonParser) => constant(self.current),
    getDateTimeValue: scalar('System.Datetime'),
    getDateValue: scalar('System.Date'),
    getDecimalValue: scalar('System.Decimal'),
    getDoubleValue: scalar('System.Double'),
    getIdValue: scalar('System.Id'),
    getIntegerValue: scalar('System.Integer'),
    getLastClearedToken: (_tx: Transaction, self: ApexJsonParser) => constant(self.lastCleared),
    getLongValue: scalar('System.Long'),
    getText: (_tx: Transaction, self: ApexJsonParser) => self.current?.text ?? null,
    getTimeValue: scalar('System.Time'),
    hasCurrentToken: (_tx: Transaction, self: ApexJsonParser) => self.current !== null,
    nextToken: (_tx: Transaction, self: ApexJsonParser) => constant(self.nextToken()),
    nextValue: (_tx: Transaction, self: ApexJsonParser) => constant(self.nextValue()),
    readValueAs: read(false),
    readValueAsStrict: read(true),
    skipChildren: (_tx: Transaction, self: ApexJsonParser) => self.skipChildren()
  }
};
