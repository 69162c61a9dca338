import type { Scheme } from './signatures.ts';

/** The address that is registered at Bird for every source. */
export const WEBHOOK_URL = 'https://hooks.example.com/bird';

interface Source {
  readonly scheme: Scheme;
  readonly key: string;
}

const JWT: Source = { scheme: 'MessageBirdJwt', key: 'fixture-gen1-signing-key' };
const LEGACY: Source = { scheme: 'MessageBirdLegacy', key: 'fixture-gen1-signing-key' };
const BIRD: Source = { scheme: 'BirdUrl', key: 'fixture-gen2-signing-key' };
const STANDARD: Source = {
  scheme: 'StandardWebhooks',
  key: 'whsec_Zml4dHVyZS1nZW4zLXNpZ25pbmcta2V5'
};

/**
 * Webhook sources of the org under test and the keys of the samples; those named `Later` are processed after the answer. Their
 * metadata lies beside the tests of the package, in `fixtures/webhook-sources`.
 */
export const SOURCES = {
  Gen1Jwt: JWT,
  Gen1JwtLater: JWT,
  Gen1Legacy: LEGACY,
  Gen1LegacyLater: LEGACY,
  Gen2: BIRD,
  Gen2Later: BIRD,
  Gen3: STANDARD,
  Gen3Later: STANDARD,
  Shared: { scheme: 'SharedSecret', key: 'fixture-shared-secret-of-32-characters' }
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof SOURCES;
