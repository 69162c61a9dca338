import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageFolder } from '../support/node-tool.ts';

/** One field of a Metadata API type. `type` is a type's name, `string`, `boolean`, `number` or `any`. */
export interface WsdlField {
  readonly type: string;
  readonly isArray: boolean;
  readonly isOptional: boolean;
}

/** The Metadata API as tables: words of each enum, fields of each type (inherited ones included). */
export interface WsdlTypes {
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
  fields(type: string): ReadonlyMap<string, WsdlField> | undefined;
}

interface TypeEntry {
  readonly parents: readonly string[];
  readonly fields: Map<string, WsdlField>;
}

/** Reads the types that `@salesforce/types` generates from the Metadata API's WSDL. */
export function readWsdlTypes(): WsdlTypes {
  const file = join(packageFolder('@salesforce/types'), 'lib/metadata.d.ts');
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.ESNext,
    true
  );
  const enums = new Map<string, Set<string>>();
  const types = new Map<string, TypeEntry>();
  source.forEachChild((node) => {
    if (!ts.isTypeAliasDeclaration(node)) return;
    const words = enumWords(node.type);
    if (words === null) types.set(node.name.text, readEntry(node.type));
    else enums.set(node.name.text, words);
  });
  return { enums, fields: (type) => collectFields(types, type) };
}

function enumWords(node: ts.TypeNode): Set<string> | null {
  const options = ts.isUnionTypeNode(node) ? node.types : [node];
  const words = options.map((option) =>
    ts.isLiteralTypeNode(option) && ts.isStringLiteral(option.literal) ? option.literal.text : null
  );
  return words.every((word) => word !== null) ? new Set(words) : null;
}

function readEntry(node: ts.TypeNode): TypeEntry {
  const parts = ts.isIntersectionTypeNode(node) ? node.types : [node];
  const parents: string[] = [];
  const fields = new Map<string, WsdlField>();
  for (const part of parts) {
    if (ts.isTypeReferenceNode(part)) parents.push(part.typeName.getText());
    if (ts.isTypeLiteralNode(part)) part.members.forEach((member) => readField(member, fields));
  }
  return { parents, fields };
}

function readField(member: ts.TypeElement, fields: Map<string, WsdlField>): void {
  if (!ts.isPropertySignature(member) || member.type === undefined) return;
  const isArray = ts.isArrayTypeNode(member.type);
  const element = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
  fields.set(member.name.getText(), {
    type: element.getText(),
    isArray,
    isOptional: member.questionToken !== undefined
  });
}

function collectFields(
  types: ReadonlyMap<string, TypeEntry>,
  name: string
): ReadonlyMap<string, WsdlField> | undefined {
  const entry = types.get(name);
  if (entry === undefined) return undefined;
  const all = new Map<string, WsdlField>();
  for (const parent of entry.parents) {
    collectFields(types, parent)?.forEach((field, key) => all.set(key, field));
  }
  entry.fields.forEach((field, key) => all.set(key, field));
  return all;
}
