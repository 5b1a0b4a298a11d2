import type { Finding } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { missingGrant } from '../findings/grants.ts';

/** Listeners whose certificate stands in another namespace, without leave from there: GEN-12. */
export function grantlessCertificates(references: readonly Reference[], found: Found): readonly Finding[] {
  return references.flatMap(({ from, path, to }) =>
    from.kind === 'Gateway' && path.includes('certificateRefs')
      ? missingGrant(found, from, to, { object: from, path })
      : [],
  );
}
