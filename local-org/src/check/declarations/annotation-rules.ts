import type { Position } from '../../diagnostics/errors.ts';
import type {
  Annotation,
  FieldDeclaration,
  Identifier,
  Modifiers,
  PropertyDeclaration
} from '../../syntax/ast.ts';
import type { Environment } from '../environment.ts';
import { show } from '../show.ts';
import { hasAnnotation, type ClassSymbol, type TypeSymbol } from '../symbols.ts';
import { ANNOTATIONS, type AnnotationRule } from './annotation-table.ts';
import { supportsField } from './exposed-types.ts';
import { checkMethodAnnotations } from './method-annotations.ts';
import { has, visibilityOf } from './modifiers.ts';
import { checkNamespaceAccess } from './namespace-access.ts';
import { restUrlMistake } from './rest-url.ts';
import { PLURALS, type DeclarationTarget } from './targets.ts';
import { checkTestClass } from './test-rules.ts';

type Report = (position: Position, message: string) => void;

/** Checks the annotations of a type and of its members. */
export function checkAnnotations(environment: Environment, symbol: TypeSymbol): void {
  const report: Report = (position, message) =>
    environment.reporter.report(symbol.file, 'annotation', position, message);
  const { modifiers, name } = symbol.declaration;
  checkKnown(modifiers, symbol.kind, name.position, report);
  checkTypeRules(symbol, modifiers, name.position, report);
  if (symbol.kind !== 'class') return;
  for (const member of symbol.declaration.members) {
    if (member.kind === 'field') {
      for (const { name: each } of member.declarators)
        checkVariable(environment, symbol, member, each, report);
    } else if (member.kind === 'property') {
      checkVariable(environment, symbol, member, member.name, report);
    } else if (member.kind === 'method' || member.kind === 'constructor') {
      checkKnown(member.modifiers, member.kind, member.name.position, report);
    }
  }
  for (const made of symbol.constructors) {
    if (hasAnnotation(made, 'namespaceaccessible'))
      checkNamespaceAccess(symbol, 'constructor', made, report);
  }
  checkMethodAnnotations(environment, symbol, report);
  checkTestClass(symbol, report);
}

function checkKnown(
  modifiers: Modifiers,
  target: DeclarationTarget,
  position: Position,
  report: Report
): void {
  const seen = new Set<string>();
  for (const annotation of modifiers.annotations) {
    const { text } = annotation.name;
    const key = text.toLowerCase();
    const rule = ANNOTATIONS.get(key);
    if (seen.has(key)) report(position, `Duplicate modifier: ${rule?.name ?? text}`);
    seen.add(key);
    if (rule === undefined) report(annotation.position, `Annotation does not exist: ${text}`);
    else checkOne(annotation, rule, { target, position }, report);
  }
}

function checkOne(
  annotation: Annotation,
  rule: AnnotationRule,
  { target, position }: { readonly target: DeclarationTarget; readonly position: Position },
  report: Report
): void {
  const plural = PLURALS[target];
  if (!rule.on.includes(target)) report(position, `${rule.name} is not allowed on ${plural}`);
  for (const value of annotation.values) {
    const key = value.name.toLowerCase();
    const known = rule.values.find((name) => name.toLowerCase() === key);
    if (known === undefined) {
      const message = `No such property, ${value.name}, defined on this annotation: ${rule.name}`;
      report(value.position, message);
    } else if (rule.valuesOnlyOn[key]?.includes(target) === false) {
      const message = `Annotation property, ${known} on ${rule.name}, is not allowed on ${plural}`;
      report(position, message);
    }
  }
}

function checkTypeRules(
  symbol: TypeSymbol,
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  for (const annotation of modifiers.annotations) {
    const key = annotation.name.text.toLowerCase();
    if (key === 'restresource') checkRestResource(annotation, modifiers, position, report);
    if (key === 'jsonaccess') checkJsonAccess(annotation, position, report);
  }
  if (symbol.outer !== null && hasAnnotation(symbol, 'istest'))
    report(position, 'IsTest can only be used on a top level type');
  if (hasAnnotation(symbol, 'namespaceaccessible'))
    checkNamespaceAccess(symbol.outer, symbol.kind, { ...symbol, position }, report);
}

function checkRestResource(
  annotation: Annotation,
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  if (visibilityOf(modifiers) !== 'global')
    report(position, 'RestResource classes must be declared as global');
  const mapping = annotation.values.find((each) => each.name.toLowerCase() === 'urlmapping');
  if (mapping === undefined)
    return report(annotation.position, 'Required property is missing: urlMapping');
  const mistake = restUrlMistake(String(mapping.value));
  if (mistake !== null) report(position, mistake);
}

/** How far JSON of a class may travel. */
const JSON_ACCESS = ['never', 'samenamespace', 'samepackage', 'always'];

function checkJsonAccess(annotation: Annotation, position: Position, report: Report): void {
  if (annotation.values.length === 0)
    report(position, 'At least one JSON serialization control parameter must be specified');
  for (const { name, value, position: place } of annotation.values) {
    if (JSON_ACCESS.includes(String(value).toLowerCase())) continue;
    report(place, `Annotation property, ${name} on JsonAccess, unknown value: ${value}`);
  }
}

function checkVariable(
  environment: Environment,
  symbol: ClassSymbol,
  member: FieldDeclaration | PropertyDeclaration,
  { text, position }: Identifier,
  report: Report
): void {
  const { kind, modifiers } = member;
  checkKnown(modifiers, kind, position, report);
  const type = symbol.fields.get(text.toLowerCase())?.type;
  for (const annotation of modifiers.annotations) {
    const name = ANNOTATIONS.get(annotation.name.text.toLowerCase())?.name;
    if (name === 'NamespaceAccessible') {
      checkNamespaceAccess(symbol, kind, { visibility: visibilityOf(modifiers), position }, report);
      continue;
    }
    if (name !== 'AuraEnabled' && name !== 'InvocableVariable') continue;
    checkExposedVariable(name, kind, modifiers, position, report);
    const isField = kind === 'field' && type !== undefined;
    if (isField && !supportsField(environment, name, type))
      report(position, `${name} fields do not support type of ${show(type)}`);
  }
}

function checkExposedVariable(
  name: 'AuraEnabled' | 'InvocableVariable',
  kind: 'field' | 'property',
  modifiers: Modifiers,
  position: Position,
  report: Report
): void {
  const what = `${name} ${PLURALS[kind]}`;
  if (!['public', 'global'].includes(visibilityOf(modifiers)))
    report(position, `${what} require at least one of the following global, public`);
  if (kind === 'property') return;
  if (has(modifiers, 'static')) report(position, `${what} cannot be static`);
  if (name === 'InvocableVariable' && has(modifiers, 'final'))
    report(position, `${what} cannot be final`);
}
