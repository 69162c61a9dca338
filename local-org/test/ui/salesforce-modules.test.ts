import assert from 'node:assert/strict';
import { test } from 'node:test';
import { salesforceModules, type ModuleReferences } from '../../src/ui/build/salesforce-modules.ts';

type Load = (id: string) => string | null;

function loadModule(name: string): { code: string | null; references: ModuleReferences } {
  const references: ModuleReferences = { labels: [], apexMethods: [], schema: [] };
  const plugin = salesforceModules(references) as unknown as { resolveId: Load; load: Load };
  const id = plugin.resolveId(name);
  return { code: id === null ? null : plugin.load(id), references };
}

test('modules of the platform that nobody models are left unresolved', () => {
  assert.equal(loadModule('@salesforce/resourceUrl/logo').code, null);
  assert.equal(loadModule('@salesforce/label/other.Name').code, null);
});

test('Apex methods, labels and fields are remembered for the check against the deployment', () => {
  assert.deepEqual(
    loadModule('@salesforce/apex/BirdConversationController.getThread').references.apexMethods,
    ['BirdConversationController.getThread']
  );
  assert.deepEqual(loadModule('@salesforce/label/c.Bird_All').references.labels, ['Bird_All']);
  assert.deepEqual(loadModule('@salesforce/schema/Lead.Phone').references.schema, ['Lead.Phone']);
});
