import { InternalError } from '../../diagnostics/errors.ts';

/** A Java type as it stands in a descriptor or generic signature. */
export type JavaType =
  | { readonly kind: 'void' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'array'; readonly of: JavaType }
  | { readonly kind: 'class'; readonly name: string; readonly args: readonly JavaType[] };

export interface JavaMethodType {
  readonly parameters: readonly JavaType[];
  readonly returns: JavaType;
}

export interface JavaClassSignature {
  readonly typeParameters: readonly string[];
  readonly superclass: JavaType;
  readonly interfaces: readonly JavaType[];
}

/** `Lcom/x/List<TT;>;` */
export function parseFieldSignature(signature: string): JavaType {
  return new SignatureReader(signature).type();
}

/** `(TT;)Lcom/x/Boolean;` */
export function parseMethodSignature(signature: string): JavaMethodType {
  const reader = new SignatureReader(signature);
  return { parameters: reader.parameters(), returns: reader.type() };
}

/** `<T:Ljava/lang/Object;>Ljava/lang/Object;Lcom/x/Iterable<TT;>;` */
export function parseClassSignature(signature: string): JavaClassSignature {
  const reader = new SignatureReader(signature);
  return {
    typeParameters: reader.typeParameters(),
    superclass: reader.type(),
    interfaces: reader.rest()
  };
}

class SignatureReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  type(): JavaType {
    const tag = this.#text[this.#at++];
    if (tag === 'V') return { kind: 'void' };
    if (tag === 'T') return { kind: 'variable', name: this.#until(';') };
    if (tag === '[') return { kind: 'array', of: this.type() };
    if (tag === 'L') return this.#classType();
    throw new InternalError(
      `The Java signature ${this.#text} holds the unknown type ${tag ?? 'nothing'}.`
    );
  }

  parameters(): readonly JavaType[] {
    this.#expect('(');
    const parameters: JavaType[] = [];
    while (this.#text[this.#at] !== ')') parameters.push(this.type());
    this.#at++;
    return parameters;
  }

  typeParameters(): readonly string[] {
    const names: string[] = [];
    if (this.#text[this.#at] !== '<') return names;
    this.#at++;
    while (this.#text[this.#at] !== '>') {
      names.push(this.#until(':'));
      if (this.#text[this.#at] !== ':') this.type();
      while (this.#text[this.#at] === ':') {
        this.#at++;
        this.type();
      }
    }
    this.#at++;
    return names;
  }

  rest(): readonly JavaType[] {
    const types: JavaType[] = [];
    while (this.#at < this.#text.length) types.push(this.type());
    return types;
  }

  #classType(): JavaType {
    const start = this.#at;
    while (this.#text[this.#at] !== ';' && this.#text[this.#at] !== '<') this.#at++;
    const name = this.#text.slice(start, this.#at);
    const args: JavaType[] = [];
    if (this.#text[this.#at] === '<') {
      this.#at++;
      while (this.#text[this.#at] !== '>') args.push(this.type());
      this.#at++;
    }
    this.#expect(';');
    return { kind: 'class', name, args };
  }

  #until(end: string): string {
    const start = this.#at;
    this.#at = this.#text.indexOf(end, start) + 1;
    return this.#text.slice(start, this.#at - 1);
  }

  #expect(character: string): void {
    if (this.#text[this.#at++] !== character)
      throw new InternalError(`The Java signature ${this.#text} is damaged.`);
  }
}
