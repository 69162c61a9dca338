import { characterEscape, literal } from './escapes.ts';
import type { PatternScanner } from './scanner.ts';

/** One member of a class: a single character may begin a range, anything else stands alone. */
interface Member {
  readonly text: string;
  readonly isCharacter: boolean;
}

function member(scanner: PatternScanner): Member {
  if (scanner.accept('[')) return { text: characterClass(scanner), isCharacter: false };
  const character = scanner.next();
  if (character !== '\\') return { text: literal(character), isCharacter: true };
  if (scanner.accept('Q')) {
    const quoted = [...scanner.until('\\E', 'Unclosed quotation')].map(literal).join('');
    return { text: quoted, isCharacter: false };
  }
  const escaped = characterEscape(scanner);
  if (escaped === null) throw scanner.failure('Illegal/unsupported escape sequence');
  return { text: escaped, isCharacter: !/^(?:\[|\\[pP])/.test(escaped) };
}

function range(scanner: PatternScanner, first: Member): string {
  const isRange = scanner.peek() === '-' && !['', ']', '['].includes(scanner.peek(1));
  if (!first.isCharacter || !isRange) return first.text;
  scanner.next();
  const last = member(scanner);
  if (!last.isCharacter) throw scanner.failure('Illegal character range');
  return `${first.text}-${last.text}`;
}

/** A bracketed class of Java, unions and intersections included, in JavaScript's `v` form; the opening bracket is already read. */
export function characterClass(scanner: PatternScanner): string {
  const negated = scanner.accept('^');
  const operands: string[] = [];
  let union = '';
  let isFirst = true;
  while (isFirst || scanner.peek() !== ']') {
    if (scanner.atEnd) throw scanner.failure('Unclosed character class');
    if (scanner.accept('&&')) {
      operands.push(union);
      union = '';
    } else {
      union += range(scanner, member(scanner));
    }
    isFirst = false;
  }
  scanner.next();
  operands.push(union);
  const sets = operands.filter((operand) => operand !== '');
  const body = sets.length === 1 ? (sets[0] ?? '') : sets.map((set) => `[${set}]`).join('&&');
  return `[${negated ? '^' : ''}${body}]`;
}
