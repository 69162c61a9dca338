import type { Position } from '../diagnostics/errors.ts';
import type { TriggerEvent, DmlOperation } from '../syntax/ast.ts';
import type { SoqlQuery } from '../syntax/soql-ast.ts';
import type { ApexType } from '../syntax/types.ts';

/**
 * The bound tree: what the checker proved. Every name is resolved, every overload chosen, every implicit conversion a node,
 * so the emitter only spells it out. A bound tree exists only for a unit without diagnostics.
 */
export interface BoundProgram {
  readonly units: readonly BoundUnit[];
}

export type BoundUnit = BoundClass | BoundInterface | BoundEnum | BoundTrigger;

/** Lower-cased name plus qualified parameter types, the identity of a method within a type: `compareto(System.Object)`. */
export type MethodKey = string;

export interface BoundClass {
  readonly kind: 'class';
  /** `BirdPhone`, inner classes `BirdPhone.Country`. */
  readonly name: string;
  readonly file: string;
  readonly position: Position;
  readonly annotations: readonly BoundAnnotation[];
  readonly isGlobal: boolean;
  readonly isAbstract: boolean;
  /** User class, or the library exception type of user exceptions, or null. */
  readonly superclass: ApexType | null;
  /** All interfaces, inherited ones included. */
  readonly interfaces: readonly ApexType[];
  /** null: the class says nothing. */
  readonly sharing: 'with' | 'without' | 'inherited' | null;
  readonly fields: readonly BoundField[];
  readonly methods: readonly BoundMethod[];
  /** The unwritten ones too: `()` of a plain class, the four of an exception, chained to the same one of the parent. */
  readonly constructors: readonly BoundConstructor[];
  /** Static field initialisers and static blocks, in textual order. */
  readonly staticInitializers: readonly BoundInitializer[];
  readonly instanceInitializers: readonly BoundInitializer[];
  readonly innerTypes: readonly (BoundClass | BoundInterface | BoundEnum)[];
}

export interface BoundInterface {
  readonly kind: 'interface';
  readonly name: string;
  readonly file: string;
  readonly interfaces: readonly ApexType[];
}

export interface BoundEnum {
  readonly kind: 'enum';
  readonly name: string;
  readonly file: string;
  readonly constants: readonly string[];
}

export interface BoundTrigger {
  readonly kind: 'trigger';
  readonly name: string;
  readonly file: string;
  readonly object: string;
  readonly events: readonly TriggerEvent[];
  readonly body: readonly BoundStatement[];
}

export interface BoundAnnotation {
  /** Lower-cased: `auraenabled`, `restresource`, `istest`, `testvisible` … */
  readonly name: string;
  readonly values: ReadonlyMap<string, string | boolean>;
}

export interface BoundField {
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  readonly isFinal: boolean;
  readonly visibility: 'private' | 'protected' | 'public' | 'global';
  readonly annotations: readonly BoundAnnotation[];
  readonly position: Position;
  /** null for a plain field. A setter's parameter is `value$1`; in its own accessors the name is bound with `isProperty: false`. */
  readonly property: {
    readonly getter: readonly BoundStatement[] | null;
    readonly setter: readonly BoundStatement[] | null;
    readonly hasGetter: boolean;
    readonly hasSetter: boolean;
  } | null;
}

export type BoundInitializer =
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly value: BoundExpression;
      readonly position: Position;
    }
  | {
      readonly kind: 'block';
      readonly body: readonly BoundStatement[];
      readonly position: Position;
    };

export interface BoundParameter {
  /** Unique JavaScript-safe name in the method. */
  readonly local: string;
  readonly name: string;
  readonly type: ApexType;
}

export interface BoundMethod {
  readonly name: string;
  readonly key: MethodKey;
  readonly isStatic: boolean;
  readonly visibility: 'private' | 'protected' | 'public' | 'global';
  readonly annotations: readonly BoundAnnotation[];
  readonly parameters: readonly BoundParameter[];
  readonly returnType: ApexType;
  /** null for abstract methods. */
  readonly body: readonly BoundStatement[] | null;
  readonly position: Position;
}

export interface BoundConstructor {
  /** `(System.String,System.Integer)` */
  readonly key: MethodKey;
  readonly visibility: 'private' | 'protected' | 'public' | 'global';
  readonly parameters: readonly BoundParameter[];
  /** `this(…)`, `super(…)`, or null: an implicit call of the parent's constructor without parameters. */
  readonly chained: {
    readonly to: 'this' | 'super';
    readonly key: MethodKey;
    readonly arguments: readonly BoundExpression[];
  } | null;
  readonly body: readonly BoundStatement[];
  readonly position: Position;
}

// ---------------------------------------------------------------- statements

interface StatementBase {
  readonly position: Position;
}

export type BoundStatement = StatementBase &
  (
    | { readonly kind: 'block'; readonly body: readonly BoundStatement[] }
    /** An uninitialised local starts as null. */
    | {
        readonly kind: 'local';
        readonly local: string;
        readonly type: ApexType;
        readonly value: BoundExpression | null;
      }
    | { readonly kind: 'expression'; readonly expression: BoundExpression }
    | {
        readonly kind: 'if';
        readonly condition: BoundExpression;
        readonly then: BoundStatement;
        readonly otherwise: BoundStatement | null;
      }
    | {
        readonly kind: 'for';
        readonly init: readonly BoundStatement[];
        readonly condition: BoundExpression | null;
        readonly update: readonly BoundExpression[];
        readonly body: BoundStatement;
      }
    /** `iterates`: a List or Set, a user Iterable, or a SOQL loop; `inChunks` when a SOQL loop variable is a list of 200. */
    | {
        readonly kind: 'forEach';
        readonly local: string;
        readonly elementType: ApexType;
        readonly iterable: BoundExpression;
        readonly iterates: 'collection' | 'iterable' | 'query' | 'queryChunks';
        readonly body: BoundStatement;
      }
    | { readonly kind: 'while'; readonly condition: BoundExpression; readonly body: BoundStatement }
    | {
        readonly kind: 'doWhile';
        readonly condition: BoundExpression;
        readonly body: BoundStatement;
      }
    | { readonly kind: 'return'; readonly value: BoundExpression | null }
    | { readonly kind: 'throw'; readonly value: BoundExpression }
    | { readonly kind: 'break' }
    | { readonly kind: 'continue' }
    | {
        readonly kind: 'try';
        readonly body: readonly BoundStatement[];
        readonly catches: readonly {
          readonly type: ApexType;
          readonly local: string;
          readonly body: readonly BoundStatement[];
          readonly position: Position;
        }[];
        readonly finallyBody: readonly BoundStatement[] | null;
      }
    /** Values are literals, enum values or null, compared with `compare`. */
    | {
        readonly kind: 'switch';
        readonly subject: BoundExpression;
        readonly compare: CompareMode;
        readonly cases: readonly (StatementBase & { readonly body: readonly BoundStatement[] } & (
            | { readonly kind: 'values'; readonly values: readonly BoundExpression[] }
            | { readonly kind: 'type'; readonly type: ApexType; readonly local: string }
          ))[];
        readonly otherwise: readonly BoundStatement[] | null;
      }
    | {
        readonly kind: 'dml';
        readonly operation: DmlOperation;
        /** Never null: `user` where the source says nothing and the class is of API 67.0 or later. */
        readonly access: 'user' | 'system';
        readonly target: BoundExpression;
        /** Field API name of an upsert by external id. */
        readonly externalIdField: string | null;
        readonly mergeWith: BoundExpression | null;
      }
    | {
        readonly kind: 'runAs';
        readonly user: BoundExpression;
        readonly body: readonly BoundStatement[];
      }
  );

// ---------------------------------------------------------------- expressions

/** How two values are compared: `string` ignores case, `id` knows 15 and 18 characters, `number` after widening both, `value` by Apex equality, `identity` for `===`. */
export type CompareMode = 'string' | 'id' | 'boolean' | 'number' | 'date' | 'value' | 'identity';

/** The type both operands have been converted to. */
export type ArithmeticType =
  'Integer' | 'Long' | 'Double' | 'Decimal' | 'Boolean' | 'Date' | 'Datetime' | 'Time';

interface ExpressionBase {
  readonly position: Position;
  readonly type: ApexType;
}

export type BoundExpression = ExpressionBase &
  /** `value`: number for Integer, bigint for Long, digits for Double and Decimal, string, boolean, null. The `type` decides. */
  (
    | { readonly kind: 'literal'; readonly value: number | bigint | string | boolean | null }
    | { readonly kind: 'local'; readonly local: string; readonly name: string }
    | { readonly kind: 'this' }
    /** Field or property of a user class; `target` null for statics. `owner` is the class that declares it. */
    | {
        readonly kind: 'field';
        readonly owner: string;
        readonly name: string;
        readonly isProperty: boolean;
        readonly target: BoundExpression | null;
      }
    | { readonly kind: 'enumValue'; readonly owner: ApexType; readonly name: string }
    /** `RestContext.request`, `request.headers`, `Trigger.new`, `AccessLevel.USER_MODE`; `target` null for statics. */
    | {
        readonly kind: 'libraryField';
        readonly owner: string;
        readonly name: string;
        readonly target: BoundExpression | null;
      }
    | { readonly kind: 'label'; readonly name: string }
    /** A field of a row, or with `relationship` the parent row or child list behind it. `field` is the API or relationship name. */
    | {
        readonly kind: 'sobjectField';
        readonly target: BoundExpression;
        readonly object: string;
        readonly field: string;
        readonly relationship: 'parent' | 'children' | null;
      }
    /** `Lead.SObjectType` */
    | { readonly kind: 'sobjectTypeToken'; readonly object: string }
    /** `Lead.LastName` */
    | { readonly kind: 'fieldToken'; readonly object: string; readonly field: string }
    | { readonly kind: 'classLiteral'; readonly of: ApexType }
    /** A method of a user class. `isSuper` calls the parent's version. */
    | {
        readonly kind: 'call';
        readonly owner: string;
        readonly key: MethodKey;
        readonly name: string;
        readonly target: BoundExpression | null;
        readonly isStatic: boolean;
        readonly isSuper: boolean;
        readonly arguments: readonly BoundExpression[];
      }
    /**
     * A method of the platform. `parameters` are the declared parameter types in the table (type variables kept as `T`, `K`, `V`).
     * `BirdSetting__mdt.getAll()` and `.getInstance(name)` are calls of `Schema.SObjectType` on the object's token;
     * `lead.LastName.addError(…)` is `lead.addError(Lead.LastName, …)`; `Schema.SObjectType.Lead` is `getDescribe()` of the token.
     */
    | {
        readonly kind: 'libraryCall';
        readonly owner: string;
        readonly name: string;
        readonly parameters: readonly ApexType[];
        /** null for statics. */
        readonly target: BoundExpression | null;
        readonly arguments: readonly BoundExpression[];
      }
    /** `values()`, `valueOf()`, `name()`, `ordinal()` of user enums are library calls on owner `System.Enum`. */
    | {
        readonly kind: 'newUser';
        readonly owner: string;
        readonly key: MethodKey;
        readonly arguments: readonly BoundExpression[];
      }
    | {
        readonly kind: 'newLibrary';
        readonly parameters: readonly ApexType[];
        readonly arguments: readonly BoundExpression[];
      }
    | {
        readonly kind: 'newSObject';
        readonly object: string;
        readonly fields: readonly { readonly field: string; readonly value: BoundExpression }[];
      }
    | { readonly kind: 'newElements'; readonly elements: readonly BoundExpression[] }
    | {
        readonly kind: 'newPairs';
        readonly pairs: readonly {
          readonly key: BoundExpression;
          readonly value: BoundExpression;
        }[];
      }
    | { readonly kind: 'newArray'; readonly size: BoundExpression }
    | { readonly kind: 'index'; readonly target: BoundExpression; readonly index: BoundExpression }
    | {
        readonly kind: 'arithmetic';
        readonly operator: '+' | '-' | '*' | '/' | '&' | '|' | '^' | '<<' | '>>' | '>>>';
        readonly of: ArithmeticType;
        readonly left: BoundExpression;
        readonly right: BoundExpression;
      }
    /** String `+`: each operand is turned to text as Apex does (null becomes `null`). */
    | { readonly kind: 'concat'; readonly left: BoundExpression; readonly right: BoundExpression }
    | { readonly kind: 'negate'; readonly of: ArithmeticType; readonly operand: BoundExpression }
    | {
        readonly kind: 'bitNot';
        readonly of: 'Integer' | 'Long';
        readonly operand: BoundExpression;
      }
    | { readonly kind: 'not'; readonly operand: BoundExpression }
    | {
        readonly kind: 'compare';
        readonly operator: '<' | '>' | '<=' | '>=' | '==' | '!=';
        readonly mode: CompareMode;
        readonly left: BoundExpression;
        readonly right: BoundExpression;
      }
    | {
        readonly kind: 'logical';
        readonly operator: '&&' | '||';
        readonly left: BoundExpression;
        readonly right: BoundExpression;
      }
    | { readonly kind: 'coalesce'; readonly left: BoundExpression; readonly right: BoundExpression }
    | {
        readonly kind: 'conditional';
        readonly condition: BoundExpression;
        readonly then: BoundExpression;
        readonly otherwise: BoundExpression;
      }
    /** Target is `local`, `field`, `libraryField`, `sobjectField` or `index`. The value is already converted. */
    | { readonly kind: 'assign'; readonly target: BoundExpression; readonly value: BoundExpression }
    /** `a += b`: reads the target once. `result` computes from the placeholder `current` (same type as target). */
    | {
        readonly kind: 'compoundAssign';
        readonly target: BoundExpression;
        readonly result: BoundExpression;
      }
    /** `++`, `--`: `result` computes the new value from the placeholder `current`; prefix yields the new, postfix the old value. */
    | {
        readonly kind: 'increment';
        readonly prefix: boolean;
        readonly target: BoundExpression;
        readonly result: BoundExpression;
      }
    /** Stands for the value read from the target in `compoundAssign` / `increment`, and for the receiver in `safe`. */
    | { readonly kind: 'placeholder' }
    /** `target?.…`: null when the target is null, else `access`, in which `placeholder` is the target's value. */
    | { readonly kind: 'safe'; readonly target: BoundExpression; readonly access: BoundExpression }
    /** Implicit widening: Integer → Long, Double, Decimal; Long → Double, Decimal; Double ↔ Decimal; String → Id; Id → String; Date → Datetime. Null passes. */
    | { readonly kind: 'convert'; readonly operand: BoundExpression }
    /** Explicit cast; checked at run time (`System.TypeException`). */
    | { readonly kind: 'cast'; readonly operand: BoundExpression }
    | { readonly kind: 'instanceof'; readonly operand: BoundExpression; readonly of: ApexType }
    /** `list` yields a List, `single` one row or QueryException, `count` the Integer of `SELECT COUNT()`. Binds stand in the order of their appearance in the text. */
    | {
        readonly kind: 'soql';
        readonly query: SoqlQuery;
        readonly binds: readonly BoundExpression[];
        readonly yields: 'list' | 'single' | 'count';
        /** Object of the FROM clause, or `AggregateResult`. */
        readonly object: string;
        /** `user` where the query says nothing and the class is of API 67.0 or later. */
        readonly access: 'user' | 'system';
      }
  );
