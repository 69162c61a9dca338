import { createRequire } from 'node:module';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { RollupReplaceOptions } from '@rollup/plugin-replace';
import type { Plugin } from 'rollup';

const require = createRequire(import.meta.url);

/** Both plugins declare an ES module's default export but are CommonJS functions: loaded as what they are. */
export const lwcPlugin = require('@lwc/rollup-plugin') as (options: RollupLwcOptions) => Plugin;
export const replacePlugin = require('@rollup/plugin-replace') as (
  options: RollupReplaceOptions
) => Plugin;
