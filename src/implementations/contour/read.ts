import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, Setting } from '../../configuration/configuration.ts';
import { refOfHop } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { withAnswer } from '../read-answer.ts';
import { through } from './fields.ts';
import { observe } from './observe.ts';
import { protocolOf, type Said, saysTls } from './service-protocol.ts';

/** What the manifests say, and how the Service says that it speaks TLS. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting);
  const seen = readObserved(found, hops, old, {
    clientCertificate: false,
    tlsVersions: false,
    skippedName: false,
    protocolOf: (hop) => spokenBy(found, hop, old),
    bearsReason: (object) => saysTls(lookUp(found, object), old.setting),
  });
  return withAnswer(seen, through, wayOf(found, hops, seen));
}

/** What the Service of a backend that is not verified says; `undefined` for other hops. */
function saidOf(found: Found, hop: Hop, setting: Setting): Said | undefined {
  const ref = refOfHop(found, hop);
  const { connection } = hop;
  if (ref?.routeRef.kind !== 'HTTPRoute' || ref.port === null) return undefined;
  if (connection.kind !== 'tls' || connection.anchors.kind !== 'unchecked') return undefined;
  const service = lookUp(found, ref.to);
  return service && protocolOf(service, ref.port, setting);
}

/** gRPC looks like any other HTTP/2. */
function spokenBy(found: Found, hop: Hop, old: Configuration): Backend['protocol'] | undefined {
  const said = saidOf(found, hop, old.setting);
  if (said?.protocol !== 'h2') return said && 'http/1.1';
  const { to } = hop;
  const known = old.backends.find((backend) => {
    const service = serviceOf(backend, old);
    return (
      to.kind === 'Service' &&
      service?.namespace === to.namespace &&
      service.name === to.name &&
      service.port === to.port
    );
  });
  return known?.protocol === 'grpc' ? 'grpc' : 'h2';
}

function wayOf(found: Found, hops: readonly Hop[], { setting, route }: Configuration): string | undefined {
  const ways = hops.flatMap((hop) => {
    if (hop.from?.route.namespace !== route.namespace || hop.from.route.name !== route.name) return [];
    const said = saidOf(found, hop, setting);
    return said?.protocol === 'tls' ? [said.path.includes('appProtocol') ? 'app-protocol' : 'annotation'] : [];
  });
  return ways[0];
}
