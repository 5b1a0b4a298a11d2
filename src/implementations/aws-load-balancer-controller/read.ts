import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { refOfHop } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { attachmentsOf } from './attachments.ts';
import { observe } from './observe.ts';
import { readListenerSettings } from './read-listener.ts';
import { propertyOf, readTargetOptions, targetGroupOf } from './read-options.ts';

/** What the manifests say: load balancers have no client certificate, and take no TLS versions or name for their targets. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting);
  const says: Says = {
    clientCertificate: false,
    tlsVersions: false,
    skippedName: false,
    protocolOf: (hop) => protocolOf(found, hop, old),
  };
  return readListenerSettings(found, readTargetOptions(found, hops, readObserved(found, hops, old, says)));
}

const PROTOCOLS: { readonly [version: string]: Backend['protocol'] } = { HTTP1: 'http/1.1', HTTP2: 'h2', GRPC: 'grpc' };

/** Only the target group of an HTTPRoute behind HTTPS says which protocol it speaks. */
function protocolOf(found: Found, hop: Hop, { setting }: Configuration): Backend['protocol'] | undefined {
  const ref = refOfHop(found, hop);
  if (ref === undefined || ref.routeRef.kind !== 'HTTPRoute') return undefined;
  if (!attachmentsOf(found, ref.route).some(({ listener }) => listener?.protocol === 'HTTPS')) return undefined;
  const version = propertyOf(targetGroupOf(found, setting, ref), 'protocolVersion') ?? 'HTTP1';
  return typeof version === 'string' ? PROTOCOLS[version] : undefined;
}
