import type { Position } from '../../diagnostics/errors.ts';
import type { TriggerEvent } from '../../syntax/ast.ts';
import type { ApexType } from '../../syntax/types.ts';

/**
 * What the compiler hands to the runtime: one Apex file as JavaScript, with the facts that the runtime, the server and the test
 * runner need about its types. Plain data.
 */
export interface CompiledUnit {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum' | 'trigger';
  /** Path of the Apex file, which is also the name of the script. */
  readonly file: string;
  /** A script whose value is a function of the host and the constants; its lines are the lines of the Apex file. */
  readonly script: string;
  /** Types and queries that the script refers to by index. */
  readonly constants: readonly unknown[];
  /** Lines that hold a statement, in the order of the script's counters. */
  readonly coverableLines: readonly number[];
  /** The outer type first, then the inner ones. Empty for triggers. */
  readonly types: readonly CompiledType[];
  readonly trigger: { readonly object: string; readonly events: readonly TriggerEvent[] } | null;
}

export interface CompiledType {
  /** `BirdPhone`, inner types `BirdPhone.Country`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly isAbstract: boolean;
  readonly superclass: ApexType | null;
  /** All interfaces, inherited ones included. */
  readonly interfaces: readonly ApexType[];
  readonly annotations: readonly CompiledAnnotation[];
  readonly fields: readonly CompiledField[];
  readonly methods: readonly CompiledMethod[];
  readonly constructors: readonly CompiledConstructor[];
  readonly enumConstants: readonly string[];
}

export interface CompiledAnnotation {
  /** Lower-cased: `auraenabled`, `restresource`, `istest` … */
  readonly name: string;
  readonly values: ReadonlyMap<string, string | boolean>;
}

export type Visibility = 'private' | 'protected' | 'public' | 'global';

export interface CompiledField {
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly CompiledAnnotation[];
  readonly hasGetter: boolean;
  readonly hasSetter: boolean;
}

export interface CompiledMethod {
  readonly name: string;
  /** Property under which the emitted class keeps it: `parse(System.String)`. */
  readonly key: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly CompiledAnnotation[];
  readonly parameters: readonly { readonly name: string; readonly type: ApexType }[];
  readonly returnType: ApexType;
  readonly position: Position;
}

export interface CompiledConstructor {
  /** `(System.String)`; the emitted class keeps it under `new(System.String)`. */
  readonly key: string;
  readonly visibility: Visibility;
  readonly parameters: readonly ApexType[];
}

/** Whether a type or member carries an annotation; `name` in lower case. */
export function hasAnnotation(
  target: { readonly annotations: readonly CompiledAnnotation[] },
  name: string
): boolean {
  return target.annotations.some((annotation) => annotation.name === name);
}
