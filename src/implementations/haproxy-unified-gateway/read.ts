import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { observe } from './observe.ts';
import { mountedAt } from './server.ts';

/** What the manifests say: files by the objects that are mounted there, as far as their names tell. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting).map(withMounted);
  return readObserved(found, hops, old, { clientCertificate: false, tlsVersions: true, skippedName: true });
}

function withMounted(hop: Hop): Hop {
  const { connection, to } = hop;
  if (connection.kind !== 'tls' || connection.anchors.kind !== 'references' || to.kind !== 'Service') return hop;
  const [first, ...rest] = connection.anchors.references;
  const at = (file: typeof first) => mountedAt(file, to.namespace);
  return {
    ...hop,
    connection: { ...connection, anchors: { kind: 'references', references: [at(first), ...rest.map(at)] } },
  };
}
