import type { Position } from '../diagnostics/errors.ts';
import type { SoqlQuery } from './soql-ast.ts';

/**
 * The Apex syntax tree: what was written, nothing resolved. Names keep the letter case of the source.
 * Every node carries the position of its first token.
 */
export interface Node {
  readonly position: Position;
}

export interface Identifier extends Node {
  readonly text: string;
}

/** A type as written: `Map<Id, List<Lead>>`, `Database.SaveResult`, `String[]` (arrays become `List`). */
export interface TypeRef extends Node {
  readonly names: readonly Identifier[];
  readonly args: readonly TypeRef[];
}

export interface Annotation extends Node {
  readonly name: Identifier;
  /** Named values; a bare value stands under `value`. */
  readonly values: readonly AnnotationValue[];
}

export interface AnnotationValue extends Node {
  readonly name: string;
  readonly value: string | boolean;
}

export type ModifierName =
  | 'public'
  | 'private'
  | 'protected'
  | 'global'
  | 'static'
  | 'final'
  | 'abstract'
  | 'virtual'
  | 'override'
  | 'transient'
  | 'testmethod'
  | 'webservice'
  | 'with sharing'
  | 'without sharing'
  | 'inherited sharing';

export interface Modifiers extends Node {
  readonly annotations: readonly Annotation[];
  readonly names: readonly ModifierName[];
}

// ---------------------------------------------------------------- declarations

export interface ClassDeclaration extends Node {
  readonly kind: 'class';
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly superclass: TypeRef | null;
  readonly interfaces: readonly TypeRef[];
  readonly members: readonly Member[];
  /** Position of the closing brace. */
  readonly end: Position;
}

export interface InterfaceDeclaration extends Node {
  readonly kind: 'interface';
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly interfaces: readonly TypeRef[];
  readonly methods: readonly MethodDeclaration[];
}

export interface EnumDeclaration extends Node {
  readonly kind: 'enum';
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly constants: readonly Identifier[];
}

export interface TriggerDeclaration extends Node {
  readonly kind: 'trigger';
  readonly name: Identifier;
  readonly object: Identifier;
  readonly events: readonly TriggerEvent[];
  readonly body: Block;
}

export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;
export type CompilationUnit = TypeDeclaration | TriggerDeclaration;
export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerBlock
  | TypeDeclaration;

export interface FieldDeclaration extends Node {
  readonly kind: 'field';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
}

export interface Declarator extends Node {
  readonly name: Identifier;
  readonly initializer: Expression | null;
}

export interface PropertyDeclaration extends Node {
  readonly kind: 'property';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly name: Identifier;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
}

/** `get;` has no body, `get { … }` has one. */
export interface Accessor extends Node {
  readonly modifiers: Modifiers;
  readonly body: Block | null;
}

export interface Parameter extends Node {
  readonly type: TypeRef;
  readonly name: Identifier;
  readonly isFinal: boolean;
}

export interface MethodDeclaration extends Node {
  readonly kind: 'method';
  readonly modifiers: Modifiers;
  /** null for `void`. */
  readonly returnType: TypeRef | null;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  /** null for abstract and interface methods. */
  readonly body: Block | null;
}

export interface ConstructorDeclaration extends Node {
  readonly kind: 'constructor';
  readonly modifiers: Modifiers;
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}

export interface InitializerBlock extends Node {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: Block;
}

// ---------------------------------------------------------------- statements

export interface Block extends Node {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly end: Position;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export type Statement =
  | Block
  | (Node & {
      readonly kind: 'local';
      readonly isFinal: boolean;
      readonly type: TypeRef;
      readonly declarators: readonly Declarator[];
    })
  | (Node & { readonly kind: 'expressionStatement'; readonly expression: Expression })
  | (Node & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | null;
    })
  | (Node & {
      readonly kind: 'for';
      readonly init: readonly Statement[];
      readonly condition: Expression | null;
      readonly update: readonly Expression[];
      readonly body: Statement;
    })
  | (Node & {
      readonly kind: 'forEach';
      readonly type: TypeRef;
      readonly name: Identifier;
      readonly iterable: Expression;
      readonly body: Statement;
    })
  | (Node & { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement })
  | (Node & { readonly kind: 'doWhile'; readonly condition: Expression; readonly body: Statement })
  | (Node & { readonly kind: 'return'; readonly value: Expression | null })
  | (Node & { readonly kind: 'throw'; readonly value: Expression })
  | (Node & { readonly kind: 'break' })
  | (Node & { readonly kind: 'continue' })
  | (Node & {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finallyBlock: Block | null;
    })
  | (Node & {
      readonly kind: 'switch';
      readonly subject: Expression;
      readonly cases: readonly SwitchCase[];
      readonly otherwise: Block | null;
    })
  | (Node & {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      /** `as user`, `as system`, or null where the source says neither. */
      readonly access: 'user' | 'system' | null;
      readonly target: Expression;
      /** `upsert rows Key__c;` */
      readonly externalIdField: TypeRef | null;
      /** Second operand of `merge`. */
      readonly mergeWith: Expression | null;
    })
  | (Node & {
      readonly kind: 'runAs';
      readonly arguments: readonly Expression[];
      readonly body: Block;
    });

export interface CatchClause extends Node {
  readonly type: TypeRef;
  readonly name: Identifier;
  readonly body: Block;
}

export type SwitchCase = Node & {
  readonly body: Block;
} & (
    | { readonly kind: 'values'; readonly values: readonly Expression[] }
    /** `when Lead l { … }` */
    | { readonly kind: 'type'; readonly type: TypeRef; readonly name: Identifier }
  );

// ---------------------------------------------------------------- expressions

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<>'
  | '&&'
  | '||'
  | '??';

export type AssignmentOperator =
  '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export type Expression =
  /** Numbers keep their digits (`text` without suffix); strings are unescaped. */
  | (Node & {
      readonly kind: 'literal';
      readonly of: 'integer' | 'long' | 'double' | 'decimal' | 'string' | 'boolean' | 'null';
      readonly text: string;
    })
  | (Node & { readonly kind: 'name'; readonly name: Identifier })
  | (Node & { readonly kind: 'this' })
  | (Node & { readonly kind: 'super' })
  /** `a.b`, `a?.b`; also qualified names such as `Schema.Lead`, resolved later. */
  | (Node & {
      readonly kind: 'member';
      readonly target: Expression;
      readonly name: Identifier;
      readonly safe: boolean;
    })
  /** `f(x)`, `a.f(x)`, `a?.f(x)`; `this(…)` and `super(…)` are `constructorCall`. */
  | (Node & {
      readonly kind: 'call';
      readonly target: Expression | null;
      readonly name: Identifier;
      readonly arguments: readonly Expression[];
      readonly safe: boolean;
    })
  | (Node & {
      readonly kind: 'constructorCall';
      readonly of: 'this' | 'super';
      readonly arguments: readonly Expression[];
    })
  | (Node & { readonly kind: 'index'; readonly target: Expression; readonly index: Expression })
  /** `new T(args)` */
  | (Node & {
      readonly kind: 'new';
      readonly type: TypeRef;
      readonly arguments: readonly Expression[];
    })
  /** `new Lead(LastName = 'x')` */
  | (Node & {
      readonly kind: 'newNamed';
      readonly type: TypeRef;
      readonly fields: readonly { readonly name: Identifier; readonly value: Expression }[];
    })
  /** `new List<T>{ … }`, `new Set<T>{ … }`, `new T[]{ … }` */
  | (Node & {
      readonly kind: 'newElements';
      readonly type: TypeRef;
      readonly elements: readonly Expression[];
    })
  /** `new Map<K,V>{ k => v }` */
  | (Node & {
      readonly kind: 'newPairs';
      readonly type: TypeRef;
      readonly pairs: readonly { readonly key: Expression; readonly value: Expression }[];
    })
  /** `new T[n]`; `type` is the list type */
  | (Node & { readonly kind: 'newArray'; readonly type: TypeRef; readonly size: Expression })
  | (Node & {
      readonly kind: 'unary';
      readonly operator: '-' | '+' | '!' | '~';
      readonly operand: Expression;
    })
  | (Node & {
      readonly kind: 'increment';
      readonly operator: '++' | '--';
      readonly prefix: boolean;
      readonly operand: Expression;
    })
  | (Node & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'assign';
      readonly operator: AssignmentOperator;
      readonly target: Expression;
      readonly value: Expression;
    })
  | (Node & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  | (Node & { readonly kind: 'cast'; readonly type: TypeRef; readonly operand: Expression })
  | (Node & { readonly kind: 'instanceof'; readonly operand: Expression; readonly type: TypeRef })
  /** `T.class` */
  | (Node & { readonly kind: 'classLiteral'; readonly type: TypeRef })
  | (Node & { readonly kind: 'soql'; readonly query: SoqlQuery });
