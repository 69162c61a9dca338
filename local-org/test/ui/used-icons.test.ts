import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Plugin } from 'rollup';
import { usedIcons } from '../../src/ui/build/used-icons.ts';

const ALL = ['utility_pause', 'utility_play', 'utility_like', 'doctype_pdf', 'doctype_word'];
const INDEX = `${ALL.map((name) => `import { default as ${name} } from './${name}.html';`).join('\n')}\nexport default { ${ALL.join(', ')} };`;

test('icons are kept that are named in full, or by the words of a file that puts names together', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'icons-'));
  try {
    writeFileSync(path.join(folder, 'a.html'), '<lightning-icon icon-name="doctype:word">');
    writeFileSync(path.join(folder, 'b.ts'), "return `utility:${on ? 'pause' : 'play'}`;");
    writeFileSync(path.join(folder, 'c.ts'), "const words = ['like', 'pdf'];");
    const { transform } = usedIcons([folder]) as Plugin & {
      readonly transform: (
        this: void,
        code: string,
        id: string
      ) => { readonly code: string } | null;
    };
    const kept = transform(INDEX, '/x/iconSvgTemplatesUtility/buildTemplates/templates.js');
    assert.equal(
      kept?.code.split('\n').at(-1),
      'export default { utility_pause, utility_play, doctype_word };'
    );
    assert.equal(transform(INDEX, '/x/icon/icon.js'), null);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
