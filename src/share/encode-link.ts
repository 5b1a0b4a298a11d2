import { deflateSync, strToU8 } from 'fflate';
import { encodeBase64Url } from '../certificates/base64.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { JsonObject } from '../manifest/json.ts';
import { differenceToDefaults } from './difference.ts';
import { LINK_VERSION, MANIFESTS_VERSION } from './link-version.ts';
import { type LeftOut, leanManifests, type Manifests, sharable } from './manifests.ts';
import { redact, type Scope } from './redact.ts';

/**
 * The fragment of a link to this Configuration: `#s=1.` and then, in base64 for URLs, the raw deflate of the JSON of what
 * differs from the defaults. Servers never see fragments. `decodeLink` gives back `redact(configuration, scope)`, as long
 * as the link stays within `LINK_LIMITS`.
 */
export function encodeLink(configuration: Configuration, scope: Scope): string {
  return fragmentOf(LINK_VERSION, differenceToDefaults(redact(configuration, scope)));
}

/** Characters that a link with manifests may have: browsers take that much, and little else cuts it off. */
export const MANIFESTS_LIMIT = 60_000;

export interface Link {
  readonly link: string;
  /** Why the manifests that somebody changed by hand are not in it; `null` where they are. */
  readonly leftOut: LeftOut | null;
}

/** A link to a Configuration together with the manifests that somebody has changed by hand, as far as they can go. */
export function encodeLinkWith(configuration: Configuration, manifests: Manifests, scope: Scope): Link {
  const may = sharable(manifests, scope);
  const without = () => encodeLink(configuration, scope);
  if (!may.ok) return { link: without(), leftOut: may.leftOut };
  const difference = differenceToDefaults(redact(configuration, scope));
  const link = fragmentOf(MANIFESTS_VERSION, { ...difference, manifests: leanManifests(may.manifests) });
  return link.length > MANIFESTS_LIMIT ? { link: without(), leftOut: 'too-long' } : { link, leftOut: null };
}

function fragmentOf(version: number, content: JsonObject): string {
  return `#s=${version}.${encodeBase64Url(deflateSync(strToU8(JSON.stringify(content)), { level: 9 }))}`;
}
