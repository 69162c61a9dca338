import type { Identifier } from '../syntax/ast.ts';
import type { ApexType } from '../syntax/types.ts';
import { fail } from './mistakes.ts';
import { checkVariableName } from './reserved-names.ts';

/** A local variable or parameter. */
export interface LocalVariable {
  readonly name: string;
  /** Unique JavaScript-safe name in the body. */
  readonly local: string;
  /** null when its declaration was wrong: uses are not reported again. */
  readonly type: ApexType | null;
}

/** The local variables of one body, block by block. An inner block cannot reuse a name of an outer one. */
export class LocalScopes {
  readonly #blocks: Map<string, LocalVariable>[] = [new Map<string, LocalVariable>()];
  #count = 0;

  find(name: string): LocalVariable | null {
    const lower = name.toLowerCase();
    for (const block of this.#blocks) {
      const variable = block.get(lower);
      if (variable !== undefined) return variable;
    }
    return null;
  }

  /** Declares a variable in the innermost block; fails on a name that is taken. */
  declare(name: Identifier, type: ApexType | null): LocalVariable {
    checkVariableName(name);
    if (this.find(name.text) !== null)
      fail('duplicate-variable', name.position, `Duplicate variable: ${name.text}`);
    const variable = { name: name.text, local: this.fresh(name.text), type };
    this.#blocks.at(-1)?.set(name.text.toLowerCase(), variable);
    return variable;
  }

  /** A JavaScript name that nothing else in the body has. */
  fresh(name: string): string {
    return `${name}$${++this.#count}`;
  }

  /** Runs `work` in a block of its own. */
  inBlock<T>(work: () => T): T {
    this.#blocks.push(new Map());
    try {
      return work();
    } finally {
      this.#blocks.pop();
    }
  }
}
