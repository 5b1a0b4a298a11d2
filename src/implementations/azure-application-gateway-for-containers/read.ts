import type { Configuration } from '../../configuration/configuration.ts';
import { type Found, foundOf, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { groupOf } from '../../manifest/object.ts';
import { observe } from './observe.ts';
import { askedConnection, heldBy } from './policies.ts';
import { AGC_GROUP } from './watches.ts';

const SAYS: Says = { clientCertificate: true, tlsVersions: false, skippedName: true, listsHostName: true };

/** What the manifests say: a policy that is refused still says what was wished. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting).map((hop) => asAsked(found, hop));
  return readObserved(withoutOutdone(found, hops), hops, old, SAYS);
}

function asAsked(found: Found, hop: Hop): Hop {
  if (hop.connection.kind !== 'refused' || hop.to.kind !== 'Service') return hop;
  const [cause] = hop.because;
  const policy = cause === undefined ? undefined : lookUp(found, cause.object);
  if (policy === undefined || groupOf(policy.apiVersion) !== AGC_GROUP) return hop;
  const [held] = heldBy([policy], hop.to.port);
  return held === undefined ? hop : { ...hop, connection: askedConnection(held) };
}

/** Gateway API's policies, which are not read, tell what is wished only where no policy of its own does. */
function withoutOutdone(found: Found, hops: readonly Hop[]): Found {
  const outdone = new Set(
    hops.flatMap(({ to, connection }) => {
      if (to.kind !== 'Service' || connection.kind !== 'tls') return [];
      const { namespace, name } = to;
      return attachmentsTo(found, { group: '', kind: 'Service', namespace, name }).map(({ policy }) => policy);
    }),
  );
  return outdone.size === 0 ? found : foundOf(found.objects.filter((object) => !outdone.has(object)));
}
