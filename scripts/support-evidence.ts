import ts from 'typescript';
import { assumed, documented, recorded } from '../local-org/test/support/evidence.ts';

/** What a behaviour test says of the platform, and where it knows it from. */
export interface Behaviour {
  /** Title of the `describe` around the test; empty where none has one. */
  readonly subject: string;
  /** Title of the test; empty where only a run would know it. */
  readonly title: string;
  readonly kind: 'documented' | 'assumed' | 'recorded';
  /** An address, a reason, or an org and a day. */
  readonly source: string;
}

type Evidence = Pick<Behaviour, 'kind' | 'source'>;

/** What stands around a test. */
interface Surroundings {
  readonly titles: readonly string[];
  readonly evidence: Evidence | null;
}

/** Behaviours of one test file in their order, read without running it; tests without a mark of their own or around them are left out. */
export function behavioursIn(file: string, text: string): readonly Behaviour[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(source);
  const found: Behaviour[] = [];
  const visit = (node: ts.Node, around: Surroundings): void => {
    const kind = blockKind(node);
    if (kind === null) return ts.forEachChild(node, (child) => visit(child, around));
    const [name, ...rest] = (node as ts.CallExpression).arguments;
    const inside = within(around, name === undefined ? '' : valueOf(name, constants));
    if (kind === 'test' && inside.evidence !== null) {
      const title = inside.titles.at(-1) ?? '';
      const subject = inside.titles.slice(0, -1).join(': ');
      found.push({ subject, title: title === UNKNOWN ? '' : title, ...inside.evidence });
    }
    for (const each of rest) visit(each, inside);
  };
  visit(source, { titles: [], evidence: null });
  return found;
}

function blockKind(node: ts.Node): 'describe' | 'test' | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const name = node.expression.text;
  return name === 'describe' || name === 'test' ? name : null;
}

const MARK = /\s*\[(documented |assumed: |recorded on )([^\]]*)\]\s*/;

function within(around: Surroundings, name: string): Surroundings {
  const [mark, word, source] = MARK.exec(name) ?? [];
  const title = (mark === undefined ? name : name.replace(mark, ' ')).trim();
  const kind = word?.split(/[: ]/)[0] as Evidence['kind'] | undefined;
  return {
    titles: title === '' ? around.titles : [...around.titles, title],
    evidence: kind === undefined ? around.evidence : { kind, source: source ?? '' }
  };
}

/** Texts of the constants of a file. */
function constantsOf(source: ts.SourceFile): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      constants.set(node.name.text, valueOf(node.initializer, constants));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}

const MARKERS: Readonly<Record<string, (...texts: [string, string?]) => string>> = {
  documented,
  assumed,
  recorded: (org, day = '') => recorded(org, day)
};

/** What only a run would know. */
const UNKNOWN = '…';

/** The text of an expression. */
function valueOf(node: ts.Expression, constants: ReadonlyMap<string, string>): string {
  const value = (part: ts.Expression): string => valueOf(part, constants);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return constants.get(node.text) ?? UNKNOWN;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map((span) => value(span.expression) + span.literal.text);
    return node.head.text + spans.join('');
  }
  if (ts.isBinaryExpression(node)) return value(node.left) + value(node.right);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return UNKNOWN;
  const [first = '', second] = node.arguments.map(value);
  return MARKERS[node.expression.text]?.(first, second) ?? UNKNOWN;
}
