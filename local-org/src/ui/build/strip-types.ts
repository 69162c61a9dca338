import { stripTypeScriptTypes } from 'node:module';
import type { Plugin } from 'rollup';

/** The browser part of the local org is TypeScript whose types are simply erased; positions stay as they are. */
export function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform(code, id) {
      if (!id.split('?', 1)[0]!.endsWith('.ts')) return null;
      return { code: stripTypeScriptTypes(code), map: null };
    }
  };
}
