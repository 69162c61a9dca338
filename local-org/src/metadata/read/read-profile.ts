import { BlockList } from 'node:net';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { LoginIpRange } from '../oauth-schema.ts';
import { standardProfile } from '../profiles.ts';
import { checkShape } from './check-shape.ts';
import type { OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import { childrenOf, childText } from './xml.ts';

/** Elements that change nothing of what the local org knows of its standard profiles. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['custom', 'description', 'userLicense']);

/**
 * The log-in ranges of a `*.profile-meta.xml`.
 * @throws UnsupportedError for anything else in a profile, and for profiles other than the standard ones of the local org
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 */
export function readLoginIpRanges(
  source: OpenFile,
  report: MetadataReport
): readonly LoginIpRange[] {
  const { root, file } = source;
  const name = decodeURIComponent(source.name);
  if (standardProfile(name) === undefined) throw new UnsupportedError(`The profile ${name}`, file);
  const foreign = root.children.find(
    (child) => child.name !== 'loginIpRanges' && !WITHOUT_EFFECT.has(child.name)
  );
  if (foreign !== undefined) throw new UnsupportedError(`${foreign.name} of a profile`, file);
  return childrenOf(root, 'loginIpRanges').map((element) => {
    checkShape(
      { file, root: { ...element, name: 'ProfileLoginIpRange' } },
      'ProfileLoginIpRange',
      report
    );
    const range = {
      start: childText(element, 'startAddress') ?? '',
      end: childText(element, 'endAddress') ?? ''
    };
    if (!isRange(range))
      report.add(file, element, 'wrong-value', `Invalid IP range: ${range.start} to ${range.end}`);
    return range;
  });
}

function isRange({ start, end }: LoginIpRange): boolean {
  try {
    new BlockList().addRange(start, end);
    return true;
  } catch {
    return false;
  }
}
