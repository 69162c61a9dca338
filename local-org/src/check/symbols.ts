import type { Position } from '../diagnostics/errors.ts';
import type {
  ClassDeclaration,
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  InterfaceDeclaration,
  MethodDeclaration,
  PropertyDeclaration
} from '../syntax/ast.ts';
import type { ApexType } from '../syntax/types.ts';
import type { BoundAnnotation, MethodKey } from './bound.ts';

/** What the program declares. Filled in three passes: names, supertypes, member signatures; read-only afterwards. */
export type TypeSymbol = ClassSymbol | InterfaceSymbol | EnumSymbol;

/** Access levels, the narrowest first. */
export type Visibility = 'private' | 'protected' | 'public' | 'global';

interface TypeSymbolBase {
  /** `BirdPhone`, inner types `BirdPhone.Country`. */
  readonly name: string;
  readonly file: string;
  readonly apiVersion: number;
  /** The enclosing class, null for top-level types. */
  readonly outer: ClassSymbol | null;
  readonly visibility: Visibility;
  readonly annotations: readonly BoundAnnotation[];
  /** In a class marked `@IsTest`, or inside one. */
  readonly isTest: boolean;
}

/** A user class. */
export interface ClassSymbol extends TypeSymbolBase {
  readonly kind: 'class';
  readonly declaration: ClassDeclaration;
  readonly isAbstract: boolean;
  /** May be extended: virtual or abstract. */
  readonly isVirtual: boolean;
  superclass: ApexType | null;
  /** As declared, inherited ones not included. */
  interfaces: readonly ApexType[];
  /** By lower-cased name. */
  readonly inner: Map<string, TypeSymbol>;
  readonly fields: Map<string, FieldSymbol>;
  readonly methods: Map<string, MethodSymbol[]>;
  readonly constructors: ConstructorSymbol[];
}

/** A user interface. */
export interface InterfaceSymbol extends TypeSymbolBase {
  readonly kind: 'interface';
  readonly declaration: InterfaceDeclaration;
  interfaces: readonly ApexType[];
  readonly methods: Map<string, MethodSymbol[]>;
}

/** A user enum. */
export interface EnumSymbol extends TypeSymbolBase {
  readonly kind: 'enum';
  readonly declaration: EnumDeclaration;
  /** Constant names as declared. */
  readonly constants: readonly string[];
}

/** A field or property of a user class. */
export interface FieldSymbol {
  readonly owner: ClassSymbol;
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly BoundAnnotation[];
  readonly position: Position;
  readonly declaration: FieldDeclaration | PropertyDeclaration;
  /** null for plain fields. */
  readonly accessors: {
    readonly getter: Visibility | null;
    readonly setter: Visibility | null;
  } | null;
}

/** A parameter of a method or constructor. */
export interface ParameterSymbol {
  readonly name: string;
  readonly type: ApexType;
  readonly isFinal: boolean;
  readonly position: Position;
}

/** A method of a user class or interface. */
export interface MethodSymbol {
  readonly owner: ClassSymbol | InterfaceSymbol;
  readonly name: string;
  readonly key: MethodKey;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly visibility: Visibility;
  readonly annotations: readonly BoundAnnotation[];
  readonly position: Position;
  readonly declaration: MethodDeclaration;
}

/** A constructor of a user class, written or not. */
export interface ConstructorSymbol {
  readonly owner: ClassSymbol;
  readonly key: MethodKey;
  readonly parameters: readonly ParameterSymbol[];
  readonly visibility: Visibility;
  readonly annotations: readonly BoundAnnotation[];
  readonly position: Position;
  /** null for the constructors that every class or exception has without writing them. */
  readonly declaration: ConstructorDeclaration | null;
}

/** True when the declaration carries the annotation, named in lower case. */
export function hasAnnotation(
  symbol: { readonly annotations: readonly BoundAnnotation[] },
  name: string
): boolean {
  return symbol.annotations.some((annotation) => annotation.name === name);
}

/** The top-level class around a type: privates are visible inside it. */
export function outermost(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer ?? symbol;
}

/** The name without the enclosing class. */
export function simpleName(symbol: TypeSymbol): string {
  return symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
}
