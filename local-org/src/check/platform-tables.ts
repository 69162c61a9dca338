import type { ApexType } from '../syntax/types.ts';

/**
 * The platform's own types as the compiler sees them. Implemented by `metadata/platform` from the type tables of the jars.
 *
 * Every deviation of the jars is already undone here: names are Apex names (`toString`, not `toString$`; `System.Object`,
 * not `java.lang.Object`), and signatures hold canonical {@link ApexType}s: `System.Object` for Object, `sobject` kinds for
 * `SObject` and for standard objects, `variable` kinds (`T`, `K`, `V`) for type parameters, {@link VOID} for void.
 */
export interface PlatformTables {
  /**
   * A library type by its qualified name in any letter case: `System.String`, `database.saveresult`,
   * `Database.DMLOptions.AssignmentRuleHeader`. Always with its namespace: the checker applies the rule that `System` and
   * `Schema` may be left out. Undefined when there is none. Answers are the same object each time.
   */
  type(qualifiedName: string): LibraryTypeTable | undefined;
  /** Canonical letter case of a namespace (`system` gives `System`), undefined when the platform has no such namespace. */
  namespace(name: string): string | undefined;
  /**
   * True for every standard object of the platform, in any letter case, whether or not the local org stores rows of it. Lets
   * the checker tell "no such type" from "valid on Salesforce, not modelled".
   */
  isStandardObject(name: string): boolean;
}

/** Signatures of one library type. Inherited members are not repeated: the checker walks `superclass` and `interfaces`. */
export interface LibraryTypeTable {
  /** Canonical qualified name: `System.List`, `Database.DMLOptions.AssignmentRuleHeader`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly isAbstract: boolean;
  /** `['K', 'V']` for Map, empty for plain types. */
  readonly typeParameters: readonly string[];
  /** null for interfaces, for enums and where the parent is Object. */
  readonly superclass: ApexType | null;
  readonly interfaces: readonly ApexType[];
  /** Public constructors only. */
  readonly constructors: readonly LibraryConstructor[];
  readonly methods: readonly LibraryMethod[];
  readonly fields: readonly LibraryFieldSignature[];
  /** Constants in order; empty unless `kind` is `enum`. */
  readonly enumConstants: readonly string[];
}

/** One constructor of a library type. */
export interface LibraryConstructor {
  readonly parameters: readonly ApexType[];
}

/** One method of a library type. */
export interface LibraryMethod {
  /** Canonical letter case: `substring`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly parameters: readonly ApexType[];
  readonly returnType: ApexType;
}

/** One field of a library type. */
export interface LibraryFieldSignature {
  readonly name: string;
  readonly isStatic: boolean;
  readonly type: ApexType;
}
