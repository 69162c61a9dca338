import { InternalError } from '../../diagnostics/errors.ts';
import { userType, type ApexType } from '../../syntax/types.ts';
import type { LibraryField, LibraryFunction } from '../library.ts';
import { ApexBlob } from '../values/blob.ts';
import { apexException, ApexException } from '../values/exception.ts';
import { ApexObject, fieldKey } from '../values/object.ts';
import type { ApexTransaction, SharingMode } from './apex-transaction.ts';
import { hasAnnotation, type CompiledType } from './compiled-unit.ts';
import { exceptionConstructor } from './exception-constructors.ts';
import { checkCpuTime, FUEL } from './cpu-time.ts';
import { DEEPEST_STACK, stackTooDeep } from './failures.ts';
import { createOperations } from './operations/create-operations.ts';
import type { Operations } from './operations.ts';
import type { Program } from './program.ts';
import type { LibraryRegistry } from './registry.ts';

/** The JavaScript class of a user class; its methods are put on it by the emitted script. */
export type UserClass = (abstract new () => object) & { readonly prototype: object };
type StaticInitializer = (statics: object) => void;
type EmittedFunction = (...args: unknown[]) => unknown;

interface StaticsOf {
  readonly type: CompiledType;
  /** The statics of a transaction inherit the accessors of properties with bodies. */
  readonly shape: object;
  readonly initializers: StaticInitializer[];
  readonly index: number;
}

/**
 * What emitted scripts see as `$`: the running transaction, the classes of the program, the platform's library and the operations.
 * One host per loaded program; everything is synchronous, so one transaction runs at a time.
 */
export class Host {
  readonly program: Program;
  readonly library: LibraryRegistry;
  readonly operations: Operations;
  /** Turns of loops until the CPU time is looked at again. */
  fuel = FUEL;
  /** How deep the stack of Apex methods is, as the last caller left it. */
  depth = 0;
  readonly deepest = DEEPEST_STACK;
  readonly #classes = new Map<string, UserClass>();
  readonly #statics = new Map<string, StaticsOf>();
  readonly #counters = new Map<string, Uint32Array>();
  readonly #triggers = new Map<string, EmittedFunction>();
  #tx: ApexTransaction | null = null;
  #graph: (object | undefined)[] = [];
  #loading: string | null = null;
  #inFuture = false;

  constructor(program: Program, library: LibraryRegistry) {
    this.program = program;
    this.library = library;
    this.operations = createOperations(this);
    for (const type of program.typesInOrder()) this.#declare(type);
  }

  // ------------------------------------------------------------- transactions

  /** The running transaction. */
  get tx(): ApexTransaction {
    if (this.#tx === null) throw new InternalError('Apex ran outside of a transaction.');
    return this.#tx;
  }

  get sharing(): SharingMode {
    return this.tx.sharing;
  }

  set sharing(mode: SharingMode) {
    this.tx.sharing = mode;
  }

  /** Runs an action with `tx` as the running transaction; the one before comes back afterwards. */
  enter<T>(tx: ApexTransaction, action: () => T): T {
    const before = { tx: this.#tx, graph: this.#graph, fuel: this.fuel, depth: this.depth };
    this.#tx = tx;
    this.#graph = tx.statics;
    this.fuel = FUEL;
    this.depth = 0;
    try {
      return action();
    } finally {
      this.#tx = before.tx;
      this.#graph = before.graph;
      this.fuel = before.fuel;
      this.depth = before.depth;
    }
  }

  /** @throws LimitFailure when the transaction has used its CPU time */
  refuel(): void {
    this.fuel = FUEL;
    checkCpuTime(this.tx);
  }

  /** @throws LimitFailure always */
  tooDeep(): never {
    throw stackTooDeep();
  }

  // ------------------------------------------------------------------ classes

  #declare(type: CompiledType): void {
    const shape = {};
    this.#statics.set(type.name, {
      type,
      shape,
      initializers: [],
      index: this.#statics.size
    });
    if (type.kind !== 'class') return;
    const created = this.#createClass(type);
    Object.defineProperty(created, 'name', { value: type.name });
    Object.defineProperty(created.prototype, 'apexType', { value: userType(type.name) });
    this.#classes.set(type.name, created);
  }

  #createClass(type: CompiledType): UserClass {
    const { superclass } = type;
    if (superclass?.kind === 'user') {
      const Parent = this.classNamed(superclass.name) as new () => object;
      return isExceptionClass(Parent)
        ? class extends (Parent as new (name?: string) => ApexException) {
            constructor(name: string = type.name) {
              super(name);
            }
          }
        : class extends Parent {};
    }
    if (superclass === null) return class extends ApexObject {};
    return class extends ApexException {
      constructor(name: string = type.name) {
        super(name);
      }
    };
  }

  classNamed(name: string): UserClass {
    const found = this.#classes.get(name);
    if (found === undefined) throw new InternalError(`No class ${name} is loaded.`);
    return found;
  }

  accessor(owner: string, name: string, word: 'get' | 'set', body: EmittedFunction): void {
    defineAccessor(this.classNamed(owner).prototype, name, word, body);
  }

  staticAccessor(owner: string, name: string, word: 'get' | 'set', body: EmittedFunction): void {
    defineAccessor(this.#staticsNamed(owner).shape, name, word, body);
  }

  staticInitializer(owner: string, initializer: StaticInitializer): void {
    this.#staticsNamed(owner).initializers.push(initializer);
  }

  /** A function that answers the statics of a class in the running transaction, initialised at first touch. */
  staticsOf(owner: string): () => object {
    const { index } = this.#staticsNamed(owner);
    return () => this.#graph[index] ?? this.#initialize(owner);
  }

  #staticsNamed(owner: string): StaticsOf {
    const found = this.#statics.get(owner);
    if (found === undefined) throw new InternalError(`No type ${owner} is loaded.`);
    return found;
  }

  #initialize(owner: string): object {
    const { type, shape, initializers, index } = this.#staticsNamed(owner);
    const statics = Object.create(shape) as Record<string, unknown>;
    this.#graph[index] = statics;
    for (const field of type.fields) {
      if (!field.isStatic) continue;
      const key = fieldKey(field.name);
      statics[key in shape ? `$${key}` : key] = null;
    }
    for (const initialize of initializers) initialize(statics);
    return statics;
  }

  exceptionConstructor(property: string): EmittedFunction {
    return exceptionConstructor(property);
  }

  // ---------------------------------------------------------------- emitted units

  /** Counters of executed lines of an Apex file. */
  counters(file: string): Uint32Array {
    const found = this.#counters.get(file);
    if (found === undefined) throw new InternalError(`No counters for ${file}.`);
    return found;
  }

  addCounters(file: string, lines: number): void {
    this.#counters.set(file, new Uint32Array(lines));
  }

  /** Runs `load`, during which {@link triggerBody} belongs to the unit. */
  loading(unit: string, load: () => void): void {
    this.#loading = unit;
    load();
    this.#loading = null;
  }

  triggerBody(body: EmittedFunction): void {
    if (this.#loading === null) throw new InternalError('A trigger body outside of loading.');
    this.#triggers.set(this.#loading, body);
  }

  /** Lets calls of future methods run the method itself: the job has begun. */
  enterFuture<T>(action: () => T): T {
    this.#inFuture = true;
    return action();
  }

  /** Puts a door before each future method: a call from Apex becomes a job. */
  guardFutures(
    enqueue: (className: string, method: string, args: readonly unknown[]) => void
  ): void {
    for (const type of this.program.typesInOrder()) {
      for (const method of type.methods) {
        if (!method.isStatic || !hasAnnotation(method, 'future')) continue;
        const owner = this.classNamed(type.name);
        const body = Reflect.get(owner, method.key) as EmittedFunction;
        const arity = method.parameters.length;
        Reflect.set(owner, method.key, (...args: unknown[]) => {
          if (!this.#inFuture) return enqueue(type.name, method.name, args.slice(0, arity));
          this.#inFuture = false;
          return body.apply(owner, args);
        });
      }
    }
  }

  runTrigger(name: string): void {
    const body = this.#triggers.get(name);
    if (body === undefined) throw new InternalError(`No trigger ${name} is loaded.`);
    body();
  }

  // ------------------------------------------------------------------ library

  libraryFunction(
    owner: string,
    name: string,
    parameters: readonly ApexType[],
    isStatic: boolean
  ): LibraryFunction {
    const found = this.library.method(owner, name, parameters, isStatic);
    if (found === null) throw new InternalError(`No library function ${owner}.${name}.`);
    return MAKES_LARGE_VALUES.has(owner) ? fittingHeap(found) : found;
  }

  libraryConstructor(owner: string, parameters: readonly ApexType[]): LibraryFunction {
    const found = this.library.creator(owner, parameters);
    if (found === null) throw new InternalError(`No library constructor of ${owner}.`);
    return found;
  }

  libraryField(owner: string, name: string, isStatic: boolean): LibraryField {
    const found = this.library.field(owner, name, isStatic);
    if (found === null) throw new InternalError(`No library field ${owner}.${name}.`);
    return found;
  }

  setLibraryField(field: LibraryField, target: unknown, value: unknown): unknown {
    if (field.set === undefined) {
      throw apexException('System.FinalException', 'Field is not writeable');
    }
    field.set(this.tx, target as never, value as never);
    return value;
  }
}

/** Types whose functions answer texts and Blobs larger than what they are given. */
const MAKES_LARGE_VALUES: ReadonlySet<string> = new Set([
  'System.Blob',
  'System.EncodingUtil',
  'System.JSON',
  'System.Matcher',
  'System.String'
]);

/** @throws LimitFailure when the answer does not fit the heap */
function fittingHeap(library: LibraryFunction): LibraryFunction {
  return (tx, ...args) => {
    const answer = library(tx, ...args);
    if (typeof answer === 'string') tx.limits.fitHeap(answer.length);
    else if (answer instanceof ApexBlob) tx.limits.fitHeap(answer.bytes.length);
    return answer;
  };
}

function isExceptionClass(candidate: UserClass): boolean {
  return candidate.prototype instanceof ApexException;
}

function defineAccessor(
  target: object,
  name: string,
  word: 'get' | 'set',
  body: EmittedFunction
): void {
  const key = fieldKey(name);
  const backing = `$${key}`;
  const present = Object.getOwnPropertyDescriptor(target, key);
  const plain: PropertyDescriptor = {
    get(this: Record<string, unknown>) {
      return this[backing];
    },
    set(this: Record<string, unknown>, value: unknown) {
      this[backing] = value;
    }
  };
  Object.defineProperty(target, key, {
    ...plain,
    ...present,
    configurable: true,
    enumerable: true,
    [word]: body
  });
}
