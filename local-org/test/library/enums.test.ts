import { test } from 'node:test';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { openLibrary } from '../../src/org/library.ts';
import { apex } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';
import { isImplemented, librarySignatures } from '../support/library-signatures.ts';

const ENUMS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm';
const library = openLibrary();
const constants = librarySignatures().filter(
  (each) => each.kind === 'constant' && isImplemented(library, each)
);
const platform = openPlatformTables();

test(documented(ENUMS, 'each constant of an enum of the platform has its name'), () =>
  give(
    apex,
    '',
    constants.map(({ owner, name }) => [`${owner}.${name}.name()`, name])
  )
);

test(documented(ENUMS, 'each enum of the platform that is modelled has all of its constants'), () =>
  give(
    apex,
    '',
    [...new Set(constants.map(({ owner }) => owner))].map((owner) => [
      `${owner}.values().size()`,
      platform.type(owner)!.enumConstants.length
    ])
  )
);
