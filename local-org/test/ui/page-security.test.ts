import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CspTrustedSiteSchema } from '../../src/metadata/setup-schema.ts';
import { pageHeaders } from '../../src/ui/server/page-security.ts';
import { documented } from '../support/evidence.ts';

const CSP = 'https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html';
const MEDIA: CspTrustedSiteSchema = {
  name: 'Media',
  endpointUrl: 'https://media.example.com',
  isActive: true,
  context: 'LEX',
  directives: ['img-src', 'media-src']
};

function sourcesOf(directive: string, sites: readonly CspTrustedSiteSchema[]): string {
  const policy = pageHeaders(sites)['Content-Security-Policy'] ?? '';
  return policy.split('; ').find((part) => part.startsWith(`${directive} `)) ?? '';
}

describe('the content security policy of pages', () => {
  test(documented(CSP, 'other hosts serve nothing without a trusted site'), () => {
    assert.equal(sourcesOf('img-src', []), "img-src 'self' data: blob:");
  });

  test(documented(CSP, 'a trusted site serves what it was trusted for, nothing else'), () => {
    assert.match(sourcesOf('img-src', [MEDIA]), / https:\/\/media\.example\.com$/);
    assert.match(sourcesOf('media-src', [MEDIA]), / https:\/\/media\.example\.com$/);
    for (const directive of ['script-src', 'connect-src', 'frame-src', 'style-src'])
      assert.doesNotMatch(sourcesOf(directive, [MEDIA]), /example/);
  });

  test(documented(CSP, 'a site that is off or meant for other pages serves nothing'), () => {
    const others = [
      { ...MEDIA, isActive: false },
      { ...MEDIA, context: 'Communities' }
    ];
    for (const site of others) assert.doesNotMatch(sourcesOf('img-src', [site]), /example/);
  });
});
