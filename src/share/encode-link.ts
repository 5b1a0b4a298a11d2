import { deflateSync, strToU8 } from 'fflate';
import { encodeBase64Url } from '../certificates/base64.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { differenceToDefaults } from './difference.ts';
import { LINK_VERSION } from './link-version.ts';
import { redact, type Scope } from './redact.ts';

/**
 * The fragment of a link to this Configuration: `#s=1.` and then, in base64 for URLs, the raw deflate of the JSON of what
 * differs from the defaults. Servers never see fragments. `decodeLink` gives back `redact(configuration, scope)`, as long
 * as the link stays within `LINK_LIMITS`.
 */
export function encodeLink(configuration: Configuration, scope: Scope): string {
  const json = JSON.stringify(differenceToDefaults(redact(configuration, scope)));
  return `#s=${LINK_VERSION}.${encodeBase64Url(deflateSync(strToU8(json), { level: 9 }))}`;
}
