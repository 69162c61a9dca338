import type { BoundClass, BoundField, BoundInitializer } from '../check/bound.ts';
import type { Position } from '../diagnostics/errors.ts';
import { emitConstructors } from './constructors.ts';
import type { SharingMode } from './function-context.ts';
import { emitBody, emitFunction, parameterNames } from './functions.ts';
import { isModelledInterface } from './library-interfaces.ts';
import { fieldProperty, functionName, quote, STATIC_SEGMENT } from './names.ts';
import { emitStatements } from './statements.ts';
import type { UnitContext } from './unit-context.ts';

/** A piece of a class with the line it belongs on; pieces are written in the order of the file. */
export interface Piece {
  readonly position: Position;
  emit(): void;
}

/** The sharing mode of a class; from API 67.0 on a class that says nothing runs with sharing. */
export function sharingOf(bound: BoundClass): SharingMode {
  return bound.sharing ?? 'with';
}

/**
 * The mode of code that has no caller to inherit from: accessors and static initialisers, which start where a value is read. The
 * stricter mode, as at an entry point.
 */
function ownSharingOf(bound: BoundClass): SharingMode {
  const mode = sharingOf(bound);
  return mode === 'inherited' ? 'with' : mode;
}

/** Everything that one class and its inner classes write, unordered. @throws UnsupportedError for an interface that is not modelled */
export function classPieces(unit: UnitContext, bound: BoundClass): readonly Piece[] {
  const unknown = bound.interfaces.find(
    ({ kind, name }) => kind === 'library' && !isModelledInterface(name)
  );
  if (unknown !== undefined) throw unit.unsupported(unknown.name, bound.position);
  return [
    ...bound.methods.flatMap((method) => methodPiece(unit, bound, method)),
    ...bound.fields.flatMap((field) => accessorPieces(unit, bound, field)),
    ...bound.staticInitializers.map((initializer) => staticPiece(unit, bound, initializer)),
    ...emitConstructors(unit, bound, sharingOf(bound)),
    ...bound.innerTypes.flatMap((inner) => (inner.kind === 'class' ? classPieces(unit, inner) : []))
  ];
}

function methodPiece(
  unit: UnitContext,
  bound: BoundClass,
  method: BoundClass['methods'][number]
): readonly Piece[] {
  const { body } = method;
  if (body === null) return [];
  return [
    {
      position: method.position,
      emit: () => {
        const holder = unit.classReference(bound.name);
        const place = method.isStatic ? holder : `${holder}.prototype`;
        const shape = {
          name: functionName('Class', bound.name, method.name),
          parameters: parameterNames(method.parameters),
          sharing: sharingOf(bound),
          position: method.position
        };
        emitFunction(unit, `${place}[${quote(method.key)}] =`, shape, (context) => {
          if (method.isStatic) touchStatics(unit, bound);
          emitBody(body)(context);
        });
        unit.writer.write('; ');
      }
    }
  ];
}

/** Calling a static method or constructing an object initialises the class. */
export function touchStatics(unit: UnitContext, bound: BoundClass): void {
  if (unit.facts.withStatics.has(bound.name)) unit.writer.write(`${unit.statics(bound.name)}; `);
}

/** The local of `value` in a setter, as the checker names it. */
const SETTER_VALUE = 'value$1';

/** A property with bodies becomes a JavaScript accessor on the prototype, or on the shape of the statics. */
function accessorPieces(unit: UnitContext, bound: BoundClass, field: BoundField): readonly Piece[] {
  const bodies = [
    { word: 'get', statements: field.property?.getter ?? null, parameters: [] },
    { word: 'set', statements: field.property?.setter ?? null, parameters: [SETTER_VALUE] }
  ];
  return bodies.flatMap(({ word, statements, parameters }) => {
    if (statements === null) return [];
    const position = statements[0]?.position ?? field.position;
    const emit = (): void => {
      const place = field.isStatic ? 'staticAccessor' : 'accessor';
      const prefix = `$.${place}(${quote(bound.name)}, ${quote(field.name)}, ${quote(word)},`;
      const shape = {
        name: functionName('Class', bound.name, field.name),
        parameters,
        sharing: ownSharingOf(bound),
        position,
        accessorOf: { owner: bound.name, name: field.name }
      };
      emitFunction(unit, prefix, shape, emitBody(statements));
      unit.writer.write('); ');
    };
    return [{ position, emit }];
  });
}

function staticPiece(unit: UnitContext, bound: BoundClass, initializer: BoundInitializer): Piece {
  const { position } = initializer;
  return {
    position,
    emit: () => {
      const shape = {
        name: functionName('Class', bound.name, STATIC_SEGMENT),
        parameters: ['$s'],
        sharing: ownSharingOf(bound),
        position
      };
      emitFunction(unit, `$.staticInitializer(${quote(bound.name)},`, shape, (context) => {
        if (initializer.kind === 'block') return emitStatements(context, initializer.body);
        const value = context.expression(initializer.value);
        unit.writer.write(unit.count(position.line));
        unit.writer.write(` $s.${fieldProperty(initializer.field)} = ${value}; `);
      });
      unit.writer.write('); ');
    }
  };
}
