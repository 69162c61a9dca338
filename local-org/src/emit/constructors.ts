import type { BoundClass, BoundConstructor, BoundInitializer } from '../check/bound.ts';
import type { Piece } from './classes.ts';
import type { FunctionContext, SharingMode } from './function-context.ts';
import { emitFunction, parameterNames } from './functions.ts';
import {
  backingProperty,
  constructorProperty,
  CONSTRUCTOR_SEGMENT,
  fieldProperty,
  functionName,
  quote
} from './names.ts';
import { emitStatements } from './statements.ts';
import type { UnitContext } from './unit-context.ts';

/** Constructors that every exception has, declared or not. */
const EXCEPTION_CONSTRUCTORS: readonly { readonly key: string; readonly parameters: number }[] = [
  { key: '()', parameters: 0 },
  { key: '(System.String)', parameters: 1 },
  { key: '(System.Exception)', parameters: 1 },
  { key: '(System.String,System.Exception)', parameters: 2 }
];

/**
 * Constructors and instance initialisers of a class. An object is made by the JavaScript class, which does nothing, and filled by
 * `new(…)`: fields become null, the parent's constructor runs, then initialisers in the order of the file, then the body.
 */
export function emitConstructors(
  unit: UnitContext,
  bound: BoundClass,
  sharing: SharingMode
): readonly Piece[] {
  return [
    ...bound.constructors.map((declared) => declaredPiece(unit, bound, declared, sharing)),
    ...implicitPieces(unit, bound, sharing),
    ...bound.instanceInitializers.map((initializer, index) =>
      initializerPiece(unit, bound, initializer, index, sharing)
    )
  ];
}

function isException(bound: BoundClass): boolean {
  return bound.superclass !== null && bound.name.toLowerCase().endsWith('exception');
}

function initializerName(bound: BoundClass, index: number): string {
  return quote(`init ${bound.name} ${index}`);
}

function declaredPiece(
  unit: UnitContext,
  bound: BoundClass,
  declared: BoundConstructor,
  sharing: SharingMode
): Piece {
  const { position } = declared;
  const shape = {
    name: functionName('Class', bound.name, CONSTRUCTOR_SEGMENT),
    parameters: parameterNames(declared.parameters),
    sharing,
    position,
    isConstructor: true
  };
  return {
    position,
    emit: () => {
      emitFunction(unit, constructorPrefix(unit, bound, declared.key), shape, (context) => {
        emitChain(context, bound, declared);
        emitStatements(context, declared.body);
        unit.writer.write('return this; ');
      });
      unit.writer.write('; ');
    }
  };
}

function constructorPrefix(unit: UnitContext, bound: BoundClass, key: string): string {
  const property = quote(constructorProperty(key));
  return `${unit.classReference(bound.name)}.prototype[${property}] =`;
}

/** What happens before the body: `this(…)`, or nulls, the parent's constructor and the initialisers. */
function emitChain(context: FunctionContext, bound: BoundClass, declared: BoundConstructor): void {
  const { unit } = context;
  const { chained } = declared;
  if (unit.facts.withStatics.has(bound.name)) unit.writer.write(`${unit.statics(bound.name)}; `);
  if (chained?.to === 'this') {
    const owner = unit.classReference(bound.name);
    const args = ['this', ...chained.arguments.map((argument) => context.expression(argument))];
    const property = quote(constructorProperty(chained.key));
    unit.writer.write(`${owner}.prototype[${property}].call(${args.join(', ')}); `);
    return;
  }
  emitNulls(unit, bound);
  const args = (chained?.arguments ?? []).map((argument) => context.expression(argument));
  emitParent(unit, bound, chained?.key ?? '()', args);
  emitInitializers(unit, bound);
}

function emitNulls(unit: UnitContext, bound: BoundClass): void {
  for (const field of bound.fields) {
    if (field.isStatic) continue;
    const hasBody = field.property !== null && hasBodies(field.property);
    const slot = hasBody ? backingProperty(field.name) : fieldProperty(field.name);
    unit.writer.write(`this.${slot} = null; `);
  }
}

function hasBodies(property: { readonly getter: unknown; readonly setter: unknown }): boolean {
  return property.getter !== null || property.setter !== null;
}

function emitParent(
  unit: UnitContext,
  bound: BoundClass,
  key: string,
  args: readonly string[]
): void {
  const { superclass } = bound;
  if (superclass === null) return;
  const property = quote(constructorProperty(key));
  const parent =
    superclass.kind === 'user'
      ? `${unit.classReference(superclass.name)}.prototype[${property}]`
      : unit.hoist(`$.exceptionConstructor(${property})`);
  unit.writer.write(`${parent}.call(${['this', ...args].join(', ')}); `);
}

function emitInitializers(unit: UnitContext, bound: BoundClass): void {
  bound.instanceInitializers.forEach((_, index) => {
    unit.writer.write(`this[${initializerName(bound, index)}](); `);
  });
}

/** Constructors that nobody wrote: the default one, and those of exceptions. */
function implicitPieces(
  unit: UnitContext,
  bound: BoundClass,
  sharing: SharingMode
): readonly Piece[] {
  const wanted = isException(bound)
    ? EXCEPTION_CONSTRUCTORS
    : bound.constructors.length === 0
      ? EXCEPTION_CONSTRUCTORS.slice(0, 1)
      : [];
  const missing = wanted.filter(
    ({ key }) => !bound.constructors.some((declared) => declared.key === key)
  );
  return missing.map(({ key, parameters }) => ({
    position: bound.position,
    emit: () => {
      const names = Array.from({ length: parameters }, (_, index) => `$a${index}`);
      const shape = {
        name: functionName('Class', bound.name, CONSTRUCTOR_SEGMENT),
        parameters: names,
        sharing,
        position: bound.position,
        isConstructor: true
      };
      emitFunction(unit, constructorPrefix(unit, bound, key), shape, () => {
        if (unit.facts.withStatics.has(bound.name)) {
          unit.writer.write(`${unit.statics(bound.name)}; `);
        }
        emitNulls(unit, bound);
        emitParent(unit, bound, key, names);
        emitInitializers(unit, bound);
        unit.writer.write('return this; ');
      });
      unit.writer.write('; ');
    }
  }));
}

function initializerPiece(
  unit: UnitContext,
  bound: BoundClass,
  initializer: BoundInitializer,
  index: number,
  sharing: SharingMode
): Piece {
  const { position } = initializer;
  return {
    position,
    emit: () => {
      const place = `${unit.classReference(bound.name)}.prototype[${initializerName(bound, index)}]`;
      const shape = {
        name: functionName('Class', bound.name, CONSTRUCTOR_SEGMENT),
        parameters: [],
        sharing,
        position
      };
      emitFunction(unit, `${place} =`, shape, (context) => {
        if (initializer.kind === 'block') return emitStatements(context, initializer.body);
        const value = context.expression(initializer.value);
        unit.writer.write(unit.count(position.line));
        unit.writer.write(` this.${fieldProperty(initializer.field)} = ${value}; `);
      });
      unit.writer.write('; ');
    }
  };
}
