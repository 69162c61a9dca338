import { InternalError } from '../../diagnostics/errors.ts';
import type { TriggerEvent } from '../../syntax/ast.ts';
import { qualifiedName, userType, type ApexType } from '../../syntax/types.ts';
import type { ClassInfo } from '../transaction.ts';
import {
  hasAnnotation,
  type CompiledMethod,
  type CompiledType,
  type CompiledUnit
} from './compiled-unit.ts';

/** Compiled units by name, and the facts that follow from all of them together. Names are looked up in any letter case. */
export class Program {
  readonly units: readonly CompiledUnit[];
  readonly #types = new Map<string, CompiledType>();
  readonly #ancestors = new Map<string, ReadonlySet<string>>();
  readonly #infos = new Map<string, ClassInfo>();

  constructor(units: readonly CompiledUnit[]) {
    this.units = units;
    for (const type of units.flatMap((unit) => unit.types)) {
      this.#types.set(type.name.toLowerCase(), type);
    }
  }

  /** Every class, interface and enum, parents before the classes that extend them. */
  typesInOrder(): readonly CompiledType[] {
    const ordered = new Set<CompiledType>();
    const visit = (type: CompiledType): void => {
      if (ordered.has(type)) return;
      const parent = this.#parentOf(type);
      if (parent !== null) visit(parent);
      ordered.add(type);
    };
    for (const type of this.#types.values()) visit(type);
    return [...ordered];
  }

  findType(name: string): CompiledType | null {
    return this.#types.get(name.toLowerCase()) ?? null;
  }

  #parentOf(type: CompiledType): CompiledType | null {
    return type.superclass?.kind === 'user' ? this.type(type.superclass.name) : null;
  }

  /** A type that must exist. */
  type(name: string): CompiledType {
    const type = this.findType(name);
    if (type === null) throw new InternalError(`No user type ${name}.`);
    return type;
  }

  /** Qualified names of everything a user type is: itself, its ancestors, all interfaces. */
  ancestors(name: string): ReadonlySet<string> {
    const known = this.#ancestors.get(name);
    if (known !== undefined) return known;
    const names = new Set<string>();
    let type: CompiledType | null = this.type(name);
    while (type !== null) {
      names.add(qualifiedName(userType(type.name)));
      for (const each of type.interfaces) names.add(qualifiedName(each));
      if (type.superclass !== null) names.add(qualifiedName(type.superclass));
      type = this.#parentOf(type);
    }
    this.#ancestors.set(name, names);
    return names;
  }

  /** The method that `target.name(…)` calls by name and number of arguments, the nearest class first. */
  findMethod(className: string, name: string, arity: number): CompiledMethod | null {
    const wanted = name.toLowerCase();
    let type: CompiledType | null = this.type(className);
    while (type !== null) {
      const found = type.methods.find(
        (method) =>
          !method.isStatic &&
          method.parameters.length === arity &&
          method.name.toLowerCase() === wanted
      );
      if (found !== undefined) return found;
      type = this.#parentOf(type);
    }
    return null;
  }

  /** The method with one parameter of a type, by its qualified name, the nearest class first. */
  findOverload(className: string, name: string, parameter: string): CompiledMethod | null {
    const wanted = name.toLowerCase();
    let type: CompiledType | null = this.type(className);
    while (type !== null) {
      const found = type.methods.find(
        ({ isStatic, parameters, name: own }) =>
          !isStatic &&
          own.toLowerCase() === wanted &&
          parameters.length === 1 &&
          qualifiedName(parameters[0]!.type) === parameter
      );
      if (found !== undefined) return found;
      type = this.#parentOf(type);
    }
    return null;
  }

  /** A static method by name and number of arguments. */
  findStaticMethod(className: string, name: string, arity: number): CompiledMethod | null {
    const wanted = name.toLowerCase();
    return (
      this.type(className).methods.find(
        (method) =>
          method.isStatic &&
          method.parameters.length === arity &&
          method.name.toLowerCase() === wanted
      ) ?? null
    );
  }

  /** Triggers of an object for an event, in the order of their names. */
  triggersOf(object: string, event: TriggerEvent): readonly CompiledUnit[] {
    const wanted = object.toLowerCase();
    return this.units
      .filter(
        ({ trigger }) =>
          trigger !== null &&
          trigger.object.toLowerCase() === wanted &&
          trigger.events.includes(event)
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  classInfo(name: string): ClassInfo | null {
    const type = this.findType(name);
    if (type === null) return null;
    const known = this.#infos.get(type.name);
    if (known !== undefined) return known;
    const info: ClassInfo = {
      name: type.name,
      kind: type.kind,
      superclass: type.superclass,
      interfaces: type.interfaces,
      fields: this.#instanceFields(type),
      enumConstants: type.enumConstants
    };
    this.#infos.set(type.name, info);
    return info;
  }

  #instanceFields(type: CompiledType): ClassInfo['fields'] {
    const parent = this.#parentOf(type);
    const own = type.fields
      .filter((field) => !field.isStatic)
      .map((field) => ({
        name: field.name,
        type: field.type,
        isTransient: field.isTransient,
        isAuraEnabled: hasAnnotation(field, 'auraenabled'),
        hasGetter: field.hasGetter,
        hasSetter: field.hasSetter
      }));
    return parent === null ? own : [...this.#instanceFields(parent), ...own];
  }

  /** `Type.forName`: a user type, or null. */
  resolve(name: string): ApexType | null {
    const type = this.findType(name);
    return type === null ? null : userType(type.name);
  }
}
