import type { Position } from '../../diagnostics/errors.ts';
import type {
  Annotation,
  FieldDeclaration,
  Member,
  Modifiers,
  PropertyDeclaration
} from '../../syntax/ast.ts';
import type { Environment } from '../environment.ts';
import { hasAnnotation, type TypeSymbol } from '../symbols.ts';
import { checkMethodAnnotations } from './method-annotations.ts';
import { ANNOTATIONS, type AnnotationTarget } from './annotation-table.ts';
import { visibilityOf } from './modifiers.ts';

type Report = (position: Position, message: string) => void;

/** Checks the annotations of a type and of its members. */
export function checkAnnotations(environment: Environment, symbol: TypeSymbol): void {
  const report: Report = (position, message) =>
    environment.reporter.report(symbol.file, 'annotation', position, message);
  const { modifiers, name } = symbol.declaration;
  checkKnown(modifiers, symbol.kind, name.position, report);
  checkTypeRules(symbol, modifiers, name.position, report);
  if (symbol.kind !== 'class') return;
  for (const member of symbol.declaration.members) checkMember(member, report);
  checkMethodAnnotations(symbol, report);
}

function checkKnown(
  modifiers: Modifiers,
  target: AnnotationTarget,
  position: Position,
  report: Report
): void {
  const seen = new Set<string>();
  for (const annotation of modifiers.annotations) {
    const { text } = annotation.name;
    const key = text.toLowerCase();
    if (seen.has(key)) report(position, `Duplicate modifier: ${text}`);
    seen.add(key);
    checkOne(annotation, key, target, report);
  }
}

function checkOne(
  annotation: Annotation,
  key: string,
  target: AnnotationTarget,
  report: Report
): void {
  const { text } = annotation.name;
  const rule = ANNOTATIONS.get(key);
  if (rule === undefined) return report(annotation.position, `Annotation does not exist: ${text}`);
  if (!rule.on.includes(target))
    report(annotation.position, `${text} is not allowed on ${PLURALS[target]}`);
  for (const { name } of annotation.values) {
    if (!rule.values.includes(name.toLowerCase())) {
      report(annotation.position, `No such property, ${name}, defined on this annotation: ${text}`);
    }
  }
}

const PLURALS: Readonly<Record<AnnotationTarget, string>> = {
  class: 'classes',
  interface: 'interfaces',
  enum: 'enums',
  method: 'methods',
  field: 'fields',
  property: 'properties',
  constructor: 'constructors'
};

function checkTypeRules(
  symbol: TypeSymbol,
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  const isInner = symbol.outer !== null;
  if (hasAnnotation(symbol, 'restresource')) {
    if (visibilityOf(modifiers) !== 'global')
      report(position, 'RestResource classes must be declared as global');
    const mapping = symbol.annotations
      .find((each) => each.name === 'restresource')
      ?.values.get('urlmapping');
    if (typeof mapping !== 'string' || !mapping.startsWith('/')) {
      report(position, 'RestResource annotation requires a urlMapping that starts with /');
    }
  }
  if (isInner && hasAnnotation(symbol, 'istest'))
    report(position, 'IsTest can only be used on a top level type');
}

function checkMember(member: Member, report: Report): void {
  switch (member.kind) {
    case 'field':
    case 'property':
      return checkVariable(member, report);
    case 'method':
    case 'constructor':
      return checkKnown(member.modifiers, member.kind, member.name.position, report);
    default:
      return;
  }
}

function checkVariable(member: FieldDeclaration | PropertyDeclaration, report: Report): void {
  const { kind, modifiers } = member;
  const name = member.kind === 'property' ? member.name : member.declarators[0]?.name;
  const position = name?.position ?? member.position;
  checkKnown(modifiers, kind, position, report);
  const isExposed = modifiers.annotations.some(
    (each) => each.name.text.toLowerCase() === 'auraenabled'
  );
  if (!isExposed || ['public', 'global'].includes(visibilityOf(modifiers))) return;
  const what = kind === 'property' ? 'properties' : 'fields';
  report(position, `AuraEnabled ${what} require at least one of the following global, public`);
}
